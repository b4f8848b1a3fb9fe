"""From readings with a steel ruler on the ruler sheet to what undoes the printer's fault, and what may be left of it.

Shift, scale and turn are fitted to all readings by least squares (docs/measures-of-papers.md, §7).
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from db.errors import KnownError
from desktop.documents.certificate.calibration import Calibration

IN_MM: Final = 20.0
"""How far the crosses lie from the edges."""
READ_MM: Final = 0.1
"""How finely a steel ruler is read."""
TOO_FAR_MM: Final = 0.5
"""Readings that disagree by more were not read on one sheet."""
_SHIFT: Final = (0, 1)
_NEEDS: Final = {2: "d", 3: "e", 4: "cf"}  # what tells width, height and turn
_STEPS: Final = (1e-3, 1e-3, 1e-6, 1e-6, 1e-6)
_ROUNDS: Final = 4

Point = tuple[float, float]
Values = list[float]


@dataclass(frozen=True)
class Readings:
    """Distances on the printed ruler sheet in mm; None was not read.

    A: left edge to cross 1 (top left), B: top edge to cross 1, C: top edge to cross 2 (top right), D: cross 1 to 2,
    E: cross 1 to 3 (bottom left), F: left edge to cross 3.
    """

    a: float | None = None
    b: float | None = None
    c: float | None = None
    d: float | None = None
    e: float | None = None
    f: float | None = None

    def given(self) -> dict[str, float]:
        """Return what was read, by letter."""
        return {name: value for name, value in vars(self).items() if value is not None}


@dataclass(frozen=True)
class Fitted:
    """What puts the sheet right, how far a spot may still lie off (mm, 19 times of 20), and what nobody measured."""

    calibration: Calibration
    left_mm: float
    unknown: tuple[str, ...] = ()


def crosses(sheet: Point) -> tuple[Point, Point, Point, Point]:
    """Return where the four crosses belong on a sheet of these mm."""
    right, low = sheet[0] - IN_MM, sheet[1] - IN_MM
    return (IN_MM, IN_MM), (right, IN_MM), (IN_MM, low), (right, low)


def fitted(read: Readings, sheet: Point = (420.0, 297.0), read_mm: float = READ_MM) -> Fitted:
    """Return what undoes the printer's fault on a sheet of these mm, from readings of `read_mm`.

    A and B alone give the shift; width, height and turn are taken as right while nothing was read of them, and named in
    `unknown`. Raises KnownError: readings_missing (without A or B), measure_again (they disagree by more than 0.5 mm).
    """
    given = read.given()
    if not {"a", "b"} <= set(given):
        raise KnownError("readings_missing")
    free = [*_SHIFT, *(at for at, names in _NEEDS.items() if set(names) & set(given))]
    targets = list(given.values())

    def shown(values: Sequence[float]) -> Values:
        return _readings(Calibration(*values), sheet, given)

    fault, inverse = _least_squares(shown, targets, free)
    off = [want - got for want, got in zip(targets, shown(fault), strict=True)]
    if max(map(abs, off)) > TOO_FAR_MM / 2:  # least squares share a disagreement out
        raise KnownError("measure_again")
    printer = Calibration(*fault)

    def met(values: Sequence[float]) -> Values:
        undo = Calibration(*values)
        return [part for spot in crosses(sheet) for part in printer.placed(*undo.placed(*spot))]

    undone, _inverse = _least_squares(met, [part for spot in crosses(sheet) for part in spot], range(5))
    shift, scale, turn = undone[:2], undone[2:4], undone[4]
    rounded = [*(round(each, 4) for each in shift), *(round(each, 6) for each in scale), round(turn, 5)]
    found = Calibration(*(each + 0.0 for each in rounded))  # a zero carries no minus
    spare = len(targets) - len(free)
    noise = read_mm / math.sqrt(12)
    if spare:
        noise = max(noise, math.sqrt(sum(each * each for each in off) / spare))
    shape = max(math.dist(printer.placed(*found.placed(*spot)), spot) for spot in crosses(sheet))
    unknown = tuple(name for at, name in ((2, "width"), (3, "height"), (4, "turn")) if at not in free)
    return Fitted(found, round(shape + 2 * noise * _spread(inverse, free, sheet), 2), unknown)


def _readings(printer: Calibration, sheet: Point, names: Mapping[str, float]) -> Values:
    """Return what a ruler shows on a sheet of this printer, for the letters in `names`."""
    one, two, three, _four = (printer.placed(*spot) for spot in crosses(sheet))
    every = {"a": one[0], "b": one[1], "c": two[1], "d": math.dist(one, two), "e": math.dist(one, three), "f": three[0]}
    return [every[name] for name in names]


def _slopes(call: Callable[[Sequence[float]], Values], values: Values, free: Sequence[int]) -> list[Values]:
    """Return how the results change with each free value."""
    base = call(values)
    found = []
    for at in free:
        moved = list(values)
        moved[at] += _STEPS[at]
        found.append([(after - before) / _STEPS[at] for after, before in zip(call(moved), base, strict=True)])
    return found


def _least_squares(
    call: Callable[[Sequence[float]], Values], targets: Values, free: Sequence[int]
) -> tuple[Values, list[Values]]:
    """Return shift, scales and turn for which `call` comes nearest to the targets; and the normal matrix, inverted."""
    values = list(vars(Calibration()).values())
    inverse: list[Values] = []
    for _round in range(_ROUNDS):
        slopes = _slopes(call, values, free)
        off = [want - got for want, got in zip(targets, call(values), strict=True)]
        inverse = _inverted([[sum(map(float.__mul__, one, other)) for other in slopes] for one in slopes])
        pull = [sum(map(float.__mul__, slope, off)) for slope in slopes]
        for at, row in zip(free, inverse, strict=True):
            values[at] += sum(map(float.__mul__, row, pull))
    return values, inverse


def _inverted(matrix: list[Values]) -> list[Values]:
    """Return the inverse of a small symmetric matrix, by elimination with the largest pivot."""
    size = len(matrix)
    rows = [[*row, *(float(at == column) for column in range(size))] for at, row in enumerate(matrix)]
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(size):
            if other != at:
                rows[other] = [one - rows[other][at] * two for one, two in zip(rows[other], rows[at], strict=True)]
    return [row[size:] for row in rows]


def _spread(inverse: list[Values], free: Sequence[int], sheet: Point) -> float:
    """Return how much of one reading's error shows at the cross where it shows most."""

    def drawn(values: Sequence[float]) -> Values:
        return [part for spot in crosses(sheet) for part in Calibration(*values).placed(*spot)]

    slopes = _slopes(drawn, list(vars(Calibration()).values()), free)
    off = []
    for at in range(len(crosses(sheet)) * 2):
        along = [slope[at] for slope in slopes]
        weighed = [sum(map(float.__mul__, row, along)) for row in inverse]
        off.append(sum(map(float.__mul__, along, weighed)))
    return math.sqrt(max(right + down for right, down in zip(off[::2], off[1::2], strict=True)))
