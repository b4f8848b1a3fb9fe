"""The journal: every step with who, when and what; any of them can be taken back while nothing stands on it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout

from db.connect import Reader
from db.queries.journal_rows import ToldRow, told_rows
from db.queries.journal_search import steps_about
from db.queries.journal_steps import JournalStep, last_steps, step_ids
from db.queries.step_subjects import StepTold, told_steps
from db.rules.names import search_key
from db.rules.numbers import money
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _
from desktop.ui.core.jobs import Job, Step
from desktop.ui.framework.change_labels import CHANGE_LABELS, change_label
from desktop.ui.framework.list_page import Ids, ListPage
from desktop.ui.framework.page import Page
from desktop.ui.framework.row_labels import row_lines
from desktop.ui.framework.step_words import step_words
from desktop.ui.tables.columns import Column, Mark
from desktop.ui.tables.page_cache import WINDOW
from desktop.ui.widgets.text import label

Told = tuple[list[ToldRow], int]


def moment(step: JournalStep) -> str:
    """Return when a step was made, in local time."""
    return datetime.fromisoformat(step.at).astimezone().strftime("%d/%m/%Y %H:%M")


def step_columns() -> tuple[Column[StepTold], ...]:
    """Return the columns in the current language."""
    return (
        Column("id", _("Step"), lambda told: str(told.step.id), 70, role="figures", right=True, least=52),
        Column("at", _("When"), lambda told: moment(told.step), 140, role="figures", least=126, lesser=1),
        Column("change", _("What"), step_words, 300, stretch=True, role="name", mark=step_mark, least=170),
        Column("actor", _("Who"), lambda told: told.step.actor, 130, least=80, lesser=2),
    )


def step_mark(told: StepTold) -> Mark:
    """Return the mark of a step: done, taken back, done again."""
    if told.again:
        return Mark("redo-2", "text2")
    return Mark("undo-2" if told.back else "pencil", "text2")


def changes_called(text: str) -> list[str]:
    """Return the changes whose words in the reader's language hold a search key."""
    return [name for name in CHANGE_LABELS if text in search_key(change_label(name))]


class Journal(ListPage[StepTold]):
    """The page of the journal, the newest step first."""

    EMPTY = ("history", N_("Nothing was done yet"), N_("Every change to the record will stand here."))

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Journal"), step_columns(), _("Filter by step, name or number"))
        self.add_action(_("Take back the last step"), context.history.undo, icon="undo-2", kind="plain")
        self.words = label(self.theme, "", "details", wrap=True)
        self.detail = label(self.theme, "", "text", "text2", wrap=True)
        self.changes = QPlainTextEdit()
        self.changes.setReadOnly(True)
        self.changes.setFrameShape(QFrame.Shape.NoFrame)
        self.changes.setTabChangesFocus(True)
        self.changes.setAccessibleName(_("What changed"))
        self.changes.setFont(self.theme.font("text"))
        self._changes_job: Job[Told] | None = None
        column = QVBoxLayout()
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addWidget(self.detail)
        column.addWidget(self.changes, 1)
        self.side_column.addLayout(column)

    def rows(self, session: Reader, ids: list[int]) -> Mapping[int, StepTold]:
        return told_steps(session, ids)

    def finder(self) -> Callable[[Reader], Ids]:
        text = search_key(self.filter.text())
        if not text:
            return lambda session: (step_ids(session), {})
        names = changes_called(text)
        return lambda session: (steps_about(session, text, names), {})

    def glimpser(self) -> Callable[[Reader], Sequence[int]]:
        text = search_key(self.filter.text())
        if not text:
            return lambda session: [step.id for step in last_steps(session, WINDOW)]
        names = changes_called(text)
        return lambda session: steps_about(session, text, names, WINDOW)

    def show_details(self, id_: int) -> None:
        row = self.model.row_of(id_) if id_ else -1
        told = self.model.row_at(row) if row >= 0 else None
        step = told.step if told else None
        self.words.setText(step_words(told) if told else "")
        who = _("by {who}").format(who=step.actor) if step and step.actor else ""
        back = _("Does step {n} again.") if told and told.again else _("Takes back step {n}.")
        undoes = back.format(n=step.undoes) if step and step.undoes else ""
        self.detail.setText("\n".join(text for text in (moment(step) if step else "", who, undoes) if text))
        self._read_changes(step.id if step else 0)

    def _read_changes(self, step: int) -> None:
        """Read what the step changed off the window's thread: one import may tell of thousands of rows."""
        if self._changes_job is not None:
            self._changes_job.cancel()
        self.changes.clear()

        def work(_step: Step) -> Told:
            with self.context.database.read() as session:
                return told_rows(session, step)

        self._changes_job = self.context.jobs.start(work, self._show_changes) if step else None

    def _show_changes(self, found: Told) -> None:
        self._changes_job = None
        rows, many = found
        lines = [line for row in rows for line in row_lines(row)]
        if many > len(rows):
            lines.append(_("and {n} more").format(n=money(many - len(rows))))
        self.changes.setPlainText("\n".join(lines))


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return Journal(context)
