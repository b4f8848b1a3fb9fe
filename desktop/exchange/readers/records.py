"""Records of separated text: as the standard says where quotation marks are sound, else so that nobody is swallowed."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

_LONGEST_QUOTED = 32_767  # characters in a cell of Excel
_MOST_QUOTES = 100  # quotation marks in one cell
_MOST_LOOKED_AT = 300_000  # quotation marks in a file where they are broken
_LINE_END = re.compile(r"\r\n|\r|\n")


def read_records(text: str, separator: str) -> tuple[list[list[str]], list[int]]:
    """Return the records, and the numbers from 0 of those whose quotation marks were mended.

    Raises csv.Error where a field is longer than any cell.
    """
    csv.field_size_limit(1_000_000)
    if '"' not in text:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator)), []
    width = _usual_width(text, separator)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
        if not any(_swallowed(value, separator, width) for record in records for value in record if "\n" in value):
            return records, []
    except csv.Error:
        pass
    scanner = _Scanner(text, separator, width)
    records = list(scanner.records())
    return records, scanner.mended


def _usual_width(text: str, separator: str) -> int:
    """Return how many columns most lines have, by those without a quotation mark where there are some."""
    lines = [line for line in _LINE_END.split(text[:500_000]) if line.strip()]
    plain = [line for line in lines if '"' not in line] or lines
    return Counter(line.count(separator) + 1 for line in plain).most_common(1)[0][0] if plain else 1


def _swallowed(inside: str, separator: str, width: int) -> bool:
    """Return whether a quoted text of several lines holds whole records, so that its mark was never closed."""
    lines = _LINE_END.split(inside)
    if len(lines) < 2:
        return False
    if separator + '"' in inside or any(line.startswith('"') for line in lines[1:]):
        return True
    return any(line.count(separator) >= max(width - 1, 1) for line in lines[1:-1])


class _Scanner:
    """Reads records one after another; `mended` are the numbers of those with broken quotation marks."""

    def __init__(self, text: str, separator: str, width: int) -> None:
        self.mended: list[int] = []
        self._left = _MOST_LOOKED_AT
        self._text, self._separator, self._width = text, separator, width
        self._ends = re.compile(f"{re.escape(separator)}|\r\n|\r|\n")

    def records(self) -> Iterator[list[str]]:
        """Yield all records; a blank line is an empty one."""
        at, number = 0, 0
        while at < len(self._text):
            fields: list[str] = []
            broken = False
            while True:
                value, at, mended = self._field(at)
                fields.append(value)
                broken = broken or mended
                if at >= len(self._text) or not self._text.startswith(self._separator, at):
                    break
                at += len(self._separator)
            line_end = _LINE_END.match(self._text, at)
            at = line_end.end() if line_end else at
            if broken:
                self.mended.append(number)
            yield [] if fields == [""] else fields
            number += 1

    def _field(self, at: int) -> tuple[str, int, bool]:
        """Return a field, where it ends, and whether its quotation marks were mended."""
        if self._text.startswith('"', at):
            quoted = self._quoted(at)
            if quoted is not None:
                return quoted
            end = self._end(at)
            value = self._text[at:end]
            return value[1:] if value.count('"') % 2 else value, end, True
        end = self._end(at)
        return self._text[at:end], end, False

    def _end(self, at: int) -> int:
        found = self._ends.search(self._text, at)
        return found.start() if found else len(self._text)

    def _quoted(self, start: int) -> tuple[str, int, bool] | None:
        """Return a quoted field, None where its mark is never closed or closing it would swallow records."""
        text, value, at, stray = self._text, "", start + 1, False
        for _mark in range(min(_MOST_QUOTES, self._left)):
            self._left -= 1
            mark = text.find('"', at, start + _LONGEST_QUOTED)
            if mark < 0:
                return None
            value += text[at:mark]
            if text.startswith('"', mark + 1) and not (stray and self._closes(mark + 2)):
                value, at = value + '"', mark + 2
                continue
            if text.startswith('"', mark + 1):
                value, mark = value + '"', mark + 1
            if self._closes(mark + 1):
                inside = text[start + 1 : mark]
                if _swallowed(inside, self._separator, self._width):
                    return None
                return value, self._end(mark + 1), stray
            value, at, stray = value + '"', mark + 1, True
        return None

    def _closes(self, at: int) -> bool:
        """Return whether a field ends here, blanks before its separator left out."""
        end = self._end(at)
        return not self._text[at:end].strip(" ")


def unfolded(rows: list[list[str]], separator: str) -> list[list[str]] | None:
    """Return the records that lie folded in the first cell of each row; None where most rows are not such.

    A file that was opened in one column and saved again has every line in quotation marks, or in column A.
    """
    filled = [row for row in rows if any(row)]
    alone = [row[0] for row in filled if row[0] and not any(row[1:])]
    inner = {text: read_records(_LINE_END.sub(" ", text), separator)[0][0] for text in alone if separator in text}
    if len(inner) < 2 or len(alone) * 5 < len(filled) * 3:
        return None
    width, count = Counter(len(record) for record in inner.values()).most_common(1)[0]
    if width < 3 or count * 5 < len(alone) * 3:
        return None
    return [inner.get(row[0], row) if row and not any(row[1:]) else row for row in rows]
