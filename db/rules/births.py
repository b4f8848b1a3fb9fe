"""Births as far as they are known: a year, a month, or a day, kept as ISO and said as Vietnamese papers say them."""

import re
from datetime import date
from functools import lru_cache

from db.rules.dates import century, parse_date, with_strokes, written_out

_KNOWN = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_SHORT_MONTH = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{2}|\d{4})")
_TWO_DIGITS = re.compile(r"[1-9]\d")
GROWN_UP = 16
"""Years of age from which somebody is expected to be nominated."""
_MONTH = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})")


@lru_cache(maxsize=20_000)
def parse_birth(text: str) -> str:
    """Read 1986, 03/1986 or 14/03/1986 (or ISO) and return "1986", "1986-03" or "1986-03-14"; "" stays "".

    Raises KnownError: what `parse_date` raises.
    """
    typed = text.strip()
    if not typed:
        return ""
    known = _KNOWN.fullmatch(typed)
    month = _MONTH.fullmatch(typed)
    if known and known[3] is None:
        parse_date(f"01/{known[2] or '01'}/{known[1]}")
        return typed
    if month:
        return parse_date(f"01/{month[1]}/{month[2]}").isoformat()[:7]
    return parse_date(typed).isoformat()


def written_birth(text: str, today: date) -> str:
    """Return a birth typed short as papers write it: "14/3/86" -> "14/03/1986", "86" -> "1986", "3/86" -> "03/1986".

    Eight figures are day, month and year: "14031986". The year meant is the latest that makes somebody grown up today.
    Any other text stays as it is.
    """
    latest, typed = today.year - GROWN_UP, text.strip()
    if _TWO_DIGITS.fullmatch(typed):
        return str(century(int(typed), latest))
    month = _SHORT_MONTH.fullmatch(typed)
    if month:
        year = century(int(month[2]), latest) if len(month[2]) == 2 else int(month[2])
        return f"{int(month[1]):02d}/{year:04d}"
    return written_out(with_strokes(typed) if len(typed) == len("14031986") else text, latest)


def short_birth(birth: str) -> str:
    """Return a kept birth as it is written: "1986", "03/1986", "14/03/1986"."""
    return "/".join(reversed(birth.split("-")))


def first_day(birth: str) -> date:
    """Return the earliest day a kept birth allows."""
    return date.fromisoformat((birth + "-01-01")[:10])


def births_agree(one: str, other: str) -> bool:
    """Return whether two kept births may be the same: the vaguer one holds the other."""
    return one.startswith(other) or other.startswith(one)
