"""The law that came with the program beside the record's: what it has else, and what of it can be received."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.catalogue import rows_of, shipped
from db.models.decisions import Decision
from db.models.journal import JournalEntry
from db.queries.law_text import MODELS, REFERENCES, Codes, named, rows_in
from db.rules.clean_text import clean
from db.rules.law_rows import TABLES, How, KeptRow, LawDifference, LawRow, Standing, Values, law_differences
from db.rules.terms import DecisionState

GIVEN = ("catalogue.load", "catalogue.receive")
"""The steps by which the program gave the record its law."""
_TIMED = {"regime": (), "base_salary": ("amount",)}
"""What issued decisions went by, beside the days."""


def differences_with_shipped(session: Session, data: Mapping[str, Any] | None = None) -> list[LawDifference]:
    """Return what the shipped catalogue has else than the record, in the order in which it is received.

    What the office made its own since the program gave it, the journal tells; it is told and kept. What issued
    decisions went by is kept as well.
    """
    given = _given(session)
    codes = _codes(session, given)
    kept = list(_kept(session, given, codes))
    there = {(row.table, row.id) for row in kept}
    removed = [
        LawRow(table, named(values, codes)) for (table, id_), values in given.items() if (table, id_) not in there
    ]
    rows = [LawRow(row.table, _clean(row.values)) for row in rows_of(shipped() if data is None else data)]
    issued = _issued(session)
    found = [_unless_used(one, issued, kept) for one in law_differences(rows, kept, removed)]
    kept_out = {
        (one.table, one.values["code"]): one.standing
        for one in found
        if one.how is How.ADD and one.standing is not Standing.OFFERED and one.table in REFERENCES
    }
    return [_with_its_law(one, kept_out) for one in found]


def _with_its_law(one: LawDifference, kept_out: Mapping[tuple[str, object], Standing]) -> LawDifference:
    """Keep out what belongs to a law or an award that is kept out, for the same reason."""
    told = [kept_out[name, one.values.get(name)] for name in REFERENCES if (name, one.values.get(name)) in kept_out]
    return replace(one, standing=told[0]) if told else one


def _kept(session: Session, given: Mapping[tuple[str, int], Values], codes: Codes) -> Iterator[KeptRow]:
    for name in MODELS:
        for id_, values in rows_in(session, name):
            base = given.get((name, id_))
            yield KeptRow(name, _clean(named(values, codes)), id_, None if base is None else _clean(named(base, codes)))


def _given(session: Session) -> dict[tuple[str, int], dict[str, object]]:
    """Return each row of the law as the program last gave it, by table and id."""
    entry = JournalEntry
    steps = session.execute(select(entry.id, entry.rows).where(entry.change.in_(GIVEN)).order_by(entry.id)).all()
    undone = session.execute(select(entry.undoes, entry.id).where(entry.undoes.is_not(None)))
    backs = {row.undoes: row.id for row in undone}
    found: dict[tuple[str, int], dict[str, object]] = {}
    for step in steps:
        if _taken_back(step.id, backs):
            continue
        for image in json.loads(step.rows):
            place = (image["table"], image["id"])
            if image["act"] == "delete":
                found.pop(place, None)
            elif image["table"] in TABLES:
                found[place] = {**found.get(place, {}), **image["after"]}
    return found


def _taken_back(step: int, backs: Mapping[int | None, int]) -> bool:
    """Return whether a step is undone now; an undo that was undone itself counts for nothing."""
    return step in backs and not _taken_back(backs[step], backs)


def _codes(session: Session, given: Mapping[tuple[str, int], Values]) -> dict[tuple[str, int], str]:
    """Return the codes of laws and awards by table and id, those that are gone too."""
    found = {place: str(values["code"]) for place, values in given.items() if place[0] in REFERENCES}
    for name in REFERENCES:
        model = MODELS[name]
        found |= {(name, row.id): row.code for row in session.execute(select(model.id, model.code))}
    return found


def _clean(values: Values) -> dict[str, object]:
    return {column: clean(value) if isinstance(value, str) else value for column, value in values.items()}


def _issued(session: Session) -> list[str]:
    query = select(Decision.dated).where(Decision.state == DecisionState.ISSUED, Decision.dated.is_not(None)).distinct()
    return sorted(day.isoformat() for day in session.scalars(query) if day is not None)


def _unless_used(one: LawDifference, issued: Iterable[str], kept: Iterable[KeptRow]) -> LawDifference:
    """Mark what would change the days or the amount that an issued decision went by; where none held, none did."""
    if one.standing is not Standing.OFFERED or one.table not in _TIMED:
        return one
    held = [_span(row.values) for row in kept if row.table == one.table]
    spans = [_span(one.values)] if one.how is How.ADD else _moved(one)
    used = any(_within(day, spans) and _within(day, held) for day in issued)
    return replace(one, standing=Standing.USED) if used else one


def _within(day: str, spans: Iterable[tuple[str, str]]) -> bool:
    return any(first <= day <= last for first, last in spans)


def _moved(one: LawDifference) -> list[tuple[str, str]]:
    """Return the days on which something else would hold."""
    if any(column in one.columns for column in _TIMED[one.table]):
        return [_span(one.before), _span(one.values)]
    (first, last), (old_first, old_last) = _span(one.values), _span(one.before)
    spans = []
    if first != old_first:
        spans.append((min(first, old_first), _before(max(first, old_first))))
    if last != old_last:
        spans.append((_after(min(last, old_last)), max(last, old_last)))
    return spans


def _span(values: Values) -> tuple[str, str]:
    return str(values.get("valid_from") or date.min.isoformat()), str(values.get("valid_to") or date.max.isoformat())


def _before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
