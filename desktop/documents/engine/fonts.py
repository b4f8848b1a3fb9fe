"""The bundled font files as HarfBuzz reads them: advances, glyph extents, coverage, subsets.

Every advance on every paper comes from here. All measures are in em unless a docstring says otherwise.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, TypeVar

import uharfbuzz as hb

from resources.paths import path

FILES: Final = {
    "Tinos": "fonts/tinos/Tinos_400Regular.ttf",
    "Tinos-Bold": "fonts/tinos/Tinos_700Bold.ttf",
    "Tinos-Italic": "fonts/tinos/Tinos_400Regular_Italic.ttf",
    "Tinos-BoldItalic": "fonts/tinos/Tinos_700Bold_Italic.ttf",
    "PlayfairDisplay-Bold": "fonts/playfair-display/PlayfairDisplay_700Bold.ttf",
    "GreatVibes": "fonts/great-vibes/GreatVibes_400Regular.ttf",
    "DancingScript-Bold": "fonts/dancing-script/DancingScript_700Bold.ttf",
    "Charm-Bold": "fonts/charm/Charm_700Bold.ttf",
    "BeVietnamPro": "fonts/be-vietnam-pro/BeVietnamPro_400Regular.ttf",
    "BeVietnamPro-SemiBold": "fonts/be-vietnam-pro/BeVietnamPro_600SemiBold.ttf",
}
T = TypeVar("T")
LAST_CODE: Final = 0xFFFF  # codes of two bytes
_MOST_WORDS: Final = 20_000  # kept of each face
_MARK_GAP: Final = 0.045  # between a letter and a mark that its font does not place
_ABOVE: Final = 230  # combining class of marks over a letter
_MARKS_ONLY: Final = dict.fromkeys(("ccmp", "liga", "clig", "calt", "rlig", "kern", "locl", "rclt"), False)


@dataclass(frozen=True)
class Glyph:
    """A character's code point, advance, offset from the pen, and ink extents, in em."""

    code: int
    advance: float
    dx: float
    dy: float
    ink: tuple[float, float, float, float] | None  # left, bottom, right, top from the pen and baseline


class _Kept(dict[str, T]):
    """What is made of each word when it is first asked for; of so many words it is kept."""

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> T:
        made = self._make(word)
        if len(self) < _MOST_WORDS:
            self[word] = made
        return made


class Face:
    """The metrics of one font file, in em.

    Advances are whole thousandths of an em: PDFium and other viewers cut off what follows the point in a PDF's
    widths, and a line measured with more would not end where it should.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.file = path(FILES[name])
        self._face: Any = hb.Face(hb.Blob.from_file_path(str(self.file)))
        self._font: Any = hb.Font(self._face)
        self.upem = int(self._face.upem)
        self._advances = _Kept(self._advance)
        self._glyphs = _Kept(self._read)
        self._widths = _Kept(self._width)
        self._bad = _Kept(self._first_missing)
        self._shapes = _Kept(self._shape)

    @property
    def cap_height(self) -> float:
        """Height of a capital H."""
        glyph = self.glyph("H")
        return glyph.ink[3] if glyph and glyph.ink else 0.7

    def glyph(self, letter: str) -> Glyph | None:
        """Return the glyph of a character, None where the font has none."""
        return self._glyphs[letter]

    def _read(self, letter: str) -> Glyph | None:
        number = self._font.get_nominal_glyph(ord(letter))
        if not number or ord(letter) > LAST_CODE:
            return None
        box = self._font.get_glyph_extents(number)
        ink = None
        if box and box.width:
            left, top = box.x_bearing / self.upem, box.y_bearing / self.upem
            ink = (left, top + box.height / self.upem, left + box.width / self.upem, top)
        advance = round(self._font.get_glyph_h_advance(number) * 1000 / self.upem) / 1000
        return Glyph(ord(letter), advance, 0.0, 0.0, ink)

    def missing(self, text: str) -> str | None:
        """Return the first character that the font cannot draw, or None.

        A combining mark that NFC leaves counts as drawable only where `shaped` can place it on its letter.
        """
        return next(filter(None, map(self._bad.__getitem__, text.split(" "))), None)

    def _first_missing(self, word: str) -> str | None:
        for letter in word:
            backward = unicodedata.bidirectional(letter) in ("R", "AL", "AN")
            if backward or letter == "\ufffd" or self.glyph(letter) is None:
                return letter
        if any(map(unicodedata.combining, word)) and self.shaped(word) is None:
            return next(letter for letter in word if unicodedata.combining(letter))
        return None

    def shaped(self, word: str) -> tuple[Glyph, ...] | None:
        """Return a word's glyphs with its combining marks placed on their letters; None where one has no place."""
        return self._shapes[word]

    def _shape(self, word: str) -> tuple[Glyph, ...] | None:
        buffer = hb.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        hb.shape(self._font, buffer, _MARKS_ONLY)
        if len(buffer.glyph_infos) != len(word):
            return None
        found: list[Glyph] = []
        for at, (letter, info, position) in enumerate(
            zip(word, buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ):
            plain = self.glyph(letter)
            if plain is None or info.codepoint != self._font.get_nominal_glyph(ord(letter)):
                return None
            if not unicodedata.combining(letter):
                found.append(plain)
                continue
            if at == 0 or unicodedata.combining(word[at - 1]):
                return None
            dx, dy = position.x_offset / self.upem, position.y_offset / self.upem
            mark: Glyph | None = Glyph(plain.code, 0.0, dx, dy, plain.ink)
            if not (dx or dy):
                mark = _set_above(found[-1], plain, unicodedata.combining(letter))
            if mark is None:
                return None
            found.append(mark)
        return tuple(found)

    def word_glyphs(self, word: str) -> tuple[Glyph, ...]:
        """Return the glyphs of a word in which `missing` found nothing."""
        if any(map(unicodedata.combining, word)):
            return self.shaped(word) or ()
        return tuple(glyph for glyph in map(self.glyph, word) if glyph is not None)

    def width(self, word: str) -> float:
        """Return the advance of a word; kept, since syllables repeat."""
        return self._widths[word]

    def _width(self, word: str) -> float:
        total = 0.0  # in the order of the letters: `sum` rounds otherwise since Python 3.12
        for letter in word:
            total += self._advances[letter]
        return total

    def _advance(self, letter: str) -> float:
        glyph = self.glyph(letter)
        return glyph.advance if glyph and not unicodedata.combining(letter) else 0.0

    def text_width(self, text: str) -> float:
        """Return the advance of a line, without tracking."""
        total, widths = 0.0, self._widths
        words = text.split(" ")
        for word in words:
            total += widths[word]
        return total + widths[" "] * (len(words) - 1)

    def subset(self, letters: set[int]) -> tuple[bytes, dict[int, int]]:
        """Return a font file with these code points only, and the glyph number of each in it."""
        wanted = hb.SubsetInput()
        wanted.sets(hb.SubsetInputSets.UNICODE).set(letters)
        wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
            hb_tag(tag)
            for tag in ("GSUB", "GPOS", "GDEF", "kern", "name", "DSIG", "hdmx", "VDMX", "LTSH", "gasp", "post")
        )
        wanted.flags = hb.SubsetFlags.NOTDEF_OUTLINE
        small = hb.subset(self._face, wanted)
        drawn = hb.Font(small)
        return bytes(small.blob.data), {code: drawn.get_nominal_glyph(code) or 0 for code in sorted(letters)}

    def metrics(self) -> dict[str, float]:
        """Return ascent, descent and cap height in thousandths of an em, for a PDF's font descriptor."""
        extents = self._font.get_font_extents("ltr")
        scale = 1000 / self.upem
        return {
            "ascent": round(extents.ascender * scale),
            "descent": round(extents.descender * scale),
            "cap_height": round(self.cap_height * 1000),
        }


def hb_tag(tag: str) -> int:
    """Return the number that HarfBuzz gives a table's four-letter tag."""
    return int.from_bytes(tag.encode("ascii"), "big")


def _set_above(base: Glyph, mark: Glyph, kind: int) -> Glyph | None:
    """Return a mark centred over its letter's ink, where the font holds no anchor for the pair (ê̆ in Tinos Regular)."""
    if kind != _ABOVE or base.ink is None or mark.ink is None:
        return None
    middle = (base.ink[0] + base.ink[2]) / 2 - base.advance
    dx = middle - (mark.ink[0] + mark.ink[2]) / 2
    return Glyph(mark.code, 0.0, dx, base.ink[3] + _MARK_GAP - mark.ink[1], mark.ink)


STRUCK: Final = "Tinos-Struck"
"""Tinos with a line through it: a name of its own, so that who sets a line knows where to draw it."""
UNDER: Final = {STRUCK: "Tinos"}
"""The font in which a face is drawn that is no file of its own."""


@cache
def face(name: str) -> Face:
    """Return the metrics of a bundled font by its name in FILES; its file is read at the first call."""
    return Face(UNDER.get(name, name))
