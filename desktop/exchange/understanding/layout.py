"""What stands on a sheet: lists with a header, one or several, names under awards, forms, figures, nothing."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from desktop.exchange.readers.workbook import Sheet
from desktop.exchange.understanding.around_table import surroundings_of
from desktop.exchange.understanding.award_parsing import awards_in_title
from desktop.exchange.understanding.cell_text import line_text
from desktop.exchange.understanding.columns import Columns, header_at, is_lookup, text_of
from desktop.exchange.understanding.explained_codes import explained_codes, is_catalogue, is_guide, is_reference_sheet
from desktop.exchange.understanding.figure_tables import without_figures
from desktop.exchange.understanding.form_reader import FormLabels, form_of
from desktop.exchange.understanding.header_words import HeaderWords
from desktop.exchange.understanding.headerless import guess_columns
from desktop.exchange.understanding.labels import looks_like_form_row
from desktop.exchange.understanding.names_under_awards import awards_as_headers, has_names_under_awards, under_awards
from desktop.exchange.understanding.read_result import SkippedPart
from desktop.exchange.understanding.row_kinds import is_column_numbers
from desktop.exchange.understanding.side_by_side import (
    Block,
    blank_outside,
    blocks_of,
    lone_texts,
    parted_by_blank_columns,
)
from desktop.exchange.understanding.skipped_parts import is_sample
from desktop.exchange.understanding.vocabulary import comparison_key

_SEARCHED = 200  # rows among which every row may be a header; below them only one with known words
_LOOKED_AT = 60
_MOST = 0.8
_OTHER_PURPOSE = re.compile(
    r"\b(?:phan cong|lich truc|truc ban|lich (?:lam viec|cong tac|tiep|hop)|diem danh|cham cong|bang luong|"
    r"thanh toan|tam ung|phan cong nhiem vu|nhat ky|thoi khoa bieu|quy luong)\b"
)
_OF_AWARDS = re.compile(r"\b(?:khen|thi dua|danh hieu|de nghi|tang|thanh tich|tuyen duong|vinh danh)\b")
FIGURES, NO_NAMES, OTHER_PURPOSE = "list_skipped_figures", "list_skipped_no_names", "list_skipped_other_purpose"

HIDDEN, REFERENCE, SAMPLE = "list_hidden_sheet", "list_skipped_reference", "list_skipped_sample"
REFUSALS = {
    FIGURES: "list_no_data_figures",
    OTHER_PURPOSE: "list_no_data_other_purpose",
    "list_skipped_no_name_column": "list_no_data_no_name_column",
    "list_skipped_blank_form": "list_no_data_blank_form",
}
"""Code of the refusal of a file by the reason for which all its sheets were left out."""


class PartKind(Enum):
    """How a part of a sheet is read."""

    TABLE = "table"
    NAMES_UNDER_AWARDS = "names under awards"
    FORM = "form"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sheet that is read by itself; cells of other parts are blank in its `sheet`."""

    kind: PartKind
    sheet: Sheet
    columns: Columns
    form: FormLabels | None = None
    goes_on: bool = False  # with the list of the sheet before, whose title and open sections still count
    above: tuple[str, ...] = ()  # titles over several parts; they count where the part's own say nothing
    letters: str = "A"  # of the column in which lines stand


@dataclass(slots=True)
class Layout:
    """The parts of a sheet in the order of reading; without parts, `refused` is the code of why it lists nobody."""

    parts: list[Part] = field(default_factory=list)
    lookup: Columns | None = None
    refused: str = ""
    skipped: list[SkippedPart] = field(default_factory=list)  # tables of figures around its lists
    codes: dict[str, str] = field(default_factory=dict)  # explained beside the table: short form -> full wording

    @property
    def columns(self) -> Columns | None:
        """The columns of the first table; None for a form or a sheet that is no list."""
        tables = (part.columns for part in self.parts if part.kind not in (PartKind.FORM, PartKind.LINES))
        return next(tables, self.lookup)


def layout_of(sheet: Sheet, words: HeaderWords, today: date) -> Layout:
    """Return what stands on a sheet that is no text."""
    sheet, skipped = without_figures(sheet, lambda rest: _names_people(first_header(rest, words)))
    layout = _layout_of(sheet, words, today)
    layout.skipped = skipped
    return layout


def _names_people(header: Columns | None) -> bool:
    return header is not None and not is_lookup(header)


def _layout_of(sheet: Sheet, words: HeaderWords, today: date) -> Layout:
    header = first_header(sheet, words)
    codes: dict[str, str] = {}
    while header is not None and is_lookup(header):
        below = first_header(sheet, words, header.last_row + 1)
        if below is None:
            return Layout(lookup=header)
        sheet = _without_codes(sheet, header, below.first_row, codes)
        header = below
    forms = _forms(sheet, words) if header is None or _begins_as_form(sheet, header.first_row, words) else []
    if forms:
        return Layout(forms)
    if header is None:
        pivot = _pivot(sheet, words)
        if pivot:
            return Layout([Part(PartKind.NAMES_UNDER_AWARDS, sheet, pivot)])
        return Layout(refused=FIGURES if _is_figures(sheet, -1) else _why_no_list(sheet, words))
    if is_other_purpose(_above(sheet, header.first_row), sheet.name):
        return Layout(refused=OTHER_PURPOSE)
    blocks = blocks_of(sheet, header, words)
    layout = Layout(codes=codes)
    for block in blocks:
        _add_block(layout, block, words, today)
    layout.refused = "" if layout.parts else FIGURES
    return layout


def _without_codes(sheet: Sheet, lookup: Columns, until: int, codes: dict[str, str]) -> Sheet:
    """Return a sheet without a table of codes that stands above its list, whose meanings are added to `codes`."""
    wanted = lookup.fields["code"], lookup.fields["meaning"]
    end = lookup.last_row + 1
    while end < until and all(
        at < len(row) and row[at] not in ("", None) for row in [sheet.rows[end]] for at in wanted
    ):
        end += 1
    codes |= explained_codes(replace(sheet, rows=sheet.rows[:end]), lookup)
    return replace(sheet, rows=[[] if lookup.first_row <= at < end else row for at, row in enumerate(sheet.rows)])


def _forms(sheet: Sheet, words: HeaderWords) -> list[Part]:
    """Return the forms of a sheet; those behind a blank column are read by themselves where each names somebody."""
    form = form_of(sheet, words)
    if form is None:
        return []
    beside = [blank_outside(sheet, window) for window in parted_by_blank_columns(sheet, Columns())]
    forms = [Part(PartKind.FORM, part, Columns(), own) for part in beside if (own := form_of(part, words))]
    if len(forms) == len(beside) > 1:
        return [replace(part, above=tuple(lone_texts(sheet.rows))) for part in forms]
    return [Part(PartKind.FORM, sheet, Columns(), form)]


def _add_block(layout: Layout, block: Block, words: HeaderWords, today: date) -> None:
    """Add a table with what stands around it."""
    around = surroundings_of(block.sheet, block.columns, words, today)
    layout.codes |= around.codes
    titles = (*block.above, *lone_texts(around.sheet.rows[: block.columns.first_row]))
    part = _part(around.sheet, around.columns)
    if part is None:
        return
    above = [Part(PartKind.TABLE, *table, above=titles) for table in around.tables]
    layout.parts += [one for one in above if one.columns.first_row < part.columns.first_row]
    layout.parts.append(replace(part, above=block.above))
    layout.parts += [one for one in above if one.columns.first_row >= part.columns.first_row]
    layout.parts += [
        Part(PartKind.LINES, lines, Columns(), above=titles, letters=letters) for lines, letters in around.lines
    ]


def _begins_as_form(sheet: Sheet, rows: int, words: HeaderWords) -> bool:
    """Return whether a name stands beside its label above what was taken for a header."""
    return any(looks_like_form_row([text_of(value) for value in row], words) for row in sheet.rows[:rows])


def _part(sheet: Sheet, columns: Columns) -> Part | None:
    """Return how the table under a header is read; None for a table of figures."""
    if has_names_under_awards(sheet, columns) and (columns.only_units or "name" not in columns.fields):
        return Part(PartKind.NAMES_UNDER_AWARDS, sheet, under_awards(columns))
    return None if has_figures_for_names(sheet, columns) else Part(PartKind.TABLE, sheet, columns)


def first_header(sheet: Sheet, words: HeaderWords, first: int = 0) -> Columns | None:
    """Return the first header of a table from a row on; None where it is no list."""
    for row in range(first, min(len(sheet.rows), _SEARCHED)):
        found = header_at(sheet, row, words)
        if found:
            return found
    for row in range(max(first, _SEARCHED), len(sheet.rows)):
        values = sheet.rows[row]
        known = [value for value in values if isinstance(value, str) and value and words.is_known(value)]
        found = header_at(sheet, row, words) if len(known) > 1 else None
        if found:
            return found
    return None


def _pivot(sheet: Sheet, words: HeaderWords) -> Columns | None:
    found = (awards_as_headers(sheet, row, words) for row in range(min(len(sheet.rows), _SEARCHED)))
    return next(filter(None, found), None)


def has_figures_for_names(sheet: Sheet, columns: Columns) -> bool:
    """Return whether numbers stand where the header promises names, or counts below the awards of units."""
    rows = sheet.rows[columns.last_row + 1 : columns.last_row + 1 + _LOOKED_AT]
    name = columns.fields.get("name", columns.fields.get("family", -1))
    names = [text for row in rows if 0 <= name < len(row) and (text := line_text(row[name]))]
    if names and sum(map(_is_figure, names)) >= _MOST * len(names):
        return True
    if not columns.only_units:
        return False
    if not columns.awards and not columns.marked_awards:
        return _counts_units(sheet, columns)
    counts = [text for row in rows for at in columns.marked_awards if at < len(row) and (text := line_text(row[at]))]
    figures = [text for text in counts if _is_figure(text)]
    return len(figures) >= _MOST * len(counts) and any(text.lstrip("0") not in ("", "1") for text in figures)


def _counts_units(sheet: Sheet, columns: Columns) -> bool:
    """Return whether a table of units without an award, in cells or title, has two columns of numbers and more."""
    title = _above(sheet, columns.first_row)
    if awards_in_title(" ".join(title)) or any(comparison_key(line).startswith("danh sach") for line in title):
        return False
    rows = sheet.rows[columns.last_row + 1 : columns.last_row + 1 + _LOOKED_AT]
    counted = 0
    for at in range(max(map(len, rows), default=0)):
        texts = [text for row in rows if at < len(row) and (text := line_text(row[at]))]
        figures = bool(texts) and sum(map(_is_figure, texts)) >= _MOST * len(texts)
        counted += figures and at != columns.fields.get("number")
    return counted > 1


def _is_figure(text: str) -> bool:
    return text.strip(" ()%.,/-").replace(",", "").replace(".", "").isdecimal()


def _is_figures(sheet: Sheet, header: int) -> bool:
    """Return whether most cells of a table are numbers."""
    texts = [
        text
        for row in sheet.rows[header + 1 : header + 1 + _LOOKED_AT]
        if sum(value not in ("", None) for value in row) > 2 and not is_column_numbers([line_text(one) for one in row])
        for value in row
        if (text := line_text(value))
    ]
    return len(texts) > 8 and sum(map(_is_figure, texts)) * 2 >= len(texts)


def _why_no_list(sheet: Sheet, words: HeaderWords) -> str:
    """Return why a table lists nobody: it has headers of a list, but none of names; or none at all."""
    for row in sheet.rows[:_LOOKED_AT]:
        texts = [line_text(value) for value in row if isinstance(value, str) and value]
        if len(texts) > 2 and sum(words.field_of(text)[1] >= 0.88 for text in texts if len(text) < 80) > 2:
            return "list_skipped_no_name_column"
    return NO_NAMES


def _above(sheet: Sheet, rows: int) -> list[str]:
    return [text for row in sheet.rows[:rows] for value in row if (text := line_text(value))]


def is_other_purpose(lines: list[str], sheet: str = "") -> bool:
    """Return whether titles say that people are listed for another purpose: duties, attendance, pay."""
    title = f"{comparison_key(sheet)} {comparison_key(' '.join(lines[:12]))}"
    if not _OTHER_PURPOSE.search(title):
        return False
    return not (awards_in_title(" ".join(lines)) or _OF_AWARDS.search(title))


def guessed(sheet: Sheet, today: date) -> Part | None:
    """Return a table without a header by what stands in its columns; None where no column holds names."""
    columns = guess_columns(sheet, today)
    return Part(PartKind.TABLE, sheet, columns) if columns else None


def lists_nobody(sheet: Sheet, part: Part) -> str:
    """Return the code of why a sheet with the header of a list is none: hidden, guide, catalogue, samples; or ""."""
    if not sheet.visible:
        return HIDDEN
    if not is_reference_sheet(sheet) or part.form is not None:
        return ""
    if is_sample(sheet, part.columns):
        return SAMPLE
    if is_guide(sheet):
        return REFERENCE
    without_award = not (part.columns.awards or part.columns.marked_awards)
    return REFERENCE if is_catalogue(sheet) and without_award else ""
