"""The clerk chooses which columns stand where, and finds them so at the next start."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from desktop.ui.core.preferences import Preferences
from desktop.ui.tables.column_choice import ColumnChoice, ColumnForm
from desktop.ui.tables.column_widths import ColumnWidths
from desktop.ui.tables.columns import Column
from desktop.ui.tables.paged_model import NUMBER, PagedModel
from desktop.ui.tables.view import RecordTable
from desktop.ui.widgets.buttons import ActionButton


@dataclass(frozen=True)
class Row:
    name: str


@pytest.fixture
def opened(qtbot, tmp_path, theme):
    def open_list(width=900):
        columns = (
            Column[Row](NUMBER, "TT", lambda _row: "", 44),
            Column[Row]("name", "Họ và tên", lambda row: row.name, 200, role="name"),
            Column[Row]("position", "Chức vụ", lambda _row: "Giáo viên", 120),
            Column[Row]("unit", "Đơn vị", lambda _row: "Văn phòng Sở", stretch=True),
            Column[Row]("nation", "Dân tộc", lambda _row: "Tày", 110, spare=True),
        )
        model = PagedModel(columns, lambda ids: {id_: Row(f"Người {id_}") for id_ in ids}, "đã xóa")
        view = RecordTable(theme, model, "Đề nghị")
        qtbot.addWidget(view)
        view.resize(width, 300)
        view.show()
        preferences = Preferences(tmp_path)
        widths = ColumnWidths(view, theme, preferences, "nominations")
        return view, ColumnChoice(view, theme, preferences, "nominations", widths)

    return open_list


def shown(view):
    return [view.table.columns[at].name for at in view.shown_columns()]


def test_all_columns_are_shown_where_there_is_room_and_the_spare_goes_where_there_is_none(opened):
    assert shown(opened()[0]) == [NUMBER, "name", "position", "unit", "nation"]
    assert shown(opened(420)[0]) == [NUMBER, "name", "position", "unit"]


def test_a_hidden_column_stays_hidden_and_comes_back(opened):
    view, choice = opened()
    choice.choose([(NUMBER, True), ("name", True), ("position", False), ("unit", True), ("nation", True)])
    assert shown(view) == [NUMBER, "name", "unit", "nation"]
    view, choice = opened()
    assert shown(view) == [NUMBER, "name", "unit", "nation"]
    choice.reset()
    assert shown(view) == [NUMBER, "name", "position", "unit", "nation"]
    assert shown(opened()[0]) == [NUMBER, "name", "position", "unit", "nation"]


def test_a_spare_column_that_was_asked_for_is_shown_however_narrow_the_list_is(opened):
    view, choice = opened(420)
    choice.choose([(column.name, True) for column, _shown in choice.columns()])
    assert "nation" in shown(view)
    assert "nation" in shown(opened(420)[0])


def test_the_order_is_kept_and_the_first_column_stays_first(opened):
    view, choice = opened()
    choice.choose([("nation", True), (NUMBER, True), ("unit", True), ("name", True), ("position", True)])
    assert shown(view)[0] == NUMBER
    order = shown(view)
    assert order.index("unit") < order.index("name") < order.index("position")
    assert shown(opened()[0]) == order


def test_a_column_dragged_at_the_header_is_found_there_again(opened):
    view, _choice = opened()
    view.horizontalHeader().moveSection(2, 1)
    assert shown(opened()[0])[:3] == [NUMBER, "position", "name"]


def test_a_kept_column_that_is_no_more_does_no_harm(opened):
    _view, choice = opened()
    choice._preferences.set_text(choice._key, "phone=1 unit name=0 other")
    assert set(shown(opened()[0])) >= {NUMBER, "unit", "position"}


def test_the_menu_of_the_header_shows_and_hides_but_never_the_name(opened):
    view, choice = opened()
    actions = {action.text(): action for action in choice.menu().actions()}
    assert not actions["Họ và tên"].isEnabled() and actions["Họ và tên"].isChecked()
    actions["Chức vụ"].toggle()
    assert "position" not in shown(view)


def test_the_dialog_is_worked_by_keys_alone(qtbot, theme, opened):
    _view, choice = opened()
    form = ColumnForm(theme, choice.columns())
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
    assert form.list.hasFocus()
    qtbot.keyClick(form.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    for _step in range(2):
        qtbot.keyClick(form.list, Qt.Key.Key_Down)
    qtbot.keyClick(form.list, Qt.Key.Key_Space)
    qtbot.keyClick(form.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert form.chosen()[:3] == [(NUMBER, True), ("position", False), ("name", True)]


def test_a_click_on_the_box_of_a_column_stands_on_it_and_says_where_it_can_go(qtbot, theme, opened):
    _view, choice = opened()
    form = ColumnForm(theme, choice.columns())
    qtbot.addWidget(form)
    moves = [button for button in form.findChildren(ActionButton) if button.text() in ("Đưa lên", "Đưa xuống")]
    assert [button.isEnabled() for button in moves] == [False, False], "the first column keeps its place"
    form.list.item(4).setCheckState(Qt.CheckState.Unchecked)
    assert form.list.currentRow() == 4
    assert [button.isEnabled() for button in moves] == [True, False]
