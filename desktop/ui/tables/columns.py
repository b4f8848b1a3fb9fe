"""A table's columns as data: what to show of a row, how wide, and in which type."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Mark:
    """An icon with its token that stands before the words of a cell, so that colour never speaks alone."""

    icon: str
    tone: str


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column; `order` is the sort that the queries know by this name, "" for none.

    `width` in px at 100 %; a column with `first` gets that many px before any other gets more than its width. A
    stretched column takes what is left, after the others took their share of it, `grow` in parts of ten. Where a
    column has less than `roomy` px, every row gets a second line for what has no room in one. Where a list would scroll
    sideways, columns with `least` shrink to that many px, names last, and then those with a `lesser` number are left
    out, the greatest first. `role` is a font role of `theme.ROLES`.
    """

    name: str
    title: str
    text: Callable[[Row], str]
    width: int = 120
    order: str = ""
    role: str = "text"
    right: bool = False
    stretch: bool = False
    mark: Callable[[Row], Mark | None] | None = None
    struck: Callable[[Row], bool] | None = None
    editable: bool = False
    grow: int = 0
    first: int = 0
    tip: Callable[[Row], str] | None = None  # what the mouse is told where it is more than the text
    roomy: int = 0
    least: int = 0
    lesser: int = 0
    spare: bool = False  # left out where the stretched column would get too narrow
