"""Signed papers keep their words: written down just before the catalogue is corrected under them."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from db.changes.change import Writer
from db.models.council import CouncilSession, Submission
from db.models.decisions import Decision
from db.models.office import KeptWords
from db.queries.authority_words import find_office, office_id
from db.queries.paper_words import as_kept, paper_words
from db.rules.terms import DecisionState


def keep_signed(writer: Writer, authority_id: int | None, first: date | None, last: date | None) -> int:
    """Write down the words of the papers signed in a span, open where None; returns how many were written.

    `authority_id` is whose words are about to be corrected; None, or this office, stands on every paper.
    """
    session = writer.session
    everyone = authority_id is None or authority_id == office_id(session)
    kept = {(row.paper, row.paper_id) for row in session.execute(select(KeptWords.paper, KeptWords.paper_id))}
    written = 0
    for paper, id_, whose, day in _signed(writer):
        outside = (first is not None and day < first) or (last is not None and day > last)
        if outside or (paper, id_) in kept or not (everyone or whose == authority_id):
            continue
        if find_office(session, day) is None:
            continue  # no paper of that day can be drawn: the office has no name yet
        words = as_kept(paper_words(session, paper, id_, day))
        writer.insert(KeptWords, paper=paper, paper_id=id_, words=words)
        written += 1
    return written


def _signed(writer: Writer) -> Iterator[tuple[str, int, int | None, date]]:
    """Yield (table, id, authority, day) of every signed paper; minutes are signed on the day of the meeting."""
    issued = (Decision.state == DecisionState.ISSUED, Decision.dated.is_not(None))
    for id_, whose, day in writer.session.execute(
        select(Decision.id, Decision.authority_id, Decision.dated).where(*issued)
    ).all():
        if day is not None:
            yield "decision", id_, whose, day
    for id_, whose, day in writer.session.execute(
        select(Submission.id, Submission.authority_id, Submission.dated).where(Submission.dated.is_not(None))
    ).all():
        if day is not None:
            yield "submission", id_, whose, day
    for id_, held_on in writer.session.execute(
        select(CouncilSession.id, CouncilSession.held_on).where(CouncilSession.number != "")
    ).all():
        yield "council_session", id_, None, held_on
