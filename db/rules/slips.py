"""Slips of the pen in names."""

from difflib import SequenceMatcher

from db.rules.names import search_key

ALIKE = 0.8  # of the letters of two names, in order


def slip(one: str, other: str) -> bool:
    """Return whether two names differ as little as a slip of the pen does: in marks, or in one letter of five."""
    return SequenceMatcher(None, search_key(one), search_key(other), autojunk=False).ratio() >= ALIKE
