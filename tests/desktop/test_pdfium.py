"""pdfium knows no threads: whatever calls it does so under its lock."""

import re
from pathlib import Path

import desktop

ROOT = Path(desktop.__file__).parent
OPENS = re.compile(r"\bPdfDocument\(")


def test_no_module_opens_a_pdf_without_the_lock() -> None:
    opening = {}
    for file in ROOT.rglob("*.py"):
        lines = file.read_text("utf-8").splitlines()
        places = [at for at, line in enumerate(lines) if OPENS.search(line)]
        if places:
            opening[file.relative_to(ROOT).as_posix()] = [
                at + 1 for at in places if not any("with PDFIUM" in line for line in lines[max(0, at - 3) : at + 1])
            ]
    assert len(opening) >= 4, "the pattern still finds who opens a PDF"
    assert {name: places for name, places in opening.items() if places} == {}
