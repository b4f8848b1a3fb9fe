"""Awards: our own, their words on papers, their bonus."""

import pytest

from db.rules.terms import NomineeKind
from desktop.ui.catalogue.awards_tab import AwardForm, kept, shown
from tests.desktop.ui.catalogue.conftest import cells, choose


@pytest.fixture
def tab(page):
    page.tabs.setCurrentWidget(page.awards)
    return page.awards


def test_the_blank_of_a_wording_is_read_in_words():
    assert "authority" not in shown("Giấy khen của {authority}")
    assert kept(shown("Giấy khen của {authority}")) == "Giấy khen của {authority}"


def test_no_code_of_the_catalogue_is_shown(tab):
    told = [text for row in range(tab.table.rowCount()) for text in cells(tab.table, row)]
    codes = {line.code for line in tab.lines} | {line.level for line in tab.lines}
    assert not codes & set(told)


def test_an_award_of_our_own_is_added_corrected_and_removed(tab, page, answer, settle):
    answer(name="Giấy khen chuyên đề chuyển đổi sô", level="department", short="Giấy khen")
    tab.add()
    settle()
    assert tab.line().own and tab.line().kinds == (NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL)
    answer(name="Giấy khen chuyên đề chuyển đổi số")
    tab.edit()
    settle()
    choose(tab.table, "Giấy khen chuyên đề chuyển đổi số")
    assert page.tab_actions["remove"].isEnabled()
    tab.remove()
    settle()
    assert not any(line.own for line in tab.lines)


def test_the_words_of_an_award_of_the_law_are_ours(tab, answer, settle):
    choose(tab.table, "Bằng khen của Chủ tịch UBND tỉnh")
    answer(wording=shown("Bằng khen của {authority}"), short="Bằng khen")
    tab.edit()
    settle()
    assert tab.line().wording == "Bằng khen của {authority}" and "{" not in tab.words.text()


def test_the_bonus_is_set_under_a_law_and_taken_away(tab, answer, settle):
    choose(tab.table, "Kỷ niệm chương")
    before = len(tab.rows_of_bonus())
    answer(kind="household", hundredths="0,6", source="Quy chế thi đua, khen thưởng")
    tab.change()
    settle()
    assert len(tab.rows_of_bonus()) == before + 1
    row = next(at for at, (_law, each) in enumerate(tab.rows_of_bonus()) if each.kind is NomineeKind.HOUSEHOLD)
    assert cells(tab.coefficients, row)[2] == "0,6"
    tab.coefficients.selectRow(row)
    answer(hundredths="")
    tab.insert()
    settle()
    assert len(tab.rows_of_bonus()) == before


def test_an_award_for_nobody_is_refused_in_the_form(qtbot, tab):
    form = AwardForm(tab, tab.theme, None)
    qtbot.addWidget(form)
    for box in form.kinds.values():
        box.setChecked(False)
    assert form.entered()["kinds"] == ()
