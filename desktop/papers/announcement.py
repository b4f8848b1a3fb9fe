"""What tells a conference and the press who was rewarded: the sentence itself, and as an announcement (thông báo)."""

from collections import Counter
from datetime import date

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries import paper_rows
from db.queries.paper_words import lines_on, sentence_on
from db.queries.secrecy import secret_awards
from db.queries.standing_texts import blanks, text_on
from db.rules.announcement import AnnouncedGroup, announcement
from db.rules.numbering import suffix_for
from db.rules.printed_names import kind_word
from desktop.documents.letters.letter import Closing, Letter, LetterForm, Paragraph
from desktop.documents.letters.paper_words import bullets, ended
from desktop.documents.letters.values import Signature
from desktop.papers import record_words


def words(session: Session, round_id: int, today: date) -> str:
    """Return the announcement of a round's issued decisions; who lost the award again is not told.

    Of the secret list it says how many there are, and nothing more, unless the session shows them.

    Raises KnownError: nothing_awarded.
    """
    groups = []
    for one in record_words.issued_decisions(session, round_id, today):
        for citation, rows in record_words.by_citation(one.in_force):
            for dead in (False, True):
                counts = Counter(kind_word(row.kind, row.name) for row in rows if row.posthumous is dead)
                given = f"{one.words.act([dead])} {one.words.given_short}"
                groups.append(AnnouncedGroup(one.authority.short_title, given, counts, citation))
    if not any(group.counts for group in groups):
        raise KnownError("nothing_awarded")
    told = announcement(text_on(session, "announcement", today), groups, blanks(session, today))
    secret = record_words.secret_left_out(session, secret_awards(session, round_id))
    return f"{ended(told, '.')} {secret}." if secret else told


def gather(session: Session, round_id: int, today: date) -> Letter:
    """Return the announcement as a paper; number and date are written in by hand.

    Raises KnownError: nothing_awarded; office_missing (from the query).
    """
    text = words(session, round_id, today)
    office = paper_rows.office_words(session, today)
    decisions = record_words.issued_decisions(session, round_id, today)
    told = record_words.told_of_round(session, round_id, decisions)
    suffix = suffix_for("TB", office.number_suffix)
    copies = bullets(lines_on(session, "announcement_recipients", today))
    return Letter(
        LetterForm.LETTER,
        "Thông báo",
        record_words.office(office),
        record_words.reference(suffix, office.place, "", None, today),
        sentence_on(session, "announcement_abstract", today, **told),
        (Paragraph(ended(text, "./.")), Closing(copies, Signature((office.office,)))),
        numbered_by_hand=True,
    )
