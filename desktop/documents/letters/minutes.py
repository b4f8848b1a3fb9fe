"""The words of the council's minutes (biên bản họp)."""

from collections.abc import Iterator, Sequence
from typing import Final

from db.rules import dates, numbers
from desktop.documents.letters.letter import Heading, Letter, LetterForm, Paragraph, Part, TwoSignatures
from desktop.documents.letters.listing import CellKind, Column, Row, Section, Table, by_kinds
from desktop.documents.letters.paper_words import DOTTED, by_award, ended, ended_words, grouped, kinds
from desktop.documents.letters.values import MinutesPaper, Vote

COLUMNS: Final = (
    Column("TT", CellKind.NUMBER, 6, 10),
    Column("Tập thể, cá nhân", CellKind.PERSON_AND_PLACE, 40, 52),
    Column("Đề nghị khen thưởng", CellKind.TEXT, 40, 46),
    Column("Số phiếu\nđồng ý", CellKind.CENTRED, 10, 18),
    Column("Tỷ lệ", CellKind.CENTRED, 10, 18),
    Column("Kết quả", CellKind.TEXT, 24, 34),
)
UNDER_AWARDS: Final = (
    COLUMNS[0],
    Column("Tập thể, cá nhân", CellKind.PERSON_AND_PLACE, 40, 84),
    *COLUMNS[3:5],
    Column("Kết quả", CellKind.TEXT, 24, 48),
)
"""Where each award has a heading of its own."""
HOUR: Final = DOTTED
"""Where nobody wrote down the hour or the place."""


def minutes_letter(paper: MinutesPaper) -> Letter:
    """Return the minutes; ratios are counted over all members, absentees included."""
    return Letter(LetterForm.MINUTES, "Biên bản", paper.office, paper.reference, paper.abstract, tuple(_parts(paper)))


def _parts(paper: MinutesPaper) -> Iterator[Part]:
    yield from _attendance(paper)
    yield Heading("II. Nội dung và kết quả")
    for words in paper.content:
        yield Paragraph(ended_words(words, "."))
    for words in paper.count:
        yield Paragraph(ended_words(words, "."))
    if paper.votes:
        columns = COLUMNS if _one_award(paper) else UNDER_AWARDS
        yield Table(
            by_kinds(columns, [vote.recipient for vote in paper.votes]), tuple(_vote_rows(paper)), side=1.7, pad=1.4
        )
    yield Heading("III. Kết luận")
    for words in paper.conclusion:
        yield Paragraph(ended_words(words, "."))
    yield Paragraph(f"Cuộc họp kết thúc lúc {paper.ended_at or HOUR}. {ended(paper.adopted, './.')}")
    yield TwoSignatures(paper.secretary_signature, paper.chair_signature)


def _attendance(paper: MinutesPaper) -> Iterator[Part]:
    """Yield when and where the council met, who was there and who was not."""
    yield Paragraph(f"Thời gian: bắt đầu lúc {paper.begun_at or HOUR}, {dates.long_date(paper.held_on)}.")
    yield Paragraph(f"Địa điểm: {ended(paper.place or HOUR, '.')}")
    yield Heading("I. Thành phần")
    here = max(len(paper.present), paper.here)
    away = max(len(paper.absent), paper.members - here)
    everyone = numbers.two_digits(paper.members)
    yield Paragraph(f"Có mặt: {numbers.two_digits(here)}/{everyone} thành viên Hội đồng.")
    yield from _listed(paper.present)
    yield Paragraph(f"Vắng mặt: {numbers.two_digits(away)} thành viên." if away else "Vắng mặt: không.")
    yield from _listed(paper.absent)
    if paper.written:
        yield Paragraph(f"Gửi phiếu bằng văn bản: {numbers.two_digits(len(paper.written))} thành viên vắng mặt.")
        yield from _listed(paper.written)
    yield Paragraph(f"Chủ trì: {ended(paper.chair, '.')}")
    yield Paragraph(f"Thư ký: {ended(paper.secretary, '.')}")


def _listed(people: Sequence[str]) -> Iterator[Paragraph]:
    for number, person in enumerate(people, start=1):
        yield Paragraph(f"{number}. {ended(person, '.' if number == len(people) else ';')}")


def _one_award(paper: MinutesPaper) -> bool:
    return len({vote.award for vote in paper.votes}) == 1


def _vote_rows(paper: MinutesPaper) -> Iterator[Row]:
    """Yield the votes under their headings, award by award as the decision lists them."""
    for letter, award, votes in by_award(paper.votes, lambda vote: vote.award):
        if award:
            yield Section(letter, award)
        yield from _votes(paper, votes)


def _votes(paper: MinutesPaper, votes: Sequence[Vote]) -> Iterator[Row]:
    for numeral, _name, those in grouped(votes, lambda vote: vote.recipient.kind):
        name = kinds([vote.recipient for vote in those]).capitalize()
        yield Section(numeral, f"{name} ({numbers.two_digits(len(those))})")
        for number, vote in enumerate(those, start=1):
            result = "Đề nghị khen thưởng" if vote.recommended else "Không đề nghị"
            result = f"{result}\n{vote.note}" if vote.note else result
            counted = "" if vote.votes_for is None else f"{vote.votes_for}/{paper.members}"
            award = (vote.award,) * _one_award(paper)
            yield (number, vote.recipient, *award, counted, ratio(vote.votes_for, paper.members), result)


def ratio(votes: int | None, members: int) -> str:
    """Return "88,9 %", rounded to one decimal as in school; only all of them are 100 %."""
    if votes is None or members <= 0:
        return ""
    thousandths = (votes * 2000 + members) // (2 * members)
    if votes < members:
        thousandths = min(thousandths, 999)
    whole, tenth = divmod(thousandths, 10)
    return f"{whole},{tenth} %" if tenth else f"{whole} %"
