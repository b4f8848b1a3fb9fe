"""What the record knows of a decision's nominees beside their certificates, and which doubts were accepted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.catalogue import AwardType
from db.models.decisions import Decision, DecisionItem, Recipient
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import Person
from db.queries.paper_order import LAW_ORDER
from db.queries.settings import setting
from db.rules.terms import DecisionState


@dataclass(frozen=True)
class KnownNominee:
    """One nominee of a decision in its order; `sex` is male, female or "", `registered_name` "" for a collective."""

    nomination_id: int
    person_id: int
    name: str
    sex: str
    registered_name: str


def known_nominees(session: Session, decision_id: int) -> list[KnownNominee]:
    """Return the recipients of an issued decision, or the approved nominees of a draft, in their order."""
    issued = session.scalar(select(Decision.state).where(Decision.id == decision_id)) is DecisionState.ISSUED
    if issued:
        columns: Any = (Recipient.nomination_id, Recipient.nominee_id, Recipient.name)
        listed = select(*columns).where(Recipient.decision_id == decision_id).order_by(Recipient.ordinal)
    else:
        columns = (Nomination.id, Nomination.nominee_id, Nomination.name)
        listed = (
            select(*columns)
            .join(DecisionItem, DecisionItem.nomination_id == Nomination.id)
            .join(AwardType, AwardType.id == Nomination.award_type_id)
            .where(DecisionItem.decision_id == decision_id, DecisionItem.approved)
            .order_by(*LAW_ORDER, DecisionItem.order)
        )
    rows = [tuple(row) for row in session.execute(listed)]
    nominees = {row[1] for row in rows}
    people = {
        row.id: row
        for row in session.execute(
            select(Nominee.id, Person.id.label("person_id"), Person.full_name, Person.gender)
            .join(Person, Person.id == Nominee.person_id)
            .where(Nominee.id.in_(nominees))
        )
    }
    found = []
    for nomination, nominee, name in rows:
        person = people.get(nominee)
        if person is None:
            found.append(KnownNominee(nomination, 0, name, "", ""))
        else:
            found.append(KnownNominee(nomination, person.person_id, name, person.gender, person.full_name))
    return found


def accepted_key(decision_id: int) -> str:
    """Return the setting under which a decision's accepted doubts are kept."""
    return f"preflight.accepted.{decision_id}"


def accepted_doubts(session: Session, decision_id: int) -> Mapping[str, str]:
    """Return the reason of each doubt that was accepted, by its key."""
    kept: dict[str, dict[str, str]] = setting(session, accepted_key(decision_id), {})
    return {key: value["reason"] for key, value in kept.items()}
