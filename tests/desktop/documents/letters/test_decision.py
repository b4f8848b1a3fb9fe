"""The decision on paper: NĐ 30/2020 measured with another library (docs/measures-of-papers.md §6, §8.8)."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from db.errors import KnownError
from db.rules.terms import NomineeKind
from desktop.documents.engine.canvas import BOLD, width_mm
from desktop.documents.letters.decision import decision_letter
from desktop.documents.letters.letter_pdf import write_letter_pdf
from desktop.documents.letters.values import DecisionPaper, NameList, Recipient, Reference, Signature
from tests.desktop.documents.reading import PageSeen, overlaps, read_pages
from tests.desktop.documents.seed_papers import DECISION, HOME


def decision(folder: Path, recipients: object = None, list_title: str = "", **changes: object) -> list[PageSeen]:
    path = folder / "decision.pdf"
    if recipients is not None:
        changes["lists"] = [NameList(list_title or DECISION.lists[0].title, recipients)] if recipients else []
    write_letter_pdf(path, decision_letter(replace(DECISION, **changes)))
    return read_pages(path)


def test_the_head_stands_where_the_decree_puts_it(tmp_path):
    page = decision(tmp_path)[0]
    assert (round(page.width), round(page.height)) == (210, 297)
    country, motto = page.line("CỘNG HÒA XÃ HỘI"), page.line("Độc lập - Tự do")
    assert country.y == pytest.approx(24.2, abs=0.05)
    assert country.middle == pytest.approx(145.5, abs=0.3)
    assert motto.y == pytest.approx(30.0, abs=0.05)
    body = page.line("ỦY BAN NHÂN DÂN")
    assert (body.y, body.size) == (pytest.approx(24.2, abs=0.05), pytest.approx(12.5))
    assert body.middle == pytest.approx(60, abs=0.3)
    assert page.line("TỈNH TUYÊN QUANG").y == pytest.approx(29.8, abs=0.05)
    assert page.line("Số: 1598/QĐ-UBND").y == page.line("Tuyên Quang, ngày 22").y


def test_the_rule_under_the_motto_is_exactly_as_long_as_the_motto(tmp_path):
    page = decision(tmp_path)[0]
    motto = page.line("Độc lập - Tự do")
    rule = min(page.rules, key=lambda one: abs(one.top - 32.2) + abs(one.middle - 145.5))
    assert rule.length == pytest.approx(width_mm(BOLD, 13.5, motto.text), abs=0.02)
    assert rule.middle == pytest.approx(145.5, abs=0.05)


def test_the_rules_under_body_and_title_are_a_third_to_a_half_of_their_lines(tmp_path):
    page = decision(tmp_path)[0]
    body, abstract = page.line("TỈNH TUYÊN QUANG"), page.line("Về việc tặng")
    under_body = min(page.rules, key=lambda one: abs(one.top - body.y - 2.2) + abs(one.middle - 60))
    under_title = min(page.rules, key=lambda one: abs(one.top - abstract.y - 2.6))
    assert 1 / 3 <= under_body.length / (body.right - body.left) <= 1 / 2
    assert 1 / 3 <= under_title.length / (abstract.right - abstract.left) <= 1 / 2


def test_all_ink_keeps_the_margins(tmp_path):
    for page in decision(tmp_path):
        for letter in (one for one in page.letters if not one.text.isspace()):
            assert letter.ink[0] >= 29.5 and letter.ink[2] <= 192.6, letter
            assert letter.ink[1] >= 19.5 and letter.ink[3] <= 277.3, letter


def test_grounds_end_in_semicolons_and_articles_in_full_stops(tmp_path):
    text = " ".join(decision(tmp_path)[0].text.split())
    assert "ngày 22 tháng 11 năm 2019; Căn cứ Luật Thi đua" in text
    assert "ngày 18 tháng 12 năm 2023. QUYẾT ĐỊNH: Điều 1. Tặng Bằng khen" in text
    assert "cho 01 tập thể và 03 cá nhân, đã có thành tích xuất sắc" in text
    assert "(có Danh sách kèm theo). Điều 2." in text
    assert "9.000.000 đồng (Chín triệu đồng), chi từ Quỹ" in text
    assert text.count("./.") == 1


def test_the_signature_stands_in_the_middle_of_the_right_half(tmp_path):
    page = decision(tmp_path)[0]
    office, name = page.line("CHỦ TỊCH"), page.line("Lương Đức Thiện")
    heading = page.line("Nơi nhận:")
    assert office.y == heading.y
    assert office.middle == pytest.approx(151.5, abs=0.3)
    assert name.middle == pytest.approx(151.5, abs=0.3)
    assert name.y - office.y == pytest.approx(36, abs=0.05)
    between = [one for one in page.lines if office.y < one.y < name.y and one.right > 110]
    assert between == []


def test_a_deputy_signs_in_two_lines(tmp_path):
    signature = Signature(("KT. Chủ tịch", "Phó Chủ tịch"), "Hoàng Thị Minh")
    page = decision(tmp_path, signature=signature)[0]
    assert page.line("PHÓ CHỦ TỊCH").y - page.line("KT. CHỦ TỊCH").y == pytest.approx(6.1, abs=0.05)


def test_the_last_place_of_distribution_is_the_file_copy(tmp_path):
    page = decision(tmp_path)[0]
    steps = [line for line in page.lines if line.text.startswith("- ")]
    assert [line.text for line in steps][-1] == "- Lưu: VT, NC (Th)."
    assert all(line.text.endswith(";") for line in steps[:-1])
    assert all(b.y - a.y == pytest.approx(4.55, abs=0.05) for a, b in pairwise(steps))


def test_the_attached_list_names_decision_and_recipients(tmp_path):
    annex = decision(tmp_path)[1]
    text = " ".join(annex.text.split())
    assert "(Kèm theo Quyết định số 1598/QĐ-UBND ngày 22 tháng 12 năm 2023" in text
    assert f"1. Ông Vũ Đình Khuê, Chuyên viên Văn phòng, {HOME};" in text
    assert text.endswith("tỉnh Tuyên Quang./.")
    assert annex.line("I. Tập thể").left == pytest.approx(42.7, abs=0.1)
    assert not any(line.y < 15 for line in annex.lines), "the first page of an annex carries no number"


def test_a_draft_leaves_blanks_and_says_so_on_every_page(tmp_path):
    reference = Reference("QĐ-UBND", "Tuyên Quang", month=12, year=2023)
    pages = decision(tmp_path, reference=reference)
    texts = [page.extract_text() for page in PdfReader(tmp_path / "decision.pdf").pages]
    assert "Số:      /QĐ-UBND" in texts[0]
    assert "Tuyên Quang, ngày     tháng 12 năm 2023" in texts[0]
    assert "số       /QĐ-UBND ngày     tháng 12 năm 2023" in " ".join(texts[1].split("\n"))
    assert all("BẢN NHÁP" in page.text for page in pages)
    assert "BẢN NHÁP" not in decision(tmp_path)[0].text


@pytest.mark.parametrize(
    ("number", "printed"), [("5", "Số: 05/QĐ-UBND"), ("05", "Số: 05/QĐ-UBND"), ("112", "Số: 112/QĐ-UBND")]
)
def test_numbers_under_ten_get_a_leading_zero(tmp_path, number, printed):
    reference = replace(DECISION.reference, number=number)
    assert printed in decision(tmp_path, reference=reference)[0].text


def people(count: int, name: str = "Nguyễn Văn Thử") -> list[Recipient]:
    return [
        Recipient(f"{name} {at}", honorific="Ông", position="Chuyên viên Phòng Hành chính - Tổng hợp", unit=HOME)
        for at in range(1, count + 1)
    ]


def test_two_hundred_recipients_fill_numbered_annex_pages(tmp_path):
    pages = decision(tmp_path, recipients=people(200))
    annex = pages[1:]
    assert len(annex) > 5
    numbers = [[line.text for line in page.lines if line.y < 15] for page in annex]
    assert numbers == [[]] + [[str(at)] for at in range(2, len(annex) + 1)]
    text = " ".join(" ".join(page.text.split()) for page in annex)
    assert all(f"{at}. Ông Nguyễn Văn Thử {at}," in text for at in range(1, 201))


def test_no_page_of_the_list_begins_or_ends_with_a_lone_line(tmp_path):
    pages = decision(tmp_path, recipients=people(120))[1:]
    for page in pages[1:]:
        first = next(line for line in page.lines if line.y > 20)
        assert first.text[0].isdigit(), f"an item of two lines was parted: {first.text}"


def test_what_fits_one_page_in_smaller_type_stays_on_one_page(tmp_path):
    more = [*DECISION.articles, "Quyết định này có hiệu lực kể từ ngày ký, thay cho thông báo đã gửi các đơn vị " * 2]
    pages = decision(tmp_path, articles=more, recipients=[])
    assert len(pages) == 1
    assert pages[0].line("Điều 1.").size in (13, 13.5)


@pytest.mark.parametrize("extra", range(6, 22))
def test_the_signature_never_stands_alone(tmp_path, extra):
    article = (
        "Thủ trưởng các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này trong phạm vi được giao"
    )
    pages = decision(tmp_path, articles=[*DECISION.articles, *[article] * extra], recipients=[])
    last = pages[-1]
    above = [line for line in last.lines if 20 < line.y < last.line("Nơi nhận:").y]
    assert len(above) >= 2
    assert len(pages) == 1 or [line.text for line in last.lines if line.y < 15] == [str(len(pages))]
    assert overlaps(last) == []


def test_a_distribution_list_longer_than_a_page_goes_on(tmp_path):
    places = [f"Cơ quan số {at} của tỉnh và các đơn vị trực thuộc cơ quan ấy" for at in range(1, 61)]
    pages = decision(tmp_path, distribution=places, recipients=[])
    text = " ".join(" ".join(page.text.split()) for page in pages)
    assert all(f"- Cơ quan số {at} " in text for at in range(1, 61))
    for page in pages:
        assert overlaps(page) == []
        assert max(one.ink[3] for one in page.letters if not one.text.isspace()) < 277.5


def test_an_office_with_an_endless_name_is_refused(tmp_path):
    with pytest.raises(KnownError) as refused:
        decision(tmp_path, office=replace(DECISION.office, body="Ban Quản lý các dự án " * 40))
    assert refused.value.code == "paper_head_too_long"


def test_fonts_are_embedded_and_the_file_says_its_language(tmp_path):
    decision(tmp_path)
    reader = PdfReader(tmp_path / "decision.pdf")
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"
    assert reader.metadata.title.startswith("Quyết định 1598/QĐ-UBND Về việc")
    assert reader.metadata.author == "Ủy ban nhân dân tỉnh Tuyên Quang"
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            assert "Tinos" in font["/BaseFont"]
            assert "/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"]


def test_the_same_paper_gives_the_same_bytes(tmp_path):
    write_letter_pdf(tmp_path / "a.pdf", decision_letter(DECISION))
    write_letter_pdf(tmp_path / "b.pdf", decision_letter(DECISION))
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_letter_that_no_font_has_is_refused_by_name(tmp_path):
    with pytest.raises(KnownError) as refused:
        decision(tmp_path, recipients=[Recipient("Lý 漢 Tự")])
    assert refused.value.code == "paper_letter_missing"
    assert refused.value.values["letter"] == "漢"
    assert not (tmp_path / "decision.pdf").exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(KnownError):
        write_letter_pdf(tmp_path / "no such folder" / "decision.pdf", decision_letter(DECISION))


@pytest.mark.parametrize(
    "text", ["<b>Phòng</b> & <Ban>", "=1+1", "</para><img src='file:///etc/passwd'/>", "a" * 300, "Ă" * 300]
)
def test_markup_and_endless_words_are_printed_as_they_are(tmp_path, text):
    recipient = Recipient(text, NomineeKind.COLLECTIVE, unit=HOME)
    pages = decision(tmp_path, recipients=[recipient], abstract=f"Về việc {text}", list_title=text)
    together = "".join("".join(page.text.split()) for page in pages)
    assert "".join(text.split()) in together
    for page in pages:
        assert overlaps(page) == []
        assert all(one.ink[2] <= 192.8 for one in page.letters if not one.text.isspace())


TEXTS = st.text("aăâbcđêghôơưxyỄỮỘ ,.;-/'\"<>&=+@()0123456789", min_size=1, max_size=240)


@settings(max_examples=25, deadline=None)
@given(name=TEXTS, unit=TEXTS, abstract=TEXTS, ground=TEXTS)
def test_any_words_stay_inside_the_page(tmp_path_factory, name, unit, abstract, ground):
    folder = tmp_path_factory.mktemp("decision")
    paper = DecisionPaper(
        DECISION.office, DECISION.reference, abstract, DECISION.authority, [ground], [name, unit], [unit],
        DECISION.signature, [NameList(unit, [Recipient(name, unit=unit)])],
    )  # fmt: skip
    write_letter_pdf(folder / "any.pdf", decision_letter(paper))
    for page in read_pages(folder / "any.pdf"):
        inked = [one for one in page.letters if not one.text.isspace()]
        assert all(one.ink[0] > 25 and one.ink[2] < 195 and one.ink[3] < 280 for one in inked)
