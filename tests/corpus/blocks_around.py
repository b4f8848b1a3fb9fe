"""Lists drawn by lot with more around their table: numbered lines, rows above the header, tables of other columns,
codes beside it, units written once.
"""

from collections.abc import Callable
from typing import Any

from desktop.exchange.readers.workbook import CellValue
from tests.corpus import wordings
from tests.corpus.drawn_lists import CS, GK, HEADS, LD, Drawn, Rows, beside, form_of, heads, row_of, title_line
from tests.corpus.layouts import CHAIR

_COLUMNS = ("number", "name", "position", "unit", "award")
_OVER_LINES = ("Đề nghị tặng {award}:", "Danh sách đề nghị tặng {award}", "Bổ sung, đề nghị {award}")


def _table(drawn: Drawn, columns: tuple[str, ...] = _COLUMNS, first: int = 1, **told: Any) -> Rows:
    """Return a header and the rows below it."""
    rows: Rows = [heads(drawn, columns)]
    for number in range(first, first + drawn.pick.randint(3, 6)):
        rows.append(row_of(drawn, "Sheet1", columns, number, **told))
    return rows


def _lines(drawn: Drawn, award: str, **told: Any) -> list[str]:
    """Return a heading and numbered lines of people with position and unit."""
    pick = drawn.pick
    lines = [pick.choice(_OVER_LINES).format(award=award)]
    mark, parted = pick.choice((".", ")")), pick.choice((", ", " - "))
    for number in range(1, pick.randint(3, 5)):
        position, unit = pick.choice(wordings.POSITIONS), pick.choice(wordings.PLAIN_UNITS)
        name = drawn.person("Sheet1", position=position, unit=unit, award=award, **told)
        lines.append(f"{number}{mark} {name}{parted}{position}, {unit}")
    return lines


def _put(rows: Rows, top: int, left: int, block: Rows) -> None:
    """Write a block into rows from a place on."""
    while len(rows) < top + len(block):
        rows.append([])
    for row, values in zip(rows[top:], block, strict=False):
        row.extend([""] * (left + len(values) - len(row)))
        row[left : left + len(values)] = values


def lines_beside(drawn: Drawn) -> None:
    """Numbered lines to the right of a table, with or without a blank column between."""
    rows: Rows = [[title_line(drawn, "", "2025")], [], *_table(drawn, year="2025")]
    lines = _lines(drawn, drawn.pick.choice((CHAIR, GK)), year="2025")
    _put(rows, drawn.pick.choice((2, 3)), len(_COLUMNS) + drawn.pick.choice((0, 1, 2)), [[line] for line in lines])
    drawn.add("Sheet1", rows)


def lines_around(drawn: Drawn) -> None:
    """Numbered lines above or below a table."""
    lines: Rows = [[line] for line in _lines(drawn, CHAIR, year="2025")]
    table = _table(drawn, year="2025")
    below: Rows = [*table, [], *lines]
    drawn.add("Sheet1", [[title_line(drawn, "", "2025")], *drawn.pick.choice((below, [*lines, [], *table]))])


def blocks_and_a_wide_table(drawn: Drawn) -> None:
    """Two blocks beside each other, above or below a table over the full width."""
    pick = drawn.pick
    columns = ("number", "name", "unit")
    left, right = pick.sample((LD, CS, GK), 2)
    blocks: Rows = [[left, *[""] * (2 + pick.choice((0, 1))), right]]
    gap: list[CellValue] = [""] * (len(blocks[0]) - 4)
    blocks.append(beside([heads(drawn, columns), heads(drawn, columns)], gap))
    blocks[1][len(columns) + len(gap) :] = blocks[1][: len(columns)]
    for number in range(1, pick.randint(3, 5)):
        cells = [row_of(drawn, "Sheet1", columns, number, award=award, year="2025") for award in (left, right)]
        blocks.append(beside(cells, gap))
    wide = _table(drawn, ("number", "name", "dob", "position", "unit", "award"), year="2025")
    rows: Rows = [[title_line(drawn, "", "2025")], []]
    rows += pick.choice(([*wide, [], *blocks], [*blocks, [], *wide]))
    drawn.add("Sheet1", rows)


def rows_above_the_header(drawn: Drawn) -> None:
    """Rows of the list that were pasted above its title or its header."""
    pick = drawn.pick
    rows = _table(drawn, year="2025")
    upper, lower = rows[1:3], [rows[0], *rows[3:]]
    title: Rows = [[title_line(drawn, "", "2025")]]
    drawn.add("Sheet1", [*title, *upper, *pick.choice(([], [[]])), *lower])


def a_block_without_header(drawn: Drawn) -> None:
    """Rows that go on to the right of the table without a header of their own."""
    rows: Rows = [[title_line(drawn, "", "2025")], *_table(drawn, year="2025")]
    more = _table(drawn, first=20, year="2025")[1:]
    _put(rows, 2, len(_COLUMNS) + drawn.pick.choice((0, 1)), more)
    drawn.add("Sheet1", rows)


def unit_written_once(drawn: Drawn) -> None:
    """A unit in the first row of its people, blank in the others; sometimes again on the next page."""
    pick = drawn.pick
    columns = ("number", "name", "position", "award")
    rows: Rows = [[title_line(drawn, "", "2025")], ["Đơn vị", *heads(drawn, columns)]]
    number = 0
    for unit in pick.sample(wordings.PLAIN_UNITS, 3):
        again = pick.choice((0, 0, 2))
        for at in range(pick.randint(2, 4)):
            number += 1
            row = row_of(drawn, "Sheet1", columns, number, unit=unit, year="2025")
            rows.append([unit if at == 0 or at == again else "", *row])
    drawn.add("Sheet1", rows)


def forms_beside_each_other(drawn: Drawn) -> None:
    """Forms in pairs, with a blank column between them."""
    rows: Rows = [["PHIẾU TRÍCH NGANG"]]
    for at in range(drawn.pick.choice((2, 4))):
        pairs: Rows = [[f"{label}:", value] for label, value in form_of(drawn, "Sheet1")]
        _put(rows, 2 + at // 2 * 7, at % 2 * 3, pairs)
    drawn.add("Sheet1", rows)


def codes_beside(drawn: Drawn) -> None:
    """A table of codes beside the list that uses them."""
    pick = drawn.pick
    codes = dict(zip(pick.choice((("1", "2"), ("A1", "A2"))), pick.sample((LD, CS, GK), 2), strict=True))
    columns = ("number", "name", "unit")
    rows: Rows = [[title_line(drawn, "", "2025")], [*heads(drawn, columns), pick.choice(("Mã danh hiệu", "Mã"))]]
    rows[1][3] = f"{rows[1][3]} khen thưởng" if rows[1][3] == "Mã" else rows[1][3]
    for number in range(1, pick.randint(4, 7)):
        code = pick.choice(list(codes))
        rows.append([*row_of(drawn, "Sheet1", columns, number, award=codes[code], year="2025"), code])
    table: Rows = [["Mã", pick.choice(HEADS["award"][:2])], *([code, award] for code, award in codes.items())]
    _put(rows, 1, 4 + pick.choice((1, 2)), table)
    drawn.add("Sheet1", rows)


AROUND: tuple[Callable[[Drawn], None], ...] = (
    lines_beside,
    lines_around,
    blocks_and_a_wide_table,
    rows_above_the_header,
    a_block_without_header,
    unit_written_once,
    forms_beside_each_other,
    codes_beside,
)
