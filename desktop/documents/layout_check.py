"""Layout files are checked against the schema before they are trusted."""

import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from db.errors import KnownError
from resources.paths import path


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(path("layouts/layout.schema.json").read_text("utf-8")))


def check(data: Any, name: str) -> None:
    """Raise KnownError bad_layout with the first thing that is wrong and where it stands."""
    error = next(iter(_validator().iter_errors(data)), None)
    if error is not None:
        where = "/".join(map(str, error.absolute_path)) or "/"
        raise KnownError("bad_layout", layout=name, reason=f"{where}: {error.message[:300]}")
