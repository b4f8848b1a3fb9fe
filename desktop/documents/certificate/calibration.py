"""The affine map that undoes what a printer does to a sheet (docs/measures-of-papers.md, §7)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from db.errors import KnownError
from desktop.documents.engine.units import POINTS

_LIMITS: Final = {
    "dx_mm": (-30.0, 30.0),
    "dy_mm": (-30.0, 30.0),
    "scale_x": (0.95, 1.05),
    "scale_y": (0.95, 1.05),
    "rotation_deg": (-3.0, 3.0),
}


@dataclass(frozen=True)
class Calibration:
    """Scale and rotation about the sheet's top left corner, then a shift.

    `dx_mm` is to the right, `dy_mm` down; degrees are clockwise as one looks at the sheet.
    """

    dx_mm: float = 0.0
    dy_mm: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0
    rotation_deg: float = 0.0

    def matrix(self, height: float) -> tuple[float, ...] | None:
        """Return the six numbers of the PDF matrix for a sheet of this height in mm; None for no change."""
        if self == Calibration():
            return None
        turn = math.radians(self.rotation_deg)
        cos, sin = math.cos(turn), math.sin(turn)
        a, b = self.scale_x * cos, -self.scale_x * sin
        c, d = self.scale_y * sin, self.scale_y * cos
        top = height * POINTS
        return (a, b, c, d, self.dx_mm * POINTS - c * top, top - self.dy_mm * POINTS - d * top)

    def placed(self, x: float, y: float) -> tuple[float, float]:
        """Return where a spot is drawn; mm from the sheet's top left corner."""
        turn = math.radians(self.rotation_deg)
        wide, high = x * self.scale_x, y * self.scale_y
        right = wide * math.cos(turn) - high * math.sin(turn) + self.dx_mm
        return right, wide * math.sin(turn) + high * math.cos(turn) + self.dy_mm


def calibration(values: object) -> Calibration:
    """Return the calibration of a JSON object with any of the five keys.

    Raises KnownError: bad_calibration, calibration_out_of_range.
    """
    if not isinstance(values, Mapping) or not set(values) <= set(_LIMITS):
        raise KnownError("bad_calibration", known=", ".join(_LIMITS))
    for key, value in values.items():
        low, high = _LIMITS[key]
        fine = isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high
        if not fine:
            raise KnownError("calibration_out_of_range", key=key, value=str(value)[:40], low=low, high=high)
    return Calibration(**{key: float(value) for key, value in values.items()})
