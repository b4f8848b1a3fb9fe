"""Awards, date of birth and gender of a row; what the signs in a column of marks say."""

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from db.rules.names import sex_spoken_to
from desktop.exchange.readers.workbook import CellValue
from desktop.exchange.understanding.award_parsing import (
    GENERIC_AWARDS,
    award_fits_kind,
    is_award,
    is_well_cased,
    parse_award,
    split_awards,
)
from desktop.exchange.understanding.cell_text import line_text
from desktop.exchange.understanding.cleaning import one_line
from desktop.exchange.understanding.date_order import DateColumn
from desktop.exchange.understanding.read_result import ReadNominee
from desktop.exchange.understanding.row_cells import RowCells, RowSettings
from desktop.exchange.understanding.row_kinds import years_in
from desktop.exchange.understanding.sections import InheritedValues, award_for
from desktop.exchange.understanding.vocabulary import comparison_key

_MALE = frozenset({"nam", "m", "male", "nam giới", "1", "ông", "trai"})
_FEMALE = frozenset({"nữ", "nu", "f", "female", "nữ giới", "0", "2", "bà", "gái"})

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


class AwardCells:
    """Awards of a row: named in cells, marked with an x, or inherited from title and sections."""

    def __init__(self, settings: RowSettings) -> None:
        self._settings = settings
        columns = settings.columns
        below = settings.sheet.rows[columns.last_row + 1 :] if columns.marked_awards else []
        self._marks = {
            f"mark{column}": MarkColumn(award, [row[column] if column < len(row) else "" for row in below if any(row)])
            for column, award in columns.marked_awards.items()
        }
        names = ["award" if number == 0 else f"award{number + 1}" for number in range(len(columns.awards))]
        coded = [
            name for name, column in zip(names, columns.awards, strict=True) if _heads_codes(columns.texts, column)
        ]
        self._coded = frozenset(coded if len(coded) < len(names) else ())  # codes beside the wording

    def read(self, cells: RowCells, inherited: InheritedValues, one: ReadNominee) -> list[ReadNominee]:
        """Return the nominee, copied for each further award of the row."""
        named: list[tuple[str, str, float]] = []
        refused: list[str] = []
        for name in [name for name in cells.texts if name.startswith(("mark", "award")) and name not in self._coded]:
            if name in self._marks:
                named += self._marked(cells, name, refused)
            elif says_no(cells.texts[name]):
                refused.append(name)
            else:
                named += self._named(cells, name, inherited, one)
        for name in self._coded & cells.texts.keys():
            named = named or self._named(cells, name, inherited, one)
        if not named:
            self._inherit(cells, inherited, one, refused)
            return [one]
        nominations = []
        for number, (wording, place, sure) in enumerate(named):
            copy = one if number == 0 else replace(one, cells=dict(one.cells), confidence=dict(one.confidence))
            copy.award, copy.cells["award"], copy.confidence["award"] = wording, place, sure
            if not award_fits_kind(wording, copy.kind):
                copy.confidence["award"] = copy.confidence["kind"] = 0.4
                values: dict[str, object] = {"text": wording}
                self._settings.report("award_kind_mismatch", cells.row, place, values)
            nominations.append(copy)
        return nominations

    def _inherit(self, cells: RowCells, inherited: InheritedValues, one: ReadNominee, refused: list[str]) -> None:
        """Give a nominee the award of its title or section, unless its own cells say no."""
        if refused:
            one.confidence["award"] = 0.3
            said = [name for name in refused if name not in self._marks]
            if said:
                place = cells.addresses[said[0]]
                self._settings.report("unknown_award", cells.row, place, {"text": cells.texts[said[0]]})
                one.cells["award"] = place
            return
        award = award_for(inherited.awards, one.kind)
        if award:
            columns = self._settings.columns
            asked = (
                bool(columns.awards or any(columns.marked_awards.values())) and not inherited.in_section
            )  # its cell is blank
            one.award = award
            one.confidence["award"] = 0.55 if asked else _sure(award, inherited.recased)

    def _marked(self, cells: RowCells, name: str, refused: list[str]) -> list[tuple[str, str, float]]:
        """Return the award that a mark gives; a sign that says neither yes nor no is told."""
        column, text, place = self._marks[name], cells.texts[name], cells.addresses[name]
        mark = column.read(text)
        if mark is Mark.NO:
            refused.append(name)
            return []
        if mark is Mark.UNKNOWN:
            self._settings.report("unknown_award", cells.row, place, {"text": text})
        return [(column.wording(text), place, 0.95 if mark is Mark.YES else 0.4)]

    def _named(
        self, cells: RowCells, name: str, inherited: InheritedValues, one: ReadNominee
    ) -> list[tuple[str, str, float]]:
        found = []
        place = cells.addresses[name]
        for part in split_awards(cells.texts[name]):
            award = parse_award(one_line(part))
            year = years_in(part)
            if year and one.year is None:
                one.year, one.cells["year"], one.confidence["year"] = year, place, 0.9
            wording, sure = award.wording, award.confidence
            for longer in inherited.awards:
                if longer.casefold().startswith(wording.casefold() + " "):
                    wording, sure = longer, 0.8
            if not award.known:
                self._settings.report("unknown_award", cells.row, place, {"text": part})
            found.append((wording, place, sure))
        return found


def _heads_codes(headers: tuple[str, ...], column: int) -> bool:
    return column < len(headers) and comparison_key(headers[column]).startswith("ma ")


def _sure(award: str, recased: bool) -> float:
    return 0.6 if award in GENERIC_AWARDS or (recased and not is_well_cased(award)) else 0.92


class BirthCells:
    """Date of birth and gender of a row; contradictions between columns and honorific are reported."""

    def __init__(self, settings: RowSettings) -> None:
        self._settings = settings
        fields, rows = settings.columns.fields, settings.sheet.rows[settings.columns.last_row + 1 :]
        self._columns = {
            name: DateColumn(rows, fields.get(name, -1), settings.today, settings.sheet.epoch_1904)
            for name in ("dob", "birth_male", "birth_female")
        }

    def share(self, cells: RowCells, one: ReadNominee, first: ReadNominee) -> None:
        """Copy birth and gender to a second person of the cell with low confidence: the row names one for both."""
        inherited = "gender" in cells.texts
        one.dob = first.dob
        one.gender = first.gender if inherited else sex_spoken_to(one.honorific or "") or None
        for name in ("dob", "gender"):
            if getattr(one, name) and name in first.cells:
                one.cells[name], one.confidence[name] = first.cells[name], 0.4

    def read(self, cells: RowCells, one: ReadNominee) -> None:
        """Set date of birth and gender of a nominee from whichever columns have them."""
        texts = cells.texts
        if "gender" in texts:
            low = texts["gender"].casefold()
            told = "male" if low in _MALE else "female" if low in _FEMALE else None
            if told:
                one.gender, one.cells["gender"], one.confidence["gender"] = told, cells.addresses["gender"], 0.97
        birth_field = "dob" if "dob" in texts else ""
        sides = [side for side in ("birth_male", "birth_female") if side in texts]
        if len(sides) == 2:
            self._settings.report("gender_conflict", cells.row, cells.addresses["birth_female"], {"text": one.name})
        for side in sides:
            if one.gender is None:
                one.gender = side.removeprefix("birth_")
                one.cells["gender"], one.confidence["gender"] = cells.addresses[side], 0.97 if len(sides) == 1 else 0.3
            if not is_mark(texts[side]):
                birth_field = birth_field or side
        if birth_field:
            self._birth(cells, one, birth_field)
        self._compare_genders(cells, one)

    def _birth(self, cells: RowCells, one: ReadNominee, name: str) -> None:
        raw = cells.raw[name]
        value = cells.texts[name] if isinstance(raw, str) else raw
        birth = self._columns[name].read(value)
        one.dob, one.cells["dob"] = birth.written, cells.addresses[name]
        one.confidence["dob"] = birth.confidence
        if birth.problem:
            self._settings.report(birth.problem, cells.row, cells.addresses[name], {"text": cells.texts[name]})

    def _compare_genders(self, cells: RowCells, one: ReadNominee) -> None:
        spoken = sex_spoken_to(one.honorific or "") or None
        if one.gender and spoken and spoken != one.gender and one.confidence.get("honorific", 1.0) > 0.5:
            one.confidence["gender"] = one.confidence["honorific"] = 0.4
            place = one.cells.get("gender", one.cells["name"])
            self._settings.report("gender_conflict", cells.row, place, {"text": one.name})
        elif one.gender is None and spoken:
            one.gender, one.confidence["gender"] = spoken, 0.65  # nobody wrote it down
            one.cells["gender"] = one.cells.get("honorific", one.cells["name"])
