"""Movements and award rounds: opening, changing, copying, closing."""

from datetime import date

from sqlalchemy import select

from db.changes.change import Writer, change
from db.changes.round_plan import Due, put_milestones, put_units, units_named
from db.errors import KnownError
from db.models.rounds import AwardRound, Movement, RoundUnit
from db.rules.case import SCOPE_RANKS
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
    """Open a round; its citation is proposed to each new nomination. `fund` is money for its bonus in đồng.

    `movement` is a name, where no `movement_id` is given; `units` are the names of those asked for a list;
    `launched_by` who launched the movement (national, ministry, province, grassroots), `received_on` when the
    dossiers came in.
    """

    title: str
    year: int
    reward_type: RewardType
    movement_id: int | None = None
    citation: str = ""
    deadline: date | None = None
    fund: int | None = None
    movement: str = ""
    milestones: tuple[Due, ...] = ()
    units: tuple[str, ...] = ()
    launched_by: str = ""
    received_on: date | None = None

    def apply(self, writer: Writer) -> int:
        """Return the round's id.

        Raises KnownError: field_missing, bad_year, bad_fund, bad_choice, round_exists,
        unit_called_now, and for a unit what `names` finds.
        """
        _check(writer, self, None)
        made = writer.insert(
            AwardRound, state=RoundState.OPEN, reward_type=RewardType(self.reward_type), **_values(writer, self)
        )
        put_milestones(writer, made, self.milestones)
        put_units(writer, made, units_named(writer, self.units))
        return made


@change("round.edit")
class EditRound:
    """Change what a round is; milestones and units that are not given (None) stay as they are."""

    round_id: int
    title: str
    year: int
    reward_type: RewardType
    movement_id: int | None = None
    citation: str = ""
    deadline: date | None = None
    fund: int | None = None
    movement: str = ""
    milestones: tuple[Due, ...] | None = None
    units: tuple[str, ...] | None = None
    launched_by: str = ""
    received_on: date | None = None

    def apply(self, writer: Writer) -> None:
        """Write the new values.

        Raises KnownError: field_missing, bad_year, bad_fund, bad_choice, round_exists, gone,
        unit_called_now, and for a unit what `names` finds.
        """
        _check(writer, self, self.round_id)
        writer.update(AwardRound, self.round_id, reward_type=RewardType(self.reward_type), **_values(writer, self))
        if self.milestones is not None:
            put_milestones(writer, self.round_id, self.milestones)
        if self.units is not None:
            put_units(writer, self.round_id, units_named(writer, self.units))


@change("round.copy")
class CopyRound:
    """Open a further round of the same type from this one; the units that are asked come along where none are given.

    Movement, citation, deadline and milestones are the new round's, as they are given here; what is not given is
    empty. Nominations do not come along.
    """

    round_id: int
    title: str
    year: int
    movement_id: int | None = None
    citation: str = ""
    deadline: date | None = None
    fund: int | None = None
    movement: str = ""
    milestones: tuple[Due, ...] = ()
    units: tuple[str, ...] | None = None
    launched_by: str = ""
    received_on: date | None = None

    def apply(self, writer: Writer) -> int:
        """Return the new round's id.

        Raises KnownError: gone, field_missing, bad_year, bad_fund, bad_choice, round_exists,
        unit_called_now, and for a unit what `names` finds.
        """
        old = writer.session.get(AwardRound, self.round_id)
        if old is None:
            raise KnownError("gone", table="award_round", id=self.round_id)
        _check(writer, self, None)
        asked = select(RoundUnit.unit_id).where(RoundUnit.round_id == self.round_id).order_by(RoundUnit.id)
        units = list(writer.session.scalars(asked)) if self.units is None else units_named(writer, self.units)
        made = writer.insert(AwardRound, state=RoundState.OPEN, reward_type=old.reward_type, **_values(writer, self))
        put_milestones(writer, made, self.milestones)
        put_units(writer, made, units)
        return made


@change("round.close")
class CloseRound:
    """Close a round; closed rounds take no more nominations."""

    round_id: int

    def apply(self, writer: Writer) -> None:
        """Mark it closed. Raises KnownError: gone."""
        writer.update(AwardRound, self.round_id, state=RoundState.CLOSED)


@change("round.reopen")
class ReopenRound:
    """Open a closed round again: it takes nominations as before."""

    round_id: int

    def apply(self, writer: Writer) -> None:
        """Mark it open. Raises KnownError: gone."""
        writer.update(AwardRound, self.round_id, state=RoundState.OPEN)


def _values(writer: Writer, named: OpenRound | EditRound | CopyRound) -> dict[str, object]:
    movement = named.movement_id
    if movement is None and clean(named.movement):
        movement = AddMovement(named.movement).apply(writer)
    return {
        "name": named.title,
        "year": named.year,
        "movement_id": movement,
        "citation": named.citation,
        "deadline": named.deadline,
        "fund": named.fund,
        "launched_by": named.launched_by,
        "received_on": named.received_on,
    }


def _check(writer: Writer, named: OpenRound | EditRound | CopyRound, own_id: int | None) -> None:
    name = clean(named.title)
    if not name:
        raise KnownError("field_missing", field="title")
    if not 1945 <= named.year <= writer.today.year + 1:
        raise KnownError("bad_year", year=named.year, latest=writer.today.year + 1)
    if named.launched_by and named.launched_by not in SCOPE_RANKS:
        raise KnownError("bad_choice", field="launched_by", known=list(SCOPE_RANKS))
    if named.fund is not None and named.fund < 0:
        raise KnownError("bad_fund", amount=named.fund)
    others = writer.session.scalars(select(AwardRound.name).where(AwardRound.id != (own_id or 0)))
    if name.casefold() in {other.casefold() for other in others}:  # SQLite's lower() knows the letters of English only
        raise KnownError("round_exists", name=name)
