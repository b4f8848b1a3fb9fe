"""Rows of a table that name no nominee: title, sections, totals and signatures."""

import re
from dataclasses import dataclass

from db.rules.nomination_fields import READ_PLAINLY
from desktop.exchange.readers.workbook import Sheet
from desktop.exchange.understanding.award_parsing import awards_in_title, is_award, kinds_of_award
from desktop.exchange.understanding.capitalisation import is_all_caps
from desktop.exchange.understanding.cell_text import line_text
from desktop.exchange.understanding.column_contents import is_nominee
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.person_names import split_name
from desktop.exchange.understanding.row_kinds import (
    counts_in,
    is_signature,
    is_total,
    kind_inside,
    read_section,
    section_marker,
    years_in,
)
from desktop.exchange.understanding.sections import UNIT_SURE, InheritedValues, Sections
from desktop.exchange.understanding.vocabulary import comparison_key, kind_words, looks_collective, looks_person

CONTENT = frozenset(
    (
        "position",
        "unit",
        "position_unit",
        "award",
        "dob",
        "birth_male",
        "birth_female",
        "reason",
        "identity",
        "honorific",
    )
) | {"gender", "kind", "year", *READ_PLAINLY}
"""Fields that only a row of a nominee fills."""


_NUMBERED_LINE = re.compile(r"\(?(?:[IVXL]{1,5}|[A-HĐ]|\d{1,3})\s*[.)/]\s*\S|[-+•*]\s")
_TITLES = ("danh sach", "bang tong hop", "bieu tong hop", "tong hop danh sach", "ket qua", "de nghi")
_CAPTION = 0.8  # confidence of a unit that stands as a caption or on the tab
_CUT = 0.6  # the same where a tab is so long that its end may be cut
_LONGEST_TAB = 31


@dataclass(slots=True)
class StatedCount:
    """A total written in the file: number by kind of nominee, "all" for all."""

    sheet: str
    row: int
    counts: dict[str, int]


def title_of(lines: list[str], sheet: str = "") -> InheritedValues:
    """Return what the lines above a table set for all its rows."""
    starts = [
        n
        for n, line in enumerate(lines)
        if comparison_key(line).startswith(("danh sach", "bang tong hop", "bieu tong hop", "tong hop danh sach"))
    ]
    caption = _caption_unit(lines)
    named = lines[:-1] if caption else lines  # "Giấy khen của Giám đốc Sở" | "Phòng Tài vụ"
    title = _joined(named[starts[-1] :] if starts else named)
    awards = tuple(awards_in_title(title) or awards_in_title(sheet))
    own_unit = next(
        (
            line.partition(":")[2].strip()
            for line in lines
            if comparison_key(line).startswith(("don vi ", "co quan ")) and ":" in line
        ),
        None,
    )
    unit = own_unit if own_unit and looks_collective(own_unit) else caption
    unit_sure = _CAPTION if unit != own_unit else UNIT_SURE
    if unit is None and looks_collective(sheet) and len(sheet.split(" ")) > 1 and not is_award(sheet):
        unit = None if kind_inside(sheet) else sheet
        unit_sure = _CAPTION if len(sheet) < _LONGEST_TAB else _CUT
    kind = kind_inside(title) or kind_inside(sheet)
    recased = is_all_caps(title[:60])
    return InheritedValues(awards, years_in(title) or years_in(sheet), kind, unit, False, recased, unit_sure)


def _joined(lines: list[str]) -> str:
    """Return the lines of a title as one text; a numbered line goes on with none before it and ends there."""
    joined = ""
    numbered = False
    for line in lines:
        begins = _NUMBERED_LINE.match(line) is not None
        joined += ("\n" if begins or numbered else " ") + line
        numbered = begins
    return joined.strip()


def _caption_unit(lines: list[str]) -> str | None:
    """Return the unit that stands alone below the title of a list, right above its header."""
    titles = [at for at, line in enumerate(lines) if comparison_key(line).startswith(_TITLES) or awards_in_title(line)]
    if not titles or titles[-1] == len(lines) - 1 or len(lines[-1]) > _LONGEST_CAPTION:
        return None
    if _OPEN.search(comparison_key(lines[-2])):
        return None  # "… Giấy khen của Giám đốc" | "Sở Y tế"
    caption = read_section("", lines[-1])
    return caption.unit if caption else None


_LONGEST_CAPTION = 79
_OPEN = re.compile(
    r"\b(?:cua|chu tich|giam doc|tong giam doc|bo truong|hieu truong|vien truong|cuc truong|chi cuc truong|truong ban|"
    r"chanh an|tu lenh|bi thu|thu truong|tong cuc truong|ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|so|bo|cuc|"
    r"chi cuc|ban|hoi|doan|truong|vien|cong an|quan khu|benh vien|trung tam|cong ty|tap doan|dang uy|cong doan|"
    r"lien doan lao dong)$"
)
"""What a line of a title ends with whose last words stand in the next one: an authority without its name."""


def all_texts(sheet: Sheet, row: int) -> list[str]:
    """Return the texts of a row, blank cells left out."""
    return [text for value in sheet.rows[row] if (text := line_text(value))]


def single_column(columns: Columns) -> bool:
    """Return whether a list has names and nothing else."""
    return "number" not in columns.fields and not (set(columns.fields) & CONTENT)


_SIGNS = frozenset("*-+•–")


class TextRows:
    """Takes rows without nominees: enters sections, keeps totals, notices the signatures."""

    def __init__(self, sheet: Sheet, sections: Sections, columns: Columns) -> None:
        self.sections = sections
        self.counts: list[StatedCount] = []
        self.wide = {span.top for span in sheet.merged if span.right - span.left >= 2}
        self.ended = False  # the signatures were reached
        self.has_nominees = False  # a nominee was read
        self.changed = False  # a section was entered
        self.only_words = False  # the row taken last is no section and no total
        self._summing = False  # the rows of a total: "Tổng cộng:", "- Tập thể: 01", "- Cá nhân: 02"
        self._sheet = sheet
        self._columns = columns

    def use(self, columns: Columns) -> None:
        """Use the columns of another header from now on."""
        self._columns = columns

    def count_above(self, rows: int) -> None:
        """Keep the totals that stand in the first `rows` rows, above the table."""
        for row in range(rows):
            text = next(iter(all_texts(self._sheet, row)), "")
            if text and is_total(text) and (counts := counts_in(text)):
                self.counts.append(StatedCount(self._sheet.name, row, counts))

    def take(self, row: int, everything: list[str]) -> bool:
        """Take a row as section, total or signature; return False where it may be a nominee."""
        self.only_words = False
        if not everything:
            return True
        first = everything[0]
        self._summing = self._summing and self._sums_a_kind(everything)
        if self._summing or any(is_total(text) for text in everything[:2]):
            self._summing = True
            counts = counts_in(" ".join(everything))
            if counts:
                self.counts.append(StatedCount(self._sheet.name, row, counts))
            return True
        if len(everything) <= 4 and self.has_nominees and any(map(is_signature, self._could_sign(row, everything))):
            self.ended = self.only_words = True
            return True
        if len(everything) == 2 and first.isdecimal() and looks_collective(everything[1]) and self._among_people(row):
            return self._section_row(row, everything, "")
        if len(everything) == 2 and self._heads_a_group(first, everything[1]):
            return self._section_row(row, everything[1:] if first in _SIGNS else everything, "")
        marker = first if len(everything) > 1 and section_marker(first) else ""
        if len(everything) > (2 if marker else 1) + (1 if row in self.wide else 0) and not self._counted(everything):
            return False
        return self._section_row(row, everything, marker)

    def _sums_a_kind(self, everything: list[str]) -> bool:
        joined = " ".join(everything)
        return len(everything) <= 3 and kind_inside(joined) is not None and bool(counts_in(joined))

    def _could_sign(self, row: int, everything: list[str]) -> list[str]:
        """Return the texts that may begin the signatures: beside a nominee "Thư ký" is a position."""
        column = self._columns.fields.get("name", -1)
        values = self._sheet.rows[row]
        name = line_text(values[column]) if 0 <= column < len(values) else ""
        person = len(everything) > 1 and (looks_person(split_name(name).name) or looks_collective(name))
        return [name] if person else everything

    def _heads_a_group(self, first: str, text: str) -> bool:
        """Return whether a sign or a number stands before an award or a kind: "1 Danh hiệu …", "* Cá nhân"."""
        numbered = first in _SIGNS or first.strip(".)").isdecimal()
        return numbered and (is_award(text) or comparison_key(text) in kind_words())

    def _among_people(self, row: int) -> bool:
        """Return whether "1 Sở Nội vụ" stands over people of Sở Nội vụ and is no collective itself."""
        if self.sections.inherited().kind != "individual":
            return False
        _number, name = self._below(row)
        return bool(name) and not looks_collective(name) and not is_total(name)

    def _below(self, row: int) -> tuple[str, str]:
        """Return the number and the name in the next row that is not empty."""
        fields = self._columns.fields
        values = next((values for values in self._sheet.rows[row + 1 :] if any(values)), [])
        places = (fields.get("number", -1), fields.get("name", fields.get("family", 0)))
        number, name = (line_text(values[at]) if 0 <= at < len(values) else "" for at in places)
        return number, name

    def for_collectives(self) -> bool:
        """Return whether title and sections speak of collectives here, by kind or by an award kept for them."""
        inherited = self.sections.inherited()
        if inherited.kind is not None:
            return inherited.kind == "collective"
        return bool(inherited.awards) and all(kinds_of_award(award) == ("collective",) for award in inherited.awards)

    def _counted(self, everything: list[str]) -> bool:
        first = everything[0]
        if len(everything) > 3 or not everything[-1].strip(" ()").isdecimal() or first.isdecimal():
            return False
        return not is_nominee(first) and not looks_collective(first)

    def _section_row(self, row: int, everything: list[str], marker: str) -> bool:
        numbered = not marker and len(everything) > 1 and everything[0].strip(".").isdecimal()
        text = everything[1] if (marker or numbered) and len(everything) > 1 else everything[0]
        section = read_section(marker or (everything[0] if numbered else ""), text)
        if section is None:
            self.only_words = True
            return bool(marker) or (not numbered and self._only_words(text))
        if not section.sure and not marker and row not in self.wide:
            self.only_words = True
            return self._only_words(text)
        if section.unit and not marker and not self._unit_heads_rows(row, numbered):
            return False
        self.ended = False
        self.sections.enter(section, row)
        self.changed = True
        return True

    def _only_words(self, text: str) -> bool:
        """Return whether a lone text is no nominee in a list whose nominees have numbers or more cells."""
        if is_nominee(text):
            return False
        return "number" in self._columns.fields or not (single_column(self._columns) and looks_collective(text))

    def _unit_heads_rows(self, row: int, numbered: bool) -> bool:
        """Return whether a lone unit's name is the head of the rows below it, not a nominee without other cells."""
        if row in self.wide:
            return True
        if numbered:
            return self._among_people(row)
        number, name = self._below(row)
        if not number and looks_collective(name) and line_text(self._sheet.rows[row][0]) == "":
            return False  # one of several collectives without numbers
        return not self.for_collectives() or "number" in self._columns.fields
