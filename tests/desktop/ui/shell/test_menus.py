"""The menus: what needs a record is disabled without one, undo and redo say what they would do."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QWidget

from desktop.labels.translation import use
from desktop.ui.core.preferences import Preferences
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.menus import Menus
from desktop.ui.shell.page_table import OTHER_PAGES, ROUND_PAGES


@pytest.fixture
def window(qtbot, theme, tmp_path):
    use("vi")
    made = MainWindow(theme, Preferences(tmp_path))
    qtbot.addWidget(made)
    return made


def test_without_a_record_only_opening_one_is_offered(window):
    menus = window.menus
    assert not any(action.isEnabled() for action in (menus.new_round, menus.back_up, menus.steps))
    assert not any(action.isEnabled() for action in menus.pages.values())
    assert all(action.isEnabled() for action in (menus.open_record, menus.open_sample, menus.quit, menus.preferences))


def test_with_a_record_every_page_is_offered(window):
    window.menus.set_record_open(True)
    assert set(window.menus.pages) == {entry.name for entry in (*ROUND_PAGES, *OTHER_PAGES)}
    assert all(action.isEnabled() for action in window.menus.pages.values())


def test_undo_and_redo_say_what_they_would_do(window):
    menus = window.menus
    menus.show_undo("Đã thêm đề nghị", "")
    assert menus.undo.isEnabled() and not menus.redo.isEnabled()
    assert menus.undo.text().endswith(": Đã thêm đề nghị")
    assert menus.undo.toolTip() == "Hoàn tác: Đã thêm đề nghị"
    menus.show_undo("", "Đã thêm đề nghị")
    assert not menus.undo.isEnabled() and menus.redo.isEnabled()
    assert menus.undo.text() == "&Hoàn tác"


def test_no_two_actions_share_a_key(window):
    keys = [action.shortcut().toString() for action in window.menus.actions_of_all()]
    given = [key for key in keys if key]
    assert len(given) == len(set(given))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_two_acts_of_a_menu_share_a_letter(qtbot, theme, tmp_path, language):
    use(language)
    window = MainWindow(theme, Preferences(tmp_path))
    qtbot.addWidget(window)
    use("vi")
    menus = [window.menuBar(), *(action.menu() for action in window.menuBar().actions() if action.menu())]
    for menu in menus:
        texts = [action.text() for action in menu.actions()]
        letters = [text[text.index("&") + 1].casefold() for text in texts if "&" in text.replace("&&", "")]
        assert len(letters) == len(set(letters)), texts


def test_icons_are_drawn_when_a_menu_opens(window):
    menus = window.menus
    assert menus.quit.icon().isNull()
    menus.file.aboutToShow.emit()
    assert not menus.quit.icon().isNull()


def test_the_search_button_opens_the_palette(window, qtbot):
    window.menus.palette.setEnabled(True)
    with qtbot.waitSignal(window.menus.palette.triggered):
        window.menus.search.click()


def test_the_pages_own_actions_stand_in_their_menu(qapp, program):
    menus = program.window.menus
    menus.here.aboutToShow.emit()
    assert menus.here.actions() == program.window.page().page_actions


def test_the_page_menu_offers_the_actions_of_the_page_shown_each_time_it_opens(qtbot, theme):
    window, shown = QMainWindow(), []
    qtbot.addWidget(window)
    menus = Menus(theme, window, lambda: shown)
    for title in ("Thêm người", "Ban hành"):
        shown[:] = [QAction(title, window)]
        menus.here.aboutToShow.emit()
        assert [action.text() for action in menus.here.actions()] == [title]


def test_a_menu_of_pages_opens_the_page_that_it_names_once_a_record_is_open(qtbot, theme):
    window, asked = QMainWindow(), []
    qtbot.addWidget(window)
    menus = Menus(theme, window, list)
    menus.bind(asked.append, lambda: asked.append("hẹp"))
    menus.pages["certificates"].trigger()
    menus.sidebar.trigger()
    assert asked == ["certificates", "hẹp"]


def test_the_actions_of_a_page_that_is_left_go_out_of_the_menu(window, qtbot):
    """From there their keys would act on the page behind, from any button of the menu bar."""
    printed = QAction("In…", window)
    window.menus.here.addAction(printed)
    for _page in range(2):
        window.stack.addWidget(QWidget())
    window.stack.setCurrentIndex(1)
    assert window.menus.here.actions() == []
