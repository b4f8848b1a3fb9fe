"""The calling list of a round's ceremony and the sheet on which certificates are handed over."""

from datetime import date

from sqlalchemy.orm import Session

from db.queries import paper_rows
from db.queries.paper_words import sentence_on
from db.queries.secrecy import secret_awards
from desktop.documents.letters.ceremony import ceremony_listing
from desktop.documents.letters.listing import Listing
from desktop.documents.letters.paper_words import title_text
from desktop.documents.letters.values import CeremonyPaper, Signature
from desktop.papers import announcement, calling, record_words


def gather(session: Session, round_id: int, today: date) -> Listing:
    """Return both lists. Raises KnownError: nothing_awarded, office_missing (from the queries)."""
    ceremony = paper_rows.ceremony_of(session, round_id)
    day = ceremony.held_on if ceremony else today
    office = paper_rows.office_words(session, day)
    decisions, parts = calling.called(session, round_id, today)
    told = record_words.told_of_round(session, round_id, decisions)
    certificates = any(one.drawn for one in decisions)
    told["handed"] = "bằng và khen thưởng" if certificates else "khen thưởng"
    secret = record_words.secret_left_out(session, secret_awards(session, round_id))
    paper = CeremonyPaper(
        office=record_words.office(office),
        event=ceremony.name if ceremony else title_text(sentence_on(session, "conference", day)),
        calling_title=title_text(sentence_on(session, "calling_title", day, **told)),
        handing_title=title_text(sentence_on(session, "handing_title", day, **told)),
        held_on=ceremony.held_on if ceremony else None,
        place=ceremony.place or None if ceremony else None,
        presenter=ceremony.presenter or None if ceremony else None,
        parts=parts,
        announcement=announcement.words(session, round_id, today),
        compiler=Signature(("NGƯỜI LẬP",)),
        certificates=certificates,
        left_out=". ".join(filter(None, (record_words.left_out(decisions), secret))),
    )
    return ceremony_listing(paper)
