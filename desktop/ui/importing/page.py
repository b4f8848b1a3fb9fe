"""Taking in a list that a unit sent: dropped, read in a worker, checked beside the file, taken in as one step."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from db.errors import KnownError
from db.queries.lookups import proposable
from db.queries.round_list import rounds
from db.rules.terms import RoundState
from desktop.exchange.readers.opening import suffixes
from desktop.intake.checking import ListCheck
from desktop.intake.doubt_causes import Award
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, counted, sentence
from desktop.ui.framework.page import Page
from desktop.ui.importing.answer_actions import AnswerActions, AnswersApart
from desktop.ui.importing.forms import DropZone
from desktop.ui.importing.reader import ListReader
from desktop.ui.importing.review_answers import ReviewAnswers
from desktop.ui.importing.review_view import ReviewView
from desktop.ui.importing.taking import Batch, ListTaking
from desktop.ui.widgets.ask_file import Drawer, ask_open
from desktop.ui.widgets.buttons import ActionButton, allow
from desktop.ui.widgets.dialog import Question

FILES = " ".join(f"*{suffix}" for suffix in suffixes())


def not_to_take(open_round: bool, clean: int) -> str:
    """Return why the rows of a list cannot be taken in, "" if they can."""
    if not open_round:
        return _("No round is open that takes it in: open one (Ctrl+Shift+N).")
    return "" if clean else _("No row is clean yet: answer its doubts (F8), or leave it out (Del).")


def not_to_read(open_round: bool, name: str) -> str:
    """Return why no list is read for a round, "" where one is."""
    return sentence(KnownError("round_closed", name=name)) if name and not open_round else ""


class ImportPage(Page):
    """The page that takes a list in; the record is written only when the clerk takes the clean rows."""

    TABLES = frozenset({"award_round", "nomination", "authority", "authority_name", "award_type", "movement"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Take in a list"))
        self._open, self._round_name, self._closed = True, "", ""
        self._awards: list[Award] = []
        self._look_later = False
        self._asked: tuple[ListCheck, int] | None = None  # the list that may be left as it stands
        self._add_actions()
        self.choose_button = ActionButton(self.theme, _("Choose a file…"), key="Ctrl+T")
        self.choose_button.follow(self.choose_action)
        paste = ActionButton(self.theme, _("Paste"), key="Ctrl+V")
        paste.follow(self.paste_action)
        self.zone = DropZone(self.theme, [self.choose_button, paste])
        self.zone.dropped.connect(self.take_file)
        self.review = ReviewView(
            self.theme,
            self.acts.walk,
            self.acts.buttons,
            lambda: self._awards,
        )
        self.review.stood.connect(self.acts.offer)
        self.review.grid.addAction(self.acts.answer)
        self.review.answered.connect(self._answered)
        self.progress = self.make_progress()
        self.apart = AnswersApart(context, self.progress, self)
        self.apart.changed.connect(self._on_apart)
        self.review.apart = self.apart.do
        self.reader = ListReader(context, self.progress, self)
        self.answers = ReviewAnswers(self.theme, self, self.review, lambda: self._awards, self.reader.again)
        self.review.column_asked.connect(self.answers.ask_column)
        self.answers.given.connect(self.status)
        self.reader.read.connect(self._show)
        self.reader.read_again.connect(self._read_again)
        self.reader.refused.connect(self._refused)
        self.reader.stopped.connect(self._stopped)
        self.taking = ListTaking(context, self.progress, lambda: self.review.checking, self)
        self.taking.begun.connect(self._allow)
        self.taking.taken.connect(self._taken)
        self.taking.changed.connect(self._changed)
        self.taking.failed.connect(self._not_taken)
        self.taking.rows_requested.connect(self.see_taken)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.zone)
        self.stack.addWidget(self.review)
        self.column.addWidget(self.stack, 1)
        self.zone.show_message("")
        self._allow()

    def _add_actions(self) -> None:
        self.acts = AnswerActions(self, lambda: self.review, lambda: self.answers)
        self.again_action = self.add_action(_("Read the file again"), self.read_file_again, key="F5", icon="refresh-cw")
        self._of_a_list = [action for action in self.page_actions if action is not self.print_action]
        self.paste_action = self.add_action(_("Paste"), self.paste, key="Ctrl+V", icon="copy")
        self.choose_action = self.add_action(
            _("Another file…"), self.choose, key="Ctrl+T", icon="folder-open", kind="flat", button=_("Another file…")
        )
        self.see_action = self.add_action(
            _("See the rows just taken in"), self.see_taken, key="Ctrl+J", icon="clipboard-list"
        )
        self.leave_action = self.add_action(_("Do not take it in"), self.put_away, icon="x", kind="plain")
        self.take_action = self.add_action(
            _("Take in the clean rows"), self.take, key="Ctrl+Return", icon="check", kind="primary"
        )
        self.take_button = self.header.findChildren(ActionButton)[-1]

    # --- the page --------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        with self.context.database.read() as session:
            self._awards = proposable(session, self.context.round_id)
            here = next((line for line in rounds(session) if line.id == self.context.round_id), None)
        self._open = here is not None and here.state is RoundState.OPEN
        self._round_name = here.name if here else ""
        before, self._closed = self._closed, not_to_read(self._open, self._round_name)
        if self._closed != before:
            self.zone.show_message(self._closed)
        checking = self.review.checking
        if checking is None:
            self.header.show_message(self._round_name)
        if self.reader.round_id != self.context.round_id:
            self.reader.round_id = self.context.round_id
            self.reader.stop()
            if checking is not None:
                self.reader.again(checking, checking.overrides, other_round=True)
        elif self.apart.busy:
            self._look_later = True
        else:
            self.taking.look_again(self.reader.round_id)
        self._allow()

    def first_focus(self) -> QWidget:
        return self.review.grid if self.review.checking else self.choose_button

    def close_page(self) -> None:
        self.reader.stop()

    # --- leaving ---------------------------------------------------------------------------------------------
    def may_leave(self, *, closing: bool) -> bool:
        checking = self.review.checking
        rows = checking.checked.corrected() if checking is not None else 0
        if checking is None or not rows or (not closing and self._asked == (checking, rows)):
            return True
        if closing:
            return self._may_drop()
        title = counted("{n} row with answers is not in the round", "{n} rows with answers are not in the round", rows)
        words = _("The list “{file}” waits here with them until the program is closed.")
        answer = self._ask(title.format(n=rows), words.format(file=self._file()), _("Go on, the list waits"))
        self._asked = (checking, rows) if answer else None
        return answer

    def _may_drop(self) -> bool:
        """Return whether the list may be put away; asks where answers of the clerk would be lost, and drops them."""
        checking = self.review.checking
        rows = checking.checked.corrected() if checking is not None else 0
        if rows:
            title = counted("Drop your answers to {n} row?", "Drop your answers to {n} rows?", rows).format(n=rows)
            words = _("What you corrected, kept or left out in “{file}” was not taken into the round and will be lost.")
            if not self._ask(title, words.format(file=self._file()), _("Drop the answers")):
                return False
            self.forget()
        return True

    def _ask(self, title: str, words: str, do: str) -> bool:
        asked = Question(self.theme, title, words, do, _("Stay with the list"), self)
        return asked.exec() == QDialog.DialogCode.Accepted

    def _file(self) -> str:
        return (self.review.checking.opened.name if self.review.checking is not None else "") or _("Pasted")

    def put_away(self) -> None:
        """Put the list away; answers that would be lost are asked about first."""
        if self._may_drop():
            self.forget()

    def _on_apart(self) -> None:
        """Let the list rest while many rows of it are answered; then look at a record that changed meanwhile."""
        self._allow()
        if not self.apart.busy:
            self._back_to_list()
            if self._look_later:
                self._look_later = False
                self.taking.look_again(self.reader.round_id)

    def _allow(self) -> None:
        checking, busy = self.review.checking, self.taking.busy or self.apart.busy
        free = checking is not None and not busy
        self.review.setEnabled(not busy)
        at_work = _("The list is at work: wait for its end.") if busy else ""
        no_list = at_work or ("" if free else _("Read a list first: choose a file (Ctrl+T) or paste it (Ctrl+V)."))
        for action in (*self._of_a_list, self.leave_action):
            allow(action, no_list)
        for action in (self.paste_action, self.choose_action):
            allow(action, at_work or self._closed)
        nothing = _("All of the file was read, and nothing was mended.") if self.review.notes.isHidden() else ""
        allow(self.acts.notes, no_list or nothing)
        taken = self.taking.batch is not None
        allow(self.see_action, "" if taken else _("Nothing was taken in since the program was opened."))
        clean = len(checking.checked.clean_rows()) if checking else 0
        allow(self.take_action, no_list or not_to_take(self._open, clean))
        words = counted("Take in {n} clean row", "Take in {n} clean rows", clean).format(n=clean)
        self.take_button.set_text(words if checking else _("Take in the clean rows"))

    def _answered(self) -> None:
        self._allow()
        self.own_step_changed.emit()

    def own_step(self, *, back: bool) -> str:
        return "" if self.apart.busy else self.answers.step_words(back=back)

    def take_own_step(self, *, back: bool) -> None:
        self.answers.step(back=back)
        self.own_step_changed.emit()

    # --- reading ---------------------------------------------------------------------------------------------
    def choose(self) -> None:
        """Ask for a file and read it."""
        kinds = _("Lists ({kinds});;All files (*)").format(kinds=FILES)
        if chosen := ask_open(self.context.preferences, self, _("Choose the list"), kinds, Drawer.LISTS):
            self.take_file(chosen)

    def paste(self) -> None:
        """Read copied cells or lines as a list."""
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None where another program let go of it
        files = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()] if mime else []
        if files:
            self.take_file(Path(files[0]))
        elif not self._closed and self._may_drop():
            self.zone.show_message("")
            self.reader.text(mime.text() if mime else "")

    def select(self, id_: int) -> None:
        """Read the clipboard for an id below zero, which another page asks for; a list under check is not put away."""
        if id_ < 0 and self.review.checking is None:
            self.paste()
        elif id_ < 0:
            self.status.emit(_("A list is still being checked here. Take it in or leave it, then paste again."))

    def take_file(self, file: Path) -> None:
        """Read a file as a list; answers to the list that is shown are asked about first."""
        if not (self.taking.busy or self.apart.busy or self._closed) and self._may_drop():
            self.zone.show_message("")
            self.reader.file(file)

    def _refused(self, words: str) -> None:
        """Say why a file was not read; a list under check stays where it is."""
        if self.review.checking is None:
            self.zone.show_message(words)
        else:
            self.context.errors.reported.emit(words)

    def _stopped(self, name: str) -> None:
        words = _("Stopped. Nothing was read from {file}.").format(file=name)
        self.status.emit(words)
        if self.review.checking is None:
            self.zone.show_message(words)

    def _show(self, checking: ListCheck) -> None:
        self.stack.setCurrentWidget(self.review)
        self.review.show_checking(checking)
        told = [sentence(KnownError(each.code, **each.values)) for each in checking.checked.file_problems]
        if checking.earlier is not None:
            day = datetime.fromisoformat(checking.earlier.read_at).date()
            told.insert(0, sentence(KnownError("list_same_file", date=day, count=checking.earlier.nominations)))
        self.header.show_message(f"{self._file()} → {self._round_name}")
        self.status.emit(" · ".join(told))
        self._allow()
        self.review.grid.setFocus()

    def read_file_again(self) -> None:
        """Read the file anew and say whether it has changed; answers are kept where it has not."""
        if self.review.checking is not None and not self.reader.busy():
            self.reader.file_again(self.review.checking)

    def _read_again(self, found: ListCheck, changed: bool) -> None:
        if changed and not self._may_drop():
            return
        self._show(found)
        rows = len(found.checked.rows)
        told = counted("The file has changed: it has {n} row now.", "The file has changed: it has {n} rows now.", rows)
        self.status.emit(told.format(n=rows) if changed else _("The file has not changed since it was read."))

    def forget(self) -> None:
        """Put the file away; nothing of it was written."""
        self.reader.stop()
        self.review.forget()
        self.own_step_changed.emit()
        self.stack.setCurrentWidget(self.zone)
        self.header.show_message(self._round_name)
        self._allow()

    # --- taking in -------------------------------------------------------------------------------------------
    def take(self) -> None:
        """Take the clean rows into the round: one step, made in a worker, taken back as one."""
        if self.review.checking is not None:
            self.taking.take(self.review.checking, self.reader.round_id, self._round_name)

    def _taken(self, batch: Batch) -> None:
        self.status.emit("")  # the result stands beside it
        if self.review.answers is not None:
            self.review.answers.forget()
        if batch.checking.checked.totals().rows:
            self.review.refresh()
            self.review.walk(1, from_start=True)
        else:
            self.forget()
        self._answered()
        self._back_to_list()

    def _back_to_list(self) -> None:
        """Put the focus where it was before the list could not be used."""
        if self.isVisible():
            self.first_focus().setFocus()

    def see_taken(self) -> None:
        """Show the nominations that were made last, in their page."""
        if self.taking.batch is not None:
            if self.review.checking is not None:
                self._asked = (self.review.checking, self.review.checking.checked.corrected())
            self.rows_requested.emit("nominations", self.taking.batch.ids)

    def _changed(self, checking: ListCheck, words: str) -> None:
        """Show a list that the record has changed; one that was put away when it was taken in comes back."""
        if self.review.checking is None and not self.reader.busy() and checking.checked.totals().rows:
            self._show(checking)
        elif self.review.checking is checking:
            if self.review.model.rowCount() != sum(not row.imported for row in checking.checked.rows):
                self.review.refresh()
            self.review.on_answered()
            self._back_to_list()
        if words:
            self.status.emit(words)

    def _not_taken(self, error: Exception) -> None:
        self._allow()
        self._back_to_list()
        self.context.errors.handle(error)


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return ImportPage(context)
