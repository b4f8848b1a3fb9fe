"""The gallery holds every dialog of the window, and what units send stands in it with doubts."""

import importlib
import pkgutil

from PySide6.QtWidgets import QDialog

import desktop.ui
from desktop.ui.rounds.registration_form import RegistrationForm
from desktop.ui.shell import gallery
from desktop.ui.shell.gallery_lists import read_facts, sent_dialogs, tab_pages
from desktop.ui.widgets.dialog import Dialog
from tests.desktop.ui.windows import open_page


def dialog_classes() -> set[type[QDialog]]:
    """Every dialog of the program that somebody can open: those that others build upon are left out."""
    for module in pkgutil.walk_packages(desktop.ui.__path__, "desktop.ui."):
        importlib.import_module(module.name)
    found, waiting = set(), [QDialog]
    while waiting:
        for each in waiting.pop().__subclasses__():
            waiting.append(each)
            found.add(each)
    ours = {each for each in found if each.__module__.startswith("desktop.ui.")}
    return {each for each in ours if each is not Dialog and not each.__name__.startswith("_")}


def test_every_dialog_of_the_window_is_in_the_gallery(program, qapp, qtbot):
    for name in ("nominations", "catalogue", "certificates"):
        open_page(qapp, program, name)
    made = dict(gallery.dialogs(program))
    for dialog in made.values():
        qtbot.addWidget(dialog)
    missing = dialog_classes() - {type(dialog) for dialog in made.values()}
    assert sorted(each.__name__ for each in missing) == []


def test_a_list_of_facts_in_the_gallery_has_somebody_to_ask_about():
    intake = read_facts()
    assert [bool(one.choices) for one in intake.people] == [True, False] and intake.tables[0].left


def test_registrations_of_the_gallery_say_what_became_of_each(program, qtbot):
    made = dict(sent_dialogs(program))
    for dialog in made.values():
        qtbot.addWidget(dialog)
    form = made["registrations"]
    assert isinstance(form, RegistrationForm) and form.table.rowCount() == 4
    assert len({form.table.cell(row, 3).text() for row in range(4)}) == 4


def test_each_tab_behind_the_first_is_shown_once(program, qapp):
    page = open_page(qapp, program, "nominations")
    shown = {name: page.details.tabs.currentIndex() for name, _widget in tab_pages(program, qapp.processEvents)}
    assert shown == {"nominations-tab-2": 1, "nominations-tab-3": 2, "nominations-tab-4": 3}
    assert page.details.tabs.currentIndex() == 0
