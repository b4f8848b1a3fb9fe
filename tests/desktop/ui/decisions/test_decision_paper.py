"""A decision that came back: its signed scan stands beside what is entered, and is kept with its number."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from db.changes.decisions import AttachScan, IssueDecision
from db.changes.scans import keep_file
from db.queries.decision_list import scan_content, scans
from desktop.ui.framework.shown import ShownPaper, ShownScan
from desktop.ui.widgets.dialog import Question
from tests.desktop.documents.engine.test_scan_pages import picture
from tests.desktop.ui.clerk import CTRL
from tests.desktop.ui.decisions.test_page import kept
from tests.desktop.ui.journeys import test_received_decision as received
from tests.desktop.ui.journeys.test_received_decision import receive
from tests.desktop.ui.records import TODAY
from tests.desktop.ui.windows import write

made_once, clerk, scan = received.made_once, received.clerk, received.scan


@pytest.fixture
def photo(tmp_path):
    file = tmp_path / "46.jpg"
    file.write_bytes(picture("JPEG"))
    return file


def attach(clerk, page, file, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(file), ""))
    clerk.press(Qt.Key.Key_D, CTRL)
    clerk.settle()


def scans_of(clerk):
    with clerk.program.context.database.read() as session:
        return [scan_content(session, each.attachment_id) for each in scans(session, kept(clerk).id)]


def words(top):
    found = [each.text() for each in top.findChildren(QLabel) + top.findChildren(QPushButton) if each.isVisible()]
    return [text.casefold() for text in found if text]


def test_a_decision_that_came_back_never_says_draft_and_asks_for_its_scan(clerk):
    page = receive(clerk)
    entry = page._entry(page.line())
    told = [*words(page), entry.state.casefold(), entry.first.casefold()]
    assert not [text for text in told if any(word in text for word in ("soạn", "dự thảo", "nháp"))]
    assert page.preview.attach_button.isVisible()
    assert page.preview.shown() == () and page.preview.task() == ()
    assert "Chưa đính bản ký" in page.form.points.points()
    told = []
    page.status.connect(told.append)
    page.save.trigger()
    assert told == ["Quyết định này chưa đính bản ký."]


def test_the_scan_of_what_came_back_stands_beside_it_and_is_attached_with_its_number(clerk, photo, monkeypatch):
    page = receive(clerk)
    attach(clerk, page, photo, monkeypatch)
    assert page.preview.renderer.count == 1 and not page.preview.attach_button.isVisible()
    assert "Đã đính bản ký" in page.form.points.points()
    assert isinstance(page.preview.shown()[0], ShownScan)
    assert scans_of(clerk) == []  # until there is a number, the decision can still be removed
    clerk.page("home")
    page = clerk.page("decisions")
    assert page.preview.scan is not None and page.preview.scan.name == "46.jpg"
    clerk.write(page.form.number, "46")
    clerk.write(page.form.dated, "12/12/2023")
    asked = clerk.answering(Question, lambda form: None)
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.settle()
    assert asked[0].windowTitle() == "Ghi quyết định 46/QĐ-UBND vào sổ?"
    assert scans_of(clerk) == [("46.jpg", photo.read_bytes())]
    assert page.preview.renderer.count == 1 and page.preview.shows_scan()


def test_a_removed_decision_leaves_nothing_of_its_scan_in_the_way(clerk, photo, monkeypatch):
    page = receive(clerk)
    attach(clerk, page, photo, monkeypatch)
    page.remove.trigger()
    clerk.settle()
    page = receive(clerk)
    attach(clerk, page, photo, monkeypatch)
    assert page.preview.renderer.count == 1


def test_the_scan_of_an_issued_decision_is_kept_as_it_was_at_once(clerk, scan, monkeypatch):
    page = receive(clerk)
    write(clerk.program, IssueDecision(kept(clerk).id, "46", TODAY))
    clerk.settle()
    attach(clerk, page, scan, monkeypatch)
    assert scans_of(clerk) == [(scan.name, scan.read_bytes())]
    assert page.preview.renderer.count == 1
    page.preview.as_printed.click()
    clerk.settle()
    assert isinstance(page.preview.shown()[0], ShownPaper) and page.preview.renderer.count == 2


def test_a_scan_that_cannot_be_shown_says_so_in_its_place(clerk):
    page = receive(clerk)
    database = clerk.program.context.database
    write(clerk.program, IssueDecision(kept(clerk).id, "46", TODAY))
    sha256 = keep_file(database, "46.pdf", b"%PDF-1.7 cut off")
    write(clerk.program, AttachScan(kept(clerk).id, "46.pdf", sha256))
    clerk.settle()
    assert page.preview.empty.isVisible() and "46.pdf" in page.preview.empty.next_step.text()
