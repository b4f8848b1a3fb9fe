"""The one cleaner of text from outside: what it drops or changes it also names, so that nothing goes in silence."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_BIDI: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What needs no closer look: ASCII without ' ` & < >, and the composed letters and signs of Vietnamese, none outside.
FINE: Final = re.compile(
    r"(?:(?! )[ -%(-;=?-_a-~\u00a1-\u00ac\u00ae-\u00b3\u00b5-\u024f\u1e00-\u1e99\u1e9c-\u1eff–—’“”…№•₫]*+(?<! ))?"
)
_MARKUP: Final = re.compile(r"[<>]|&#?\w{1,12};")
_LINE_ENDS: Final = re.compile(r"\r\n?|[\u2028\u2029]")
_SPACES: Final = re.compile(r"[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_AROUND_LINE_FEED: Final = re.compile(r" *\n[ \n]*")
_IN_WORD: Final = r"[\w\u0300-\u036f]"
_APOSTROPHE: Final = re.compile(rf"['ʼ＇]|(?<={_IN_WORD})[‘`´ʹ′](?={_IN_WORD})")
# Shown as nothing: joiners and fillers of other scripts, variation selectors (U+FE0F after a sign).
_IGNORABLE: Final = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Halves of letters and code points that are no letters: no file of any kind can hold them.
_NO_LETTER: Final = re.compile(
    "[\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)

_HALF_LETTER: Final = re.compile("[\ud800-\udfff]")
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class CleanText:
    """A text as the record keeps it, and what was found: (kind, code point); of markup the text itself."""

    text: str
    found: tuple[tuple[str, str], ...] = ()


def clean(text: str) -> str:
    """Return a text in NFC on one line: single spaces, the typographic apostrophe, nothing invisible."""
    return text if _is_fine(text) else _examined(text).text


def clean_lines(text: str) -> str:
    """Return a text as `clean` does, its line feeds kept; lines with nothing on them go."""
    return text if _is_fine(text) else _examined(text, lines=True).text


def join_lines(texts: Iterable[str]) -> str:
    """Return several texts as one for a column of lines, each on one line; the column cleans them."""
    return "\n".join(" ".join(text.splitlines()) for text in texts)


@lru_cache(maxsize=4_096)
def examine(text: str, *, lines: bool = False, apostrophe: bool = True) -> CleanText:
    """Return a text as `clean` does (`clean_lines` where `lines` says so), with what was found in it.

    Kinds: markup_text (kept), control_character, invisible_chars, tab, bidi (all dropped). The apostrophe within a
    name of an ethnic language becomes U+2019 (Ea H’leo) whatever was typed for it, but where `apostrophe` is False: a
    list is shown as it was sent. A half letter becomes U+FFFD, which no face has.
    """
    return CleanText(text) if _is_fine(text) else _examined(text, lines, apostrophe)


def _is_fine(text: str) -> bool:
    return FINE.fullmatch(text) is not None and "  " not in text


def storable(text: str) -> str:
    """Return a text as any file can keep it: half letters, as names of odd files have, become U+FFFD."""
    return text if text.isascii() or not _HALF_LETTER.search(text) else _HALF_LETTER.sub("\ufffd", text)


def with_marks_named(text: str) -> str:
    """Return a text to be shown in a sentence: what turns or hides other letters stands there by its code, ‹U+202E›."""
    if _is_fine(text) or text.isprintable():
        return text
    named = ("bidi", "control_character")
    return "".join(f"‹{code_point(one)}›" if _kind_of_dropped(one) in named else one for one in text)


OPENS_FORMULA: Final = frozenset((*_FORMULA_STARTS, " ", "\u00a0"))
"""First letters of a text that `as_text_cell` has to look at; any other text stays as it is."""


def as_text_cell(text: str) -> str:
    """Return a text for a cell, with an apostrophe before what a spreadsheet would compute."""
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA_STARTS) else text


def has_direction_mark(text: str) -> bool:
    """Return whether a text holds a character that turns the direction of writing."""
    return not text.isascii() and _BIDI.search(text) is not None


@lru_cache(maxsize=20_000)
def _examined(text: str, lines: bool = False, apostrophe: bool = True) -> CleanText:
    found: list[tuple[str, str]] = []
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", _NO_LETTER.sub("\ufffd", text)))
    text = unicodedata.normalize("NFC", "".join(_kept(letter, found) for letter in text))
    if not lines:
        text = text.replace("\n", " ")
    text = _AROUND_LINE_FEED.sub("\n", _SPACES.sub(" ", text)).strip(" \n")
    if apostrophe:
        text = _APOSTROPHE.sub("’", text)
    marked = _MARKUP.search(text)
    if marked:
        found.append(("markup_text", marked[0]))
    return CleanText(text, tuple(dict.fromkeys(found)))


def _kept(letter: str, found: list[tuple[str, str]]) -> str:
    """Return the letter, a space or nothing, and note why."""
    kind = _kind_of_dropped(letter)
    if not kind:
        return letter
    found.append((kind, code_point(letter)))
    return " " if letter.isspace() else ""


def _kind_of_dropped(letter: str) -> str:
    """Return the kind of a letter that no text keeps, "" for any other."""
    if letter == "\n":
        return ""
    if letter.isprintable():
        return "invisible_chars" if _IGNORABLE.match(letter) else ""
    if _BIDI.match(letter):
        return "bidi"
    if letter == "\t":
        return "tab"
    return {"Cc": "control_character", "Cf": "invisible_chars"}.get(unicodedata.category(letter), "")


def code_point(letter: str) -> str:
    """Return "U+200B"."""
    return f"U+{ord(letter):04X}"
