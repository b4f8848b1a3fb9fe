"""The words of a decision stay what the clerk wrote: beside other decisions, other signers, another look."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog

from db.changes.decisions import EditDecision, IssueDecision
from db.changes.office import AddSigner
from db.queries.decision_articles import articles_of
from db.queries.decision_list import decision_lines, scans
from db.rules.terms import SigningCapacity
from desktop.ui.council.submission_form import SubmissionForm
from desktop.ui.forms.wording_form import WordingForm
from desktop.ui.framework.reason_dialog import ReasonDialog
from tests.desktop.ui.journeys import test_received_decision as received
from tests.desktop.ui.journeys.test_received_decision import receive, reword, select
from tests.desktop.ui.records import TODAY
from tests.desktop.ui.windows import write

made_once, clerk = received.made_once, received.clerk


def kept(clerk):
    with clerk.program.context.database.read() as session:
        return decision_lines(session, clerk.program.context.round_id)[0]


def test_looking_at_a_decision_never_changes_who_signs_it(clerk):
    page = receive(clerk)
    line = kept(clerk)
    write(clerk.program, AddSigner(line.authority_id, line.signer_name, SigningCapacity.HEAD, "CHỦ TỊCH"))
    clerk.settle()
    clerk.choose(page.form.signer, 1)
    clerk.settle()
    assert (kept(clerk).capacity, kept(clerk).signer_office) == (SigningCapacity.HEAD, "CHỦ TỊCH")
    clerk.page("home")
    page = clerk.page("decisions")
    assert page.form.signer.currentText().startswith("CHỦ TỊCH")
    clerk.page("home")
    assert (kept(clerk).capacity, kept(clerk).signer_office) == (SigningCapacity.HEAD, "CHỦ TỊCH")


def test_an_issued_decision_shows_the_signer_it_was_signed_by(clerk):
    page = receive(clerk)
    line = kept(clerk)
    signed = IssueDecision(line.id, "46", TODAY, "Tuyên Quang", "Nông Thị Mai", "PHÓ CHỦ TỊCH", SigningCapacity.DEPUTY)
    write(clerk.program, signed)
    clerk.settle()
    assert "Nông Thị Mai" in page.form.signer.currentText()


def test_a_submission_without_anybody_who_signs_says_what_is_missing(clerk):
    form = SubmissionForm(clerk.program.context.theme, [("Chủ tịch UBND tỉnh (10)", 3)], [], clerk.window)
    assert not form.accept_button.isEnabled()
    assert form.fields["signer"].message() == "Thêm người ký trong Danh mục trước."
    form.deleteLater()


def test_approving_keeps_the_wording_that_was_changed(clerk):
    page = receive(clerk)
    reword(clerk, page, "Ma Văn Khánh", "Quyền Trưởng phòng")
    select(clerk, page, "Ma Văn Khánh")
    clerk.press(Qt.Key.Key_F9)
    clerk.settle()
    line = page.model.row_at(page.items.currentIndex().row())
    assert (line.name, line.position) == ("Ma Văn Khánh", "Quyền Trưởng phòng")
    assert WordingForm(page.theme, line).position.value() == "Quyền Trưởng phòng"


@pytest.mark.parametrize(("name", "size"), [("46.exe", 10), ("46.pdf", 0), ("46.pdf", 200 * 2**20)])
def test_what_cannot_be_a_scan_is_refused_and_the_decision_stays_without(clerk, tmp_path, monkeypatch, name, size):
    page = receive(clerk)
    file = tmp_path / name
    with file.open("wb") as out:
        out.truncate(size)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(file), ""))
    page.attach_scan()
    clerk.settle()
    assert name in clerk.program.window.undo_bar.text()
    assert not page.progress.isVisible()
    with clerk.program.context.database.read() as session:
        assert not scans(session, kept(clerk).id)


def test_a_scan_that_vanishes_while_it_is_read_leaves_nothing(clerk, tmp_path, monkeypatch):
    page = receive(clerk)
    gone = tmp_path / "46.pdf"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(gone), ""))
    page.attach_scan()
    clerk.settle()
    assert "46.pdf" in clerk.program.window.undo_bar.text()
    with clerk.program.context.database.read() as session:
        assert not scans(session, kept(clerk).id)


def test_the_saved_decision_can_be_opened_where_it_lies(clerk, tmp_path, monkeypatch):
    page = receive(clerk)
    page.preview.as_printed.click()
    out, opened = tmp_path / "46.pdf", []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(out), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    page.files.save_pdf()
    clerk.settle()
    assert out.read_bytes().startswith(b"%PDF")
    for act in page.progress.buttons:
        act.click()
    assert opened == [out, tmp_path]


def test_a_decision_that_cannot_be_saved_is_told(clerk, tmp_path, monkeypatch):
    page = receive(clerk)
    page.preview.as_printed.click()
    out = tmp_path / "nowhere" / "46.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(out), ""))
    page.files.save_pdf()
    clerk.settle()
    assert clerk.program.window.undo_bar.text()
    assert not page.progress.isVisible()


def test_not_approving_many_is_one_step_and_one_undo(clerk, monkeypatch):
    page = receive(clerk)
    page.tabs.setCurrentIndex(1)
    page.items.selectAll()
    many = len(page.items.selected_ids())
    assert many > 1
    monkeypatch.setattr(ReasonDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(ReasonDialog, "text", lambda _self: "Chưa đủ thời gian công tác")
    page.refuse.trigger()
    clerk.settle()
    assert [row.approved for row in shown(page)] == [False] * many
    clerk.program.undo()
    clerk.settle()
    assert [row.approved for row in shown(page)] == [True] * many


def shown(page):
    return [page.model.row_at(at) for at in range(page.model.rowCount())]


def test_the_nominees_of_a_decision_are_grouped_by_unit_and_stay_so(clerk):
    page = receive(clerk)
    many = page.model.rowCount()
    page.group.trigger()
    clerk.settle()
    heads = [page.model.heading(id_) for id_ in page.model.ids() if id_ < 0]
    assert page.model.rowCount() == many + len(heads) and len(set(heads)) == len(heads) > 1
    clerk.page("home")
    assert [page.model.heading(id_) for id_ in clerk.page("decisions").model.ids() if id_ < 0] == heads
    page.group.trigger()
    clerk.settle()
    assert page.model.rowCount() == many


def test_copies_go_as_in_the_last_article_that_the_paper_has(clerk):
    page = receive(clerk)
    line, copies = kept(clerk), ("Như Điều 7", "Lưu: VT")
    who = (line.place, line.signer_name, line.signer_office, line.capacity)
    write(clerk.program, EditDecision(line.id, *who, tuple(line.grounds.splitlines()), copies))
    clerk.settle()
    shown = page.form.copies.toPlainText().splitlines()
    with clerk.program.context.database.read() as session:
        articles = articles_of(session, kept(clerk).id, TODAY)
    assert shown == [f"Như Điều {articles}", "Lưu: VT"]
    clerk.page("home")
    clerk.settle()
    assert kept(clerk).recipients.splitlines()[0] == "Như Điều 7"  # looking at it writes nothing
