"""Rich text (.rtf) of WordPad and old programs: tables, and the paragraphs outside them, as for Word documents."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from desktop.exchange.readers.symbol_fonts import is_symbol_font, is_telling_font, mark_font, shown
from desktop.exchange.readers.tabbed_lines import part_tabbed_lines
from desktop.exchange.readers.workbook import MOST_CELLS, FileFormat, ListRefusedError, Sheet, Workbook

_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.I
)
_SKIPPED = frozenset(
    (
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "objdata", "header", "headerl", "headerr",
        "headerf", "footer", "footerl", "footerr", "footerf", "footnote", "fldinst", "listtable", "listoverridetable",
        "rsidtbl", "generator", "xmlnstbl", "themedata", "colorschememapping", "datastore", "latentstyles",
        "bkmkstart", "bkmkend", "pntext", "listtext", "nonshppict", "filetbl", "revtbl", "template",
    )
)  # fmt: skip
_CHARACTERS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "lbr": "\n",
}  # fmt: skip
_CODE_PAGES = {0: "cp1252", 163: "cp1258", 204: "cp1251", 238: "cp1250", 77: "mac_roman", 128: "cp932", 134: "gbk"}
_DEEPEST = 1000


@dataclass(slots=True)
class _State:
    """How the text of a group looks."""

    skipped: bool = False
    hidden: bool = False
    struck: bool = False
    font: int = -1
    after_unicode: int = 1  # characters that repeat a Unicode one for old programs


@dataclass(slots=True)
class _Line:
    """The text of a paragraph or a cell so far."""

    pieces: list[str] = field(default_factory=list)
    font: str = ""
    runs: int = 0
    struck: int = 0


def read_rtf(content: bytes) -> Workbook:
    """Return a rich text: a sheet of its paragraphs, then one for each table.

    Raises KnownError: list_corrupt, list_too_large.
    """
    reading = _RtfReader(content)
    reading.read()
    return Workbook(FileFormat.RTF, part_tabbed_lines(reading.body, reading.tables))


class _RtfReader:
    """Reads the tokens of a rich text into paragraphs and tables."""

    def __init__(self, content: bytes) -> None:
        self.body = Sheet("body", [], is_text=True)
        self.tables: list[Sheet] = []
        self._content = content
        page = re.search(rb"\\ansicpg(\d{3,5})", content[:2000])
        self._page = _known_page(f"cp{page[1].decode()}" if page else "cp1252")
        self._fonts = dict(_fonts(content, self._page))
        self._state = _State()
        self._line = _Line()
        self._row: list[_Line] = []
        self._in_row = self._numbered = False
        self._repeats = self._cells = 0

    def read(self) -> None:
        """Read the whole text; called once."""
        stack: list[_State] = []
        first = False  # the next control word names what the group is
        for word, number, code, symbol, brace, text in self._tokens():
            if brace == b"{":
                stack.append(replace(self._state))
                if len(stack) > _DEEPEST:
                    raise ListRefusedError("corrupt")
                first = True
                continue
            if brace == b"}":
                self._state = stack.pop() if stack else _State()
            elif symbol == b"*" and first:
                self._state.skipped = True
            elif word:
                self._word(word.decode("ascii").lower(), int(number) if number else None, first)
            elif code:
                self._text(bytes([int(code, 16)]))
            elif symbol:
                self._symbol(symbol)
            elif text:
                self._text(text)
            first = False
        if self._line.pieces:
            self._end_paragraph()

    def _tokens(self) -> Iterator[tuple[bytes, ...]]:
        return (found.groups(b"") for found in _TOKEN.finditer(self._content))

    def _word(self, word: str, number: int | None, first: bool) -> None:
        state = self._state
        if word == "u" and number is not None:
            self._add(chr(number % 65536))
            self._repeats = state.after_unicode
        elif word in _SKIPPED and first:
            state.skipped = True
            if word in ("pntext", "listtext"):
                self._numbered = True
        elif word == "uc":
            state.after_unicode = max(number or 0, 0)
        elif word in ("v", "deleted"):
            state.hidden = number != 0
        elif word in ("strike", "striked"):
            state.struck = number != 0
        elif word == "plain":
            state.hidden = state.struck = False
        elif word == "f" and number is not None:
            state.font = number
        elif word in _CHARACTERS:
            self._add(_CHARACTERS[word])
        elif not state.skipped:
            self._structure(word)

    def _structure(self, word: str) -> None:
        if word in ("trowd", "intbl"):
            self._in_row = True
        elif word == "pard":
            self._in_row = self._numbered = False
        elif word in ("par", "sect", "page"):
            if self._in_row or self._row:
                self._line.pieces.append("\n")
            else:
                self._end_paragraph()
        elif word == "nestcell":
            self._line.pieces.append("\n")
        elif word == "cell":
            self._row.append(self._line)
            self._line = _Line()
            self._cells += 1
            if self._cells > MOST_CELLS:
                raise ListRefusedError("too_large")
        elif word == "row":
            self._end_row()
        elif word == "ls":
            self._numbered = True

    def _symbol(self, symbol: bytes) -> None:
        self._add({b"~": "\u00a0", b"_": "-", b"-": "", b"\n": "\n", b"\r": "\n"}.get(symbol, symbol.decode("latin-1")))

    def _text(self, text: bytes) -> None:
        if self._repeats:
            left = min(self._repeats, len(text))
            self._repeats -= left
            text = text[left:]
        _name, page = self._fonts.get(self._state.font, ("", self._page))
        self._add(text.decode(page, errors="replace"))

    def _add(self, text: str) -> None:
        state, line = self._state, self._line
        if state.skipped or state.hidden or not text:
            return
        name = self._fonts.get(state.font, ("", ""))[0]
        if is_symbol_font(name):
            text = shown(text, name)
        line.pieces.append(text)
        if text.strip():
            line.font = line.font or (name if is_telling_font(name) and not is_symbol_font(name) else "")
            line.runs += 1
            line.struck += state.struck

    def _end_paragraph(self) -> None:
        if self._numbered:
            self.body.numbered.add(len(self.body.rows))
        _put(self.body, len(self.body.rows), [self._line])
        self._line = _Line()

    def _end_row(self) -> None:
        going_on = self.tables and self.tables[-1].paragraphs_before == len(self.body.rows)
        if not going_on:
            self.tables.append(Sheet(f"table {len(self.tables) + 1}", [], paragraphs_before=len(self.body.rows)))
        _put(self.tables[-1], len(self.tables[-1].rows), self._row)
        self._row, self._line, self._in_row = [], _Line(), False


def _put(sheet: Sheet, row: int, lines: list[_Line]) -> None:
    sheet.rows.append([_joined(line) for line in lines])
    for column, line in enumerate(lines):
        if line.font:
            mark_font(sheet, (row, column), line.font)
        if line.runs and line.runs == line.struck:
            sheet.struck.add((row, column))


def _joined(line: _Line) -> str:
    """Return the text, pairs of surrogates joined."""
    text = "".join(line.pieces).strip("\n")
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _known_page(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _fonts(content: bytes, page: str) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the number of each font with its name and its code page."""
    start = content.find(b"\\fonttbl")
    for found in re.finditer(
        rb"\\f(\d{1,5})([^;{}]*(?:\{[^{}]*\}[^;{}]*)*);", content[start : start + 65_536] if start >= 0 else b""
    ):
        about = found[2]
        charset = re.search(rb"\\fcharset(\d{1,3})", about)
        name = re.sub(rb"\{[^{}]*\}|\\[a-z]+-?\d* ?|\\'..", b"", about).decode("latin-1").strip()
        own = _CODE_PAGES.get(int(charset[1])) if charset and int(charset[1]) else None
        yield int(found[1]), (name, own or page)
