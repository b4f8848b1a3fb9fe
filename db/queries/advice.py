"""What the law says about nominations on a day, beside what the clerk decided about it."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from db.models.authorities import Authority
from db.models.catalogue import AwardType
from db.models.council import CouncilResult, SubmissionItem
from db.models.nominations import Finding as Kept
from db.models.nominations import Nomination
from db.models.rounds import AwardRound
from db.queries.cases import Asked, asked_of, cases_of
from db.queries.known_by_name import nominee_meant
from db.queries.law_text import law_in
from db.queries.nomination_list import FindingLine, NominationLine, findings_of
from db.queries.paper_order import PROPOSED
from db.rules import eligibility, stages
from db.rules.awards import general_name
from db.rules.drafts import NominationDraft
from db.rules.eligibility import Finding
from db.rules.terms import NomineeKind, Severity

JUDGED_AT_ONCE = 30_000
"""Nominations in one pass: SQLite takes 32,766 values in a statement."""


def advice_on(session: Session, nomination_id: int, today: date) -> list[FindingLine]:
    """Return the law's findings about one nomination, the gravest first, each with the clerk's override."""
    kept = {line.rule: line for line in findings_of(session, nomination_id)}
    lines: list[FindingLine] = []
    for found in advice(session, [nomination_id], today).get(nomination_id, ()):
        old = kept.get(found.rule)
        overridden = (old.override_reason, old.overridden_by) if old else ("", "")
        id_ = old.id if old else 0
        lines.append(FindingLine(id_, found.rule, found.severity, found.article, written(found), *overridden))
    said = {line.rule for line in lines}
    return [*lines, *(line for rule, line in kept.items() if rule not in said)]


def advice(session: Session, ids: Sequence[int], today: date) -> dict[int, list[Finding]]:
    """Return what record and law say of each nomination, asking the record a fixed number of times.

    The day that counts is that of the decision, or today while there is none.
    """
    law = law_in(session)
    cases = cases_of(session, asked_of(session, ids), today)
    return {id_: eligibility.findings(case, law) for id_, case in cases.items()}


def with_advice(session: Session, lines: Mapping[int, NominationLine], today: date) -> dict[int, NominationLine]:
    """Return rows of the list with what stands open now: live findings and kept ones, less those overridden."""
    told = judgements(session, list(lines), today)
    return {
        id_: replace(
            line,
            findings=told[id_].findings,
            overridden=told[id_].overridden,
            severity=told[id_].severity,
            finding=told[id_].finding,
            checked=told[id_].checked,
        )
        for id_, line in lines.items()
    }


@dataclass(frozen=True)
class Judgement:
    """What stands open of a nomination: how many findings ask, how many are overridden, the gravest left."""

    findings: int = 0
    overridden: int = 0
    severity: Severity | None = None
    finding: str = ""
    checked: bool = False


def judgements(session: Session, ids: Sequence[int], today: date) -> dict[int, Judgement]:
    """Return what stands open of each nomination, in one pass for up to JUDGED_AT_ONCE of them."""
    kept: defaultdict[int, dict[str, tuple[Severity, bool]]] = defaultdict(dict)
    rows = select(Kept.nomination_id, Kept.rule, Kept.severity, Kept.override_reason)
    for row in session.execute(rows.where(Kept.nomination_id.in_(ids))):
        kept[row.nomination_id][row.rule] = (row.severity, bool(row.override_reason))
    live = advice(session, ids, today)
    return {id_: _judged(live.get(id_, []), kept[id_]) for id_ in ids}


@dataclass(frozen=True)
class RoundCheck:
    """Of the nominations of a round that may still change: how many have something open, and how many are unchecked.

    It is what the list of nominations says of each row; "unchecked" is said where nothing was found and the law was
    not looked at.
    """

    open: int = 0
    unchecked: int = 0


def check_of_round(session: Session, round_id: int, today: date) -> RoundCheck:
    """Return what the checks say of a round; each nomination is judged as in the list: for a worker."""
    ids = session.scalars(
        select(Nomination.id).where(Nomination.round_id == round_id, Nomination.state.in_(stages.EDITABLE))
    ).all()
    told: list[Judgement] = []
    for first in range(0, len(ids), JUDGED_AT_ONCE):
        told += judgements(session, ids[first : first + JUDGED_AT_ONCE], today).values()
    found = sum(one.severity is not None for one in told)
    return RoundCheck(found, sum(one.severity is None and not one.checked and not one.overridden for one in told))


def _judged(live: Sequence[Finding], kept: Mapping[str, tuple[Severity, bool]]) -> Judgement:
    asked = {one.rule: (one.severity, False) for one in live if one.severity is not Severity.INFO} | dict(kept)
    standing = [severity for severity, overridden in asked.values() if not overridden]
    return Judgement(
        findings=len(asked),
        overridden=len(asked) - len(standing),
        severity=min(standing, key=list(Severity).index, default=None),
        finding=next((rule for rule, (_severity, overridden) in asked.items() if not overridden), ""),
        checked=eligibility.checked(live),
    )


def advice_on_draft(
    session: Session, draft: NominationDraft, round_id: int, award_type_id: int, today: date, own_id: int = 0
) -> list[FindingLine]:
    """Return the same about a nomination that is being typed, for an award; `own_id` is the nomination it corrects.

    Of somebody whom the record does not know yet it says what award and kind alone tell.
    """
    award = session.get(AwardType, award_type_id)
    here = session.get(AwardRound, round_id)
    if award is None or here is None:
        return []
    asked = Asked(
        own_id,
        draft.name,
        draft.kind,
        nominee_meant(session, draft) or 0,
        draft.citation,
        round_id,
        award.id,
        award.code,
        general_name(award.name),
        here.reward_type,
        here.year,
        received=here.received_on,
        launched_by=here.launched_by,
    )
    cases = cases_of(session, [asked], today)
    return [
        FindingLine(0, found.rule, found.severity, found.article, written(found), "", "")
        for found in eligibility.findings(cases[own_id], law_in(session))
    ]


@dataclass(frozen=True)
class Accepted:
    """A nominee accepted in spite of what the law finds: who, the finding with its values, and the reason."""

    kind: NomineeKind
    honorific: str
    name: str
    rule: str
    values: Mapping[str, object]
    article: str
    reason: str
    secret: bool = False
    """Whether the nominee is on the secret list."""


def accepted(session: Session, nominations: Select[Any]) -> list[Accepted]:
    """Return what was accepted in spite of a finding among some nominations, in the order of papers."""
    rows = session.execute(
        select(Nomination.kind, Nomination.honorific, Nomination.name, Nomination.secret, Kept)
        .join(Kept, Kept.nomination_id == Nomination.id)
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .join(Authority, Authority.id == Nomination.authority_id)
        .where(Nomination.id.in_(nominations), Kept.override_reason != "")
        .order_by(*PROPOSED, Kept.id)
    )
    return [
        Accepted(kind, honorific, name, kept.rule, json.loads(kept.values), kept.article, kept.override_reason, secret)
        for kind, honorific, name, secret, kept in rows
    ]


def accepted_in_submission(session: Session, submission_id: int) -> list[Accepted]:
    """Return whom a submission asks for in spite of a finding."""
    return accepted(session, select(SubmissionItem.nomination_id).where(SubmissionItem.submission_id == submission_id))


def accepted_in_session(session: Session, session_id: int) -> list[Accepted]:
    """Return whom a meeting of the council put forward in spite of a finding."""
    put_forward = (CouncilResult.session_id == session_id, CouncilResult.recommended.is_(True))
    return accepted(session, select(CouncilResult.nomination_id).where(*put_forward))


def written(found: Finding) -> str:
    """Return a finding's values as the record keeps them: JSON, days as clerks write them."""
    return json.dumps(dict(found.values), ensure_ascii=False, default=lambda day: f"{day:%d/%m/%Y}")
