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


@dataclass(frozen=True)
class Readings:
    """Six readings with a steel ruler on the printed ruler sheet, in mm."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float


def from_readings(read: Readings, sheet: tuple[float, float] = (420.0, 297.0)) -> Calibration:
    """Return the calibration that puts the ruler sheet's crosses 20 mm from the edges of a sheet (mm).

    Raises KnownError: measure_again, when F does not agree with the rotation within 0.5 mm.
    """
    across, down = sheet[0] - 40.0, sheet[1] - 40.0
    turned = (read.c - read.b) / across
    if abs((read.f - read.a) + turned * down) > 0.5:
        raise KnownError("measure_again")
    scale_x, scale_y = across / read.d, down / read.e
    turn = math.atan(-turned)
    x, y = read.a * scale_x, read.b * scale_y
    return Calibration(
        round(20.0 - (x * math.cos(turn) - y * math.sin(turn)), 4),
        round(20.0 - (x * math.sin(turn) + y * math.cos(turn)), 4),
        round(scale_x, 6),
        round(scale_y, 6),
        round(math.degrees(turn), 5),
    )
