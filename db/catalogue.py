"""The shipped law data, read from `resources/catalogue/` as plain values."""

import json
from functools import cache
from typing import Any

from db.rules.awards import AwardFamily, families_of
from resources.paths import path


def shipped() -> dict[str, Any]:
    """Return the catalogue with its sources and confidences (layout in resources/catalogue/README.md)."""
    return _read("catalogue")


@cache
def families() -> tuple[AwardFamily, ...]:
    """Return the families of awards with their words on papers."""
    return families_of(_read("award_words"))


def _read(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path(f"catalogue/{name}.json").read_text(encoding="utf-8"))
    return loaded
