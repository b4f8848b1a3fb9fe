"""The tab of the office's own dossier papers: asked for, changed, asked for no more."""

from tests.desktop.ui.catalogue.conftest import cells, choose


def test_papers_are_asked_for_changed_and_taken_out_in_the_window(page, answer, settle):
    tab = page.dossiers
    page.tabs.setCurrentWidget(tab)
    answer(papers="Bản cam kết\nĐơn", source="Quy chế 2024, Điều 9", kind="individual")
    tab.add()
    settle()
    assert cells(tab.table, 0)[:4] == ["Bản cam kết; Đơn", "mọi hình thức", "Cá nhân", "mọi cấp"]
    answer(valid_from="01/07/2024", instead=True)
    tab.edit()
    settle()
    assert cells(tab.table, 0)[0] == "chỉ Bản cam kết; Đơn" and cells(tab.table, 0)[4] == "01/07/2024"
    choose(tab.table, "chỉ Bản cam kết; Đơn")
    tab.remove()
    settle()
    assert tab.lines == []
