"""The words of a paper made fit to print: NFC, single spaces, nothing invisible; what no font has is refused."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

from db.rules import names
from desktop.documents.letters.values import Span

P = TypeVar("P")


def cleaned(paper: P) -> P:
    """Return the paper, or any value inside it, with every text cleaned."""
    result: Any = _cleaned(paper)
    checked: P = result
    return checked


def _cleaned(value: Any) -> Any:
    if isinstance(value, Enum | date | time | int) or value is None:
        return value
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Span):
        return Span(_inside(value.text), value.face)
    if isinstance(value, list | tuple):
        return tuple(_cleaned(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _cleaned(getattr(value, one.name)) for one in fields(value)})
    raise TypeError(f"a paper holds plain values only, not {type(value).__name__}")


@lru_cache(maxsize=20_000)
def clean(text: str) -> str:
    """Return a text as papers print it."""
    return names.clean(text)


def _inside(text: str) -> str:
    """Return a stretch of a paragraph cleaned, keeping the space that parts it from its neighbours."""
    inner = clean(text)
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and inner else ""
    return f"{before}{inner}{after}"
