"""The submission (tờ trình) with its list; an unsigned one has blanks for number and date."""

from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from db.queries import paper_rows, paper_words
from db.queries.advice import accepted_in_submission
from db.queries.grounds import grounds_for
from db.queries.paper_rows import AwardedRow, SubmissionRows
from db.queries.paper_words import PaperWords
from db.rules.awards import AwardWords
from db.rules.dates import long_date
from db.rules.numbering import suffix_for
from db.rules.signing import signature_lines
from desktop.documents.engine.spans import Words
from desktop.documents.letters import paper_words as sentences
from desktop.documents.letters.letter import Letter
from desktop.documents.letters.submission import submission_letter
from desktop.documents.letters.values import NameList, Points, Recipient, Signature, SubmissionPaper
from desktop.papers import record_words

POINT: Final = "{act} cho {counts} {citation}"


def gather(session: Session, submission_id: int, today: date) -> Letter:
    """Return the submission. Raises KnownError: gone, office_missing (from the queries)."""
    rows = paper_rows.submission_rows(session, submission_id, today)
    words = paper_words.paper_words(session, "submission", submission_id, today)
    office, authority = words.office, words.authority or rows.authority
    day = rows.dated or today
    told = record_words.told_of(rows.rows) | _asked(rows, authority.title, authority.on_paper)
    accepted = accepted_in_submission(session, submission_id)
    told["exceptions"] = record_words.exceptions([one for one in accepted if not one.secret])
    suffix = suffix_for("TTr", office.number_suffix)
    paper = SubmissionPaper(
        office=record_words.office(office),
        reference=record_words.reference(suffix, office.place, rows.number, rows.dated, today),
        abstract=words.sentence("submission_abstract", **told),
        addressees=rows.addressees,
        grounds=list(rows.grounds) or grounds_for(session, "", day),
        body=[
            _request(rows, words, told),
            *([words.sentence("submission_exceptions", **told)] if told["exceptions"] else []),
            words.sentence("dossier" if rows.council_on else "dossier_unmet", **told),
            words.sentence("request"),
        ],
        distribution=words.lines("submission_recipients"),
        signature=Signature(
            signature_lines(rows.capacity, office.office, rows.signer_office, office.body), rows.signer_name or None
        ),
        submitted_by=office.body,
        lists=_lists(rows, words, told, record_words.exceptions([one for one in accepted if one.secret])),
    )
    return submission_letter(paper)


def _asked(rows: SubmissionRows, title: str, on_paper: str) -> dict[str, str]:
    """Return verb and award: "tặng", "Bằng khen của Chủ tịch …"; "khen thưởng" where different awards are asked for."""
    spoken = list(dict.fromkeys(row.words for row in rows.rows if row.words is not None))
    if len(spoken) != 1:
        return {"act": "khen thưởng", "award": "", "form": ""}
    act = spoken[0].act(row.posthumous for row in rows.rows)
    return {"act": act, "award": spoken[0].said_by(title, on_paper).given, "form": spoken[0].given_short}


def _by_award(rows: SubmissionRows) -> dict[tuple[AwardWords | None, bool], list[AwardedRow]]:
    found: dict[tuple[AwardWords | None, bool], list[AwardedRow]] = {}
    for row in rows.rows:
        found.setdefault((row.words, row.posthumous), []).append(row)
    return found


def _act(words: AwardWords | None, posthumous: bool) -> str:
    """Return "truy tặng Bằng khen"."""
    return f"{words.act([posthumous])} {words.given_short}" if words else "khen thưởng"


def _request(rows: SubmissionRows, words: PaperWords, told: dict[str, str]) -> Words | Points:
    """Return what is asked for whom and why, in points where awards or citations differ.

    A council is named only where it judged one of them.
    """
    text = words.texts["submission_request" if rows.council_on else "submission_request_unmet"]
    values = {**words.blanks, **told, "council_day": long_date(rows.council_on) if rows.council_on else ""}
    points = [
        {
            "act": _act(*award),
            "counts": sentences.bold_counts([record_words.recipient(row) for row in same]),
            "citation": record_words.without_done(citation),
        }
        for award, those in _by_award(rows).items()
        for citation, same in record_words.by_citation(those)
    ]
    values["counts"] = sentences.bold_counts([record_words.recipient(row) for row in rows.rows])
    if len(points) < 2:
        return sentences.standing_spans(text, values)
    return sentences.pointed(text, values, points, POINT)


def _lists(rows: SubmissionRows, words: PaperWords, told: dict[str, str], secretly: str) -> list[NameList]:
    """Return the list of the nominees; those of the secret list have one of their own, with what is told of them."""
    title, asked = sentences.title_text(words.sentence("submission_list", **told)), _recipients(rows)
    found = record_words.name_lists(title, rows.rows, told=asked)
    mine = words.sentence("submission_exceptions", **{**told, "exceptions": secretly}) if secretly else ""
    return [replace(one, told=mine if one.name.endswith(record_words.APART) else "") for one in found]


def _recipients(rows: SubmissionRows) -> list[Recipient]:
    """Return the nominees of the lists, each with what is asked for it where that is not the same for all."""
    acts, merits = len(_by_award(rows)) > 1, len(record_words.by_citation(rows.rows)) > 1
    made = []
    for row in rows.rows:
        act = sentences.title_text(_act(row.words, row.posthumous)) if acts else ""
        parts = (act, row.citation.rstrip(" .;,") if merits else "")
        made.append(record_words.recipient(row, asked="\n".join(part for part in parts if part)))
    return made
