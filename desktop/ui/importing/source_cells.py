"""From a nominee's cell in the grid to the cell of the file it came from."""

import re

from desktop.intake.checked_list import CheckedRow

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


def place_of(row: CheckedRow, name: str) -> tuple[int, int]:
    """Return (row, column) of the file, from 0; the column is -1 where the file has no cell for the field."""
    found = _ADDRESS.fullmatch(row.read.cells.get(name, ""))
    if not found:
        return row.read.source_row - 1, -1
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1
