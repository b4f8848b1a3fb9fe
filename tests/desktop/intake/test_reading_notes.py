"""What is told about a file beside its rows: nothing that was left out or mended goes without a word."""

from db.queries.importing import EarlierFile
from db.rules.terms import Severity
from desktop.exchange.understanding.read_result import ReadNominee, ReadProblem, ReadResult, SkippedPart
from desktop.intake.reading_notes import NoteKind, notes_of
from tests.desktop.intake.conftest import HEADER, PEOPLE, Check


def result(problems: list[ReadProblem], skipped: list[SkippedPart] | None = None) -> ReadResult:
    listed = [ReadNominee("individual", "Ma Văn Khánh", "DS", row) for row in (5, 6)]
    return ReadResult("ds.xlsx", "", listed, problems, skipped=skipped or [])


def problem(code: str, row: int | None, cell: str | None = None, severity: Severity = Severity.INFO) -> ReadProblem:
    return ReadProblem(code.removeprefix("list_"), severity, code, "DS", row, cell)


def test_every_part_that_was_left_out_has_its_place_in_the_file() -> None:
    parts = [
        SkippedPart("DS", "list_skipped_signatures", rows="12-15"),
        SkippedPart("DS", "list_skipped_words", rows="3"),
        SkippedPart("DS", "list_skipped_column", columns="H:K", values={"text": "Ghi chú"}),
        SkippedPart("Hướng dẫn", "list_skipped_reference"),
    ]
    notes = notes_of(result([], parts))
    assert [(note.rows, note.column, note.place) for note in notes] == [
        ((11, 14), -1, "12-15"),
        ((2, 2), -1, "3"),
        (None, 7, "H:K"),
        (None, -1, ""),
    ]
    assert {note.kind for note in notes} == {NoteKind.NOT_READ}


def test_a_problem_of_a_row_without_nominee_is_told_and_one_of_a_row_that_shows_it_is_not() -> None:
    shown = problem("list_suspect_name", 5, "B5", Severity.WARNING)
    lost = problem("list_not_read", 9, None, Severity.WARNING)
    of_file = problem("list_count_all", None, None, Severity.WARNING)
    notes = notes_of(result([shown, lost, of_file]))
    assert [(note.kind, note.code, note.rows) for note in notes] == [
        (NoteKind.LOOK, "list_not_read", (8, 8)),
        (NoteKind.LOOK, "list_count_all", None),
    ]


def test_what_was_mended_is_told_once_for_its_kind_with_how_many_cells() -> None:
    alike = [problem("list_invisible_chars", row, cell) for row, cell in ((5, "B5"), (5, "D5"), (6, "B6"))]
    notes = notes_of(result([*alike, problem("list_lookalike_char", 6, "C6")]))
    assert [(note.kind, note.code, note.place, note.cells) for note in notes] == [
        (NoteKind.MENDED, "list_invisible_chars", "B5", 3),
        (NoteKind.MENDED, "list_lookalike_char", "C6", 1),
    ]


def test_a_file_that_was_taken_in_before_says_so_first() -> None:
    earlier = EarlierFile("2023-12-20T08:00:00+07:00", 12)
    notes = notes_of(result([problem("list_macros_present", None)]), earlier)
    assert [note.code for note in notes] == ["list_same_file", "list_macros_present"]


def test_a_list_with_signatures_tells_which_rows_it_did_not_read(check: Check) -> None:
    signed = [
        *PEOPLE,
        [],
        ["", "Nơi nhận:", "", "", "", "GIÁM ĐỐC"],
        ["", "- Như trên;"],
        ["", "", "", "", "", "Hà Phúc"],
    ]
    notes = check([["Kính gửi: Sở Nội vụ"], *signed]).notes()
    told = {row for note in notes if note.rows for row in range(note.rows[0], note.rows[1] + 1)}
    assert {8, 9} <= told
    assert check([HEADER, *PEOPLE[1:3]]).notes() == []
