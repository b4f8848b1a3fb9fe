"""The pictures of the catalogue: every tab, and the forms that its acts open."""

from desktop.ui.shell.gallery_papers import catalogue_dialogs, paper_pages
from tests.desktop.ui.windows import open_page


def test_each_tab_of_the_catalogue_is_shown_once_and_the_first_again(program, qapp):
    page = open_page(qapp, program, "catalogue")
    shown = {name: page.tabs.currentWidget() for name, _widget in paper_pages(program, lambda: None)}
    tabs = {page.tabs.widget(at) for at in range(1, page.tabs.count())}
    seen = [tab for name, tab in shown.items() if name.startswith("catalogue")]
    assert set(seen) == tabs and len(seen) == len(tabs)
    assert page.tabs.currentWidget() is page.office


def test_the_forms_of_the_catalogue_need_its_page(program, qapp, qtbot):
    assert catalogue_dialogs(program) == []
    open_page(qapp, program, "catalogue")
    made = catalogue_dialogs(program)
    assert [name for name, _dialog in made] == ["catalogue-entry", "catalogue-award", "catalogue-text"]
    for _name, dialog in made:
        qtbot.addWidget(dialog)
