"""Ceremonies, handing over, bonus payments, and awards taken back."""

from datetime import date
from typing import Any

from sqlalchemy import func, select

from db.changes.certificates import in_force
from db.changes.change import RowImage, RowOperation, Writer, before_undo, change
from db.errors import KnownError
from db.models.amendments import Replacement
from db.models.ceremonies import BonusPayment, Ceremony, HandOver, Presentation
from db.models.certificates import Certificate, Sheet
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.models.register import RegisterEntry, RegisterGap, Revocation
from db.queries.bonus_due import bonus_due
from db.queries.revocations import check_revoking
from db.rules import drafts, stages
from db.rules.clean_text import clean
from db.rules.dates import clock_text
from db.rules.terms import NominationState, ReceivingWay, SheetState


@change("ceremony.add")
class AddCeremony:
    """Plan where the certificates of a round are presented, and by whom."""

    round_id: int
    title: str
    held_on: date
    place: str = ""
    presenter: str = ""
    begins_at: str = ""
    chair: str = ""

    def apply(self, writer: Writer) -> int:
        """Return the ceremony's id. Raises KnownError: field_missing, bad_hour."""
        return writer.insert(Ceremony, round_id=self.round_id, **_held(self))


@change("ceremony.edit")
class EditCeremony:
    """Correct where, when and by whom the certificates of a round are presented."""

    ceremony_id: int
    title: str
    held_on: date
    place: str = ""
    presenter: str = ""
    begins_at: str = ""
    chair: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the corrected values. Raises KnownError: field_missing, gone, bad_hour."""
        writer.update(Ceremony, self.ceremony_id, **_held(self))


def _held(planned: AddCeremony | EditCeremony) -> dict[str, Any]:
    """Return the columns of a conference. Raises KnownError: field_missing, bad_hour."""
    if not clean(planned.title):
        raise KnownError("field_missing", field="title")
    return {
        "name": planned.title,
        "held_on": planned.held_on,
        "place": planned.place,
        "presenter": planned.presenter,
        "begins_at": clock_text(planned.begins_at) if planned.begins_at.strip() else "",
        "chair": planned.chair,
    }


@change("presentation.receive")
class SayWhoReceives:
    """Say who comes for some awards: the recipient, a proxy or nobody."""

    recipient_ids: tuple[int, ...]
    way: ReceivingWay = ReceivingWay.SELF
    receiver: str = ""

    def apply(self, writer: Writer) -> None:
        """Write it for each. Raises KnownError: gone, field_missing (a proxy needs a name)."""
        if self.way is ReceivingWay.PROXY and not clean(self.receiver):
            raise KnownError("field_missing", field="receiver")
        named = self.way in (ReceivingWay.SELF, ReceivingWay.PROXY)
        for id_ in self.recipient_ids:
            _present(writer, id_, way=self.way, receiver=self.receiver if named else "")


@change("presentation.arrange")
class ArrangePresentation:
    """Set in which order recipients of one decision and kind are called up."""

    recipient_ids: tuple[int, ...]

    def apply(self, writer: Writer) -> None:
        """Number them from 1. Raises KnownError: gone."""
        for place, id_ in enumerate(self.recipient_ids, start=1):
            _present(writer, id_, place=place)


def _present(writer: Writer, recipient_id: int, **values: Any) -> None:
    if writer.session.get(Recipient, recipient_id) is None:
        raise KnownError("gone", table="recipient", id=recipient_id)
    known = writer.session.scalar(select(Presentation.id).where(Presentation.recipient_id == recipient_id))
    if known is None:
        writer.insert(Presentation, recipient_id=recipient_id, **values)
    else:
        writer.update(Presentation, known, **values)


@change("certificate.hand_over", undoable=False)
class HandOverCertificates:
    """Record into whose hands certificates went; '' means the recipient in person."""

    certificate_ids: tuple[int, ...]
    on: date
    ceremony_id: int | None = None
    received_by: str = ""

    def apply(self, writer: Writer) -> None:
        """Hand each one over.

        Raises KnownError: future_date, gone, before_decision, handed_over_already, revoked_already, reissued_already,
        sheet_not_allowed, sheet_final.
        """
        drafts.check_not_future("on", self.on, writer.today)
        for id_ in self.certificate_ids:
            self._one(writer, id_)

    def _one(self, writer: Writer, id_: int) -> None:
        found = writer.session.execute(
            select(Recipient.id, Recipient.name, Recipient.nomination_id, Nomination.state)
            .join(Certificate, Certificate.recipient_id == Recipient.id)
            .join(Nomination, Nomination.id == Recipient.nomination_id)
            .where(Certificate.id == id_)
        ).one_or_none()
        if found is None:
            raise KnownError("gone", table="certificate", id=id_)
        in_force(writer, id_)
        _check_sheet(writer, id_)
        _check_after_decision(writer, found.id, self.on)
        if writer.session.scalar(select(HandOver.id).where(HandOver.certificate_id == id_)) is not None:
            raise KnownError("handed_over_already", name=found.name)
        writer.insert(
            HandOver,
            certificate_id=id_,
            ceremony_id=self.ceremony_id,
            received_by=self.received_by if clean(self.received_by) else found.name,
            on=self.on,
        )
        sheets = select(Sheet.id).where(Sheet.certificate_id == id_, Sheet.state.in_(stages.READY_SHEETS))
        for sheet in writer.session.scalars(sheets).all():
            writer.update(Sheet, sheet, state=SheetState.HANDED_OVER)
        if found.state is not NominationState.HANDED_OVER:
            stages.check_step(found.state, NominationState.HANDED_OVER)
            writer.update(Nomination, found.nomination_id, state=NominationState.HANDED_OVER)


@change("bonus.pay", undoable=False)
class PayBonus:
    """Record bonus money paid to a recipient, in đồng."""

    recipient_id: int
    amount: int
    paid_on: date
    voucher: str = ""

    def apply(self, writer: Writer) -> int:
        """Return the payment's id.

        Raises KnownError: future_date, before_decision, paid_too_much, gone, revoked_already.
        """
        drafts.check_not_future("paid_on", self.paid_on, writer.today)
        found = writer.session.execute(
            select(Recipient.name, bonus_due().label("bonus"), Nomination.state)
            .join(Nomination, Nomination.id == Recipient.nomination_id)
            .where(Recipient.id == self.recipient_id)
        ).one_or_none()
        if found is None:
            raise KnownError("gone", table="recipient", id=self.recipient_id)
        if found.state is NominationState.REVOKED:
            raise KnownError("revoked_already", name=found.name)
        _check_after_decision(writer, self.recipient_id, self.paid_on)
        due = found.bonus
        paid = writer.session.scalars(
            select(BonusPayment.amount).where(BonusPayment.recipient_id == self.recipient_id)
        ).all()
        if self.amount <= 0 or sum(paid) + self.amount > due:
            raise KnownError("paid_too_much", due=due, paid=sum(paid))
        return writer.insert(
            BonusPayment,
            recipient_id=self.recipient_id,
            amount=self.amount,
            paid_on=self.paid_on,
            voucher=self.voucher,
        )


@change("award.revoke", undoable=False)
class RevokeAward:
    """Take an award back by a decision of its own (Luật 2022 Điều 93); the award itself stays in the register."""

    recipient_id: int
    number: str
    dated: date
    reason: str

    def apply(self, writer: Writer) -> int:
        """Return the revocation's id.

        Raises KnownError: field_missing, future_date, reason_missing, revoked_already, gone, revoked_by_other,
        before_decision, revocation_day_differs, bad_number, number_used, authority_without_name.
        """
        drafts.check_not_future("dated", self.dated, writer.today)
        found = writer.session.execute(
            select(Recipient.name, Nomination.id, Nomination.state)
            .join(Nomination, Nomination.id == Recipient.nomination_id)
            .where(Recipient.id == self.recipient_id)
        ).one_or_none()
        if found is None:
            raise KnownError("gone", table="recipient", id=self.recipient_id)
        if found.state is NominationState.REVOKED:
            raise KnownError("revoked_already", name=found.name)
        if not clean(self.number):
            raise KnownError("field_missing", field="number")
        number = check_revoking(writer.session, self.recipient_id, self.number, self.dated, writer.today)
        stages.check_step(found.state, NominationState.REVOKED, self.reason)
        writer.update(Nomination, found.id, state=NominationState.REVOKED, state_reason=self.reason)
        return writer.insert(
            Revocation,
            recipient_id=self.recipient_id,
            number=number,
            dated=self.dated,
            reason=self.reason,
        )


def replace_awards(writer: Writer, decision_id: int, number: str, dated: date) -> None:
    """Replace the awards of the decision that an issued one replaces, if it replaces one; what was paid counts as paid.

    Raises KnownError: before_decision.
    """
    query = select(Replacement.replaced_id, Replacement.reason, Decision.number, Decision.dated)
    query = query.join(Decision, Decision.id == Replacement.replaced_id).where(Replacement.decision_id == decision_id)
    old = writer.session.execute(query).one_or_none()
    if old is None:
        return
    if dated < old.dated:
        raise KnownError("before_decision", date=dated, number=old.number, dated=old.dated)
    new = select(Recipient.id, Recipient.nominee_id, Recipient.award_type_id).where(
        Recipient.decision_id == decision_id
    )
    by_award = {(row.nominee_id, row.award_type_id): row.id for row in writer.session.execute(new)}
    given = writer.session.execute(
        select(Recipient.id, Recipient.nominee_id, Recipient.award_type_id, Nomination.id.label("nomination"))
        .join(Nomination, Nomination.id == Recipient.nomination_id)
        .outerjoin(Revocation, Revocation.recipient_id == Recipient.id)
        .where(Recipient.decision_id == old.replaced_id, Revocation.id.is_(None))
        .order_by(Recipient.ordinal)
    ).all()
    for row in given:
        writer.insert(Revocation, recipient_id=row.id, number=number, dated=dated, reason=old.reason, replaced=True)
        writer.update(Nomination, row.nomination, state=NominationState.REVOKED, state_reason=old.reason)
        in_its_place = by_award.get((row.nominee_id, row.award_type_id))
        if in_its_place is not None:
            _carry_payments(writer, row.id, in_its_place)


def _carry_payments(writer: Writer, old: int, new: int) -> None:
    """Let what was paid for a replaced award count as paid for the award in its place, under the same voucher."""
    paid = select(BonusPayment.amount, BonusPayment.paid_on, BonusPayment.voucher)
    for row in writer.session.execute(paid.where(BonusPayment.recipient_id == old).order_by(BonusPayment.id)).all():
        writer.insert(BonusPayment, recipient_id=new, amount=row.amount, paid_on=row.paid_on, voucher=row.voucher)


def _still_due(writer: Writer, recipient_id: int) -> int:
    """Return how much bonus of a recipient has not been paid, in đồng."""
    due = writer.session.scalar(select(bonus_due()).where(Recipient.id == recipient_id))
    paid = select(func.sum(BonusPayment.amount)).where(BonusPayment.recipient_id == recipient_id)
    return int(due or 0) - int(writer.session.scalar(paid) or 0)


@change("bonus.pay_all", undoable=False)
class PayBonuses:
    """Record that everything still due to some recipients was paid on one day."""

    recipient_ids: tuple[int, ...]
    paid_on: date
    voucher: str = ""

    def apply(self, writer: Writer) -> None:
        """Pay each what is still due.

        Raises KnownError: future_date, before_decision, paid_too_much (nothing is due any more), gone, revoked_already.
        """
        for id_ in self.recipient_ids:
            PayBonus(id_, _still_due(writer, id_), self.paid_on, self.voucher).apply(writer)


def _check_sheet(writer: Writer, certificate_id: int) -> None:
    """Check that the newest sheet may leave the office; a certificate printed elsewhere has none.

    Raises KnownError: handed_over_already, sheet_not_allowed, sheet_final.
    """
    newest = select(Sheet.state).where(Sheet.certificate_id == certificate_id).order_by(Sheet.copy.desc()).limit(1)
    state = writer.session.scalar(newest)
    if state is None or state is SheetState.HANDED_OVER:
        return
    if wrong := stages.sheet_refused(state, SheetState.HANDED_OVER):
        raise wrong


def _check_after_decision(writer: Writer, recipient_id: int, day: date) -> None:
    """Check that nothing is done with an award before it was given. Raises KnownError: before_decision."""
    given = writer.session.execute(
        select(Decision.number, Decision.dated)
        .join(Recipient, Recipient.decision_id == Decision.id)
        .where(Recipient.id == recipient_id)
    ).one()
    if given.dated is not None and day < given.dated:
        raise KnownError("before_decision", date=day, number=given.number, dated=given.dated)


@change("register.explain_gap")
class ExplainGap:
    """Say why a number of the office's register stays empty."""

    number: int
    reason: str

    def apply(self, writer: Writer) -> int:
        """Return the gap's id.

        Raises KnownError: no_register_number, reason_missing, number_in_use, gap_explained_already.
        """
        if self.number < 1:
            raise KnownError("no_register_number", number=self.number)
        if not self.reason.strip():
            raise KnownError("reason_missing", following="gap")
        used = select(Recipient.name).join(RegisterEntry, RegisterEntry.recipient_id == Recipient.id)
        name = writer.session.scalar(used.where(RegisterEntry.number == self.number))
        if name is not None:
            raise KnownError("number_in_use", number=self.number, name=name)
        if writer.session.scalar(select(RegisterGap.id).where(RegisterGap.number == self.number)) is not None:
            raise KnownError("gap_explained_already", number=self.number)
        return writer.insert(RegisterGap, number=self.number, reason=self.reason)


@before_undo("register_gap")
def _check_number_not_passed(writer: Writer, image: RowImage) -> None:
    """Refuse to take away the reason of a number that the register has passed, and to give one to a number in use.

    Raises KnownError: changed_since.
    """
    number = (image.after or image.before)["number"]
    query = select(func.max(RegisterEntry.number)).where(RegisterEntry.number >= number)
    if image.act is RowOperation.DELETE:
        query = query.where(RegisterEntry.number == number)
    if writer.session.scalar(query) is not None:
        raise KnownError("changed_since", table=image.table, id=image.id)
