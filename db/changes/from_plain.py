"""Changes from plain values, as JSON keeps them: what the journal writes is what another program may write.

A value may be `{"ref": name}`, the result of an earlier change, or `{"ref": name, "at": place}`, a part of it.
"""

import dataclasses
import types
from collections.abc import Mapping
from dataclasses import MISSING, dataclass
from datetime import date
from enum import Enum
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from db.changes.change import UNDOABLE, Change
from db.changes.registry import ALL
from db.errors import KnownError

LARGEST: Final = 2**63 - 1  # what a column of numbers takes
LATER: Final = object()
"""Stands for the result of a change that is not made yet: it fits every field."""
Results = Mapping[str, object]
"""What the changes made so far gave back, by the names that they were given; `LATER` for one not made yet."""


@dataclass(frozen=True)
class FieldShape:
    """One field of a change: its type in words, and what it is when it is left out."""

    name: str
    type: str
    required: bool
    default: object = None


def fields_of(name: str) -> list[FieldShape]:
    """Return the fields of a change, or of a value inside one, in their order. Raises KnownError: change_unknown."""
    return _shapes(_class_of(name))


def can_be_undone(name: str) -> bool:
    """Return whether a step back takes a change of this name back."""
    return name in UNDOABLE


def change_from(name: str, values: object, results: Results) -> Change[Any]:
    """Return the change that a name and plain values mean.

    Raises KnownError: change_unknown, change_values_wrong, change_field_unknown, change_field_missing,
    change_field_wrong, change_ref_unknown, change_ref_empty.
    """
    made: Change[Any] = _built(_class_of(name), values, name, results)
    return made


def type_words(kind: object) -> str:
    """Return how a field's type is told: int, text, date, one of …, list of …, or the fields of a value inside."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return " | ".join("null" if each is type(None) else type_words(each) for each in inner)
    if origin is tuple:
        return f"list of {type_words(inner[0])}"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "one of " + ", ".join(str(each.value) for each in kind)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        inside = (f"{each.name}: {each.type}" + ("" if each.required else "?") for each in _shapes(kind))
        return "{" + ", ".join(inside) + "}"
    known = {str: "text", int: "int", float: "number", bool: "true or false", date: "date 2024-01-12"}
    return known.get(kind, "any") if isinstance(kind, type) else "any"


def _class_of(name: str) -> type[Any]:
    if name not in ALL:
        raise KnownError("change_unknown", name=name)
    return ALL[name]


def _shapes(made: type[Any]) -> list[FieldShape]:
    hints, found = get_type_hints(made), []
    for each in dataclasses.fields(made):
        required = each.default is MISSING and each.default_factory is MISSING
        default = None if each.default is MISSING else each.default
        found.append(FieldShape(each.name, type_words(hints[each.name]), required, default))
    return found


def _built(made: type[Any], values: object, place: str, results: Results) -> Any:
    """Return the change, or the value inside one at `place`, with these fields."""
    if not isinstance(values, Mapping):
        raise KnownError("change_values_wrong", place=place)
    hints, kept = get_type_hints(made), {}
    fields = dataclasses.fields(made)
    for name in values:
        if name not in hints:
            known = ", ".join(each.name for each in fields)
            raise KnownError("change_field_unknown", place=place, name=name, known=known)
    for each in fields:
        if each.name in values:
            kept[each.name] = _value(hints[each.name], values[each.name], f"{place}.{each.name}", results)
        elif each.default is MISSING and each.default_factory is MISSING:
            raise KnownError("change_field_missing", place=place, name=each.name)
    return made(**kept)


def _value(kind: Any, given: object, place: str, results: Results) -> object:
    """Return a plain value as the field at `place` takes it."""
    given = _resolved(given, place, results)
    if given is LATER:
        return given
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        if given is None and type(None) in inner:
            return None
        return _value(next(each for each in inner if each is not type(None)), given, place, results)
    if origin is tuple and isinstance(given, list | tuple):
        return tuple(_value(inner[0], one, f"{place}[{at}]", results) for at, one in enumerate(given))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _built(kind, given, place, results)
    if kind is Any:
        return _anything(given, place, results)
    value = _single(kind, given)
    if value is None:
        raise KnownError("change_field_wrong", place=place, wanted=type_words(kind), given=_told(given))
    return value


def _single(kind: Any, given: object) -> object:
    """Return a text, number, day or code as the type `kind` has it, None where it is something else."""
    if kind is bool or isinstance(given, bool):
        return given if kind is bool and isinstance(given, bool) else None
    if isinstance(given, int | float):
        whole = isinstance(given, int) and abs(given) <= LARGEST
        return given if whole and kind is int else float(given) if kind is float and abs(given) <= LARGEST else None
    if not isinstance(given, str) or not _is_whole(given):
        return None
    if kind is str:
        return given
    try:
        return kind(given) if issubclass(kind, Enum) else date.fromisoformat(given) if len(given) == 10 else None
    except ValueError:
        return None


def _anything(given: object, place: str, results: Results) -> object:
    """Return a value of any shape with the results that it names in it."""
    given = _resolved(given, place, results)
    if isinstance(given, Mapping):
        return {name: _anything(one, f"{place}.{name}", results) for name, one in given.items()}
    if isinstance(given, list | tuple):
        return [_anything(one, f"{place}[{at}]", results) for at, one in enumerate(given)]
    if isinstance(given, str) and not _is_whole(given):
        raise KnownError("change_field_wrong", place=place, wanted=type_words(str), given=_told(given))
    return given


def _resolved(given: object, place: str, results: Results) -> object:
    """Return what `{"ref": …}` stands for; any other value as it is."""
    if not isinstance(given, Mapping) or not {"ref"} <= set(given) <= {"ref", "at"}:
        return given
    name = given["ref"]
    if not isinstance(name, str) or name not in results:
        raise KnownError("change_ref_unknown", place=place, name=_told(name))
    part: Any = results[name]
    if "at" not in given or part is LATER:
        return part
    try:
        return part[given["at"]]
    except (LookupError, TypeError) as error:
        raise KnownError("change_ref_empty", place=place, name=name, at=_told(given["at"])) from error


def _is_whole(text: str) -> bool:
    """Return whether a text holds whole letters only: JSON can write half of one, which no file can keep."""
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)


def _told(given: object) -> str:
    return str(given).encode("utf-8", "replace").decode()[:60]
