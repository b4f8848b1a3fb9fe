"""Columns that mark an award: which of their signs say yes, which say no, and which the clerk has to read."""

from collections.abc import Iterable
from enum import Enum

from desktop.exchange.readers.workbook import CellValue
from desktop.exchange.understanding.award_parsing import is_award, parse_award
from desktop.exchange.understanding.cell_text import line_text
from desktop.exchange.understanding.vocabulary import comparison_key

_YES = frozenset(
    ("x", "xx", "1", "✓", "✔", "v", "có", "√", "+", "*", "☑", "☒", "🗹", "✅", "yes", "y", "true", "đúng", "đạt", "ü",
     "þ", "×", "●", "■", "đồng ý", "đề nghị", "đủ", "đủ điều kiện", "ok", "được", "nhất trí")
)  # fmt: skip
_NO = frozenset(
    ("0", "không", "khong", "ko", "kđ", "no", "n", "false", "sai", "-", "–", "—", "☐", "□", "○", "¨", "◻", "❑", "rút",
     "chưa", "loại", "trượt", "❌")
)  # fmt: skip
_NO_STARTS = ("không ", "chưa ", "rút ", "ko ", "k đạt", "khong ", "chua ", "thôi ", "hoãn ")
_PAIRS = (("c", "k"), ("đ", "s"), ("đ", "k"), ("t", "f"), ("y", "n"), ("✓", "✗"), ("✔", "✘"), ("ü", "û"), ("þ", "ý"),
          ("✓", "✘"), ("✔", "✗"))  # fmt: skip
"""Signs that say yes and no only beside each other."""
_TICKS = frozenset(("✓", "✔", "☑", "√", "ü", "þ"))


class Mark(Enum):
    """What a sign in a column of marks says."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def is_mark(text: str) -> bool:
    """Return whether a text is nothing but a sign that says yes."""
    return text.casefold() in _YES


def says_no(text: str) -> bool:
    """Return whether a text says that somebody is not put forward: "Không đề nghị", "Chưa đủ điều kiện", "Rút"."""
    low = text.casefold().strip(" .()")
    return low in _NO or low.startswith(_NO_STARTS)


class MarkColumn:
    """Reads the marks of one column; what stands in the whole of it tells what each sign means."""

    def __init__(self, award: str, values: Iterable[CellValue]) -> None:
        self.award = award
        texts = [line_text(value).casefold() for value in values]
        self._signs = frozenset(texts)
        crossed_out = "x" in self._signs and bool(_TICKS & self._signs) and "" not in self._signs
        self._open = frozenset("x" if crossed_out else "")  # ticks and crosses, no cell blank: a cross may say no

    def read(self, text: str) -> Mark:
        """Return what a sign says; a text that names the award itself says yes."""
        low = text.casefold().strip(" .()")
        if low in self._open:
            return Mark.UNKNOWN
        if low in _YES or low.startswith("đạt "):
            return Mark.YES
        if says_no(text):
            return Mark.NO
        for yes, no in _PAIRS:
            if {yes, no} <= self._signs and low in (yes, no):
                return Mark.YES if low == yes else Mark.NO
        return Mark.YES if self._names_it(text) else Mark.UNKNOWN

    def wording(self, text: str) -> str:
        """Return the award that a sign stands for: the column's, or the fuller wording that the cell itself names."""
        own = parse_award(text).wording if len(text) > 2 and is_award(text) else ""
        return own if own.startswith(f"{self.award} ") else self.award

    def _names_it(self, text: str) -> bool:
        if len(text) < 2 or not is_award(text):
            return False
        own, award = comparison_key(parse_award(text).wording), comparison_key(self.award)
        return own == award or own.startswith(f"{award} ") or award.startswith(f"{own} ")
