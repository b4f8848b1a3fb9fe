"""The cells of a row by field: merged ranges, ditto marks, codes, formulas and blanks."""

import pytest

from desktop.exchange.readers.workbook import CellValue, FormulaState, MergedRange, Sheet
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.explained_codes import Codes
from desktop.exchange.understanding.row_cells import CellReader, RowCells, identity_digits

FIELDS = {"number": 0, "name": 1, "position": 2, "unit": 3, "award": 4}


def columns() -> Columns:
    return Columns(fields=dict(FIELDS), awards=[4])


class Reading:
    """Rows read one after another, with the problems reported on the way."""

    def __init__(self, *rows: list[CellValue], codes: dict[str, str] | None = None, **marks: object) -> None:
        self.problems: list[tuple[str, str]] = []
        self.sheet = Sheet("DS", list(rows), **marks)  # type: ignore[arg-type]
        self.reader = CellReader(self.sheet, columns(), self._report, Codes(codes))

    def _report(self, kind: str, row: int, cell: str, values: dict[str, object]) -> None:
        self.problems.append((kind, cell))

    def rows(self) -> list[RowCells]:
        return [self.reader.read(row) for row in range(len(self.sheet.rows))]


def test_texts_and_addresses_by_field() -> None:
    (cells,) = Reading([1, " Lê  Thị Na ", "Kế toán", "", "LĐTT"]).rows()
    assert cells.texts == {"number": "1", "name": "Lê Thị Na", "position": "Kế toán", "award": "LĐTT"}
    assert cells.addresses["award"] == "E1"


@pytest.mark.parametrize("blank", ["-", "–", "...", "không", "N/A", "0", "/", None, "  "])
def test_signs_that_mean_nothing_are_blank(blank: CellValue) -> None:
    (cells,) = Reading([1, "Lê Thị Na", blank, "Sở Y tế", "LĐTT"]).rows()
    assert "position" not in cells.texts


@pytest.mark.parametrize("ditto", ['"', "”", "nt", "như trên", "-nt-", "//"])
def test_ditto_marks_repeat_the_row_above_with_some_doubt(ditto: str) -> None:
    _first, second = Reading(
        [1, "Lê Thị Na", "Kế toán", "Sở Y tế", "LĐTT"], [2, "Lê Văn Tú", ditto, ditto, "LĐTT"]
    ).rows()
    assert (second.texts["position"], second.texts["unit"]) == ("Kế toán", "Sở Y tế")
    assert second.max_confidence == {"position": 0.85, "unit": 0.85}


def test_a_ditto_mark_repeats_through_many_rows_but_never_a_name() -> None:
    rows = Reading([1, "Lê Thị Na", "Kế toán", "", ""], [2, "Lê Văn Tú", '"', "", ""], [3, '"', '"', "", ""]).rows()
    assert rows[2].texts["position"] == "Kế toán"
    assert rows[2].texts["name"] == '"'


def test_a_ditto_mark_repeats_a_row_that_was_read_elsewhere() -> None:
    reading = Reading(
        [1, "Lê Thị Na", "Kế toán", "Sở Y tế", ""], [2, "Lê Văn Tú", "Lái xe", "", ""], [3, "Hà Thị Mai", '"', "", ""]
    )
    reading.reader.read(0)
    reading.reader.skip(1)
    assert reading.reader.read(2).texts["position"] == "Lái xe"


def test_a_merged_range_holds_for_all_its_rows() -> None:
    rows: list[list[CellValue]] = [[1, "Lê Thị Na", "Kế toán", "Sở Y tế", "LĐTT"], [2, "Lê Văn Tú", "Lái xe", "", ""]]
    reading = Reading(*rows, merged=[MergedRange(0, 3, 1, 3), MergedRange(0, 4, 1, 4)])
    first, second = reading.rows()
    assert (second.texts["unit"], second.addresses["unit"]) == ("Sở Y tế", "D1")
    assert first.is_own("unit") and not second.is_own("unit")
    assert reading.reader.covering(1, 3) == 0 and reading.reader.covering(0, 3) is None


def test_a_merged_number_does_not_number_the_rows_below() -> None:
    reading = Reading([1, "Lê Thị Na"], ["", "Lê Văn Tú"], merged=[MergedRange(0, 0, 1, 0)])
    assert "number" not in reading.rows()[1].texts


def test_codes_of_the_file_are_written_out_in_award_unit_and_position() -> None:
    codes = {"HT1": "Giấy khen của Giám đốc Sở", "YT": "Sở Y tế"}
    (cells,) = Reading([1, "HT1", "Kế toán", "YT", "HT1"], codes=codes).rows()
    assert (cells.texts["award"], cells.texts["unit"], cells.texts["name"]) == (
        "Giấy khen của Giám đốc Sở",
        "Sở Y tế",
        "HT1",
    )


def test_formulas_without_a_value_are_reported_and_break_the_name() -> None:
    formulas = {(0, 1): FormulaState.UNCACHED, (0, 2): FormulaState.ERROR, (0, 3): FormulaState.CACHED}
    reading = Reading([1, "", "", "", "LĐTT"], formulas=formulas)
    (cells,) = reading.rows()
    assert cells.broken
    assert reading.problems == [("formula_uncached", "B1"), ("formula_error", "C1")]


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "#NAME?"])
def test_the_text_of_an_error_is_no_value(error: str) -> None:
    reading = Reading([1, "Lê Thị Na", error, "", ""])
    assert "position" not in reading.rows()[0].texts
    assert reading.problems == [("formula_error", "C1")]


def test_odd_letters_are_reported_at_their_cell() -> None:
    reading = Reading([1, "Lê\u200b Thị Na", "Kế tоán", "<b>Sở</b>", "=1+1"])
    (cells,) = reading.rows()
    assert (cells.texts["name"], cells.texts["position"]) == ("Lê Thị Na", "Kế toán")
    assert reading.problems == [
        ("invisible_chars", "B1"),
        ("lookalike_char", "C1"),
        ("markup_text", "D1"),
        ("formula_text", "E1"),
    ]
    assert cells.max_confidence == {"unit": 0.5, "award": 0.5}


def test_a_short_row_has_no_further_cells() -> None:
    assert Reading([1]).rows()[0].texts == {"number": "1"}
    assert Reading([]).rows()[0].texts == {}


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("001090123456", "001090123456"),
        ("1090123456", "001090123456"),
        ("001 090 123 456", "001090123456"),
        ("123456789", "123456789"),
        ("", None),
        ("không", None),
    ],
)
def test_identity_numbers_get_back_the_zeros_that_spreadsheets_take(text: str, digits: str | None) -> None:
    assert identity_digits(text) == digits
