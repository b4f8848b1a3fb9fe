"""What a decision is called and how far it is: one of our own is drafted and issued, one that came back is recorded."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from db.errors import KnownError
from db.queries.decision_checks import DraftFacts, IssuedFacts, Named
from db.queries.decision_list import DecisionLine
from db.queries.grounds import Renewal
from db.queries.replacements import OtherDecision
from db.rules import awards
from db.rules.dates import short_date
from db.rules.numbers import money
from db.rules.terms import DecisionOrigin, DecisionState, NominationState
from desktop.ui.core.i18n import _, sentence
from desktop.ui.framework.state_labels import DECISION_STATES, count_words, nomination_state
from desktop.ui.widgets.findings import FindingText

NAMES_TOLD = 3


def is_draft(line: DecisionLine) -> bool:
    """Whether the decision may still change."""
    return line.state is DecisionState.DRAFT


def is_received(line: DecisionLine) -> bool:
    """Whether another authority wrote the decision and we record what it says."""
    return line.origin is DecisionOrigin.RECEIVED


def title_words(line: DecisionLine) -> str:
    """Return what the decision gives and whose it is: "Bằng khen của Chủ tịch UBND tỉnh"."""
    return awards.with_giver(line.award, line.authority)


def state_words(line: DecisionLine) -> tuple[str, str]:
    """Return how far a decision is, and the tone of that."""
    if is_draft(line) and is_received(line):
        return _("Awaiting the decision"), "info"
    if line.replaced:
        return _("Replaced"), "stop"
    if line.revoked and line.revoked >= sum(line.counts.values()):
        word, tone = DECISION_STATES[DecisionState.REVOKED]
    else:
        word, tone = DECISION_STATES[line.state]
    return _(word), tone


def replacement_rows(old: OtherDecision | None, new: OtherDecision | None) -> list[tuple[int, tuple[str, str, str]]]:
    """Return a row for the decision that one replaces, and for the one in its place: what it is, number, whom."""
    rows = []
    for id_, title, other in ((-1, _("Replaces a decision"), old), (-2, _("Replaced by a decision"), new)):
        if other is not None:
            named = f"{other.number}, {short_date(other.dated)}" if other.dated else _("draft, no number yet")
            people = _("{n} awards").format(n=other.recipients) if other.recipients else ""
            rows.append((id_, (title, named, people)))
    return rows


def replaced_words(new: OtherDecision, exchanged: Sequence[str]) -> str:
    """Return what the decision in the place of one means for it, and whose certificates are to be exchanged."""
    if not new.issued:
        return _("A decision in its place is drafted: issue or remove that one first. Reason: {why}").format(
            why=new.reason
        )
    told = _("Replaced by decision {number}: {why}.").format(number=new.number, why=new.reason.rstrip("."))
    if exchanged:
        words = _("Certificates on paper, to be exchanged for new ones or given back: {names}.")
        told += " " + words.format(names=", ".join(exchanged))
    return told


def people_words(line: DecisionLine) -> str:
    """Return how many of each kind the decision names, and of how many the award was taken back."""
    taken = _("{n} revoked").format(n=line.revoked) if line.revoked else ""
    return " · ".join(text for text in (count_words(line.counts), taken) if text)


def awards_words(line: DecisionLine) -> list[str]:
    """Return each award with how many of each kind it goes to: "Lao động tiên tiến: 03 cá nhân"."""
    return [f"{each.award}: {count_words(each.counts)}" for each in line.awards]


def hint_words(line: DecisionLine) -> str:
    """Return what can be done about a decision that is shown, "" for a draft of our own."""
    if not is_draft(line):
        return _("Issued and frozen. Corrections are decisions of their own: re-issue or revoke in the register.")
    if is_received(line):
        return _("Enter what the signed paper says, nominee by nominee where it says something else.")
    return ""


@dataclass(frozen=True)
class Acts:
    """What the buttons of the points do.

    They go to a field, to a nominee's row in the decision, to a nomination, renew the grounds, go to a page, attach.
    """

    field: Callable[[str], object]
    nominee: Callable[[int], object]
    nomination: Callable[[int], object]
    grounds: Callable[[], object]
    page: Callable[[str], object]
    attach: Callable[[], object]


@dataclass(frozen=True)
class FormState:
    """What is missing in the form and what is wrong there, by the name of the field; `titles` are their names."""

    missing: tuple[str, ...]
    wrong: tuple[str, ...]
    doubtful: tuple[str, ...]
    titles: Mapping[str, str]
    has_scan: bool = False


def draft_points(line: DecisionLine, facts: DraftFacts, form: FormState, acts: Acts) -> list[FindingText]:
    """Return the points that are looked at before a decision is issued, in the order in which they are mended."""
    came_back = is_received(line)  # its texts may be left out, but not be left open
    papers = [_texts_point(form, acts)] if not came_back or {*TEXTS} & {*form.doubtful, *form.wrong} else []
    papers += [_scan_point(form.has_scan, acts)] if came_back else []
    grounds = _grounds_point(facts.renewal, acts) if facts.renewal is not None else None
    points = (
        _nominees_point(line, facts, acts),
        *_several_points(line),
        *_award_points(line, facts, acts),
        *_address_points(facts.unaddressed, acts),
        _twice_point(facts.twice, acts),
        _form_point(form, acts),
        *papers,
        *((grounds,) if grounds is not None else ()),
        _renamed_point(facts.renamed, acts),
        _bonus_point(facts, acts),
        *_unsure_points(facts, acts),
    )
    return list(points)


def issued_points(facts: IssuedFacts, acts: Acts) -> list[FindingText]:
    """Return what an issued decision has, and what it still lacks."""
    told = _("{n} of {m} certificates are printed").format(n=facts.printed, m=facts.recipients)
    printed = facts.printed >= facts.recipients
    see = ((_("Print…"), lambda: acts.page("certificates")),) if not printed else ()
    return [_scan_point(facts.scans > 0, acts), FindingText("ok" if printed else "warn", told, actions=see)]


def open_points(points: Sequence[FindingText]) -> list[str]:
    """Return the sentences of the points that are not in order."""
    return [each.fact for each in points if each.tone != "ok"]


def points_heading(line: DecisionLine, points: Sequence[FindingText]) -> tuple[str, str]:
    """Return the heading over the points, and how many of them are in order."""
    fine = sum(1 for each in points if each.tone == "ok")
    told = _("{n} in order, {m} to look at") if fine < len(points) else _("{n} in order")
    if not is_draft(line):
        heading = _("After it was issued")
    else:
        heading = _("Before it is recorded") if is_received(line) else _("Before it is issued")
    return heading, told.format(n=fine, m=len(points) - fine)


def _names(some: Sequence[Named]) -> str:
    told = ", ".join(each.name for each in some[:NAMES_TOLD])
    return _("{names} and {n} more").format(names=told, n=len(some) - NAMES_TOLD) if len(some) > NAMES_TOLD else told


def _see(acts: Acts, some: Sequence[Named]) -> Sequence[tuple[str, Callable[[], object]]]:
    return ((_("See"), partial(acts.nominee, some[0].nomination_id if some else 0)),)


def _nominees_point(line: DecisionLine, facts: DraftFacts, acts: Acts) -> FindingText:
    if not facts.approved:
        return FindingText("stop", _("Nobody is approved"), actions=_see(acts, ()))
    if facts.gone:
        first = facts.gone[0]
        told = _("{names}: {state} by now, mark the row not approved")
        words = told.format(names=_names(facts.gone), state=nomination_state(NominationState(first.told)))
        return FindingText("stop", words, actions=_see(acts, facts.gone))
    if facts.incomplete:
        tone = "warn" if is_received(line) else "stop"
        return FindingText(tone, _lacking_words(facts.incomplete), actions=_see(acts, facts.incomplete))
    if facts.unjudged:
        words = _("{n} without a result of the council: {names}")
        words = words.format(n=len(facts.unjudged), names=_names(facts.unjudged))
        return FindingText("warn", words, actions=_see(acts, facts.unjudged))
    told = _("{who}: all went through the council").format(who=count_words(line.counts))
    refused = _("{n} not approved").format(n=facts.refused) if facts.refused else ""
    return FindingText("ok", "; ".join(text for text in (told, refused) if text))


def _lacking_words(some: Sequence[Named]) -> str:
    """Return who lacks what: the citation, or all that says who somebody is."""
    told = {"citation": _("{names}: without citation"), "unit": _("{names}: without position, unit and address")}
    lacking = {field: [each for each in some if each.told == field] for field in told}
    return "; ".join(told[field].format(names=_names(those)) for field, those in lacking.items() if those)


def _several_points(line: DecisionLine) -> Iterator[FindingText]:
    """Yield what a decision about several awards gives to how many; nothing for one award."""
    if len(line.awards) > 1:
        told = _("{n} awards in one decision: {awards}")
        yield FindingText("ok", told.format(n=len(line.awards), awards="; ".join(awards_words(line))))


def _award_points(line: DecisionLine, facts: DraftFacts, acts: Acts) -> Iterator[FindingText]:
    """Yield that the law of the day has no such award; what came back signed is recorded as it is."""
    if facts.no_award is not None:
        look = ((_("Look…"), lambda: acts.page("catalogue")),)
        yield FindingText("warn" if is_received(line) else "stop", sentence(facts.no_award), actions=look)


def _address_points(unaddressed: Sequence[Named], acts: Acts) -> Iterator[FindingText]:
    """Yield who would stand on list and certificate without "Ông" or "Bà"."""
    if unaddressed:
        words = _("{names}: neither Ông nor Bà is chosen; list and certificate would lack it")
        choose = ((_("Choose…"), partial(acts.nomination, unaddressed[0].nomination_id)),)
        yield FindingText("warn", words.format(names=_names(unaddressed)), actions=choose)


def _twice_point(twice: Sequence[Named], acts: Acts) -> FindingText:
    if not twice:
        return FindingText("ok", _("Nobody stands in two decisions of the round"))
    words = _("{names}: also in the decision {other}").format(names=_names(twice), other=twice[0].told)
    return FindingText("warn", words, actions=_see(acts, twice))


SIGNED = ("number", "dated", "signer")
TEXTS = ("place", "grounds", "recipients")


def _fields(form: FormState, names: Sequence[str]) -> str:
    told = ", ".join(form.titles[name] for name in names)
    return told[:1] + told[1:].lower()


def _form_point(form: FormState, acts: Acts) -> FindingText:
    fine = _("Number, day and signer are there; the signer signs on that day")
    return _fields_point(SIGNED, fine, form, acts)


def _texts_point(form: FormState, acts: Acts) -> FindingText:
    return _fields_point(TEXTS, _("Place, grounds and recipients of copies are there"), form, acts)


def _fields_point(names: Sequence[str], fine: str, form: FormState, acts: Acts) -> FindingText:
    """Return what is wrong in some fields of the form, else what is missing or doubtful, else that all is `fine`."""
    wrong, missing, doubtful = ([n for n in names if n in those] for those in (form.wrong, form.missing, form.doubtful))
    if wrong:
        words = _("Look again: {fields}").format(fields=_fields(form, wrong))
        return FindingText("stop", words, actions=((_("See"), partial(acts.field, wrong[0])),))
    if missing:
        words = _("Missing: {what}").format(what=_fields(form, missing).lower())
        return FindingText("warn", words, actions=((_("Fill it in…"), partial(acts.field, missing[0])),))
    if doubtful:
        words = _("Look again: {fields}").format(fields=_fields(form, doubtful))
        return FindingText("warn", words, actions=((_("See"), partial(acts.field, doubtful[0])),))
    return FindingText("ok", fine)


def grounds_words(renewal: Renewal) -> str:
    """Return how the grounds stand to the law of the decision's day."""
    if renewal.stale:
        return _("Grounds: {n} of another day's law or in earlier words").format(n=len(renewal.stale))
    if not renewal.known:
        return _("The catalogue has no law of this day: look at the grounds")
    if renewal.lacking:
        return _("Grounds: {n} that the law of the day gives is not cited").format(n=len(renewal.lacking))
    return _("Grounds are those of the law of the day")


def _grounds_point(renewal: Renewal, acts: Acts) -> FindingText:
    """Return how the grounds stand to the law of the draft's day; the act shows the difference line by line."""
    fine = renewal.known and not renewal.stale and not renewal.lacking
    return FindingText("ok" if fine else "warn", grounds_words(renewal), actions=((_("Renew…"), acts.grounds),))


def _scan_point(has_scan: bool, acts: Acts) -> FindingText:
    if has_scan:
        return FindingText("ok", _("The signed scan is attached"))
    return FindingText("warn", _("The signed scan is not attached"), actions=((_("Attach…"), acts.attach),))


def _renamed_point(renamed: Sequence[Named], acts: Acts) -> FindingText:
    if not renamed:
        return FindingText("ok", _("Names of collectives are those of the directory"))
    words = _("{names}: {now} in the directory by now").format(names=_names(renamed), now=renamed[0].told)
    return FindingText("warn", words, actions=_see(acts, renamed))


def _unsure_points(facts: DraftFacts, acts: Acts) -> Iterator[FindingText]:
    """Yield what nobody compared with the text of the law, and who is paid for the higher of two titles only."""
    look = ((_("Look…"), lambda: acts.page("catalogue")),)
    if facts.unsure and facts.bonus is not None:
        words = _("Bonus by figures that nobody compared with the text: {sources}")
        yield FindingText("unknown", words.format(sources="; ".join(facts.unsure)), actions=look)
    if facts.titled and facts.one_title is not None:
        words = _("{names}: also {award} of the same period; only the higher bonus is paid ({article})")
        if not facts.one_title.verified:
            words = _(
                "{names}: also {award} of the same period; only the higher bonus is paid ({article}, not compared)"
            )
        told = words.format(names=_names(facts.titled), award=facts.titled[0].told, article=facts.one_title.article)
        yield FindingText("warn", told, actions=_see(acts, facts.titled))


def _bonus_point(facts: DraftFacts, acts: Acts) -> FindingText:
    if facts.bonus is None:
        fault = facts.bonus_fault or KnownError("no_base_salary", date=date.min)
        return FindingText("warn", sentence(fault), actions=((_("Add it…"), lambda: acts.page("catalogue")),))
    told = _("Bonus {amount} đồng").format(amount=money(facts.bonus))
    if facts.fund is None:
        words = _("{bonus}; the round's fund is not entered, so not compared").format(bonus=told)
        return FindingText("unknown", words, actions=((_("Enter it…"), lambda: acts.page("rounds")),))
    left = facts.fund - facts.spent
    if facts.bonus > left:
        words = _("{bonus}: {over} đồng more than the fund has left").format(bonus=told, over=money(facts.bonus - left))
        return FindingText("warn", words, actions=((_("See"), lambda: acts.page("rounds")),))
    return FindingText("ok", _("{bonus}; the fund has {left} đồng left").format(bonus=told, left=money(left)))
