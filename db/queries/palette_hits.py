"""What the record has for a few letters: nominees of the open round, people, units, decisions, the register."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import search
from db.models.decisions import Decision
from db.models.nominations import Nomination
from db.queries.given_awards import awards_by_decision, full_award
from db.queries.nomination_list import dated_titles
from db.queries.register_list import register_hits, register_ids
from db.queries.round_list import rounds
from db.queries.settings import person_ids, person_lines, unit_ids, unit_lines
from db.rules.names import search_key

LEAST = 2  # letters: one finds everybody
MOST_DECISIONS = 500  # the newest ones are looked through


class HitKind(StrEnum):
    """What was found."""

    NOMINATION = "nomination"
    PERSON = "person"
    UNIT = "unit"
    DECISION = "decision"
    ROUND = "round"
    REGISTER = "register"


@dataclass(frozen=True)
class Hit:
    """One thing of the record: what it is called, and a few words about it."""

    kind: HitKind
    id: int
    text: str
    hint: str = ""
    round_id: int = 0
    """Of a decision, the round where it stands."""


def fits(text: str, typed: str) -> bool:
    """Whether every typed word stands in `text`, accents aside."""
    folded = search_key(text)
    return all(word in folded for word in search_key(typed).split())


def rank(text: str, typed: str) -> int:
    """Return how well a text fits: 0 it begins so, 1 its words begin so, 2 the letters stand somewhere in it."""
    folded, wanted = search_key(text), search_key(typed)
    if folded.startswith(wanted):
        return 0
    words = folded.split()
    return 1 if all(any(word.startswith(each) for word in words) for each in wanted.split()) else 2


def palette_hits(session: Session, typed: str, round_id: int, most: int = 6) -> list[Hit]:
    """Return at most `most` of each kind, the best fitting first; fewer than two letters find nothing."""
    if len("".join(search.words_of(typed))) < LEAST:
        return []
    groups = (
        _nominations(session, typed, round_id, most),
        _people(session, typed, most),
        _units(session, typed, most),
        _decisions(session, typed),
        _rounds(session, typed),
        _register(session, typed, most),
    )
    return [hit for group in groups for hit in sorted(group, key=lambda each: rank(each.text, typed))[:most]]


def _nominations(session: Session, typed: str, round_id: int, most: int) -> list[Hit]:
    ids = search.sorted_ids(session, "nomination", typed, Nomination.round_id == round_id, limit=most)
    rows = session.execute(
        select(Nomination.id, Nomination.honorific, Nomination.name, Nomination.unit).where(Nomination.id.in_(ids))
    )
    found = {row.id: Hit(HitKind.NOMINATION, row.id, f"{row.honorific} {row.name}".strip(), row.unit) for row in rows}
    return [found[id_] for id_ in ids]


def _people(session: Session, typed: str, most: int) -> list[Hit]:
    ids = person_ids(session, typed, most)
    lines = person_lines(session, ids)
    return [Hit(HitKind.PERSON, id_, lines[id_].name, lines[id_].unit) for id_ in ids if id_ in lines]


def _units(session: Session, typed: str, most: int) -> list[Hit]:
    ids = unit_ids(session, typed, most)
    lines = unit_lines(session, ids)
    return [Hit(HitKind.UNIT, id_, lines[id_].name, lines[id_].parent) for id_ in ids if id_ in lines]


def _decisions(session: Session, typed: str) -> list[Hit]:
    title = dated_titles(session)
    rows = session.execute(
        select(Decision.id, Decision.round_id, Decision.number, Decision.dated, Decision.authority_id)
        .order_by(Decision.dated.is_(None).desc(), Decision.dated.desc(), Decision.id.desc())
        .limit(MOST_DECISIONS)
    ).all()
    given = awards_by_decision(session, [row.id for row in rows])
    found = []
    for row in rows:
        authority = title(row.authority_id, row.dated)
        award = ", ".join(full_award(each, authority) for each in given[row.id])
        day = f"{row.dated:%d/%m/%Y}" if row.dated else ""
        if fits(f"{row.number or ''} {authority} {award} {day}", typed):
            hint = " · ".join(part for part in (authority, day) if part)
            found.append(Hit(HitKind.DECISION, row.id, row.number or award, hint, row.round_id))
    return found


def _rounds(session: Session, typed: str) -> list[Hit]:
    lines = [line for line in rounds(session) if fits(f"{line.name} {line.year}", typed)]
    return [Hit(HitKind.ROUND, line.id, line.name, str(line.year)) for line in lines]


def _register(session: Session, typed: str, most: int) -> list[Hit]:
    ids = register_ids(session, typed, limit=most)
    hits = register_hits(session, ids)
    return [Hit(HitKind.REGISTER, id_, hits[id_].name, f"{hits[id_].unit} · {hits[id_].latest}") for id_ in ids]
