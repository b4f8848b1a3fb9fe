"""Printed sheets by keyboard: a jam, stock, the ruler sheet, signing and handing over."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from db.queries.sheet_list import KeptCalibration, calibration_of, certificate_lines
from db.queries.stock_list import stock_counts
from db.rules.terms import SheetState
from desktop.ui.certificates.ruler_sheet import RulerForm
from desktop.ui.certificates.sheet_forms import HandOverForm, StopForm
from desktop.ui.certificates.stock_forms import IssuerLineForm, StockForm, StockMoveForm, StocksDialog
from desktop.ui.core.preferences import Preferences
from desktop.ui.shell.app import Program
from tests.desktop.ui.clerk import CTRL, SHIFT, Clerk
from tests.desktop.ui.records import TODAY, make_record


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    file = tmp_path_factory.mktemp("record") / "so-vang.sqlite"
    make_record(file, issued=True)
    return file


@pytest.fixture
def clerk(qtbot, qapp, own_data_folder, made_once):
    own_data_folder.mkdir(parents=True, exist_ok=True)
    preferences = Preferences(own_data_folder)
    preferences.language = "vi"
    preferences.sync()
    file = shutil.copy(made_once, own_data_folder / "so-vang.sqlite")
    program = Program(qapp, str(file), today=lambda: TODAY)
    program.window.resize(1366, 720)
    program.window.show()
    assert program.open()
    clerk = Clerk(qtbot, qapp, program)
    clerk.settle()
    yield clerk
    program.window.close()


def printed(clerk, tmp_path):
    """Send all to a printer that writes a file; what it asks is Qt's own dialog and not ours."""
    page = clerk.page("certificates")
    clerk.press(Qt.Key.Key_M, CTRL)
    clerk.settle()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.printing.print_on(printer, page.printing.places())
    clerk.settle()
    return page


def sheets(clerk):
    with clerk.program.context.database.read() as session:
        return [(line.state, line.register_number) for line in certificate_lines(session, 1)]


def test_after_a_jam_printing_goes_on_from_the_first_lost_sheet_and_numbers_stay(clerk, tmp_path):
    page = printed(clerk, tmp_path)
    numbers = [number for _state, number in sheets(clerk)]
    assert page.sheets.strip.isVisible()

    def six_came_out(form):
        clerk.choose(form.last, 6)
        assert "7 Sùng Mí Dính" in form.summary_label.text() or "7 " in form.summary_label.text()

    answered = clerk.answering(StopForm, six_came_out)
    clerk.press(Qt.Key.Key_J, CTRL)
    clerk.settle()
    assert answered
    assert [state for state, _number in sheets(clerk)] == [
        *[SheetState.GOOD] * 6,
        SheetState.SPOILED,
        *[SheetState.PLANNED] * 3,
    ]
    assert [number for _state, number in sheets(clerk)] == numbers
    assert not page.sheets.strip.isVisible()
    assert page.printing.places() == [6, 7, 8, 9]
    assert "7" in page.print_button.text()


def test_all_came_out_well_then_signed_and_handed_over(clerk, tmp_path):
    page = printed(clerk, tmp_path)
    clerk.press(Qt.Key.Key_F9, CTRL)
    clerk.settle()
    assert {state for state, _number in sheets(clerk)} == {SheetState.GOOD}
    page.list.setFocus()
    clerk.press(Qt.Key.Key_A, CTRL)
    clerk.press(Qt.Key.Key_F10, CTRL)
    clerk.settle()
    assert {state for state, _number in sheets(clerk)} == {SheetState.SENT_FOR_SIGNATURE}
    clerk.press(Qt.Key.Key_A, CTRL)
    clerk.press(Qt.Key.Key_F9, CTRL | SHIFT)
    clerk.settle()
    assert {state for state, _number in sheets(clerk)} == {SheetState.SIGNED}

    def one_takes_all(form):
        clerk.write(form.on, "31/12/2023")
        assert form.fields["on"].message()
        assert not form.accept_button.isEnabled()
        clerk.write(form.on, "20/12/2023")
        clerk.write(form.to, "Lý Thị Mỹ")

    clerk.press(Qt.Key.Key_A, CTRL)
    answered = clerk.answering(HandOverForm, one_takes_all)
    clerk.press(Qt.Key.Key_T, CTRL)
    clerk.settle()
    assert answered
    assert {state for state, _number in sheets(clerk)} == {SheetState.HANDED_OVER}


def test_stock_is_named_counted_used_and_runs_short(clerk, tmp_path):
    page = clerk.page("certificates")

    def name_and_count(form):
        named = clerk.answering(StockForm, lambda ask: clerk.write(ask.name, "Phôi Bằng khen tỉnh"))
        clerk.press_in(form, Qt.Key.Key_N, CTRL)
        assert named

        def eight(ask):
            clerk.write(ask.sheets, "8")
            clerk.write(ask.reason, "Sở Nội vụ cấp")

        counted = clerk.answering(StockMoveForm, eight)
        clerk.press_in(form, Qt.Key.Key_F2)
        assert counted

    answered = clerk.answering(StocksDialog, name_and_count)
    clerk.press(Qt.Key.Key_P, CTRL | SHIFT)
    clerk.settle()
    assert answered
    clerk.go_to(page.settings.plain)
    clerk.press(Qt.Key.Key_Down)
    clerk.settle()
    assert page.settings.on_stock()
    assert page.sheets.panel.isVisible()
    assert "10" in page.sheets.panel.note.text()
    asked = clerk.answering(IssuerLineForm, lambda ask: ask.stands.setChecked(True))
    clerk.press(Qt.Key.Key_P, CTRL)
    clerk.settle()
    assert asked and page.settings.sheet()["carries_issuer"]
    assert {state for state, _number in sheets(clerk)} == {SheetState.PLANNED}
    printed(clerk, tmp_path)  # asked once: kept with the stock
    with clerk.program.context.database.read() as session:
        (stock,) = stock_counts(session)
    assert stock.carries_issuer is True
    assert (stock.received, stock.used, stock.left) == (8, 10, -2)


def test_readings_of_the_ruler_sheet_set_the_printer_right(clerk, tmp_path):
    clerk.page("certificates")
    out = tmp_path / "to-thuoc.pdf"

    def measured(form):
        clerk.naming(out)
        clerk.press_in(form, Qt.Key.Key_P, CTRL)
        for name, value in (("a", "21,4"), ("b", "20"), ("c", "20"), ("d", "380"), ("e", "257"), ("f", "25")):
            clerk.write(form.readings[name], value)
        assert not form.accept_button.isEnabled()
        assert form.note.text()
        clerk.write(form.readings["f"], "21,4")

    answered = clerk.answering(RulerForm, measured)
    clerk.press(Qt.Key.Key_M, CTRL | SHIFT)
    clerk.settle()
    assert answered
    assert out.read_bytes().startswith(b"%PDF")
    with clerk.program.context.database.read() as session:
        kept = calibration_of(session, clerk.window.page().settings.printer_name())
    assert kept == KeptCalibration(-1.4, 0.0)
