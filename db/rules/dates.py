"""Dates as Vietnamese papers print them (NĐ 30/2020, Phụ lục I, II.4) and as clerks type them."""

import calendar
import re
from datetime import date

from db.errors import KnownError

SINCE_EVER = date(1945, 9, 2)
"""From when a name holds whose first day nobody entered; it is never shown."""
_TYPED = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d+)")
_DIGITS = re.compile(r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_CLOCK = re.compile(r"(\d{1,2})(?:\s*(?:[:.h]|giờ)\s*(?:(\d{1,2})(?:\s*(?:phút|'))?)?)?", re.IGNORECASE)


def long_date(day: date, place: str | None = None) -> str:
    """Return "ngày 05 tháng 01 năm 2026": zero before days under 10 and before months 1 and 2 only."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    words = f"ngày {day.day:02d} tháng {month} năm {day.year}"
    return f"{place}, {words}" if place else words


def short_date(day: date) -> str:
    """Return "05/01/2026"."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def century(year: int, latest: int) -> int:
    """Return the year meant by its last two digits: the newest that is not after `latest`."""
    return latest - (latest - year) % 100


def written_out(text: str, latest: int) -> str:
    """Return a date typed short with the zeros and the century of its year: "14/3/86" -> "14/03/1986".

    The year meant is the newest that is not after `latest`. Any other text stays as it is.
    """
    found = _TYPED.fullmatch(text.strip())
    if found is None or len(found[3]) not in (2, 4):
        return text
    year = century(int(found[3]), latest) if len(found[3]) == 2 else int(found[3])
    return f"{int(found[1]):02d}/{int(found[2]):02d}/{year:04d}"


def with_strokes(text: str) -> str:
    """Return a day typed in figures alone with its strokes: "15012024" -> "15/01/2024", "150124" -> "15/01/24".

    Any other text stays as it is, figures that are no day and month too.
    """
    found = _DIGITS.fullmatch(text.strip())
    return "/".join(found.groups()) if found else text


def parse_date(text: str) -> date:
    """Return the day of a text dd/mm/yyyy (also with - or .) or ISO, never mm/dd.

    Raises KnownError: bad_date, two_digit_year, no_such_month, no_such_day.
    """
    typed = text.strip()
    iso = _ISO.fullmatch(typed)
    found = _TYPED.fullmatch(typed)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
    elif found:
        day, month, year = (int(part) for part in found.groups())
        if len(found[3]) != 4:
            raise KnownError("two_digit_year", text=typed)
    else:
        raise KnownError("bad_date", text=typed)
    if year < 1000:
        raise KnownError("two_digit_year", text=typed)
    if not 1 <= month <= 12:
        raise KnownError("no_such_month", text=typed, month=month)
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise KnownError("no_such_day", text=typed, month=month, year=year, days=days)
    return date(year, month, day)


def clock_text(text: str) -> str:
    """Return "14:05" from an hour as clerks type it ("14h5", "14 giờ 05 phút", "14"), "" for none.

    Raises KnownError("bad_hour").
    """
    typed = text.strip()
    found = _CLOCK.fullmatch(typed)
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if typed and not (hours < 24 and minutes < 60):
        raise KnownError("bad_hour", text=typed[:20])
    return f"{hours:02d}:{minutes:02d}" if typed else ""


def clock_words(text: str) -> str:
    """Return "14 giờ 05 phút" from "14:05", "08 giờ" on the hour, "" for none."""
    hours, _, minutes = text.partition(":")
    if not hours:
        return ""
    return f"{hours} giờ {minutes} phút" if minutes.strip("0") else f"{hours} giờ"
