"""Words that papers take from the record: kinds, citations, references."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.check import report
from db.queries.paper_rows import AwardedRow
from db.rules.terms import NomineeKind
from desktop.documents.letters.paper_words import date_line, number_line
from desktop.papers import record_words
from desktop.papers.table import paper
from desktop.papers.writing import write_paper
from tests.desktop.papers.conftest import TODAY
from tests.desktop.papers.reading import page_words

C, I, H = NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL, NomineeKind.HOUSEHOLD  # noqa: E741
CITATION = "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022"


def row(citation: str = CITATION, **changes: object) -> AwardedRow:
    values = {"nominee_id": 1, "kind": I, "name": "Lò Thị Mẫu", "citation": citation} | changes
    return AwardedRow(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("those", "told"),
    [
        ((C, I), "Tập thể, cá nhân"),
        ((I, C, H), "Tập thể, cá nhân, hộ gia đình"),
        ((H,), "Hộ gia đình"),
        ((), "Tập thể, cá nhân"),
    ],
)
def test_kinds_are_named_in_the_order_of_the_law(those, told):
    assert record_words.kinds([row(kind=kind) for kind in those]) == told


def test_a_group_of_authors_is_named_as_one():
    authors = row(kind=C, name="Nhóm tác giả Ma Văn Ước, Lý Thị Mỹ")
    assert record_words.kinds([authors]) == "Nhóm tác giả"
    assert record_words.kinds([row(), authors, row(kind=C, name="Văn phòng Sở")]) == "Tập thể, nhóm tác giả, cá nhân"


def test_a_citation_stands_for_all_only_where_all_have_it():
    assert record_words.common_citation([row(), row(CITATION + "."), row(CITATION.upper())]) == CITATION
    assert record_words.common_citation([row("Vượt khó"), row(), row()]) == ""
    assert record_words.common_citation([]) == ""


def test_rows_are_grouped_by_their_citation_in_the_order_they_come():
    rows = [row("Hai"), row("Một"), row("hai ;")]
    assert [(told, len(those)) for told, those in record_words.by_citation(rows)] == [("Hai", 2), ("Một", 1)]


def test_the_citation_stands_on_a_list_only_where_there_are_several():
    assert [one.merit for one in record_words.recipients([row(), row()])] == [None, None]
    assert [one.merit for one in record_words.recipients([row(), row("Vượt khó")])] == [CITATION, "Vượt khó"]


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
    assert record_words.without_done(f"Đã {text}") == record_words.without_done(text.removeprefix("đã "))


@pytest.mark.parametrize(
    ("citation", "inside"),
    [
        ("Đã có thành tích xuất sắc", "có thành tích xuất sắc"),
        ("Vì đã dũng cảm cứu người", "vì đã dũng cảm cứu người"),
        ("Đạt giải Nhất", "đạt giải Nhất"),
        ("GDP tăng 8 %", "GDP tăng 8 %"),
        ("", ""),
    ],
)
def test_a_citation_goes_on_small_within_a_sentence(citation, inside):
    assert record_words.without_done(citation) == inside


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


@pytest.mark.parametrize("code", ["register", "list"])
def test_the_foot_of_a_printed_list_is_a_line_that_the_check_compares(sample, tmp_path, code):
    row, file = paper(code), tmp_path / "giấy.pdf"
    with sample.database.read() as session:
        write_paper(session, row, sample.subjects(row)[0], TODAY, file)
        *others, last = page_words(file)
        [line] = [line for line in last.splitlines() if line.startswith("Mốc nhật ký: ")]
        assert not any("Mốc nhật ký" in other for other in others)
        assert {fault.code for fault in report(session, printed=line).faults} == set()
        forged = line[:-1] + ("0" if line[-1] != "0" else "1")
        assert {fault.code for fault in report(session, printed=forged).faults} == {"fault_printed_head"}
