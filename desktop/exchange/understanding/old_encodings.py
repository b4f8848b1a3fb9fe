"""TCVN3, VNI and VISCII, the encodings before Unicode, and UTF-8 read as Windows-1252 and written once more.

They are recognised by the font of a cell or by its letters.

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
    """The encodings that lists come in where they are not plain Unicode."""

    TCVN3 = "tcvn3"
    VNI = "vni"
    VISCII = "viscii"
    DOUBLE_UTF8 = "double utf-8"


class _EncodingTables:
    """The decoding tables as shipped."""

    def __init__(self) -> None:
        told = json.loads(path("lists/encodings.json").read_text(encoding="utf-8"))
        self.tcvn3 = str.maketrans(told["tcvn3"]["char_map"])
        self.viscii = str.maketrans(told["viscii"]["char_map"])
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
    if encoding is OldEncoding.DOUBLE_UTF8:
        return _undoubled(text) or text
    if encoding is OldEncoding.VISCII:
        return text.translate(tables.viscii)
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
def possible_encodings(text: str) -> tuple[OldEncoding, ...]:
    """Return the encodings that a text without a telling font may be written in, all equally likely.

    () where it reads as it is or no guess is sure.
    """
    if not _HIGH.search(text) or _UNICODE_ALREADY.search(text):
        return ()
    as_it_is = vietnamese_share(text)
    if as_it_is == 1.0 and not _never_vietnamese(text):
        return ()
    if _DOUBLED.search(text):
        undoubled = _undoubled(text)
        return (OldEncoding.DOUBLE_UTF8,) if undoubled else ()
    tried = [
        (_foreign_left(decoded), -vietnamese_share(decoded), encoding)
        for encoding in _OF_ONE_BYTE
        for decoded in [decode(text, encoding)]
    ]
    foreign, share, _encoding = min(tried)
    if -share < _SURE or -share <= as_it_is or foreign:
        return ()
    return tuple(encoding for left, told, encoding in tried if (left, told) == (foreign, share))


def guess_encoding(text: str) -> OldEncoding | None:
    """Return the encoding of a text without a telling font; None where it reads as it is or no guess is sure."""
    return next(iter(possible_encodings(text)), None)


_OF_ONE_BYTE = (OldEncoding.TCVN3, OldEncoding.VNI, OldEncoding.VISCII)
_AFTER_LEAD = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e"
    "\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
_DOUBLED = re.compile(f"[\u00c2-\u00c6][{_AFTER_LEAD}]|[\u00e1\u00e2][{_AFTER_LEAD}]{{2}}|\u00c3 ")
_BYTES = {chr(code): bytes([code]) for code in range(256)} | {
    letter: bytes([code]) for code in range(0x80, 0xA0) if (letter := bytes([code]).decode("cp1252", errors="ignore"))
}


def is_damaged(text: str) -> bool:
    """Return whether a text is UTF-8 that was read as Windows-1252 ("Nguyá»…n"), some of its letters lost for good."""
    if not _DOUBLED.search(text) or possible_encodings(text):
        return False
    return vietnamese_share(text) < 1.0 or _never_vietnamese(text)


def _undoubled(text: str) -> str | None:
    """Return the text that was written as UTF-8 twice or more; None where letters of it are lost."""
    for _time in range(3):
        if not _DOUBLED.search(text):
            return text
        for written in (text, _LOST_SPACE.sub("\u00c3\u00a0", text)):
            try:
                text = b"".join(map(_BYTES.__getitem__, written)).decode("utf-8")
                break
            except (KeyError, UnicodeDecodeError):
                continue
        else:
            return None
    return None if _DOUBLED.search(text) else text


_LOST_SPACE = re.compile("\u00c3(?: |$)")  # its second byte is the space that breaks no line; it became a plain one


def _foreign_left(text: str) -> int:
    """Count the signs that Vietnamese text has none of; the right table leaves none."""
    return sum(character in _FOREIGN for character in text)


def _never_vietnamese(text: str) -> bool:
    return any(character in _FOREIGN for character in text)


_FOREIGN = frozenset("¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñöø÷ûüþÅÄ")
