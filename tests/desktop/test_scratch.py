"""What a killed process left in the system's temporary folder is removed at the next start, and nothing else."""

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop import scratch

HOLDS = """
import sys, tempfile
from desktop import scratch
folder = scratch.begin()
open(tempfile.mkstemp()[1], "w").write("Lo Thi Sen")
print(folder, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Let this test have the system's temporary folder to itself."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(scratch, "_HELD", {})
    return tmp_path


@contextmanager
def running(place):
    """Give a process that has a folder, and that folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(place), "TEMP": str(place), "TMP": str(place)},
        text=True,
    )
    try:
        yield process, Path(process.stdout.readline().strip())
    finally:
        process.kill()
        process.communicate()


def test_the_folder_of_a_killed_process_goes_and_that_of_a_living_one_stays(place):
    with running(place) as (_living, kept), running(place) as (killed, left):
        killed.kill()
        killed.wait()
        assert {kept, left} == set(place.iterdir())
        assert scratch.sweep() == [left]
        assert list(place.iterdir()) == [kept]
        assert scratch.sweep() == []


def test_a_folder_that_another_start_took_for_a_left_one_is_made_anew(place, monkeypatch):
    lock, taken = scratch._lock, []

    def swept_before(opened):
        if not taken:
            monkeypatch.setattr(scratch, "_lock", lock)
            taken.extend(scratch.sweep())
        return lock(opened)

    monkeypatch.setattr(scratch, "_lock", swept_before)
    folder = scratch.begin()
    assert len(taken) == 1 and folder not in taken
    assert (folder / scratch.LOCK).exists() and scratch.sweep() == []
    scratch._end(folder)


def test_a_process_that_ends_well_leaves_nothing(place):
    with running(place) as (process, folder):
        assert folder.parent == place and len(list(folder.iterdir())) == 2
        process.communicate("")
        assert process.returncode == 0
    assert list(place.iterdir()) == []


def test_what_others_left_and_what_only_looks_like_ours_is_not_touched(place):
    (place / "so-vang-of-tệp").write_text("", "utf-8")
    (place / "so-vang-of-không khoá").mkdir()
    (place / "của người khác").mkdir()
    (place / "của người khác" / scratch.LOCK).touch()
    elsewhere = place / "nơi khác"
    elsewhere.mkdir()
    (elsewhere / scratch.LOCK).touch()
    (place / "so-vang-of-liên kết").symlink_to(elsewhere, target_is_directory=True)
    assert scratch.sweep() == []
    assert len(list(place.iterdir())) == 5


def test_everything_that_is_written_aside_stands_in_the_folder_of_the_process(place):
    folder = scratch.begin()
    try:
        assert scratch.begin() == folder and folder.parent == place
        with tempfile.TemporaryDirectory() as made:
            assert Path(made).parent == folder
        assert scratch.sweep() == []
    finally:
        scratch._end(folder)
    assert list(place.iterdir()) == []


def test_where_no_folder_can_be_made_the_systems_own_is_used(place, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(place / "gone"))
    assert scratch.begin() == place / "gone"
    assert scratch.sweep() == []
