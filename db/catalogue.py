"""The shipped law data, read from `resources/catalogue/` as plain values."""

import json
from typing import Any

from resources.paths import path


def shipped() -> dict[str, Any]:
    """Return the catalogue with its sources and confidences (layout in resources/catalogue/README.md)."""
    loaded: dict[str, Any] = json.loads(path("catalogue/catalogue.json").read_text(encoding="utf-8"))
    return loaded
