"""What lists drawn by lot are made of: titles, headers, rows and forms of invented nominees, with what is right."""

import random
from dataclasses import dataclass, field
from typing import Any

from desktop.exchange.readers.workbook import CellValue, FileFormat, Sheet, Workbook
from tests.corpus import wordings
from tests.corpus.invented import person_name
from tests.corpus.layouts import CHAIR

FIELDS = ("kind", "position", "unit", "award", "year", "dob")
LD, CS, GK = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Giấy khen của Giám đốc Sở Nội vụ"
SHORT = {LD: ("LĐTT", LD, LD.upper()), CS: ("CSTĐCS", CS), GK: (GK,), CHAIR: (CHAIR,)}
HEADS = {
    "number": ("STT", "TT", "Số TT"),
    "name": ("Họ và tên", "Họ tên", "HỌ VÀ TÊN"),
    "position": ("Chức vụ", "Chức danh", "CHỨC VỤ"),
    "unit": ("Đơn vị", "Đơn vị công tác", "Nơi công tác"),
    "award": ("Danh hiệu", "Hình thức khen thưởng", "Danh hiệu đề nghị"),
    "dob": ("Ngày sinh", "Ngày, tháng, năm sinh"),
}
Rows = list[list[CellValue]]


@dataclass
class Drawn:
    """A workbook on its way, with the nominees in it by sheet and name."""

    pick: random.Random
    look: str
    sheets: list[Sheet] = field(default_factory=list)
    golden: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def add(self, name: str, rows: Rows, **marks: Any) -> None:
        """Add a sheet."""
        self.sheets.append(Sheet(name, rows, **marks))

    def person(self, sheet: str, **told: Any) -> str:
        """Return the name of a new nominee of a sheet."""
        name = person_name(self.pick)[0]
        while name in self.used or name.startswith("Ông ") or "'" in name or not 2 < len(name.split(" ")) < 5:
            name = person_name(self.pick)[0]
        self.used.add(name)
        self.golden.append((sheet, name, dict.fromkeys(FIELDS) | {"kind": "individual"} | told))
        return name

    def born(self) -> tuple[str, str]:
        """Return a date of birth as written and as read."""
        year, month, day = self.pick.randint(1966, 2000), self.pick.randint(1, 12), self.pick.randint(1, 28)
        return f"{day:02d}/{month:02d}/{year}", f"{year}-{month:02d}-{day:02d}"

    def book(self) -> Workbook:
        """Return the workbook."""
        return Workbook(FileFormat.XLSX, self.sheets)


def title_line(drawn: Drawn, award: str = "", year: str = "") -> str:
    """Return a title, with the award and year that it names."""
    what = f"TẶNG {award.upper()}" if award else "KHEN THƯỞNG"
    return f"{drawn.pick.choice(('DANH SÁCH ĐỀ NGHỊ', 'DANH SÁCH'))} {what}{f' NĂM {year}' if year else ''}"


def heads(drawn: Drawn, columns: tuple[str, ...]) -> list[CellValue]:
    """Return a header."""
    return [drawn.pick.choice(HEADS[column]) for column in columns]


def row_of(drawn: Drawn, sheet: str, columns: tuple[str, ...], number: int, **told: Any) -> list[CellValue]:
    """Return the cells of a new nominee; `told` is what its title or heading says."""
    position, unit = drawn.pick.choice(wordings.POSITIONS), drawn.pick.choice(wordings.PLAIN_UNITS)
    award = drawn.pick.choice((LD, CS))
    written, born = drawn.born()
    cells = {"number": number, "position": position, "unit": unit, "dob": written}
    cells["award"] = drawn.pick.choice(SHORT[award])
    stated = {"position": position, "unit": unit, "award": award, "dob": born}
    own = {name: value for name, value in stated.items() if name in columns}
    cells["name"] = drawn.person(sheet, **(told | own))
    return [cells[column] for column in columns]


def form_of(drawn: Drawn, sheet: str) -> list[tuple[str, str]]:
    """Return the labels and values of a new nominee's form."""
    position, unit = drawn.pick.choice(wordings.POSITIONS), drawn.pick.choice(wordings.PLAIN_UNITS)
    written, born = drawn.born()
    name = drawn.person(sheet, position=position, unit=unit, dob=born, award=CHAIR)
    labels = {key: drawn.pick.choice(HEADS[key][:2]) for key in ("name", "dob", "position", "unit")}
    pairs = [("name", name), ("dob", written), ("position", position), ("unit", unit)]
    return [*((labels[key], value) for key, value in pairs), ("Hình thức đề nghị", CHAIR)]


def beside(blocks: list[list[CellValue]], blank: list[CellValue]) -> list[CellValue]:
    """Return rows of several tables as one row."""
    joined: list[CellValue] = []
    for block in blocks:
        joined += [*(blank if joined else []), *block]
    return joined
