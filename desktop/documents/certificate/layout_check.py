"""Layout files are checked before they are trusted: against the schema, then for what a schema cannot say."""

import json
import string
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from db.errors import KnownError
from db.rules.layouts import FAMILIES
from desktop.documents.certificate.problems import Fault
from desktop.documents.certificate.values import OPTIONAL, REQUIRED
from resources.paths import path

_MOST: Final = 20  # faults told at once
_KINDS: Final = {
    "additionalProperties": "unknown_key",
    "required": "missing_key",
    "type": "wrong_type",
    "enum": "not_one_of",
    "const": "not_one_of",
    "minimum": "out_of_range",
    "maximum": "out_of_range",
    "exclusiveMinimum": "out_of_range",
    "pattern": "bad_text",
    "minLength": "bad_text",
    "maxLength": "bad_text",
}
_NEEDED: Final = ("issuer", "name", "unit", "reason")  # boxes without which nothing can be set
_FIELDS: Final = frozenset((*REQUIRED, *OPTIONAL, "act", "form", "date", "position_unit"))
_MARGIN: Final = 5.0  # mm that a box may stand out of the sheet, for alignment's sake


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(path("layouts/layout.schema.json").read_text("utf-8")))


def check(data: Any, name: str) -> None:
    """Check a layout's data against the schema. Raises KnownError: bad_layout, with the first fault and its place."""
    error = next(iter(_validator().iter_errors(data)), None)
    if error is not None:
        where = "/".join(map(str, error.absolute_path)) or "/"
        raise KnownError("bad_layout", layout=name, reason=f"{where}: {error.message[:300]}")


def faults(data: Any, *, whole: bool = False) -> list[Fault]:
    """Return what is wrong with a layout's data, in the order of the file; `whole` when nothing lies under it."""
    found = [fault for error in _validator().iter_errors(data) for fault in _of_schema(error)]
    if not found and isinstance(data, dict):
        found = [*_of_boxes(data), *_of_rules(data)]
        if not whole and data.get("extends", FAMILIES[0]) not in FAMILIES:
            found.append(Fault("extends", "not_one_of", {"text": str(data["extends"])[:60], "known": list(FAMILIES)}))
        if whole:
            found += [
                Fault(f"boxes/{name}", "missing_key", {"text": name}) for name in _NEEDED if name not in data["boxes"]
            ]
    return found[:_MOST]


def _of_schema(error: ValidationError) -> Iterator[Fault]:
    deeper = best_match(error.context) if error.context else None
    told: Any = deeper if deeper is not None and error.validator in ("anyOf", "oneOf") else error
    where = "/".join(map(str, told.absolute_path))
    kind = _KINDS.get(str(told.validator), "bad_value")
    asked, schema, given = told.validator_value, told.schema, told.instance
    if kind == "unknown_key":
        known = sorted(schema.get("properties", {}))
        yield from (Fault(where, kind, {"text": str(key)[:60], "known": known}) for key in given if key not in known)
    elif kind == "missing_key":
        yield from (Fault(where, kind, {"text": key}) for key in asked if key not in given)
    elif kind == "not_one_of":
        yield Fault(where, kind, {"text": _shown(given), "known": asked if isinstance(asked, list) else [asked]})
    elif kind == "out_of_range":
        low = schema.get("minimum", schema.get("exclusiveMinimum", "…"))
        yield Fault(where, kind, {"text": _shown(given), "low": str(low), "high": str(schema.get("maximum", "…"))})
    else:
        yield Fault(where, kind, {"text": _shown(given), "type": str(asked)[:40]})


def _of_boxes(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what a box's numbers and its template make impossible."""
    paper = data.get("paper", {})
    for name, box in data.get("boxes", {}).items():
        where = f"boxes/{name}"
        if "min" in box and "size" in box and box["min"] > box["size"]:
            yield Fault(f"{where}/min", "min_over_size", {"text": _shown(box["min"]), "size": _shown(box["size"])})
        for field in _fields(box.get("text", "")):
            if field not in _FIELDS:
                yield Fault(f"{where}/text", "unknown_field", {"text": field[:60], "known": sorted(_FIELDS)})
        for axis, side in (("x", "width"), ("y", "height")):
            if axis in box and side in paper and not -_MARGIN <= box[axis] <= paper[side] + _MARGIN:
                yield Fault(
                    f"{where}/{axis}", "off_the_sheet", {"text": _shown(box[axis]), "high": _shown(paper[side])}
                )
    for field in _fields((data.get("code") or {}).get("text", "")):
        if field not in _FIELDS:
            yield Fault("code/text", "unknown_field", {"text": field[:60], "known": sorted(_FIELDS)})


def _fields(template: str) -> Iterator[str]:
    """Yield the {fields} of a template; a lone brace is a field without a name."""
    try:
        yield from (name for _, name, _, _ in string.Formatter().parse(template) if name is not None)
    except ValueError:
        yield template


def _of_rules(data: Mapping[str, Any]) -> Iterator[Fault]:
    boxes = data.get("boxes", {})
    for at, rule in enumerate(data.get("rules", ())):
        named = rule.get("as_long_as", "")
        if named and boxes and named not in boxes and named not in ("nation", "motto"):
            yield Fault(f"rules/{at}/as_long_as", "not_one_of", {"text": named[:60], "known": sorted(boxes)})


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)[:60]
