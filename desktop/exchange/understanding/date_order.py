"""The order of day and month in a column of dates, judged by the whole column."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import Enum

from desktop.exchange.readers.workbook import CellValue
from desktop.exchange.understanding.birth_dates import Birth, read_birth
from desktop.exchange.understanding.cleaning import clean_cell

_NUMBERS = re.compile(r"\s*['’‘]?(\d{1,2})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{4}|\d{2})\s*$")
_JUDGED = 3000  # rows by which a column is judged
_SLIPS = 4  # a column of day-first dates may hold one month-first slip among so many without the others being doubted


class DateOrder(Enum):
    """How a column writes its dates."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    MIXED = "either"
    SWAPPED = "day first, but what could be a date with the month first became one"


def order_of(values: Iterable[CellValue]) -> DateOrder:
    """Return the order that fits a column: a number above 12 tells it, dates made by a spreadsheet beside texts too."""
    day_first = month_first = either = low = high = 0
    for value in values:
        if isinstance(value, str):
            found = _NUMBERS.match(clean_cell(value)[0]) if value else None
            if found:
                first, second = int(found[1]), int(found[2])
                day_first += first > 12 >= second
                month_first += second > 12 >= first
                either += first <= 12 and second <= 12
        elif isinstance(value, date):
            low += value.day <= 12
            high += value.day > 12
    if month_first:
        if not day_first:
            return DateOrder.MONTH_FIRST
        return DateOrder.MIXED if month_first * _SLIPS >= day_first else DateOrder.DAY_FIRST
    swapped = day_first and low and not high and not either
    return DateOrder.SWAPPED if swapped else DateOrder.DAY_FIRST


class DateColumn:
    """Reads the dates of birth of one column in the order that the whole of it tells."""

    def __init__(self, rows: Sequence[list[CellValue]], column: int, today: date, epoch_1904: bool = False) -> None:
        values = [row[column] for row in rows[:_JUDGED] if column < len(row)] if column >= 0 else []
        self._order = order_of(values)
        self._today, self._epoch_1904 = today, epoch_1904

    def read(self, value: CellValue) -> Birth:
        """Return a cell as a date of birth; where day and month may be exchanged, that is its problem."""
        birth = read_birth(value, self._today, self._epoch_1904)
        if self._order is DateOrder.DAY_FIRST:
            return birth
        if self._order is DateOrder.SWAPPED:
            return self._swapped(value, birth)
        found = _NUMBERS.match(value) if isinstance(value, str) else None
        if found is None or found[1].zfill(2) == found[2].zfill(2) or (int(found[1]) > 12):
            return birth
        other = read_birth(f"{found[2]}/{found[1]}/{found[3]}", self._today)
        if int(found[2]) > 12:  # impossible as day/month, and what tells the order of the others
            return replace(other, problem="bad_date", confidence=0.4)
        proposed = other if self._order is DateOrder.MONTH_FIRST else birth
        return replace(proposed, problem=proposed.problem or "ambiguous_date", confidence=0.4)

    def _swapped(self, value: CellValue, birth: Birth) -> Birth:
        if not isinstance(value, date) or value.day > 12 or value.day == value.month:
            return birth
        day = value.date() if isinstance(value, datetime) else value
        other = read_birth(date(day.year, day.day, day.month), self._today)
        return replace(other, problem=other.problem or "swapped_dates", confidence=0.4)
