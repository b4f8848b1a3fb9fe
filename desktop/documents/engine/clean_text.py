"""Text from outside made fit for paper, and what was found in it: nothing is dropped or changed in silence."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

LONGEST: Final = 4_000  # letters; no field of a certificate comes near

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ODD = re.compile(r"[^ -&(-~\u00a1-\u00ac\u00ae-\u024f\u1e00-\u1eff–—‘’“”…№•₫]|^ | $|  ")
_MARKUP = re.compile(r"[<>]|&#?\w{1,12};")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029]")
_SPACES = re.compile(r"[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_AROUND_LINE_FEED = re.compile(r" *\n[ \n]*")
_APOSTROPHE = re.compile(r"['ʼ＇]|(?<=\w)[‘`´ʹ′](?=\w)")


@dataclass(frozen=True)
class PlainText:
    """A text as it will be printed, and the kinds of what was found: (kind, the letter or code point)."""

    text: str
    found: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=20_000)
def plain(text: str, *, lines: bool = False) -> PlainText:
    """Return a text in NFC with single spaces and the typographic apostrophe; line feeds stay where `lines` says so.

    Kinds found: markup_text, control_character, invisible_chars, tab, bidi. The text is at most LONGEST letters,
    measured before.
    """
    if not _ODD.search(text) and "<" not in text and ">" not in text and "&" not in text:
        return PlainText(text)
    found: list[tuple[str, str]] = []
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    kept = [_kept(letter, found) for letter in text]
    text = unicodedata.normalize("NFC", "".join(kept))
    if not lines:
        text = text.replace("\n", " ")
    text = _SPACES.sub(" ", text)
    text = _AROUND_LINE_FEED.sub("\n", text).strip(" \n")
    text = _APOSTROPHE.sub("’", text)
    marked = _MARKUP.search(text)
    if marked:
        found.append(("markup_text", marked[0]))
    return PlainText(text, tuple(dict.fromkeys(found)))


def _kept(letter: str, found: list[tuple[str, str]]) -> str:
    """Return the letter, a space or nothing, and note why."""
    if letter == "\n" or letter.isprintable():
        if _is_ignorable(letter):
            found.append(("invisible_chars", code_point(letter)))
            return ""
        return letter
    if letter in _BIDI:
        found.append(("bidi", code_point(letter)))
        return ""
    category = unicodedata.category(letter)
    if letter == "\t":
        found.append(("tab", code_point(letter)))
        return " "
    if category == "Cc":
        found.append(("control_character", code_point(letter)))
        return " " if letter.isspace() else ""
    if category == "Cf":
        found.append(("invisible_chars", code_point(letter)))
        return ""
    return letter  # a space, or something that no face has


def _is_ignorable(letter: str) -> bool:
    return letter in "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0" or "\ufe00" <= letter <= "\ufe0f"


def code_point(letter: str) -> str:
    """Return "U+200B"."""
    return f"U+{ord(letter):04X}"
