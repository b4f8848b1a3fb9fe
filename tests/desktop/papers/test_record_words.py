"""Words that papers take from the record: kinds, citations, references."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.queries.paper_rows import AwardedRow
from db.rules.terms import NomineeKind
from desktop.documents.letters.paper_words import date_line, number_line
from desktop.papers import record_words

C, I, H = NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL, NomineeKind.HOUSEHOLD  # noqa: E741
CITATION = "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022"


def row(citation: str = CITATION, **changes: object) -> AwardedRow:
    return AwardedRow(nominee_id=1, kind=I, name="Lò Thị Mẫu", citation=citation, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("those", "told"),
    [
        ({C, I}, "Tập thể, cá nhân"),
        ({I, C, H}, "Tập thể, cá nhân, hộ gia đình"),
        ({H}, "Hộ gia đình"),
        (set(), "Tập thể, cá nhân"),
    ],
)
def test_kinds_are_named_in_the_order_of_the_law(those, told):
    assert record_words.kinds(those) == told


def test_the_citation_that_most_share_stands_for_all():
    rows = [row("Vượt khó"), row(), row(), row("")]
    assert record_words.common_citation(rows) == CITATION
    assert record_words.common_citation([row(""), row("")]) == ""
    assert record_words.common_citation([]) == ""


def test_of_two_citations_as_frequent_the_first_is_taken():
    assert record_words.common_citation([row("Một"), row("Hai")]) == "Một"


@pytest.mark.parametrize(
    ("citation", "movement"),
    [
        (CITATION, "trong phong trào thi đua yêu nước năm 2022"),
        ("Đã có công lao đóng góp", "có công lao đóng góp"),
        ("", ""),
    ],
)
def test_the_movement_is_what_follows_the_merit(citation, movement):
    assert record_words.movement_of(citation) == movement


@given(text=st.text(max_size=60))
def test_no_citation_keeps_its_leading_done(text):
    assert record_words.without_done(f"Đã {text}") == text.removeprefix("đã ")


def test_an_unsigned_paper_is_expected_in_the_month_of_today():
    found = record_words.reference("TTr-SNV", "Tuyên Quang", "", None, date(2024, 2, 29))
    assert number_line(found) == "Số:      /TTr-SNV"
    assert date_line(found) == "Tuyên Quang, ngày     tháng 02 năm 2024"
    signed = record_words.reference("TTr-SNV", "Tuyên Quang", "7", date(2023, 12, 4), date(2024, 2, 29))
    assert date_line(signed) == "Tuyên Quang, ngày 04 tháng 12 năm 2023"


def test_a_recipient_keeps_earlier_awards_in_one_text():
    one = record_words.recipient(row(earlier=("Giấy khen (12/QĐ)", "Bằng khen (15/QĐ)"), register_number="02"))
    assert one.earlier_awards == "Giấy khen (12/QĐ); Bằng khen (15/QĐ)"
    assert (one.register_number, record_words.recipient(row()).earlier_awards) == ("02", None)
