"""Our office and the authorities: mended in place, renamed from a day on, ended, removed."""

from datetime import date

import pytest

from db.changes.authorities import DateName
from db.queries.authority_words import words
from db.queries.lookups import signers
from db.queries.settings import setting
from db.rules.dates import SINCE_EVER
from db.rules.terms import SigningCapacity
from tests.desktop.ui.catalogue.conftest import cells, choose
from tests.desktop.ui.records import TODAY


@pytest.fixture
def tab(page):
    return page.office


def chairman(tab):
    line = next(line for line in tab.lines if line.newest.number_suffix == "QĐ-UBND")
    tab.list.choose(line.id)
    return line


def on(program, authority, day):
    with program.context.database.read() as session:
        return words(session, authority, day)


def test_our_office_stands_first_and_signers_below_its_names(tab):
    assert tab.lines[0].is_office and tab.list.count() == 3
    assert cells(tab.people, 0)[:3] == ["Phạm Thế Khải", "người đứng đầu", "GIÁM ĐỐC"]
    assert cells(tab.names, 0)[0] == "Sở Thông tin và Truyền thông tỉnh Tuyên Quang"


def test_a_typing_mistake_is_corrected_in_place_and_undone(tab, page, program, settle):
    line = chairman(tab)
    tab.form.edits["place"].setText("TP. Tuyên Quang")
    assert "Tuyên Quang" in tab.form.fields["place"].message()
    assert page.save_action.isEnabled() and not page.tab_actions["add"].isEnabled()
    assert "1" in page._buttons["save"].text()
    page.save_action.trigger()
    settle()
    assert on(program, line.id, TODAY).place == "TP. Tuyên Quang"
    assert not page.save_action.isEnabled()
    program.window.menus.undo.trigger()
    settle()
    assert on(program, line.id, TODAY).place == "Tuyên Quang"
    assert tab.form.edits["place"].value() == "Tuyên Quang"


def test_what_was_typed_stays_while_another_authority_is_looked_at(tab, settle):
    chairman(tab)
    tab.form.edits["fund"].setText("Quỹ của tỉnh")
    tab.list.setCurrentRow(0)
    assert tab.form.edits["fund"].value() == ""
    chairman(tab)
    assert tab.form.edits["fund"].value() == "Quỹ của tỉnh" and tab.differing() == 1
    tab.drop()
    assert tab.form.edits["fund"].value() == "" and tab.differing() == 0


def test_another_name_holds_from_its_day_only(tab, page, program, settle):
    line = chairman(tab)
    tab.form.rename.setChecked(True)
    tab.form.edits["number_suffix"].setText("QĐ-CTUBND")
    page.save_action.trigger()
    assert "ngày" in tab.note.text()
    tab.form.start.setText("01/07/2025")
    page.save_action.trigger()
    settle()
    assert on(program, line.id, date(2025, 6, 30)).number_suffix == "QĐ-UBND"
    assert on(program, line.id, date(2025, 7, 1)).number_suffix == "QĐ-CTUBND"
    assert tab.names.rowCount() == 2 and not tab.form.renames()
    assert tab.form.edits["number_suffix"].value() == "QĐ-CTUBND", "the new name is looked at"
    assert tab.differing() == 0, "nothing would be written over the name before it"


def test_what_was_typed_as_another_name_is_dropped_whole(tab):
    chairman(tab)
    tab.form.rename.setChecked(True)
    tab.form.edits["number_suffix"].setText("QĐ-CTUBND")
    tab.drop()
    assert tab.form.edits["number_suffix"].value() == "QĐ-UBND" and tab.differing() == 0


def test_nothing_that_papers_need_may_be_emptied(tab, page, program, settle):
    line = chairman(tab)
    tab.form.edits["title"].setText("")
    page.save_action.trigger()
    assert "Còn thiếu" in tab.note.text()
    assert on(program, line.id, TODAY).title


def test_our_name_with_its_province_and_the_level_are_kept_too(tab, page, program, settle):
    tab.list.setCurrentRow(0)
    tab.form.edits["full_name"].setText("Sở TTTT tỉnh Tuyên Quang")
    tab.form.level.setCurrentIndex(tab.form.level.findData("other"))
    page.save_action.trigger()
    settle()
    with program.context.database.read() as session:
        assert setting(session, "office.full_name", "") == "Sở TTTT tỉnh Tuyên Quang"
    assert tab.lines[0].level == "other"


def test_a_signer_is_added_changed_and_removed(tab, page, program, answer, settle):
    chairman(tab)
    answer(name="Lý Thị Mỹ", office="PHÓ CHỦ TỊCH", start="01/06/2021", end="31/05/2026")
    tab.insert()
    settle()
    assert cells(tab.people, tab.people.currentRow())[3:] == ["01/06/2021", "31/05/2026"]
    answer(name="Lý Thị Mỵ", capacity="Q.")
    tab.edit()
    settle()
    with program.context.database.read() as session:
        made = next(each for each in signers(session) if each.full_name == "Lý Thị Mỵ")
    assert made.capacity is SigningCapacity.ACTING
    tab.actions_of_office.remove_signer()
    settle()
    assert "Lý Thị Mỵ" not in [cells(tab.people, row)[0] for row in range(tab.people.rowCount())]


def test_a_former_name_and_the_day_of_a_name_are_mended(tab, program, answer, settle):
    line = chairman(tab)
    answer(valid_from="01/01/1976", body="Ủy ban nhân dân tỉnh Hà Tuyên", number_suffix="QĐ-UB")
    tab.actions_of_office.add_former()
    settle()
    assert on(program, line.id, date(1980, 1, 1)).body == "Ủy ban nhân dân tỉnh Hà Tuyên"
    choose(tab.names, "Ủy ban nhân dân tỉnh Tuyên Quang")
    answer(valid_from="01/10/1991")
    tab.actions_of_office.correct_day()
    settle()
    assert on(program, line.id, date(1991, 9, 30)).number_suffix == "QĐ-UB"
    choose(tab.names, "Ủy ban nhân dân tỉnh Hà Tuyên")
    tab.actions_of_office.remove_name()
    settle()
    assert tab.names.rowCount() == 1


def test_the_first_day_that_nobody_entered_is_asked_for_with_the_name_before_it(tab, program, answer, settle):
    line = chairman(tab)
    program.context.do(DateName(line.newest.id, SINCE_EVER))
    settle()
    assert cells(tab.names, 0)[1] == "–"
    answer(valid_from="03/01/1976", next_from="12/08/1991", body="Ủy ban nhân dân tỉnh Hà Tuyên")
    tab.actions_of_office.add_former()
    settle()
    assert on(program, line.id, date(1991, 8, 11)).body == "Ủy ban nhân dân tỉnh Hà Tuyên"
    assert on(program, line.id, date(1991, 8, 12)).body == "Ủy ban nhân dân tỉnh Tuyên Quang"
    program.window.menus.undo.trigger()
    settle()
    assert [cells(tab.names, row)[1] for row in range(tab.names.rowCount())] == ["–"], "one step"


def test_an_authority_out_of_use_stands_last_and_can_be_taken_up_again(tab, page, answer, settle):
    line = chairman(tab)
    answer(last_day="30/11/2023")
    tab.change()
    settle()
    assert tab.lines[-1].id == line.id
    tab.list.choose(line.id)
    tab.change()
    settle()
    assert tab.lines[-1].newest.valid_to is None


def test_an_authority_that_nothing_names_is_added_and_removed(tab, page, program, answer, settle):
    answer(
        body="Bộ Nội vụ",
        title="Bộ trưởng Bộ Nội vụ",
        office="BỘ TRƯỞNG",
        place="Hà Nội",
        number_suffix="QĐ-BNV",
        signer="Nguyễn Văn Ấn",
    )
    tab.add()
    settle()
    assert tab.line().newest.body == "Bộ Nội vụ" and cells(tab.people, 0)[0] == "Nguyễn Văn Ấn"
    tab.remove()
    settle()
    assert len(tab.lines) == 3


def test_our_own_office_is_never_removed(tab, page):
    tab.list.setCurrentRow(0)
    assert not page.tab_actions["remove"].isEnabled()
