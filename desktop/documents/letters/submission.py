"""The words of a submission (tờ trình) and of its list (NĐ 30/2020, Phụ lục I)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from desktop.documents.letters.letter import Addressees, Annex, Closing, Ground, Letter, LetterForm, Part, paragraphs
from desktop.documents.letters.listing import CellKind, Column, Row, Section, Table, by_kinds
from desktop.documents.letters.paper_words import attached_to, bullets, by_award, counts, ended, one_a_line, sections
from desktop.documents.letters.values import NameList, Recipient, SubmissionPaper

ASKED, SUMMARY, EARLIER = "Đề nghị\nkhen thưởng", "Tóm tắt thành tích", "Đã được khen"
EMPTY: Final = 24.0
"""A column that nobody fills, in mm: it stays for what is written in by hand."""
COLUMNS: Final = (
    Column("TT", CellKind.NUMBER, 6, 10),
    Column("Tập thể, cá nhân\nđề nghị xét khen thưởng", CellKind.PERSON_AND_PLACE, 40, 66),
    Column(SUMMARY, CellKind.TEXT, 44, 54),
    Column(EARLIER, CellKind.TEXT, 30, 32),
)

WITH_ASKED: Final = (
    Column("TT", CellKind.NUMBER, 6, 10),
    Column("Tập thể, cá nhân\nđề nghị xét khen thưởng", CellKind.PERSON_AND_PLACE, 40, 48),
    Column(ASKED, CellKind.TEXT, 40, 38),
    Column(SUMMARY, CellKind.TEXT, 44, 36),
    Column(EARLIER, CellKind.TEXT, 30, 30),
)
"""Of a list that asks for different awards, or for different achievements."""


def submission_letter(paper: SubmissionPaper) -> Letter:
    """Return the submission; each of its lists is an annex."""
    note = attached_to("Tờ trình", paper.reference, paper.submitted_by)
    return Letter(
        LetterForm.LETTER,
        "Tờ trình",
        paper.office,
        paper.reference,
        paper.abstract,
        tuple(_parts(paper)),
        tuple(_annex(one, note) for one in paper.lists),
    )


def _annex(one: NameList, note: str) -> Annex:
    asks = any(each.asked for each in one.recipients)
    columns = _with_room(one.recipients) if asks else COLUMNS
    rows = tuple(_rows(one, asks))
    table = Table(by_kinds(columns, one.recipients), rows, size=12.5, side=1.7, pad=1.6)
    told = f"{ended(one.told, '.')} " if one.told else ""
    return Annex(one.title, note, (table,), f"{told}Danh sách gồm {counts(one.recipients)}./.", one.name)


def _with_room(recipients: Sequence[Recipient]) -> list[Column]:
    """Return the columns of a list that says what is asked for, which gets the room of those that stay empty."""
    told = {SUMMARY: any(one.achievement for one in recipients), EARLIER: any(one.earlier_awards for one in recipients)}
    spare = sum(column.paper - EMPTY for column in WITH_ASKED if not told.get(column.header, True))
    widths = [EMPTY if not told.get(each.header, True) else each.paper for each in WITH_ASKED]
    return [
        replace(each, paper=wide + spare * (each.header == ASKED))
        for each, wide in zip(WITH_ASKED, widths, strict=True)
    ]


def _parts(paper: SubmissionPaper) -> Iterator[Part]:
    yield Addressees(one_a_line(paper.addressees))
    for number, ground in enumerate(paper.grounds, start=1):
        yield Ground(ended(ground, "." if number == len(paper.grounds) and not paper.body else ";"))
    for number, words in enumerate(paper.body, start=1):
        yield from paragraphs(words, "./." if number == len(paper.body) else ".")
    yield Closing(bullets(paper.distribution), paper.signature)


def _rows(listed: NameList, asks: bool) -> Iterator[Row]:
    """Yield the rows under their headings, award by award as the decision lists them."""
    pairs = list(zip(listed.recipients, listed.awards or [""] * len(listed.recipients), strict=True))
    for letter, award, those in by_award(pairs, lambda pair: pair[1]):
        if award:
            yield Section(letter, award)
        yield from _people([recipient for recipient, _award in those], asks)


def _people(recipients: Sequence[Recipient], asks: bool) -> Iterator[Row]:
    for numeral, name, those in sections(recipients):
        yield Section(numeral, f"{name} ({len(those):02d})")
        for number, one in enumerate(those, start=1):
            yield (number, one, *((one.asked,) if asks else ()), one.achievement, one.earlier_awards)
