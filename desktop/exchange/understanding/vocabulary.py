"""Vocabulary of resources/lists/words.json: recognises persons, units, households and positions by their words."""

import json
import re
from functools import cache, lru_cache

from db.rules.names import match_key, search_key
from resources.paths import path

_SIGNS = re.compile(r"[^\w#]+")


def comparison_key(text: str) -> str:
    """Return a text for comparison: lower case, no diacritics, no punctuation, single spaces."""
    return _SIGNS.sub(" ", search_key(text).replace("_", " ")).strip()


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return a list of words.json by its key, as written there."""
    told = json.loads(path("lists/words.json").read_text(encoding="utf-8"))
    return tuple(told[kind])


@cache
def kind_words() -> dict[str, str]:
    """Return kind of nominee by section title, in the form of `comparison_key`."""
    told = json.loads(path("lists/words.json").read_text(encoding="utf-8"))["kind_words"]
    return {word: kind for kind, listed in told.items() for word in listed}


_KIND_CODES = {
    "cn": "individual", "individual": "individual", "nguoi": "individual", "canhan": "individual",
    "tt": "collective", "collective": "collective", "tapthe": "collective", "donvi": "collective",
    "tochuc": "collective", "doanhnghiep": "collective",
    "ho": "household", "hgd": "household", "hogd": "household", "giadinh": "household", "household": "household",
    "hogiadinh": "household",
}  # fmt: skip
_KIND_FILLERS = re.compile(r"\b(?:khen thuong|khen|danh cho|doi voi|doi tuong|loai|la|cac|de nghi|cho|thuoc|xet)\b")


@lru_cache(maxsize=1024)
def told_kind(text: str) -> str | None:
    """Return the kind of nominee that a cell of a kind column names: "TAPTHE", "Khen thưởng hộ gia đình", "Hộ GĐ"."""
    key = comparison_key(text)
    found = _KIND_CODES.get(_KIND_FILLERS.sub("", key).replace(" ", ""))
    if found:
        return found
    inside = {kind for word, kind in _KIND_WORDS if f" {word} " in f" {key} "}
    return inside.pop() if len(inside) == 1 else None


_KIND_WORDS = (
    ("ca nhan", "individual"),
    ("tap the", "collective"),
    ("ho gia dinh", "household"),
    ("ho gd", "household"),
)


@cache
def _starts(kind: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases by their first word, longest first, each as the words a text must begin with."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words(kind):
        parts = tuple(match_key(phrase).split(" "))
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(listed, key=len, reverse=True)) for first, listed in found.items()}


@lru_cache(maxsize=65536)
def _word_key(word: str) -> str:
    return match_key(word.strip(".,;:()"))


def starts_with(text: str, kind: str) -> int:
    """Return how many words of the text its longest phrase of this kind takes; 0 where it starts otherwise."""
    phrases = _starts(kind).get(_word_key(text.partition(" ")[0]))
    if not phrases:
        return 0
    keys = tuple(map(_word_key, text.split(" ")[:8]))
    for phrase in phrases:
        if keys[: len(phrase)] == phrase:
            return len(phrase)
    return 0


@cache
def _surnames() -> frozenset[str]:
    return frozenset(match_key(name) for name in words("surnames"))


def is_surname(word: str) -> bool:
    """Return whether a word is a family name, the tone's place and case aside."""
    return _word_key(word) in _surnames()


_COMMON_GIVEN = re.compile(r"^(thị|văn|đức|minh|hữu|xuân|thanh|quang|ngọc|thu|kim|hồng)$")


def looks_collective(text: str) -> bool:
    """Return whether a name starts as units do; "Đoàn Thị Hoa" is a person, "Khoa Dược" may be a unit."""
    taken = starts_with(text, "unit_starts")
    if not taken:
        return _FOREIGN_BODY.search(text) is not None and text.isascii() and " " in text
    parts = text.split(" ")
    first = parts[0].casefold()
    if starts_with(text, "not_units") >= taken:
        return False
    if taken == 1 and parts[1:2] == ["Thị"] and all(part[:1].isupper() and part.isalpha() for part in parts):
        return len(parts) == 2
    if taken == 1 and first in words("also_surnames") and 2 <= len(parts) <= 4:
        capitals = all(word[:1].isupper() for word in parts if word[:1].isalpha()) and not text.isupper()
        middle = _COMMON_GIVEN.match(parts[1].casefold()) is not None
        if any(not part.isalpha() for part in parts):
            return not middle
        if first in _RARE_SURNAMES:
            return not (middle and len(parts) > 2)
        return not (capitals or middle)
    return True


_FOREIGN_BODY = re.compile(
    r"\b(?:company|limited|ltd|inc|corp|corporation|gmbh|llc|plc|jsc|foundation|fund|embassy|consulate|university|college|"
    r"institut(?:e|ion)|organi[sz]ation|association|federation|council|committee|commission|agency|bank|group|ministry|"
    r"department|cent(?:er|re)|hospital|school|international|program(?:me)?|project|union|society|network|trust|"
    r"consortium|academy|bureau|authority|holdings?|industries|electronics|motors|trading)\b",
    re.IGNORECASE,
)
"""Words by which a name in English is known as that of an organisation abroad."""
_RARE_SURNAMES = frozenset({"khoa", "tổ", "báo", "đài", "vụ", "lớp", "điểm", "hạt", "bản", "hội", "ban"})


def could_be_either(text: str) -> bool:
    """Return whether a name may be a unit's or a person's: "Khoa Dược", "Ban Thúy Huệ"."""
    parts = text.split(" ")
    if not 2 <= len(parts) <= 4 or not (parts[0].casefold() in words("also_surnames") or parts[1] == "Văn"):
        return False
    taken = starts_with(text, "unit_starts")
    named = taken == 1 or (taken > 1 and parts[1] == "Văn")  # "Đoàn Văn Công", a person or a troupe
    return named and all(part.isalpha() and part[:1].isupper() for part in parts)


def looks_position(text: str) -> bool:
    """Return whether a text starts as positions do."""
    return starts_with(text, "position_starts") > 0


def continues_unit(text: str) -> bool:
    """Return whether what stands behind a comma or a dash may be more of a unit's name: "Xã hội", "Thể thao".

    Another unit, a position or a person is none; trades name offices too: "Phòng Tài chính - Kế toán".
    """
    if not text[:1].isalpha() or looks_collective(text) or looks_person(text):
        return False
    return not looks_position(text) or _TRADE.match(text) is not None


_TRADE = re.compile(
    r"(?:kế toán|văn thư|thủ quỹ|lưu trữ|kỹ thuật|bảo vệ thực vật|điều dưỡng|lái xe)"
    r"(?=$|[,;]|\s+(?:và|-|xã|phường|huyện|tỉnh)\b)",
    re.IGNORECASE,
)


def looks_person(text: str) -> bool:
    """Return whether a text could be one person's full name: a family name and one to five more words."""
    parts = text.split(" ")
    if not 2 <= len(parts) <= 6 or any(character.isdigit() for character in text):
        return False
    letters = all(part.replace("’", "").replace("'", "").replace("-", "").isalpha() for part in parts)
    return letters and is_surname(parts[0]) and all(part[:1].isupper() for part in parts) and not looks_collective(text)


def looks_household(text: str) -> bool:
    """Return whether a name is that of a household: "Hộ ông …", "Gia đình bà …"."""
    if text[:1] not in "HhGg":
        return False
    parts = [part.strip(".,;:()").casefold() for part in text.split(" ")]
    if parts[0] == "hộ" and len(parts) > 2:
        return parts[1] in ("ông", "bà", "gia", "anh", "chị", "cụ", "kinh", "sản", "nông") or is_surname(parts[1])
    return parts[:2] == ["gia", "đình"] and len(parts) > 3
