"""The border of the certificate of merit: bands, guilloche, corners, rosettes (docs/measures-of-papers.md, §4).

Offsets are millimetres inward from the outer edge on A3.
"""

import math
from typing import Final

from desktop.documents.engine.strokes import (
    PIECES,
    Point,
    arc,
    circle,
    eyes,
    num,
    polygon,
    ring_of,
    ring_of_teeth,
    smooth,
    star,
    tangents,
)
from desktop.documents.ornament.figures import bird, bud, dots, lotus
from desktop.documents.ornament.pen import Pen, mirrors

CORNER: Final = 14.6  # the rosette's centre, from both edges
BAND: Final = 8.4  # the guilloche's centre line
_HALF: Final = 3.72
_EYE, _PUPIL, _PITCH = 0.72, 0.26, 3.1
_EYES_AT, _EYES_FROM, _EYES_ROUND = 14.05, 30.0, 13.55
_ROSETTE: Final = 10.2
_BIRD: Final = 11.8


def rectangle(d: float, width: float, height: float) -> str:
    """Return a rectangle inside the frame by d."""
    return f"{num(d)} {num(d)} {num(width - 2 * d)} {num(height - 2 * d)} re"


def indented(d: float, r: float, width: float, height: float) -> str:
    """Return the closed path inside the frame by d whose corners turn inward round the rosettes."""
    g = d - CORNER
    reach = math.sqrt(r * r - g * g)
    near, far = math.asin(g / r), math.acos(g / r)
    near_x, far_x, near_y, far_y = CORNER + reach, width - CORNER - reach, CORNER + reach, height - CORNER - reach
    turn = math.pi
    return " ".join(
        (
            f"{num(near_x)} {num(d)} m {num(far_x)} {num(d)} l",
            arc(width - CORNER, CORNER, r, turn - near, turn - far),
            f"{num(width - d)} {num(far_y)} l",
            arc(width - CORNER, height - CORNER, r, turn + far, turn + near),
            f"{num(near_x)} {num(height - d)} l",
            arc(CORNER, height - CORNER, r, -near, -far),
            f"{num(d)} {num(near_y)} l",
            arc(CORNER, CORNER, r, far, near),
            "h",
        )
    )


def merit_border(pen: Pen, width: float, height: float, *, ground: bool) -> None:
    """Draw the whole border; `ground` fills the field inside it."""
    inner = indented(15.7, 15.2, width, height)
    if ground:
        pen.fill(inner, "field")
    pen.fill(f"{rectangle(2.0, width, height)} {inner}", "band", "f*")
    outer_rules(pen, width, height)
    pen.stroke(rectangle(4.4, width, height), 0.5, "gold_deep")
    pen.stroke(indented(12.4, 11.9, width, height), 0.5, "gold_deep")
    quarter = _quarter(pen, width, height)
    for matrix in mirrors(width, height):
        pen.moved(matrix, quarter)
    pen.stroke(inner, 1.5, "gold")
    pen.stroke(indented(17.0, 16.5, width, height), 0.6, "red")
    _middles(pen, width, height)


def outer_rules(pen: Pen, width: float, height: float) -> None:
    """Draw the two outer rules, the teeth and the corner stars."""
    pen.stroke(rectangle(0.25, width, height), 0.4, "gold_deep")
    pen.stroke(rectangle(1.15, width, height), 2.2, "gold")
    pen.fill(_teeth(width, height), "gold")
    corners = [(x, y) for x in (2.95, width - 2.95) for y in (2.95, height - 2.95)]
    pen.fill(" ".join(star(x, y, 0.95, 0.36, 4, math.pi / 4) for x, y in corners), "gold_deep")


def _teeth(width: float, height: float) -> str:
    parts: list[str] = []
    for side, across in ((width, height), (height, width)):
        run = side - 2 * 4.15
        count = round(run / 2.0)
        step = run / count
        for place in range(count):
            a = 4.15 + place * step
            for base, tip in ((2.0, 3.9), (across - 2.0, across - 3.9)):
                points = [(a, base), (a + step, base), (a + step / 2, tip)]
                parts.append(polygon(points if side == width else [(y, x) for x, y in points]))
    return " ".join(parts)


def _quarter(pen: Pen, width: float, height: float) -> str:
    """Return the top left quarter as operators; the three others are its mirror images."""
    own = Pen(pen.scale)
    start = CORNER + math.sqrt(11.1**2 - 6.2**2) + 0.2
    _guilloche(own, start, width / 2 - 40.0 - start, upright=False)
    _guilloche(own, start, height / 2 - 8.2 - start, upright=True)
    _running_eyes(own, width, height)
    _rosette(own)
    return own.code()


def _guilloche(pen: Pen, start: float, length: float, *, upright: bool) -> None:
    """Draw the woven band from `start`, dying into a point at both ends."""
    waves = round(length / 13)
    wave = length / waves

    def ease(t: float) -> float:
        x = min(1.0, max(0.0, min(t, length - t) / (0.5 * wave)))
        return x * x * (3 - 2 * x)

    def swung(t: float, u: float) -> Point:
        return (BAND + u, start + t) if upright else (start + t, BAND + u)

    def family(sign: int, line: int) -> str:
        phase = 2 * math.pi * line / 9

        def curve(t: float) -> Point:
            turn = 2 * math.pi * t / wave
            envelope = 0.52 + sign * 0.44 * math.cos(turn)
            taper = ease(t) if sign > 0 else min(1.0, 4 * ease(t))
            return swung(t, _HALF * envelope * math.sin(turn + phase) * taper)

        return smooth(curve, 0, length, PIECES * waves)

    pen.stroke(" ".join(family(1, line) for line in range(9)), 0.28, "gold_soft")
    pen.stroke(" ".join(family(-1, line) for line in range(9)), 0.32, "gold")

    def thread(side: int) -> str:
        def curve(t: float) -> Point:
            return swung(t, side * 0.95 * _HALF * math.sin(math.pi * t / wave))

        return smooth(curve, 0, length, PIECES * waves)

    pen.stroke(f"{thread(1)} {thread(-1)}", 0.45, "copper")


def _running_eyes(pen: Pen, width: float, height: float) -> None:
    """Draw the chain of eyes along two half sides and round the corner."""
    chains: list[list[Point]] = []
    for half, upright in ((width / 2, False), (height / 2, True)):
        count = round((half - _EYES_FROM) / _PITCH)
        step = (half - _EYES_FROM) / count
        along = [_EYES_FROM + step * place for place in range(count + 1)]
        chains.append([(_EYES_AT, t) if upright else (t, _EYES_AT) for t in along])
    angles = [math.radians(9 + 12 * place) for place in range(7)]
    chains.append([(CORNER + _EYES_ROUND * math.cos(a), CORNER + _EYES_ROUND * math.sin(a)) for a in angles])
    for chain in chains:
        pen.stroke(f"{eyes(chain, _EYE)} {tangents(chain, _EYE)}", 0.3, "gold")
        pen.fill(eyes(chain, _PUPIL), "gold_deep")


def _rosette(pen: Pen) -> None:
    x = y = CORNER
    r = _ROSETTE

    def crown(phase: float) -> str:
        def curve(a: float) -> Point:
            out = r * (0.815 + 0.155 * math.sin(12 * a + phase))
            return x + out * math.cos(a), y + out * math.sin(a)

        return smooth(curve, 0, 2 * math.pi, 12 * PIECES)

    pen.fill(circle(x, y, r), "band")
    pen.stroke(" ".join(crown(math.pi * j / 2 + math.pi / 4) for j in range(4)), 0.22, "copper")
    pen.stroke(" ".join(crown(math.pi * j / 2) for j in range(4)), 0.30, "gold")
    pen.fill(circle(x, y, 0.595 * r), "field")
    pen.stroke(" ".join(circle(x, y, share * r) for share in (1.0, 0.63)), 0.5, "gold_deep")
    pen.stroke(" ".join(circle(x, y, share * r) for share in (0.595, 0.475, 0.355)), 0.3, "gold_deep")
    pen.fill(ring_of_teeth(x, y, 0.585 * r, 0.50 * r, 32), "gold")
    pen.stroke(ring_of(lambda a, b: circle(a, b, 0.034 * r), x, y, 0.415 * r, 18), 0.3, "gold")
    pen.fill(ring_of(lambda a, b: circle(a, b, 0.011 * r), x, y, 0.415 * r, 18), "gold_deep")
    ring = [(x + 0.415 * r * math.cos(a), y + 0.415 * r * math.sin(a)) for a in (math.pi * p / 9 for p in range(19))]
    pen.stroke(tangents(ring, 0.034 * r), 0.25, "gold")
    pen.fill(star(x, y, 0.335 * r, 0.13 * r, 14), "gold_deep")
    pen.fill(circle(x, y, 0.07 * r), "field")
    pen.fill(circle(x, y, 0.042 * r), "red")
    away = (r + 0.95) / math.sqrt(2)
    bud(pen, (x - away, y - away), -45, 2.7, (46, 1.9))


def _middles(pen: Pen, width: float, height: float) -> None:
    """Draw lotus and birds in the middle of top and bottom, discs in the middle of left and right."""
    x = width / 2
    for y in (BAND, height - BAND):
        lotus(pen, x, y + 3.2, 7.0)
        dots(pen, x, y, 9.6, 0.5, "red")
        dots(pen, x, y, 39.6, 0.6, "gold_deep")
        half = _BIRD / 2
        for away in (17.5, 31.5):
            pen.moved((half, 0, 0, half, x - away, y), bird("gold", "band"))
            pen.moved((-half, 0, 0, half, x + away, y), bird("gold", "band"))
    for x in (BAND, width - BAND):
        _disc(pen, x, height / 2)


def _disc(pen: Pen, x: float, y: float) -> None:
    pen.both(circle(x, y, 3.6), "field", 0.5, "gold_deep")
    pen.stroke(circle(x, y, 3.1), 0.4, "gold_deep")
    pen.fill(ring_of_teeth(x, y, 3.0, 2.45, 24), "gold")
    pen.fill(star(x, y, 2.2, 0.85, 14), "gold_deep")
    pen.fill(circle(x, y, 0.42), "red")
    bud(pen, (x, y - 3.95), 0, 3.2, (40, 2.3))
    bud(pen, (x, y + 3.95), 180, 3.2, (40, 2.3))
