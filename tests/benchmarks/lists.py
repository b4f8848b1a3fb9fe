"""Lists: the award list of five columns beside typst's, whole processes (docs/performance.md)."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from desktop.documents.letters.award_list import award_listing
from desktop.documents.letters.listing_pdf import write_listing_pdf
from desktop.documents.letters.values import AwardListPaper, AwardListPart, Office, Recipient
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


def write_ours(path: Path, count: int) -> None:
    part = AwardListPart("Bằng khen", "1598/QĐ-UBND", date(2023, 12, 22), list(people(count)))
    write_listing_pdf(path, award_listing(AwardListPaper(Office("Sở Thông tin và Truyền thông"), TITLE, [part])))


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


MAKERS = {"Sổ Vàng": write_ours, "typst": write_typst}


def measured(maker: str, count: int) -> dict[str, object]:
    """Return CPU, wall and peak memory of one whole process that writes the list."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "list.pdf"
        begun = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.lists", maker, str(count), str(out)], cwd=ROOT
        )
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - begun
        if child.returncode:
            raise RuntimeError(f"{maker} failed on {count} rows")
        return {
            "rows": count,
            "maker": maker,
            "CPU s": used.ru_utime + used.ru_stime,
            "wall s": wall,
            "peak MiB": used.ru_maxrss / 1024,
            "KiB": out.stat().st_size // 1024,
        }


def rows(small: bool) -> list[dict[str, object]]:
    """Measure both makers at every size; the last column says how often ours fits into the peer's CPU time."""
    found: list[dict[str, object]] = []
    for count in (1_000,) if small else (1_000, 10_000, 100_000):
        ours, peer = measured("Sổ Vàng", count), measured("typst", count)
        times = float(str(peer["CPU s"])) / float(str(ours["CPU s"]))
        target = {10_000: 3.0, 100_000: 5.0}.get(count)
        found += [ours | {"times faster": times, "at least": target}, peer]
    return found


if __name__ == "__main__":
    MAKERS[sys.argv[1]](Path(sys.argv[3]), int(sys.argv[2]))
