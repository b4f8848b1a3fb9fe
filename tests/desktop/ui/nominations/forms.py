"""Entry forms alone, and two people whom the record knows."""

from datetime import date

from db.queries.lookups import KnownNominee
from db.rules.terms import NomineeKind
from desktop.ui.nominations.nomination_form import NominationForm, nothing_known

KHANH = KnownNominee(
    4,
    NomineeKind.INDIVIDUAL,
    "Ma Văn Khánh",
    honorific="Ông",
    position="Phó Trưởng phòng",
    unit="Văn phòng Sở",
    birth="1986",
)


TODAY = date(2026, 11, 28)
KHANG = KnownNominee(5, NomineeKind.INDIVIDUAL, "Ma Văn Kháng", unit="Bưu điện tỉnh")


def fresh(qtbot, theme, look=nothing_known):
    made = NominationForm(theme, lambda name, typed, kind: [], [("Bằng khen", (1, 1))], lambda: TODAY, look)
    qtbot.addWidget(made)
    made.resize(340, 500)
    with qtbot.waitActive(made):
        made.show()
    made.start("Đề nghị mới", "Thêm", {"citation": "Đã có thành tích"})
    return made


def leave(form, name, text):
    form.edits[name].setText(text)
    form.edits[name].editingFinished.emit()
