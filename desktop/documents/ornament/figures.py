"""Lotus, bud and Lạc bird: drawn by ourselves, in lines and flat colours only."""

import math
from collections.abc import Callable

from desktop.documents.engine.strokes import Point, circle, cubic, num
from desktop.documents.engine.text_operators import colour
from desktop.documents.ornament.pen import Pen

_LOTUS = ((74.0, 0.98, 0.36, 0), (52.0, 1.02, 0.42, 0), (29.0, 1.02, 0.48, 5), (13.0, 0.98, 0.50, 0))
Piece = tuple[Point, Point, Point]
_OUTLINES: tuple[tuple[Point, tuple[Piece, ...]], ...] = (
    (  # body: neck, head, beak, and back along the breast
        (-0.30, -0.05),
        (
            ((-0.12, -0.10), (0.10, -0.125), (0.32, -0.045)),
            ((0.42, -0.03), (0.50, -0.085), (0.59, -0.085)),
            ((0.66, -0.085), (0.68, -0.045), (1.00, 0.015)),
            ((0.74, 0.03), (0.66, 0.03), (0.59, 0.025)),
            ((0.50, 0.02), (0.42, 0.045), (0.32, 0.06)),
            ((0.10, 0.125), (-0.12, 0.10), (-0.30, 0.05)),
        ),
    ),
    (  # tail
        (-0.26, -0.055),
        (
            ((-0.50, -0.075), (-0.78, -0.13), (-1.00, -0.20)),
            ((-0.95, -0.07), (-0.95, 0.05), (-1.00, 0.18)),
            ((-0.78, 0.125), (-0.50, 0.075), (-0.26, 0.055)),
        ),
    ),
    (
        (0.17, -0.04),
        (((0.16, -0.28), (-0.06, -0.55), (-0.40, -0.70)), ((-0.33, -0.48), (-0.31, -0.26), (-0.26, -0.04))),
    ),
    ((0.14, 0.04), (((0.10, 0.24), (-0.10, 0.44), (-0.42, 0.54)), ((-0.36, 0.36), (-0.32, 0.20), (-0.27, 0.04)))),
    ((0.60, -0.075), (((0.52, -0.16), (0.38, -0.225), (0.20, -0.235)), ((0.36, -0.185), (0.46, -0.13), (0.52, -0.06)))),
)
_FEATHERS: tuple[Piece, ...] = (
    ((0.06, -0.10), (0.02, -0.32), (-0.30, -0.60)),
    ((-0.05, -0.10), (-0.08, -0.28), (-0.32, -0.50)),
    ((-0.15, -0.10), (-0.18, -0.22), (-0.31, -0.38)),
    ((0.04, 0.12), (-0.02, 0.26), (-0.32, 0.47)),
    ((-0.06, 0.12), (-0.10, 0.22), (-0.32, 0.38)),
    ((-0.16, 0.11), (-0.19, 0.18), (-0.31, 0.28)),
    ((-0.40, -0.035), (-0.66, -0.06), (-0.93, -0.115)),
    ((-0.40, 0.0), (-0.66, 0.0), (-0.95, -0.005)),
    ((-0.40, 0.035), (-0.66, 0.06), (-0.93, 0.105)),
)
Place = Callable[[float, float], Point]


def _turned(x: float, y: float, degrees: float, size: float) -> Place:
    """Return the placing of a figure that grows upward from its foot (x, y), leaning by an angle."""
    a = math.radians(degrees)
    cos, sin = math.cos(a) * size, math.sin(a) * size
    return lambda u, v: (x + u * cos + v * sin, y + u * sin - v * cos)


def _petal(place: Place, length: float, width: float) -> str:
    sides: list[str] = []
    for side in (1.0, -1.0):
        points = (place(side * 0.72 * width, 0.25 * length), place(side * 0.62 * width, 0.72 * length))
        if side > 0:
            x, y = place(0, 0)
            sides.append(f"{num(x)} {num(y)} m " + cubic(*points, place(0, length)))
        else:
            sides.append(cubic(points[1], points[0], place(0, 0)))
    return " ".join(sides) + " h"


def _veins(place: Place, length: float, width: float, count: int) -> str:
    """Return veins that follow the petal's sides from above its foot to under its tip."""
    parts: list[str] = []
    for number in range(count):
        share = (number - (count - 1) / 2) / ((count - 1) / 2 or 1) * 0.58
        reach = 1 - 0.28 * abs(share)
        x, y = place(share * 0.25 * width, 0.16 * length)
        parts.append(
            f"{num(x)} {num(y)} m "
            + cubic(
                place(share * 0.66 * width, 0.34 * length),
                place(share * 0.56 * width, 0.62 * length),
                place(share * 0.16 * width, 0.86 * reach * length),
            )
        )
    return " ".join(parts)


def lotus(pen: Pen, x: float, y: float, height: float, weight: float = 0.4) -> None:
    """Draw a lotus of this height with its foot at (x, y), petals painted back to front."""
    for lean, length, width, veins in _LOTUS:
        for side in (-1, 1):
            place = _turned(x, y, side * lean, height)
            pen.both(_petal(place, length, width), "band", weight, "gold_deep")
            if veins:
                pen.stroke(_veins(place, length, width, veins), weight * 0.5, "gold_deep")
    place = _turned(x, y, 0, height)
    pen.both(_petal(place, 1.0, 0.62), "lotus_heart", weight, "gold_deep")
    pen.stroke(_veins(place, 1.0, 0.62, 5), weight * 0.6, "gold_deep")


def bud(pen: Pen, foot: Point, lean: float, middle: float, sides: tuple[float, float], weight: float = 0.4) -> None:
    """Draw a bud of three petals; `sides` is the angle and length of the outer two."""
    x, y = foot
    angle, length = sides
    for side in (-1, 1):
        pen.both(_petal(_turned(x, y, lean + side * angle, length), 1, 0.56), "band", weight, "gold_deep")
    pen.both(_petal(_turned(x, y, lean, middle), 1, 0.60), "band", weight, "gold_deep")


def bird(ink: str, ground: str) -> str:
    """Return a Lạc bird flying to the right, from tail −1 to beak 1, as operators to be moved where it flies."""
    own = _UnitPen()
    for outline in _OUTLINES:
        own.path(*outline)
    body = own.code()
    lines = _UnitPen()
    for root, bend, tip in _FEATHERS:
        lines.open(root, bend, tip)
    return (
        f"{colour(ink)} {body} f {colour(ground, 'RG')} 0.026 w 1 J {lines.code()} S 0 J "
        f"{colour(ground)} {_unit_circle(0.60, -0.03, 0.022)} f"
    )


class _UnitPen:
    """Paths of a figure one unit long, with the decimals that it needs."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def path(self, start: Point, pieces: tuple[Piece, ...]) -> None:
        self._parts.append(f"{start[0]:g} {start[1]:g} m")
        self._parts += [" ".join(f"{x:g} {y:g}" for x, y in piece) + " c" for piece in pieces]
        self._parts.append("h")

    def open(self, start: Point, bend: Point, end: Point) -> None:
        self._parts.append(f"{start[0]:g} {start[1]:g} m {bend[0]:g} {bend[1]:g} {end[0]:g} {end[1]:g} v")

    def code(self) -> str:
        return " ".join(self._parts)


def _unit_circle(x: float, y: float, r: float) -> str:
    k = 0.5523 * r
    return (
        f"{x + r:.4g} {y:.4g} m {x + r:.4g} {y + k:.4g} {x + k:.4g} {y + r:.4g} {x:.4g} {y + r:.4g} c "
        f"{x - k:.4g} {y + r:.4g} {x - r:.4g} {y + k:.4g} {x - r:.4g} {y:.4g} c "
        f"{x - r:.4g} {y - k:.4g} {x - k:.4g} {y - r:.4g} {x:.4g} {y - r:.4g} c "
        f"{x + k:.4g} {y - r:.4g} {x + r:.4g} {y - k:.4g} {x + r:.4g} {y:.4g} c h"
    )


def spindle(pen: Pen, x: float, y: float, near: float, far: float) -> None:
    """Draw a long tapering stroke on each side of x, thickest (0.85 mm) at 28 % of its length."""
    half, length = 0.425, far - near
    for side in (-1, 1):
        a, thick, b = x + side * near, x + side * (near + 0.28 * length), x + side * far
        bend = side * 0.12 * length
        path = f"{num(a)} {num(y)} m " + " ".join(
            (
                cubic((a + bend, y), (thick - bend, y - half), (thick, y - half)),
                cubic((thick + 2.2 * bend, y - half), (b - 2.2 * bend, y), (b, y)),
                cubic((b - 2.2 * bend, y), (thick + 2.2 * bend, y + half), (thick, y + half)),
                cubic((thick - bend, y + half), (a + bend, y), (a, y)),
            )
        )
        pen.fill(path + " h", "gold")


def dots(pen: Pen, x: float, y: float, away: float, r: float, ink: str) -> None:
    """Draw a dot on each side of x."""
    pen.fill(circle(x - away, y, r) + " " + circle(x + away, y, r), ink)
