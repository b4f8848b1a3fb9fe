"""Entries that were recognised as one: which entry was kept of each, and all entries of somebody.

A double keeps what was issued to it, for nothing issued is ever changed; whoever asks what somebody was given asks
for all entries. `merged_into_id` may lead over several steps, when the kept entry was recognised as a double later.
"""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Subquery, or_, select, union
from sqlalchemy.orm import Session

from db import search
from db.models.nominees import Nominee
from db.models.units import Unit, UnitName, UnitSuccession


def kept_entries() -> Subquery:
    """Return for a statement the pairs (`double`, `kept`) of every double; there are few, found by their index."""
    merged = Nominee.merged_into_id.is_not(None)
    pairs = select(Nominee.id.label("double"), Nominee.merged_into_id.label("kept")).where(merged).cte(recursive=True)
    further = select(pairs.c.double, Nominee.merged_into_id).join(Nominee, Nominee.id == pairs.c.kept).where(merged)
    every = pairs.union(further)
    last = select(every.c.double, every.c.kept).join(Nominee, Nominee.id == every.c.kept)
    return last.where(Nominee.merged_into_id.is_(None)).subquery("doubles")


def kept_by_name(session: Session, typed: str) -> list[int]:
    """Return the kept entries of doubles whose own name has a word beginning with each word typed."""
    pairs = kept_entries()
    rows = select(pairs.c.kept).join(Nominee, Nominee.id == pairs.c.double)
    return list(session.scalars(rows.where(*search.words_begin(Nominee.name_plain, typed)).distinct()))


def kept_by_unit_names(session: Session, typed: str) -> list[int]:
    """Return the kept entries of collectives found by another name than their own.

    By names that the unit had before, by those of a unit that was recognised as the same, and by those of every unit
    that took it over. Units that never changed are not looked at: their entries carry their name.
    """
    words = search.words_begin(UnitName.name_plain, typed)
    followed = select(UnitSuccession.successor_id)
    doubles = select(Unit.id).where(Unit.merged_into_id.is_not(None))
    named = select(UnitName.unit_id).where(
        or_(UnitName.valid_to.is_not(None), UnitName.unit_id.in_(followed), UnitName.unit_id.in_(doubles)), *words
    )
    units = wanted = set(session.scalars(named))
    while wanted:
        before = select(UnitSuccession.predecessor_id).where(UnitSuccession.successor_id.in_(wanted))
        same = select(Unit.merged_into_id).where(Unit.id.in_(wanted), Unit.merged_into_id.is_not(None))
        wanted = {one for one in session.scalars(union(before, same)) if one is not None} - units
        units = units | wanted
    if not units:
        return []
    found = set(session.scalars(select(Nominee.id).where(Nominee.unit_id.in_(units))))
    leads = _leads(session, found)
    return sorted({_end(one, leads) for one in found})


def entries_of(session: Session, nominees: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Return for each nominee asked about all entries of the same person or collective: the kept one, its doubles.

    A double that is asked about answers as the kept one does. Two or three statements, whatever the number asked.
    """
    asked = set(nominees)
    leads = _leads(session, asked)
    kept = {one: _end(one, leads) for one in asked}
    owner = {one: one for one in kept.values()}
    wanted = set(owner)
    while wanted:
        rows = session.execute(select(Nominee.id, Nominee.merged_into_id).where(Nominee.merged_into_id.in_(wanted)))
        # sorted here: asked for in order, SQLite would walk every nominee instead of the index
        found = {row.id: owner[row.merged_into_id] for row in sorted(rows) if row.id not in owner}
        owner |= found
        wanted = set(found)
    entries: defaultdict[int, list[int]] = defaultdict(list)
    for entry, of in owner.items():
        entries[of].append(entry)
    return {one: tuple(entries[of]) for one, of in kept.items()}


def kept_of(session: Session, nominee_id: int) -> int:
    """Return the entry that stands for a nominee: itself, or the one it was recognised as."""
    return _end(nominee_id, _leads(session, {nominee_id}))


def asked_by_entry(entries: dict[int, tuple[int, ...]]) -> dict[int, list[int]]:
    """Return what `entries_of` gave the other way round: who was asked about, by each entry."""
    asked: dict[int, list[int]] = {}
    for one, those in entries.items():
        for entry in those:
            asked.setdefault(entry, []).append(one)
    return asked


def _leads(session: Session, asked: set[int]) -> dict[int, int]:
    """Return what each double among those asked was merged into, and what that was, to the end."""
    leads: dict[int, int] = {}
    wanted = asked
    while wanted:
        rows = session.execute(
            select(Nominee.id, Nominee.merged_into_id).where(
                Nominee.id.in_(wanted), Nominee.merged_into_id.is_not(None)
            )
        )
        leads |= {row.id: row.merged_into_id for row in rows}
        wanted = {leads[one] for one in wanted if one in leads} - leads.keys()
    return leads


def _end(one: int, leads: dict[int, int]) -> int:
    for _step in leads:
        one = leads.get(one, one)
    return one
