"""A page around one list: filter, grid, details beside, an empty state; ids are read off the window's thread."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db.connect import Reader
from db.errors import KnownError
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _
from desktop.ui.core.jobs import Job
from desktop.ui.framework.page import Page
from desktop.ui.framework.shown import MOST_ROWS, Shown, ShownColumn, ShownList, ShownRow
from desktop.ui.tables.clipboard import cell_rows, clipboard_data, reader_of
from desktop.ui.tables.column_choice import ColumnChoice
from desktop.ui.tables.column_widths import ColumnWidths
from desktop.ui.tables.columns import Column
from desktop.ui.tables.page_cache import WINDOW
from desktop.ui.tables.page_loader import PageLoader
from desktop.ui.tables.paged_model import NUMBER, PagedModel
from desktop.ui.tables.view import RecordTable
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.filter_bar import FilterBar
from desktop.ui.widgets.key_owner import WAY_OUT, KeyShortcut
from desktop.ui.widgets.saved_splitter import SavedSplitter

Ids = tuple[Sequence[int], Mapping[int, str]]
Row = TypeVar("Row")
Found = tuple["array[int]", Mapping[int, str], Mapping[int, Row]]
"""Ids, titles of sections, rows of the first window."""

Fetch = Callable[[Reader, list[int]], Mapping[int, Row]]


class ListPage(Page, Generic[Row]):
    """Subclasses say which columns, which ids (`find`) and which rows (`rows`)."""

    EMPTY = ("clipboard-list", "", "")
    COUNTED = N_("{n} rows")
    """What the status line says of the list; {n} are its rows, {m} those that are chosen."""
    SIDE_WIDTH = 340
    _glimpsed = Signal(int, object)  # which reading, what it found first; from a worker

    def __init__(self, context: Context, title: str, columns: Sequence[Column[Row]], hint: str) -> None:
        super().__init__(context, title)
        self._name = type(self).__name__.lower()  # under which widths are kept
        self.order, self.descending = "", False
        self._job: Job[Found[Row]] | None = None
        self._reading = 0
        self._shown = ""  # what was typed when the list was shown
        self._glimpsed.connect(self._show_glimpse, Qt.ConnectionType.QueuedConnection)
        self._wanted_id = 0
        self._wanted_many: set[int] = set()
        self.filter = FilterBar(self.theme, hint)
        self.filter.changed.connect(self.reload)
        self.model: PagedModel[Row] = PagedModel(columns, self._fetch, _("removed"), self)
        self.windows = PageLoader(context, self.model, lambda: self.reader())
        self.list = RecordTable(self.theme, self.model, title)
        self.list.order_requested.connect(self._sort)
        self.list.current_changed.connect(self.show_details)
        if "{m}" in self.COUNTED:
            self.list.selectionModel().selectionChanged.connect(lambda *_changed: self.tell_counts())
        icon, missing, next_step = self.EMPTY
        self.empty = EmptyState(self.theme, icon, _(missing), _(next_step))
        self.side = QWidget()
        self.side.setObjectName("side")
        self.side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.side.setMinimumWidth(self.theme.px(300))
        self.side_column = QVBoxLayout(self.side)
        self.side_column.setContentsMargins(0, 0, 0, 0)
        self.side_column.setSpacing(0)
        self._lay_out()

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        left = QWidget()
        self.left_column = column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter)
        column.addWidget(self.stack, 1)
        kept, roomy = self.context.preferences, max(460, self.SIDE_WIDTH)
        self.splitter = SavedSplitter(self.theme, kept, self._name, (0, self.SIDE_WIDTH), (0, roomy))
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.side)
        self.column.addWidget(self.splitter, 1)
        self.side.setHidden(kept.text(f"details/{self._name}") == "hidden")
        self.widths = ColumnWidths(self.list, self.theme, kept, self._name)
        self.column_choice = ColumnChoice(self.list, self.theme, kept, self._name, self.widths)
        self.copy_action = self.add_action(_("Copy the chosen rows"), self.copy_rows, key="Ctrl+C", icon="copy")
        self.columns_action = self.add_action(
            _("Columns…"), lambda: self.column_choice.ask(self), key="Ctrl+Shift+C", icon="columns-3"
        )
        other = KeyShortcut(QKeySequence("F6"), self)
        other.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        other.setProperty(WAY_OUT, True)  # a form is left by it, nothing is done
        other.activated.connect(self.other_pane)
        for key in ("Alt+Return", "Alt+Enter"):
            hide = KeyShortcut(QKeySequence(key), self)
            hide.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            hide.activated.connect(self.toggle_details)
        find = KeyShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(lambda: self.filter.edit.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard as a spreadsheet reads them; they are read off the window's thread."""
        ids, read = self.list.selected_ids(), self.reader()
        columns = [self.list.table.columns[at] for at in self.list.shown_columns()]
        if not ids:
            return

        def query(session: Reader) -> list[list[str]]:
            return cell_rows(columns, reader_of(lambda some: read(session, some), ids, WINDOW))

        def copied(rows: list[list[str]]) -> None:
            QGuiApplication.clipboard().setMimeData(clipboard_data(rows))
            self.status.emit(_("{n} rows copied").format(n=len(rows) - 1))

        self.read_newest("copy", query, copied)

    def toggle_details(self) -> None:
        """Hide what stands beside the list, or show it again; the next start finds it so."""
        self.side.setVisible(self.side.isHidden())
        self.context.preferences.set_text(f"details/{self._name}", "hidden" if self.side.isHidden() else "")

    def other_pane(self) -> None:
        """Go from the list to the details and back."""
        focused = self.focusWidget()
        inside = focused is not None and self.side.isAncestorOf(focused)
        if inside or not self.side.isVisible():
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            first = self.side.nextInFocusChain()
            while first is not None and not (
                self.side.isAncestorOf(first)
                and first.isVisible()
                and first.isEnabled()
                and first.focusPolicy() & Qt.FocusPolicy.TabFocus
            ):
                first = first.nextInFocusChain()
                if first is self.side:
                    return
            if first is not None:
                first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, Row]:
        reader = self.reader()
        try:
            with self.context.database.read() as session:
                return reader(session, list(ids))
        except KnownError as error:  # asked for while painting: told once, and the rows stay blank
            self.context.errors.handle(error)
            return {}

    def rows(self, session: Reader, ids: list[int]) -> Mapping[int, Row]:
        """Return plain rows by id; a worker calls it too, so it looks at no widget."""
        raise NotImplementedError

    def reader(self) -> Fetch[Row]:
        """Return what reads rows; where that depends on what the clerk chose, the choice of now."""
        return self.rows

    def finder(self) -> Callable[[Reader], Ids]:
        """Return what a worker calls with its own session to get ids and section titles."""
        raise NotImplementedError

    def glimpser(self) -> Callable[[Reader], Sequence[int]] | None:
        """Return what finds the first window of ids at once where finding all takes long and there are no sections."""
        return None

    def show_details(self, id_: int) -> None:
        """Show the record `id_` beside the list, 0 for none."""

    def _sort(self, order: str, descending: bool) -> None:
        self.order, self.descending = order, descending
        self.reload()

    def refresh(self) -> None:
        self.model.forget()
        self.reload()

    def reload(self) -> None:
        """Read the ids again; an earlier reading that is still under way is of no use any more."""
        if self._job is not None:
            self._job.cancel()
        self._reading += 1
        reading, find, read = self._reading, self.finder(), self.reader()
        # after a change the clerk stays where the list stands; what was typed anew starts at the top
        glimpse = self.glimpser() if not self.model.rowCount() or self._shown != self.filter.text() else None

        def query(session: Reader) -> Found[Row]:
            if glimpse is not None:
                first = array("q", glimpse(session))
                rows = read(session, list(first))
                if len(first) < WINDOW:
                    return first, {}, rows
                self._glimpsed.emit(reading, (first, {}, rows))
            ids, sections = find(session)
            packed = ids if isinstance(ids, array) else array("q", ids)
            if glimpse is None:
                rows = read(session, [id_ for id_ in packed[:WINDOW] if id_ >= 0])
            return packed, sections, rows

        def failed(error: Exception) -> None:
            if reading == self._reading:
                self._job = None
            self.context.errors.handle(error)

        self._job = self.context.jobs.read(self.context.database, query, self._show, failed)

    def _show_glimpse(self, reading: int, found: Found[Row]) -> None:
        """Show the first window while the rest is being read, if it is still what is asked for."""
        if reading == self._reading and self._job is not None and len(found[0]):
            self._shown = self.filter.text()
            self.list.show_ids(*found)
            self.stack.setCurrentIndex(0)

    def _show(self, found: Found[Row]) -> None:
        ids, sections, first = found
        self._job = None
        self._shown = self.filter.text()
        self.list.show_ids(ids, sections, first)
        many = sum(1 for id_ in ids if id_ < 0) if sections else 0
        self.stack.setCurrentIndex(0 if len(ids) else 1)
        if not len(ids):
            icon_text = (_("Nothing fits the filter"), _("Esc in the filter shows everything again."))
            self.empty.show_message(*(icon_text if self.narrowed() else (_(self.EMPTY[1]), _(self.EMPTY[2]))))
            self.show_details(0)
        if self._wanted_id:
            self.list.choose(self._wanted_id)
            self.list.choose_many(self._wanted_many)
            self._wanted_id, self._wanted_many = 0, set()
        self.counted(len(ids) - many)

    def narrowed(self) -> bool:
        """Return whether the list leaves something out."""
        return bool(self.filter.text())

    def counted(self, _many: int) -> None:
        """Hear how many rows the list has now."""
        self.tell_counts()

    def tell_counts(self) -> None:
        """Say in the status line how many rows there are and are chosen; not while they are read."""
        if self._job is None:
            many = self.model.rowCount() - len(self.model.section_rows())
            chosen = len(self.list.selected_ids()) if "{m}" in self.COUNTED else 0
            self.status.emit(_(self.COUNTED).format(n=many, m=chosen))

    def select(self, id_: int) -> None:
        if self._job is not None or not self.list.choose(id_):
            self._wanted_id = id_

    def select_many(self, ids: Sequence[int]) -> None:
        self.select(ids[0])
        if self._wanted_id:
            self._wanted_many = set(ids)
        else:
            self.list.choose_many(set(ids))

    def first_focus(self) -> QWidget:
        return self.list

    def shown(self) -> Sequence[Shown]:
        """Return the list as it stands: its columns in sight, its filter told, its rows read when they are printed."""
        if not self.model.rowCount():
            return ()
        places = [at for at in range(len(self.model.columns)) if not self.list.isColumnHidden(at)]
        columns = [self.model.columns[at] for at in places]
        heads = tuple(
            ShownColumn(column.title, float(self.list.columnWidth(at)), column.right)
            for at, column in zip(places, columns, strict=True)
        )
        ids, heading = list(self.model.ids()[: MOST_ROWS + 1]), self.model.heading
        read = self.reader()
        hidden: list[int] = []

        def rows(session: Reader) -> list[ShownRow]:
            found: dict[int, Row] = {}
            for start in range(0, len(ids), WINDOW):
                found |= read(session, [id_ for id_ in ids[start : start + WINDOW] if id_ >= 0])
            hidden[:] = () if self.context.secret else self.secret_among(session, found)
            told: list[ShownRow] = []
            number = 0
            for id_ in (id_ for id_ in ids if id_ not in hidden):
                number = 0 if id_ < 0 else number + 1
                if id_ < 0:
                    told.append((heading(id_),))
                elif id_ in found:
                    told.append(tuple(str(number) if c.name == NUMBER else c.text(found[id_]) for c in columns))
            return told

        told = self.filter.description()
        return (ShownList(self.header.title.text(), heads, rows, told, left_out=lambda: len(hidden)),)

    def secret_among(self, _session: Reader, rows: Mapping[int, Row]) -> Iterable[int]:
        """Return which rows are of the secret list: a printed list leaves them out and counts them."""
        return [id_ for id_, row in rows.items() if getattr(row, "secret", False)]

    def busy(self) -> bool:
        """Return whether the list is being read."""
        return self._job is not None
