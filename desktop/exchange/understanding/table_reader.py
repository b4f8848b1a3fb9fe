"""Reads one table from its title to its signatures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.exchange.readers.workbook import Sheet, address, column_letters
from desktop.exchange.understanding.award_parsing import is_award, kinds_of_award, parse_award
from desktop.exchange.understanding.cell_text import line_text
from desktop.exchange.understanding.cleaning import one_line
from desktop.exchange.understanding.column_contents import is_nominee
from desktop.exchange.understanding.columns import Columns, header_at, with_overrides
from desktop.exchange.understanding.explained_codes import Codes
from desktop.exchange.understanding.filled_down import tell_filled_down
from desktop.exchange.understanding.header_words import HeaderWords
from desktop.exchange.understanding.nominee_rows import NomineeRows
from desktop.exchange.understanding.person_names import mostly_with_salutation, split_name
from desktop.exchange.understanding.read_result import (
    SEVERITIES,
    ReadNominee,
    ReadProblem,
    SkippedPart,
    doubt_struck_words,
)
from desktop.exchange.understanding.row_cells import CellReader, RowCells, RowSettings
from desktop.exchange.understanding.row_fast_path import RowFastPath
from desktop.exchange.understanding.row_kinds import is_column_numbers, section_marker
from desktop.exchange.understanding.sections import InheritedValues, Sections, within
from desktop.exchange.understanding.skipped_parts import (
    SIGNATURES,
    UNCLEAR,
    WORDS,
    names_in,
    not_read,
    numbered_in,
    of_columns,
    of_rows,
)
from desktop.exchange.understanding.text_rows import CONTENT, TextRows, all_texts, single_column, title_of
from desktop.exchange.understanding.vocabulary import looks_collective, looks_household

_STEP_ROWS = 2000
_HIGHEST_TITLE = 20  # rows above a header that may be its title
_LONE_NAME = 0.6  # confidence of a name that stands alone in its row


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What the reading of a sheet needs besides it: vocabulary, day, codes, assigned columns, progress callback."""

    words: HeaderWords
    today: date
    codes: Codes
    column_overrides: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    step: Callable[[int, int], None] | None = None


def _is_unit_itself(cells: RowCells) -> bool:
    """Return whether a row without a name gives an award kept for collectives to the unit it names; name it so."""
    texts = cells.texts
    only = kinds_of_award(parse_award(one_line(texts.get("award", ""))).wording)
    if only != ("collective",) or not looks_collective(texts.get("unit", "")):
        return False
    for values in (texts, cells.addresses):
        values["name"] = values.pop("unit")
    cells.raw["name"] = cells.raw.pop("unit")
    return True


class TableReader:
    """Reads the rows of a table; `read` fills nominees, problems and counts."""

    def __init__(
        self, sheet: Sheet, columns: Columns, context: ReadingContext, sections: Sections | None = None
    ) -> None:
        self.sheet = sheet
        self.nominees: list[ReadNominee] = []
        self.problems: list[ReadProblem] = []
        self.people = 0
        self._numbered = 0  # of them have a number
        self._context = context
        self._pending: list[ReadProblem] = []
        self._left = {row: WORDS for row in range(columns.first_row - _HIGHEST_TITLE) if any(sheet.rows[row])}
        rows_above = range(columns.first_row)
        self._left |= dict.fromkeys([*names_in(sheet, rows_above), *numbered_in(sheet, rows_above)], UNCLEAR)
        self._skipped: list[SkippedPart] = []
        self._last_taken = columns.last_row  # the last row that was a header or a nominee
        above = [text for row in range(columns.first_row) for value in sheet.rows[row] if (text := line_text(value))]
        self.sections = Sections(within(sections.title if sections else InheritedValues(), title_of(above, sheet.name)))
        self.at_end = self.sections.title  # what the row below the last one would inherit
        self._text = TextRows(sheet, self.sections, columns)
        self._text.count_above(columns.first_row)
        self.counts = self._text.counts
        self._use(columns)

    def _use(self, columns: Columns) -> None:
        self.columns = with_overrides(columns, self._context.column_overrides.get(self.sheet.name, {}))
        self._cells = CellReader(self.sheet, self.columns, self._report, self._context.codes)
        self._text.use(self.columns)
        spoken = self._has_salutations()
        settings = RowSettings(self.sheet, self.columns, self._context.today, self._report, spoken)
        self._rows = NomineeRows(settings)
        self._fast_path = RowFastPath(self.sheet, self.columns, self._context.today)
        self._name_column = self.columns.fields.get("name", self.columns.fields.get("given", 0))
        self._header_texts = frozenset(text.casefold() for text in self.columns.texts if text)
        self._last_taken = self.columns.last_row

    def _has_salutations(self) -> bool:
        """Return whether so many names begin with Ông or Bà that it is an honorific where it could be a surname."""
        column = self.columns.fields.get("name")
        if column is None:
            return True
        names = []
        for values in self.sheet.rows[self.columns.last_row + 1 : self.columns.last_row + 200]:
            text = line_text(values[column]) if column < len(values) else ""
            if " " in text and not looks_collective(text):
                names.append(text)
        return mostly_with_salutation(names)

    def _report(self, kind: str, row: int, cell: str, values: dict[str, object]) -> None:
        self._pending.append(
            ReadProblem(kind, SEVERITIES[kind], f"list_{kind}", self.sheet.name, row + 1, cell or None, values)
        )

    def read(self) -> None:
        """Read all rows; called once."""
        rows = self.sheet.rows
        row = self.columns.last_row + 1
        while row < len(rows):
            if row % _STEP_ROWS == 0 and self._context.step:
                self._context.step(row, len(rows))
            row, first = self._read_alike(row, min(len(rows), row - row % _STEP_ROWS + _STEP_ROWS)), row
            if row == first:
                self._pending.clear()
                row = self._read_row(row) + 1
        self._leave_columns(len(rows))
        self.at_end = self.sections.inherited()
        self.sections.leave_all()
        self.problems += tell_filled_down(self.sheet, self.columns, self.nominees)
        unread = [
            at for at, why in self._left.items() if why != SIGNATURES or any(map(is_award, all_texts(self.sheet, at)))
        ]
        self.problems += [not_read(self.sheet.name, at) for at in names_in(self.sheet, unread)]

    @property
    def skipped(self) -> list[SkippedPart]:
        """Rows and columns of the table that gave no nominee and are no heading or total."""
        return self._skipped + of_rows(self.sheet.name, self._left)

    def _leave_columns(self, until: int) -> None:
        self._skipped += [part for part in of_columns(self.sheet, self.columns, until) if part not in self._skipped]

    def leave(self, row: int, code: str) -> int:
        """Keep a row as left out, with the code of the reason; return it."""
        self._left[row] = SIGNATURES if self._text.ended else code
        return row

    def _read_alike(self, row: int, until: int) -> int:
        """Read the rows that are like earlier ones, up to `until`; return the first that is not."""
        if not self._fast_path.enabled or self._text.ended:
            return row
        found = self._fast_path.read(row, until)
        if found:
            self.nominees += found
            row += len(found)
            self._cells.skip(row - 1)
            self._counted_in(row - 1, len(found))
            self._numbered += len(found)
        return row

    def _read_row(self, row: int) -> int:
        """Read one row, and return the last row that it took."""
        cells = self._cells.read(row)
        texts = cells.texts
        if not texts and not cells.broken:
            everything = all_texts(self.sheet, row)
            if everything and not self._take_words(row, everything):
                self.leave(row, UNCLEAR)
            return row
        number = texts.get("number", "")
        named = "name" in texts or "given" in texts
        content = sum(1 for name in texts if name in CONTENT or name.startswith(("mark", "award")))
        plainly = named and len(texts.get("name", "....")) > 3 and number[:1].isdecimal() and "(" not in number
        if plainly and content and row not in self._text.wide:
            if self._text.ended and not self._numbered_again(number):
                return self.leave(row, SIGNATURES)
            if self._text.ended or not self._continues(cells):
                self._take(cells)
            return row
        return self._odd_row(row, cells, named, content)

    def _numbered_again(self, number: str) -> bool:
        return number.isdecimal() and int(number) == self.people + 1

    def _odd_row(self, row: int, cells: RowCells, named: bool, content: int) -> int:
        """Read a row that is not plainly a numbered nominee."""
        if not self._text.ended and self._continues(cells):
            return row
        everything = all_texts(self.sheet, row)
        if is_column_numbers(everything):
            return row
        header = self._new_header(row, everything)
        if header:
            self._leave_columns(header.first_row)
            self._use(header)
            self._text.ended = False
            return header.last_row
        if self._take_words(row, everything):
            return row
        if self._text.ended:
            return self.leave(row, SIGNATURES)
        number = cells.texts.get("number", "")
        if named and content < 2 and self._is_signed(cells, everything):
            return self.leave(row, SIGNATURES)
        known = (
            content or number[:1].isdecimal() or single_column(self.columns) or self._stands_alone(cells, everything)
        )
        if named and known and not section_marker(number):
            self._take(cells)
        elif (named and self._is_lone_name(cells, everything)) or (not named and _is_unit_itself(cells)):
            self._take_in_doubt(cells)
        elif not named and (content >= 2 or cells.broken or (content and number)):
            self._missing_name(row, cells)
        else:
            self.leave(row, UNCLEAR)
        return row

    def _is_lone_name(self, cells: RowCells, everything: list[str]) -> bool:
        """Return whether a name without number and other cells goes on with the list: right below a nominee."""
        distance = cells.row - self._last_taken
        across_blank = distance == 2 and not self._numbered and not any(self.sheet.rows[cells.row - 1])
        follows = distance == 1 or across_blank  # a list without numbers may have blank rows
        return len(everything) == 1 and follows and is_nominee(cells.texts.get("name", ""))

    def _take_in_doubt(self, cells: RowCells) -> None:
        before = len(self.nominees)
        self._take(cells)
        for one in self.nominees[before:]:
            one.confidence["name"] = min(one.confidence["name"], _LONE_NAME)

    def _is_signed(self, cells: RowCells, everything: list[str]) -> bool:
        """Return whether a row without a number, in a list with numbers, holds names or duties of those who sign."""
        numbered = "number" in self.columns.fields and self._numbered * 2 >= self.people > 0
        if not numbered or "number" in cells.texts or len(everything) < 2:
            return False
        name = cells.texts.get("name", "")
        people = sum(map(is_nominee, everything))
        return people > 1 or not (
            people or looks_collective(name) or looks_household(name) or split_name(name).honorific
        )

    def _stands_alone(self, cells: RowCells, everything: list[str]) -> bool:
        """Return whether a name without number and further fields is a nominee: other cells, or its section, say so."""
        name = cells.texts.get("name", "")
        if not (looks_collective(name) or looks_household(name) or is_nominee(name)):
            return False
        return len(everything) > 1 or (looks_collective(name) and self._text.for_collectives())

    def _new_header(self, row: int, everything: list[str]) -> Columns | None:
        if len(everything) < 2:
            return None
        values = self.sheet.rows[row]
        if self._name_column < len(values) and is_nominee(line_text(values[self._name_column])):
            return None
        repeated = sum(text.casefold() in self._header_texts for text in everything)
        known = sum(self._context.words.field_of(text)[1] == 1.0 for text in everything[:16])
        if repeated < 2 and known < 2:
            return None
        found = header_at(self.sheet, row, self._context.words)
        if found is None and repeated >= 2 and repeated * 2 >= len(everything):
            self.columns.last_row = row
            return self.columns
        return found

    def _take_words(self, row: int, everything: list[str]) -> bool:
        """Take in a row of words; False where it may be a nominee."""
        self._text.has_nominees = bool(self.nominees)
        taken = self._text.take(row, everything)
        if self._text.changed:
            self._fast_path.forget()
            self._text.changed = False
        if taken and self._text.only_words:
            self.leave(row, WORDS)
        return taken

    def _continues(self, cells: RowCells) -> bool:
        """Join a row to the nominee above where the name is merged over both."""
        if not self.sheet.merged or not self.nominees:
            return False
        top = self._cells.covering(cells.row, self._name_column)
        last = self.nominees[-1]
        if top is None or last.source_row <= top:
            return False
        if any(name.startswith(("award", "mark")) and cells.is_own(name) for name in cells.texts):
            self._take(cells, another=True)
            return True
        self._last_taken = cells.row
        reason = cells.texts.get("reason")
        if reason and cells.is_own("reason"):
            last.reason = f"{last.reason} {reason}" if last.reason else reason
        return True

    def _take(self, cells: RowCells, another: bool = False) -> None:
        found = self._rows.build(cells, self._inherited())
        if not found:
            return
        for one in found:
            one.doubtful = any(problem.severity != "info" for problem in self._pending)
        self._tell_hidden(cells, found)
        if self.sheet.struck_words:
            self._tell_struck_words(cells.row, found)
        unasked = not self._pending
        self.problems += self._pending
        self._pending.clear()
        self.nominees += found
        if another:
            self._last_taken = cells.row
        else:
            self._counted_in(cells.row)
            self._numbered += "number" in cells.texts
        if unasked and self._fast_path.enabled:
            self._fast_path.learn(cells.row, found)

    def _inherited(self) -> InheritedValues:
        return self.sections.inherited()

    def _counted_in(self, row: int, rows: int = 1) -> None:
        self._last_taken = row
        self.people += rows
        self.sections.count(rows)

    def _tell_hidden(self, cells: RowCells, found: list[ReadNominee]) -> None:
        row = cells.row
        if row in self.sheet.hidden_rows:
            self._report("hidden_row", row, found[0].cells["name"], {"text": found[0].name})
        elif self.sheet.struck and any(
            (row, column) in self.sheet.struck for column in self._name_award_unit_columns()
        ):
            self._report("strikethrough", row, found[0].cells["name"], {"text": found[0].name})
        else:
            return
        for one in found:
            one.doubtful = True
            one.confidence["name"] = min(one.confidence["name"], 0.5)

    def _tell_struck_words(self, row: int, found: list[ReadNominee]) -> None:
        """Tell the words of this row that are struck out inside a cell and were left out of it."""
        for column in sorted({*self.columns.fields.values(), *self.columns.awards}):
            words = self.sheet.struck_words.get((row, column))
            if words:
                doubt_struck_words(found, self.problems, address(row, column), words)

    def _name_award_unit_columns(self) -> list[int]:
        return [
            column
            for name, column in self.columns.fields.items()
            if name in ("name", "given", "family", "award", "unit")
        ]

    def _missing_name(self, row: int, cells: RowCells) -> None:
        if not cells.broken:
            self._report("missing_name", row, f"{column_letters(self._name_column)}{row + 1}", {})
        self.problems += self._pending
        self._pending.clear()
        blank = ReadNominee("individual", "", self.sheet.name, row + 1, doubtful=True)
        blank.cells = dict(cells.addresses)
        self.nominees.append(blank)
