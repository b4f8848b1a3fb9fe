"""The form of the ruler sheet, alone: six readings become the shift of the printer."""

import pytest

from desktop.documents.certificate.calibration import Calibration
from desktop.ui.certificates.ruler_sheet import RulerForm, calibration_words
from desktop.ui.widgets.buttons import ActionButton


@pytest.fixture
def printed():
    return []


@pytest.fixture
def form(qtbot, theme, printed):
    made = RulerForm(theme, "Canon iX6870", printed.append)
    qtbot.addWidget(made)
    return made


def test_a_perfect_printer_needs_no_shift(form):
    assert form.found == Calibration(0.0, 0.0, 1.0, 1.0, 0.0)
    assert form.accept_button.isEnabled()


def test_what_lies_too_far_right_and_down_is_shifted_back(form):
    for name, by in (("a", 1.5), ("f", 1.5), ("b", 0.8), ("c", 0.8)):
        form.readings[name].setValue(form.readings[name].value() + by)
    assert form.found is not None
    assert (round(form.found.dx_mm, 1), round(form.found.dy_mm, 1)) == (-1.5, -0.8)
    assert (
        "-1,5" in form.calibration_label.text()
        or "-1.5" in form.calibration_label.text()
        or "−1,5" in form.calibration_label.text()
    )


def test_more_than_a_printer_shifts_is_not_kept(form):
    form.readings["a"].setValue(form.readings["a"].maximum())
    form.readings["d"].setValue(form.readings["d"].minimum())
    assert form.found is None and form.note.text() and not form.accept_button.isEnabled()
    assert form.calibration_label.text() == ""


def test_a4_has_readings_of_its_own(form):
    wide = form.readings["d"].value()
    form.paper.setCurrentIndex(1)
    assert (wide, form.readings["d"].value()) == (380.0, 257.0)
    assert form.found == Calibration(0.0, 0.0, 1.0, 1.0, 0.0)


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
