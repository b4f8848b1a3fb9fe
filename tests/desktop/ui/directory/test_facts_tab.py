"""Facts of a person and of a unit stand beside the list: entered by the grid, taken out, brought back by undo."""

from db.changes.facts import EnterFacts, FactRow
from db.changes.units import AddUnit
from db.models.facts import Headcount
from db.models.nominees import Nominee
from desktop.ui.shell import gallery
from tests.desktop.ui.directory.test_page import agree, answer, find, program  # noqa: F401 - the fixture
from tests.desktop.ui.windows import open_page


def rows(tab):
    return [[tab.table.item(row, at).text() for at in range(2)] for row in range(tab.table.rowCount())]


def test_facts_of_somebody_are_entered_corrected_and_taken_out_beside_the_list(qapp, qtbot, program):  # noqa: F811
    people = open_page(qapp, program, "people")
    find(qapp, program, people, "vu mi ke")
    people.list.choose_first()
    people.tabs.setCurrentIndex(1)
    assert not people.facts.remove_action.isEnabled() and people.facts.remove_action.statusTip()

    def fill(dialog):
        table = dialog.tables["duty_rating"]
        table.setCurrentCell(0, 1)
        table.paste("2025\tHTXS\n2024\tHTT")
        agree(qtbot, dialog)

    answer(fill)
    people.facts.enter_action.trigger()
    gallery.settle(qapp, program)
    assert [row[0] for row in rows(people.facts)] == ["2025", "2024"]
    assert rows(people.facts)[0][1] == "Xếp loại: Hoàn thành xuất sắc nhiệm vụ"
    people.facts.table.selectRow(0)
    people.facts.remove_action.trigger()
    gallery.settle(qapp, program)
    assert [row[0] for row in rows(people.facts)] == ["2024"]
    program.window.menus.undo.trigger()
    gallery.settle(qapp, program)
    assert [row[0] for row in rows(people.facts)] == ["2025", "2024"]


def test_a_unit_that_was_never_nominated_gets_its_headcount_in_one_step(qapp, qtbot, program):  # noqa: F811
    database = program.context.database
    unit = database.do(AddUnit("Trung tâm Dữ liệu Lâm Bình")).result
    people = open_page(qapp, program, "people")
    people.which.setCurrentIndex(1)
    find(qapp, program, people, "du lieu lam binh")
    people.list.choose_first()

    def fill(dialog):
        table = dialog.tables["headcount"]
        table.setCurrentCell(0, 1)
        table.paste("2025\t20\t9")
        dialog.tabs.setCurrentWidget(table)
        agree(qtbot, dialog)

    answer(fill)
    people.facts.enter_action.trigger()
    gallery.settle(qapp, program)
    assert rows(people.facts) == [["2025", "Số người: Người: 20, Nữ: 9"]]
    with database.read() as session:
        kept = session.query(Nominee).filter_by(unit_id=unit).one()
        assert session.query(Headcount).one().nominee_id == kept.id
    program.window.menus.undo.trigger()
    gallery.settle(qapp, program)
    assert rows(people.facts) == []
    database.do(EnterFacts((FactRow("headcount", 0, {"year": 2024, "total": 8, "women": 3}, unit_id=unit),)))
