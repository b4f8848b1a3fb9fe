"""`law`: the differences of the shipped law, and taking them."""

import shutil
from pathlib import Path

FIRST = Path(__file__).parents[2] / "files" / "record-0001.sqlite"
KEPT = "giữ nguyên: đã có quyết định ban hành"


def test_the_law_is_shown_received_and_then_there(tmp_path, command):
    record = Path(shutil.copy(FIRST, tmp_path / "sổ.sqlite"))
    assert command("--database", record, "law", "--receive").status == 0
    told = command("--database", record, "law")
    kept = told.out.splitlines()  # the one law of 2010 to 2017, by which its decisions were issued
    assert told.status == 0 and "đủ danh mục" in told.err
    assert len(kept) == 10 and all(line.startswith(KEPT) for line in kept)


def test_each_difference_is_a_line(tmp_path, command):
    record = Path(shutil.copy(FIRST, tmp_path / "sổ.sqlite"))
    told = command("--database", record, "check")
    told = command("--database", record, "law", "--receive")
    lines = [line.split("\t") for line in told.out.splitlines()]
    assert all(len(line) == 5 for line in lines) and {line[0] for line in lines} == {"mới", "sửa", "bỏ", KEPT}
    assert f"Đã nhận {len([line for line in lines if line[0] != KEPT])} dòng" in told.err
