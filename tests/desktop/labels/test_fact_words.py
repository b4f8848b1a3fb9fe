"""Facts in the clerk's words, and how units write them read back."""

from datetime import date

import pytest

from db.errors import KnownError
from db.rules.fact_fields import FACTS
from desktop.labels import translation
from desktop.labels.fact_words import cell_text, choices_of, read_cell
from desktop.labels.names import FACT_COLUMNS as COLUMNS
from desktop.labels.names import FACT_KINDS as KINDS

AWARDS = {"cs": "Chiến sĩ thi đua cơ sở", "ct": "Chiến sĩ thi đua tỉnh", "ld": "Lao động tiên tiến"}


@pytest.fixture(autouse=True)
def vietnamese():
    translation.use("vi")


def column(kind, name):
    return next(each for each in FACTS[kind].columns if each.name == name)


def test_every_kind_and_column_has_words():
    assert set(KINDS) == set(FACTS)
    assert {each.name for fact in FACTS.values() for each in fact.columns} == set(COLUMNS)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("HTXS", "hoan_thanh_xuat_sac"),
        ("xuất sắc", "hoan_thanh_xuat_sac"),
        ("Hoàn thành tốt nhiệm vụ", "hoan_thanh_tot"),
        ("hoan thanh tot", "hoan_thanh_tot"),
        ("hoan_thanh", "hoan_thanh"),
        ("Không hoàn thành nhiệm vụ", "khong_hoan_thanh"),
        ("", None),
        ("–", None),
    ],
)
def test_ratings_are_read_as_units_write_them(typed, code):
    assert read_cell(column("duty_rating", "rating"), typed, AWARDS) == code


def test_what_fits_several_or_none_is_refused_with_the_choices():
    for typed in ("chiến sĩ", "Huy chương"):
        with pytest.raises(KnownError) as told:
            read_cell(column("earlier_award", "award_type_id"), typed, AWARDS)
        assert told.value.code == "bad_choice" and told.value.values["known"] == list(AWARDS.values())
    assert read_cell(column("earlier_award", "award_type_id"), "lao động", AWARDS) == "ld"
    assert choices_of(column("earlier_award", "award_type_id"), AWARDS) == list(AWARDS.values())


def test_each_value_is_read_back_from_what_a_cell_shows():
    for kind, name, value in (
        ("duty_rating", "year", 2025),
        ("duty_rating", "rating", "hoan_thanh_tot"),
        ("initiative", "research", True),
        ("initiative", "level", "national"),
        ("discipline", "starts_on", date(2025, 3, 4)),
        ("discipline", "category", "warning"),
        ("earlier_award", "reward_type", "dot_xuat"),
        ("earlier_award", "award_type_id", "cs"),
        ("headcount", "total", 0),
    ):
        asked = column(kind, name)
        assert read_cell(asked, cell_text(asked, value, AWARDS), AWARDS) == value
    assert cell_text(column("initiative", "research"), False, AWARDS) == ""


@pytest.mark.parametrize(
    ("kind", "name", "code"), [("duty_rating", "year", "bad_fact_year"), ("absence", "days", "bad_count")]
)
def test_what_is_no_number_is_refused(kind, name, code):
    with pytest.raises(KnownError) as told:
        read_cell(column(kind, name), "hai", AWARDS)
    assert told.value.code == code
