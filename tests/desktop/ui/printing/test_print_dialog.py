"""Before printing: which printer, how many copies; without a printer there is a file."""

import pytest
from PySide6.QtCore import Qt

from desktop.labels.translation import use
from desktop.ui.printing.print_dialog import PrintDialog
from desktop.ui.printing.printer import PaperSize

A4 = PaperSize(210.0, 297.0)


@pytest.fixture(autouse=True)
def vietnamese():
    use("vi")


def test_the_usual_printer_is_proposed(qtbot, theme):
    dialog = PrintDialog(theme, ["Tờ trình"], 4, A4, ["HP 1020", "Canon iX6870"], "Canon iX6870")
    qtbot.addWidget(dialog)
    assert dialog.printer_name() == "Canon iX6870"
    assert dialog.accept_button.isEnabled() and not dialog.saved
    assert dialog.heading.text() == "Tờ trình"


def test_without_a_printer_the_paper_can_be_saved(qapp, qtbot, theme):
    dialog = PrintDialog(theme, ["Tờ trình"], 4, A4, [])
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.accept_button.isEnabled() and "chưa cài máy in" in dialog.note.text()
    dialog.activateWindow()
    qapp.processEvents()
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert dialog.saved and dialog.result() == PrintDialog.DialogCode.Accepted


def test_several_papers_are_named(qtbot, theme):
    dialog = PrintDialog(theme, ["Tờ trình", "Biên bản"], 7, A4, ["HP 1020"])
    qtbot.addWidget(dialog)
    assert dialog.heading.text() == "2 giấy tờ"
