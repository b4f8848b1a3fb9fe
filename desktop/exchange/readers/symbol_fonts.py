"""Ticks, crosses and boxes of symbol fonts (Wingdings, Webdings, Symbol) as the Unicode signs that people see."""

import re

from desktop.exchange.readers.workbook import LEGACY_FONT, CellPosition, Sheet

SYMBOL_FONT = re.compile(r"^(wingdings(?: [23])?|webdings|symbol)$", re.IGNORECASE)

_SIGNS: dict[str, dict[int, str]] = {
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖",
        0x77: "⬥", 0x78: "☒", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨",
        0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x2A: "✉", 0x28: "☎", 0x46: "☞", 0x4A: "☺", 0x4C: "☹",
    },
    "wingdings 2": {
        0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "⊗", 0x56: "⊗", 0x97: "●", 0x99: "○",
        0xA2: "■", 0xA3: "☐", 0x2A: "□",
    },
    "wingdings 3": {0x22: "→", 0x7D: "▶"},
    "webdings": {0x61: "✓", 0x72: "✗", 0x63: "□", 0x67: "■", 0x3D: "•"},
    "symbol": {0xB7: "•", 0xD6: "√", 0xB4: "×", 0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xB1: "±", 0xDE: "⇒", 0xAE: "→",
               0x2D: "−", 0xA8: "♦"},
}  # fmt: skip


def is_symbol_font(font: str) -> bool:
    """Return whether a font shows signs in the place of letters."""
    return SYMBOL_FONT.match(font.strip()) is not None


def is_telling_font(font: str) -> bool:
    """Return whether a font decides what its letters mean: one of an old encoding, or of signs."""
    return LEGACY_FONT.match(font) is not None or is_symbol_font(font)


def mark_font(sheet: Sheet, place: CellPosition, font: str) -> None:
    """Note the old font of a cell, or write the signs that a symbol font shows into it."""
    if not is_symbol_font(font):
        sheet.fonts[place] = font
        return
    row, column = place
    values = sheet.rows[row] if row < len(sheet.rows) else []
    if column < len(values) and isinstance(text := values[column], str):
        values[column] = shown(text, font)


def shown(text: str, font: str) -> str:
    """Return what a text shows in a font; a sign without a Unicode one here stays as it is written."""
    signs = _SIGNS.get(font.strip().casefold())
    if signs is None:
        return text
    return "".join(signs.get(_code(character), character) for character in text)


def shown_code(code: str, font: str) -> str:
    """Return the sign of a hexadecimal code such as "F0FE" or "FE"; a replacement character where none is known."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    sign = _SIGNS.get(font.strip().casefold(), {}).get(number & 0xFF if number >= 0xF000 else number)
    if sign is not None:
        return sign
    return "\ufffd" if is_symbol_font(font) or not 0x20 <= number < 0xD800 else chr(number)


def _code(character: str) -> int:
    """Return the code in the font: programs write 0xFC as U+00FC or as U+F0FC."""
    number = ord(character)
    return number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
