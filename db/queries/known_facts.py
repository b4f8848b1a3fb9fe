"""What the record knows of nominees that the law asks for, under all their entries, in a fixed number of questions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.catalogue import AwardType
from db.models.decisions import Decision, Recipient
from db.models.facts import (
    Absence,
    Discipline,
    DutyRating,
    EarlierAward,
    Employment,
    Headcount,
    Initiative,
    ResultsKnown,
)
from db.models.register import Revocation
from db.models.rounds import AwardRound
from db.queries.doubles import asked_by_entry
from db.queries.replacements import replaced_decisions
from db.rules import case
from db.rules.case import Given, Group, Pending

_ADVANCED, _FIGHTER = "advanced_worker", "grassroots_emulation_fighter"


@dataclass
class Known:
    """What is known of one nominee; of each award in force the nomination it came from, 0 for an earlier one."""

    ratings: dict[int, str] = field(default_factory=dict)
    initiatives: list[case.Initiative] = field(default_factory=list)
    results_known: set[int] = field(default_factory=set)
    pending: list[Pending] = field(default_factory=list)
    employed_on: date | None = None
    absent: dict[int, int] = field(default_factory=dict)
    groups: dict[int, Group] = field(default_factory=dict)
    awards: list[tuple[int, Given]] = field(default_factory=list)


def known_facts(session: Session, entries: dict[int, tuple[int, ...]]) -> dict[int, Known]:
    """Return what is known of each nominee under all its entries; of one year its own rating goes before a double's."""
    known: defaultdict[int, Known] = defaultdict(Known)
    asked = asked_by_entry(entries)
    read = _Reader(session, asked)
    own: set[tuple[str, int, int]] = set()

    def first(what: str, one: int, year: int, row: Any) -> bool:
        """Return whether a fact of a year counts: a nominee's own before that of a double."""
        if row.nominee_id == one:
            own.add((what, one, year))
            return True
        return (what, one, year) not in own

    for one, row in read.rows(DutyRating, DutyRating.year, DutyRating.rating):
        if first("rating", one, row.year, row):
            known[one].ratings[row.year] = row.rating
    i = Initiative
    for one, row in read.rows(i, i.year, i.level, i.research, i.used_for, i.used_year):
        made = case.Initiative(row.year, row.level, row.research, row.used_for, row.used_year)
        known[one].initiatives.append(made)
    for one, row in read.rows(ResultsKnown, ResultsKnown.year):
        known[one].results_known.add(row.year)
    for one, row in read.rows(
        Discipline, Discipline.what, Discipline.starts_on, Discipline.ends_on, Discipline.category
    ):
        known[one].pending.append(Pending(row.what, row.starts_on, row.ends_on, row.category))
    for one, row in read.rows(Employment, Employment.employed_on):
        if first("employed", one, 0, row):
            known[one].employed_on = row.employed_on
    for one, row in read.rows(Absence, Absence.year, Absence.days, Absence.maternity):
        if not row.maternity:
            known[one].absent[row.year] = max(row.days, known[one].absent.get(row.year, 0))
    h = Headcount
    for one, row in read.rows(h, h.year, h.total, h.completed, h.advanced, h.fighters, h.disciplined):
        if first("group", one, row.year, row):
            titles = {_ADVANCED: row.advanced, _FIGHTER: row.fighters}
            said = {code: count for code, count in titles.items() if count is not None}
            known[one].groups[row.year] = Group(row.total, row.completed, row.disciplined, said)
    for one, nomination, given in (*read.given(), *read.earlier()):
        known[one].awards.append((nomination, given))
    return known


class _Reader:
    """Rows of nominees, each told for every entry that asks for it."""

    def __init__(self, session: Session, asked: Mapping[int, Sequence[int]]) -> None:
        self._session, self._asked = session, asked

    def rows(self, model: Any, *columns: Any) -> Iterator[tuple[int, Any]]:
        """Yield (who asks, row) of a table of facts."""
        query = select(model.nominee_id, *columns).where(model.nominee_id.in_(self._asked)).order_by(model.id)
        for row in self._session.execute(query):
            for one in self._asked[row.nominee_id]:
                yield one, row

    def given(self) -> Iterator[tuple[int, int, Given]]:
        """Yield awards of the register in force, with the nomination they came from; of a replaced decision none."""
        query = (
            select(
                Recipient.nominee_id,
                Recipient.nomination_id,
                Recipient.award,
                Recipient.citation,
                AwardType.code,
                AwardRound.year,
                AwardRound.reward_type,
                Decision.number,
                Decision.dated,
            )
            .join(AwardType, AwardType.id == Recipient.award_type_id)
            .join(Decision, Decision.id == Recipient.decision_id)
            .join(AwardRound, AwardRound.id == Decision.round_id)
            .outerjoin(Revocation, Revocation.recipient_id == Recipient.id)
            .where(Recipient.nominee_id.in_(self._asked), Revocation.id.is_(None))
            .where(Recipient.decision_id.not_in(replaced_decisions()))
            .order_by(Recipient.id)
        )
        for row in self._session.execute(query):
            made = Given(row.award, row.number or "", row.dated, row.citation, row.code, row.year, row.reward_type)
            for one in self._asked[row.nominee_id]:
                yield one, row.nomination_id, made

    def earlier(self) -> Iterator[tuple[int, int, Given]]:
        """Yield earlier awards that were entered by hand or from lists."""
        e = EarlierAward
        query = (
            select(e.nominee_id, e.year, e.number, e.dated, e.reward_type, e.citation, AwardType.code, AwardType.name)
            .join(AwardType, AwardType.id == e.award_type_id)
            .where(e.nominee_id.in_(self._asked))
            .order_by(e.id)
        )
        for row in self._session.execute(query):
            made = Given(row.name, row.number, row.dated, row.citation, row.code, row.year, row.reward_type)
            for one in self._asked[row.nominee_id]:
                yield one, 0, made
