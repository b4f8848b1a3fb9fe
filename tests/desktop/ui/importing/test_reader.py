"""A file made to hang whoever opens it: the window goes on, Cancel is at once, the refusal says what to do."""

import time

import pytest

from desktop.exchange.readers import reading_process
from tests.desktop.exchange.readers.hostile_files import FILES
from tests.desktop.ui.windows import open_page

HOSTILE = "ods of 60 tables, each 4 million cells"


@pytest.fixture
def page(qapp, program):
    return open_page(qapp, program, "import")


@pytest.fixture
def hostile(tmp_path):
    file = tmp_path / "danh sách.ods"
    file.write_bytes(FILES[HOSTILE]())
    return file


def begin(qtbot, page, file):
    """Begin to read, and wait until the process is at it."""
    page.reader.file(file)
    qtbot.waitUntil(lambda: reading_process._PROCESS.pid > 0, timeout=20_000)


def test_a_hostile_file_is_refused_with_its_name_and_what_to_do(qtbot, page, hostile):
    heard = []
    page.reader.refused.connect(heard.append)
    page.reader.file(hostile)
    qtbot.waitUntil(lambda: bool(heard), timeout=30_000)
    assert heard[0].startswith("danh sách.ods: ") and "chép danh sách sang tệp mới" in heard[0]
    assert not page.reader.busy()


def test_cancel_ends_the_reading_within_a_second(qtbot, page, program, hostile):
    begin(qtbot, page, hostile)
    before = time.monotonic()
    page.progress.cancelled.emit()
    assert not page.reader.busy()
    qtbot.waitUntil(lambda: not program.jobs.busy(), timeout=5_000)
    assert time.monotonic() - before < 1


def test_closing_the_window_meanwhile_ends_within_three_seconds(qtbot, page, program, hostile):
    begin(qtbot, page, hostile)
    before = time.monotonic()
    program.window.close()
    assert time.monotonic() - before < 3
    assert program.record is None
