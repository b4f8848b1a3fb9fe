"""The acts about one body through all its entries: who may be one person, taken apart again, and what happened when."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QListWidget, QListWidgetItem, QRadioButton, QScrollArea, QWidget

from db.changes.taking_apart import KeepUnitsApart, SplitPeople, SplitUnits
from db.changes.unit_history import MergeUnitEntries
from db.connect import Reader
from db.queries.directory import Merged, doubles_of_unit
from db.queries.same_people import Put, cards, doubles_of, nominations_of, suggested
from db.queries.same_units import suggested_units, unit_cards
from db.queries.settings import PersonLine, UnitLine
from db.queries.timeline import Moment, MomentKind, person_timeline, unit_timeline
from db.rules.births import short_birth
from db.rules.dates import short_date
from desktop.labels.amendment_words import corrected_words
from desktop.papers.table import paper
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _
from desktop.ui.core.theme import Theme
from desktop.ui.directory.same_people_dialog import SamePeopleDialog, Suggestions, write
from desktop.ui.directory.same_units_dialog import SameUnitsDialog
from desktop.ui.framework.ask_and_write import ask_and_write
from desktop.ui.framework.page import Page
from desktop.ui.framework.shown import ShownPaper
from desktop.ui.framework.state_labels import NOMINATION_STATES
from desktop.ui.widgets import timeline
from desktop.ui.widgets.buttons import allow
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.text import label, unmarked

MOST = 200
"""Pairs that are shown at once."""
Line = PersonLine | UnitLine
TITLES = {
    MomentKind.AWARD: "{what}",
    MomentKind.EARLIER: N_("{what} (before this record)"),
    MomentKind.PUT_FORWARD: N_("Put forward: {what}"),
    MomentKind.POST: N_("Post: {what}"),
    MomentKind.NAME: N_("Name: {what}"),
    MomentKind.TOOK_OVER: N_("Took over from {what}"),
    MomentKind.TAKEN_OVER: N_("Taken over by {what}"),
    MomentKind.ENDED: N_("Ended: {what}"),
}


class SplitForm(Dialog):
    """The dialog for which double comes out of an entry, and which nominations made since go with it."""

    def __init__(
        self, theme: Theme, name: str, doubles: Sequence[Merged], put: Sequence[Put], parent: QWidget | None = None
    ) -> None:
        title = _("Take an entry out of {name}").format(name=name)
        words = _("What came over when they were merged goes back. Tick what was put forward since and is theirs too.")
        super().__init__(theme, title, _("Take apart"), _("Leave"), words=words, width=640, parent=parent)
        self._doubles, self._put = doubles, put
        self.choices = QButtonGroup(self)
        for at, double in enumerate(doubles):
            told = ", ".join(text for text in (double.name, short_birth(double.birth)) if text)
            choice = QRadioButton(unmarked(told))
            choice.setAccessibleName(told)
            self.choices.addButton(choice, at)
            self.body.addWidget(choice)
        self.choices.button(0).setChecked(True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Nominations"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for row in put:
            told = ", ".join(text for text in (str(row.year), row.award, row.name, row.place) if text)
            item = QListWidgetItem(told)
            item.setToolTip(told)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setVisible(bool(put))
        self.body.addWidget(self.list, 1)
        self.choices.button(0).setFocus(Qt.FocusReason.OtherFocusReason)

    def double(self) -> int:
        """Return the id of the entry that comes out."""
        return self._doubles[self.choices.checkedId()].id

    def nominations(self) -> tuple[int, ...]:
        """Return the nominations that are ticked."""
        ticked = (at for at in range(self.list.count()) if self.list.item(at).checkState() is Qt.CheckState.Checked)
        return tuple(self._put[at].id for at in ticked)


class TimelineDialog(Dialog):
    """The dialog with everything that happened to a person or a unit, the newest on top."""

    def __init__(self, theme: Theme, name: str, found: Sequence[Moment], parent: QWidget | None = None) -> None:
        super().__init__(theme, name, _("Print…"), _("Close"), width=720, parent=parent)
        given = sum(each.kind is MomentKind.AWARD and not each.revoked for each in found)
        counted = _("{n} awards in force, {many} entries in all").format(n=given, many=len(found))
        self.body.addWidget(label(theme, counted if found else _("Nothing is known yet."), "text", "text2"))
        self.line = timeline.Timeline(theme, _("What happened"))
        self.line.show_moments([painted(at, each) for at, each in enumerate(found)])
        area = QScrollArea()
        area.setWidget(self.line)
        area.setWidgetResizable(True)
        area.setMinimumHeight(theme.px(380))
        self.body.addWidget(area, 1)
        self.recipient = next((each.recipient_id for each in found if each.recipient_id), 0)
        self.lacking = "" if self.recipient else _("Only what stands in the register is printed.")
        self.accept_button.setEnabled(bool(self.recipient))

    def first_field(self) -> QWidget:
        return self.line


def painted(at: int, moment: Moment) -> timeline.Moment:
    """Return one thing that happened as the line of years paints it."""
    what = moment.what
    title = what if moment.kind is MomentKind.AWARD else _(TITLES[moment.kind]).format(what=what)
    days = [short_date(moment.day) if moment.day else "", short_date(moment.until) if moment.until else ""]
    if moment.until is not None:
        when = _("until {day}").format(day=days[1]) if not days[0] else f"{days[0]} – {days[1]}"
    else:
        when = days[0]
    paper_and_day = ", ".join(text for text in (moment.paper, when) if text)
    lines = [(text, "text2") for text in (moment.written, paper_and_day) if text]
    if moment.state is not None:
        lines.append((_(NOMINATION_STATES[moment.state][0]), "text2"))
    if moment.corrections:
        lines.append((corrected_words(moment.corrections), "warn"))
    if moment.revoked:
        told = _("Replaced by {number}") if moment.replaced else _("Revoked by {number}")
        lines.append((told.format(number=moment.revoked), "stop"))
    if moment.reason:
        lines.append((moment.reason, "text2"))
    mark = "stop" if moment.revoked else "gold" if moment.kind is MomentKind.AWARD else "plain"
    return timeline.Moment(at, str(moment.year) if moment.year else "", title, lines, mark)


class SamePeople:
    """Adds the acts to the page of people and units; `line` is the row that its list stands on."""

    def __init__(
        self, context: Context, page: Page, line: Callable[[], Line | None], units: Callable[[], bool]
    ) -> None:
        self._context, self._page, self._line, self._units = context, page, line, units
        add = page.add_action
        self.suggest_action = add(
            _("May be one person or one unit…"),
            self.suggest,
            key="Ctrl+G",
            icon="users-round",
            kind="flat",
            button=_("Doubles?"),
        )
        self.split_action = add(_("Take apart again…"), self.split, key="Ctrl+Shift+T", icon="undo-2")
        self.timeline_action = add(
            _("What happened when…"),
            self.show_timeline,
            key="Ctrl+L",
            icon="history",
            kind="flat",
            button=_("History…"),
        )

    def allow(self, line: Line | None) -> None:
        """Offer what can be done with the row that the list stands on."""
        why_not = "" if line is not None else _("Choose a person or a unit of the list first.")
        for action in (self.split_action, self.timeline_action):
            allow(action, why_not)

    def suggest(self) -> None:
        """Compare all people, or all units, beside the window, then ask about the pairs found."""
        self._page.status.emit(_("Comparing names…"))
        units = self._units()

        def query(session: Reader) -> Suggestions:
            found = suggested_units(session) if units else suggested(session)
            shown = found[:MOST]
            ids = sorted({id_ for pair in shown for id_ in (pair.one, pair.other)})
            known = unit_cards(session, ids) if units else cards(session, ids)
            return Suggestions(shown, known, len(found))

        made = SameUnitsDialog if units else SamePeopleDialog
        then = partial(self._ask, made)
        self._page.read_newest("doubles", query, then)

    def _ask(self, made: type[SamePeopleDialog], found: Suggestions) -> None:
        if not found.pairs:
            self._page.status.emit(_(made.NOBODY))
            return
        self._page.status.emit("")
        form = made(self._context.theme, found, self._page)

        def told(many: int) -> None:
            left = _("{n} decisions recorded; {left} pairs are left to decide")
            self._page.status.emit(left.format(n=many, left=found.many - many))

        def decide(failed: Callable[..., object]) -> None:
            decided = form.decided()
            acts = (KeepUnitsApart, MergeUnitEntries) if made is SameUnitsDialog else ()
            self._context.do_steps(lambda maker: write(maker, decided, *acts), told, failed)

        ask_and_write(form, decide)

    def split(self) -> None:
        """Ask which double comes out of the entry selected."""
        line = self._line()
        if line is None:
            return
        person = isinstance(line, PersonLine)
        with self._context.database.read() as session:
            doubles = doubles_of(session, line.id) if person else doubles_of_unit(session, line.id)
            put = nominations_of(session, line.id) if person else []
        if not doubles:
            self._page.status.emit(_("{name} holds no other entry: nothing was merged into it.").format(name=line.name))
            return
        form = SplitForm(self._context.theme, line.name, doubles, put, self._page)

        def change() -> SplitPeople | SplitUnits:
            return SplitPeople(form.double(), form.nominations()) if person else SplitUnits(form.double())

        ask_and_write(form, lambda failed: self._context.do(change(), failed=failed))

    def show_timeline(self) -> None:
        """Show everything that happened to the person or the unit selected."""
        line = self._line()
        if line is None:
            return
        with self._context.database.read() as session:
            found = (person_timeline if isinstance(line, PersonLine) else unit_timeline)(session, line.id)
        form = TimelineDialog(self._context.theme, line.name, found, self._page)
        if form.exec():
            title = f"{_(paper('history').title)} – {line.name}"
            self._page.print_requested.emit((ShownPaper("history", form.recipient, title),))
