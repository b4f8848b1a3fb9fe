"""People and units that the record knows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QComboBox, QVBoxLayout

from db.changes.change import Change
from db.changes.people import AddPerson, EditPerson, MergePeople, SetIdentityNumber
from db.changes.posts import CorrectPost, RemovePost, TakePost
from db.changes.unit_history import CorrectUnit, JoinUnits, MergeUnitEntries
from db.changes.units import AddUnit, RenameUnit, SucceedUnit
from db.connect import Reader
from db.queries.directory import PostLine, awards_of_unit, posts_of, unit_past
from db.queries.lookups import known_units, known_words
from db.queries.register_list import GivenAward, history_of_person
from db.queries.settings import PersonLine, UnitLine, person_ids, person_lines, told_as, unit_ids, unit_lines
from db.rules.dates import short_date
from desktop.ui.core.context import Context, ignore
from desktop.ui.core.i18n import N_, _
from desktop.ui.directory.columns import Line, award_words, born, columns, past_lines, post_words
from desktop.ui.directory.facts_tab import FactsTab, details_in_tabs
from desktop.ui.directory.person_forms import IdentityForm, MergeForm, PostForm
from desktop.ui.directory.same_people import SamePeople
from desktop.ui.directory.unit_forms import DoubleUnitForm, JoinForm, RenameForm, SuccessionForm, UnitForm
from desktop.ui.forms.person_form import PersonForm
from desktop.ui.framework.ask_and_write import ask_and_write
from desktop.ui.framework.list_page import Ids, ListPage
from desktop.ui.framework.page import OF_FACTS, OF_HISTORY, Page
from desktop.ui.tables.page_cache import WINDOW
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.buttons import allow
from desktop.ui.widgets.completion import Suggestion
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.text import label

MOST_POSTS = 8  # seen at once


class People(ListPage[PersonLine | UnitLine]):
    """The page with people or units, one list at a time."""

    EMPTY = ("contact", N_("Nobody is known yet"), N_("People and units come in with the first nominations."))
    TABLES = (
        OF_HISTORY
        | {"person", "identity_number", "unit", "unit_name", "unit_succession", "person_position"}
        | {"nomination"}
        | OF_FACTS
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("People and units"), columns(units=False), _("Name, accents or not"))
        self.which: QComboBox = self.filter.choice(
            _("List"), [(_("People"), "people"), (_("Units"), "units")], narrows=False
        )
        self.which.currentIndexChanged.connect(lambda _at: self.model.show_columns(columns(self.units_shown())))
        self._make_actions()
        self.list.opened.connect(lambda _id: self.edit())
        self.name = label(self.theme, "", "details", wrap=True)
        self.words = label(self.theme, "", "text", "text2", wrap=True)
        self.posts = PlainTable(self.theme, _("Posts"), (_("Post"), _("From"), _("Until")), 0)
        self._posts: list[PostLine] = []
        self.posts.missing = _("No post is known.")
        self.posts.itemActivated.connect(lambda _item: self.correct_post())
        self.awards = label(self.theme, "", "text", wrap=True)
        self.facts = FactsTab(self)
        self.tabs = details_in_tabs(self.theme, (self.words, self.posts, self.awards), self.facts)
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 6)
        head.addWidget(self.name)
        self.side_column.addLayout(head)
        self.side_column.addWidget(self.tabs, 1)
        self._listed()

    def _make_actions(self) -> None:
        add = self.add_action
        self.edit_action = add(_("Correct…"), self.edit, key="Ctrl+E", icon="pencil", kind="flat")
        merge = {"icon": "merge", "kind": "flat", "button": _("Double…")}
        merge_people = add(_("Two entries of one person…"), self.merge, key="Ctrl+M", **merge)
        merge_units = add(_("Two entries of one unit…"), self.merge, key="Ctrl+Shift+M", **merge)
        identify = add(_("Identity number…"), self.identify, key="Ctrl+I", icon="file-badge", kind="flat")
        post = add(_("Another post…"), self.take_post, key="Ctrl+Shift+P", icon="calendar", kind="flat")
        correct_post = add(_("Correct the post…"), self.correct_post, key="F2")
        remove_post = add(_("Remove the post"), self.remove_post, key="Ctrl+Del", icon="trash-2")
        rename = add(
            _("Rename from a day on…"), self.rename, key="Ctrl+R", icon="calendar", kind="flat", button=_("Rename…")
        )
        join = add(_("Join into one…"), self.join, key="Ctrl+J", icon="group", kind="flat")
        taken, over = _("Taken over by another unit…"), _("Taken over…")
        self.succeed_action = add(taken, self.succeed, key="Ctrl+T", icon="landmark", kind="flat", button=over)
        self.same = SamePeople(self.context, self, self._line, self.units_shown)
        add(_("Add a unit…"), self.add_unit, key="Ctrl+Shift+U", icon="building-2", kind="plain")
        add(_("Add a person…"), self.add_person, key="Ctrl+N", icon="plus", kind="primary")
        self.of_people = (merge_people, identify, post, correct_post, remove_post)
        self.of_units = (merge_units, rename, join, self.succeed_action)
        self.which.currentIndexChanged.connect(self._switched)

    def _switched(self) -> None:
        """Leave what is chosen: a person and a unit may have one number, and nobody chose that unit."""
        self.list.setCurrentIndex(QModelIndex())
        self.list.clearSelection()
        self._listed()

    def _listed(self) -> None:
        """Offer what can be done with people, or with units."""
        self.posts.setVisible(not self.units_shown())
        self._allow(self._line())

    def _allow(self, line: Line | None) -> None:
        units = self.units_shown()
        unchosen = _("Choose a unit first.") if units else _("Choose a person first.")
        allow(self.edit_action, "" if line is not None else unchosen)
        others = _("Show the people first: “List” above.") if units else ""
        self.same.allow(line)
        for action in self.of_people:
            allow(action, others or ("" if isinstance(line, PersonLine) else unchosen))
        others = "" if units else _("Show the units first: “List” above.")
        for action in self.of_units:
            allow(action, others or ("" if isinstance(line, UnitLine) else unchosen))
        self.facts.allow()

    def units_shown(self) -> bool:
        """Return whether the list shows units."""
        return bool(self.which.currentData() == "units")

    def reader(self) -> Callable[[Reader, list[int]], Mapping[int, Line]]:
        if not self.units_shown():
            return person_lines
        if not self.filter.text():
            return unit_lines
        return lambda session, ids: {id_: replace(line, depth=0) for id_, line in unit_lines(session, ids).items()}

    def finder(self) -> Callable[[Reader], Ids]:
        text, units = self.filter.text(), self.units_shown()
        return lambda session: (unit_ids(session, text) if units else person_ids(session, text), {})

    def glimpser(self) -> Callable[[Reader], Sequence[int]] | None:
        text, units = self.filter.text(), self.units_shown()
        if units and not text:
            return None  # a tree is ordered as a whole
        ids = unit_ids if units else person_ids
        return lambda session: ids(session, text, limit=WINDOW)

    def counted(self, many: int) -> None:
        """Show the details of the row that the list stands on: they may have changed where the row did not."""
        super().counted(many)
        self.show_details(self.list.current_id())

    def _line(self) -> Line | None:
        row = self.model.row_of(self.list.current_id())
        return self.model.row_at(row) if row >= 0 else None

    def show_details(self, id_: int) -> None:
        line = self._line() if id_ else None
        self.facts.show_facts(line)
        self._allow(line)
        self.name.setText(line.name if line else "")
        told: list[str] = []
        given: list[GivenAward] = []
        before, self._posts = self._posts, []
        with self.context.database.read() as session:
            if isinstance(line, PersonLine):
                given, self._posts = history_of_person(session, line.id), posts_of(session, line.id)
                told = [born(line), _("Identity number {digits}").format(digits=line.identity) if line.identity else ""]
            elif line is not None:
                given = awards_of_unit(session, line.id)
                told = [line.abbreviation, line.parent, line.address, *past_lines(unit_past(session, line.id))]
        self.words.setText("\n".join(text for text in told if text))
        if [post.id for post in before] != [post.id for post in self._posts]:
            self.posts.setRowCount(0)  # another person, or another post: the newest is selected
        self.posts.show_rows(
            [
                (post.id, (post_words(post), day_or_blank(post.valid_from), day_or_blank(post.valid_to)))
                for post in self._posts
            ]
        )
        rows = min(max(len(self._posts), 1), MOST_POSTS)
        high = sum(self.posts.rowHeight(at) or self.theme.row_height for at in range(rows))
        self.posts.setFixedHeight(self.posts.horizontalHeader().sizeHint().height() + high + 6)
        self.awards.setText("\n".join(award_words(award, isinstance(line, UnitLine)) for award in given))

    def ask(self, form: Dialog, change: Callable[[], Change[Any]], then: Callable[[Any], object] = ignore) -> None:
        """Ask with `form` until `change` was written or the clerk leaves; an error is shown in the form."""
        ask_and_write(form, lambda failed: self.context.do(change(), then, failed))

    def add_person(self) -> None:
        """Ask for a new person and add it."""
        found = {"position": self.find_positions, "unit": self.find_units}
        form = PersonForm(self.theme, None, self, found, partial(self._told_as, units=False))
        self.ask(form, lambda: AddPerson(**form.values()), lambda id_: self._show_new(id_, units=False))

    def add_unit(self) -> None:
        """Ask for a new unit and add it."""
        form = UnitForm(self.theme, self, self.find_units, known=partial(self._told_as, units=True))
        self.ask(form, lambda: AddUnit(**form.values()), lambda id_: self._show_new(id_, units=True))

    def _show_new(self, id_: int, *, units: bool) -> None:
        """Stand on what was added: the next act is about it."""
        self.which.setCurrentIndex(int(units))
        self.select(id_)

    def _told_as(self, name: str, *, units: bool) -> list[str]:
        with self.context.database.read() as session:
            return told_as(session, name, units=units)

    def edit(self) -> None:
        """Correct the person or the unit selected."""
        line = self._line()
        if isinstance(line, PersonLine):
            form = PersonForm(self.theme, line, self)
            person = line.id
            self.ask(form, lambda: EditPerson(person, **form.corrected()))
        elif line is not None:
            correct = UnitForm(self.theme, self, self.find_units, line)
            unit = line.id
            self.ask(correct, lambda: CorrectUnit(unit, **correct.values()))

    def rename(self) -> None:
        """Give the unit selected another name, or another unit above, from a day on."""
        line = self._line()
        if isinstance(line, UnitLine):
            unit, form = line.id, RenameForm(self.theme, line, self.context.today(), self, self.find_units)
            self.ask(form, lambda: RenameUnit(unit, form.name.value(), form.from_day(), form.above.id or None))

    def join(self) -> None:
        """Ask what the units selected become, and from which day on."""
        chosen = self.list.selected_ids()
        if not self.units_shown() or not chosen:
            return
        with self.context.database.read() as session:
            lines = list(unit_lines(session, list(chosen)).values())
        form = JoinForm(self.theme, lines, self.find_units, self.context.today(), self)

        def change() -> JoinUnits:
            name = "" if form.into.id else form.into.edit.value()
            above = {line.parent_id for line in lines}
            parent_id = above.pop() if len(above) == 1 else None
            return JoinUnits(tuple(chosen), form.from_day(), form.into.id or None, name, parent_id)

        self.ask(form, change)

    def take_post(self) -> None:
        """Ask what the person selected is from a day on."""
        line = self._line()
        if isinstance(line, PersonLine):
            person, form = line.id, self._post_form(line.name, None, line.unit)
            self.ask(form, lambda: TakePost(person, form.position.value(), form.unit.value(), form.first_day()))

    def correct_post(self) -> None:
        """Ask for corrections of the post selected beside the list."""
        line, post = self._line(), self._post()
        if isinstance(line, PersonLine) and post is not None:
            form = self._post_form(line.name, post)
            self.ask(form, lambda: CorrectPost(post.id, form.position.value(), form.unit.value(), *form.days()))

    def remove_post(self) -> None:
        """Remove the post selected beside the list."""
        post = self._post()
        if post is not None:
            self.context.do(RemovePost(post.id))

    def _post(self) -> PostLine | None:
        return next((post for post in self._posts if post.id == self.posts.current_id()), None)

    def _post_form(self, name: str, old: PostLine | None, unit: str = "") -> PostForm:
        completed = (self.find_positions, self.find_units)
        return PostForm(self.theme, name, self.context.today(), completed, old, self, unit)

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

    def find_positions(self, typed: str) -> list[Suggestion]:
        """Return the positions that were written before."""
        with self.context.database.read() as session:
            return [Suggestion(words) for words in known_words(session, "position", typed)]

    def identify(self) -> None:
        """Ask for the identity number of the person selected and keep it."""
        line = self._line()
        if isinstance(line, PersonLine):
            form = IdentityForm(self.theme, line.name, self)
            person = line.id
            self.ask(form, lambda: SetIdentityNumber(person, form.number.text()))

    def merge(self) -> None:
        """Two chosen entries become one; with another number of them the page says what to do."""
        chosen, units = self.list.selected_ids(), self.units_shown()
        if len(chosen) != 2:
            told = (
                _("Choose two units of the list (Ctrl+click or Shift+arrow), then merge.")
                if units
                else _("Choose two people of the list (Ctrl+click or Shift+arrow), then merge.")
            )
            self.status.emit(told)
            return
        with self.context.database.read() as session:
            if units:
                two = unit_lines(session, list(chosen))
                form: DoubleUnitForm | MergeForm = DoubleUnitForm(self.theme, [two[id_] for id_ in chosen], self)
            else:
                people = person_lines(session, list(chosen))
                form = MergeForm(self.theme, [people[id_] for id_ in chosen], self)
        made = MergeUnitEntries if units else MergePeople
        self.ask(form, lambda: made(*form.double_and_kept()))


def day_or_blank(day: date | None) -> str:
    """Return a day as tables write it, "" for none."""
    return short_date(day) if day else ""


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return People(context)
