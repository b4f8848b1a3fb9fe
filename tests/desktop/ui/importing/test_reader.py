"""Reading a list in a worker: what is stopped leaves nothing, what is refused says why; a file made to hang too."""

import time

import pytest
from PySide6.QtWidgets import QWidget

from desktop.exchange.readers import reading_process
from desktop.ui.importing.reader import ListReader
from desktop.ui.shell import gallery
from desktop.ui.widgets.message_bars import ProgressBar
from tests.corpus.writers import as_xlsx
from tests.desktop.exchange.readers.hostile_files import FILES
from tests.desktop.intake.conftest import PEOPLE
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


@pytest.fixture
def reader(qtbot, program):
    parent = QWidget()
    qtbot.addWidget(parent)
    progress = ProgressBar(program.theme, "Hủy", "Đọc hết", parent)
    made = ListReader(program.context, progress, parent)
    made.progress = progress
    made.shown, made.said, made.left = [], [], []
    made.read.connect(made.shown.append)
    made.refused.connect(made.said.append)
    made.stopped.connect(made.left.append)
    return made


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "ds.xlsx"
    made.write_bytes(as_xlsx(PEOPLE))
    return made


def test_what_the_clerk_stops_is_named_and_never_shown(qapp, program, reader, file):
    reader.file(file)
    assert reader.busy()
    reader.progress.cancelled.emit()
    gallery.settle(qapp, program)
    assert (reader.shown, reader.left, reader.busy()) == ([], ["ds.xlsx"], False)
    reader.progress.cancelled.emit()
    assert reader.left == ["ds.xlsx"], "nothing is being read any more"


def test_of_two_readings_only_the_last_is_shown(qapp, program, reader, file):
    reader.file(file)
    reader.text("TT\tHọ và tên\tĐơn vị\n1\tÔng Ma Văn Khánh\tSở Nội vụ\n2\tBà Lò Thị Pha\tSở Nội vụ")
    gallery.settle(qapp, program)
    assert [len(each.checked.rows) for each in reader.shown] == [2]
    assert reader.left == [], "a new reading is no stop"


def test_a_refusal_names_the_file(qapp, program, reader, tmp_path):
    empty = tmp_path / "rỗng.xlsx"
    empty.write_bytes(b"")
    reader.file(empty)
    gallery.settle(qapp, program)
    assert reader.said[0].startswith("rỗng.xlsx: ") and reader.shown == []


def test_a_list_read_for_another_round_keeps_the_answers_and_opens_what_went_into_the_first(
    qapp, program, reader, file
):
    reader.file(file)
    gallery.settle(qapp, program)
    before = reader.shown[0]
    before.checked.set_text(0, "unit", "Bưu điện Na Hang")
    before.checked.mark_imported([0, 1])
    reader.again(before, before.overrides)
    gallery.settle(qapp, program)
    reader.again(before, before.overrides, other_round=True)
    gallery.settle(qapp, program)
    same, other = reader.shown[1:]
    assert [row.imported for row in same.checked.rows] == [True, True, False, False]
    assert not any(row.imported for row in other.checked.rows)
    assert other.checked.rows[0].read.unit == "Bưu điện Na Hang"
