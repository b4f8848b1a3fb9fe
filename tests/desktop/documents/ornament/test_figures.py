"""Lotus, bud, bird, drum and waves: drawn round the place they are given, in balance."""

import re

import pytest

from desktop.documents.engine.text_operators import colour
from desktop.documents.ornament.figures import bird, bud, dots, lotus, spindle
from desktop.documents.ornament.pen import Pen
from desktop.documents.ornament.tints import DRUM, RADIUS, drum, waves


def spots(code: str) -> list[tuple[float, float]]:
    numbers: list[float] = []
    found = []
    for token in code.split():
        if re.fullmatch(r"-?[\d.]+", token):
            numbers.append(float(token))
            continue
        if token in ("m", "l", "c"):
            found += zip(numbers[::2], numbers[1::2], strict=True)
        numbers = []
    return found


def bounds(pen: Pen) -> tuple[float, float, float, float]:
    across, down = zip(*spots(pen.code()), strict=True)
    return min(across), min(down), max(across), max(down)


@pytest.mark.parametrize(
    "draw",
    [
        lambda pen: lotus(pen, 100.0, 50.0, 7.0),
        lambda pen: dots(pen, 100.0, 50.0, 9.6, 0.5, "red"),
        lambda pen: spindle(pen, 100.0, 50.0, 7.2, 52.0),
        lambda pen: bud(pen, (100.0, 50.0), 0, 3.2, (40, 2.3)),
    ],
)
def test_a_figure_is_in_balance_about_its_middle(draw):
    pen = Pen(1.0)
    draw(pen)
    left, _, right, _ = bounds(pen)
    assert (left + right) / 2 == pytest.approx(100.0, abs=0.35)
    assert right > left


def test_a_larger_lotus_is_the_same_flower():
    small, large = Pen(1.0), Pen(1.0)
    lotus(small, 0.0, 0.0, 5.0)
    lotus(large, 0.0, 0.0, 10.0)
    (a, b, c, d), (e, f, g, h) = bounds(small), bounds(large)
    assert (g - e) / (c - a) == pytest.approx(2.0, rel=0.1)
    assert (h - f) / (d - b) == pytest.approx(2.0, rel=0.1)


def test_a_bird_takes_the_colours_it_is_given():
    code = bird("gold", "band")
    assert colour("gold") in code
    assert colour("band", "RG") in code
    assert code != bird("drum_tint", "field")


def test_the_drum_is_round_and_stays_inside_its_radius():
    pen = Pen(1.0)
    drum(pen, *DRUM)
    moved = [line for line in pen.code().splitlines() if line.startswith("q ")]
    assert len(moved) == 18, "eighteen birds"
    still = Pen(1.0)
    for line in pen.code().splitlines():
        if not line.startswith("q "):
            still.raw(line)
    left, top, right, bottom = bounds(still)
    for side, middle in ((left, DRUM[0]), (right, DRUM[0]), (top, DRUM[1]), (bottom, DRUM[1])):
        assert abs(side - middle) == pytest.approx(RADIUS, abs=0.6)


def test_the_water_leaves_the_drum_out():
    with_drum, without = Pen(1.0), Pen(1.0)
    waves(with_drum, "0 0 380 257 re", (380.0, 257.0), drum_at=(190.0, 128.0))
    waves(without, "0 0 380 257 re", (380.0, 257.0), drum_at=None)
    assert with_drum.code().splitlines()[0].count(" c") == 4
    assert without.code().splitlines()[0] == "q 0 0 380 257 re W* n"
    assert with_drum.code().splitlines()[1:] == without.code().splitlines()[1:]
