"""Taking a list into the record: the whole command `import` on one core, its undo, and the check of the record."""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter
from sqlalchemy import func, select

from db.changes.from_plain import change_from
from db.changes.rounds import OpenRound
from db.connect import Database
from db.models.journal import JournalEntry
from db.models.nominations import Nomination
from db.rules.terms import RewardType
from tests.benchmarks._people import FAMILIES, GIVEN, MIDDLES, POSITIONS
from tests.sample_record import TODAY, sample_record

ROOT = Path(__file__).resolve().parents[2]
SIZES = (100, 1_000, 10_000)
AT_MOST = {10_000: 5.0}
TITLES = ["STT", "Ông/Bà", "Họ và tên", "Ngày sinh", "Dân tộc", "Chức vụ", "Đơn vị công tác", "Hình thức khen thưởng"]


def write_list(path: Path, count: int, known: int) -> None:
    """Write invented people, in units of thirty each; the first `known` are the same in every list."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.write_row(0, 0, ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2023"])
        sheet.write_row(1, 0, [*TITLES, "Tóm tắt thành tích"])
        for at in range(count):
            pick = random.Random(f"{at}" if at < known else f"{count}/{at}")
            middle = pick.choice(MIDDLES)
            name = f"{pick.choice(FAMILIES)} {middle} {pick.choice(GIVEN)} {pick.choice(GIVEN)}"
            born = f"{pick.randint(1, 28):02d}/{pick.randint(1, 12):02d}/{pick.randint(1962, 2001)}"
            said = "Bà" if middle == "Thị" else "Ông"
            row = [at + 1, said, name, born, pick.choice(("Kinh", "Tày", "Dao")), pick.choice(POSITIONS)]
            unit, merit = f"Phòng Nghiệp vụ số {at // 30 + 1}", f"Có {at % 7 + 1} sáng kiến được áp dụng"
            sheet.write_row(at + 2, 0, [*row, unit, "Bằng khen của Chủ tịch UBND tỉnh", merit])


def prepared(folder: Path, count: int) -> tuple[Path, Path]:
    """Return a record that knows a tenth of the people of a list from an earlier round, and the list."""
    record, earlier, file = folder / f"{count}.sqlite", folder / f"{count // 10}.xlsx", folder / f"{count}.xlsx"
    sample_record(record)
    write_list(earlier, count // 10, count // 10)
    write_list(file, count, count // 10)
    spent(*command("--database", record, "import", earlier, "--round", 1))
    database = Database(record, today=lambda: TODAY)
    database.do(OpenRound("Tổng kết", 2023, RewardType.MERIT))
    database.close()
    return record, file


def command(*arguments: object) -> list[str]:
    return [sys.executable, str(ROOT / "main.py"), "--today", TODAY.isoformat(), *map(str, arguments)]


def spent(*arguments: str) -> dict[str, object]:
    """Run one process on one core; return its CPU and wall time and its peak memory."""
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(arguments, cwd=ROOT, stdout=out, preexec_fn=_on_one_core)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read().decode()
    if child.returncode:
        raise RuntimeError(f"{arguments} ended with {child.returncode}: {said}")
    cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    return {"CPU s": cpu, "wall s": time.perf_counter() - begun, "peak MiB": peak, "said": said}


def _on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def undo(record: Path) -> None:
    """Take the newest step of a record back; its nominations must be gone."""
    database = Database(record, today=lambda: TODAY)
    with database.read() as session:
        last = session.scalar(select(func.max(JournalEntry.id)))
        before = session.scalar(select(func.count()).select_from(Nomination))
    database.do(change_from("undo", {"entry_id": last}, {}))
    with database.read() as session:
        left = session.scalar(select(func.count()).select_from(Nomination))
    database.close()
    print(json.dumps({"undone": (before or 0) - (left or 0)}))


def rows(small: bool) -> list[dict[str, object]]:
    """Measure every size; what was taken is counted before a time counts, and the record is checked after each step."""
    found: list[dict[str, object]] = []
    for count in SIZES[:2] if small else SIZES:
        with tempfile.TemporaryDirectory() as folder:
            record, file = prepared(Path(folder), count)
            taking = spent(*command("--database", record, "import", file, "--round", 2))
            taken = json.loads(str(taking.pop("said")))
            if sum(taken.values()) != count or taken["taken"] < count * 0.9:
                raise RuntimeError(f"{count} rows: {taken}")
            checking = spent(*command("--database", record, "check"))
            undoing = spent(sys.executable, "-m", "tests.benchmarks.taking", str(record))
            if json.loads(str(undoing.pop("said")))["undone"] != taken["taken"]:
                raise RuntimeError(f"{count} rows: not all were taken back")
            spent(*command("--database", record, "check"))
        checking.pop("said")
        for what, used in (("import", taking), ("undo", undoing), ("check", checking)):
            most = AT_MOST.get(count) if what != "check" else None
            found.append({"step": what, "rows": count, "taken": taken["taken"], **used, "CPU s at most": most})
    return found


if __name__ == "__main__":
    undo(Path(sys.argv[1]))
