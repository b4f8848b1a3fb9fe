"""What is not offered says why: every act of every page, tab and menu, in several states of the record."""

import pytest

from db.connect import Database
from db.creating import create_record
from desktop.ui.shell import gallery
from desktop.ui.shell.page_table import PAGES
from tests.desktop.ui.looking import silent, silent_acts
from tests.desktop.ui.records import TODAY, add_authorities, make_record
from tests.desktop.ui.windows import close_unasked, open_page, start


def parts_of(qapp, program, name):
    """Show a page, then its parts one after another, then a list that finds nobody; say where one stands."""
    page = open_page(qapp, program, name)
    yield name
    if name == "catalogue":
        for at in range(page.tabs.count()):
            page.tabs.setCurrentIndex(at)
            gallery.settle(qapp, program)
            yield f"{name}, {page.tabs.tabText(at)}"
    if name == "people":
        page.which.setCurrentIndex(1)
        gallery.settle(qapp, program)
        yield f"{name}, units"
    if name == "import":
        page.reader.text(gallery.LIST_IN_DOUBT)
        gallery.settle(qapp, program)
        yield f"{name}, a list with doubts"
        page.forget()
    if hasattr(page, "filter"):
        page.filter.restore(("Không ai tên như thế này cả", []))
        page.filter.changed.emit()
        gallery.settle(qapp, program)
        yield f"{name}, nothing found"
        page.filter.edit.clear()


def office_alone(file):
    create_record(file, today=lambda: TODAY)
    database = Database(file, today=lambda: TODAY)
    add_authorities(database)
    database.close()


RECORDS = {
    "an office without a round": office_alone,
    "a round that was decided": lambda file: make_record(file, issued=True),
}


@pytest.mark.parametrize("made", RECORDS)
def test_what_is_not_offered_says_why(qapp, qtbot, own_data_folder, made):
    own_data_folder.mkdir(parents=True, exist_ok=True)
    file = own_data_folder / "so-vang.sqlite"
    RECORDS[made](file)
    program = start(qapp, own_data_folder, file)
    found = {}
    for name in PAGES:
        for where in parts_of(qapp, program, name):
            page = program.window.pages[name]
            acts = [*page.page_actions, *program.window.menus.actions_of_all()]
            if wrong := silent_acts(acts) + silent(program.window):
                found[where] = wrong
    close_unasked(program)
    assert found == {}
