"""Where the disk, the folder or the settings are not as they should be: a sentence, and the clerk goes on."""

import shutil
from datetime import date

import pytest
from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from db.errors import KnownError
from db.owner import OwnerLock
from desktop.ui.core.preferences import Preferences
from desktop.ui.shell import gallery
from desktop.ui.shell import sample as sample_record
from desktop.ui.shell.app import Program
from desktop.ui.shell.single_instance import SingleInstance
from tests.desktop.ui.records import TODAY
from tests.desktop.ui.windows import open_page, start


@pytest.fixture
def quits(qapp, monkeypatch):
    """Hear of every end that the program asks for, and do not end."""
    heard = []
    monkeypatch.setattr(qapp, "quit", lambda: heard.append("quit"))
    return heard


def choose(qapp, program, monkeypatch, file):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(file), ""))
    program.choose_record()
    gallery.settle(qapp, program)
    QApplication.processEvents()


def test_a_record_that_another_window_has_open_leaves_the_clerk_in_his_own(
    qapp, program, record, tmp_path, monkeypatch, quits
):
    file = tmp_path / "phòng bên.sqlite"
    shutil.copy(record, file)
    first = SingleInstance(file)
    assert first.take()
    lock = OwnerLock(file, "Chẩu Thị Hiên")
    open_page(qapp, program, "nominations")
    choose(qapp, program, monkeypatch, file)
    assert quits == []
    assert program.record.database.file == record
    assert "Chẩu Thị Hiên" in program.window.undo_bar.text()
    assert program.window.pages["nominations"].model.rowCount() == 12
    lock.release()
    first.release()


def test_the_record_that_is_open_can_be_chosen_again(qapp, program, record, monkeypatch, quits):
    choose(qapp, program, monkeypatch, record)
    assert quits == []
    assert program.record.database.file == record
    assert program.window.undo_bar.text() == ""


def test_a_place_where_no_lock_can_be_made_does_not_end_the_program(qapp, program, record, tmp_path, quits):
    (tmp_path / "tệp").write_text("không phải thư mục", "utf-8")
    for place in (tmp_path / "tệp" / "so-vang.sqlite", tmp_path / "tệp" / "năm 2022" / "so-vang.sqlite"):
        program.reopen(str(place))
        QApplication.processEvents()
        assert quits == []
        assert program.record is None
        assert "tệp" in program.window.undo_bar.text()


def test_a_lock_that_cannot_be_made_is_nobody_elses(tmp_path, monkeypatch):
    monkeypatch.setattr(QLockFile, "tryLock", lambda *_wait: False)
    for error in (QLockFile.LockError.PermissionError, QLockFile.LockError.UnknownError):
        monkeypatch.setattr(QLockFile, "error", lambda _lock, error=error: error)
        assert SingleInstance(tmp_path / "so-vang.sqlite").take()
    monkeypatch.setattr(QLockFile, "error", lambda _lock: QLockFile.LockError.LockFailedError)
    assert not SingleInstance(tmp_path / "so-vang.sqlite").take()


def test_a_practice_record_is_made_whole_or_not_at_all(qapp, program, record, own_data_folder, monkeypatch):
    def half(database):
        raise KnownError("disk_full", path="tap-dung.sqlite")

    program.today = lambda: date(2024, 1, 12)
    whole = sample_record.create_sample_round
    monkeypatch.setattr(sample_record, "create_sample_round", half)
    program.open_sample()
    assert program.window.undo_bar.text()
    assert not [path for path in own_data_folder.iterdir() if path.name.startswith("tap-dung")]
    assert program.record.database.file == record
    (own_data_folder / "tap-dung.part.sqlite").write_bytes(b"left by a killed program")
    monkeypatch.setattr(sample_record, "create_sample_round", whole)
    program.open_sample()
    gallery.settle(qapp, program)
    assert program.context.practice
    assert not (own_data_folder / "tap-dung.part.sqlite").exists()


def test_a_practice_record_that_cannot_be_read_leaves_the_clerk_in_his_own(qapp, program, record, own_data_folder):
    (own_data_folder / "tap-dung.sqlite").write_bytes(b"\xff" * 5000)
    program.open_sample()
    gallery.settle(qapp, program)
    assert program.record.database.file == record
    assert "tap-dung.sqlite" in program.window.undo_bar.text()


def test_a_bug_is_shown_where_the_log_cannot_be_written(program, own_data_folder):
    (own_data_folder / "errors.log").mkdir()
    heard = []
    program.errors.broken.connect(heard.append)
    program.errors.handle(RuntimeError("Lù Thị Chấn"))
    assert len(heard) == 1
    assert "RuntimeError" in heard[0]


@pytest.mark.parametrize(
    "kept",
    [
        b"\x00\xff\xfe\x80" * 50,
        b"[state]\nwindow=@ByteArray(abc\n[word]\npage=a, b\nround=1\n",
        "text_size=²\nlanguage=xx\ntheme=\n".encode(),
        b"[state]\nwindow=@ByteArray(\\x1\\xd9\\xd0\\xcb)\n[number]\nx=nan\n",
    ],
)
def test_a_damaged_settings_file_counts_as_none(qapp, own_data_folder, record, kept):
    (own_data_folder / "window.ini").write_bytes(kept)
    assert Preferences(own_data_folder).number("x", 1.5) == 1.5
    program = Program(qapp, str(record), today=lambda: TODAY)
    program.show()
    program.open()
    gallery.settle(qapp, program)
    assert program.window.page_name == "home"
    assert qapp.primaryScreen().availableGeometry().intersects(program.window.geometry())
    program.window.close()


def test_a_window_kept_on_a_screen_that_is_gone_comes_back_on_one_that_is_there(qapp, own_data_folder, record):
    far = QWidget()
    far.setGeometry(5000, 4000, 1300, 700)
    kept = Preferences(own_data_folder)
    kept.set_bytes("window", far.saveGeometry())
    kept.sync()
    program = Program(qapp, str(record), today=lambda: TODAY)
    program.show()
    QApplication.processEvents()
    assert qapp.primaryScreen().availableGeometry().contains(program.window.geometry().center())
    program.window.close()


def test_a_maximised_window_and_its_page_are_found_again(qapp, own_data_folder, record):
    first = start(qapp, own_data_folder, record)
    open_page(qapp, first, "people")
    first.window.showMaximized()
    QApplication.processEvents()
    first.window.close()
    again = Program(qapp, str(record), today=lambda: TODAY)
    again.show()
    again.open()
    gallery.settle(qapp, again)
    assert again.window.isMaximized()
    assert again.window.page_name == "people"
    again.window.close()
