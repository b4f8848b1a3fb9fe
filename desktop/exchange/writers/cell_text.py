"""Text as office files can hold it: XML knows no control characters, and a cell has a limit."""

import unicodedata
from typing import Final

LONGEST: Final = 32_767  # letters in one cell of a spreadsheet
KEPT: Final = "\n\t"


def clean(text: str) -> str:
    """Return the text in NFC without control characters, line feeds and tabs kept."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        return composed
    return "".join(
        letter for letter in composed if letter in KEPT or unicodedata.category(letter) not in ("Cc", "Cs", "Cn")
    )


def cut(text: str) -> str:
    """Return the text as a cell can hold it; what is cut off ends in an ellipsis, never silently."""
    cleaned = clean(text)
    return cleaned if len(cleaned) <= LONGEST else f"{cleaned[: LONGEST - 1]}…"
