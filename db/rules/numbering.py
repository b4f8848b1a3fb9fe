"""Numbers of decisions and of the register (NĐ 30/2020, Phụ lục I, II.3; NĐ 98/2023 Điều 104 for số sổ vàng)."""

import re
from collections.abc import Iterable

from db.errors import KnownError

_NUMBER = re.compile(r"(\d{1,6})\s*(?:/\s*(\S.*))?")


def decision_number(number: int, suffix: str) -> str:
    """Return "05/QĐ-STTTT": numbers below 10 get a zero, no spaces beside "/" and "-"."""
    return f"{number:02d}/{suffix}"


def typed_number(text: str, suffix: str) -> str:
    """Return what was typed ("7", "07/QĐ-UBND", "07 / QĐ-UBND") as printed. Raises KnownError("bad_number")."""
    found = _NUMBER.fullmatch(text.strip())
    if not found or int(found[1]) == 0:
        raise KnownError("bad_number", text=text.strip())
    typed_suffix = re.sub(r"\s+", "", found[2]) if found[2] else suffix
    return decision_number(int(found[1]), typed_suffix)


def ordinal_of(number: str) -> int:
    """Return the number before the "/"."""
    return int(number.partition("/")[0])


def golden_book_number(ordinal: int) -> str:
    """Return số sổ vàng, the recipient's ordinal within the decision, with two digits."""
    return f"{ordinal:02d}"


def gaps(numbers: Iterable[int], explained: Iterable[int] = ()) -> list[int]:
    """Return the numbers from 1 to the highest that are neither used nor explained."""
    used = set(numbers)
    told = set(explained)
    return [n for n in range(1, max(used, default=0) + 1) if n not in used and n not in told]
