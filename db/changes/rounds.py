"""Movements and award rounds: opening, changing, copying, closing."""

from datetime import date

from sqlalchemy import func, select

from db.changes.change import Writer, change
from db.errors import KnownError
from db.models.rounds import AwardRound, Movement
from db.rules.clean_text import clean
from db.rules.terms import RewardType, RoundState


@change("movement.add")
class AddMovement:
    """Add a movement under the name that certificates use."""

    movement: str
    launched_on: date | None = None

    def apply(self, writer: Writer) -> int:
        """Return the id; a movement of that name that is there already is returned.

        Raises KnownError: field_missing.
        """
        if not clean(self.movement):
            raise KnownError("field_missing", field="movement")
        found = writer.session.scalar(select(Movement.id).where(Movement.name == self.movement))
        return found if found is not None else writer.insert(Movement, name=self.movement, launched_on=self.launched_on)


@change("round.open")
class OpenRound:
    """Open a round; its citation is proposed to each new nomination."""

    title: str
    year: int
    reward_type: RewardType
    movement_id: int | None = None
    citation: str = ""
    deadline: date | None = None

    def apply(self, writer: Writer) -> int:
        """Return the round's id."""
        _check(writer, self.title, self.year, None)
        return writer.insert(AwardRound, state=RoundState.OPEN, **_values(self))


@change("round.edit")
class EditRound:
    """Change what a round is called, its year, type, movement, citation or deadline."""

    round_id: int
    title: str
    year: int
    reward_type: RewardType
    movement_id: int | None = None
    citation: str = ""
    deadline: date | None = None

    def apply(self, writer: Writer) -> None:
        """Write the new values."""
        _check(writer, self.title, self.year, self.round_id)
        writer.update(AwardRound, self.round_id, **_values(self))


@change("round.copy")
class CopyRound:
    """Open next year's round from this one; its nominations do not come along."""

    round_id: int
    title: str
    year: int

    def apply(self, writer: Writer) -> int:
        """Return the new round's id. Raises KnownError: gone."""
        old = writer.session.get(AwardRound, self.round_id)
        if old is None:
            raise KnownError("gone", table="award_round", id=self.round_id)
        _check(writer, self.title, self.year, None)
        return writer.insert(
            AwardRound,
            name=self.title,
            year=self.year,
            reward_type=old.reward_type,
            movement_id=old.movement_id,
            citation=old.citation.replace(str(old.year), str(self.year)),
            deadline=None,
            state=RoundState.OPEN,
        )


@change("round.close")
class CloseRound:
    """Close a round; closed rounds take no more nominations."""

    round_id: int

    def apply(self, writer: Writer) -> None:
        """Mark it closed."""
        writer.update(AwardRound, self.round_id, state=RoundState.CLOSED)


def _values(named: OpenRound | EditRound) -> dict[str, object]:
    return {
        "name": named.title,
        "year": named.year,
        "reward_type": RewardType(named.reward_type),
        "movement_id": named.movement_id,
        "citation": named.citation,
        "deadline": named.deadline,
    }


def _check(writer: Writer, title: str, year: int, own_id: int | None) -> None:
    name = clean(title)
    if not name:
        raise KnownError("field_missing", field="title")
    if not 1945 <= year <= writer.today.year + 1:
        raise KnownError("bad_year", year=year, latest=writer.today.year + 1)
    found = writer.session.scalar(
        select(AwardRound.id).where(func.lower(AwardRound.name) == name.lower(), AwardRound.id != (own_id or 0))
    )
    if found is not None:
        raise KnownError("round_exists", name=name)
