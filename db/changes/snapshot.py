"""Freezing: what decision, list, certificate and register will say for ever, with the money of the decision's day."""

from collections.abc import Iterator
from datetime import date
from itertools import count

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.changes.change import Writer
from db.errors import KnownError
from db.models.authorities import AuthorityName
from db.models.catalogue import AwardType
from db.models.decisions import DecisionItem, Recipient
from db.models.nominations import Nomination
from db.models.register import RegisterEntry, RegisterGap
from db.queries.award_words import words_of
from db.queries.law import rate_on
from db.queries.nomination_drafts import approved_items, decided_texts
from db.rules import names, numbering, stages
from db.rules.terms import NominationState, NomineeKind


def freeze(writer: Writer, decision_id: int, authority: AuthorityName, day: date, *, without_bonus: bool) -> list[int]:
    """Insert a snapshot and a register entry for each approved nomination in order; return the recipients' ids.

    A bonus that the catalogue does not know is frozen as not known, with `without_bonus` only.
    Raises KnownError: nobody_approved, no_regime, no_base_salary, no_coefficient.
    """
    session = writer.session
    rows = approved_items(session, decision_id)
    if not rows:
        raise KnownError("nobody_approved")
    given = session.scalars(select(AwardType).where(AwardType.id.in_({row.award_type_id for _item, row in rows})))
    awards = {one.id: words_of(session, one, authority.title).full for one in given}
    asked = dict.fromkeys((row.award_type_id, row.kind) for _item, row in rows)
    rates = {(award, kind): rate_on(session, award, kind, day) for award, kind in asked}
    lacking = next((rate.lacking for rate in rates.values() if rate.lacking is not None), None)
    if lacking is not None and not without_bonus:
        raise lacking
    entries = _free_numbers(session)
    frozen: list[dict[str, object]] = []
    for ordinal, (item, nomination) in enumerate(rows, start=1):
        if wrong := stages.decide_refused(nomination.state, nomination.name):
            raise wrong
        stages.check_step(nomination.state, NominationState.DECIDED)
        rate = rates[nomination.award_type_id, nomination.kind]
        frozen.append(
            {
                "decision_id": decision_id,
                "ordinal": ordinal,
                "register_number": numbering.golden_book_number(ordinal),
                "year": day.year,
                "award_type_id": nomination.award_type_id,
                "award": awards[nomination.award_type_id],
                "issuer": authority.title,
                "regime": rate.regime,
                "coefficient": rate.hundredths,
                "base_salary": rate.base_salary or 0,
                "bonus": rate.amount or 0,
                **_words(item, nomination),
            }
        )
    made = writer.insert_many(Recipient, frozen)
    entered = ({"number": next(entries), "recipient_id": id_, "entered_on": writer.today} for id_ in made)
    writer.insert_many(RegisterEntry, list(entered))
    writer.update_many(Nomination, {nomination.id: {"state": NominationState.DECIDED} for _item, nomination in rows})
    return made


def _free_numbers(session: Session) -> Iterator[int]:
    """Yield the register's next numbers; those that were declared empty are left out."""
    last = session.scalar(select(func.max(RegisterEntry.number))) or 0
    empty = frozenset(session.scalars(select(RegisterGap.number).where(RegisterGap.number > last)))
    return (number for number in count(last + 1) if number not in empty)


def _words(item: DecisionItem, nomination: Nomination) -> dict[str, object]:
    name = item.name or nomination.name
    sort = names.sort_key_text if nomination.kind is NomineeKind.COLLECTIVE else names.sort_key
    return {
        "nomination_id": nomination.id,
        "nominee_id": nomination.nominee_id,
        "kind": nomination.kind,
        "name": name,
        "name_sort": sort(name),
        "name_plain": names.search_key(name),
        **decided_texts(item, nomination),
    }
