"""Labels stand in the grid of their sheet to the millimetre, whatever the length of a name."""

import pypdfium2
import pytest

from db.errors import KnownError
from desktop.documents.letters.label_sheets import label_data, label_sheet
from desktop.documents.letters.labels import MARGIN, Label, Labels, write_labels_pdf

POINTS = 72 / 25.4
LONGEST = ("Ban Quản lý Dự án đầu tư xây dựng các công trình dân dụng, công nghiệp và hạ tầng kỹ thuật số " * 2)[:180]
SHEETS = [row["id"] for row in label_data()["sheets"]]


def boxes(file):
    """Return for each page the boxes of its texts in mm from the top left corner."""
    document = pypdfium2.PdfDocument(file)
    found = []
    for page in document:
        text, height = page.get_textpage(), page.get_height()
        rects = [text.get_rect(at) for at in range(text.count_rects())]
        mm = [tuple(v / POINTS for v in (x1, height - y2, x2, height - y1)) for x1, y1, x2, y2 in rects]
        found.append(mm)
    document.close()
    return found


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_text_stands_inside_its_label(tmp_path, sheet):
    grid = label_sheet("seat", sheet)
    each = grid.across * grid.down
    names = ["Bà Ma Thị Én", LONGEST.strip(), "Ông Vũ Đình Khuê (truy tặng)"] * each
    labels = [Label("Kính gửi:", name, "Chuyên viên, Phòng Bưu chính, Viễn thông") for name in names[: each + 3]]
    file = tmp_path / "labels.pdf"
    write_labels_pdf(file, Labels("Nhãn", grid, labels))
    pages = boxes(file)
    assert len(pages) == 2
    for at, page in enumerate(pages):
        many = min(each, len(labels) - at * each)
        areas = [(x, y, x + grid.width, y + grid.height) for x, y in map(grid.corner, range(many))]
        assert areas[0][:2] == (grid.left, grid.top) and areas[-1][2] <= 210 and areas[-1][3] <= 297.1
        hit = set()
        for x1, y1, x2, y2 in page:
            inside = [
                number
                for number, (left, top, right, bottom) in enumerate(areas)
                if left + MARGIN - 1.0 <= x1 and x2 <= right - MARGIN + 1.0 and top <= y1 and y2 <= bottom
            ]
            assert len(inside) == 1, (x1, y1, x2, y2)
            hit.add(inside[0])
        assert hit == set(range(many))


def test_a_text_without_any_room_is_refused_and_an_unknown_sheet_is_the_usual_one(tmp_path):
    file = tmp_path / "labels.pdf"
    with pytest.raises(KnownError) as refused:
        write_labels_pdf(file, Labels("Nhãn", label_sheet("seat", "64x38"), [Label("", LONGEST * 9, "")]))
    assert refused.value.code == "paper_cell_too_long" and not file.exists()
    assert label_sheet("envelope", "no such sheet").id == label_data()["envelope"]


def test_thousands_of_labels_are_a_matter_of_seconds(tmp_path):
    labels = [Label("", f"Bà Ma Thị Én {number}", "Phòng Bưu chính") for number in range(2_000)]
    write_labels_pdf(tmp_path / "labels.pdf", Labels("Nhãn", label_sheet("seat"), labels))
    assert len(boxes(tmp_path / "labels.pdf")) == 200
