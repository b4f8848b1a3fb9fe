"""Borders: whole frames, their own mirror images, inside the frame that the layout gives them."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.ornament.border import CORNER, indented, merit_border, rectangle
from desktop.documents.ornament.drawing import plain_border
from desktop.documents.ornament.pen import Pen, mirrors

SIDES = st.floats(200, 420)


def coordinates(path: str) -> list[tuple[float, float]]:
    numbers: list[float] = []
    found = []
    for token in path.split():
        if re.fullmatch(r"-?[\d.]+", token):
            numbers.append(float(token))
        elif token in ("m", "l", "c"):
            found += zip(numbers[::2], numbers[1::2], strict=True)
            numbers = []
        else:
            numbers = []
    return found


def test_a_rectangle_lies_inside_the_frame():
    assert rectangle(2.0, 100.0, 80.0) == "2 2 96 76 re"


@given(SIDES, SIDES, st.sampled_from([(15.7, 15.2), (12.4, 11.9), (17.0, 16.5)]))
def test_indented_corners_turn_inward_and_the_path_mirrors_itself(width, height, measures):
    inset, radius = measures
    spots = coordinates(indented(inset, radius, width, height))
    assert all(inset - 0.02 <= x <= width - inset + 0.02 for x, _ in spots)
    assert all(inset - 0.02 <= y <= height - inset + 0.02 for _, y in spots)
    corners = [(x, y) for x in (CORNER, width - CORNER) for y in (CORNER, height - CORNER)]
    for spot in spots:
        assert min(math.dist(spot, corner) for corner in corners) > radius - 0.05, "round the rosettes"
        mirrored = (width - spot[0], spot[1])
        assert min(math.dist(mirrored, other) for other in spots) < 0.03


def test_four_placings_make_a_quarter_a_frame():
    spots = set()
    for a, b, c, d, e, f in mirrors(100.0, 60.0):
        spots.add((a * 10 + c * 5 + e, b * 10 + d * 5 + f))
    assert spots == {(10, 5), (90, 5), (10, 55), (90, 55)}


@pytest.mark.parametrize("border", [merit_border, plain_border])
@pytest.mark.parametrize("ground", [True, False])
def test_the_field_is_filled_only_when_asked_for(border, ground):
    pen = Pen(1.0)
    border(pen, 380.0, 257.0, ground=ground)
    first = pen.code().splitlines()[0]
    assert first.startswith("1 0.992 0.973 rg") == ground
    assert pen.code().count("q ") == pen.code().count(" Q")


@pytest.mark.parametrize("border", [merit_border, plain_border])
def test_a_frame_of_any_size_is_drawn_whole(border):
    for width, height in ((380.0, 257.0), (257.0, 380.0), (200.0, 160.0)):
        pen = Pen(1.0)
        border(pen, width, height, ground=False)
        spots = coordinates(pen.code())
        assert min(x for x, _ in spots) >= -1.0
        assert len(spots) > 500
