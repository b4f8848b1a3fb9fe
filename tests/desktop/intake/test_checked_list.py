"""The clerk's answers to a list that was read, on plain values."""

from datetime import date

import pytest

from db.queries.importing import AuthorityRow, AwardRow, KnownNamesake
from db.rules.terms import NomineeKind, Severity
from desktop.exchange.understanding.read_result import ReadNominee, ReadProblem, ReadResult
from desktop.intake.award_choice import AwardChoice
from desktop.intake.checked_list import CheckedList
from desktop.intake.checked_row import Level

AWARD = AwardRow(
    1, "province_chair_merit_certificate", "Bằng khen", "BK", "province", frozenset({NomineeKind.INDIVIDUAL})
)
CHAIRMAN = AuthorityRow(7, "province", False, ("Chủ tịch UBND tỉnh",))
PROVINCE = "Bằng khen của Chủ tịch UBND tỉnh"


def nominee(row: int, name: str = "Vi Văn Quyết", **values: object) -> ReadNominee:
    texts: dict[str, object] = {"honorific": "Ông", "award": PROVINCE, "unit": "Bưu điện tỉnh"}
    return ReadNominee("individual", name, "DS", row, **(texts | values))  # type: ignore[arg-type]


def checked(*nominees: ReadNominee, problems: tuple[ReadProblem, ...] = (), known: tuple[KnownNamesake, ...] = ()):
    result = ReadResult("list.xlsx", "0" * 64, list(nominees), list(problems))
    namesakes = {"vi van quyet": list(known)}
    return CheckedList(result, [AWARD], AwardChoice([AWARD], [CHAIRMAN]), namesakes, date(2026, 11, 22))


def test_an_empty_list_has_nothing_to_ask_and_nothing_to_import() -> None:
    empty = checked()
    assert (empty.totals().rows, empty.doubtful_cells(), empty.clean_rows(), empty.rows_without_award()) == (
        0,
        [],
        [],
        [],
    )
    assert empty.rows_to_import([]) == ()


def test_a_typed_name_is_parted_from_its_honorific() -> None:
    listed = checked(nominee(2))
    listed.set_text(0, "name", "  Bà   Ma Thị  Chín ")
    assert (listed.rows[0].read.honorific, listed.rows[0].read.name) == ("Bà", "Ma Thị Chín")
    assert listed.rows[0].edited == {"name"}


def test_a_rank_typed_before_a_name_is_kept() -> None:
    listed = checked(nominee(2))
    listed.set_text(0, "name", "Thượng tá Lò Văn Pha")
    assert (listed.rows[0].read.honorific, listed.rows[0].read.name) == ("Thượng tá", "Lò Văn Pha")


@pytest.mark.parametrize("typed", ["Bà Nguyễn Văn Đức", "Phòng Bưu chính", "Khánh", "Ma Văn Khánh (Trưởng phòng)"])
def test_what_is_typed_is_doubted_as_what_is_read(typed: str) -> None:
    listed = checked(nominee(2))
    listed.set_text(0, "name", typed)
    assert listed.doubtful_cells() == [(0, "name")]
    listed.keep([0])
    assert listed.doubtful_cells() == []


def test_an_honorific_that_seldom_goes_with_the_name_is_doubted_as_it_was_read() -> None:
    assert checked(nominee(2, "Nguyễn Văn Đức", honorific="Bà")).doubtful_cells() == [(0, "name")]
    assert checked(nominee(2, "Nguyễn Văn Đức")).doubtful_cells() == []


def test_typing_ends_the_doubts_about_that_field_only() -> None:
    unsure = nominee(2, confidence={"name": 0.4, "unit": 0.4})
    listed = checked(unsure)
    assert listed.doubtful_cells() == [(0, "name"), (0, "unit")]
    listed.set_text(0, "unit", "Bưu điện huyện")
    assert listed.doubtful_cells() == [(0, "name")]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("5/1/1990", "1990-01-05"), ("5/1/90", "1990-01-05"), ("1990", "1990"), ("", None), ("  ", None)],
)
def test_a_typed_birth_is_kept_as_a_day_or_a_year(typed: str, kept: str | None) -> None:
    listed = checked(nominee(2, dob="1980"))
    listed.set_text(0, "dob", typed)
    assert listed.rows[0].read.dob == kept
    assert listed.rows[0].clean


def test_a_typed_birth_that_cannot_be_stays_as_typed_and_is_wrong() -> None:
    listed = checked(nominee(2))
    listed.set_text(0, "dob", "31/02/1990")
    assert listed.rows[0].read.dob == "31/02/1990"
    assert listed.rows[0].level("dob") is Level.WRONG


def test_a_field_that_is_emptied_is_absent() -> None:
    listed = checked(nominee(2, position="Bưu tá"))
    listed.set_text(0, "position", "   ")
    assert listed.rows[0].read.position is None


def test_one_award_is_chosen_for_many_rows() -> None:
    listed = checked(*(nominee(n, f"Vi Văn {n}", award=None) for n in range(2, 200)))
    assert len(listed.rows_without_award()) == 198
    listed.set_award(listed.rows_without_award(), (1, 7), PROVINCE)
    assert listed.rows_without_award() == []
    assert {row.read.award for row in listed.rows} == {PROVINCE}


def test_rows_without_an_award_are_never_imported() -> None:
    listed = checked(nominee(2), nominee(3, "Ma Văn Lý", award=None))
    assert [row.draft.name for row in listed.rows_to_import([0, 1])] == ["Vi Văn Quyết"]


def test_leaving_a_row_out_takes_it_from_all_counts_and_back() -> None:
    listed = checked(nominee(2), nominee(3, "Ma Văn Lý", award=None))
    listed.leave_out([1])
    assert (listed.totals().rows, listed.doubtful_cells(), listed.rows_without_award()) == (1, [], [])
    listed.leave_out([1], out=False)
    assert (listed.totals().rows, listed.doubtful_cells()) == (2, [(1, "award")])


def test_imported_rows_are_closed() -> None:
    listed = checked(nominee(2), nominee(3, "Ma Văn Lý"))
    listed.mark_imported([0])
    assert (listed.totals().rows, listed.clean_rows()) == (1, [1])


def test_problems_of_the_whole_file_stand_apart_from_those_of_rows() -> None:
    macros = ReadProblem("macros_present", Severity.INFO, "list_macros_present")
    name = ReadProblem("suspect_name", Severity.WARNING, "list_suspect_name", "DS", 2, "B2")
    listed = checked(nominee(2, cells={"name": "B2"}), problems=(macros, name))
    assert listed.file_problems == [macros]
    assert listed.rows[0].problems == [name]


def known(name: str = "Vi Văn Quyết", birth: str = "", kind: NomineeKind = NomineeKind.INDIVIDUAL) -> KnownNamesake:
    return KnownNamesake(name, kind, birth, frozenset({(1, 7)}), ())


def test_a_known_person_is_compared_by_name_kind_and_birth() -> None:
    assert checked(nominee(2), known=(known(),)).rows[0].level("name") is Level.WRONG
    assert checked(nominee(2, dob="1980-05-01"), known=(known(birth="1980"),)).rows[0].level("name") is Level.WRONG
    for other in (known("Vi Văn Quyền"), known(birth="1975"), known(kind=NomineeKind.COLLECTIVE)):
        assert checked(nominee(2, dob="1980"), known=(other,)).rows[0].namesakes == []


def test_two_nominees_of_one_row_keep_their_own_edits_when_read_again() -> None:
    before = checked(nominee(5, "Lê Văn Tú"), nominee(5, "Lê Thị Na"), nominee(6, "Ma Văn Lý"))
    before.set_text(1, "position", "Kế toán")
    before.set_award([2], (1, 7), "Bằng khen")
    before.mark_imported([0])
    again = checked(nominee(5, "Lê Văn Tú"), nominee(5, "Lê Thị Na"), nominee(6, "Ma Văn Lý", award=None), nominee(9))
    again.copy_edits_from(before)
    assert [row.read.position for row in again.rows] == [None, "Kế toán", None, None]
    assert [row.edited for row in again.rows] == [set(), {"position"}, {"award"}, set()]
    assert again.rows[2].target == (1, 7) and again.rows[2].read.award == "Bằng khen"
    assert [row.imported for row in again.rows] == [True, False, False, False]
