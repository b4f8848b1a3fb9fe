"""Reads forms, one for each person: labels with the value beside them; and lists with their headers in a column."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.exchange.readers.workbook import CellValue, Sheet, address
from desktop.exchange.understanding.award_parsing import awards_in_title
from desktop.exchange.understanding.cell_text import cell_text, line_text
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.header_words import HeaderWords
from desktop.exchange.understanding.labels import field_of_label, is_read, labelled, value_of
from desktop.exchange.understanding.nominee_rows import NomineeRows
from desktop.exchange.understanding.read_result import SEVERITIES, ReadNominee, ReadProblem, SkippedPart
from desktop.exchange.understanding.row_cells import RowCells, RowSettings
from desktop.exchange.understanding.sections import Sections
from desktop.exchange.understanding.skipped_parts import WORDS, of_rows
from desktop.exchange.understanding.table_reader import ReadingContext
from desktop.exchange.understanding.text_rows import StatedCount, title_of

_MOST_ROWS = 3000
_MOST = 0.5  # of the texts of a column are labels
_SURE = 0.9
_FEWEST = 2  # fields that make a form


@dataclass(frozen=True, slots=True)
class FormLabels:
    """The columns of a form that hold labels, from 0; `turned` is a list whose headers stand in its one column."""

    columns: tuple[int, ...]
    turned: bool = False


def form_of(sheet: Sheet, words: HeaderWords) -> FormLabels | None:
    """Return where the labels of a form stand; None where a sheet is no form."""
    if not 0 < len(sheet.rows) <= _MOST_ROWS:
        return None
    width = min(max(map(len, sheet.rows)), 40)
    found: list[int] = []
    fields: set[str] = set()
    for column in range(width - 1):
        texts = [(line_text(row[column]), row) for row in sheet.rows if column < len(row) and row[column]]
        named = [name for text, _row in texts if (name := field_of_label(text, words))]
        beside = bool(found) and found[-1] == column - 1
        if named and not beside and len(named) >= _MOST * len(texts) and _has_values(sheet, column, words):
            found.append(column)
            fields.update(named)
    read = {name for name in fields if is_read(name)}
    if "name" not in fields or len(read) < _FEWEST:
        return None
    people = [_values_beside(row, at, tuple(found)) for row, at in _cells_of(sheet, found, words, "name")]
    if not any(people):
        return None
    turned = len(found) == 1 and any(len(values) > 1 for values in people)
    rows = sum(bool(row) and any(row) for row in sheet.rows)
    return FormLabels(tuple(found), turned) if rows > 1 or len(found) > 1 else None


def _has_values(sheet: Sheet, column: int, words: HeaderWords) -> bool:
    """Return whether most labels of a column have a text beside them that is no label itself."""
    beside = [
        line_text(row[column + 1])
        for row in sheet.rows
        if column + 1 < len(row) and field_of_label(line_text(row[column]), words)
    ]
    return any(beside) and sum(_is_value(text, words) for text in beside if text) * 2 > len([t for t in beside if t])


def _is_value(text: str, words: HeaderWords) -> bool:
    return not text.endswith(":") and not field_of_label(text, words)


def _cells_of(sheet: Sheet, columns: list[int], words: HeaderWords, name: str) -> Iterator[tuple[list[CellValue], int]]:
    for row in sheet.rows:
        for at in columns:
            if at < len(row) and field_of_label(line_text(row[at]), words) == name:
                yield row, at


def _values_beside(row: list[CellValue], label: int, labels: tuple[int, ...]) -> list[int]:
    """Return the columns with a value between a label and the next one."""
    until = next((other for other in labels if other > label), len(row))
    return [at for at in range(label + 1, min(until, len(row))) if value_of(line_text(row[at]))]


@dataclass(slots=True)
class _Person:
    """The cells of one form."""

    row: int
    cells: RowCells
    first: str = ""
    awards: int = 0
    fields: set[str] = field(default_factory=set)


class FormReader:
    """Reads the persons of forms; `read` fills nominees, problems and what was left out."""

    def __init__(
        self, sheet: Sheet, labels: FormLabels, context: ReadingContext, sections: Sections | None = None
    ) -> None:
        self.sheet = sheet
        self.nominees: list[ReadNominee] = []
        self.problems: list[ReadProblem] = []
        self.counts: list[StatedCount] = []
        self.people = 0
        self._labels, self._context = labels, context
        self._left: dict[int, str] = {}
        title = title_of(list(self._other_texts()), sheet.name)
        if sections and not title.awards:
            title.awards, title.recased = sections.title.awards, sections.title.recased
        if sections:
            title.year, title.unit = title.year or sections.title.year, title.unit or sections.title.unit
        self.sections = Sections(title)
        columns = Columns(name_says_all=True, scores=dict.fromkeys(("name", "position", "unit", "award"), _SURE))
        columns.fields = {"name": labels.columns[0] + 1}
        if self._has("unit"):
            columns.fields["unit"] = labels.columns[0] + 1
        self._rows = NomineeRows(RowSettings(sheet, columns, context.today, self._report))

    def _has(self, name: str) -> bool:
        return any(_cells_of(self.sheet, list(self._labels.columns), self._context.words, name))

    def _other_texts(self) -> Iterator[str]:
        """Yield the texts that stand alone in their row: titles."""
        for row in self.sheet.rows:
            texts = [text for value in row if (text := line_text(value))]
            if len(texts) == 1 and (awards_in_title(texts[0]) or not field_of_label(texts[0], self._context.words)):
                yield texts[0]

    def _report(self, kind: str, row: int, cell: str, values: dict[str, object]) -> None:
        self.problems.append(
            ReadProblem(kind, SEVERITIES[kind], f"list_{kind}", self.sheet.name, row + 1, cell or None, values)
        )

    @property
    def skipped(self) -> list[SkippedPart]:
        """Rows of the form that say nothing of a nominee."""
        return of_rows(self.sheet.name, self._left)

    def read(self) -> None:
        """Read all persons; called once."""
        people = self._turned() if self._labels.turned else self._one_after_another()
        for person in people:
            before = len(self.problems)
            found = self._rows.build(person.cells, self.sections.inherited())
            for one in found:
                one.doubtful = any(problem.severity != "info" for problem in self.problems[before:])
            self.nominees += found
            self.people += bool(found)

    def _pairs(self, row: int) -> Iterator[tuple[str, int, CellValue]]:
        """Yield field, column and value for each label of a row; labels may stand in the cell of their value."""
        values = self.sheet.rows[row]
        for label in self._labels.columns:
            text = line_text(values[label]) if label < len(values) else ""
            name = field_of_label(text, self._context.words)
            for at in _values_beside(values, label, self._labels.columns) if name else ():
                yield name, at, values[at]
            if not name and text:
                for inside, value in labelled(text, self._context.words):
                    if inside and value:
                        yield inside, label, value

    def _one_after_another(self) -> list[_Person]:
        people: list[_Person] = []
        for row in range(len(self.sheet.rows)):
            pairs = list(self._pairs(row))
            if not pairs:
                self._leave(row)
            for name, at, value in pairs:
                if not people or self._begins_another(people[-1], name):
                    people.append(_Person(row, RowCells(row), name))
                self._put(people[-1], name, row, at, value)
        return [person for person in people if "name" in person.cells.texts]

    @staticmethod
    def _begins_another(person: _Person, name: str) -> bool:
        return name in person.fields and (name == "name" or (name == person.first and name != "award"))

    def _turned(self) -> list[_Person]:
        people: dict[int, _Person] = {}
        for row in range(len(self.sheet.rows)):
            pairs = list(self._pairs(row))
            if not pairs:
                self._leave(row)
            for name, at, value in pairs:
                person = people.setdefault(at, _Person(row, RowCells(row), name))
                self._put(person, name, row, at, value)
        return [person for person in people.values() if "name" in person.cells.texts]

    def _leave(self, row: int) -> None:
        texts = [text for value in self.sheet.rows[row] if (text := line_text(value))]
        if texts and not all(field_of_label(text, self._context.words) for text in texts):
            self._left[row] = WORDS

    def _put(self, person: _Person, name: str, row: int, column: int, value: CellValue) -> None:
        person.fields.add(name)
        if not is_read(name):
            return
        text, _cleaned = cell_text(value)
        cells = person.cells
        if name == "name":
            cells.row = row
        if name == "award":
            person.awards += 1
            name = "award" if person.awards == 1 else f"award{person.awards}"
        if name in cells.texts:
            return
        cells.texts[name], cells.raw[name] = text, value
        cells.addresses[name] = address(row, column)
