"""A paper as it would be with a standing text that is still being written; the record says nothing of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries.paper_subjects import PaperSubject, corrected_subjects, example_subjects, revoked_subjects
from db.queries.standing_texts import TriedText, try_text
from desktop.documents.engine.passages import mark_passages
from desktop.papers.reminder import REMINDERS, tried_reminder
from desktop.papers.table import Paper, paper
from desktop.papers.writing import write_paper

MARK: Final = "⟢"
"""Behind a text, to see whether a paper says it."""
BLANK: Final = re.compile(r"\{[^{}]*\}|\n")
PAPERS_OF: Final = {
    "call": ("call_abstract", "call_opening", "call_whom", "call_dossier", "call_deadline", "call_end"),
    "proposal": ("proposal_title",),
    "ballot": ("ballot_abstract", "ballot_how"),
    "return": ("return_abstract", "return_opening", "return_end", "return_recipients"),
    "submission": ("addressees", "submission_abstract", "submission_request", "dossier", "request", "submission_list"),
    "minutes": ("minutes_abstract", "minutes_content", "minutes_conclusion", "minutes_refused", "minutes_nobody"),
    "decision": ("decision_abstract", "request_ground", "decision_award", "decision_bonus", "execution"),
    "bonus": ("bonus_title", "bonus_note"),
    "ceremony": ("calling_title", "handing_title"),
    "script": ("script_opening", "script_award", "script_present", "script_end", "script_end_posthumous"),
    "receipts": ("receipt_title",),
    "invitation": ("conference", "invitation_request", "invitation_end", "invitation_recipients"),
    "announcement": ("announcement_abstract", "announcement", "announcement_recipients"),
    "confirmation": ("confirmation_abstract", "confirmation_opening", "confirmation_revoked", "confirmation_end"),
    "amendment": ("correction_abstract", "correction_opening", "correction_article", "correction_end"),
    "list": ("award_list_title", "award_list_note"),
    "year-end": ("year_end_title", "posts_note"),
}
FURTHER: Final = {
    "call_recipients": "call",
    "submission_request_unmet": "submission",
    "dossier_unmet": "submission",
    "submission_exceptions": "submission",
    "submission_recipients": "submission",
    "minutes_exceptions": "minutes",
    "minutes_end": "minutes",
    "decision_replaces": "decision",
    "decision_recipients": "decision",
    "decision_list": "decision",
    "correction_recipients": "amendment",
    "revocation_abstract": "amendment",
    "revocation_article": "amendment",
    "revocation_return": "amendment",
    "amendment_request": "amendment",
    "amendment_execution": "amendment",
    "amendment_recipients": "amendment",
    "confirmation_replaced": "confirmation",
    "confirmation_corrected": "confirmation",
    "confirmation_recipients": "confirmation",
}
PAPER_OF: Final = FURTHER | {text: code for code, texts in PAPERS_OF.items() for text in texts}
"""On which paper each standing text is looked at; reminders are only copied and have none."""


@dataclass(frozen=True)
class TriedPaper:
    """The paper that was drawn: which one and of what, whether it says the text, and on which page (-1 for none)."""

    code: str
    number: str
    round_name: str
    says_it: bool
    page: int = -1
    place: float = 0.0
    """How far down the page, in parts of its height."""
    copied: str = ""
    """The reminder as it is copied, where no paper says the text."""
    marked: tuple[tuple[int, int], ...] = ()
    """From which letter to which the wording stands in `copied`."""


def draw_tried(session: Session, tried: TriedText, round_id: int, today: date, out: Path) -> TriedPaper:
    """Draw the likeliest paper that says a text, with the wording `tried`, as PDF with the wording marked.

    Where no paper says it, one of its kind is drawn as it is. A reminder comes as text, and no file is written.

    Raises KnownError: no_paper_to_try, and what `gather` raises where nothing can be drawn.
    """
    if tried.code in REMINDERS:
        try_text(session, tried)
        copied, name, owed = tried_reminder(session, tried.code, round_id, today)
        return TriedPaper("", "", name, owed, copied=copied, marked=tuple(_places(copied, _passages(tried.text))))
    row = paper(PAPER_OF[tried.code])
    subject, says_it = _subject(session, row, tried, round_id, today)
    try_text(session, tried)
    write_paper(session, row, subject.id, today, out)
    page, place = mark_passages(out, _passages(tried.text)) if says_it else (-1, 0.0)
    return TriedPaper(row.code, subject.number, subject.round_name, says_it, page, place)


def _subject(session: Session, row: Paper, tried: TriedText, round_id: int, today: date) -> tuple[PaperSubject, bool]:
    """Return whose paper is drawn, and whether it says the text: the first that does, else the first there is."""
    try_text(session, TriedText(tried.code, tried.text + MARK, tried.authority_id))
    first: PaperSubject | None = None
    refused: KnownError | None = None
    for subject in _candidates(session, row, tried, round_id):
        try:
            value = row.load().gather(session, subject.id, today)
        except KnownError as error:
            refused = refused or error
            continue
        if MARK in repr(value):
            return subject, True
        first = first or subject
    if first is None:
        raise refused or KnownError("no_paper_to_try")
    return first, False


def _candidates(session: Session, row: Paper, tried: TriedText, round_id: int) -> Iterator[PaperSubject]:
    if tried.code in ("confirmation_revoked", "confirmation_replaced"):
        yield from revoked_subjects(session)
    if tried.code == "confirmation_corrected":
        yield from corrected_subjects(session)
    yield from example_subjects(session, row.of, round_id, tried.authority_id)


def _passages(text: str) -> list[str]:
    """Return what of a text stands on paper as it is written: what is between its blanks."""
    return [part.strip(" .;:,") for part in BLANK.split(text)]


def _places(copied: str, passages: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where passages stand in a text, one behind the other."""
    at = 0
    for passage in passages:
        start = copied.find(passage, at) if passage else -1
        if start >= 0:
            at = start + len(passage)
            yield start, at
