"""What reading the rows of one sheet needs to know besides their cells."""

from dataclasses import dataclass
from datetime import date

from desktop.exchange.readers.workbook import Sheet
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.row_cells import Report

MARKS = frozenset({"x", "1", "✓", "✔", "v", "có", "√", "+", "*", "☑", "yes"})
"""What stands in a column that only marks something."""


@dataclass(frozen=True, slots=True)
class RowSettings:
    """What is the same for every row of a sheet."""

    sheet: Sheet
    columns: Columns
    today: date
    report: Report
    spoken_names: bool = True  # most names of the list begin with Ông or Bà
    lines: bool = False
