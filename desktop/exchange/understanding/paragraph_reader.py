"""Reads lists written as paragraphs: "1. Ông Nguyễn Văn A, Trưởng phòng …, Sở …;"."""

import re
from dataclasses import replace

from desktop.exchange.readers.workbook import Sheet
from desktop.exchange.understanding.award_parsing import awards_in_title
from desktop.exchange.understanding.birth_dates import read_birth
from desktop.exchange.understanding.cell_text import cell_text, line_text
from desktop.exchange.understanding.columns import Columns
from desktop.exchange.understanding.labels import is_read, labelled
from desktop.exchange.understanding.layout import OTHER_PURPOSE, is_other_purpose
from desktop.exchange.understanding.nominee_rows import NomineeRows
from desktop.exchange.understanding.person_names import mostly_with_salutation, split_name
from desktop.exchange.understanding.read_result import (
    SEVERITIES,
    ReadNominee,
    ReadProblem,
    SkippedPart,
    doubt_struck_words,
)
from desktop.exchange.understanding.row_cells import RowCells, RowSettings
from desktop.exchange.understanding.row_kinds import Section, counts_in, is_signature, is_total, read_section
from desktop.exchange.understanding.sections import Sections, within
from desktop.exchange.understanding.skipped_parts import (
    ATTENDANTS,
    BLANK_FORM,
    SIGNATURES,
    WORDS,
    not_read,
    of_rows,
)
from desktop.exchange.understanding.table_reader import ReadingContext
from desktop.exchange.understanding.text_rows import StatedCount, title_of
from desktop.exchange.understanding.vocabulary import (
    comparison_key,
    could_be_either,
    kind_words,
    looks_collective,
    looks_household,
    looks_person,
    looks_position,
)

_NUMBER = re.compile(r"^\s*(?:\(?\d{1,4}\s*[.)/\-]\)?|[-•+*–])\s*")
_ATTACHED = ("danh sach", "phu luc", "bieu ", "bang ")
_ITEM = re.compile(r"^\s*\(?\d{1,3}\s*[.)/]")
_REASON = re.compile(r"[,;]?\s*(?:vì\s+)?((?:đã\s+)?có\s+(?:nhiều\s+)?thành tích.*)$", re.IGNORECASE | re.DOTALL)
_BORN = re.compile(r"\s*[,(–-]?\s*\b(?:sinh\s+(?:năm|ngày)?|SN|NS)\s*:?\s*(\d[\d/.\-]*\d)\)?", re.IGNORECASE)
_AWARD = re.compile(
    r"[,;:–-]?\s*(?:đề nghị |được )?(?:xét )?(?:tặng |công nhận )(?:thưởng |danh hiệu )?(.+)$", re.IGNORECASE
)
_AWARD_BEHIND = re.compile(
    r"\s*[,;:–-]\s*((?:bằng khen|giấy khen|lao động tiên tiến|chiến s[ĩỹ] thi đua|tập thể lao động|cờ thi đua|"
    r"kỷ niệm chương|huân chương)[^;]*)$",
    re.IGNORECASE,
)
_TITLES = ("danh sach", "bang tong hop", "to trinh", "bien ban", "ve viec", "v v ", "de nghi", "kem theo", "cong van")
_ATTENDANTS = re.compile(r"\b(?:thanh phan|tham du|du hop|co mat|vang mat|chu tri|thu ky cuoc hop|hoi dong gom)\b")
_LABEL = re.compile(r"\b(?:chức vụ|chức danh|đơn vị(?: công tác)?|nơi công tác|địa chỉ)\s*:\s*", re.IGNORECASE)
_BRACKETED = re.compile(r"([^,()]+?)\s*\(([^()]+)\)")
_DASH = re.compile(r"\s+[-–—]\s*|\s*[–—]\s+")
_END = re.compile(r"\s*(?:[;,]|\./\.|\.)+\s*$")


def _heads_unit(section: Section, text: str) -> bool:
    """Return whether a line is the unit over the persons below it: "II. Công an tỉnh", "Sở Nội vụ:"."""
    return section.unit is not None and (text.endswith(":") or section.level in ("roman", "letter"))


def _unbracketed(text: str) -> str:
    """Write "Bà Lê Thị Na (Trưởng khoa, Bệnh viện)" with a comma."""
    found = _BRACKETED.fullmatch(text)
    return f"{found[1]}, {found[2]}" if found and looks_position(found[2]) else text


def _parted(text: str) -> tuple[str, str]:
    """Part a line behind who it names: at the first comma, or at a dash where a person or a parent unit is parted."""
    name, _, rest = text.partition(",")
    for dash in _DASH.finditer(name):
        before, after = name[: dash.start()], text[dash.end() :]
        person = split_name(before)
        of_person = (
            looks_person(person.name) or person.honorific or _shaped_like_name(before) or could_be_either(before)
        )
        if looks_collective(after) or (of_person and (not looks_collective(before) or looks_position(after))):
            return before, after
    return name, rest.strip()


def _shaped_like_name(text: str) -> bool:
    """Return whether a text is a few capitalised words, as names of any people are: "H'Hen Niê"."""
    parts = text.split(" ")
    letters = all(part[:1].isupper() and part.replace("'", "").replace("’", "").isalpha() for part in parts)
    return len(parts) <= 5 and (len(parts) > 1 or not text.isalpha()) and letters and not looks_collective(text)


def _names_one(text: str) -> bool:
    person = split_name(text)
    return looks_collective(text) or looks_household(text) or looks_person(person.name) or _shaped_like_name(text)


_NAMES_IN_SENTENCE = re.compile(
    r"\b(?:[ÔôOo]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c|[Aa]nh|[Cc]hị):? (?:[^\W\d_]+ ){1,4}?[^\W\d_]+\b"
)


def _ends_with_name(text: str) -> bool:
    """Return whether a person's name stands behind other words: "Điều dưỡng Trần Nhân Hòa"."""
    words = text.split(" ")
    return any(looks_person(" ".join(words[first:])) for first in range(1, min(len(words) - 1, 8)))


def heads_table(lines: list[str], row: int, table: int) -> bool:
    """Return whether a line stands right above a table: only further headings are between them."""
    below = [line for line in lines[row + 1 : table] if line]
    if lines[row].endswith(";") or (below and _ITEM.match(lines[row])):
        return False  # an item of a list of units
    return all(read_section("", line) is not None for line in below)


class ParagraphReader:
    """Reads the paragraphs of a document; `read` fills nominees, problems and counts."""

    def __init__(
        self, sheet: Sheet, context: ReadingContext, outer: Sections | None = None, letters: str = "A"
    ) -> None:
        self.sheet = sheet
        self._letters = letters  # of the column in which the lines stand
        self.nominees: list[ReadNominee] = []
        self.problems: list[ReadProblem] = []
        self.counts: list[StatedCount] = []
        self.people = 0
        self.left: dict[int, str] = {}
        self._context = context
        self._open: RowCells | None = None  # the nominee whose labelled lines may follow
        self._blank_labels = 0
        self._among_attendants = False
        self._copies = False
        self._numbered = False  # nominees have numbers: a line without one names none
        first = next((row for row in range(len(sheet.rows)) if self._starts(row)), self._behind_title())
        while (
            first and (above := read_section("", self._line(first - 1))) and _heads_unit(above, self._line(first - 1))
        ):
            first -= 1
        title = title_of([line_text(value) for row in sheet.rows[:first] for value in row if value])
        if outer is not None:  # a list beside another one: its title says nothing of the awards here
            title = within(replace(outer.title, awards=(), kind=None), title)
        self.sections = Sections(title)
        columns = Columns(name_says_all=True)
        self._rows = NomineeRows(RowSettings(sheet, columns, context.today, self._report, self._spoken(), is_text=True))
        self.first = first
        self._other_purpose = is_other_purpose([self._line(row) for row in range(len(sheet.rows))][: first + 1])

    def _starts(self, row: int) -> bool:
        text = self._line(row)
        if _NUMBER.match(text) or (text and row in self.sheet.numbered) or _ATTENDANTS.search(comparison_key(text)):
            return True
        if text and any(name == "name" and value for name, value in labelled(text, self._context.words)):
            return True
        section = read_section("", text)
        if section is None or not section.sure or section.unit or len(text) >= 80:
            return False
        return not comparison_key(text).startswith(_TITLES)

    def _behind_title(self) -> int:
        """Return where a list begins that has neither numbers nor sections: below the line that names its award."""
        titles = [row for row in range(len(self.sheet.rows)) if awards_in_title(self._line(row))]
        return titles[-1] + 1 if titles else len(self.sheet.rows)

    def _line(self, row: int) -> str:
        values = self.sheet.rows[row]
        return line_text(values[0]) if values else ""

    def _spoken(self) -> bool:
        """Return whether so many lines begin with Ông or Bà that it is an honorific where it could be a surname."""
        lines = [line for row in range(len(self.sheet.rows)) if _NUMBER.match(line := self._line(row))]
        return mostly_with_salutation([_parted(_NUMBER.sub("", line))[0] for line in lines])

    def _report(self, kind: str, row: int, cell: str, values: dict[str, object]) -> None:
        self.problems.append(
            ReadProblem(kind, SEVERITIES[kind], f"list_{kind}", self.sheet.name, row + 1, cell or None, values)
        )

    @property
    def skipped(self) -> list[SkippedPart]:
        """Lines that name no nominee and are no title, heading or total."""
        return of_rows(self.sheet.name, self.left)

    def read(self) -> None:
        """Read all paragraphs; called once."""
        signed = False
        for row in range(self.first):
            self._among_copies(self._line(row))
        for row in range(self.first, len(self.sheet.rows)):
            text = self._line(row)
            if not text:
                continue
            signed = signed or bool((self.nominees or self._open) and is_signature(text) and not is_total(text))
            if self._among_copies(text):
                self.left[row] = SIGNATURES
            elif signed or self._other_purpose:
                self.left[row] = SIGNATURES if signed else OTHER_PURPOSE
            elif is_total(text):
                self._count(row, text)
            else:
                self._line_of_list(row, text)
        self._close()
        for row, text in enumerate(map(self._line, range(self.first))):
            if is_total(text):
                self._count(row, text)
            elif _NAMES_IN_SENTENCE.search(text):
                self.left[row] = WORDS
        if self._blank_labels and not self.nominees:
            self.left = dict.fromkeys(self.left, BLANK_FORM)
        self.sections.leave_all()

    def _among_copies(self, text: str) -> bool:
        """Return whether a line is of "Nơi nhận" and the signature of a paper whose list of names is attached to it.

        They end where the list begins: with its title, a heading, or a number.
        """
        key = comparison_key(text)
        ends = key.startswith(_ATTACHED) or _ITEM.match(text) or read_section("", text)
        self._copies = key.startswith("noi nhan") or (self._copies and not ends)
        return self._copies

    def _count(self, row: int, text: str) -> None:
        counts = counts_in(text)
        if counts:
            self.counts.append(StatedCount(self.sheet.name, row, counts))

    def _line_of_list(self, row: int, text: str) -> None:
        parts = labelled(text, self._context.words)
        if parts and self._labelled_line(row, text, parts):
            return
        numbered = _NUMBER.match(text) is not None or row in self.sheet.numbered
        bare = _unbracketed(_END.sub("", _NUMBER.sub("", text)))
        who, rest = _parted(_BORN.sub("", bare, count=1))
        person = split_name(who)
        names_one = looks_collective(who) or looks_household(who) or looks_person(person.name) or bool(person.honorific)
        names_one = names_one or (
            numbered and _shaped_like_name(who) and (looks_position(rest) or looks_collective(rest) or "'" in who)
        )
        section = read_section("", text) or read_section("", bare)
        if _ATTENDANTS.search(comparison_key(bare)) and not (numbered and person.honorific):
            self._among_attendants = True
        elif self._among_attendants and names_one:
            self.left[row] = ATTENDANTS
            return
        elif not names_one:
            self._among_attendants = False
        if comparison_key(bare.rstrip(":")) in kind_words():
            self._enter(Section("kind", kind_words()[comparison_key(bare)]), row)
        elif section and section.sure and (section.kind or section.awards) and not (numbered and names_one):
            self._enter(section, row)
        elif section and not rest and _heads_unit(section, text):
            self._enter(replace(section, level="unit"), row)
        elif names_one and (numbered or (not self._numbered and (person.honorific or self._expects(who)))):
            self._numbered = self._numbered or numbered
            self._begin(row, bare)
        else:
            self.left[row] = WORDS
            if numbered and self._numbered and _ends_with_name(who):
                self.problems.append(not_read(self.sheet.name, row))

    def _enter(self, section: Section, row: int) -> None:
        self._close()
        self.sections.enter(section, row)

    def _labelled_line(self, row: int, text: str, parts: list[tuple[str, str]]) -> bool:
        """Take a line with labels: a nominee of its own, or more of the one above; False for another line."""
        values = [(name, value) for name, value in parts if name and value]
        named = next((value for name, value in values if name == "name"), "")
        before = parts[0][1] if not parts[0][0] else ""
        if not values:
            self._blank_labels += 1
            self.left[row] = WORDS
            return True
        if named:
            if not _names_one(named):
                return False
            self._begin(row, _unbracketed(named))
        elif before:
            if not _names_one(_parted(before)[0]):
                return False
            self._begin(row, before)
        if self._open is None:
            return False
        for name, value in values:
            if name != "name" and is_read(name) and name not in self._open.texts:
                self._open.texts[name] = self._open.raw[name] = value
                self._open.addresses[name] = f"{self._letters}{row + 1}"
        self._numbered = self._numbered or ((bool(named) or bool(before)) and _NUMBER.match(text) is not None)
        return True

    def _expects(self, who: str) -> bool:
        """Return whether a line without number and honorific stands where nominees are listed."""
        if len(who) > 80 or comparison_key(who).startswith(("can cu", "theo", "thuc hien")):
            return False
        inherited = self.sections.inherited()
        return bool(self.nominees or self._open) or inherited.kind is not None or bool(inherited.awards)

    def _begin(self, row: int, text: str) -> None:
        """Begin a nominee with the line that names it; lines with labels may follow."""
        self._close()
        cells = RowCells(row)
        place = f"{self._letters}{row + 1}"
        for name, pattern in (("reason", _REASON), ("award", _AWARD), ("award", _AWARD_BEHIND)):
            if name in cells.texts:
                continue
            found = pattern.search(text)
            if found and (name == "reason" or awards_in_title(found[1])):
                cells.texts[name] = cells.raw[name] = found[1].strip(" .;,")
                text = text[: found.start()]
        born = _BORN.search(text)
        if born and read_birth(born[1], self._context.today).written:
            cells.texts["dob"] = cells.raw["dob"] = born[1]
            text = text[: born.start()] + text[born.end() :]
        name, rest = _parted(text)
        rest = _LABEL.sub("", rest)
        cells.texts["name"] = name.strip() if rest else text.strip(" ,;")
        if rest.strip(" ,;"):
            cells.texts["position_unit"] = rest.strip(" ,;")
        cells.addresses = dict.fromkeys(cells.texts, place)
        self._open = cells

    def _close(self) -> None:
        """Build the nominee whose lines are all read."""
        cells, self._open = self._open, None
        if cells is None:
            return
        row, place = cells.row, f"{self._letters}{cells.row + 1}"
        before = len(self.problems)
        found_nominees = self._rows.build(cells, self.sections.inherited())
        self._look_at_marks(row, place, found_nominees)
        for one in found_nominees:
            one.doubtful = any(problem.severity != "info" for problem in self.problems[before:])
        self.nominees += found_nominees
        if found_nominees:
            self.people += 1
            self.sections.count(1)

    def _look_at_marks(self, row: int, place: str, found: list[ReadNominee]) -> None:
        _text, cleaned = cell_text(self.sheet.rows[row][0])
        for kind, mark in (("invisible_chars", 1), ("lookalike_char", 2), ("markup_text", 4)):
            if cleaned & mark and found:
                self._report(kind, row, place, {"text": found[0].name})
        words = self.sheet.struck_words.get((row, 0))
        if words and found:
            doubt_struck_words(found, self.problems, place, words)
        if (row, 0) in self.sheet.struck and found:
            self._report("strikethrough", row, place, {"text": found[0].name})
            for one in found:
                one.confidence["name"] = 0.5
