"""A decision signed digitally from the page of papers, and judged beside its data when it comes back as a scan."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from sqlalchemy import select

from db.changes.scans import keep_file
from db.models.nominations import Attachment
from desktop.exchange.signatures import Verdict, signatures_of
from desktop.ui.papers.columns import SIGN
from desktop.ui.printing.scan_tasks import judge_scan
from desktop.ui.printing.signing import SecretForm
from desktop.ui.shell import gallery
from tests.desktop.exchange.test_signatures import PASSWORD, SIGNER, Office
from tests.desktop.ui.papers.test_page import TODAY, choose
from tests.desktop.ui.windows import open_page, start
from tests.sample_record import sample_record


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture
def program(qapp, own_data_folder, tmp_path):
    own_data_folder.mkdir(parents=True, exist_ok=True)
    record = sample_record(tmp_path / "record.sqlite", practice=True)
    program = start(qapp, own_data_folder, Path(shutil.copy(record, own_data_folder / "so-vang.sqlite")), TODAY)
    yield program
    program.window.close()


def test_a_decision_is_signed_and_a_wrong_password_is_asked_for_again(qapp, program, office, monkeypatch, tmp_path):
    page = open_page(qapp, program, "papers")
    choose(qapp, program, page, "minutes")
    assert not page.ways[SIGN].isEnabled(), "two sign them"
    choose(qapp, program, page, "decision")
    assert page.ways[SIGN].isEnabled() and page.side_view.buttons[SIGN].isVisible()
    out, typed, told = tmp_path / "da-ky.pdf", ["sai", PASSWORD], []

    def answer(form: SecretForm) -> QDialog.DialogCode:
        told.append(form.note.text())
        form.secret.setText(typed.pop(0))
        assert form.accept_button.isEnabled()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(SecretForm, "exec", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(office.p12), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(out), ""))
    page.ways[SIGN].trigger()
    gallery.settle(qapp, program, 60.0)
    assert typed == [] and not told[0] and "không mở được" in told[1]
    (found,) = signatures_of(out, [office.root])
    assert (found.signer, found.verdict) == (SIGNER, Verdict.VALID)
    assert "Chữ ký số: văn bản nguyên vẹn" in page.progress.words.text()
    before, refused = out.read_bytes(), []
    monkeypatch.setattr(page.context.errors, "handle", refused.append)
    page.ways[SIGN].trigger()
    gallery.settle(qapp, program)
    assert [error.code for error in refused] == ["signed_file_exists"] and out.read_bytes() == before
    _judged_as_a_scan(program, out.read_bytes())
    decisions, second, asked = open_page(qapp, program, "decisions"), tmp_path / "thu-hai.pdf", []

    def name(*asked_for) -> tuple[str, str]:
        asked.extend(map(str, asked_for))
        return str(second), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", name)
    typed.append(PASSWORD)
    assert not decisions.sign.isEnabled() and "đã ký" in decisions.sign.toolTip(), "it came back signed"
    decisions.files.sign()
    gallery.settle(qapp, program, 60.0)
    assert typed == [] and len(refused) == 1, refused
    assert signatures_of(second, [office.root])[0].verdict is Verdict.VALID
    assert any("da-ky.pdf" in each and "Quyet-dinh" in each for each in asked)
    assert "Chữ ký số: văn bản nguyên vẹn" in decisions.progress.words.text()


def _judged_as_a_scan(program, content: bytes) -> None:
    """A kept file that is signed is judged when it is opened, a plain one has nothing to judge."""
    database = program.context.database
    location = str(database.url)
    changed = bytearray(content)
    changed[content.index(b"<dc:title>") + 60] ^= 1
    worth = []
    for name, kept in (("a.pdf", content), ("b.pdf", bytes(changed)), ("c.pdf", b"%PDF-1.7\nscan")):
        sha256 = keep_file(database, name, kept)
        with database.read() as session:
            attachment = session.execute(select(Attachment.id).where(Attachment.sha256 == sha256)).scalar_one()
        worth.append([verdict for verdict, *_who in judge_scan(location, attachment)])
    assert worth == [[Verdict.UNKNOWN_ISSUER], [Verdict.CHANGED], []]
