"""Cells are painted in both themes, and edited in place without losing a letter."""

import unicodedata
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.tables.columns import Column, Mark
from desktop.ui.tables.paged_model import PagedModel
from desktop.ui.tables.view import RecordTable
from desktop.ui.widgets.text import NfcLineEdit
from tests.desktop.ui.records import LONGEST_NAME


@dataclass(frozen=True)
class Row:
    name: str
    struck: bool = False


COLUMNS = (
    Column[Row]("name", "Họ và tên", lambda row: row.name, 200, role="name", editable=True, struck=lambda r: r.struck),
    Column[Row]("state", "Trạng thái", lambda _row: "đã trình", stretch=True, mark=lambda _row: Mark("send", "ok")),
)


@pytest.fixture
def opened(qtbot, theme):
    kept, edits = [], []

    def open_list(rows, theme=theme):
        model = PagedModel(COLUMNS, lambda ids: {id_: rows[id_ - 1] for id_ in ids}, "đã xóa")
        model.edit = lambda id_, column, text: edits.append((id_, column, text)) or True
        view = RecordTable(theme, model, "Đề nghị")
        qtbot.addWidget(view)
        view.resize(500, 200)
        view.show_ids(list(range(1, len(rows) + 1)))
        view.show()
        kept.extend((model, view))
        return view

    yield open_list, edits


def edit(view, qtbot):
    view.setCurrentIndex(view.table.index(0, 0))
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_F2)
    return view.viewport().findChild(NfcLineEdit)


def test_a_cell_is_edited_in_place_and_what_was_typed_is_composed(opened, qtbot, type_vi):
    open_list, edits = opened
    editor = edit(open_list([Row("Nông Thị Mai")]), qtbot)
    assert editor.text() == editor.selectedText() == "Nông Thị Mai"
    assert editor.accessibleName() == "Họ và tên"
    type_vi(editor, unicodedata.normalize("NFD", "Nông Thị Mài"))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: edits == [(1, "name", "Nông Thị Mài")])


def test_a_cell_left_as_it_was_changes_nothing(opened, qtbot):
    open_list, edits = opened
    editor = edit(open_list([Row("Nông Thị Mai")]), qtbot)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert edits == []


def test_escape_leaves_the_cell_as_it_was(opened, qtbot):
    open_list, edits = opened
    editor = edit(open_list([Row("Nông Thị Mai")]), qtbot)
    qtbot.keyClicks(editor, "Lan")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert edits == []


@pytest.mark.parametrize("options", [ThemeOptions("light"), ThemeOptions("dark", 150)])
def test_every_row_is_as_high_as_the_letters_need(opened, qapp, options):
    open_list, _edits = opened
    theme = Theme(options)
    theme.apply(qapp)  # a table's rows are never lower than the program's font asks for
    view = open_list([Row("Nông Thị Mai"), Row(LONGEST_NAME)], theme)
    assert [view.rowHeight(row) for row in range(2)] == [theme.row_height] * 2
    assert theme.row_height > theme.metrics("name").height()
    Theme(ThemeOptions()).apply(qapp)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_was_withdrawn_is_struck_through(opened, qapp, name):
    open_list, _edits = opened
    theme = Theme(ThemeOptions(name))
    plain = open_list([Row("Nông Thị Mai")], theme).viewport().grab().toImage()
    struck = open_list([Row("Nông Thị Mai", struck=True)], theme).viewport().grab().toImage()
    assert plain != struck


def test_the_chosen_row_is_painted_stronger_while_the_list_has_the_focus(opened):
    open_list, _edits = opened
    view = open_list([Row("Nông Thị Mai"), Row("Lò Thị Sen")])
    view.choose(1)
    view.activateWindow()
    QApplication.processEvents()
    view.setFocus()
    focused = view.viewport().grab().toImage()
    view.clearFocus()
    assert view.viewport().grab().toImage() != focused
