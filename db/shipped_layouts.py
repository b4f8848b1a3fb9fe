"""The shipped certificate layouts, read from `resources/layouts/` as whole JSON texts."""

import json
from functools import cache
from typing import Any

from db.rules.layouts import FAMILIES, merged
from resources.paths import path


@cache
def shipped_layout(code: str) -> str:
    """Return one shipped layout with what it extends laid under it, "" for a code that none has."""
    return json.dumps(_whole(code), ensure_ascii=False, separators=(",", ":")) if code in FAMILIES else ""


def _whole(code: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path(f"layouts/{code}.json").read_text("utf-8"))
    below = data.pop("extends", None)
    return merged(_whole(below), data) if below else data
