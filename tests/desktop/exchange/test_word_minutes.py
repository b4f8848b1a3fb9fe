"""The minutes as a Word file."""

from datetime import date, time

from docx import Document

from desktop.documents.letters.values import MinutesPaper, Reference, Signature, Vote
from desktop.exchange.writers.word_minutes import write_minutes_docx
from tests.desktop.documents.seed_papers import DEPARTMENT, PROVINCIAL


def test_the_word_minutes_hold_attendance_votes_and_both_signatures(tmp_path):
    paper = MinutesPaper(
        DEPARTMENT, Reference("BB-HĐTĐKT", "Tuyên Quang", "12", date(2023, 11, 29)), "Họp Hội đồng", date(2023, 11, 29),
        "Phòng họp tầng 2", 9, ["Ông Phan Việt Tùng"], [], "Ông Phan Việt Tùng", "Bà Lý Thu Hiền", ["Kết quả như sau:"],
        [Vote(one, 8) for one in PROVINCIAL], ["Nhất trí đề nghị"], Signature(("Chủ trì",), "Phan Việt Tùng"),
        Signature(("Thư ký",), "Lý Thu Hiền"), time(14, 0), time(16, 30),
    )  # fmt: skip
    write_minutes_docx(tmp_path / "minutes.docx", paper)
    document = Document(str(tmp_path / "minutes.docx"))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "Có mặt: 01/09 thành viên Hội đồng." in texts
    assert not any("Vắng mặt" in text for text in texts)
    _, votes, signatures = document.tables
    assert [cell.text for cell in votes.rows[4].cells][2:] == ["8/9", "88,8 %", "Đề nghị khen thưởng"]
    assert ["THƯ KÝ" in signatures.rows[0].cells[0].text, "CHỦ TRÌ" in signatures.rows[0].cells[1].text] == [True, True]
