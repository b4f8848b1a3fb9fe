"""Encodings of text files: Unicode in all its forms, Windows-1258, and UTF-8 that was taken for one of them.

Bytes of TCVN3, VNI and VISCII are given as Windows-1252, and UTF-8 that was taken for that one is left as it came:
their letters are decoded later, cell by cell, with those of office files.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

from desktop.exchange.readers.workbook import Sheet
from desktop.exchange.syllables import vietnamese_share

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOWS_1252 = {
    code: letter for code in range(0x80, 0xA0) if (letter := bytes([code]).decode("cp1252", errors="ignore"))
}
"""The letters of Windows-1252 that Latin-1 has not; the five bytes without any stay: older encodings use them."""
_SAMPLE = 20_000  # characters
_SAMPLE_ROWS = 300
_FEWEST_GARBLED = 3


def decode(content: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(name), name
            except UnicodeDecodeError:
                if name != "utf-8-sig":
                    return content.decode(name, errors="replace"), name
                content = content[3:]
                break
    wide = _wide_without_mark(content)
    if wide:
        return content.decode(wide, errors="replace"), wide
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if len(content) - error.start < 4:  # cut in the middle of its last letter
            return content.decode("utf-8", errors="ignore"), "utf-8"
    return _one_byte(content)


def _wide_without_mark(content: bytes) -> str | None:
    head = content[:4000]
    if len(head) < 4:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) // 8 and even * 4 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) // 8 and odd * 4 < even else None


def _one_byte(content: bytes) -> tuple[str, str]:
    vietnamese = content.decode("cp1258", errors="replace")
    damaged = content.decode("utf-8", errors="replace")
    if damaged.count("\ufffd") * 50 < len(damaged) and vietnamese_share(damaged[:_SAMPLE]) > 0.8:
        return damaged, "utf-8"
    if vietnamese_share(vietnamese[:_SAMPLE]) >= 0.6:
        return vietnamese, "cp1258"
    return content.decode("latin-1").translate(_WINDOWS_1252), "cp1252"


@dataclass(frozen=True)
class _Garbling:
    """A one-byte encoding that UTF-8 was taken for: its letters as bytes, what to look for, and how many times."""

    bytes_of: dict[str, int]
    pattern: re.Pattern[str]
    times: int = 1
    decoded_later: bool = False

    def mended(self, text: str) -> tuple[str, int]:
        """Return the text with its garbled letters put right, and how many there were."""
        count = 0
        for _time in range(self.times):
            text, found = self._once(text)
            count += found
        return text, count

    def _once(self, text: str) -> tuple[str, int]:
        count = 0

        def letter(found: re.Match[str]) -> str:
            nonlocal count
            raw = bytes(self.bytes_of[character] for character in found[0])
            for end in (len(raw), 2):
                try:
                    decoded = raw[:end].decode("utf-8")
                except UnicodeDecodeError:
                    continue
                count += 1
                return decoded + found[0][end:]
            return found[0]

        return self.pattern.sub(letter, text), count


@cache
def _garblings() -> tuple[_Garbling, ...]:
    once = [_garbling(name) for name in ("cp1252", "cp1258", "mac_roman")]
    return (*once, *(replace(garbling, times=2) for garbling in once))


def _garbling(name: str) -> _Garbling:
    bytes_of: dict[str, int] = {}
    for number in range(0x80, 0x100):
        try:
            bytes_of[bytes([number]).decode(name)] = number
        except UnicodeDecodeError:
            bytes_of[chr(number)] = number  # Windows keeps bytes without a letter as control characters
    leads = "".join(letter for letter, number in bytes_of.items() if number in (*range(0xC2, 0xC7), 0xCC, 0xCD))
    longer = "".join(letter for letter, number in bytes_of.items() if number in (0xE1, 0xE2))
    behind = "".join(letter for letter, number in bytes_of.items() if number < 0xC0)
    pattern = f"[{re.escape(longer)}][{re.escape(behind)}]{{2}}|[{re.escape(leads)}][{re.escape(behind)}]"
    return _Garbling(bytes_of, re.compile(pattern), decoded_later=name == "cp1252")


def _garbling_of(sample: str) -> _Garbling | None:
    """Return how a text was garbled, None where it was not: its letters give Vietnamese ones again and again."""
    best, best_share = None, max(vietnamese_share(sample), 0.7)
    for garbling in _garblings():
        mended, count = garbling.mended(sample)
        share = vietnamese_share(mended) if count >= _FEWEST_GARBLED else 0.0
        if share > best_share:
            best, best_share = garbling, share
    return None if best is None or best.decoded_later else best


def mended_text(text: str) -> str | None:
    """Return a text whose UTF-8 was taken for another encoding (“Nguyá»…n”) put right, None where it is sound."""
    if text.isascii():
        return None
    garbling = _garbling_of(text[:_SAMPLE])
    if garbling is None:
        return None
    return garbling.mended(unicodedata.normalize("NFC", text))[0]


def mend_sheets(sheets: list[Sheet]) -> int:
    """Put garbled letters in cells right, in place; return in how many cells."""
    sample = "\n".join(piece for sheet in sheets for piece in _sample(sheet))
    garbling = _garbling_of(sample) if sample else None
    if garbling is None:
        return 0
    cells = 0
    for sheet in sheets:
        for values in sheet.rows:
            for column, value in enumerate(values):
                if isinstance(value, str) and not value.isascii():
                    mended, count = garbling.mended(value)
                    if count:
                        values[column] = mended
                        cells += 1
    return cells


def _sample(sheet: Sheet) -> list[str]:
    """Return texts with marks from the first rows and from rows all over the sheet."""
    step = max(len(sheet.rows) // _SAMPLE_ROWS, 1)
    rows = sheet.rows[:_SAMPLE_ROWS] + sheet.rows[_SAMPLE_ROWS::step]
    return [value[:200] for values in rows for value in values if isinstance(value, str) and not value.isascii()]
