"""Which layout a certificate is drawn with: references, defaults, and one layer of a layout over another."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from db.rules import names

FAMILIES: Final = ("bang-khen", "giay-khen", "danh-hieu")


@dataclass(frozen=True)
class LayoutReference:
    """One version of a layout with what is chosen of its variants ("a4", "" for its first ones)."""

    code: str
    version: int
    choice: str = ""

    def __str__(self) -> str:
        return f"{self.code}@{self.version}" + (f"/{self.choice}" if self.choice else "")


def reference(text: str) -> LayoutReference | None:
    """Return what "bang-khen@2/a4" names; None for "", which is the award's own layout."""
    whole, _, choice = text.partition("/")
    code, at, version = whole.partition("@")
    return LayoutReference(code, int(version), choice) if at and version.isdigit() else None


def default_layout(form: str, award: str) -> str:
    """Return the shipped layout of an award: `form` is title or commendation, `award` its name."""
    if names.match_key(award).startswith(names.match_key("Giấy khen")):
        return "giay-khen"
    return "danh-hieu" if form == "title" else "bang-khen"


def served(award_code: str, kind: str, *, stock: bool) -> str:
    """Return the key under which the office keeps the layout of an award, a kind of nominee and a paper."""
    return f"{award_code}|{kind}|{'stock' if stock else 'plain'}"


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return one layer laid over another; objects are merged key by key, all else is replaced."""
    result = dict(below)
    for key, value in above.items():
        under = result.get(key)
        result[key] = merged(under, value) if isinstance(under, Mapping) and isinstance(value, Mapping) else value
    return result
