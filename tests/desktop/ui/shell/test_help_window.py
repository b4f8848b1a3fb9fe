"""F1 opens the manual at the chapter of the open page; the manual names only keys that there are."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence

from desktop.ui.shell.help_window import CHAPTERS, HelpWindow, chapter_file, chapter_title
from desktop.ui.shell.page_table import PAGES
from desktop.ui.widgets.dialog import Dialog
from resources import paths
from tests.desktop.ui import windows

LANGUAGES = ("vi", "en")
KEY = re.compile(r"\*\*((?:(?:Ctrl|Shift|Alt)\+)*(?:F\d{1,2}|[A-Z,↑↓]|Enter|Del))\*\*")
LINK = re.compile(r"\]\(([^)]+)\)")
OF_ANOTHER_PAGE = {("council", "Ctrl+F8")}
OF_FORMS = {
    ("nominations", "F4"),
    ("nominations", "Shift+F4"),
    ("council", "Ctrl+V"),
    ("certificates", "Ctrl+N"),
    ("certificates", "F4"),
}
EVERYWHERE = {"Enter", "Shift+↓", "Ctrl+F1"}
ON_EVERY_PAGE = {"Ctrl+P", "Ctrl+C", "Ctrl+Shift+C", "Ctrl+A", "Ctrl+L"}  # told once, in "Start" or where they matter


def text(language, chapter):
    return chapter_file(language, chapter).read_text("utf-8")


def as_qt(key):
    """Return a key of the manual as Qt writes it."""
    return key.replace("Enter", "Return").replace("↑", "Up").replace("↓", "Down").replace("Insert", "Ins")


def press_f1(program):
    program.window.menus.manual.trigger()
    return program.window.findChild(HelpWindow)


@pytest.fixture
def help_window(qtbot, theme):
    made = HelpWindow(theme, "vi")
    qtbot.addWidget(made)
    made.show_chapter("start")
    return made


def test_f1_opens_the_chapter_of_the_page_and_stays_one_window(qapp, qtbot, program):
    windows.open_page(qapp, program, "certificates")
    assert program.window.menus.manual.shortcut() == QKeySequence("F1")
    shown = press_f1(program)
    assert shown.isVisible() and shown.chapters.currentItem().text() == chapter_title("vi", "certificates")
    assert "Giấy trắng" in shown.view.toPlainText()
    windows.open_page(qapp, program, "backup")
    assert press_f1(program) is shown
    assert "soát sổ" in shown.view.toPlainText()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_f1_in_a_dialog_opens_it_over_the_dialog_and_it_goes_with_it(qapp, qtbot, program):
    dialog = Dialog(program.window.theme, "Chức vụ mới", "Ghi nhận", "Thôi", parent=program.window.page())
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    shown = dialog.findChild(HelpWindow)
    qtbot.waitUntil(shown.isActiveWindow)
    dialog.reject()
    assert not shown.isVisible()


def test_the_manual_is_searched_without_accents(help_window):
    help_window.find_edit.setText("ket giay")
    listed = [help_window.chapters.item(at).text() for at in range(help_window.chapters.count())]
    assert listed == [chapter_title("vi", "certificates")]
    assert "Ctrl+J" in help_window.view.toPlainText()


def test_words_of_no_chapter_are_told(help_window):
    help_window.find_edit.setText("xổ số")
    assert help_window.chapters.count() == 0
    assert not help_window.nothing_found.isHidden() and "xổ số" in help_window.nothing_found.text()


def test_a_link_opens_its_chapter(help_window):
    help_window.view.anchorClicked.emit(QUrl("import.md"))
    assert help_window.chapters.currentItem().text() == chapter_title("vi", "import")


def test_pictures_are_never_wider_than_the_view(help_window):
    help_window.show_chapter("home")
    image = help_window.view.loadResource(2, QUrl("../pictures/vi/home.png"))
    assert 0 < image.width() <= help_window.view.viewport().width()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_has_a_chapter_and_each_chapter_a_title(language):
    assert set(PAGES) <= set(CHAPTERS)
    titles = [chapter_title(language, chapter) for chapter in CHAPTERS]
    assert all(titles) and len(set(titles)) == len(titles)
    assert {file.stem for file in paths.manual(language).glob("*.md")} == set(CHAPTERS)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_both_languages_tell_the_same_in_the_same_order(chapter):
    shapes = [
        [
            re.match(r"#+|\||- |\d\.|!", line)[0]
            for line in text(language, chapter).splitlines()
            if re.match(r"#+|\||- |\d\.|!", line)
        ]
        for language in LANGUAGES
    ]
    assert shapes[0] == shapes[1]
    vi, en = (re.findall(KEY, text(language, chapter)) for language in LANGUAGES)
    assert sorted(vi) == sorted(en)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_and_picture_is_there(language):
    for chapter in CHAPTERS:
        for link in re.findall(LINK, text(language, chapter)):
            assert (chapter_file(language, chapter).parent / link).exists(), (chapter, link)


def test_the_manual_names_only_keys_that_there_are(qapp, program):
    menus = {action.shortcut().toString() for action in program.window.menus.actions_of_all()}
    pages = {}
    for name in PAGES:
        page = windows.open_page(qapp, program, name)
        pages[name] = {action.shortcut().toString() for action in page.page_actions}
    anywhere = set().union(*pages.values())
    for chapter in CHAPTERS:
        known = menus | EVERYWHERE | pages.get(chapter, anywhere)
        for key in re.findall(KEY, text("vi", chapter)):
            wanted = QKeySequence(as_qt(key)).toString()
            assert key in EVERYWHERE or wanted in known or (chapter, key) in OF_ANOTHER_PAGE | OF_FORMS, (chapter, key)


def test_every_key_of_a_page_stands_in_its_chapter(qapp, program):
    """A key that a page gained is told to the clerk, in the page's own chapter or in the one about facts."""
    untold = []
    for name in PAGES:
        page = windows.open_page(qapp, program, name)
        for language in LANGUAGES:
            told = set(re.findall(r"\*\*([^*]+)\*\*", text(language, name) + text(language, "facts")))
            keys = {QKeySequence(as_qt(key)).toString() for key in told} | ON_EVERY_PAGE
            untold += [
                (language, name, action.shortcut().toString(), action.text())
                for action in page.page_actions
                if not action.shortcut().isEmpty() and action.shortcut().toString() not in keys
            ]
    assert untold == []
