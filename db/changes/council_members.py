"""The register of the council's members: who belongs to it, in which capacity, since when, by which decision."""

from datetime import date
from typing import Any

from db.changes.change import Writer, change
from db.changes.office import check_span, filled
from db.errors import KnownError
from db.models.council import CouncilMember
from db.rules.council import CAPACITIES


@change("council_member.add")
class AddCouncilMember:
    """Add a member; `capacity` is a code of `db.rules.council.CAPACITIES`."""

    full_name: str
    position: str = ""
    capacity: str = "member"
    valid_from: date | None = None
    valid_to: date | None = None
    decision: str = ""

    def apply(self, writer: Writer) -> int:
        """Return the id. Raises KnownError: field_missing, bad_choice, ends_before."""
        return writer.insert(CouncilMember, **_checked(self))


@change("council_member.edit")
class EditCouncilMember:
    """Correct a member, or say until when; sessions that were held keep the words of their minutes."""

    member_id: int
    full_name: str
    position: str = ""
    capacity: str = "member"
    valid_from: date | None = None
    valid_to: date | None = None
    decision: str = ""

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, field_missing, bad_choice, ends_before."""
        _there(writer, self.member_id)
        writer.update(CouncilMember, self.member_id, **_checked(self))


@change("council_member.remove")
class RemoveCouncilMember:
    """Remove an entry that was a mistake; who left the council gets an end instead."""

    member_id: int

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone."""
        _there(writer, self.member_id)
        writer.delete(CouncilMember, self.member_id)


def _there(writer: Writer, member_id: int) -> None:
    if writer.session.get(CouncilMember, member_id) is None:
        raise KnownError("gone", table="council_member", id=member_id)


def _checked(named: AddCouncilMember | EditCouncilMember) -> dict[str, Any]:
    filled(full_name=named.full_name)
    if named.capacity not in CAPACITIES:
        raise KnownError("bad_choice", field="capacity", known=list(CAPACITIES))
    check_span(named.valid_from, named.valid_to)
    return {
        name: getattr(named, name)
        for name in ("full_name", "position", "capacity", "valid_from", "valid_to", "decision")
    }
