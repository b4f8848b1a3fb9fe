"""What is to be told about a reading beside its nominees: parts not read, problems of no nominee, what was mended."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from db.queries.importing import EarlierFile
from db.rules.terms import Severity
from desktop.exchange.readers.workbook import cell_position
from desktop.exchange.understanding.read_result import ReadProblem, ReadResult, SkippedPart


class NoteKind(StrEnum):
    """What a note asks of the clerk, in the order in which notes are shown."""

    LOOK = "look"
    """Something may be wrong that no row shows."""
    NOT_READ = "not read"
    MENDED = "mended"
    """Read otherwise than it stands in the file, without doubt."""


@dataclass(frozen=True)
class ReadingNote:
    """One thing told about a file; rows and column count from 0 and say where it is, `cells` how often it happened."""

    kind: NoteKind
    code: str
    values: dict[str, object] = field(default_factory=dict)
    sheet: str = ""
    rows: tuple[int, int] | None = None
    column: int = -1
    place: str = ""
    """The rows, column or cell as a clerk writes them."""
    cells: int = 1


def notes_of(result: ReadResult, earlier: EarlierFile | None = None) -> list[ReadingNote]:
    """Return everything that no row of the checked list says; `earlier` is when the same file was taken in."""
    read = {(one.sheet, one.source_row) for one in result.nominees}
    found = [_earlier(earlier)] if earlier else []
    found += [_problem(each) for each in result.problems if _of_no_row(each, read)]
    found += [_skipped(part) for part in result.skipped]
    found += _mended(each for each in result.problems if not _of_no_row(each, read))
    order = list(NoteKind)
    return sorted(found, key=lambda note: order.index(note.kind))


def _earlier(earlier: EarlierFile) -> ReadingNote:
    day = datetime.fromisoformat(earlier.read_at).date()
    return ReadingNote(NoteKind.LOOK, "list_same_file", {"date": day, "count": earlier.nominations})


def _of_no_row(problem: ReadProblem, read: set[tuple[str, int]]) -> bool:
    return problem.source_row is None or (problem.sheet, problem.source_row) not in read


def _problem(problem: ReadProblem) -> ReadingNote:
    kind = NoteKind.MENDED if problem.severity is Severity.INFO else NoteKind.LOOK
    row, column = cell_position(problem.cell) if problem.cell else ((problem.source_row or 0) - 1, -1)
    place = problem.cell or str(problem.source_row or "")
    rows = (row, row) if row >= 0 else None
    return ReadingNote(kind, problem.code, problem.values, problem.sheet or "", rows, column, place)


def _skipped(part: SkippedPart) -> ReadingNote:
    place = part.columns or part.rows or ""
    if part.columns:
        column = cell_position(part.columns.partition(":")[0])[1]
        return ReadingNote(NoteKind.NOT_READ, part.code, part.values, part.sheet, None, column, place)
    first, _, last = (part.rows or "").partition("-")
    rows = (int(first) - 1, int(last or first) - 1) if first else None
    return ReadingNote(NoteKind.NOT_READ, part.code, part.values, part.sheet, rows, -1, place)


def _mended(problems: Iterable[ReadProblem]) -> Iterator[ReadingNote]:
    """Yield what was mended in rows that were read: once for each sheet and sentence, at the first of its cells."""
    by_code: dict[tuple[str | None, str], list[ReadProblem]] = {}
    for problem in problems:
        if problem.severity is Severity.INFO:
            by_code.setdefault((problem.sheet, problem.code), []).append(problem)
    for alike in by_code.values():
        first = _problem(alike[0])
        yield ReadingNote(
            first.kind, first.code, first.values, first.sheet, first.rows, first.column, first.place, len(alike)
        )
