"""The page of people: who may be one person, taken apart again, what happened when; by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.changes.people import AddPerson, MergePeople
from db.changes.unit_history import MergeUnitEntries
from db.changes.units import AddUnit
from db.queries.directory import Merged
from db.queries.same_people import Put
from db.queries.timeline import Moment, MomentKind
from db.rules.terms import NominationState
from desktop.ui.core.i18n import _
from desktop.ui.directory.same_people import TITLES, SplitForm, TimelineDialog, painted
from desktop.ui.directory.same_people_dialog import Answer
from desktop.ui.directory.same_units_dialog import SameUnitsDialog
from desktop.ui.shell import gallery
from tests.desktop.ui.directory.test_page import action, agree, answer, find, names, press
from tests.desktop.ui.records import issue
from tests.desktop.ui.windows import open_page


@pytest.fixture
def program(program):
    do = program.context.database.do
    for name, birth in (("Hoà Thị Thuý", "12/05/1990"), ("Hòa Thị Thúy", "1990"), ("HÒA THỊ THÚY", "05/1990")):
        do(AddPerson(name, honorific="Bà", birth=birth, unit="Văn phòng Sở"))
    return program


@pytest.fixture
def people(qapp, program):
    return open_page(qapp, program, "people")


def test_pairs_are_decided_in_one_step_and_not_asked_again(qapp, qtbot, program, people):
    said = []
    people.status.connect(said.append)

    def decide(dialog):
        many = dialog.table.rowCount()
        assert many == 3
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        for row, key in enumerate((Qt.Key.Key_M, Qt.Key.Key_N, Qt.Key.Key_N)):
            dialog.table.selectRow(row)
            dialog.table.setFocus()
            qtbot.keyClick(dialog.table, key, Qt.KeyboardModifier.ControlModifier)
        agree(qtbot, dialog)

    answer(decide)
    press(qtbot, people, Qt.Key.Key_G)
    gallery.settle(qapp, program)
    gallery.settle(qapp, program)
    assert program.context.history.next_undo() == "person.keep_apart", said
    press(qtbot, people, Qt.Key.Key_G)
    gallery.settle(qapp, program)
    assert said[-1] == _("Nobody is suggested: no two entries look like one person.")
    program.window.menus.undo.trigger()
    gallery.settle(qapp, program)
    find(qapp, program, people, "hoa thi thuy")
    assert len(names(people)) == 3


def test_a_double_is_taken_out_again_by_key_also_after_other_steps(qapp, qtbot, program, people):
    do, said = program.context.database.do, []
    people.status.connect(said.append)
    double, kept = do(AddPerson("Lò Văn Pao")).result, do(AddPerson("Lò Văn Pảo")).result
    do(MergePeople(double, kept))
    do(AddPerson("Lò Văn Khác"))
    people.read_again()
    find(qapp, program, people, "lo van pao")
    people.list.choose_first()
    answer(lambda dialog: agree(qtbot, dialog))
    action(people, _("Take apart again…")).trigger()
    gallery.settle(qapp, program)
    assert sorted(names(people)) == ["Lò Văn Pao", "Lò Văn Pảo"]
    people.list.choose_first()
    action(people, _("Take apart again…")).trigger()
    assert "chưa có mục nào nhập vào" in said[-1]


def test_units_are_taken_apart_too(qapp, qtbot, program, people):
    do = program.context.database.do
    do(MergeUnitEntries(do(AddUnit("Phòng Sô")).result, do(AddUnit("Phòng Số hoá")).result))
    people.which.setCurrentIndex(1)
    gallery.settle(qapp, program)
    find(qapp, program, people, "phong so hoa")
    people.list.choose_first()
    answer(lambda dialog: agree(qtbot, dialog))
    action(people, _("Take apart again…")).trigger()
    gallery.settle(qapp, program)
    assert program.context.history.next_undo() == "unit.split"


def test_the_split_form_says_which_nominations_go_with_the_double(qtbot, theme):
    put = (Put(4, "Lò Văn Pao", "Xã A", "Giấy khen", 2023), Put(5, "Lò Văn Pảo", "Xã B", "Bằng khen", 2024))
    form = SplitForm(theme, "Lò Văn Pảo", (Merged(1, "Lò Văn Pao", "1990"), Merged(2, "Lò Văn Páo")), put)
    qtbot.addWidget(form)
    assert (form.double(), form.nominations()) == (1, ())
    form.choices.button(1).setChecked(True)
    form.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert (form.double(), form.nominations()) == (2, (5,))


def test_the_timeline_opens_by_key_and_prints_what_stands_in_the_register(qapp, qtbot, program, people):
    asked, seen = [], []
    people.print_requested.connect(asked.append)
    database = program.context.database
    with database.engine.begin() as connection:
        row = connection.exec_driver_sql(
            "SELECT id, round_id, authority_id, name FROM nomination WHERE kind = 'individual'"
        ).first()
    issue(database, row.round_id, row.authority_id, [row.id])
    find(qapp, program, people, row.name)
    people.list.choose_first()

    def look(dialog):
        seen.append(dialog.line.current())
        agree(qtbot, dialog)

    answer(look)
    press(qtbot, people, Qt.Key.Key_L)
    assert seen[0].title
    assert asked[0][0].code == "history"
    assert QApplication.activeModalWidget() is None


def test_whoever_has_no_award_is_shown_and_not_printed(qtbot, theme):
    dialog = TimelineDialog(theme, "Lò Văn Pao", (Moment(MomentKind.POST, 0, None, "Văn thư"),))
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.accept_button.isEnabled()
    assert "sổ vàng" in dialog.why_not()
    dialog.close()


@pytest.mark.parametrize("kind", MomentKind)
def test_each_kind_of_moment_has_words_and_says_when_and_what_became_of_it(kind):
    day, until = date(2020, 3, 1), date(2021, 12, 31)
    moment = Moment(
        *(kind, 2020, day, "Bằng khen", "Lò Văn Pao", "7/QĐ", until, "9/QĐ"),
        state=NominationState.WITHDRAWN,
        reason="Đơn vị rút",
    )
    told = painted(3, moment)
    assert "Bằng khen" in told.title
    assert kind is MomentKind.AWARD or _(TITLES[kind]) != TITLES[kind]
    assert [text for text, _tone in told.lines][:2] == ["Lò Văn Pao", "7/QĐ, 01/03/2020 – 31/12/2021"]
    assert ("Đơn vị rút", "text2") in told.lines
    assert told.mark == "stop"
    open_ended = painted(0, Moment(kind, 0, None, "x", until=until))
    assert (open_ended.year, open_ended.lines[0][0]) == ("", "đến 31/12/2021")


def test_units_of_the_list_are_suggested_as_one_merged_and_taken_back_in_one_step(qapp, qtbot, program, people):
    do, said = program.context.database.do, []
    for name in ("UBND xã Thượng Lâm", "Ủy ban nhân dân xã Thượng Lâm"):
        do(AddUnit(name))
    people.status.connect(said.append)
    people.which.setCurrentIndex(people.which.findData("units"))
    gallery.settle(qapp, program)

    def decide(dialog):
        assert isinstance(dialog, SameUnitsDialog)
        rows = [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]
        (row,) = [at for at, text in enumerate(rows) if "Thượng Lâm" in text]
        dialog.table.selectRow(row)
        dialog.answer(Answer.ONE)
        agree(qtbot, dialog)

    answer(decide)
    press(qtbot, people, Qt.Key.Key_G)
    gallery.settle(qapp, program)
    gallery.settle(qapp, program)
    assert program.context.history.next_undo() == "unit.merge", said
    find(qapp, program, people, "thuong lam")
    assert len(names(people)) == 1
    program.window.menus.undo.trigger()
    gallery.settle(qapp, program)
    assert len(names(people)) == 2
