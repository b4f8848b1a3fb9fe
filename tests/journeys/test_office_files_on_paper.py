"""Every Word and Excel paper of a round through the real LibreOffice: no blank page, nothing printed over or tiny."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.connect import Database
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Table
from desktop.exchange.writers.listing_docx import write_listing_docx
from desktop.exchange.writers.xlsx_writer import write_xlsx
from desktop.papers.writing import write_round_papers
from resources.paths import path
from tests.desktop.documents.reading import PageSeen, overlaps, read_pages
from tests.sample_record import ROUND, TODAY, sample_record

LIBREOFFICE = shutil.which("soffice")
OFFICE_HEADS = ("decision-chairman", "submission-chairman", "minutes")
SMALLEST = {"docx": 8.0, "xlsx": 9.0}
"""pt: Word's is the journal's mark at the foot of a list, all else has 9 and more."""
PARTED = re.compile(r"(?:\d/[A-ZĐ]+|/[A-ZĐ]+-[A-ZĐ]+)[-\u2011\x02]$")
CITED = "Bằng khen của Bộ trưởng (Quyết định số 2417/QĐ-BTTTT ngày 14 tháng 12 năm 2023), Giấy khen số 12/QĐ-SNV-VP"
ROOMS = (42, 50, 52, 54)
NUMBERS = Listing(
    "Số",
    (
        ListPart(
            "Số",
            Table([Column(f"Khen {room}", CellKind.TEXT, room / 2, room) for room in ROOMS], [[CITED] * len(ROOMS)]),
        ),
    ),
)
"""One text in columns of several widths, so that its numbers meet the end of a line at every place."""
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias></fontconfig>"""

pytestmark = pytest.mark.skipif(LIBREOFFICE is None, reason="needs LibreOffice, which .ci/run installs")


def printed(files: list[Path], folder: Path) -> None:
    """Print all files to PDF in one start of LibreOffice, with Tinos for Times New Roman: its letters are as wide."""
    assert LIBREOFFICE is not None
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS.format(fonts=path("fonts/tinos"), cache=folder / "cache"), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [LIBREOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, check=True, capture_output=True, timeout=240, env=environment)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, list[PageSeen]]]:
    """The pages of each office file by its name, and of some PDFs beside them."""
    folder = tmp_path_factory.mktemp("office")
    database = Database(sample_record(folder / "record.sqlite"), today=lambda: TODAY)
    with database.read() as session:
        files = list(write_round_papers(session, ROUND, TODAY, folder))
    database.close()
    for write, ending in ((write_listing_docx, "docx"), (write_xlsx, "xlsx")):
        files.append(folder / f"numbers.{ending}")
        write(files[-1], NUMBERS, TODAY)
    pages = {file.name: read_pages(file) for file in files if file.suffix == ".pdf" and file.stem in OFFICE_HEADS}
    for ending in ("docx", "xlsx"):
        ours = [file for file in files if file.suffix == f".{ending}"]
        out = folder / ending
        out.mkdir()
        printed(ours, out)
        pages |= {file.name: read_pages(out / f"{file.stem}.pdf") for file in ours}
    yield pages


def of_office(seen: dict[str, list[PageSeen]]) -> dict[str, list[PageSeen]]:
    return {name: pages for name, pages in seen.items() if not name.endswith(".pdf")}


def test_every_paper_is_printed(seen: dict[str, list[PageSeen]]) -> None:
    assert len(of_office(seen)) > 20 and all(of_office(seen).values())


def test_no_page_is_blank(seen: dict[str, list[PageSeen]]) -> None:
    """Nor has one nothing but its number and the header that comes again."""
    empty = [
        f"{name} {number}"
        for name, pages in of_office(seen).items()
        for number, page in enumerate(pages, start=1)
        if len(page.text.split()) < 4
    ]
    assert empty == []


def test_nothing_is_printed_over_something_else(seen: dict[str, list[PageSeen]]) -> None:
    over = [
        f"{name}: {one.text} over {other.text}, {one.x:.0f} x {one.y:.0f} mm"
        for name, pages in of_office(seen).items()
        for page in pages
        for one, other in overlaps(page)[:3]
    ]
    assert over == []


def test_no_letter_is_smaller_than_can_be_read(seen: dict[str, list[PageSeen]]) -> None:
    smallest = {
        name: min(letter.size for page in pages for letter in page.letters if not letter.text.isspace())
        for name, pages in of_office(seen).items()
    }
    assert {name: size for name, size in smallest.items() if size < SMALLEST[name[-4:]] - 0.02} == {}


def test_nothing_reaches_over_the_edge_of_the_paper(seen: dict[str, list[PageSeen]]) -> None:
    out = [
        f"{name}: {letter.text} at {letter.x:.1f} mm"
        for name, pages in of_office(seen).items()
        for page in pages
        for letter in page.letters
        if not 9.0 < letter.ink[0] <= letter.ink[2] < page.width - 9.0
    ]
    assert out == []


def test_word_files_have_as_many_pages_as_the_pdf(seen: dict[str, list[PageSeen]]) -> None:
    """LibreOffice sets lines a little wider: the vote of the council may take one page more."""
    counts = {stem: (len(seen[f"{stem}.docx"]), len(seen[f"{stem}.pdf"])) for stem in OFFICE_HEADS}
    assert {stem: each for stem, each in counts.items() if not 0 <= each[0] - each[1] <= (stem == "minutes")} == {}


def test_worksheets_have_their_head_and_their_sum_in_words(seen: dict[str, list[PageSeen]]) -> None:
    bonus = " ".join(" ".join(page.text for page in seen["bonus.xlsx"]).split())
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in bonus and "SỞ THÔNG TIN VÀ TRUYỀN THÔNG" in bonus
    assert "Bằng chữ: " in bonus and "NGƯỜI LẬP" in bonus
    assert all("Tập thể, cá nhân" in " ".join(page.text.split()) for page in seen["award-list.xlsx"])


def test_no_number_of_a_paper_is_parted(seen: dict[str, list[PageSeen]]) -> None:
    """Nor does a line end behind its "số", where the column of a Word list holds both; worksheets keep plain spaces."""
    parted = [
        f"{name}: {line.text}"
        for name, pages in of_office(seen).items()
        for page in pages
        for line in page.lines
        if PARTED.search(line.text)
    ]
    assert parted == []
    told = {name: "".join("".join(page.text for page in pages).split()) for name, pages in seen.items()}
    assert all(told[f"numbers.{ending}"].count(CITED.replace(" ", "")) == len(ROOMS) for ending in ("docx", "xlsx"))
    assert not any(line.text.endswith("số") for line in seen["numbers.docx"][0].lines)


def test_heads_break_where_the_pdf_breaks_them(seen: dict[str, list[PageSeen]]) -> None:
    for stem in OFFICE_HEADS:
        said = {line.text for line in seen[f"{stem}.docx"][0].lines}
        head = [
            line.text
            for line in seen[f"{stem}.pdf"][0].lines
            if line.y < 45 and line.right < 95 and line.text.isupper()
        ]
        assert set(head) <= said and head
