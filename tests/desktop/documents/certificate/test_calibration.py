"""What a printer does to a sheet and what undoes it: a map of the plane, read from six measures."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import KnownError
from desktop.documents.certificate.calibration import Calibration, calibration
from desktop.documents.engine.units import POINTS

MOVED = st.builds(
    Calibration,
    dx_mm=st.floats(-30, 30),
    dy_mm=st.floats(-30, 30),
    scale_x=st.floats(0.95, 1.05),
    scale_y=st.floats(0.95, 1.05),
    rotation_deg=st.floats(-3, 3),
)
SPOT = st.tuples(st.floats(0, 420), st.floats(0, 297))


def placed(moved: Calibration, x: float, y: float, height: float = 297.0) -> tuple[float, float]:
    """Return where a spot of the sheet (mm from its top left corner) is drawn."""
    matrix = moved.matrix(height)
    if matrix is None:
        return x, y
    a, b, c, d, e, f = matrix
    right, up = x * POINTS, (height - y) * POINTS
    return (a * right + c * up + e) / POINTS, height - (b * right + d * up + f) / POINTS


@given(MOVED, SPOT)
def test_a_spot_is_scaled_and_turned_about_the_corner_then_shifted(moved, spot):
    x, y = spot[0] * moved.scale_x, spot[1] * moved.scale_y
    turn = math.radians(moved.rotation_deg)
    right = x * math.cos(turn) - y * math.sin(turn) + moved.dx_mm
    down = x * math.sin(turn) + y * math.cos(turn) + moved.dy_mm
    assert placed(moved, *spot) == pytest.approx((right, down), abs=1e-6)
    assert moved.placed(*spot) == pytest.approx((right, down), abs=1e-6)


@given(MOVED, SPOT, SPOT, st.floats(0, 1))
def test_straight_lines_stay_straight(moved, one, other, share):
    between = tuple(a + share * (b - a) for a, b in zip(one, other, strict=True))
    ends = zip(placed(moved, *one), placed(moved, *other), strict=True)
    assert placed(moved, *between) == pytest.approx(tuple(a + share * (b - a) for a, b in ends), abs=1e-6)


@given(MOVED, st.floats(100, 400), st.floats(100, 400), SPOT)
def test_the_sheet_s_height_changes_no_place(moved, low, high, spot):
    assert placed(moved, *spot, low) == pytest.approx(placed(moved, *spot, high), abs=1e-6)


def test_a_printer_that_does_nothing_needs_no_matrix():
    assert Calibration().matrix(297.0) is None
    assert calibration({}) == Calibration()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"dx": 1}, "bad_calibration"),
        ([], "bad_calibration"),
        ("dx_mm", "bad_calibration"),
        ({"dx_mm": "2"}, "calibration_out_of_range"),
        ({"dx_mm": 30.1}, "calibration_out_of_range"),
        ({"scale_x": 0}, "calibration_out_of_range"),
        ({"dx_mm": float("nan")}, "calibration_out_of_range"),
        ({"dy_mm": True}, "calibration_out_of_range"),
        ({"rotation_deg": None}, "calibration_out_of_range"),
    ],
)
def test_a_calibration_that_makes_no_sense_is_refused_by_its_key(given, code):
    with pytest.raises(KnownError) as refused:
        calibration(given)
    assert refused.value.code == code


def test_whole_numbers_are_taken_as_millimetres():
    assert calibration({"dx_mm": 2, "rotation_deg": -1}) == Calibration(dx_mm=2.0, rotation_deg=-1.0)
