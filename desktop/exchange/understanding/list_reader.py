"""Reads a list: an opened file or pasted text in, nominees and problems out."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from db.rules.terms import Severity
from desktop.exchange.readers.opening import OpenedFile, open_file
from desktop.exchange.readers.workbook import FileNote, ListRefusedError, Sheet, Workbook, column_letters, is_one_column
from desktop.exchange.understanding.cell_text import decode_book, doubt_damaged, line_text
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.cross_checks import (
    check_counts,
    check_sections,
    find_duplicates,
    find_missing_awards,
    find_partial_births,
)
from desktop.exchange.understanding.explained_codes import (
    Codes,
    explained_codes,
    is_reference_sheet,
)
from desktop.exchange.understanding.figure_tables import has_only_figures
from desktop.exchange.understanding.form_reader import FormReader
from desktop.exchange.understanding.header_words import HeaderWords
from desktop.exchange.understanding.headerless import continues_table
from desktop.exchange.understanding.layout import (
    FIGURES,
    NO_NAMES,
    REFERENCE,
    REFUSALS,
    SAMPLE,
    Layout,
    Part,
    PartKind,
    guessed,
    layout_of,
    lists_nobody,
)
from desktop.exchange.understanding.names_under_awards import NamesUnderAwardsReader
from desktop.exchange.understanding.paragraph_reader import ParagraphReader, heads_table
from desktop.exchange.understanding.read_result import (
    SEVERITIES,
    FilePlaces,
    ReadNominee,
    ReadProblem,
    ReadResult,
    SkippedPart,
)
from desktop.exchange.understanding.row_kinds import counts_in, is_total, read_section
from desktop.exchange.understanding.sections import InheritedValues, Sections, within
from desktop.exchange.understanding.skipped_parts import WORDS, names_in, not_read, of_rows, whole_sheet
from desktop.exchange.understanding.table_reader import ReadingContext, TableReader
from desktop.exchange.understanding.text_rows import StatedCount, title_of
from desktop.exchange.understanding.vocabulary import comparison_key

_MOVED = 0.5  # confidence of the cells of a row whose columns may have moved
_Reader = TableReader | FormReader | ParagraphReader


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """The day of reading, headers the office corrected, columns assigned for this file, a progress callback."""

    today: date
    learned_headers: Mapping[str, str] = field(default_factory=dict)
    column_overrides: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    step: Callable[[int, int], None] | None = None


def read_list(path: Path, settings: ReadingSettings, password: str | None = None) -> ReadResult:
    """Read a file.

    Raises KnownError: list_no_data_rows, list_empty_file, and the codes of `opening.open_file`.
    """
    with uncollected():
        return read_opened(open_file(path, password), settings)


def read_opened(opened: OpenedFile, settings: ReadingSettings) -> ReadResult:
    """Return the nominees and problems of a workbook; old encodings in it are decoded in place.

    Raises KnownError: list_no_data_rows, list_empty_file.
    """
    book = opened.book
    result = ReadResult(opened.name, opened.sha256, [], [])
    refusals: list[ListRefusedError | None] = []
    with uncollected():
        for part in book.parts or [book]:
            refusal = _read_book(part, settings, result)
            refusals.append(refusal)
            if book.parts and refusal:
                name = part.sheets[0].name.rpartition(": ")[0] if part.sheets else ""
                result.problems.append(
                    ReadProblem("not_read", Severity.INFO, "list_no_nominees_inside", values={"name": name})
                )
    if all(refusals):
        raise refusals[0] or ListRefusedError("no_data_rows")
    if book.parts:
        told = {(one.kind, one.sheet, one.source_row) for one in result.problems}
        again = find_duplicates(result.nominees)
        result.problems += [one for one in again if (one.kind, one.sheet, one.source_row) not in told]
        result.problems = [_of_note(note) for note in book.notes] + result.problems
    return result


def _read_book(book: Workbook, settings: ReadingSettings, result: ReadResult) -> ListRefusedError | None:
    """Add what a workbook, or one of several lists in a file, says to what was read; return why it says nothing."""
    damaged = decode_book(book)
    reading = _ListReader(book, settings)
    found = reading.read()
    doubt_damaged(found, damaged)
    places = FilePlaces(book.sheets)
    places.move_nominees(found)
    places.move_problems([*reading.problems, *damaged])
    doubted = {(note.sheet, note.row) for note in book.notes if note.row is not None}
    for one in found if doubted else ():
        if (one.sheet, one.source_row) in doubted:  # each of its cells may be another's
            one.doubtful = True
            one.confidence = {name: min(sure, _MOVED) for name, sure in one.confidence.items()}
    result.nominees += found
    result.problems += [*map(_of_note, book.notes), *reading.problems, *damaged]
    result.columns |= {name: dict(columns.fields) for name, columns in reading.headers.items()}
    result.skipped_sheets += reading.skipped_sheets
    result.skipped += places.moved(reading.skipped)
    if any(one.name for one in found) or damaged or any(one.kind != "not_read" for one in reading.problems):
        return None
    return _refusal(book, reading)


@contextmanager
def uncollected() -> Iterator[None]:
    """Disable the garbage collector: a long list makes a million objects that all stay alive."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _refusal(book: Workbook, reading: "_ListReader") -> ListRefusedError:
    """Return the refusal of a file without nominees; it names the cause where all sheets have the same."""
    if all(value in ("", None) for sheet in book.sheets for row in sheet.rows for value in row):
        return ListRefusedError("empty_file")
    causes = {part.code for part in reading.skipped if part.code in REFUSALS}
    code = REFUSALS[causes.pop()] if len(causes) == 1 else None
    return ListRefusedError("no_data_rows", code)


def _of_note(note: FileNote) -> ReadProblem:
    severity = note.severity or SEVERITIES[note.kind]
    return ReadProblem(note.kind, severity, note.code, note.sheet, note.row, values=note.values)


class _ListReader:
    """Reads the sheets of a book that are lists, with what the others explain."""

    def __init__(self, book: Workbook, settings: ReadingSettings) -> None:
        self.problems: list[ReadProblem] = []
        self.skipped: list[SkippedPart] = []
        self.skipped_sheets: list[str] = []
        self.headers: dict[str, Columns] = {}
        words = HeaderWords(settings.learned_headers)
        codes = Codes()
        self._tables = [sheet for sheet in book.sheets if not sheet.is_text]
        self._body = next((sheet for sheet in book.sheets if sheet.is_text), None)
        self._layouts = {sheet.name: layout_of(sheet, words, settings.today) for sheet in self._tables}
        for sheet in self._tables:
            codes.add(self._layouts[sheet.name].codes | explained_codes(sheet, self._layouts[sheet.name].columns))
        self._context = ReadingContext(words, settings.today, codes, settings.column_overrides, settings.step)
        self._go_on_without_header()
        for name, layout in self._layouts.items():
            if layout.parts and layout.columns is not None:
                self.headers[name] = layout.columns
        self._counts: list[StatedCount] = []
        self._headings: set[int] = set()  # lines of the body that stand over a table
        self._nominees: list[ReadNominee] = []

    def _go_on_without_header(self) -> None:
        """Give the columns of the table before to one that goes on with its numbers on the next page."""
        before: tuple[Sheet, Columns] | None = None
        for sheet in self._tables:
            layout = self._layouts[sheet.name]
            one_table = len(layout.parts) == 1 and layout.parts[0].kind is PartKind.TABLE
            if not layout.parts and layout.lookup is None and before and continues_table(sheet, *before):
                columns = replace(before[1], first_row=0, last_row=-1)
                self._layouts[sheet.name] = layout = Layout([Part(PartKind.TABLE, sheet, columns, goes_on=True)])
                one_table = True
            before = (sheet, layout.parts[0].columns) if one_table else before

    def read(self) -> list[ReadNominee]:
        """Return all nominees in the order of the file."""
        sheets = self._chosen()
        if sheets:
            self._read_tables(sheets, self._body)
        elif self._body is not None:
            self._read_lines(self._body)
        if not self._nominees:
            self._guess()
        self._tell_unread_lines(bool(sheets))
        self._check(sheets)
        return self._nominees

    def _chosen(self) -> list[Sheet]:
        """Leave out guides, lookups, and hidden sheets while there are others."""
        listed = [sheet for sheet in self._tables if self._layouts[sheet.name].parts]
        if len(listed) < len(self._tables) and listed:
            listed += self._lists_without_header()
        why = {
            sheet.name: reason
            for sheet in listed
            if (reason := lists_nobody(sheet, self._layouts[sheet.name].parts[0]))
        }
        others = [sheet for sheet in listed if sheet.visible and sheet.name not in why]
        figures = [sheet for sheet in others if has_only_figures(sheet)] if len(others) > 1 else []
        why |= {sheet.name: FIGURES for sheet in figures if len(figures) < len(others)}
        wanted = [sheet for sheet in others if sheet.name not in why]
        chosen = wanted or [sheet for sheet in listed if sheet.visible] or listed
        chosen = [sheet for sheet in self._tables if sheet in chosen]
        for sheet in self._tables:
            if sheet not in chosen:
                self._skip(sheet, why.get(sheet.name, ""))
        return chosen

    def _skip(self, sheet: Sheet, reason: str) -> None:
        layout = self._layouts[sheet.name]
        reason = reason or (REFERENCE if layout.lookup is not None else layout.refused or NO_NAMES)
        told = whole_sheet(sheet, reason)
        self.skipped += told
        self.skipped_sheets.append(sheet.name)
        if told and not sheet.visible and layout.parts:
            self.problems.append(ReadProblem("hidden_rows", SEVERITIES["hidden_rows"], "list_hidden_sheet", sheet.name))
        elif told and layout.lookup is None and reason not in (FIGURES, SAMPLE):
            names, rows = len(names_in(sheet, range(len(sheet.rows)))), sum(map(any, sheet.rows))
            meant = names > 2 or 2 * names >= rows or layout.parts
            self.problems += [not_read(sheet.name, None)] if names and meant else []

    def _lists_without_header(self) -> list[Sheet]:
        """Return sheets beside the lists that have names and two more fields in their columns, but no header."""
        found = []
        for sheet in self._tables:
            layout = self._layouts[sheet.name]
            if layout.parts or layout.lookup is not None or layout.refused != NO_NAMES or is_reference_sheet(sheet):
                continue
            part = guessed(sheet, self._context.today)
            if part is not None and len(part.columns.fields) > 2:
                self._layouts[sheet.name] = Layout([part])
                self.headers[sheet.name] = part.columns
                found.append(sheet)
        return found

    def _read_tables(self, sheets: list[Sheet], body: Sheet | None) -> None:
        lines = [line_text(row[0]) if row else "" for row in body.rows] if body else []
        sections, read_lines, before = None, 0, None
        if lines:
            sections = Sections(title_of(lines[: sheets[0].paragraphs_before]))
        for sheet in sheets:
            if sections is not None:
                self._enter_lines(sections, lines, read_lines, sheet.paragraphs_before)
                read_lines = sheet.paragraphs_before
            self.skipped += self._layouts[sheet.name].skipped
            for part in self._layouts[sheet.name].parts:
                reading = self._reader(part, before if part.goes_on else _outer_sections(sections))
                self._add(reading)
                before = Sections(reading.at_end) if isinstance(reading, TableReader) else None
            hidden = len([row for row in sheet.hidden_rows if row < len(sheet.rows) and any(sheet.rows[row])])
            if hidden:
                told, values = SEVERITIES["hidden_rows"], dict[str, object](rows=hidden)
                self.problems.append(ReadProblem("hidden_rows", told, "list_hidden_rows", sheet.name, values=values))
        for row, line in enumerate(lines):
            if body and is_total(line) and counts_in(line):
                self._counts.append(StatedCount(body.name, row, counts_in(line)))

    def _reader(self, part: Part, outer: Sections | None) -> _Reader:
        if part.above:
            outer = Sections(within(outer.title if outer else InheritedValues(), title_of(list(part.above))))
        if part.kind is PartKind.LINES:
            return ParagraphReader(part.sheet, self._context, outer, part.letters)
        if part.form is not None:
            return FormReader(part.sheet, part.form, self._context, outer)
        if part.kind is PartKind.NAMES_UNDER_AWARDS:
            return NamesUnderAwardsReader(part.sheet, part.columns, self._context, outer)
        return TableReader(part.sheet, part.columns, self._context, outer)

    def _enter_lines(self, sections: Sections, lines: list[str], first: int, last: int) -> None:
        """Enter the headings between two tables; a unit counts right above its table."""
        for row in range(first, last):
            line = lines[row]
            section = read_section("", line)
            if section is None or not section.sure or len(line) >= 160 or _title(line):
                continue
            if section.kind or section.awards or heads_table(lines, row, last):
                sections.enter(section, row)
                self._headings.add(row)

    def _read_lines(self, body: Sheet) -> None:
        self._add(ParagraphReader(body, self._context))

    def _add(self, reading: _Reader) -> None:
        reading.read()
        self._nominees += reading.nominees
        self.problems += reading.problems
        self.skipped += reading.skipped
        self.problems += check_sections(reading.sheet.name, reading.sections.closed_counts)
        self._counts += reading.counts

    def _guess(self) -> None:
        """Read tables without a header by what stands in their columns."""
        for sheet in self._tables:
            if self._layouts[sheet.name].refused != NO_NAMES or not sheet.visible:
                continue
            lines = is_one_column(sheet)
            part = None if lines else guessed(sheet, self._context.today)
            if part or lines:
                self.skipped = [one for one in self.skipped if one.sheet != sheet.name]
                self.problems = [one for one in self.problems if (one.kind, one.sheet) != ("not_read", sheet.name)]
                self.skipped_sheets = [name for name in self.skipped_sheets if name != sheet.name]
            if part:
                self._add(self._reader(part, self._title_above(sheet)))
            elif lines:
                self._read_lines(sheet)

    def _title_above(self, sheet: Sheet) -> Sections | None:
        """Return what the paragraphs before a table say about it, None where there are none."""
        rows = self._body.rows[: sheet.paragraphs_before] if self._body else []
        lines = [line_text(row[0]) if row else "" for row in rows]
        return Sections(title_of(lines)) if lines else None

    def _tell_unread_lines(self, tables: bool) -> None:
        """Tell the lines around tables, and whether they name people that may be meant as nominees too."""
        if self._body is None or not tables:
            return
        (reading := ParagraphReader(self._body, self._context)).read()
        named = [one for one in reading.nominees if one.name and one.source_row - 1 not in self._headings]
        first = min(sheet.paragraphs_before for sheet in self._tables if self._layouts[sheet.name].parts)
        behind = {at: WORDS for at in range(first, reading.first) if any(self._body.rows[at])}  # no title of a table
        left = behind | reading.left | {one.source_row - 1: WORDS for one in named}
        self.skipped += of_rows(self._body.name, {row: why for row, why in left.items() if row not in self._headings})
        self.problems += [not_read(self._body.name, one.source_row - 1, one.name) for one in named]

    def _check(self, sheets: list[Sheet]) -> None:
        self.problems += find_duplicates(self._nominees)
        self.problems += find_partial_births(self._nominees)
        self.problems += check_counts(self._counts, self._nominees)
        self.problems += find_missing_awards(self._nominees, self._award_cell)
        order = {sheet.name: number for number, sheet in enumerate(sheets)}
        self.problems.sort(key=lambda problem: (order.get(problem.sheet or "", -1), problem.source_row or 0))

    def _award_cell(self, one: ReadNominee) -> str | None:
        header = self.headers.get(one.sheet)
        if header is None or not header.awards:
            return one.cells.get("name")
        return f"{column_letters(header.awards[0])}{one.source_row}"


def _outer_sections(sections: Sections | None) -> Sections | None:
    """Let a table begin with the sections that stand open above it."""
    if sections is None:
        return None
    return Sections(sections.inherited())


def _title(line: str) -> bool:
    return comparison_key(line).startswith(("danh sach", "bang tong hop", "kem theo", "to trinh"))
