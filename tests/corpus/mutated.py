"""Copies of good lists with one to three things done to them that people do to lists: rows, columns, headers, sheets.

Whatever is done, the names of the list stay in the cells, so a reader can be asked where each of them went.
"""

import random
from collections.abc import Callable

from desktop.exchange.readers.workbook import CellValue, FileFormat, Sheet, Workbook
from tests.corpus.invented import table

LISTS = 10
Rows = list[list[CellValue]]


def _header(rows: Rows) -> int:
    """Return the row of the header: the first one with three and more texts."""
    filled = [sum(isinstance(value, str) and bool(value) for value in row) for row in rows]
    return next((at for at, count in enumerate(filled) if count > 2), 0)


def _below(pick: random.Random, rows: Rows) -> int:
    return pick.randint(min(_header(rows) + 1, len(rows) - 1), len(rows) - 1)


def _width(rows: Rows) -> int:
    return max(map(len, rows))


def _square(rows: Rows) -> None:
    width = _width(rows)
    for row in rows:
        row.extend([None] * (width - len(row)))


def drop_header(pick: random.Random, rows: Rows) -> Rows:
    """The header is gone."""
    del rows[_header(rows)]
    return rows


def drop_title(pick: random.Random, rows: Rows) -> Rows:
    """All above the header is gone."""
    return rows[_header(rows) :]


def rename_header(pick: random.Random, rows: Rows) -> Rows:
    """One heading is a word that nobody knows."""
    row = rows[_header(rows)]
    row[pick.randrange(len(row))] = pick.choice(("Nội dung A", "Mục", "Cột 3", "", "Thông tin thêm"))
    return rows


def drop_column(pick: random.Random, rows: Rows) -> Rows:
    """A column without names is gone."""
    _square(rows)
    head = [str(value or "").casefold() for value in rows[_header(rows)]]
    others = [at for at, text in enumerate(head) if not any(word in text for word in ("tên", "tập thể", "đối tượng"))]
    at = pick.choice(others) if others else None
    return [[value for column, value in enumerate(row) if column != at] for row in rows]


def swap_columns(pick: random.Random, rows: Rows) -> Rows:
    """Two columns changed places from the header on."""
    _square(rows)
    one, other = pick.randrange(_width(rows)), pick.randrange(_width(rows))
    for row in rows[_header(rows) :]:
        row[one], row[other] = row[other], row[one]
    return rows


def blank_row(pick: random.Random, rows: Rows) -> Rows:
    """A row is blank."""
    rows.insert(_below(pick, rows), [None] * _width(rows))
    return rows


def row_of_words(pick: random.Random, rows: Rows) -> Rows:
    """Somebody wrote a remark between the rows."""
    words = pick.choice(("Danh sách bổ sung", "(Tiếp theo)", "Đề nghị xem lại các trường hợp sau", "x"))
    at = _below(pick, rows)
    rows.insert(at, [*[None] * pick.randrange(3), words])
    return rows


def repeat_header(pick: random.Random, rows: Rows) -> Rows:
    """The header comes again, as on a new page."""
    rows.insert(_below(pick, rows), list(rows[_header(rows)]))
    return rows


def move_right(pick: random.Random, rows: Rows) -> Rows:
    """Everything stands some columns further right."""
    return [[*[None] * 2, *row] for row in rows]


def move_down(pick: random.Random, rows: Rows) -> Rows:
    """The list stands below many lines of words."""
    lines: Rows = [[f"Nội dung dòng {at} của biên bản."] for at in range(pick.choice((5, 40, 230)))]
    return [*lines, *rows]


def drop_numbers(pick: random.Random, rows: Rows) -> Rows:
    """The numbers of the rows are gone, in all rows or in some."""
    some = pick.random() < 0.5
    for row in rows[_header(rows) + 1 :]:
        if row and isinstance(row[0], int) and (not some or pick.random() < 0.5):
            row[0] = None
    return rows


def only_names(pick: random.Random, rows: Rows) -> Rows:
    """In some rows only the first two cells are filled in."""
    for row in rows[_header(rows) + 1 :]:
        if len(row) > 2 and isinstance(row[0], int) and pick.random() < 0.5:
            row[2:] = [None] * (len(row) - 2)
    return rows


def cut_in_the_middle(pick: random.Random, rows: Rows) -> Rows:
    """The last rows stand beside the first ones, to save paper."""
    _square(rows)
    head = _header(rows)
    listed = [at for at in range(head + 1, len(rows)) if isinstance(rows[at][0], int)]
    if len(listed) < 4 or listed[-1] - listed[0] + 1 != len(listed):
        return rows
    gap: list[CellValue] = [None] * pick.choice((0, 1))
    half = len(listed) // 2
    moved = [list(rows[at]) for at in listed[-half:]]
    for at, row in zip([head, *listed], [list(rows[head]), *moved], strict=False):
        rows[at] = [*rows[at], *gap, *row]
    del rows[listed[-half] : listed[-1] + 1]
    return rows


CHANGES: tuple[Callable[[random.Random, Rows], Rows], ...] = (
    drop_header,
    drop_title,
    rename_header,
    drop_column,
    swap_columns,
    blank_row,
    row_of_words,
    repeat_header,
    move_right,
    move_down,
    drop_numbers,
    only_names,
    cut_in_the_middle,
)


def mutated(seed: int) -> tuple[Workbook, list[str], list[str]]:
    """Return the copy of this number of one of ten lists, the names in it, and what was done to it."""
    pick = random.Random(seed)
    layout = table(seed % LISTS)
    rows: Rows = [list(row) for row in layout.grid]  # type: ignore[arg-type]
    names = [str(told["name"]) for _row, told in layout.golden]
    done = pick.sample(CHANGES, pick.choice((1, 1, 2, 3)))
    for change in done:
        rows = change(pick, rows)
    sheets = [Sheet("Sheet1", rows)]
    if pick.random() < 0.25 and len(rows) > _header(rows) + 4:
        at = pick.randint(_header(rows) + 2, len(rows) - 1)
        sheets = [Sheet(pick.choice(("Trang 1", "Cá nhân")), rows[:at])]
        sheets.append(Sheet(pick.choice(("Trang 2", "Mẫu 02", "Thống kê", "Sheet2")), rows[at:]))
    return Workbook(FileFormat.XLSX, sheets), names, [change.__name__ for change in done]
