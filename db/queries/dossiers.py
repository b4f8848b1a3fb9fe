"""The dossiers of nominations: what is asked for, what came in, what is missing of whom, and the appraisals."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.authorities import Authority
from db.models.catalogue import AwardType
from db.models.decisions import Decision, Recipient
from db.models.dossiers import Appraisal, DossierPaper, DossierRule
from db.models.nominations import Attachment, Evidence, Nomination
from db.models.rounds import AwardRound
from db.queries.nomination_list import NominationLine, authority_titles
from db.queries.paper_order import PROPOSED
from db.rules.awards import full_wording
from db.rules.dossier import GONE, SETTLED, Asked, DossierLaw, OwnRule, checklist, dossier_law, missing_names
from db.rules.dossier import DossierRule as LawRule
from db.rules.printed_names import printed_name
from db.rules.terms import NominationState, NomineeKind, Verdict
from resources.paths import path

AT_ONCE = 500


@cache
def law() -> DossierLaw:
    """Return the rules that ship with the program."""
    return dossier_law(json.loads(path("catalogue/dossiers.json").read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Scan:
    """One scan of a paper."""

    id: int
    attachment_id: int
    paper: str
    name: str
    size: int


@dataclass(frozen=True)
class Opinion:
    """The appraisal of a nomination."""

    verdict: Verdict
    opinion: str
    appraised_by: str
    dated: date


@dataclass(frozen=True)
class Dossier:
    """The dossier of one nomination; without an `article` nothing says which papers it must have."""

    nomination_id: int
    name: str
    kind: NomineeKind
    award: str
    unit: str
    """Who sent it: the unit that proposes it, else the nominee's own."""
    state: NominationState
    reason: str
    papers: tuple[Asked, ...]
    scans: tuple[Scan, ...] = ()
    article: str = ""
    copies: str = ""
    verified: bool = True
    opinion: Opinion | None = None

    @property
    def missing(self) -> list[str]:
        """What is still missing, by name."""
        return missing_names(self.papers)


def own_rules(session: Session) -> list[OwnRule]:
    """Return the papers that the office asks for itself, those of all days, in the order in which they were entered."""
    r = DossierRule
    return [
        OwnRule(
            row.id,
            tuple(row.papers.splitlines()),
            row.source,
            row.award_type_id,
            row.kind,
            row.authority_id,
            row.copies,
            row.instead,
            row.valid_from,
            row.valid_to,
        )
        for row in session.scalars(select(r).order_by(r.id))
    ]


DECIDED: Any = (
    select(func.min(Decision.dated))
    .join(Recipient, Recipient.decision_id == Decision.id)
    .where(Recipient.nomination_id == Nomination.id)
    .scalar_subquery()
)
"""The day on which a row of `Nomination` was decided, None where it was not."""


def dossiers(session: Session, ids: Sequence[int], day: date) -> dict[int, Dossier]:
    """Return the dossiers of nominations in their order, under the law of the day they came in, else of their decision.

    Of what neither is known of, the law of `day` counts.
    """
    found: dict[int, Dossier] = {}
    own = own_rules(session)
    for first in range(0, len(ids), AT_ONCE):
        found |= _some(session, ids[first : first + AT_ONCE], day, own)
    return found


def with_missing(session: Session, lines: Mapping[int, NominationLine], day: date) -> dict[int, NominationLine]:
    """Return the lines of the list, each with the papers that its dossier lacks."""
    found = dossiers(session, list(lines), day)
    told = {id_: tuple(each.missing) for id_, each in found.items() if each.article and each.state not in SETTLED}
    return {id_: replace(line, missing=told.get(id_)) for id_, line in lines.items()}


def dossier(session: Session, nomination_id: int, day: date) -> Dossier | None:
    """Return one dossier, None where the nomination is gone."""
    return dossiers(session, [nomination_id], day).get(nomination_id)


def round_dossiers(session: Session, round_id: int, day: date) -> list[Dossier]:
    """Return the dossiers of a round by unit, within it in the order of all papers, without those that are gone."""
    ids = session.scalars(
        select(Nomination.id)
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .join(Authority, Authority.id == Nomination.authority_id)
        .where(Nomination.round_id == round_id, Nomination.state.not_in(GONE))
        .order_by(*PROPOSED)
    ).all()
    return sorted(dossiers(session, ids, day).values(), key=lambda each: each.unit.casefold())


def of_same_unit(session: Session, nomination_id: int, day: date) -> list[Dossier]:
    """Return the dossiers of a nomination's round that the same unit sent, its own only where it is not gone."""
    round_id = session.scalar(select(Nomination.round_id).where(Nomination.id == nomination_id))
    if round_id is None:
        return []
    unit = dossiers(session, [nomination_id], day)[nomination_id].unit
    return [each for each in round_dossiers(session, round_id, day) if each.unit == unit]


def _some(session: Session, ids: Sequence[int], day: date, own: Sequence[OwnRule]) -> dict[int, Dossier]:
    received: defaultdict[int, dict[str, tuple[date | None, str]]] = defaultdict(dict)
    for row in session.scalars(
        select(DossierPaper).where(DossierPaper.nomination_id.in_(ids)).order_by(DossierPaper.id)
    ):
        received[row.nomination_id][row.paper] = (row.received_on, row.note)
    scans: defaultdict[int, list[Scan]] = defaultdict(list)
    kept = (
        select(Evidence.id, Evidence.nomination_id, Evidence.what, Attachment.id, Attachment.name, Attachment.size)
        .join(Attachment, Attachment.id == Evidence.attachment_id)
        .where(Evidence.nomination_id.in_(ids))
        .order_by(Evidence.id)
    )
    for id_, nomination, what, attachment, name, size in session.execute(kept):
        scans[nomination].append(Scan(id_, attachment, what, name, size))
    opinions = {
        row.nomination_id: Opinion(row.verdict, row.opinion, row.appraised_by, row.dated)
        for row in session.scalars(select(Appraisal).where(Appraisal.nomination_id.in_(ids)))
    }
    rows = session.execute(
        select(Nomination, AwardType.code, AwardType.name, AwardType.wording, AwardRound.received_on, DECIDED)
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .join(AwardRound, AwardRound.id == Nomination.round_id)
        .where(Nomination.id.in_(ids))
    )
    made = {}
    titles = authority_titles(session)
    for one, code, award, wording, received_on, decided_on in rows:
        rule, asked = _asked(one, code, own, received_on or decided_on or day)
        added = [name for each in asked for name in each.papers]
        counted: defaultdict[str, int] = defaultdict(int)
        for scan in scans[one.id]:
            counted[scan.paper] += 1
        made[one.id] = Dossier(
            one.id,
            printed_name(one.kind, one.honorific, one.name),
            one.kind,
            full_wording(award, titles.get(one.authority_id, ""), wording),
            one.proposer or one.unit or one.name,
            one.state,
            one.state_reason,
            tuple(checklist(law(), rule, received[one.id], counted, added)),
            tuple(scans[one.id]),
            "; ".join(dict.fromkeys([*([rule.article] if rule else []), *(each.source for each in asked)])),
            "; ".join(filter(None, [rule.copies if rule else "", *(each.copies for each in asked)])),
            rule.confidence.value == "verified" if rule else bool(asked),
            opinions.get(one.id),
        )
    return {id_: made[id_] for id_ in ids if id_ in made}


def _asked(one: Nomination, code: str, own: Sequence[OwnRule], day: date) -> tuple[LawRule | None, list[OwnRule]]:
    """Return the law's rule for a nomination, None where it has none or another stands instead, and the office's."""
    asked = [each for each in own if each.holds_for(one.award_type_id, one.kind, one.authority_id, day)]
    return None if any(each.instead for each in asked) else law().rule_for(code, one.kind, day), asked
