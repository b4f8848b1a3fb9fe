"""What is checked when the whole list was read."""

import pytest

from db.rules.terms import Severity
from desktop.exchange.understanding.cross_checks import (
    check_counts,
    check_sections,
    find_duplicates,
    find_partial_births,
)
from desktop.exchange.understanding.read_result import ReadNominee
from desktop.exchange.understanding.sections import SectionCount
from desktop.exchange.understanding.text_rows import StatedCount


def one(
    row: int, name: str = "Lê Thị Na", kind: str = "individual", sheet: str = "DS", **values: object
) -> ReadNominee:
    made = ReadNominee(kind, name, sheet, row, **values)  # type: ignore[arg-type]
    made.cells.setdefault("name", f"B{row}")
    made.confidence.setdefault("name", 0.95)
    return made


def found(*nominees: ReadNominee) -> list[tuple[str, Severity]]:
    return [(problem.kind, problem.severity) for problem in find_duplicates(list(nominees))]


def test_the_same_person_in_the_same_unit_is_a_duplicate() -> None:
    second = one(5, unit="Sở Y tế")
    problems = find_duplicates([one(2, unit="Sở Y tế"), second])
    assert [(p.kind, p.source_row, p.cell) for p in problems] == [("duplicate", 5, "B5")]
    assert problems[0].values == {"text": "Lê Thị Na", "row": 2, "other_sheet": "DS"}
    assert second.doubtful and second.confidence["name"] <= 0.5


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"dob": "1990-01-05"}, {"dob": "1985"}),
        ({"dob": "1990-01-05", "unit": "Sở Y tế"}, {"dob": "1990-02-07", "unit": "Sở Y tế"}),
        ({"identity": "001090123456"}, {"identity": "001090123457"}),
        ({"year": "2024"}, {"year": "2025"}),
    ],
)
def test_namesakes_that_differ_are_two_people(first: dict[str, object], second: dict[str, object]) -> None:
    assert found(one(2, **first), one(3, **second)) == []


def test_names_that_differ_in_a_mark_are_two_people() -> None:
    assert found(one(2, "Lê Thị Na"), one(3, "Lê Thị Nà")) == []
    assert found(one(2, "Lê Thị Na", unit="Sở"), one(3, "Le Thi Na", unit="Sở")) != []  # typed without marks


def test_births_and_identity_numbers_make_sure() -> None:
    assert found(one(2, dob="1990-01-05"), one(3, dob="1990"))[0][0] == "duplicate"
    assert found(one(2, identity="1"), one(3, identity="1", unit="Sở Y tế"))[0][0] == "duplicate"


def test_without_a_unit_namesakes_are_only_possible_duplicates() -> None:
    assert found(one(2), one(3)) == [("possible_duplicate", Severity.WARNING)]
    assert found(one(2, unit="Sở Y tế"), one(3, unit="Sở Nội vụ")) == [("possible_duplicate", Severity.INFO)]


def test_another_award_for_the_same_person_is_told_as_that() -> None:
    first, second = one(2, unit="Sở Y tế", award="LĐTT"), one(3, unit="Sở Y tế", award="CSTĐCS")
    assert found(first, second) == [("same_person_other_award", Severity.WARNING)]
    elsewhere = one(3, sheet="DS 2", unit="Sở Y tế", award="CSTĐCS")
    assert found(one(2, unit="Sở Y tế", award="LĐTT"), elsewhere) == [("same_person_other_award", Severity.INFO)]


def test_two_awards_of_one_row_are_no_duplicate() -> None:
    assert found(one(2, award="LĐTT"), one(2, award="CSTĐCS")) == []


def test_units_of_one_name_below_different_parents_are_different() -> None:
    assert found(one(2, "Phòng Nội vụ", "collective", unit="A"), one(3, "Phòng Nội vụ", "collective", unit="B")) == []
    assert found(one(2, "Phòng Nội vụ", "collective"), one(3, "Phòng Nội vụ", "collective"))[0][0] == "duplicate"


def test_blank_names_are_not_compared() -> None:
    assert found(one(2, ""), one(3, "")) == []


def test_bare_years_among_full_dates_are_told() -> None:
    dates = [one(row, dob="1990-01-05") for row in (2, 3)]
    (problem,) = find_partial_births([*dates, one(4, dob="1985")])
    assert (problem.kind, problem.source_row, problem.values) == ("partial_date", 4, {"text": "1985"})


def test_a_list_of_years_is_as_it_should_be() -> None:
    assert find_partial_births([one(2, dob="1985"), one(3, dob="1990"), one(4, dob="1990-01-05")]) == []
    assert find_partial_births([]) == []


def counted(
    nominees: list[ReadNominee], *counts: tuple[int, dict[str, int]]
) -> list[tuple[int | None, object, object]]:
    stated = [StatedCount("DS", row, said) for row, said in counts]
    return [(p.source_row, p.values["said"], p.values["read"]) for p in check_counts(stated, nominees)]


PEOPLE = [one(2), one(3), one(4, "Phòng Nội vụ", "collective")]


def test_totals_that_agree_are_silent() -> None:
    assert counted(PEOPLE, (5, {"individual": 2, "collective": 1})) == []
    assert counted(PEOPLE, (5, {"all": 3})) == []


def test_totals_that_differ_are_told_with_both_numbers() -> None:
    assert counted(PEOPLE, (5, {"individual": 3})) == [(6, 3, 2)]
    assert counted([], (5, {"all": 1})) == [(6, 1, 0)]


def test_a_total_may_count_its_own_part_or_all_above_it() -> None:
    listed = [one(2), one(3), one(6), one(7), one(8)]
    assert counted(listed, (3, {"individual": 2}), (8, {"individual": 3}), (9, {"individual": 5})) == []


def test_headings_that_count_their_rows_wrongly_are_told() -> None:
    problems = check_sections("DS", [SectionCount(4, 3, 3), SectionCount(9, 5, 4)])
    assert [(p.source_row, p.code, p.values) for p in problems] == [(10, "list_count_section", {"said": 5, "read": 4})]
