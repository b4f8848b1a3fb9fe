"""The tab of the council's members: entered, corrected, removed, by whom and since when."""

from tests.desktop.ui.catalogue.conftest import cells, choose


def test_a_member_is_entered_corrected_and_removed_in_the_window(page, program, answer, settle):
    tab = page.council
    page.tabs.setCurrentWidget(tab)
    answer(full_name="Ông Phan Việt Tùng", position="Giám đốc Sở", capacity="chair", decision="số 12/QĐ-STTTT")
    tab.add()
    settle()
    assert cells(tab.table, 0)[:3] == ["Ông Phan Việt Tùng", "Giám đốc Sở", "Chủ tịch Hội đồng"]
    answer(valid_to="30/06/2023")
    tab.edit()
    settle()
    assert cells(tab.table, 0)[4] == "30/06/2023" and tab.summary() == ""
    choose(tab.table, "Ông Phan Việt Tùng")
    tab.remove()
    settle()
    assert tab.lines == [] and not page.tab_actions["edit"].isEnabled()
    program.window.menus.undo.trigger()
    settle()
    assert len(tab.lines) == 1
