"""Numbers of decisions and of the register (NĐ 30/2020, Phụ lục I, II.3; NĐ 98/2023 Điều 104 for số sổ vàng).

Papers of the Party put the hyphen behind the number and the slash before the body: "123-QĐ/TU", not "123/QĐ-UBND".
"""

import re
from collections.abc import Iterable

from db.errors import KnownError
from db.rules.clean_text import clean

BLANK = "     "
"""What a draft leaves for the number (NĐ 30/2020): "Số:      /QĐ-UBND"."""

_NUMBER = re.compile(
    r"(?:số\s*:?\s*)?(\d{1,6})\s*(?:/\s*([^\W_][\w\s./&()-]{0,59})|-\s*([^\W\d_]+\s*/[\w\s.&()-]{1,55}))?",
    re.IGNORECASE,
)
_OF_PARTY = re.compile(r"[^\W\d_]+/.+")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


def behind_number(suffix: str) -> str:
    """Return a suffix with the mark before it: "/QĐ-STTTT", and "-QĐ/TU" of a Party body."""
    return f"{'-' if _OF_PARTY.fullmatch(suffix) else '/'}{suffix}"


def suffix_of(printed: str) -> str:
    """Return the suffix of a printed number: "QĐ-UBND" of "05/QĐ-UBND", "QĐ/TU" of "05-QĐ/TU"."""
    return printed.lstrip("0123456789").removeprefix("/").removeprefix("-")


def office_of(suffix: str) -> str:
    """Return the body in a suffix: "STTTT" of "QĐ-STTTT", "TU" of "QĐ/TU"."""
    return suffix.rpartition("/")[2] if _OF_PARTY.fullmatch(suffix) else suffix.rpartition("-")[2]


def suffix_for(paper: str, suffix: str) -> str:
    """Return the suffix of another paper of the same body: "TTr-STTTT" for "QĐ-STTTT", "TTr/TU" for "QĐ/TU"."""
    return f"{paper}{'/' if _OF_PARTY.fullmatch(suffix) else '-'}{office_of(suffix)}"


def decision_number(number: int, suffix: str) -> str:
    """Return "05/QĐ-STTTT" or "05-QĐ/TU": numbers below 10 get a zero, no spaces beside "/" and "-"."""
    return f"{number:02d}{behind_number(suffix)}"


def blank_number(suffix: str) -> str:
    """Return the number of a draft, left open: "     /QĐ-UBND"."""
    return f"{BLANK}{behind_number(suffix)}"


_LEFT_OPEN = re.compile(r"(?:\S+[^\S\n]+){0,3}(?:\S*(?:…|\.{3}|_{2})\S*|số[^\S\n]*:?[^\S\n]*[/-]\S+)")


def left_open(text: str) -> str:
    """Return the words of a text around a number or day that nobody filled in yet, "" where there is none.

    "… tại Tờ trình số …/TTr-SNV ngày … tháng …", "Tờ trình số      /TTr-SNV".
    """
    found = _LEFT_OPEN.search(text)
    return " ".join(found[0].split()) if found else ""


def typed_number(text: str, suffix: str) -> str:
    """Return what was typed ("7", "Số: 07/QĐ-UBND", "07 / QĐ–UBND") as printed. Raises KnownError("bad_number")."""
    typed = clean(text).translate(_DASHES)
    found = _NUMBER.fullmatch(typed)
    if not found or int(found[1]) == 0:
        raise KnownError("bad_number", text=typed[:60])
    written = found[2] or found[3]
    typed_suffix = re.sub(r"\s+", "", written) if written else suffix
    return decision_number(int(found[1]), typed_suffix)


def ordinal_of(number: str) -> int:
    """Return the number before the suffix."""
    return int(number.removesuffix(number.lstrip("0123456789")))


def next_number(used: Iterable[str]) -> int:
    """Return the number that follows those used in one year by one authority; it restarts at 1 every year."""
    return max(map(ordinal_of, used), default=0) + 1


def golden_book_number(ordinal: int) -> str:
    """Return số sổ vàng, the recipient's ordinal within the decision, with two digits."""
    return f"{ordinal:02d}"


def gaps(numbers: Iterable[int], explained: Iterable[int] = ()) -> list[int]:
    """Return the numbers from 1 to the highest that are neither used nor explained."""
    used = set(numbers)
    told = set(explained)
    return [n for n in range(1, max(used, default=0) + 1) if n not in used and n not in told]
