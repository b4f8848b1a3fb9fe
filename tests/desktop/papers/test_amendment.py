"""Papers about an issued decision, and what every other paper says of those whom they are about."""

from datetime import date

import pytest

from db.changes.amendments import AmendedItem, CorrectedText, DraftAmendment, IssueAmendment
from db.models.decisions import Decision
from db.queries.paper_rows import ids_of_round
from db.rules.drafts import NominationDraft
from db.rules.terms import AmendmentForm, AmendmentKind, NomineeKind
from desktop.papers.table import paper
from desktop.papers.writing import write_paper
from tests.desktop.papers.conftest import CITATION, TODAY, person
from tests.desktop.papers.reading import words_of

DAY = date(2024, 1, 5)
UNIT = NominationDraft(NomineeKind.COLLECTIVE, "Phòng Số", unit="Sở Nội vụ", citation=CITATION)
WRONG = (
    AmendedItem(1, (CorrectedText("unit", "Sở Khoa học và Công nghệ"),)),
    AmendedItem(2, (CorrectedText("name", "Hạ Thị Mai"), CorrectedText("birth", "14/03/1986"))),
)


def amended(invented, key, kind, form, items, *, number=""):
    """Return a round whose decision has such a paper, issued where it has a number, and the paper's id."""
    made = invented(person("Hà Thị Mai", summary=key), person("Ma Thị Én"), UNIT)
    with made.database.read() as session:
        (decision,) = ids_of_round(session, made.id)
        assert session.get_one(Decision, decision).number == "46/QĐ-UBND"
    draft = DraftAmendment(decision, kind, form, items, "Đơn vị báo cáo nhầm", signer_name="Lương Đức Thiện")
    paper_id = made.database.do(draft).result
    if number:
        made.database.do(IssueAmendment(paper_id, number, DAY))
    return made, paper_id


def said(made, code, subject, out, ending="pdf"):
    file = out / f"{code}.{ending}"
    with made.database.read() as session:
        write_paper(session, paper(code), subject, TODAY, file)
    return words_of(file)


def within(words, told):
    """Tell whether a paper says words, however its lines were broken."""
    return "".join(words.split()) in told


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_the_letter_says_whom_it_corrects_before_and_after(invented, tmp_path, ending):
    made, letter = amended(invented, "a", AmendmentKind.CORRECT, AmendmentForm.LETTER, WRONG)
    told = said(made, "amendment", letter, tmp_path, ending)
    for words in (
        "V/v đính chính Quyết định số 46/QĐ-UBND ngày 12 tháng 12 năm 2023",
        "Họ và tên: đã in là “Hà Thị Mai”, đính chính thành “Hạ Thị Mai”;",
        "Ngày, tháng, năm sinh: bổ sung “14/03/1986”.",
        "Cơ quan, đơn vị quản lý: đã in là “Sở Nội vụ”, đính chính thành “Sở Khoa học và Công nghệ”;",
        "không thay đổi",
        "Lương Đức Thiện",
    ):
        assert within(words, told), words
    assert "/UBND" in told


def test_every_paper_says_the_corrected_name_and_that_it_was_corrected(invented, tmp_path):
    made, paper_id = amended(invented, "b", AmendmentKind.CORRECT, AmendmentForm.DECISION, WRONG, number="51")
    assert within("Điều 1. Đính chính nội dung", said(made, "amendment", paper_id, tmp_path))
    how = "Quyết định số 51/QĐ-UBND ngày 05/01/2024"
    confirmed = said(made, "confirmation", 2, tmp_path)
    assert within("Bà Hạ Thị Mai", confirmed)
    assert within(f"đã được đính chính theo {how}: Họ và tên đã in là “Hà Thị Mai”", confirmed)
    for code, subject in (("list", made.id), ("register", 0), ("history", 2)):
        told = said(made, code, subject, tmp_path, "xlsx")
        assert within("Hạ Thị Mai", told), code
        assert within(f"Đính chính theo {how}: Họ và tên đã in là “Hà Thị Mai”", told), code
    assert within("Hạ Thị Mai", said(made, "receipts", made.id, tmp_path))
    with made.database.read() as session:
        (decision,) = ids_of_round(session, made.id)
    signed = said(made, "decision", decision, tmp_path)
    assert within("Hà Thị Mai", signed)
    assert not within("Hạ Thị Mai", signed)


def test_a_decision_takes_several_awards_back(invented, tmp_path):
    items = (AmendedItem(1), AmendedItem(3))
    made, paper_id = amended(invented, "c", AmendmentKind.REVOKE, AmendmentForm.DECISION, items, number="52")
    told = said(made, "amendment", paper_id, tmp_path)
    for words in (
        "Số: 52/QĐ-UBND",
        "Về việc thu hồi Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang",
        "theo Điều 93 Luật Thi đua, khen thưởng; lý do: Đơn vị báo cáo nhầm; đối với 02 tập thể, cá nhân sau đây:",
        "1. Phòng Số, Sở Nội vụ (số sổ vàng 01);",
        "2. Bà Ma Thị Én",
        "nộp lại bằng",
    ):
        assert within(words, told), words
    assert within("Đã thu hồi theo Quyết định số 52/QĐ-UBND", said(made, "register", 0, tmp_path, "xlsx"))


def test_the_article_named_is_that_of_the_day(invented, tmp_path):
    made, paper_id = amended(invented, "d", AmendmentKind.REVOKE, AmendmentForm.DECISION, (AmendedItem(1),))
    with made.database.read() as session:
        old = paper("amendment").load().gather(session, paper_id, date(2023, 12, 29))
        new = paper("amendment").load().gather(session, paper_id, date(2026, 10, 1))
    for letter in (old, new):
        assert "theo quy định của pháp luật về thi đua, khen thưởng; lý do" in repr(letter)
