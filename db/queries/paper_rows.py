"""What papers say, gathered from the record: frozen rows of issued decisions, present ones of drafts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from db.errors import KnownError
from db.models.authorities import Authority, AuthorityName
from db.models.catalogue import AwardType
from db.models.ceremonies import Ceremony
from db.models.council import CouncilResult, CouncilSession, Submission, SubmissionItem
from db.models.decisions import Decision, DecisionItem, Recipient
from db.models.nominations import Nomination
from db.models.register import Revocation
from db.models.rounds import AwardRound
from db.queries.authority_words import AuthorityWords as AuthorityWords
from db.queries.authority_words import office_words as office_words
from db.queries.authority_words import words
from db.queries.award_words import no_certificate, words_of
from db.queries.bonus_due import higher_title
from db.queries.doubles import asked_by_entry, entries_of
from db.queries.law import known_bonus, rate_on
from db.queries.nomination_drafts import approved_items, decided_texts, kept_texts
from db.queries.revocations import in_force
from db.queries.standing_texts import copied, proposed_request, tried_text
from db.rules.awards import AwardWords
from db.rules.nomination_fields import PRINTED, NominationTexts
from db.rules.terms import DecisionState, NominationState, NomineeKind, SigningCapacity


@dataclass(frozen=True)
class AwardedRow(NominationTexts):
    """One recipient, or nominee of a draft; money is đồng, `coefficient` in hundredths."""

    nominee_id: int
    kind: NomineeKind
    name: str
    earlier: tuple[str, ...] = ()
    register_number: str = ""
    coefficient: int | None = None
    base_salary: int | None = None
    bonus: int | None = None
    """None where it is not known, which is never 0 đ."""
    revoked: str = ""
    """The number of the decision that took the award back, "" for one in force."""
    instead: str = ""
    """The higher title of the period whose bonus is paid instead, "" for none."""
    recipient_id: int = 0
    """Of an issued decision's row."""
    words: AwardWords | None = None
    """Of the award that is asked for, on papers that may ask for several."""


@dataclass(frozen=True)
class DecisionRows:
    """A decision with its people, in their order; `award` in full: "Bằng khen của Bộ trưởng Bộ …"."""

    id: int
    round_id: int
    issued: bool
    number: str
    dated: date | None
    place: str
    signer_name: str
    signer_office: str
    capacity: SigningCapacity
    grounds: tuple[str, ...]
    distribution: tuple[str, ...]
    award: str
    form: str
    words: AwardWords
    no_certificate: str
    """Why the office draws no certificate of the award, "" where it draws one."""
    authority: AuthorityWords
    rows: tuple[AwardedRow, ...]

    @property
    def in_force(self) -> tuple[AwardedRow, ...]:
        """The rows whose award was not taken back."""
        return tuple(row for row in self.rows if not row.revoked)


@dataclass(frozen=True)
class SubmissionRows:
    """A tờ trình with its nominees, the office that sends it and the authority it goes to."""

    id: int
    round_id: int
    number: str
    dated: date | None
    addressees: tuple[str, ...]
    grounds: tuple[str, ...]
    """Its own; none where those of the catalogue on its day stand."""
    signer_name: str
    signer_office: str
    capacity: SigningCapacity
    authority: AuthorityWords
    office: AuthorityWords
    council_on: date | None
    rows: tuple[AwardedRow, ...]


def decision_rows(session: Session, decision_id: int, today: date) -> DecisionRows:
    """Return a decision as its papers say it; a draft's money is that of `today`. Raises KnownError("gone")."""
    found = session.execute(
        select(Decision, AwardType)
        .join(AwardType, AwardType.id == Decision.award_type_id)
        .where(Decision.id == decision_id)
    ).one_or_none()
    if found is None:
        raise KnownError("gone", table="decision", id=decision_id)
    decision, award_type = found
    authority = words(session, decision.authority_id, decision.dated or today)
    issued = decision.state is DecisionState.ISSUED
    told = words_of(session, award_type, authority.title)
    rows = _frozen(session, decision_id) if issued else _drafted(session, decision_id, award_type.id, today)
    if issued:  # the name that was frozen stands, whatever the catalogue says by now
        told = replace(told, full=_frozen_award(session, decision_id) or told.full)
    return DecisionRows(
        decision.id,
        decision.round_id,
        issued,
        decision.number or "",
        decision.dated,
        decision.place or authority.place,
        decision.signer_name,
        decision.signer_office or authority.office,
        decision.capacity,
        _grounds(session, decision, decision.dated or today),
        copied(session, "decision_recipients", decision.authority_id, decision.dated or today, decision.recipients),
        told.full,
        told.short,
        told,
        no_certificate(session, award_type),
        authority,
        rows,
    )


def _grounds(session: Session, decision: Decision, day: date) -> tuple[str, ...]:
    """Return the grounds of a decision; while a wording of the last one is tried, with that one."""
    kept = tuple(decision.grounds.splitlines())
    if tried_text(session, "request_ground", decision.authority_id) is None:
        return kept
    asked = select(DecisionItem.nomination_id).where(DecisionItem.decision_id == decision.id)
    request = proposed_request(session, decision.authority_id, tuple(session.scalars(asked)), day)
    return (*(line for line in kept if not line.startswith("Theo ")), *request)


def submission_rows(session: Session, submission_id: int, today: date) -> SubmissionRows:
    """Return a submission as its paper says it. Raises KnownError("gone")."""
    submission = session.get(Submission, submission_id)
    if submission is None:
        raise KnownError("gone", table="submission", id=submission_id)
    day = submission.dated or today
    found = session.execute(
        select(Nomination, AwardType)
        .join(SubmissionItem, SubmissionItem.nomination_id == Nomination.id)
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .where(SubmissionItem.submission_id == submission_id)
        .order_by(SubmissionItem.order)
    ).all()
    earlier = _earlier(session, [row.Nomination.nominee_id for row in found], day, submission.round_id)
    authority = words(session, submission.authority_id, day)
    told = words_by_award(session, {(row.AwardType, authority.title) for row in found})
    council_on = session.scalar(
        select(CouncilSession.held_on)
        .join(CouncilResult, CouncilResult.session_id == CouncilSession.id)
        .where(CouncilResult.nomination_id.in_([row.Nomination.id for row in found]))
        .order_by(CouncilSession.held_on.desc())
        .limit(1)
    )
    return SubmissionRows(
        submission.id,
        submission.round_id,
        submission.number or "",
        submission.dated,
        copied(session, "addressees", submission.authority_id, day, submission.addressees),
        tuple(submission.grounds.splitlines()),
        submission.signer_name,
        submission.signer_office,
        submission.capacity,
        authority,
        office_words(session, day),
        council_on,
        tuple(nominated_row(row.Nomination, earlier, told[row.AwardType.id, authority.title]) for row in found),
    )


def _called(title: str) -> ColumnElement[bool]:
    named = select(AuthorityName.id).where(AuthorityName.authority_id == Authority.id)
    return named.where(AuthorityName.title.startswith(title)).correlate(Authority).exists()


LEVELS = case(
    (_called("Chủ tịch nước"), 0),
    (_called("Thủ tướng"), 1),
    (Authority.level == "ministry", 2),
    (Authority.level == "province", 3),
    (Authority.level == "department", 4),
    else_=5,
)
"""The order of authorities on papers and at ceremonies, the State first."""


def ids_of_round(session: Session, round_id: int, *, issued: bool = False) -> list[int]:
    """Return the round's decisions: the State first, then ministry and province, each as they were drafted."""
    query = select(Decision.id).join(Authority, Authority.id == Decision.authority_id)
    query = query.where(Decision.round_id == round_id)
    if issued:
        query = query.where(Decision.state == DecisionState.ISSUED)
    return list(session.scalars(query.order_by(LEVELS, Decision.id)))


def submission_ids(session: Session, round_id: int) -> list[int]:
    """Return the round's submissions, ministry first."""
    query = select(Submission.id).join(Authority, Authority.id == Submission.authority_id)
    return list(session.scalars(query.where(Submission.round_id == round_id).order_by(LEVELS, Submission.id)))


@dataclass(frozen=True)
class CouncilRows:
    """One session of the council with the votes it gave, nominees in list order."""

    id: int
    number: str
    held_on: date
    place: str
    chair: str
    secretary: str
    members: int
    present: tuple[str, ...]
    absent: tuple[str, ...]
    here: int
    """How many members were present, by the number entered."""
    begun_at: str
    ended_at: str
    ballot: str
    votes: tuple[tuple[AwardedRow, int, bool, str], ...]
    """Row, votes for, recommended, remark."""


def council_rows(session: Session, round_id: int) -> CouncilRows:
    """Return the round's last session. Raises KnownError("no_council")."""
    query = select(CouncilSession).where(CouncilSession.round_id == round_id)
    meeting = session.scalar(query.order_by(CouncilSession.held_on.desc(), CouncilSession.id.desc()).limit(1))
    if meeting is None:
        raise KnownError("no_council")
    found = session.execute(
        select(Nomination, CouncilResult, AwardType)
        .join(CouncilResult, CouncilResult.nomination_id == Nomination.id)
        .join(AwardType, AwardType.id == Nomination.award_type_id)
        .where(CouncilResult.session_id == meeting.id)
        .order_by(Nomination.rank, Nomination.id)
    ).all()
    titles = {
        id_: words(session, id_, meeting.held_on).on_paper for id_ in {row.Nomination.authority_id for row in found}
    }
    told = words_by_award(session, {(award, titles[n.authority_id]) for n, _result, award in found})
    votes = [
        (nominated_row(n, {}, told[award.id, titles[n.authority_id]]), r.votes_for, r.recommended, _said(r, n))
        for n, r, award in found
    ]
    return CouncilRows(
        meeting.id,
        meeting.number,
        meeting.held_on,
        meeting.place,
        meeting.chair,
        meeting.secretary,
        meeting.members_total,
        tuple(meeting.present.splitlines()),
        tuple(meeting.absent.splitlines()),
        meeting.members_present,
        meeting.begun_at,
        meeting.ended_at,
        meeting.ballot,
        tuple(votes),
    )


def submission_of_decision(session: Session, decision_id: int) -> int:
    """Return the submission that put a decision's people forward. Raises KnownError("gone")."""
    found = session.scalar(
        select(SubmissionItem.submission_id)
        .join(DecisionItem, DecisionItem.nomination_id == SubmissionItem.nomination_id)
        .where(DecisionItem.decision_id == decision_id)
        .order_by(SubmissionItem.submission_id.desc())
        .limit(1)
    )
    if found is None:
        raise KnownError("gone", table="submission", id=0)
    return found


def ceremony_of(session: Session, round_id: int) -> Ceremony | None:
    """Return the round's last ceremony, detached."""
    query = select(Ceremony).where(Ceremony.round_id == round_id)
    found = session.scalar(query.order_by(Ceremony.held_on.desc(), Ceremony.id.desc()).limit(1))
    if found is not None:
        session.expunge(found)
    return found


def movement_citation(session: Session, round_id: int) -> str:
    """Return the round's citation: "Đã có thành tích …"."""
    return session.scalars(select(AwardRound.citation).where(AwardRound.id == round_id)).one()


def _frozen(session: Session, decision_id: int) -> tuple[AwardedRow, ...]:
    found = session.execute(
        select(Recipient, func.coalesce(Revocation.number, "").label("revoked"), known_bonus(), higher_title())
        .outerjoin(Revocation, Revocation.recipient_id == Recipient.id)
        .where(Recipient.decision_id == decision_id)
        .order_by(Recipient.ordinal)
    )
    return tuple(
        AwardedRow(
            r.nominee_id,
            r.kind,
            r.name,
            register_number=r.register_number,
            coefficient=r.coefficient,
            base_salary=r.base_salary or None,
            bonus=known,
            revoked=revoked,
            instead=instead or "",
            recipient_id=r.id,
            **{name: getattr(r, name) for name in PRINTED},
        )
        for r, revoked, known, instead in found
    )


def _drafted(session: Session, decision_id: int, award_type_id: int, day: date) -> tuple[AwardedRow, ...]:
    found = list(approved_items(session, decision_id))
    rates = {kind: rate_on(session, award_type_id, kind, day) for kind in {n.kind for _item, n in found}}
    made = []
    for item, n in found:
        made.append(
            AwardedRow(
                n.nominee_id,
                n.kind,
                item.name or n.name,
                coefficient=rates[n.kind].hundredths,
                base_salary=rates[n.kind].base_salary,
                bonus=rates[n.kind].amount,
                **{**kept_texts(n), **decided_texts(item, n)},
            )
        )
    return tuple(made)


def nominated_row(n: Nomination, earlier: dict[int, tuple[str, ...]], told: AwardWords) -> AwardedRow:
    """Return a nomination as papers before the decision say it."""
    before = earlier.get(n.nominee_id, ())
    return AwardedRow(n.nominee_id, n.kind, n.name, earlier=before, words=told, **kept_texts(n))


def _said(result: CouncilResult, n: Nomination) -> str:
    """Return why the council did not recommend a nominee, or did with few votes; what became of it is no matter."""
    early = n.state_reason if n.state is NominationState.NOT_RECOMMENDED else ""  # before it was kept with the result
    return result.in_spite if result.recommended else result.reason or early


def words_by_award(session: Session, asked: set[tuple[AwardType, str]]) -> dict[tuple[int, str], AwardWords]:
    """Return the words of awards by (award, title of who gives it)."""
    return {(award.id, title): words_of(session, award, title) for award, title in asked}


def _frozen_award(session: Session, decision_id: int) -> str:
    return session.scalar(select(Recipient.award).where(Recipient.decision_id == decision_id).limit(1)) or ""


def _earlier(session: Session, nominees: Sequence[int], before: date, round_id: int) -> dict[int, tuple[str, ...]]:
    """Return "Bằng khen của … (số 12/QĐ-UBND ngày 05/01/2021)" of each nominee, oldest first, without revoked ones.

    What its doubles were given counts as its own; what the round itself gave is no earlier award.
    """
    asked = asked_by_entry(entries_of(session, nominees))
    found = session.execute(
        select(Recipient.nominee_id, Recipient.award, Decision.number, Decision.dated)
        .join(Decision, Decision.id == Recipient.decision_id)
        .where(Recipient.nominee_id.in_(asked), Decision.dated < before, Decision.round_id != round_id, in_force())
        .order_by(Decision.dated, Recipient.id)
    )
    made: dict[int, tuple[str, ...]] = {}
    for nominee, award, number, dated in found:
        assert dated is not None
        for one in asked[nominee]:
            made[one] = (*made.get(one, ()), f"{award} (số {number} ngày {dated:%d/%m/%Y})")
    return made
