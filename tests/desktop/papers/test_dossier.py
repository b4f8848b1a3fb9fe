"""The dossier in one file with its contents; what is missing, and the letter that returns it to the unit."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from pypdfium2 import PdfDocument
from sqlalchemy import select, update

from db.changes.dossiers import Appraise, AttachEvidence, ReceivePapers
from db.changes.scans import keep_file
from db.errors import KnownError
from db.models.nominations import Nomination
from db.rules.terms import NominationState, Verdict
from desktop.papers.table import paper
from desktop.papers.writing import write_paper
from tests.desktop.papers.conftest import TODAY, person
from tests.desktop.papers.test_minutes import lines


def picture(pages):
    out = BytesIO()
    first, *more = [Image.new("RGB", (80, 110), "white") for _page in range(pages)]
    first.save(out, "TIFF", save_all=True, append_images=more)
    return out.getvalue()


@pytest.fixture
def made(invented):
    return invented(person("Sùng A Chứ", unit="Trạm Y tế xã Minh Tân"), issued=False)


def test_contents_tell_the_page_of_each_scan_and_what_is_missing(made, tmp_path):
    (one, *_more) = made.subjects(paper("dossier"))
    database = made.database
    for name, pages, code in (("a.tif", 2, "submission"), ("b.tif", 3, "minutes")):
        database.do(AttachEvidence((one,), code, keep_file(database, name, picture(pages))))
    database.do(ReceivePapers((one,), "report", TODAY))
    out = tmp_path / "dossier.pdf"
    with database.read() as session:
        write_paper(session, paper("dossier"), one, TODAY, out)
    document = PdfDocument(out)
    assert len(document) == 1 + 2 + 3
    told = document[0].get_textpage().get_text_range().replace("\r\n", " ")
    document.close()
    assert "Sùng A Chứ" in told and "Còn thiếu" in told and "Đã nhận ngày" in told
    assert "Biên bản họp xét khen thưởng Đã có 4 3" in told, "behind the contents and two pages"


def test_the_letter_names_whom_it_returns_with_reason_opinion_and_missing_papers(made):
    (one, *_more) = made.subjects(paper("return"))
    database = made.database
    database.do(Appraise((one,), Verdict.SUPPLEMENT, "Báo cáo chưa có xác nhận.", "Bà Lý Thu Hường", date(2024, 1, 9)))
    told = lines(made.gather(paper("return"), one))
    (line,) = [each for each in told if "Sùng A Chứ" in each]
    assert line.startswith("1. Bà Sùng A Chứ, Bằng khen") and "Báo cáo chưa có xác nhận; còn thiếu: " in line


def test_the_letter_asks_no_papers_of_others_of_the_unit_who_were_decided_already(invented):
    unit = "Trường Mầm non Bản Chúng"
    made = invented(person("Giàng Thị Súa", unit=unit), person("Vừ Thị Mỷ", unit=unit), issued=False)
    with made.database.read() as session:
        ids = {row.name: row.id for row in session.scalars(select(Nomination))}
    one, decided = ids["Giàng Thị Súa"], ids["Vừ Thị Mỷ"]
    assert "Vừ Thị Mỷ" in str(lines(made.gather(paper("return"), one)))
    with made.database.engine.begin() as connection:
        connection.execute(update(Nomination).where(Nomination.id == decided).values(state=NominationState.DECIDED))
    told = str(lines(made.gather(paper("return"), one)))
    assert "Giàng Thị Súa" in told and "Vừ Thị Mỷ" not in told


def test_nothing_to_return_is_said(invented):
    made = invented(person("Giàng Thị Súa", unit="Trường Mầm non Bản Chúng"), issued=False)
    (one, *_more) = made.subjects(paper("return"))
    for code in ("submission", "report", "minutes", "achievement"):
        made.database.do(ReceivePapers((one,), code))
    with pytest.raises(KnownError, match="nothing_to_return"):
        made.gather(paper("return"), one)


def test_the_appraisal_list_stands_by_unit(made):
    listing = made.gather(paper("appraisal"), made.id)
    rows = list(listing.parts[0].table.rows)
    assert rows[0].text == "Trạm Y tế xã Minh Tân" and rows[1][1] == "Bà Sùng A Chứ"
