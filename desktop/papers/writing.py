"""Writes papers of the table as files: the type of a gathered value and the format decide the renderer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries import paper_rows
from db.queries.amendments import first_amendment
from db.queries.award_confirmation import first_award
from db.queries.nominated import first_nomination
from db.queries.paper_subjects import rounds_about
from db.queries.round_papers import round_year
from db.queries.secrecy import (
    secret_among,
    secret_awards,
    secret_names,
    secret_nominations,
    show_secret,
    shows_secret,
)
from db.queries.statistics import decided_years
from desktop.documents.certificate.batch import write_certificates
from desktop.documents.certificate.values import CertificateValues
from desktop.documents.engine.atomic_file import atomic_write
from desktop.documents.engine.spans import Face, Span
from desktop.documents.letters.bundle import Bundle, write_bundle_pdf
from desktop.documents.letters.labels import Labels, write_labels_pdf
from desktop.documents.letters.letter import Letter, Letters, Paragraph
from desktop.documents.letters.letter_pdf import write_letter_pdf, write_letters_pdf
from desktop.documents.letters.listing import Listing
from desktop.documents.letters.listing_pdf import write_listing_pdf
from desktop.documents.letters.paper_words import ended, spans
from desktop.exchange.writers.csv_writer import write_csv
from desktop.exchange.writers.letter_docx import write_letter_docx, write_letters_docx
from desktop.exchange.writers.listing_docx import write_listing_docx
from desktop.exchange.writers.provincial_list import ProvincialList, write_provincial_json, write_provincial_xlsx
from desktop.exchange.writers.xlsx_writer import write_xlsx
from desktop.papers.secret_list import INTERNAL_LINE, SecretList, SecretTold
from desktop.papers.table import PAPERS, Paper, Subject, check_format

Renderer = Callable[[Path, Any, date | None], None]
"""Writes a gathered value; the day is that of the file's properties where the paper has none."""
AUTHORITY_NAMES: Final = {"ministry": "minister", "province": "chairman"}
"""What the files of a decision are called by, from the level of its authority."""


def write_all_certificates(
    out: Path, values: Sequence[CertificateValues], _today: date | None = None, *, specimen: bool = False
) -> None:
    """Write certificates as PDF, all of them or none; a `specimen` says on each page that it is no certificate.

    Raises KnownError: certificate_refused (names the first that cannot be printed, and its field).
    """
    if not values:
        return
    with atomic_write(out) as aside:
        for problem in write_certificates(aside, values, specimen=specimen):
            if problem.stops:
                raise KnownError("certificate_refused", name=values[problem.index].name, field=problem.field)


def write_words(out: Path, letter: Letter, _today: date | None = None) -> None:
    """Write what a letter says between its head and its end, in UTF-8 with a line feed after each paragraph."""
    told = ("".join(span.text for span in spans(part.words)) for part in letter.parts if isinstance(part, Paragraph))
    text = "\n".join(ended(each, ".") for each in told)
    with atomic_write(out) as aside:
        aside.write_text(text + "\n", encoding="utf-8", newline="\n")


def write_labels_xlsx(out: Path, labels: Labels, today: date | None = None) -> None:
    """Write the texts of labels as a list, for mail merge."""
    write_xlsx(out, labels.listing, today)


RENDERERS: Final[Mapping[type, Mapping[str, Renderer]]] = {
    tuple: {"pdf": write_all_certificates},
    Letter: {"pdf": write_letter_pdf, "docx": write_letter_docx, "txt": write_words},
    Labels: {"pdf": write_labels_pdf, "xlsx": write_labels_xlsx},
    ProvincialList: {"xlsx": write_provincial_xlsx, "json": write_provincial_json},
    Bundle: {"pdf": write_bundle_pdf},
    Letters: {"pdf": write_letters_pdf, "docx": write_letters_docx},
    Listing: {"pdf": write_listing_pdf, "docx": write_listing_docx, "xlsx": write_xlsx, "csv": write_csv},
}


def write_paper(
    session: Session,
    row: Paper,
    subject_id: int,
    today: date,
    out: Path,
    ending: str | None = None,
    *,
    specimen: bool = False,
    secret: bool = False,
) -> SecretTold:
    """Gather a paper and write it in the format `ending`, by default that of the file's name.

    Returns how many of the secret list it leaves out, and how many it names (`Paper.secret`); with `secret` it leaves
    nobody out.

    `specimen` is for certificates that no sheet is accounted for: they say on each page that they are none.

    Raises KnownError: unknown_format, certificate_refused, and what the paper's `gather` raises.
    """
    chosen = out.suffix.lower().lstrip(".") if ending is None else ending
    check_format(row, chosen)
    if secret:
        show_secret(session)
    value = row.load().gather(session, subject_id, today)
    names = secret_names(session, rounds_about(session, row.of, subject_id))
    if names and isinstance(value, Listing):
        value = _read_whole(value)
    named = _secret_named(session, names, subject_id, value)
    if named and row.secret is SecretList.MARKED:
        value = marked(value, named)
    if specimen and isinstance(value, tuple):
        write_all_certificates(out, value, specimen=True)
    else:
        RENDERERS[type(value)][chosen](out, value, today)
    return SecretTold(left_out(session, row, subject_id), len(named))


def left_out(session: Session, row: Paper, subject_id: int) -> int:
    """Return how many of the secret list a paper leaves out, as the session may name them or not."""
    if row.secret not in (SecretList.NOMINATED, SecretList.AWARDED) or shows_secret(session):
        return 0
    if row.secret is SecretList.NOMINATED:
        return secret_nominations(session, subject_id)
    return secret_awards(session, subject_id if row.of is Subject.ROUND else 0)


def _read_whole(value: Listing) -> Listing:
    """Return a listing whose rows are no stream any more: they are looked through before they are written."""
    tables = (replace(part, table=replace(part.table, rows=tuple(part.table.rows))) for part in value.parts)
    return replace(value, parts=tuple(tables))


def _secret_named(session: Session, names: Sequence[Sequence[str]], subject_id: int, value: object) -> list[str]:
    """Return whom of the secret list a paper names, as it names them; `names` are those of its round."""
    if names and isinstance(value, Bundle):  # of one nominee, with whole files in it
        return [name for name in names[0][:1] if secret_among(session, [subject_id])]
    told = str(value) if names else ""
    return [found for each in names if (found := next((name for name in each if name in told), ""))]


def marked(value: Any, named: Sequence[str]) -> Any:
    """Return a paper of the office's own with the line that says whom of the secret list it names; labels have none."""
    text = INTERNAL_LINE.format(names="; ".join(named))
    if isinstance(value, Letters):
        told = [(each, [name for name in named if name in str(each)]) for each in value.letters]
        return replace(value, letters=tuple(marked(each, those) if those else each for each, those in told))
    if isinstance(value, Letter):
        return replace(value, parts=(Paragraph((Span(f"{text}.", Face.ITALIC),)), *value.parts))
    if isinstance(value, Listing):
        first, *others = value.parts
        note = ". ".join(part for part in (first.note, text) if part)
        return replace(value, parts=(replace(first, note=note), *others))
    return value


def write_round_papers(session: Session, round_id: int, today: date, folder: Path) -> Iterator[Path]:
    """Write every paper of a round in each of its formats into `folder`; yield each file when it is there."""
    for row in PAPERS:
        for subject_id, stem in _subjects(session, row, round_id, today):
            for ending in row.formats:
                file = folder / f"{stem}.{ending}"
                write_paper(session, row, subject_id, today, file)
                yield file


def _subjects(session: Session, row: Paper, round_id: int, today: date) -> Iterator[tuple[int, str]]:
    """Yield the id of each subject that a paper has in a round, and the name of its file without ending."""
    if row.of in (Subject.ROUND, Subject.RECORD):
        yield (round_id if row.of is Subject.ROUND else 0), row.stem
        return
    if row.code == "registrations":  # made in the year of the achievements, not of the decision
        yield round_year(session, round_id), row.stem
        return
    if row.of is Subject.YEAR:
        for year in decided_years(session, round_id)[:1]:
            yield year, row.stem
        return
    if row.of_one:  # one example: the papers of the others are alike
        first = {Subject.NOMINATION: first_nomination, Subject.AWARD: first_award, Subject.AMENDMENT: first_amendment}
        found = first[row.of](session, round_id)
        if found:
            yield found, row.stem
        return
    for decision_id in paper_rows.ids_of_round(session, round_id):
        decision = paper_rows.decision_rows(session, decision_id, today)
        if row.code == "certificates" and not decision.drawn:
            continue
        level = decision.authority.level
        stem = f"{row.stem}-{AUTHORITY_NAMES.get(level, level)}"
        if row.of is Subject.SUBMISSION:
            yield paper_rows.submission_of_decision(session, decision_id), stem
        else:
            yield decision_id, stem
