"""Where Word lists of any length end, and rounds unlike others, through the real LibreOffice."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from db.errors import KnownError
from db.rules.terms import NomineeKind
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Table
from desktop.documents.letters.values import Signature
from desktop.exchange.writers.listing_docx import write_listing_docx
from desktop.papers.table import PAPERS
from desktop.papers.writing import write_paper, write_round_papers
from tests.desktop.documents.reading import PageSeen, overlaps, read_pages
from tests.desktop.papers.conftest import TODAY, Round, invented, judged, person
from tests.journeys.test_office_files_on_paper import LIBREOFFICE, SMALLEST, printed

__all__ = ["invented"]

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(LIBREOFFICE is None, reason="needs LibreOffice, which .ci/run installs"),
]
MARK = "Nhật ký: 312 dòng"
ENDINGS: dict[str, dict[str, Any]] = {
    "mark": {},
    "sum": {"total": "Tổng số: nhiều tập thể./."},
    "signed": {
        "total": "Tổng số: nhiều tập thể./.",
        "signatures": (Signature(("NGƯỜI LẬP",)), Signature(("GIÁM ĐỐC",))),
    },
}


def listed(rows: int, ending: str) -> Listing:
    columns = [Column("TT", CellKind.NUMBER, 6, 10), Column("Tập thể", CellKind.TEXT, 40, 120)]
    table = Table(columns, [(at, f"Thôn Nà Pẳn {at}") for at in range(1, rows + 1)])
    return Listing("Danh sách", (ListPart("Danh sách", table, **ENDINGS[ending]),), mark=MARK)


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[PageSeen]]:
    """Lists of as many rows as make the end fall on each line of a page."""
    folder = tmp_path_factory.mktemp("ends")
    files = []
    for ending in ENDINGS:
        for rows in range(8, 24):
            files.append(folder / f"{ending}-{rows}.docx")
            write_listing_docx(files[-1], listed(rows, ending), TODAY)
    printed(files, folder)
    return {file.stem: read_pages(folder / f"{file.stem}.pdf") for file in files}


def test_what_ends_a_list_has_rows_above_it_on_its_page(lists: dict[str, list[PageSeen]]) -> None:
    alone = [
        name
        for name, pages in lists.items()
        if MARK in " ".join(pages[-1].text.split()) and " ".join(pages[-1].text.split()).count("Thôn Nà Pẳn") < 2
    ]
    assert alone == []
    assert all(MARK in " ".join(pages[-1].text.split()) for pages in lists.values())
    assert {len(pages) for pages in lists.values()} >= {1, 2}, "the ends fall on both sides of a page's foot"


LONGEST = "Công Tằng Tôn Nữ Thị Quỳnh Phương Thảo Nguyên"
SCHOOL = "Trường Phổ thông dân tộc nội trú Trung học cơ sở và Trung học phổ thông số"
ROUNDS = {
    "one household": [
        person("Sùng A Mẫu", kind=NomineeKind.HOUSEHOLD, honorific="Ông", position="", unit="Thôn Lũng Cú, xã Mèo Vạc")
    ],
    "one foreigner": [
        person("John Müller", honorific="Ông", position="Chuyên gia", unit="Tổ chức Plan", nationality="Hoa Kỳ")
    ],
    "the longest name": [
        person(LONGEST, position="Phó Trưởng phòng Hành chính - Tổng hợp", unit=f"{SCHOOL} 1 Na Hang")
    ],
    "300 collectives": [
        person(
            f"Thôn Nà Pẳn {at}" if at % 3 else f"{SCHOOL} {at}",
            kind=NomineeKind.COLLECTIVE,
            honorific="",
            position="",
            unit="Ủy ban nhân dân xã Mèo Vạc",
        )
        for at in range(1, 301)
    ],
}
WRONG = {
    "one household": ("tập thể, cá nhân", "01 cá nhân", "Tập thể, cá nhân"),
    "one foreigner": ("tập thể", "Tập thể"),
    "the longest name": ("tập thể", "Tập thể"),
    "300 collectives": ("cá nhân được tặng", "00 cá nhân", "hộ gia đình được tặng"),
}
"""What papers of such a round never say of it."""
OF_WHOM = ("decision", "submission", "award-list", "announcement", "ceremony", "bonus")
"""Papers whose every word is about those who are rewarded."""


@pytest.mark.parametrize("which", ROUNDS)
def test_a_round_unlike_others_is_printed_without_blank_page_and_in_readable_type(
    which: str, invented: Callable[..., Round], tmp_path: Path
) -> None:
    made = invented(*ROUNDS[which])
    with made.database.read() as session:
        files = list(write_round_papers(session, made.id, TODAY, tmp_path))
    assert printed_wrong(files, tmp_path, WRONG[which]) == [] and len(files) > 40


def test_a_round_of_which_the_council_put_nobody_forward_is_printed_as_well(
    invented: Callable[..., Round], tmp_path: Path
) -> None:
    refused = ("Không đủ tỷ lệ phiếu", "Chưa đủ hồ sơ")
    branch = person("Ban Dân tộc", kind=NomineeKind.COLLECTIVE, honorific="", position="", unit="")
    made = judged(invented(*ROUNDS["one foreigner"]), (person("Lò Thị Mẫu"), 3, refused[0]), (branch, 2, refused[1]))
    files, told = [], set()
    with made.database.read() as session:
        for row in PAPERS:
            for subject in made.subjects(row):
                for ending in {"docx", "xlsx"} & set(row.formats):
                    file = tmp_path / f"{row.code}-{subject}.{ending}"
                    try:
                        write_paper(session, row, subject, TODAY, file)
                        files.append(file)
                    except KnownError as error:
                        told.add(error.code)
    assert printed_wrong(files, tmp_path, ("được tặng thưởng", "None")) == [] and len(files) > 15
    assert told <= {"nothing_awarded", "nobody_put_forward"}


def printed_wrong(files: Sequence[Path], folder: Path, never: Sequence[str]) -> list[str]:
    """Return what LibreOffice prints wrongly of office files: blank pages, tiny type, letters over letters, words."""
    faults = []
    for ending in ("docx", "xlsx"):
        ours = [file for file in files if file.suffix == f".{ending}"]
        out = folder / ending
        out.mkdir()
        printed(ours, out)
        for file in ours:
            pages = read_pages(out / f"{file.stem}.pdf")
            for number, page in enumerate(pages, start=1):
                smallest = min((one.size for one in page.letters if not one.text.isspace()), default=0.0)
                if len(page.text.split()) < 4 or smallest < SMALLEST[ending] - 0.02 or overlaps(page):
                    faults.append(f"{file.name}, page {number}: {len(page.text.split())} words, {smallest:.1f} pt")
            words = " ".join(" ".join(page.text for page in pages).split())
            told = [word for word in never if word in words and file.stem.startswith(OF_WHOM)]
            faults += [f"{file.name} says “{word}”" for word in told]
    return faults
