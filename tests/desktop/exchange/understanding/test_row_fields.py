"""Awards, date of birth and gender of a row."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.exchange.readers.workbook import CellValue, Sheet
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.read_result import ReadNominee
from desktop.exchange.understanding.row_cells import RowCells, RowSettings
from desktop.exchange.understanding.row_fields import AwardCells, BirthCells
from desktop.exchange.understanding.sections import InheritedValues

CHAIRMAN, WORKER, FIGHTER = "Bằng khen của Chủ tịch UBND tỉnh", "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"


class Row:
    """One row of cells, with the problems reported about it."""

    def __init__(self, marked: dict[int, str] | None = None, **cells: CellValue) -> None:
        self.problems: list[str] = []
        columns = Columns(awards=[4], marked_awards=marked or {})
        self.settings = RowSettings(Sheet("DS", []), columns, date(2026, 11, 22), self._report)
        self.cells = RowCells(1)
        for name, value in cells.items():
            self.cells.texts[name], self.cells.raw[name] = str(value), value
            self.cells.addresses[name] = f"{name}2"

    def _report(self, kind: str, row: int, cell: str, values: dict[str, object]) -> None:
        self.problems.append(kind)

    def awards(self, inherited: InheritedValues | None = None, kind: str = "individual") -> list[ReadNominee]:
        one = ReadNominee(kind, "Lê Thị Na", "DS", 2)
        return AwardCells(self.settings).read(self.cells, inherited or InheritedValues(), one)

    def person(self, honorific: str | None = None) -> ReadNominee:
        one = ReadNominee("individual", "Lê Thị Na", "DS", 2, honorific=honorific, cells={"name": "B2"})
        BirthCells(self.settings).read(self.cells, one)
        return one


def test_an_award_of_its_own() -> None:
    (one,) = Row(award="LĐTT năm 2024").awards()
    assert (one.award, one.year) == (WORKER, "2024")
    assert (one.cells["award"], one.cells["year"]) == ("award2", "award2")


def test_each_award_of_a_cell_and_of_further_cells_is_a_nomination() -> None:
    row = Row(award="LĐTT; CSTĐCS", award2=CHAIRMAN)
    made = row.awards()
    assert [one.award for one in made] == [WORKER, FIGHTER, CHAIRMAN]
    made[0].cells["name"] = "B2"
    assert "name" not in made[1].cells  # copies share nothing
    assert row.problems == []


@pytest.mark.parametrize("mark", ["x", "X", "✓", "1", "có", "+", "Đạt giải"])
def test_a_mark_below_an_award_names_it(mark: str) -> None:
    (one,) = Row({5: FIGHTER}, mark5=mark).awards()
    assert (one.award, one.cells["award"]) == (FIGHTER, "mark52")


@pytest.mark.parametrize("mark", ["-", "ko", "False", "Chưa đạt"])
def test_a_sign_that_says_no_names_nothing_and_inherits_nothing(mark: str) -> None:
    row = Row({5: FIGHTER}, mark5=mark)
    (one,) = row.awards(InheritedValues(awards=(WORKER,)))
    assert one.award is None and one.confidence["award"] < 0.6 and row.problems == []


def test_a_sign_that_says_neither_yes_nor_no_is_told() -> None:
    row = Row({5: FIGHTER}, mark5="?")
    (one,) = row.awards()
    assert one.award == FIGHTER and one.confidence["award"] < 0.7 and row.problems == ["unknown_award"]


@pytest.mark.parametrize("text", ["Không", "Không đề nghị", "Rút"])
def test_a_no_in_the_column_of_awards_is_told_and_inherits_nothing(text: str) -> None:
    row = Row(award=text)
    (one,) = row.awards(InheritedValues(awards=(WORKER,)))
    assert one.award is None and row.problems == ["unknown_award"]
    assert [one.award for one in Row(award=text, award2="LĐTT").awards()] == [WORKER]


def test_a_row_without_a_mark_does_not_take_the_award_of_the_title_for_sure() -> None:
    (one,) = Row({5: FIGHTER}).awards(InheritedValues(awards=(WORKER,)))
    assert one.award == WORKER and one.confidence["award"] < 0.7


def test_a_code_beside_the_wording_is_no_second_award() -> None:
    row = Row(award="HT-01", award2=CHAIRMAN)
    columns = Columns(awards=[4, 5], texts=("", "", "", "", "Mã hình thức", "Hình thức"))
    row.settings = replace(row.settings, columns=columns)
    assert [one.award for one in row.awards()] == [CHAIRMAN]
    del row.cells.texts["award2"]  # no wording: the code is all there is
    assert [one.award for one in row.awards()] == ["HT-01"]


def test_an_unknown_award_and_one_of_another_kind_are_reported() -> None:
    unknown = Row(award="Cúp vàng")
    assert unknown.awards()[0].award == "Cúp vàng" and unknown.problems == ["unknown_award"]
    unfit = Row(award="LĐTT")
    (one,) = unfit.awards(kind="collective")
    assert unfit.problems == ["award_kind_mismatch"]
    assert one.confidence["award"] < 0.5


def test_a_row_without_an_award_inherits_that_for_its_kind() -> None:
    (one,) = Row().awards(InheritedValues((WORKER, "Tập thể lao động xuất sắc"), in_section=True))
    assert one.award == WORKER and one.confidence["award"] > 0.9
    assert "award" not in one.cells
    assert Row().awards(InheritedValues((CHAIRMAN, "Giấy khen của Giám đốc Sở")))[0].award is None


def test_an_inherited_award_is_in_doubt_where_the_row_has_a_cell_for_it() -> None:
    assert Row().awards(InheritedValues((CHAIRMAN,)))[0].confidence["award"] < 0.6


def test_a_short_wording_is_the_longer_one_of_the_title() -> None:
    (one,) = Row(award="Bằng khen").awards(InheritedValues((CHAIRMAN,)))
    assert one.award == CHAIRMAN


@pytest.mark.parametrize(
    ("text", "gender"),
    [("Nam", "male"), ("nữ", "female"), ("NU", "female"), ("M", "male"), ("F", "female"), ("?", None)],
)
def test_gender_by_its_column(text: str, gender: str | None) -> None:
    assert Row(gender=text).person().gender == gender


def test_birth_in_a_column_for_men_and_one_for_women() -> None:
    man, woman = Row(birth_male="05/01/1990").person(), Row(birth_female=1985).person()
    assert (man.dob, man.gender) == ("1990-01-05", "male")
    assert (woman.dob, woman.gender) == ("1985", "female")
    marked = Row(birth_female="x", dob="1990").person()
    assert (marked.dob, marked.gender) == ("1990", "female")


def test_both_columns_filled_contradict_each_other() -> None:
    row = Row(birth_male="1990", birth_female="1985")
    row.person()
    assert row.problems == ["gender_conflict"]


def test_an_honorific_tells_the_gender_that_nobody_wrote_with_some_doubt() -> None:
    one = Row().person("Bà")
    assert one.gender == "female" and one.confidence["gender"] < 0.7
    row = Row(gender="Nam")
    assert row.person("Bà").confidence["gender"] < 0.5
    assert row.problems == ["gender_conflict"]


def test_problems_of_a_birth_are_reported() -> None:
    row = Row(dob="31/02/1990")
    assert row.person().dob is None and row.problems == ["bad_date"]


def test_a_second_person_of_a_cell_shares_birth_and_gender_in_doubt() -> None:
    row = Row(dob="1990", gender="Nam")
    first = row.person()
    second = ReadNominee("individual", "Lê Văn Tú", "DS", 2)
    BirthCells(row.settings).share(row.cells, second, first)
    assert (second.dob, second.gender) == ("1990", "male")
    assert second.confidence["dob"] < 0.5 and second.confidence["gender"] < 0.5
