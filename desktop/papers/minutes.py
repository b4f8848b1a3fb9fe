"""The minutes of a round's last council session."""

from datetime import date

from sqlalchemy.orm import Session

from db.queries import paper_rows, paper_words
from db.rules import names
from desktop.documents.letters import paper_words as sentences
from desktop.documents.letters.letter import Letter
from desktop.documents.letters.minutes import minutes_letter
from desktop.documents.letters.values import MinutesPaper, Reference, Signature, Vote
from desktop.papers import record_words


def gather(session: Session, round_id: int, _today: date) -> Letter:
    """Return the minutes. Raises KnownError: no_council, office_missing (from the queries)."""
    rows = paper_rows.council_rows(session, round_id)
    words = paper_words.paper_words(session, "council_session", rows.id, rows.held_on)
    office = words.office
    day = rows.held_on
    suffix = f"BB-{office.number_suffix.rpartition('-')[2]}"
    votes = [
        Vote(
            record_words.recipient(row),
            votes_for,
            recommended,
            note or None,
            row.words.full if row.words else "",
        )
        for row, votes_for, recommended, note in rows.votes
    ]
    passed = [vote.recipient for vote in votes if vote.recommended]
    judged = [row for row, *_result in rows.votes]
    citation = record_words.without_done(record_words.round_citation(session, round_id, judged))
    told = {
        "citation": citation,
        "passed": sentences.counts_in_sentence(passed),
        "kinds": record_words.kinds(judged).lower(),
    }
    paper = MinutesPaper(
        office=record_words.office(office),
        reference=Reference(suffix, office.place, rows.number or None, day, day.month, day.year),
        abstract=words.sentence("minutes_abstract", **told),
        held_on=day,
        place=rows.place,
        members=rows.members,
        present=rows.present,
        absent=rows.absent,
        chair=rows.chair,
        secretary=rows.secretary,
        content=[words.sentence("minutes_content", **told)],
        votes=votes,
        conclusion=[words.sentence("minutes_conclusion", **told)],
        adopted=words.sentence("minutes_end"),
        chair_signature=Signature(("CHỦ TRÌ",), _name_of(rows.chair)),
        secretary_signature=Signature(("THƯ KÝ",), _name_of(rows.secretary)),
    )
    return minutes_letter(paper)


def _name_of(person: str) -> str | None:
    """Return "Phan Việt Tùng" from "Ông Phan Việt Tùng, Giám đốc Sở"."""
    return names.split_honorific(person.partition(",")[0])[1] or None
