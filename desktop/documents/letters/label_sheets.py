"""Sheets of labels that are bought, by their measures; nothing here draws."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from resources.paths import path

USES: Final = ("seat", "envelope")
SETTING: Final = "labels.{use}"
"""Of the office: which sheet it buys for a use; "" or none for the shipped one."""


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """One kind of sheet, A4; measures in mm from its top left corner."""

    id: str
    name: str
    width: float
    height: float
    left: float
    top: float
    across: int
    down: int
    pitch_x: float
    pitch_y: float

    def corner(self, place: int) -> tuple[float, float]:
        """Return the top left corner of the label at a place of the sheet, row by row from 0."""
        return self.left + place % self.across * self.pitch_x, self.top + place // self.across * self.pitch_y


@cache
def label_data() -> dict[str, Any]:
    """Return the shipped sheets as data."""
    loaded: dict[str, Any] = json.loads(path("papers/labels.json").read_text(encoding="utf-8"))
    return loaded


@cache
def label_sheets() -> tuple[LabelSheet, ...]:
    """Return the sheets that are known."""
    return tuple(LabelSheet(**row) for row in label_data()["sheets"])


def label_sheet(use: str, chosen: str = "") -> LabelSheet:
    """Return the sheet that was chosen, else the shipped one for "seat" or "envelope"."""
    data = label_data()
    rows = {sheet.id: sheet for sheet in label_sheets()}
    return rows.get(chosen, rows[data[use]])
