"""The sentences of papers: numbers, blanks, counts, endings."""

from datetime import date

import pytest

from db.rules.printed_names import position_and_unit
from db.rules.terms import NomineeKind
from desktop.documents.engine.spans import Face, Span
from desktop.documents.letters.paper_words import (
    DOTTED,
    attached_to,
    bold_counts,
    bonus_amounts,
    called,
    capital,
    counts,
    counts_in_sentence,
    date_line,
    ended,
    ended_words,
    list_item,
    named,
    number_line,
    pointed,
    sections,
    spans,
    standing_spans,
    without_list,
)
from desktop.documents.letters.values import Recipient, Reference

C, I, H = NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL, NomineeKind.HOUSEHOLD  # noqa: E741


def people(*kinds: NomineeKind) -> list[Recipient]:
    return [Recipient(f"Mẫu {at}", kind) for at, kind in enumerate(kinds)]


@pytest.mark.parametrize(
    ("number", "suffix", "line"),
    [
        (None, "QĐ-UBND", "Số:      /QĐ-UBND"),
        ("", "QĐ-UBND", "Số:      /QĐ-UBND"),
        ("5", "QĐ-UBND", "Số: 05/QĐ-UBND"),
        ("1598", "QĐ-UBND", "Số: 1598/QĐ-UBND"),
        ("1598/QĐ-UBND", "QĐ-UBND", "Số: 1598/QĐ-UBND"),
        ("12", "", "Số: 12"),
    ],
)
def test_the_number_line_has_blanks_until_the_paper_is_signed(number, suffix, line):
    assert number_line(Reference(suffix, "Tuyên Quang", number)) == line


@pytest.mark.parametrize(
    ("reference", "line"),
    [
        (Reference("QĐ", "Tuyên Quang", "5", date(2026, 1, 5)), "Tuyên Quang, ngày 05 tháng 01 năm 2026"),
        (Reference("QĐ", "Hà Nội", "5", date(2023, 12, 14)), "Hà Nội, ngày 14 tháng 12 năm 2023"),
        (Reference("QĐ", "Hà Nội", "5", date(2023, 3, 4)), "Hà Nội, ngày 04 tháng 3 năm 2023"),
        (Reference("QĐ", "Tuyên Quang", month=12, year=2023), "Tuyên Quang, ngày     tháng 12 năm 2023"),
        (Reference("QĐ", "Tuyên Quang", month=2, year=2023), "Tuyên Quang, ngày     tháng 02 năm 2023"),
        (Reference("QĐ", "Tuyên Quang", year=2023), "Tuyên Quang, ngày     tháng     năm 2023"),
    ],
)
def test_days_and_the_first_two_months_have_leading_zeros(reference, line):
    assert date_line(reference) == line


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ((C, I, I, I), "01 tập thể và 03 cá nhân"),
        ((I,) * 12, "12 cá nhân"),
        ((C, I, H), "01 tập thể, 01 cá nhân và 01 hộ gia đình"),
        ((), DOTTED),
    ],
)
def test_counts_have_two_digits_and_name_only_who_is_there(kinds, words):
    assert counts_in_sentence(people(*kinds)) == words


def test_sections_come_in_the_order_of_the_law_without_a_gap():
    found = [(numeral, name, len(those)) for numeral, name, those in sections(people(H, I, I))]
    assert found == [("I", "Cá nhân", 2), ("II", "Hộ gia đình", 1)]


@pytest.mark.parametrize(
    ("position", "unit", "words"),
    [
        ("Phó Giám đốc", "Sở Nội vụ", "Phó Giám đốc Sở Nội vụ"),
        ("Chánh Văn phòng", "Sở Nội vụ", "Chánh Văn phòng Sở Nội vụ"),
        ("Chuyên viên", "Sở Nội vụ", "Chuyên viên, Sở Nội vụ"),
        ("Phó Giám đốc Trung tâm Tin học", "Sở Nội vụ", "Phó Giám đốc Trung tâm Tin học, Sở Nội vụ"),
        (None, "Sở Nội vụ", "Sở Nội vụ"),
        ("Già làng", None, "Già làng"),
        (None, None, ""),
    ],
)
def test_a_head_of_a_body_is_written_without_a_comma(position, unit, words):
    assert position_and_unit(position, unit) == words


def test_an_item_names_who_was_honoured_after_death():
    recipient = Recipient("Vàng Seo Mẫu", honorific="Ông", unit="Xã Mẫu", posthumous=True)
    assert list_item(2, recipient, ";") == "2. Ông Vàng Seo Mẫu (truy tặng), xã Mẫu;"


@pytest.mark.parametrize("text", ["này", "này.", "này;", "này./.", "này /.", "này,"])
def test_every_ending_is_ours(text):
    assert ended(text, "./.") == "này./."


def test_a_colon_needs_no_full_stop():
    assert ended("với kết quả như sau:", ".") == "với kết quả như sau:"


def test_an_ending_after_brackets_is_not_slanted():
    words = ended_words([Span("năm 2022 "), Span("(có Danh sách kèm theo)", Face.ITALIC)], ".")
    assert words[-1] == Span(".")


def words_of(text, **values):
    return [(span.text, span.face) for span in standing_spans(text, values)]


def test_a_standing_text_is_in_italics_where_it_has_brackets_itself():
    text = "Tặng {award} cho {counts}, {citation} (có Danh sách kèm theo)"
    counted = counts_in_sentence(people(C, C, I))
    told = words_of(text, award="Bằng khen", counts=counted, citation="đã có thành tích (giai đoạn 2020 - 2025)")
    assert told == [
        ("Tặng Bằng khen cho 02 tập thể và 01 cá nhân, đã có thành tích (giai đoạn 2020 - 2025) ", Face.PLAIN),
        ("(có Danh sách kèm theo)", Face.ITALIC),
    ]


def test_the_sum_is_named_and_put_into_words():
    amounts = bonus_amounts([("tập thể", 3_600_000)])
    told = words_of("gồm {amounts} ({total_words})", amounts=amounts, total_words="Ba triệu")
    assert told == [("gồm tập thể 3.600.000 đồng ", Face.PLAIN), ("(Ba triệu)", Face.ITALIC)]


def test_the_counts_of_a_request_are_bold():
    spans = words_of("tặng {form} cho {counts} {citation}", form="", counts=bold_counts(people(C, I, H)), citation="đã")
    assert [text for text, face in spans if face is Face.BOLD] == ["01 tập thể", "01 cá nhân", "01 hộ gia đình"]
    assert "".join(text for text, _face in spans) == "tặng cho 01 tập thể, 01 cá nhân và 01 hộ gia đình đã"


def text_of(words) -> str:
    return words if isinstance(words, str) else "".join(span.text for span in words)


def test_what_differs_goes_on_in_points_and_the_text_before_them_has_no_citation():
    text = "{act} {award} cho {counts}, {citation} (có Danh sách kèm theo)"
    groups = [{"counts": "01 tập thể", "citation": "đã dập lửa"}, {"counts": "02 cá nhân", "citation": ""}]
    values = {"act": "tặng", "award": "Giấy khen", "counts": "03"}
    found = pointed(text, values, groups, "{counts}, {citation}")
    assert text_of(capital(spans(found.opening))) == "Tặng Giấy khen cho 03 (có Danh sách kèm theo), gồm:"
    assert [text_of(point) for point in found.points] == ["01 tập thể, đã dập lửa", "02 cá nhân"]
    assert without_list(text) == "{act} {award} cho {counts}, {citation}"


def test_an_only_recipient_is_named_in_the_sentence_and_nobody_is_dots():
    one = Recipient("Vàng A Páo", honorific="Ông", position="Công an viên", unit="Xã Yên Sơn", posthumous=True)
    assert named(one) == "ông Vàng A Páo, Công an viên, xã Yên Sơn"
    assert named(Recipient("Sùng A Mẫu", H, unit="Thôn Nà Tông")) == "hộ gia đình Sùng A Mẫu, thôn Nà Tông"
    assert bold_counts([]) == DOTTED


def test_a_group_of_authors_is_counted_as_one():
    authors = Recipient("Nhóm tác giả Lý Thị Mỹ, Ma Văn Ước", C)
    assert counts([authors, *people(C, I)]) == "01 tập thể, 01 nhóm tác giả, 01 cá nhân"
    assert [name for _numeral, name, _those in sections([authors, *people(C)])] == ["Tập thể, nhóm tác giả"]
    assert [name for _numeral, name, _those in sections([authors])] == ["Nhóm tác giả"]


def test_the_annex_of_a_draft_has_the_blanks_of_the_draft():
    reference = Reference("QĐ-UBND", "Tuyên Quang", month=12, year=2023)
    words = attached_to("Quyết định", reference, "Chủ tịch")
    assert "  " not in words, "the blanks are no-break spaces"
    assert (
        words.replace("\u00a0", " ")
        == "(Kèm theo Quyết định số       /QĐ-UBND ngày     tháng 12 năm 2023 của Chủ tịch)"
    )


@pytest.mark.parametrize(
    ("other", "line"),
    [
        ("", "1. Ông Hoàng Văn Thụ, Trưởng thôn;"),
        ("Ba Hòa", "1. Ông Hoàng Văn Thụ (tức Ba Hòa), Trưởng thôn;"),
        ("bí danh: Lý", "1. Ông Hoàng Văn Thụ (bí danh: Lý), Trưởng thôn;"),
        ("Tên thường gọi: Tư Lý", "1. Ông Hoàng Văn Thụ (Tên thường gọi: Tư Lý), Trưởng thôn;"),
    ],
)
def test_another_name_stands_in_brackets_behind_the_name_where_it_was_given(other: str, line: str) -> None:
    one = Recipient("Hoàng Văn Thụ", honorific="Ông", position="Trưởng thôn", other_name=other)
    assert list_item(1, one, ";") == line


def test_who_is_awarded_after_death_is_called_by_both_names_first() -> None:
    one = Recipient("Hoàng Văn Thụ", honorific="Ông", other_name="Ba Hòa", posthumous=True)
    assert called(one) == "Ông Hoàng Văn Thụ (tức Ba Hòa) (truy tặng)"
