"""Ctrl+O: another record is opened whole, or the clerk stays where he was and reads why; the file stays as it is."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.ui.shell import gallery
from tests.desktop.ui.windows import open_page


def written_by_a_newer_program(file: Path, record: Path) -> None:
    shutil.copy(record, file)
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("PRAGMA journal_mode=DELETE")
        opened.execute("UPDATE alembic_version SET version_num = '0099'")
        opened.commit()


def of_another_program(file: Path, _record: Path) -> None:
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("CREATE TABLE contacts (name TEXT)")
        opened.commit()


def of_another_program_with_versions(file: Path, _record: Path) -> None:
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("CREATE TABLE alembic_version (version_num TEXT)")
        opened.execute("INSERT INTO alembic_version VALUES ('3f2a11b0c9de')")
        opened.commit()


WRONG = {
    "ảnh chụp.jpg": lambda file, _record: file.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256))),
    "trống.sqlite": lambda file, _record: file.write_bytes(b""),
    "số không.sqlite": lambda file, _record: file.write_bytes(bytes(100_000)),
    "chép dở.sqlite": lambda file, record: file.write_bytes(record.read_bytes()[:50_000]),
    "phiên bản sau.sqlite": written_by_a_newer_program,
    "danh bạ.sqlite": of_another_program,
    "kho.sqlite": of_another_program_with_versions,
    "thư mục.sqlite": lambda file, _record: file.mkdir(),
    "đã mất.sqlite": lambda _file, _record: None,
}


def choose(qapp, program, monkeypatch, file):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(file), ""))
    program.choose_record()
    gallery.settle(qapp, program)


@pytest.mark.parametrize("name", WRONG)
def test_a_file_that_cannot_be_opened_leaves_the_clerk_where_he_was(qapp, program, record, tmp_path, monkeypatch, name):
    file = tmp_path / name
    WRONG[name](file, record)
    before = file.read_bytes() if file.is_file() else None
    rights = file.stat().st_mode if file.exists() else None
    open_page(qapp, program, "nominations")
    choose(qapp, program, monkeypatch, file)
    assert program.record is not None
    assert Path(program.location) == record
    assert program.window.page_name == "nominations"
    assert name in program.window.undo_bar.text()
    assert [path.name for path in tmp_path.iterdir()] == ([] if rights is None else [name])
    assert (file.read_bytes() if file.is_file() else None) == before
    assert (file.stat().st_mode if file.exists() else None) == rights


@pytest.mark.parametrize("name", ["Hồ sơ #1 100% 'của' chị Hà?.sqlite", "so vang.svang"])
def test_a_record_is_opened_whatever_its_name(qapp, program, record, tmp_path, monkeypatch, name):
    file = tmp_path / name
    with closing(sqlite3.connect(record)) as source, closing(sqlite3.connect(file)) as copy:
        source.backup(copy)
    choose(qapp, program, monkeypatch, file)
    assert program.record is not None
    assert program.record.database.file == file
    assert program.window.undo_bar.text() == ""
    assert open_page(qapp, program, "nominations").model.rowCount() == 12
