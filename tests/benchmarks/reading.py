"""Reading a list of 12 columns: the whole reading and checking beside openpyxl's bare reading (at most a third)."""

import random
import tempfile
import time
from datetime import date
from pathlib import Path

import openpyxl
import xlsxwriter

from desktop.exchange.understanding.list_reader import ReadingSettings, read_list

FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ma", "Nông", "Triệu", "Hà", "Lý"]
MIDDLE = ["Văn", "Thị", "Đức", "Minh", "Hữu", "Thanh", "Quang", "Ngọc", "Thu", "Kim", "Xuân"]
GIVEN = [
    "An",
    "Bình",
    "Cường",
    "Dung",
    "Đạt",
    "Giang",
    "Hà",
    "Hương",
    "Khánh",
    "Lan",
    "Mai",
    "Nam",
    "Oanh",
    "Phúc",
    "Quý",
    "Sơn",
    "Tú",
    "Uyên",
    "Việt",
    "Yến",
]
HEADER = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "Đơn vị công tác", "Hình thức khen thưởng", "Năm"]
HEADER += ["Tóm tắt thành tích", "Số CCCD", "Điện thoại", "Ghi chú"]


def write_list(path: Path, count: int) -> None:
    """Write a plausible list of invented people."""
    pick = random.Random(7)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Danh sách")
    sheet.write_row(0, 0, ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"])
    sheet.write_row(1, 0, HEADER)
    for number in range(count):
        name = f"{pick.choice(FAMILY)} {pick.choice(MIDDLE)} {pick.choice(MIDDLE)} {pick.choice(GIVEN)}"
        born = f"{pick.randint(1, 28):02d}/{pick.randint(1, 12):02d}/{pick.randint(1965, 2003)}"
        row = [number + 1, name, born, pick.choice(["Nam", "Nữ"]), pick.choice(["Chuyên viên", "Trưởng phòng"])]
        row += [f"Phòng Nghiệp vụ {number % 300}", "Bằng khen của Chủ tịch UBND tỉnh", 2025, f"Có {number} sáng kiến"]
        sheet.write_row(number + 2, 0, [*row, f"{number:012d}", "0912345678", ""])
    book.close()


def rows(small: bool) -> list[dict[str, object]]:
    """Measure both in processor seconds."""
    count = 5_000 if small else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        write_list(path, count)
        begun = time.process_time()
        found = read_list(path, ReadingSettings(date(2026, 11, 22)))
        ours = time.process_time() - begun
        begun = time.process_time()
        book = openpyxl.load_workbook(path, read_only=True)
        read = sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))
        theirs = time.process_time() - begun
        book.close()
    return [
        {
            "reading": "Sổ Vàng, read and checked",
            "rows": len(found.nominees),
            "CPU s": round(ours, 2),
            "of openpyxl": round(ours / theirs, 2),
        },
        {"reading": "openpyxl, bare", "rows": read - 2, "CPU s": round(theirs, 2), "of openpyxl": 1.0},
    ]
