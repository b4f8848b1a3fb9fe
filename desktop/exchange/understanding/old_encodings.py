"""TCVN3 and VNI, the encodings before Unicode, recognised by the font of a cell or by its letters.

Runs before any other cleaning: in TCVN3 the soft hyphen U+00AD is the letter ư (resources/lists/encodings.json).
"""

import json
import re
from enum import StrEnum
from functools import cache, lru_cache

from desktop.exchange.syllables import vietnamese_share
from resources.paths import path

_UNICODE_ALREADY = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]"
)
_HIGH = re.compile("[\u00a1-\u00ff]")
_SURE = 0.8


class OldEncoding(StrEnum):
    """The encodings before Unicode that lists come in."""

    TCVN3 = "tcvn3"
    VNI = "vni"


class _EncodingTables:
    """The decoding tables as shipped."""

    def __init__(self) -> None:
        told = json.loads(path("lists/encodings.json").read_text(encoding="utf-8"))
        self.tcvn3 = str.maketrans(told["tcvn3"]["char_map"])
        self.vni: dict[str, str] = dict(told["vni"]["sequence_map"])
        for pair, letter in list(self.vni.items()):
            if len(pair) == 2 and pair[0].isupper():
                self.vni.setdefault(pair[0] + pair[1].lower(), letter)
        longest_first = sorted(self.vni, key=len, reverse=True)
        self.vni_pattern = re.compile("|".join(map(re.escape, longest_first)))
        self.tcvn3_font = re.compile(told["tcvn3"]["font_name_hints"]["regex"], re.IGNORECASE)
        self.tcvn3_capitals = re.compile(told["tcvn3"]["font_name_hints"]["uppercase_font_regex"], re.IGNORECASE)
        self.vni_font = re.compile(told["vni"]["font_name_hints"]["regex"], re.IGNORECASE)


@cache
def _tables() -> _EncodingTables:
    return _EncodingTables()


def encoding_of_font(font: str) -> OldEncoding | None:
    """Return the encoding of a font, None for Unicode fonts."""
    if _tables().tcvn3_font.match(font):
        return OldEncoding.TCVN3
    return OldEncoding.VNI if _tables().vni_font.match(font) else None


def decode(text: str, encoding: OldEncoding, font: str = "") -> str:
    """Return the text in Unicode; fonts whose name ends in H show small letters as capitals."""
    tables = _tables()
    if encoding is OldEncoding.VNI:
        return tables.vni_pattern.sub(lambda found: tables.vni[found[0]], text)
    decoded = text.translate(tables.tcvn3)
    return decoded.upper() if tables.tcvn3_capitals.match(font) else decoded


def decode_by_font(text: str, font: str) -> str | None:
    """Decode by the font's name; None where the text is Unicode or plain ASCII in spite of its font."""
    encoding = encoding_of_font(font)
    if encoding is None or _UNICODE_ALREADY.search(text):
        return None
    decoded = decode(text, encoding, font)
    return None if decoded == text else decoded


@lru_cache(maxsize=65536)
def guess_encoding(text: str) -> OldEncoding | None:
    """Guess the encoding of a text without a telling font; None where it reads as it is or no guess is sure."""
    if not _HIGH.search(text) or _UNICODE_ALREADY.search(text):
        return None
    as_it_is = vietnamese_share(text)
    if as_it_is == 1.0 and not _never_vietnamese(text):
        return None
    tried = [
        (vietnamese_share(decoded), _foreign_left(decoded), encoding)
        for encoding in OldEncoding
        for decoded in [decode(text, encoding)]
    ]
    best, foreign, encoding = min(tried, key=lambda one: (one[1], -one[0]))
    return encoding if best >= _SURE and best > as_it_is and not foreign else None


def _foreign_left(text: str) -> int:
    """Count the signs that Vietnamese text has none of; the right table leaves none."""
    return sum(character in _FOREIGN for character in text)


def _never_vietnamese(text: str) -> bool:
    return any(character in _FOREIGN for character in text)


_FOREIGN = frozenset("¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñöø÷ûüþÅÄ")
