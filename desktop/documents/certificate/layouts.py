"""Finds layouts: shipped families with their variants, layouts of the record, files of the office's own.

A family file holds the shared boxes and a list of dimensions (authority, kind, act, sheet); an id is the family with
one choice of each: bang-khen-minister-collective-a3, bang-khen-chairman-individual-posthumous-a4, giay-khen-household;
-stock behind any of them prints the variable fields only.
"""

import importlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from db.errors import KnownError
from db.rules.layouts import FAMILIES, merged
from desktop.documents.certificate.layout import Layout, from_data
from resources.paths import path

_MERIT, _TITLE = "bang-khen", "danh-hieu"
_LARGEST_FILE = 2_000_000  # bytes


@dataclass(frozen=True)
class Wanted:
    """What `--layout` asks for: a family, a file or a whole JSON, the variants that it fixes, and stock."""

    family: str
    fixed: Mapping[str, str] = field(default_factory=dict)
    stock: bool = False


def layout_ids() -> list[str]:
    """Return the id of every shipped layout for plain paper and for stock."""
    found: list[str] = []
    for family in FAMILIES:
        dimensions = [next(iter(one.values())) for one in _family(family).get("variants", ())]
        for choice in product(*dimensions):
            found.append("-".join((family, *filter(None, choice))))
    return sorted(f"{name}{stock}" for name in found for stock in ("", "-stock"))


def wanted(name: str) -> Wanted:
    """Return what an id, the beginning of an id, or the path of a layout file asks for.

    What an id leaves open (its kind, say) each record fills. Raises KnownError: unknown_layout, bad_layout.
    """
    if name.endswith(".json"):
        _family(name)
        return Wanted(name)
    bare = name.removesuffix("-stock").removesuffix("-phoi")
    family = next((one for one in FAMILIES if bare == one or bare.startswith(f"{one}-")), None)
    if family is None:
        raise KnownError("unknown_layout", layout=name, known=", ".join(layout_ids()))
    fixed: dict[str, str] = {}
    for part in filter(None, bare.removeprefix(family).split("-")):
        dimension = next((key for one in _family(family)["variants"] for key in one if part in one[key]), None)
        if dimension is None or dimension in fixed:
            raise KnownError("unknown_layout", layout=name, known=", ".join(layout_ids()))
        fixed[dimension] = part
    return Wanted(family, fixed, stock=bare != name)


@lru_cache(maxsize=1_024)
def kept_layout(content: str, choice: str) -> Wanted:
    """Return what a layout of the record asks for: its whole JSON, and a choice of its variants ("a4", "minister-a4").

    Raises KnownError: bad_layout, where the JSON is damaged.
    """
    fixed = {}
    for part in filter(None, choice.split("-")):
        dimension = next((key for one in _family(content).get("variants", ()) for key in one if part in one[key]), None)
        if dimension is not None:
            fixed[dimension] = part
    return Wanted(content, fixed)


def family_for(form: str, *, title: bool) -> str:
    """Return the family of an award by its word on line 5."""
    if form.startswith("GIẤY KHEN"):
        return "giay-khen"
    return _TITLE if title else _MERIT


def layout_for(choice: Wanted, *, kind: str, authority: str, posthumous: bool) -> Layout:
    """Return the layout of one record: what was asked for, filled in by the record.

    The kind is always the record's: a person's name never takes three lines because of an option.
    """
    act = "posthumous" if posthumous or choice.fixed.get("act") else ""
    sheet = choice.fixed.get("sheet", "")
    return _layout(choice.family, choice.fixed.get("authority", authority), kind, act, sheet)


@lru_cache(maxsize=256)
def _layout(family: str, authority: str, kind: str, act: str, sheet: str) -> Layout:
    data = _family(family)
    chosen = {"authority": authority, "kind": kind, "act": act, "sheet": sheet}
    parts = [str(data["id"])]
    for one in data.get("variants", ()):
        for dimension, choices in one.items():
            key = chosen.get(dimension, "")
            key = key if key in choices else next(iter(choices))
            parts.append(key)
            data = merged(data, choices[key])
    folder = str(Path(family).parent) if family.endswith(".json") and not family.startswith("{") else ""
    return from_data({**data, "id": "-".join(filter(None, parts))}, folder)


@lru_cache(maxsize=512)
def _family(name: str) -> Mapping[str, Any]:
    """Return the whole data of a family or of a file, with what it extends."""
    if name.startswith("{"):
        return _kept(name)
    own = name.endswith(".json")
    file = Path(name) if own else path(f"layouts/{name}.json")
    try:
        if own and file.stat().st_size > _LARGEST_FILE:
            raise KnownError("bad_layout", layout=name, reason="too large")
        data: dict[str, Any] = json.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise KnownError("unknown_layout", layout=name, known=", ".join(layout_ids())) from error
    except (ValueError, RecursionError) as error:
        raise KnownError("bad_layout", layout=name, reason=str(error)) from error
    if own:  # the checker is slow to load and the shipped files are checked by the tests
        importlib.import_module("desktop.documents.certificate.layout_check").check(data, name)
        data.setdefault("extends", _MERIT)
    if "extends" in data:
        if data["extends"] not in FAMILIES:
            raise KnownError("bad_layout", layout=name, reason=f"extends {data['extends']!r}")
        data = merged(_family(data["extends"]), data)
    return data


def _kept(content: str) -> Mapping[str, Any]:
    try:
        data: dict[str, Any] = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise KnownError("bad_layout", layout=content[:40], reason=str(error)) from error
    return data
