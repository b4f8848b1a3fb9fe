"""The form of the ruler sheet, alone: six readings become the shift of the printer."""

import pytest

from desktop.documents.certificate.calibration import Calibration
from desktop.labels.translation import use
from desktop.ui.certificates.ruler_sheet import NOT_READ, RulerForm, calibration_words
from desktop.ui.widgets.buttons import ActionButton


@pytest.fixture(autouse=True)
def vietnamese():
    use("vi")


@pytest.fixture
def printed():
    return []


@pytest.fixture
def form(qtbot, theme, printed):
    made = RulerForm(theme, "Canon iX6870", printed.append)
    qtbot.addWidget(made)
    return made


def read(form, **values):
    """Enter readings in mm."""
    for name, value in values.items():
        form.readings[name].setValue(value)


def test_nothing_is_kept_before_the_first_cross_was_read(form):
    assert form.found is None and not form.accept_button.isEnabled()
    assert all(box.text() == NOT_READ for box in form.readings.values())
    assert "A và B" in form.why_not() and form.note.text() == ""


def test_a_perfect_printer_needs_no_shift(form):
    read(form, a=20, b=20, c=20, d=380, e=257, f=20)
    assert form.found == Calibration(0.0, 0.0, 1.0, 1.0, 0.0)
    assert form.accept_button.isEnabled() and "Tờ in có thể còn lệch 0" in form.left_label.text()


def test_two_readings_set_the_shift_and_the_rest_is_named_as_not_measured(form):
    read(form, a=21.5, b=20.8)
    assert form.found is not None and (round(form.found.dx_mm, 1), round(form.found.dy_mm, 1)) == (-1.5, -0.8)
    assert "Chưa đo" in form.left_label.text() and "độ xoay" in form.left_label.text()


def test_the_first_step_puts_in_what_a_perfect_printer_gives(form):
    form.readings["d"].stepBy(1)
    assert form.readings["d"].read() == 380.0
    form.readings["d"].stepBy(1)
    assert form.readings["d"].read() == pytest.approx(380.1)


def test_what_lies_too_far_right_and_down_is_shifted_back(form):
    read(form, a=21.5, f=21.5, b=20.8, c=20.8)
    assert form.found is not None
    assert (round(form.found.dx_mm, 1), round(form.found.dy_mm, 1)) == (-1.5, -0.8)
    assert (
        "-1,5" in form.calibration_label.text()
        or "-1.5" in form.calibration_label.text()
        or "−1,5" in form.calibration_label.text()
    )


def test_more_than_a_printer_shifts_is_not_kept(form):
    read(form, a=20, b=20, c=20, d=365, e=257, f=20)
    form.readings["c"].setValue(form.readings["c"].maximum())
    form.readings["f"].setValue(form.readings["f"].maximum())
    assert form.found is None and form.note.text() and not form.accept_button.isEnabled()
    assert form.calibration_label.text() == ""


def test_a4_has_readings_of_its_own(form):
    form.readings["d"].stepBy(1)
    wide = form.readings["d"].value()
    form.paper.setCurrentIndex(1)
    assert form.readings["d"].read() is None  # read on another sheet
    form.readings["d"].stepBy(1)
    assert (wide, form.readings["d"].value()) == (380.0, 257.0)


def test_the_sheet_is_printed_on_the_paper_chosen(form, printed, qtbot):
    (button,) = [
        each for each in form.findChildren(ActionButton) if each not in (form.accept_button, form.cancel_button)
    ]
    button.click()
    form.paper.setCurrentIndex(1)
    button.click()
    assert printed == ["a3", "a4"]


def test_the_printer_is_named_in_the_title(form):
    assert "Canon iX6870" in form.windowTitle()


def test_shift_stretch_and_turn_are_told_in_words(qapp):
    words = calibration_words(Calibration(1.5, -0.25, 1.002, 0.998, 0.1))
    assert "100" in words and words.count("%") == 2 and "°" in words
