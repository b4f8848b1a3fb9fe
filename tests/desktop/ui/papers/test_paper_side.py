"""Beside the list: the paper or why there is none, what it lacks with the way to fill it, and its ways out."""

import pytest
from PySide6.QtGui import QAction

from desktop.labels.translation import use
from desktop.papers.round_papers import Gap, RoundPaper, Stage, Waits
from desktop.papers.table import paper
from desktop.ui.papers.columns import PRINT, PaperLine
from desktop.ui.papers.paper_side import PaperSide
from desktop.ui.shell import gallery
from desktop.ui.widgets.buttons import ActionButton


@pytest.fixture
def filled():
    return []


@pytest.fixture
def side(qtbot, program, filled):
    use("vi")
    ways = {way: (QAction(way), way, "", "") for way in (PRINT, "pdf", "docx", "xlsx", "csv", "txt")}
    ways |= {way: (QAction(way), way, "", "") for way in ("announcement", "certificates")}
    made = PaperSide(program.context, ways, filled.append)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close_paper()


def line(code: str, stage: Stage, **values) -> PaperLine:
    return PaperLine(1, 1, RoundPaper(paper(code), stage, 1, **values), 2022)


def offered(side) -> set[str]:
    return {way for way, button in side.buttons.items() if button.isVisible()}


def test_the_paper_is_drawn_with_its_blanks(qapp, program, side):
    side.show_paper(line("round", Stage.READY))
    gallery.settle(qapp, program)
    assert side.preview.renderer.count >= 1
    assert side.preview.title.text() == "Danh sách đề nghị khen thưởng"
    assert offered(side) == {PRINT, "pdf", "docx", "xlsx", "csv"}


def test_what_waits_for_something_says_for_what(side):
    side.show_paper(line("list", Stage.LATER, waits=Waits.ISSUED))
    assert side.preview.empty.isVisible()
    assert not side.box.isVisible()
    side.show_paper(None)
    assert offered(side) == {PRINT, "pdf", "docx", "xlsx"}


def test_each_gap_has_a_button_that_leads_to_it(qapp, side, filled):
    side.show_paper(line("minutes", Stage.LACKING, gaps=(Gap.MINUTES_NUMBER, Gap.COUNCIL_CHAIR)))
    qapp.processEvents()
    buttons = [each for each in side.box.findChildren(ActionButton) if each.isVisible()]
    assert [each.text() for each in buttons] == ["Điền…", "Điền…"]
    for each in buttons:
        each.click()
    assert filled == [Gap.MINUTES_NUMBER, Gap.COUNCIL_CHAIR]


def test_the_announcement_is_printed_and_its_words_are_copied(side):
    side.show_paper(line("announcement", Stage.READY))
    assert {"announcement", "pdf", "docx", "txt"} <= offered(side) and "certificates" not in offered(side)


def test_certificates_say_where_they_are_printed(side):
    side.show_paper(line("certificates", Stage.DRAFT, waits=Waits.SHEETS, total=7))
    assert side.box.isVisible() and "certificates" in offered(side)
    assert side.ways(line("certificates", Stage.DRAFT)) == () and side.ways(None) == ()
