"""The secret list (danh sách mật): what goes out of the office leaves it out, unless a clerk asks for it.

Certificates, the register and the office's own papers hold these people too; those that name them say so. Submission,
proposal and decision have a list of their own for them.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session

from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.queries.revocations import in_force

SHOWN = "secret_shown"  # under which a session knows it


def show_secret(session: Session) -> None:
    """Let all that is read with this session name the secret list too."""
    session.info[SHOWN] = True


def shows_secret(session: Session) -> bool:
    """Return whether what is read with this session may name the secret list."""
    return bool(session.info.get(SHOWN))


def open_to(session: Session) -> ColumnElement[bool]:
    """Return the condition that a row of `Nomination` may be told of with this session."""
    return true() if shows_secret(session) else Nomination.secret.is_(False)


def secret_nominations(session: Session, round_id: int) -> int:
    """Return how many nominations of a round are secret, whatever became of them."""
    query = select(func.count()).select_from(Nomination)
    return int(session.scalar(query.where(Nomination.round_id == round_id, Nomination.secret)) or 0)


def secret_awards(session: Session, round_id: int = 0) -> int:
    """Return how many awards in force are secret: of a round, or of the whole register for 0."""
    query = _awards(select(func.count())).where(Nomination.secret)
    if round_id:
        query = query.where(Decision.round_id == round_id, in_force())
    return int(session.scalar(query) or 0)


def secret_recipients(session: Session) -> frozenset[int]:
    """Return all recipients who are secret, as ids: nominations are looked through once, not sought for each award."""
    return frozenset(session.scalars(_awards(select(Recipient.id)).where(Nomination.secret)))


def secret_of(session: Session, recipient_ids: list[int]) -> frozenset[int]:
    """Return who of these recipients is secret."""
    found: set[int] = set()
    for start in range(0, len(recipient_ids), 500):
        asked = Recipient.id.in_(recipient_ids[start : start + 500])
        found |= set(session.scalars(_awards(select(Recipient.id)).where(Nomination.secret, asked)))
    return frozenset(found)


def secret_names(session: Session, rounds: Sequence[int]) -> list[tuple[str, ...]]:
    """Return what each secret nomination of some rounds is called, as decided and as nominated."""
    columns = select(Nomination.id, Nomination.name, Recipient.name.label("decided"))
    found = session.execute(
        columns.outerjoin(Recipient, Recipient.nomination_id == Nomination.id)
        .where(Nomination.round_id.in_(rounds), Nomination.secret)
        .order_by(Nomination.rank, Nomination.id)
    )
    return [tuple(dict.fromkeys(name for name in (row.decided, row.name) if name)) for row in found]


def secret_among(session: Session, nominations: list[int]) -> frozenset[int]:
    """Return which of these nominations are secret."""
    found: set[int] = set()
    for start in range(0, len(nominations), 500):
        asked = Nomination.id.in_(nominations[start : start + 500])
        found |= set(session.scalars(select(Nomination.id).where(asked, Nomination.secret)))
    return frozenset(found)


def only_secret(session: Session, nominees: list[int]) -> frozenset[int]:
    """Return who of these entries of the register has no award in force but secret ones."""
    secret: set[int] = set()
    told: set[int] = set()
    for start in range(0, len(nominees), 500):
        asked = Recipient.nominee_id.in_(nominees[start : start + 500])
        query = _awards(select(Recipient.nominee_id, Nomination.secret)).where(asked, in_force()).distinct()
        for nominee, marked in session.execute(query):
            (secret if marked else told).add(nominee)
    return frozenset(secret - told)


def _awards(query: Any) -> Any:
    query = query.select_from(Recipient).join(Nomination, Nomination.id == Recipient.nomination_id)
    return query.join(Decision, Decision.id == Recipient.decision_id)
