"""Papers about an issued decision: what was printed wrongly is put right, awards are taken back, several at once.

Drafting, changing and removing can be undone. Issuing takes effect and stands: a wrong correction is corrected again.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from db.changes.ceremonies import RevokeAward
from db.changes.certificates import ReissueCertificate
from db.changes.change import Writer, change
from db.changes.people import checked_birth, names_of
from db.errors import KnownError
from db.models.amendments import Amendment, AmendmentItem, AmendmentText
from db.models.certificates import Certificate, Sheet
from db.models.decisions import Decision, Recipient
from db.models.nominees import Nominee
from db.models.people import Person
from db.models.register import Revocation
from db.queries.amendments import check_number
from db.rules import amendments as rules
from db.rules import names, stages
from db.rules.clean_text import clean, join_lines
from db.rules.terms import AmendmentForm, AmendmentKind, DecisionState, NomineeKind, SigningCapacity


@dataclass(frozen=True)
class CorrectedText:
    """One field (db.rules.amendments.CORRECTABLE) as it is from then on."""

    field: str
    after: str


@dataclass(frozen=True)
class AmendedItem:
    """A recipient of the decision; a correction says what is put right, a revocation nothing more."""

    recipient_id: int
    texts: tuple[CorrectedText, ...] = ()


@change("amendment.draft")
class DraftAmendment:
    """Draft a paper about an issued decision: a correction, or a decision that takes awards of it back."""

    decision_id: int
    kind: AmendmentKind
    form: AmendmentForm
    items: tuple[AmendedItem, ...]
    reason: str = ""
    place: str = ""
    signer_name: str = ""
    signer_office: str = ""
    capacity: SigningCapacity = SigningCapacity.HEAD
    grounds: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    def apply(self, writer: Writer) -> int:
        """Return the paper's id.

        Raises KnownError: gone, not_issued, nobody_amended, nothing_corrected, not_correctable, field_missing,
        revoked_already, not_of_decision, reason_missing, and for a text that is no name or no birth.
        """
        decision = writer.session.get(Decision, self.decision_id)
        if decision is None:
            raise KnownError("gone", table="decision", id=self.decision_id)
        if decision.state is not DecisionState.ISSUED:
            raise KnownError("not_issued")
        kind = AmendmentKind(self.kind)
        form = AmendmentForm.DECISION if kind is AmendmentKind.REVOKE else AmendmentForm(self.form)
        made = writer.insert(
            Amendment,
            decision_id=self.decision_id,
            kind=kind,
            form=form,
            state=DecisionState.DRAFT,
            **_texts(self, kind),
        )
        _put_items(writer, made, self.decision_id, kind, self.items)
        return made


@change("amendment.edit")
class EditAmendment:
    """Change the draft of such a paper: whom it is about, what is put right, its words."""

    amendment_id: int
    form: AmendmentForm
    items: tuple[AmendedItem, ...]
    reason: str = ""
    place: str = ""
    signer_name: str = ""
    signer_office: str = ""
    capacity: SigningCapacity = SigningCapacity.HEAD
    grounds: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, frozen, and as `DraftAmendment`."""
        found = _draft(writer, self.amendment_id)
        form = found.form if found.kind is AmendmentKind.REVOKE else AmendmentForm(self.form)
        kind, decision_id = found.kind, found.decision_id
        writer.update(Amendment, self.amendment_id, form=form, **_texts(self, kind))
        _remove_items(writer, self.amendment_id)
        _put_items(writer, self.amendment_id, decision_id, kind, self.items)


@change("amendment.remove")
class RemoveAmendment:
    """Remove the draft of such a paper."""

    amendment_id: int

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, frozen."""
        _draft(writer, self.amendment_id)
        _remove_items(writer, self.amendment_id)
        writer.delete(Amendment, self.amendment_id)


@change("amendment.issue", undoable=False)
class IssueAmendment:
    """Write number and day; from then on the corrected words are printed, or the awards are taken back.

    With `reissue` certificates that were printed are given again from the corrected words; the old sheets are void.
    """

    amendment_id: int
    number: str
    dated: date
    reissue: bool = False

    def apply(self, writer: Writer) -> list[int]:
        """Return the certificates that were made anew.

        Raises KnownError: gone, frozen, future_date, before_decision, bad_number, number_used, corrected_by_other,
        revoked_by_other, revoked_already, revocation_day_differs, amended_meanwhile, authority_without_name.
        """
        found = _draft(writer, self.amendment_id)
        number = check_number(writer.session, found.id, self.number, self.dated, writer.today)
        kind, reason = found.kind, found.reason
        issued = {"state": DecisionState.ISSUED, "number": number, "number_year": self.dated.year, "dated": self.dated}
        items = list(_items(writer, self.amendment_id))
        if kind is AmendmentKind.REVOKE:
            for _item, recipient in items:
                RevokeAward(recipient, number, self.dated, reason).apply(writer)
            writer.update(Amendment, self.amendment_id, **issued)
            return []
        writer.update(Amendment, self.amendment_id, **issued)
        for item, recipient in items:
            _correct(writer, item, recipient)
        if not self.reissue:
            return []
        paper = "Công văn" if found.form is AmendmentForm.LETTER else "Quyết định"
        why = f"Đính chính theo {paper} số {number} ngày {self.dated:%d/%m/%Y}"
        printed = (_printed(writer, recipient) for _item, recipient in items)
        return [ReissueCertificate(one, why).apply(writer) for one in printed if one]


def _draft(writer: Writer, amendment_id: int) -> Amendment:
    """Return a paper that may still change. Raises KnownError: gone, frozen."""
    found = writer.session.get(Amendment, amendment_id, populate_existing=True)
    if found is None:
        raise KnownError("gone", table="amendment", id=amendment_id)
    if found.state is not DecisionState.DRAFT:
        raise KnownError("frozen", number=found.number or "")
    return found


def _items(writer: Writer, amendment_id: int) -> list[tuple[int, int]]:
    query = select(AmendmentItem.id, AmendmentItem.recipient_id).where(AmendmentItem.amendment_id == amendment_id)
    return [(row.id, row.recipient_id) for row in writer.session.execute(query.order_by(AmendmentItem.order))]


def _remove_items(writer: Writer, amendment_id: int) -> None:
    for item, _recipient in _items(writer, amendment_id):
        for one in writer.session.scalars(select(AmendmentText.id).where(AmendmentText.item_id == item)).all():
            writer.delete(AmendmentText, one)
        writer.delete(AmendmentItem, item)


def _put_items(
    writer: Writer, amendment_id: int, decision_id: int, kind: AmendmentKind, items: tuple[AmendedItem, ...]
) -> None:
    """Insert whom a paper is about, in the order of the decision, with what stands printed now."""
    if not items:
        raise KnownError("nobody_amended")
    wanted = {each.recipient_id: each for each in items}
    query = select(Recipient).where(Recipient.id.in_(wanted)).order_by(Recipient.ordinal)
    found = writer.session.scalars(query.execution_options(populate_existing=True)).all()
    if len(found) != len(items) or any(each.decision_id != decision_id for each in found):
        raise KnownError("not_of_decision")
    taken = set(writer.session.scalars(select(Revocation.recipient_id).where(Revocation.recipient_id.in_(wanted))))
    for order, recipient in enumerate(found, start=1):
        if recipient.id in taken:
            raise KnownError("revoked_already", name=recipient.name)
        item = writer.insert(AmendmentItem, amendment_id=amendment_id, recipient_id=recipient.id, order=order)
        if kind is AmendmentKind.CORRECT:
            _put_texts(writer, item, recipient, wanted[recipient.id].texts)


def _put_texts(writer: Writer, item: int, recipient: Recipient, texts: tuple[CorrectedText, ...]) -> None:
    """Insert what is put right of one recipient; a text that is as it was is left out."""
    person = _person(writer, recipient.nominee_id)
    changed = 0
    for each in texts:
        after = rules.checked_text(recipient.kind, each.field, each.after, writer.today)
        before = _printed_now(recipient, person, each.field)
        if after != before:
            writer.insert(AmendmentText, item_id=item, field=each.field, before=before, after=after)
            changed += 1
    if not changed:
        raise KnownError("nothing_corrected", name=recipient.name)


def _person(writer: Writer, nominee_id: int) -> Person | None:
    query = select(Person).join(Nominee, Nominee.person_id == Person.id).where(Nominee.id == nominee_id)
    return writer.session.scalars(query.execution_options(populate_existing=True)).one_or_none()


def _printed_now(recipient: Recipient, person: Person | None, field: str) -> str:
    if field == "birth":
        return person.birth if person else ""
    return str(getattr(recipient, field))


def _correct(writer: Writer, item: int, recipient_id: int) -> None:
    """Let a snapshot say what an issued correction says, and the directory too where it said the same.

    Raises KnownError: amended_meanwhile, where something else is printed now than when the paper was drafted.
    """
    recipient = writer.session.get_one(Recipient, recipient_id, populate_existing=True)
    person = _person(writer, recipient.nominee_id)
    rows = writer.session.scalars(select(AmendmentText).where(AmendmentText.item_id == item)).all()
    for row in rows:
        if _printed_now(recipient, person, row.field) != row.before:
            raise KnownError("amended_meanwhile", name=recipient.name)
    after = {row.field: row.after for row in rows}
    kind, nominee_id = recipient.kind, recipient.nominee_id
    words: dict[str, Any] = {field: text for field, text in after.items() if field in rules.OF_SNAPSHOT}
    if "name" in words:
        sort = names.sort_key_text if kind is NomineeKind.COLLECTIVE else names.sort_key
        words |= {"name_sort": sort(words["name"]), "name_plain": names.search_key(words["name"])}
    before = {row.field: row.before for row in rows}
    if words:
        writer.update(Recipient, recipient_id, **words)
    _correct_entry(writer, nominee_id, kind, person, before, after)


def _correct_entry(
    writer: Writer,
    nominee_id: int,
    kind: NomineeKind,
    person: Person | None,
    before: dict[str, str],
    after: dict[str, str],
) -> None:
    """Put name, honorific and birth right in the directory, where it said what was printed; units have dated names."""
    if kind is NomineeKind.COLLECTIVE:
        return
    nominee = writer.session.get_one(Nominee, nominee_id, populate_existing=True)
    renamed = "name" in after and nominee.name == before["name"]
    facts: dict[str, Any] = {}
    if person is not None:
        if "honorific" in after and person.honorific == before["honorific"]:
            facts["honorific"] = after["honorific"]
        if "birth" in after:
            facts["birth"] = checked_birth(after["birth"], writer.today)
        if renamed:
            called = names_of(after["name"])
            facts |= {"full_name": called["name"], "name_sort": called["name_sort"], "name_plain": called["name_plain"]}
        if facts:
            writer.update(Person, person.id, **facts)
    if renamed:
        writer.update(Nominee, nominee_id, **names_of(after["name"]))


def _printed(writer: Writer, recipient_id: int) -> int:
    """Return the newest certificate of somebody that stands on a sheet which is not lost, 0 for none."""
    newest = select(func.max(Certificate.id)).where(Certificate.recipient_id == recipient_id)
    certificate = writer.session.scalar(newest)
    if certificate is None:
        return 0
    kept = select(Sheet.id).where(Sheet.certificate_id == certificate, Sheet.state.not_in(stages.LOST_SHEETS))
    return int(certificate) if writer.session.scalar(kept.limit(1)) is not None else 0


def _texts(named: DraftAmendment | EditAmendment, kind: AmendmentKind) -> dict[str, Any]:
    if kind is AmendmentKind.REVOKE and not clean(named.reason):
        raise KnownError("reason_missing", following="revoked")
    return {
        "reason": named.reason,
        "place": named.place,
        "signer_name": named.signer_name,
        "signer_office": named.signer_office,
        "capacity": SigningCapacity(named.capacity),
        "grounds": join_lines(named.grounds),
        "recipients": join_lines(named.recipients),
    }
