"""The sheet on which bonuses are paid out and signed for, A4 landscape."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from db.rules import numbers
from desktop.documents.engine.atomic_file import written_aside
from desktop.documents.engine.canvas import A4_LANDSCAPE, BOLD, ITALIC, REGULAR, Sheet
from desktop.documents.engine.pages import Pages
from desktop.documents.engine.paragraphs import set_lines
from desktop.documents.engine.table_parts import draw_signatures, named, place_and_date, signatures_height
from desktop.documents.engine.tables import Align, Column, Row, Section, TableStyle
from desktop.documents.letters.letterhead import LANDSCAPE_HEAD, LEFT, draw_annex_title, draw_head
from desktop.documents.letters.paper_words import grouped, whereabouts
from desktop.documents.letters.values import BonusPaper

WIDTH: Final = 247.0
MIDDLE: Final = 153.5
LIST: Final = TableStyle(
    columns=(
        Column("TT", 11, Align.CENTRE),
        Column("Tập thể, cá nhân", 66),
        Column("Chức vụ, đơn vị công tác", 72),
        Column("Hệ số", 15, Align.CENTRE),
        Column("Lương cơ sở\n(đồng)", 27, Align.RIGHT),
        Column("Tiền thưởng\n(đồng)", 28, Align.RIGHT),
        Column("Ký nhận", 28),
    ),
    left=LEFT,
)


def write_bonus_list(path: Path, paper: BonusPaper) -> None:
    """Write the bonus sheet as PDF; its total is the sum of its lines."""
    with written_aside(path) as aside:
        sheet = Sheet(aside, A4_LANDSCAPE, title=f"Danh sách {paper.title}", author=paper.office.body)
        rule = draw_head(sheet, paper.office, LANDSCAPE_HEAD)
        note = f"({paper.note})" if paper.note else ""
        y = max(40.8, rule + 8.6)
        top = draw_annex_title(sheet, "DANH SÁCH", paper.title, note, middle=MIDDLE, y=y, width=WIDTH, rule=None)
        words = f"Bằng chữ: {numbers.money_in_words(total_of(paper))}./."
        total = set_lines([(ITALIC, words)], 13, WIDTH, justified=False)
        day = place_and_date(paper.place, paper.dated)
        signed = [one for one in (paper.compiler, paper.accountant, paper.signature) if one is not None]
        height = 7.0 + 5.8 * (len(total) - 1) + signatures_height(signed, bool(day))
        y = Pages(sheet).table(LIST, top + 4.3, bonus_rows(paper), closing=height) + 7.0
        for number, line in enumerate(total):
            y += 5.8 if number else 0.0
            line.draw(sheet, LEFT, y, 13)
        draw_signatures(sheet, y, signed, LEFT, WIDTH, day)
        sheet.save()


def total_of(paper: BonusPaper) -> int:
    """Return the sum of all lines in đồng."""
    return sum(line.amount for line in paper.lines)


def bonus_rows(paper: BonusPaper) -> Iterator[Row]:
    """Yield sections with their lines, then the row of the total."""
    for numeral, name, those in grouped(paper.lines, lambda line: line.recipient.kind):
        yield Section(numeral, f"{name} ({numbers.two_digits(len(those))})")
        for number, line in enumerate(those, start=1):
            one = line.recipient
            salary, amount = numbers.money(line.base_salary), numbers.money(line.amount)
            yield (str(number), named(one), whereabouts(one), line.coefficient, salary, amount, "")
    total = ((BOLD, numbers.money(total_of(paper))),)
    yield ("", ((BOLD, "Tổng cộng"),), ((REGULAR, ""),), "", "", total, "")
