"""Drum and waves behind the text, in solid pale colours: old printers know no transparency."""

import math
from typing import Final

from desktop.documents.engine.strokes import Graphs, Point, circle, polyline, ring_of, ring_of_teeth, smooth, star
from desktop.documents.ornament.figures import bird
from desktop.documents.ornament.pen import Pen

DRUM: Final = (210.0, 148.5)  # centre on the A3 sheet
RADIUS: Final = 78.0
_RINGS = (1.0, 0.985, 0.915, 0.868, 0.70, 0.655, 0.59, 0.545, 0.445, 0.40, 0.335, 0.30)
_INK: Final = "drum_tint"
_WEIGHT: Final = 0.5
_LINES_EVERY: Final = 2.4
_LONG_WAVE: Final = 54.0
_SHORT_WAVE: Final = 23.2


def drum(pen: Pen, x: float, y: float) -> None:
    """Draw the face of a Đông Sơn drum: sun, waves, eighteen birds that fly counter-clockwise."""
    r = RADIUS
    pen.stroke(" ".join(circle(x, y, share * r) for share in _RINGS), _WEIGHT, _INK)
    pen.fill(ring_of_teeth(x, y, 0.98 * r, 0.925 * r, 96) + " " + ring_of_teeth(x, y, 0.652 * r, 0.60 * r, 60), _INK)
    for at, count in ((0.8915, 72), (0.5675, 44), (0.3675, 28)):
        pen.stroke(ring_of(lambda a, b: circle(a, b, 0.0165 * r), x, y, at * r, count), _WEIGHT, _INK)
    for near, far, count in ((0.66, 0.695, 180), (0.405, 0.44, 112)):
        pen.stroke(_ticks(x, y, near * r, far * r, count), _WEIGHT, _INK)
    pen.stroke(" ".join(_wavy_ring(x, y, side) for side in (1, -1)), _WEIGHT, _INK)
    half = 0.245 * r / 2
    flying = bird(_INK, "field")
    for place in range(18):
        a = 2 * math.pi * (place + 0.5) / 18
        cos, sin = math.cos(a), math.sin(a)
        matrix = (sin * half, -cos * half, -cos * half, -sin * half, x + 0.782 * r * cos, y + 0.782 * r * sin)
        pen.moved(matrix, flying)
    _sun(pen, x, y)


def _ticks(x: float, y: float, near: float, far: float, count: int) -> str:
    angles = (2 * math.pi * place / count for place in range(count))
    return " ".join(
        polyline([(x + near * math.cos(a), y + near * math.sin(a)), (x + far * math.cos(a), y + far * math.sin(a))])
        for a in angles
    )


def _wavy_ring(x: float, y: float, side: int) -> str:
    def curve(a: float) -> Point:
        out = RADIUS * (0.495 + side * 0.034 * math.sin(28 * a))
        return x + out * math.cos(a), y + out * math.sin(a)

    return smooth(curve, 0, 2 * math.pi, 28 * 8)


def _sun(pen: Pen, x: float, y: float) -> None:
    r = RADIUS
    pen.fill(star(x, y, 0.292 * r, 0.095 * r, 14), _INK)
    chevrons: list[str] = []
    for place in range(14):
        a = -math.pi / 2 + 2 * math.pi * (place + 0.5) / 14
        for number in range(4):
            out, spread = (0.175 + 0.03 * number) * r, (0.022 + 0.030 * number) * 0.9
            points = [(out + 0.022 * r, a - spread), (out, a), (out + 0.022 * r, a + spread)]
            chevrons.append(polyline([(x + s * math.cos(b), y + s * math.sin(b)) for s, b in points]))
    pen.stroke(" ".join(chevrons), _WEIGHT, _INK)
    pen.fill(circle(x, y, 0.052 * r), "field")
    pen.fill(circle(x, y, 0.026 * r), _INK)


def waves(pen: Pen, field: str, size: tuple[float, float], *, drum_at: Point | None) -> None:
    """Draw the water over the field of a frame, not under the drum."""
    span, height = size[0] - 34, size[1] - 34
    hole = " " + circle(*drum_at, RADIUS) if drum_at else ""
    lines = _water(span, int(height / _LINES_EVERY) + 1)
    pen.raw(f"q {field}{hole} W* n")
    pen.stroke(" ".join(lines), 0.4, "wave_tint")
    pen.raw("Q")


def _water(span: float, count: int) -> list[str]:
    """Return the lines of the water, each two waves whose phases move on from line to line."""
    pieces = round(span / _SHORT_WAVE * 8)
    spots = [17 + span / pieces * place for place in range(pieces + 1)]
    graphs = Graphs(spots)
    long, short = 2 * math.pi / _LONG_WAVE, 2 * math.pi / _SHORT_WAVE
    turns = [(math.sin(x * long), math.cos(x * long), math.sin(x * short), math.cos(x * short)) for x in spots]
    lines: list[str] = []
    for number in range(count):
        y0 = 17 + _LINES_EVERY * number
        a, b = 1.5 * math.cos(0.42 * number), 1.5 * math.sin(0.42 * number)
        c, d = 0.75 * math.cos(-0.27 * number), 0.75 * math.sin(-0.27 * number)
        heights = [y0 + a * s + b * k + c * u + d * v for s, k, u, v in turns]
        slopes = [long * (a * k - b * s) + short * (c * v - d * u) for s, k, u, v in turns]
        lines.append(graphs.path(heights, slopes))
    return lines
