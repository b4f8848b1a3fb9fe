"""Of whom and of what a change was: the numbers of its papers and the names of its nominees, people and units."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.authorities import AuthorityName, Signer
from db.models.catalogue import AwardType
from db.models.certificates import Certificate, Sheet, Stock
from db.models.council import CouncilResult, Submission, SubmissionItem
from db.models.decisions import Decision, DecisionItem, Recipient
from db.models.nominations import Finding, Nomination
from db.models.people import Person
from db.models.register import Revocation
from db.models.rounds import AwardRound, Milestone, RoundUnit
from db.models.units import UnitName

MOST = 3
_NOMINEE = (Nomination.honorific, Nomination.name)
_RECIPIENT = (Recipient.honorific, Recipient.name)
_OF_CERTIFICATE = select(*_RECIPIENT).join(Certificate, Certificate.recipient_id == Recipient.id)

PAPERS: tuple[tuple[str, Any, Any], ...] = (
    ("decision", select(Decision.number), Decision.id),
    ("submission", select(Submission.number), Submission.id),
    ("revocation", select(Revocation.number), Revocation.id),
)
"""By table: what gives the number of a paper."""
NAMED: tuple[tuple[str, Any, Any], ...] = (
    ("nomination", select(*_NOMINEE), Nomination.id),
    ("finding", select(*_NOMINEE).join(Finding, Finding.nomination_id == Nomination.id), Finding.id),
    (
        "decision_item",
        select(*_NOMINEE).join(DecisionItem, DecisionItem.nomination_id == Nomination.id),
        DecisionItem.id,
    ),
    (
        "submission_item",
        select(*_NOMINEE).join(SubmissionItem, SubmissionItem.nomination_id == Nomination.id),
        SubmissionItem.id,
    ),
    (
        "council_result",
        select(*_NOMINEE).join(CouncilResult, CouncilResult.nomination_id == Nomination.id),
        CouncilResult.id,
    ),
    ("revocation", select(*_RECIPIENT).join(Revocation, Revocation.recipient_id == Recipient.id), Revocation.id),
    ("certificate", _OF_CERTIFICATE, Certificate.id),
    ("sheet", _OF_CERTIFICATE.join(Sheet, Sheet.certificate_id == Certificate.id), Sheet.id),
    ("person", select(Person.honorific, Person.full_name), Person.id),
    ("round_unit", select(UnitName.name).join(RoundUnit, RoundUnit.unit_id == UnitName.unit_id), RoundUnit.id),
    ("award_round", select(AwardRound.name), AwardRound.id),
    ("milestone", select(Milestone.title), Milestone.id),
    ("unit_name", select(UnitName.name), UnitName.id),
    ("authority_name", select(AuthorityName.title), AuthorityName.id),
    ("signer", select(Signer.full_name), Signer.id),
    ("award_type", select(AwardType.name), AwardType.id),
    ("stock", select(Stock.name), Stock.id),
)
"""By table: what names a row; the first table that a change touched says of whom it was."""


def subjects(session: Session, touched: Iterable[tuple[str, int]]) -> tuple[list[str], int]:
    """Return the numbers and the first names of rows that were written, and of how many rows that is."""
    rows: dict[str, list[int]] = {}
    for table, id_ in sorted(touched):
        rows.setdefault(table, []).append(id_)
    numbers = [text for table, query, key in PAPERS for text in _texts(session, query, key, rows.get(table, ()))]
    for table, query, key in NAMED:
        ids = rows.get(table, [])
        names = _texts(session, query, key, ids)
        if names:
            return [*numbers, *names], len(numbers) + len(ids)
    return numbers, len(numbers)


def _texts(session: Session, query: Any, key: Any, ids: Iterable[int]) -> list[str]:
    wanted = list(ids)[:MOST]
    found = session.execute(query.where(key.in_(wanted)).order_by(key)) if wanted else ()
    texts = (" ".join(part for part in row if part) for row in found)
    return list(dict.fromkeys(text for text in texts if text))
