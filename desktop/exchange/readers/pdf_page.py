"""A page of a PDF taken apart by position: letters into lines, ruled lines into the cells of tables."""

import ctypes
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as raw

from desktop.exchange.readers.workbook import MergedRange

_NEAR = 3.0  # points: what lies so close is one line
_THIN = 2.5  # points: a filled shape so thin is a ruled line
_SHORTEST = 4.0  # points: shorter lines are parts of letters and of arrows
_WIDE_GAP = 2.5  # em: a gap so wide parts columns
_MOST_LETTERS = 400_000  # on a page


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with its left and right edge, its baseline from the top of the page, and its size, all in points."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line: where it lies across its direction, and from where to where it goes along it, in points."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class PageLine:
    """A line of text; a wide gap in it is a tab."""

    text: str
    left: float
    right: float
    top: float
    first_word: float  # width of its first word, in points


@dataclass(slots=True)
class PageTable:
    """A table: rows of cell texts, merged ranges, the x of its columns and where it begins and ends.

    One without ruled lines has from where to where each column goes, and the rows of which it is not sure.
    """

    rows: list[list[str]]
    merged: list[MergedRange]
    columns: list[float]
    top: float
    bottom: float
    spans: list[tuple[float, float]] = field(default_factory=list)
    unsure: set[int] = field(default_factory=set)


@dataclass(slots=True)
class PageContents:
    """The ruled tables of a page from top to bottom, and the letters that stand in none."""

    letters: list[Letter] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)


def read_page(page: pypdfium2.PdfPage) -> PageContents:
    """Return the ruled tables of a page and its other letters."""
    height = page.get_height()
    letters = _letters(page, height)
    upright, level = _rules(page, height)
    contents = PageContents()
    for top, bottom in _bands(upright):
        table, inside = _table(top, bottom, upright, level, letters)
        if table is not None:
            contents.tables.append(table)
            letters = [letter for number, letter in enumerate(letters) if number not in inside]
    contents.letters = letters
    return contents


def _letters(page: pypdfium2.PdfPage, height: float) -> list[Letter]:
    text = page.get_textpage()
    found = []
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    for at in range(min(text.count_chars(), _MOST_LETTERS)):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in (0, 10, 13, 0xFFFE) or raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        if not raw.FPDFText_GetCharOrigin(text, at, x, y) or not raw.FPDFText_GetLooseCharBox(text, at, box):
            continue
        size = max(box.top - box.bottom, 1.0)
        character = "-" if code == 2 else chr(code)  # PDFium gives a hyphen at the end of a line as U+0002
        found.append(Letter(character, box.left, box.right, height - y.value, size))
    return found


def _rules(page: pypdfium2.PdfPage, height: float) -> tuple[list[Rule], list[Rule]]:
    """Return the upright and the level ruled lines, drawn as lines, as boxes or as thin filled shapes."""
    upright: list[Rule] = []
    level: list[Rule] = []

    def add(x0: float, y0: float, x1: float, y1: float) -> None:
        if abs(x1 - x0) <= _THIN and abs(y1 - y0) >= _SHORTEST:
            upright.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
        elif abs(y1 - y0) <= _THIN and abs(x1 - x0) >= _SHORTEST:
            level.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))

    for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = shape.get_bounds()
        if right - left <= _THIN or top - bottom <= _THIN:
            add(left, height - top, right, height - bottom)
            continue
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(shape, filled, stroked)
        if stroked.value:
            points = _corners(shape, height)
            for (x0, y0), (x1, y1) in pairwise(points):
                if x0 == x0 and x1 == x1:
                    add(x0, y0, x1, y1)
    return upright, level


def _corners(shape: pypdfium2.PdfObject, height: float) -> list[tuple[float, float]]:
    """Return the corners of a path on the page; a corner that is no number parts its pieces."""
    matrix = shape.get_matrix()
    corners: list[tuple[float, float]] = []
    start = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(min(raw.FPDFPath_CountSegments(shape), 2000)):
        segment = raw.FPDFPath_GetPathSegment(shape, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        over, up = matrix.on_point(x.value, y.value)
        corner = (over, height - up)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            corners.append((float("nan"), 0.0))
            start = corner
        corners.append(corner)
        if raw.FPDFPathSegment_GetClose(segment):
            corners.append(start)
    return corners


def _bands(upright: list[Rule]) -> list[tuple[float, float]]:
    """Return from where to where upright lines follow each other down the page: each may be a table."""
    bands: list[list[float]] = []
    for rule in sorted(upright, key=lambda one: one.start):
        if bands and rule.start <= bands[-1][1] + _NEAR:
            bands[-1][1] = max(bands[-1][1], rule.end)
        else:
            bands.append([rule.start, rule.end])
    return [(top, bottom) for top, bottom in bands]


def _places(values: list[float]) -> list[float]:
    """Return where lines lie, those side by side as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _table(
    top: float, bottom: float, upright: list[Rule], level: list[Rule], letters: list[Letter]
) -> tuple[PageTable | None, set[int]]:
    """Return the table between two heights and the numbers of its letters; None where lines make no cells."""
    walls = [rule for rule in upright if rule.end > top and rule.start < bottom]
    floors = [rule for rule in level if top - _NEAR <= rule.at <= bottom + _NEAR]
    columns, rows = _places([rule.at for rule in walls]), _places([rule.at for rule in floors])
    if len(columns) < 3 or len(rows) < 2:
        return None, set()
    cells: dict[tuple[int, int], list[Letter]] = {}
    inside = set()
    for number, letter in enumerate(letters):
        row = bisect_right(rows, letter.base - letter.size * 0.25) - 1
        column = bisect_right(columns, (letter.left + letter.right) / 2) - 1
        if 0 <= row < len(rows) - 1 and 0 <= column < len(columns) - 1:
            cells.setdefault((row, column), []).append(letter)
            inside.add(number)
    grid = [["" for _ in columns[1:]] for _ in rows[1:]]
    merged = []
    taken: set[tuple[int, int]] = set()
    for row in range(len(grid)):
        for column in range(len(grid[0])):
            if (row, column) in taken:
                continue
            span = _span(row, column, columns, rows, walls, floors, taken)
            block = [(r, c) for r in range(row, span.bottom + 1) for c in range(column, span.right + 1)]
            taken.update(block)
            written = [letter for place in block for letter in cells.get(place, ())]
            grid[row][column] = cell_text(written, columns[span.right + 1]) if written else ""
            if len(block) > 1:
                merged.append(span)
    return PageTable(grid, merged, columns, rows[0], rows[-1]), inside


def _span(
    row: int, column: int, columns: list[float], rows: list[float], walls: list[Rule], floors: list[Rule],
    taken: set[tuple[int, int]],
) -> MergedRange:  # fmt: skip
    """Return how far a cell reaches until it meets lines on its right and below."""
    middle_y, right = (rows[row] + rows[row + 1]) / 2, column
    while (
        right + 2 < len(columns) and (row, right + 1) not in taken and not _covered(walls, columns[right + 1], middle_y)
    ):
        right += 1
    middle_x, bottom = (columns[column] + columns[column + 1]) / 2, row
    while (
        bottom + 2 < len(rows)
        and (bottom + 1, column) not in taken
        and not _covered(floors, rows[bottom + 1], middle_x)
    ):
        bottom += 1
    return MergedRange(row, column, bottom, right)


def _covered(rules: list[Rule], at: float, along: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.start - _NEAR <= along <= rule.end + _NEAR for rule in rules)


def rows_of(letters: list[Letter]) -> list[list[Letter]]:
    """Return the letters of each line, from top to bottom."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda one: one.base):
        if rows and letter.base - rows[-1][-1].base <= letter.size * 0.3:
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return rows


def lines_of(letters: list[Letter]) -> list[PageLine]:
    """Return letters as lines from top to bottom."""
    rows = rows_of(letters)
    return [line for row in rows if (line := _line(sorted(row, key=lambda one: one.left)))]


def _line(letters: list[Letter]) -> PageLine | None:
    text = ""
    first_word = 0.0
    before: Letter | None = None
    for letter in letters:
        if not letter.text.strip():
            text += " " if text and not text.endswith((" ", "\t")) else ""
            continue
        gap = letter.left - before.right if before else 0.0
        if gap > letter.size * _WIDE_GAP:
            text = text.rstrip() + "\t"
        elif gap > letter.size * 0.18 and not text.endswith((" ", "\t")):
            text += " "
        text += letter.text
        if not re.search(r"[ \t]", text):
            first_word = letter.right - letters[0].left
        before = letter
    if before is None:
        return None
    return PageLine(text.strip(), letters[0].left, before.right, before.base, first_word)


def cell_text(letters: list[Letter], right_edge: float) -> str:
    """Return the text of a cell: a line broken only because the next word did not fit goes on with a space."""
    text = ""
    before: PageLine | None = None
    for line in lines_of(letters):
        if before is not None:
            fitted = before.right + line.first_word + letters[0].size * 0.3 < right_edge - letters[0].size * 0.5
            text += "\n" if fitted else " "
        text += line.text.replace("\t", " ")
        before = line
    return text
