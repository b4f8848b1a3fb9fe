"""QR codes as rectangles of a content stream, made by ReportLab's encoder."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from reportlab.graphics.barcode import qrencoder

from db.errors import KnownError
from desktop.documents.engine.text_operators import number3
from desktop.documents.engine.units import POINTS

LONGEST = 300  # letters of a proof: more would need modules too fine for an office printer


@lru_cache(maxsize=256)
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return which modules of a text's code are dark, row by row, without the quiet zone.

    Error correction M. Raises KnownError: proof_too_long.
    """
    if len(text) > LONGEST:
        raise KnownError("proof_too_long", length=len(text), limit=LONGEST)
    made: Any = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    made.addData(qrencoder.QR8bitByte(text.encode()))
    made.make()
    size = made.getModuleCount()
    return tuple(tuple(bool(made.isDark(row, column)) for column in range(size)) for row in range(size))


def qr_operators(text: str, x: float, y: float, size: float, height: float) -> bytes:
    """Return the operators of a code of `size` mm whose top left corner is (x, y), a run of dark modules at a time.

    `height` is the sheet's in mm. Raises KnownError: proof_too_long.
    """
    rows = modules(text)
    module = size * POINTS / len(rows)
    left, top = x * POINTS, (height - y) * POINTS
    code = [
        f"{number3(left + start * module)} {number3(top - (at + 1) * module)} "
        f"{number3(length * module)} {number3(module)} re"
        for at, row in enumerate(rows)
        for start, length in _runs(row)
    ]
    return ("0 g " + " ".join(code) + " f").encode()


def _runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if dark and found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((at, 1))
    return found
