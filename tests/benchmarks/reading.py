"""Reading long lists, and sheets styled to their last row: all reading and checking beside openpyxl's bare reading."""

import random
import subprocess
import sys
import tempfile
import time
import zipfile
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


def write_styled(path: Path, rows: int) -> None:
    """Write a short list whose borders were dragged over seven columns down to the last of `rows`."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet, lined = book.add_worksheet("Danh sách"), book.add_format({"border": 1})
    sheet.write_row(0, 0, HEADER[:7], lined)
    for at in range(1, rows):
        texts = [at, f"Nguyễn Văn {GIVEN[at % 20]}", "1980", "Nam", "Chuyên viên", "Văn phòng Sở", "Giấy khen"]
        for column in range(7):
            if at < 20:
                sheet.write(at, column, texts[column], lined)
            else:
                sheet.write_blank(at, column, None, lined)
    book.close()


def write_styled_rows(path: Path, rows: int) -> None:
    """Write a short list in which every row down to the last has a format and no cell."""
    write_styled(path, 20)
    spread = "".join(f'<row r="{at}" s="1" customFormat="1"/>' for at in range(21, rows + 1))
    packed = zipfile.ZipFile(path)
    parts = {name: packed.read(name) for name in packed.namelist()}
    packed.close()
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"</sheetData>", spread.encode() + b"</sheetData>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content)


def read_ours(path: Path) -> int:
    """Read and check; return how many nominees."""
    return len(read_list(path, ReadingSettings(date(2026, 11, 22))).nominees)


def read_theirs(path: Path) -> int:
    """Read every cell; return how many rows have something in their second one, but the header."""
    book = openpyxl.load_workbook(path, read_only=True)
    found = sum(1 for row in book.worksheets[0].iter_rows(values_only=True) if len(row) > 1 and row[1])
    book.close()
    return found - 1


READERS = {"Sổ Vàng, read and checked": read_ours, "openpyxl, bare": read_theirs}
LAST_ROW = 1_048_576


def measured(reader: str, path: Path) -> dict[str, object]:
    """Return CPU beyond the bare start, wall and peak memory of one process that reads a list."""
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen([sys.executable, "-m", "tests.benchmarks.reading", reader, str(path)], stdout=out)
        if child.wait():
            raise RuntimeError(f"{reader} failed on {path.name}")
        out.seek(0)
        count, seconds, peak = out.read().split()
    wall = time.perf_counter() - begun
    return {
        "nominees": int(count), "CPU s": float(seconds), "wall s, whole process": wall, "peak MiB": int(peak) / 1024,
    }  # fmt: skip


def rows(small: bool) -> list[dict[str, object]]:
    """Measure both at each list, one process each; both must find the same number of people."""
    count, last = (5_000, 50_000) if small else (100_000, LAST_ROW)
    found: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        for what, write, size, most in (
            (f"{count:,} x 12", write_list, count, {"of openpyxl at most": 1 / 3, "MiB at most": 200}),
            (f"borders to row {last:,}", write_styled, last, {"s at most": 3, "MiB at most": 200}),
            (f"row formats to row {last:,}", write_styled_rows, last, {"s at most": 3, "MiB at most": 200}),
        ):
            write(path, size)
            ours, theirs = (measured(reader, path) for reader in READERS)
            if ours["nominees"] != theirs["nominees"]:
                raise RuntimeError(f"{what}: {ours['nominees']} and {theirs['nominees']}")
            share = {"of openpyxl": float(str(ours["CPU s"])) / float(str(theirs["CPU s"]))}
            for reader, row in zip(READERS, (ours | share | most, theirs), strict=True):
                found.append({"list": what, "reading": reader, **row})
    return found


if __name__ == "__main__":
    start = time.process_time()
    found = READERS[sys.argv[1]](Path(sys.argv[2]))
    spent = time.process_time() - start
    told = Path("/proc/self/status").read_text()  # what `wait4` tells counts the memory of the parent too
    peak = next(line.split()[1] for line in told.splitlines() if line.startswith("VmHWM"))
    print(found, spent, peak)
