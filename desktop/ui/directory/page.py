"""People and units that the record knows."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QVBoxLayout

from db.changes.change import Change
from db.changes.people import AddPerson, EditPerson, MergePeople, SetIdentityNumber
from db.changes.units import EARLIEST, AddUnit, RenameUnit, SucceedUnit
from db.connect import Reader
from db.queries.lookups import known_units
from db.queries.register_list import GivenAward, history_of_person
from db.queries.settings import PersonLine, UnitLine, person_ids, person_lines, unit_ids, unit_lines
from db.rules.births import short_birth
from db.rules.dates import short_date
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _
from desktop.ui.directory.person_forms import IdentityForm, MergeForm
from desktop.ui.directory.unit_forms import RenameForm, SuccessionForm, UnitForm
from desktop.ui.forms.person_form import PersonForm
from desktop.ui.framework.ask_and_write import ask_and_write
from desktop.ui.framework.list_page import Ids, ListPage
from desktop.ui.framework.page import Page
from desktop.ui.tables.columns import Column, Mark
from desktop.ui.tables.page_cache import WINDOW
from desktop.ui.widgets.completion import Suggestion
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.text import label

Line = PersonLine | UnitLine


def born(line: Line) -> str:
    """Return a person's birth as it is written, "" for a unit."""
    return short_birth(line.birth) if isinstance(line, PersonLine) else ""


def since(line: Line) -> str:
    """Return from when a unit has its name; where nobody knows the day nothing is said."""
    known = isinstance(line, UnitLine) and line.valid_from > EARLIEST
    return short_date(line.valid_from) if known and isinstance(line, UnitLine) else ""


def parent(line: Line) -> str:
    """Return the unit above, "" for a person."""
    return line.parent if isinstance(line, UnitLine) else ""


def columns(units: bool) -> tuple[Column[Line], ...]:
    """Return the columns of people, or those of units: as many, so that one table shows both."""
    name: Column[Line] = Column(
        "name",
        _("Name"),
        lambda line: f"{line.honorific} {line.name}".strip() if isinstance(line, PersonLine) else line.name,
        240,
        role="name",
        mark=lambda line: Mark("user-round" if isinstance(line, PersonLine) else "building-2", "text2"),
    )
    if units:
        return (
            name,
            Column("since", _("Name since"), since, 100, role="figures"),
            Column(
                "short", _("Abbreviation"), lambda line: line.abbreviation if isinstance(line, UnitLine) else "", 160
            ),
            Column(
                "parent", _("Below"), lambda line: line.parent if isinstance(line, UnitLine) else "", 200, stretch=True
            ),
        )
    return (
        name,
        Column("birth", _("Born"), born, 100, role="figures"),
        Column(
            "position", _("Position"), lambda line: line.position if isinstance(line, PersonLine) else "", 160, grow=4
        ),
        Column("unit", _("Unit"), lambda line: line.unit if isinstance(line, PersonLine) else "", 200, stretch=True),
    )


class People(ListPage[PersonLine | UnitLine]):
    """The page with people or units, one list at a time."""

    EMPTY = ("contact", N_("Nobody is known yet"), N_("People and units come in with the first nominations."))
    TABLES = frozenset({"person", "unit", "unit_name", "person_position"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("People and units"), columns(units=False), _("Name, accents or not"))
        self.which: QComboBox = self.filter.choice(
            _("List"), [(_("People"), "people"), (_("Units"), "units")], narrows=False
        )
        self.which.currentIndexChanged.connect(lambda _at: self.model.show_columns(columns(self.units_shown())))
        self.edit_action = self.add_action(_("Correct…"), self.edit, key="Ctrl+E", icon="pencil", kind="flat")
        self.add_action(_("Two entries of one person…"), self.merge, key="Ctrl+M", icon="merge")
        self.add_action(_("Identity number…"), self.identify, key="Ctrl+I", icon="file-badge")
        self.succeed_action = self.add_action(_("Taken over by another unit…"), self.succeed, icon="landmark")
        self.add_action(_("Add a unit…"), self.add_unit, key="Ctrl+Shift+U", icon="building-2", kind="plain")
        self.add_action(_("Add a person…"), self.add_person, key="Ctrl+N", icon="plus", kind="primary")
        self.list.opened.connect(lambda _id: self.edit())
        self.name = label(self.theme, "", "details", wrap=True)
        self.words = label(self.theme, "", "text", "text2", wrap=True)
        column = QVBoxLayout()
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addWidget(self.words)
        column.addStretch(1)
        self.side_column.addLayout(column)

    def units_shown(self) -> bool:
        """Return whether the list shows units."""
        return bool(self.which.currentData() == "units")

    def reader(self) -> Callable[[Reader, list[int]], Mapping[int, Line]]:
        return unit_lines if self.units_shown() else person_lines

    def finder(self) -> Callable[[Reader], Ids]:
        text, units = self.filter.text(), self.units_shown()
        return lambda session: (unit_ids(session, text) if units else person_ids(session, text), {})

    def glimpser(self) -> Callable[[Reader], Sequence[int]]:
        text, ids = self.filter.text(), unit_ids if self.units_shown() else person_ids
        return lambda session: ids(session, text, limit=WINDOW)

    def _line(self) -> Line | None:
        row = self.model.row_of(self.list.current_id())
        return self.model.row_at(row) if row >= 0 else None

    def show_details(self, id_: int) -> None:
        line = self._line() if id_ else None
        self.edit_action.setEnabled(line is not None)
        self.succeed_action.setEnabled(isinstance(line, UnitLine))
        self.name.setText(line.name if line else "")
        told: list[str] = []
        if isinstance(line, PersonLine):
            with self.context.database.read() as session:
                awards: list[GivenAward] = history_of_person(session, line.id)
            told = [born(line), _("Identity number {digits}").format(digits=line.identity) if line.identity else ""]
            told += [line.position, line.unit, *(f"{a.year}: {a.award} ({a.number})" for a in awards)]
        elif line is not None:
            told = [line.abbreviation, line.parent]
        self.words.setText("\n".join(text for text in told if text))

    def ask(self, form: Dialog, change: Callable[[], Change[Any]]) -> None:
        """Ask with `form` until `change` was written or the clerk leaves; an error is shown in the form."""
        ask_and_write(form, lambda failed: self.context.do(change(), failed=failed))

    def add_person(self) -> None:
        """Ask for a new person and add it."""
        form = PersonForm(self.theme, parent=self)
        self.ask(form, lambda: AddPerson(**form.values()))

    def add_unit(self) -> None:
        """Ask for a new unit and add it."""
        form = UnitForm(self.theme, self)
        self.ask(form, lambda: AddUnit(form.name.value(), abbreviation=form.short.value()))

    def edit(self) -> None:
        """Correct a person; give a unit another name from a day on."""
        line = self._line()
        if isinstance(line, PersonLine):
            form = PersonForm(self.theme, line, self)
            person = line.id
            self.ask(form, lambda: EditPerson(person, **form.corrected()))
        elif line is not None:
            rename = RenameForm(self.theme, line, self.context.today(), self)
            unit = line.id
            self.ask(rename, lambda: RenameUnit(unit, rename.name.value(), rename.from_day(), line.parent_id))

    def succeed(self) -> None:
        """Ask which unit took over from the one selected and record it."""
        line = self._line()
        if isinstance(line, UnitLine):
            unit = line.id
            form = SuccessionForm(self.theme, line, self.find_units, self.context.today(), self)
            self.ask(form, lambda: SucceedUnit(unit, form.successor.id, form.from_day()))

    def find_units(self, typed: str) -> list[Suggestion]:
        """Return the units whose name fits what is typed."""
        with self.context.database.read() as session:
            return [Suggestion(name, short, id_) for id_, name, short in known_units(session, typed)]

    def identify(self) -> None:
        """Ask for the identity number of the person selected and keep it."""
        line = self._line()
        if isinstance(line, PersonLine):
            form = IdentityForm(self.theme, line.name, self)
            person = line.id
            self.ask(form, lambda: SetIdentityNumber(person, form.number.text()))

    def merge(self) -> None:
        """Two chosen people become one; with another number of them the page says what to do."""
        chosen = self.list.selected_ids()
        if self.units_shown() or len(chosen) != 2:
            self.status.emit(_("Choose two people of the list (Ctrl+click or Shift+arrow), then merge."))
            return
        with self.context.database.read() as session:
            lines = person_lines(session, list(chosen))
        form = MergeForm(self.theme, [lines[id_] for id_ in chosen], self)
        self.ask(form, lambda: MergePeople(*form.double_and_kept()))


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return People(context)
