"""The head of every administrative paper, to the measures of NĐ 30/2020: office, Quốc hiệu, number, title, pages."""

from datetime import date

import pytest

from db.errors import KnownError
from desktop.documents.engine.canvas import A4_PORTRAIT, REGULAR, PaperCanvas
from desktop.documents.engine.structure import Element
from desktop.documents.letters.letterhead import (
    COLUMN,
    COUNTRY,
    LEFT,
    MIDDLE,
    MOTTO,
    Setting,
    bold_line,
    centred_line,
    draw_annex_title,
    draw_draft_mark,
    draw_head,
    draw_page_number,
    draw_reference,
    draw_title,
    paragraph,
)
from desktop.documents.letters.values import Office, Reference
from tests.desktop.documents.reading import overlaps, read_pages

DEPARTMENT = Office("Sở Nội vụ", "Ủy ban nhân dân tỉnh Tuyên Quang")
NUMBERED = Reference("QĐ-SNV", "Tuyên Quang", "5", date(2024, 1, 5))
WORDS = "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước "


@pytest.fixture
def drawn(tmp_path):
    """Return a function that draws on one page; it gives the page read back and what drawing returned."""

    def draw(paint):
        canvas = PaperCanvas(tmp_path / "page.pdf", A4_PORTRAIT, title="Thử", author="Sở Nội vụ")
        returned = paint(canvas)
        canvas.save()
        return read_pages(tmp_path / "page.pdf")[0], returned

    return draw


def test_the_head_has_the_superior_over_the_office_and_the_motto_ruled(drawn):
    page, rule = drawn(lambda canvas: draw_head(canvas, DEPARTMENT))
    superior, body = page.line("ỦY BAN NHÂN DÂN"), page.line("SỞ NỘI VỤ")
    country, motto = page.line(COUNTRY), page.line(MOTTO)
    assert superior.y == pytest.approx(country.y, abs=0.1) and superior.y < body.y
    assert superior.middle == pytest.approx(body.middle, abs=0.6)
    assert country.middle == pytest.approx(motto.middle, abs=0.6)
    assert max(each.bottom for each in page.rules) == pytest.approx(rule, abs=0.1)
    under_motto = max(page.rules, key=lambda each: each.length)
    assert under_motto.length == pytest.approx(motto.right - motto.left, abs=1)


def test_an_office_without_superior_stands_in_the_first_line(drawn):
    page, _rule = drawn(lambda canvas: draw_head(canvas, Office("Ủy ban nhân dân tỉnh Tuyên Quang")))
    assert page.line("ỦY BAN NHÂN DÂN").y == pytest.approx(page.line(COUNTRY).y, abs=0.1)


def test_a_long_office_is_broken_and_keeps_clear_of_the_country(drawn):
    office = Office("Ban Quản lý Dự án đầu tư xây dựng các công trình dân dụng và hạ tầng kỹ thuật số", "UBND tỉnh")
    page, rule = drawn(lambda canvas: draw_head(canvas, office))
    assert overlaps(page) == []
    assert rule > 32.3, "the rule of the office is the lower one"
    assert max(line.right for line in page.lines if line.left < 90) < page.line(COUNTRY).left


def test_an_office_that_no_head_holds_is_refused_with_its_name(drawn):
    body = "Ban Quản lý " * 30
    with pytest.raises(KnownError) as refused:
        drawn(lambda canvas: draw_head(canvas, Office(body)))
    assert (refused.value.code, refused.value.values) == ("paper_head_too_long", {"text": body[:80]})


def test_number_and_day_share_a_line_below_the_lower_rule(drawn):
    page, y = drawn(lambda canvas: draw_reference(canvas, NUMBERED, 60.0))
    number, day = page.line("Số: 05/QĐ-SNV"), page.line("Tuyên Quang, ngày 05 tháng 01 năm 2024")
    assert number.y == pytest.approx(day.y, abs=0.05) == pytest.approx(y, abs=0.05) == pytest.approx(67.8, abs=0.05)


def test_a_title_is_centred_over_its_abstract_and_a_rule(drawn):
    page, y = drawn(lambda canvas: draw_title(canvas, "QUYẾT ĐỊNH", "Về việc tặng Bằng khen", 60))
    title, abstract = page.line("QUYẾT ĐỊNH"), page.line("Về việc tặng Bằng khen")
    assert [round(each.middle) for each in (title, abstract)] == [round(MIDDLE)] * 2
    assert abstract.y == pytest.approx(y, abs=0.05) and title.y < y
    (rule,) = page.rules
    assert rule.middle == pytest.approx(MIDDLE, abs=0.1) and y < rule.top < y + 4


def test_a_title_without_abstract_has_no_rule(drawn):
    page, y = drawn(lambda canvas: draw_title(canvas, "BIÊN BẢN", "", 60))
    assert (page.rules, y) == ([], 60)


def test_the_title_of_a_list_ends_with_its_rule_whatever_its_length(drawn):
    page, rule = drawn(lambda canvas: draw_annex_title(canvas, "DANH SÁCH", WORDS * 4, "(Kèm theo Quyết định số 5)"))
    assert page.rules[0].top == pytest.approx(rule, abs=0.1)
    assert max(line.y for line in page.lines) < rule
    assert min(line.left for line in page.lines) >= LEFT - 1
    assert overlaps(page) == []


def test_the_first_page_carries_no_number_the_second_does(drawn):
    assert drawn(lambda canvas: draw_page_number(canvas, 1))[0].text.strip() == ""
    page = drawn(lambda canvas: draw_page_number(canvas, 2))[0]
    assert page.line("2").middle == pytest.approx(105, abs=0.5)


def test_the_mark_of_a_draft_stands_in_its_frame(drawn):
    page = drawn(draw_draft_mark)[0]
    (frame,) = page.rules
    mark = page.line("BẢN NHÁP")
    assert frame.left < mark.left and mark.right < frame.right and frame.top < mark.y < frame.bottom


def test_a_paragraph_begins_indented_and_its_first_line_has_the_gap():
    setting = Setting(14, 1.24, 4.5)
    first, *others = paragraph([(REGULAR, WORDS * 5)], setting)
    assert len(others) >= 2
    assert first.lead == pytest.approx(setting.step + 4.5 * 25.4 / 72)
    assert {each.lead for each in others} == {setting.step}
    assert paragraph([(REGULAR, WORDS)], setting, lead=11.5)[0].lead == 11.5


def test_a_setting_steps_by_its_leading():
    assert Setting(14, 1.24, 4.5).step == pytest.approx(14 * 1.24 * 25.4 / 72)


def test_a_bold_line_stands_at_the_indent_a_centred_one_in_the_middle(drawn):
    def paint(canvas):
        bold_line("I. Tập thể", 14, 9).draw(canvas, 50)
        centred_line("GIÁM ĐỐC SỞ NỘI VỤ " * 12, 14, 9, Element("P")).draw(canvas, 70)

    page = drawn(paint)[0]
    assert page.line("I. Tập thể").left == pytest.approx(LEFT + 12.7, abs=0.5)
    wide = page.line("GIÁM ĐỐC")
    assert wide.right - wide.left <= COLUMN + 0.5, "made smaller where it would leave the column"
