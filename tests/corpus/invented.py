"""Lists of any look, made from a number: other words, orders, sections, sums and signatures each time."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.corpus import wordings
from tests.corpus.layouts import CHAIR, FIELDS, MINISTER, Layout
from tests.corpus.writers import FORMATS, KEEP_MERGES

Golden = dict[str, Any]


@dataclass
class _Sheet:
    """A table on its way: its cells, what is right about them, and the choices made once for all rows."""

    pick: random.Random
    columns: list[str]
    award: str | None = None
    year: str | None = None
    spoken: bool = False
    shouted: bool = False
    separator: str = ", "
    rows: list[list[object]] = field(default_factory=list)
    golden: list[tuple[int, Golden]] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def line(self, *cells: object) -> None:
        """Write a row, blank to the right."""
        self.rows.append([*cells, *[None] * (len(self.columns) - len(cells))])

    def name_of(self, kind: str) -> tuple[str, str]:
        """Return a name that the list does not have yet, and the gender."""
        while True:
            name, gender = person_name(self.pick) if kind == "individual" else (self.pick.choice(wordings.GROUPS), "")
            if name not in self.used:
                self.used.add(name)
                return name, gender

    def nominee(self, kind: str, number: int, **stated: str | None) -> None:
        """Write a nominee's row; `stated` is what its section says."""
        name, gender = self.name_of(kind)
        told: Golden = dict.fromkeys(FIELDS) | {"kind": kind, "name": name, "award": self.award, "year": self.year}
        told |= {field_name: value for field_name, value in stated.items() if value}
        cells = [_CELLS[column](self, told, gender, number) for column in self.columns]
        self.rows.append(cells)
        self.golden.append((len(self.rows), told))


def person_name(pick: random.Random) -> tuple[str, str]:
    """Return a name as Kinh or other peoples of Vietnam have it, and "male" or "female"."""
    if pick.random() < 0.05:
        return pick.choice(wordings.OTHER_PEOPLES)
    gender = pick.choice(("male", "female"))
    middle, given = wordings.MIDDLE[gender], wordings.GIVEN[gender]
    parts = [pick.choice(wordings.SURNAMES), pick.choice(middle), pick.choice(given)]
    return " ".join(parts), gender


def _name(sheet: _Sheet, told: Golden, gender: str, number: int) -> object:
    name = str(told["name"])
    if told["kind"] != "individual":
        return name
    if sheet.spoken:
        told["honorific"], told["gender"] = ("Ông" if gender == "male" else "Bà"), gender
        return f"{told['honorific']} {name}"
    return name.upper() if sheet.shouted else name


def _birth(sheet: _Sheet, told: Golden, gender: str, number: int) -> object:
    if told["kind"] != "individual":
        return None
    year, month, day = sheet.pick.randint(1966, 2000), sheet.pick.randint(1, 12), sheet.pick.randint(1, 28)
    told["dob"] = f"{year}-{month:02d}-{day:02d}"
    return f"{day:02d}/{month:02d}/{year}"


def _gender(sheet: _Sheet, told: Golden, gender: str, number: int) -> object:
    if told["kind"] == "individual":
        told["gender"] = gender
    return {"male": "Nam", "female": "Nữ", "": None}[gender]


def _position(sheet: _Sheet, told: Golden, gender: str, number: int) -> object:
    if told["kind"] == "individual":
        told["position"] = sheet.pick.choice(wordings.POSITIONS)
    return told["position"]


def _unit(sheet: _Sheet, told: Golden, gender: str, number: int) -> object:
    told["unit"] = sheet.pick.choice(wordings.UNITS)
    return told["unit"]


def _both(sheet: _Sheet, told: Golden, gender: str, number: int) -> object:
    position, unit = _position(sheet, told, gender, number), _unit(sheet, told, gender, number)
    return f"{position}{sheet.separator}{unit}" if position else unit


def _award(sheet: _Sheet, told: Golden, gender: str, number: int) -> object:
    told["award"] = sheet.pick.choice(wordings.AWARDS[str(told["kind"])])
    short = wordings.SHORT.get(str(told["award"]), ())
    return sheet.pick.choice((told["award"], *short))


def _reason(sheet: _Sheet, told: Golden, gender: str, number: int) -> object:
    told["reason"] = sheet.pick.choice(wordings.REASONS)
    return told["reason"]


def _aside(sheet: _Sheet, told: Golden, gender: str, number: int) -> object:
    return sheet.pick.choice(("12/QĐ-SNV", "Đảng viên", "0982870151", "Đại học", "LĐTT năm 2024", None))


_CELLS: dict[str, Callable[[_Sheet, Golden, str, int], object]] = {
    "number": lambda sheet, told, gender, number: number,
    "name": _name,
    "anyone": _name,
    "group": _name,
    "birth": _birth,
    "gender": _gender,
    "position": _position,
    "unit": _unit,
    "both": _both,
    "award": _award,
    "reason": _reason,
    "aside": _aside,
}


def _begun(pick: random.Random, named: str, single: str | None, by_unit: bool = False) -> _Sheet:
    """Choose columns and title; `single` is an award that the title may state for all, `by_unit` has no unit column."""
    columns = ["number", named]
    if named == "name":
        columns += pick.choice((["birth"], ["gender"], ["birth", "gender"], []))
    offices = (["position"], []) if by_unit else (["position", "unit"], ["both"], ["unit"], ["position"])
    columns += pick.choice(offices) if named != "group" else []
    in_title = single is not None and pick.random() < 0.5
    columns += [] if in_title or single is None else ["award"]
    columns += pick.choice((["reason"], ["aside"], ["reason", "aside"], ["aside"]))
    sheet = _Sheet(pick, columns, single if in_title else None, pick.choice((None, "2025", "2021-2025")))
    sheet.spoken, sheet.shouted = pick.random() < 0.3 and named != "group", pick.random() < 0.15
    sheet.separator = pick.choice((", ", ", ", " - "))
    if pick.random() < 0.6:
        sheet.line("SỞ NỘI VỤ", *[None] * (len(columns) - 2), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        sheet.line("VĂN PHÒNG", *[None] * (len(columns) - 2), "Độc lập - Tự do - Hạnh phúc")
    what = f"TẶNG {sheet.award.upper()}" if sheet.award else "KHEN THƯỞNG"
    when = {None: "", "2025": " NĂM 2025", "2021-2025": " GIAI ĐOẠN 2021 - 2025"}[sheet.year]
    sheet.line(f"{pick.choice(('DANH SÁCH ĐỀ NGHỊ', 'BẢNG TỔNG HỢP ĐỀ NGHỊ', 'DANH SÁCH'))} {what}{when}")
    if pick.random() < 0.4:
        sheet.line("(Kèm theo Tờ trình số 12/TTr-SNV ngày 15/12/2023 của Sở Nội vụ)")
    sheet.line(*(pick.choice(wordings.HEADERS[column]) for column in columns))
    if pick.random() < 0.3:
        sheet.line(*(f"({number})" for number in range(1, len(columns) + 1)))
    return sheet


def _ended(sheet: _Sheet) -> None:
    """Write the sum and the signatures."""
    pick = sheet.pick
    groups = sum(told["kind"] == "collective" for _, told in sheet.golden)
    people = len(sheet.golden) - groups
    counted = [f"{groups:02d} tập thể"] * bool(groups) + [f"{people:02d} cá nhân"] * bool(people)
    if pick.random() < 0.6:
        said = pick.choice(("Danh sách này có ", "Tổng cộng: ", "Ấn định danh sách có ")) + " và ".join(counted)
        sheet.line(*pick.choice(((said,), (None, f"{said}./."))))
    if pick.random() < 0.6:
        right = len(sheet.columns) - 2
        sheet.line()
        sheet.line(None, *[None] * right, "Tuyên Quang, ngày     tháng     năm 2026")
        sheet.line(pick.choice(("Nơi nhận:", "NGƯỜI LẬP BIỂU")), *[None] * right, pick.choice(wordings.SIGNERS))
        sheet.line("- Như trên;", *[None] * right, "PHÓ GIÁM ĐỐC")
        sheet.line(None, *[None] * right, person_name(pick)[0])


def table(seed: int) -> Layout:
    """Return the list of this number as a table."""
    pick = random.Random(seed)
    look = pick.choice(("people", "mixed", "kinds", "awards", "units", "groups"))
    named = {"people": "name", "units": "name", "groups": "group"}.get(look, "anyone")
    by_award = look == "awards"
    sheet = _begun(pick, named, None if by_award else pick.choice((CHAIR, MINISTER)), look == "units")
    if look in ("people", "mixed", "groups"):
        kinds = {"people": ("individual",), "groups": ("collective",)}.get(
            look, ("individual", "individual", "collective")
        )
        for number in range(1, pick.randint(4, 9)):
            sheet.nominee(pick.choice(kinds), number)
    elif look == "kinds":
        for marker, heading, kind in (("I", "TẬP THỂ", "collective"), ("II", "Cá nhân", "individual")):
            sheet.line(marker, heading)
            for number in range(1, pick.randint(3, 5)):
                sheet.nominee(kind, number)
    elif by_award:
        for marker, (award, kind) in zip("ABC", pick.sample(wordings.SECTION_AWARDS, 3), strict=True):
            sheet.line(marker, pick.choice((award, award.upper(), f"Danh hiệu {award}")))
            for number in range(1, pick.randint(3, 5)):
                sheet.nominee(kind, number, award=award)
    else:
        for marker, unit in zip(("I", "II"), pick.sample(wordings.PLAIN_UNITS, 2), strict=True):
            sheet.line(marker, unit)
            for number in range(1, pick.randint(3, 5)):
                sheet.nominee("individual", number, unit=unit)
    _ended(sheet)
    return Layout(f"invented {seed}", sheet.rows, sheet.golden)


def written(seed: int) -> tuple[str, bytes, Layout]:
    """Return the name and the bytes of the list of this number, in one format or another."""
    layout = table(seed)
    suffixes = [suffix for suffix in FORMATS if suffix in KEEP_MERGES or seed % 3]
    suffix = suffixes[seed % len(suffixes)]
    return f"invented {seed}.{suffix}", FORMATS[suffix](layout.grid, ()), layout


def lines(seed: int) -> tuple[str, list[tuple[int, Golden]]]:
    """Return the list of this number as numbered lines, such as letters have, with what is right about it."""
    pick = random.Random(seed)
    award, year = pick.choice((CHAIR, MINISTER)), pick.choice((None, "2025"))
    told = ["SỞ NỘI VỤ", "", f"DANH SÁCH ĐỀ NGHỊ TẶNG {award.upper()}{' NĂM 2025' if year else ''}"]
    golden: list[tuple[int, Golden]] = []
    numbering, end = pick.choice(("{}. ", "{}) ", "({}) ", "{:02d}. ", "- ")), pick.choice((";", ".", ""))
    joint, spoken = pick.choice((", ", ", ", " – ")), pick.random() < 0.6
    sheet = _Sheet(pick, [])
    for heading, kind in pick.choice(
        ((("I. TẬP THỂ", "collective"), ("II. CÁ NHÂN", "individual")), (("", "individual"),))
    ):
        told += [heading] if heading else []
        for number in range(1, pick.randint(3, 6)):
            name, gender = sheet.name_of(kind)
            one: Golden = dict.fromkeys(FIELDS) | {"kind": kind, "name": name, "award": award, "year": year}
            parts = [name]
            if kind == "individual":
                one["position"] = pick.choice(wordings.POSITIONS)
                parts.append(str(one["position"]))
                if spoken:
                    one["honorific"], one["gender"] = ("Ông" if gender == "male" else "Bà"), gender
                    parts[0] = f"{one['honorific']} {name}"
            one["unit"] = pick.choice(wordings.UNITS)
            told.append(numbering.format(number) + joint.join([*parts, str(one["unit"])]) + end)
            golden.append((len(told), one))
    told += ["", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "GIÁM ĐỐC", person_name(pick)[0]]
    return "\n".join(told), golden
