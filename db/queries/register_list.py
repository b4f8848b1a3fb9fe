"""The golden register: hits by name without accents, and everything one nominee was ever given."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, func, or_, select, true
from sqlalchemy.orm import Session

from db import search
from db.models.ceremonies import HandOver
from db.models.certificates import Certificate
from db.models.decisions import Decision, DecisionScan, Recipient
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import Person
from db.models.register import RegisterEntry, RegisterTotal, Reissue, Revocation
from db.queries.amendments import Correction, corrections, found_by_old_name
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


AFTER = 2**40  # above every id: a year times this, and the id


@dataclass(frozen=True)
class RegisterFilter:
    """What is asked of the register: words of a name, a year of 0 for any, and the order, "" for that of the list."""

    text: str = ""
    year: int = 0
    kind: NomineeKind | None = None
    order: str = ""
    descending: bool = False


def register_ids(session: Session, text: str = "", limit: int | None = None) -> Sequence[int]:
    """Return nominees that were given something and have a word beginning with each word typed, in list order.

    Of entries that were recognised as one the kept entry stands for all: it is found by the names of its doubles too,
    a collective also by names that its unit had before and by those of units that took it over.
    """
    if not search.words_of(text):
        total = RegisterTotal
        whole: Select[int] = select(total.id).order_by(total.name_sort, total.id)
        return search.ids_of(session, whole.limit(limit))
    also = _other_names(session, text)
    return search.sorted_ids(session, "nominee", text, limit=limit, mostly=[_given()], also=also)


def _other_names(session: Session, typed: str) -> list[int]:
    """Return the entries that are found by names of their doubles, of their unit, or by one that was corrected."""
    found = (kept_by_name(session, typed), kept_by_unit_names(session, typed), found_by_old_name(session, typed))
    return list(dict.fromkeys(entry for part in found for entry in part))


def _given() -> ColumnElement[bool]:
    """Return the condition that an entry, or a double of it, was given something, and that it is itself no double."""
    return select(RegisterTotal.id).where(RegisterTotal.id == Nominee.id).exists()


def filtered_ids(session: Session, wanted: RegisterFilter, limit: int | None = None) -> Sequence[int]:
    """Return the nominees asked for, or the first of them; those of one year are counted anew: for a worker."""
    if not (wanted.year or wanted.kind or wanted.descending) and wanted.order in ("", "name"):
        return register_ids(session, wanted.text, limit)
    total = RegisterTotal
    query: Select[int] = select(total.id)
    order: tuple[Any, ...] = (*_order(wanted), total.name_sort, total.id)
    if wanted.year and wanted.order in FIGURES:
        given = _given_in(session, wanted)
        query = query.join(given, given.c.entry == total.id)
        order = (given.c.by.desc() if wanted.descending else given.c.by, *order[1:])
    elif wanted.year:
        pairs = kept_entries()
        of_year = Recipient.year == wanted.year
        by_doubles = select(pairs.c.kept).join(Recipient, Recipient.nominee_id == pairs.c.double).where(of_year)
        own = select(Recipient.nominee_id).where(of_year)
        query = query.where(or_(total.id.in_(own), total.id.in_(by_doubles)))
    if wanted.kind:
        query = query.where(total.kind == wanted.kind)
    if search.words_of(wanted.text):
        fits = search.fitting(session, "nominee", wanted.text, _other_names(session, wanted.text))
        query = query.where(total.id.in_(select(Nominee.id).where(fits)))
    return search.ids_of(session, query.order_by(*order).limit(limit))


def grouped_hits(session: Session, wanted: RegisterFilter, by: str) -> list[tuple[str, list[int]]]:
    """Return (title, nominees) by the `unit` or `award` of the newest award in force, of the year that is asked for.

    Within each as `filtered_ids` orders; those without a title stand last. Reads the whole register: for a worker.
    """
    told = {"unit": Recipient.unit, "award": Recipient.award}[by]
    in_year = Recipient.year == wanted.year if wanted.year else true()
    kept = {row.double: row.kept for row in session.execute(select(kept_entries()))}
    moment = Recipient.year * AFTER + Recipient.id  # one figure, so that the database finds the newest by itself
    nominee = (Recipient.nominee_id + 0).label("nominee_id")  # along the index by year, which holds all that is asked
    newest = (
        select(nominee, func.max(moment).label("moment"))
        .where(in_force(), in_year)
        .group_by(nominee)
        .order_by(func.max(moment))  # rows that lie together are read together
        .subquery()
    )
    rows = session.execute(
        select(newest.c.nominee_id, newest.c.moment, told).join(Recipient, Recipient.id == newest.c.moment % AFTER),
        execution_options={"yield_per": search.BATCH},
    )
    latest: dict[int, tuple[int, str]] = {}
    for one, at, title in rows:
        entry = kept.get(one, one)
        if entry not in latest or latest[entry][0] < at:
            latest[entry] = (at, title)
    groups: dict[str, list[int]] = {}
    for id_ in filtered_ids(session, wanted):
        groups.setdefault(latest[id_][1] if id_ in latest else "", []).append(id_)
    return sorted(groups.items(), key=lambda group: (not group[0], sort_key_text(group[0])))


FIGURES = ("awards", "latest")
"""Orders by what each nominee was given; what was revoked is not counted."""


def _order(wanted: RegisterFilter) -> tuple[Any, ...]:
    if wanted.order in FIGURES:
        return (getattr(RegisterTotal, f"{wanted.order}_down" if wanted.descending else wanted.order),)
    return (RegisterTotal.name_sort.desc(),) if wanted.descending else ()


def _given_in(session: Session, wanted: RegisterFilter) -> Any:
    """Return (entry, by) of one year: how many awards in force each kept entry has of it, or the year itself."""
    counted = {
        "awards": func.count().filter(in_force()),
        "latest": func.coalesce(func.max(Recipient.year).filter(in_force()), 0),
    }[wanted.order].label("by")
    of_year = Recipient.year == wanted.year
    if session.scalar(select(Nominee.id).where(Nominee.merged_into_id.is_not(None)).limit(1)) is None:
        entry: Any = Recipient.nominee_id  # the index of years gives the groups
        return select(entry.label("entry"), counted).where(of_year).group_by(entry).subquery()
    pairs = kept_entries()
    entry = func.coalesce(pairs.c.kept, Recipient.nominee_id)
    rows = select(entry.label("entry"), counted).select_from(Recipient)
    rows = rows.outerjoin(pairs, pairs.c.double == Recipient.nominee_id)
    return rows.where(of_year).group_by(entry).subquery()


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
    secret: bool = False
    replaced: bool | None = None
    """Whether it was not revoked for itself, but its whole decision replaced."""
    corrections: tuple[Correction, ...] = ()


def _handed_over() -> ColumnElement[bool]:
    """Return the condition that a certificate of a row of `Recipient` was handed over."""
    given = select(HandOver.id).join(Certificate, Certificate.id == HandOver.certificate_id)
    return given.where(Certificate.recipient_id == Recipient.id).exists()


def history_of(session: Session, nominee_id: int) -> list[GivenAward]:
    """Return a nominee's awards, with those of its doubles, the newest first."""
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
        _handed_over(),
        scan,
        func.coalesce(newest, 0),
        func.coalesce(again, ""),
        Nomination.secret,
        Revocation.replaced,
    )
    rows = session.execute(
        select(*columns)
        .join(Decision, Decision.id == Recipient.decision_id)
        .join(Nomination, Nomination.id == Recipient.nomination_id)
        .outerjoin(RegisterEntry, RegisterEntry.recipient_id == Recipient.id)
        .outerjoin(Revocation, Revocation.recipient_id == Recipient.id)
        .where(Recipient.nominee_id.in_(entries_of(session, [nominee_id])[nominee_id]))
        .order_by(Decision.dated.desc(), Recipient.id.desc())
    )
    found = [GivenAward(*cast(Any, row)) for row in rows]
    corrected = corrections(session, [award.recipient_id for award in found])
    return [replace(each, corrections=tuple(corrected.get(each.recipient_id, ()))) for each in found]


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
