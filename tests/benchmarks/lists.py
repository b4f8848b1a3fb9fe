"""Lists: the award list of five columns as PDF, Word, Excel beside typst and LibreOffice Calc, whole processes."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from desktop.documents.letters.award_list import award_listing
from desktop.documents.letters.listing import Listing
from desktop.documents.letters.listing_pdf import write_listing_pdf
from desktop.documents.letters.values import AwardListPaper, AwardListPart, Office, Recipient
from desktop.exchange.writers.listing_docx import write_listing_docx
from desktop.exchange.writers.xlsx_writer import write_xlsx
from tests.benchmarks._peers import WITHOUT_TYPST, has_typst
from tests.benchmarks._people import FAMILIES, GIVEN, MIDDLES, POSITIONS, UNITS

ROOT = Path(__file__).resolve().parents[2]
TITLE = "Tập thể, cá nhân được tặng Bằng khen trong phong trào thi đua yêu nước năm 2022"


def people(count: int) -> Iterator[Recipient]:
    """Yield invented recipients: names differ, positions and units repeat as in a real list."""
    for at in range(count):
        given, middle = GIVEN[at % 19], MIDDLES[at // 19 % 12]
        name = f"{FAMILIES[at // 228 % 16]} {middle} {GIVEN[at // 3648 % 19]} {given}"
        position, unit = POSITIONS[at % 3], UNITS[at % 19]
        yield Recipient(
            name, honorific="Ông", position=position, unit=unit, register_number=f"{at + 1:02d}", bonus=1_800_000
        )


def listing(count: int) -> Listing:
    part = AwardListPart("Bằng khen", "1598/QĐ-UBND", date(2023, 12, 22), list(people(count)))
    return award_listing(AwardListPaper(Office("Sở Thông tin và Truyền thông"), TITLE, [part]))


def write_ours(path: Path, count: int) -> None:
    write_listing_pdf(path, listing(count))


def write_word(path: Path, count: int) -> None:
    write_listing_docx(path, listing(count))


def write_excel(path: Path, count: int) -> None:
    write_xlsx(path, listing(count))


def write_calc(path: Path, count: int) -> None:
    """Let LibreOffice Calc make the PDF of a sheet of the same rows; making the sheet is a fiftieth of the time."""
    sheet = path.with_suffix(".xlsx")
    write_xlsx(sheet, listing(count))
    profile = f"-env:UserInstallation=file://{path.parent / 'office'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(sheet)]
    subprocess.run(command, check=True, capture_output=True)


def write_typst(path: Path, count: int) -> None:
    import typst

    rows = [
        f"[{at}],[{one.honorific} *{one.name}*],[{one.position}, {one.unit}],[{one.register_number}],[1.800.000],"
        for at, one in enumerate(people(count), start=1)
    ]
    source = path.with_suffix(".typ")
    source.write_text(
        '#set page("a4", flipped: true, margin: (left: 30mm, rest: 20mm), numbering: "1")\n'
        '#set text(font: "Tinos", size: 12pt, lang: "vi")\n'
        "#table(columns: (11mm, 80mm, 107mm, 19mm, 30mm), stroke: 0.5pt,\n"
        "table.header([*TT*],[*Tập thể, cá nhân*],[*Chức vụ, đơn vị công tác*],[*Số sổ vàng*],[*Tiền thưởng*]),\n"
        "[*I*], table.cell(colspan: 4)[*Cá nhân*],\n" + "\n".join(rows) + ")\n",
        encoding="utf-8",
    )
    typst.compile(source, output=path, font_paths=[ROOT / "resources" / "fonts" / "tinos"])


MAKERS = {"PDF": write_ours, "Word": write_word, "Excel": write_excel, "typst": write_typst, "Calc": write_calc}
ENDINGS = {"Word": "docx", "Excel": "xlsx"}
AT_LEAST = {("typst", 10_000): 3.0, ("typst", 100_000): 5.0, ("Calc", 10_000): 6.0}
"""How often our PDF should fit into the CPU time of the peer."""
NEEDED = {("typst", 100_000): 14_500}
"""MiB of free memory without which a peer is ended by the system."""
MEMORY = Path("/proc/meminfo")
WITHOUT_CALC = "LibreOffice Calc is missing (Debian: libreoffice-calc-nogui)"
MOST_OF_CALC = 10_000  # rows: beyond it takes a quarter of an hour
MOST_GROWTH = 10.5  # times the CPU for ten times the rows


def why_not(maker: str, count: int) -> str:
    """Return why a peer cannot be measured on this machine now, "" where it can."""
    needed = NEEDED.get((maker, count), 0)
    if not needed or not MEMORY.exists():
        return ""
    told = dict(line.split(":", 1) for line in MEMORY.read_text("ascii").splitlines())
    free = int(told["MemAvailable"].split()[0]) // 1024
    return "" if free >= needed else f"it needs {needed:,} MiB of memory, {free:,} are free"


class NotMeasuredError(Exception):
    """A peer that this machine cannot carry."""


def measured(maker: str, count: int) -> dict[str, object]:
    """Return CPU, wall and peak memory of one whole process that writes the list.

    Raises NotMeasuredError with the reason.
    """
    if reason := why_not(maker, count):
        raise NotMeasuredError(reason)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"list.{ENDINGS.get(maker, 'pdf')}"
        begun = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.lists", maker, str(count), str(out)], cwd=ROOT
        )
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - begun
        if child.returncode:
            raise NotMeasuredError(f"it ended with {child.returncode}; -9 is the system's, where memory is out")
        return {
            "rows": count,
            "maker": maker,
            "CPU s": used.ru_utime + used.ru_stime,
            "wall s": wall,
            "peak MiB": used.ru_maxrss / 1024,
            "KiB": out.stat().st_size // 1024,
        }


def rows(small: bool) -> list[dict[str, object]]:
    """Measure every maker at every size: how often our PDF fits into a peer's CPU time, how ours grow by ten times."""
    found: list[dict[str, object]] = []
    before: dict[str, float] = {}
    missing = {"typst": "" if has_typst() else WITHOUT_TYPST, "Calc": "" if shutil.which("soffice") else WITHOUT_CALC}
    peers = [peer for peer, why in missing.items() if not why]
    for count in (100, 1_000) if small else (100, 1_000, 10_000, 100_000):
        ours = {maker: measured(maker, count) for maker in ("PDF", "Word", "Excel")}
        for maker, told in ours.items():
            cpu = float(str(told["CPU s"]))
            grown = {"growth": cpu / before[maker], "at most": MOST_GROWTH} if maker in before else {}
            before[maker] = cpu
            found.append(told | grown)
        for peer in peers:
            if peer == "Calc" and count > MOST_OF_CALC:
                continue
            try:
                told = measured(peer, count)
            except NotMeasuredError as error:
                found.append({"rows": count, "maker": peer, "remark": f"not measured: {error}"})
                continue
            times = float(str(told["CPU s"])) / float(str(ours["PDF"]["CPU s"]))
            found.append(told | {"our PDF is faster": times, "at least": AT_LEAST.get((peer, count))})
    return found + [{"maker": peer, "remark": f"not measured: {why}"} for peer, why in missing.items() if why]


if __name__ == "__main__":
    MAKERS[sys.argv[1]](Path(sys.argv[3]), int(sys.argv[2]))
