"""Every page has a header, its actions, and reads the record when something of it has changed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from desktop.ui.framework.page import Page
from desktop.ui.widgets.buttons import ActionButton


class Reading(Page):
    """Counts how often it read the record."""

    TABLES = frozenset({"decision", "decision_item"})

    def __init__(self, context):
        super().__init__(context, "Quyết định")
        self.reads = 0

    def refresh(self):
        self.reads += 1


@pytest.fixture
def page(qtbot, program):
    made = Reading(program.context)
    qtbot.addWidget(made)
    return made


def test_it_reads_when_it_is_first_shown_and_not_again(page):
    assert page.reads == 0
    page.enter()
    page.enter()
    assert page.reads == 1


@pytest.mark.parametrize(("touched", "reads"), [({("decision", 4)}, 2), ({("person", 4)}, 1), (set(), 1)])
def test_hidden_it_reads_when_it_is_shown_next_and_only_after_a_change_of_its_own(page, touched, reads):
    page.enter()
    page.mark_stale(frozenset(touched))
    assert page.reads == 1
    page.enter()
    assert page.reads == reads


def test_shown_it_reads_at_once(page):
    page.show()
    page.enter()
    page.mark_stale(frozenset({("decision_item", 9)}))
    assert page.reads == 2


def test_a_page_that_names_no_tables_follows_every_change(qtbot, program):
    page = Reading(program.context)
    qtbot.addWidget(page)
    page.TABLES = frozenset()
    page.enter()
    page.mark_stale(frozenset({("stock", 1)}))
    page.enter()
    assert page.reads == 2


def test_an_action_is_done_by_its_key_and_by_its_button(page, qtbot):
    told = []
    page.add_action("Ban hành", lambda: told.append("ban hành"), key="Ctrl+Return", kind="primary")
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.findChild(ActionButton).click()
    assert told == ["ban hành"] * 2
    assert [action.text() for action in page.page_actions] == ["Ban hành"]


def test_an_action_without_a_kind_has_no_button(page):
    page.add_action("Xem lại", lambda: None, key="F5")
    assert page.findChildren(ActionButton) == []


def test_the_menu_key_offers_what_can_be_seen(page, qtbot):
    page.add_action("Ban hành", lambda: None, icon="stamp")
    page.add_action("Xóa", lambda: None).setVisible(False)
    page.show()
    middle = page.rect().center()
    QApplication.sendEvent(page, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, page.mapToGlobal(middle)))
    menu = page.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == ["Ban hành"]
    assert not menu.actions()[0].icon().isNull()
    menu.close()
