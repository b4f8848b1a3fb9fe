"""How many articles a decision has, as its paper counts them."""

from datetime import date

from sqlalchemy.orm import Session

from db.queries.paper_rows import decision_rows
from db.rules.decision_articles import article_count


def articles_of(session: Session, decision_id: int, today: date) -> int:
    """Return the number of articles; a draft's money is that of `today`. Raises KnownError("gone")."""
    found = decision_rows(session, decision_id, today)
    awards: dict[int, list[int | None]] = {}
    for row in found.rows:
        told = row.decided_bonus
        awards.setdefault(row.award_type_id, []).append(0 if row.lower and told is not None else told)
    return article_count(awards.values(), found.authority.fund, issued=found.issued) + (found.replaces is not None)
