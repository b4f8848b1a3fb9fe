"""The submission (tờ trình) with its list; an unsigned one has blanks for number and date."""

from datetime import date

from sqlalchemy.orm import Session

from db.queries import paper_rows, paper_words
from db.queries.decision_list import grounds_for
from db.queries.paper_rows import SubmissionRows
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
    office, authority = words.office, words.authority or rows.authority
    day = rows.dated or today
    citation = record_words.without_done(record_words.common_citation(rows.rows))
    recipients = [record_words.recipient(row) for row in rows.rows]
    suffix = "TTr-" + office.number_suffix.rpartition("-")[2]
    kinds = record_words.kinds({row.kind for row in rows.rows}).lower()
    paper = SubmissionPaper(
        office=record_words.office(office),
        reference=record_words.reference(suffix, office.place, rows.number, rows.dated, today),
        abstract=f"Về việc đề nghị tặng {rows.form} của {authority.on_paper} cho {kinds} {citation}",
        addressees=rows.addressees,
        grounds=grounds_for(session, "", day),
        body=[
            sentences.request_paragraph(
                _meeting(rows, office.body), office.body, authority.on_paper, rows.form, recipients, citation
            ),
            words.sentence("dossier"),
            words.sentence("request"),
        ],
        distribution=words.lines("submission_recipients"),
        signature=Signature(
            signature_lines(rows.capacity, office.office, rows.signer_office, office.body), rows.signer_name or None
        ),
        list_title=f"Đề nghị tặng {rows.form} của {authority.on_paper}",
        submitted_by=office.body,
        recipients=recipients,
    )
    return submission_letter(paper)


def _meeting(rows: SubmissionRows, office: str) -> str:
    council = f"Hội đồng Thi đua - Khen thưởng {office}"
    when = f" {long_date(rows.council_on)}" if rows.council_on else ""
    return f"Căn cứ kết quả cuộc họp {council}{when}"
