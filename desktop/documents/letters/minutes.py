"""The minutes of the council (biên bản họp; domain/README.md §4)."""

from collections.abc import Iterator, Sequence
from datetime import time
from pathlib import Path
from typing import Final

from db.rules import dates, numbers
from desktop.documents.engine.atomic_file import written_aside
from desktop.documents.engine.canvas import A4_PORTRAIT, REGULAR, Sheet
from desktop.documents.engine.pages import Pages
from desktop.documents.engine.pagination import Piece, closed, replace_lead
from desktop.documents.engine.paragraphs import faced
from desktop.documents.engine.table_parts import named
from desktop.documents.engine.tables import Align, Column, Row, Section, TableStyle
from desktop.documents.letters.letterhead import (
    COLUMN,
    LEFT,
    Setting,
    bold_line,
    draw_head,
    draw_reference,
    draw_title,
    paragraph,
)
from desktop.documents.letters.paper_words import ended, ended_words, full_number, grouped, whereabouts
from desktop.documents.letters.signature_block import draw_signature, signature_depth
from desktop.documents.letters.values import MinutesPaper, Words

BODY: Final = Setting(14, 1.24, 4.5)
SECTION_LEAD: Final = 9.0
VOTES: Final = TableStyle(
    columns=(
        Column("TT", 10, Align.CENTRE),
        Column("Tập thể, cá nhân", 70),
        Column("Số phiếu\nđồng ý", 22, Align.CENTRE),
        Column("Tỷ lệ", 18, Align.CENTRE),
        Column("Kết quả", 42),
    ),
    left=LEFT,
    side=1.7,
    pad=1.4,
)


def write_minutes(path: Path, paper: MinutesPaper) -> None:
    """Write the minutes as PDF; ratios are counted over all members, absentees included."""
    title = f"Biên bản {full_number(paper.reference)} {paper.abstract}"
    with written_aside(path) as aside:
        sheet = Sheet(aside, A4_PORTRAIT, title=title, author=paper.office.body)
        rule = draw_head(sheet, paper.office)
        y = draw_reference(sheet, paper.reference, rule)
        y = draw_title(sheet, "BIÊN BẢN", paper.abstract, y + 13)
        pages = Pages(sheet, paper.reference.draft)
        y = pages.flow([*_attendance(paper), *_content(paper)], y)
        if paper.votes:
            y = pages.table(VOTES, y + 4.0, vote_rows(paper)) + 3.0
        pages.flow(closed(_conclusion(paper), [_signatures(paper)]), y)
        sheet.save()


def _plain(text: str) -> list[Piece]:
    return paragraph(faced(text), BODY)


def _attendance(paper: MinutesPaper) -> list[Piece]:
    """Return when and where the council met and who was there."""
    pieces: list[Piece] = []
    for text, heading in attendance_lines(paper):
        pieces += [bold_line(text, 14, SECTION_LEAD)] if heading else _plain(text)
    return replace_lead(pieces, 11.5)


def attendance_lines(paper: MinutesPaper) -> Iterator[tuple[str, bool]]:
    """Yield the opening paragraphs, each with whether it is a heading."""
    begun = f"{clock(paper.begun_at)}, " if paper.begun_at else ""
    yield f"Thời gian: {begun}{dates.long_date(paper.held_on)}. Địa điểm: {ended(paper.place, '.')}", False
    yield "I. Thành phần", True
    here, everyone = numbers.two_digits(len(paper.present)), numbers.two_digits(paper.members)
    yield f"Có mặt: {here}/{everyone} thành viên Hội đồng.", False
    yield from _listed(paper.present)
    if paper.absent:
        yield f"Vắng mặt: {numbers.two_digits(len(paper.absent))} thành viên.", False
        yield from _listed(paper.absent)
    yield f"Chủ trì: {ended(paper.chair, '.')}", False
    yield f"Thư ký: {ended(paper.secretary, '.')}", False


def _listed(people: Sequence[str]) -> Iterator[tuple[str, bool]]:
    for number, person in enumerate(people, start=1):
        yield f"{number}. {ended(person, '.' if number == len(people) else ';')}", False


def _content(paper: MinutesPaper) -> list[Piece]:
    pieces = [bold_line("II. Nội dung và kết quả", 14, SECTION_LEAD)]
    return pieces + _paragraphs(paper.content)


def _paragraphs(texts: Sequence[Words], end: str = ".") -> list[Piece]:
    pieces: list[Piece] = []
    for words in texts:
        pieces += paragraph(faced(ended_words(words, end)), BODY)
    return pieces


def _conclusion(paper: MinutesPaper) -> list[Piece]:
    pieces = [bold_line("III. Kết luận", 14, SECTION_LEAD), *_paragraphs(paper.conclusion)]
    return pieces + _plain(closing_line(paper))


def closing_line(paper: MinutesPaper) -> str:
    """Return when the meeting ended and that the minutes were agreed to."""
    ending = f"Cuộc họp kết thúc lúc {clock(paper.ended_at)} cùng ngày. " if paper.ended_at else ""
    return f"{ending}Biên bản đã được thông qua và được các thành viên dự họp nhất trí./."


def _signatures(paper: MinutesPaper) -> Piece:
    """Return both signatures as one piece: secretary on the left, chair on the right."""
    depth = max(signature_depth(paper.secretary_signature), signature_depth(paper.chair_signature))

    def draw(sheet: Sheet, y: float) -> None:
        draw_signature(sheet, paper.secretary_signature, LEFT + COLUMN / 4, y, width=COLUMN / 2 - 4)
        draw_signature(sheet, paper.chair_signature, LEFT + COLUMN * 3 / 4, y, width=COLUMN / 2 - 4)

    return Piece(10.3, draw, depth)


def vote_rows(paper: MinutesPaper) -> Iterator[Row]:
    """Yield one row per nominee: votes, ratio over all members, result."""
    for numeral, name, those in grouped(paper.votes, lambda vote: vote.recipient.kind):
        yield Section(numeral, f"{name} ({numbers.two_digits(len(those))})")
        for number, vote in enumerate(those, start=1):
            where = whereabouts(vote.recipient)
            who = (*named(vote.recipient), (REGULAR, f"\n{where}")) if where else named(vote.recipient)
            result = "Đề nghị khen thưởng" if vote.recommended else "Không đề nghị"
            result = f"{result}\n{vote.note}" if vote.note else result
            counted = "" if vote.votes_for is None else f"{vote.votes_for}/{paper.members}"
            yield (str(number), who, counted, ratio(vote.votes_for, paper.members), result)


def ratio(votes: int | None, members: int) -> str:
    """Return "88,9 %", cut and never rounded up: a threshold must not look reached when it is not."""
    if votes is None or members <= 0:
        return ""
    thousandths = votes * 1000 // members
    whole, tenth = divmod(thousandths, 10)
    return f"{whole},{tenth} %" if tenth else f"{whole} %"


def clock(moment: time) -> str:
    """Return "14 giờ 05 phút", or "08 giờ" on the hour."""
    minutes = f" {moment.minute:02d} phút" if moment.minute else ""
    return f"{moment.hour:02d} giờ{minutes}"
