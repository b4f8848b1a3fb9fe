"""OpenDocument spreadsheets: repeats, styles, formulas and comments."""

from datetime import date, datetime

import pytest

from desktop.exchange.readers.ods_reader import read_ods
from desktop.exchange.readers.workbook import FileFormat, FormulaState, ListRefusedError, MergedRange, Sheet
from tests.corpus.writers import as_ods
from tests.desktop.exchange.readers.packages import ods, ods_cell


def sheet(rows: str, styles: str = "") -> Sheet:
    (only,) = read_ods(ods(rows, styles)).sheets
    return only


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def typed(kind: str, name: str, value: str) -> str:
    return f'<table:table-cell office:value-type="{kind}" office:{name}="{value}"><text:p>x</text:p></table:table-cell>'


def test_values_keep_their_types() -> None:
    cells = (
        typed("float", "value", "7"),
        typed("percentage", "value", "0.5"),
        typed("date", "date-value", "1990-01-05"),
        typed("date", "date-value", "1990-01-05T10:00:00"),
        typed("float", "value", "?"),
        typed("date", "date-value", "?"),
    )
    assert sheet(row(*cells)).rows == [[7.0, 0.5, date(1990, 1, 5), datetime(1990, 1, 5, 10), "x", "x"]]


def test_repeated_cells_and_rows_are_written_out() -> None:
    found = sheet(row(ods_cell("a", ' table:number-columns-repeated="3"'), more=' table:number-rows-repeated="2"'))
    assert found.rows == [["a", "a", "a"]] * 2


def test_empty_rows_to_the_end_of_the_sheet_cost_nothing() -> None:
    empty = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
    assert sheet(row(ods_cell("a")) + empty).rows == [["a"]]
    far = sheet(row(ods_cell("a")) + empty.replace("1048570", "5000") + row(ods_cell("b"))).rows
    assert (len(far), far[0], far[-1]) == (5_002, ["a"], ["b"])
    few = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    assert sheet(row(ods_cell("a")) + few + row(ods_cell("b"))).rows == [["a"], [], [], [], ["b"]]


def test_filled_rows_repeated_without_end_are_refused() -> None:
    with pytest.raises(ListRefusedError) as refused:
        sheet(row(ods_cell("a"), more=' table:number-rows-repeated="9000000"'))
    assert refused.value.kind == "too_large"


def test_columns_repeated_without_end_stop_at_the_widest_list() -> None:
    assert len(sheet(row(ods_cell("a", ' table:number-columns-repeated="16384"'))).rows[0]) == 200
    assert len(sheet(row(ods_cell("a", ' table:number-columns-repeated="16384"'))).beyond) == 16_184


def test_merged_ranges_are_marked_and_covered_cells_are_empty() -> None:
    spanned = ods_cell("a", ' table:number-columns-spanned="2" table:number-rows-spanned="2"')
    covered = "<table:covered-table-cell><text:p>z</text:p></table:covered-table-cell>"
    found = sheet(row(spanned, covered, ods_cell("b")))
    assert found.merged == [MergedRange(0, 0, 1, 1)]
    assert found.rows == [["a", "", "b"]]


def test_hidden_rows_are_marked() -> None:
    rows = row(ods_cell("a")) + row(ods_cell("b"), more=' table:visibility="collapse" table:number-rows-repeated="2"')
    assert sheet(rows).hidden_rows == {1, 2}


def style(name: str, inside: str) -> str:
    return f'<style:style style:name="{name}">{inside}</style:style>'


def test_old_fonts_strikes_and_hidden_tables_come_from_styles() -> None:
    styles = style("cu", "<style:text-properties style:font-name='.VnTime'/>") + style(
        "bo", "<style:text-properties style:text-line-through-style='solid'/>"
    )
    found = sheet(
        row(
            ods_cell("Së", ' table:style-name="cu"'),
            ods_cell("Lê", ' table:style-name="bo"'),
            ods_cell('<text:span text:style-name="bo">Na</text:span>'),
            ods_cell("", ' table:style-name="bo"'),
        ),
        styles,
    )
    assert found.fonts == {(0, 0): ".VnTime"}
    assert found.struck == {(0, 1), (0, 2)}


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        (ods_cell("4", ' table:formula="of:=B1"'), FormulaState.CACHED),
        ('<table:table-cell table:formula="of:=B1"/>', FormulaState.UNCACHED),
        (ods_cell("#REF!", ' table:formula="of:=B1"'), FormulaState.ERROR),
        (ods_cell("Err:522", ' table:formula="of:=B1"'), FormulaState.ERROR),
    ],
)
def test_formulas_tell_what_was_saved_with_them(cell: str, state: FormulaState) -> None:
    assert sheet(row(cell, ods_cell("x"))).formulas == {(0, 0): state}


def test_spaces_tabs_lines_and_comments_of_a_text() -> None:
    text = "Lê<text:s text:c='2'/>Na<text:tab/>1<text:line-break/>2<office:annotation>ghi chú</office:annotation>"
    assert sheet(row(ods_cell(text))).rows == [["Lê  Na\t1\n2"]]


def test_macros_are_told_and_encrypted_files_refused() -> None:
    assert [
        note.kind for note in read_ods(ods(row(ods_cell("a")), **{"Basic/Standard/Module1.xml": "<m/>"})).notes
    ] == ["macros_present"]
    with pytest.raises(ListRefusedError) as refused:
        read_ods(ods("", **{"META-INF/manifest.xml": "<m><encryption-data/></m>"}))
    assert (refused.value.kind, refused.value.code) == ("encrypted", "list_encrypted_ods")


def test_a_file_of_another_program_is_read() -> None:
    found = read_ods(as_ods([["STT", "Họ và tên"], [1, "Lê Thị Na"]]))
    assert found.format is FileFormat.ODS
    assert found.sheets[0].rows[1][1] == "Lê Thị Na"
