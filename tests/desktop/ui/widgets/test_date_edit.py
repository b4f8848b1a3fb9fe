"""Dates are typed day first, as clerks write them."""

import ast
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget

from db.errors import KnownError
from db.rules.dates import parse_date
from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.widgets.date_edit import DateEdit
from tests.house import ROOT, parsed

NAME = "Nguyễn Thị Thu Hà"


def test_a_date_is_read_day_first(qtbot, theme):
    field = DateEdit(theme, parse_date, date(2023, 12, 5))
    qtbot.addWidget(field)
    assert field.text() == "05/12/2023"
    field.setText("04/05/2026")
    assert field.date() == date(2026, 5, 4)
    field.setText("")
    assert field.date() is None


@pytest.mark.parametrize("typed", ["14/3/1986", "14/03/1986", "14.3.1986", "14-3-1986", "1986-03-14"])
def test_a_day_is_read_in_every_way_that_clerks_write_it(qtbot, theme, typed):
    field = DateEdit(theme, parse_date)
    qtbot.addWidget(field)
    qtbot.keyClicks(field, typed)
    assert field.date() == date(1986, 3, 14)


@pytest.mark.parametrize(
    ("typed", "day"), [("14/3/86", date(1986, 3, 14)), ("5.1.24", date(2024, 1, 5)), ("15012024", date(2024, 1, 15))]
)
def test_a_date_typed_short_is_written_out_when_the_field_is_left(qtbot, theme, typed, day):
    field = DateEdit(theme, parse_date)
    qtbot.addWidget(field)
    qtbot.keyClicks(field, typed)
    assert field.date() == day
    assert field.text() == typed, "nothing moves under the fingers"
    field.editingFinished.emit()
    assert field.text() == f"{day:%d/%m/%Y}"


def test_a_day_of_two_digits_that_cannot_be_is_refused(qtbot, theme):
    field = DateEdit(theme, parse_date)
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "31/2/86")
    with pytest.raises(KnownError, match="no_such_day"):
        field.date()


def test_what_is_no_day_is_refused_and_stays_in_the_line(qtbot, theme):
    field = DateEdit(theme, parse_date)
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "31/02/2023")
    with pytest.raises(KnownError):
        field.date()
    assert field.text() == "31/02/2023"


def test_every_change_is_told_once(qtbot, theme):
    field = DateEdit(theme, parse_date)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.date_changed):
        field.set_date(date(2023, 12, 20))
    assert field.value() == "20/12/2023"
    field.set_date(None)
    assert field.date() is None


def test_the_calendar_opens_by_key_at_the_day_that_is_written_and_fills_the_line(qtbot, theme):
    field = DateEdit(theme, parse_date, date(2023, 12, 5))
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2023, 12, 5)
    calendar.activated.emit(QDate(2023, 12, 19))
    assert field.date() == date(2023, 12, 19)


def test_the_line_is_wide_enough_for_a_date_in_large_letters(qtbot, qapp):
    field = DateEdit(Theme(ThemeOptions(text_size=150)), parse_date, date(2023, 12, 20))
    qtbot.addWidget(field)
    needed = field.fontMetrics().horizontalAdvance("20/12/2023")
    assert field.minimumWidth() > needed


def test_every_day_that_is_typed_in_the_window_may_be_typed_short():
    """Days are read by `DateEdit`, or after `in_full`; births have a rule of their own."""
    others = []
    for path in sorted((ROOT / "desktop/ui").rglob("*.py")):
        for node in ast.walk(parsed(path)):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "parse_date"):
                continue
            if not ast.unparse(node.args[0]).startswith("in_full("):
                others.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert others == []
