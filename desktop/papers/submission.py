"""The submission (tờ trình) with its list; an unsigned one has blanks for number and date."""

from datetime import date

from sqlalchemy.orm import Session

from db.queries import paper_rows, paper_words
from db.queries.decision_list import grounds_for
from db.rules.dates import long_date
from db.rules.signing import signature_lines
from desktop.documents.letters import paper_words as sentences
from desktop.documents.letters.letter import Letter
from desktop.documents.letters.submission import submission_letter
from desktop.documents.letters.values import Signature, SubmissionPaper
from desktop.papers import record_words


def gather(session: Session, submission_id: int, today: date) -> Letter:
    """Return the submission. Raises KnownError: gone, office_missing (from the queries)."""
    rows = paper_rows.submission_rows(session, submission_id, today)
    words = paper_words.paper_words(session, "submission", submission_id, today)
    office = words.office
    day = rows.dated or today
    recipients = [record_words.recipient(row) for row in rows.rows]
    told = {"form": rows.form} | record_words.told_of(recipients, record_words.common_citation(rows.rows))
    suffix = "TTr-" + office.number_suffix.rpartition("-")[2]
    request = {
        "counts": sentences.bold_counts(recipients),
        "council_day": long_date(rows.council_on) if rows.council_on else "",
    }
    paper = SubmissionPaper(
        office=record_words.office(office),
        reference=record_words.reference(suffix, office.place, rows.number, rows.dated, today),
        abstract=words.sentence("submission_abstract", **told),
        addressees=rows.addressees,
        grounds=grounds_for(session, "", day),
        body=[
            sentences.standing_spans(words.texts["submission_request"], {**words.blanks, **told, **request}),
            words.sentence("dossier"),
            words.sentence("request"),
        ],
        distribution=words.lines("submission_recipients"),
        signature=Signature(
            signature_lines(rows.capacity, office.office, rows.signer_office, office.body), rows.signer_name or None
        ),
        list_title=sentences.title_text(words.sentence("submission_list", **told)),
        submitted_by=office.body,
        recipients=recipients,
    )
    return submission_letter(paper)
