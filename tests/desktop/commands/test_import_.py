"""`import`: what it prints, with which exit status, and what stays in the record."""

import io
import json
from pathlib import Path

import pytest
from sqlalchemy import select

from db.changes.change import Undo
from db.models.journal import JournalEntry
from db.models.nominations import Nomination, SourceFile
from db.opening import open_record
from desktop.commands.cli import main
from tests.corpus.layouts import plain_table, sections_with_titles
from tests.corpus.writers import as_xlsx
from tests.sample_record import sample_record


def run(*arguments: object) -> tuple[int, str]:
    out = io.StringIO()
    status = main([str(argument) for argument in arguments], out)
    return status, out.getvalue()


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return sample_record(tmp_path / "record.sqlite")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "danh sách.xlsx"
    path.write_bytes(as_xlsx(sections_with_titles().grid))
    return path


def test_import_takes_the_clean_rows_with_their_cells(record: Path, file: Path):
    status, printed = run("import", file, "--database", record)
    assert (status, json.loads(printed)) == (0, {"taken": 5, "held_back": 0, "duplicates": 0})
    with open_record(record) as opened, opened.database.read() as session:
        found = session.execute(
            select(
                Nomination.name, Nomination.source_sheet, Nomination.source_row, Nomination.source_cell, SourceFile.name
            )
            .join(SourceFile, SourceFile.id == Nomination.source_file_id)
            .where(Nomination.name == "Lương Văn Sỹ")
        ).one()
    assert tuple(found) == ("Lương Văn Sỹ", "DS", 11, "B11", "danh sách.xlsx")


def test_the_same_file_again_says_so_and_takes_nothing(record: Path, file: Path, capsys: pytest.CaptureFixture[str]):
    run("import", file, "--database", record)
    capsys.readouterr()
    status, printed = run("import", file, "--database", record)
    assert (status, json.loads(printed)) == (0, {"taken": 0, "held_back": 0, "duplicates": 5})
    assert "Tệp này đã được nhận" in capsys.readouterr().err


def test_an_import_is_undone_in_one_step(record: Path, file: Path):
    run("import", file, "--database", record)
    with open_record(record) as opened:
        with opened.database.read() as session:
            entry = session.scalars(select(JournalEntry.id).order_by(JournalEntry.id.desc())).first()
        assert entry is not None
        opened.database.do(Undo(entry))
        with opened.database.read() as session:
            assert session.scalars(select(Nomination.id).where(Nomination.source_row.is_not(None))).all() == []


def test_rows_in_doubt_are_held_back(record: Path, tmp_path: Path):
    path = tmp_path / "list.xlsx"
    grid = plain_table().grid
    grid[2][2] = "31/02/1979"
    path.write_bytes(as_xlsx(grid))
    answer = json.loads(run("import", path, "--database", record)[1])
    assert answer["held_back"] >= 1
    assert sum(answer.values()) == 4


def test_a_refused_file_writes_nothing(record: Path, tmp_path: Path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    before = record.stat().st_mtime_ns
    assert run("import", path, "--database", record) == (1, "")
    assert record.stat().st_mtime_ns == before


def test_a_cell_that_the_reading_is_not_sure_of_is_held_back_as_in_the_window(record: Path, tmp_path: Path):
    path = tmp_path / "list.xlsx"
    header = ["STT", "Họ và tên", "Chức vụ, đơn vị công tác", "Hình thức khen thưởng"]
    award = "Bằng khen của Chủ tịch UBND tỉnh"
    sure = [1, "Lương Văn Sỹ", "Chuyên viên, Sở Nội vụ", award]
    unsure = [2, "Chẩu Thị Hạnh", "Tổ trưởng tổ Toán - Tin", award]  # where the unit begins is a guess
    path.write_bytes(as_xlsx([header, sure, unsure]))
    answer = json.loads(run("import", path, "--database", record)[1])
    assert answer == {"taken": 1, "held_back": 1, "duplicates": 0}
