"""Who may be one person under two entries: what the record knows of everybody, compared block by block."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.catalogue import unit_words
from db.models.catalogue import AwardType
from db.models.decisions import Recipient
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import IdentityNumber, NotSamePerson, Person, PersonPosition
from db.models.rounds import AwardRound
from db.models.units import Unit, UnitName, UnitSuccession
from db.queries.directory import Merged
from db.queries.register_list import register_hits
from db.queries.settings import PersonLine, person_lines
from db.rules.awards import general_name
from db.rules.names import sex_spoken_to
from db.rules.same_person import SUGGESTED, Entry, Pair, pairs
from db.rules.unit_words import Place


def suggested(session: Session, least: int = SUGGESTED) -> list[Pair]:
    """Return the pairs of people that may be one person, the likeliest first; those decided about are left out.

    Of doubles the kept entry stands with the words of all; a decision about one of them counts for it. For a worker.
    """
    kept = _kept(session)
    n = NotSamePerson
    decided = {
        tuple(sorted((kept.get(row.one_id, row.one_id), kept.get(row.other_id, row.other_id))))
        for row in session.execute(select(n.one_id, n.other_id))
    }
    found = [pair for pair in pairs(known_people(session, kept), least) if (pair.one, pair.other) not in decided]
    return sorted(found, key=lambda pair: (-pair.likeness.percent, pair.one, pair.other))


def known_people(session: Session, kept: Mapping[int, int]) -> list[Entry]:
    """Return everybody with all names, units, positions and decisions that they were written with."""
    gathered = _Gathered(session, kept)
    places = _places(session, {text for texts in gathered.units.values() for text in texts})
    return [
        Entry(
            one,
            tuple(gathered.names[one]),
            *facts,
            frozenset(places[text] for text in gathered.units[one] if text in places),
            frozenset(gathered.positions[one] - {""}),
            gathered.identities.get(one, ""),
            frozenset(gathered.lists[one]),
        )
        for one, facts in gathered.facts.items()
    ]


class _Gathered:
    """What the record says of everybody, by kept entry; of facts the kept entry's own go first."""

    def __init__(self, session: Session, kept: Mapping[int, int]) -> None:
        self._kept = kept
        self.facts: dict[int, tuple[str, str]] = {}
        """Birth and sex."""
        self.identities: dict[int, str] = {}
        self.names: defaultdict[int, dict[str, None]] = defaultdict(dict)
        self.units: defaultdict[int, set[str]] = defaultdict(set)
        self.positions: defaultdict[int, set[str]] = defaultdict(set)
        self.lists: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
        self._read_people(session)
        held = select(PersonPosition.person_id, PersonPosition.title, PersonPosition.unit_text)
        for id_, position, unit in session.execute(held):
            self._read_words(id_, position, unit)
        m, r = Nomination, Recipient
        put = select(Nominee.person_id, m.position, m.unit, m.name).join(Nominee, Nominee.id == m.nominee_id)
        for person, position, unit, name in session.execute(put.where(Nominee.person_id.is_not(None)).distinct()):
            self.names[self._end(person)][name] = None
            self._read_words(person, position, unit)
        given = select(Nominee.person_id, r.decision_id, r.award_type_id).join(Nominee, Nominee.id == r.nominee_id)
        for person, decision, award in session.execute(given.where(Nominee.person_id.is_not(None))):
            self.lists[self._end(person)].add((decision, award))

    def _end(self, person: int | None) -> int:
        assert person is not None
        return self._kept.get(person, person)

    def _read_people(self, session: Session) -> None:
        p = Person
        rows = select(p.id, p.full_name, p.birth, p.gender, p.honorific, IdentityNumber.number)
        rows = rows.outerjoin(IdentityNumber, IdentityNumber.id == p.identity_id)
        for id_, name, birth, gender, honorific, number in session.execute(
            rows.order_by(p.merged_into_id.is_not(None), p.id)
        ):
            one = self._kept.get(id_, id_)
            self.names[one][name] = None
            known = self.facts.get(one, ("", ""))
            self.facts[one] = (known[0] or birth, known[1] or gender or sex_spoken_to(honorific))
            if number:
                self.identities.setdefault(one, number)

    def _read_words(self, person: int | None, position: str, unit: str) -> None:
        self.positions[self._end(person)].add(position.casefold())
        self.units[self._end(person)].add(unit)


def _kept(session: Session) -> dict[int, int]:
    """Return the kept entry of each double."""
    merged = select(Person.id, Person.merged_into_id).where(Person.merged_into_id.is_not(None))
    leads = {row.id: row.merged_into_id for row in session.execute(merged)}
    return {one: _end(one, leads) for one in leads}


def _end(one: int, leads: Mapping[int, int]) -> int:
    while one in leads:
        one = leads[one]
    return one


def _places(session: Session, written: set[str]) -> dict[str, Place]:
    """Return what each text says of a unit; a unit with its names of all years, and those it took over from, is one."""
    words = unit_words()
    leads = {
        row.id: row.merged_into_id
        for row in session.execute(select(Unit.id, Unit.merged_into_id).where(Unit.merged_into_id.is_not(None)))
    }
    followed = select(UnitSuccession.predecessor_id, UnitSuccession.successor_id).order_by(UnitSuccession.on)
    for row in session.execute(followed):
        if _end(row.successor_id, leads) != row.predecessor_id:
            leads.setdefault(row.predecessor_id, row.successor_id)
    bodies = {
        words.unit_key(row.name): _end(row.unit_id, leads)
        for row in session.execute(select(UnitName.unit_id, UnitName.name).order_by(UnitName.valid_from))
    }
    found = {text: words.place(text, bodies) for text in written}
    return {text: place for text, place in found.items() if place is not None}


@dataclass(frozen=True)
class Card:
    """What is shown of one entry beside another; awards are those in force, `latest` is the year of the last."""

    line: PersonLine
    spellings: tuple[str, ...]
    awards: int
    latest: int


def cards(session: Session, ids: Sequence[int]) -> dict[int, Card]:
    """Return what is known of entries, by id; each with what its doubles were given."""
    nominees = {
        row.person_id: row.id
        for row in session.execute(select(Nominee.person_id, Nominee.id).where(Nominee.person_id.in_(ids)))
    }
    hits = register_hits(session, list(nominees.values()))
    written = select(Nomination.nominee_id, Nomination.name).where(Nomination.nominee_id.in_(nominees.values()))
    spelled: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for row in session.execute(written.order_by(Nomination.id)):
        spelled[row.nominee_id][row.name] = None
    found = {}
    for id_, line in person_lines(session, ids).items():
        hit = hits.get(nominees.get(id_, 0))
        others = tuple(name for name in spelled[nominees.get(id_, 0)] if name != line.name)
        found[id_] = Card(line, others, hit.awards if hit else 0, hit.latest if hit else 0)
    return found


def doubles_of(session: Session, person_id: int) -> list[Merged]:
    """Return the entries that were recognised as this one directly, the oldest first."""
    rows = select(Person.id, Person.full_name, Person.birth).where(Person.merged_into_id == person_id)
    return [Merged(row.id, row.full_name, row.birth) for row in session.execute(rows.order_by(Person.id))]


@dataclass(frozen=True)
class Put:
    """One nomination of an entry, as it was written."""

    id: int
    name: str
    place: str
    award: str
    year: int


def nominations_of(session: Session, person_id: int) -> list[Put]:
    """Return what was put forward under an entry, the newest first."""
    m = Nomination
    rows = session.execute(
        select(m.id, m.name, m.position, m.unit, AwardType.name.label("award"), AwardRound.year)
        .join(Nominee, Nominee.id == m.nominee_id)
        .join(AwardType, AwardType.id == m.award_type_id)
        .join(AwardRound, AwardRound.id == m.round_id)
        .where(Nominee.person_id == person_id)
        .order_by(AwardRound.year.desc(), m.id.desc())
    )
    return [
        Put(
            row.id,
            row.name,
            ", ".join(text for text in (row.position, row.unit) if text),
            general_name(row.award),
            row.year,
        )
        for row in rows
    ]
