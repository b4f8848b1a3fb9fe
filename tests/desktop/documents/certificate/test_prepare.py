"""What a certificate says is made ready to print, or the field is named that keeps it from paper."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.terms import Severity
from desktop.documents.certificate.prepare import prepare
from desktop.documents.certificate.values import REQUIRED
from tests.desktop.documents.certificate_pages import values


def prepared(**changed):
    record, problems = prepare(values(**changed), 0)
    assert record is not None, problems
    return record


def problems_of(**changed):
    return [(one.field, one.kind, one.severity) for one in prepare(values(**changed), 3)[1]]


def test_a_usual_record_is_ready_without_a_word():
    record, problems = prepare(values(), 0)
    assert problems == []
    assert (record.name, record.honorific, record.kind) == ("Nguyễn Thị Quỳnh Thưởng", "Bà", "individual")
    assert record.texts["date"] == "ngày 14 tháng 12 năm 2023"
    assert record.texts["position_unit"].startswith("Phó Trưởng phòng Hành chính - Tổng hợp, Trung tâm")
    assert record.texts["issuer"] == "BỘ TRƯỞNG BỘ THÔNG TIN VÀ TRUYỀN THÔNG"
    assert record.texts["form"] == "BẰNG KHEN"


@pytest.mark.parametrize("field", [name for name in REQUIRED if name != "decision_date"])
@pytest.mark.parametrize("empty", ["", "  ", "\u200b", None])
def test_a_field_that_is_missing_is_named_and_stops(field, empty):
    record, problems = prepare(values(**{field: empty}), 4)
    assert record is None
    assert {(one.index, one.field, one.kind) for one in problems if one.stops} == {(4, field, "missing")}


@pytest.mark.parametrize("number", ["/QĐ-UBND", "   /QĐ-UBND", "…/QĐ-UBND", "....", "-"])
def test_a_decision_number_that_is_blank_before_its_stroke_is_missing(number):
    assert ("decision_number", "missing", Severity.ERROR) in problems_of(decision_number=number)


def test_a_kind_that_nobody_knows_is_told_with_what_was_written():
    (problem,) = prepare(values(kind="đội"), 0)[1]
    assert (problem.field, problem.kind, problem.values) == ("kind", "missing", {"text": "đội"})


@pytest.mark.parametrize(
    ("written", "read"),
    [("2023-12-04", "ngày 04 tháng 12 năm 2023"), ("04/12/2023", "ngày 04 tháng 12 năm 2023")],
)
def test_a_date_is_written_out(written, read):
    assert prepared(decision_date=written).texts["date"] == read


@pytest.mark.parametrize("written", ["31/02/2023", "hôm qua", "1944-12-22", "2201-01-01"])
def test_a_date_that_cannot_be_is_told(written):
    assert problems_of(decision_date=written) == [("decision_date", "bad_date", Severity.ERROR)]


def test_years_of_this_office_are_taken_to_the_last():
    assert prepared(decision_date="1945-09-02").texts["date"].endswith("1945")
    assert prepared(decision_date="2200-12-31").texts["date"].endswith("2200")


def test_texts_are_cleaned_as_in_the_record_and_what_was_dropped_is_told():
    record, problems = prepare(
        values(name=unicodedata.normalize("NFD", "H'Hòa\u200b  Niê\ufe0f"), reason="A\x01<b>"), 2
    )
    assert record.name == "H’Hòa Niê" and record.texts["reason"] == "A<b>"
    assert [(one.field, one.kind, one.severity, one.values["letter"]) for one in problems] == [
        ("name", "invisible_chars", Severity.WARNING, "U+200B"),
        ("name", "invisible_chars", Severity.WARNING, "U+FE0F"),
        ("reason", "control_character", Severity.WARNING, "U+0001"),
        ("reason", "markup_text", Severity.WARNING, "<"),
    ]
    assert all(one.index == 2 for one in problems)
    assert problems_of(place="Hà\tNội") == [("place", "control_character", Severity.INFO)]


def test_a_mark_that_turns_the_direction_stops_the_record():
    assert problems_of(name="Nguyễn\u202e An") == [("name", "control_character", Severity.ERROR)]


def test_line_feeds_are_line_breaks_in_reason_and_office_only():
    record = prepared(reason="Dòng một\nDòng hai", signer_title="KT. Chủ tịch\nPhó Chủ tịch", unit="Sở\nNội vụ")
    assert record.texts["reason"] == "Dòng một\nDòng hai"
    assert record.texts["signer_title"] == "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    assert record.texts["unit"] == "Sở Nội vụ"


@pytest.mark.parametrize(
    ("office", "lines"),
    [
        ("KT. Chủ tịch Phó Chủ tịch", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"),
        ("KT. Bộ trưởng Thứ trưởng", "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG"),
        ("Phó Chủ tịch", "PHÓ CHỦ TỊCH"),
    ],
)
def test_an_office_by_proxy_gets_its_two_lines(office, lines):
    assert prepared(signer_title=office).texts["signer_title"] == lines


def test_what_is_no_text_or_far_too_long_is_told_by_field():
    assert problems_of(name=12)[0][:2] == ("name", "missing")
    assert problems_of(reason="x" * 4_001) == [("reason", "does_not_fit", Severity.ERROR)]
    assert problems_of(reason="x" * 4_000) == []


@pytest.mark.parametrize(
    ("kind", "name", "honorific", "printed"),
    [
        ("individual", "Bà Nguyễn Thị Hoa", None, ("Bà", "Nguyễn Thị Hoa")),
        ("individual", "Bà Nguyễn Thị Hoa", "Bà", ("Bà", "Nguyễn Thị Hoa")),
        ("individual", "Bà Nguyễn Thị Hoa", "Ông", ("Ông", "Bà Nguyễn Thị Hoa")),
        ("individual", "Bàn Văn Đức", None, ("", "Bàn Văn Đức")),
        ("individual", "Ông Thị Hoa", "Bà", ("Bà", "Ông Thị Hoa")),
        ("collective", "Sở Nội vụ", "Ông", ("", "Sở Nội vụ")),
        ("household", "Hộ ông Hoàng Văn Bình", "Ông", ("", "Hộ ông Hoàng Văn Bình")),
        ("household", "Gia đình bà Ma Thị Én", "Bà", ("", "Gia đình bà Ma Thị Én")),
        ("household", "Hoàng Văn Bình", "Ông", ("", "Hộ gia đình ông Hoàng Văn Bình")),
        ("household", "Hồ Thị Sen", "Bà", ("", "Hộ gia đình bà Hồ Thị Sen")),
    ],
)
def test_an_honorific_is_printed_once(kind, name, honorific, printed):
    record = prepared(kind=kind, name=name, honorific=honorific)
    assert ((record.honorific or ""), record.name) == printed


@pytest.mark.parametrize(
    ("position", "unit", "joined"),
    [
        ("Giám đốc,", "Sở Nội vụ", "Giám đốc, Sở Nội vụ"),
        ("Giám đốc", "; Sở Nội vụ", "Giám đốc, Sở Nội vụ"),
        ("", "Sở Nội vụ", "Sở Nội vụ"),
        ("Giám đốc", "", "Giám đốc"),
        ("", "", ""),
    ],
)
def test_position_and_unit_are_one_line(position, unit, joined):
    assert prepared(position=position, unit=unit).texts["position_unit"] == joined


def test_an_award_that_does_not_say_who_gives_it():
    assert ("issuer", "missing", Severity.ERROR) in problems_of(award="Bằng khen", signer_title="KT.")
    assert ("issuer", "missing", Severity.WARNING) in problems_of(award="Bằng khen", signer_title="GIÁM ĐỐC")
    assert ("issuer", "missing", Severity.WARNING) in problems_of(award="Bằng khen", signer_title="CHỦ TỊCH")
    assert problems_of(award="Bằng khen", signer_title="GIÁM ĐỐC", issuer="Giám đốc") == []
    assert problems_of(award="Bằng khen", signer_title="GIÁM ĐỐC SỞ NỘI VỤ") == []
    assert ("award", "missing", Severity.ERROR) in problems_of(award="“”")


def test_a_record_may_say_that_the_award_comes_after_death():
    assert prepared(posthumous=True).award.posthumous
    assert prepared(award="Truy tặng Bằng khen của Bộ trưởng Bộ Y tế").award.posthumous
    assert not prepared().award.posthumous


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_is_ready_or_a_problem_stops_it(name, unit):
    record, problems = prepare(values(name=name, unit=unit), 0)
    assert (record is None) == any(one.stops for one in problems)
