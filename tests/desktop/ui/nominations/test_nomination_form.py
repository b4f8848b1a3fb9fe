"""The entry form of one nomination, alone: what it completes, refuses and gives back."""

import pytest
from PySide6.QtCore import Qt

from db.queries.lookups import KnownNominee
from db.rules.drafts import NominationDraft
from db.rules.nomination_fields import FIELDS, FieldKind
from db.rules.terms import NomineeKind
from desktop.ui.nominations.nomination_form import NominationForm
from desktop.ui.widgets.completion import Suggestion

KHANH = KnownNominee(
    4,
    NomineeKind.INDIVIDUAL,
    "Ma Văn Khánh",
    honorific="Ông",
    position="Phó Trưởng phòng",
    unit="Văn phòng Sở",
    birth="1986",
)


KHANG = KnownNominee(5, NomineeKind.INDIVIDUAL, "Ma Văn Kháng", unit="Bưu điện tỉnh")


@pytest.fixture
def form(qtbot, theme):
    known = [Suggestion(each.name, "", each) for each in (KHANH, KHANG)]
    form = NominationForm(theme, lambda name, typed, kind: known if name == "name" else [], [("Bằng khen", (1, 1))])
    qtbot.addWidget(form)
    form.show()
    return form


def take(qtbot, form, at):
    edit = form.edits["name"]
    edit.clear()
    qtbot.keyClicks(edit, "ma")
    for _row in range(at):
        qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Return)


def test_another_person_chosen_does_not_inherit_the_first_ones_position_and_birth(qtbot, form):
    take(qtbot, form, 0)
    assert form.edits["position"].value() == "Phó Trưởng phòng"
    take(qtbot, form, 1)
    draft = form.draft()
    assert (draft.name, draft.nominee_id, draft.unit) == ("Ma Văn Kháng", 5, "Bưu điện tỉnh")
    assert (draft.position, draft.birth, draft.honorific) == ("", "", "")


def test_what_the_clerk_wrote_stays_when_a_known_person_has_nothing_there(qtbot, form):
    form.edits["position"].setText("Kế toán trưởng")
    take(qtbot, form, 1)
    assert form.draft().position == "Kế toán trưởng"


def test_a_known_person_turned_into_a_collective_is_nobody_known(qtbot, form):
    take(qtbot, form, 0)
    form.kind.setCurrentIndex(form.kind.findData(NomineeKind.COLLECTIVE.value))
    assert form.draft().nominee_id is None


def test_a_page_pasted_into_a_date_does_not_fill_the_form(form):
    form.edits["name"].setText("Lù Thị Chấn")
    form.edits["birth"].setText("x" * 5000)
    assert 0 < len(form.fields["birth"].message()) < 400


@pytest.mark.parametrize("typed", ["2022", "2018-2022", "từ 01/2021 đến 12/2022", ""])
def test_years_of_achievement_are_taken_as_they_are_written(form, typed):
    form.edits["name"].setText("Ma Văn Khánh")
    form.edits["period"].setText(typed)
    assert form.fields["period"].message() == ""


@pytest.mark.parametrize("typed", ["2031", "2024-2020", "năm ngoái", "20222"])
def test_years_that_cannot_be_are_asked_about_and_do_not_stop(form, typed):
    form.edits["name"].setText("Ma Văn Khánh")
    form.edits["period"].setText(typed)
    assert typed in form.fields["period"].message()
    assert form.save_button.isEnabled()


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [("name", "", True), ("name", "Ma\u202eVăn", True), ("name", "A" * 400, True), ("name", "Ma Văn Khánh", False)],
)
def test_wrong_input_is_said_beside_its_field(qtbot, theme, field, text, says):
    form = NominationForm(theme, lambda name, typed, kind: [], [("Bằng khen", (1, 1))])
    qtbot.addWidget(form)
    form.honorific.setCurrentIndex(1)
    form.edits["citation"].setPlainText("Đã có thành tích")
    form.edits["name"].setText("x")
    form.edits[field].setText(text)
    assert form.save_button.isEnabled() is not says
    assert form.draft() == NominationDraft(
        NomineeKind.INDIVIDUAL, form.edits["name"].value(), honorific="Ông", citation="Đã có thành tích"
    )


ASKED_OF_PEOPLE = [each for each in FIELDS if NomineeKind.INDIVIDUAL in each.asked_of]
LINES = [each for each in ASKED_OF_PEOPLE if each.kind is FieldKind.LINE]
FILLED_IN = [each for each in LINES if each.known]


@pytest.mark.parametrize("field", LINES, ids=lambda field: field.name)
def test_what_is_typed_in_a_field_is_what_will_be_kept(form, field):
    form.edits["name"].setText("Y Thuyên Niê")
    form.edits[field.name].setText("Ea H’leo, ê̆ và Y’Bih")
    assert getattr(form.draft(), field.name) == "Ea H’leo, ê̆ và Y’Bih"
    assert form.values()[field.name] == "Ea H’leo, ê̆ và Y’Bih", "it survives a crash as well"
    form.fill({**form.values(), field.name: "Buôn Đôn"})
    assert form.edits[field.name].value() == "Buôn Đôn"


@pytest.mark.parametrize("kind", list(NomineeKind))
def test_each_kind_of_nominee_is_asked_for_its_own_fields_only(form, kind):
    for field in LINES:
        form.edits[field.name].setText("Có")
    form.kind.setCurrentIndex(form.kind.findData(kind.value))
    for field in FIELDS:
        if field.asked_of:
            assert form.fields[field.name].isVisible() is (kind in field.asked_of), field.name
    assert {field.name for field in LINES if getattr(form.draft(), field.name)} == {
        field.name for field in LINES if kind in field.asked_of
    }


def test_everything_known_of_a_person_is_filled_in_and_goes_with_another_person(qtbot, theme):
    known = KnownNominee(4, NomineeKind.INDIVIDUAL, "Ma Văn Khánh", **{each.name: each.label for each in FILLED_IN})
    form = NominationForm(theme, lambda name, typed, kind: found if name == "name" else [], [("Bằng khen", (1, 1))])
    found = [Suggestion(each.name, "", each) for each in (known, KHANG)]
    qtbot.addWidget(form)
    form.show()
    take(qtbot, form, 0)
    assert {each.name: form.edits[each.name].value() for each in FILLED_IN} == {
        each.name: each.label for each in FILLED_IN
    }
    take(qtbot, form, 1)
    assert [each.name for each in FILLED_IN if form.edits[each.name].value()] == ["unit"]


@pytest.mark.parametrize("field", LINES, ids=lambda field: field.name)
def test_a_text_too_long_for_its_field_is_told_beside_it(form, field):
    form.edits["name"].setText("Y Thuyên Niê")
    form.edits[field.name].setText("ô" * (field.length + 1))
    assert not form.save_button.isEnabled()
    assert str(field.length) in form.fields[field.name].message().replace(".", "")
