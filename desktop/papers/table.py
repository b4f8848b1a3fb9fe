"""The table of papers: one row for each, walked by `print`, `demo`, the window and the tests.

A new paper is its module in this folder with `gather`, its row here and its title in `papers.po`. The rows load no
module: the window lists papers without ReportLab or an office library.
"""

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol, cast

from sqlalchemy.orm import Session

from db.errors import KnownError
from desktop.labels.translation import N_
from desktop.papers.secret_list import SecretList


class Subject(StrEnum):
    """What a paper is about: the table whose id its `gather` takes; RECORD takes none (0), YEAR the year itself."""

    DECISION = "decision"
    SUBMISSION = "submission"
    ROUND = "round"
    YEAR = "year"
    NOMINATION = "nomination"
    """One nominee of a round."""
    AWARD = "award"
    """One award of the register, by its recipient."""
    AMENDMENT = "amendment"
    """One paper about an issued decision: a correction, a revocation."""
    RECORD = "record"


class Section(StrEnum):
    """Under which heading the papers of a round stand, in the order in which they are made."""

    PROPOSING = "proposing"
    DECIDING = "deciding"
    PRESENTING = "presenting"
    TELLING = "telling"


class PaperModule(Protocol):
    """What each paper's module offers."""

    def gather(self, session: Session, subject_id: int, today: date) -> object:
        """Return the plain frozen value of the paper; its type decides the renderers (`writers.WRITERS`)."""


@dataclass(frozen=True)
class Paper:
    """One row: `title` is English and translated when shown, `module` lies in this folder."""

    code: str
    title: str
    of: Subject
    module: str
    formats: tuple[str, ...]
    """Endings of its files without the dot, the usual one first."""
    stem: str
    """Name of its file among all papers of a round, without ending."""
    section: Section
    exported: bool = False
    """Also written by the command `export`."""
    counts_only: bool = False
    """It counts or asks, and names nobody."""
    secret: SecretList = SecretList.OWN

    @property
    def of_one(self) -> bool:
        """Whether it is about one nominee, one award or one amendment: the list of papers of a round has none."""
        return self.of in (Subject.NOMINATION, Subject.AWARD, Subject.AMENDMENT)

    def load(self) -> PaperModule:
        """Return the paper's module."""
        return cast(PaperModule, importlib.import_module(f"desktop.papers.{self.module}"))


LETTER: Final = ("pdf", "docx")
LISTING: Final = ("pdf", "docx", "xlsx")
LABELS: Final = ("pdf", "xlsx")
DATA: Final = ("xlsx", "csv", "docx", "pdf")
S = Section
PAPERS: Final = (
    Paper("call", N_("Call for nominations"), Subject.ROUND, "call", LETTER, "call", S.PROPOSING, counts_only=True),
    Paper(
        "reports",
        N_("Reports of achievements"),
        Subject.ROUND,
        "reports",
        LETTER,
        "reports",
        S.PROPOSING,
        secret=SecretList.MARKED,
    ),
    Paper("report", N_("Report of achievements"), Subject.NOMINATION, "report", LETTER, "report", S.PROPOSING),
    Paper("dossier", N_("Dossier with its scans"), Subject.NOMINATION, "dossier", ("pdf",), "dossier", S.PROPOSING),
    Paper(
        "return",
        N_("Letter that returns dossiers"),
        Subject.NOMINATION,
        "return_letter",
        LETTER,
        "return",
        S.PROPOSING,
    ),
    Paper(
        "appraisal",
        N_("Appraisal of dossiers"),
        Subject.ROUND,
        "dossier_papers",
        LISTING,
        "appraisal",
        S.PROPOSING,
        secret=SecretList.MARKED,
    ),
    Paper(
        "proposal",
        N_("List of those proposed"),
        Subject.ROUND,
        "proposal",
        LISTING,
        "proposal",
        S.PROPOSING,
        secret=SecretList.APART,
    ),
    Paper(
        "ballot",
        N_("Ballot of the council"),
        Subject.ROUND,
        "ballot",
        LETTER,
        "ballot",
        S.PROPOSING,
        secret=SecretList.MARKED,
    ),
    Paper(
        "certificates",
        N_("Certificates of a decision"),
        Subject.DECISION,
        "certificates",
        ("pdf",),
        "certificates",
        S.DECIDING,
    ),
    Paper(
        "decision",
        N_("Decision"),
        Subject.DECISION,
        "decision",
        LETTER,
        "decision",
        S.DECIDING,
        secret=SecretList.APART,
    ),
    Paper(
        "amendment",
        N_("Correction or revocation of a decision"),
        Subject.AMENDMENT,
        "amendment",
        LETTER,
        "amendment",
        S.DECIDING,
    ),
    Paper(
        "submission",
        N_("Submission"),
        Subject.SUBMISSION,
        "submission",
        LETTER,
        "submission",
        S.PROPOSING,
        secret=SecretList.APART,
    ),
    Paper(
        "changes",
        N_("List compared with the one before"),
        Subject.SUBMISSION,
        "changes",
        LISTING,
        "changes",
        S.PROPOSING,
        secret=SecretList.MARKED,
    ),
    Paper(
        "minutes",
        N_("Minutes of the council"),
        Subject.ROUND,
        "minutes",
        LETTER,
        "minutes",
        S.PROPOSING,
        secret=SecretList.MARKED,
    ),
    Paper(
        "list",
        N_("Award list"),
        Subject.ROUND,
        "award_list",
        LISTING,
        "award-list",
        S.TELLING,
        secret=SecretList.AWARDED,
    ),
    Paper("bonus", N_("Bonus list"), Subject.ROUND, "bonus", LISTING, "bonus", S.PRESENTING, secret=SecretList.MARKED),
    Paper(
        "ceremony",
        N_("Calling list and hand-over sheet"),
        Subject.ROUND,
        "ceremony",
        LISTING,
        "ceremony",
        S.PRESENTING,
        secret=SecretList.AWARDED,
    ),
    Paper(
        "script",
        N_("Script of the ceremony"),
        Subject.ROUND,
        "script",
        LETTER,
        "script",
        S.PRESENTING,
        secret=SecretList.AWARDED,
    ),
    Paper(
        "receipts",
        N_("List to sign for awards"),
        Subject.ROUND,
        "receipts",
        LISTING,
        "receipts",
        S.PRESENTING,
        secret=SecretList.MARKED,
    ),
    Paper("seats", N_("Seat labels"), Subject.ROUND, "seats", LABELS, "seats", S.PRESENTING, secret=SecretList.AWARDED),
    Paper(
        "envelopes",
        N_("Envelope labels"),
        Subject.ROUND,
        "envelopes",
        LABELS,
        "envelopes",
        S.PRESENTING,
        secret=SecretList.MARKED,
    ),
    Paper(
        "invitation",
        N_("Invitation to the conference"),
        Subject.ROUND,
        "invitation",
        LETTER,
        "invitation",
        S.PRESENTING,
        secret=SecretList.AWARDED,
    ),
    Paper(
        "announcement",
        N_("Announcement"),
        Subject.ROUND,
        "announcement",
        (*LETTER, "txt"),
        "announcement",
        S.TELLING,
        counts_only=True,
        secret=SecretList.AWARDED,
    ),
    Paper(
        "round",
        N_("List of nominations"),
        Subject.ROUND,
        "nominations",
        DATA,
        "nominations",
        S.PROPOSING,
        exported=True,
        secret=SecretList.NOMINATED,
    ),
    Paper(
        "provincial",
        N_("List for the provincial system"),
        Subject.ROUND,
        "provincial",
        ("xlsx", "json"),
        "provincial",
        S.PROPOSING,
        exported=True,
        secret=SecretList.NOMINATED,
    ),
    Paper(
        "year-end",
        N_("Figures of the year for the report"),
        Subject.YEAR,
        "year_end",
        DATA,
        "year-end",
        S.TELLING,
        exported=True,
        counts_only=True,
    ),
    Paper(
        "registrations",
        N_("Registrations of the year and what became of them"),
        Subject.YEAR,
        "registrations",
        DATA,
        "registrations",
        S.TELLING,
        counts_only=True,
        secret=SecretList.MARKED,
    ),
    Paper(
        "official-tables",
        N_("Yearly tables of the Ministry (0601–0605)"),
        Subject.YEAR,
        "official_tables",
        DATA,
        "official-tables",
        S.TELLING,
        exported=True,
        counts_only=True,
    ),
    Paper(
        "statistics",
        N_("Statistics of all years"),
        Subject.RECORD,
        "statistics",
        DATA,
        "statistics",
        S.TELLING,
        exported=True,
        counts_only=True,
    ),
    Paper(
        "confirmation",
        N_("Confirmation of an award"),
        Subject.AWARD,
        "confirmation",
        LETTER,
        "confirmation",
        S.TELLING,
    ),
    Paper("history", N_("History of awards"), Subject.AWARD, "history", LISTING, "history", S.TELLING),
    Paper(
        "register",
        N_("Golden register"),
        Subject.RECORD,
        "register",
        DATA,
        "register",
        S.TELLING,
        exported=True,
        secret=SecretList.AWARDED,
    ),
)


def paper(code: str) -> Paper:
    """Return the row with this code. Raises KeyError where there is none: codes come from the table itself."""
    return {row.code: row for row in PAPERS}[code]


def papers_of(subject: Subject | str) -> Iterator[Paper]:
    """Yield the papers about a decision, a submission, a round or the whole record, in the order of the table."""
    return (row for row in PAPERS if row.of == subject)


def check_format(row: Paper, ending: str) -> None:
    """Raise KnownError unless the paper is written in files with this ending, which has no dot.

    Raises KnownError: unknown_format.
    """
    if ending not in row.formats:
        known = ", ".join(f".{one}" for one in row.formats)
        raise KnownError("unknown_format", ending=f".{ending}" if ending else "", known=known)
