"""Taking in a list that a unit sent: dropped, read in a worker, checked beside the file, taken in as one step."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.changes.importing import ImportList, Taken
from db.changes.office import SetSetting
from db.errors import KnownError
from db.queries.lookups import proposable
from db.queries.round_list import rounds
from db.rules.terms import RoundState
from desktop.exchange.readers.opening import suffixes
from desktop.intake.checking import LEARNED_HEADERS, ListCheck, with_learned_headers
from desktop.intake.doubt_causes import Award
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, counted, sentence
from desktop.ui.core.jobs import Step
from desktop.ui.framework.page import Page
from desktop.ui.importing.answer_actions import AnswerActions
from desktop.ui.importing.forms import DropZone
from desktop.ui.importing.reader import ListReader
from desktop.ui.importing.review_answers import ReviewAnswers
from desktop.ui.importing.review_view import ReviewView
from desktop.ui.widgets.ask_file import Drawer, ask_open
from desktop.ui.widgets.buttons import ActionButton

FILES = " ".join(f"*{suffix}" for suffix in suffixes())


class ImportPage(Page):
    """The page that takes a list in; the record is written only when the clerk takes the clean rows."""

    TABLES = frozenset({"award_round"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Take in a list"))
        self._open = True
        self._awards: list[Award] = []
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
        self.reader = ListReader(context, self.progress, self)
        self.answers = ReviewAnswers(self.theme, self, self.review, lambda: self._awards, self.reader.again)
        self.review.column_asked.connect(self.answers.ask_column)
        self.answers.given.connect(self.status)
        self.reader.read.connect(self._show)
        self.reader.refused.connect(self._refused)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.zone)
        self.stack.addWidget(self.review)
        self.column.addWidget(self.stack, 1)
        self.zone.show_message("")
        self._allow()

    def _add_actions(self) -> None:
        self.acts = AnswerActions(self, lambda: self.review, lambda: self.answers)
        self.again_action = self.add_action(_("Read the file again"), self.read_again, key="F5", icon="refresh-cw")
        self._of_a_list = [action for action in self.page_actions if action is not self.print_action]
        self.paste_action = self.add_action(_("Paste"), self.paste, key="Ctrl+V", icon="copy")
        self.choose_action = self.add_action(
            _("Another file…"), self.choose, key="Ctrl+T", icon="folder-open", kind="flat", button=_("Another file…")
        )
        self.leave_action = self.add_action(_("Do not take it in"), self.forget, icon="x", kind="plain")
        self._of_a_list.append(self.leave_action)
        self.take_action = self.add_action(
            _("Take in the clean rows"), self.take, key="Ctrl+Return", icon="check", kind="primary"
        )
        self.take_button = self.header.findChildren(ActionButton)[-1]

    # --- the page --------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        with self.context.database.read() as session:
            self._awards = proposable(session)
            here = next((line for line in rounds(session) if line.id == self.context.round_id), None)
        if self.reader.round_id != self.context.round_id:
            self.reader.round_id = self.context.round_id
            self.forget()
        self._open = here is not None and here.state is RoundState.OPEN
        if self.review.checking is None:
            self.header.show_message(here.name if here else "")
        self._allow()

    def first_focus(self) -> QWidget:
        return self.review.grid if self.review.checking else self.choose_button

    def close_page(self) -> None:
        self.reader.stop()

    def _allow(self) -> None:
        checking = self.review.checking
        for action in self._of_a_list:
            action.setEnabled(checking is not None)
        self.acts.notes.setEnabled(checking is not None and not self.review.notes.isHidden())
        clean = len(checking.checked.clean_rows()) if checking else 0
        self.take_action.setEnabled(bool(clean) and self._open)
        words = counted("Take in {n} clean row", "Take in {n} clean rows", clean).format(n=clean)
        self.take_button.set_text(words if checking else _("Take in the clean rows"))

    def _answered(self) -> None:
        self._allow()
        self.own_step_changed.emit()

    def own_step(self, *, back: bool) -> str:
        return self.answers.step_words(back=back)

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
        else:
            self.zone.show_message("")
            self.reader.text(mime.text() if mime else "")

    def select(self, id_: int) -> None:
        """Read the clipboard for an id below zero, which another page asks for; a list under check is not put away."""
        if id_ < 0 and self.review.checking is None:
            self.paste()
        elif id_ < 0:
            self.status.emit(_("A list is still being checked here. Take it in or leave it, then paste again."))

    def take_file(self, file: Path) -> None:
        """Read a file as a list."""
        self.zone.show_message("")
        self.reader.file(file)

    def _refused(self, words: str) -> None:
        self.forget()
        self.zone.show_message(words)

    def _show(self, checking: ListCheck) -> None:
        self.stack.setCurrentWidget(self.review)
        self.review.show_checking(checking)
        told = [sentence(KnownError(each.code, **each.values)) for each in checking.checked.file_problems]
        if checking.earlier is not None:
            day = datetime.fromisoformat(checking.earlier.read_at).date()
            told.insert(0, sentence(KnownError("list_same_file", date=day, count=checking.earlier.nominations)))
        self.header.show_message(checking.opened.name or _("Pasted"))
        self.status.emit(" · ".join(told))
        self._allow()
        self.review.grid.setFocus()

    def read_again(self) -> None:
        """Read anew what was opened, with the columns told so far; what was written by hand stays."""
        if self.review.checking is not None:
            self.reader.again(self.review.checking, self.review.checking.overrides)

    def forget(self) -> None:
        """Put the file away; nothing of it was written."""
        self.reader.stop()
        self.review.forget()
        self.own_step_changed.emit()
        self.stack.setCurrentWidget(self.zone)
        self._allow()

    # --- taking in -------------------------------------------------------------------------------------------
    def take(self) -> None:
        """Take the clean rows into the round: one step, made in a worker, taken back as one."""
        checking = self.review.checking
        if checking is None:
            return
        places = checking.checked.clean_rows()
        rows = checking.checked.rows_to_import(places)
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        change = ImportList(self.reader.round_id, rows, checking.opened.name, checking.opened.sha256, now)
        database, headers, unit = self.context.database, checking.corrected_headers(), checking.unit

        def work(_step: Step) -> tuple[Taken, frozenset[tuple[str, int]]]:
            learned = with_learned_headers(database, unit, headers) if headers else None
            with database.one_step() as steps:
                taken = steps.do(change)
                if learned is not None:
                    steps.do(SetSetting(LEARNED_HEADERS, learned))
            return taken, steps.touched

        self.take_action.setEnabled(False)
        words = counted("Taking in {n} row", "Taking in {n} rows", len(rows))
        self.progress.start(words.format(n=len(rows)))
        self.context.jobs.start(work, lambda done: self._taken(checking, places, *done), self._not_taken)

    def _taken(self, checking: ListCheck, places: list[int], taken: Taken, touched: frozenset[tuple[str, int]]) -> None:
        self.progress.finish("", [])
        checking.checked.mark_imported(places)
        if self.review.answers is not None:
            self.review.answers.forget()
        self.context.history.adopt(touched, "nomination.import_list")
        left = checking.checked.totals().rows
        words = _("{n} taken in, {m} nominated already, {k} still here")
        told = words.format(n=len(taken.ids), m=taken.duplicates, k=left)
        if left:
            self.review.refresh()
            self.review.walk(1, from_start=True)
        else:
            self.forget()
            self.page_requested.emit("nominations", taken.ids[0])
        self.status.emit(told)
        self._allow()

    def _not_taken(self, error: Exception) -> None:
        self.progress.finish("", [])
        self._allow()
        self.context.errors.handle(error)


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return ImportPage(context)
