"""The open record in the window's frame: title, the sidebar's counts, the rounds, undo and redo."""

from collections.abc import Callable
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from desktop.ui.core.i18n import _
from desktop.ui.core.jobs import Job, Newest, Step
from desktop.ui.framework.change_labels import change_label
from desktop.ui.widgets.text import unmarked

if TYPE_CHECKING:
    from db.queries.round_list import RoundLine
    from desktop.ui.core.context import Context
    from desktop.ui.shell.main_window import MainWindow

Counts = tuple["RoundLine | None", dict[str, str]]
"""The open round, and by page the count beside its name."""


class WindowStatus(QObject):
    """Shows the open record in the window's frame: title, counts, rounds, undo; counts are read by a job."""

    def __init__(self, choose_round: Callable[[int], object], new_round: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._choose_round, self._new_round = choose_round, new_round
        self._bound: tuple[Context, MainWindow, ModuleType] | None = None
        self._job: Job[Counts] | None = None
        self._naming = Newest()

    def bind(self, context: "Context", window: "MainWindow", session: ModuleType) -> None:
        """Show this record in this window from now on; `session` is the module of that name, loaded late."""
        self._bound = (context, window, session)
        context.history.moved.connect(self.show_undo)
        window.own_step_changed.connect(self.show_undo)
        context.history.done.connect(self._show_done)
        context.history.taken_back.connect(self._show_step_back)
        context.history.changed.connect(lambda _touched: self.refresh())

    def refresh(self) -> None:
        """Read the counts again; an earlier reading that is still running is dropped."""
        self.cancel()
        if self._bound is not None:
            context, _window, session = self._bound

            def work(_step: Step) -> Counts:
                found: Counts = session.round_counts(context)
                return found

            self._job = context.jobs.start(work, partial(self._show, context))

    def cancel(self) -> None:
        """Let nothing that is still being read be shown."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show(self, context: "Context", found: Counts) -> None:
        self._job = None
        if self._bound is not None and context is self._bound[0]:
            line, counts = found
            if line is None and context.round_id:  # its opening was taken back
                left = self._bound[2].all_rounds(context)
                self._choose_round(left[0].id if left else 0)
                return
            self.show_round(line)
            self._bound[1].set_counts(counts)

    def show_round(self, line: "RoundLine | None") -> None:
        """Show the open round above the sidebar and in the window's title."""
        if self._bound is None:
            return
        context, window, _session = self._bound
        practice = f" ({_('practice')})" if context.practice else ""
        practice += f" ({_('the secret list is named')})" if context.secret else ""
        window.setWindowTitle(f"{line.name if line else _('No round yet')} – Sổ Vàng{practice}")
        window.round_button.set_name(line.name if line else "")

    def name_secret(self, on: bool) -> None:
        """Name the secret list on papers and exports from now on; the title says it while on."""
        if self._bound is not None:
            context, window, _session = self._bound
            context.secret = on
            self.refresh()
            page = window.page()
            if page is not None:
                page.refresh()

    def show_undo(self) -> None:
        """Show in the menus what undo and redo would do: steps of the page alone come first."""
        if self._bound is not None:
            context, window, _session = self._bound
            page, undo, redo = window.page(), context.history.next_undo(), context.history.next_redo()
            own = [page.own_step(back=back) if page is not None else "" for back in (True, False)]
            words = [own[0] or (change_label(undo) if undo else ""), own[1] or (change_label(redo) if redo else "")]
            window.menus.show_undo(*words)

    def _show_done(self, name: str, undoable: bool, entries: tuple[int, ...]) -> None:
        """Say what was done."""
        self._say(name, change_label(name), entries, undoable)

    def _show_step_back(self, name: str, again: bool, entries: tuple[int, ...]) -> None:
        """Say which change was undone, or done again."""
        words = _("Done again: {what}") if again else _("Taken back: {what}")
        self._say(name, words.format(what=change_label(name)), entries, undoable=False)

    def _say(self, name: str, what: str, entries: tuple[int, ...], undoable: bool) -> None:
        """Say at once what was done, and of whom as soon as the names are read."""
        if self._bound is None:
            return
        context, window, session = self._bound
        bar = window.undo_bar
        bar.show_message(what, undo=undoable)

        def name_subjects(words: str) -> None:
            if words and bar.text() == what:
                bar.show_message(words, undo=undoable)

        self._naming.take(context.jobs.start(lambda _step: session.words_of(context, entries, name), name_subjects))

    def step(self, *, back: bool) -> None:
        """Undo or redo: a step of the page alone, where it has one, before those of the record."""
        if self._bound is None:
            return
        page = self._bound[1].page()
        if page is not None and page.own_step(back=back):
            page.take_own_step(back=back)
        elif back:
            self.undo()
        else:
            self.redo()

    def undo(self) -> None:
        """Undo the last step of the record."""
        if self._bound is not None:
            self._bound[0].history.undo()

    def redo(self) -> None:
        """Redo the step of the record undone last."""
        if self._bound is not None:
            self._bound[0].history.redo()

    def fill_rounds(self, menu: QMenu) -> None:
        """Fill the menu of the round's button: every round, the page of rounds, a new round."""
        if self._bound is None:
            return
        context, window, session = self._bound
        for line in session.all_rounds(context):
            action = menu.addAction(unmarked(f"{line.year}  {line.name}"))
            action.setCheckable(True)
            action.setChecked(line.id == context.round_id)
            action.triggered.connect(lambda _on=False, id_=line.id: self._choose_round(id_))
        menu.addSeparator()
        menu.addAction(_("All rounds")).triggered.connect(lambda: window.open_page("rounds"))
        menu.addAction(_("&New round…")).triggered.connect(self._new_round)
