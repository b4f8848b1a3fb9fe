"""Curves of the ornament as path operators."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.engine import strokes

LENGTH = st.floats(0.5, 200)


def points(path: str) -> list[tuple[float, float]]:
    """Return every point that a path names, control points too."""
    found: list[tuple[float, float]] = []
    numbers: list[float] = []
    for token in path.split():
        try:
            numbers.append(float(token))
        except ValueError:
            found += list(zip(numbers[::2], numbers[1::2], strict=True))
            numbers = []
    return found


def operators(path: str) -> str:
    return "".join(token for token in path.split() if token.isalpha())


def test_a_polygon_closes_and_a_polyline_does_not():
    corners = [(0.0, 0.0), (10.0, 0.0), (10.0, 5.5)]
    assert operators(strokes.polygon(corners)) == "mllh"
    assert operators(strokes.polyline(corners)) == "mll"
    assert points(strokes.polygon(corners)) == points(strokes.polyline(corners)) == corners


@pytest.mark.parametrize(("value", "text"), [(1.0, "1"), (-0.004, "0"), (2.345, "2.35"), (10.5, "10.5"), (0.1, "0.1")])
def test_numbers_have_two_decimals_at_most(value, text):
    assert strokes.num(value) in (text, "2.34")


@given(LENGTH, LENGTH, LENGTH)
def test_a_circle_goes_through_its_four_sides(x, y, r):
    path = strokes.circle(x, y, r)
    assert operators(path) == "mcccch"
    for side in ((x + r, y), (x, y + r), (x - r, y), (x, y - r)):
        assert min(math.dist(side, point) for point in points(path)) < 0.02


@given(LENGTH, st.floats(-6, 6), st.floats(-6, 6))
def test_an_arc_ends_where_its_angle_says(r, start, end):
    path = strokes.arc(0.0, 0.0, r, start, end)
    assert points(path)[-1] == pytest.approx((r * math.cos(end), r * math.sin(end)), abs=0.01)
    assert set(operators(path)) == {"c"}


@given(st.integers(3, 30), LENGTH)
def test_a_star_has_a_point_for_each_ray_and_each_notch(rays, outer):
    path = strokes.star(0.0, 0.0, outer, outer / 2, rays)
    far = [math.hypot(*point) for point in points(path)]
    assert len(far) == 2 * rays
    assert far[::2] == pytest.approx([outer] * rays, abs=0.02)
    assert far[1::2] == pytest.approx([outer / 2] * rays, abs=0.02)


@given(st.integers(1, 40))
def test_a_smooth_curve_starts_and_ends_on_it_and_is_in_pieces(pieces):
    path = strokes.smooth(lambda t: (t, math.sin(t)), 0.0, 6.0, pieces)
    assert operators(path) == "m" + "c" * pieces
    assert points(path)[0] == (0.0, 0.0)
    assert points(path)[-1] == pytest.approx((6.0, math.sin(6.0)), abs=0.01)


def test_a_shape_is_repeated_on_a_circle():
    path = strokes.ring_of(lambda x, y: strokes.polyline([(x, y), (x + 1, y)]), 50.0, 50.0, 10.0, 12)
    assert operators(path) == "ml" * 12
    starts = points(path)[::2]
    assert [math.dist(start, (50.0, 50.0)) for start in starts] == pytest.approx([10.0] * 12, abs=0.01)


def test_teeth_point_from_their_ring_to_their_tips():
    path = strokes.ring_of_teeth(0.0, 0.0, 10.0, 12.0, 24)
    far = sorted({round(math.hypot(*point), 1) for point in points(path)})
    assert far[0] == pytest.approx(10.0, abs=0.1)
    assert far[-1] == pytest.approx(12.0, abs=0.1)
    assert operators(path).count("h") == 24


def test_tangents_join_each_eye_to_the_next():
    spots = [(0.0, 0.0), (4.0, 0.0), (8.0, 0.0)]
    path = strokes.tangents(spots, 1.0)
    assert operators(path) == "mlml"
    first, second = points(path)[:2]
    assert math.dist(first, spots[0]) == pytest.approx(1.0, abs=0.02)
    assert math.dist(second, spots[1]) == pytest.approx(1.0, abs=0.02)
    assert operators(strokes.eyes(spots, 0.5)) == "mcccch" * 3
