"""One clean list, and every problem that can be planted in one of its rows, several spellings of each."""

import random
from dataclasses import dataclass, field

from tests.corpus.layouts import CHAIR
from tests.corpus.writers import FORMATS

HEADER = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "Đơn vị công tác", "Hình thức khen thưởng")
NUMBER, NAME, BIRTH, GENDER, POSITION, UNIT, AWARD = range(7)
PEOPLE = (
    ("Nguyễn Quốc Bảo", "05/03/1985", "Nam"),
    ("Hoàng Thị Kiều", "12/11/1979", "Nữ"),
    ("Lò Văn Sinh", "01/02/1990", "Nam"),
    ("Trương Gia Đạt", "28/12/1968", "Nam"),
    ("Phùng Thị Nguyệt", "09/09/1991", "Nữ"),
    ("Ma Công Hòa", "30/06/1973", "Nam"),
)
_WRITTEN: dict[tuple[str, int], tuple[str | None, ...]] = {
    ("bad_date", BIRTH): ("31/02/1980", "29/02/1983", "30/02/1980", "45/13/1980", "không nhớ", "7/3/19800"),
    ("future_date", BIRTH): ("01/01/2031", "20/12/2026"),
    ("two_digit_year", BIRTH): ("05/06/78", "5-6-78", "78"),
    ("bare_serial", BIRTH): ("29252", "19800201"),
    ("age_out_of_range", BIRTH): ("01/02/1905", "01/02/2018"),
    ("partial_date", BIRTH): ("05/1978", "tháng 5/1978", "__/__/1978"),
    ("missing_name", NAME): (None, "   ", "..."),
    ("missing_award", AWARD): (None, "-", "…"),
    ("unknown_award", AWARD): ("Cúp Sen vàng", "Giải thưởng Sao Khuê mini", "ABCXYZ"),
    ("award_kind_mismatch", AWARD): ("Tập thể lao động xuất sắc", "TTLĐTT", "Cờ thi đua của Chính phủ"),
    ("multiple_people_in_cell", NAME): (
        "Lê Văn Nghĩa và Phạm Thị Tình",
        "1. Bàn Văn Sinh 2. Bàn Thị Mùi",
        "Lê Na; Lê Nụ",
    ),
    ("name_has_extra_text", NAME): ("Lê Văn Tú (nghỉ hưu)", "Lê Văn Ty - Bí thư", "Lê Văn Tân, Tổ trưởng"),
    ("suspect_name", NAME): ("Lâm Văn 5inh", "Trần Th? Lan", "Hoàng"),
    ("suspect_position", POSITION): ("0912345678", "15/02/1990", "Trần Văn Phụ", "Sở Y tế"),
    ("lookalike_char", NAME): ("Nguyễn Văn H\u0430i", "Ðỗ Văn Nam", "\u041dà Văn Tú"),
    ("invisible_chars", NAME): ("Trần\u200b Văn Lộc", "Trần Văn L\u00adộc", "Trần Văn Lộc\ufeff"),
    ("formula_text", UNIT): ("@SUM(A1)", "+1+2", "=1+1"),
    ("markup_text", NAME): ("<b>Sầm Văn Bảo</b>", "Sầm Văn Bảo<br>"),
    ("gender_conflict", NAME): ("Bà Lục Văn Sen", "Bà: Lục Văn Sen"),
    ("household", NAME): ("Hộ ông Lý A Sì", "Gia đình bà Ma Thị Chín"),
}
WITHOUT_SIGNS = {"formula_text": ("xlsx",)}
"""Formats that take such a text for something else when it is written."""


@dataclass
class Planted:
    """A list with one problem."""

    name: str
    content: bytes
    kind: str
    row: int
    asked: set[str] = field(default_factory=set)  # kinds that may be told besides


def planted() -> list[Planted]:
    """Return a file for each spelling of each problem, in one format or another."""
    made = []
    pick = random.Random(5)
    for (kind, column), spellings in _WRITTEN.items():
        for text in spellings:
            suffix = pick.choice(
                [each for each in FORMATS if each != "1258.csv" and each not in WITHOUT_SIGNS.get(kind, ())]
            )
            place = pick.randrange(len(PEOPLE))
            rows = [
                [n, name, born, gender, "Chuyên viên", "Sở Nội vụ", CHAIR]
                for n, (name, born, gender) in enumerate(PEOPLE, 1)
            ]
            rows[place][column] = text
            if kind in ("gender_conflict", "household"):
                rows[place][GENDER] = "Nam" if kind == "gender_conflict" else None
            content = FORMATS[suffix]([HEADER, *rows], ())
            made.append(Planted(f"{kind} {text}.{suffix}", content, kind, place + 2))
    return made
