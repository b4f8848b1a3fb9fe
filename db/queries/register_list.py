"""The golden register: hits by name without accents, and everything one nominee was ever given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from db import search
from db.models.ceremonies import HandOver
from db.models.certificates import Certificate
from db.models.decisions import Decision, DecisionScan, Recipient
from db.models.nominees import Nominee
from db.models.people import Person
from db.models.register import RegisterEntry, Reissue, Revocation
from db.queries.doubles import asked_by_entry, entries_of, kept_by_name, kept_by_unit_names, kept_entries
from db.queries.law import known_bonus
from db.queries.revocations import in_force
from db.rules.names import sort_key_text
from db.rules.terms import NomineeKind


@dataclass(frozen=True)
class RegisterHit:
    """Somebody or a collective in the register; `awards` and `latest` (0 for none) are of awards in force."""

    nominee_id: int
    kind: NomineeKind
    name: str
    unit: str
    awards: int
    latest: int
    birth: str


COUNTED: dict[str, Callable[[], ColumnElement[Any]]] = {
    "awards": lambda: func.count().filter(in_force()),
    "latest": lambda: func.coalesce(func.max(Recipient.year).filter(in_force()), 0),
}
"""Orders that count what each nominee was given; what was revoked is not counted."""


@dataclass(frozen=True)
class RegisterFilter:
    """What is asked of the register: words of a name, a year of 0 for any, and the order, "" for that of the list."""

    text: str = ""
    year: int = 0
    kind: NomineeKind | None = None
    order: str = ""
    descending: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is the list itself or a part of it by name, whose first rows can be had at once."""
        return not (self.year or self.kind or self.descending) and self.order in ("", "name")


def register_ids(session: Session, text: str = "", limit: int | None = None) -> Sequence[int]:
    """Return nominees that were given something and have a word beginning with each word typed, in list order.

    Of entries that were recognised as one the kept entry stands for all: it is found by the names of its doubles too,
    a collective also by names that its unit had before and by those of units that took it over.
    """
    also = _other_names(session, text) if search.words_of(text) else ()
    return search.sorted_ids(session, "nominee", text, limit=limit, mostly=[_kept(), _given()], also=also)


def _other_names(session: Session, typed: str) -> list[int]:
    """Return the entries that are found by names of their doubles, or by earlier and later names of their unit."""
    return list(dict.fromkeys((*kept_by_name(session, typed), *kept_by_unit_names(session, typed))))


def _kept() -> ColumnElement[bool]:
    return Nominee.id.not_in(select(kept_entries().c.double))


def _given() -> ColumnElement[bool]:
    """Return the condition that an entry, or a double of it, was given something."""
    pairs = kept_entries()
    by_doubles = select(pairs.c.kept).join(Recipient, Recipient.nominee_id == pairs.c.double)
    return or_(select(Recipient.id).where(Recipient.nominee_id == Nominee.id).exists(), Nominee.id.in_(by_doubles))


def filtered_ids(session: Session, wanted: RegisterFilter) -> Sequence[int]:
    """Return the nominees asked for; sorted by their awards, all of a large register are counted: for a worker."""
    if wanted.plain:
        return register_ids(session, wanted.text)
    query: Select[int] = select(Nominee.id).where(_kept())
    in_year = Recipient.year == wanted.year if wanted.year else true()
    first: ColumnElement[Any] | InstrumentedAttribute[Any] = Nominee.name_sort
    if wanted.order in COUNTED:
        by = COUNTED[wanted.order]().label("by")
        kept, rows = _counted_rows(session, by)
        given = rows.where(in_year).group_by(kept).subquery()
        query, first = query.join(given, given.c.entry == Nominee.id), given.c.by
    elif wanted.year:
        pairs = kept_entries()
        by_doubles = select(pairs.c.kept).join(Recipient, Recipient.nominee_id == pairs.c.double).where(in_year)
        own = select(Recipient.nominee_id).where(in_year)
        query = query.where(or_(Nominee.id.in_(own), Nominee.id.in_(by_doubles)))
    else:
        query = query.where(_given())
    if wanted.kind:
        query = query.where(Nominee.kind == wanted.kind)
    if search.words_of(wanted.text):
        query = query.where(search.fitting(session, "nominee", wanted.text, _other_names(session, wanted.text)))
    order = (first.desc() if wanted.descending else first.asc(), Nominee.name_sort, Nominee.id)
    return search.ids_of(session, query.order_by(*order))


def grouped_hits(session: Session, wanted: RegisterFilter, by: str) -> list[tuple[str, list[int]]]:
    """Return (title, nominees) by the `unit` or `award` of the newest award in force, of the year that is asked for.

    Within each as `filtered_ids` orders; those without a title stand last. Reads the whole register: for a worker.
    """
    told = {"unit": Recipient.unit, "award": Recipient.award}[by]
    in_year = Recipient.year == wanted.year if wanted.year else true()
    kept = {row.double: row.kept for row in session.execute(select(kept_entries()))}
    rows = session.execute(
        select(Recipient.nominee_id, told).where(in_force(), in_year).order_by(Recipient.year, Recipient.id),
        execution_options={"yield_per": search.BATCH},
    )
    newest = {kept.get(row[0], row[0]): str(row[1]) for row in rows}
    groups: dict[str, list[int]] = {}
    for id_ in filtered_ids(session, wanted):
        groups.setdefault(newest.get(id_, ""), []).append(id_)
    return sorted(groups.items(), key=lambda group: (not group[0], sort_key_text(group[0])))


def _counted_rows(session: Session, by: Any) -> tuple[Any, Select[Any]]:
    """Return the kept entry that a row of the register counts for, and `by` counted for each.

    Without doubles the index of the entries gives the groups; with some, all rows are sorted.
    """
    if session.scalar(select(Nominee.id).where(Nominee.merged_into_id.is_not(None)).limit(1)) is None:
        return Recipient.nominee_id, select(Recipient.nominee_id.label("entry"), by)
    pairs = kept_entries()
    kept = func.coalesce(pairs.c.kept, Recipient.nominee_id)
    rows = select(kept.label("entry"), by).select_from(Recipient)
    return kept, rows.outerjoin(pairs, pairs.c.double == Recipient.nominee_id)


def register_hits(session: Session, ids: Sequence[int]) -> dict[int, RegisterHit]:
    """Return plain rows by nominee, with what its doubles were given."""
    asked = asked_by_entry(entries_of(session, ids))
    counted = session.execute(
        select(Recipient.nominee_id, func.count().label("n"), func.max(Recipient.year).label("latest"))
        .where(Recipient.nominee_id.in_(asked), in_force())
        .group_by(Recipient.nominee_id)
    )
    many: dict[int, tuple[int, int]] = {}
    for row in counted:
        for one in asked[row.nominee_id]:
            before, latest = many.get(one, (0, 0))
            many[one] = (before + row.n, max(latest, row.latest))
    written = select(Recipient.nominee_id, Recipient.unit).where(Recipient.nominee_id.in_(asked)).order_by(Recipient.id)
    units = {one: row.unit for row in session.execute(written) for one in asked[row.nominee_id]}
    rows = session.execute(
        select(Nominee.id, Nominee.kind, Nominee.name, Person.birth)
        .outerjoin(Person, Person.id == Nominee.person_id)
        .where(Nominee.id.in_(ids))
    )
    return {
        row.id: RegisterHit(
            row.id, row.kind, row.name, units.get(row.id, ""), *many.get(row.id, (0, 0)), birth=row.birth or ""
        )
        for row in rows
    }


@dataclass(frozen=True)
class GivenAward:
    """One award in a nominee's history, as frozen, with what became of it."""

    recipient_id: int
    decision_id: int
    year: int
    award: str
    name: str
    position: str
    unit: str
    citation: str
    number: str
    dated: date | None
    register_number: str
    entry: int
    bonus: int | None
    """None where it is not known."""
    revoked: str
    revoked_number: str
    handed_over: bool
    has_scan: bool
    certificate: int  # the newest one, 0 before one is made
    reissued: str  # why it was issued again last, or ''


def history_of(session: Session, nominee_id: int) -> list[GivenAward]:
    """Return a nominee's awards, with those of its doubles, the newest first."""
    handed = (
        select(HandOver.id)
        .join(Certificate, Certificate.id == HandOver.certificate_id)
        .where(Certificate.recipient_id == Recipient.id)
        .exists()
    )
    newest = select(func.max(Certificate.id)).where(Certificate.recipient_id == Recipient.id).scalar_subquery()
    again = (
        select(Reissue.reason)
        .join(Certificate, Certificate.id == Reissue.certificate_id)
        .where(Certificate.recipient_id == Recipient.id)
        .order_by(Reissue.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    scan = select(DecisionScan.id).where(DecisionScan.decision_id == Recipient.decision_id).exists()
    columns: Any = (
        Recipient.id,
        Recipient.decision_id,
        Recipient.year,
        Recipient.award,
        Recipient.name,
        Recipient.position,
        Recipient.unit,
        Recipient.citation,
        Decision.number,
        Decision.dated,
        Recipient.register_number,
        func.coalesce(RegisterEntry.number, 0),
        known_bonus(),
        func.coalesce(Revocation.reason, ""),
        func.coalesce(Revocation.number, ""),
        handed,
        scan,
        func.coalesce(newest, 0),
        func.coalesce(again, ""),
    )
    rows = session.execute(
        select(*columns)
        .join(Decision, Decision.id == Recipient.decision_id)
        .outerjoin(RegisterEntry, RegisterEntry.recipient_id == Recipient.id)
        .outerjoin(Revocation, Revocation.recipient_id == Recipient.id)
        .where(Recipient.nominee_id.in_(entries_of(session, [nominee_id])[nominee_id]))
        .order_by(Decision.dated.desc(), Recipient.id.desc())
    )
    return [GivenAward(*cast(Any, row)) for row in rows]


def register_size(session: Session) -> tuple[int, int, int]:
    """Return (awards in force, first year, last year); each is asked by itself, so that an index answers at once."""
    many = session.scalar(select(func.count()).select_from(Recipient))
    revoked = session.scalar(select(func.count()).select_from(Revocation))
    first, last = (session.scalar(select(end(Recipient.year))) for end in (func.min, func.max))
    return ((many or 0) - (revoked or 0), first or 0, last or 0)


def history_of_person(session: Session, person_id: int) -> list[GivenAward]:
    """Return a person's awards, the newest first."""
    nominee = session.scalar(select(Nominee.id).where(Nominee.person_id == person_id))
    return history_of(session, nominee) if nominee is not None else []
