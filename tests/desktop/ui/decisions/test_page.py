"""The words of a decision stay what the clerk wrote: beside other decisions, other signers, another look."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog

from db.changes.council import DraftSubmission, SendSubmission
from db.changes.decisions import IssueDecision
from db.changes.office import AddSigner
from db.queries.decision_list import decision_lines, scan_content, scans
from db.rules.terms import SigningCapacity
from desktop.ui.council.submission_form import SubmissionForm
from desktop.ui.forms.wording_form import WordingForm
from desktop.ui.framework.reason_dialog import ReasonDialog
from tests.conftest import type_vi
from tests.desktop.ui.journeys import test_received_decision as received
from tests.desktop.ui.journeys.test_received_decision import receive, reword, select
from tests.desktop.ui.records import TODAY
from tests.desktop.ui.windows import write

made_once, clerk = received.made_once, received.clerk


def kept(clerk):
    with clerk.program.context.database.read() as session:
        return decision_lines(session, clerk.program.context.round_id)[0]


def test_grounds_are_kept_when_the_clerk_goes_back_to_the_list(clerk):
    page = receive(clerk)
    clerk.go_to(page.form.grounds)
    clerk.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    clerk.press(Qt.Key.Key_Return)
    type_vi(page.form.grounds, "Căn cứ Kế hoạch số 12;")
    clerk.go_to(page.list)
    clerk.settle()
    assert kept(clerk).grounds.endswith("Căn cứ Kế hoạch số 12;")


def test_grounds_being_typed_survive_a_crash(clerk):
    page = receive(clerk)
    clerk.go_to(page.form.grounds)
    page.form.grounds.setPlainText("Căn cứ Luật Thi đua, khen thưởng;\nCăn cứ Kế hoạch số 12;")
    clerk.settle()
    page.form.grounds.blockSignals(True)  # as if nobody had come to leave the field
    page.show_decision(page.list.current_id())
    assert page.form.grounds.value().endswith("Kế hoạch số 12;")
    page.form.grounds.blockSignals(False)


def test_number_just_typed_stays_when_the_words_are_written(clerk):
    page = receive(clerk)
    clerk.write(page.form.number, "46")
    page.form.place.setText("Na Hang")
    page.drafts.keep_words()  # before the last keystroke is on the disk
    assert page.form.number.value() == "46"


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


@pytest.mark.parametrize(
    ("typed", "told"),
    [("21/12/2023", "sau hôm nay"), ("30/11/2021", "trước"), ("20/12/2023", ""), ("31/02/2023", "28")],
)
def test_a_day_that_cannot_be_is_told_beside_it_while_typing(clerk, typed, told):
    page = receive(clerk)
    clerk.write(page.form.dated, typed)
    said = page.form.fields["dated"].message()
    assert told in said if told else not said
    assert page.form.check() is False  # the number is still missing


def test_a_day_before_the_submission_is_asked_about_and_does_not_stop(clerk):
    page = receive(clerk)
    line = kept(clerk)
    named = tuple(page.nominees_tab.model.ids())
    proposed = DraftSubmission(line.round_id, line.authority_id, named, (), "Phạm Thế Khải", "GIÁM ĐỐC")
    write(clerk.program, SendSubmission(write(clerk.program, proposed), "95", date(2023, 12, 5)))
    clerk.settle()
    clerk.write(page.form.number, "46")
    clerk.write(page.form.dated, "04/12/2023")
    assert "trước ngày gửi tờ trình (05/12/2023)" in page.form.fields["dated"].message()
    assert page.form.check()
    clerk.write(page.form.dated, "05/12/2023")
    assert not page.form.fields["dated"].message()


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
    page.files.attach_scan()
    clerk.settle()
    assert name in clerk.program.window.undo_bar.text()
    assert not page.progress.isVisible()
    with clerk.program.context.database.read() as session:
        assert not scans(session, kept(clerk).id)


def test_a_scan_that_vanishes_while_it_is_read_leaves_nothing(clerk, tmp_path, monkeypatch):
    page = receive(clerk)
    gone = tmp_path / "46.pdf"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(gone), ""))
    page.files.attach_scan()
    clerk.settle()
    assert "46.pdf" in clerk.program.window.undo_bar.text()
    with clerk.program.context.database.read() as session:
        assert not scans(session, kept(clerk).id)


def test_a_scan_is_kept_as_it_was_beside_the_window(clerk, tmp_path, monkeypatch):
    page = receive(clerk)
    file = tmp_path / "46.pdf"
    file.write_bytes(b"%PDF-1.7" + bytes(5 * 2**20))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(file), ""))
    page.files.attach_scan()
    clerk.settle()
    with clerk.program.context.database.read() as session:
        (kept_scan,) = scans(session, kept(clerk).id)
        assert scan_content(session, kept_scan.attachment_id) == ("46.pdf", file.read_bytes())


def test_the_saved_decision_can_be_opened_where_it_lies(clerk, tmp_path, monkeypatch):
    page = receive(clerk)
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
