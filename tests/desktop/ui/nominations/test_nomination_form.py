"""The entry form of one nomination, alone: what it completes, refuses and gives back."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from db.queries.lookups import KnownNominee
from db.rules.drafts import NominationDraft
from db.rules.nomination_fields import FIELDS, FieldKind
from db.rules.terms import NomineeKind
from desktop.ui.nominations.nomination_form import Looked, NominationForm
from desktop.ui.widgets.completion import Suggestion
from tests.desktop.ui.nominations.forms import KHANG, KHANH, fresh, leave


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


def test_another_name_typed_over_a_known_person_keeps_nothing_of_that_one(qtbot, form, type_vi):
    take(qtbot, form, 0)
    form.edits["unit"].setText("Trung tâm Khuyến công")
    edit = form.edits["name"]
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    type_vi(edit, "Hộ gia đình ông Giàng A Páo")
    edit.textEdited.emit(edit.text())  # as the keyboard says; an input method says nothing
    form.tidy()
    draft = form.draft()
    assert (draft.nominee_id, draft.position, draft.birth, draft.honorific) == (None, "", "", "")
    assert draft.unit == "Trung tâm Khuyến công", "what the clerk wrote stays"


def test_what_the_clerk_wrote_stays_when_a_known_person_has_nothing_there(qtbot, form):
    form.edits["position"].setText("Kế toán trưởng")
    take(qtbot, form, 1)
    assert form.draft().position == "Kế toán trưởng"


def test_a_known_person_turned_into_a_collective_is_nobody_known(qtbot, form):
    take(qtbot, form, 0)
    form.kind.setCurrentIndex(form.kind.findData(NomineeKind.COLLECTIVE.value))
    assert form.draft().nominee_id is None


def test_what_was_typed_comes_back_with_its_award_and_person_and_a_damaged_draft_without_them(qtbot, form):
    take(qtbot, form, 0)
    kept = json.loads(json.dumps(form.values()))
    form.fill({})
    assert (form.draft().name, form.draft().nominee_id) == ("", None)
    form.fill(kept)
    assert (form.draft().name, form.draft().nominee_id, form.target()) == ("Ma Văn Khánh", 4, (1, 1))
    form.fill({**kept, "nominee_id": "4", "award": 1})
    assert (form.draft().name, form.draft().nominee_id) == ("Ma Văn Khánh", None)


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


def test_an_honorific_and_capitals_typed_in_the_name_are_put_where_they_belong_and_said(qtbot, theme):
    form = fresh(qtbot, theme)
    leave(form, "name", "Bà VŨ THỊ KHA")
    assert (form.draft().honorific, form.draft().name) == ("Bà", "Vũ Thị Kha")
    assert "Bà VŨ THỊ KHA" in form.fields["name"].message()


def test_what_is_typed_so_again_stays_so(qtbot, theme):
    form = fresh(qtbot, theme)
    form.edits["name"].setText("Ma Văn Khánh")
    leave(form, "position", "TRƯỞNG PHÒNG")
    assert form.draft().position == "Trưởng phòng"
    leave(form, "position", "TRƯỞNG PHÒNG")
    assert form.draft().position == "TRƯỞNG PHÒNG"


@pytest.mark.parametrize(
    ("name", "honorific", "field"),
    [("Nguyễn Văn Đức", "Bà", "honorific"), ("Phòng Chuyển đổi số", "", "kind"), ("Khánh", "Ông", "name")],
)
def test_the_form_doubts_what_a_list_would_be_doubted_for(qtbot, theme, name, honorific, field):
    form = fresh(qtbot, theme)
    form.honorific.setCurrentIndex(form.honorific.findData(honorific))
    form.edits["name"].setText(name)
    assert form.fields[field].message()
    assert form.save_button.isEnabled(), "a doubt asks and does not stop"


def test_two_people_in_one_name_are_not_kept(qtbot, theme):
    form = fresh(qtbot, theme)
    form.edits["name"].setText("Ma Văn Khánh, Lò Thị Én")
    assert not form.save_button.isEnabled()


def test_a_disabled_button_says_why_and_required_fields_are_marked(qtbot, theme):
    form = fresh(qtbot, theme)
    assert not form.save_button.isEnabled()
    name = form.fields["name"]
    assert name.name() in form.foot.why.text() and form.foot.why.text() == form.save_button.toolTip()
    assert name.title.text().endswith("*") and not form.fields["position"].title.text().endswith("*")
    form.edits["name"].setText("Ma Văn Khánh")
    assert form.save_button.isEnabled() and form.foot.why.isHidden()


def test_without_any_award_to_choose_the_form_says_so(qtbot, theme):
    form = NominationForm(theme, lambda name, typed, kind: [], [])
    qtbot.addWidget(form)
    form.edits["name"].setText("Ma Văn Khánh")
    assert not form.save_button.isEnabled() and form.foot.why.text()


def known_of_that_name(draft, _target):
    same = draft.nominee_id is None and draft.name == KHANH.name
    return Looked([KHANH, replace(KHANH, nominee_id=6, position="Văn thư")] if same else [])


def test_a_known_name_typed_in_full_is_asked_about_and_one_key_says_yes(qtbot, theme):
    form = fresh(qtbot, theme, known_of_that_name)
    form.edits["unit"].setText("Bưu điện tỉnh")
    form.edits["name"].setText(KHANH.name)
    assert not form.settle(), "nothing is kept before the answer"
    assert "1986" in form.foot.question.note.text() and "Văn phòng Sở" in form.foot.question.note.text()
    qtbot.keyClick(form.edits["name"], Qt.Key.Key_F4)
    draft = form.draft()
    assert (draft.nominee_id, draft.birth, draft.honorific) == (4, "1986", "Ông")
    assert draft.unit == "Bưu điện tỉnh", "what was typed stays"
    assert form.settle()


def test_another_namesake_or_somebody_new_can_be_meant(qtbot, theme):
    form = fresh(qtbot, theme, known_of_that_name)
    form.edits["name"].setText(KHANH.name)
    form.look_now()
    assert len(form.foot.question.buttons) == 3
    form.foot.question.buttons[1].click()
    assert form.draft().nominee_id == 6
    form.fill({"name": KHANH.name})
    qtbot.keyClick(form.edits["name"], Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert form.draft().nominee_id is None
    assert form.settle()
    form.fill({"name": KHANH.name})
    assert form.foot.question.open, "the next of that name is asked about again"


def test_a_known_unit_in_another_spelling_is_asked_about(qtbot, theme):
    def look(draft, _target):
        return Looked(unit="Phòng Chuyển đổi số" if draft.unit == "P.CĐS" else "")

    form = fresh(qtbot, theme, look)
    form.edits["name"].setText("Ma Văn Khánh")
    form.edits["unit"].setText("P.CĐS")
    form.look_now()
    qtbot.keyClick(form.edits["unit"], Qt.Key.Key_F4)
    assert form.draft().unit == "Phòng Chuyển đổi số"


def test_a_collective_under_the_name_it_had_before_is_asked_about(qtbot, theme):
    def look(draft, _target):
        return Looked(called="Sở Khoa học và Công nghệ" if draft.name == "Sở KHCN cũ" else "")

    form = fresh(qtbot, theme, look)
    form.edits["name"].setText("Sở KHCN cũ")
    form.look_now()
    assert "Sở Khoa học và Công nghệ" in form.foot.question.note.text()
    qtbot.keyClick(form.edits["name"], Qt.Key.Key_F4)
    assert form.draft().name == "Sở Khoa học và Công nghệ"


def test_the_record_is_asked_a_moment_after_the_last_key(qtbot, theme):
    asked = []
    form = fresh(qtbot, theme, lambda draft, _target: asked.append(draft.name) or Looked())
    with qtbot.waitSignal(form._later.timeout):
        form.edits["name"].setText("Ma Văn Khánh")
    assert asked == ["Ma Văn Khánh"]


def test_what_comes_back_from_a_form_that_was_left_is_selected(qtbot, theme):
    form = fresh(qtbot, theme)
    form.fill({"name": "Ma Văn Khánh", "position": "Văn thư"})
    form.select_typed(["position", "name"])
    assert form.edits["name"].selectedText() == "Ma Văn Khánh"
    form.select_typed(["position"])
    assert form.edits["position"].selectedText() == "Văn thư"
