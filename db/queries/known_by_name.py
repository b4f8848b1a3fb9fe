"""Whom the record knows under a name that was typed in full: the one who is meant, or those to be asked about."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import Person
from db.queries.lookups import KnownNominee, known_nominee, known_units
from db.rules import names
from db.rules.births import births_agree, parse_birth
from db.rules.drafts import NominationDraft, check_birth

MOST_ASKED = 3


def nominee_meant(session: Session, draft: NominationDraft) -> int | None:
    """Return the nominee whom a draft surely means: the one chosen, or known by the same name and birth or unit."""
    if draft.nominee_id is not None:
        return draft.nominee_id
    born = _birth(draft)
    for nominee, birth in _of_name(session, draft):
        if birth and born:
            if births_agree(birth, born):
                return nominee
            continue
        if _was_in_unit(session, nominee, draft.unit):
            return nominee
    return None


def to_be_asked(session: Session, draft: NominationDraft) -> list[KnownNominee]:
    """Return at most `MOST_ASKED` whom a draft may mean though it does not say so; their births do not contradict.

    Empty where somebody is meant for sure.
    """
    if nominee_meant(session, draft) is not None:
        return []
    born = _birth(draft)
    open_ones = [
        nominee for nominee, birth in _of_name(session, draft) if not (birth and born) or births_agree(birth, born)
    ]
    rows = session.execute(
        select(Nominee.id, Nominee.name, Nominee.person_id)
        .where(Nominee.id.in_(open_ones[-MOST_ASKED:]))
        .order_by(Nominee.id.desc())
    )
    return [known_nominee(session, row.id, row.name, row.person_id, draft.kind) for row in rows]


def unit_spelled_alike(session: Session, text: str) -> str:
    """Return the one known unit that a text means in another spelling or by its abbreviation, "" for none."""
    if not text.strip():
        return ""
    known = known_units(session, text)
    if any(name == text for _id, name, _short in known):
        return ""
    key = names.match_key(text)
    found = {name for _id, name, short in known if key in (names.match_key(name), names.match_key(short))}
    return found.pop() if len(found) == 1 else ""


def _birth(draft: NominationDraft) -> str:
    return "" if check_birth("birth", draft.birth) else parse_birth(draft.birth)


def _of_name(session: Session, draft: NominationDraft) -> list[tuple[int, str]]:
    """Return (nominee, birth) of everyone of this name and kind, oldest first; the place of a tone does not count."""
    known = session.execute(
        select(Nominee.id, Nominee.name, Person.birth)
        .outerjoin(Person, Person.id == Nominee.person_id)
        .where(
            Nominee.name_plain == names.search_key(draft.name),
            Nominee.kind == draft.kind,
            Nominee.merged_into_id.is_(None),
        )
        .order_by(Nominee.id)
    )
    key = names.match_key(draft.name)
    return [(row.id, row.birth or "") for row in known if names.match_key(row.name) == key]


def _was_in_unit(session: Session, nominee: int, unit: str) -> bool:
    written = session.scalars(select(Nomination.unit).where(Nomination.nominee_id == nominee).distinct())
    return any(names.match_key(text) == names.match_key(unit) for text in written)
