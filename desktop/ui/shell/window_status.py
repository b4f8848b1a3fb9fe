"""What the frame tells of the open record: title, the rail's counts, the rounds, what can be undone."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from desktop.ui.core.i18n import _
from desktop.ui.core.jobs import Job, Step
from desktop.ui.framework.change_labels import change_label

if TYPE_CHECKING:
    from desktop.ui.shell.app import Program


class WindowStatus(QObject):
    """Keeps the frame of one program in step with its record; counts are read off the window's thread."""

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program = program
        self._job: Job[Any] | None = None

    def bind(self, context: Any) -> None:
        """Tell of this record from now on."""
        context.history.moved.connect(self.show_undo)
        context.history.done.connect(self._done)
        context.history.changed.connect(lambda _touched: self.refresh())

    def refresh(self) -> None:
        """Read the figures anew; an earlier reading that is still under way is of no use any more."""
        context, session = self._program.context, self._program.session
        self.cancel()

        def work(_step: Step) -> Any:
            return session.round_counts(context)

        self._job = self._program.jobs.start(work, partial(self._show, context))

    def cancel(self) -> None:
        """Let nothing that is still being read be shown."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show(self, context: Any, found: Any) -> None:
        self._job = None
        if context is self._program.context:
            line, counts = found
            self.show_round(line)
            self._program.window.set_counts(counts)

    def show_round(self, line: Any) -> None:
        """Name the open round above the rail and in the window's title."""
        window, context = self._program.window, self._program.context
        practice = f" ({_('practice')})" if context.practice else ""
        window.setWindowTitle(f"{line.name if line else _('No round yet')} – Sổ Vàng{practice}")
        window.round_box.show_name(line.name if line else "")

    def show_undo(self) -> None:
        history = self._program.context.history
        undo, redo = history.next_undo(), history.next_redo()
        self._program.window.menus.show_undo(change_label(undo) if undo else "", change_label(redo) if redo else "")

    def _done(self, name: str, undoable: bool) -> None:
        self._program.window.undo_bar.show_message(change_label(name), undo=undoable)

    def show_step_back(self, name: str, words: str) -> None:
        """Show which change was undone or redone; `words` has a place for {what}."""
        self._program.window.undo_bar.show_message(words.format(what=change_label(name)), undo=False)

    def fill_rounds(self, menu: QMenu) -> None:
        program = self._program
        if program.context is None:
            return
        for line in program.session.all_rounds(program.context):
            action = menu.addAction(f"{line.year}  {line.name}")
            action.setCheckable(True)
            action.setChecked(line.id == program.context.round_id)
            action.triggered.connect(lambda _on=False, id_=line.id: program.choose_round(id_))
        menu.addSeparator()
        menu.addAction(_("All rounds")).triggered.connect(lambda: program.window.open_page("rounds"))
        menu.addAction(_("&New round…")).triggered.connect(program.new_round)
