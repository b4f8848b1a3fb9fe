"""What the printing process is asked for is found by its name."""

import ast
import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db.changes.people import AddPerson
from db.connect import Database
from db.dialect import integrity_faults
from db.models.people import Person
from desktop.ui.printing import print_tasks
from tests.house import ROOT, parsed
from tests.sample_record import sample_record

TASKS = {name: value for name, value in vars(print_tasks).items() if name.isupper() and isinstance(value, str)}


@pytest.mark.parametrize("name", TASKS)
def test_every_task_can_be_called(name):
    module, _colon, function = TASKS[name].partition(":")
    assert callable(getattr(importlib.import_module(module), function))


def test_a_task_gets_its_values_and_gives_its_result():
    assert print_tasks.run_task("posixpath:join", "quyết định", "46.pdf") == "quyết định/46.pdf"


@pytest.mark.parametrize("name", ["desktop.ui.printing.nothing:draw", "posixpath:draw"])
def test_a_task_that_is_not_there_is_a_bug(name):
    with pytest.raises((ImportError, AttributeError)):
        print_tasks.run_task(name)


def test_what_runs_in_the_printing_process_loads_no_window():
    for task in TASKS.values():
        file = Path(importlib.import_module(task.partition(":")[0]).__file__)
        names = {
            node.module if isinstance(node, ast.ImportFrom) else alias.name
            for node in ast.walk(parsed(file))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        assert not {name for name in names if name and name.startswith(("PySide6", "desktop.ui.widgets"))}


READS = """
import sys
from datetime import date
from pathlib import Path
from desktop.ui.printing.print_tasks import DRAW_PAPER, run_task
run_task(DRAW_PAPER, sys.argv[1], "decision", 1, date(2024, 1, 12), Path(sys.argv[2]))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the locks of a file that is closed")
def test_a_paper_drawn_beside_the_window_never_takes_the_log_that_the_window_writes_to(tmp_path):
    """A file dialog looks into each file of its folder and closes it, which on POSIX lets go of SQLite's locks."""
    file = sample_record(tmp_path / "so-vang.sqlite")
    window = Database(file)
    try:
        window.do(AddPerson("Vừ Mí Kẻ"))
        with window.read() as session:
            before = session.scalar(select(func.count()).select_from(Person))
            for end in ("", "-wal", "-shm"):
                file.with_name(file.name + end).open("rb").close()  # as a file dialog does
            index = file.with_name(file.name + "-shm")
            untouched = index.stat().st_mtime_ns
            subprocess.run([sys.executable, "-c", READS, str(file), str(tmp_path / "q.pdf")], check=True, cwd=ROOT)
            assert file.with_name(file.name + "-wal").exists()
            assert index.stat().st_mtime_ns == untouched, "the window has it in its memory: cut, it ends the window"
        window.do(AddPerson("Hạng Thị Sinh"))
        with window.read() as session:
            assert session.scalar(select(func.count()).select_from(Person)) == before + 1
            assert integrity_faults(session) == []
    finally:
        window.close()


def test_whatever_runs_beside_the_window_opens_the_record_for_reading_only():
    """Only its owner writes a record, so only its owner may be the last to close it."""
    opening = [
        (file.name, node.lineno, [one.arg for one in node.keywords])
        for file in sorted((ROOT / "desktop/ui/printing").glob("*.py"))
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Database"
    ]
    assert len(opening) >= 4
    assert [each for each in opening if "read_only" not in each[2]] == []
