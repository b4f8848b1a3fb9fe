"""The list of a submission beside the one before: who was added, left out or written otherwise, word by word."""

from datetime import date

import openpyxl
import pypdfium2
import pytest
from docx import Document
from openpyxl.cell.rich_text import CellRichText
from sqlalchemy import select

from db.changes.council import DraftSubmission, SendSubmission
from db.changes.nominations import EditNomination
from db.models.authorities import Authority
from db.models.nominations import Nomination
from db.queries.submitted_texts import list_before, submitted_list
from desktop.documents.engine.spans import Face
from desktop.papers.table import paper
from desktop.papers.writing import write_paper
from tests.desktop.papers.conftest import TODAY, judged, person
from tests.desktop.papers.reading import words_of

ROW = paper("changes")


@pytest.fixture(scope="module")
def twice(invented):
    """Return a round whose list was sent, then changed and drafted anew; and the two submissions."""
    people = [person(name) for name in ("Hà Thị Ảnh", "Hà Thị Bưởi", "Hà Thị Cúc")]
    made = judged(invented(person("Ma Văn Gốc")), *((one, 9, "") for one in people), number="7")
    do = made.database.do
    with made.database.read() as session:
        ids = list(session.scalars(select(Nomination.id).where(Nomination.round_id == made.id).order_by(Nomination.id)))
        chairman = session.scalars(select(Authority.id).where(Authority.code == "chairman")).one()
    head = (("Chủ tịch Ủy ban nhân dân tỉnh",), "Phan Việt Tùng", "GIÁM ĐỐC")
    first = do(DraftSubmission(made.id, chairman, tuple(ids[:2]), *head)).result
    do(SendSubmission(first, "95", date(2023, 12, 5)))
    changed = person("Hà Thị Ảnh", position="Phó Trưởng phòng")
    do(EditNomination(ids[0], changed))
    second = do(DraftSubmission(made.id, chairman, (ids[0], ids[2]), *head)).result
    return made, first, second


def test_the_list_sent_is_read_as_it_was_then(twice):
    made, first, second = twice
    with made.database.read() as session:
        assert [one.position for one in submitted_list(session, first).rows] == ["Chuyên viên", "Chuyên viên"]
        assert [one.position for one in submitted_list(session, second).rows] == ["Phó Trưởng phòng", "Chuyên viên"]
        assert list_before(session, second) == first and list_before(session, first) == 0


def test_added_left_out_and_changed_are_told_word_by_word(twice):
    made, _first, second = twice
    (part,) = made.gather(ROW, second).parts
    assert [row[3] for row in part.table.rows] == ["Sửa: chức vụ", "Bổ sung", "Đưa ra"]
    was, now = part.table.rows[0][1:3]
    assert [one.text.strip(" ;") for one in was if one.face is Face.STRUCK] == ["Chuyên viên"]
    assert [one.text.strip(" ;") for one in now if one.face is Face.BOLD] == ["Phó Trưởng phòng"]
    assert part.total == "Tổng hợp: bổ sung 01, đưa ra 01, sửa 01./."
    assert part.note.startswith("So với Tờ trình số 95/TTr-SNV ngày 05 tháng 12 năm 2023")


@pytest.mark.parametrize("ending", ROW.formats)
def test_it_is_written_in_each_format(twice, tmp_path, ending):
    made, _first, second = twice
    file = tmp_path / f"changes.{ending}"
    with made.database.read() as session:
        write_paper(session, ROW, second, TODAY, file)
    words = words_of(file)
    for told in ("Hà Thị Ảnh", "Hà Thị Bưởi", "Hà Thị Cúc", "Phó Trưởng phòng", "Đưa ra"):
        assert "".join(told.split()) in words


def test_who_is_no_longer_listed_is_crossed_out_in_every_format(twice, tmp_path):
    made, _first, second = twice
    gone = "Hà Thị Bưởi"
    for ending in ROW.formats:
        with made.database.read() as session:
            write_paper(session, ROW, second, TODAY, tmp_path / f"changes.{ending}")
    document = Document(str(tmp_path / "changes.docx"))
    struck = document.element.body.xpath(".//w:r[w:rPr/w:rStyle[@w:val='Struck']]/w:t")
    assert gone in "".join(one.text for one in struck) and document.styles["Struck"].font.strike
    (sheet,) = openpyxl.load_workbook(tmp_path / "changes.xlsx", rich_text=True).worksheets
    texts = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, CellRichText)]
    assert gone in "".join(
        part.text for one in texts for part in one if getattr(part, "font", None) and part.font.strike
    )
    (page,) = pypdfium2.PdfDocument(tmp_path / "changes.pdf")
    text = page.get_textpage()
    found = text.search(gone).get_next()
    left, low, right, high = text.get_charbox(found[0])
    rules = [one.get_bounds() for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH]
    assert any(x1 <= left and right <= x2 and low < y1 and y2 < high for x1, y1, x2, y2 in rules)


def test_without_a_list_before_it_says_so(sample):
    subject = sample.subjects(ROW)[0]
    (part,) = sample.gather(ROW, subject).parts
    rows = tuple(part.table.rows)
    assert part.note == "Chưa có danh sách nào trình trước" and {row[3] for row in rows} == {"Trình lần đầu"}
    assert {row[1] for row in rows} == {""} and all(row[2] for row in rows), "nothing stands beside a first list"
    assert part.total == f"Tổng hợp: trình lần đầu, {len(rows):02d} trường hợp./."
