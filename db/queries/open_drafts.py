"""Drafts that still say what the catalogue said before, and signed papers that keep their words."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.certificates import Certificate
from db.models.council import Submission
from db.models.decisions import Decision, Recipient
from db.queries.authority_words import office_id, words
from db.queries.given_awards import full_award, given_awards
from db.rules.reword import Pairs, reworded
from db.rules.terms import DecisionState

DECISION_TEXTS = ("place", "signer_name", "signer_office", "grounds", "recipients")
SUBMISSION_TEXTS = ("addressees", "signer_name", "signer_office")


@dataclass(frozen=True)
class OpenDraft:
    """A draft that would change: `paper` is decision or submission, `about` the award or whom it goes to."""

    paper: str
    id: int
    about: str


def drafts_to_reword(
    session: Session,
    pairs: Pairs,
    today: date,
    authority_id: int | None = None,
    days: tuple[date | None, date | None] = (None, None),
) -> list[OpenDraft]:
    """Return the drafts whose words would change; of one authority, or of all for None and for this office.

    `days` are the first and the last day of the new words: a draft of another day, of today while it has none, is
    left out.
    """
    everyone = authority_id is None or authority_id == office_id(session)
    first, last = days

    def meant(row: Decision | Submission) -> bool:
        day = row.dated or today
        holds = (first is None or day >= first) and (last is None or day <= last)
        return holds and (everyone or row.authority_id == authority_id)

    found = []
    drafts = session.scalars(select(Decision).where(Decision.state == DecisionState.DRAFT)).all()
    given = given_awards(session, [draft.id for draft in drafts])
    for draft in drafts:
        if meant(draft) and _differs(draft, DECISION_TEXTS, pairs):
            title = words(session, draft.authority_id, today).title
            about = ", ".join(full_award(each.award, title) for each in given[draft.id])
            found.append(OpenDraft("decision", draft.id, about))
    for sent in session.scalars(select(Submission).where(Submission.number.is_(None))):
        if meant(sent) and _differs(sent, SUBMISSION_TEXTS, pairs):
            found.append(OpenDraft("submission", sent.id, words(session, sent.authority_id, today).title))
    return found


def _differs(row: Decision | Submission, names: tuple[str, ...], pairs: Pairs) -> bool:
    return any(reworded(getattr(row, name), pairs) != getattr(row, name) for name in names)


@dataclass(frozen=True)
class Effect:
    """What a correction of an authority's words reaches: drafts say it at once, signed papers keep theirs."""

    drafts: int
    signed: int
    printed: int


def effect_on_papers(session: Session, authority_id: int, first: date | None, last: date | None) -> Effect:
    """Return how many drafts take an authority's words, and how many signed papers and certificates keep theirs."""
    office = authority_id == office_id(session)
    mine = [] if office else [Decision.authority_id == authority_id]
    span = [Decision.dated >= first] if first else []
    span += [Decision.dated <= last] if last else []
    issued = [Decision.state == DecisionState.ISSUED, *span]
    of_submissions = [] if office else [Submission.authority_id == authority_id]
    drafts = _count(session, Decision, Decision.state == DecisionState.DRAFT, *mine)
    drafts += _count(session, Submission, Submission.number.is_(None), *of_submissions)
    sent = [Submission.number.is_not(None), *of_submissions]
    sent += [Submission.dated >= first] if first else []
    sent += [Submission.dated <= last] if last else []
    signed = _count(session, Decision, *issued, *mine) + _count(session, Submission, *sent)
    certificates = (
        select(func.count())
        .select_from(Certificate)
        .join(Recipient, Recipient.id == Certificate.recipient_id)
        .join(Decision, Decision.id == Recipient.decision_id)
        .where(*issued, *mine)
    )
    return Effect(drafts, signed, session.scalar(certificates) or 0)


def _count(session: Session, model: type[Decision] | type[Submission], *where: object) -> int:
    query = select(func.count()).select_from(model).where(*where)  # type: ignore[arg-type]
    return session.scalar(query) or 0
