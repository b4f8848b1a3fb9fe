"""What a round waits for: its milestones, and the units that are asked for their lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from db.changes.change import Writer, change
from db.changes.units import AddUnit, unit_named
from db.errors import KnownError
from db.models.rounds import Milestone, RoundUnit
from db.queries.known_by_name import unit_spelled_alike
from db.rules.clean_text import clean
from db.rules.terms import MilestoneKind


@dataclass(frozen=True)
class Due:
    """One milestone: what it is, until when, and the office's own words for it ("" says it by the kind)."""

    kind: MilestoneKind
    due: date
    title: str = ""


def put_milestones(writer: Writer, round_id: int, milestones: Iterable[Due]) -> None:
    """Write the milestones of a round. Raises KnownError: field_missing (another milestone without words)."""
    kept = {
        (row.kind, row.due, row.title): row.id
        for row in writer.session.execute(
            select(Milestone.id, Milestone.kind, Milestone.due, Milestone.title).where(Milestone.round_id == round_id)
        )
    }
    wanted = {(MilestoneKind(each.kind), each.due, clean(each.title)): None for each in milestones}
    if any(kind is MilestoneKind.OTHER and not title for kind, _due, title in wanted):
        raise KnownError("field_missing", field="title")
    for key, id_ in kept.items():
        if key not in wanted:
            writer.delete(Milestone, id_)
    for kind, due, title in wanted:
        if (kind, due, title) not in kept:
            writer.insert(Milestone, round_id=round_id, kind=kind, due=due, title=title, done_on=None)


@change("milestone.done")
class MarkMilestone:
    """Say on which day a milestone was done, None for not yet."""

    milestone_id: int
    done_on: date | None

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone."""
        writer.update(Milestone, self.milestone_id, done_on=self.done_on)


def units_named(writer: Writer, given: Iterable[str]) -> list[int]:
    """Return the units of these present names; one that is not known is added.

    Raises KnownError: unit_called_now (the name before, or the abbreviation, of one known unit), and for a bad name
    what `names` finds.
    """
    return list(dict.fromkeys(_unit(writer, name) for name in given if clean(name)))


def put_units(writer: Writer, round_id: int, units: Iterable[int]) -> None:
    """Write which units a round asks; one that stays keeps what it answered."""
    rows = writer.session.execute(select(RoundUnit.unit_id, RoundUnit.id).where(RoundUnit.round_id == round_id))
    kept = {row.unit_id: row.id for row in rows}
    wanted = list(units)
    for unit, id_ in kept.items():
        if unit not in wanted:
            writer.delete(RoundUnit, id_)
    for unit in wanted:
        if unit not in kept:
            writer.insert(RoundUnit, round_id=round_id, unit_id=unit, reminded_on=None, answered_on=None)


def _unit(writer: Writer, name: str) -> int:
    known = unit_named(writer, name)
    if known is not None:
        return known
    if now := unit_spelled_alike(writer.session, clean(name)):
        raise KnownError("unit_called_now", name=clean(name), now=now)
    return AddUnit(name).apply(writer)


@change("round_unit.remind")
class RemindUnits:
    """Record that units were reminded of their lists today."""

    round_unit_ids: tuple[int, ...]

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone."""
        for id_ in self.round_unit_ids:
            writer.update(RoundUnit, id_, reminded_on=writer.today)


@change("round_unit.answer")
class AnswerUnits:
    """Record that units answered today (the list is in, or nobody is proposed), or that they have not after all."""

    round_unit_ids: tuple[int, ...]
    answered: bool = True

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone."""
        for id_ in self.round_unit_ids:
            writer.update(RoundUnit, id_, answered_on=writer.today if self.answered else None)
