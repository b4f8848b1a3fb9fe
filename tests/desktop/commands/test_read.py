"""`read`: what it prints, for programs and for people, and with which exit status."""

import io
import json
import sys
from pathlib import Path

import msoffcrypto
import pytest

from desktop.commands.cli import main
from tests.corpus.layouts import planted_problems, sections_with_titles
from tests.corpus.writers import as_xlsx

KEYS = {"kind", "honorific", "name", "position", "unit", "award", "year", "dob", "gender", "reason"}
KEYS |= {"sheet", "source_row", "cells", "confidence"}


def run(*arguments: object) -> tuple[int, str]:
    out = io.StringIO()
    status = main([str(argument) for argument in arguments], out)
    return status, out.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "danh sách.xlsx"
    path.write_bytes(as_xlsx(sections_with_titles().grid))
    return path


def test_read_prints_one_object_with_the_keys_of_the_contract(file: Path):
    status, printed = run("read", file, "--json")
    answer = json.loads(printed)
    assert (status, set(answer)) == (0, {"nominees", "problems", "skipped", "rejected", "error"})
    assert all(set(nominee) == KEYS for nominee in answer["nominees"])
    assert answer["nominees"][2]["cells"]["name"] == "B11"
    assert (answer["rejected"], answer["error"]) == (False, None)


def test_problems_of_rows_alone_do_not_fail_the_command(tmp_path: Path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(as_xlsx(planted_problems().grid))
    status, printed = run("read", path, "--json", "--lang", "en")
    problems = json.loads(printed)["problems"]
    assert status == 0
    assert all(set(p) == {"source_row", "sheet", "cell", "kind", "severity", "message"} for p in problems)
    bad = next(p for p in problems if p["kind"] == "bad_date")
    assert bad["message"] == "DS, cell C2: “31/02/1992” is not a possible date. Enter it as day/month/year."


def test_a_refused_file_is_one_object_too(tmp_path: Path):
    path = tmp_path / "list.pdf"
    path.write_bytes(b"%PDF-1.7")
    status, printed = run("read", path, "--json")
    answer = json.loads(printed)
    assert (status, answer["rejected"], answer["nominees"]) == (1, True, [])
    assert [p["kind"] for p in answer["problems"]] == ["unsupported_format"]
    assert answer["error"]


def test_a_locked_file_asks_for_its_password(file: Path, monkeypatch: pytest.MonkeyPatch):
    locked = io.BytesIO()
    office = msoffcrypto.OfficeFile(io.BytesIO(file.read_bytes()))
    office.encrypt("bí mật", locked)
    file.write_bytes(locked.getvalue())
    for wrong in ((), ("--password", "khác")):
        status, printed = run("read", file, "--json", *wrong)
        assert (status, json.loads(printed)["problems"][0]["kind"]) == (1, "encrypted")
    monkeypatch.setattr(sys, "stdin", io.StringIO("bí mật\n"))
    assert len(json.loads(run("read", file, "--json", "--password", "-")[1])["nominees"]) == 5


def test_read_without_json_is_for_people(file: Path):
    status, printed = run("read", file)
    assert status == 0
    assert "Lương Văn Sỹ | Phó Giám đốc" in printed
    assert printed.endswith("Đọc được 5 đề nghị, cần xem lại 0.\n")
