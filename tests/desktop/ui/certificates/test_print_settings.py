"""The printer settings beside the preview: which paper, which sheets, which shift."""

import pytest

from db.queries.stock_list import StockCount
from desktop.ui.certificates.print_settings import PrintSettings


def kind(id_, name, paper, carries=None):
    return StockCount(id_, name, paper, 0, 0, 0, 0, carries)


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
    settings.show_kinds([kind(4, "Phôi Bằng khen", "A3"), kind(7, "Phôi Giấy khen", "A4")])
    assert not settings.kinds.isEnabled() and settings.kind_of_stock() is None
    heard = []
    settings.stock_changed.connect(lambda: heard.append(True))
    settings.stock.setChecked(True)
    assert settings.kinds.isEnabled() and settings.kind_of_stock() == 4 and heard == [True]


def test_the_kind_chosen_stays_chosen_while_kinds_are_read_anew(settings):
    settings.stock.setChecked(True)
    settings.show_kinds([kind(4, "Phôi Bằng khen", "A3"), kind(7, "Phôi Giấy khen", "A4")])
    settings.kinds.setCurrentIndex(1)
    settings.show_kinds([kind(9, "Phôi mới", "A3"), kind(4, "Phôi Bằng khen", "A3"), kind(7, "Phôi Giấy khen", "A4")])
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


def test_below_the_kind_of_stock_stands_what_is_done_with_the_issuers_line(settings):
    settings.show_kinds([kind(4, "Phôi Bộ", "A3", True), kind(7, "Phôi tỉnh", "A3", False), kind(9, "Phôi mới", "A3")])
    assert settings.sheet() == {"stock": False, "carries_issuer": False} and settings.issuer.isHidden()
    settings.stock.setChecked(True)
    told, heard = [], []
    settings.stock_changed.connect(lambda: heard.append(settings.sheet()["carries_issuer"]))
    for at in (1, 2, 0):
        settings.kinds.setCurrentIndex(at)
        told.append((settings.sheet()["carries_issuer"], settings.issuer_is_unsaid(), settings.issuer.text()))
    assert [(carries, unsaid) for carries, unsaid, _words in told] == [(False, False), (False, True), (True, False)]
    assert len({words for _carries, _unsaid, words in told}) == 3 and heard == [False, False, True]
    settings.show_kinds([])
    assert "Ctrl+Shift+P" in settings.issuer.text()  # a stock without a name can keep no answer
