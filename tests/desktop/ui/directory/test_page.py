"""People and units beside the round: corrected, renamed, taken over, merged; by keyboard."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from db.changes.people import AddPerson
from db.changes.units import AddUnit
from desktop.ui.directory.columns import INDENT
from desktop.ui.shell import gallery
from desktop.ui.widgets.dialog import Dialog
from tests.desktop.ui.windows import open_page


@pytest.fixture
def program(program):
    program.context.database.do(AddPerson("Vừ Mí Kẻ", honorific="Ông", birth="1990", unit="Văn phòng Sở"))
    program.context.database.do(AddPerson("Vừ Mí Kè", honorific="Ông", birth="12/05/1990", unit="Văn phòng Sở"))
    program.context.database.do(AddUnit("Phòng Dữ liệu số", abbreviation="DLS"))
    program.context.database.do(AddUnit("Phòng An toàn thông tin"))
    return program


@pytest.fixture
def people(qapp, program):
    return open_page(qapp, program, "people")


@pytest.fixture
def units(qapp, program, people):
    people.which.setCurrentIndex(1)
    gallery.settle(qapp, program)
    return people


def test_people_that_were_chosen_choose_no_units_of_their_numbers(qapp, program, people):
    people.list.choose(4)
    people.list.choose_many({1, 2, 4})
    assert len(people.list.selected_ids()) == 3
    people.which.setCurrentIndex(1)
    gallery.settle(qapp, program)
    assert len(people.list.selected_ids()) == 1
    assert people.list.current_id() == people.model.ids()[0]


def answer(fill):
    """Let `fill` type into the dialog that the next key opens."""

    def typed():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, Dialog):
            QTimer.singleShot(5, typed)
            return
        try:
            fill(dialog)
        except BaseException:
            dialog.reject()
            raise

    QTimer.singleShot(0, typed)


def agree(qtbot, dialog):
    """Press Ctrl+Enter in the dialog as soon as it has the keyboard."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def press(qtbot, page, key):
    """Press Ctrl and a key in the list of the page."""
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    page.list.setFocus()
    qtbot.keyClick(page.list, key, Qt.KeyboardModifier.ControlModifier)


def action(page, words):
    """Return the action that begins so and can be done now."""
    return next(each for each in page.page_actions if each.text().startswith(words) and each.isEnabled())


def find(qapp, program, page, text):
    page.filter.edit.setText(text)
    page.reload()
    gallery.settle(qapp, program)


def names(page):
    return [page.model.row_at(row).name for row in range(page.model.rowCount())]


def test_a_birth_is_typed_and_shown_as_day_month_year(qapp, qtbot, program, people):
    find(qapp, program, people, "vu mi ke")
    people.list.choose_first()

    def fill(dialog):
        dialog.birth.setText("31/02/1990")
        assert not dialog.accept_button.isEnabled()
        assert "28 ngày" in dialog.birth_field.message()
        dialog.birth.setText("04/03/1990")
        agree(qtbot, dialog)

    answer(fill)
    press(qtbot, people, Qt.Key.Key_E)
    gallery.settle(qapp, program)
    births = {people.model.index(row, 1).data() for row in range(people.model.rowCount())}
    assert "04/03/1990" in births


def test_two_entries_of_one_person_become_one_and_come_apart_again(qapp, qtbot, program, people):
    find(qapp, program, people, "vu mi ke")
    assert len(names(people)) == 2
    people.list.selectAll()
    answer(lambda dialog: agree(qtbot, dialog))
    press(qtbot, people, Qt.Key.Key_M)
    gallery.settle(qapp, program)
    assert len(names(people)) == 1
    program.window.menus.undo.trigger()
    gallery.settle(qapp, program)
    assert len(names(people)) == 2


def test_merging_one_person_says_how_to_choose_two(qapp, qtbot, program, people):
    told = []
    people.status.connect(told.append)
    find(qapp, program, people, "vu mi ke")
    people.list.choose_first()
    press(qtbot, people, Qt.Key.Key_M)
    assert "hai người" in told[-1]


def test_an_identity_number_is_shown_by_its_last_digits_only(qapp, qtbot, program, people):
    find(qapp, program, people, "vu mi ke")
    people.list.choose_first()
    told = []

    def fill(dialog):
        dialog.number.setText("00809000123")
        agree(qtbot, dialog)

    def mend(dialog):
        told.append(dialog.note.text())
        dialog.number.setText("008090001234")
        agree(qtbot, dialog)

    def first(dialog):
        fill(dialog)
        answer(mend)

    answer(first)
    press(qtbot, people, Qt.Key.Key_I)
    gallery.settle(qapp, program)
    people.show_details(people.list.current_id())
    assert told[0]
    assert "00809000123" not in told[0]
    assert "…1234" in people.words.text()
    assert "008090001234" not in people.words.text()


def test_a_unit_gets_another_name_from_a_day_on(qapp, qtbot, program, units):
    find(qapp, program, units, "du lieu so")
    units.list.choose_first()

    def fill(dialog):
        dialog.name.setText("Phòng Dữ liệu và Chuyển đổi số")
        dialog.start.setText("01/03/2023")
        agree(qtbot, dialog)

    answer(fill)
    action(units, "Đổi tên").trigger()
    find(qapp, program, units, "du lieu va chuyen doi")
    assert names(units) == ["Phòng Dữ liệu và Chuyển đổi số"]
    titles = [units.model.headerData(at, Qt.Orientation.Horizontal) for at in range(4)]
    assert titles == ["Tên", "Có tên từ", "Viết tắt", "Trực thuộc"]
    assert [units.model.index(0, at).data() for at in (1, 2)] == ["01/03/2023", "DLS"]


def test_only_a_chosen_unit_can_take_over(qapp, qtbot, program, units):
    find(qapp, program, units, "du lieu so")
    units.list.choose_first()

    def fill(dialog):
        dialog.successor.edit.setText("Phòng An toàn")
        dialog.successor.edit.textEdited.emit("Phòng An toàn")
        assert not dialog.accept_button.isEnabled()
        qtbot.keyClick(dialog.successor.edit, Qt.Key.Key_Return)
        assert dialog.successor.edit.text() == "Phòng An toàn thông tin"
        agree(qtbot, dialog)

    answer(fill)
    units.succeed_action.trigger()
    gallery.settle(qapp, program)
    assert program.context.history.next_undo() == "unit.succeed"


def test_a_unit_is_corrected_with_the_unit_above_it_and_stands_below_that(qapp, qtbot, program, units):
    find(qapp, program, units, "du lieu so")
    units.list.choose_first()

    def fill(dialog):
        dialog.above.edit.setText("Phòng An toàn")
        dialog.above.edit.textEdited.emit("Phòng An toàn")
        assert not dialog.accept_button.isEnabled()
        qtbot.keyClick(dialog.above.edit, Qt.Key.Key_Return)
        agree(qtbot, dialog)

    answer(fill)
    press(qtbot, units, Qt.Key.Key_E)
    gallery.settle(qapp, program)
    find(qapp, program, units, "")
    shown = [units.model.index(row, 0).data() for row in range(units.model.rowCount())]
    above = shown.index("Phòng An toàn thông tin")
    assert shown[above + 1].startswith(INDENT) and shown[above + 1].strip() == "Phòng Dữ liệu số"
    find(qapp, program, units, "du lieu so")
    assert [units.model.index(0, 0).data(), units.model.index(0, 3).data()] == [
        "Phòng Dữ liệu số",
        "Phòng An toàn thông tin",
    ]


def test_units_are_joined_into_a_new_one_that_tells_where_it_comes_from(qapp, qtbot, program, units):
    find(qapp, program, units, "phong")
    units.list.selectAll()
    old = names(units)

    def fill(dialog):
        assert not dialog.accept_button.isEnabled()
        dialog.into.edit.setText("Trung tâm Công nghệ số")
        dialog.into.edit.textEdited.emit("Trung tâm Công nghệ số")
        assert "mới" in dialog.into_field.message()
        dialog.start.setText("01/03/2023")
        agree(qtbot, dialog)

    answer(fill)
    action(units, "Sáp nhập").trigger()
    gallery.settle(qapp, program)
    find(qapp, program, units, "trung tam cong nghe so")
    units.list.choose_first()
    gallery.settle(qapp, program)
    assert all(f"01/03/2023: {name}" in units.words.text() for name in old)
    program.window.menus.undo.trigger()
    gallery.settle(qapp, program)
    assert "Trung tâm Công nghệ số" not in names(units)


def test_two_entries_of_one_unit_become_one(qapp, qtbot, program, units):
    program.context.database.do(AddUnit("P. Dữ liệu số"))
    find(qapp, program, units, "du lieu so")
    units.list.selectAll()
    answer(lambda dialog: agree(qtbot, dialog))
    action(units, "Hai mục").trigger()
    gallery.settle(qapp, program)
    assert len(names(units)) == 1
    assert program.context.history.next_undo() == "unit.merge"


def test_a_person_takes_another_post_and_keeps_the_earlier_one(qapp, qtbot, program, people):
    find(qapp, program, people, "vu mi ke")
    people.list.choose_first()

    def fill(dialog):
        assert not dialog.accept_button.isEnabled()
        dialog.position.setText("Phó Chánh Văn phong")
        dialog.unit.setText("Văn phòng Sở")
        dialog.start.setText("01/06/2023")
        agree(qtbot, dialog)

    answer(fill)
    action(people, "Chức vụ mới").trigger()
    gallery.settle(qapp, program)
    told = [[people.posts.item(row, at).text() for at in range(3)] for row in range(people.posts.rowCount())]
    assert told == [["Phó Chánh Văn phong, Văn phòng Sở", "01/06/2023", "–"], ["Văn phòng Sở", "–", "31/05/2023"]]

    def mend(dialog):
        dialog.position.setText("Phó Chánh Văn phòng")
        agree(qtbot, dialog)

    answer(mend)
    action(people, "Sửa chức vụ").trigger()
    gallery.settle(qapp, program)
    assert people.posts.item(0, 0).text() == "Phó Chánh Văn phòng, Văn phòng Sở"
    assert people.model.index(people.list.currentIndex().row(), 2).data() == "Phó Chánh Văn phòng"
    action(people, "Xóa chức vụ").trigger()
    gallery.settle(qapp, program)
    assert people.posts.rowCount() == 1


def test_what_is_for_people_cannot_be_done_with_units(people, units):
    assert not any(each.isEnabled() for each in units.of_people)
    assert units.posts.isHidden()


def test_a_new_person_of_a_known_name_is_asked_about_and_then_stood_upon(qtbot, qapp, program, people):
    told = []

    def fill(dialog):
        dialog.name.setText("Vừ Mí Kẻ")
        told.append(dialog._name_field.message())
        dialog.birth.setText("2001")
        agree(qtbot, dialog)

    answer(fill)
    people.add_person()
    gallery.settle(qapp, program)
    assert "Đã có trong danh bạ: Vừ Mí Kẻ, 1990, Văn phòng Sở" in told[0]
    assert people.name.text() == "Vừ Mí Kẻ" and "2001" in people.words.text()
