"""A nomination as it was entered: every text, so that correcting one keeps the others."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.catalogue import AwardType
from db.models.decisions import DecisionItem
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import Person
from db.queries.paper_order import LAW_ORDER
from db.rules.births import short_birth
from db.rules.drafts import NominationDraft
from db.rules.nomination_fields import KEPT, PERSON_LINES, PRINTED, texts_of


def kept_texts(row: Any) -> dict[str, Any]:
    """Return the texts of a nomination by field; `row` is one, or has its columns."""
    return texts_of(row, KEPT)


def person_lines(row: Any) -> dict[str, Any]:
    """Return a person's plain facts by field, empty ones for None; `row` is a person, or has its columns."""
    return {each.name: getattr(row, each.name) or "" if row is not None else "" for each in PERSON_LINES}


def decided_texts(item: DecisionItem, kept: Nomination) -> dict[str, Any]:
    """Return the printed texts of a nomination in a decision: the decision's wording where it changed one."""
    return {name: getattr(item, name, "") or getattr(kept, name) for name in PRINTED}


def approved_items(session: Session, decision_id: int) -> list[tuple[DecisionItem, Nomination]]:
    """Return the approved items of a decision with their nominations: award by award, each in the decision's order."""
    rows = session.execute(
        select(DecisionItem, Nomination)
        .join(Nomination, Nomination.id == DecisionItem.nomination_id)
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .where(DecisionItem.decision_id == decision_id, DecisionItem.approved)
        .order_by(*LAW_ORDER, DecisionItem.order)
    )
    return [(item, nomination) for item, nomination in rows]


def written_draft(kept: Nomination, person: Person | None, birth: str = "") -> NominationDraft:
    """Return what a nomination says, with the nominee it means and the plain facts of the person."""
    facts = {**kept_texts(kept), **person_lines(person)}
    return NominationDraft(kept.kind, kept.name, kept.nominee_id, birth=birth, **facts)


def nomination_draft(session: Session, id_: int) -> NominationDraft | None:
    """Return one nomination as a clerk edits it, the birth as papers write it; None when it is gone."""
    found = session.execute(
        select(Nomination, Person)
        .join(Nominee, Nominee.id == Nomination.nominee_id)
        .outerjoin(Person, Person.id == Nominee.person_id)
        .where(Nomination.id == id_)
    ).first()
    if found is None:
        return None
    nomination, person = found
    return written_draft(nomination, person, short_birth(person.birth) if person else "")
