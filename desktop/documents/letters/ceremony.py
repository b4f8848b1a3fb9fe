"""The calling list of a ceremony and the sheet on which certificates are handed over, A4 landscape."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from db.rules import dates, numbers
from desktop.documents.engine.atomic_file import written_aside
from desktop.documents.engine.canvas import A4_LANDSCAPE, REGULAR, Sheet
from desktop.documents.engine.pages import Pages
from desktop.documents.engine.pagination import BOTTOM
from desktop.documents.engine.paragraphs import SetLine, set_lines
from desktop.documents.engine.table_parts import draw_signatures, named, signatures_height
from desktop.documents.engine.tables import PAGE_TOP, Align, Column, Row, Section, TableStyle
from desktop.documents.letters.award_list import LETTERS, part_title
from desktop.documents.letters.letterhead import LANDSCAPE_HEAD, LEFT, draw_annex_title, draw_head
from desktop.documents.letters.paper_words import sections, whereabouts
from desktop.documents.letters.values import CeremonyPaper, Recipient

WIDTH: Final = 247.0
MIDDLE: Final = 153.5
LEADING: Final = 7.4
CALLING: Final = TableStyle(
    columns=(
        Column("TT", 13, Align.CENTRE),
        Column("Xướng tên", 134),
        Column("Số sổ\nvàng", 22, Align.CENTRE),
        Column("Ghi chú\n(vắng, nhận thay)", 78),
    ),
    left=LEFT,
    size=14.0,
    pad=1.8,
)
HAND_OVER: Final = TableStyle(
    columns=(
        Column("TT", 11, Align.CENTRE),
        Column("Tập thể, cá nhân", 72),
        Column("Chức vụ, đơn vị công tác", 82),
        Column("Số sổ\nvàng", 19, Align.CENTRE),
        Column("Ngày nhận", 24),
        Column("Người nhận\n(ký, ghi rõ họ tên)", 39),
    ),
    left=LEFT,
    pad=2.4,
)


def write_ceremony(path: Path, paper: CeremonyPaper) -> None:
    """Write both lists as one PDF, each part counted anew."""
    with written_aside(path) as aside:
        sheet = Sheet(aside, A4_LANDSCAPE, title=f"Trao thưởng tại {paper.event}", author=paper.office.body)
        top = _open(sheet, paper, "DANH SÁCH XƯỚNG TÊN", "Tập thể, cá nhân lên nhận khen thưởng")
        pages = Pages(sheet)
        pages.table(CALLING, _announcement(pages, paper, top), calling_rows(paper))
        sheet.turn()
        top = _open(sheet, paper, "DANH SÁCH BÀN GIAO BẰNG", "Tập thể, cá nhân nhận bằng và khen thưởng")
        signed = (None, paper.compiler)
        height = signatures_height(signed, dated=False)
        y = Pages(sheet).table(HAND_OVER, top + 4.3, hand_over_rows(paper), closing=height)
        draw_signatures(sheet, y, signed, LEFT, WIDTH, "")
        sheet.save()


def occasion(paper: CeremonyPaper) -> str:
    """Return "(Hội nghị …, ngày 12 tháng 01 năm 2024, tại …)"."""
    day = dates.long_date(paper.held_on) if paper.held_on else ""
    place = f"tại {paper.place}" if paper.place else ""
    return f"({', '.join(part for part in (paper.event, day, place) if part)})"


def _open(sheet: Sheet, paper: CeremonyPaper, name: str, title: str) -> float:
    """Draw the head of a part; return the y of its rule."""
    rule = draw_head(sheet, paper.office, LANDSCAPE_HEAD)
    y = max(40.8, rule + 8.6)
    return draw_annex_title(sheet, name, title, occasion(paper), middle=MIDDLE, y=y, width=WIDTH, rule=None)


def _announcement(pages: Pages, paper: CeremonyPaper, rule: float) -> float:
    """Draw who presents and what is read out before the names; return where the table starts."""
    said = [f"Người trao: {paper.presenter}"] if paper.presenter else []
    said += [paper.announcement] if paper.announcement else []
    lines: list[SetLine] = []
    for text in said:
        lines += set_lines([(REGULAR, text)], 15, WIDTH)
    y = rule + 2.0
    for line in lines:
        if y + LEADING > pages.sheet.height - BOTTOM:
            pages.turn()
            y = PAGE_TOP
        y += LEADING
        line.draw(pages.sheet, LEFT, y, 15)
    return y + (6.0 if lines else 2.3)


def calling_rows(paper: CeremonyPaper) -> Iterator[Row]:
    """Yield what the announcer reads: honorific and name in bold, position and unit under it."""
    for row in _walk(paper):
        if isinstance(row, Section):
            yield row
            continue
        number, one = row
        where = whereabouts(one)
        text = (*named(one), (REGULAR, f"\n{where}")) if where else named(one)
        yield (str(number), text, one.register_number or "", "")


def hand_over_rows(paper: CeremonyPaper) -> Iterator[Row]:
    """Yield one line to sign for each certificate."""
    for row in _walk(paper):
        if isinstance(row, Section):
            yield row
            continue
        number, one = row
        yield (str(number), named(one), whereabouts(one), one.register_number or "", "", "")


def _walk(paper: CeremonyPaper) -> Iterator[Section | tuple[int, Recipient]]:
    """Yield sections and numbered recipients, decision by decision."""
    for at, part in enumerate(paper.parts):
        yield Section(LETTERS[at] if at < len(LETTERS) else str(at + 1), part_title(part))
        for numeral, name, those in sections(part.recipients):
            yield Section(numeral, f"{name} ({numbers.two_digits(len(those))})")
            yield from enumerate(those, start=1)
