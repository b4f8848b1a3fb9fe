"""Excel workbooks: values by python-calamine, then fonts, strikes, formulas and merges from the XML if it has any."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from posixpath import join, normpath
from typing import IO, cast

import python_calamine
from lxml import etree

from desktop.exchange.readers.office_zip import OfficeZip, PartLook
from desktop.exchange.readers.safe_xml import attribute, elements, local, parse
from desktop.exchange.readers.symbol_fonts import is_telling_font, mark_font
from desktop.exchange.readers.workbook import (
    MOST_ROWS,
    CellPosition,
    CellValue,
    FileFormat,
    FileNote,
    FormulaState,
    ListRefusedError,
    MergedRange,
    Sheet,
    Workbook,
    cell_position,
)
from desktop.exchange.readers.xlsx_cells import SheetWords, date_styles, shared_strings, sheet_rows

_MANY_CELLS = 50_000
_ROWS_AT_ONCE = 4096
_SHARED = ({str}, {float})
_MOST_DIFFERENT = 0.9  # of the values of a column, for sharing them to save memory
_MOST_AREA = 20_000_000  # cells of the rectangle that the fast reader lays out
_MARKS, _BELOW = (b' hidden="', b"</f>", b't="e"', b"strike"), (b"mergeCell ",)
_STYLE_OF_TEXT = (b"<strike", b".Vn", b"VNI-", b"VNI ", b":strike", b".VN", b"ingdings", b"ebdings")


def read_xlsx(content: bytes) -> Workbook:
    """Return a .xlsx or .xlsm file; macros, external links and formulas are never run.

    Raises KnownError: list_corrupt, list_too_large, list_encrypted, list_entities.
    """
    office = OfficeZip(content)
    office.check_promises()
    parts = _Parts(office)
    sheets = None if parts.needs_care() else _fast_values(content)
    book = Workbook(FileFormat.XLSX, [], _notes(office))
    for sheet in parts.careful_values() if sheets is None else sheets:
        sheet.epoch_1904 = parts.epoch_1904
        path = parts.paths.get(sheet.name, "")
        look = parts.looks.get(path)
        if look is not None and (look.marks or parts.marked):
            _second_look(parts.open(path), sheet, (parts.fonts, parts.struck, parts.rich))
        book.sheets.append(sheet)
    return book


def read_xlsb(content: bytes) -> Workbook:
    """Return a binary workbook of Excel (.xlsb): its values, without fonts and strikes.

    Raises KnownError: list_corrupt, list_too_large, list_encrypted.
    """
    office = OfficeZip(content)
    office.check_promises()
    sheets = _fast_values(content)
    if sheets is None:
        raise ListRefusedError("corrupt")
    return Workbook(FileFormat.XLSB, sheets, _notes(office))


class _Parts:
    """The parts of a workbook: where its sheets lie, how they look from outside, fonts and strikes in use."""

    def __init__(self, office: OfficeZip) -> None:
        self._office = office
        self._workbook = office.main_part("xl/workbook.xml")
        self.paths, self._hidden = _sheet_paths(office, self._workbook)
        self.looks = {path: office.look(path, _MARKS, _BELOW) for path in self.paths.values() if path in office.names}
        self.fonts, self.struck = _styles(office)
        self.rich = _rich_strings(office)
        self.marked = bool(self.fonts or self.struck or self.rich)
        self.epoch_1904 = _counts_from_1904(office, self._workbook)

    def needs_care(self) -> bool:
        """Return whether the fast reader would fail, or lay out a rectangle of cells that are not there."""
        usual = not self._office.unusual and self._workbook == "xl/workbook.xml"
        return not usual or any(map(_too_spread, self.looks.values()))

    def open(self, path: str) -> IO[bytes]:
        """Return a sheet as a stream, without empty cells where there are many."""
        look = self.looks[path]
        return self._office.open_filled(path) if _too_spread(look) else self._office.open(path)

    def careful_values(self) -> Iterator[Sheet]:
        """Yield the sheets as the second reader reads them. Raises KnownError: list_corrupt, list_too_large."""
        office = self._office
        strings = "xl/sharedStrings.xml"
        words = SheetWords(
            shared_strings(office.open(strings)) if strings in office.names else [],
            date_styles(_part(office, "xl/styles.xml")),
            self.epoch_1904,
        )
        readable = {name: path for name, path in self.paths.items() if path in self.looks}
        if not readable:
            raise ListRefusedError("corrupt")
        for name, path in readable.items():
            rows, beyond = sheet_rows(self.open(path), words)
            yield Sheet(name, rows, visible=name not in self._hidden, beyond=beyond)


def _too_spread(look: PartLook) -> bool:
    """Return whether a sheet has far more room or styled cells than values."""
    if look.last_row > MOST_ROWS or (look.cells > _MANY_CELLS and look.values * 4 < look.cells):
        return True
    return look.last_row * (16384 if look.far_column else 702) > _MOST_AREA and (
        look.far_column or look.last_row * 26 > _MOST_AREA or look.cells * 50 < look.last_row
    )


def _fast_values(content: bytes) -> list[Sheet] | None:
    """Return the sheets as calamine reads them, None where it cannot."""
    sheets = []
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for number, about in enumerate(book.sheets_metadata):
            if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            rows = _sharing_texts(book.get_sheet_by_index(number))
            visible = about.visible == python_calamine.SheetVisibleEnum.Visible
            sheets.append(Sheet(about.name, rows, visible=visible))
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 - a panic of the Rust reader is no Exception; the second reader tries again
        return None
    return sheets


def _sharing_texts(sheet: python_calamine.CalamineSheet) -> list[list[CellValue]]:
    """Return the rows of a sheet; a value that comes again and again in its column is kept once."""
    rows: list[list[CellValue]] = []
    left: list[CellValue] = [""] * sheet.start[1] if sheet.start else []
    given = cast(Iterator[list[CellValue]], sheet.iter_rows())
    known: dict[int, dict[CellValue, CellValue]] = {}
    while block := list(islice(given, _ROWS_AT_ONCE)):
        columns: list[Sequence[CellValue]] = list(zip(*block, strict=True))
        if not rows:
            known = {at: {} for at in range(len(columns))}
        for at, texts in list(known.items()):
            column = columns[at]
            if set(map(type, column)) in _SHARED:
                columns[at] = list(map(texts.setdefault, column, column))
            else:
                columns[at] = [texts.setdefault(value, value) if type(value) is str else value for value in column]
            if len(texts) > _MOST_DIFFERENT * (len(rows) + len(block)):
                del known[at]  # names and numbers: nearly each is another
        shared = map(list, zip(*columns, strict=True)) if columns else block
        rows += map(left.__add__, shared) if left else shared
    return rows


def _notes(office: OfficeZip) -> list[FileNote]:
    notes = []
    if any(name.endswith("vbaProject.bin") for name in office.names):
        notes.append(FileNote("macros_present", "list_macros_present"))
    if any(name.startswith("xl/externalLinks/") for name in office.names):
        notes.append(FileNote("external_links", "list_external_links"))
    return notes


def _part(office: OfficeZip, name: str) -> bytes | None:
    return office.read(name) if name in office.names else None


def _sheet_paths(office: OfficeZip, main: str) -> tuple[dict[str, str], set[str]]:
    """Return where each sheet lies in the package, by its name, and the names of the hidden ones."""
    folder, _, name = main.rpartition("/")
    workbook, links = _part(office, main), _part(office, f"{folder}/_rels/{name}.rels")
    if workbook is None:
        others = [name for name in sorted(office.names) if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        return {name: name for name in others}, set()
    targets = {}
    for link in parse(links) if links else ():
        if attribute(link, "Type").endswith(("/chartsheet", "/dialogsheet", "/xlMacrosheet")):
            continue
        target = attribute(link, "Target").replace("\\", "/")
        targets[attribute(link, "Id")] = normpath(target[1:] if target.startswith("/") else join(folder, target))
    paths: dict[str, str] = {}
    hidden = set()
    for number, element in enumerate(parse(workbook).iter("{*}sheet"), start=1):
        linked = next((str(value) for key, value in element.attrib.items() if str(key).endswith("}id")), "")
        title = attribute(element, "name")
        paths[title] = targets.get(linked, "" if links else f"{folder}/worksheets/sheet{number}.xml")
        if attribute(element, "state") in ("hidden", "veryHidden"):
            hidden.add(title)
    return paths, hidden


def _counts_from_1904(office: OfficeZip, main: str) -> bool:
    workbook = _part(office, main)
    if workbook is None or b"date1904" not in workbook:
        return False
    return any(attribute(about, "date1904") in ("1", "true") for about in parse(workbook).iter("{*}workbookPr"))


def _styles(office: OfficeZip) -> tuple[dict[int, str], set[int]]:
    """Return the cell styles with a font of an old encoding, and those struck through."""
    content = _part(office, "xl/styles.xml")
    if content is None or not any(mark in content for mark in _STYLE_OF_TEXT):
        return {}, set()
    root = parse(content)
    fonts = [_font(font) for block in root.iter("{*}fonts") for font in block]
    named: dict[int, str] = {}
    struck: set[int] = set()
    for formats in root.iter("{*}cellXfs"):
        for number, style in enumerate(formats):
            index = attribute(style, "fontId", "0")
            name, line = fonts[int(index)] if index.isdecimal() and int(index) < len(fonts) else ("", False)
            if is_telling_font(name):
                named[number] = name
            if line:
                struck.add(number)
    return named, struck


def _font(font: object) -> tuple[str, bool]:
    name, struck = "", False
    for part in font:  # type: ignore[attr-defined]
        if local(part) in ("name", "rFont"):
            name = attribute(part, "val")
        elif local(part) == "strike":
            struck = attribute(part, "val", "1") not in ("0", "false")
    return name, struck


@dataclass(frozen=True, slots=True)
class _RichText:
    """What the pieces of a rich text tell: a telling font, whether all is struck out, and what is left of a part."""

    font: str = ""
    struck: bool = False
    kept: str = ""
    struck_words: str = ""


def _rich_text(item: etree._Element) -> _RichText:
    pieces = [piece for piece in item if local(piece) == "r"]
    fonts = [_font(about) for about in item.iter("{*}rPr")]
    old = next((font for font, _ in fonts if is_telling_font(font)), "")
    kept = out = ""
    for piece in pieces:
        text = "".join(part.text or "" for part in piece if local(part) == "t")
        if any(_font(about)[1] for about in piece if local(about) == "rPr"):
            out += text
        else:
            kept += text
    if not kept.strip():
        return _RichText(old, struck=bool(out.strip()))
    return _RichText(old, kept=" ".join(kept.split(" ")), struck_words=out.strip())


def _rich_strings(office: OfficeZip) -> dict[int, _RichText]:
    """Return the shared strings whose pieces have an old font, or are struck through, all or some of them."""
    name = "xl/sharedStrings.xml"
    if name not in office.names:
        return {}
    look = office.look(name, (b"rPr>", *_STYLE_OF_TEXT))
    if b"rPr>" not in look.marks or len(look.marks) < 2:
        return {}
    found: dict[int, _RichText] = {}
    for number, item in enumerate(elements(office.open(name), ("si",))):
        rich = _rich_text(item)
        if rich.font or rich.struck or rich.struck_words:
            found[number] = rich
    return found


_Looks = tuple[dict[int, str], set[int], dict[int, _RichText]]


def _second_look(stream: IO[bytes], sheet: Sheet, looks: _Looks) -> None:
    """Mark hidden rows, merged areas, formulas, old fonts and struck-out cells."""
    row = -1
    for element in elements(stream, ("row", "mergeCell")):
        if local(element) == "mergeCell":
            first, _, last = attribute(element, "ref").partition(":")
            (top, left), (bottom, right) = cell_position(first), cell_position(last or first)
            sheet.merged.append(MergedRange(top, left, bottom, right))
            continue
        written = element.get("r")
        row = int(written) - 1 if written and written.isdecimal() else row + 1
        if element.get("hidden") in ("1", "true"):
            sheet.hidden_rows.add(row)
        column = -1
        for cell in element:
            reference = cell.get("r")
            column = cell_position(str(reference))[1] if reference else column + 1
            _look_at_cell(cell, (row, column), sheet, looks)


def _mark_rich(sheet: Sheet, place: CellPosition, look: _RichText) -> None:
    row, column = place
    if look.font:
        mark_font(sheet, place, look.font)
    if look.struck:
        sheet.struck.add(place)
    if look.struck_words and row < len(sheet.rows) and column < len(sheet.rows[row]):
        sheet.rows[row][column] = look.kept
        sheet.struck_words[place] = look.struck_words


def _look_at_cell(cell: object, place: CellPosition, sheet: Sheet, looks: _Looks) -> None:
    fonts, struck, rich = looks
    style = cell.get("s")  # type: ignore[attr-defined]
    kind = cell.get("t")  # type: ignore[attr-defined]
    if style is not None and (fonts or struck):
        number = int(style) if style.isdecimal() else -1
        if number in fonts:
            mark_font(sheet, place, fonts[number])
        if number in struck:
            sheet.struck.add(place)
    parts = {local(part): part for part in cell}  # type: ignore[attr-defined]
    value = parts["v"].text if "v" in parts else None
    if kind == "s" and rich and value is not None and value.isdecimal() and int(value) in rich:
        _mark_rich(sheet, place, rich[int(value)])
    elif kind == "inlineStr" and "is" in parts:
        _mark_rich(sheet, place, _rich_text(parts["is"]))
    if kind == "e":
        sheet.formulas[place] = FormulaState.ERROR
    elif "f" in parts:
        cached = value is not None or kind == "str"
        sheet.formulas[place] = FormulaState.CACHED if cached else FormulaState.UNCACHED
