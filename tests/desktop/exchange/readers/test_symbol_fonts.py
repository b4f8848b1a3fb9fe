"""Ticks and boxes of symbol fonts are read as what people see."""

import io

import pytest
import xlwt

from desktop.exchange.readers.ole_reader import read_xls
from desktop.exchange.readers.symbol_fonts import is_symbol_font, shown, shown_code
from desktop.exchange.readers.xlsx_reader import read_xlsx
from tests.desktop.exchange.readers.packages import cell, xlsx


@pytest.mark.parametrize(
    ("code", "font", "sign"),
    [
        ("F0FE", "Wingdings", "☑"),
        ("F0A8", "Wingdings", "☐"),
        ("FC", "wingdings", "✓"),
        ("F052", "Wingdings 2", "☑"),
        ("F0D6", "Symbol", "√"),
        ("2611", "MS Gothic", "☑"),
        ("F0", "Times New Roman", "ð"),
        ("xyz", "Wingdings", ""),
    ],
)
def test_a_code_gives_its_sign(code: str, font: str, sign: str) -> None:
    assert shown_code(code, font) == sign


def test_a_sign_that_is_not_known_is_marked_as_one() -> None:
    assert shown_code("F001", "Wingdings") == "\ufffd"


def test_letters_in_a_symbol_font_are_signs_and_others_stay() -> None:
    assert shown("ü", "Wingdings") == shown("\uf0fc", "Wingdings") == "✓"
    assert shown("P", "Wingdings 2") == shown("a", "Webdings") == "✓"
    assert shown("Phạm", "Times New Roman") == "Phạm"
    assert is_symbol_font(" Wingdings ") and not is_symbol_font("Arial")


@pytest.mark.parametrize("suffix", ["xlsx", "xls"])
def test_ticks_in_cells_of_a_workbook_are_signs(suffix: str) -> None:
    if suffix == "xlsx":
        fonts = '<fonts><font><name val="Arial"/></font><font><name val="Wingdings"/></font></fonts>'
        styles = f'{fonts}<cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>'
        ticked = cell("B1", "ü", ' s="1"')
        content = xlsx(f'<row r="1">{cell("A1", "Lê Thị Na")}{ticked}</row>', styles=styles)
        assert read_xlsx(content).sheets[0].rows == [["Lê Thị Na", "✓"]]
        return
    book = xlwt.Workbook()
    page = book.add_sheet("DS")
    page.write(0, 0, "Lê Thị Na")
    page.write(0, 1, "ü", xlwt.easyxf("font: name Wingdings"))
    out = io.BytesIO()
    book.save(out)
    assert read_xls(out.getvalue()).sheets[0].rows == [["Lê Thị Na", "✓"]]
