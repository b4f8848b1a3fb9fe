"""Taking in a list that a unit sent: dropped, read in a worker, checked beside the file, taken in as one step."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QStackedWidget, QWidget

from db.changes.change import Done
from db.changes.importing import ImportList, Taken
from db.changes.office import SetSetting
from db.errors import KnownError
from db.queries.lookups import proposable
from db.queries.round_list import rounds
from db.rules.terms import RoundState
from desktop.exchange.readers.opening import suffixes
from desktop.exchange.readers.workbook import column_letters
from desktop.intake.checked_list import CheckedList
from desktop.intake.checking import LEARNED_HEADERS, ListCheck, with_learned_headers
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.jobs import Step
from desktop.ui.framework.field_labels import CHOICES, field_label
from desktop.ui.framework.page import Page
from desktop.ui.importing.checked_table import Award
from desktop.ui.importing.drop_zone import DropZone
from desktop.ui.importing.forms import AwardForm
from desktop.ui.importing.reader import ListReader
from desktop.ui.importing.review_view import CheckingRoom
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.message_bars import ProgressBar

FILES = " ".join(f"*{suffix}" for suffix in suffixes())
NOT_READ = "left_out_"
"""Begins the name under which a column is told to be left out; its number follows."""


class ImportPage(Page):
    """Nothing is written to the record before the clerk takes the clean rows."""

    TABLES = frozenset({"award_round"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Take in a list"))
        self._open = True
        self._awards: list[Award] = []
        self._add_actions()
        choose = ActionButton(self.theme, _("Choose a file…"), key="Ctrl+T")
        choose.follow(self.choose_action)
        paste = ActionButton(self.theme, _("Paste"), key="Ctrl+V")
        paste.follow(self.paste_action)
        self.zone = DropZone(self.theme, [choose, paste])
        self.zone.dropped.connect(self.take_file)
        self.room = CheckingRoom(
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
        self.room.answered.connect(self._answered)
        self.room.column_asked.connect(self.ask_column)
        self.progress = ProgressBar(self.theme, _("Cancel"))
        self.reader = ListReader(context, self.progress, self)
        self.reader.read.connect(self._show)
        self.reader.refused.connect(self._refused)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.zone)
        self.stack.addWidget(self.room)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.stack, 1)
        self.zone.show_message("")
        self._allow()

    def _add_actions(self) -> None:
        self.before_action = self.add_action(
            _("Doubt before"), lambda: self.room.walk(-1), key="F7", icon="chevron-left"
        )
        self.after_action = self.add_action(_("Next doubt"), lambda: self.room.walk(1), key="F8", icon="chevron-right")
        self.edit_action = self.add_action(_("Correct the cell"), lambda: self.room.edit(), key="F2", icon="pencil")
        self.keep_action = self.add_action(_("Keep it as it is"), self.keep, key="Ctrl+G", icon="circle-check")
        self.out_action = self.add_action(_("Leave the row out"), self.leave_out, key="Del", icon="ban")
        self.award_action = self.add_action(_("Choose the award…"), self.choose_award, key="Ctrl+L", icon="trophy")
        self.column_action = self.add_action(
            _("This column is…"), self.ask_current, key="Ctrl+Shift+L", icon="columns-3"
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
        if self.room.checking is None:
            self.header.show_message(here.name if here else "")
        self._allow()

    def first_focus(self) -> QWidget:
        return self.room.grid if self.room.checking else self.zone

    def model_rows(self) -> int:
        """Return how many rows wait on the page."""
        return self.room.model.rowCount()

    def close_page(self) -> None:
        self.reader.stop()

    def _allow(self) -> None:
        checking = self.room.checking
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
        self.again_action.setEnabled(checking is not None)
        self.leave_action.setEnabled(checking is not None)
        clean = len(checking.checked.clean_rows()) if checking else 0
        self.take_action.setEnabled(bool(clean) and self._open)
        words = _("Take in {n} clean rows").format(n=clean) if checking else _("Take in the clean rows")
        self.take_button.set_text(words)

    def _answered(self) -> None:
        self._allow()

    # --- reading ---------------------------------------------------------------------------------------------
    def choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Choose the list"), "", _("Lists ({kinds});;All files (*)").format(kinds=FILES)
        )
        if chosen:
            self.take_file(Path(chosen))

    def paste(self) -> None:
        """Read copied cells or lines as a list."""
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None where another program let go of it
        files = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()] if mime else []
        if files:
            self.take_file(Path(files[0]))
        else:
            self.zone.show_message("")
            self.reader.text(mime.text() if mime else "")

    def take_file(self, file: Path) -> None:
        self.zone.show_message("")
        self.reader.file(file)

    def _refused(self, words: str) -> None:
        self.forget()
        self.zone.show_message(words)

    def _show(self, checking: ListCheck) -> None:
        self.stack.setCurrentWidget(self.room)
        self.room.show_checking(checking)
        told = [sentence(KnownError(each.code, **each.values)) for each in checking.checked.file_problems]
        if checking.earlier is not None:
            day = datetime.fromisoformat(checking.earlier.read_at).date()
            told.insert(0, sentence(KnownError("list_same_file", date=day, count=checking.earlier.nominations)))
        self.header.show_message(checking.opened.name or _("Pasted"))
        self.status.emit(" · ".join(told))
        self._allow()
        self.room.grid.setFocus()

    def read_again(self) -> None:
        """Read anew what was opened, with the columns told so far; what was written by hand stays."""
        if self.room.checking is not None:
            self.reader.again(self.room.checking, self.room.checking.overrides)

    def forget(self) -> None:
        """Put the file away; nothing of it was written."""
        self.reader.stop()
        self.room.checking = None
        self.room.model.show_list(None)
        self.stack.setCurrentWidget(self.zone)
        self._allow()

    # --- answers ---------------------------------------------------------------------------------------------
    def _checked(self) -> tuple[CheckedList, int] | None:
        place, _name = self.room.current()
        checking = self.room.checking
        return (checking.checked, place) if checking is not None and place >= 0 else None

    def keep(self) -> None:
        found = self._checked()
        if found:
            found[0].accept(found[1])
            self.room.told([found[1]])
            self.room.walk(1)

    def leave_out(self) -> None:
        """Leave the row out, or take it up again."""
        found = self._checked()
        if found:
            found[0].leave_out(found[1], out=not found[0].rows[found[1]].left_out)
            self.room.told([found[1]])
            self.room.walk(1)

    def choose_award(self) -> None:
        """Give an award to the row, and to all others that have none yet."""
        found = self._checked()
        if found is None:
            return
        checked, place = found
        places = sorted({place, *checked.rows_without_award()} if checked.rows[place].target is None else {place})
        form = AwardForm(self.theme, len(places), self._awards, self)
        if form.exec() == QDialog.DialogCode.Accepted:
            checked.set_award(places, *form.chosen())
            self.room.told()

    def ask_current(self) -> None:
        column = max(0, self.room.source.currentIndex().column() - 1)
        self.ask_column(self.room.sheet_name(), column)

    def ask_column(self, sheet: str, column: int) -> None:
        """Offer what a column can be; the choice is read in every row of its sheet."""
        menu = QMenu(self)
        menu.addAction(_("Column {letters} is").format(letters=column_letters(column))).setEnabled(False)
        menu.addSeparator()
        for name in CHOICES:
            menu.addAction(field_label(name)).triggered.connect(partial(self._tell, sheet, column, name))
        menu.addSeparator()
        menu.addAction(_("not to be read")).triggered.connect(partial(self._tell, sheet, column, f"{NOT_READ}{column}"))
        header = self.room.source.horizontalHeader()
        at = header.viewport().mapToGlobal(header.rect().bottomLeft())
        at.setX(at.x() + header.sectionViewportPosition(column + 1))
        menu.popup(at)

    def _tell(self, sheet: str, column: int, name: str) -> None:
        assert self.room.checking is not None
        told = {each: dict(columns) for each, columns in self.room.checking.overrides.items()}
        columns = {field: at for field, at in told.get(sheet, {}).items() if at != column}
        told[sheet] = {**columns, name: column}
        self.reader.again(self.room.checking, told)

    # --- taking in -------------------------------------------------------------------------------------------
    def take(self) -> None:
        """Take the clean rows into the round: one step, made in a worker, taken back as one."""
        checking = self.room.checking
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
        self.progress.start(_("Taking in {n} rows").format(n=len(rows)))
        self.context.jobs.start(work, lambda done: self._taken(checking, places, done), self._not_taken)

    def _taken(self, checking: ListCheck, places: list[int], done: Done[Taken]) -> None:
        self.progress.finish("", [])
        checking.checked.mark_imported(places)
        self.context.history.adopt(done.touched, "nomination.import_list")
        left = checking.checked.totals().rows
        words = _("{n} taken in, {m} nominated already, {k} still here")
        told = words.format(n=len(done.result.ids), m=done.result.duplicates, k=left)
        if left:
            self.room.refresh()
            self.room.walk(1, from_start=True)
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
    return ImportPage(context)
