"""The base class of pages: header, actions, and reading the record again after a change."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from db.connect import Reader
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.core.jobs import Newest
from desktop.ui.framework.shown import Shown, list_of, view_in_sight
from desktop.ui.widgets.action_icons import draw_icons, name_icon
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.key_owner import KeyAction, withhold
from desktop.ui.widgets.message_bars import ProgressBar
from desktop.ui.widgets.page_header import PageHeader

Result = TypeVar("Result")

OF_HISTORY = frozenset(
    ("nominee", "recipient", "decision", "decision_scan", "register_entry", "certificate", "hand_over", "reissue")
) | {"revocation", "entered_bonus", "amendment", "amendment_item", "amendment_text", "replacement"}
"""Tables that say what somebody was given and what became of it."""

OF_FACTS = frozenset(
    (
        *("duty_rating", "initiative", "results_known", "earlier_award", "discipline", "employment", "absence"),
        *("headcount", "award_type"),
    )
)
"""Tables that say what is known of somebody."""

OF_FINDINGS = (
    OF_FACTS
    | {"replacement"}
    | frozenset(
        (
            *("criterion", "law_block", "quota", "regime", "award_type", "award_kind", "authority", "authority_name"),
            *("movement", "award_round", "nomination", "nominee", "person", "finding", "source_file"),
            *("recipient", "decision", "revocation"),
        )
    )
)
"""Tables that say what is found of a nomination: the law, the facts, what was given before."""


class Page(QWidget):
    """A page of the window. `page_requested` asks the window for another page, with an id to select or 0."""

    page_requested = Signal(str, int)
    status = Signal(str)
    progress_made = Signal(object)
    """A `ProgressBar` of the page, which the window shows in its status line: a place that is always there."""
    rows_requested = Signal(str, object)  # another page, and the ids of the rows to mark there: tuple[int, ...]
    own_step_changed = Signal()  # `own_step` says something else now
    print_requested = Signal(object)  # tuple of `Shown`; the window draws and prints it
    TABLES: frozenset[str] = frozenset()  # what the page shows; empty means everything

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.theme = context, context.theme
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = PageHeader(self.theme, title, self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.header)
        self.page_actions: list[QAction] = []
        self.progress_bars: list[ProgressBar] = []
        self.print_action = self.add_action(_("Print…"), self.print_shown, key="Ctrl+P", icon="printer")
        self._stale = True
        self._readings: defaultdict[str, Newest] = defaultdict(Newest)

    def read_newest(self, what: str, query: Callable[[Reader], Result], done: Callable[[Result], None]) -> None:
        """Read off the window's thread and give `done` the answer, unless `what` was asked again since.

        Answers may come in another order than they were asked for: an earlier one, such as another round's, would
        take the place of the newest.
        """
        context = self.context
        self._readings[what].take(context.jobs.read(context.database, query, done, context.errors.handle))

    def drop_readings(self) -> None:
        """Hear no answer any more to what was asked so far: another round is open."""
        for reading in self._readings.values():
            reading.drop()

    def add_action(
        self,
        text: str,
        do: Callable[[], object],
        *,
        key: str = "",
        icon: str = "",
        kind: str = "",
        button: str = "",
        tip: str = "",
    ) -> QAction:
        """Add an action of this page: for menu and palette, with `key`, and as a button where `kind` is given."""
        action = KeyAction(text, self)
        action.setData(text)  # what it is called whatever it is called later
        name_icon(action, icon)
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if tip:
            action.setToolTip(tip)
        action.triggered.connect(lambda: do())
        self.addAction(action)
        self.page_actions.append(action)
        if kind:
            made = self.header.button(button or text, icon=icon, key=key, kind=kind)
            self.bind(made, action)
        return action

    def make_progress(self) -> ProgressBar:
        """Return a line about work of this page; a window shows it in a place of its own."""
        made = ProgressBar(self.theme, _("Cancel"), _("Read it all"), self)
        self.progress_bars.append(made)
        self.progress_made.emit(made)
        return made

    def event(self, event: QEvent) -> bool:
        """Leave keys to the widget and the form that have the focus before any shortcut of the page is looked up."""
        asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asks and isinstance(event, QKeyEvent) and withhold(event, self, self.page_actions):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say in the status why the act of this key is not offered now."""
        pressed = QKeySequence(event.keyCombination())
        why = (each.statusTip() for each in self.page_actions if not each.isEnabled() and each.shortcut() == pressed)
        if told := next(why, ""):
            self.status.emit(told)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done here at the mouse or, by the menu key, at the focus."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)  # a disabled act says why
        draw_icons(self.page_actions, self.theme)
        menu.addActions([action for action in self.page_actions if action.isVisible()])
        menu.popup(event.globalPos())

    @staticmethod
    def bind(button: ActionButton, action: QAction) -> None:
        """Let a button trigger an action and be enabled as it is."""
        button.follow(action)

    def shown(self) -> Sequence[Shown]:
        """Return what Ctrl+P prints: papers of the table of papers, or the list in sight; nothing where there is none.

        Pages that show a paper say which; a page of lists needs to say nothing.
        """
        view = view_in_sight(self)
        return () if view is None else (list_of(view, self.header.title.text(), view.accessibleName()),)

    def print_shown(self) -> None:
        """Ask the window to print what is shown."""
        found = tuple(self.shown())
        if found:
            self.print_requested.emit(found)
        else:
            self.status.emit(_("There is nothing to print on this page."))

    def refresh(self) -> None:
        """Read what is shown from the record."""

    def select(self, id_: int) -> None:
        """Show the record with this id."""

    def select_many(self, ids: Sequence[int]) -> None:
        """Mark the records with these ids, the first of them the current one."""
        self.select(ids[0])

    def first_focus(self) -> QWidget:
        """Return where the next key should go."""
        return self

    def own_step(self, *, back: bool) -> str:  # noqa: ARG002 - for pages that have steps
        """Return the step of this page, not of the record, that undo (`back`) or redo would take; "" for none."""
        return ""

    def take_own_step(self, *, back: bool) -> None:
        """Undo or redo the step that `own_step` names."""

    def may_leave(self, *, closing: bool) -> bool:  # noqa: ARG002 - for pages with work that is not in the record
        """Return whether the clerk may go to another page, or close the record; asks where work would be lost."""
        return True

    def leave(self) -> None:
        """Keep what was typed: the clerk goes to another page or closes the window."""

    def close_page(self) -> None:
        """Let go of threads and files."""

    def mark_stale(self, touched: frozenset[tuple[str, int]]) -> None:
        """Read anew now, or when shown next, if something of this page was changed."""
        if not self.TABLES or any(table in self.TABLES for table, _ in touched):
            self.read_again()

    def read_again(self) -> None:
        """Read anew now, or when shown next, whatever the page shows: another round is open."""
        self._stale = True
        if self.isVisible():
            self.enter()

    def enter(self) -> None:
        """Be shown: read the record if it has changed since."""
        if self._stale:
            self._stale = False
            self.refresh()
