"""The words of a submission (tờ trình) and of its list (NĐ 30/2020, Phụ lục I)."""

from collections.abc import Iterator, Sequence
from typing import Final

from desktop.documents.letters.letter import Addressees, Annex, Closing, Ground, Letter, LetterForm, Part, paragraphs
from desktop.documents.letters.listing import CellKind, Column, Row, Section, Table, by_kinds
from desktop.documents.letters.paper_words import attached_to, bullets, counts, ended, one_a_line, sections
from desktop.documents.letters.values import Recipient, SubmissionPaper

COLUMNS: Final = (
    Column("TT", CellKind.NUMBER, 6, 10),
    Column("Tập thể, cá nhân\nđề nghị xét khen thưởng", CellKind.PERSON_AND_PLACE, 40, 66),
    Column("Tóm tắt thành tích", CellKind.TEXT, 44, 54),
    Column("Đã được khen", CellKind.TEXT, 30, 32),
)

WITH_ASKED: Final = (
    Column("TT", CellKind.NUMBER, 6, 10),
    Column("Tập thể, cá nhân\nđề nghị xét khen thưởng", CellKind.PERSON_AND_PLACE, 40, 48),
    Column("Đề nghị\nkhen thưởng", CellKind.TEXT, 40, 38),
    Column("Tóm tắt thành tích", CellKind.TEXT, 44, 36),
    Column("Đã được khen", CellKind.TEXT, 30, 30),
)
"""Of a list that asks for different awards, or for different achievements."""


def submission_letter(paper: SubmissionPaper) -> Letter:
    """Return the submission; its list is an annex where there are nominees."""
    annex = None
    if paper.recipients:
        note = attached_to("Tờ trình", paper.reference, paper.submitted_by)
        asks = any(one.asked for one in paper.recipients)
        columns = WITH_ASKED if asks else COLUMNS
        table = Table(
            by_kinds(columns, paper.recipients), tuple(_rows(paper.recipients, asks)), size=12.5, side=1.7, pad=1.6
        )
        annex = Annex(paper.list_title, note, (table,), f"Danh sách gồm {counts(paper.recipients)}./.")
    return Letter(
        LetterForm.LETTER,
        "Tờ trình",
        paper.office,
        paper.reference,
        paper.abstract,
        tuple(_parts(paper)),
        annex,
    )


def _parts(paper: SubmissionPaper) -> Iterator[Part]:
    yield Addressees(one_a_line(paper.addressees))
    for number, ground in enumerate(paper.grounds, start=1):
        yield Ground(ended(ground, "." if number == len(paper.grounds) and not paper.body else ";"))
    for number, words in enumerate(paper.body, start=1):
        yield from paragraphs(words, "./." if number == len(paper.body) else ".")
    yield Closing(bullets(paper.distribution), paper.signature)


def _rows(recipients: Sequence[Recipient], asks: bool) -> Iterator[Row]:
    for numeral, name, those in sections(recipients):
        yield Section(numeral, f"{name} ({len(those):02d})")
        for number, one in enumerate(those, start=1):
            yield (number, one, *((one.asked,) if asks else ()), one.achievement, one.earlier_awards)
