"""Puts corrected words into a text that was copied from the catalogue before."""

from collections.abc import Iterable
from typing import Final

SHORTEST: Final = 3
"""Shorter words than this are not looked for: they stand inside too many others."""
_MARK: Final = "\x00"

Pairs = tuple[tuple[str, str], ...]
"""(words as they were, words as they are now)."""


def worth(pairs: Iterable[tuple[str, str]]) -> Pairs:
    """Return the pairs that differ and whose old words can be found in a text, the longest first."""
    found = {(old, new) for old, new in pairs if old != new and len(old) >= SHORTEST and new}
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


def reworded(text: str, pairs: Pairs) -> str:
    """Return a text with the old words replaced; where the new words stand already nothing is done twice."""
    for old, new in pairs:
        text = text.replace(new, _MARK).replace(old, new).replace(_MARK, new)
    return text
