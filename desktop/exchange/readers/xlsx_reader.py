"""Excel workbooks: values by python-calamine, then fonts, strikes, formulas and merges from the XML if it has any."""

import io
from posixpath import join, normpath
from typing import cast

import openpyxl
import python_calamine

from desktop.exchange.readers.office_zip import OfficeZip, PartLook
from desktop.exchange.readers.safe_xml import attribute, elements, local, parse
from desktop.exchange.readers.workbook import (
    LEGACY_FONT,
    CellPosition,
    CellValue,
    FileFormat,
    FileNote,
    FormulaState,
    ListRefusedError,
    MergedRange,
    Sheet,
    Workbook,
)

_WIDEST = 200  # columns beyond this are never part of a list
_MOST_AREA = 20_000_000  # cells of the rectangle that the fast reader lays out
_MARKS = (b' hidden="', b"<f", b"mergeCell ", b't="e"')
_STYLE_OF_TEXT = (b"<strike", b".Vn", b"VNI-", b"VNI ", b":strike", b".VN")


def read_xlsx(content: bytes) -> Workbook:
    """Return a .xlsx or .xlsm file; macros, external links and formulas are never run.

    Raises KnownError: list_corrupt, list_too_large, list_encrypted, list_entities.
    """
    office = OfficeZip(content)
    office.check_promises()
    paths = _sheet_paths(office)
    looks = {path: office.look(path, _MARKS) for path in paths.values() if path in office.names}
    fonts, struck = _styles(office)
    rich = _rich_strings(office)
    epoch_1904 = _counts_from_1904(office)
    book = Workbook(FileFormat.XLSX, [], _notes(office))
    spread = any(_too_spread(look) for look in looks.values())
    for sheet in _slow_values(content) if spread else _fast_values(content):
        sheet.epoch_1904 = epoch_1904
        path = paths.get(sheet.name, "")
        if path in looks and (looks[path].marks or fonts or struck or rich):
            _second_look(office, path, sheet, (fonts, struck, rich))
        book.sheets.append(sheet)
    return book


def _too_spread(look: PartLook) -> bool:
    return look.last_row * (16384 if look.far_column else 702) > _MOST_AREA and (
        look.far_column or look.last_row * 26 > _MOST_AREA or look.cells * 50 < look.last_row
    )


def _fast_values(content: bytes) -> list[Sheet]:
    sheets = []
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for number, about in enumerate(book.sheets_metadata):
            if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            rows = book.get_sheet_by_index(number).to_python(skip_empty_area=False)
            visible = about.visible == python_calamine.SheetVisibleEnum.Visible
            sheets.append(Sheet(about.name, cast(list[list[CellValue]], rows), visible=visible))
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the Rust reader is no Exception
        raise ListRefusedError("corrupt") from error
    return sheets


def _slow_values(content: bytes) -> list[Sheet]:
    """Read row by row with openpyxl: calamine would allocate the whole rectangle of a few distant cells."""
    sheets = []
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for page in book.worksheets:
            rows: list[list[CellValue]] = []
            for cells in page.iter_rows(max_col=_WIDEST, values_only=True):
                rows.append([] if not any(cells) else ["" if cell is None else cell for cell in cells])  # type: ignore[misc]
            while rows and not rows[-1]:
                rows.pop()
            sheets.append(Sheet(page.title, rows, visible=page.sheet_state == "visible"))
    except Exception as error:
        raise ListRefusedError("corrupt") from error
    return sheets


def _notes(office: OfficeZip) -> list[FileNote]:
    notes = []
    if any(name.endswith("vbaProject.bin") for name in office.names):
        notes.append(FileNote("macros_present", "list_macros_present"))
    if any(name.startswith("xl/externalLinks/") for name in office.names):
        notes.append(FileNote("external_links", "list_external_links"))
    return notes


def _part(office: OfficeZip, name: str) -> bytes | None:
    return office.read(name) if name in office.names else None


def _sheet_paths(office: OfficeZip) -> dict[str, str]:
    """Return where each sheet lies in the package, by its name."""
    workbook, links = _part(office, "xl/workbook.xml"), _part(office, "xl/_rels/workbook.xml.rels")
    if workbook is None:
        others = [name for name in office.names if name.startswith("xl/worksheets/")]
        return {name: name for name in others}
    targets = {}
    for link in parse(links) if links else ():
        target = attribute(link, "Target")
        targets[attribute(link, "Id")] = normpath(target[1:] if target.startswith("/") else join("xl", target))
    paths = {}
    for element in parse(workbook).iter("{*}sheet"):
        linked = next((str(value) for key, value in element.attrib.items() if str(key).endswith("}id")), "")
        paths[attribute(element, "name")] = targets.get(linked, "")
    return paths


def _counts_from_1904(office: OfficeZip) -> bool:
    workbook = _part(office, "xl/workbook.xml")
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
            if LEGACY_FONT.match(name):
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


def _rich_strings(office: OfficeZip) -> dict[int, tuple[str, bool]]:
    """Return the shared strings whose pieces have an old font, or are all struck through."""
    name = "xl/sharedStrings.xml"
    if name not in office.names:
        return {}
    look = office.look(name, (b"rPr>", *_STYLE_OF_TEXT))
    if b"rPr>" not in look.marks or len(look.marks) < 2:
        return {}
    found: dict[int, tuple[str, bool]] = {}
    for number, item in enumerate(elements(office.open(name), ("si",))):
        fonts = [_font(piece) for piece in item.iter("{*}rPr")]
        old = next((font for font, _ in fonts if LEGACY_FONT.match(font)), "")
        struck = bool(fonts) and all(line for _, line in fonts) and len(fonts) == len(list(item.iter("{*}r")))
        if old or struck:
            found[number] = (old, struck)
    return found


def _place(reference: str) -> CellPosition:
    column = row = 0
    for character in reference:
        if "A" <= character <= "Z":
            column = column * 26 + ord(character) - 64
        elif character.isdecimal():
            row = row * 10 + int(character)
    return row - 1, column - 1


_Looks = tuple[dict[int, str], set[int], dict[int, tuple[str, bool]]]


def _second_look(office: OfficeZip, path: str, sheet: Sheet, looks: _Looks) -> None:
    """Mark hidden rows, merged areas, formulas, old fonts and struck-out cells."""
    row = -1
    for element in elements(office.open(path), ("row", "mergeCell")):
        if local(element) == "mergeCell":
            first, _, last = attribute(element, "ref").partition(":")
            (top, left), (bottom, right) = _place(first), _place(last or first)
            sheet.merged.append(MergedRange(top, left, bottom, right))
            continue
        written = element.get("r")
        row = int(written) - 1 if written and written.isdecimal() else row + 1
        if element.get("hidden") in ("1", "true"):
            sheet.hidden_rows.add(row)
        column = -1
        for cell in element:
            reference = cell.get("r")
            column = _place(str(reference))[1] if reference else column + 1
            _look_at_cell(cell, (row, column), sheet, looks)


def _look_at_cell(cell: object, place: CellPosition, sheet: Sheet, looks: _Looks) -> None:
    fonts, struck, rich = looks
    style = cell.get("s")  # type: ignore[attr-defined]
    kind = cell.get("t")  # type: ignore[attr-defined]
    if style is not None and (fonts or struck):
        number = int(style) if style.isdecimal() else -1
        if number in fonts:
            sheet.fonts[place] = fonts[number]
        if number in struck:
            sheet.struck.add(place)
    parts = {local(part): part for part in cell}  # type: ignore[attr-defined]
    value = parts["v"].text if "v" in parts else None
    if kind == "s" and rich and value is not None and value.isdecimal() and int(value) in rich:
        font, line = rich[int(value)]
        if font:
            sheet.fonts[place] = font
        if line:
            sheet.struck.add(place)
    if kind == "e":
        sheet.formulas[place] = FormulaState.ERROR
    elif "f" in parts:
        cached = value is not None or kind == "str"
        sheet.formulas[place] = FormulaState.CACHED if cached else FormulaState.UNCACHED
