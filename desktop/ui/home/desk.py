"""What is left to do in a round, who owes it and by when; pure values for the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from db.queries.advice import RoundCheck
from db.queries.round_desk import Desk, ReturnedNomination
from db.queries.round_list import RoundLine
from db.queries.round_plan import AskedUnit, MilestoneLine
from db.queries.round_progress import RoundProgress
from db.rules.numbers import money
from db.rules.terms import MilestoneKind, NominationState
from desktop.ui.core.i18n import _
from desktop.ui.framework.state_labels import MILESTONES

S, M = NominationState, MilestoneKind
NOT_ASKED = RoundCheck()


@dataclass(frozen=True)
class Chore:
    """Something left to do: what, who owes it, until when, what Enter does, and where it is done."""

    icon: str
    tone: str
    text: str
    page: str
    act: str
    who: str = ""
    due: date | None = None
    id: int = 0
    unit: AskedUnit | None = None
    """Whose list is missing."""
    returned: tuple[ReturnedNomination, ...] = ()
    """What the unit has to correct."""

    @property
    def owed(self) -> bool:
        """Whether a unit owes it, not this office."""
        return self.unit is not None or bool(self.returned)


@dataclass(frozen=True)
class DayLine:
    """One milestone as it is shown: `done` once it is, by the record or by the clerk's word; `id` 0 for a fixed one."""

    id: int
    title: str
    due: date
    done: bool
    own: bool = False
    """Only the clerk knows whether it is done."""


def due_of(desk: Desk, kind: MilestoneKind) -> date | None:
    """Return the first day of that kind that is not done yet, None where nobody entered one."""
    return next((each.due for each in desk.milestones if each.kind is kind and each.done_on is None), None)


def chores(
    round_: RoundLine, progress: RoundProgress, desk: Desk, me: str, check: RoundCheck = NOT_ASKED
) -> list[Chore]:
    """Return what is left, by its day; what has no day comes last, in the order of the round."""
    found = [*_owed_by_units(round_, desk), *_mine(progress, desk, me, check), *_to_mend(desk, me)]
    return sorted(found, key=lambda each: (each.due is None, each.due or date.max))


def _owed_by_units(round_: RoundLine, desk: Desk) -> list[Chore]:
    found = [
        Chore("mail", "warn", _("List not sent yet"), "nominations", _("Remind"), unit.name, round_.deadline, unit=unit)
        for unit in desk.units
        if not unit.answered
    ]
    due = due_of(desk, M.CORRECTIONS)
    for unit_name, group in groupby(desk.returned, key=lambda each: each.unit):
        rows = tuple(group)
        text = (
            _("{name} was returned: corrections").format(name=rows[0].name)
            if len(rows) == 1
            else _("{n} nominations were returned: corrections").format(n=len(rows))
        )
        found.append(
            Chore("undo-2", "warn", text, "nominations", _("Remind"), unit_name, due, rows[0].id, returned=rows)
        )
    return found


def _mine(progress: RoundProgress, desk: Desk, me: str, check: RoundCheck) -> list[Chore]:
    """Return what this office has to do itself, the most pressing first."""
    council, sending = due_of(desk, M.COUNCIL), due_of(desk, M.SUBMISSION)
    deciding, presenting = due_of(desk, M.DECISION), due_of(desk, M.CEREMONY)
    found = []
    if not progress.nominations:
        found.append(
            Chore("clipboard-list", "warn", _("Key in or read the first nominations"), "nominations", _("Begin"), me)
        )
    if n := progress.count(S.DRAFT):
        text = _("{n} nominations are not submitted yet").format(n=n)
        found.append(Chore("send", "text2", text, "nominations", _("Submit…"), me, council))
    if n := check.open:
        text = _("{n} nominations have open findings").format(n=n)
        found.append(Chore("triangle-alert", "warn", text, "nominations", _("Look"), me, council))
    if n := check.unchecked:
        text = _("{n} nominations could not be checked").format(n=n)
        found.append(Chore("circle-question-mark", "unknown", text, "nominations", _("Look"), me, council))
    if n := progress.count(S.SUBMITTED):
        text = _("{n} nominations wait for the council").format(n=n)
        found.append(Chore("vote", "text2", text, "council", _("Record…"), me, council))
    if n := desk.unsent:
        text = _("{n} submissions wait for their number").format(n=n)
        found.append(Chore("send", "text2", text, "council", _("Number…"), me, sending))
    if n := desk.to_decide:
        text = _("{n} nominations that were recommended stand on no decision yet").format(n=n)
        found.append(Chore("stamp", "text2", text, "decisions", _("Draft…"), me, deciding))
    for decision, authority in desk.drafts:
        text = _("Decision waits for number and date")
        found.append(Chore("stamp", "warn", text, "decisions", _("Enter…"), authority, deciding, decision))
    if n := progress.drawn - progress.certificates:
        text = _("{n} certificates are still to be made").format(n=n)
        found.append(Chore("printer", "text2", text, "certificates", _("Make"), me, presenting))
    elif n := progress.certificates - progress.good_sheets:
        text = _("{n} certificates are still to be printed").format(n=n)
        found.append(Chore("printer", "text2", text, "certificates", _("Print…"), me, presenting))
    if n := desk.to_hand_over:
        text = _("{n} certificates are still to be handed over").format(n=n)
        found.append(Chore("hand-heart", "text2", text, "certificates", _("Hand over…"), me, presenting))
    if n := desk.bonus.not_entered:
        text = _("{n} bonuses are not known: the catalogue has no rate of theirs").format(n=n)
        found.append(Chore("circle-question-mark", "unknown", text, "ceremony", _("Enter…"), me, presenting))
    if n := desk.unpaid:
        text = _("{n} bonuses are still to be paid").format(n=n)
        found.append(Chore("coins", "text2", text, "ceremony", _("Pay…"), me, presenting))
    for again in desk.reissues:
        text = _("{name}: certificate issued again, not printed").format(name=again.name)
        found.append(Chore("rotate-ccw", "warn", text, "certificates", _("Print…"), me, None))
    return found


def _to_mend(desk: Desk, me: str) -> list[Chore]:
    """Return what follows on papers that came later: certificates to be exchanged, bonuses paid for a lower title."""
    found = []
    if n := desk.to_exchange:
        text = _("{n} certificates of a replaced decision are still to be exchanged").format(n=n)
        due = due_of(desk, M.CEREMONY)
        found.append(Chore("rotate-ccw", "warn", text, "certificates", _("Hand over…"), me, due))
    words = _("{name}: {amount} đồng more was paid than is due, a higher title is paid instead")
    for name, more in desk.overpaid:
        text = words.format(name=name, amount=money(more))
        found.append(Chore("coins", "warn", text, "ceremony", _("Look"), me))
    return found


def day_lines(round_: RoundLine, progress: RoundProgress, desk: Desk) -> list[DayLine]:
    """Return the milestones by their days, the deadline of the lists among them.

    One is done by what the record knows, or by the clerk's word, never because its day is over.
    """
    all_in = bool(desk.units) and all(unit.answered for unit in desk.units)
    known = {
        M.CORRECTIONS: progress.council_on is not None and not desk.returned,
        M.COUNCIL: progress.council_on is not None,
        M.SUBMISSION: progress.submissions > 0 and not desk.unsent and not desk.to_submit,
        M.DECISION: 0 < progress.decisions == progress.issued and not progress.count(S.RECOMMENDED),
        M.CEREMONY: 0 < progress.certificates <= desk.handed_over,
    }
    lines = [
        DayLine(
            each.id,
            milestone_title(each),
            each.due,
            each.done_on is not None or known.get(each.kind, False),
            own=not known.get(each.kind, False),
        )
        for each in desk.milestones
    ]
    if round_.deadline:
        lines.append(DayLine(0, _("Lists due"), round_.deadline, all_in))
    return sorted(lines, key=lambda line: line.due)


def milestone_title(line: MilestoneLine) -> str:
    """Return the office's own words for a milestone, or those of its kind."""
    return line.title or _(MILESTONES[line.kind])


def days_left(due: date, today: date) -> str:
    """Return how far a day is: "today", "in 5 days", "3 days late"."""
    days = (due - today).days
    if days == 0:
        return _("today")
    return _("in {n} days").format(n=days) if days > 0 else _("{n} days late").format(n=-days)


def tone_of_day(due: date | None, today: date) -> str:
    """Return the tone of a day: stop when it is today or over, warn within a week, text2 else."""
    if due is None:
        return "text2"
    days = (due - today).days
    return "stop" if days <= 0 else "warn" if days <= 7 else "text2"


def reminders(found: Sequence[Chore]) -> list[Chore]:
    """Return the chores that units owe."""
    return [chore for chore in found if chore.owed]
