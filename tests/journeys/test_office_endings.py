"""Where Word lists of any length end, through the real LibreOffice."""

from typing import Any

import pytest

from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Table
from desktop.documents.letters.values import Signature
from desktop.exchange.writers.listing_docx import write_listing_docx
from tests.desktop.documents.reading import PageSeen, read_pages
from tests.journeys.test_office_files_on_paper import LIBREOFFICE, printed
from tests.sample_record import TODAY

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
