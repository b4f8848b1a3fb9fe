"""Every page of every paper in mm, of the seed round and of a round of long values, read back by PDFium."""

import pytest

from db.rules.terms import NomineeKind
from desktop.documents.letters.label_sheets import label_sheet
from desktop.papers.table import PAPERS, Subject
from desktop.papers.writing import write_paper
from tests.desktop.documents.reading import read_pages
from tests.desktop.papers import page_rules
from tests.desktop.papers.conftest import CITATION, TODAY, person

K = NomineeKind
LABELS = {"seats": "seat", "envelopes": "envelope"}
DRAWN = [row for row in PAPERS if "pdf" in row.formats and row.code != "certificates"]
BODY = "Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng, công nghiệp và hạ tầng kỹ thuật số"
PLACE = "Thôn Nà Tông, xã Yên Sơn, huyện Yên Sơn, tỉnh Tuyên Quang"
LATER = "Đã có thành tích xuất sắc, đột xuất trong phòng, chống thiên tai, bão lụt năm 2022 trên địa bàn tỉnh"
LONG = (
    person(f"{BODY}, thông tin - truyền thông trực thuộc Ủy ban nhân dân tỉnh", kind=K.COLLECTIVE, honorific="",
        position="", unit="Ủy ban nhân dân tỉnh Tuyên Quang"),
    person("Nhóm tác giả công trình", kind=K.COLLECTIVE, honorific="", position="", unit="", citation=LATER),
    *(
        person(
            name, position="Phó Trưởng phòng phụ trách Hành chính - Tổng hợp", unit=f"{BODY}, {PLACE}",
            summary=f"{LATER}; " * 6, citation=citation, posthumous=at % 3 == 0,
        )
        for at, name in enumerate(("Nguyễn Hoàng Bảo Châu Công Tằng Tôn Nữ Như Ý", "H’Čưn Ŭyên Niê", "Ma Én", "Lò Ê"))
        for citation in (CITATION,)
    ),
    person("Giàng A Páo", kind=K.HOUSEHOLD, honorific="Ông", position="", unit=PLACE),
)  # fmt: skip


@pytest.mark.parametrize("row", [row for row in DRAWN if row.code not in LABELS], ids=lambda row: row.code)
def test_every_page_keeps_its_margins_its_head_its_gaps_and_prints_nothing_over_anything(
    sample, invented, tmp_path, row
):
    for made in (sample,) if row.of is Subject.RECORD else (sample, invented(*LONG)):
        for at, subject_id in enumerate(made.subjects(row)[:2]):
            file = tmp_path / f"{made.id}-{at}.pdf"
            with made.database.read() as session:
                write_paper(session, row, subject_id, TODAY, file)
            assert page_rules.faults(file) == []


@pytest.mark.parametrize("row", [row for row in DRAWN if row.code in LABELS], ids=lambda row: row.code)
def test_what_stands_on_a_label_stands_inside_it(sample, invented, tmp_path, row):
    sheet = label_sheet(LABELS[row.code])
    places = [sheet.corner(at) for at in range(sheet.across * sheet.down)]
    for made in (sample, invented(*LONG)):
        file = tmp_path / f"{made.database}.pdf".replace("/", "_")[-40:]
        with made.database.read() as session:
            write_paper(session, row, made.subjects(row)[0], TODAY, file)
        for page in read_pages(file):
            inked = [one.ink for one in page.letters if not one.text.isspace()]
            outside = [ink for ink in inked if not any(_inside(ink, sheet, *corner) for corner in places)]
            assert outside == [] and page_rules.overlaps(page) == []


def _inside(ink, sheet, x, y):
    left, top, right, bottom = ink
    return x + 2 < left and right < x + sheet.width - 2 and y + 2 < top and bottom < y + sheet.height - 2
