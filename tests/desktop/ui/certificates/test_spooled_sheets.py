"""Certificates through the printing system: tray and colour kept, sheets written down, a stopped run planned anew."""

import shutil

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from db.rules.terms import SheetState
from desktop.spooler import run
from desktop.ui.printing.print_dialog import PrintDialog
from desktop.ui.shell import gallery
from desktop.ui.widgets.buttons import ActionButton
from tests.desktop.ui.records import make_record
from tests.desktop.ui.windows import open_page, start


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    file = tmp_path_factory.mktemp("record") / "so-vang.sqlite"
    make_record(file, issued=True)
    return file


@pytest.fixture
def program(qapp, own_data_folder, made_once, printers):
    own_data_folder.mkdir(parents=True, exist_ok=True)
    program = start(qapp, own_data_folder, shutil.copy(made_once, own_data_folder / "so-vang.sqlite"))
    yield program
    program.window.close()


@pytest.fixture
def page(qapp, qtbot, program):
    page = open_page(qapp, program, "certificates")
    choose_printer(qtbot, page, "vector")
    return page


def choose_printer(qtbot, page, name):
    qtbot.waitUntil(lambda: page.settings.printer.findText(name) >= 0, timeout=30_000)
    page.settings.printer.setCurrentIndex(page.settings.printer.findText(name))
    qtbot.waitUntil(lambda: page.settings.tray.count() > 1, timeout=30_000)


def answer(qtbot, monkeypatch, act):
    """Answer the print dialog: `act` changes what it asks, then Enter."""
    seen = []

    def fill(dialog):
        dialog.show()
        qtbot.waitUntil(lambda: dialog.tray.count() > 1, timeout=30_000)
        seen.append((dialog.tray.currentText(), dialog.black.isChecked()))
        act(dialog)
        assert dialog.focusWidget() is dialog.accept_button
        qtbot.keyClick(dialog.accept_button, Qt.Key.Key_Return)
        return dialog.result()

    monkeypatch.setattr(PrintDialog, "exec", fill)
    return seen


def states(page):
    return [line.state if line.sheet_id else None for line in page._lines.values()]


def end_of(qtbot, page):
    """Wait until the progress tells a result."""
    qtbot.waitUntil(page.progress.tells_result, timeout=60_000)


def test_the_round_is_printed_from_the_tray_chosen_and_both_are_kept(qapp, qtbot, program, page, monkeypatch, printers):
    asked = answer(qtbot, monkeypatch, lambda dialog: (dialog.tray.setCurrentIndex(2), dialog.black.setChecked(True)))
    page.print_action.trigger()
    end_of(qtbot, page)
    gallery.settle(qapp, program)
    assert set(states(page)) == {SheetState.PRINTED}
    document = pypdfium2.PdfDocument(printers.out / "vector")
    assert len(document) == len(page._lines) and "Tờ" not in page.progress.words.text()
    document.close()
    assert page.settings.tray_name() == "Tray2" and page.settings.tray.currentText() == "Khay 2"
    assert page.shift.kept_options().tray == "Tray2" and page.shift.kept_options().black
    assert page.sheets.strip.isVisible()
    assert asked == [("Theo thiết lập của máy in", False)]


def test_a_run_that_is_stopped_leaves_the_sheets_not_sent_to_be_printed(
    qapp, qtbot, program, page, monkeypatch, printers
):
    monkeypatch.setattr(run.print_in_parts, "__defaults__", (*run.print_in_parts.__defaults__[:-1], 4))
    answer(qtbot, monkeypatch, lambda _dialog: None)
    printers.call("cupsdisable", "vector")
    try:
        page.print_action.trigger()
        qtbot.waitUntil(lambda: "tạm dừng" in page.progress.rest.text(), timeout=60_000)
        qtbot.waitUntil(lambda: any(each.isVisible() for each in page.progress.findChildren(ActionButton)))
        (cancel,) = [each for each in page.progress.findChildren(ActionButton) if each.isVisible()]
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
        end_of(qtbot, page)
    finally:
        printers.call("cupsenable", "vector")
    gallery.settle(qapp, program)
    many = len(page._lines)
    assert states(page).count(SheetState.PRINTED) == 4 and states(page).count(SheetState.PLANNED) == many - 4
    assert f"{many - 4} tờ chưa gửi" in page.progress.words.text()
    assert printers.call("lpstat", "-W", "not-completed", "-o") == ""


def test_a_shift_belongs_to_printer_tray_and_stock(qapp, qtbot, program, page):
    def shift(mm):
        page.settings.dx.setValue(mm)
        page.settings.dx.editingFinished.emit()
        gallery.settle(qapp, program)

    shift(1.5)
    page.settings.choose_tray("Tray2")
    assert page.settings.dx.value() == pytest.approx(1.5)  # nothing was measured there: what is known of the printer
    shift(-2.0)
    page.settings.choose_tray("")
    assert page.settings.dx.value() == pytest.approx(1.5)
    page.settings.turn_paper()
    assert page.settings.dx.value() == pytest.approx(0.0)  # stock is another paper
    page.settings.turn_paper()
    qtbot.waitUntil(lambda: page.settings.tray.count() > 1)
    page.settings.choose_tray("Tray2")
    assert page.shift.kept().dx_mm == pytest.approx(-2.0)
