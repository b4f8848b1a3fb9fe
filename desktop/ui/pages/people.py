"""People and units that the record knows."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout

from db.changes.people import AddPerson, EditPerson
from db.changes.units import AddUnit
from db.errors import KnownError
from db.queries.register_list import GivenAward, history_of_person
from db.queries.settings import PersonLine, UnitLine, person_ids, person_lines, unit_ids, unit_lines
from desktop.ui.context import Context
from desktop.ui.forms.person_form import PersonForm, UnitForm
from desktop.ui.pages.list_page import Ids, ListPage
from desktop.ui.pages.page import Page
from desktop.ui.tables.columns import Column, Mark
from desktop.ui.widgets.text import label
from desktop.ui.words import N_, _, sentence

Line = PersonLine | UnitLine


def people_columns() -> tuple[Column[Line], ...]:
    return (
        Column(
            "name",
            _("Name"),
            lambda line: f"{line.honorific} {line.name}".strip() if isinstance(line, PersonLine) else line.name,
            240,
            role="name",
            mark=lambda line: Mark("user-round" if isinstance(line, PersonLine) else "building-2", "text2"),
        ),
        Column(
            "birth", _("Born"), lambda line: line.birth if isinstance(line, PersonLine) else "", 100, role="figures"
        ),
        Column(
            "position",
            _("Position"),
            lambda line: line.position if isinstance(line, PersonLine) else line.abbreviation,
            160,
        ),
        Column(
            "unit",
            _("Unit"),
            lambda line: line.unit if isinstance(line, PersonLine) else line.parent,
            200,
            stretch=True,
        ),
    )


class People(ListPage):
    """One list at a time: people, or units."""

    EMPTY = ("contact", N_("Nobody is known yet"), N_("People and units come in with the first nominations."))
    TABLES = frozenset({"person", "unit", "unit_name", "person_position"})

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("People and units"), people_columns(), _("Name, accents may be left out"))
        self.which: QComboBox = self.filter.choice(_("List"), [(_("People"), "people"), (_("Units"), "units")])
        self.edit_act = self.act(_("Correct…"), self.edit, key="Ctrl+E", icon="pencil", kind="flat")
        self.act(_("Add a unit…"), self.add_unit, key="Ctrl+Shift+U", icon="building-2", kind="plain")
        self.act(_("Add a person…"), self.add_person, key="Ctrl+N", icon="plus", kind="primary")
        self.list.opened.connect(lambda _id: self.edit())
        self.name = label(self.look, "", "details", wrap=True)
        self.words = label(self.look, "", "text", "text2", wrap=True)
        column = QVBoxLayout()
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addWidget(self.words)
        column.addStretch(1)
        self.side_column.addLayout(column)

    def units_shown(self) -> bool:
        return bool(self.which.currentData() == "units")

    def rows(self, session: Any, ids: list[int]) -> Mapping[int, Line]:
        return unit_lines(session, ids) if self.units_shown() else person_lines(session, ids)

    def finder(self) -> Callable[[Any], Ids]:
        text, units = self.filter.text(), self.units_shown()
        return lambda session: (unit_ids(session, text) if units else person_ids(session, text), {})

    def _line(self) -> Line | None:
        row = self.model.row_of(self.list.current_id())
        return self.model.row_at(row) if row >= 0 else None

    def show_details(self, id_: int) -> None:
        line = self._line() if id_ else None
        self.edit_act.setEnabled(isinstance(line, PersonLine))
        self.name.setText(line.name if line else "")
        told: list[str] = []
        if isinstance(line, PersonLine):
            with self.context.database.read() as session:
                awards: list[GivenAward] = history_of_person(session, line.id)
            told = [line.birth, line.position, line.unit, *(f"{a.year}: {a.award} ({a.number})" for a in awards)]
        elif line is not None:
            told = [line.abbreviation, line.parent]
        self.words.setText("\n".join(text for text in told if text))

    def add_person(self) -> None:
        form = PersonForm(self.look, parent=self)
        while form.exec() == QDialog.DialogCode.Accepted:
            try:
                self.context.history.do(AddPerson(**form.values()))
            except KnownError as error:
                form.note.say("stop", sentence(error))
            else:
                return

    def edit(self) -> None:
        line = self._line()
        if not isinstance(line, PersonLine):
            return
        form = PersonForm(self.look, line, self)
        while form.exec() == QDialog.DialogCode.Accepted:
            values = form.values()
            names = ("full_name", "honorific", "gender", "birth")
            try:
                self.context.history.do(EditPerson(line.id, **{name: values[name] for name in names}))
            except KnownError as error:
                form.note.say("stop", sentence(error))
            else:
                return

    def add_unit(self) -> None:
        form = UnitForm(self.look, self)
        while form.exec() == QDialog.DialogCode.Accepted:
            try:
                self.context.history.do(AddUnit(form.name.value(), abbreviation=form.short.value()))
            except KnownError as error:
                form.note.say("stop", sentence(error))
            else:
                return


def make(context: Context) -> Page:
    return People(context)
