"""What is doubted about one row, how sure its cells are, and the draft it makes."""

from collections.abc import Mapping

import pytest

from db.queries.importing import KnownNamesake
from db.rules.terms import NomineeKind, Severity
from desktop.exchange.understanding.read_result import ReadNominee, ReadProblem
from desktop.intake.checked_row import FIELDS, CheckedRow, Level, doubts_of, draft_of, needs_answer

KINDS: Mapping[int, frozenset[NomineeKind]] = {
    1: frozenset({NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE}),
    2: frozenset({NomineeKind.COLLECTIVE}),
}


def row(award_type: int | None = 1, problems: tuple[ReadProblem, ...] = (), **values: object) -> CheckedRow:
    texts: dict[str, object] = {"position": "Bưu tá", "unit": "Bưu điện tỉnh", "award": "Bằng khen", "honorific": "Ông"}
    one = ReadNominee("individual", "Vi Văn Quyết", "DS", 5, **(texts | values))  # type: ignore[arg-type]
    made = CheckedRow(one, list(problems), (award_type, 7) if award_type else None)
    made.doubts = doubts_of(made, KINDS)
    return made


def problem(kind: str, severity: Severity, cell: str | None = None) -> ReadProblem:
    return ReadProblem(kind, severity, f"list_{kind}", "DS", 5, cell)


def test_a_row_without_doubts_is_clean() -> None:
    plain = row()
    assert plain.clean and plain.doubts == []
    assert plain.level("name") is Level.SURE


@pytest.mark.parametrize(
    ("confidence", "level"),
    [(0.95, Level.SURE), (0.9, Level.SURE), (0.89, Level.LIKELY), (0.7, Level.LIKELY), (0.69, Level.DOUBTFUL)],
)
def test_the_confidence_of_a_cell_sets_its_level(confidence: float, level: Level) -> None:
    assert row(confidence={"position": confidence}).level("position") is level


def test_an_empty_cell_is_not_doubted_for_its_confidence() -> None:
    assert row(position=None, confidence={"position": 0.3}).clean


def test_a_problem_belongs_to_the_field_of_its_cell() -> None:
    told = row(problems=(problem("suspect_position", Severity.WARNING, "D5"),), cells={"name": "B5", "position": "D5"})
    assert told.level("position") is Level.DOUBTFUL
    assert told.level("name") is Level.SURE
    assert not told.clean


@pytest.mark.parametrize(
    ("kind", "field"),
    [("bad_date", "dob"), ("age_out_of_range", "dob"), ("missing_award", "award"), ("duplicate", "name")],
)
def test_a_problem_without_a_cell_belongs_to_the_field_of_its_kind(kind: str, field: str) -> None:
    assert row(problems=(problem(kind, Severity.ERROR),)).level(field) is Level.WRONG


def test_a_nominee_is_found_in_its_cell_or_at_least_in_its_row() -> None:
    told = row(cells={"name": "C7"})
    assert told.place_of("name") == (6, 2)
    assert told.place_of("unit") == (told.read.source_row - 1, -1)


def test_what_was_mended_in_a_field_is_told_until_it_is_written_anew() -> None:
    told = row(problems=(problem("lookalike_char", Severity.INFO, "B5"),), cells={"name": "B5"})
    assert [each.kind for each in told.mended("name")] == ["lookalike_char"] and told.mended("unit") == []
    told.edited.add("name")
    assert told.mended("name") == []


def test_what_is_only_told_is_no_doubt() -> None:
    assert row(problems=(problem("partial_date", Severity.INFO),)).clean


def test_accepting_ends_the_doubts_of_the_reading_but_not_those_of_the_record() -> None:
    unsure = row(problems=(problem("suspect_name", Severity.WARNING),), confidence={"unit": 0.5})
    unsure.kept = set(FIELDS)
    assert doubts_of(unsure, KINDS) == []
    nameless = row()
    nameless.read.name, nameless.kept = "  ", set(FIELDS)
    nameless.doubts = doubts_of(nameless, KINDS)
    assert nameless.level("name") is Level.WRONG


def test_a_birth_that_cannot_be_is_refused_whoever_accepts_it() -> None:
    wrong = row(dob="31/02/1992")
    wrong.kept = set(FIELDS)
    assert [doubt.field for doubt in doubts_of(wrong, KINDS)] == ["dob"]


def test_an_award_must_be_chosen_and_fit_the_kind() -> None:
    (missing,) = row(None).doubts
    assert (missing.field, missing.level, missing.check and missing.check.code) == (
        "award",
        Level.WRONG,
        "list_choose_award",
    )
    (unfit,) = row(2, award="Cờ thi đua").doubts
    assert unfit.check is not None
    assert (unfit.check.code, unfit.check.values["award"]) == ("list_award_not_for_kind", "Cờ thi đua")


def namesake(*in_round: tuple[int, int]) -> KnownNamesake:
    return KnownNamesake("Vi Văn Quyết", NomineeKind.INDIVIDUAL, "", frozenset(in_round), ("2023: Bằng khen (1/QĐ)",))


def test_somebody_nominated_for_the_same_award_is_wrong_and_an_earlier_award_is_only_told() -> None:
    known = row()
    known.namesakes = [namesake((1, 7))]
    known.doubts = doubts_of(known, KINDS)
    assert known.level("name") is Level.WRONG
    known.namesakes = [namesake((3, 7))]
    known.doubts = doubts_of(known, KINDS)
    assert known.level("name") is Level.LIKELY and known.clean


def test_a_row_left_out_or_imported_is_neither_open_nor_clean() -> None:
    for attribute in ("left_out", "imported"):
        closed = row()
        setattr(closed, attribute, True)
        assert not closed.open and not closed.clean


def test_the_grid_shows_names_with_honorific_and_births_as_clerks_write_them() -> None:
    shown = row(dob="1974-05-12", reason=None)
    assert shown.text("name") == "Ông Vi Văn Quyết"
    assert shown.text("dob") == "12/05/1974"
    assert shown.text("reason") == ""
    assert row(dob="chưa rõ").text("dob") == "chưa rõ"


def test_a_nominee_becomes_a_draft_with_all_its_texts() -> None:
    draft = draft_of(row(dob="1974-05", gender="male", reason="Đạt giải Nhất hội thi tay nghề", year="2025").read)
    assert (draft.kind, draft.name, draft.honorific) == (NomineeKind.INDIVIDUAL, "Vi Văn Quyết", "Ông")
    assert (draft.position, draft.unit, draft.period) == ("Bưu tá", "Bưu điện tỉnh", "2025")
    assert (draft.birth, draft.gender, draft.summary) == ("1974-05", "male", "Đạt giải Nhất hội thi tay nghề")
    assert draft_of(ReadNominee("collective", "Đội 3", "DS", 1)).position == ""


def test_a_kind_that_is_not_sure_is_asked_beside_the_name() -> None:
    unsure = row(confidence={"kind": 0.65})
    assert unsure.level("name") is Level.DOUBTFUL and not unsure.clean


def test_a_row_that_only_repeats_another_is_a_repeat_and_one_with_a_further_doubt_is_not() -> None:
    assert row(problems=(problem("duplicate", Severity.ERROR),)).repeats
    assert not row(problems=(problem("duplicate", Severity.ERROR), problem("bad_date", Severity.ERROR))).repeats
    assert not row().repeats


def test_reading_alone_asks_what_the_window_would_ask() -> None:
    for told in (row(), row(confidence={"unit": 0.6}), row(problems=(problem("suspect_name", Severity.WARNING),))):
        assert needs_answer(told.read, told.problems) is not told.clean
    assert needs_answer(ReadNominee("individual", "", "DS", 5), [])
