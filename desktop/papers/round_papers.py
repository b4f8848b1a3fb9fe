"""Every paper of a round in the order in which it is made, each with how far it is and what it lacks."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sqlalchemy.orm import Session

from db.queries.round_papers import Counted, DecisionFacts, RoundFacts, SubmissionFacts, round_facts
from db.rules.terms import DecisionState
from desktop.papers.table import Paper, Section, paper


class Stage(StrEnum):
    """How far a paper is."""

    LATER = "later"
    """It cannot be made yet; `RoundPaper.waits` says for what."""
    LACKING = "lacking"
    """It can be drawn, with blanks where `RoundPaper.gaps` are."""
    DRAFT = "draft"
    """Nothing is missing but its number, or what is still under way."""
    READY = "ready"
    """It never has a number, and says what the record says now."""
    DONE = "done"
    """Numbered and dated, or everything it tells of is done."""
    REVOKED = "revoked"


class Gap(StrEnum):
    """What is missing on a paper."""

    OFFICE = "office"
    MINUTES_NUMBER = "minutes_number"
    COUNCIL_PLACE = "council_place"
    COUNCIL_CHAIR = "council_chair"
    COUNCIL_SECRETARY = "council_secretary"
    COUNCIL_MEMBERS = "council_members"
    SIGNER = "signer"
    ADDRESSEES = "addressees"
    GROUNDS = "grounds"
    CONFERENCE = "conference"
    CONFERENCE_PLACE = "conference_place"
    PRESENTER = "presenter"
    UNITS = "units"
    DEADLINE = "deadline"


class Waits(StrEnum):
    """What has to be there before a paper can be made; or, of a draft, what is still under way."""

    NOMINATIONS = "nominations"
    UNSUBMITTED = "unsubmitted"
    COUNCIL = "council"
    SUBMISSION = "submission"
    DECISION = "decision"
    ISSUED = "issued"
    SHEETS = "sheets"
    PAYMENTS = "payments"
    REGISTER = "register"
    NO_CERTIFICATE = "no_certificate"
    """The award has none, or the office draws none."""


NONE: Final = Counted()


@dataclass(frozen=True)
class RoundPaper:
    """One paper of the round; `subject_id` is 0 where what it is about is not there yet."""

    paper: Paper
    stage: Stage
    subject_id: int = 0
    authority: str = ""
    counted: Counted = NONE
    number: str = ""
    dated: date | None = None
    gaps: tuple[Gap, ...] = ()
    waits: Waits | None = None
    done: int = 0
    total: int = 0
    """Of what is still under way."""
    award: str = ""
    """What the decision gives, on its certificates."""

    @property
    def can_be_drawn(self) -> bool:
        """Whether there is anything to draw; a draft always can."""
        return self.stage is not Stage.LATER


def round_papers(session: Session, round_id: int) -> list[RoundPaper]:
    """Return the papers of a round, section by section; one row for each decision and submission."""
    facts = round_facts(session, round_id)
    found = [one for code, rows in STATES.items() for one in rows(paper(code), facts, round_id)]
    return sorted(found, key=lambda one: list(Section).index(one.paper.section))


def _call(row: Paper, facts: RoundFacts, round_id: int) -> Iterator[RoundPaper]:
    gaps = _lacking(facts, {Gap.UNITS: "x" * facts.asked, Gap.DEADLINE: str(facts.deadline or "")})
    yield RoundPaper(row, Stage.LACKING if gaps else Stage.READY, round_id, gaps=gaps)


def _of_nominees(row: Paper, facts: RoundFacts, round_id: int) -> Iterator[RoundPaper]:
    if not facts.nominated.all:
        yield RoundPaper(row, Stage.LATER, round_id, waits=Waits.NOMINATIONS)
        return
    gaps = _lacking(facts, {})
    yield RoundPaper(row, Stage.LACKING if gaps else Stage.READY, round_id, counted=facts.put_forward, gaps=gaps)


def _of_dossiers(row: Paper, facts: RoundFacts, round_id: int) -> Iterator[RoundPaper]:
    """Yield a list of all dossiers in hand; data for another program (without PDF) name no office."""
    if not facts.in_hand.all:
        yield RoundPaper(row, Stage.LATER, round_id, waits=Waits.NOMINATIONS)
        return
    gaps = _lacking(facts, {}) if "pdf" in row.formats else ()
    yield RoundPaper(row, Stage.LACKING if gaps else Stage.READY, round_id, counted=facts.in_hand, gaps=gaps)


def _nominations(row: Paper, facts: RoundFacts, round_id: int) -> Iterator[RoundPaper]:
    if not facts.nominated.all:
        yield RoundPaper(row, Stage.LATER, round_id, waits=Waits.NOMINATIONS)
        return
    many, waiting = facts.nominated.all, facts.unsubmitted
    stage, waits = (Stage.DRAFT, Waits.UNSUBMITTED) if waiting else (Stage.READY, None)
    yield RoundPaper(row, stage, round_id, counted=facts.nominated, waits=waits, done=many - waiting, total=many)


def _minutes(row: Paper, facts: RoundFacts, round_id: int) -> Iterator[RoundPaper]:
    held = facts.council
    if held is None:
        yield RoundPaper(row, Stage.LATER, round_id, waits=Waits.COUNCIL)
        return
    gaps = _lacking(
        facts,
        {
            Gap.COUNCIL_PLACE: held.place,
            Gap.COUNCIL_CHAIR: held.chair,
            Gap.COUNCIL_SECRETARY: held.secretary,
            Gap.COUNCIL_MEMBERS: held.present,
            Gap.MINUTES_NUMBER: held.number,
        },
    )
    stage = Stage.LACKING if gaps else Stage.DONE
    yield RoundPaper(row, stage, round_id, number=held.number, dated=held.held_on, gaps=gaps)


def _submissions(row: Paper, facts: RoundFacts, _round_id: int) -> Iterator[RoundPaper]:
    for one in facts.submissions:
        gaps = _lacking(facts, {Gap.SIGNER: one.signer, Gap.ADDRESSEES: one.addressees})
        yield _numbered(row, one, Stage.DONE if one.number else Stage.DRAFT, gaps)
    if not facts.submissions:
        yield RoundPaper(row, Stage.LATER, waits=Waits.SUBMISSION)


def _changes(row: Paper, facts: RoundFacts, _round_id: int) -> Iterator[RoundPaper]:
    for one in facts.submissions:
        yield RoundPaper(row, Stage.READY, one.id, one.authority, one.counted)
    if not facts.submissions:
        yield RoundPaper(row, Stage.LATER, waits=Waits.SUBMISSION)


def _decisions(row: Paper, facts: RoundFacts, _round_id: int) -> Iterator[RoundPaper]:
    stages = {
        DecisionState.DRAFT: Stage.DRAFT,
        DecisionState.ISSUED: Stage.DONE,
        DecisionState.REVOKED: Stage.REVOKED,
    }
    for one in facts.decisions:
        draft = one.state is DecisionState.DRAFT
        gaps = _lacking(facts, {Gap.SIGNER: one.signer, Gap.GROUNDS: one.grounds}) if draft else ()
        yield _numbered(row, one, stages[one.state], gaps)
    if not facts.decisions:
        yield RoundPaper(row, Stage.LATER, waits=Waits.DECISION)


def _numbered(row: Paper, one: SubmissionFacts | DecisionFacts, stage: Stage, gaps: tuple[Gap, ...]) -> RoundPaper:
    stage = Stage.LACKING if gaps and stage is Stage.DRAFT else stage
    return RoundPaper(row, stage, one.id, one.authority, one.counted, one.number, one.dated, gaps)


def _certificates(row: Paper, facts: RoundFacts, _round_id: int) -> Iterator[RoundPaper]:
    for one in facts.decisions:
        whose = (one.id, one.authority, one.counted, one.number)
        if one.no_certificate:
            yield RoundPaper(row, Stage.LATER, *whose, waits=Waits.NO_CERTIFICATE, award=one.award)
            continue
        if one.state is not DecisionState.ISSUED:
            yield RoundPaper(row, Stage.LATER, *whose, waits=Waits.ISSUED, award=one.award)
            continue
        printed, many = one.printed, one.counted.all - one.undrawn
        stage = Stage.DONE if printed >= many else Stage.DRAFT
        yield RoundPaper(row, stage, *whose, waits=Waits.SHEETS, done=printed, total=many, award=one.award)
    if not facts.decisions:
        yield RoundPaper(row, Stage.LATER, waits=Waits.ISSUED)


def _bonus(row: Paper, facts: RoundFacts, round_id: int) -> Iterator[RoundPaper]:
    if not facts.issued:
        yield RoundPaper(row, Stage.LATER, round_id, waits=Waits.ISSUED)
        return
    gaps = _lacking(facts, {})
    under_way = Stage.DONE if facts.due and facts.paid >= facts.due else Stage.READY
    stage = Stage.LACKING if gaps else under_way
    awarded = _awarded(facts)
    yield RoundPaper(
        row, stage, round_id, counted=awarded, gaps=gaps, waits=Waits.PAYMENTS, done=facts.paid, total=facts.due
    )


def _of_the_conference(row: Paper, facts: RoundFacts, round_id: int) -> Iterator[RoundPaper]:
    if not facts.issued:
        yield RoundPaper(row, Stage.LATER, round_id, waits=Waits.ISSUED)
        return
    held = facts.ceremony
    needs = {Gap.CONFERENCE_PLACE: held.place, Gap.PRESENTER: held.presenter} if held else {Gap.CONFERENCE: ""}
    gaps = _lacking(facts, needs)
    day = held.held_on if held else None
    yield RoundPaper(
        row, Stage.LACKING if gaps else Stage.READY, round_id, counted=_awarded(facts), dated=day, gaps=gaps
    )


def _labels(row: Paper, facts: RoundFacts, round_id: int) -> Iterator[RoundPaper]:
    if facts.issued:
        yield RoundPaper(row, Stage.READY, round_id, counted=_awarded(facts))
    else:
        yield RoundPaper(row, Stage.LATER, round_id, waits=Waits.ISSUED)


def _after_the_decisions(row: Paper, facts: RoundFacts, round_id: int) -> Iterator[RoundPaper]:
    many, issued = len(facts.decisions), len(facts.issued)
    if not issued:
        yield RoundPaper(row, Stage.LATER, round_id, waits=Waits.ISSUED)
        return
    awarded, gaps = _awarded(facts), _lacking(facts, {})
    drafts = [one for one in facts.decisions if one.state is DecisionState.DRAFT]
    stage = Stage.LACKING if gaps else Stage.DRAFT if drafts else Stage.READY
    yield RoundPaper(row, stage, round_id, counted=awarded, gaps=gaps, waits=Waits.DECISION, done=issued, total=many)


def _register(row: Paper, facts: RoundFacts, _round_id: int) -> Iterator[RoundPaper]:
    if facts.entries:
        yield RoundPaper(row, Stage.READY, total=facts.entries)
    else:
        yield RoundPaper(row, Stage.LATER, waits=Waits.REGISTER)


def _of_the_year(row: Paper, facts: RoundFacts, _round_id: int) -> Iterator[RoundPaper]:
    """Yield the paper about the last year in which a decision of the round was issued."""
    years = [one.dated.year for one in facts.issued if one.dated]
    if not years:
        yield RoundPaper(row, Stage.LATER, waits=Waits.ISSUED)
        return
    gaps = _lacking(facts, {})
    yield RoundPaper(row, Stage.LACKING if gaps else Stage.READY, max(years), gaps=gaps)


def _registrations(row: Paper, facts: RoundFacts, _round_id: int) -> Iterator[RoundPaper]:
    """Yield the paper about the round's year, once somebody registered or was nominated."""
    if not facts.registered and not facts.nominated.all:
        yield RoundPaper(row, Stage.LATER, facts.year, waits=Waits.NOMINATIONS)
        return
    gaps = _lacking(facts, {})
    yield RoundPaper(row, Stage.LACKING if gaps else Stage.READY, facts.year, gaps=gaps)


def _awarded(facts: RoundFacts) -> Counted:
    counts = [one.counted for one in facts.issued]
    return Counted(sum(one.collectives for one in counts), sum(one.others for one in counts))


def _lacking(facts: RoundFacts, texts: Mapping[Gap, str]) -> tuple[Gap, ...]:
    """Return the gaps whose text is empty; whose office nobody entered lacks that first of all."""
    office = () if facts.office_known else (Gap.OFFICE,)
    return (*office, *(gap for gap, text in texts.items() if not text.strip()))


State = Callable[[Paper, RoundFacts, int], Iterator[RoundPaper]]
STATES: Final[Mapping[str, State]] = {
    "call": _call,
    "reports": _of_nominees,
    "appraisal": _of_dossiers,
    "proposal": _of_nominees,
    "ballot": _of_nominees,
    "round": _nominations,
    "provincial": _of_dossiers,
    "minutes": _minutes,
    "submission": _submissions,
    "changes": _changes,
    "decision": _decisions,
    "certificates": _certificates,
    "bonus": _bonus,
    "invitation": _of_the_conference,
    "ceremony": _of_the_conference,
    "script": _of_the_conference,
    "receipts": _of_the_conference,
    "seats": _labels,
    "envelopes": _labels,
    "announcement": _after_the_decisions,
    "list": _after_the_decisions,
    "year-end": _of_the_year,
    "registrations": _registrations,
    "official-tables": _of_the_year,
    "statistics": _register,
    "register": _register,
}
"""By the code of the paper, in the order in which papers are made; a test compares them with the table of papers."""
