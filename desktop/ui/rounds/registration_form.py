"""Registrations of a year (đăng ký thi đua): read from the lists of units, compared with what became of them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from db.changes.registrations import AddRegistrations, RemoveRegistrations
from db.connect import Reader
from db.errors import KnownError
from db.queries.importing import authority_rows, award_rows
from db.queries.registrations import Came, RegistrationLine, registration_lines
from db.rules.births import short_birth
from db.rules.terms import NomineeKind
from desktop.exchange.readers.opening import suffixes
from desktop.exchange.readers.reading_process import open_apart
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from desktop.exchange.understanding.read_result import ReadResult
from desktop.intake.award_choice import AwardChoice
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _, sentence
from desktop.ui.core.jobs import Newest
from desktop.ui.framework.ask_and_write import ask_and_write
from desktop.ui.framework.state_labels import KINDS
from desktop.ui.rounds.registration_grid import Cells, RegistrationGrid
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.ask_file import Drawer, ask_open
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import label

CAME = {
    Came.DECIDED: N_("awarded"),
    Came.NOMINATED: N_("nominated"),
    Came.NOT_NOMINATED: N_("not nominated yet"),
    Came.NOT_AWARDED: N_("not awarded"),
    Came.UNREGISTERED: N_("nominated, not registered"),
}


def registered_in(found: ReadResult) -> list[Cells]:
    """Return whom a list registers, as rows of the grid; awards as they are written there."""
    return [
        (
            one.name,
            short_birth(one.dob or ""),
            _(KINDS[NomineeKind(one.kind)]) if one.kind else "",
            one.unit or "",
            one.award or "",
            one.reason or "",
        )
        for one in found.nominees
    ]


class RegistrationForm(Dialog):
    """The dialog with the registrations of one year by unit; lists of units are read into it."""

    def __init__(self, context: Context, year: int, parent: QWidget) -> None:
        words = _("Read the lists that units send at the year's start; at its end each line says what became of it.")
        title = _("Registrations of the year")
        super().__init__(context.theme, title, _("Close"), _("Leave"), words=words, width=980, parent=parent)
        self.cancel_button.hide()  # what was read is kept already
        self._context = context
        self.year = QSpinBox(minimum=1990, maximum=2200, value=year)
        self.year.setMaximumWidth(self.theme.px(110))
        self.read_button = ActionButton(self.theme, _("Read a list…"), icon="file-input")
        self.type_button = ActionButton(self.theme, _("Type or paste…"), icon="pencil")
        self.remove_button = ActionButton(self.theme, _("Take out"), icon="trash-2")
        top = QHBoxLayout()
        top.addWidget(Field(self.theme, _("Year"), self.year))
        top.addWidget(self.read_button)
        top.addWidget(self.type_button)
        top.addWidget(self.remove_button)
        top.addStretch(1)
        titles = (_("Unit"), _("Name"), _("Award"), _("What became of it"), _("Note"))
        self.table = PlainTable(self.theme, _("Registrations of the year"), titles, 1)
        self.table.missing = _("Nobody registered for this year yet: read the list of a unit.")
        self.table.setMinimumHeight(self.theme.px(380))
        self.summary = label(self.theme, "", "text", wrap=True)
        self.body.addLayout(top)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.summary)
        self._lines: list[RegistrationLine] = []
        self._reading = Newest()
        self.finished.connect(lambda _result: self._reading.drop())
        self.year.valueChanged.connect(lambda _year: self.refresh())
        self.read_button.clicked.connect(self.read)
        self.type_button.clicked.connect(lambda: self.ask([]))
        self.remove_button.clicked.connect(self.remove)
        self.refresh()

    def refresh(self) -> None:
        """Read the registrations of the year shown."""
        with self._context.database.read() as session:
            found = registration_lines(session, self.year.value())
        self.show_lines(found)

    def show_lines(self, lines: Sequence[RegistrationLine]) -> None:
        """Show these registrations, and how many became what."""
        self._lines = list(lines)
        rows = [
            (at + 1, (line.unit, line.name, line.award, _(CAME[line.came]), line.note))
            for at, line in enumerate(self._lines)
        ]
        self.table.show_rows(rows)
        counts = [(came, sum(line.came is came for line in self._lines)) for came in Came]
        told = "; ".join(f"{_(CAME[came])}: {many}" for came, many in counts if many)
        self.summary.setText(told)
        self.remove_button.setEnabled(any(line.id for line in self._lines))

    def read(self) -> None:
        """Ask for a unit's list and take its rows in."""
        kinds = _("Lists ({kinds});;All files (*)").format(kinds=" ".join(f"*{suffix}" for suffix in suffixes()))
        if file := ask_open(self._context.preferences, self, _("Choose the list"), kinds, Drawer.LISTS):
            self.take_file(file)

    def take_file(self, file: Path) -> None:
        """Read a list in a worker, then show its rows in the grid, to be corrected."""
        settings = ReadingSettings(self._context.today())

        def work(_session: Reader) -> list[Cells]:
            return registered_in(read_opened(open_apart(file), settings))

        def failed(error: Exception) -> None:
            if isinstance(error, KnownError):
                self.note.show_message("stop", f"{file.name}: {sentence(error)}")
            else:
                self._context.errors.handle(error)

        self._reading.take(self._context.jobs.read(self._context.database, work, self.ask, failed))

    def ask(self, rows: Sequence[Cells]) -> None:
        """Show rows in the grid and take in what the clerk makes of them."""
        with self._context.database.read() as session:
            choice = AwardChoice(award_rows(session), authority_rows(session))

        def award_of(wording: str) -> int | None:
            found = choice.choose(wording)
            return found.award.id if found is not None else None

        grid = RegistrationGrid(self.theme, self.year.value(), rows, award_of, self)

        def keep(failed: Callable[[KnownError], object]) -> None:
            taken, _wrong = grid.read()

            def told(many: int) -> None:
                self.refresh()
                words = _("{n} registrations taken in, {m} were there already.")
                self.note.show_message("ok", words.format(n=many, m=len(taken) - many))

            self._context.do(AddRegistrations(self.year.value(), taken), told, failed=failed)

        ask_and_write(grid, keep)

    def remove(self) -> None:
        """Take the registration selected out; a step back brings it again."""
        at = self.table.current_id() - 1
        if 0 <= at < len(self._lines) and self._lines[at].id:
            self._context.do(RemoveRegistrations((self._lines[at].id,)), lambda _none: self.refresh())
