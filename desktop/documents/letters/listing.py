"""A list as one plain value, from which PDF, Word, Excel and CSV are drawn: columns, rows, headings and sums."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeAlias

from db.rules import dates, numbers
from db.rules.printed_names import behind_name, name_parts
from db.rules.terms import NomineeKind
from desktop.documents.engine.spans import Face, Span
from desktop.documents.letters.bar_chart import NO_CHART, BarChart
from desktop.documents.letters.paper_words import called, kinds, title_text, whereabouts
from desktop.documents.letters.values import Office, Recipient, Signature


class CellKind(StrEnum):
    """What a column holds; decides type, format and alignment in every file."""

    TEXT = "text"
    CENTRED = "centred"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    FACTOR = "factor"
    PERSON = "person"
    """A `Recipient`: honorific and name, the name bold on paper."""
    PERSON_AND_PLACE = "person_and_place"
    """The same with position and unit below it on paper; on a worksheet they have a column of their own."""


EVERYBODY: Final = "Tập thể, cá nhân"
"""The header of the names on lists of nobody, and of both usual kinds."""
PLACE: Final = "Chức vụ, đơn vị công tác"
PLACES: Final = {
    frozenset((NomineeKind.HOUSEHOLD,)): "Địa chỉ",
    frozenset((NomineeKind.COLLECTIVE,)): "Đơn vị quản lý",
}
"""What stands beside the names where they have no position."""
CENTRED_KINDS: Final = (CellKind.CENTRED, CellKind.DATE, CellKind.NUMBER, CellKind.FACTOR)
Value: TypeAlias = str | int | Decimal | date | Recipient | tuple[Span, ...] | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `width` in characters on a worksheet, `paper` in mm (0: not printed on paper).

    A line feed in the header breaks the line on paper only.
    """

    header: str
    kind: CellKind
    width: float
    paper: float
    on_sheet: bool = True
    """Whether worksheets and CSV have it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading between rows, on paper only: numeral under the first column, text over all others."""

    numeral: str
    text: str


@dataclass(frozen=True, slots=True)
class Total:
    """A row of sums, bold on paper; sums are numbers, never formulas."""

    cells: Sequence[Value]
    opens: bool = False
    """Whether it heads the rows under it instead, and stays on their page."""


Row: TypeAlias = Sequence[Value] | Section | Total


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; `rows` may be a stream that is read once. `size` in pt, `side` and `pad` in mm."""

    columns: Sequence[Column]
    rows: Iterable[Row]
    size: float = 12.0
    side: float = 1.8
    pad: float = 1.25


@dataclass(frozen=True, slots=True)
class ListPart:
    """One table of a listing with what stands over and under it; its pages are counted from 1."""

    title: str
    """On a worksheet; on paper too, in capitals, where there is no `heading`."""
    table: Table
    heading: Sequence[str] = ()
    """("DANH SÁCH", "Tập thể, cá nhân được tặng Bằng khen …")."""
    note: str = ""
    """In italics and brackets under the heading."""
    opening: Sequence[str] = ()
    """Paragraphs before the table."""
    total: str = ""
    """In italics under the table."""
    signatures: Sequence[Signature | None] = ()
    """From left to right; None leaves a place empty."""
    day: str = ""
    """Place and date over the last signature."""
    sheet: str = "Danh sách"
    """Name of its worksheet."""
    chart: BarChart = NO_CHART
    """Over the table, in a workbook on a sheet of its own; one without bars is not drawn."""

    @property
    def head_lines(self) -> tuple[str, str]:
        """The two lines over the table on paper; the second may be empty."""
        first, *more = self.heading or (self.title.upper(),)
        return first, " ".join(more)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of one part or several."""

    title: str
    parts: Sequence[ListPart]
    office: Office | None = None
    """At the head of every part; lists that only give data have none."""
    mark: str = ""
    """Small at the foot of the last page of paper: how far the journal had come."""
    dated: date | None = None
    """The day that stands on it, which its files then have too."""

    @property
    def author(self) -> str:
        """The office's name, or nothing."""
        return self.office.body if self.office else ""


def plain_text(value: Value) -> str:
    """Return a value as text where nothing computes: dates dd/mm/yyyy, factors "1,5", money bare."""
    if value is None:
        return ""
    if isinstance(value, Recipient):
        return called(value)
    if isinstance(value, tuple):
        return "".join(span.text for span in value)
    if isinstance(value, Decimal):
        return numbers.coefficient(value)
    return dates.short_date(value) if isinstance(value, date) else str(value)


def printed_text(kind: CellKind, value: Value) -> str:
    """Return a value as paper shows it: as `plain_text`, money grouped."""
    if kind is CellKind.MONEY and isinstance(value, int):
        return numbers.money(value)
    return plain_text(value)


def person_spans(kind: CellKind, one: Recipient) -> tuple[Span, ...]:
    """Return a recipient as paper shows it: the name bold, position and unit below where the column asks for them."""
    honorific, name = name_parts(one.kind, one.honorific, one.name)
    spans = [Span(f"{honorific} ")] if honorific else []
    spans.append(Span(name, Face.BOLD))
    if behind := behind_name(one):
        spans.append(Span(behind))
    if kind is CellKind.PERSON_AND_PLACE and (where := whereabouts(one)):
        spans.append(Span(f"\n{where}"))
    return tuple(spans)


def printed_columns(columns: Sequence[Column]) -> list[int]:
    """Return the places of the columns that paper has."""
    return [at for at, column in enumerate(columns) if column.paper]


def sheet_columns(columns: Sequence[Column]) -> list[int]:
    """Return the places of the columns that worksheets and CSV have."""
    return [at for at, column in enumerate(columns) if column.on_sheet]


def paper_widths(columns: Sequence[Column], width: float) -> list[float]:
    """Return the widths of the printed columns in mm, together `width`."""
    widths = [columns[at].paper for at in printed_columns(columns)]
    return [one * width / sum(widths) for one in widths]


def sheet_rows(table: Table) -> Iterator[Sequence[Value]]:
    """Yield the rows of a worksheet: no headings, sums like rows."""
    return (cells for cells, _sum in sheet_rows_and_sums(table))


def sheet_rows_and_sums(table: Table) -> Iterator[tuple[Sequence[Value], bool]]:
    """Yield the rows of a worksheet, each with whether it is a row of sums."""
    shown = sheet_columns(table.columns)
    whole = len(shown) == len(table.columns)
    for row in table.rows:
        if isinstance(row, Section):
            continue
        cells = row.cells if isinstance(row, Total) else row
        yield (cells if whole else [cells[at] for at in shown]), isinstance(row, Total)


def by_kinds(columns: Iterable[Column], recipients: Sequence[Recipient]) -> tuple[Column, ...]:
    """Return the columns of a list whose headers tell the kinds that there are, and no other."""
    told = title_text(kinds(recipients)) or EVERYBODY
    place = PLACES.get(frozenset(one.kind for one in recipients), PLACE)
    words = {EVERYBODY: told, PLACE: place}
    return tuple(replace(column, header=_worded(column.header, words)) for column in columns)


def _worded(header: str, words: Mapping[str, str]) -> str:
    for usual, told in words.items():
        header = header.replace(usual, told)
    return header
