"""The shift of each printer and paper is kept apart; stretch and turn stay as they were measured."""

import pytest

from db.queries.sheet_list import KeptCalibration
from desktop.ui.certificates.print_settings import PrintSettings
from desktop.ui.certificates.printer_offset import PrinterOffset
from desktop.ui.printing.printer_features import PrinterReading


@pytest.fixture
def settings(qtbot, program):
    made = PrintSettings(program.theme, ["Canon iX6870", "HP LaserJet"])
    qtbot.addWidget(made)
    return made


@pytest.fixture
def offset(program, settings):
    return PrinterOffset(program.context, settings, PrinterReading(program.context.jobs))


def shift(program, settings, dx, dy):
    """Set a shift as the clerk does, and wait until it is written."""
    settings.show_shift(dx, dy)
    settings.shift_changed.emit()
    program.context.history.finish()


def test_each_printer_and_paper_has_its_own_shift(program, settings, offset):
    shift(program, settings, 1.5, -0.5)
    settings.stock.setChecked(True)
    assert (settings.dx.value(), settings.dy.value()) == (0.0, 0.0)
    shift(program, settings, -2.0, 0.0)
    settings.printer.setCurrentIndex(1)
    assert (settings.dx.value(), settings.dy.value()) == (0.0, 0.0)
    settings.printer.setCurrentIndex(0)
    assert (settings.dx.value(), settings.dy.value()) == (-2.0, 0.0)
    settings.plain.setChecked(True)
    assert (settings.dx.value(), settings.dy.value()) == (1.5, -0.5)


def test_what_was_measured_is_told_and_outlives_another_shift(program, settings, offset):
    offset.set(KeptCalibration(dx_mm=0.44, dy_mm=0.0, scale_x=1.002, scale_y=0.998, rotation_deg=0.3))
    program.context.history.finish()
    offset.read()
    assert settings.stretch.isVisibleTo(settings)
    assert all(part in settings.stretch.text() for part in ("100,20", "99,80", "0,30"))
    shift(program, settings, 1.0, 1.0)
    kept = offset.kept()
    assert (kept.dx_mm, kept.dy_mm, kept.scale_x, kept.rotation_deg) == (1.0, 1.0, 1.002, 0.3)


def test_leaving_the_shift_as_it_is_writes_nothing(program, settings, offset):
    offset.set(KeptCalibration(dx_mm=0.44, dy_mm=0.0))
    program.context.history.finish()
    offset.read()
    settings.shift_changed.emit()
    program.context.history.finish()
    assert offset.kept().dx_mm == 0.44
