"""Papers about issued decisions as plain rows: what was corrected of whom, by which paper, what was printed before."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.errors import Fault, KnownError
from db.models.amendments import Amendment, AmendmentItem, AmendmentText
from db.models.certificates import Certificate, Sheet
from db.models.decisions import Decision, Recipient
from db.models.nominees import Nominee
from db.models.people import Person
from db.models.register import Revocation
from db.queries.decision_list import numbers_used
from db.queries.law import authority_on
from db.queries.revocations import check_revoking
from db.rules import amendments as rules
from db.rules import names, numbering, stages
from db.rules.terms import AmendmentForm, AmendmentKind, DecisionState, NomineeKind, SigningCapacity
from resources.paths import path


@dataclass(frozen=True)
class Correction:
    """One word of a recipient that an issued paper put right; `before` is what stood printed until then."""

    recipient_id: int
    kind: NomineeKind
    field: str
    before: str
    after: str
    form: AmendmentForm
    number: str
    dated: date
    paper_id: int


def corrections(session: Session, recipient_ids: Sequence[int] | None = None) -> dict[int, list[Correction]]:
    """Return what was corrected of recipients, all there are for None, the earliest first; by recipient."""
    query = (
        select(
            AmendmentItem.recipient_id,
            Recipient.kind,
            AmendmentText.field,
            AmendmentText.before,
            AmendmentText.after,
            Amendment.form,
            Amendment.number,
            Amendment.dated,
            Amendment.id,
        )
        .join(AmendmentItem, AmendmentItem.id == AmendmentText.item_id)
        .join(Amendment, Amendment.id == AmendmentItem.amendment_id)
        .join(Recipient, Recipient.id == AmendmentItem.recipient_id)
        .where(Amendment.state == DecisionState.ISSUED)
        .order_by(Amendment.dated, Amendment.id, AmendmentText.id)
    )
    if recipient_ids is not None:
        query = query.where(AmendmentItem.recipient_id.in_(recipient_ids))
    found: dict[int, list[Correction]] = {}
    for row in session.execute(query):
        found.setdefault(row.recipient_id, []).append(Correction(*cast(Sequence[Any], row)))
    return found


def as_issued(session: Session, decision_id: int) -> dict[int, dict[str, str]]:
    """Return the words of a decision's recipients as they were issued, where they were corrected since."""
    ids = list(session.scalars(select(Recipient.id).where(Recipient.decision_id == decision_id)))
    found = corrections(session, ids)
    first: dict[int, dict[str, str]] = {}
    for recipient, made in found.items():
        for one in made:
            if one.field in rules.OF_SNAPSHOT:
                first.setdefault(recipient, {}).setdefault(one.field, one.before)
    return first


def found_by_old_name(session: Session, typed: str) -> list[int]:
    """Return entries of recipients whose name was corrected, found by words of the name as it was printed before."""
    words = names.search_key(typed).split()
    query = (
        select(Recipient.nominee_id, AmendmentText.before)
        .join(AmendmentItem, AmendmentItem.recipient_id == Recipient.id)
        .join(AmendmentText, AmendmentText.item_id == AmendmentItem.id)
        .join(Amendment, Amendment.id == AmendmentItem.amendment_id)
        .where(Amendment.state == DecisionState.ISSUED, AmendmentText.field == "name")
    )
    found = []
    for nominee, before in session.execute(query):
        parts = names.search_key(before).split()
        if words and all(any(part.startswith(word) for part in parts) for word in words):
            found.append(nominee)
    return list(dict.fromkeys(found))


@dataclass(frozen=True)
class AmendedPerson:
    """Whom a paper is about, in the words that were printed before it; `texts` are (field, before, after)."""

    recipient_id: int
    kind: NomineeKind
    honorific: str
    name: str
    position: str
    unit: str
    award: str
    register_number: str
    texts: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class AmendmentLine:
    """One paper about a decision."""

    id: int
    decision_id: int
    authority_id: int
    kind: AmendmentKind
    form: AmendmentForm
    issued: bool
    number: str
    dated: date | None
    reason: str
    place: str
    signer_name: str
    signer_office: str
    capacity: SigningCapacity
    grounds: tuple[str, ...]
    recipients: tuple[str, ...]
    decision_number: str
    decided_on: date
    people: tuple[AmendedPerson, ...] = field(default=())


def amendments_of(session: Session, decision_id: int) -> list[AmendmentLine]:
    """Return the papers about a decision in the order in which they were drafted."""
    ids = session.scalars(select(Amendment.id).where(Amendment.decision_id == decision_id).order_by(Amendment.id))
    return [amendment(session, one) for one in ids.all()]


def amendment(session: Session, amendment_id: int) -> AmendmentLine:
    """Return one paper. Raises KnownError: gone."""
    row = session.execute(
        select(Amendment, Decision)
        .join(Decision, Decision.id == Amendment.decision_id)
        .where(Amendment.id == amendment_id)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if row is None:
        raise KnownError("gone", table="amendment", id=amendment_id)
    made, decision = row
    assert decision.dated is not None  # an issued one has its day
    return AmendmentLine(
        made.id,
        made.decision_id,
        decision.authority_id,
        made.kind,
        made.form,
        made.state is DecisionState.ISSUED,
        made.number or "",
        made.dated,
        made.reason,
        made.place,
        made.signer_name,
        made.signer_office,
        made.capacity,
        tuple(made.grounds.splitlines()),
        tuple(made.recipients.splitlines()),
        decision.number or "",
        decision.dated,
        tuple(_people(session, made)),
    )


@dataclass(frozen=True)
class RecipientWords:
    """A recipient of an issued decision as it is printed now; `texts` by the fields that a correction can change."""

    recipient_id: int
    kind: NomineeKind
    ordinal: int
    texts: dict[str, str]
    revoked: str
    """The number of the decision that took the award back, "" for one in force."""
    printed: bool
    """Whether a certificate stands on a sheet that is not lost."""


def recipient_words(session: Session, decision_id: int) -> list[RecipientWords]:
    """Return the recipients of a decision in their order."""
    printed = (
        select(Sheet.id)
        .join(Certificate, Certificate.id == Sheet.certificate_id)
        .where(Certificate.recipient_id == Recipient.id, Sheet.state.not_in(stages.LOST_SHEETS))
        .exists()
    )
    rows = session.execute(
        select(Recipient, func.coalesce(Person.birth, ""), func.coalesce(Revocation.number, ""), printed)
        .join(Nominee, Nominee.id == Recipient.nominee_id)
        .outerjoin(Person, Person.id == Nominee.person_id)
        .outerjoin(Revocation, Revocation.recipient_id == Recipient.id)
        .where(Recipient.decision_id == decision_id)
        .order_by(Recipient.ordinal)
        .execution_options(populate_existing=True)
    )
    made = []
    for r, birth, revoked, on_sheet in rows:
        texts = {name: birth if name == "birth" else str(getattr(r, name)) for name in rules.CORRECTABLE[r.kind]}
        made.append(RecipientWords(r.id, r.kind, r.ordinal, texts, revoked, on_sheet))
    return made


def first_amendment(session: Session, round_id: int) -> int:
    """Return the newest paper about a decision of a round, 0 for none."""
    query = select(func.max(Amendment.id)).join(Decision, Decision.id == Amendment.decision_id)
    return session.scalar(query.where(Decision.round_id == round_id)) or 0


def find_amendment(session: Session, decision_id: int) -> int:
    """Return the newest paper about a decision. Raises KnownError: gone."""
    found = session.scalar(select(func.max(Amendment.id)).where(Amendment.decision_id == decision_id))
    if found is None:
        raise KnownError("gone", table="amendment", id=0)
    return found


def _people(session: Session, paper: Amendment) -> Iterator[AmendedPerson]:
    texts: dict[int, list[tuple[str, str, str]]] = {}
    told = (
        select(AmendmentText)
        .join(AmendmentItem, AmendmentItem.id == AmendmentText.item_id)
        .where(AmendmentItem.amendment_id == paper.id)
        .order_by(AmendmentText.id)
    )
    for text in session.scalars(told):
        texts.setdefault(text.item_id, []).append((text.field, text.before, text.after))
    rows = session.execute(
        select(AmendmentItem.id, Recipient)
        .join(Recipient, Recipient.id == AmendmentItem.recipient_id)
        .where(AmendmentItem.amendment_id == paper.id)
        .order_by(AmendmentItem.order)
    ).all()
    made = corrections(session, [row.Recipient.id for row in rows])
    for item, r in rows:
        words = {name: str(getattr(r, name)) for name in rules.OF_SNAPSHOT}
        for one in reversed(made.get(r.id, [])):
            if one.field in words and (
                paper.dated is not None and (one.dated, one.paper_id) >= (paper.dated, paper.id)
            ):
                words[one.field] = one.before
        yield AmendedPerson(
            r.id,
            r.kind,
            words["honorific"],
            words["name"],
            words["position"],
            words["unit"],
            r.award,
            r.register_number,
            tuple(texts.get(item, ())),
        )


def check_number(session: Session, paper_id: int, number: str, dated: date, today: date) -> str:
    """Return the number of a paper about a decision as printed.

    A revoking decision may take back awards of several decisions: its number serves all on one day.
    Raises KnownError: future_date, before_decision, bad_number, number_used, corrected_by_other, revoked_by_other,
    revocation_day_differs, authority_without_name.
    """
    paper = session.get_one(Amendment, paper_id)
    decision = session.get_one(Decision, paper.decision_id)
    if paper.kind is AmendmentKind.REVOKE:
        first = session.scalars(
            select(AmendmentItem.recipient_id).where(AmendmentItem.amendment_id == paper.id).limit(1)
        ).one()
        printed = check_revoking(session, first, number, dated, today)
        correcting = _numbers(session, decision.authority_id, dated.year, AmendmentForm.DECISION, AmendmentKind.CORRECT)
        if printed in correcting:
            used = numbers_of_decisions(session, decision.authority_id, dated.year)
            raise KnownError("number_used", number=printed, date=correcting[printed], next=numbering.next_number(used))
        return printed
    assert decision.dated is not None
    rules.checked_day(dated, today, decision.number or "", decision.dated)
    authority = authority_on(session, decision.authority_id, dated)
    if paper.form is AmendmentForm.LETTER:
        printed = numbering.typed_number(number, authority.number_suffix.rpartition("-")[2])
    else:
        printed = rules.checked_number(number, authority.number_suffix, authority.title)
    if paper.form is AmendmentForm.DECISION:
        used = numbers_of_decisions(session, decision.authority_id, dated.year)
    else:
        used = _numbers(session, decision.authority_id, dated.year, paper.form)
    if printed in used:
        raise KnownError("number_used", number=printed, date=used[printed], next=numbering.next_number(used))
    return printed


@cache
def _law() -> tuple[tuple[str, date, date, str], ...]:
    rows = json.loads(path("papers/amending_law.json").read_text(encoding="utf-8"))["rows"]
    return tuple(
        (
            row["kind"],
            date.fromisoformat(row["valid_from"]) if row["valid_from"] else date.min,
            date.fromisoformat(row["valid_to"]) if row["valid_to"] else date.max,
            row["text"],
        )
        for row in rows
    )


def amending_law(kind: AmendmentKind, day: date) -> str:
    """Return what papers of this kind cite on a day, as shipped with its source; "" where nothing is known."""
    return next((text for one, first, last, text in _law() if one == kind and first <= day <= last), "")


def numbers_of_decisions(session: Session, authority_id: int, year: int) -> dict[str, date]:
    """Return the numbers of an authority's decisions of a year with their days, of those that correct or revoke too."""
    return numbers_used(session, authority_id, year) | _numbers(session, authority_id, year, AmendmentForm.DECISION)


def _numbers(
    session: Session, authority_id: int, year: int, form: AmendmentForm, kind: AmendmentKind | None = None
) -> dict[str, date]:
    query = (
        select(Amendment.number, Amendment.dated)
        .join(Decision, Decision.id == Amendment.decision_id)
        .where(Decision.authority_id == authority_id, Amendment.number_year == year, Amendment.form == form)
    )
    rows = session.execute(query if kind is None else query.where(Amendment.kind == kind))
    return {row.number: row.dated for row in rows if row.number and row.dated}


def amendment_faults(session: Session) -> Iterator[Fault]:
    """Yield where issued papers and what is printed now say different things, or a paper is about another decision."""
    last: dict[tuple[int, str], str] = {}
    for made in corrections(session).values():
        for one in made:
            if one.field in rules.OF_SNAPSHOT:
                if last.get((one.recipient_id, one.field), one.before) != one.before:
                    yield Fault("fault_correction", {"id": one.recipient_id, "number": one.number})
                last[one.recipient_id, one.field] = one.after
    for portion in _portions({recipient for recipient, _field in last}):
        for recipient in session.scalars(select(Recipient).where(Recipient.id.in_(portion))):
            for name in rules.OF_SNAPSHOT:
                if last.get((recipient.id, name), getattr(recipient, name)) != getattr(recipient, name):
                    yield Fault("fault_correction", {"id": recipient.id, "number": ""})
    astray = (
        select(AmendmentItem.recipient_id, func.coalesce(Amendment.number, ""))
        .join(Amendment, Amendment.id == AmendmentItem.amendment_id)
        .join(Recipient, Recipient.id == AmendmentItem.recipient_id)
        .where(Recipient.decision_id != Amendment.decision_id)
    )
    in_force = (
        select(AmendmentItem.recipient_id, func.coalesce(Amendment.number, ""))
        .join(Amendment, Amendment.id == AmendmentItem.amendment_id)
        .outerjoin(
            Revocation,
            (Revocation.recipient_id == AmendmentItem.recipient_id) & (Revocation.number == Amendment.number),
        )
        .where(Amendment.kind == AmendmentKind.REVOKE, Amendment.state == DecisionState.ISSUED, Revocation.id.is_(None))
    )
    for query in (astray, in_force):
        for recipient_id, number in session.execute(query):
            yield Fault("fault_amendment", {"id": recipient_id, "number": number})


def _portions(ids: Iterable[int]) -> Iterator[list[int]]:
    wanted = sorted(ids)
    return (wanted[first : first + 500] for first in range(0, len(wanted), 500))
