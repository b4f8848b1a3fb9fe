"""Numbers of the office's own register that no recipient has, with the reason where there is one."""

from dataclasses import dataclass

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.orm import Session

from db.models.register import RegisterEntry, RegisterGap

MOST = 500


@dataclass(frozen=True)
class Gap:
    """One number that stays empty; `reason` is '' until somebody says why."""

    number: int
    reason: str


def last_entry(session: Session) -> int:
    """Return the highest number that somebody has, 0 for an empty register."""
    return session.scalar(select(func.max(RegisterEntry.number))) or 0


def register_gaps(session: Session) -> list[Gap]:
    """Return the first MOST numbers that nobody has: left out between entries, or declared empty."""
    reasons = {row.number: row.reason for row in session.execute(select(RegisterGap.number, RegisterGap.reason))}
    numbers = union_all(select(RegisterEntry.number), select(literal(0))).subquery()
    following = func.lead(numbers.c[0]).over(order_by=numbers.c[0])
    pairs = select(numbers.c[0].label("number"), following.label("following")).subquery()
    rows = session.execute(
        select(pairs.c.number, pairs.c.following).where(pairs.c.following - pairs.c.number > 1).order_by(pairs.c.number)
    )
    empty: set[int] = set(reasons)
    for before, after in rows:
        empty.update(range(before + 1, min(after, before + 1 + MOST)))
        if len(empty) >= MOST:
            break
    return [Gap(number, reasons.get(number, "")) for number in sorted(empty)[:MOST]]
