"""The styles of Word files: one for each part of a paper, with nothing of the template's look."""

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from desktop.exchange.writers.docx_parts import new_document
from desktop.exchange.writers.docx_styles import (
    BODY,
    BREAK,
    DOTTED,
    EMPHASIS,
    HEADING,
    JUSTIFIED,
    STRONG,
    TITLE,
    cell_look,
    rule,
    style_id,
)


@pytest.fixture
def document():
    return new_document("Danh sách", "Sở Nội vụ")


def style_of(document, look):
    style_id(document, look)
    file = io.BytesIO()
    document.save(file)
    return Document(io.BytesIO(file.getvalue())).styles[look.name]


@pytest.mark.parametrize("look", [BODY, TITLE, HEADING, BREAK, DOTTED, rule(20), cell_look("left", 9.0)])
def test_a_style_says_all_that_its_look_says(document, look):
    style = style_of(document, look)
    layout = style.paragraph_format
    assert (style.font.name, style.font.size.pt, bool(style.font.bold)) == ("Times New Roman", look.size, look.bold)
    assert (layout.alignment, layout.keep_with_next) == (look.align, look.stays)
    assert (layout.space_before.pt, layout.space_after.pt) == (look.before, look.after)
    assert layout.line_spacing == (look.leading or pytest.approx(look.size * 12_700))
    assert style.element.xpath("w:pPr/w:pBdr") if look.ruled else not style.element.xpath("w:pPr/w:pBdr")


def test_headings_keep_their_place_in_word_s_outline_and_lose_the_template_s_colour(document):
    style = style_of(document, HEADING)
    assert style.element.xpath("w:pPr/w:outlineLvl/@w:val") == ["0"]
    assert not style.element.xpath("w:rPr/w:color")


def test_a_style_is_made_once(document):
    assert style_id(document, BODY) == style_id(document, BODY)
    assert len([one for one in document.styles if one.name == BODY.name]) == 1
    assert BODY.staying.name != BODY.name and BODY.staying.stays and BODY.align is JUSTIFIED


def test_bold_and_italic_are_styles_that_change_nothing_else(document):
    for name, tag in ((STRONG, "w:b"), (EMPHASIS, "w:i")):
        assert [each.tag for each in document.styles[name].element.rPr] == [qn(tag)]


def test_dots_reach_to_the_end_of_the_line(document):
    (stop,) = style_of(document, DOTTED).paragraph_format.tab_stops
    assert round(stop.position.mm) == 162
