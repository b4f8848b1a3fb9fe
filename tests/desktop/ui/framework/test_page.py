"""Every page has a header, its actions, and reads the record when something of it has changed."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from db.rules.dates import parse_date
from desktop.ui.framework.page import Page
from desktop.ui.shell import gallery
from desktop.ui.shell.page_table import PAGES
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.key_owner import FORM, keys_of, standard_keys
from tests.desktop.ui.windows import open_page


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
    assert [action.text() for action in page.page_actions] == ["In…", "Ban hành"]


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
    assert [action.text() for action in menu.actions()] == ["In…", "Ban hành"]
    assert not menu.actions()[0].icon().isNull()
    menu.close()


def pressed(qtbot, widget, key):
    """Press a key as it is written on the page's actions."""
    combination = QKeySequence(key)[0]
    qtbot.keyClick(widget, combination.key(), combination.keyboardModifiers())


def bring_to_front(qtbot, program):
    with qtbot.waitActive(program.window):
        program.window.activateWindow()


def listening(page, done):
    for action in page.page_actions:
        action.triggered.disconnect()
        action.triggered.connect(lambda _on=False, action=action: done.append(action.text()))


@pytest.mark.parametrize("name", list(PAGES))
def test_no_key_of_a_page_acts_behind_an_open_form_and_none_is_taken_from_a_widget(qapp, qtbot, program, theme, name):
    page, done = open_page(qapp, program, name), []
    listening(page, done)
    bring_to_front(qtbot, program)
    form = QWidget(page)
    form.setProperty(FORM, True)
    form.show()
    inside = [QLineEdit(form), QPlainTextEdit(form), QPushButton(form)]
    loose = [QLineEdit(page), QPlainTextEdit(page), QComboBox(page), DateEdit(theme, parse_date, parent=page)]
    for widget in (*inside, *loose):
        widget.show()
    keys = sorted(keys_of(page, page.page_actions))
    button = QPushButton(page)
    button.show()
    button.setFocus()
    for action in page.page_actions:
        if action.isEnabled() and not action.shortcut().isEmpty():
            pressed(qtbot, button, action.shortcut())
            assert action.text() in done, "where no form has the focus the key acts"
    done.clear()
    for widget in inside:
        for key in keys:
            widget.setFocus()  # an arrow takes the focus of a button elsewhere
            pressed(qtbot, widget, key)
            assert done == [], f"{key} acts behind the form"
    for widget in loose:
        widget.setFocus()
        for key in sorted(standard_keys(widget) & set(keys)):
            pressed(qtbot, widget, key)
            assert done == [], f"{key} is taken from {type(widget).__name__}"
    page.first_focus().setFocus()


def test_a_key_of_the_page_acts_where_no_form_has_the_focus(qapp, qtbot, program):
    page, done = open_page(qapp, program, "nominations"), []
    listening(page, done)
    bring_to_front(qtbot, program)
    page.give_back.setEnabled(True)
    page.list.setFocus()
    pressed(qtbot, page.list, "Alt+Down")
    pressed(qtbot, page.list, "Shift+F9")
    assert len(done) == 2


def test_in_the_entry_form_the_keys_of_the_list_are_silent_and_those_of_the_form_hold(qapp, qtbot, program):
    page, done = open_page(qapp, program, "nominations"), []
    listening(page, done)
    bring_to_front(qtbot, program)
    page.new()
    name = page.form.edits["name"]
    assert name.hasFocus()
    for key in ("Alt+Down", "Shift+F9", "F9", "Ctrl+Delete", "Alt+Return"):
        pressed(qtbot, name, key)
    assert done == [] and page.side.isVisible()
    pressed(qtbot, name, "F6")
    assert page.list.hasFocus(), "the way out stays open"
    name.setFocus()
    pressed(qtbot, name, "Esc")
    assert page.panes.currentWidget() is page.details


def test_ctrl_p_asks_for_what_is_shown_and_says_when_there_is_nothing(page, qapp):
    asked, said = [], []
    page.print_requested.connect(asked.append)
    page.status.connect(said.append)
    page.show()
    page.print_action.trigger()
    assert (asked, said) == ([], ["Trang này không có gì để in."])
    chores = QListWidget()
    chores.addItems(["Ban hành quyết định", "In bằng"])
    page.column.addWidget(chores)
    qapp.processEvents()
    page.print_action.trigger()
    ((shown,),) = asked
    assert shown.title == "Quyết định"
    assert list(shown.read(None)) == [("Ban hành quyết định",), ("In bằng",)]


def test_an_answer_that_comes_late_never_takes_the_place_of_the_newest(qapp, qtbot, program):
    page, shown, go_on = program.window.page(), [], threading.Event()

    def slow(_session):
        go_on.wait(5)
        return "đợt cũ"

    page.read_newest("ai", slow, shown.append)
    page.read_newest("đâu", lambda _session: "nơi khác", shown.append)
    page.read_newest("ai", lambda _session: "đợt mới", shown.append)
    qtbot.waitUntil(lambda: len(shown) == 2)
    go_on.set()
    gallery.settle(qapp, program)
    assert sorted(shown) == ["nơi khác", "đợt mới"]
