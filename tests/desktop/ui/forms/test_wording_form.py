"""The form with which a decision changes the wording of one nominee, alone."""

import unicodedata

from db.queries.decision_list import DecisionItemLine
from db.rules.terms import NomineeKind
from desktop.ui.forms.wording_form import WordingForm

FACTS = {
    "nomination_id": 3,
    "kind": NomineeKind.INDIVIDUAL,
    "honorific": "Ông",
    "name": "Ma Văn Khánh",
    "position": "Chuyên viên",
    "unit": "Văn phòng Sở",
    "citation": "Đã có thành tích",
    "approved": True,
    "reason": "",
    "changed": False,
}
ITEM = DecisionItemLine(**{name: FACTS.get(name, "") for name in DecisionItemLine.__dataclass_fields__})


def test_the_wording_starts_as_the_nomination_has_it(qtbot, theme):
    form = WordingForm(theme, ITEM)
    qtbot.addWidget(form)
    values = form.values()
    assert (values["recipient"], values["position"], values["unit"], values["citation"]) == (
        "Ma Văn Khánh",
        "Chuyên viên",
        "Văn phòng Sở",
        "Đã có thành tích",
    )
    assert "Ma Văn Khánh" in form.windowTitle() and form.accept_button.isEnabled()


def test_what_the_signed_paper_says_is_given_back_composed(qtbot, theme, type_vi):
    form = WordingForm(theme, ITEM)
    qtbot.addWidget(form)
    form.position.setText(unicodedata.normalize("NFD", "Trưởng phòng"))
    form.citation.setPlainText("Lập thành tích xuất sắc\n")
    assert form.values()["position"] == "Trưởng phòng"
    assert form.values()["citation"] == "Lập thành tích xuất sắc"
