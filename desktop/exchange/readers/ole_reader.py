"""Files in an OLE container: Excel workbooks of 97-2003 (BIFF), and office files encrypted with a password."""

import io
import zipfile

import msoffcrypto
import xlrd
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
from xlrd.sheet import Sheet as OldSheet

from desktop.exchange.readers.symbol_fonts import is_telling_font, mark_font
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

OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FIXED_PASSWORD = "VelvetSweatshop"  # noqa: S105 - what Excel itself uses for sheets protected against writing only


def decrypt(content: bytes, password: str | None) -> bytes:
    """Return an encrypted office file unlocked.

    Raises KnownError: list_encrypted, list_wrong_password, list_corrupt.
    """
    for attempt in (password, _FIXED_PASSWORD):
        if attempt is None:
            continue
        out = io.BytesIO()
        try:
            office = msoffcrypto.OfficeFile(io.BytesIO(content))
            office.load_key(password=attempt)
            office.decrypt(out)
        except (InvalidKeyError, DecryptionError, FileFormatError, ParseError, ValueError, KeyError):
            continue
        except Exception as error:  # the library meets a damaged header in many ways
            raise ListRefusedError("corrupt") from error
        if zipfile.is_zipfile(out) or out.getvalue()[:8] == OLE_SIGNATURE:
            return out.getvalue()
    raise ListRefusedError("encrypted", "list_wrong_password" if password else "list_encrypted")


def read_xls(content: bytes, password: str | None = None, macros: bool = False) -> Workbook:
    """Return a .xls file as a workbook; formulas give the value that was saved with them.

    Raises KnownError: list_corrupt, list_too_large, list_encrypted, list_wrong_password.
    """
    if content.startswith(OLE_SIGNATURE):
        content = _decrypted_xls(content, password)
    try:
        old = xlrd.open_workbook(file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
        sheets = [_sheet(old, old.sheet_by_index(number)) for number in range(old.nsheets)]
    except MemoryError as error:
        raise ListRefusedError("too_large") from error
    except Exception as error:
        raise ListRefusedError("corrupt") from error
    return Workbook(FileFormat.XLS, sheets, [FileNote("macros_present", "list_macros_present")] if macros else [])


def _decrypted_xls(content: bytes, password: str | None) -> bytes:
    try:
        locked = msoffcrypto.OfficeFile(io.BytesIO(content)).is_encrypted()
    except Exception as error:
        raise ListRefusedError("corrupt") from error
    return decrypt(content, password) if locked else content


def _sheet(old: "xlrd.book.Workbook", page: OldSheet) -> Sheet:
    sheet = Sheet(page.name, [], visible=page.visibility == 0, epoch_1904=old.datemode == 1)
    marked = {
        number: (font.name if is_telling_font(font.name or "") else "", bool(font.struck_out))
        for number, style in enumerate(old.xf_list)
        if style.font_index < len(old.font_list)
        for font in [old.font_list[style.font_index]]
        if is_telling_font(font.name or "") or font.struck_out
    }
    looks: list[tuple[CellPosition, str]] = []
    for row in range(page.nrows):
        values: list[CellValue] = []
        for column, (kind, raw) in enumerate(zip(page.row_types(row), page.row_values(row), strict=True)):
            values.append(_value(old, kind, raw))
            if kind == xlrd.XL_CELL_ERROR:
                sheet.formulas[row, column] = FormulaState.ERROR
            style = marked.get(page.cell_xf_index(row, column)) if marked else None
            if style and style[0]:
                looks.append(((row, column), style[0]))
            if style and style[1] and values[-1] != "":
                sheet.struck.add((row, column))
        sheet.rows.append(values)
    for place, font_name in looks:
        mark_font(sheet, place, font_name)
    sheet.hidden_rows = {row for row, about in page.rowinfo_map.items() if about.hidden and row < page.nrows}
    sheet.merged = [MergedRange(top, left, bottom - 1, right - 1) for top, bottom, left, right in page.merged_cells]
    _rich_fonts(old, page, sheet)
    return sheet


def _rich_fonts(old: "xlrd.book.Workbook", page: OldSheet, sheet: Sheet) -> None:
    for place, runs in page.rich_text_runlist_map.items():
        for _start, index in runs:
            name = old.font_list[index].name if index < len(old.font_list) else ""
            if LEGACY_FONT.match(name or ""):
                sheet.fonts.setdefault(place, name)


def _value(old: "xlrd.book.Workbook", kind: int, raw: object) -> CellValue:
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
