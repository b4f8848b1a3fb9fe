"""Curves of the ornament as path operators."""

import math
from itertools import pairwise

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


def walked(path: str, start: strokes.Point | None = None) -> list[strokes.Point]:
    """Return points along a path, curves in steps of an eighth; `start` is where the pen stands before it."""
    found, numbers = [] if start is None else [start], []
    for token in path.split():
        if not token.isalpha():
            numbers.append(float(token))
            continue
        spots = list(zip(numbers[::2], numbers[1::2], strict=True))
        numbers = []
        if token == "c":
            (ax, ay), (bx, by), (cx, cy), (dx, dy) = (found[-1], *spots)
            for t in (step / 8 for step in range(1, 9)):
                a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                found.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
        else:
            found += spots
    return found


def turns(path: list[strokes.Point], x: float, y: float) -> float:
    """Return the angle that a path runs through about a point, in radians, clockwise on the sheet."""
    angles = [math.atan2(py - y, px - x) for px, py in path]
    return sum(math.remainder(b - a, 2 * math.pi) for a, b in pairwise(angles))


@given(LENGTH, LENGTH, LENGTH)
def test_a_circle_is_round_everywhere_and_runs_once_about_its_middle(x, y, r):
    path = walked(strokes.circle(x, y, r))
    assert [math.dist((x, y), point) for point in path] == pytest.approx([r] * len(path), abs=0.02 + r * 3e-4)
    assert path[0] == path[-1] == pytest.approx((x + r, y), abs=0.01)
    if r > 2:
        assert turns(path, x, y) == pytest.approx(2 * math.pi)


@given(LENGTH, LENGTH, LENGTH, st.floats(-6, 6), st.floats(-6, 6))
def test_an_arc_keeps_to_its_circle_from_one_angle_to_the_other(x, y, r, start, end):
    path = strokes.arc(x, y, r, start, end)
    seen = walked(path, (x + r * math.cos(start), y + r * math.sin(start)))
    assert [math.dist((x, y), point) for point in seen] == pytest.approx([r] * len(seen), abs=0.02 + r * 3e-4)
    if r > 20:
        assert turns(seen, x, y) == pytest.approx(end - start, abs=0.01)


@pytest.mark.parametrize(("eighths", "pieces"), [(0, 1), (0.5, 1), (1, 1), (1.5, 2), (-1.5, 2), (8, 8)])
def test_an_arc_takes_a_piece_for_each_eighth_of_a_turn(eighths, pieces):
    path = strokes.arc(5.0, 5.0, 4.0, 0.3, 0.3 + eighths * math.pi / 4 * 0.999)
    assert operators(path) == "c" * pieces


@given(st.floats(-5, 5), st.floats(1, 8))
def test_a_smooth_curve_keeps_to_the_curve_between_its_points_too(start, length):
    path = walked(strokes.smooth(lambda t: (3 * t, 2 * math.sin(t)), start, start + length, 24))
    assert path[0] == pytest.approx((3 * start, 2 * math.sin(start)), abs=0.01)
    for x, y in path:
        assert y == pytest.approx(2 * math.sin(x / 3), abs=0.02)


def test_a_wave_in_its_pieces_is_nearer_to_its_curve_than_a_printers_dot():
    path = walked(strokes.smooth(lambda t: (10 * t, math.sin(2 * math.pi * t)), 0.0, 1.0, strokes.PIECES))
    assert max(abs(y - math.sin(2 * math.pi * x / 10)) for x, y in path) < 25.4 / 600


def test_a_stars_rays_stand_about_its_middle_beginning_at_the_top():
    corners = points(strokes.star(40.0, 30.0, 10.0, 4.0, 5))
    assert corners[0] == (40.0, 20.0)
    angles = [math.atan2(y - 30.0, x - 40.0) for x, y in corners]
    steps = [math.remainder(b - a, 2 * math.pi) for a, b in pairwise(angles)]
    assert steps == pytest.approx([math.pi / 5] * 9, abs=0.005)
    assert [math.dist((40.0, 30.0), corner) for corner in corners] == pytest.approx([10.0, 4.0] * 5, abs=0.01)


def test_each_tooth_stands_evenly_on_its_ring_about_the_middle():
    path = points(strokes.ring_of_teeth(60.0, 50.0, 10.0, 12.0, 8))
    teeth = [path[at : at + 3] for at in range(0, 24, 3)]
    for number, (left, right, tip) in enumerate(teeth):
        angle = math.pi * number / 4
        for corner, r, turned in ((left, 10, -math.pi / 8), (right, 10, math.pi / 8), (tip, 12, 0.0)):
            there = (60 + r * math.cos(angle + turned), 50 + r * math.sin(angle + turned))
            assert corner == pytest.approx(there, abs=0.011)


def test_a_ring_of_shapes_goes_round_its_middle_in_even_steps():
    centres = []
    path = strokes.ring_of(lambda x, y: centres.append((x, y)) or "h", 50.0, 20.0, 10.0, 4)
    assert path == "h h h h"
    assert centres == [pytest.approx(spot) for spot in ((60, 20), (50, 30), (40, 20), (50, 10))]


@given(st.floats(5, 40), st.floats(-40, 40))
def test_a_tangent_touches_both_circles_and_crosses_between_them(dx, dy):
    spots = [(10.0, 20.0), (10.0 + dx, 20.0 + dy)]
    (a, b) = points(strokes.tangents(spots, 2.0))
    along = (b[0] - a[0], b[1] - a[1])
    for spot, end in zip(spots, (a, b), strict=True):
        assert math.dist(spot, end) == pytest.approx(2.0, abs=0.02)
        spoke = (end[0] - spot[0], end[1] - spot[1])
        length = math.hypot(*along)
        assert abs(along[0] * spoke[0] + along[1] * spoke[1]) <= 0.02 * length + 0.05
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    assert middle == pytest.approx((10.0 + dx / 2, 20.0 + dy / 2), abs=0.02)


def test_eyes_stand_round_their_spots():
    assert strokes.eyes([(3.0, 4.0), (9.0, 4.0)], 0.5) == f"{strokes.circle(3, 4, 0.5)} {strokes.circle(9, 4, 0.5)}"


def test_a_circle_and_an_arc_are_round_everywhere():
    for path in (strokes.circle(40.0, 60.0, 25.0), "65 60 m " + strokes.arc(40.0, 60.0, 25.0, 0.0, math.pi * 1.5)):
        assert all(math.dist(point, (40.0, 60.0)) == pytest.approx(25.0, abs=0.03) for point in walked(path))


def test_an_arc_may_go_backwards():
    assert points(strokes.arc(0, 0, 10, 0.0, -math.pi / 2))[-1] == pytest.approx((0, -10), abs=0.01)


def test_a_star_points_up_and_its_notches_stand_between_its_rays():
    spots = points(strokes.star(50.0, 60.0, 10.0, 4.0, 5))
    assert spots[0] == pytest.approx((50, 50), abs=0.01)
    angle = math.pi / 2 - math.pi / 5
    assert spots[1] == pytest.approx((50 + 4 * math.cos(angle), 60 - 4 * math.sin(angle)), abs=0.01)
    assert points(strokes.star(0, 0, 10, 4, 5, turn=0.0))[0] == (10, 0)


def test_a_tooth_stands_on_its_share_of_the_ring():
    spots = points(strokes.ring_of_teeth(50.0, 60.0, 10.0, 12.0, 4))
    first = [(50 + 10 * math.cos(a), 60 + 10 * math.sin(a)) for a in (-math.pi / 4, math.pi / 4)]
    for told, expected in zip(spots[:3], [*first, (62.0, 60.0)], strict=True):
        assert told == pytest.approx(expected, abs=0.01)
    assert spots[5] == pytest.approx((50, 72), abs=0.01)


def test_shapes_on_a_ring_begin_at_the_right_and_go_round():
    seen = []
    strokes.ring_of(lambda x, y: seen.append((round(x, 6), round(y, 6))) or "", 50.0, 60.0, 10.0, 4)
    assert seen == [(60, 60), (50, 70), (40, 60), (50, 50)]


def test_a_smooth_curve_follows_its_curve_between_its_ends():
    path = strokes.smooth(lambda t: (20 * t, 10 * math.sin(t)), 0.5, 5.5, 8)
    for x, y in walked(path):
        assert y == pytest.approx(10 * math.sin(x / 20), abs=0.05)


def test_a_tangent_leaves_one_circle_and_meets_the_next_on_the_other_side():
    (ax, ay), (bx, by) = points(strokes.tangents([(10.0, 20.0), (30.0, 20.0)], 5.0))
    assert math.dist((ax, ay), (10, 20)) == pytest.approx(5, abs=0.02)
    assert math.dist((bx, by), (30, 20)) == pytest.approx(5, abs=0.02)
    assert (ax + bx, ay + by) == pytest.approx((40, 40), abs=0.02)
    assert (bx - ax) * (ax - 10) + (by - ay) * (ay - 20) == pytest.approx(0, abs=0.2), "square to the radius"
    assert ay > 20 > by


@given(a=st.floats(-3, 3), wave=st.floats(10, 80), phase=st.floats(-7, 7), count=st.integers(60, 200))
def test_graphs_over_the_same_spots_are_the_curves_they_stand_for(a, wave, phase, count):
    spots = [17 + 100 * place / count for place in range(count + 1)]
    heights = [a * math.sin(x / wave + phase) for x in spots]
    slopes = [a / wave * math.cos(x / wave + phase) for x in spots]
    graph = strokes.Graphs(spots).path(heights, slopes)
    curve = strokes.smooth(lambda x: (x, a * math.sin(x / wave + phase)), 17, 117, count)
    assert operators(graph) == operators(curve)
    for (x, y), (other_x, other_y) in zip(points(graph), points(curve), strict=True):
        assert (x, y) == pytest.approx((other_x, other_y), abs=0.011)
