"""The list of everyone awarded in a round, by decision."""

from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries import paper_rows
from db.queries.paper_words import sentence_on
from db.queries.secrecy import secret_awards
from db.rules.dates import long_date
from desktop.documents.letters.award_list import award_listing
from desktop.documents.letters.listing import Listing
from desktop.documents.letters.paper_words import title_text
from desktop.documents.letters.values import AwardListPaper, Signature
from desktop.papers import record_words

MOST_FORMS: Final = 2
"""More awards than this are told by the sections of the list alone."""


def gather(session: Session, round_id: int, today: date) -> Listing:
    """Return the award list, dated as the conference or else today; a note names those whose award was revoked.

    Raises KnownError: nothing_awarded, office_missing.
    """
    decisions = record_words.issued_decisions(session, round_id, today)
    if not decisions:
        raise KnownError("nothing_awarded")
    parts = record_words.award_parts(decisions)
    ceremony = paper_rows.ceremony_of(session, round_id)
    day = ceremony.held_on if ceremony else today
    office = paper_rows.office_words(session, day)
    words = record_words.told_of_round(session, round_id, decisions)
    if len(record_words.given_forms(decisions)) > MOST_FORMS:
        words |= {"act": "khen thưởng", "forms": ""}
    held = {"conference": ceremony.name, "conference_day": long_date(ceremony.held_on)} if ceremony else {}
    told = sentence_on(session, "award_list_note", day, **held) if ceremony else ""
    secret = record_words.secret_left_out(session, secret_awards(session, round_id))
    notes = (told, record_words.left_out(decisions), secret, record_words.corrected(session, decisions))
    paper = AwardListPaper(
        office=record_words.office(office),
        title=title_text(sentence_on(session, "award_list_title", day, **words)),
        parts=parts,
        note=". ".join(note for note in notes if note) or None,
        place=office.place,
        dated=day,
        compiler=Signature(("NGƯỜI LẬP",)),
        signature=Signature((office.office,)),
    )
    return replace(award_listing(paper), mark=record_words.journal_mark(session))
