"""Marks that NFC cannot compose (Ê-đê ê̆ ô̆ ơ̆ ư̆): where a font wants them over their letter.

ReportLab gives such a mark a place of its own beside the letter; HarfBuzz reads from the font where it belongs.
"""

import unicodedata
from functools import lru_cache
from typing import Any, Final

import uharfbuzz

from resources.paths import path as resource

GAP: Final = 0.055  # em between the top of a letter and a mark that its font does not place


def has_marks(text: str) -> bool:
    """Return whether a text in NFC still holds a combining mark."""
    return not text.isascii() and any(unicodedata.combining(letter) for letter in text)


@lru_cache(maxsize=8)
def _font(file: str) -> Any:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(resource(file)))))


@lru_cache(maxsize=500)
def mark_offset(file: str, base: str, mark: str) -> tuple[float, float]:
    """Return how far right and up of the pen after `base` the mark is drawn, in em.

    Tinos Regular names no place for these marks: there they stand over the middle of the letter's outline.
    """
    font = _font(file)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(base + mark)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    place, unit = buffer.glyph_positions[-1], font.face.upem
    if place.x_offset or place.y_offset:
        return place.x_offset / unit, place.y_offset / unit
    letter, accent = (font.get_glyph_extents(info.codepoint) for info in buffer.glyph_infos[:2])
    right = letter.x_bearing + letter.width / 2 - accent.x_bearing - accent.width / 2
    up = max(0.0, letter.y_bearing + GAP * unit - accent.y_bearing - accent.height)
    return (right - buffer.glyph_positions[0].x_advance) / unit, up / unit
