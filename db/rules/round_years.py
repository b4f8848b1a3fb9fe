"""What a round becomes in another year: its words and its days."""

import calendar
import re
from datetime import date


def words_in(text: str, old: int, new: int) -> str:
    """Return a text with the year `new` for `old`; the end of a span of years ("2021-2025") stays."""
    return re.sub(rf"(?<!\d)(?<!\d-)(?<!\d–)(?<!- )(?<!– ){old}(?!\d)(?!\s*[-–]\s*\d)", str(new), text)


def title_in(title: str, old: int, new: int) -> str:
    """Return a round's title for another year; one that names no year gets it behind."""
    changed = words_in(title, old, new)
    return changed if changed != title else f"{title} ({new})"


def day_in(day: date | None, years: int) -> date | None:
    """Return the same day that many years later; 29 February becomes the 28th where there is none."""
    if day is None:
        return None
    year = day.year + years
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))
