"""Decisions: drafting, judging what came back, issuing (which freezes a snapshot of every recipient)."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from db.changes import snapshot
from db.changes.ceremonies import replace_awards
from db.changes.change import Writer, change
from db.changes.council import check_of_round, in_order
from db.errors import KnownError
from db.models.amendments import Replacement
from db.models.catalogue import AwardType
from db.models.decisions import Decision, DecisionItem, DecisionScan, Recipient
from db.models.nominations import Attachment, Evidence, Finding, Nomination
from db.models.rounds import AwardRound
from db.queries import decision_checks
from db.queries.amendments import numbers_of_decisions
from db.queries.law import authority_on
from db.queries.paper_order import LAW_ORDER
from db.rules import drafts, numbering, stages
from db.rules.clean_text import clean, join_lines
from db.rules.terms import DecisionOrigin, DecisionState, NominationState, SigningCapacity

LARGEST_SCAN = 64 * 2**20


@change("decision.draft")
class DraftDecision:
    """Draft a decision of one authority, or record one that came back (`received`), about one award or several."""

    round_id: int
    authority_id: int
    award_type_id: int
    """The award of all nominations; 0 where each has its own, so that the decision may give several."""
    origin: DecisionOrigin
    nomination_ids: tuple[int, ...]
    place: str = ""
    signer_name: str = ""
    signer_office: str = ""
    capacity: SigningCapacity = SigningCapacity.HEAD
    grounds: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    def apply(self, writer: Writer) -> int:
        """Return the decision's id.

        Raises KnownError: empty_decision, mixed_authorities, not_recommended, other_round.
        """
        check_of_round(writer, self.round_id, self.nomination_ids)
        rows = _decidable(writer, self.nomination_ids, self.authority_id, self.award_type_id)
        rows = by_award(writer, rows)
        made = writer.insert(
            Decision,
            round_id=self.round_id,
            authority_id=self.authority_id,
            award_type_id=rows[0].award_type_id,
            origin=DecisionOrigin(self.origin),
            state=DecisionState.DRAFT,
            **_texts(self),
        )
        items = ({"decision_id": made, "nomination_id": row.id, "order": at} for at, row in enumerate(rows, start=1))
        writer.insert_many(DecisionItem, list(items))
        return made


@change("decision.edit")
class EditDecision:
    """Change the words of a draft: place, signer, grounds, recipients list."""

    decision_id: int
    place: str = ""
    signer_name: str = ""
    signer_office: str = ""
    capacity: SigningCapacity = SigningCapacity.HEAD
    grounds: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    def apply(self, writer: Writer) -> None:
        """Raises KnownError("frozen") once it is issued."""
        draft(writer, self.decision_id)
        writer.update(Decision, self.decision_id, **_texts(self))


@change("decision.judge")
class JudgeItem:
    """Say of one nomination in a draft whether it was approved, why not, and how its wording was changed."""

    decision_id: int
    nomination_id: int
    approved: bool
    reason: str = ""
    recipient: str = ""
    position: str = ""
    unit: str = ""
    citation: str = ""

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: frozen, reason_missing, gone, not_recommended, decided_withdrawn, decided_elsewhere."""
        item = _judged(writer, self.decision_id, (self.nomination_id,), self.approved, self.reason)[0]
        for name in ("recipient", "position", "unit", "citation"):
            drafts.stop_at_errors(drafts.check_text(name, getattr(self, name)))
        writer.update(
            DecisionItem,
            item,
            approved=self.approved,
            reason=self.reason,
            name=self.recipient,
            position=self.position,
            unit=self.unit,
            citation=self.citation,
        )


@change("decision.judge_many")
class JudgeItems:
    """Say of many nominations in a draft that they were approved, or not and why; their wording stays as it is."""

    decision_id: int
    nomination_ids: tuple[int, ...]
    approved: bool
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: frozen, reason_missing, gone, not_recommended, decided_withdrawn, decided_elsewhere."""
        items = _judged(writer, self.decision_id, self.nomination_ids, self.approved, self.reason)
        writer.update_many(DecisionItem, {item: {"approved": self.approved, "reason": self.reason} for item in items})


def _judged(writer: Writer, decision_id: int, ids: tuple[int, ...], approved: bool, reason: str) -> list[int]:
    """Return the items of nominations in a draft, once it is allowed to say of them whether they were approved."""
    draft(writer, decision_id)
    if not approved and not reason.strip():
        raise KnownError("reason_missing", following=NominationState.NOT_APPROVED.value)
    found = writer.session.execute(
        select(DecisionItem.nomination_id, DecisionItem.id, Nomination.state, Nomination.name)
        .join(Nomination, Nomination.id == DecisionItem.nomination_id)
        .where(DecisionItem.decision_id == decision_id)
    )
    items = {row.nomination_id: row for row in found}
    for id_ in ids:
        if id_ not in items:
            raise KnownError("gone", table="decision_item", id=id_)
        wrong = stages.decide_refused(items[id_].state, items[id_].name) if approved else None
        if wrong is not None:
            raise wrong
    return [items[id_].id for id_ in ids]


@change("decision.remove")
class RemoveDraft:
    """Remove a draft that was never issued; its nominations stay, but those made again for a replacement."""

    decision_id: int

    def apply(self, writer: Writer) -> None:
        """Raises KnownError("frozen") once it is issued."""
        draft(writer, self.decision_id)
        again = _take_replacement_back(writer, self.decision_id)
        items = writer.session.scalars(select(DecisionItem.id).where(DecisionItem.decision_id == self.decision_id))
        for item in items.all():
            writer.delete(DecisionItem, item)
        writer.delete(Decision, self.decision_id)
        for nomination in again:
            for table in (Finding, Evidence):
                for row in writer.session.scalars(select(table.id).where(table.nomination_id == nomination)).all():
                    writer.delete(table, row)
            writer.delete(Nomination, nomination)


def _take_replacement_back(writer: Writer, decision_id: int) -> list[int]:
    """Let a draft replace no decision any more; return what was nominated again for it (`db.changes.replacing`)."""
    found = writer.session.execute(
        select(Replacement.id, Replacement.replaced_id).where(Replacement.decision_id == decision_id)
    ).one_or_none()
    if found is None:
        return []
    writer.delete(Replacement, found.id)
    same = (Recipient.nominee_id == Nomination.nominee_id) & (Recipient.award_type_id == Nomination.award_type_id)
    again = (
        select(Nomination.id)
        .join(DecisionItem, DecisionItem.nomination_id == Nomination.id)
        .join(Recipient, same)
        .where(DecisionItem.decision_id == decision_id, Recipient.decision_id == found.replaced_id)
    )
    return list(writer.session.scalars(again))


@change("decision.issue", undoable=False)
class IssueDecision:
    """Write number, date and signer, freeze the snapshot, number the recipients and enter them in the register."""

    decision_id: int
    number: str
    dated: date
    place: str = ""
    signer_name: str = ""
    signer_office: str = ""
    capacity: SigningCapacity | None = None
    without_bonus: bool = False
    """The clerk was asked: the bonus that the catalogue does not know stays not known."""

    def apply(self, writer: Writer) -> list[int]:
        """Return the ids of the recipients.

        Raises KnownError: frozen, bad_number, number_used, future_date, decision_before_round, ground_left_open,
        recipient_incomplete, award_not_yet, award_no_more, award_not_for_kind, field_missing, signer_missing,
        nobody_approved, decided_elsewhere, decided_withdrawn,
        no_regime, no_base_salary, no_coefficient; before_decision, for one that replaces another.
        """
        decision = draft(writer, self.decision_id)
        round_ = writer.session.get_one(AwardRound, decision.round_id)
        drafts.check_decision_day(self.dated, writer.today, round_.year)
        authority = authority_on(writer.session, decision.authority_id, self.dated)
        number = numbering.typed_number(self.number, authority.number_suffix)
        check_number_free(writer, decision.authority_id, number, self.dated)
        blank = numbering.left_open(decision.grounds)
        if blank and decision.origin is DecisionOrigin.DRAFTED:  # what came back was signed with its own words
            raise KnownError("ground_left_open", text=blank)
        if decision.origin is DecisionOrigin.DRAFTED:
            _check_complete(writer, self.decision_id)
            if wrong := decision_checks.no_such_award(writer.session, decision, self.dated):
                raise wrong
        place = self.place if clean(self.place) else decision.place or authority.place
        if not place:
            raise KnownError("field_missing", field="place")
        signer = self.signer_name if clean(self.signer_name) else decision.signer_name
        if not signer:
            raise KnownError("signer_missing")
        writer.update(
            Decision,
            self.decision_id,
            state=DecisionState.ISSUED,
            number=number,
            number_year=self.dated.year,
            dated=self.dated,
            place=place,
            signer_name=signer,
            signer_office=self.signer_office
            if clean(self.signer_office)
            else decision.signer_office or authority.office,
            capacity=SigningCapacity(self.capacity) if self.capacity is not None else decision.capacity,
        )
        _refuse_the_others(writer, self.decision_id)
        made = snapshot.freeze(writer, self.decision_id, authority, self.dated, without_bonus=self.without_bonus)
        replace_awards(writer, self.decision_id, number, self.dated)
        return made


@change("decision.attach_scan", undoable=False)
class AttachScan:
    """Keep the signed scan of a decision in the record, under its own hash."""

    decision_id: int
    file_name: str
    sha256: str

    def apply(self, writer: Writer) -> int:
        """Return the id of the link; the content was kept by `keep_content` before.

        Raises KnownError: gone, not_issued, twice_attached.
        """
        decision = writer.session.get(Decision, self.decision_id)
        if decision is None:
            raise KnownError("gone", table="decision", id=self.decision_id)
        if decision.state is DecisionState.DRAFT and decision.origin is not DecisionOrigin.RECEIVED:
            raise KnownError("not_issued")
        found = writer.session.scalar(select(Attachment.id).where(Attachment.sha256 == self.sha256))
        if found is None:
            raise KnownError("gone", table="attachment", id=0)
        linked = select(DecisionScan.id).filter_by(decision_id=self.decision_id, attachment_id=found)
        if writer.session.scalar(linked) is not None:  # the guard of issued papers would tell of a frozen decision
            raise KnownError("twice_attached")
        return writer.insert(DecisionScan, decision_id=self.decision_id, attachment_id=found)


def keep_content(writer: Writer, name: str, content: bytes) -> str:
    """Keep a file's content once; returns its SHA-256. Raises KnownError: file_too_large, empty_file."""
    if not content:
        raise KnownError("empty_file", name=name)
    if len(content) > LARGEST_SCAN:
        raise KnownError("file_too_large", name=name, megabytes=len(content) // 2**20, limit=LARGEST_SCAN // 2**20)
    sha256 = hashlib.sha256(content).hexdigest()
    if writer.session.scalar(select(Attachment.id).where(Attachment.sha256 == sha256)) is None:
        writer.insert_aside(Attachment, sha256=sha256, name=clean(name), size=len(content), content=content)
    return sha256


def draft(writer: Writer, decision_id: int) -> Decision:
    """Return a decision that may still change. Raises KnownError: gone, frozen."""
    found = writer.session.get(Decision, decision_id, populate_existing=True)
    if found is None:
        raise KnownError("gone", table="decision", id=decision_id)
    if found.state is not DecisionState.DRAFT:
        raise KnownError("frozen", number=found.number or "")
    return found


def check_number_free(writer: Writer, authority_id: int, number: str, dated: date) -> None:
    """Raise KnownError("number_used") with the day it was used and the next free number of that year."""
    taken = numbers_of_decisions(writer.session, authority_id, dated.year)
    if number in taken:
        raise KnownError("number_used", number=number, date=taken[number], next=numbering.next_number(taken))


def _decidable(writer: Writer, ids: tuple[int, ...], authority_id: int, award_type_id: int) -> list[Nomination]:
    if not ids:
        raise KnownError("empty_decision")
    rows = in_order(writer, ids)
    if any(row.authority_id != authority_id or award_type_id not in (0, row.award_type_id) for row in rows):
        raise KnownError("mixed_authorities")
    for row in rows:
        if row.state is not NominationState.RECOMMENDED:
            raise KnownError("not_recommended", name=row.name, state=row.state.value)
    return rows


def by_award(writer: Writer, rows: Sequence[Nomination]) -> list[Nomination]:
    """Return nominations with those of one award together, awards in the order of the catalogue."""
    places = {id_: place for place, id_ in enumerate(writer.session.scalars(select(AwardType.id).order_by(*LAW_ORDER)))}
    return sorted(rows, key=lambda row: places[row.award_type_id])


def _check_complete(writer: Writer, decision_id: int) -> None:
    """Raise KnownError("recipient_incomplete") for whom the decision could not name, or would not say for what."""
    found = decision_checks.incomplete(writer.session, decision_id)
    if found:
        raise KnownError("recipient_incomplete", name=found[0].name, field=found[0].told, count=len(found))


def _refuse_the_others(writer: Writer, decision_id: int) -> None:
    refused = writer.session.execute(
        select(DecisionItem.nomination_id, DecisionItem.reason, Nomination.state, Nomination.name)
        .join(Nomination, Nomination.id == DecisionItem.nomination_id)
        .where(DecisionItem.decision_id == decision_id, DecisionItem.approved.is_(False))
    ).all()
    passed: dict[int, dict[str, object]] = {}
    for nomination, reason, state, name in refused:
        if wrong := stages.pass_over_refused(state, name):
            raise wrong
        if state is NominationState.WITHDRAWN:
            continue
        stages.check_step(state, NominationState.NOT_APPROVED, reason)
        passed[nomination] = {"state": NominationState.NOT_APPROVED, "state_reason": reason}
    writer.update_many(Nomination, passed)


def _texts(named: DraftDecision | EditDecision) -> dict[str, Any]:
    return {
        "place": named.place,
        "signer_name": named.signer_name,
        "signer_office": named.signer_office,
        "capacity": SigningCapacity(named.capacity),
        "grounds": join_lines(named.grounds),
        "recipients": join_lines(named.recipients),
    }
