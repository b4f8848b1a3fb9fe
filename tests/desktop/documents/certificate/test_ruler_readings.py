"""What six readings, or fewer, say of a printer: the fault is undone, and what may be left of it is told."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import KnownError
from desktop.documents.certificate.calibration import Calibration
from desktop.documents.certificate.ruler_readings import Fitted, Readings, crosses, fitted

A3, A4 = (420.0, 297.0), (297.0, 210.0)
FAULTS = st.builds(
    Calibration,
    dx_mm=st.floats(-5, 5),
    dy_mm=st.floats(-5, 5),
    scale_x=st.floats(0.98, 1.02),
    scale_y=st.floats(0.98, 1.02),
    rotation_deg=st.floats(-1, 1),
)


def shown(printer: Calibration, sheet: tuple[float, float], read_mm: float, names: str = "abcdef") -> Readings:
    """Return what the ruler shows on a sheet of this printer, read to `read_mm`."""
    one, two, three, _four = (printer.placed(*spot) for spot in crosses(sheet))
    values = (one[0], one[1], two[1], math.dist(one, two), math.dist(one, three), three[0])
    read = {name: round(value / read_mm) * read_mm for name, value in zip("abcdef", values, strict=True)}
    return Readings(**{name: read[name] for name in names})


def left(printer: Calibration, undone: Calibration, sheet: tuple[float, float]) -> float:
    """Return how far the farthest cross lies off once the fault is undone, in mm."""
    return max(math.dist(printer.placed(*undone.placed(*spot)), spot) for spot in crosses(sheet))


@given(FAULTS, st.sampled_from([A3, A4]))
def test_readings_of_a_tenth_put_every_cross_back_within_three_tenths(printer, sheet):
    assert left(printer, fitted(shown(printer, sheet, 0.1), sheet).calibration, sheet) < 0.3


def test_readings_of_half_a_millimetre_leave_less_than_seven_tenths_99_times_of_100():
    chance = random.Random(20240112)
    off = []
    for at in range(400):
        shift = (chance.uniform(-5, 5), chance.uniform(-5, 5))
        printer = Calibration(*shift, chance.uniform(0.98, 1.02), chance.uniform(0.98, 1.02), chance.uniform(-1, 1))
        sheet = (A3, A4)[at % 2]
        off.append(left(printer, fitted(shown(printer, sheet, 0.5), sheet, 0.5).calibration, sheet))
    assert sorted(off)[int(len(off) * 0.99)] < 0.7


def test_what_is_told_to_be_left_is_seldom_exceeded():
    chance = random.Random(1986)
    beyond = 0
    for _at in range(200):
        printer = Calibration(chance.uniform(-3, 3), chance.uniform(-3, 3), 1.004, 0.997, chance.uniform(-0.5, 0.5))
        found = fitted(shown(printer, A3, 0.1), A3)
        beyond += left(printer, found.calibration, A3) > found.left_mm
    assert beyond <= 10


def test_perfect_readings_need_no_calibration():
    found = fitted(Readings(20, 20, 20, 380, 257, 20))
    assert found.calibration == Calibration() and found.unknown == () and 0 < found.left_mm < 0.3
    assert fitted(Readings(20, 20, 20, 257, 170, 20), A4).calibration == Calibration()


def test_a_sheet_too_far_right_is_drawn_farther_left():
    found = fitted(Readings(21.0, 19.5, 19.5, 380.0, 257.0, 21.0)).calibration
    assert (found.dx_mm, found.dy_mm) == (-1.0, 0.5)


def test_a_turned_sheet_is_turned_back():
    assert fitted(Readings(20, 20, 22, 380.0, 257.0, 18.65)).calibration.rotation_deg < 0


def test_two_readings_give_the_shift_and_say_what_nobody_measured():
    found = fitted(Readings(a=21.3, b=18.0))
    assert found.calibration == Calibration(-1.3, 2.0)
    assert found.unknown == ("width", "height", "turn")


@given(FAULTS)
def test_four_readings_know_the_turn_and_one_side(printer):
    found = fitted(shown(printer, A3, 0.01, "abcd"))
    assert found.unknown == ("height",)
    for spot in crosses(A3)[:2]:  # along the edge that was measured
        assert math.dist(printer.placed(*found.calibration.placed(*spot)), spot) < 0.3


@pytest.mark.parametrize("read", [Readings(), Readings(a=20.0), Readings(c=20.0, d=380.0, e=257.0, f=20.0)])
def test_without_the_first_cross_nothing_is_known(read):
    with pytest.raises(KnownError, match="readings_missing"):
        fitted(read)


def test_readings_that_contradict_each_other_are_asked_for_again():
    with pytest.raises(KnownError, match="measure_again"):
        fitted(Readings(20, 20, 22, 380, 257, 20))


def test_more_readings_leave_less():
    few, many = fitted(Readings(a=20, b=20, c=20, d=380)), fitted(Readings(20, 20, 20, 380, 257, 20))
    assert isinstance(few, Fitted) and many.left_mm <= few.left_mm * 2
