"""`backup`: a copy of the record, looked over, while someone works with it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.creating import create_record
from db.opening import open_record
from tests.conftest import Told


@pytest.fixture
def record(tmp_path: Path) -> Path:
    create_record(tmp_path / "sổ.sqlite")
    return tmp_path / "sổ.sqlite"


def test_the_place_of_the_copy_is_the_result_and_its_size_is_told(
    record: Path, tmp_path: Path, command: Callable[..., Told]
) -> None:
    copy = tmp_path / "bản sao.sqlite"
    with open_record(record, actor="Lan"):
        told = command("--database", record, "backup", copy)
    assert (told.status, told.out) == (0, f"{copy}\n")
    assert f"{copy.stat().st_size / 1e6:.1f}".replace(".", ",") + " MB" in told.err and "0 đề nghị" in told.err
    english = command("--database", record, "--lang", "en", "backup", tmp_path / "copy.sqlite")
    assert f"{copy.stat().st_size / 1e6:.1f} MB" in english.err
    assert command("--database", copy, "check").status == 0


def test_a_server_is_copied_by_its_own_tools(tmp_path: Path, command: Callable[..., Told]) -> None:
    told = command("--database", "postgresql+psycopg://may-chu/so", "backup", tmp_path / "a.sqlite")
    assert told.status == 1
    assert "máy chủ" in told.err
