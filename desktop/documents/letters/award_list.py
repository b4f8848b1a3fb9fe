"""The award list of a round, A4 landscape (measures of look/paper.md §6)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from db.rules import dates, numbers
from desktop.documents.engine.atomic_file import written_aside
from desktop.documents.engine.canvas import A4_LANDSCAPE, ITALIC, Sheet
from desktop.documents.engine.pages import Pages
from desktop.documents.engine.paragraphs import set_lines
from desktop.documents.engine.table_parts import draw_signatures, named, place_and_date, signatures_height
from desktop.documents.engine.tables import Align, Column, Row, Section, TableStyle
from desktop.documents.letters.letterhead import LANDSCAPE_HEAD, LEFT, draw_annex_title, draw_head
from desktop.documents.letters.paper_words import counts, sections, whereabouts
from desktop.documents.letters.values import AwardListPaper, AwardListPart

WIDTH: Final = 247.0
MIDDLE: Final = 153.5
LETTERS: Final = "ABCDEFGHIKLMNOPQRSTUVXY"
TOTAL_SIZE: Final = 13.0
TOTAL_LEADING: Final = 5.8
LIST: Final = TableStyle(
    columns=(
        Column("TT", 11, Align.CENTRE),
        Column("Tập thể, cá nhân", 80),
        Column("Chức vụ, đơn vị công tác", 107),
        Column("Số sổ\nvàng", 19, Align.CENTRE),
        Column("Tiền thưởng\n(đồng)", 30, Align.RIGHT),
    ),
    left=LEFT,
)


def write_award_list(path: Path, paper: AwardListPaper) -> None:
    """Write the award list as PDF; A, B per decision, numbering restarts in each section."""
    with written_aside(path) as aside:
        sheet = Sheet(aside, A4_LANDSCAPE, title=f"Danh sách {paper.title}", author=paper.office.body)
        rule = draw_head(sheet, paper.office, LANDSCAPE_HEAD)
        note = f"({paper.note})" if paper.note else ""
        top = draw_annex_title(
            sheet,
            "DANH SÁCH",
            paper.title,
            note,
            middle=MIDDLE,
            y=max(40.8, rule + 8.6),
            width=WIDTH,
            rule=None,
        )
        total = set_lines([(ITALIC, total_line(paper))], TOTAL_SIZE, WIDTH, justified=False)
        day = place_and_date(paper.place, paper.dated)
        signed = (paper.compiler, paper.signature)
        height = 7.0 + TOTAL_LEADING * (len(total) - 1) + signatures_height(signed, bool(day))
        y = Pages(sheet).table(LIST, top + 4.3, award_rows(paper), closing=height) + 7.0
        for number, line in enumerate(total):
            y += TOTAL_LEADING if number else 0.0
            line.draw(sheet, LEFT, y, TOTAL_SIZE)
        draw_signatures(sheet, y, signed, LEFT, WIDTH, day)
        sheet.save()


def total_line(paper: AwardListPaper) -> str:
    """Return "Tổng số: 03 tập thể, 08 cá nhân; tiền thưởng 25.200.000 đồng (Hai mươi lăm triệu …)./."."""
    everyone = [one for part in paper.parts for one in part.recipients]
    total = sum(one.bonus or 0 for one in everyone)
    text = f"Tổng số: {counts(everyone) or '0'}"
    if total:
        text += f"; tiền thưởng {numbers.money(total)} đồng ({numbers.money_in_words(total)})"
    return text + "./."


def part_title(part: AwardListPart) -> str:
    """Return "Bằng khen của … (Quyết định số 1598/QĐ-UBND ngày 22/12/2023)"."""
    cited = [f"số {part.decision_number}"] if part.decision_number else []
    cited += [f"ngày {dates.short_date(part.decision_date)}"] if part.decision_date else []
    return f"{part.title} (Quyết định {' '.join(cited)})" if cited else part.title


def award_rows(paper: AwardListPaper) -> Iterator[Row]:
    """Yield section rows and recipients; a single decision needs no letter of its own."""
    for at, part in enumerate(paper.parts):
        letter = LETTERS[at] if at < len(LETTERS) else str(at + 1)
        yield Section(letter, part_title(part))
        for numeral, name, those in sections(part.recipients):
            yield Section(numeral, f"{name} ({numbers.two_digits(len(those))})")
            for number, one in enumerate(those, start=1):
                bonus = "" if one.bonus is None else numbers.money(one.bonus)
                yield (str(number), named(one), whereabouts(one), one.register_number or "", bonus)
