"""What the council said, and the submissions (tờ trình) that follow: one per authority."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from db.changes.change import Writer, change
from db.errors import KnownError
from db.models.authorities import Authority, AuthorityName
from db.models.catalogue import AwardType
from db.models.council import CouncilResult, CouncilSession, Submission, SubmissionItem
from db.models.decisions import Decision, DecisionItem
from db.models.nominations import Nomination
from db.queries.council_results import law_of_share, share_on
from db.queries.standing_texts import OPEN_SUBMISSION
from db.rules import drafts, numbering, stages
from db.rules.catalogue import votes_needed
from db.rules.clean_text import join_lines
from db.rules.dates import clock_text, long_date
from db.rules.terms import DecisionState, NominationState, NomineeKind, SigningCapacity


@dataclass(frozen=True)
class Result:
    """The council's votes for one nomination, of all members."""

    nomination_id: int
    votes_for: int
    votes_total: int
    recommended: bool
    reason: str = ""
    votes_against: int | None = None
    votes_blank: int | None = None
    """Blank or invalid for this one; None where nobody counted them."""
    in_spite: str = ""
    """Why it is recommended with fewer votes than the law asks for."""


@change("council.record")
class RecordCouncil:
    """Record one session with its results; each nomination becomes recommended or not.

    `number` is that of the minutes: "12" or "12/BB-STTTT", "" until they have one; hours are as `clock_text` reads
    them; `ballot` is "secret", "open" or "". `written` are the names of absentees who voted in writing, `tellers` those
    of who counted, one a line.
    """

    round_id: int
    held_on: date
    place: str
    chair: str
    secretary: str
    members_total: int
    members_present: int
    results: tuple[Result, ...]
    absent: str = ""
    present: str = ""
    number: str = ""
    begun_at: str = ""
    ended_at: str = ""
    ballot: str = ""
    written: str = ""
    tellers: str = ""
    ballots_issued: int | None = None
    ballots_returned: int | None = None
    ballots_valid: int | None = None

    def apply(self, writer: Writer) -> int:
        """Return the session's id.

        Raises KnownError: future_date, bad_votes, bad_hour, gone, other_round, state_not_allowed, reason_missing,
        ballots_wrong, votes_below_law (recommended with fewer votes than the law asks for, and nothing says why).
        """
        drafts.check_not_future("held_on", self.held_on, writer.today)
        check_of_round(writer, self.round_id, [each.nomination_id for each in self.results])
        if not 0 <= self.members_present <= self.members_total:
            raise KnownError("bad_votes", votes=self.members_present, total=self.members_total)
        session = writer.insert(
            CouncilSession,
            round_id=self.round_id,
            **_texts(writer, self),
            members_total=self.members_total,
            members_present=self.members_present,
        )
        for result in self.results:
            if result.votes_total > self.members_total:
                raise KnownError("bad_votes", votes=result.votes_total, total=self.members_total)
            _check_share(writer, result, self.held_on, self.members_total)
            _keep(writer, session, result)
        return session


@change("council.edit")
class EditCouncil:
    """Correct what the minutes say of a session beside its results, or write its number once it has one."""

    session_id: int
    held_on: date
    place: str
    chair: str
    secretary: str
    members_total: int
    members_present: int
    absent: str = ""
    present: str = ""
    number: str = ""
    begun_at: str = ""
    ended_at: str = ""
    ballot: str = ""
    written: str = ""
    tellers: str = ""
    ballots_issued: int | None = None
    ballots_returned: int | None = None
    ballots_valid: int | None = None

    def apply(self, writer: Writer) -> None:
        """Write the corrected values; the votes stay. Raises KnownError: future_date, bad_votes, bad_hour, gone."""
        drafts.check_not_future("held_on", self.held_on, writer.today)
        cast = writer.session.scalar(
            select(func.max(CouncilResult.votes_total)).where(CouncilResult.session_id == self.session_id)
        )
        needed = max(self.members_present, cast or 0)
        if self.members_present < 0 or needed > self.members_total:
            raise KnownError("bad_votes", votes=needed, total=self.members_total)
        writer.update(
            CouncilSession,
            self.session_id,
            **_texts(writer, self),
            members_total=self.members_total,
            members_present=self.members_present,
        )


def _texts(writer: Writer, named: RecordCouncil | EditCouncil) -> dict[str, Any]:
    counted = [each for each in (named.ballots_valid, named.ballots_returned, named.ballots_issued) if each is not None]
    if any(each < 0 for each in counted) or counted != sorted(counted):
        raise KnownError("ballots_wrong")
    number = "".join(named.number.split())
    if number.isdecimal():
        number = f"{number}{numbering.behind_number(numbering.suffix_for('BB', number_suffix(writer, named.held_on)))}"
    return {
        "number": number,
        "held_on": named.held_on,
        "place": named.place,
        "chair": named.chair,
        "secretary": named.secretary,
        "present": named.present,
        "absent": named.absent,
        "begun_at": clock_text(named.begun_at),
        "ended_at": clock_text(named.ended_at),
        "ballot": named.ballot,
        "written": named.written,
        "tellers": named.tellers,
        "ballots_issued": named.ballots_issued,
        "ballots_returned": named.ballots_returned,
        "ballots_valid": named.ballots_valid,
    }


def _check_share(writer: Writer, result: Result, day: date, members: int) -> None:
    """Raise KnownError("votes_below_law") for who is recommended with fewer votes and without a reason."""
    if not result.recommended or result.in_spite.strip():
        return
    row = writer.session.execute(
        select(Nomination.name, AwardType.code)
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .where(Nomination.id == result.nomination_id)
    ).first()
    share = share_on(row.code, day) if row is not None else None
    if row is None or share is None or share.ratio is None:
        return
    needed = votes_needed(share.ratio, members)
    if result.votes_for < needed:
        law = law_of_share(share, day)
        raise KnownError("votes_below_law", name=row.name, votes=result.votes_for, needed=needed, law=law)


def _keep(writer: Writer, session: int, result: Result) -> None:
    said = result.votes_for + (result.votes_against or 0) + (result.votes_blank or 0)
    if (result.votes_against or 0) < 0 or (result.votes_blank or 0) < 0 or said > result.votes_total:
        raise KnownError("bad_votes", votes=said, total=result.votes_total)
    if not 0 <= result.votes_for <= result.votes_total:
        raise KnownError("bad_votes", votes=result.votes_for, total=result.votes_total)
    nomination = writer.session.get(Nomination, result.nomination_id)
    if nomination is None:
        raise KnownError("gone", table="nomination", id=result.nomination_id)
    following = NominationState.RECOMMENDED if result.recommended else NominationState.NOT_RECOMMENDED
    stages.check_step(nomination.state, following, result.reason)
    writer.insert(
        CouncilResult,
        session_id=session,
        nomination_id=result.nomination_id,
        votes_for=result.votes_for,
        votes_total=result.votes_total,
        recommended=result.recommended,
        reason="" if result.recommended else result.reason,
        votes_against=result.votes_against,
        votes_blank=result.votes_blank,
        in_spite=result.in_spite if result.recommended else "",
    )
    writer.update(Nomination, result.nomination_id, state=following, state_reason=result.reason)


@change("submission.draft")
class DraftSubmission:
    """Put recommended nominations for one authority on a tờ trình, collectives first, in their order."""

    round_id: int
    authority_id: int
    nomination_ids: tuple[int, ...]
    addressees: tuple[str, ...]
    signer_name: str
    signer_office: str
    capacity: SigningCapacity = SigningCapacity.HEAD

    def apply(self, writer: Writer) -> int:
        """Return the submission's id.

        Raises KnownError: empty_submission, mixed_authorities, not_recommended, other_round, gone.
        """
        if not self.nomination_ids:
            raise KnownError("empty_submission")
        check_of_round(writer, self.round_id, self.nomination_ids)
        rows = in_order(writer, self.nomination_ids)
        if any(row.authority_id != self.authority_id for row in rows):
            raise KnownError("mixed_authorities")
        for row in rows:
            if row.state is not NominationState.RECOMMENDED:
                raise KnownError("not_recommended", name=row.name, state=row.state.value)
        made = writer.insert(
            Submission,
            round_id=self.round_id,
            authority_id=self.authority_id,
            number=None,
            dated=None,
            addressees=join_lines(self.addressees),
            signer_name=self.signer_name,
            signer_office=self.signer_office,
            capacity=SigningCapacity(self.capacity),
        )
        items = ({"submission_id": made, "nomination_id": row.id, "order": at} for at, row in enumerate(rows, start=1))
        writer.insert_many(SubmissionItem, list(items))
        return made


@change("submission.send")
class SendSubmission:
    """Write number and date into a submission once it is signed."""

    submission_id: int
    number: str
    dated: date

    def apply(self, writer: Writer) -> None:
        """Write them, also into the grounds of drafted decisions that wait for them.

        Raises KnownError: bad_number, future_date, number_used, ground_left_open, gone.
        """
        drafts.check_not_future("dated", self.dated, writer.today)
        number = numbering.typed_number(self.number, submission_suffix(writer, self.dated))
        of_the_year = writer.session.execute(
            select(Submission.number, Submission.dated).where(
                Submission.number.is_not(None),
                Submission.id != self.submission_id,
                Submission.dated >= date(self.dated.year, 1, 1),
                Submission.dated <= date(self.dated.year, 12, 31),
            )
        ).all()
        used = {row.number: row.dated for row in of_the_year}
        if number in used:
            raise KnownError("number_used", number=number, date=used[number], next=numbering.next_number(used))
        kept = writer.session.get(Submission, self.submission_id, populate_existing=True)
        left = numbering.left_open(kept.grounds) if kept is not None else ""
        if left:
            raise KnownError("ground_left_open", text=left)
        writer.update(Submission, self.submission_id, number=number, dated=self.dated)
        _tell_drafts(writer, self.submission_id, f"Tờ trình số {number} {long_date(self.dated)}")


def _tell_drafts(writer: Writer, submission_id: int, told: str) -> None:
    """Write the submission into the drafts of decisions about its nominees, where its number was left open."""
    nominees = select(SubmissionItem.nomination_id).where(SubmissionItem.submission_id == submission_id)
    drafts = select(Decision.id, Decision.grounds).where(
        Decision.state == DecisionState.DRAFT,
        Decision.id.in_(select(DecisionItem.decision_id).where(DecisionItem.nomination_id.in_(nominees))),
    )
    for row in writer.session.execute(drafts).all():
        if OPEN_SUBMISSION in row.grounds:
            writer.update(Decision, row.id, grounds=row.grounds.replace(OPEN_SUBMISSION, told))


def submission_suffix(writer: Writer, day: date) -> str:
    """Return "TTr-STTTT" from the number suffix of this office on a day."""
    return numbering.suffix_for("TTr", number_suffix(writer, day))


def number_suffix(writer: Writer, day: date) -> str:
    """Return the suffix of this office's decisions on a day: "QĐ-STTTT"."""
    suffix = writer.session.scalar(
        select(AuthorityName.number_suffix)
        .join(Authority, Authority.id == AuthorityName.authority_id)
        .where(Authority.is_office, AuthorityName.valid_from <= day)
        .order_by(AuthorityName.valid_from.desc())
        .limit(1)
    )
    return suffix or ""


KIND_ORDER = (NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL, NomineeKind.HOUSEHOLD)


def check_of_round(writer: Writer, round_id: int, nomination_ids: Sequence[int]) -> None:
    """Check that nominations are of the round in which they are decided about. Raises KnownError: other_round."""
    others = select(Nomination.name).where(Nomination.id.in_(nomination_ids), Nomination.round_id != round_id)
    name = writer.session.scalar(others.limit(1))
    if name is not None:
        raise KnownError("other_round", name=name)


def in_order(writer: Writer, nomination_ids: tuple[int, ...]) -> list[Nomination]:
    """Return the nominations as lists print them: collectives, people, households, each by rank.

    Raises KnownError: gone.
    """
    rows = writer.session.scalars(select(Nomination).where(Nomination.id.in_(nomination_ids))).all()
    if len(rows) != len(set(nomination_ids)):
        raise KnownError("gone", table="nomination", id=0)
    return sorted(rows, key=lambda row: (KIND_ORDER.index(row.kind), row.rank, row.id))
