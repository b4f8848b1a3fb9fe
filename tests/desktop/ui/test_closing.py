"""The window is closed while something is under way: the record is whole, and a file is there whole or not at all."""

import shutil
import sqlite3
from contextlib import closing
from operator import attrgetter

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.ui.shell.page_table import PAGES
from desktop.ui.shell.report_dialog import ReportDialog
from tests.desktop.ui.records import make_record
from tests.desktop.ui.windows import open_page, start

LIST = "STT,Họ và tên,Chức vụ,Đơn vị\n" + "".join(
    f"{number},Nguyễn Thị {'ABCDEGHIKL'[number % 10]}nh,Chuyên viên,Phòng {number}\n" for number in range(1, 1500)
)
UNDER_WAY = {
    "bằng khen.pdf": ("certificates", "printing.save_pdf"),
    "in thử.pdf": ("certificates", "printing.print_sheets"),
    "sổ vàng.xlsx": ("register", "export"),
    "quyết định.pdf": ("decisions", "files.save_pdf"),
    "bản sao.sqlite": ("backup", "ask"),
    "soát": ("backup", "look_over"),
    "danh sách.csv": ("import", "choose"),
}


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    file = tmp_path_factory.mktemp("record") / "so-vang.sqlite"
    make_record(file, issued=True)
    return file


@pytest.fixture
def issued(qapp, own_data_folder, made_once):
    own_data_folder.mkdir(parents=True, exist_ok=True)
    program = start(qapp, own_data_folder, shutil.copy(made_once, own_data_folder / "so-vang.sqlite"))
    yield program
    program.window.close()


def whole(content):
    """Whether a file that was quicker than the closing is complete."""
    if content.startswith(b"%PDF"):
        return content.rstrip().endswith(b"%%EOF")
    return content.startswith((b"SQLite format 3", b"PK")) and len(content) > 1000


@pytest.mark.parametrize("name", UNDER_WAY)
def test_closing_meanwhile_leaves_the_record_whole(qapp, issued, own_data_folder, tmp_path, monkeypatch, name):
    page_name, action = UNDER_WAY[name]
    file, heard = tmp_path / name, []
    if name.endswith(".csv"):
        file.write_text(LIST, "utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(file), ""))
    issued.errors.broken.connect(heard.append)
    page = open_page(qapp, issued, page_name)
    attrgetter(action)(page)()
    assert issued.jobs.busy()
    issued.window.close()
    assert heard == []
    assert issued.record is None
    assert name.endswith(".csv") or not file.exists() or whole(file.read_bytes())
    record = own_data_folder / "so-vang.sqlite"
    with closing(sqlite3.connect(record)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    again = start(qapp, own_data_folder, record)
    assert again.record is not None
    again.window.close()


def test_no_two_actions_share_a_key_on_any_page(qapp, issued):
    for name in PAGES:
        open_page(qapp, issued, name)
        keys = [
            key.toString()
            for action in issued.window.current_actions()
            for key in action.shortcuts()
            if not key.isEmpty()
        ]
        assert sorted(set(keys)) == sorted(keys), name


@pytest.mark.parametrize("name", PAGES)
def test_a_bug_in_a_slot_of_any_page_is_reported_without_names_and_the_page_goes_on(qapp, issued, name):
    page = open_page(qapp, issued, name)
    issued.errors.handle(ValueError("Lù Thị Chấn 001086000123"))
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, ReportDialog) and w.isVisible()]
    assert len(shown) == 1
    shown[0].take()
    copied = QApplication.clipboard().text()
    assert "ValueError" in copied
    assert "Chấn" not in copied and "001086000123" not in copied
    open_page(qapp, issued, "rounds" if name == "home" else "home")
    assert open_page(qapp, issued, name) is page
