"""Where the shipped files are, from source and from a frozen build."""

import sys
from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[1]


def path(name: str) -> Path:
    """Return the shipped file or folder `name`, such as "fonts/tinos/Tinos_700Bold.ttf"."""
    return _root() / "resources" / name


def manual(name: str) -> Path:
    """Return the file or folder `name` of the clerk's manual, such as "vi"."""
    return _root() / "docs" / "manual" / name
