"""The yearly tables of the Ministry: rows add up, what the record does not keep says so, what no column has is told."""

import pytest

from db.rules.terms import NomineeKind
from desktop.documents.letters.listing import Total
from desktop.papers.official_tables import NOT_KNOWN, fits, forms
from desktop.papers.table import paper
from tests.desktop.papers.conftest import person

TABLES = paper("official-tables")


def rows_of(listing, at: int) -> dict[str, list[object]]:
    """Return the cells of one table by the code of the row."""
    rows = (getattr(row, "cells", row) for row in listing.parts[at].table.rows)
    return {str(row[1]): list(row[3:]) for row in rows if row[1]}


@pytest.fixture
def sample_tables(sample):
    return sample.gather(TABLES, 2023)


def test_awards_of_ministry_and_province_are_counted_by_whom_and_how(sample_tables):
    rows = rows_of(sample_tables, 2)
    assert rows["01"] == [11, 11, 0, 0, 0]
    assert [rows[code][0] for code in ("02", "04", "05")] == [3, 0, 8]
    rows_told = [row for row in sample_tables.parts[2].table.rows if not hasattr(row, "cells")]
    last = [row for row in rows_told if "Chưa rõ" in str(row[0])]
    assert sum(rows[f"{at:02d}"][0] for at in range(6, 11)) + last[0][3] == rows["05"][0]
    assert sum(rows[f"{at:02d}"][0] for at in range(11, 17)) == 11


def test_what_the_record_does_not_keep_is_not_nought(sample_tables):
    assert rows_of(sample_tables, 2)["03"] == [NOT_KNOWN] * 5
    assert rows_of(sample_tables, 2)["17"] == [NOT_KNOWN] * 5
    assert rows_of(sample_tables, 0)["02"] == [NOT_KNOWN] * 4
    for at in (3, 4):
        assert {cell for row in rows_of(sample_tables, at).values() for cell in row} == {NOT_KNOWN}


def test_a_table_says_where_its_form_is_from_and_how_sure_that_is(sample_tables):
    assert all("Thông tư số 02/2023/TT-BNV" in part.note for part in sample_tables.parts)
    assert all("chưa đối chiếu với văn bản" in part.note for part in sample_tables.parts)
    assert len({part.sheet for part in sample_tables.parts}) == 5


def test_every_row_selects_something_or_says_that_nobody_knows():
    for form in forms()["forms"]:
        for row in form["rows"]:
            assert row.get("heading") or row.get("unknown") or "select" in row, row
        for column in form["columns"]:
            assert column.get("total") or column.get("unknown") or "select" in column, column
        codes = [row["code"] for row in form["rows"] if "code" in row]
        assert codes == sorted(set(codes))


def test_what_no_column_has_is_told_with_its_number(invented):
    made = invented(person("Lò Thị Mẫu"), person("Hà Thị Mai"))
    listing = made.gather(TABLES, 2023)
    assert "không thuộc cột nào" not in listing.parts[2].note
    fact = ("individual", "direct", "cong_trang", "excellent_collective", "province")
    known = [one["select"] for one in forms()["forms"][2]["columns"] if "select" in one]
    assert not any(fits(one, fact) for one in known)
    assert fits({"award_not": ["labour_order_1"]}, fact) and not fits({"award_not": ["excellent_collective"]}, fact)


def test_enterprises_are_counted_by_their_category_and_those_without_one_are_told(invented):
    def unit(name, category=""):
        return person(name, kind=NomineeKind.COLLECTIVE, honorific="", position="", category=category)

    made = invented(unit("Công ty Chè Minh Tân", "Doanh nghiệp"), unit("Trạm Y tế xã Minh Tân"))
    row = paper("official-tables")
    listing = made.gather(row, made.subjects(row)[0])
    (part,) = [each for each in listing.parts if each.title.startswith("Biểu 0603")]
    (told,) = [cells for cells in part.table.rows if not isinstance(cells, Total) and "Doanh nghiệp" in str(cells[0])]
    assert told[3] == 1 and "01 tập thể chưa ghi phân loại đối tượng" in part.note
    other = invented(unit("Trạm Y tế xã Tân An"))
    (part,) = [each for each in other.gather(row, other.subjects(row)[0]).parts if each.title.startswith("Biểu 0603")]
    (told,) = [cells for cells in part.table.rows if not isinstance(cells, Total) and "Doanh nghiệp" in str(cells[0])]
    assert told[3] == "chưa biết", "nobody was given a category"
