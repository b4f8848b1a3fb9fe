"""Backup: a copy taken while the record is in use, looked over before it counts; and the record's own health."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QDialog, QScrollArea, QVBoxLayout, QWidget

from db import auto_backup_files
from db.anchors import profile_key
from db.backup import Copied, backup, foreign_parts
from db.check import Report, report
from db.errors import KnownError
from db.queries.journal_head import head, parsed
from db.restore_drill import try_restore
from desktop.folders import head_key_file
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _, problem_sentence, sentence
from desktop.ui.core.jobs import Newest, Step
from desktop.ui.core.theme import Theme
from desktop.ui.framework.page import Page
from desktop.ui.printing.open_files import open_file
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.ask_file import Drawer, ask_open, ask_save
from desktop.ui.widgets.buttons import ActionButton, allow
from desktop.ui.widgets.dialog import Dialog, Question
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.findings import FindingList, FindingText
from desktop.ui.widgets.panel import Panel
from desktop.ui.widgets.text import ElidedLabel, NfcLineEdit, label

LAST = "last_backup"
NOT_COPIED = ("not_copied_damaged", "not_copied_no_copy")
MOST_NAMED = 8  # parts of a copy that this program did not make
SIDE_UP_TO = 150  # per cent: with larger letters the side stands below
UNLOOKED = N_(
    "Not looked over since the program was opened. Ctrl+R looks the whole record over; Ctrl+T puts the chosen copy "
    "back in a scratch place and compares it, nothing is replaced."
)
HABITS = (
    N_(
        "A copy is one file that holds the whole record. The program makes one each day and when it closes; "
        "keep some on another disk as well."
    ),
    N_("Back up by hand (Ctrl+Enter) before a list is taken in and after a decision is issued."),
    N_("Try a copy (Ctrl+T) once a month: only what was tried can be relied on."),
)
MOST_SHOWN = 12  # faults, one under another


def size_words(size: int) -> str:
    """Return a size in bytes as a person reads it, such as 1,2 MB."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def row(made: datetime, file: Path) -> tuple[str, str, str]:
    """Return what the list says of one copy."""
    return made.strftime("%d/%m/%Y %H:%M"), size_words(file.stat().st_size), file.name


def told(found: Report, sound: str) -> list[FindingText]:
    """Return what a looking over found, line by line: faults, or `sound` with what was looked at, then what was not."""
    told = [FindingText("stop", problem_sentence(fault.code, fault.values)) for fault in found.faults[:MOST_SHOWN]]
    if len(found.faults) > MOST_SHOWN:
        more = _("{n} more faults; the command “check” prints every one.")
        told.append(FindingText("stop", more.format(n=len(found.faults) - MOST_SHOWN)))
    looked = " ".join(problem_sentence(each.code, each.values) for each in found.looked)
    if not told:
        told = [FindingText("ok", sound, looked)]
    elif looked:
        told.append(FindingText("unknown", _("Looked at"), looked))
    return told + [
        FindingText("unknown", _("Not looked at"), problem_sentence(each.code, each.values))
        for each in found.not_looked
    ]


class PrintedLineForm(Dialog):
    """Asks for a line of the journal's head as a paper carries it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        words = _("It stands at the foot of a printed register or award list: step and letters of the seal.")
        title = _("Compare a printed line")
        super().__init__(theme, title, _("Look the record over"), _("Leave"), words=words, parent=parent)
        self.line = NfcLineEdit()
        self.line.setPlaceholderText("1234 8f3a-91c2-44de-07b1")
        self.field = Field(theme, _("Line"), self.line, required=True)
        self.line.textChanged.connect(lambda _text: self.check())
        self.body.addWidget(self.field)
        self.check()

    def check(self) -> None:
        """Say at once where what was typed is no such line."""
        typed = self.line.value()
        wrong = problem_sentence("not_a_head", {"text": typed}) if typed and parsed(typed) is None else ""
        self.field.show_message("stop", wrong)
        self.accept_button.setEnabled(bool(typed) and not wrong)


class Backup(Page):
    """The page of backups: the copies, newest first, a new one, and restoring one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Backup"))
        self._looking, self._asking = Newest(), Newest()
        self.add_action(_("Look the record over"), self.look_over, key="Ctrl+R", icon="shield-check", kind="plain")
        self.add_action(_("Compare a printed line…"), self.ask_line, key="Ctrl+Shift+L", icon="scale", kind="flat")
        self.restore_action = self.add_action(
            _("Put a copy back…"), self.ask_restore, key="Ctrl+Shift+R", icon="rotate-ccw", kind="plain"
        )
        self.add_action(_("Put a copy back from a file…"), self.choose_copy, icon="folder-open")
        self.try_action = self.add_action(
            _("Try a copy"), self.try_chosen, key="Ctrl+T", icon="circle-check", kind="plain"
        )
        self.add_action(_("Try a copy from a file…"), self.choose_to_try, icon="folder-open")
        self.copy_action = self.add_action(
            _("Back up…"), self.ask, key="Ctrl+Return", icon="database-backup", kind="primary"
        )
        self.progress = self.make_progress()
        self.where, self.folder = ElidedLabel(self.theme, "strong"), ElidedLabel(self.theme, "text", "text2")
        self.last = label(self.theme, "", "strong", wrap=True)
        self.findings = FindingList(self.theme)
        self._made: list[tuple[datetime, Path]] = []
        titles = (_("Made"), _("Size"), _("File"))
        self.copies = PlainTable(self.theme, _("Copies"), titles, wide=2)
        self.copies.missing = _("No copy yet. Ctrl+Enter makes one.")
        self.copies.activated.connect(lambda _index: self.ask_restore())
        self._lay_out()

    def _lay_out(self) -> None:
        looked, last, record, habits = (
            Panel(self.theme, title)
            for title in (_("Looked over"), _("Last backup"), _("The record"), _("So that nothing is lost"))
        )
        self.unlooked = label(self.theme, _(UNLOOKED), "text", "text2", wrap=True)
        looked.column.addWidget(self.unlooked)
        looked.column.addWidget(self.findings, 1)
        last.column.addWidget(self.last)
        record.column.addWidget(self.where)
        record.column.addWidget(self.folder)
        for words in HABITS:
            habits.column.addWidget(label(self.theme, _(words), "text", "text2", wrap=True))
        habits.column.addStretch(1)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(Panel(self.theme, _("Copies"), self.copies), 3)
        left.addWidget(looked, 2)  # below: the copies stay where they are when something is found
        for panel in (last, record):
            right.addWidget(panel)
        right.addWidget(habits, 1)
        inner = QWidget()
        large = self.theme.choice.text_size > SIDE_UP_TO
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight, inner)
        row.setContentsMargins(12, 4, 12, 12)
        for column, stretch in ((left, 3), (right, 1)):
            column.setSpacing(10)
            row.addLayout(column, stretch)
        row.setSpacing(10)
        area = QScrollArea()  # many faults, or large letters on a small screen
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(area, 1)

    def _show_findings(self, found: Sequence[FindingText]) -> None:
        self.unlooked.setVisible(not found)
        self.findings.show_findings(found)

    def refresh(self) -> None:
        file = self.context.database.file
        on_server = _("The record lies on a server, which backs it up.")
        allow(self.copy_action, on_server if file is None else "")
        self.where.setText(file.name if file else str(self.context.database.url.host))
        self.folder.setText(str(file.parent) if file else "")
        for told in (self.where, self.folder):
            told.setToolTip(told.text())
        kept = self.context.preferences.text(LAST)
        self._made = sorted(auto_backup_files.made(file).items(), reverse=True) if file else []
        self.copies.show_rows([(at, row(*each)) for at, each in enumerate(self._made)])
        for action in (self.restore_action, self.try_action):
            allow(action, "" if self._made else _("There is no copy yet: back up first (Ctrl+Enter)."))
        none = _("No copy by hand yet; the program's own stand in the list.") if self._made else ""
        none = none or _("This record was never backed up.")
        self.last.setText(_("Last backup: {when}").format(when=kept) if kept else none)

    def ask(self) -> None:
        """Ask where to and back the record up."""
        name = f"so-vang-{datetime.now().astimezone():%Y-%m-%d}.sqlite"
        asked = (self.context.preferences, self, _("Back up to"), name, Drawer.COPIES)
        if chosen := ask_save(*asked, kinds=_("Records (*.sqlite *.svang)")):
            self.back_up(chosen)

    def back_up(self, to: Path) -> None:
        """Copy in a worker; the copy counts only once it was looked over."""
        record = self.context.database.file
        if record is None:
            return
        job = self.context.jobs.start(
            lambda step: backup(record, to, step),
            self._done,
            failed=self._failed,
            progressed=lambda done, total: self.progress.step(done, total, f"{done} / {total}"),
            cancelled=lambda: self.progress.finish(_("Stopped, nothing was left behind."), []),
        )
        self.progress.start(_("Backing up"))
        self.progress.cancelled.connect(job.cancel)

    def _done(self, copied: Copied) -> None:
        when = datetime.now().astimezone().strftime("%d/%m/%Y %H:%M")
        self.context.preferences.set_text(LAST, f"{when}, {copied.path}")
        folder = ActionButton(self.theme, _("Open the folder"))
        folder.clicked.connect(lambda: open_file(copied.path.parent))
        words = _("Backed up and looked over: {size}").format(size=size_words(copied.size))
        self.progress.finish(words, [folder])
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self.progress.finish("", [])
        if not isinstance(error, KnownError):
            self.context.errors.handle(error)
            return
        acts = ((_("Look the record over"), self.look_over),) if error.code in NOT_COPIED else ()
        self._show_findings([FindingText("stop", sentence(error), actions=acts)])

    def ask_restore(self) -> None:
        """Put the chosen copy back, once the clerk has read what happens to the record."""
        if self._made:
            self.restore(self._made[self.copies.current_id()][1])

    def choose_copy(self) -> None:
        """Ask for a copy and restore it."""
        if chosen := self._ask_copy(_("Put a copy back")):
            self.restore(chosen)

    def _ask_copy(self, title: str) -> Path | None:
        return ask_open(self.context.preferences, self, title, _("Records (*.sqlite *.svang)"), Drawer.COPIES)

    def restore(self, copy: Path) -> None:
        """Look behind the window at what a copy holds, then ask whether it is to be put back."""
        ask = partial(self._ask_and_restore, copy)
        self._asking.take(self.context.jobs.start(lambda _step: foreign_parts(copy), ask, failed=self._failed))

    def _ask_and_restore(self, copy: Path, foreign: Sequence[str]) -> None:
        """Restore a copy after the clerk confirmed it; what this program did not make is left out only when asked."""
        words = _(
            "Everything entered since that copy was made leaves the record. "
            "The record as it is now is kept beside it; nothing is deleted."
        )
        verb = _("Put back")
        if foreign:
            named = ", ".join(foreign[:MOST_NAMED]) + (", …" if len(foreign) > MOST_NAMED else "")
            strange = _(
                "It holds what this program did not make, or lacks what it made: {names}. "
                "That is left out and made anew; the copy itself stays as it is."
            )
            words, verb = f"{strange.format(names=named)} {words}", _("Leave that out, put back")
        ask = Question(self.theme, _("Put back {file}?").format(file=copy.name), words, verb, _("Leave"), self)
        if ask.exec() == QDialog.DialogCode.Accepted:
            put_back = partial(self.context.restore_copy, copy, bool(foreign))
            QTimer.singleShot(0, self, put_back)  # this page goes with the window

    def try_chosen(self) -> None:
        """Try the chosen copy."""
        if self._made:
            self.try_copy(self._made[self.copies.current_id()][1])

    def choose_to_try(self) -> None:
        """Ask for a copy and try it."""
        if chosen := self._ask_copy(_("Try a copy")):
            self.try_copy(chosen)

    def try_copy(self, copy: Path) -> None:
        """Put a copy back into a scratch place, in a worker, and say what came of it; nothing is replaced."""
        record = self.context.database.file
        if record is None:
            return

        def stopped() -> None:
            if self._looking.is_held(job):  # else something else is looked at by now
                self.progress.finish(_("Stopped, nothing was left behind."), [])

        job = self.context.jobs.start(
            lambda step: try_restore(copy, record, step),
            partial(self._tried, copy),
            failed=self._failed,
            progressed=lambda done, total: self.progress.step(done, total, f"{done} / {total}") if total else None,
            cancelled=stopped,
        )
        self._looking.take(job)
        self.progress.start(_("Trying {file}").format(file=copy.name))
        self.progress.cancelled.connect(job.cancel)

    def _tried(self, copy: Path, found: Report) -> None:
        self.progress.finish("", [])
        self._show_findings(told(found, _("{file} can be put back").format(file=copy.name)))

    def first_focus(self) -> QWidget:
        return self.copies

    def ask_line(self) -> None:
        """Ask for the line at the foot of a printed register or list, and look the record over beside it."""
        form = PrintedLineForm(self.theme, self)
        if form.exec() == QDialog.DialogCode.Accepted:
            self.look_over(form.line.value())

    def look_over(self, printed: str = "") -> None:
        """Look the whole record over in a worker: file, journal against rows, what stands of it outside or on paper."""

        def work(_step: Step) -> tuple[Report, str]:
            key = profile_key(head_key_file())
            with self.context.database.read() as session:
                found = report(session, self.context.database.file, key, printed)
                whole = not any(fault.code == "fault_integrity" for fault in found.faults)
                last = head(session) if whole else None
                return found, last.short if last else ""

        self._looking.take(self.context.jobs.start(work, self._looked_over, failed=self._failed))

    def _looked_over(self, result: tuple[Report, str]) -> None:
        found, line = result
        shown = told(found, _("The record is sound"))
        if line:
            why = _("The same line stands on printed registers and lists: an equal one means that nothing was changed.")
            shown.append(FindingText("ok", _("The journal's head: {line}").format(line=line), why))
        self._show_findings(shown)


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return Backup(context)
