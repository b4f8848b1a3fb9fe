"""Births as far as they are known: a year, a month, or a day, kept as ISO and said as Vietnamese papers say them."""

import re
from datetime import date

from db.rules.dates import parse_date

_KNOWN = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_MONTH = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})")


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


def short_birth(birth: str) -> str:
    """Return a kept birth as it is written: "1986", "03/1986", "14/03/1986"."""
    return "/".join(reversed(birth.split("-")))


def first_day(birth: str) -> date:
    """Return the earliest day a kept birth allows."""
    return date.fromisoformat((birth + "-01-01")[:10])


def births_agree(one: str, other: str) -> bool:
    """Whether two kept births may be the same: the vaguer one holds the other."""
    return one.startswith(other) or other.startswith(one)
