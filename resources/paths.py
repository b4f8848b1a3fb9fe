"""Where the shipped files are, from source and from a frozen build."""

import sys
from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) / "resources" if frozen else Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Return the shipped file or folder `name`, such as "fonts/tinos/Tinos_700Bold.ttf"."""
    return _root() / name
