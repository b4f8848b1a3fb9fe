"""A worksheet as a page of paper: type of 9 pt and more, rows as high as their text, head, sum in words, signatures.

Neither Excel nor LibreOffice makes rows of a written file high enough by itself, so lines are counted here with the
widths of Times New Roman. A column is as wide as its texts need to stand in rows of the height that Excel allows; what
no column is wide enough for goes on in the next row. A sheet too wide for one page at 9 pt goes over several side by
side, its first two columns again on each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any, Final

from desktop.documents.engine.canvas import BOLD, REGULAR, width_mm
from desktop.documents.engine.paragraphs import PAPER_NUMBER
from desktop.documents.letters.letterhead import COUNTRY, MOTTO
from desktop.documents.letters.listing import ListPart, Value
from desktop.documents.letters.values import Office, Signature
from desktop.exchange.writers.xlsx_rows import RowTexts, SheetPages, Write

FACE: Final = MappingProxyType({"font_name": "Times New Roman", "font_size": 12, "font_scheme": "none"})
"""XlsxWriter adds to the defaults it is given: it gets a copy."""
SIZE: Final = 12.0  # pt, of all cells
LINE: Final = 15.75  # pt, of a row with one line
HIGHEST: Final = 409.0  # pt: what Excel allows
MOST_LINES: Final = int(HIGHEST / LINE)  # of a cell, at `SIZE`
PAPER: Final = 252.0 * 0.97  # mm between the margins of A4 landscape; the rest for programs that measure wider
LEAST_SCALE: Final = 75  # per cent of 12 pt is 9 pt
LEAST_WIDTH: Final = 20.0  # mm, of a column that is made narrower
LEAST_BY_HAND: Final = 28.0  # mm, of one that somebody signs or writes in
PADDING: Final = 3.0  # mm, of a cell
MOST_WANTED: Final = 300.0  # mm: one long text does not take the room of all others
MOST_SOLID: Final = 20  # letters of a date or an amount, which does not break
MOST_LETTERS: Final = 10_000  # of a row's height, whatever the letters
NUMBER_HEAD: Final = "số"
CAUTION: Final = 0.95  # of a cell's width is counted on
WIDER: Final = 1.15  # times as wide a column is tried that is too narrow for its texts
HEAD_ROWS, TITLE_ROWS = 3, 3
LEFT_SHARE: Final = 0.42  # of the width, for the office
PEN_ROWS: Final = 4  # for pen and seal


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """How a sheet is printed: widths in characters, scale in per cent, whether it takes several pages side by side."""

    widths: list[float]
    scale: int
    across: bool


def printed_sheet(
    widths: Sequence[float], headers: Sequence[str], texts: Sequence[Sequence[str]] = (), *, by_hand: bool = True
) -> PrintedSheet:
    """Return the widest setting whose type stays at 9 pt or more on one page, else natural widths over several.

    `texts` are those of each column, for which columns are made wider until rows of 409 pt hold them.
    Where columns must give room, those without any text keep some if people write in them `by_hand`.
    """
    needed = [0.0] * len(widths)
    wanted = [
        _wanted(column) if any(column) or not by_hand else (in_mm(width), min(in_mm(width), LEAST_BY_HAND))
        for column, width in zip(texts or [()] * len(widths), widths, strict=True)
    ]
    found = _spread(widths, headers, wanted, needed)
    for _again in texts:  # what one column gains may make another one too narrow
        now = [in_mm(width) for width in found.widths]
        more = wide_enough(texts, now)
        if more == now:
            break
        needed = [max(had, new if new > was else 0.0) for had, new, was in zip(needed, more, now, strict=True)]
        found = _spread(widths, headers, wanted, needed)
    return found


def _wanted(texts: Sequence[str]) -> tuple[float, float]:
    """Return how many mm the longest text of a column fills in one line, and the least that does not part its words.

    Dates, amounts and numbers of papers, which never break, are among the words.
    """
    longest = max(texts, key=len, default="")
    solid = max((text for text in texts if len(text) <= MOST_SOLID and " " not in text), key=len, default="")
    numbers = (found[0] for text in texts if "/" in text for found in PAPER_NUMBER.finditer(text))
    solid = max((solid, *numbers), key=len)
    whole = min(MOST_WANTED, width_mm(REGULAR, SIZE, longest) + PADDING)
    return whole, max(min(LEAST_WIDTH, whole), width_mm(BOLD, SIZE, solid) / CAUTION + PADDING)


def wide_enough(texts: Sequence[Sequence[str]], widths: Sequence[float]) -> list[float]:
    """Return the widths in mm at which each text of a column has a row's height, as far as a page is wide enough.

    The first two columns come again on each page.
    """
    most = PAPER * 100 / LEAST_SCALE - sum(widths[:2])
    return [_widened(column, width, most) for column, width in zip(texts, widths, strict=True)]


def _spread(
    widths: Sequence[float], headers: Sequence[str], wanted: Sequence[tuple[float, float]], needed: Sequence[float]
) -> PrintedSheet:
    """Return the setting in which no column is narrower than `needed` mm; columns that must give room share it by need.

    `wanted` is what each column would fill and its least, mm.
    """
    natural = [max(in_mm(width), need) for width, need in zip(widths, needed, strict=True)]
    room = PAPER * 100 / LEAST_SCALE
    if sum(natural) <= room:
        return _on_one_page(natural)
    words = [max(width_mm(BOLD, SIZE, word) + PADDING for word in header.split() or [""]) for header in headers]
    least = [max(need, word, low) for need, word, (_whole, low) in zip(needed, words, wanted, strict=True)]
    if sum(least) > room:
        return PrintedSheet([in_characters(width) for width in natural], LEAST_SCALE, True)
    more = [max(0.0, whole - low) for (whole, _low), low in zip(wanted, least, strict=True)]
    share = min(1.0, (room - sum(least)) / (sum(more) or 1.0))
    return _on_one_page([low + extra * share for low, extra in zip(least, more, strict=True)])


def _on_one_page(widths: Sequence[float]) -> PrintedSheet:
    scale = max(LEAST_SCALE, min(100, int(100 * PAPER / sum(widths))))
    return PrintedSheet([in_characters(width) for width in widths], scale, False)


def _widened(texts: Sequence[str], width: float, most: float) -> float:
    """Return the width of one column; of a text with many line feeds it makes each line one."""
    high = [text for text in texts if len(text) > MOST_LINES and _over(text, width)]
    while high and width < most:
        width = min(most, width * WIDER)
        high = [text for text in high if _over(text, width)]
    return width


def _over(text: str, width: float) -> bool:
    return lines_of(text, REGULAR, SIZE, width) > max(MOST_LINES, text.count("\n") + 1)


def in_mm(characters: float) -> float:
    """Return the width of a column; a character has 8 of 96 pixels in an inch."""
    return (8 * characters + 5) * 25.4 / 96


def in_characters(mm: float) -> float:
    """Return the width of a column in characters."""
    return (mm * 96 / 25.4 - 5) / 8


@lru_cache(maxsize=20_000)
def lines_of(text: str, face: str, size: float, width: float) -> int:
    """Return how many lines a text takes in a cell of `width` mm."""
    room = (width - PADDING / 2) * CAUTION
    return sum(_lines(line, face, size, room) for line in text.split("\n"))


def _lines(text: str, face: str, size: float, room: float) -> int:
    if width_mm(face, size, text) <= room:
        return 1
    count, used, space = 1, 0.0, width_mm(face, size, " ")
    for word in text.split(" "):
        wide = width_mm(face, size, word)
        if used and used + space + wide > room:
            count, used = count + 1, 0.0
        used += wide + (space if used else 0.0)
        if used > room:  # a word alone that is wider than its cell
            parts = int(used / room)
            count, used = count + parts, used - parts * room
    return count


def numbers_whole(text: str, face: str, size: float, width: float) -> str:
    """Return a text for a cell of `width` mm with a line feed for the space before a number that would be parted.

    Excel and LibreOffice break lines behind any hyphen, "12/QĐ- ¦ UBND"; a sign that forbids it would be no hyphen for
    who looks for the number. How much of a width they use differs a little: both ends of that are tried.
    """
    if not PAPER_NUMBER.search(text):
        return text
    for used in (CAUTION, 1.0):
        room = (width - PADDING / 2) * used
        text = "\n".join(_numbers_whole(line, face, size, room) for line in text.split("\n"))
    return text


def _numbers_whole(line: str, face: str, size: float, room: float) -> str:
    words = line.split(" ")
    wide = [width_mm(face, size, word) for word in words]
    space, used, start = width_mm(face, size, " "), 0.0, 0
    lines = []
    for at, word in enumerate(words):
        if at > start and used + space + wide[at] > room:
            head = at - 1 > start and words[at - 1].strip("(").lower() == NUMBER_HEAD
            first = at - 1 if head and wide[at - 1] + space + wide[at] <= room else at
            if PAPER_NUMBER.search(word) and wide[at] <= room:
                lines.append(" ".join(words[start:first]))
                start, used = first, sum(wide[first:at]) + space * (at - first) + wide[at]
                continue
            used = wide[at]
        else:
            used += (space if at > start else 0.0) + wide[at]
    return "\n".join([*lines, " ".join(words[start:])])


def pieces_of(text: str, face: str, size: float, width: float) -> list[tuple[int, int]]:
    """Return from where to where parts of a text go, each into a row of the height that Excel allows."""
    most = int(HIGHEST / (LINE * size / SIZE))
    if len(text) <= most or lines_of(text, face, size, width) <= most:
        return [(0, len(text))]
    found, start = [], 0
    while start < len(text):
        low, high = start + 1, min(len(text), start + MOST_LETTERS)
        while low < high:  # the most letters that fit
            middle = (low + high + 1) // 2
            fits = lines_of(text[start:middle], face, size, width) <= most
            low, high = (middle, high) if fits else (low, middle - 1)
        end = low if low == len(text) else _good_end(text, start, low)
        found.append((start, end))
        start = end
    return found


def _good_end(text: str, start: int, end: int) -> int:
    """Return where to part a text at `end` or before: behind a line feed not too far off, else behind a word."""
    feed, space = text.rfind("\n", start, end), text.rfind(" ", start, end)
    if feed - start > (end - start) // 2:
        return feed + 1
    return max(feed, space) + 1 if max(feed, space) > start else end


def _lines_in_cell(width: float, text: str) -> int:
    """Return how many lines a text takes in a cell of `width` mm, 0 where a row cannot be so high."""
    lines = lines_of(text, REGULAR, SIZE, width)
    return lines if lines <= MOST_LINES else 0


class SheetRows:
    """What stands above and under the rows of one sheet, and how high rows are; rows are written from top to bottom."""

    def __init__(self, book: Any, sheet: Any, widths: Sequence[float]) -> None:
        self.book, self.sheet = book, sheet
        self._mm = [in_mm(width) for width in widths]
        self._row = 0
        self._pages = SheetPages()
        self._above = self._end = 0.0  # pt that stand above the header, and under the table

    def write_head(self, office: Office | None, title: str, note: str) -> int:
        """Write office and Quốc hiệu side by side where there is an office, then title and note and an empty row.

        Returns the number of the next row.
        """
        centred = {"align": "center"} if office else {"align": "left"}
        if office is not None:
            halves = self._parts((LEFT_SHARE, 1 - LEFT_SHARE))
            upper = [(office.superior or office.body).upper(), COUNTRY]
            lower = [office.body.upper() if office.superior else "", MOTTO]
            left = {"bold": not office.superior, "align": "center"}
            self._write_parts(halves, upper, [left, {"bold": True, "align": "center"}])
            self._write_parts(halves, lower, [{"bold": True, "align": "center"}] * 2)
            self._row += HEAD_ROWS - 2
        whole = [(0, len(self._mm) - 1)]
        self._write_parts(whole, [title], [{**centred, "bold": True, "font_size": 14}])
        self._write_parts(whole, [note], [{**centred, "italic": True}])
        self._row += TITLE_ROWS - 2
        self._above = self._end + LINE
        return self._row

    def write_row(self, number: int, cells: Sequence[tuple[str, bool, Any]]) -> None:
        """Write a row of texts, each with whether it is bold and its format; each text stays in one cell."""
        self.set_height(number, [text for text, _bold, _look in cells], bold=any(bold for _text, bold, _look in cells))
        for at, (text, _bold, look) in enumerate(cells):
            self.sheet.write_string(number, at, text, look)

    def kept_whole(self, at: int, value: Value, bold: bool) -> Value:
        """Return a value for column `at`: a text whose numbers stay whole."""
        if not isinstance(value, str):
            return value
        return numbers_whole(value, BOLD if bold else REGULAR, SIZE, self._mm[at])

    def parts_of(self, texts: Sequence[str], bold: bool) -> Iterator[list[tuple[int, int]]]:
        """Yield for each row that the texts of one row take from where to where each goes into it; mostly one row."""
        face = BOLD if bold else REGULAR
        pieces = [pieces_of(text, face, SIZE, wide) for text, wide in zip(texts, self._mm, strict=True)]
        for at in range(max(map(len, pieces))):
            yield [
                each[at] if at < len(each) else (len(text), len(text)) for text, each in zip(texts, pieces, strict=True)
            ]

    def simple_rows(self, writes: Sequence[Write]) -> RowTexts:
        """Return what writes rows of which each cell goes into one row; `writes` have the library write a cell."""
        heights = {lines: min(HIGHEST, lines * LINE) for lines in range(2, MOST_LINES + 1)}
        columns = [
            (write, partial(self.kept_whole, at, bold=False), partial(_lines_in_cell, wide))
            for at, (write, wide) in enumerate(zip(writes, self._mm, strict=True))
        ]
        return RowTexts(self.sheet, columns, heights)

    def take_height(self, number: int, lines: int) -> None:
        """Remember how high a row is that was written elsewhere."""
        self._pages.take(number, min(HIGHEST, lines * LINE))

    def set_height(self, number: int, texts: Sequence[str], *, bold: bool = False) -> None:
        """Make a row high enough for its texts, one for each column; before anything is written in it."""
        face = BOLD if bold else REGULAR
        most = max(
            (lines_of(text, face, SIZE, wide) for text, wide in zip(texts, self._mm, strict=True) if text), default=1
        )
        high = min(HIGHEST, most * LINE)
        if most > 1:
            self.sheet.set_row(number, high)
        self._pages.take(number, high)

    def write_end(self, last: int, part: ListPart, scale: int) -> int:
        """Write what stands under the table: the sum in words, day and signatures; return the last row.

        Where it would stand alone on a page, the last two rows of the table go over with it; `scale` is that of the
        printed sheet in per cent, 0 where it takes several pages side by side.
        """
        self._row = last + 1
        self._end = 0.0
        whole = [(0, len(self._mm) - 1)]
        if part.total:
            self._write_parts(whole, [part.total], [{"italic": True, "align": "left"}])
        if part.signatures and len(part.signatures) <= len(self._mm):
            self._write_signatures(part.signatures, part.day)
        before = self._pages.break_before(self._end, scale, self._above) if scale else 0
        if before:  # Excel heeds no break on a sheet that is fitted to a page's width
            self.sheet.set_print_scale(scale)
            self.sheet.set_h_pagebreaks([before])
        return self._row - 1

    def _write_signatures(self, signatures: Sequence[Signature | None], day: str) -> None:
        parts = self._parts([1 / len(signatures)] * len(signatures))
        self._row += 1
        self._end += LINE
        centred: dict[str, object] = {"align": "center"}
        self._write_parts(parts, [""] * (len(parts) - 1) + [day], [{**centred, "italic": True}] * len(parts))
        offices = ["\n".join(one.office).upper() if one else "" for one in signatures]
        self._write_parts(parts, offices, [{**centred, "bold": True}] * len(parts))
        self._row += PEN_ROWS
        self._end += PEN_ROWS * LINE
        names = [(one.name or "") if one else "" for one in signatures]
        self._write_parts(parts, names, [{**centred, "bold": True}] * len(parts))

    def _parts(self, shares: Sequence[float]) -> list[tuple[int, int]]:
        """Return the columns from first to last that make up about these shares of the width, at least one each."""
        found: list[tuple[int, int]] = []
        start, reached, whole = 0, 0.0, sum(self._mm)
        for at in range(len(shares)):
            left = len(shares) - at - 1
            wanted = sum(shares[: at + 1]) * whole
            end = start
            reached += self._mm[start] if start < len(self._mm) else 0.0
            while end + 1 < len(self._mm) - left and (not left or reached + self._mm[end + 1] / 2 <= wanted):
                end += 1
                reached += self._mm[end]
            if end < len(self._mm):
                found.append((start, end))
            start = end + 1
        return found

    def _write_parts(
        self, parts: Sequence[tuple[int, int]], texts: Sequence[str], looks: Sequence[dict[str, object]]
    ) -> None:
        """Write one row of merged cells, or more where a text is too high for one, and go to the next row."""
        made = [self.book.add_format({**FACE, "text_wrap": True, "valign": "vcenter", **look}) for look in looks]
        setting = []
        for (first, last), text, look in zip(parts, texts, looks, strict=False):
            face, size = BOLD if look.get("bold") else REGULAR, float(str(look.get("font_size", SIZE)))
            wide = sum(self._mm[first : last + 1])
            pieces = [text[start:end] for start, end in pieces_of(text, face, size, wide)]
            setting.append((pieces, [lines_of(piece, face, size, wide) * size / SIZE for piece in pieces]))
        for at in range(max((len(pieces) for pieces, _lines in setting), default=0)):
            high = max(1.0, *(lines[at] for _pieces, lines in setting if at < len(lines))) * LINE
            self.sheet.set_row(self._row, high)
            self._end += high
            for (first, last), (pieces, _lines), look in zip(parts, setting, made, strict=False):
                text = pieces[at] if at < len(pieces) else ""
                if text and last > first:
                    self.sheet.merge_range(self._row, first, self._row, last, text, look)
                elif text:
                    self.sheet.write_string(self._row, first, text, look)
            self._row += 1
