"""What the tabs of the catalogue share: acts with the same keys, words about what an act reached, days in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from db.changes.change import Change
from db.rules.dates import SINCE_EVER
from desktop.ui.core.context import Context, ignore
from desktop.ui.core.i18n import N_, _
from desktop.ui.framework.ask_and_write import ask_and_write
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.dialog import Dialog

T = TypeVar("T")
NARROWEST_SIDE = 380  # px at 100 %
LEVELS = {
    "department": N_("Department"),
    "province": N_("Province"),
    "ministry": N_("Ministry"),
    "other": N_("Other"),
}
GIVEN_BY = {
    **LEVELS,
    "grassroots": N_("Grassroots"),
    "province_or_ministry": N_("Province or ministry"),
    "ministry_or_province": N_("Province or ministry"),
    "government": N_("Government"),
    "state": N_("The State"),
    "commune": N_("Commune"),
    "district": N_("District"),
    "district/commune": N_("District or commune"),
    "unit": N_("Head of a unit"),
    "enterprise": N_("Enterprise"),
    "organisation": N_("Organisation"),
}
"""Who gives an award, by the level that the catalogue keeps."""


@dataclass(frozen=True)
class Acts:
    """The verbs of a tab for the four acts that every tab may have; "" for one that it has not."""

    add: str = ""
    edit: str = ""
    change: str = ""
    remove: str = ""


def span(start: date | None, end: date | None) -> str:
    """Return a period in words; an end that is None is open."""
    if start is None and end is None:
        return _("open-ended")
    first = f"{start:%d/%m/%Y}" if start else "…"
    return f"{first} – {end:%d/%m/%Y}" if end else _("from {day}").format(day=first)


def day_text(day: date | None) -> str:
    """Return a day as tables write it, "" for none and for the first day that nobody entered."""
    return f"{day:%d/%m/%Y}" if day and day > SINCE_EVER else ""


@dataclass(frozen=True)
class Correction:
    """(old words, new words) pairs, the authority they belong to, 0 for all, and the days on which they hold."""

    pairs: Sequence[tuple[str, str]]
    authority_id: int = 0
    days: tuple[date | None, date | None] = (None, None)


class CatalogueTab(QWidget):
    """One tab. `acts_changed` asks the page to look at `possible` again; `told` says what an act reached."""

    acts_changed = Signal()
    told = Signal(str)
    corrected = Signal(object)
    """A `Correction` that drafts may have copied the words of."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.theme = context, context.theme

    def set_panes(self, way: Qt.Orientation, *panes: QWidget, sizes: Sequence[int] = ()) -> None:
        """Fill the tab with panes whose border the clerk can drag; `sizes` in px at 100 %."""
        splitter = QSplitter(way)
        splitter.setChildrenCollapsible(False)
        for pane in panes:
            splitter.addWidget(pane)
        if sizes:
            splitter.setSizes([self.theme.px(size) for size in sizes])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)

    def side_pane(self, *widgets: QWidget) -> QWidget:
        """Return the pane beside a table that tells of the entry selected; the last widget takes what room is left."""
        pane = QWidget()
        pane.setMinimumWidth(self.theme.px(NARROWEST_SIDE))
        column = QVBoxLayout(pane)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        for widget in widgets:
            column.addWidget(widget, 1 if widget is widgets[-1] else 0)
        return pane

    def acts(self) -> Acts:
        """Return what the acts are called now."""
        return Acts()

    def possible(self) -> Mapping[str, str]:
        """Return why an act cannot be done now, by its name in `Acts`; acts that can are left out."""
        return {}

    def summary(self) -> str:
        """Return one line about what the tab shows."""
        return ""

    def refresh(self) -> None:
        """Read what is shown from the record."""

    def add(self) -> None:
        """Ask for a new entry."""

    def edit(self) -> None:
        """Ask for corrections of the entry selected."""

    def change(self) -> None:
        """Ask for what the entry selected is from a day on."""

    def remove(self) -> None:
        """Remove the entry selected."""

    def insert(self) -> None:
        """Ask for a new row of the tab's second table, if it has one."""

    def first_focus(self) -> QWidget:
        """Return where the next key should go."""
        return self

    def close_tab(self) -> None:
        """Let go of threads and files."""

    def ask(self, form: Dialog, change: Callable[[], Change[T]], then: Callable[[T], object] = ignore) -> None:
        """Ask with `form` until `change` was written or the clerk leaves; an error is shown in the form."""
        ask_and_write(form, lambda failed: self.context.do(change(), then, failed))

    def ask_new(self, form: Dialog, change: Callable[[], Change[int]], table: PlainTable) -> None:
        """Ask for a new entry and stand on it in its table: the next act is about it."""
        self.ask(form, change, table.choose)

    def do(self, change: Change[Any]) -> None:
        """Write a change that nothing is asked for; a refusal is told in the window."""
        self.context.do(change)


class TableTab(CatalogueTab, Generic[T]):
    """A tab that is one table, a line for each entry; `wide` is the column that takes what room is left."""

    def __init__(self, context: Context, name: str, titles: tuple[str, ...], wide: int, missing: str = "") -> None:
        super().__init__(context)
        self.lines: list[T] = []
        self.table = PlainTable(self.theme, name, titles, wide)
        self.table.missing = missing
        self.table.itemSelectionChanged.connect(self.acts_changed)
        self.table.itemActivated.connect(lambda _item: self.edit())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.table)

    def texts(self, line: T) -> tuple[str, ...]:
        """Return the cells of an entry's row."""
        raise NotImplementedError

    def show_lines(self, lines: list[T]) -> None:
        """Show the entries, each by its `id`."""
        self.lines = lines
        self.table.show_rows([(getattr(line, "id", 0), self.texts(line)) for line in lines])
        self.acts_changed.emit()

    def line(self) -> T | None:
        """Return the entry selected."""
        return found(self.lines, self.table.current_id())

    def first_focus(self) -> QWidget:
        return self.table


def found(lines: Sequence[T], id_: int) -> T | None:
    """Return the line with an id, None where there is none."""
    return next((line for line in lines if getattr(line, "id", 0) == id_), None)
