"""Lists as people type them, made from a number: marks, orders of dates, quotes, codes and encodings by lot."""

import random
from dataclasses import dataclass, field
from datetime import date

from desktop.exchange.readers.opening import OpenedFile
from desktop.exchange.readers.workbook import CellValue, FileFormat, Sheet, Workbook

FAMILY = ("Nguyễn", "Trần", "Lê", "Hoàng", "Ma", "Nông", "Lò", "Phùng", "Chẩu", "Đặng")
MEN, WOMEN = ("Văn", "Đức", "Quốc", "Hữu"), ("Thị", "Thu", "Ngọc")
GIVEN = ("Bảo", "Kiều", "Sinh", "Đạt", "Nguyệt", "Chương", "Tuyết", "Hạnh", "Oanh", "Khải", "Ghển")
DUTIES = ("Chuyên viên", "Kế toán trưởng", "Giáo viên", "Phó Giám đốc", "Nhân viên", "Bác sĩ", "Điều dưỡng")
UNITS = (
    "Phòng Văn hóa - Xã hội xã Ia Pa", "Phòng Kinh tế - Hạ tầng", "Trung tâm Văn hóa - Thể thao và Truyền thông",
    "Phòng Tài chính - Kế toán", "Trường THCS Bình Yên", "Sở Y tế", "Văn phòng HĐND - UBND huyện Na Rì",
    "Sở Lao động - Thương binh và Xã hội", "Chi cục Trồng trọt - Bảo vệ thực vật", "Bệnh viện Đa khoa tỉnh",
)  # fmt: skip
AWARDS = (
    "Bằng khen của Chủ tịch UBND tỉnh", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    "Bằng khen của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch", "Giấy khen của Giám đốc Sở Y tế",
    "Bằng khen của Bộ trưởng Bộ Lao động - Thương binh và Xã hội", "Giấy khen của Chủ tịch UBND huyện Kỳ Sơn",
    "Giấy khen của Chánh án Tòa án nhân dân tỉnh", "Bằng khen của Chủ tịch Liên đoàn Lao động tỉnh",
)  # fmt: skip
MARKED = (("LĐTT", "Lao động tiên tiến"), ("CSTĐCS", "Chiến sĩ thi đua cơ sở"), ("Giấy khen", "Giấy khen"))
DIALECTS: tuple[tuple[tuple[CellValue, ...], tuple[CellValue, ...]], ...] = (
    (("x", "X"), ("",)), (("✓", "x"), ("",)), ((True,), (False,)), (("Đạt",), ("Không đạt", "Chưa đạt", "")),
    ((1,), (0,)), (("Có",), ("Không",)), (("☑",), ("☐",)), (("ü",), ("",)), (("Đúng",), ("Sai",)), (("+",), ("-",)),
    (("✓",), ("✗",)), (("TRUE",), ("FALSE",)), (("C",), ("K",)), (("x",), ("Không xét", "Rút", "")),
)  # fmt: skip
KINDS = ("CANHAN", "Khen thưởng cá nhân", "Cá nhân", "cn", "CÁ NHÂN")


@dataclass
class Right:
    """What is right about one person: their row, texts by field, and all their awards."""

    row: int
    texts: dict[str, str]
    awards: set[str] = field(default_factory=set)


@dataclass
class TypedList:
    """An opened file with what is right about it."""

    opened: OpenedFile
    people: list[Right]


class _Making:
    """One list on its way."""

    def __init__(self, seed: int) -> None:
        self.pick = random.Random(seed)
        self.people: list[Right] = []
        self.names: set[str] = set()
        self.dates = self.pick.choice(("day", "day", "month", "true", "swapped"))
        self.joined = self.pick.random() < 0.4
        self.marks = self.pick.choice((None, None, *DIALECTS))
        self.titled = self.marks is None and self.pick.random() < 0.3
        self.award = self.pick.choice(AWARDS)
        self.coded = self.marks is None and not self.titled and self.pick.random() < 0.3
        self.kinds = self.pick.random() < 0.3
        self.contact = self.pick.choice(("", "", "Địa chỉ email", "Địa chỉ", "Dấu thời gian"))
        self.parted = self.pick.random() < 0.2
        self.quoting = self.pick.choice((None, None, None, "'{}", '="{}"', "‘{}", "{}  "))

    def header(self) -> list[CellValue]:
        """Return the header of this list."""
        texts = ["STT", *(["Dấu thời gian"] if self.contact == "Dấu thời gian" else [])]
        texts += ["Ông", "Bà"] if self.parted else ["Họ và tên"]
        texts += [self.contact] if self.contact.startswith("Địa") else []
        texts += ["Phân loại khen thưởng"] if self.kinds else []
        texts += ["Ngày sinh"]
        texts += ["Chức vụ, đơn vị công tác"] if self.joined else ["Chức vụ", "Tên cơ quan, đơn vị"]
        if self.marks is not None:
            texts += [short for short, _award in MARKED]
        elif not self.titled:
            texts += ["Mã hình thức", "Hình thức khen thưởng"] if self.coded else ["Hình thức khen thưởng"]
        return list(texts)

    def person(self, number: int, row: int) -> list[CellValue]:
        """Return the row of one invented person, and keep what is right about them."""
        woman = self.pick.random() < 0.5
        name = ""
        while not name or name in self.names:
            middle = self.pick.choice(WOMEN if woman else MEN)
            name = f"{self.pick.choice(FAMILY)} {middle} {self.pick.choice(GIVEN)}"
        self.names.add(name)
        day = date(self.pick.randint(1965, 2000), self.pick.randint(1, 12), self.pick.randint(1, 28))
        if number == 1 and self.dates == "month":
            day = day.replace(day=28)
        duty, unit = self.pick.choice(DUTIES), self.pick.choice(UNITS)
        right = Right(row, {"name": name, "dob": day.isoformat(), "position": duty, "unit": unit, "kind": "individual"})
        self.people.append(right)
        told = name.replace(" Thị ", " thị ") if self.pick.random() < 0.1 else name
        told += self.pick.choice(("(*)", "¹", " **")) if self.pick.random() < 0.05 else ""
        cells: list[CellValue] = [number, *(["05/10/2026 08:03:11"] if self.contact == "Dấu thời gian" else [])]
        cells += (["", told] if woman else [told, ""]) if self.parted else [told]
        if self.contact.startswith("Địa"):
            cells.append(f"a{number}@truongson.gov.vn" if "email" in self.contact else f"Số {number} đường Tân Trào")
        cells += [self.pick.choice(KINDS)] if self.kinds else []
        cells.append(self.birth(day))
        cells += [f"{duty}{self.pick.choice((', ', ' ', ' - '))}{unit}"] if self.joined else [duty, unit]
        return [*cells, *self.award_cells(right)]

    def birth(self, day: date) -> CellValue:
        """Return a date as this list writes it."""
        if self.dates == "true":
            return day
        if self.dates == "month":
            return f"{day:%m/%d/%Y}"
        if self.dates == "swapped" and day.day <= 12:
            return date(day.year, day.day, day.month)
        return f"{day:%d/%m/%Y}"

    def award_cells(self, right: Right) -> list[CellValue]:
        """Return the cells that tell a person's awards."""
        if self.titled:
            right.awards.add(self.award)
            return []
        if self.marks is None:
            award = self.pick.choice(AWARDS)
            right.awards.add(award)
            return [f"HT-{AWARDS.index(award):02d}", award] if self.coded else [award]
        yes, no = self.marks
        chosen = [self.pick.random() < 0.5 for _mark in MARKED]
        chosen[self.pick.randrange(len(chosen))] = True
        right.awards |= {award for (_short, award), got in zip(MARKED, chosen, strict=True) if got}
        return [self.pick.choice(yes if got else no) for got in chosen]

    def typed(self, value: CellValue) -> CellValue:
        """Return a text with the signs around it that this list puts there."""
        if self.quoting is None or not isinstance(value, str) or len(value) < 3:
            return value
        return self.quoting.format(value)


def typed_list(seed: int) -> TypedList:
    """Return the list of a number."""
    making = _Making(seed)
    title = f"DANH SÁCH ĐỀ NGHỊ TẶNG {making.award.upper()} NĂM 2025" if making.titled else "DANH SÁCH KHEN THƯỞNG"
    rows: list[list[CellValue]] = [[title], making.header()]
    for number in range(1, making.pick.randint(6, 14)):
        rows.append([making.typed(value) for value in making.person(number, len(rows) + 1)])
    recode = making.pick.choice((None, None, None, None, _doubled))
    if recode is not None:
        rows = [[recode(value) if isinstance(value, str) else value for value in row] for row in rows]
    book = Workbook(FileFormat.XLSX, [Sheet("DS", rows)])
    return TypedList(OpenedFile(f"{seed}.xlsx", "", book), making.people)


def _doubled(text: str) -> str:
    """Return a text as UTF-8 that was read as Windows-1252."""
    letters = {code: bytes([code]).decode("cp1252", errors="ignore") or chr(code) for code in range(256)}
    return "".join(letters[code] for code in text.encode())
