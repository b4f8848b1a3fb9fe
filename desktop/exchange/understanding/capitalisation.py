"""Capitalisation of texts that came in capitals: names of people, units and awards."""

import re
from functools import cache, lru_cache

from desktop.exchange.syllables import is_syllable
from desktop.exchange.understanding.vocabulary import words

_JOINTS = re.compile(r"([\s\-–'’]+)")


def is_all_caps(text: str) -> bool:
    """Return whether all letters of a text with at least two words, or five letters, are capitals."""
    return text.isupper() and (" " in text or len(text) > 4)


def name_case(name: str) -> str:
    """Return a person's name with each syllable capitalised where it came in one case; else as written."""
    if name != name.upper() and name != name.lower():
        return name
    parts = _JOINTS.split(name)
    return "".join(part[:1].upper() + part[1:].lower() for part in parts)


@lru_cache(maxsize=16384)
def sentence_case(text: str, units: bool = False) -> str:
    """Return a text in capitals as titles or, with `units`, names of units are written; acronyms keep theirs."""
    parts = [part if _is_acronym(part) else part.lower() for part in re.split(r"(\s+|[-–,&/()\"“”]+)", text)]
    lowered = "".join(parts)
    if units:
        lowered = _capital_units(lowered)
    pattern, written = _capitals()
    lowered = pattern.sub(lambda found: written[found[0].lower()], lowered)
    lowered = _PURPOSE.sub(lambda found: found[1] + _upper(found[2]), lowered)
    lowered = _PLACE.sub(
        lambda found: found[1] + found[2] + " ".join(_upper(part) for part in found[3].split(" ")), lowered
    )
    return _upper(lowered)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isascii() and not is_syllable(word)


def _capital_units(text: str) -> str:
    """Capitalise kinds of units and the word behind each: "phòng hành chính - tổng hợp" as offices write it."""
    pattern = _unit_pattern()
    text = pattern.sub(lambda found: f"{_upper(found[1])} {_word_behind(found[2])}", text)
    text = _COMPANY.sub(lambda found: found[1] + " ".join(map(_upper, found[2].split(" "))), text)
    return re.sub(r"((?: và | - |, | – )\s*)(\w)", lambda found: found[1] + found[2].upper(), text)


_COMPANY = re.compile(r"((?:TNHH|MTV|CP|HTX|DNTN)(?: (?:MTV|TM|DV|XD))* )((?:[^\W\dA-Z]\w* ?)+)")


def _word_behind(word: str) -> str:
    return word if word in _TYPE_WORDS else _upper(word)


@cache
def _unit_pattern() -> re.Pattern[str]:
    kinds = sorted(
        (word.lower() for word in words("unit_starts") if word.lower() not in words("place_types")),
        key=len,
        reverse=True,
    )
    return re.compile(r"(?<!\w)(" + "|".join(map(re.escape, kinds)) + r") (\w+)")


@cache
def _capitals() -> tuple[re.Pattern[str], dict[str, str]]:
    written = {phrase.lower(): phrase for phrase in (*words("capital_phrases"), *words("places"))}
    written |= {"ubnd": "UBND", "hđnd": "HĐND", "ubmttq": "UBMTTQ", "bộ": "Bộ", "sở": "Sở"}
    longest_first = sorted(written, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE), written


_PURPOSE = re.compile(r"(vì sự nghiệp )(\w+)", re.IGNORECASE)
_TYPE_WORDS = frozenset({"tỉnh", "huyện", "xã", "phường", "thành", "thị", "thôn", "bản", "xóm", "quận", "và", "của"})
_PLACE = re.compile(r"(?<!\w)(huyện|thị xã|xã|phường|thị trấn|thôn|quận)(\s)([^\W\d_]+(?: [^\W\d_]+)?)(?=$|[,;.)]| -)")
