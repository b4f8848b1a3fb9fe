"""Taking in a list that a unit sent: dropped, read in a worker, checked beside the file, taken in as one step."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.changes.change import Done
from db.changes.importing import ImportList, Taken
from db.changes.office import SetSetting
from db.errors import KnownError
from db.queries.lookups import proposable
from db.queries.round_list import rounds
from db.rules.terms import RoundState
from desktop.exchange.readers.opening import suffixes
from desktop.intake.checking import LEARNED_HEADERS, ListCheck, with_learned_headers
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, counted, sentence
from desktop.ui.core.jobs import Step
from desktop.ui.core.theme import Theme
from desktop.ui.framework.page import Page
from desktop.ui.importing.checked_table import Award
from desktop.ui.importing.reader import ListReader
from desktop.ui.importing.review_answers import ReviewAnswers
from desktop.ui.importing.review_view import ReviewView
from desktop.ui.widgets.ask_file import Drawer, ask_open
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.message_bars import ProgressBar
from desktop.ui.widgets.text import label, picture_label

FILES = " ".join(f"*{suffix}" for suffix in suffixes())


class DropZone(QWidget):
    """The widget a file is dropped on; the first local file is emitted, whatever its suffix."""

    dropped = Signal(object)  # Path

    def __init__(self, theme: Theme, actions: list[ActionButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._over = theme, False
        self.setAcceptDrops(True)
        picture = picture_label()
        picture.setPixmap(theme.pixmap("file-input", "gold", 40, self.devicePixelRatioF()))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said = label(theme, "", "strong", "stop", wrap=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = label(theme, _("Drop the list that a unit sent here"), "section")
        hint = _("Excel, Word, CSV, ODS, a web page saved as Excel, or copied cells; old .VnTime and VNI letters too.")
        below = label(theme, hint, "text", "text2", wrap=True)
        for words in (title, below):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in actions:
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(60, 24, 60, 24)
        column.setSpacing(10)
        column.addStretch(2)
        for widget in (picture, title, below, self.said):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(3)

    def show_message(self, sentence: str) -> None:
        """Say why a file was not read; the next one can be dropped at once."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.dropped.emit(Path(files[0]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(16.5, 12.5, -16.5, -16.5)
            painter.setBrush(self._theme.colour("selected" if self._over else "surface"))
            painter.setPen(QPen(self._theme.colour("accent" if self._over else "control"), 1.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box, 6, 6)


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
            [self._button(self.before_action, "", "F7"), self._button(self.after_action, "", "F8")],
            [
                self._button(self.edit_action, _("Correct the cell"), "F2", "pencil"),
                self._button(self.keep_action, _("Keep it as it is"), "Ctrl+G", "circle-check"),
                self._button(self.out_action, _("Leave the row out"), "Del", "ban"),
                self._button(self.award_action, _("Choose the award…"), "Ctrl+L", "trophy"),
            ],
            lambda: self._awards,
        )
        self.review.answered.connect(self._answered)
        self.progress = ProgressBar(self.theme, _("Cancel"))
        self.reader = ListReader(context, self.progress, self)
        self.answers = ReviewAnswers(self.theme, self, self.review, lambda: self._awards, self.reader.again)
        self.review.column_asked.connect(self.answers.ask_column)
        self.reader.read.connect(self._show)
        self.reader.refused.connect(self._refused)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.zone)
        self.stack.addWidget(self.review)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.stack, 1)
        self.zone.show_message("")
        self._allow()

    def _add_actions(self) -> None:
        self.before_action = self.add_action(
            _("Doubt before"), lambda: self.review.walk(-1), key="F7", icon="chevron-left"
        )
        self.after_action = self.add_action(
            _("Next doubt"), lambda: self.review.walk(1), key="F8", icon="chevron-right"
        )
        self.edit_action = self.add_action(_("Correct the cell"), lambda: self.review.edit(), key="F2", icon="pencil")
        self.keep_action = self.add_action(
            _("Keep it as it is"), lambda: self.answers.keep(), key="Ctrl+G", icon="circle-check"
        )
        self.out_action = self.add_action(
            _("Leave the row out"), lambda: self.answers.leave_out(), key="Del", icon="ban"
        )
        self.award_action = self.add_action(
            _("Choose the award…"), lambda: self.answers.choose_award(), key="Ctrl+L", icon="trophy"
        )
        self.column_action = self.add_action(
            _("This column is…"), lambda: self.answers.ask_current(), key="Ctrl+Shift+L", icon="columns-3"
        )
        self.notes_action = self.add_action(
            _("What was not read, and what was mended"),
            lambda: self.review.notes.go_to_first(),
            key="Ctrl+Shift+J",
            icon="file-warning",
        )
        self.again_action = self.add_action(_("Read the file again"), self.read_again, key="F5", icon="refresh-cw")
        self._of_a_list = list(self.page_actions)
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

    def _button(self, action: QAction, text: str, key: str, icon: str = "") -> ActionButton:
        made = ActionButton(
            self.theme, text or key, icon=icon, icon_for_words=True, key=key if text else "", small=not text
        )
        made.follow(action)
        made.setAccessibleName(action.text())
        return made

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
        for action in (
            self.before_action,
            self.after_action,
            self.edit_action,
            self.keep_action,
            self.out_action,
            self.award_action,
            self.column_action,
        ):
            action.setEnabled(checking is not None)
        self.notes_action.setEnabled(checking is not None and not self.review.notes.isHidden())
        self.again_action.setEnabled(checking is not None)
        self.leave_action.setEnabled(checking is not None)
        clean = len(checking.checked.clean_rows()) if checking else 0
        self.take_action.setEnabled(bool(clean) and self._open)
        words = counted("Take in {n} clean row", "Take in {n} clean rows", clean).format(n=clean)
        self.take_button.set_text(words if checking else _("Take in the clean rows"))

    def _answered(self) -> None:
        self._allow()

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
        self.review.checking = None
        self.review.model.show_list(None)
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

        def work(_step: Step) -> Done[Taken]:
            if headers:
                database.do(SetSetting(LEARNED_HEADERS, with_learned_headers(database, unit, headers)))
            return database.do(change)

        self.take_action.setEnabled(False)
        words = counted("Taking in {n} row", "Taking in {n} rows", len(rows))
        self.progress.start(words.format(n=len(rows)))
        self.context.jobs.start(work, lambda done: self._taken(checking, places, done), self._not_taken)

    def _taken(self, checking: ListCheck, places: list[int], done: Done[Taken]) -> None:
        self.progress.finish("", [])
        checking.checked.mark_imported(places)
        self.context.history.adopt(done.touched, "nomination.import_list")
        left = checking.checked.totals().rows
        words = _("{n} taken in, {m} nominated already, {k} still here")
        told = words.format(n=len(done.result.ids), m=done.result.duplicates, k=left)
        if left:
            self.review.refresh()
            self.review.walk(1, from_start=True)
        else:
            self.forget()
            self.page_requested.emit("nominations", done.result.ids[0])
        self.status.emit(told)
        self._allow()

    def _not_taken(self, error: Exception) -> None:
        self.progress.finish("", [])
        self._allow()
        self.context.errors.handle(error)


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return ImportPage(context)
