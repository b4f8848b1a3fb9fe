"""Where the shipped files are, from source and from a frozen build."""

import sys
from pathlib import Path


def path(name: str) -> Path:
    """Return the shipped file or folder `name`, such as "fonts/tinos/Tinos_700Bold.ttf"."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) / "resources" if frozen else Path(__file__).resolve().parent
    return root / name
