"""A nomination as it was entered: every text, so that correcting one keeps the others."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import Person
from db.rules.births import short_birth
from db.rules.drafts import NominationDraft


def written_draft(kept: Nomination, birth: str = "") -> NominationDraft:
    """Return what a nomination says, with the nominee it means."""
    return NominationDraft(
        kind=kept.kind,
        name=kept.name,
        honorific=kept.honorific,
        position=kept.position,
        unit=kept.unit,
        citation=kept.citation,
        summary=kept.summary,
        period=kept.period,
        posthumous=kept.posthumous,
        birth=birth,
        nominee_id=kept.nominee_id,
    )


def nomination_draft(session: Session, id_: int) -> NominationDraft | None:
    """Return one nomination as a clerk edits it, the birth as papers write it; None when it is gone."""
    found = session.execute(
        select(Nomination, Person.birth)
        .join(Nominee, Nominee.id == Nomination.nominee_id)
        .outerjoin(Person, Person.id == Nominee.person_id)
        .where(Nomination.id == id_)
    ).first()
    return None if found is None else written_draft(found[0], short_birth(found[1] or ""))
