"""A bug is reported beside the work, and its report is copied with one key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.shell.report_dialog import ReportDialog

REPORT = "2023-12-20T08:00:00+07:00 Sổ Vàng 0.1\nbuiltins.ValueError\n  page.py:12 show"


def test_the_report_can_be_read_and_copied_but_not_changed(qtbot, theme):
    dialog = ReportDialog(theme, REPORT)
    qtbot.addWidget(dialog)
    assert dialog.report.toPlainText() == REPORT
    assert dialog.report.isReadOnly()
    dialog.take()
    assert QApplication.clipboard().text() == REPORT


def test_it_never_stands_in_the_way_of_work(qtbot, theme):
    dialog = ReportDialog(theme, REPORT)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.isModal()


def test_tab_leaves_the_report_and_escape_goes_on_without_copying(qtbot, theme):
    QApplication.clipboard().setText("trước")
    dialog = ReportDialog(theme, REPORT)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.report.tabChangesFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert QApplication.clipboard().text() == "trước"
