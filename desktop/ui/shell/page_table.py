"""The table of pages: the one place that loads a page's module, when it is first opened."""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_
from desktop.ui.framework.page import Page
from desktop.ui.widgets.message_bars import ProgressBar

if TYPE_CHECKING:
    from desktop.ui.shell.window_printing import WindowPrinting

PRINTING = "desktop.ui.shell.window_printing"
ARRANGED = "desktop.ui.framework.arranged_tables"
Maker = Callable[[Context], Page]


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: where it is made, and whether it is in the sidebar; `needs_round` closes it without one."""

    name: str
    title: str
    icon: str
    module: str
    key: str = ""
    sidebar: bool = True
    needs_round: bool = True
    under: str = "home"
    """The page selected in the sidebar while one that is not in it is open."""


ROUND_PAGES = (
    PageEntry("home", N_("Award round"), "trophy", "desktop.ui.home.page", "Alt+1", needs_round=False),
    PageEntry("nominations", N_("Nominations"), "clipboard-list", "desktop.ui.nominations.page", "Alt+2"),
    PageEntry("council", N_("Council, submission"), "vote", "desktop.ui.council.page", "Alt+3"),
    PageEntry("decisions", N_("Decisions"), "stamp", "desktop.ui.decisions.page", "Alt+4"),
    PageEntry("certificates", N_("Certificates"), "printer", "desktop.ui.certificates.page", "Alt+5"),
    PageEntry("ceremony", N_("Presenting"), "hand-coins", "desktop.ui.ceremony.page", "Ctrl+Shift+H"),
    PageEntry("papers", N_("Papers"), "files", "desktop.ui.papers.page", "Ctrl+Shift+G"),
    PageEntry("register", N_("Register"), "book-open-text", "desktop.ui.register.page", "Alt+6", needs_round=False),
    PageEntry(
        "statistics", N_("Statistics"), "chart-column", "desktop.ui.statistics.page", "Ctrl+Shift+Y", needs_round=False
    ),
)
OTHER_PAGES = (
    PageEntry("people", N_("People and units"), "contact", "desktop.ui.directory.page", "Alt+7", needs_round=False),
    PageEntry("catalogue", N_("Catalogue"), "scale", "desktop.ui.catalogue.page", "Alt+8", needs_round=False),
    PageEntry("journal", N_("Journal"), "history", "desktop.ui.journal.page", "Alt+9", needs_round=False),
    PageEntry("backup", N_("Backup"), "database-backup", "desktop.ui.backup.page", "Alt+0", needs_round=False),
)
HIDDEN_PAGES = (
    PageEntry("rounds", N_("Rounds"), "trophy", "desktop.ui.rounds.page", sidebar=False, needs_round=False),
    PageEntry(
        "import", N_("Take in a list"), "file-input", "desktop.ui.importing.page", sidebar=False, under="nominations"
    ),
)
PAGES = {entry.name: entry for entry in (*ROUND_PAGES, *OTHER_PAGES, *HIDDEN_PAGES)}


def load_page(name: str) -> Maker:
    """Load the page `name`; each module offers `make(context)`."""
    return cast(Maker, importlib.import_module(PAGES[name].module).make)


def page_steps(build: Callable[[str], object]) -> Iterator[Callable[[], object]]:
    """Yield the steps that load every page and then, with `build`, make it; each is short enough to paint between."""
    for name in PAGES:
        yield partial(load_page, name)
    for name in PAGES:
        yield partial(build, name)


def make_page(name: str, context: Context) -> Page:
    """Make the page `name`, loaded now if it was not yet."""
    page = load_page(name)(context)
    importlib.import_module(ARRANGED).arrange_tables(page, name)
    return page


def make_printing(context: Context, window: QWidget, progress: ProgressBar) -> "WindowPrinting":
    """Return what prints for all pages; it brings the printer's libraries and is loaded with the first paper."""
    made: WindowPrinting = importlib.import_module(PRINTING).WindowPrinting(context, window, progress)
    return made
