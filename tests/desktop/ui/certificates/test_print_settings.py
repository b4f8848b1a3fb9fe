"""The printer settings beside the preview: which paper, which sheets, which shift."""

import pytest

from desktop.ui.certificates.print_settings import PrintSettings


@pytest.fixture
def settings(qtbot, theme):
    made = PrintSettings(theme, ["Canon iX6870", "HP LaserJet"])
    qtbot.addWidget(made)
    made.set_last(23)
    return made


def test_plain_paper_and_all_sheets_are_proposed_and_a_file_is_the_last_printer(settings):
    assert not settings.on_stock() and settings.all.isChecked()
    assert settings.printer_name() == "Canon iX6870" and not settings.is_file()
    settings.printer.setCurrentIndex(2)
    assert settings.is_file()


def test_without_printers_only_the_file_is_offered(qtbot, theme):
    made = PrintSettings(theme, [])
    qtbot.addWidget(made)
    assert made.is_file() and made.printer.count() == 1


def test_typing_sheets_chooses_them_and_what_cannot_be_is_told(settings, type_vi):
    type_vi(settings.sheets, "1-5, 99")
    settings.sheets.textEdited.emit(settings.sheets.text())
    assert settings.range.isChecked()
    assert not settings.check() and "23" in settings.note.text()
    settings.sheets.setText("1-5, 23")
    assert settings.check() and settings.note.text() == ""


def test_a_range_that_is_not_chosen_is_not_looked_at(settings):
    settings.sheets.setText("99")
    settings.all.setChecked(True)
    assert settings.check() and settings.note.text() == ""


def test_a_kind_of_stock_is_used_up_only_when_printing_on_stock(settings):
    settings.show_kinds([("Phôi Bằng khen (A3)", 4), ("Phôi Giấy khen (A4)", 7)])
    assert not settings.kinds.isEnabled() and settings.kind_of_stock() is None
    heard = []
    settings.stock_changed.connect(lambda: heard.append(True))
    settings.stock.setChecked(True)
    assert settings.kinds.isEnabled() and settings.kind_of_stock() == 4 and heard == [True]


def test_the_kind_chosen_stays_chosen_while_kinds_are_read_anew(settings):
    settings.stock.setChecked(True)
    settings.show_kinds([("Phôi Bằng khen (A3)", 4), ("Phôi Giấy khen (A4)", 7)])
    settings.kinds.setCurrentIndex(1)
    settings.show_kinds([("Phôi mới (A3)", 9), ("Phôi Bằng khen (A3)", 4), ("Phôi Giấy khen (A4)", 7)])
    assert settings.kind_of_stock() == 7
    settings.show_kinds([])
    assert settings.kind_of_stock() is None


def test_showing_a_shift_is_not_setting_it(settings):
    heard = []
    settings.shift_changed.connect(lambda: heard.append(True))
    settings.show_shift(1.5, -0.7)
    assert (settings.dx.value(), settings.dy.value(), heard) == (1.5, -0.7, [])
    settings.show_shift(500.0, 0.0)
    assert settings.dx.value() == 30.0
