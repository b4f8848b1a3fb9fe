"""A listing as plain values: what paper and worksheets take of it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.engine.spans import Face
from desktop.documents.letters.listing import (
    CellKind,
    Column,
    Listing,
    ListPart,
    Section,
    Table,
    Total,
    paper_widths,
    person_spans,
    plain_text,
    printed_columns,
    printed_text,
    sheet_rows,
)
from desktop.documents.letters.values import Office, Recipient

NAME = Column("Tên", CellKind.TEXT, 20, 60)
ON_PAPER = Column("Ký nhận", CellKind.TEXT, 20, 30, on_sheet=False)
ON_SHEET = Column("Đối tượng", CellKind.TEXT, 12, 0)
PERSON = Recipient("Lò Thị Mẫu", honorific="Bà", position="Phó Giám đốc", unit="Sở Nội vụ", posthumous=True)


@pytest.mark.parametrize(
    ("value", "plain", "printed"),
    [
        (None, "", ""),
        ("", "", ""),
        (1_800_000, "1800000", "1.800.000"),
        (Decimal("1.5"), "1,5", "1,5"),
        (date(2023, 12, 2), "02/12/2023", "02/12/2023"),
        (PERSON, "Bà Lò Thị Mẫu (truy tặng)", "Bà Lò Thị Mẫu (truy tặng)"),
    ],
)
def test_values_are_shown_as_offices_write_them(value, plain, printed):
    assert (plain_text(value), printed_text(CellKind.MONEY, value)) == (plain, printed)


def test_a_number_that_is_no_money_is_not_grouped():
    assert printed_text(CellKind.NUMBER, 1_800_000) == "1800000"


def test_only_the_name_of_a_person_is_bold():
    spans = person_spans(CellKind.PERSON_AND_PLACE, PERSON)
    assert [span.text for span in spans if span.face is Face.BOLD] == ["Lò Thị Mẫu"]
    assert "".join(span.text for span in spans) == "Bà Lò Thị Mẫu (truy tặng)\nPhó Giám đốc Sở Nội vụ"


def test_worksheets_leave_out_headings_and_what_only_paper_has():
    table = Table(
        (NAME, ON_PAPER, ON_SHEET), [Section("I", "Cá nhân"), ("Mẫu", "", "Cá nhân"), Total(("Cộng", "", ""))]
    )
    assert [list(row) for row in sheet_rows(table)] == [["Mẫu", "Cá nhân"], ["Cộng", ""]]
    assert printed_columns(table.columns) == [0, 1]


@given(papers=st.lists(st.floats(1, 100), min_size=1, max_size=12), width=st.floats(100, 250))
def test_printed_columns_share_the_whole_width(papers, width):
    columns = [Column("x", CellKind.TEXT, 10, one) for one in papers]
    widths = paper_widths(columns, width)
    assert sum(widths) == pytest.approx(width)
    assert all(one > 0 for one in widths)


def test_a_part_without_a_heading_has_its_title_in_capitals():
    table = Table((NAME,), [])
    assert ListPart("Sổ vàng", table).head_lines == ("SỔ VÀNG", "")
    assert ListPart("Danh sách", table, heading=("DANH SÁCH", "Cá nhân")).head_lines == ("DANH SÁCH", "Cá nhân")


def test_the_author_is_the_office_where_there_is_one():
    assert Listing("Sổ vàng", (), Office("Sở Nội vụ")).author == "Sở Nội vụ"
    assert Listing("Sổ vàng", ()).author == ""
