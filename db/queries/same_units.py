"""Which units may stand in the directory twice: what the record knows of each, compared key by key."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.catalogue import unit_words
from db.models.nominees import Nominee
from db.models.units import NotSameUnit, Unit, UnitName, UnitSuccession
from db.queries.register_list import register_hits
from db.queries.settings import UnitLine, unit_lines
from db.rules.same_person import SUGGESTED, Pair
from db.rules.same_unit import UnitEntry, pairs


def suggested_units(session: Session, least: int = SUGGESTED) -> list[Pair]:
    """Return the pairs of entries that may be one unit, the likeliest first; those decided about are left out.

    Of doubles the kept entry stands with the names of all; a decision about one of them counts for it. For a worker.
    """
    kept = _kept(session)
    n = NotSameUnit
    decided = {
        tuple(sorted((kept.get(row.one_id, row.one_id), kept.get(row.other_id, row.other_id))))
        for row in session.execute(select(n.one_id, n.other_id))
    }
    found = [pair for pair in pairs(known_units(session, kept), least) if (pair.one, pair.other) not in decided]
    return sorted(found, key=lambda pair: (-pair.likeness.percent, pair.one, pair.other))


def known_units(session: Session, kept: Mapping[int, int]) -> list[UnitEntry]:
    """Return every unit that is no double, with all names that it and its doubles had."""
    words = unit_words()
    named: defaultdict[int, dict[str, None]] = defaultdict(dict)
    above: defaultdict[int, set[int]] = defaultdict(set)
    rows = session.execute(select(UnitName.unit_id, UnitName.name, UnitName.parent_id).order_by(UnitName.id.desc()))
    for row in rows:
        one = kept.get(row.unit_id, row.unit_id)
        named[one][row.name] = None
        if row.parent_id is not None:
            above[one].add(kept.get(row.parent_id, row.parent_id))
    followed = _followed(session, kept)
    entries = []
    present = select(Unit.id, Unit.abbreviation, Unit.address).where(Unit.merged_into_id.is_(None)).order_by(Unit.id)
    for unit in session.execute(present):
        places = [place for name in named[unit.id] if (place := words.place(name, {})) is not None]
        entries.append(
            UnitEntry(
                unit.id,
                tuple(named[unit.id]),
                tuple(words.unit_key(name) for name in named[unit.id]),
                frozenset(words.unit_key(name) for parent in above[unit.id] for name in named[parent]),
                frozenset(place.province_now for place in places if place.province_now),
                frozenset(place.province for place in places if place.province),
                unit.abbreviation,
                unit.address,
                frozenset(followed[unit.id]),
            )
        )
    return entries


def _followed(session: Session, kept: Mapping[int, int]) -> defaultdict[int, set[int]]:
    """Return by unit which others it took over from or was taken over by."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for row in session.execute(select(UnitSuccession.predecessor_id, UnitSuccession.successor_id)):
        one, other = (kept.get(each, each) for each in row)
        found[one].add(other)
        found[other].add(one)
    return found


def _kept(session: Session) -> dict[int, int]:
    """Return the kept entry of each double."""
    merged = select(Unit.id, Unit.merged_into_id).where(Unit.merged_into_id.is_not(None))
    leads = {row.id: row.merged_into_id for row in session.execute(merged)}
    found = {}
    for one in leads:
        end = one
        while end in leads:
            end = leads[end]
        found[one] = end
    return found


@dataclass(frozen=True)
class UnitCard:
    """What is shown of one unit beside another; awards are those in force, `latest` is the year of the last."""

    line: UnitLine
    spellings: tuple[str, ...]
    awards: int
    latest: int


def unit_cards(session: Session, ids: Sequence[int]) -> dict[int, UnitCard]:
    """Return what is known of units, by id; each with the names that it had before."""
    nominees = {
        row.unit_id: row.id
        for row in session.execute(select(Nominee.unit_id, Nominee.id).where(Nominee.unit_id.in_(ids)))
    }
    hits = register_hits(session, list(nominees.values()))
    named: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for row in session.execute(
        select(UnitName.unit_id, UnitName.name).where(UnitName.unit_id.in_(ids)).order_by(UnitName.id)
    ):
        named[row.unit_id][row.name] = None
    found = {}
    for id_, line in unit_lines(session, list(ids)).items():
        hit = hits.get(nominees.get(id_, 0))
        others = tuple(name for name in named[id_] if name != line.name)
        found[id_] = UnitCard(line, others, hit.awards if hit else 0, hit.latest if hit else 0)
    return found
