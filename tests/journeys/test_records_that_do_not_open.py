"""A record that cannot be opened: every command says why in one sentence, and leaves all as it was."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

COMMANDS: dict[str, list[str]] = {
    "check": [],
    "history": ["Nguyễn"],
    "announce": [],
    "export": ["register", "--out", "{folder}/out.xlsx"],
    "print": ["certificates", "--out", "{folder}/out.pdf"],
    "backup": ["{folder}/copy.sqlite"],
}


def missing(folder: Path) -> Path:
    return folder / "không có.sqlite"


def a_folder(folder: Path) -> Path:
    (folder / "sổ").mkdir()
    return folder / "sổ"


def empty(folder: Path) -> Path:
    (folder / "rỗng.sqlite").write_bytes(b"")
    return folder / "rỗng.sqlite"


def a_letter(folder: Path) -> Path:
    (folder / "công văn.sqlite").write_text("Kính gửi: Sở Nội vụ\n" * 400, "utf-8")
    return folder / "công văn.sqlite"


def another_programs(folder: Path) -> Path:
    with closing(sqlite3.connect(folder / "kế toán.sqlite")) as other, other:
        other.execute("create table so_cai (id integer)")
    other.close()
    return folder / "kế toán.sqlite"


def cut_short(folder: Path) -> Path:
    file = another_programs(folder)
    file.write_bytes(file.read_bytes()[:1000])
    return file


def below_a_file(folder: Path) -> Path:
    return a_letter(folder) / "sổ.sqlite"


def a_name_without_end(folder: Path) -> Path:
    return folder / ("x" * 500)


@pytest.mark.parametrize("command_name", COMMANDS)
@pytest.mark.parametrize(
    "broken",
    [missing, a_folder, empty, a_letter, another_programs, cut_short, below_a_file, a_name_without_end],
    ids=lambda broken: broken.__name__,
)
def test_a_record_that_does_not_open_is_one_sentence(
    command: Callable, tmp_path: Path, broken: Callable[[Path], Path], command_name: str
) -> None:
    record = broken(tmp_path)
    before = {path: path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()}
    arguments = [argument.format(folder=tmp_path) for argument in COMMANDS[command_name]]
    told = command(command_name, *arguments, "--database", record)
    assert (told.status, told.out) == (1, "")
    assert told.err.count("\n") == 1
    assert "Có điều không ổn" not in told.err and "Traceback" not in told.err
    left = {path: path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()}
    assert left == before


@pytest.mark.parametrize(
    "address", ["mysql://máy-chủ/sổ", "postgresql://127.0.0.1:1/so", "sqlite://", "http://example.vn/so", "://", "\\\\"]
)
def test_an_address_that_is_no_record_is_one_sentence(command: Callable, address: str) -> None:
    told = command("check", "--database", address)
    assert (told.status, told.out) == (1, "")
    assert told.err.count("\n") == 1
    assert "Có điều không ổn" not in told.err


def test_the_folder_of_somebody_else_is_not_written(command: Callable, own_data_folder: Path) -> None:
    told = command("check")
    assert told.status == 1
    assert not list(own_data_folder.iterdir())
    assert os.name == "nt" or own_data_folder.stat().st_mode & 0o077 == 0
