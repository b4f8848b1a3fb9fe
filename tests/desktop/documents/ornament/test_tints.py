"""Drum and water behind the text: pale, round, inside the field."""

import pytest

from desktop.documents.engine.text_operators import COLOURS, colour
from desktop.documents.ornament.pen import Pen
from desktop.documents.ornament.tints import DRUM, RADIUS, drum, waves
from tests.desktop.documents.ornament.test_figures import bounds, spots


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


@pytest.mark.parametrize("size", [(380.0, 257.0), (260.0, 180.0)])
def test_the_water_fills_the_field_from_side_to_side(size):
    pen = Pen(1.0)
    waves(pen, "0 0 380 257 re", size, drum_at=None)
    left, top, right, bottom = bounds(pen)
    assert left == pytest.approx(17.0, abs=0.01)
    assert right == pytest.approx(size[0] - 17.0, abs=0.01)
    assert 14.0 < top < 20.0
    assert size[1] - 24.0 < bottom < size[1] - 13.0


def test_one_drum_is_the_other_moved():
    one, other = Pen(1.0), Pen(1.0)
    drum(one, 0.0, 0.0)
    drum(other, 50.0, 20.0)
    still = [[line for line in pen.code().splitlines() if not line.startswith("q ")] for pen in (one, other)]
    here, there = spots(" ".join(still[0])), spots(" ".join(still[1]))
    assert len(here) == len(there)
    for (x, y), (right, down) in zip(here, there, strict=True):
        assert (right - x, down - y) == pytest.approx((50.0, 20.0), abs=0.011)


def test_tints_are_paler_than_any_line_of_the_border():
    pen = Pen(1.0)
    drum(pen, *DRUM)
    waves(pen, "0 0 380 257 re", (380.0, 257.0), drum_at=None)
    pale = {colour(name, kind) for name in ("drum_tint", "wave_tint", "field") for kind in ("rg", "RG")}
    words = pen.code().split()
    ends = [at for at, word in enumerate(words) if word in ("rg", "RG")]
    used = {" ".join(words[at - 3 : at + 1]) for at in ends}
    assert used <= pale
    assert min(min(COLOURS[name]) for name in ("drum_tint", "wave_tint")) > max(COLOURS["gold"][2], 200)
