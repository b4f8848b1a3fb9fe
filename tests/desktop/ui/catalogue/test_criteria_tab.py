"""The office's own criteria are entered beside those of the law, which are read."""

import pytest

from db.changes.catalogue import AddCriterion
from desktop.ui.catalogue.criteria_tab import CriteriaTab, typed
from desktop.ui.shell import gallery
from tests.desktop.ui.windows import open_page


@pytest.fixture
def page(qapp, program):
    page = open_page(qapp, program, "catalogue")
    page.tabs.setCurrentWidget(page.criteria)
    gallery.settle(qapp, program)
    return page


def fill(form, **texts):
    for name, text in texts.items():
        form.edits[name].setText(text)


def test_an_own_criterion_is_added_corrected_and_removed_and_the_law_is_only_read(qapp, page, program):
    tab = page.criteria
    assert isinstance(tab, CriteriaTab) and "pháp luật" in tab.possible()["edit"]
    many = len(tab.lines)
    texts = [tab.table.item(row, 2).text() for row in range(tab.table.rowCount())]
    longest = texts.index(max(texts, key=len))
    before = tab.table.rowHeight(longest)
    tab.table.selectRow(longest)
    assert tab.table.rowHeight(longest) > 2 * before, "the row that one stands on is read to its end"
    tab.table.selectRow(0)
    assert tab.table.rowHeight(longest) == before
    form = tab._form("Mới", "Thêm", None)
    fill(form, article="QĐ 12/2025/QĐ-UBND Điều 5", source="Công báo tỉnh", years="2")
    assert not form.accept_button.isEnabled(), "from when it holds must be there"
    fill(form, valid_from="01/01/2026")
    tab.do(AddCriterion(**typed(form)))
    gallery.settle(qapp, program)
    assert len(tab.lines) == many + 1
    own = next(line for line in tab.lines if line.own)
    for row in range(tab.table.rowCount()):
        if tab.table.item(row, 3).text() == own.article:
            tab.table.selectRow(row)
    assert tab.possible() == {} and "2 năm liên tục" in tab.table.item(tab.table.currentRow(), 2).text()
    again = tab._form("Sửa", "Giữ", own)
    assert again.edits["years"].text() == "2" and again.text("article") == own.article
    tab.remove()
    gallery.settle(qapp, program)
    assert len(tab.lines) == many
