"""The dialogs of the frame: what the palette finds in the open record, and what the program says of itself."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.ui.shell.dialogs import about_dialog, palette, report
from desktop.ui.shell.report_dialog import ReportDialog
from desktop.version import VERSION
from tests.desktop.ui.records import make_record
from tests.desktop.ui.windows import start


@pytest.fixture
def issued(qapp, qtbot, own_data_folder):
    """The window on a record whose decision is issued, so that its people stand in the register."""
    own_data_folder.mkdir(parents=True, exist_ok=True)
    make_record(own_data_folder / "so-vang.sqlite", issued=True)
    program = start(qapp, own_data_folder, own_data_folder / "so-vang.sqlite")
    yield program
    program.window.close()


def test_there_is_no_palette_before_a_record_is_open(issued, monkeypatch):
    opened = palette(issued.window)
    assert opened is not None and opened.isVisible()
    opened.close()
    monkeypatch.setattr(issued.window, "context", None)
    assert palette(issued.window) is None


def test_the_program_names_its_version_and_licences(issued):
    dialog = about_dialog(issued.window)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert VERSION in words + dialog.windowTitle() and "GPL-3.0" in words and "OFL" in words
    assert not dialog.cancel_button.isVisibleTo(dialog)


def test_a_report_stands_beside_the_window_and_holds_nobody_up(issued):
    report(issued.window, "Lỗi khi vẽ bằng khen")
    (shown,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, ReportDialog)]
    assert shown.isVisible() and not shown.isModal()
