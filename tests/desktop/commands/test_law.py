"""`law`: the differences of the shipped law, and taking them."""

import shutil
from pathlib import Path

FIRST = Path(__file__).parents[2] / "files" / "record-0001.sqlite"


def test_the_law_is_shown_received_and_then_there(tmp_path, command):
    record = Path(shutil.copy(FIRST, tmp_path / "sổ.sqlite"))
    assert command("--database", record, "law", "--receive").status == 0
    told = command("--database", record, "law")
    assert (told.status, told.out) == (0, "") and "đủ danh mục" in told.err


def test_each_difference_is_a_line(tmp_path, command):
    record = Path(shutil.copy(FIRST, tmp_path / "sổ.sqlite"))
    told = command("--database", record, "check")
    told = command("--database", record, "law", "--receive")
    lines = [line.split("\t") for line in told.out.splitlines()]
    assert all(len(line) == 5 for line in lines) and {line[0] for line in lines} == {"mới", "sửa", "bỏ"}
    assert f"Đã nhận {len(lines)} dòng" in told.err
