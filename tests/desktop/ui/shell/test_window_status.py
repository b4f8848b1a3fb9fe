"""The window's frame shows the open record: title, counts, rounds, and what can be undone."""

from PySide6.QtWidgets import QMenu

from db.changes.nominations import MoveNominations
from db.changes.people import AddPerson, EditPerson
from db.changes.rounds import OpenRound
from db.queries.settings import person_ids
from db.rules.terms import NominationState, RewardType
from desktop.ui.shell.gallery import settle
from desktop.ui.shell.sidebar import COUNT_ROLE
from desktop.ui.shell.window_status import WindowStatus
from tests.desktop.ui.windows import open_page, write


def counts(program):
    model = program.window.sidebar.model()
    return {model.items[row].page: model.index(row).data(COUNT_ROLE) for row in range(model.rowCount())}


def test_the_title_names_the_open_round(qapp, program):
    assert program.window.windowTitle().startswith("Tổng kết công tác năm 2022")
    assert "Tổng kết công tác năm 2022" in program.window.round_button.accessibleName()


def test_the_counts_stand_beside_the_pages(qapp, program):
    settle(qapp, program)
    assert counts(program)["nominations"] == "10"


def test_a_change_says_what_was_done_and_offers_undo(qapp, program):
    write(program, AddPerson("Vừ Mí Kẻ", honorific="Ông"))
    bar, menus = program.window.undo_bar, program.window.menus
    assert bar.text()
    assert menus.undo.isEnabled() and bar.text() in menus.undo.text()
    done = bar.text()
    program.undo()
    assert menus.redo.isEnabled()
    assert done in menus.redo.text() and done in bar.text()


def test_every_round_is_offered_and_the_open_one_is_ticked(qapp, program):
    other = write(program, OpenRound("Đợt A & B đột xuất", 2023, RewardType.SUDDEN))
    menu = QMenu()
    program.window_status.fill_rounds(menu)
    rounds = [action for action in menu.actions() if action.isCheckable()]
    assert [action.isChecked() for action in rounds].count(True) == 1
    next(action for action in rounds if "Đợt A && B đột xuất" in action.text()).trigger()
    settle(qapp, program)
    assert program.context.round_id == other
    assert program.window.windowTitle().startswith("Đợt A & B đột xuất")
    assert counts(program)["nominations"] in ("", "0")


def test_a_round_chosen_on_its_page_is_shown_in_the_whole_window(qapp, program):
    other = write(program, OpenRound("Đợt A & B đột xuất", 2023, RewardType.SUDDEN))
    page = open_page(qapp, program, "rounds")
    page.choose(other)
    settle(qapp, program)
    assert program.context.round_id == other
    assert program.window.page_name == "home"
    assert program.window.windowTitle().startswith("Đợt A & B đột xuất")
    assert "Đợt A & B đột xuất" in program.window.round_button.accessibleName()


def test_a_round_whose_opening_is_taken_back_gives_way_to_the_newest_that_is_left(qapp, program):
    first = program.context.round_id
    program.context.round.choose(write(program, OpenRound("Đợt đột xuất", 2023, RewardType.SUDDEN)))
    settle(qapp, program)
    program.window_status.undo()
    settle(qapp, program)
    assert program.context.round_id == first
    assert program.window.windowTitle().startswith("Tổng kết công tác năm 2022")


def test_before_a_record_is_open_there_is_nothing_to_show(qapp, program):
    status = WindowStatus(lambda _id: None, lambda: None, program)
    menu = QMenu()
    status.fill_rounds(menu)
    status.refresh()
    status.show_round(None)
    assert menu.isEmpty()


def test_acts_of_the_window_name_number_and_nominee(qapp, program):
    """Whatever kind of act: by hand, in a form of several changes, taken back, done again."""
    bar = program.window.undo_bar
    write(program, MoveNominations((4,), NominationState.SUBMITTED))
    settle(qapp, program)
    assert bar.text() == "Đã nộp đề nghị: ông Ma Văn Khánh"
    program.undo()
    settle(qapp, program)
    assert bar.text() == "Đã hoàn tác: Nộp đề nghị: ông Ma Văn Khánh"
    program.redo()
    settle(qapp, program)
    assert bar.text() == "Đã làm lại: Nộp đề nghị: ông Ma Văn Khánh"
    page = open_page(qapp, program, "journal")
    said = [page.model.index(row, 2).data() for row in range(3)]
    assert said == [
        "Làm lại: Nộp đề nghị: ông Ma Văn Khánh",
        "Hoàn tác: Nộp đề nghị: ông Ma Văn Khánh",
        "Nộp đề nghị: ông Ma Văn Khánh",
    ]


def test_a_form_of_several_changes_is_told_and_taken_back_as_one(qapp, program):
    def work(steps):
        made = steps.do(AddPerson("Vừ Mí Kẻ", honorific="Ông"))
        steps.do(EditPerson(made, "Vừ Mí Kẻ", honorific="Ông", birth="1990"))

    before = program.context.history.next_undo()
    program.context.do_steps(work)
    settle(qapp, program)
    assert program.window.undo_bar.text() == "Đã thêm người: ông Vừ Mí Kẻ"
    program.undo()
    settle(qapp, program)
    assert program.context.history.next_undo() == before
    with program.context.database.read() as session:
        assert not person_ids(session, "vu mi ke")
