"""The bundled faces, read from their files when first used: widths, coverage, ink.

Certificates draw by Unicode code, so that a page's bytes never depend on its neighbours; measures are kept in
thousandths of an em.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

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
_MARKS_ONLY = dict.fromkeys(("ccmp", "liga", "clig", "calt", "rlig", "kern", "locl", "rclt"), False)


@dataclass(frozen=True)
class Glyph:
    """One letter as it is drawn: its code, advance, shift from the pen, and ink box, in em."""

    code: int
    advance: float
    dx: float
    dy: float
    ink: tuple[float, float, float, float] | None  # left, bottom, right, top from the pen and baseline


class Face:
    """One font file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.file = path(FILES[name])
        self._face: Any = hb.Face(hb.Blob.from_file_path(str(self.file)))
        self._font: Any = hb.Font(self._face)
        self.upem = int(self._face.upem)
        self._advances: dict[str, float] = {}
        self._glyphs: dict[str, Glyph | None] = {}
        self._widths: dict[str, float] = {}

    @property
    def cap_height(self) -> float:
        """The height of a capital H in em."""
        glyph = self.glyph("H")
        return glyph.ink[3] if glyph and glyph.ink else 0.7

    def glyph(self, letter: str) -> Glyph | None:
        """Return the letter as the face draws it, None when it has none."""
        try:
            return self._glyphs[letter]
        except KeyError:
            found = self._glyphs[letter] = self._read(letter)
            return found

    def _read(self, letter: str) -> Glyph | None:
        number = self._font.get_nominal_glyph(ord(letter))
        if not number or ord(letter) > 0xFFFF:
            return None
        box = self._font.get_glyph_extents(number)
        ink = None
        if box and box.width:
            left, top = box.x_bearing / self.upem, box.y_bearing / self.upem
            ink = (left, top + box.height / self.upem, left + box.width / self.upem, top)
        return Glyph(ord(letter), self._font.get_glyph_h_advance(number) / self.upem, 0.0, 0.0, ink)

    def missing(self, text: str) -> str | None:
        """Return the first letter that the face cannot draw, or None.

        A mark that NFC cannot join is drawn only where the font itself places it on its letter.
        """
        for word in text.split(" "):
            if word not in self._widths:
                bad = self._first_missing(word)
                if bad is not None:
                    return bad
                self.width(word)
        return None

    def _first_missing(self, word: str) -> str | None:
        for letter in word:
            backward = unicodedata.bidirectional(letter) in ("R", "AL", "AN")
            if backward or letter == "\ufffd" or self.glyph(letter) is None:
                return letter
        if any(map(unicodedata.combining, word)) and self.shaped(word) is None:
            return next(letter for letter in word if unicodedata.combining(letter))
        return None

    def shaped(self, word: str) -> tuple[Glyph, ...] | None:
        """Return a word with its loose marks set on their letters; None when the font cannot place one."""
        return _shaped(self, word)

    def word_glyphs(self, word: str) -> tuple[Glyph, ...]:
        """Return the glyphs of a word that `missing` found drawable."""
        if any(map(unicodedata.combining, word)):
            return self.shaped(word) or ()
        return tuple(glyph for glyph in map(self.glyph, word) if glyph is not None)

    def width(self, word: str) -> float:
        """Return the advance of a word in em; kept, since syllables repeat."""
        try:
            return self._widths[word]
        except KeyError:
            advances = self._advances
            total = 0.0
            for letter in word:
                if letter not in advances:
                    glyph = self.glyph(letter)
                    loose = unicodedata.combining(letter)
                    advances[letter] = glyph.advance if glyph and not loose else 0.0
                total += advances[letter]
            if len(self._widths) < 200_000:
                self._widths[word] = total
            return total

    def text_width(self, text: str) -> float:
        """Return the advance of a line in em, without tracking."""
        widths = self._widths
        total = 0.0
        words = text.split(" ")
        for word in words:
            total += widths[word] if word in widths else self.width(word)
        return total + self.width(" ") * (len(words) - 1)

    def subset(self, letters: set[int]) -> tuple[bytes, dict[int, int]]:
        """Return a font file of these letters only, and the glyph of each in it."""
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
        """Return ascent, descent, cap height and bounding box for the PDF, in thousandths of an em."""
        extents = self._font.get_font_extents("ltr")
        scale = 1000 / self.upem
        return {
            "ascent": round(extents.ascender * scale),
            "descent": round(extents.descender * scale),
            "cap_height": round(self.cap_height * 1000),
        }


def hb_tag(tag: str) -> int:
    """Return a table's four letters as HarfBuzz numbers them."""
    return int.from_bytes(tag.encode("ascii"), "big")


@lru_cache(maxsize=20_000)
def _shaped(face: Face, word: str) -> tuple[Glyph, ...] | None:
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    buffer.direction = "ltr"
    hb.shape(face._font, buffer, _MARKS_ONLY)
    if len(buffer.glyph_infos) != len(word):
        return None
    found: list[Glyph] = []
    for place, (letter, info, position) in enumerate(
        zip(word, buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ):
        plain = face.glyph(letter)
        if plain is None or info.codepoint != face._font.get_nominal_glyph(ord(letter)):
            return None
        if not unicodedata.combining(letter):
            found.append(plain)
            continue
        dx, dy = position.x_offset / face.upem, position.y_offset / face.upem
        mark = Glyph(plain.code, 0.0, dx, dy, plain.ink)
        if place == 0 or unicodedata.combining(word[place - 1]):
            return None
        if not (dx or dy):
            above = _set_above(found[-1], mark, unicodedata.combining(letter))
            if above is None:
                return None
            mark = above
        found.append(mark)
    return tuple(found)


def _set_above(base: Glyph, mark: Glyph, kind: int) -> Glyph | None:
    """Return a mark set over its letter by their ink, where the font holds no anchor for the pair (ê̆ in Tinos)."""
    if kind != 230 or base.ink is None or mark.ink is None:
        return None
    middle = (base.ink[0] + base.ink[2]) / 2 - base.advance
    dx = middle - (mark.ink[0] + mark.ink[2]) / 2
    return Glyph(mark.code, 0.0, dx, base.ink[3] + 0.045 - mark.ink[1], mark.ink)


@cache
def face(name: str) -> Face:
    """Return a bundled face by its name in FILES; its file is read the first time."""
    return Face(name)
