"""Lists whose tables stand in other ways than one below one header, drawn by lot: beside and under each other, names
under awards, forms, headers in a column, lines with tabs and labels, units in headings and on tabs.

Each comes as a workbook and what a careful reader takes from it. All names are invented.
"""

import random
from collections.abc import Callable
from typing import Any

from desktop.exchange.readers.tabbed_lines import part_tabbed_lines
from desktop.exchange.readers.workbook import CellValue, Sheet
from tests.corpus import wordings
from tests.corpus.blocks_around import AROUND
from tests.corpus.drawn_lists import (
    CS,
    GK,
    HEADS,
    LD,
    SHORT,
    Drawn,
    Rows,
    beside,
    form_of,
    heads,
    row_of,
    title_line,
)  # fmt: skip
from tests.corpus.layouts import CHAIR


def side_by_side(drawn: Drawn) -> None:
    """Two or three blocks with the same header beside each other."""
    pick = drawn.pick
    columns = pick.choice(
        (("number", "name", "unit", "award"), ("number", "name"), ("number", "name", "position", "award"))
    )
    blocks, gap = pick.choice((2, 2, 3)), pick.choice((0, 1, 1))
    in_title = "award" not in columns
    told: dict[str, Any] = {"year": "2025"} | ({"award": LD} if in_title else {})
    head = heads(drawn, columns)
    blank: list[CellValue] = [""] * gap
    rows: Rows = [[title_line(drawn, LD if in_title else "", "2025")], beside([head] * blocks, blank)]
    for number in range(1, pick.randint(3, 6)):
        cells = [row_of(drawn, "Sheet1", columns, number + block * 10, **told) for block in range(blocks)]
        rows.append(beside(cells, blank))
    drawn.add("Sheet1", rows)


def under_each_other(drawn: Drawn) -> None:
    """Two tables with different headers on one sheet, each with its own title."""
    pick = drawn.pick
    rows: Rows = []
    for award, columns in ((LD, ("number", "name", "position", "unit")), (CHAIR, ("number", "name", "dob", "unit"))):
        rows += [[title_line(drawn, award, "2025")], heads(drawn, columns)]
        for number in range(1, pick.randint(3, 5)):
            rows.append(row_of(drawn, "Sheet1", columns, number, award=award, year="2025"))
        rows += [[]] * pick.choice((1, 2))
    drawn.add("Sheet1", rows)


def names_under_awards(drawn: Drawn) -> None:
    """One column an award, names below it, with or without the unit of the row."""
    pick = drawn.pick
    awards = pick.sample((LD, CS, GK, CHAIR), pick.choice((2, 3)))
    with_unit = pick.random() < 0.7
    head: list[CellValue] = ["STT", pick.choice(HEADS["unit"])] if with_unit else []
    rows: Rows = [["KẾT QUẢ BÌNH XÉT THI ĐUA NĂM 2025"], [*head, *(pick.choice(SHORT[award]) for award in awards)]]
    for number, unit in enumerate(pick.sample(wordings.PLAIN_UNITS, 3), 1):
        own = {"unit": unit} if with_unit else {}
        row: list[CellValue] = [number, unit] if with_unit else []
        for award in awards:
            count = pick.choice((0, 1, 1, 2)) if with_unit else 1
            names = [drawn.person("Sheet1", award=award, year="2025", **own) for _ in range(count)]
            numbered = len(names) > 1 and pick.random() < 0.5
            row.append("\n".join(f"{at}. {name}" if numbered else name for at, name in enumerate(names, 1)))
        rows.append(row)
    drawn.add("Sheet1", rows)


def forms(drawn: Drawn) -> None:
    """One form for each person: a table each, or under each other; labels in one or two columns."""
    pick = drawn.pick
    colon, two, apart = pick.choice((":", "")), pick.random() < 0.5, pick.random() < 0.5
    together: Rows = []
    for at in range(1, pick.randint(3, 5)):
        name = f"table {at}" if apart else "Sheet1"
        pairs = [(label + colon, value) for label, value in form_of(drawn, name)]
        rows: Rows = [list(pair) for pair in pairs]
        if two:
            rows = [[*pairs[0], *pairs[1]], [*pairs[2], *pairs[3]], list(pairs[4])]
        if apart:
            drawn.add(name, rows)
        together += [["PHIẾU TRÍCH NGANG"], *rows, []]
    if not apart:
        drawn.add("Sheet1", together)


def turned(drawn: Drawn) -> None:
    """A list with its headers in the first column."""
    people = [form_of(drawn, "Sheet1") for _ in range(drawn.pick.randint(2, 4))]
    labels = [label for label, _value in people[0]]
    rows: Rows = [[label, *(one[at][1] for one in people)] for at, label in enumerate(labels)]
    drawn.add("Sheet1", rows)


def unit_on_the_tab(drawn: Drawn) -> None:
    """A sheet for each unit, named only on the tab."""
    for unit in drawn.pick.sample([unit for unit in wordings.PLAIN_UNITS if len(unit) < 31], 3):
        rows: Rows = [[title_line(drawn, LD, "2025")], heads(drawn, ("number", "name", "position"))]
        for number in range(1, drawn.pick.randint(2, 4)):
            rows.append(row_of(drawn, unit, ("number", "name", "position"), number, unit=unit, award=LD, year="2025"))
        drawn.add(unit, rows)


def unit_over_each_table(drawn: Drawn) -> None:
    """Tables of a document with their unit in the line above."""
    lines: list[str] = [title_line(drawn, CHAIR, "2025")]
    numbering = drawn.pick.choice(("{roman}. {unit}", "{unit}", "{unit}:", "{at}. {unit}"))
    for at, unit in enumerate(drawn.pick.sample(wordings.PLAIN_UNITS, 3), 1):
        lines.append(numbering.format(roman=("", "I", "II", "III")[at], at=at, unit=unit))
        rows: Rows = [heads(drawn, ("number", "name", "position"))]
        for number in range(1, drawn.pick.randint(2, 4)):
            told = {"unit": unit, "award": CHAIR, "year": "2025"}
            rows.append(row_of(drawn, f"table {at}", ("number", "name", "position"), number, **told))
        drawn.add(f"table {at}", rows, paragraphs_before=len(lines))
    drawn.sheets.insert(0, Sheet("body", [[line] for line in lines], is_text=True))


def tabs(drawn: Drawn) -> None:
    """Paragraphs whose columns are made with tab stops."""
    columns = ("number", "name", "position", "unit")
    lines = [title_line(drawn, LD, "2025")]
    lines += ["\t".join(map(str, heads(drawn, columns)))] if drawn.pick.random() < 0.6 else []
    for number in range(1, drawn.pick.randint(3, 7)):
        row = row_of(drawn, "table 1", columns, number, award=LD, year="2025")
        lines.append("\t".join([f"{number}.", *map(str, row[1:])]))
    drawn.sheets += part_tabbed_lines(Sheet("body", [[line] for line in lines], is_text=True), [])


def labelled_lines(drawn: Drawn) -> None:
    """A person a paragraph, with labelled lines or labels behind the name."""
    lines = [title_line(drawn, CHAIR, "2025")]
    one_line = drawn.pick.random() < 0.5
    for number in range(1, drawn.pick.randint(3, 5)):
        position, unit = drawn.pick.choice(wordings.POSITIONS), drawn.pick.choice(wordings.PLAIN_UNITS)
        name = drawn.person("body", position=position, unit=unit, award=CHAIR, year="2025")
        if one_line:
            lines.append(f"{number}. Họ và tên: {name}; chức vụ: {position}; đơn vị: {unit};")
        else:
            lines += [f"{number}. {name}", f"- Chức vụ: {position}", f"- Đơn vị công tác: {unit}"]
    drawn.add("body", [[line] for line in lines], is_text=True)


def next_sheet_without_header(drawn: Drawn) -> None:
    """A list that goes on on the next sheet without its header."""
    columns = ("number", "name", "dob", "unit", "award")
    number = 0
    for name in ("Trang 1", "Trang 2", "Trang 3"):
        rows: Rows = [heads(drawn, columns)] if name == "Trang 1" else []
        for _ in range(drawn.pick.randint(2, 4)):
            number += 1
            rows.append(row_of(drawn, name, columns, number))
        drawn.add(name, rows)


LOOKS: tuple[Callable[[Drawn], None], ...] = (
    side_by_side,
    under_each_other,
    names_under_awards,
    forms,
    turned,
    unit_on_the_tab,
    unit_over_each_table,
    tabs,
    labelled_lines,
    next_sheet_without_header,
    *AROUND,
)


def drawn(seed: int) -> Drawn:
    """Return the list of this number."""
    look = LOOKS[seed % len(LOOKS)]
    one = Drawn(random.Random(seed), look.__name__)
    look(one)
    return one
