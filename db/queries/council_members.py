"""The members of the council: all of them, and who they are on a day."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.council import CouncilMember
from db.rules.council import CAPACITIES, member_words


@dataclass(frozen=True)
class MemberLine:
    """One member of the council in a span of time."""

    id: int
    full_name: str
    position: str
    capacity: str
    valid_from: date | None
    valid_to: date | None
    decision: str

    @property
    def words(self) -> str:
        """The line of the minutes that names the member."""
        return member_words(self.full_name, self.position, self.capacity)

    def serves_on(self, day: date) -> bool:
        """Return whether somebody is a member on a day; open ends count."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


def member_lines(session: Session) -> list[MemberLine]:
    """Return all members, those who left too: by capacity, in the order in which they were entered."""
    m, order = CouncilMember, list(CAPACITIES)
    rows = session.scalars(select(m).order_by(m.id))
    found = [
        MemberLine(row.id, row.full_name, row.position, row.capacity, row.valid_from, row.valid_to, row.decision)
        for row in rows
    ]
    return sorted(found, key=lambda line: (order.index(line.capacity), line.id))


def members_on(session: Session, day: date) -> list[MemberLine]:
    """Return the council of a day, in the order of its minutes."""
    return [line for line in member_lines(session) if line.serves_on(day)]
