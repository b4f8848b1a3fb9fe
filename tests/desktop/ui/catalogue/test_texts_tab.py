"""Standing texts: corrected, changed from a day on, taken back; blanks are read in words."""

import pytest

from db.queries.standing_texts import text_on
from desktop.ui.catalogue.text_form import EXAMPLES
from desktop.ui.framework.text_titles import TITLES
from tests.desktop.ui.catalogue.conftest import cells, choose
from tests.desktop.ui.records import TODAY


@pytest.fixture
def tab(page):
    page.tabs.setCurrentWidget(page.texts)
    return page.texts


def test_every_text_is_named_and_reads_without_codes(tab):
    assert {line.code for line in tab.lines} == set(TITLES)
    for row in range(tab.table.rowCount()):
        tab.table.selectRow(row)
        assert tab.name.text() and "_" not in tab.reads.text()


def test_a_blank_without_an_example_is_named_in_words(tab, monkeypatch):
    monkeypatch.delitem(EXAMPLES, "council_day")
    choose(tab.table, "Tờ trình: câu đề nghị")
    assert "{ngày họp Hội đồng}" in tab.reads.text() and "02 tập thể và 05 cá nhân" in tab.reads.text()


def test_a_text_is_corrected_then_changed_from_a_day_on_then_taken_back(tab, page, program, answer, settle):
    choose(tab.table, "Tờ trình: hồ sơ kèm theo")
    assert not page.tab_actions["remove"].isEnabled()
    answer(text="Hồ sơ kèm theo: 02 bộ")
    tab.edit()
    settle()
    choose(tab.table, "Tờ trình: hồ sơ kèm theo")
    answer(text="Hồ sơ kèm theo: 03 bộ", valid_from="01/01/2024")
    tab.add()
    settle()
    with program.context.database.read() as session:
        assert text_on(session, "dossier", TODAY) == "Hồ sơ kèm theo: 02 bộ"
    choose(tab.table, "Tờ trình: hồ sơ kèm theo")
    assert cells(tab.earlier, 0) == ["01/01/2024", "Hồ sơ kèm theo: 03 bộ"]
    tab.remove()
    settle()
    choose(tab.table, "Tờ trình: hồ sơ kèm theo")
    assert tab.line().text != "Hồ sơ kèm theo: 02 bộ"


def test_a_blank_that_nothing_fills_is_refused_with_those_there_are(tab, answer, settle):
    choose(tab.table, "Tờ trình: lời kính trình")
    asked = answer(text="Kính trình {ai đó}")
    tab.edit()
    settle()
    assert "ai đó" in asked[-1] and "cơ quan ta" in asked[-1]
