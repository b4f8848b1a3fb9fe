"""Tables of a PDF without ruled lines: read by the room between their columns, asked about where a line is unclear."""

import io
import random
from dataclasses import dataclass
from datetime import date

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop.exchange.readers.opening import open_content
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from desktop.exchange.understanding.read_result import ReadResult
from resources.paths import path

HEIGHT, SIZE = A4[1], 11
SETTINGS = ReadingSettings(date(2026, 11, 22))
HEADER = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức khen thưởng")
FIELDS = ("name", "position", "unit", "award")
NAMES = ["Lê Thị Na", "Ma Văn Ước", "Nguyễn Thị Phương Thảo", "Hà Kim Oanh", "Lò Thị Ín", "Đặng Quốc Việt"]
POSTS = ["Kế toán", "Phó Trưởng phòng phụ trách Hành chính", "Văn thư", "Giáo viên", "Tổ trưởng tổ Văn - Sử - Địa"]
UNITS = ["Phòng Tài vụ", "Trung tâm Văn hóa, Truyền thông và Thể thao", "Sở Y tế", "Trường Tiểu học số 2 Nà Phặc"]
AWARDS = ["Giấy khen", "Bằng khen của Chủ tịch UBND tỉnh", "Lao động tiên tiến"]
Cells = tuple[str, ...]


@dataclass
class Drawn:
    """A list as drawn: its rows of cells, and how wide, how high and where it stands."""

    rows: list[Cells]
    widths: tuple[int, ...] = (32, 105, 95, 120, 110)
    centred: bool = False  # cells of fewer lines stand in the middle of their row
    pitch: float = 13.0
    between: float = 0.0  # room between rows beyond the pitch
    heads_centred: bool = False

    def pdf(self) -> bytes:
        out = io.BytesIO()
        pdfmetrics.registerFont(TTFont("T", str(path("fonts/tinos/Tinos_400Regular.ttf"))))
        canvas = Canvas(out, pagesize=A4)
        canvas.setFont("T", SIZE)
        canvas.drawString(150, HEIGHT - 60, "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025")
        y = 100.0
        for number, row in enumerate([HEADER, *self.rows]):
            texts = [self._wrapped(text, width) for text, width in zip(row, self.widths, strict=True)]
            lines = max(map(len, texts))
            if y + lines * self.pitch > HEIGHT - 60:
                canvas.showPage()
                canvas.setFont("T", SIZE)
                y = 60.0
            left = 45.0
            for cell, width in zip(texts, self.widths, strict=True):
                down = (lines - len(cell)) / 2 if self.centred else 0
                for at, text in enumerate(cell):
                    base = HEIGHT - y - (at + down) * self.pitch
                    if number == 0 and self.heads_centred:
                        canvas.drawCentredString(left + width / 2 - 5, base, text)
                    else:
                        canvas.drawString(left, base, text)
                left += width
            y += lines * self.pitch + self.between
        canvas.save()
        return out.getvalue()

    @staticmethod
    def _wrapped(text: str, width: int) -> list[str]:
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if pdfmetrics.stringWidth(longer, "T", SIZE) > width - 14 and lines[-1]:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def read(self) -> ReadResult:
        return read_opened(open_content(self.pdf(), "danh sách.pdf"), SETTINGS)


def people(pick: random.Random, count: int, blanks: bool = False) -> list[Cells]:
    rows = []
    for number in range(1, count + 1):
        post = "" if blanks and pick.random() < 0.3 else pick.choice(POSTS)
        rows.append(
            (str(number), f"{pick.choice(NAMES)} {number_word(number)}", post, pick.choice(UNITS), pick.choice(AWARDS))
        )
    return rows


def number_word(number: int) -> str:
    """Return a given name of its own for each row."""
    words = ("Ánh", "Bắc", "Cúc", "Dung", "Én", "Gấm", "Hòa", "Ích", "Kha", "Lan", "Mây", "Nụ", "Oanh", "Phấn", "Quý")
    return words[number % 15] if number < 15 else f"{words[number // 15]} {words[number % 15]}"


def wrong_and_sure(drawn: Drawn, found: ReadResult) -> list[tuple[str, str, str | None]]:
    right = {row[1]: dict(zip(FIELDS, row[1:], strict=True)) for row in drawn.rows}
    wrong = []
    for one in found.nominees:
        for field in FIELDS:
            read = one.text(field) or ""
            if read != right.get(one.name, {}).get(field) and one.confidence.get(field, 0.0) > 0.7:
                wrong.append((one.name, field, read))
    return wrong


def is_read(drawn: Drawn) -> bool:
    """Return whether every cell is read right and surely."""
    found = drawn.read()
    assert wrong_and_sure(drawn, found) == []
    read = [tuple(one.text(field) or "" for field in FIELDS) for one in found.nominees]
    return read == [row[1:] for row in drawn.rows] and not found.problems


@pytest.mark.parametrize("heads_centred", [False, True])
@pytest.mark.parametrize("blanks", [False, True])
def test_rows_of_one_line_are_read_with_their_blank_cells(blanks, heads_centred):
    short = [
        (str(at), name, "" if blanks and at % 2 else "Kế toán", "Sở Y tế", "Giấy khen")
        for at, name in enumerate(NAMES[:2] + NAMES[3:], 1)
    ]
    assert is_read(Drawn(short, between=4, heads_centred=heads_centred))


@pytest.mark.parametrize("centred", [False, True])
def test_cells_of_several_lines_are_read_where_rows_stand_apart(centred):
    assert is_read(Drawn(people(random.Random(3), 12), between=9, centred=centred))


def test_a_list_goes_on_over_pages():
    assert is_read(Drawn(people(random.Random(5), 60), between=9))


def test_lines_that_may_belong_to_the_row_above_or_below_are_asked_about():
    drawn = Drawn(people(random.Random(3), 12), centred=True)
    found = drawn.read()
    assert wrong_and_sure(drawn, found) == []
    assert any(problem.code == "list_pdf_columns_moved" for problem in found.problems)


def _hold(seeds: range) -> None:
    for seed in seeds:
        pick = random.Random(seed)
        drawn = Drawn(
            people(pick, pick.randint(2, 25), blanks=pick.random() < 0.5),
            centred=pick.random() < 0.5,
            between=pick.choice([0, 0, 2, 4, 8, 12]),
            pitch=pick.choice([12.5, 13, 15]),
            heads_centred=pick.random() < 0.5,
        )
        found = drawn.read()
        assert wrong_and_sure(drawn, found) == [], seed
        assert len(found.nominees) + len(found.problems) + len(found.skipped) >= len(drawn.rows), seed


def test_no_wrong_cell_is_sure_whatever_the_look():
    _hold(range(12))


@pytest.mark.long
def test_no_wrong_cell_is_sure_in_many_looks():
    _hold(range(400))
