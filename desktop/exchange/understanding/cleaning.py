"""Cleans the text of a cell without changing what it says, and remembers what it had to clean."""

import re
import unicodedata
from enum import IntFlag
from functools import lru_cache

from db.rules.clean_text import examine

_PLAIN = r"[!-~\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u00ff\u0100-\u0188\u018a-\u024f\u1ea0-\u1ef9]+"
_FINE = re.compile(f"(?!['`=]){_PLAIN}(?: {_PLAIN})*")
_SAFE = _PLAIN.replace("!-~", "!-%'-;=?-~")  # no sign of markup
_SURELY_FINE = re.compile(f"(?!['`=@+-]){_SAFE}(?: {_SAFE})*")
_CYRILLIC = dict(zip("аеорсухіјѕԁАВЕКМНОРСТУХІЈЅ", "aeopcyxijsdABEKMHOPCTYXIJS", strict=True))
_GREEK = dict(zip("ΑΒΕΗΙΚΜΝΟΡΤΥΧΖονα", "ABEHIKMNOPTYXZova", strict=True))
_LOOKALIKES = str.maketrans(_CYRILLIC | _GREEK | {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})
_FOREIGN_LETTER = re.compile("[" + "".join(_CYRILLIC | _GREEK) + "ÐƉðɖ\uff01-\uff5e\U0001d400-\U0001d7ff]")
_ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u3164]")
_ENDS_OF_OLD_PRINTERS = str.maketrans(dict.fromkeys("\x0b\x0c\x85\u3164", " "))
_NOTED = frozenset(("invisible_chars", "bidi", "control_character"))
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
    """Return the text as the record keeps it, its line breaks kept, and what was found in it.

    Beside what the record's cleaner does, look-alikes of other scripts become Latin and symbols of a font's own go.
    """
    if _FINE.fullmatch(text):
        return text, _left_as_is(text)
    if text[:1] in _TYPED_BEFORE:
        text = _as_typed(text)
    found = Cleaned.INVISIBLE if _ODD_SPACE.search(text) else Cleaned.NOTHING
    text = text.translate(_ENDS_OF_OLD_PRINTERS)
    known = "".join(letter for letter in text if unicodedata.category(letter) not in ("Co", "Cn", "Cs"))
    if _FOREIGN_LETTER.search(known):
        known, changed = _without_lookalikes(known)
        found |= Cleaned.LOOKALIKE if changed else Cleaned.NOTHING
    base = examine(known, lines=True, apostrophe=False)
    if len(known) != len(text) or any(kind in _NOTED for kind, _ in base.found):
        found |= Cleaned.INVISIBLE
    text = _as_typed(base.text) if base.text[:1] in _TYPED_BEFORE else base.text
    return text, found | _left_as_is(text)


def is_fine(text: str) -> bool:
    """Return whether a text needs neither cleaning nor a word about it."""
    return _SURELY_FINE.fullmatch(text) is not None or (_FINE.fullmatch(text) is not None and not _left_as_is(text))


_TYPED_BEFORE = frozenset("'’‘`´=")
_BEFORE_FORMULAS = frozenset("=+-@")
_TEXT_FORMULA = re.compile(r'=\s*"((?:[^"]|"")*)"\s*')


def _as_typed(text: str) -> str:
    """Return a text without what marks it as text: the apostrophe in front, or ="…" around it."""
    whole = _TEXT_FORMULA.fullmatch(text)
    if whole:
        return _as_typed(whole[1].replace('""', '"').strip())
    bare = text.lstrip("'’‘`´").lstrip()
    quoted = bare.rstrip()[-1:] in ("'", "’")
    guarded = bare[:1].isalnum() or bare[:1] in _BEFORE_FORMULAS
    return _as_typed(bare) if text[:1] not in ("=", bare[:1]) and guarded and not quoted else text


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
