"""Laws and grounds: added, corrected, put in order, removed."""

import pytest

from db.rules.terms import Confidence
from desktop.ui.catalogue.law_tab import certainty, level_word
from tests.desktop.ui.catalogue.conftest import cells, choose


@pytest.fixture
def tab(page):
    page.tabs.setCurrentWidget(page.law)
    return page.law


def on_grounds(page, tab):
    tab.last = tab.ground_table
    page.show_acts()


def test_how_sure_an_entry_is_is_told_in_words():
    assert {certainty(each) for each in Confidence} == {"đã đối chiếu", "chưa đối chiếu"}
    assert (level_word(""), level_word("province")) == ("mọi cấp", "Tỉnh")


def test_each_law_shows_its_decrees_and_its_grounds(tab):
    choose(tab.table, "Luật Thi đua, khen thưởng 15/2003/QH11 (sửa đổi 2005, 2009, 2013); Nghị định 91/2017")
    texts = [cells(tab.ground_table, row)[0] for row in range(tab.ground_table.rowCount())]
    assert any("91/2017/NĐ-CP" in text for text in texts)


def test_a_law_is_added_with_the_grounds_before_it_corrected_and_removed(tab, page, answer, settle):
    answer(law="Luật Thi đua, khen thưởng 20/2027/QH16", valid_from="01/01/2028", source="Công báo")
    tab.add()
    settle()
    assert tab.ground_table.rowCount() == 7
    answer(law="Luật Thi đua, khen thưởng 21/2027/QH16")
    tab.edit()
    settle()
    choose(tab.table, "Luật Thi đua, khen thưởng 21/2027")
    tab.remove()
    settle()
    assert not any("2027" in line.law for line in tab.lines)


def test_a_ground_is_added_corrected_moved_and_removed(tab, page, answer, settle):
    answer(text="Căn cứ Quy chế thi đua, khen thương", level="department")
    tab.change()
    settle()
    on_grounds(page, tab)
    choose(tab.ground_table, "Căn cứ Quy chế")
    assert page.up_action.isEnabled() and "căn cứ" in page.tab_actions["remove"].text()
    tab.move_ground(-1)
    settle()
    choose(tab.ground_table, "Căn cứ Quy chế")
    assert tab.ground_table.currentRow() == tab.ground_table.rowCount() - 2
    answer(text="Căn cứ Quy chế thi đua, khen thưởng", valid_from="01/01/2023")
    tab.edit()
    settle()
    choose(tab.ground_table, "Căn cứ Quy chế thi đua, khen thưởng")
    assert "01/01/2023" in cells(tab.ground_table, tab.ground_table.currentRow())[2]
    tab.remove()
    settle()
    assert not any("Quy chế" in each.text for each in tab.grounds)
