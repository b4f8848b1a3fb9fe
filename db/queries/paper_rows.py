"""What papers say, gathered from the record: frozen rows of issued decisions, present ones of drafts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.errors import KnownError
from db.models.authorities import Authority
from db.models.catalogue import AwardType
from db.models.ceremonies import Ceremony, EnteredBonus
from db.models.council import CouncilResult, CouncilSession, Submission, SubmissionItem
from db.models.decisions import Decision, DecisionItem, Recipient
from db.models.nominations import Nomination
from db.models.register import Revocation
from db.models.rounds import AwardRound
from db.queries.authority_words import AuthorityWords as AuthorityWords
from db.queries.authority_words import office_words as office_words
from db.queries.authority_words import words
from db.queries.award_words import no_certificate, words_of
from db.queries.bonus_due import TITLE, higher_title, one_title_on
from db.queries.doubles import asked_by_entry, entries_of
from db.queries.given_awards import frozen_awards
from db.queries.law import known_bonus, rate_on
from db.queries.nomination_drafts import approved_items, decided_texts, kept_texts
from db.queries.paper_order import AUTHORITIES, LAW_ORDER
from db.queries.paper_values import AwardedRow as AwardedRow
from db.queries.paper_values import DecidedAward
from db.queries.paper_values import DecisionRows as DecisionRows
from db.queries.paper_values import SubmissionRows as SubmissionRows
from db.queries.replacements import replaced_by_it
from db.queries.revocations import in_force
from db.queries.standing_texts import copied, proposed_request, tried_text
from db.rules.awards import AwardWords
from db.rules.bonus import lower_titles
from db.rules.nomination_fields import PRINTED
from db.rules.terms import DecisionState


def decision_rows(session: Session, decision_id: int, today: date) -> DecisionRows:
    """Return a decision as its papers say it; a draft's money is that of `today`. Raises KnownError("gone")."""
    decision = session.get(Decision, decision_id)
    if decision is None:
        raise KnownError("gone", table="decision", id=decision_id)
    authority = words(session, decision.authority_id, decision.dated or today)
    issued = decision.state is DecisionState.ISSUED
    rows = _frozen(session, decision_id) if issued else _drafted(session, decision_id, today)
    awards = _awards(session, decision, authority.title, rows)
    told, lower = {one.id: one.words for one in awards}, _lower(session, awards, rows, decision.dated or today)
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
        awards,
        authority,
        tuple(replace(row, words=told[row.award_type_id], lower=at in lower) for at, row in enumerate(rows)),
        replaced_by_it(session, decision.id),
    )


def _lower(session: Session, awards: Sequence[DecidedAward], rows: Sequence[AwardedRow], day: date) -> frozenset[int]:
    """Return the places of rows beside which the decision gives a higher title of the period, by the day's law."""
    titles = {one.id for one in awards if one.form == TITLE}
    if len(titles) < 2 or one_title_on(session, day) is None:
        return frozenset()
    places = [at for at, row in enumerate(rows) if row.award_type_id in titles]
    found = lower_titles([((rows[at].nominee_id, rows[at].period), rows[at].decided_bonus or 0) for at in places])
    return frozenset(places[at] for at in found)


def _awards(session: Session, decision: Decision, title: str, rows: Sequence[AwardedRow]) -> tuple[DecidedAward, ...]:
    """Return what a decision gives; one that approves nobody is about the awards of all its nominations."""
    ids = {row.award_type_id for row in rows}
    asked = select(Nomination.award_type_id).join(DecisionItem, DecisionItem.nomination_id == Nomination.id)
    within = ids or asked.where(DecisionItem.decision_id == decision.id)
    kept = frozen_awards(session, decision.id) if decision.state is DecisionState.ISSUED else {}
    made = []
    for award in session.scalars(select(AwardType).where(AwardType.id.in_(within)).order_by(*LAW_ORDER)):
        told = words_of(session, award, title)
        told = replace(told, full=kept.get(award.id) or told.full)  # what was frozen stands
        made.append(DecidedAward(award.id, award.form, told, no_certificate(session, award)))
    return tuple(made)


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
        .order_by(*LAW_ORDER, SubmissionItem.order)
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


def ids_of_round(session: Session, round_id: int, *, issued: bool = False) -> list[int]:
    """Return the round's decisions: the State first, then ministry and province, of each as they were drafted."""
    query = select(Decision.id).join(Authority, Authority.id == Decision.authority_id)
    query = query.where(Decision.round_id == round_id)
    if issued:
        query = query.where(Decision.state == DecisionState.ISSUED)
    return list(session.scalars(query.order_by(*AUTHORITIES, Decision.id)))


def submission_ids(session: Session, round_id: int) -> list[int]:
    """Return the round's submissions, ministry first."""
    query = select(Submission.id).join(Authority, Authority.id == Submission.authority_id)
    return list(session.scalars(query.where(Submission.round_id == round_id).order_by(*AUTHORITIES, Submission.id)))


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
        select(
            *(
                Recipient,
                Nomination.period,
                Nomination.secret,
                func.coalesce(Revocation.number, "").label("revoked"),
                Revocation.replaced,
            ),
            *(known_bonus(), higher_title(), EnteredBonus),
        )
        .join(Nomination, Nomination.id == Recipient.nomination_id)
        .outerjoin(Revocation, Revocation.recipient_id == Recipient.id)
        .outerjoin(EnteredBonus, EnteredBonus.recipient_id == Recipient.id)
        .where(Recipient.decision_id == decision_id)
        .order_by(Recipient.ordinal)
    )
    return tuple(
        AwardedRow(
            r.nominee_id,
            r.kind,
            r.name,
            register_number=r.register_number,
            coefficient=(later or r).coefficient,
            base_salary=(later or r).base_salary or None,
            bonus=known,
            entered=later is not None,
            revoked=revoked,
            replaced=bool(replaced),
            instead=instead or "",
            recipient_id=r.id,
            award_type_id=r.award_type_id,
            period=period,
            secret=secret,
            **{name: getattr(r, name) for name in PRINTED},
        )
        for r, period, secret, revoked, replaced, known, instead, later in found
    )


def _drafted(session: Session, decision_id: int, day: date) -> tuple[AwardedRow, ...]:
    found = approved_items(session, decision_id)
    asked = {(n.award_type_id, n.kind) for _item, n in found}
    rates = {(award, kind): rate_on(session, award, kind, day) for award, kind in asked}
    made = []
    for item, n in found:
        rate = rates[n.award_type_id, n.kind]
        made.append(
            AwardedRow(
                n.nominee_id,
                n.kind,
                item.name or n.name,
                coefficient=rate.hundredths,
                base_salary=rate.base_salary,
                bonus=rate.amount,
                award_type_id=n.award_type_id,
                **{**kept_texts(n), **decided_texts(item, n)},
            )
        )
    return tuple(made)


def nominated_row(n: Nomination, earlier: dict[int, tuple[str, ...]], told: AwardWords) -> AwardedRow:
    """Return a nomination as papers before the decision say it."""
    before = earlier.get(n.nominee_id, ())
    return AwardedRow(n.nominee_id, n.kind, n.name, earlier=before, words=told, **kept_texts(n))


def words_by_award(session: Session, asked: set[tuple[AwardType, str]]) -> dict[tuple[int, str], AwardWords]:
    """Return the words of awards by (award, title of who gives it)."""
    return {(award.id, title): words_of(session, award, title) for award, title in asked}


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
