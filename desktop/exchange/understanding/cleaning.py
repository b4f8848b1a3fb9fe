"""Cleans the text of a cell without changing what it says, and remembers what it had to clean."""

import re
import unicodedata
from enum import IntFlag
from functools import lru_cache

_PLAIN = r"[!-~\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u00ff\u0100-\u0188\u018a-\u024f\u1ea0-\u1ef9]+"
_FINE = re.compile(f"{_PLAIN}(?: {_PLAIN})*")
_CYRILLIC = dict(zip("аеорсухіјѕԁАВЕКМНОРСТУХІЈЅ", "aeopcyxijsdABEKMHOPCTYXIJS", strict=True))
_GREEK = dict(zip("ΑΒΕΗΙΚΜΝΟΡΤΥΧΖονα", "ABEHIKMNOPTYXZova", strict=True))
_LOOKALIKES = str.maketrans(_CYRILLIC | _GREEK | {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})
_FOREIGN_LETTER = re.compile("[" + "".join(_CYRILLIC | _GREEK) + "ÐƉðɖ\uff01-\uff5e\U0001d400-\U0001d7ff]")
_INVISIBLE = re.compile(
    "[\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufeff\ufe00-\ufe0f]"
)
_AS_SPACE = re.compile("[\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u3164]")
_SPACES = re.compile(r"[ \t\x0b\x0c\x1c-\x1f\x85]+")
_AROUND_LINES = re.compile(r" *\n[ \n]*")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,200}>|&(?:nbsp|amp|lt|gt|quot|#\d+);", re.IGNORECASE)
_FORMULA = re.compile(r"[=@]\s*\S|[+-]\s*(?:\d+\s*[-+*/]|[A-Za-z]+\d*\()|[+-][A-Z]{1,3}\d+")


class Cleaned(IntFlag):
    """What had to be cleaned, or was left because it must not be changed in silence."""

    NOTHING = 0
    INVISIBLE = 1
    LOOKALIKE = 2
    MARKUP = 4
    FORMULA = 8


@lru_cache(maxsize=16384)
def clean_cell(text: str) -> tuple[str, Cleaned]:
    """Return the text in NFC with single spaces, its line breaks kept, and what was found in it."""
    if _FINE.fullmatch(text):
        return text, _left_as_is(text)
    found = Cleaned.NOTHING
    if _INVISIBLE.search(text):
        found |= Cleaned.INVISIBLE
        text = _INVISIBLE.sub("", _AS_SPACE.sub(" ", text))
    if any(
        unicodedata.category(character) in ("Cc", "Co", "Cn") and character not in "\t\n\r\x0b\x0c\x85"
        for character in text
    ):
        found |= Cleaned.INVISIBLE
        text = "".join(
            character
            for character in text
            if character in "\t\n\r\x0b\x0c\x85" or unicodedata.category(character) not in ("Cc", "Co", "Cn", "Cs")
        )
    if _FOREIGN_LETTER.search(text):
        text, changed = _without_lookalikes(text)
        found |= Cleaned.LOOKALIKE if changed else Cleaned.NOTHING
    text = unicodedata.normalize("NFC", text)
    text = _SPACES.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _AROUND_LINES.sub("\n", text).strip(" \n")
    return text, found | _left_as_is(text)


def is_fine(text: str) -> bool:
    """Return whether a text needs neither cleaning nor a word about it."""
    return _FINE.fullmatch(text) is not None and not _left_as_is(text)


def _left_as_is(text: str) -> Cleaned:
    found = Cleaned.NOTHING
    if ("<" in text or "&" in text) and _MARKUP.search(text):
        found |= Cleaned.MARKUP
    if text[:1] in ("=", "@", "+", "-") and _FORMULA.match(text):
        found |= Cleaned.FORMULA
    return found


def _without_lookalikes(text: str) -> tuple[str, bool]:
    """Exchange letters of other scripts in Latin surroundings; a text wholly in another script is left."""
    latin = sum("LATIN" in unicodedata.name(character, "") for character in text if character.isalpha())
    foreign = sum(
        unicodedata.name(character, "").startswith(("CYRILLIC", "GREEK")) for character in text if character.isalpha()
    )
    if foreign > latin:
        return text, False
    wide = "".join(
        unicodedata.normalize("NFKC", character)
        if "\uff01" <= character <= "\uff5e" or character >= "\U0001d400"
        else character
        for character in text
    )
    changed = wide.translate(_LOOKALIKES)
    return changed, changed != text


def one_line(text: str) -> str:
    """Return the text with its line breaks as spaces."""
    return text.replace("\n", " ") if "\n" in text else text
