"""A decision that came back from the authority: who was approved, in which words, with its signed scan; by keyboard."""

import shutil
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from db.changes.council import RecordCouncil, Result
from db.changes.nominations import MoveNominations
from db.connect import Database
from db.queries.register_list import history_of, register_hits, register_ids
from db.rules.terms import NominationState
from desktop.ui.decisions.new_decision import NewDecision
from desktop.ui.forms.wording_form import WordingForm
from desktop.ui.framework.reason_dialog import ReasonDialog
from desktop.ui.printing import open_files
from desktop.ui.widgets.dialog import Question
from tests.desktop.ui.clerk import CTRL, SHIFT, Clerk
from tests.desktop.ui.importing.test_page import names
from tests.desktop.ui.records import TODAY, make_record
from tests.desktop.ui.windows import start


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    """A record whose ten nominations were recommended by the council."""
    file = tmp_path_factory.mktemp("record") / "so-vang.sqlite"
    round_id, _chairman = make_record(file)
    database = Database(file, today=lambda: TODAY)
    ids = tuple(range(1, 11))
    database.do(MoveNominations(ids, NominationState.SUBMITTED))
    results = tuple(Result(id_, 9, 9, recommended=True) for id_ in ids)
    database.do(RecordCouncil(round_id, date(2023, 12, 1), "Tuyên Quang", "Phạm Thế Khải", "Lý Mỹ", 9, 9, results))
    database.close()
    return file


@pytest.fixture
def clerk(qtbot, qapp, own_data_folder, made_once):
    own_data_folder.mkdir(parents=True, exist_ok=True)
    program = start(qapp, own_data_folder, shutil.copy(made_once, own_data_folder / "so-vang.sqlite"))
    clerk = Clerk(qtbot, qapp, program)
    yield clerk
    program.window.close()


@pytest.fixture
def scan(tmp_path):
    file = tmp_path / "46-QD-UBND.pdf"
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    document.save(file)
    document.close()
    return file


def receive(clerk):
    """Draft the decision as one that came back."""
    page = clerk.page("decisions")

    def fill(form):
        assert form.received.isChecked()  # the chairman is not our office: what he decides comes back to us
        clerk.go_to(form.drafted)
        clerk.qtbot.keyClick(form.drafted, Qt.Key.Key_Space)
        assert form.drafted.isChecked()
        clerk.qtbot.keyClick(form.drafted, Qt.Key.Key_Down)
        assert form.received.isChecked()

    made = clerk.answering(NewDecision, fill)
    clerk.press(Qt.Key.Key_N, CTRL)
    clerk.settle()
    assert made
    assert clerk.window.focusWidget() is page.list and page.list.current_id() == max(page._lines), "on the new one"
    return page


def select(clerk, page, name):
    """Go to the second tab and down to somebody's row."""
    clerk.go_to(page.tabs.tabBar())
    if page.tabs.currentIndex() == 0:
        clerk.qtbot.keyClick(page.tabs.tabBar(), Qt.Key.Key_Right)
    clerk.settle()
    clerk.go_to(page.items)
    clerk.qtbot.keyClick(page.items, Qt.Key.Key_Home, CTRL)
    for _row in range(page.model.rowCount()):
        line = page.model.row_at(page.items.currentIndex().row())
        if line is not None and line.name == name:
            return
        clerk.qtbot.keyClick(page.items, Qt.Key.Key_Down)
    raise AssertionError(name)


def refuse(clerk, page, name, reason):
    select(clerk, page, name)
    asked = clerk.answering(ReasonDialog, lambda form: clerk.write(form.reason, reason))
    clerk.press(Qt.Key.Key_F9, SHIFT)
    clerk.settle()
    assert asked


def reword(clerk, page, name, position):
    select(clerk, page, name)
    asked = clerk.answering(WordingForm, lambda form: clerk.write(form.position, position))
    clerk.press(Qt.Key.Key_F2)
    clerk.settle()
    assert asked


def issue(clerk, page):
    clerk.go_to(page.tabs.tabBar())
    if page.tabs.currentIndex() == 1:
        clerk.qtbot.keyClick(page.tabs.tabBar(), Qt.Key.Key_Left)
    clerk.write(page.form.number, "46")
    clerk.write(page.form.dated, "12/12/2023")
    asked = clerk.answering(Question, lambda form: None)
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.settle()
    assert asked


def test_what_the_authority_changed_stands_in_the_register(clerk, scan, monkeypatch):
    page = receive(clerk)
    refuse(clerk, page, "Sùng Mí Dính", "Đã được khen trong năm")
    reword(clerk, page, "Ma Văn Khánh", "Quyền Trưởng phòng")
    issue(clerk, page)
    clerk.naming(scan)
    clerk.press(Qt.Key.Key_D, CTRL)
    clerk.settle()
    after = names(clerk.program)
    assert after["Sùng Mí Dính"].state is NominationState.NOT_APPROVED
    assert after["Sùng Mí Dính"].state_reason == "Đã được khen trong năm"
    with clerk.program.context.database.read() as session:
        hits = register_hits(session, register_ids(session))
        awards = {hit.name: history_of(session, id_) for id_, hit in hits.items()}
    assert not awards.get("Sùng Mí Dính")
    assert awards["Ma Văn Khánh"][0].position == "Quyền Trưởng phòng"
    opened = []
    monkeypatch.setattr(open_files, "open_file", opened.append)
    register = clerk.page("register")
    clerk.write(register.filter.edit, "khanh")
    clerk.qtbot.waitUntil(lambda: register.name.text() == "Ma Văn Khánh", timeout=5000)
    clerk.go_to(register.timeline)
    clerk.press(Qt.Key.Key_Return)
    clerk.settle()
    assert [Path(file).suffix for file in opened] == [".pdf"]
    assert Path(opened[0]).read_bytes() == scan.read_bytes()


def test_approving_again_takes_the_refusal_back(clerk):
    page = receive(clerk)
    refuse(clerk, page, "Nông Ngọc Sơn", "Thiếu hồ sơ")
    select(clerk, page, "Nông Ngọc Sơn")
    clerk.press(Qt.Key.Key_F9)
    clerk.settle()
    line = page.model.row_at(page.items.currentIndex().row())
    assert line.approved
    assert line.reason == ""
