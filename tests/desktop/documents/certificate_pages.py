"""Certificates read back from the PDF by PDFium, which knows nothing of how they were made."""

import ctypes
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from desktop.documents.certificate.values import CertificateValues

MM = 72 / 25.4
USUAL = {
    "kind": "individual",
    "honorific": "Bà",
    "name": "Nguyễn Thị Quỳnh Thưởng",
    "position": "Phó Trưởng phòng Hành chính - Tổng hợp",
    "unit": "Trung tâm Công nghệ thông tin và Truyền thông tỉnh Tuyên Quang",
    "award": "Bằng khen của Bộ trưởng Bộ Thông tin và Truyền thông",
    "reason": "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022",
    "decision_number": "2417/QĐ-BTTTT",
    "decision_date": "2023-12-14",
    "place": "Hà Nội",
    "signer_title": "BỘ TRƯỞNG",
    "signer_name": "Hoàng Thế Vinh",
    "register_number": "07",
}


def values(**changed: Any) -> CertificateValues:
    """Return a usual record with some values changed."""
    return CertificateValues(**{**USUAL, **changed})


def collective(name: str, **changed: Any) -> CertificateValues:
    """Return a usual collective."""
    given = {"kind": "collective", "honorific": None, "position": None, "name": name}
    return values(**{**given, "unit": "Sở Thông tin và Truyền thông tỉnh Tuyên Quang", **changed})


@dataclass(frozen=True)
class Letter:
    """One letter: ink box in mm from the top left corner, baseline start, size in pt."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class PrintedLine:
    """The letters on one baseline, from left to right as they were written."""

    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        return "".join(letter.text for letter in self.letters).strip()

    @property
    def ink(self) -> list[Letter]:
        return [letter for letter in self.letters if not letter.text.isspace() and letter.right > letter.left]

    @property
    def size(self) -> float:
        return max(letter.size for letter in self.letters)

    @property
    def y(self) -> float:
        return self.letters[0].y


@dataclass(frozen=True)
class Page:
    """One page of the file."""

    width: float
    height: float
    text: str
    lines: tuple[PrintedLine, ...]

    def line(self, start: str) -> PrintedLine:
        """Return the line that begins so."""
        return next(line for line in self.lines if line.text.startswith(start))

    def says(self, text: str) -> bool:
        """Tell whether a text stands on the page, whatever its line breaks."""
        return squeezed(text) in squeezed(self.text)


def squeezed(text: str) -> str:
    """Return the text without white space, for marks may part from their letters when lines are put together."""
    return "".join(unicodedata.normalize("NFC", text.replace("'", "’")).split())


def pages(path: Path) -> list[Page]:
    """Return every page of a file."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [_page(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _page(page: Any) -> Page:
    width, height = page.get_size()
    text_page = page.get_textpage()
    letters: list[Letter] = []
    for at in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, at)
        if code in (0, 13, 10) or raw.FPDFText_IsGenerated(text_page, at) == 1:
            continue
        left, bottom, right, top = text_page.get_charbox(at)
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text_page, at, x, y)
        letters.append(
            Letter(
                chr(code),
                left / MM,
                (height - top) / MM,
                right / MM,
                (height - bottom) / MM,
                x.value / MM,
                (height - y.value) / MM,
                raw.FPDFText_GetFontSize(text_page, at),
            )
        )
    return Page(width / MM, height / MM, text_page.get_text_range(), tuple(_lines(letters)))


def _lines(letters: list[Letter]) -> list[PrintedLine]:
    lines: list[list[Letter]] = []
    for letter in letters:
        loose = unicodedata.combining(letter.text)
        same = lines and (loose or (abs(lines[-1][0].y - letter.y) < 0.05 and letter.x > lines[-1][-1].x - 0.5))
        if same:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return [PrintedLine(tuple(line)) for line in lines]


def clearance(upper: PrintedLine, lower: PrintedLine) -> float:
    """Return the least distance in mm between the ink boxes of two lines; negative when they lie over each other."""
    return min(
        max(max(a.left, b.left) - min(a.right, b.right), max(a.top, b.top) - min(a.bottom, b.bottom))
        for a in upper.ink
        for b in lower.ink
    )
