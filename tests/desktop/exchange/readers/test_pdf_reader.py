"""PDF files with text are read by position; scans and damaged ones are refused with the cause."""

import io
from collections.abc import Callable
from datetime import date

import pypdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop.exchange.readers.opening import open_content
from desktop.exchange.readers.pdf_reader import read_pdf
from desktop.exchange.readers.workbook import FileFormat, ListRefusedError, MergedRange, Workbook
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from resources.paths import path

HEIGHT = A4[1]
COLUMNS = [50, 90, 250, 350, 500]
HEADER = ["STT", "Họ và tên", "Chức vụ", "Đơn vị"]
PEOPLE = [["1", "Lê Thị Na", "Kế toán", "Sở Y tế"], ["2", "Vi Văn Tú", "Giáo viên", "Sở Nội vụ"]]


def pdf(*pages: Callable[[Canvas], None]) -> bytes:
    out = io.BytesIO()
    pdfmetrics.registerFont(TTFont("T", str(path("fonts/tinos/Tinos_400Regular.ttf"))))
    canvas = Canvas(out, pagesize=A4)
    for page in pages:
        canvas.setFont("T", 12)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def ruled(canvas: Canvas, rows: list[list[str]], top: float = 200, boxes: bool = False) -> None:
    """Draw a table with lines between all cells, or with a box around each."""
    for number, row in enumerate(rows):
        y = HEIGHT - top - 20 * number
        for text, left, right in zip(row, COLUMNS, COLUMNS[1:], strict=False):
            canvas.drawString(left + 4, y - 14, text)
            if boxes:
                canvas.rect(left, y - 20, right - left, 20)
    if not boxes:
        bottom = HEIGHT - top - 20 * len(rows)
        canvas.grid(COLUMNS, [HEIGHT - top - 20 * number for number in range(len(rows))] + [bottom])


def written(canvas: Canvas, *lines: str) -> None:
    for number, line in enumerate(lines):
        canvas.drawString(60, HEIGHT - 80 - 18 * number, line)


def refusal(content: bytes, password: str | None = None) -> ListRefusedError:
    with pytest.raises(ListRefusedError) as refused:
        read_pdf(content, password)
    return refused.value


@pytest.mark.parametrize("boxes", [False, True])
def test_a_ruled_table_is_a_sheet_by_its_lines(boxes: bool) -> None:
    def page(canvas: Canvas) -> None:
        written(canvas, "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG")
        ruled(canvas, [HEADER, *PEOPLE], boxes=boxes)

    body, table = read_pdf(pdf(page)).sheets
    assert body.rows == [["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"]]
    assert (table.name, table.rows, table.paragraphs_before) == ("table 1", [HEADER, *PEOPLE], 1)


def test_a_table_goes_on_over_pages_with_page_numbers_between() -> None:
    def first(canvas: Canvas) -> None:
        ruled(canvas, [HEADER, PEOPLE[0]])
        canvas.drawString(300, 30, "1")

    def second(canvas: Canvas) -> None:
        canvas.drawString(300, HEIGHT - 30, "2")
        ruled(canvas, [PEOPLE[1]], top=60)

    body, table = read_pdf(pdf(first, second)).sheets
    assert body.rows == []
    assert table.rows == [HEADER, *PEOPLE]


def test_a_cell_over_several_columns_is_merged_and_a_broken_line_goes_on() -> None:
    def page(canvas: Canvas) -> None:
        for x, top, bottom in ((50, 100, 160), (90, 120, 160), (250, 120, 160), (500, 100, 160)):
            canvas.line(x, HEIGHT - top, x, HEIGHT - bottom)
        for y in (100, 120, 160):
            canvas.line(50, HEIGHT - y, 500, HEIGHT - y)
        canvas.drawString(60, HEIGHT - 114, "I. Sở Y tế")
        canvas.drawString(60, HEIGHT - 134, "1")
        canvas.drawString(94, HEIGHT - 134, "Nguyễn Thị Phương Thảo")
        canvas.drawString(94, HEIGHT - 150, "Nguyên")
        canvas.drawString(254, HEIGHT - 134, "Kế toán")
        canvas.drawString(254, HEIGHT - 150, "Tổ trưởng")

    table = read_pdf(pdf(page)).sheets[1]
    assert table.rows == [["I. Sở Y tế", "", ""], ["1", "Nguyễn Thị Phương Thảo Nguyên", "Kế toán\nTổ trưởng"]]
    assert table.merged == [MergedRange(0, 0, 0, 2)]


def test_lines_are_joined_to_paragraphs_only_where_they_were_full() -> None:
    full = "1. Ông Vi Văn Tú, Phó Trưởng phòng Hành chính - Tổng hợp, Trung tâm Văn hóa, Truyền thông"

    def page(canvas: Canvas) -> None:
        written(canvas, "DANH SÁCH", full, "và Thể thao huyện Na Rì;", "2. Bà Lê Thị Na, Kế toán, Sở Y tế.")

    body = read_pdf(pdf(page)).sheets[0]
    assert body.rows == [
        ["DANH SÁCH"],
        [f"{full} và Thể thao huyện Na Rì;"],
        ["2. Bà Lê Thị Na, Kế toán, Sở Y tế."],
    ]


def test_columns_without_lines_are_a_table() -> None:
    def page(canvas: Canvas) -> None:
        for number, row in enumerate([HEADER, *PEOPLE]):
            for text, left in zip(row, (50, 110, 260, 380), strict=True):
                canvas.drawString(left, HEIGHT - 100 - 18 * number, text)

    assert read_pdf(pdf(page)).sheets[1].rows == [HEADER, *PEOPLE]


@pytest.mark.parametrize(
    ("more", "doubtful"),
    [
        ({}, False),
        ({"below": ["", "", "Hội Nông dân", "Chiềng Cơi"]}, True),
        ({"below": ["", "", "", "thành phố"]}, False),
        ({"below": ["3", "Cà Thị Điêng", "", "Văn phòng"]}, False),
        ({"below": ["", "II. Sở Nội vụ", "", ""]}, False),
    ],
)
def test_rows_that_differ_in_a_table_without_lines_are_asked_about(more: dict[str, list[str]], doubtful: bool) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(200, HEIGHT - 60, "DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN")
        for number, row in enumerate([HEADER, PEOPLE[0], *more.values(), PEOPLE[1]]):
            for text, left in zip(row, (50, 110, 260, 380), strict=True):
                canvas.drawString(left, HEIGHT - 100 - 18 * number, text)

    found = read_opened(open_content(pdf(page), "danh sách.pdf"), ReadingSettings(date(2026, 11, 22)))
    assert {one.name for one in found.nominees} >= {"Lê Thị Na", "Vi Văn Tú"}
    if "Văn phòng" in more.get("below", ()):
        assert [(one.position, one.unit) for one in found.nominees if one.name == "Cà Thị Điêng"] == [
            (None, "Văn phòng")
        ]
    assert all((max(one.confidence.values()) < 0.7) is doubtful for one in found.nominees)
    assert any(problem.code == "list_pdf_columns_moved" for problem in found.problems) is doubtful


def test_a_list_is_read_from_a_pdf_to_its_nominees() -> None:
    award = "Giấy khen"

    def page(canvas: Canvas) -> None:
        written(canvas, "DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ Y TẾ NĂM 2025")
        ruled(canvas, [HEADER, *PEOPLE])

    opened = open_content(pdf(page), "danh sách.pdf")
    assert (opened.book.format, opened.book.notes) == (FileFormat.PDF, [])
    found = read_opened(opened, ReadingSettings(date(2026, 11, 22))).nominees
    assert [(one.name, one.position, one.unit) for one in found] == [
        ("Lê Thị Na", "Kế toán", "Sở Y tế"),
        ("Vi Văn Tú", "Giáo viên", "Sở Nội vụ"),
    ]
    assert all((one.award or "").startswith(award) for one in found)


def test_a_scan_a_damaged_and_a_locked_file_are_refused_each_with_its_cause() -> None:
    scan = pdf(lambda canvas: canvas.rect(50, 50, 400, 600, fill=1))
    assert (refusal(scan).kind, refusal(scan).code) == ("unsupported_format", "list_pdf_scanned")
    assert refusal(b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF").code == "list_pdf_unreadable"
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(lambda canvas: written(canvas, "DANH SÁCH"))))
    writer.encrypt("na2025")
    locked = io.BytesIO()
    writer.write(locked)
    assert refusal(locked.getvalue()).code == "list_encrypted"
    assert refusal(locked.getvalue(), "x").code == "list_wrong_password"


def text_of(book: Workbook) -> list[str]:
    return [str(row[0]) for row in book.sheets[0].rows]


def test_an_empty_page_before_the_text_does_no_harm() -> None:
    assert text_of(read_pdf(pdf(lambda _canvas: None, lambda canvas: written(canvas, "DANH SÁCH")))) == ["DANH SÁCH"]
