"""A decision is replaced as a whole by another one (thay thế): who is right is given the award again.

The new one is a draft like any other, and is issued like any other. With its issue the old one's awards are replaced
(`db.changes.ceremonies.replace_awards`); it keeps its number, and is read and printed as it was signed.
"""

from sqlalchemy import select

from db.changes.change import Writer, change
from db.changes.decisions import DraftDecision
from db.errors import KnownError
from db.models.amendments import Replacement
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.models.register import Revocation
from db.rules import names
from db.rules.clean_text import clean
from db.rules.nomination_fields import PRINTED, texts_of
from db.rules.terms import DecisionOrigin, DecisionState, NominationState, NomineeKind


@change("decision.replace")
class DraftReplacement:
    """Draft the decision that replaces an issued one; whom it leaves out has no award any more once it is issued."""

    replaced_id: int
    reason: str
    recipient_ids: tuple[int, ...]
    """Who of the old decision is given the award again."""
    nomination_ids: tuple[int, ...] = ()
    """Who else of the round, recommended by now, is given one by the new decision."""

    def apply(self, writer: Writer) -> int:
        """Return the new decision's id; signer, place, grounds and copies are those of the old one.

        Raises KnownError: gone, not_issued, reason_missing, replaced_already, nobody_amended, not_of_decision,
        revoked_already, round_closed, and what `DraftDecision` raises of the others.
        """
        old = writer.session.get(Decision, self.replaced_id, populate_existing=True)
        if old is None:
            raise KnownError("gone", table="decision", id=self.replaced_id)
        if old.state is not DecisionState.ISSUED:
            raise KnownError("not_issued")
        if not clean(self.reason):
            raise KnownError("reason_missing", following="replaced")
        _check_first(writer, self.replaced_id)
        if not self.recipient_ids and not self.nomination_ids:
            raise KnownError("nobody_amended")
        again = tuple(_nominate_again(writer, one) for one in _given(writer, self.replaced_id, self.recipient_ids))
        drafted = DraftDecision(
            old.round_id,
            old.authority_id,
            0,
            DecisionOrigin(old.origin),
            (*again, *self.nomination_ids),
            old.place,
            old.signer_name,
            old.signer_office,
            old.capacity,
            tuple(old.grounds.splitlines()),
            tuple(old.recipients.splitlines()),
        )
        made = drafted.apply(writer)
        writer.insert(Replacement, decision_id=made, replaced_id=self.replaced_id, reason=self.reason)
        return made


def _check_first(writer: Writer, replaced_id: int) -> None:
    """Raise KnownError("replaced_already") where another decision is to replace this one, or did."""
    query = select(Decision.number).join(Replacement, Replacement.decision_id == Decision.id)
    found = writer.session.execute(query.where(Replacement.replaced_id == replaced_id)).one_or_none()
    if found is not None:
        raise KnownError("replaced_already", number=found.number or "…")


def _given(writer: Writer, replaced_id: int, recipient_ids: tuple[int, ...]) -> list[Recipient]:
    """Return recipients of a decision in its order. Raises KnownError: not_of_decision, revoked_already."""
    query = select(Recipient).where(Recipient.id.in_(recipient_ids)).order_by(Recipient.ordinal)
    found = list(writer.session.scalars(query.execution_options(populate_existing=True)))
    if len(found) != len(recipient_ids) or any(one.decision_id != replaced_id for one in found):
        raise KnownError("not_of_decision")
    taken = writer.session.scalar(
        select(Recipient.name)
        .join(Revocation, Revocation.recipient_id == Recipient.id)
        .where(Recipient.id.in_(recipient_ids))
        .limit(1)
    )
    if taken is not None:
        raise KnownError("revoked_already", name=taken)
    return found


def _nominate_again(writer: Writer, given: Recipient) -> int:
    """Insert a recommended nomination like the one behind an award, in the words that are printed now.

    It belongs to no movement of its own: that of the round counts, and one movement has each nomination once.
    """
    kept = writer.session.get_one(Nomination, given.nomination_id, populate_existing=True)
    same = {
        column.name: getattr(kept, column.name)
        for column in Nomination.__table__.columns
        if column.name not in ("id", "movement_id", "state_reason")
    }
    sort = names.sort_key_text if given.kind is NomineeKind.COLLECTIVE else names.sort_key
    said = {
        **texts_of(given, PRINTED),
        "name": given.name,
        "name_sort": sort(given.name),
        "name_plain": names.search_key(given.name),
        "nominee_id": given.nominee_id,
    }
    return writer.insert(Nomination, **{**same, **said, "state": NominationState.RECOMMENDED})
