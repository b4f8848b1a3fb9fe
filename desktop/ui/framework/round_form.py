"""Opens, changes or copies an award round: what it is, until when things are due, which units are asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from db.changes.round_plan import Due
from db.changes.rounds import CopyRound, EditRound, OpenRound
from db.errors import KnownError
from db.queries.known_by_name import called_now
from db.queries.round_list import RoundLine, movements, rounds
from db.queries.round_plan import asked_units, milestones
from db.rules.dates import parse_date, short_date
from db.rules.numbers import money, parse_money
from db.rules.round_years import day_in, title_in, words_in
from db.rules.terms import MilestoneKind, RewardType
from desktop.labels.names import SCOPES
from desktop.ui.core.context import Context, ignore
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.framework.ask_and_write import Failed, ask_and_write
from desktop.ui.framework.state_labels import MILESTONES, REWARD_TYPES
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.completion import Completion, Suggestion
from desktop.ui.widgets.date_edit import DateEdit, in_full
from desktop.ui.widgets.dialog import Dialog, Question
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, NfcTextEdit, label

DATED = tuple(kind for kind in MilestoneKind if kind is not MilestoneKind.OTHER)


@dataclass(frozen=True)
class RoundValues:
    """What the form holds; `movement` is its name, "" for none, `fund` is in đồng, None where it is not known."""

    title: str
    year: int
    reward_type: RewardType
    movement: str = ""
    citation: str = ""
    deadline: date | None = None
    fund: int | None = None
    milestones: tuple[Due, ...] = ()
    units: tuple[str, ...] = ()
    launched_by: str = ""
    received_on: date | None = None

    def in_year(self, year: int) -> "RoundValues":
        """Return what is proposed for the same round of another year; its money is not known yet."""
        later = year - self.year
        return replace(
            self,
            title=title_in(self.title, self.year, year),
            year=year,
            movement=words_in(self.movement, self.year, year),
            citation=words_in(self.citation, self.year, year),
            deadline=day_in(self.deadline, later),
            fund=None,
            received_on=None,
            milestones=tuple(
                replace(each, due=day_in(each.due, later) or each.due, title=words_in(each.title, self.year, year))
                for each in self.milestones
            ),
        )


CalledNow = Callable[[Sequence[str]], Mapping[str, str]]
"""Says which names of units mean a unit that is called otherwise now, and how."""


def all_known(_names: Sequence[str]) -> Mapping[str, str]:
    """Say of no unit that it is called otherwise."""
    return {}


class RoundForm(Dialog):
    """The dialog of a round; `verb` says what accepting does."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        verb: str,
        values: RoundValues,
        movements: Sequence[str],
        latest: int,
        parent: QWidget | None = None,
        *,
        typed: bool = True,
        called_now: CalledNow = all_known,
    ) -> None:
        super().__init__(theme, title, verb, _("Leave"), width=960, parent=parent)
        self._called_now = called_now
        self.name = NfcLineEdit(values.title)
        self.year = QSpinBox(minimum=1945, maximum=latest, value=values.year)
        self.reward = combo_box(
            [(_(word), kind.value) for kind, word in REWARD_TYPES.items()], values.reward_type.value
        )
        self.reward.setEnabled(typed)
        self.movement = NfcLineEdit(values.movement)
        launchers = [("", ""), *((_(word), scope) for scope, word in SCOPES.items())]
        self.launched_by = combo_box(launchers, values.launched_by)
        self.received_on = DateEdit(theme, parse_date, values.received_on, pick=_("Open calendar"))
        self.citation = NfcTextEdit(values.citation)
        self.citation.setFixedHeight(theme.px(64))
        self.deadline = DateEdit(theme, parse_date, values.deadline, pick=_("Open calendar"))
        self.fund = NfcLineEdit("" if values.fund is None else money(values.fund))
        self.units = NfcTextEdit("\n".join(values.units))
        self.units.setMinimumHeight(theme.px(90))
        days = {each.kind: each.due for each in values.milestones if not each.title}
        self.days = {kind: DateEdit(theme, parse_date, days.get(kind), pick=_("Open calendar")) for kind in DATED}
        own = [f"{short_date(each.due)} {each.title}" for each in values.milestones if each.title]
        self._kinds = {(each.due, each.title): each.kind for each in values.milestones if each.title}
        self.others = NfcTextEdit("\n".join(own))
        self.others.setFixedHeight(theme.px(64))
        self.others.setPlaceholderText(_("25/01/2026 report to the Department of Home Affairs"))
        self.fields = self._fields()
        self._lay_out()
        self._known = [Suggestion(each) for each in movements]
        Completion(theme, self.movement, self._fitting, _("Known"))
        for edit in (self.name, self.fund):
            edit.textChanged.connect(lambda _text: self.check())
        for day in (self.deadline, self.received_on, *self.days.values()):
            day.date_changed.connect(self.check)
        self.others.textChanged.connect(self.check)
        self.check()

    def _fields(self) -> dict[str, Field]:
        return {
            "title": Field(self.theme, _("Name"), self.name, required=True),
            "year": Field(self.theme, _("Year"), self.year),
            "reward": Field(self.theme, _("Type"), self.reward),
            "movement": Field(self.theme, _("Movement"), self.movement),
            "launched_by": Field(self.theme, _("Launched by"), self.launched_by),
            "citation": Field(self.theme, _("Citation"), self.citation),
            "deadline": Field(self.theme, _("Lists due"), self.deadline),
            "fund": Field(self.theme, _("Bonus fund, đồng"), self.fund),
            "units": Field(
                self.theme, _("Units asked"), self.units, hint=_("One unit a line; who owes its list is told.")
            ),
            **{kind.value: Field(self.theme, _(MILESTONES[kind]), edit) for kind, edit in self.days.items()},
            "received_on": Field(self.theme, _("Dossiers received on"), self.received_on),
            "others": Field(self.theme, _("Other days"), self.others, hint=_("One a line: the day, then what is due.")),
        }

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for name in ("title", "year", "reward", "movement", "launched_by", "citation", "deadline", "fund", "units"):
            left.addWidget(self.fields[name], 1 if name == "units" else 0)
        right.addWidget(label(self.theme, _("Milestones of the round"), "section"))
        for name in ("received_on", *(kind.value for kind in DATED), "others"):
            right.addWidget(self.fields[name])
        right.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(20)
        for column, stretch in ((left, 3), (right, 2)):
            column.setSpacing(8)
            across.addLayout(column, stretch)
        self.body.addLayout(across)

    def take(self) -> None:
        """Accept, once units that are written as they were called before are written as they are called now."""
        if not self.accept_button.isEnabled() or self._units_settled():
            super().take()

    def _units_settled(self) -> bool:
        """Ask whether a name before means the unit of today; return whether nothing is open."""
        lines = self.units.value().splitlines()
        now = self._called_now(lines)
        if not now:
            return True
        title = _("Is it “{who}”?").format(who=next(iter(now.values())))
        if len(now) > 1:
            title = _("Are they {n} units that have another name now?").format(n=len(now))
        words = "\n".join(_("“{before}” is “{now}” today.").format(before=one, now=other) for one, other in now.items())
        asked = Question(self.theme, title, words, _("Yes, write it so"), _("Look again"), self)
        if asked.exec() != Question.DialogCode.Accepted:
            self.units.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self.units.setPlainText("\n".join(dict.fromkeys(now.get(line.strip(), line.strip()) for line in lines)))
        return True

    def _fitting(self, typed: str) -> list[Suggestion]:
        return [each for each in self._known if typed.lower() in each.text.lower()]

    def check(self) -> bool:
        """Say what is wrong beside the fields; the record checks again when it is kept."""
        fine = bool(self.name.value())
        readers: dict[str, Callable[[], object]] = {
            "deadline": self.deadline.date,
            "received_on": self.received_on.date,
            "fund": self._fund,
            "others": self._others,
            **{kind.value: edit.date for kind, edit in self.days.items()},
        }
        for name, read in readers.items():
            self.fields[name].show_message("ok", "")
            try:
                read()
            except KnownError as error:
                self.fields[name].show_message("stop", sentence(error))
                fine = False
        self.accept_button.setEnabled(fine)
        return fine

    def _fund(self) -> int | None:
        text = self.fund.value()
        return parse_money(text) if text else None

    def _others(self) -> list[Due]:
        """Return the office's own milestones. Raises KnownError: what is wrong with a day, field_missing."""
        found = []
        for line in self.others.value().splitlines():
            day, _space, words = line.strip().partition(" ")
            if not day:
                continue
            due, title = parse_date(in_full(day)), words.strip()
            if not title:
                raise KnownError("field_missing", field="title")
            found.append(Due(self._kinds.get((due, title), MilestoneKind.OTHER), due, title))
        return found

    def values(self) -> RoundValues:
        """Return what was entered; the form has been accepted."""
        dated = [Due(kind, due) for kind, edit in self.days.items() if (due := edit.date()) is not None]
        return RoundValues(
            self.name.value(),
            self.year.value(),
            RewardType(self.reward.currentData()),
            self.movement.value(),
            self.citation.value(),
            self.deadline.date(),
            self._fund(),
            tuple(sorted([*dated, *self._others()], key=lambda each: each.due)),
            tuple(line for line in self.units.value().splitlines() if line.strip()),
            self.launched_by.currentData(),
            self.received_on.date(),
        )


def round_values(context: Context, old: RoundLine) -> RoundValues:
    """Return what a round of the record holds."""
    with context.database.read() as session:
        plan, units = milestones(session, old.id), asked_units(session, old.id)
    return RoundValues(
        old.name,
        old.year,
        old.reward_type,
        old.movement,
        old.citation,
        old.deadline,
        old.fund,
        tuple(Due(each.kind, each.due, each.title) for each in plan),
        tuple(each.name for each in units),
        old.launched_by,
        old.received_on,
    )


def _form(
    context: Context, parent: QWidget, title: str, verb: str, values: RoundValues, *, typed: bool = True
) -> RoundForm:
    with context.database.read() as session:
        known = [name for _id, name in movements(session)]

    def now(given: Sequence[str]) -> Mapping[str, str]:
        with context.database.read() as session:
            return called_now(session, given)

    latest = context.today().year + 1
    return RoundForm(context.theme, title, verb, values, known, latest, parent, typed=typed, called_now=now)


def ask_new_round(context: Context, parent: QWidget, then: Callable[[int], object] = ignore) -> None:
    """Show the form of a new round until it is written or left; `then` gets the round's id."""
    empty = RoundValues("", context.today().year, RewardType.MERIT)
    form = _form(context, parent, _("New award round"), _("Open the round"), empty)

    def write(failed: Failed) -> None:
        v = form.values()
        given = (v.title, v.year, v.reward_type, None, v.citation, v.deadline, v.fund)
        context.do(OpenRound(*given, v.movement, v.milestones, v.units, v.launched_by, v.received_on), then, failed)

    ask_and_write(form, write)


def ask_round_changes(context: Context, parent: QWidget, old: RoundLine) -> None:
    """Show the form with a round's values until the changes are written or left."""
    title = _("Round: {name}").format(name=old.name)
    form = _form(context, parent, title, _("Keep the changes"), round_values(context, old))

    def write(failed: Failed) -> None:
        v = form.values()
        given = (v.title, v.year, v.reward_type, None, v.citation, v.deadline, v.fund)
        context.do(
            EditRound(old.id, *given, v.movement, v.milestones, v.units, v.launched_by, v.received_on), failed=failed
        )

    ask_and_write(form, write)


def ask_round_copy(context: Context, parent: QWidget, old_id: int, then: Callable[[int], object] = ignore) -> None:
    """Ask for name, movement, citation and days of a copy, the next year's proposed; `then` gets the new round's id."""
    with context.database.read() as session:
        old = next((each for each in rounds(session) if each.id == old_id), None)
    if old is None:
        return
    proposed = round_values(context, old).in_year(min(old.year + 1, context.today().year + 1))
    title = _("Copy of {name}").format(name=old.name)
    form = _form(context, parent, title, _("Open the copy"), proposed, typed=False)

    def write(failed: Failed) -> None:
        v = form.values()
        given = (v.title, v.year, None, v.citation, v.deadline, v.fund, v.movement)
        context.do(CopyRound(old.id, *given, v.milestones, v.units, v.launched_by, v.received_on), then, failed)

    ask_and_write(form, write)
