"""Files that replace others only when they are whole."""

import errno
import os
import stat
import time

import pytest

from db.errors import KnownError
from desktop.documents.engine.atomic_file import ABANDONED, WANTED, NoLongerWanted, atomic_write


def test_the_new_file_takes_the_place_of_the_old_one(tmp_path):
    target = tmp_path / "danh sách.pdf"
    target.write_text("bản cũ", "utf-8")
    with atomic_write(target) as aside:
        aside.write_text("bản mới", "utf-8")
        assert target.read_text("utf-8") == "bản cũ"
        assert aside.parent == tmp_path
    assert target.read_text("utf-8") == "bản mới"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("error", [ValueError("sai"), KeyboardInterrupt(), MemoryError()])
def test_the_old_file_stays_when_writing_ends_early(tmp_path, error):
    target = tmp_path / "danh sách.pdf"
    target.write_text("bản cũ", "utf-8")

    def fail():
        with atomic_write(target) as aside:
            aside.write_text("nửa ch", "utf-8")
            raise error

    with pytest.raises(type(error)):
        fail()
    assert target.read_text("utf-8") == "bản cũ"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "output_disk_full"),
        (errno.EDQUOT, "output_disk_full"),
        (errno.EACCES, "output_not_allowed"),
        (errno.EROFS, "output_not_allowed"),
    ],
)
def test_what_the_system_refuses_is_told_with_the_file(tmp_path, number, code):
    target = tmp_path / "bằng khen.pdf"

    def refuse():
        with atomic_write(target) as aside:
            aside.write_text("nửa", "utf-8")
            raise OSError(number, os.strerror(number))

    with pytest.raises(KnownError, match=code) as refused:
        refuse()
    assert refused.value.values["path"] == str(target)
    assert not list(tmp_path.iterdir())


def test_a_fault_of_another_kind_stays_what_it_is(tmp_path):
    def fail():
        with atomic_write(tmp_path / "a.pdf"):
            raise OSError(errno.EIO, "đĩa hỏng")

    with pytest.raises(OSError, match="đĩa hỏng"):
        fail()


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with (
        pytest.raises(KnownError, match="output_folder_missing") as refused,
        atomic_write(tmp_path / "xa" / "a"),
    ):
        pass
    assert refused.value.values["path"] == str(tmp_path / "xa")


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path):
    begun = []
    with pytest.raises(KnownError, match="output_is_directory"), atomic_write(tmp_path) as aside:
        begun.append(aside)
    assert begun == [], "nothing is drawn that could not be put there"


def test_a_name_too_long_for_the_system_is_told(tmp_path):
    def write():
        with atomic_write(tmp_path / ("dài" * 120)) as aside:
            aside.write_text("x", "utf-8")

    with pytest.raises(KnownError, match="output_name_too_long"):
        write()
    assert not list(tmp_path.iterdir())


def test_a_name_as_long_as_the_system_takes_is_written(tmp_path):
    target = tmp_path / ("a" * 240 + ".pdf")
    with atomic_write(target) as aside:
        aside.write_text("x", "utf-8")
    assert target.read_text("utf-8") == "x"


def test_only_its_owner_reads_the_file(tmp_path):
    target = tmp_path / "a.pdf"
    with atomic_write(target) as aside:
        aside.write_text("x", "utf-8")
    readers = stat.S_IMODE(target.stat().st_mode) & 0o077
    assert not readers or os.name == "nt", "Windows has no such modes"


def test_what_nobody_waits_for_is_not_put_in_its_place(tmp_path):
    target = tmp_path / "a.pdf"
    target.write_text("bản cũ", "utf-8")
    token = WANTED.set(lambda: False)
    try:
        with pytest.raises(NoLongerWanted), atomic_write(target) as aside:
            aside.write_text("bản mới", "utf-8")
    finally:
        WANTED.reset(token)
    assert target.read_text("utf-8") == "bản cũ"
    assert list(tmp_path.iterdir()) == [target]


def test_what_a_killed_process_left_is_swept_an_hour_later_and_nothing_else(tmp_path):
    def left(name, age):
        file = tmp_path / name
        file.write_text("nửa chừng", "utf-8")
        os.utime(file, (time.time() - age,) * 2)
        return file

    killed = left(".Quyết định.pdf.k3j2_x9a.part", ABANDONED + 60)
    others = [
        left(".Quyết định.pdf.abcd1234.part", ABANDONED - 60),  # somebody may be writing it
        left("phim.mp4.part", 10 * ABANDONED),
        left(".phim.mp4.abcd1234.part", 10 * ABANDONED),
        left(".Quyết định.pdf.abcd12345.part", 10 * ABANDONED),
    ]
    (tmp_path / ".thư mục.pdf.abcd1234.part").mkdir()
    with atomic_write(tmp_path / "Tờ trình.pdf") as aside:
        aside.write_text("xong", "utf-8")
    assert not killed.exists() and all(each.exists() for each in others)
