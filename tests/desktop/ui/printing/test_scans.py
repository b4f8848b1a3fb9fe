"""The signed scan of a decision: only what can be opened comes in, and how far it is is told."""

import pytest

from db.changes.decisions import LARGEST_SCAN
from db.errors import KnownError
from desktop.ui.core.jobs import Cancelled
from desktop.ui.printing.scans import PIECE, SCANS, read_scan


def nothing(_done, _total):
    """Hear of progress."""


@pytest.mark.parametrize("ending", [*SCANS, ".PDF", ".JpG"])
def test_every_kind_of_scan_is_read_whole(tmp_path, ending):
    file = tmp_path / f"46-QĐ-UBND{ending}"
    file.write_bytes(b"%PDF-1.7 chu ky")
    assert read_scan(file, nothing) == b"%PDF-1.7 chu ky"


@pytest.mark.parametrize("name", ["46.exe", "46.pdf.bat", "46", "46.docx"])
def test_what_is_no_scan_does_not_come_in(tmp_path, name):
    (tmp_path / name).write_bytes(b"MZ")
    with pytest.raises(KnownError, match="not_a_scan") as error:
        read_scan(tmp_path / name, nothing)
    assert error.value.values["name"] == name


@pytest.mark.parametrize(
    "content", [b"MZ\x90", b"[Desktop Entry]\nExec=rm", b"PK\x03\x04", b"L\x00\x00\x00", b"<html>"]
)
def test_what_only_calls_itself_a_scan_does_not_come_in(tmp_path, content):
    (tmp_path / "46.pdf").write_bytes(content)
    with pytest.raises(KnownError, match="not_a_scan"):
        read_scan(tmp_path / "46.pdf", nothing)


def test_progress_is_told_to_the_last_byte(tmp_path):
    file, steps = tmp_path / "46.pdf", []
    file.write_bytes(b"%PDF-" + b"x" * (2 * PIECE))
    read_scan(file, lambda done, total: steps.append((done, total)))
    assert steps == [(PIECE, 2 * PIECE + 5), (2 * PIECE, 2 * PIECE + 5), (2 * PIECE + 5, 2 * PIECE + 5)]


def test_a_scan_that_is_too_large_is_refused_before_it_is_read(tmp_path):
    file, steps = tmp_path / "46.pdf", []
    with file.open("wb") as opened:
        opened.truncate(LARGEST_SCAN + 1)
    with pytest.raises(KnownError, match="file_too_large"):
        read_scan(file, lambda *step: steps.append(step))
    assert steps == []


def test_a_scan_on_a_stick_that_was_pulled_out_is_told(tmp_path):
    with pytest.raises(KnownError, match="list_unreadable"):
        read_scan(tmp_path / "46.pdf", nothing)


def test_reading_stops_when_the_clerk_stops_it(tmp_path):
    file = tmp_path / "46.pdf"
    file.write_bytes(b"x" * (3 * PIECE))
    steps = []

    def stop(done, _total):
        steps.append(done)
        raise Cancelled

    with pytest.raises(Cancelled):
        read_scan(file, stop)
    assert steps == [PIECE]
