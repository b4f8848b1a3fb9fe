"""Old Excel workbooks (BIFF), with the fonts that say which letters are meant."""

import io

import xlrd
from xlrd.sheet import Sheet as OldSheet

from desktop.exchange.readers.workbook import Book, Format, FormulaState, ListRefusedError, Note, Sheet, Span, Value
from desktop.exchange.readers.xlsx_reader import OLD_FONT


def read_xls(content: bytes, macros: bool) -> Book:
    """Read a .xls file; what its formulas last showed is taken."""
    try:
        old = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
        sheets = [_sheet(old, old.sheet_by_index(number)) for number in range(old.nsheets)]
    except MemoryError as error:
        raise ListRefusedError("too_large") from error
    except Exception as error:
        raise ListRefusedError("corrupt") from error
    return Book(Format.XLS, sheets, [Note("macros_present", "list_macros_present")] if macros else [])


def _sheet(old: "xlrd.book.Book", page: OldSheet) -> Sheet:
    sheet = Sheet(page.name, [], visible=page.visibility == 0, epoch_1904=old.datemode == 1)
    marked = {
        number: (font.name if OLD_FONT.match(font.name or "") else "", bool(font.struck_out))
        for number, style in enumerate(old.xf_list)
        if style.font_index < len(old.font_list)
        for font in [old.font_list[style.font_index]]
        if OLD_FONT.match(font.name or "") or font.struck_out
    }
    for row in range(page.nrows):
        values: list[Value] = []
        for column, (kind, raw) in enumerate(zip(page.row_types(row), page.row_values(row), strict=True)):
            values.append(_value(old, kind, raw))
            if kind == xlrd.XL_CELL_ERROR:
                sheet.formulas[row, column] = FormulaState.ERROR
            style = marked.get(page.cell_xf_index(row, column)) if marked else None
            if style and style[0]:
                sheet.fonts[row, column] = style[0]
            if style and style[1] and values[-1] != "":
                sheet.struck.add((row, column))
        sheet.rows.append(values)
    sheet.hidden_rows = {row for row, about in page.rowinfo_map.items() if about.hidden and row < page.nrows}
    sheet.merged = [Span(top, left, bottom - 1, right - 1) for top, bottom, left, right in page.merged_cells]
    _rich_fonts(old, page, sheet)
    return sheet


def _rich_fonts(old: "xlrd.book.Book", page: OldSheet, sheet: Sheet) -> None:
    for place, runs in page.rich_text_runlist_map.items():
        for _start, index in runs:
            name = old.font_list[index].name if index < len(old.font_list) else ""
            if OLD_FONT.match(name or ""):
                sheet.fonts.setdefault(place, name)


def _value(old: "xlrd.book.Book", kind: int, raw: object) -> Value:
    if kind == xlrd.XL_CELL_DATE and isinstance(raw, float):
        try:
            return xlrd.xldate_as_datetime(raw, old.datemode)  # type: ignore[no-any-return]
        except (xlrd.XLDateError, ValueError, OverflowError):
            return raw
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(raw)
    if kind == xlrd.XL_CELL_NUMBER and isinstance(raw, float):
        return raw
    return raw if isinstance(raw, str) else ""
