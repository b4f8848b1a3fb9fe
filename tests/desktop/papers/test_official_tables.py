"""The yearly tables of the Ministry: rows add up, what the record does not keep says so, what no column has is told."""

import pytest

from db.catalogue import shipped
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
    assert all("chỉ tính quyết định có trong sổ" in part.note for part in listing.parts[1:3])
    assert fits({"award_not": ["labour_order_1"]}, fact) and not fits({"award_not": ["excellent_collective"]}, fact)


def test_every_award_of_the_state_has_one_column_and_what_is_named_is_in_the_catalogue():
    state = next(form for form in forms()["forms"] if form["code"].startswith("0602"))
    codes = {row["id"]: row for row in shipped()["awards"]}
    selects = [each.get("select", {}) for form in forms()["forms"] for each in form["columns"]]
    assert {code for one in selects for code in one.get("award", ())} <= codes.keys()
    of_state = [row for row in codes.values() if row["level"] in ("state", "government")]
    for row in of_state:
        for kind in {"collective", "individual"} & set(row["nominees"]):
            fact = (kind, "", "cong_trang", row["id"], row["level"])
            columns = [one["title"] for one in state["columns"] if "select" in one and fits(one["select"], fact)]
            other = row["id"] in ("board_of_honour", "merit_to_country", "country_remembers")
            assert len(columns) == 1 and columns[0].startswith("Khác") is other, (row["id"], kind, columns)


def test_posts_that_nobody_knows_are_not_nought(invented):
    def row_of(made, words):
        (part,) = [each for each in made.gather(TABLES, 2023).parts if each.title.startswith("Biểu 0603")]
        told = [cells for cells in part.table.rows if not isinstance(cells, Total) and words in str(cells[0])]
        return told[0][3]

    nobody = invented(person("Lù Thị Sinh", position=""))
    assert row_of(nobody, "Lãnh đạo cấp vụ") == NOT_KNOWN and row_of(nobody, "Chưa rõ chức vụ") == 1
    some = invented(person("Lù Thị Sinh", position=""), person("Lù Thị Sáng", position="Giám đốc Sở Nội vụ"))
    assert row_of(some, "Lãnh đạo cấp vụ") == 1 and row_of(some, "Chưa rõ chức vụ") == 1


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
