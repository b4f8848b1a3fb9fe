"""The dossier beside a nomination: papers ticked, scans dropped and opened as what they are, appraised, printed."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from db.rules.terms import Verdict
from desktop.ui.nominations.dossier_tab import AppraisalForm
from desktop.ui.printing import open_files
from desktop.ui.shell import gallery
from tests.desktop.ui.windows import open_page


@pytest.fixture
def page(qapp, program):
    page = open_page(qapp, program, "nominations")
    page.list.choose_first()
    page.details.tabs.setCurrentWidget(page.details.dossier)
    gallery.settle(qapp, program)
    return page


def dropped(tab, file, row):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    at = tab.table.visualItemRect(tab.table.item(row, 0)).center()
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    tab.dropEvent(QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, buttons, keys))


def test_papers_are_ticked_scans_dropped_opened_and_taken_out(qapp, page, program, tmp_path, qtbot, monkeypatch):
    tab = page.dossier
    assert tab.dossier is not None and tab.dossier.missing
    before = len(tab.dossier.missing)
    tab.table.item(0, 0).setCheckState(Qt.CheckState.Checked)
    gallery.settle(qapp, program)
    assert len(tab.dossier.missing) == before - 1
    scan = tmp_path / "bao-cao.exe.pdf"
    scan.write_bytes(b"%PDF-1.4 x")
    dropped(tab, scan, 1)
    qtbot.waitUntil(lambda: bool(tab.dossier.scans), timeout=10000)
    opened = []
    monkeypatch.setattr(open_files, "open_file", opened.append)
    tab.table.selectRow(1)
    tab.open()
    assert opened[0].suffix == ".pdf"
    tab.detach()
    gallery.settle(qapp, program)
    assert tab.dossier.scans == ()
    told = []
    page.status.connect(told.append)
    tab.open()
    assert "Ctrl+Shift+A" in told[-1]


def test_a_program_in_a_scans_name_does_not_come_in(qapp, page, program, tmp_path, qtbot):
    told = []
    page.context.errors.handle = told.append
    file = tmp_path / "bao-cao.pdf"
    file.write_bytes(b"MZ\x90\x00")
    dropped(page.dossier, file, 1)
    qtbot.waitUntil(lambda: bool(told), timeout=10000)
    assert told[0].code == "not_a_scan" and page.dossier.dossier.scans == ()


def test_an_opinion_that_does_not_agree_asks_why(page):
    form = AppraisalForm(page.theme, 2, None)
    assert form.accept_button.isEnabled()
    form.verdict.setCurrentIndex(form.verdict.findData(Verdict.SUPPLEMENT))
    assert not form.accept_button.isEnabled()
    form.opinion.setPlainText("Thiếu biên bản")
    assert form.accept_button.isEnabled()


def test_the_dossier_and_the_letter_are_handed_to_the_printer(page):
    asked = []
    page.print_requested.connect(asked.append)
    page.dossier.print_dossier()
    page.dossier.print_return()
    assert [each[0].code for each in asked] == ["dossier", "return"]
