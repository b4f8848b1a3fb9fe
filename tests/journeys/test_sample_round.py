"""The round of 2022 from nothing to framed certificates, through the commands, read back by other programs."""

import csv
import io
import json
import sqlite3
import subprocess
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from db.rules.clean_text import clean
from desktop.commands import cli
from resources.paths import path
from tests.desktop.papers.reading import page_words

ANNOUNCEMENT = (
    "Nhân dịp này, Bộ trưởng Bộ Thông tin và Truyền thông tặng Bằng khen cho 2 tập thể, 5 cá nhân; Chủ tịch UBND tỉnh "
    "tặng Bằng khen cho 1 tập thể, 3 cá nhân vì đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022."
)
ROUND = "phong trao thi dua yeu nuoc nam 2022"
FILES = [
    "record.sqlite",
    "certificates-minister.pdf",
    "certificates-chairman.pdf",
    "decision-minister.pdf",
    "decision-chairman.pdf",
    "submission-minister.pdf",
    "submission-chairman.pdf",
    "minutes.pdf",
    "award-list.pdf",
    "award-list.xlsx",
    "award-list.docx",
    "bonus.xlsx",
    "ceremony.pdf",
    "announcement.txt",
]
PDFS = tuple(name for name in FILES if name.endswith(".pdf"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("demo") / "ra"
    out = io.StringIO()
    assert cli.main(["demo", "--out", str(made), "--today", "2024-01-12"], out) == 0
    told = [Path(row).name for row in out.getvalue().splitlines()]
    assert sorted(told) == sorted(file.name for file in made.iterdir() if not file.name.endswith(".owner"))
    return made


@pytest.fixture(scope="module")
def sample() -> dict:
    return json.loads(path("sample/round-2022.json").read_text(encoding="utf-8"))


def text_of(file: Path) -> str:
    """Return the words of a PDF as pdftotext reads them, white space folded."""
    read = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return clean(read.stdout.decode())


def pages_of(file: Path) -> list[str]:
    return [clean(words) for words in page_words(file)]


def test_every_file_of_the_round_is_written(folder):
    assert {file.name for file in folder.iterdir()} >= set(FILES)


@pytest.mark.parametrize(("authority", "pages"), [("minister", 7), ("chairman", 4)])
def test_each_recipient_has_a_certificate_in_full(folder, sample, authority, pages):
    read = pages_of(folder / f"certificates-{authority}.pdf")
    assert len(read) == pages
    decision = sample["decisions"][authority]
    rows = sample["nominations"][authority]["rows"]
    for number, (row, page) in enumerate(zip(rows, read, strict=True), start=1):
        assert row["name"] in page
        assert clean(row["unit"]) in page
        assert sample["round"]["citation"] in page
        assert decision["number"] in page
        assert f"Số sổ vàng: {number:02d}" in page
        assert next(a["title"] for a in sample["authorities"] if a["code"] == authority).upper() in page


@pytest.mark.parametrize("name", PDFS)
def test_all_fonts_are_embedded_and_none_is_helvetica(folder, name):
    told = subprocess.run(["pdffonts", str(folder / name)], capture_output=True, check=True, text=True).stdout
    rows = told.splitlines()[2:]
    assert rows
    assert all(row.split()[-5] == "yes" for row in rows), told
    assert "Helvetica" not in told


@pytest.mark.parametrize("name", PDFS)
def test_the_papers_are_sound_pdf_in_vietnamese(folder, name):
    subprocess.run(["qpdf", "--check", str(folder / name)], check=True, capture_output=True)
    catalog = PdfReader(folder / name).trailer["/Root"]
    assert str(catalog["/Lang"]).casefold() == "vi-vn"


@pytest.mark.parametrize("authority", ["minister", "chairman"])
def test_decision_list_and_submission_name_the_same_people(folder, sample, authority):
    for paper in ("decision", "submission"):
        words = text_of(folder / f"{paper}-{authority}.pdf").replace(" ", "")
        for row in sample["nominations"][authority]["rows"]:
            if row["kind"] == "individual":
                assert row["name"].replace(" ", "") in words, (paper, row["name"])
    assert sample["decisions"][authority]["number"] in text_of(folder / f"decision-{authority}.pdf")


def test_each_authority_has_its_own_submission(folder, sample):
    for authority, other in (("minister", "chairman"), ("chairman", "minister")):
        words = text_of(folder / f"submission-{authority}.pdf")
        assert sample["submissions"][authority]["number"] in words
        assert sample["submissions"][other]["number"] not in words


def test_the_announcement_is_the_sentence_to_the_letter(folder):
    assert (folder / "announcement.txt").read_bytes() == (ANNOUNCEMENT + "\n").encode()


def test_the_award_list_is_a_workbook_of_typed_cells(folder):
    sheet = openpyxl.load_workbook(folder / "award-list.xlsx").worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert date(2023, 12, 14) in {cell.value.date() for cell in cells if cell.is_date}
    assert 3_600_000 in {cell.value for cell in cells}
    assert sheet.freeze_panes


def test_the_record_stands_its_own_check(folder, command):
    told = command("check", "--database", folder / "record.sqlite", "--today", "2024-01-12")
    assert told.status == 0, told


def test_a_second_demo_in_the_same_folder_touches_nothing(folder, command):
    before = (folder / "record.sqlite").read_bytes()
    told = command("demo", "--out", folder, "--today", "2024-01-12")
    assert told.status == 1
    assert "đã có sổ" in told.err
    assert (folder / "record.sqlite").read_bytes() == before


def test_history_finds_a_name_typed_without_accents(folder, command):
    told = command("history", "vu mi ke", "--database", folder / "record.sqlite")
    assert told.status == 0
    assert "Vừ Mí Kẻ" in told.out
    assert "2417/QĐ-BTTTT" in told.out


def test_announce_prints_the_same_sentence(folder, command):
    told = command(
        "announce", "--database", folder / "record.sqlite", "--round", "phong trao thi dua yeu nuoc nam 2022"
    )
    assert (told.status, told.out) == (0, ANNOUNCEMENT + "\n")


def test_a_round_that_is_not_there_is_told_with_those_that_are(folder, command):
    told = command("announce", "--database", folder / "record.sqlite", "--round", "2019")
    assert (told.status, told.out) == (1, "")
    assert "Phong trào thi đua yêu nước năm 2022" in told.err


def test_a_decision_that_is_not_there_is_told_with_those_that_are(folder, command, tmp_path):
    out = tmp_path / "x.pdf"
    told = command("print", "decision", "--database", folder / "record.sqlite", "--decision", "99/QĐ-X", "--out", out)
    assert told.status == 1
    assert "1598/QĐ-UBND" in told.err
    assert not out.exists()


def test_certificates_of_one_decision_print_by_its_number(folder, command, tmp_path):
    out = tmp_path / "in lại.pdf"
    told = command("print", "certificates", "--database", folder / "record.sqlite", "--decision", "1598", "--out", out)
    assert told.status == 0, told
    assert len(PdfReader(out).pages) == 4


@pytest.mark.parametrize("ending", ["xlsx", "csv", "docx", "pdf"])
@pytest.mark.parametrize("kind", ["register", "round"])
def test_register_and_round_export_in_every_format(folder, command, tmp_path, kind, ending):
    out = tmp_path / f"{kind}.{ending}"
    told = command("export", kind, "--database", folder / "record.sqlite", "--out", out)
    assert told.status == 0, told
    assert out.stat().st_size > 500


def test_the_register_as_csv_opens_in_excel_with_all_letters(folder, command, tmp_path):
    out = tmp_path / "so-vang.csv"
    command("export", "register", "--database", folder / "record.sqlite", "--out", out)
    raw = out.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert sum("H’Čưn Ŭyên Niê" in " ".join(row) for row in rows) == 1
    assert len([row for row in rows if row and row[0].isdigit()]) == 11


def test_only_the_owner_may_read_the_record(folder):
    assert (folder / "record.sqlite").stat().st_mode & 0o077 == 0


def test_names_keep_their_length(folder):
    with closing(sqlite3.connect(folder / "record.sqlite")) as connection, connection:
        names = [row[0] for row in connection.execute("SELECT name FROM recipient")]
    connection.close()
    assert max(map(len, names)) == 150


def test_certificates_are_only_ever_pdf(folder, command, tmp_path):
    told = command("print", "certificates", "--database", folder / "record.sqlite", "--out", tmp_path / "bằng.docx")
    assert told.status == 1
    assert ".pdf" in told.err
    assert not (tmp_path / "bằng.docx").exists()


def test_a_folder_that_is_not_there_is_named(folder, command, tmp_path):
    out = tmp_path / "không có" / "sổ.xlsx"
    told = command("export", "register", "--database", folder / "record.sqlite", "--out", out)
    assert told.status == 1
    assert str(out.parent) in told.err
    assert "sổ.xlsx" not in told.err


@pytest.mark.parametrize(
    ("paper", "ending"),
    [("decision", "docx"), ("submission", "docx"), ("minutes", "docx"), ("list", "xlsx"), ("bonus", "xlsx")],
)
def test_papers_that_offices_edit_come_as_office_files(folder, command, tmp_path, paper, ending):
    out = tmp_path / f"{paper}.{ending}"
    which = ("--decision", "1598") if paper in ("decision", "submission") else ("--round", "1")
    told = command("print", paper, "--database", folder / "record.sqlite", *which, "--out", out)
    assert told.status == 0, told
    assert out.read_bytes().startswith(b"PK")
