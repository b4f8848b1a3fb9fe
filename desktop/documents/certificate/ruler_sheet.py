"""The ruler sheet: printed once on each printer and tray, then measured (docs/measures-of-papers.md, §7)."""

import zlib
from pathlib import Path
from typing import Final

from desktop.documents.engine.atomic_file import atomic_write
from desktop.documents.engine.document import StreamedDocument
from desktop.documents.engine.ink_extents import width_em
from desktop.documents.engine.strokes import circle, num, polygon, polyline
from desktop.documents.engine.text_operators import TextEncoder, TextLine, TextRun
from desktop.documents.engine.units import POINTS

_FACE, _BOLD = "BeVietnamPro", "BeVietnamPro-SemiBold"
_IN: Final = 20.0  # the crosses, from both edges
SHEETS: Final = {"a3": (420.0, 297.0), "a4": (297.0, 210.0)}


class _Drawing:
    """Strokes and words of one sheet in mm from its top left corner."""

    def __init__(self, sheet: tuple[float, float]) -> None:
        self.sheet = sheet
        self.strokes: list[str] = []
        self.words: list[TextLine] = []

    def stroke(self, path: str, weight: float = 0.4, grey: float = 0.0, dash: str = "") -> None:
        """Draw a path; `weight` in pt."""
        self.strokes.append(f"{grey:g} G [{dash}] 0 d {weight / POINTS:.3f} w {path} S")

    def text(self, x: float, y: float, size: float, text: str, *, bold: bool = False, align: str = "left") -> None:
        """Write one line."""
        face = _BOLD if bold else _FACE
        width = width_em(face, text, 0.0, {}) * size / POINTS
        start = {"left": x, "center": x - width / 2, "right": x - width}[align]
        self.words.append(TextLine("ruler", start, y, "text", (TextRun(face, size, text),)))


def write_ruler_sheet(path: Path | str, sheet: str = "a3") -> None:
    """Write the ruler sheet for landscape paper: `sheet` is "a3" or "a4"."""
    size = SHEETS[sheet]
    drawing = _Drawing(size)
    _crosses(drawing)
    _arrows(drawing)
    _table(drawing, sheet)
    encoder = TextEncoder()
    words = encoder.encode(drawing.words, size[1])
    code = f"q {POINTS:.6f} 0 0 {-POINTS:.6f} 0 {size[1] * POINTS:.3f} cm\n" + "\n".join(drawing.strokes) + "\nQ\n"
    with atomic_write(path) as aside, aside.open("wb") as opened:
        document = StreamedDocument(opened, title=f"Tờ thước căn phôi {sheet.upper()}", author="Sổ Vàng")
        document.add_page(zlib.compress(code.encode() + words), size)
        for face, letters in encoder.letters.items():
            document.use_letters(face, letters)
        document.close()


def _crosses(drawing: _Drawing) -> None:
    width, height = drawing.sheet
    for number, (right, low) in enumerate(((0, 0), (1, 0), (0, 1), (1, 1)), start=1):
        x, y = (width - _IN if right else _IN), (height - _IN if low else _IN)
        drawing.stroke(polyline([(x - 14, y), (x + 14, y)]))
        drawing.stroke(polyline([(x, y - 14), (x, y + 14)]))
        drawing.stroke(circle(x, y, 3))
        out_x, out_y = (1 if right else -1), (1 if low else -1)
        for tick in range(1, 15):
            long = 3.4 if tick % 10 == 0 else 2.4 if tick % 5 == 0 else 1.4
            drawing.stroke(polyline([(x + out_x * tick, y), (x + out_x * tick, y - out_y * long)]), 0.25)
            drawing.stroke(polyline([(x, y + out_y * tick), (x - out_x * long, y + out_y * tick)]), 0.25)
        drawing.text(x - out_x * 8.5, y - out_y * 8.5 + 1.6, 11, str(number), bold=True, align="center")
    scale = width / 420
    frame = (30 * scale, 30 * scale, 360 * scale, 237 * scale)
    drawing.stroke(" ".join(num(part) for part in frame) + " re", 0.3, 0.55, "2 1.4")
    note = f"khung phôi {frame[2]:.0f} × {frame[3]:.0f} mm: đặt chồng lên phôi, soi ra ánh sáng"
    drawing.text(width / 2, frame[1] + 4.6, 7.5, note, align="center")
    drawing.strokes.append("0 g " + polygon([(width / 2 - 2.2, 8.6), (width / 2 + 2.2, 8.6), (width / 2, 4.8)]) + " f")
    drawing.text(width / 2, 13.2, 9, "MÉP TRÊN CỦA TỜ GIẤY", bold=True, align="center")


def _arrows(drawing: _Drawing) -> None:
    """Draw where each of the six readings is taken."""
    width, height = drawing.sheet
    right, low = width - _IN, height - _IN
    for letter, a, b in (
        ("A", (0.3, 38.0), (_IN, 38.0)),
        ("B", (38.0, 0.3), (38.0, _IN)),
        ("C", (right - 18, 0.3), (right - 18, _IN)),
        ("D", (_IN, 47.5), (right, 47.5)),
        ("E", (47.0, _IN), (47.0, low)),
        ("F", (0.3, low - 18), (_IN, low - 18)),
    ):
        drawing.stroke(polyline([a, b]), 0.5)
        level = a[1] == b[1]
        for (x, y), way in ((a, 1), (b, -1)):
            wings = [(x + way * 1.8, y - 0.8), (x, y), (x + way * 1.8, y + 0.8)]
            drawing.stroke(polyline(wings if level else [(x + v - y, y + u - x) for u, v in wings]), 0.5)
        x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        x, y = (x, y + 5.5) if letter in "AF" else (x + 6, y) if letter in "BC" else (x, y)
        drawing.strokes.append(f"1 g 0 G [] 0 d 0.18 w {circle(x, y, 2.9)} B 0 g")
        drawing.text(x, y + 1.3, 10, letter, bold=True, align="center")


def _table(drawing: _Drawing, sheet: str) -> None:
    """Draw what is measured, what it should be, and boxes for what it is; then the bar of 100 mm."""
    width, height = drawing.sheet
    across, down = width - 2 * _IN, height - 2 * _IN
    scale = 1.0 if sheet == "a3" else 0.72
    left, top = width / 2 - 92 * scale, 86 * scale
    wide = 184 * scale
    drawing.text(left, top, 20 * scale, "Tờ thước căn phôi", bold=True)
    how = "In trên giấy trắng cùng khổ, đúng khay sẽ đặt phôi. Đo bằng thước kim loại, đọc đến 0,1 mm."
    drawing.text(left, top + 9 * scale, 9 * scale, how)
    y = top + 20 * scale
    for x, words, align in ((12, "Đo từ", "left"), (98, "Chuẩn, mm", "right"), (116, "Đo được, mm", "left")):
        drawing.text(left + x * scale, y, 9 * scale, words, align=align)
    for letter, words, right in (
        ("A", "mép trái đến chữ thập 1", _IN),
        ("B", "mép trên đến chữ thập 1", _IN),
        ("C", "mép trên đến chữ thập 2", _IN),
        ("D", "chữ thập 1 đến chữ thập 2", across),
        ("E", "chữ thập 1 đến chữ thập 3", down),
        ("F", "mép trái đến chữ thập 3", _IN),
    ):
        y += 9.6 * scale
        drawing.text(left + 2 * scale, y, 11 * scale, letter, bold=True)
        drawing.text(left + 12 * scale, y, 10.5 * scale, words)
        drawing.text(left + 98 * scale, y, 10.5 * scale, f"{right:.1f}".replace(".", ","), bold=True, align="right")
        boxes = 3 if right >= 100 else 2
        for place in range(boxes + 1):
            box = left + (116 + 8 * place + (2.5 if place == boxes else 0)) * scale
            drawing.stroke(f"{num(box)} {num(y - 5.4 * scale)} {num(7.2 * scale)} {num(7.2 * scale)} re", 0.4, 0.4)
        drawing.text(left + (116 + 8 * boxes + 0.4) * scale, y, 11 * scale, ",", bold=True)
        drawing.stroke(polyline([(left, y + 3.6 * scale), (left + wide, y + 3.6 * scale)]), 0.25, 0.8)
    _bar(drawing, left, y + 15 * scale, scale)
    y += 33 * scale
    for x, words, until in ((0, "Máy in", 58), (66, "Khay", 92), (100, "Phôi", 146), (154, "Ngày", 184)):
        drawing.text(left + x * scale, y, 9 * scale, words)
        start = left + (x + 13) * scale
        drawing.stroke(polyline([(start, y + 0.8), (left + until * scale, y + 0.8)]), 0.4)
    drawing.text(
        width - 28 * scale, height - 8, 7, f"Sổ Vàng · tờ thước căn phôi · {sheet.upper()} ngang", align="right"
    )


def _bar(drawing: _Drawing, left: float, y: float, scale: float) -> None:
    """Draw a bar of exactly 100 mm, whatever the sheet."""
    words = "Vạch 100 mm: đo phải đủ 100,0. Khác quá 0,5 mm là máy in đang thu phóng: chọn “Kích thước thật (100 %)”."
    drawing.text(left, y - 2.4, 9 * scale, words)
    drawing.stroke(polyline([(left, y), (left + 100, y)]))
    for tick in range(101):
        long = 4.0 if tick % 10 == 0 else 2.6 if tick % 5 == 0 else 1.6
        drawing.stroke(polyline([(left + tick, y), (left + tick, y + long)]), 0.25)
        if tick % 10 == 0:
            drawing.text(left + tick, y + 7.4, 7, str(tick), align="center")
