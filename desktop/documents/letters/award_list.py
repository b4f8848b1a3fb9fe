"""The award list of a round: sections on paper, rows that can be sorted on a worksheet."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from db.rules import dates, numbers
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Row, Section, Table, by_kinds
from desktop.documents.letters.paper_words import counts, in_sentence, letter_of, place_and_date, sections, whereabouts
from desktop.documents.letters.values import AwardListPaper, AwardListPart, Recipient

COLUMNS: Final = (
    Column("TT", CellKind.NUMBER, 6, 11),
    Column("Tập thể, cá nhân", CellKind.PERSON, 40, 80),
    Column("Đối tượng", CellKind.TEXT, 12, 0),
    Column("Chức vụ, đơn vị công tác", CellKind.TEXT, 50, 107),
    Column("Hình thức khen thưởng", CellKind.TEXT, 40, 0),
    Column("Số quyết định", CellKind.TEXT, 17, 0),
    Column("Ngày quyết định", CellKind.DATE, 13, 0),
    Column("Số sổ\nvàng", CellKind.CENTRED, 9, 19),
    Column("Tiền thưởng\n(đồng)", CellKind.MONEY, 14, 30),
)
UNKNOWN: Final = "chưa biết"
"""In the place of an amount that the catalogue does not give; it is never 0."""
MERIT: Final = Column("Thành tích", CellKind.TEXT, 44, 70)
"""Where the recipients of a list have different citations."""
WIDE_MERIT: Final = replace(MERIT, paper=100)
"""On lists that have the room."""


def award_listing(paper: AwardListPaper) -> Listing:
    """Return the award list: A, B per decision, numbering restarts in each section."""
    merits = any(one.merit for one in everyone_of(paper))
    columns = (*COLUMNS[:5], WIDE_MERIT, *COLUMNS[5:]) if merits else COLUMNS
    part = ListPart(
        title=f"Danh sách {in_sentence(paper.title)}",
        table=Table(by_kinds(columns, everyone_of(paper)), _rows(paper, merits)),
        heading=("DANH SÁCH", paper.title),
        note=paper.note or "",
        total=total_line(paper),
        signatures=(paper.compiler, paper.signature),
        day=place_and_date(paper.place, paper.dated),
    )
    return Listing(part.title, (part,), paper.office, dated=paper.dated)


def everyone_of(paper: AwardListPaper) -> list[Recipient]:
    """Return the recipients of all decisions."""
    return [one for part in paper.parts for one in part.recipients]


def total_line(paper: AwardListPaper) -> str:
    """Return "Tổng số: 03 tập thể, 08 cá nhân; tiền thưởng 25.200.000 đồng (Hai mươi lăm triệu …)./."."""
    everyone = everyone_of(paper)
    return f"Tổng số: {counts(everyone) or '0'}{bonus_words(everyone)}./."


def bonus_words(recipients: Sequence[Recipient]) -> str:
    """Return what a list says of the sum of its bonuses: "; tiền thưởng 5.400.000 đồng (Năm triệu …)"."""
    amounts = [one.bonus for one in recipients]
    total = known_sum(amounts)
    if not total:
        return ""
    if isinstance(total, str):
        return f"; tiền thưởng {total}"
    words = f"; tiền thưởng {numbers.money(total)} đồng ({numbers.money_in_words(total)})"
    return words + but_unknown(amounts)


def known_sum(amounts: Sequence[int | None]) -> int | str:
    """Return a sum in đồng as far as it is known, "chưa biết" where no amount is."""
    known = [one for one in amounts if one is not None]
    return sum(known) if known or not amounts else UNKNOWN


def but_unknown(amounts: Sequence[int | None]) -> str:
    """Return what a sum says of amounts that are not known, "" where all are, or none is: it says so itself then."""
    many = sum(one is None for one in amounts)
    return f", chưa gồm {numbers.two_digits(many)} mức tiền thưởng chưa biết" if 0 < many < len(amounts) else ""


def part_sections(at: int, part: AwardListPart) -> Iterator[Section | tuple[int, str, Recipient]]:
    """Yield the headings of one decision, and between them (number, name of the section, recipient)."""
    yield Section(letter_of(at), _part_title(part))
    for numeral, name, those in sections(part.recipients):
        yield Section(numeral, f"{name} ({numbers.two_digits(len(those))})")
        for number, one in enumerate(those, start=1):
            yield number, name, one


def _part_title(part: AwardListPart) -> str:
    """Return "Bằng khen của … (Quyết định số 1598/QĐ-UBND ngày 22/12/2023)"."""
    cited = [f"số {part.decision_number}"] if part.decision_number else []
    cited += [f"ngày {dates.short_date(part.decision_date)}"] if part.decision_date else []
    return f"{part.title} (Quyết định {' '.join(cited)})" if cited else part.title


def _rows(paper: AwardListPaper, merits: bool) -> Iterator[Row]:
    for at, part in enumerate(paper.parts):
        for found in part_sections(at, part):
            if isinstance(found, Section):
                yield found
                continue
            number, section, one = found
            decision = (part.title, *((one.merit,) if merits else ()), part.decision_number, part.decision_date)
            amount = UNKNOWN if one.bonus is None else one.bonus
            yield (number, one, section, whereabouts(one), *decision, one.register_number, amount)
