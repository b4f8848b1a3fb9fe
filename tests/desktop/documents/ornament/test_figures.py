"""Lotus, bud, bird and dots: drawn round the place they are given, in balance."""

import re

import pytest

from desktop.documents.engine.text_operators import colour
from desktop.documents.ornament.figures import bird, bud, dots, lotus, spindle
from desktop.documents.ornament.pen import Pen


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


def test_dots_come_in_pairs_of_one_size():
    pen = Pen(1.0)
    dots(pen, 100.0, 50.0, 9.6, 0.5, "red")
    left, top, right, bottom = bounds(pen)
    assert bottom - top == pytest.approx(1.0, abs=0.02)
    assert right - left == pytest.approx(2 * 9.6 + 1.0, abs=0.1)
    assert pen.code().startswith(colour("red"))


@pytest.mark.parametrize("lean", [-45, 0, 90, 180])
def test_a_bud_stands_on_its_foot_whatever_its_lean(lean):
    pen = Pen(1.0)
    bud(pen, (100.0, 50.0), lean, 3.2, (40, 2.3))
    left, top, right, bottom = bounds(pen)
    assert left - 0.2 <= 100.0 <= right + 0.2
    assert top - 0.2 <= 50.0 <= bottom + 0.2
    assert max(right - left, bottom - top) < 9.0


def test_a_spindle_thins_out_to_both_sides():
    pen = Pen(1.0)
    spindle(pen, 100.0, 50.0, 7.2, 52.0)
    left, top, right, bottom = bounds(pen)
    assert left == pytest.approx(100.0 - 52.0, abs=0.2)
    assert right == pytest.approx(100.0 + 52.0, abs=0.2)
    assert bottom - top < 2.0
