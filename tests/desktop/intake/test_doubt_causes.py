"""Why a cell is doubted, which doubts are equal, and the answer that Enter gives to all of them."""

from collections.abc import Sequence

import pytest

from db.connect import Database
from db.queries.lookups import proposable
from desktop.intake.checking import ListCheck
from desktop.intake.doubt_causes import (
    Act,
    Award,
    Proposal,
    cause_of,
    may_be_swapped,
    propose,
    proposed_parts,
    reason_of,
)
from tests.corpus.writers import Grid
from tests.desktop.intake.conftest import HEADER, PROVINCE, Check


def reasons(listed: ListCheck, at: int, name: str) -> list[str]:
    row = listed.checked.rows[at]
    sheets = {sheet.name: sheet for sheet in listed.sheets}
    return [reason_of(row, doubt, sheets.get(row.read.sheet)).code for doubt in row.doubts if doubt.field == name]


def groups(listed: ListCheck) -> dict[tuple[str, tuple[str, ...]], list[int]]:
    """Return by field and codes the places of the rows that are answered together."""
    sheets = {sheet.name: sheet for sheet in listed.sheets}
    found: dict[object, list[int]] = {}
    for at, name in listed.checked.doubtful_cells():
        found.setdefault(cause_of(listed.checked.rows[at], name, sheets), []).append(at)
    return {(cause.field, cause.codes): places for cause, places in found.items()}  # type: ignore[attr-defined]


def proposal(listed: ListCheck, at: int, name: str, awards: Sequence[Award] = ()) -> Proposal:
    return propose(listed.checked.rows[at], name, awards, listed.checked.kinds)


def person(
    number: int, given: str, born: object = "", unit: str = "Bưu điện tỉnh", award: str = PROVINCE
) -> list[object]:
    return [number, f"Ông Nông Văn {given}", born, "Bưu tá", unit, award]


def rows(*more: list[object]) -> Grid:
    return [HEADER, *more]  # type: ignore[list-item]


def test_equal_awards_in_doubt_are_one_doubt_and_other_wordings_another(check: Check) -> None:
    told = ["BK Bộ ?", "BK Bộ ?", PROVINCE, "Cúp vàng", "BK Bộ ?", "Cúp vàng"]
    listed = check(rows(*(person(n, g, award=a) for n, (g, a) in enumerate(zip("ABCDEG", told, strict=True), 1))))
    sheets = {sheet.name: sheet for sheet in listed.sheets}
    causes = [cause_of(listed.checked.rows[at], name, sheets) for at, name in listed.checked.doubtful_cells()]
    assert [causes.count(cause) for cause in dict.fromkeys(causes)] == [3, 2]


def test_the_nearest_award_for_the_kind_is_proposed_and_none_where_none_is_near(
    check: Check, database: Database
) -> None:
    with database.read() as session:
        awards = proposable(session)
    listed = check(rows(person(1, "An", award="Bằng khen Chủ tịch tỉnh ta"), person(2, "Ba", award="Cúp vàng")))
    proposed = proposal(listed, 0, "award", awards).award
    assert proposed is not None and proposed[0].startswith("Bằng khen của Chủ tịch UBND tỉnh")
    assert proposal(listed, 1, "award", awards) == Proposal(Act.CHOOSE_AWARD)


def test_the_order_of_day_and_month_is_one_doubt_of_the_whole_column(check: Check) -> None:
    births = ["03/25/1990", "04/05/1991", "06/07/1992", "01/30/1993"]
    listed = check(rows(*(person(n, g, born) for n, (g, born) in enumerate(zip("ABCD", births, strict=True), 1))))
    assert groups(listed)[("dob", ("list_ambiguous_date",))] == [1, 2]
    assert may_be_swapped(listed.checked.rows[1]) and not may_be_swapped(listed.checked.rows[0])
    assert proposal(listed, 1, "dob").act is Act.KEEP


def test_people_under_collectives_are_one_doubt_of_kind(check: Check) -> None:
    listed = check([["I", "TẬP THỂ"], *rows(), ["I", "TẬP THỂ"], person(1, "An"), person(2, "Ba")])
    mismatched = [places for (field, codes), places in groups(listed).items() if "list_kind_mismatch" in codes]
    assert mismatched and len(mismatched[0]) == 2
    assert proposal(listed, mismatched[0][0], "name") == Proposal(Act.KIND, kind="individual")


def test_a_cell_with_two_people_is_to_be_parted_and_their_facts_are_doubted_with_a_reason(check: Check) -> None:
    listed = check(rows([1, "Hoàng Văn Tú, Lý Thị Mai", "", "Bưu tá", "Bưu điện Na Hang", PROVINCE]))
    assert proposal(listed, 0, "name").act is Act.PART
    assert reasons(listed, 0, "position") == ["list_unsure_shared"]


def test_a_name_that_holds_two_is_to_be_parted_too(check: Check) -> None:
    listed = check(rows([1, "Ma Văn Tấn Vi Thị Na", "", "Bưu tá", "Bưu điện Na Hang", PROVINCE]))
    assert proposal(listed, 0, "name").act is Act.PART


def test_an_impossible_date_has_to_be_written_and_a_repeat_is_left_out(check: Check) -> None:
    listed = check(rows(person(1, "An", "31/02/1990"), person(2, "Ba", "12/05/1991"), person(3, "Ba", "12/05/1991")))
    assert proposal(listed, 0, "dob").act is Act.WRITE
    assert proposal(listed, 2, "name").act is Act.LEAVE_OUT


def test_what_was_guessed_says_from_what(check: Check) -> None:
    strange = [["TT", "Họ và tên", "Cột lạ", "Hình thức"], [1, "Ông Vi Văn Quyết", "Bưu tá", PROVINCE]]
    assert reasons(check(strange), 0, "position") == ["list_unsure_column"]
    capitals = rows([1, "Ông Vi Văn Quyết", "", "Bưu tá", "PHÒNG BƯU CHÍNH VIỄN THÔNG", PROVINCE])
    assert reasons(check(capitals), 0, "unit") == ["list_unsure_changed"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hoàng Văn Tú, Lý Thị Mai", ("Hoàng Văn Tú", "Lý Thị Mai")),
        ("Ông Hoàng Văn Tú Bà Lý Thị Mai", ("Ông Hoàng Văn Tú", "Bà Lý Thị Mai")),
        ("Nguyễn Văn An Trần Thị Bình", ("Nguyễn Văn An", "Trần Thị Bình")),
        ("Ma Văn Khánh và Lò Thị Pha", ("Ma Văn Khánh", "Lò Thị Pha")),
        ("Vừ Mí Kẻ / Sùng Mí Dính / Giàng A Pao", ("Vừ Mí Kẻ", "Sùng Mí Dính", "Giàng A Pao")),
        ("Nguyễn Trần Thị Mai Anh", ()),
        ("Lê Minh Châu", ()),
        ("Phòng Bưu chính, Viễn thông", ()),
        ("", ()),
    ],
)
def test_the_people_of_a_cell_are_proposed_each_with_a_whole_name(text: str, parts: tuple[str, ...]) -> None:
    assert proposed_parts(text) == parts


def test_a_unit_taken_from_a_row_above_or_left_blank_among_others_says_so(check: Check) -> None:
    units = ("Bưu điện tỉnh", "", "", "Sở Y tế", "")
    once = check(rows(*(person(n, g, unit=unit) for n, (g, unit) in enumerate(zip("ABCDE", units, strict=True), 1))))
    assert [reasons(once, at, "unit") for at in (1, 4)] == [["list_unsure_filled_down"]] * 2
    sheets = {sheet.name: sheet for sheet in once.sheets}
    first, second, last = (cause_of(once.checked.rows[at], "unit", sheets) for at in (1, 2, 4))
    assert first == second != last  # one answer for those of one unit
    units = ("Bưu điện tỉnh", "Sở Y tế", "", "Bưu điện tỉnh", "Sở Y tế")
    blank = check(rows(*(person(n, g, unit=unit) for n, (g, unit) in enumerate(zip("ABCDE", units, strict=True), 1))))
    assert reasons(blank, 2, "unit") == ["list_unsure_blank_unit"]
    assert len(blank.checked.clean_rows()) == 4


def test_a_remark_that_takes_somebody_back_holds_the_row(check: Check) -> None:
    header = [*HEADER, "Ghi chú"]
    listed = check([header, [*person(1, "An"), "Rút khỏi danh sách"], [*person(2, "Bình"), "đủ hồ sơ"]])  # type: ignore[list-item]
    assert reasons(listed, 0, "name") == ["list_remark_takes_back"]
    assert listed.checked.clean_rows() == [1]
