"""What was typed into a nomination and never kept: nothing of it is lost, and nothing of it is kept unasked."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from db.changes.nominations import EditNomination
from db.queries.journal_rows import told_rows
from db.queries.journal_steps import last_steps
from db.queries.lookups import known_nominees
from db.queries.nomination_drafts import nomination_draft
from db.rules.nomination_fields import FIELDS, FieldKind
from db.rules.terms import NomineeKind
from desktop.ui.core.i18n import _
from desktop.ui.framework.row_labels import row_lines
from desktop.ui.nominations.columns import nomination_columns
from desktop.ui.nominations.entry import listed_names, suggestions
from desktop.ui.nominations.form_fields import write_into
from desktop.ui.shell import gallery
from tests.desktop.ui.windows import open_page, start, write

PERSON = 5  # in the small record
TYPED = "Quyền Trưởng phòng Chuyển đổi số"


@pytest.fixture
def page(qapp, program):
    page = open_page(qapp, program, "nominations")
    page.edit(PERSON)
    return page


@pytest.fixture
def typed(qapp, program, page):
    page.form.edits["position"].setText(TYPED)
    gallery.settle(qapp, program)
    return page


def kept(program, id_=PERSON):
    with program.context.database.read() as session:
        return nomination_draft(session, id_)


def position(page):
    return page.form.edits["position"].value()


def test_leaving_with_escape_keeps_what_was_typed_beside_the_record(qapp, program, typed):
    before = kept(program).position
    typed.form.leave_button.click()
    gallery.settle(qapp, program)
    assert kept(program).position == before
    typed.edit(PERSON)
    assert position(typed) == TYPED
    assert typed.form.discard_button.isVisible()


def test_a_new_nomination_begun_meanwhile_is_empty_and_takes_nothing_away(qapp, program, typed):
    typed.new()
    assert typed.form.edits["name"].value() == ""
    assert not typed.form.discard_button.isVisible()
    typed.edit(PERSON)
    assert position(typed) == TYPED


def test_another_nomination_does_not_get_what_was_typed_for_the_first(qapp, program, typed):
    typed.edit(PERSON + 1)
    assert position(typed) != TYPED
    assert not typed.form.discard_button.isVisible()


def test_what_was_typed_is_there_after_a_restart(qapp, program, typed, own_data_folder, record):
    program.window.close()
    again = start(qapp, own_data_folder, record)
    page = open_page(qapp, again, "nominations")
    page.edit(PERSON)
    assert position(page) == TYPED
    again.window.close()


def test_what_was_typed_can_be_dropped(qapp, program, typed):
    before = kept(program).position
    typed.edit(PERSON)
    typed.form.discard_button.click()
    gallery.settle(qapp, program)
    assert position(typed) == before
    typed.edit(PERSON)
    assert position(typed) == before
    assert not typed.form.discard_button.isVisible()


def test_what_is_kept_leaves_no_draft(qapp, program, typed):
    typed.form.save_button.click()
    gallery.settle(qapp, program)
    assert kept(program).position == TYPED
    typed.edit(PERSON)
    assert not typed.form.discard_button.isVisible()


def test_typing_back_what_stood_there_leaves_no_draft(qapp, program, typed):
    typed.form.edits["position"].setText(kept(program).position)
    gallery.settle(qapp, program)
    typed.edit(PERSON)
    assert not typed.form.discard_button.isVisible()


def test_only_what_was_typed_goes_over_what_changed_meanwhile(qapp, program, typed):
    typed.form.leave_button.click()
    line = typed.line(PERSON)
    elsewhere = replace(kept(program), citation="Đã có thành tích xuất sắc trong chuyển đổi số năm 2022")
    write(program, EditNomination(PERSON, elsewhere, line.award_type_id, line.authority_id))
    gallery.settle(qapp, program)
    typed.edit(PERSON)
    assert position(typed) == TYPED
    assert typed.form.edits["citation"].value() == elsewhere.citation


LINES = [each for each in FIELDS if each.asked_of and each.kind in (FieldKind.LINE, FieldKind.LONG)]


def test_everything_typed_for_a_new_person_stands_in_record_list_details_and_journal(qapp, program):
    page = open_page(qapp, program, "nominations")
    page.new()
    typed = {"name": "Y Thuyên Niê", **{each.name: f"Ea H’leo {at}" for at, each in enumerate(LINES)}, "period": "2022"}
    for name, text in typed.items():
        write_into(page.form.edits[name], text)
    page.form.honorific.setCurrentIndex(1)
    page.form.save_button.click()
    program.context.history.finish()
    gallery.settle(qapp, program)
    made = page.list.current_id()
    draft = kept(program, made)
    assert {name: getattr(draft, name) for name in typed} == typed
    listed = {column.name: column.text(page.line(made)) for column in nomination_columns()}
    assert {each.name: listed[each.name] for each in LINES if each.listed} == {
        each.name: typed[each.name] for each in LINES if each.listed
    }
    page.leave_entry()
    page.show_details(made)
    told = [label.text() for label in page.details.findChildren(QLabel)]
    assert [each.name for each in LINES if each.detailed and typed[each.name] not in told] == []
    journal = "\n".join(line for row in last_rows(program) for line in row_lines(row))
    assert [each.name for each in LINES if f"{_(each.label)}: {typed[each.name]}" not in journal] == []
    program.context.history.undo()
    program.context.history.finish()
    gallery.settle(qapp, program)
    assert kept(program, made) is None


def last_rows(program):
    with program.context.database.read() as session:
        return told_rows(session, last_steps(session, 1)[0].id)[0]


@pytest.mark.parametrize(
    ("typed", "first", "official"),
    [("tay", "Tày", ""), ("ede", "Ê-đê", ""), ("khơ m", "Khơ-me", ""), ("cao", "Cao Lan", "Sán Chay")],
)
def test_ethnic_groups_are_completed_from_the_official_list(program, typed, first, official):
    with program.context.database.read() as session:
        found = suggestions(session, "ethnic_group", typed, NomineeKind.INDIVIDUAL)
    assert (found[0].text, found[0].hint) == (first, official)
    assert len([name for name, said in listed_names("ethnic_groups").items() if not said]) == 54


def people(program):
    with program.context.database.read() as session:
        return len(known_nominees(session, "ma van khanh", NomineeKind.INDIVIDUAL, 20))


def test_a_known_name_typed_in_full_makes_no_second_person_unasked(qapp, program, page):
    page.new()
    page.form.edits["name"].setText("Ma Văn Khánh")
    page.form.edits["unit"].setText("Bưu điện tỉnh")
    before = last_steps_of(program)
    page.keep()
    gallery.settle(qapp, program)
    assert last_steps_of(program) == before, "nothing is written before the answer"
    assert page.form.foot.question.open
    page.form.foot.question.buttons[0].click()
    assert page.form.foot.notes[0].text(), "he is in this round already"
    page.form.foot.question.answer(0)
    assert people(program) == 1


def test_somebody_else_of_a_known_name_is_entered_after_one_key(qapp, program, page):
    page.new()
    page.form.edits["name"].setText("Ma Văn Khánh")
    page.form.edits["unit"].setText("Bưu điện tỉnh")
    page.keep()
    page.form.foot.question.answer(-1)
    page.keep()
    gallery.settle(qapp, program)
    assert people(program) == 2
    assert page.form.edits["name"].value() == "", "the next one can be typed"


def test_the_name_of_a_nomination_that_is_corrected_is_not_asked_about(qapp, program, page):
    page.form.edits["position"].setText(TYPED)
    page.form.edits["name"].textEdited.emit(page.form.edits["name"].text())
    page.keep()
    gallery.settle(qapp, program)
    assert kept(program).position == TYPED


def test_what_comes_back_is_selected(qapp, program, typed):
    typed.form.leave_button.click()
    typed.edit(PERSON)
    assert typed.form.edits["position"].selectedText() == TYPED


def last_steps_of(program):
    with program.context.database.read() as session:
        return [step.id for step in last_steps(session, 1)]
