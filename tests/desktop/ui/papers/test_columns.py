"""What the list of papers says of each: in words, never by codes."""

from datetime import date

import pytest

from db.queries.round_papers import Counted
from desktop.labels.translation import use
from desktop.papers.round_papers import Gap, RoundPaper, Stage, Waits
from desktop.papers.table import PAPERS, Section, paper
from desktop.ui.papers.columns import (
    ELSEWHERE,
    GAPS,
    NOTHING,
    PRINT,
    SECTIONS,
    STAGES,
    UNDER_WAY,
    WAITS,
    PaperLine,
    gap_page,
    has_way,
    paper_columns,
    paper_name,
    state_words,
    ways_of,
)
from desktop.ui.shell.page_table import PAGES


@pytest.fixture(autouse=True)
def vietnamese():
    use("vi")


def test_every_section_stage_gap_and_wait_has_words():
    assert set(SECTIONS) == set(Section) and set(STAGES) == set(Stage) and set(GAPS) == set(Gap)
    assert set(WAITS) | set(UNDER_WAY) == set(Waits)


@pytest.mark.parametrize(
    ("award", "words"),
    [
        ("Bằng khen", "Bằng khen theo quyết định – UBND tỉnh"),
        ("Giấy khen", "Giấy khen theo quyết định – UBND tỉnh"),
        (
            "danh hiệu “Lao động tiên tiến”",
            "Bằng, giấy chứng nhận danh hiệu “Lao động tiên tiến” theo quyết định – UBND tỉnh",
        ),
        ("", "Bằng, giấy khen theo quyết định – UBND tỉnh"),
    ],
)
def test_certificates_are_called_after_what_their_decision_gives(award, words):
    one = RoundPaper(paper("certificates"), Stage.DRAFT, 1, "Chủ tịch UBND tỉnh", award=award)
    assert paper_name(PaperLine(1, 1, one, 2023)) == words


@pytest.mark.parametrize("gap", Gap)
def test_every_gap_leads_to_a_page_of_the_window(gap):
    assert gap_page(RoundPaper(paper("decision"), Stage.LACKING, 1), gap) in PAGES


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (RoundPaper(paper("decision"), Stage.DONE, 1, number="46/QĐ", dated=date(2023, 12, 2)), "46/QĐ, 02/12/2023"),
        (RoundPaper(paper("decision"), Stage.REVOKED, 1, number="46/QĐ-UBND"), "46/QĐ-UBND · Đã thu hồi"),
        (RoundPaper(paper("decision"), Stage.DRAFT, 1), "Bản nháp"),
        (RoundPaper(paper("decision"), Stage.LATER, waits=Waits.DECISION), "chưa có quyết định"),
        (RoundPaper(paper("minutes"), Stage.LACKING, 1, gaps=(Gap.MINUTES_NUMBER,)), "thiếu số"),
        (
            RoundPaper(paper("minutes"), Stage.LACKING, 1, gaps=(Gap.COUNCIL_CHAIR, Gap.COUNCIL_PLACE)),
            "thiếu chủ trì và 1 chỗ khác",
        ),
        (RoundPaper(paper("certificates"), Stage.DRAFT, 1, waits=Waits.SHEETS, done=3, total=7), "đã in 3/7 tờ"),
        (RoundPaper(paper("register"), Stage.READY, total=1204), "1.204 lượt vào sổ"),
        (RoundPaper(paper("list"), Stage.READY, 1), "Sẵn sàng"),
    ],
)  # fmt: skip
def test_how_far_a_paper_is_is_said_in_a_few_words(one, told):
    assert state_words(one) == told


def test_a_paper_is_called_with_whom_it_goes_to_and_how_many_stand_on_it():
    one = RoundPaper(paper("submission"), Stage.DRAFT, 1, "Bộ trưởng Bộ Thông tin và Truyền thông", Counted(2, 5))
    assert paper_name(PaperLine(1, 4, one, 2022)) == "Tờ trình – Bộ TTTT   2\u00a0+\u00a05"


@pytest.mark.parametrize("row", PAPERS, ids=lambda row: row.code)
def test_ways_out_are_the_formats_and_print_but_for_papers_of_another_page(row):
    printed = (PRINT,) if "pdf" in row.formats else ()  # a file for another program has no pages
    assert ways_of(row) == (() if row.code in ELSEWHERE else (*printed, *row.formats))
    assert not has_way(RoundPaper(row, Stage.LATER, 1), PRINT)


def test_a_cell_without_a_way_says_so():
    cells = {each.name: each for each in paper_columns()}
    line = PaperLine(1, 1, RoundPaper(paper("decision"), Stage.DONE, 1), 2022)
    assert cells["docx"].text(line) == NOTHING and cells["docx"].mark(line) is not None
    assert cells["xlsx"].text(line) == "" and cells["xlsx"].mark(line) is None
