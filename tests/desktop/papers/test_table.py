"""The table of papers: codes, titles, and that listing them loads nothing that draws."""

import subprocess
import sys

import pytest

from desktop.labels.translation import _
from desktop.papers.table import PAPERS, Subject, check_format, paper, papers_of
from tests.house import ROOT


def test_codes_stems_and_titles_are_each_one_papers_own():
    for names in ([row.code for row in PAPERS], [row.stem for row in PAPERS], [row.title for row in PAPERS]):
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("row", PAPERS, ids=lambda row: row.code)
def test_every_title_is_said_in_vietnamese(row):
    assert _(row.title, "vi") != row.title
    assert _(row.title, "en") == row.title


@pytest.mark.parametrize("row", PAPERS, ids=lambda row: row.code)
def test_every_module_gathers(row):
    assert callable(row.load().gather)


def test_the_papers_named_in_the_contract_are_there():
    codes = [row.code for row in PAPERS]
    contract = ["certificates", "decision", "submission", "minutes", "list", "bonus", "ceremony"]
    assert [code for code in codes if code in contract] == contract
    assert {row.code for row in PAPERS if row.exported} == {
        "register",
        "round",
        "statistics",
        "year-end",
        "official-tables",
        "provincial",
    }


def test_papers_of_a_subject_come_in_the_order_of_the_table():
    found = [row.code for row in papers_of("round")]
    assert found == [row.code for row in PAPERS if row.of is Subject.ROUND]
    assert found.index("minutes") < found.index("list") < found.index("ceremony")
    assert sum(len(list(papers_of(subject))) for subject in Subject) == len(PAPERS)


@pytest.mark.parametrize(("code", "ending"), [("decision", "pdf"), ("list", "xlsx"), ("register", "csv")])
def test_formats_of_a_row_pass(code, ending):
    check_format(paper(code), ending)


def test_listing_papers_loads_no_library_that_draws():
    loaded = "print(*(name for name in ('reportlab', 'docx', 'xlsxwriter') if name in sys.modules))"
    asked = f"import sys; import desktop.papers.table; {loaded}"
    told = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.split() == []
