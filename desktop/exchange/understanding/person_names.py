"""Names of persons in cells: parted from honorific, rank, degree and any text behind them."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from db.rules.names import match_key
from desktop.exchange.syllables import is_syllable
from desktop.exchange.understanding.capitalisation import name_case
from desktop.exchange.understanding.vocabulary import (
    could_be_either,
    is_surname,
    looks_collective,
    looks_household,
    looks_person,
    looks_position,
    words,
)

_SALUTATIONS = {
    **{word.casefold(): word for word in ("Ông", "Bà", "Anh", "Chị", "Cụ", "Cô", "Em", "Thầy")},
    **{"ô": "Ông", "b": "Bà", "mr": "Ông", "mrs": "Bà", "ms": "Bà"},
}
_COMRADE = re.compile(r"^(?:đồng chí|đ/c|đ\.c|đc)(?=[\s.:])[\s.:]*", re.IGNORECASE)
_EITHER = re.compile(r"^(?:ông\s*/\s*bà|ông\s*\(\s*bà\s*\)|ông, bà)\s*:?\s*", re.IGNORECASE)
_SALUTATION = re.compile(
    r"^(?:(ông|bà|anh|chị|cụ|cô|em|thầy)(?:\s*[:.]\s*|\s+)|(ô|b|mr|mrs|ms)\s*[.:]\s*)", re.IGNORECASE
)
_NUMBER = re.compile(r"^\s*(?:\d+\s*[.)\-/]|[-•+*–])\s*")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name cell parted; `extra` is the text behind the name, such as a position or a year of birth."""

    name: str
    honorific: str | None
    extra: str = ""
    surname_in_doubt: bool = False
    only_degree: bool = False  # "ThS." is no salutation


@cache
def _titles() -> re.Pattern[str]:
    ranks = sorted(words("ranks"), key=len, reverse=True)
    degrees = sorted(words("degrees"), key=len, reverse=True)
    rank = "|".join(re.escape(word) for word in ranks)
    degree = "|".join(re.escape(word) for word in degrees)
    return re.compile(
        rf"^(?:(?P<rank>{rank})(?:\s*(?:CN|QNCN)\b)?[\s,:.]+|(?P<degree>(?:{degree})\.?)(?:[\s,:]+|(?<=\.)))",
        re.IGNORECASE,
    )


@cache
def _spelled() -> dict[str, str]:
    return {match_key(word): word for word in reversed(words("ranks"))}


@cache
def _leading_words() -> frozenset[str]:
    """Return the first words behind which an honorific, a rank or a degree may stand."""
    phrases = (*words("ranks"), *words("degrees"), *_SALUTATIONS, "đồng", "đc")
    return frozenset(word for phrase in phrases for word in (phrase.casefold(), phrase.casefold().partition(" ")[0]))


def may_be_title(word: str) -> bool:
    """Return whether a first word may be an honorific, a rank or a degree, or begin one."""
    return word.casefold() in _leading_words()


@lru_cache(maxsize=4096)
def split_name(text: str, surname_ong: bool = False) -> PersonName:
    """Split "ThS. Bà Nguyễn Thị Hoa (Trưởng phòng)"; with `surname_ong` a lone "Ông" is a family name."""
    first = text.partition(" ")[0]
    if text.replace(" ", "").isalpha() and first.casefold() not in _leading_words():
        return PersonName(name_case(text), None)
    rest = _EITHER.sub("", _NUMBER.sub("", text)).strip()
    honorific, degree, doubt = None, None, False
    while True:
        title = _titles().match(rest)
        if title and rest[title.end() :].strip():
            if title["rank"]:
                honorific = _spelled().get(match_key(title["rank"]), title["rank"])
            else:
                degree = f"{degree}{' ' if degree[-1] != '.' else ''}{title['degree']}" if degree else title["degree"]
            rest = rest[title.end() :].strip()
            continue
        spoken = _SALUTATION.match(rest)
        if spoken and not honorific:
            after = rest[spoken.end() :].strip()
            if (spoken[2] or "").casefold() in _LETTERS and not _follows_letter(after):
                break  # "b. Hợp đồng": an item of a form
            verdict = _salutation_or_surname(spoken[0], after, surname_ong)
            doubt = verdict in (_Verdict.PERHAPS_SPOKEN, _Verdict.PERHAPS_SURNAME)
            if verdict in (_Verdict.SPOKEN, _Verdict.PERHAPS_SPOKEN):
                honorific, rest = _SALUTATIONS[(spoken[1] or spoken[2]).casefold()], after
                continue
        comrade = _COMRADE.match(rest)
        if comrade and not honorific:
            honorific, rest = "Đồng chí", rest[comrade.end() :].strip()
            continue
        break
    name, extra = _without_extra(rest)
    return PersonName(name_case(name), honorific or degree, extra, doubt, honorific is None and degree is not None)


def with_capitals(name: str) -> str:
    """Return a nominee's name with forgotten capitals ("Nguyễn văn An"); one that begins with no family name stays."""
    parts = name.split(" ")
    if not any(part[:1].islower() for part in parts) or not is_surname(parts[0]):
        return name
    small_behind = len(parts) > 4 and parts[-1][:1].islower() and parts[-2][:1].islower()  # no name, a remark
    if small_behind or not all(part.isalpha() and is_syllable(part) for part in parts):
        return name
    return " ".join(part[:1].upper() + part[1:].lower() for part in parts)


_LETTERS = frozenset({"ô", "b"})


def _follows_letter(after: str) -> bool:
    """Return whether the words behind "B." are a name: each begins with a capital letter."""
    parts = _BEHIND.split(after, maxsplit=1)[0].split(" ")
    return len(parts) < 7 and all(part[:1].isupper() for part in parts) and (len(parts) < 4 or is_surname(parts[0]))


def mostly_with_salutation(names: list[str]) -> bool:
    """Return whether so many names begin with Ông or Bà that "Ông" is no family name where it could be one."""
    open_ones = [name for name in names if name.casefold().startswith("ông ") and not _surely_spoken_to(name)]
    said = sum(map(_surely_spoken_to, names))
    return said * 3 >= len(names) - len(open_ones) if len(names) > 2 else True


def _surely_spoken_to(name: str) -> bool:
    first, _, after = name.partition(" ")
    if first.casefold() in ("bà", "bà:", "ông:"):
        return True
    return first.casefold() == "ông" and _salutation_or_surname(first, after, True) is _Verdict.SPOKEN


class _Verdict(Enum):
    """What a word like "Ông" before a name is."""

    SPOKEN = "spoken"
    PERHAPS_SPOKEN = "perhaps spoken"
    PERHAPS_SURNAME = "perhaps a family name"
    SURNAME = "a family name"


def _salutation_or_surname(written: str, after: str, surname_ong: bool) -> _Verdict:
    """Tell "Ông Nguyễn Văn An" from "Ông Văn An"; only "Ông" is a family name too."""
    parts = _BEHIND.split(after.partition(" (")[0], maxsplit=1)[0].split(" ")
    if not after or len(parts) > 8:
        return _Verdict.SURNAME
    if ":" in written or not written.casefold().startswith("ông"):
        return _Verdict.SPOKEN
    if len(parts) > 1 and not all(is_syllable(part) or not part.isascii() for part in parts):
        return _Verdict.SPOKEN  # "Ông John Smith": who has the family name Ông has Vietnamese names behind it
    if parts[0].casefold() == "thị":  # no man is called so
        return _Verdict.SURNAME if len(parts) > 1 else _Verdict.PERHAPS_SPOKEN
    if is_surname(parts[0]) and (not _could_be_middle(parts[0]) or parts[1:2] in (["Văn"], ["VĂN"])):
        return _Verdict.SPOKEN if len(parts) > 1 else _Verdict.PERHAPS_SPOKEN
    if len(parts) > 2 and is_surname(parts[0]):
        return _Verdict.PERHAPS_SURNAME if surname_ong else _Verdict.SPOKEN
    if len(parts) == 1:
        return _Verdict.PERHAPS_SPOKEN
    return _Verdict.PERHAPS_SURNAME if surname_ong else _Verdict.PERHAPS_SPOKEN


def _could_be_middle(word: str) -> bool:
    return word.casefold() in _MIDDLE_NAMES


_MIDDLE_NAMES = frozenset(
    ("văn", "thị", "đức", "minh", "hữu", "quốc", "xuân", "công", "đình", "ngọc", "thanh", "trọng", "bá", "thế", "kim")
)


_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]?\s*$")
_BEHIND = re.compile(r"\s*(?:[,;:\n/]|\s[-–]\s?|\s*[-–]\s)\s*")
_BORN = re.compile(r"\s*,?\s*\b(?:sinh năm|sinh ngày|sinh|sn|ns)\b[\s.:]*\d.*$", re.IGNORECASE)
_TAIL_DIGITS = re.compile(r"\s+((?:19|20)\d\d|\d{1,2}/\d{1,2}/\d{2,4})$")


_FOOTNOTE = re.compile(
    r"\s*(?:\(\s*(?:\*{1,4}|[¹²³⁴⁵⁶⁷⁸⁹]+|[a-d])\s*\)|\[\s*(?:\*{1,4}|\d{1,2})\s*\]|\*{1,4}|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|[†‡§])\s*$"
)


def without_footnote(text: str) -> tuple[str, str]:
    """Return a text without the mark of a footnote behind it, and the mark: "Lê Thị Na (*)", "Phòng Nội vụ¹"."""
    found = _FOOTNOTE.search(text)
    bare = text[: found.start()].rstrip() if found else ""
    return (bare, found[0].strip()) if found and bare[-1:].isalnum() else (text, "")


def _without_extra(text: str) -> tuple[str, str]:
    """Cut off what stands in brackets, behind a comma or a dash, or a year of birth."""
    extra: list[str] = []
    text, note = without_footnote(text)
    if note:
        extra.append(note)
    brackets: list[str] = []
    while (found := _BRACKETS.search(text)) and text[: found.start()].strip():
        brackets.insert(0, found[1].strip(" ,;"))
        text = text[: found.start()].strip()
    extra += brackets
    for pattern in (_BORN, _TAIL_DIGITS):
        found = pattern.search(text)
        if found and text[: found.start()].strip():
            extra.append((found[1] if found.lastindex else found[0]).strip(" ,;"))
            text = text[: found.start()].strip()
    joint = _BEHIND.search(text)
    if joint and text[: joint.start()].strip():
        extra.insert(0, text[joint.end() :].strip())
        text = text[: joint.start()].strip()
    return text.strip(" ,;.:-–"), ", ".join(piece for piece in extra if piece)


_PEOPLE_JOINT = re.compile(
    r"\s*(?:\n|;|,|/|\+|&| và | - |(?<=\w)\s+(?=(?:\d\s?[.)]\s?[^\W\d])|(?:ông|bà)\s))\s*(?:và\s+)?", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def split_people(text: str) -> tuple[str, ...]:
    """Return each person's part of a cell; one part where the text names one person or no person."""
    if not _PEOPLE_JOINT.search(text):
        return (text,)
    parts = [part for part in _PEOPLE_JOINT.split(text) if part.strip()]
    unit = looks_collective(text) and not could_be_either(parts[0])
    if len(parts) < 2 or unit or looks_household(text):
        return (text,)
    named = [split_name(part) for part in parts]
    if all(_surely_person(found, part) for found, part in zip(named, parts, strict=True)):
        return tuple(parts)
    return (text,)


def two_names(name: str) -> tuple[str, ...]:
    """Return the two whole names that stand behind one another without a sign; () where a name is one person's."""
    parts = name.split(" ")
    halves = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(3, len(parts) - 2) if is_surname(parts[at])]
    fitting = [pair for pair in halves if all(looks_person(split_name(half).name) for half in pair)]
    return min(fitting, key=lambda pair: abs(pair[0].count(" ") - pair[1].count(" ")), default=())


def _surely_person(found: PersonName, part: str) -> bool:
    if looks_position(part) and not (found.honorific or looks_person(part)):
        return False
    return (looks_person(found.name) or could_be_either(found.name)) and 2 <= len(found.name.split(" ")) <= 5


_STRANGE = re.compile(r"[\d?@#$%^*_=<>{}|~\\/\ufffd!]|[^\W\d_]'{2}|\.{2,}")
_VOWEL = re.compile(r"[aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)


@lru_cache(maxsize=65536)
def _has_vowel(word: str) -> bool:
    return _VOWEL.search(word) is not None


_PARTICLES = frozenset(("van", "von", "de", "da", "di", "du", "del", "der", "la", "le", "el", "al", "bin", "dos"))


@lru_cache(maxsize=16384)
def is_suspect_name(name: str) -> bool:
    """Return whether a person's name cannot well be right: signs, digits, cut short, one word, no vowel or capital."""
    if _STRANGE.search(name) or "." in name:  # "Ng.T. Hoa": no certificate is made out to a name cut short
        return True
    parts = name.split(" ")
    if any(part[:1].islower() and part not in _PARTICLES for part in parts) and not looks_collective(name):
        return True  # its first letter may be lost: "ánh Thị Đông"
    apostrophe = any(sign in name for sign in "'’ʼ")
    if len(parts) == 1 and not apostrophe:
        return True
    if len(parts) > 7 or (len(parts) > 5 and two_names(name)):
        return True
    return any(not _has_vowel(part) and len(part) > 1 and not apostrophe for part in parts) or (
        len(parts) > 1 and looks_position(name) and not is_surname(parts[0]) and is_syllable(parts[0])
    )
