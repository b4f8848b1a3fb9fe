"""Columns stay as wide as they were dragged, at every text size."""

from dataclasses import dataclass

import pytest

from desktop.ui.core.preferences import Preferences
from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.tables.column_widths import WIDEST, ColumnWidths
from desktop.ui.tables.columns import Column
from desktop.ui.tables.paged_model import PagedModel
from desktop.ui.tables.view import RecordTable


@dataclass(frozen=True)
class Row:
    name: str


@pytest.fixture
def opened(qtbot, tmp_path, theme):
    def open_list(theme=theme):
        columns = (
            Column[Row]("name", "Họ và tên", lambda row: row.name, 200, role="name"),
            Column[Row]("position", "Chức vụ", lambda _row: "Giáo viên", 120),
            Column[Row]("unit", "Đơn vị", lambda _row: "Văn phòng Sở", stretch=True),
        )
        model = PagedModel(columns, lambda ids: {id_: Row(f"Người {id_}") for id_ in ids}, "đã xóa")
        view = RecordTable(theme, model, "Đề nghị")
        qtbot.addWidget(view)
        view.resize(900, 300)
        preferences = Preferences(tmp_path)
        return view, preferences, ColumnWidths(view, theme, preferences, "nominations")

    return open_list


def drag(qtbot, opened, at, width):
    view, preferences, _widths = opened
    before = preferences.text("columns/nominations")
    view.setColumnWidth(at, width)
    qtbot.waitUntil(lambda: preferences.text("columns/nominations") != before)
    preferences.sync()


def test_a_dragged_column_is_as_wide_at_the_next_start(qtbot, opened):
    first = opened()
    drag(qtbot, first, 1, 233)
    view, _preferences, _widths = opened()
    assert (view.columnWidth(0), view.columnWidth(1)) == (200, 233)


def test_the_width_follows_the_size_of_the_letters(qtbot, opened):
    first = opened()
    drag(qtbot, first, 1, 200)
    view, _preferences, _widths = opened(Theme(ThemeOptions(text_size=150)))
    assert view.columnWidth(1) == 300


def test_columns_that_nobody_dragged_are_not_kept(qtbot, opened):
    first = opened()
    drag(qtbot, first, 1, 233)
    assert first[1].text("columns/nominations") == "position=233"


def test_the_usual_widths_come_back_with_one_command(qtbot, opened):
    first = opened()
    drag(qtbot, first, 1, 233)
    view, preferences, widths = first
    widths.reset()
    assert view.columnWidth(1) == 120
    assert preferences.text("columns/nominations") == ""


@pytest.mark.parametrize(
    ("kept", "width"), [("position=99999", WIDEST), ("position=", 120), ("position=-4", 120), ("gone=300 x", 120)]
)
def test_what_cannot_be_read_counts_as_never_kept(opened, tmp_path, kept, width):
    preferences = Preferences(tmp_path)
    preferences.set_text("columns/nominations", kept)
    preferences.sync()
    view, _preferences, _widths = opened()
    assert view.columnWidth(1) == width
