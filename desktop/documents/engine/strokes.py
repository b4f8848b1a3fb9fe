"""Shapes as PDF path operators, in mm with y down; the drawing's matrix turns them into points.

ReportLab's path objects would take 3 µs for each number, 0.6 s for the 190,000 of the border; this takes 0.05 s.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final

Point = tuple[float, float]
Curve = Callable[[float], Point]
PIECES: Final = 8  # cubic pieces a wave: nearer than any printer's dot
_CIRCLE: Final = 0.5522847498


def num(value: float) -> str:
    """Return a number with two decimals, as short as it goes."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def polygon(points: Sequence[Point]) -> str:
    """Return a closed path through points."""
    head = f"{num(points[0][0])} {num(points[0][1])} m "
    return head + "".join(f"{num(x)} {num(y)} l " for x, y in points[1:]) + "h"


def polyline(points: Sequence[Point]) -> str:
    """Return an open path through points."""
    return f"{num(points[0][0])} {num(points[0][1])} m " + " ".join(f"{num(x)} {num(y)} l" for x, y in points[1:])


def cubic(*points: Point) -> str:
    """Return the operator of one cubic piece to the last of three points."""
    return " ".join(f"{num(x)} {num(y)}" for x, y in points) + " c"


def circle(x: float, y: float, r: float) -> str:
    """Return a closed circle."""
    k = _CIRCLE * r
    return (
        f"{num(x + r)} {num(y)} m "
        + cubic((x + r, y + k), (x + k, y + r), (x, y + r))
        + " "
        + cubic((x - k, y + r), (x - r, y + k), (x - r, y))
        + " "
        + cubic((x - r, y - k), (x - k, y - r), (x, y - r))
        + " "
        + cubic((x + k, y - r), (x + r, y - k), (x + r, y))
        + " h"
    )


def arc(x: float, y: float, r: float, start: float, end: float) -> str:
    """Return the pieces of an arc about (x, y) from one angle (radians, clockwise on the sheet) to another."""
    count = max(1, math.ceil(abs(end - start) / (math.pi / 4)))
    step = (end - start) / count
    pull = 4 / 3 * math.tan(step / 4) * r
    parts: list[str] = []
    for place in range(count):
        a, b = start + place * step, start + (place + 1) * step
        ax, ay, bx, by = math.cos(a), math.sin(a), math.cos(b), math.sin(b)
        parts.append(
            cubic(
                (x + r * ax - pull * ay, y + r * ay + pull * ax),
                (x + r * bx + pull * by, y + r * by - pull * bx),
                (x + r * bx, y + r * by),
            )
        )
    return " ".join(parts)


def smooth(curve: Curve, start: float, end: float, pieces: int) -> str:
    """Return an open path along a curve in cubic pieces with its true tangents."""
    step = (end - start) / pieces
    tiny = step / 64
    spots = [start + place * step for place in range(pieces + 1)]
    points = [curve(spot) for spot in spots]
    pulls: list[Point] = []
    for spot in spots:
        (ax, ay), (bx, by) = curve(spot - tiny), curve(spot + tiny)
        pulls.append(((bx - ax) / (2 * tiny) * step / 3, (by - ay) / (2 * tiny) * step / 3))
    parts = [f"{points[0][0]:.2f} {points[0][1]:.2f} m"]
    for (ax, ay), (px, py), (bx, by), (qx, qy) in zip(points, pulls, points[1:], pulls[1:], strict=False):
        parts.append(f"{ax + px:.2f} {ay + py:.2f} {bx - qx:.2f} {by - qy:.2f} {bx:.2f} {by:.2f} c")
    return " ".join(parts)


class Graphs:
    """Draws functions of x over the same spots in cubic pieces with their true slopes: x is written once for all."""

    def __init__(self, spots: Sequence[float]) -> None:
        self._third = (spots[1] - spots[0]) / 3
        self._start = f"{spots[0]:.2f}"
        self._pieces = [
            f"{left + self._third:.2f} %.2f {right - self._third:.2f} %.2f {right:.2f} %.2f c"
            for left, right in pairwise(spots)
        ]

    def path(self, heights: Sequence[float], slopes: Sequence[float]) -> str:
        """Return the open path through the heights at the spots."""
        third = self._third
        pulled = [slope * third for slope in slopes]
        ends = zip(heights, pulled, heights[1:], pulled[1:], strict=False)
        numbers = [number for a, p, b, q in ends for number in (a + p, b - q, b)]
        return f"{self._start} {heights[0]:.2f} m " + " ".join(self._pieces) % tuple(numbers)


def star(x: float, y: float, outer: float, inner: float, rays: int, turn: float = -math.pi / 2) -> str:
    """Return a star; `turn` is the angle of its first ray."""
    return polygon(
        [
            (x + r * math.cos(a), y + r * math.sin(a))
            for place in range(rays)
            for r, a in (
                (outer, turn + 2 * math.pi * place / rays),
                (inner, turn + 2 * math.pi * (place + 0.5) / rays),
            )
        ]
    )


def ring_of_teeth(x: float, y: float, base: float, tip: float, count: int) -> str:
    """Return triangles standing on one radius, their tips on another."""
    half = math.pi / count
    return " ".join(
        polygon(
            [
                (x + base * math.cos(a - half), y + base * math.sin(a - half)),
                (x + base * math.cos(a + half), y + base * math.sin(a + half)),
                (x + tip * math.cos(a), y + tip * math.sin(a)),
            ]
        )
        for a in (2 * math.pi * place / count for place in range(count))
    )


def ring_of(shape: Callable[[float, float], str], x: float, y: float, r: float, count: int) -> str:
    """Return a shape repeated on a circle."""
    angles = (2 * math.pi * place / count for place in range(count))
    return " ".join(shape(x + r * math.cos(a), y + r * math.sin(a)) for a in angles)


def eyes(spots: Iterable[Point], r: float) -> str:
    """Return circles round points."""
    return " ".join(circle(x, y, r) for x, y in spots)


def tangents(spots: Sequence[Point], r: float) -> str:
    """Return the slanting line from one side of each circle to the other side of the next."""
    parts: list[str] = []
    for (ax, ay), (bx, by) in pairwise(spots):
        far = math.hypot(bx - ax, by - ay)
        dx, dy = (bx - ax) / far, (by - ay) / far
        sin = 2 * r / far
        cos = math.sqrt(max(0.0, 1 - sin * sin))
        vx, vy = r * (dx * sin - dy * cos), r * (dy * sin + dx * cos)
        parts.append(polyline([(ax + vx, ay + vy), (bx - vx, by - vy)]))
    return " ".join(parts)
