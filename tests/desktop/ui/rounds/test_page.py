"""The list of all rounds: its columns, and choosing, changing and closing one."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog

from db.changes.round_plan import AnswerUnits, RemindUnits
from db.changes.rounds import EditRound, OpenRound
from db.queries.round_list import RoundLine, rounds
from db.queries.round_plan import asked_units
from db.rules.terms import RewardType, RoundState
from desktop.ui.framework.round_form import RoundForm
from desktop.ui.rounds.page import round_columns
from desktop.ui.shell import gallery
from tests.desktop.ui.records import TODAY
from tests.desktop.ui.refusals import refusal
from tests.desktop.ui.windows import open_page

OPEN = RoundLine(1, "Đợt 1", 2023, RewardType.MERIT, None, "", "", None, RoundState.OPEN)


def test_the_columns_say_name_year_type_count_and_state():
    columns = {column.name: column for column in round_columns(lambda line: str(line.id * 10))}
    assert {name: column.text(OPEN) for name, column in columns.items()} == {
        "name": "Đợt 1",
        "year": "2023",
        "type": "Công trạng",
        "many": "10",
        "state": "đang mở",
    }


def test_a_closed_round_has_a_lock(qapp):
    closed = RoundLine(1, "Đợt 1", 2023, RewardType.MERIT, None, "", "", None, RoundState.CLOSED)
    state = next(column for column in round_columns(lambda _line: "") if column.name == "state")
    assert (state.mark(OPEN).icon, state.mark(closed).icon) == ("lock-open", "lock")


@pytest.fixture
def page(qapp, program):
    program.context.history.do(OpenRound("Đợt đột xuất", 2023, RewardType.SUDDEN, None, "Cứu người", date(2023, 5, 1)))
    return open_page(qapp, program, "rounds")


def test_every_round_is_listed_with_its_nominations(page):
    shown = {page.model.row_at(row).name for row in range(page.model.rowCount())}
    assert shown == {"Tổng kết công tác năm 2022", "Đợt đột xuất"}
    counts = sorted(page._count(page.model.row_at(row)) for row in range(page.model.rowCount()))
    assert counts == ["0", "10"]


def test_the_filter_finds_a_name_typed_without_marks(qapp, program, page):
    page.filter.edit.setText("dot xuat")
    page.reload()
    gallery.settle(qapp, program)
    assert [page.model.row_at(row).name for row in range(page.model.rowCount())] == ["Đợt đột xuất"]


def test_choosing_a_round_makes_it_the_open_one(qapp, program, page):
    page.choose(2)
    gallery.settle(qapp, program)
    assert program.context.round_id == 2 and program.window.page_name == "home"


def test_a_closed_round_stays_in_the_list_and_can_be_looked_at(qapp, program, page):
    page.select(2)
    gallery.settle(qapp, program)
    page.close_round()
    gallery.settle(qapp, program)
    states = {page.model.row_at(row).id: page.model.row_at(row).state for row in range(page.model.rowCount())}
    assert states == {1: RoundState.OPEN, 2: RoundState.CLOSED}


def test_the_details_show_the_movement_and_the_citation(qapp, program, page):
    page.select(1)
    gallery.settle(qapp, program)
    assert page.name.text() == "Tổng kết công tác năm 2022"
    assert "phong trào thi đua yêu nước năm 2022" in page.words.text()
    page.show_details(0)
    assert (page.name.text(), page.words.text()) == ("", "")


def test_changing_a_round_writes_what_the_form_holds(qapp, program, page, monkeypatch):
    def answer(form):
        form.name.setText("Đợt đột xuất tháng 5")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(RoundForm, "exec", answer)
    page.select(2)
    gallery.settle(qapp, program)
    page.edit()
    gallery.settle(qapp, program)
    with program.context.database.read() as session:
        assert {line.id: line.name for line in rounds(session)}[2] == "Đợt đột xuất tháng 5"


def test_a_form_that_is_left_changes_nothing(qapp, program, page, monkeypatch):
    monkeypatch.setattr(RoundForm, "exec", lambda _form: QDialog.DialogCode.Rejected)
    page.new()
    with program.context.database.read() as session:
        assert len(rounds(session)) == 2


def test_a_round_that_is_there_already_is_told_in_the_form_and_asked_again(qapp, program, page, monkeypatch):
    told = []

    def answer(form):
        if said := refusal(form):
            told.append(said)
            return QDialog.DialogCode.Rejected
        form.name.setText("Đợt đột xuất")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(RoundForm, "exec", answer)
    page.new()
    assert len(told) == 1


def test_a_copy_asks_for_the_new_year_s_words_and_days_and_becomes_the_open_round(qapp, program, page, monkeypatch):
    shown = []

    def answer(form):
        shown.append(form.values())
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(RoundForm, "exec", answer)
    page.select(1)
    gallery.settle(qapp, program)
    page.copy()
    gallery.settle(qapp, program)
    assert shown[0].movement == "phong trào thi đua yêu nước năm 2023"
    with program.context.database.read() as session:
        copy = next(line for line in rounds(session) if line.id == program.context.round_id)
    assert (copy.name, copy.year) == ("Tổng kết công tác năm 2023", 2023)
    assert copy.movement == "phong trào thi đua yêu nước năm 2023"
    assert copy.deadline == date(2024, 11, 30)
    assert program.window.page_name == "home"


def test_the_round_chosen_is_the_one_that_every_page_works_on(qapp, program, page):
    names = ("nominations", "council", "decisions", "certificates")
    before = {name: open_page(qapp, program, name) for name in names}
    assert before["nominations"].model.rowCount() > 0
    open_page(qapp, program, "rounds").choose(2)
    gallery.settle(qapp, program)
    assert "Đợt đột xuất" in program.window.windowTitle()
    for name in names:
        open_page(qapp, program, name)
    assert before["nominations"].model.rowCount() == 0
    assert before["nominations"].round.id == 2
    assert not before["council"].record_action.isEnabled()


def test_beside_a_round_stands_how_far_each_unit_is_with_its_list(qapp, program):
    page = open_page(qapp, program, "rounds")
    line = page.model.row_at(0)
    asked = ("Phòng Chuyển đổi số", "Văn phòng Sở", "Bưu điện huyện Na Hang", "Trường THCS Na Hang")
    database = program.context.database
    database.do(EditRound(line.id, line.name, line.year, line.reward_type, citation=line.citation, units=asked))
    with database.read() as session:
        ids = {unit.name: unit.id for unit in asked_units(session, line.id)}
    database.do(AnswerUnits((ids["Trường THCS Na Hang"],)))
    database.do(RemindUnits((ids["Bưu điện huyện Na Hang"],)))
    page.refresh()
    gallery.settle(qapp, program)
    page.list.choose(line.id)
    page.show_details(line.id)
    told = {page.units.cell(row, 0).text(): page.units.cell(row, 1).text() for row in range(page.units.rowCount())}
    assert told["Phòng Chuyển đổi số"] == told["Văn phòng Sở"] == "đã gửi"
    assert told["Trường THCS Na Hang"] == "không đề nghị ai"
    assert told["Bưu điện huyện Na Hang"] == f"đã nhắc {TODAY:%d/%m/%Y}"
    assert page.asked.text() == "Đơn vị đã trả lời: 3/4"


def test_the_steps_of_the_chosen_round_lead_into_it_and_a_closed_one_is_not_closed_again(qapp, qtbot, program, page):
    page.list.choose(1)
    gallery.settle(qapp, program)
    assert page.steps.isVisible() and page.steps._steps[1].figure == "10"
    page.list.choose(2)
    gallery.settle(qapp, program)
    assert page.steps._steps[1].figure == "0"
    page.close_round()
    gallery.settle(qapp, program)
    assert not page.close_action.isEnabled() and page.close_action.statusTip() == "Đợt này đã đóng."
    page.reopen_action.trigger()
    gallery.settle(qapp, program)
    assert page.close_action.isEnabled() and page.reopen_action.statusTip() == "Đợt này đang mở."
    assert page.model.row_at(page.model.row_of(2)).state is RoundState.OPEN
    with qtbot.waitSignal(page.page_requested) as asked:
        page.steps.opened.emit("nominations")
    assert asked.args == ["nominations", 0] and program.context.round_id == 2
