"""Lines whose columns are made with tab stops, as typists do: they become a table of their own."""

import re
from collections import Counter

from desktop.exchange.readers.workbook import CellValue, Sheet

_FEWEST = 3  # lines of one width, one behind the other
_NUMBER = re.compile(r"\(?\d{1,4}\s*[.)/]?\)?|[-•+*–]")
_RUN = re.compile(r"\t[\t ]*")


def part_tabbed_lines(body: Sheet, tables: list[Sheet]) -> list[Sheet]:
    """Return the body without its tabbed lines, and all tables in the order of the document.

    A tabbed line becomes an empty paragraph; tables are named "table 1", "table 2" … anew when one was found.
    """
    lines = [str(row[0]) if row else "" for row in body.rows]
    found = []
    row = 0
    while row < len(lines):
        last = _last_of_block(lines, row)
        if last is None:
            row += 1
            continue
        found.append(_table(body, lines, row, last))
        row = last + 1
    if not found:
        return [body, *tables]
    ordered = sorted([*tables, *found], key=lambda sheet: sheet.paragraphs_before)
    for number, sheet in enumerate(ordered, start=1):
        sheet.name = f"table {number}"
    return [body, *ordered]


def _parts(line: str) -> list[str]:
    return [part.strip() for part in line.strip("\n ").split("\t")]


def _is_row(line: str) -> bool:
    """Return whether a line has columns: not only a number before a sentence, or a label before its value."""
    parts = [part for part in _parts(line) if part]
    if len(parts) < 2 or "\n" in line.strip("\n"):
        return False
    return len(parts) > 2 or not (_NUMBER.fullmatch(parts[0]) or parts[0].endswith(":"))


def _goes_on(line: str) -> bool:
    """Return whether a line goes on with the columns above it; cells of it may be empty."""
    parts = [part for part in _parts(line) if part]
    return _is_row(line) or (len(parts) == 2 and line.strip().count("\t") > 1 and not parts[0].endswith(":"))


def _last_of_block(lines: list[str], first: int) -> int | None:
    """Return the last of the tabbed lines that begin here, None where they are too few or of many widths."""
    if not _is_row(lines[first]):
        return None
    last = row = first
    while row < len(lines) and (not lines[row].strip() or _goes_on(lines[row]) or _goes_between(lines, row)):
        last = row if _goes_on(lines[row]) else last
        row += 1
    widths = Counter(len(_columns(line)) for line in lines[first : last + 1] if _is_row(line))
    width, count = widths.most_common(1)[0]
    return last if count >= _FEWEST or (count == 2 and width > 2) else None


def _goes_between(lines: list[str], row: int) -> bool:
    """Return whether a line without tabs stands between rows, as the head of a section does."""
    behind = next((line for line in lines[row + 1 :] if line.strip()), "")
    return len(lines[row]) < 80 and _is_row(behind)


def _columns(line: str) -> list[str]:
    """Return the cells of a line; several tabs in a row are one where the typist only wanted to go further right."""
    return [part.strip() for part in _RUN.split(line.strip())]


def _table(body: Sheet, lines: list[str], first: int, last: int) -> Sheet:
    sheet = Sheet("", [], paragraphs_before=first)
    rows = [line for line in lines[first : last + 1] if _is_row(line)]
    singles = Counter(len(_parts(line)) for line in rows)
    even = singles.most_common(1)[0][1] * 5 >= len(rows) * 4
    for row in range(first, last + 1):
        values: list[CellValue] = list(_parts(lines[row]) if even else _columns(lines[row]))
        sheet.rows.append(values if lines[row].strip() else [])
        for column in range(len(values)):
            if (row, 0) in body.fonts:
                sheet.fonts[row - first, column] = body.fonts[row, 0]
            if (row, 0) in body.struck:
                sheet.struck.add((row - first, column))
        body.rows[row] = [""]
        body.numbered.discard(row)
    return sheet
