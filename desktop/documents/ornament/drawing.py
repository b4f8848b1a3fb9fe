"""The ornament of a sheet, drawn once for a file (docs/measures-of-papers.md, §4): no emblem, seal or signature."""

import math
from dataclasses import dataclass
from functools import lru_cache

from desktop.documents.engine.strokes import Point, circle, eyes, star, tangents
from desktop.documents.engine.units import POINTS
from desktop.documents.ornament.border import BAND, indented, merit_border, outer_rules, rectangle
from desktop.documents.ornament.figures import dots, lotus, spindle
from desktop.documents.ornament.pen import Pen
from desktop.documents.ornament.tints import DRUM, drum, waves

_DIVIDER_Y = 131.2


@dataclass(frozen=True)
class Ornament:
    """What is drawn around and behind the text; tints can be left out for coloured paper and slow printers."""

    border: str = "merit"
    tint: bool = True
    waves: bool = True
    ground: bool = True
    divider: bool = True


@dataclass(frozen=True)
class Frame:
    """The outer edge of the border, in mm of the layout's file."""

    x: float
    y: float
    width: float
    height: float


@lru_cache(maxsize=16)
def ornament_code(ornament: Ornament, frame: Frame, scale: float, sheet_height: float) -> bytes:
    """Return the operators that draw an ornament, empty when it has none; `sheet_height` in mm of the sheet."""
    pen = Pen(scale)
    points = scale * POINTS
    pen.raw(f"q {points:.6f} 0 0 {-points:.6f} 0 {sheet_height * POINTS:.3f} cm 0 J 0 j")
    pen.raw(f"q 1 0 0 1 {frame.x:g} {frame.y:g} cm")
    if ornament.border == "merit":
        merit_border(pen, frame.width, frame.height, ground=ornament.ground)
    elif ornament.border == "plain":
        plain_border(pen, frame.width, frame.height, ground=ornament.ground)
    _behind(pen, ornament, frame)
    pen.raw("Q")
    if ornament.divider:
        x = frame.x + frame.width / 2
        lotus(pen, x, _DIVIDER_Y + 1.83, 4.0, 0.35)
        dots(pen, x, _DIVIDER_Y, 5.6, 0.42, "red")
        spindle(pen, x, _DIVIDER_Y, 7.2, 52.0)
    pen.raw("Q")
    return pen.code().encode()


def _behind(pen: Pen, ornament: Ornament, frame: Frame) -> None:
    """Draw the tints inside the innermost rule."""
    middle = (DRUM[0] - frame.x, DRUM[1] - frame.y)
    if ornament.waves:
        if ornament.border == "merit":
            field = indented(17.6, 17.1, frame.width, frame.height)  # clear of the red rule
        else:
            field = rectangle(17.6, frame.width, frame.height)
        waves(pen, field, (frame.width, frame.height), drum_at=middle if ornament.tint else None)
    if ornament.tint:
        drum(pen, *middle)


def plain_border(pen: Pen, width: float, height: float, *, ground: bool) -> None:
    """Draw the border of giấy khen and titles: teeth, eyes and rules on square corners, gold only."""
    inner = rectangle(15.7, width, height)
    if ground:
        pen.fill(inner, "field")
    pen.fill(f"{rectangle(2.0, width, height)} {inner}", "band", "f*")
    outer_rules(pen, width, height)
    for d, weight in ((4.4, 0.5), (12.4, 0.5), (15.7, 1.5), (17.0, 0.6)):
        pen.stroke(rectangle(d, width, height), weight, "gold" if d > 15 else "gold_deep")
    for at, r, pitch, pupil in ((BAND, 1.9, 8.6, 0.7), (14.05, 0.72, 3.1, 0.26)):
        for chain in _chains(at, pitch, width, height):
            pen.stroke(f"{eyes(chain, r)} {tangents(chain, r)}", 0.45 if r > 1 else 0.3, "gold")
            pen.fill(eyes(chain, pupil), "gold_deep")
            if r > 1:
                pen.stroke(eyes(chain, 1.2), 0.3, "gold_deep")
    for x in (BAND, width - BAND):
        for y in (BAND, height - BAND):
            pen.both(circle(x, y, 3.0), "field", 0.5, "gold_deep")
            pen.fill(star(x, y, 2.5, 1.0, 8, math.pi / 8), "gold")
            pen.fill(circle(x, y, 0.5), "gold_deep")


def _chains(at: float, pitch: float, width: float, height: float) -> list[list[Point]]:
    """Return the spots of the eyes of eight half sides, so that the frame is its own mirror image."""
    found: list[list[Point]] = []
    corner = at if at > 10 else at + 7.0
    for side, across, upright in ((width, height, False), (height, width, True)):
        run = side / 2 - corner
        count = round(run / pitch)
        for base in (at, across - at):
            for near in (True, False):
                along = [corner + run / count * place for place in range(count + 1)]
                spots = [(t if near else side - t, base) for t in along]
                found.append([(y, x) for x, y in spots] if upright else spots)
    return found
