"""The pen: colours by name, strokes that a printer can still draw."""

import pytest

from desktop.documents.engine.text_operators import COLOURS
from desktop.documents.ornament.pen import Pen, matrix_code


@pytest.mark.parametrize("ink", sorted(COLOURS))
def test_every_colour_fills_and_strokes(ink):
    pen = Pen(1.0)
    pen.fill("0 0 1 1 re", ink)
    pen.stroke("0 0 m 1 1 l", 0.5, ink)
    filled, stroked = pen.code().splitlines()
    assert filled.endswith("0 0 1 1 re f")
    assert stroked.endswith("0 0 m 1 1 l S")
    assert filled.split(" rg")[0] == stroked.split(" RG")[0] or ink == "text"


def on_sheet(pen: Pen, weight: float) -> float:
    """Return how thick a stroke is on paper, in pt."""
    return float(pen.width(weight).split()[0]) * pen.scale * 72 / 25.4


def test_strokes_get_thinner_on_smaller_sheets_but_never_too_thin():
    whole, small = Pen(1.0), Pen(0.7071)
    assert on_sheet(whole, 1.5) == pytest.approx(1.5, abs=0.01)
    assert on_sheet(small, 1.5) == pytest.approx(1.5 * 0.86, abs=0.01)
    for pen in (whole, small):
        assert on_sheet(pen, 0.05) == pytest.approx(0.2, abs=0.01)


def test_both_fills_and_draws_the_line():
    pen = Pen(1.0)
    pen.both("0 0 1 1 re", "field", 0.5, "gold")
    assert pen.code().endswith(" 0 0 1 1 re B")
    assert " rg " in pen.code()
    assert " RG " in pen.code()


def test_a_moved_copy_saves_and_restores_the_state():
    pen = Pen(1.0)
    pen.moved((-1, 0, 0, 1, 100.0, 0), "0 0 m 1 1 l S")
    assert pen.code() == "q -1 0 0 1 100 0 cm 0 0 m 1 1 l S Q"
    assert matrix_code((0.5, 0, 0, 0.333333333, 1.256, -0.001)) == "0.5 0 0 0.33333 1.26 0 cm"
