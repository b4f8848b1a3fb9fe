"""Collects the operators of the ornament: colours by name, line widths that a printer can draw, transformed copies."""

from typing import Final

from desktop.documents.engine.strokes import num
from desktop.documents.engine.text_operators import colour
from desktop.documents.engine.units import POINTS

_THINNEST: Final = 0.2  # pt on the sheet
_SMALL_SHEET: Final = 0.86  # of a stroke on A4


class Pen:
    """Collects operators; widths are in pt of the A3 sheet, all else in its mm."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self._code: list[str] = []

    def width(self, weight: float) -> str:
        """Return the operator of a stroke width."""
        on_sheet = max(_THINNEST, weight * (1.0 if self.scale > 0.99 else _SMALL_SHEET))
        return f"{on_sheet / (self.scale * POINTS):.3f} w"

    def stroke(self, path: str, weight: float, ink: str) -> None:
        """Draw a path as a line."""
        self._code.append(f"{colour(ink, 'RG')} {self.width(weight)} {path} S")

    def fill(self, path: str, ink: str, rule: str = "f") -> None:
        """Fill a path; `f*` leaves what is drawn twice open."""
        self._code.append(f"{colour(ink)} {path} {rule}")

    def both(self, path: str, ground: str, weight: float, ink: str) -> None:
        """Fill a path and draw its line."""
        self._code.append(f"{colour(ground)} {colour(ink, 'RG')} {self.width(weight)} {path} B")

    def moved(self, matrix: tuple[float, ...], code: str) -> None:
        """Repeat drawn code, moved."""
        self._code.append(f"q {matrix_code(matrix)} {code} Q")

    def raw(self, code: str) -> None:
        """Add operators as they are."""
        self._code.append(code)

    def code(self) -> str:
        """Return everything drawn so far."""
        return "\n".join(self._code)


def matrix_code(matrix: tuple[float, ...]) -> str:
    """Return the operator that moves what follows."""
    a, b, c, d, e, f = matrix
    turned = " ".join(f"{value:.5f}".rstrip("0").rstrip(".") for value in (a, b, c, d))
    return f"{turned} {num(e)} {num(f)} cm"


def mirrors(width: float, height: float) -> tuple[tuple[float, ...], ...]:
    """Return the four placings that make a quarter a whole frame."""
    return (
        (1, 0, 0, 1, 0, 0),
        (-1, 0, 0, 1, width, 0),
        (1, 0, 0, -1, 0, height),
        (-1, 0, 0, -1, width, height),
    )
