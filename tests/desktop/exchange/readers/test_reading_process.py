"""Files of units are opened apart: as they are here, and given up where they are made to hang or to fill the memory."""

import io
import os
import pickle
import random
import signal
import time
from pathlib import Path

import pytest
from reportlab.pdfgen import canvas

from db.errors import KnownError
from desktop.exchange.readers import reading_process
from desktop.exchange.readers.opening import OpenedFile, open_file
from desktop.exchange.readers.reading_process import ReadingProcess, open_apart
from desktop.exchange.readers.workbook import ListRefusedError
from desktop.labels.sentences import sentence
from tests.corpus.writers import FORMATS
from tests.desktop.exchange.readers.hostile_files import FILES
from tests.desktop.exchange.readers.packages import package

GRID = [["STT", "Họ và tên", "Đơn vị"], [1, "Lê Thị Na", "Sở Y tế"], [2, "Lê Văn Tú", "Sở Nội vụ"]]


def pdf() -> bytes:
    out = io.BytesIO()
    drawn = canvas.Canvas(out)
    for at, row in enumerate(("STT Ho va ten", "1 Le Thi Na", "2 Le Van Tu")):
        drawn.drawString(72, 700 - 20 * at, row)
    drawn.save()
    return out.getvalue()


CSV = FORMATS["utf8.csv"](GRID)
MAIL = b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/csv\n"
SAMPLES = {f".{suffix}": make(GRID) for suffix, make in FORMATS.items()} | {
    ".rtf": b"{\\rtf1\\ansi\\trowd 1\\cell Le Thi Na\\cell\\row\\trowd 2\\cell Le Van Tu\\cell\\row}",
    ".zip": package({"ds.csv": CSV, "kèm.docx": FORMATS["docx"](GRID)}),
    ".eml": MAIL + b"Content-Disposition: attachment; filename=ds.csv\n\n" + CSV + b"\n--x--\n",
    ".pdf": pdf(),
}
WITHIN = 10.0  # seconds in which a small file must be given up, on a busy machine too
QUICK = (
    "ods of 60 tables, each 4 million cells",
    "web page of 1 MB of line breaks",
    "xlsx of columns far apart",
    "60 MB of commas",
)


class StoppedError(Exception):
    """Raised by a clerk who does not want to wait."""


@pytest.fixture
def process():
    made = ReadingProcess()
    yield made
    made.end()


def peak_memory(process: ReadingProcess) -> int:
    """Return the most memory that the process had so far, in MB; 0 once it has ended."""
    told = Path(f"/proc/{process.pid}/status")
    try:
        lines = [line for line in told.read_text().splitlines() if line.startswith("VmHWM")]
    except OSError:
        return 0
    return int(lines[0].split()[1]) // 1024 if lines else 0


@pytest.mark.parametrize("suffix", sorted(SAMPLES))
def test_a_file_is_opened_apart_as_it_is_here(tmp_path, suffix):
    file = tmp_path / f"danh sách{suffix}"
    file.write_bytes(SAMPLES[suffix])
    assert open_apart(file) == open_file(file)


def test_a_long_list_comes_in_pieces_row_by_row(tmp_path):
    file = tmp_path / "danh sách.csv"
    file.write_text("STT,Họ và tên\n" + "".join(f"{number},Lò Thị Sen\n" for number in range(5_001)), "utf-8")
    assert open_apart(file) == open_file(file)


def test_what_is_refused_here_is_refused_apart_with_its_sentence(tmp_path, process):
    for name, content in (("rỗng.xlsx", b""), ("ảnh.png", b"\x89PNG\r\n"), ("hỏng.xlsx", b"PK\x03\x04hong")):
        file = tmp_path / name
        file.write_bytes(content)
        with pytest.raises(ListRefusedError) as here:
            open_file(file)
        with pytest.raises(ListRefusedError) as apart:
            process.open(file, None, lambda: None)
        assert (apart.value.code, apart.value.kind, apart.value.values) == (
            here.value.code,
            here.value.kind,
            here.value.values,
        )
    with pytest.raises(ListRefusedError, match="list_unreadable"):
        process.open(tmp_path / "không có.xlsx", None, lambda: None)


@pytest.mark.parametrize(
    "name", [pytest.param(each, marks=() if each in QUICK else pytest.mark.long) for each in FILES]
)
def test_a_hostile_file_ends_in_a_sentence_within_seconds_and_500_mb(tmp_path, process, name):
    file, peaks = tmp_path / "danh sách.xls", [0]
    file.write_bytes(FILES[name]())
    limit = WITHIN + reading_process.SECONDS_A_MEGABYTE * max(0, file.stat().st_size / 2**20 - 1)
    process.open(_good(tmp_path), None, lambda: None)  # the start of the process is not the file's time
    began = time.monotonic()
    try:
        process.open(file, None, lambda: peaks.append(peak_memory(process)))
    except KnownError as refused:
        assert "{" not in sentence(refused)
    assert time.monotonic() - began < limit
    assert max(peaks) < 600


def test_who_does_not_want_to_wait_is_rid_of_it_at_once_and_the_next_file_opens(tmp_path, process):
    file, asked = tmp_path / "danh sách.ods", []
    file.write_bytes(FILES["ods of 60 tables, each 4 million cells"]())

    def waiting():
        asked.append(time.monotonic())
        if process.pid and len(asked) > 12:
            raise StoppedError

    with pytest.raises(StoppedError):
        process.open(file, None, waiting)
    assert time.monotonic() - asked[-1] < 1
    assert process.pid == 0
    good = tmp_path / "tốt.csv"
    good.write_bytes(CSV)
    assert process.open(good, None, lambda: None) == open_file(good)


def test_a_file_that_takes_too_long_is_given_up(tmp_path, process, monkeypatch):
    file = tmp_path / "danh sách.ods"
    file.write_bytes(FILES["ods of 60 tables, each 4 million cells"]())
    process.open(_good(tmp_path), None, lambda: None)
    monkeypatch.setattr(reading_process, "SECONDS", 0.2)
    with pytest.raises(ListRefusedError, match="list_takes_too_long") as refused:
        process.open(file, None, lambda: None)
    assert "danh sách.ods" in sentence(refused.value)


def test_a_process_that_falls_is_told_and_replaced(tmp_path, process):
    file = _good(tmp_path)
    process.open(file, None, lambda: None)
    os.kill(process.pid, signal.SIGKILL)
    killed = process.pid

    def fall() -> None:
        if process.pid == killed:
            os.kill(killed, signal.SIGKILL)

    try:
        assert isinstance(process.open(file, None, fall), OpenedFile)
    except ListRefusedError as refused:  # it fell between being looked at and being asked
        assert refused.code == "list_reader_ended"
    assert isinstance(process.open(file, None, lambda: None), OpenedFile)


def _good(folder: Path) -> Path:
    file = folder / "tốt.csv"
    file.write_bytes(CSV)
    return file


def test_a_fault_of_a_reader_is_told_with_its_place_and_without_values(tmp_path, monkeypatch):
    def faulty(*_asked):
        raise KeyError("Lò Thị Sen")

    monkeypatch.setattr(reading_process, "open_file", faulty)
    told = reading_process._opened(tmp_path / "danh sách.xls", None)
    assert told.code == "list_reader_failed" and "KeyError" in sentence(told) and "Sen" not in sentence(told)
    assert pickle.loads(pickle.dumps(told)).kind == "corrupt"


def test_what_needs_more_memory_than_there_is_is_told_so(tmp_path, monkeypatch):
    def greedy(*_asked):
        raise MemoryError

    monkeypatch.setattr(reading_process, "open_file", greedy)
    told = reading_process._opened(tmp_path / "danh sách.xls", None)
    assert (told.code, told.values["megabytes"]) == ("list_takes_too_much", 500)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return a file with bytes changed, cut out, doubled or moved."""
    changed = bytearray(content)
    for _change in range(chance.randint(1, 12)):
        at = chance.randrange(len(changed))
        way = chance.randrange(5)
        if way == 0:
            changed[at] = chance.randrange(256)
        elif way == 1:
            del changed[at : at + chance.randint(1, 200)]
        elif way == 2:
            changed[at:at] = changed[at : at + chance.randint(1, 200)]
        elif way == 3:
            changed[at : at + 4] = chance.randbytes(4)
        else:
            other = chance.randrange(len(changed))
            changed[at:at] = changed[other : other + 50]
        if not changed:
            return b"\x00"
    return bytes(changed)


@pytest.mark.parametrize("count", [pytest.param(3, id="few"), pytest.param(80, marks=pytest.mark.long, id="1000")])
def test_no_changed_file_of_any_kind_does_more_than_be_read_or_refused(tmp_path, process, count):
    chance, file = random.Random(4_711), tmp_path / "danh sách.xls"
    ends = dict.fromkeys(("read", "refused"), 0)
    failed = []
    for suffix in sorted(SAMPLES):
        for _number in range(count):
            file.write_bytes(mutated(SAMPLES[suffix], chance))
            try:
                process.open(file, None, lambda: None)
                ends["read"] += 1
            except ListRefusedError as refused:
                ends["refused"] += 1
                failed += [(suffix, refused.values)] if refused.code == "list_reader_failed" else []
                assert refused.code not in ("list_takes_too_long", "list_takes_too_much", "list_reader_ended"), suffix
    assert ends["refused"] and failed == []
