"""Parts of a paper on their pages: each begins without a number, a draft is marked on all."""

import pytest

from desktop.documents.engine.canvas import A4_PORTRAIT, REGULAR, PaperCanvas
from desktop.documents.engine.pagination import Piece
from desktop.documents.letters.letterhead import Setting
from desktop.documents.letters.pages import Pages, first_that_fits
from tests.desktop.documents.reading import read_pages


def line(text, lead=10.0):
    return Piece(lead, lambda canvas, y: canvas.draw_string(30, y, REGULAR, 14, text))


@pytest.fixture
def flowed(tmp_path):
    """Return a function that lets lines flow from `start` and reads the pages back."""

    def flow(count, *, draft=False, start=40.0):
        canvas = PaperCanvas(tmp_path / "pages.pdf", A4_PORTRAIT, title="Thử", author="Sở Nội vụ")
        last = Pages(canvas, draft).flow([line(f"dòng {at}") for at in range(count)], start)
        canvas.save()
        return read_pages(tmp_path / "pages.pdf"), last

    return flow


def test_nothing_to_draw_ends_where_it_began(flowed):
    pages, last = flowed(0)
    assert len(pages) == 1 and last == 40.0


def test_lines_go_on_over_pages_and_none_is_lost(flowed):
    pages, last = flowed(100)
    assert [word for page in pages for word in page.text.split("\n") if word.startswith("dòng")] == [
        f"dòng {at}" for at in range(100)
    ]
    assert pages[-1].line("dòng 99").y == pytest.approx(last, abs=0.05)
    assert all(each.y < 280 for page in pages for each in page.lines)


def test_pages_are_numbered_from_the_second(flowed):
    pages, _last = flowed(100)
    tops = [[each.text for each in page.lines if each.y < 15] for page in pages]
    assert tops == [[], *([str(number)] for number in range(2, len(pages) + 1))]


@pytest.mark.parametrize("draft", [False, True])
def test_a_draft_is_marked_on_every_page(flowed, draft):
    pages, _last = flowed(60, draft=draft)
    assert len(pages) > 1 and {"BẢN NHÁP" in page.text for page in pages} == {draft}


def test_the_first_setting_that_keeps_one_page_is_taken_else_the_first_of_all():
    settings = [(Setting(size, 1.2, 4.5),) * 2 for size in (14, 13, 12)]

    def build(_grounds, body):
        return [line(str(body.size), lead=body.size) for _at in range(10)]

    def taken(room):
        return first_that_fits(settings, build, room)[0].lead

    assert [taken(room) for room in (1000, 139, 129, 119)] == [14, 13, 12, 14]
