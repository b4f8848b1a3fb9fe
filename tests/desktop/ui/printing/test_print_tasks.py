"""What the printing process is asked for is found by its name."""

import ast
import importlib
from pathlib import Path

import pytest

from desktop.ui.printing import print_tasks

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
            for node in ast.walk(ast.parse(file.read_text("utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        assert not {name for name in names if name and name.startswith(("PySide6", "desktop.ui.widgets"))}
