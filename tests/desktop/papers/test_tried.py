"""A paper with a wording that is still being written: which paper it is, that it says it, and the record does not."""

from datetime import date

import pypdfium2
import pytest

from db.changes.ceremonies import RevokeAward
from db.changes.decisions import IssueDecision
from db.changes.nominations import AddNomination, MoveNominations, OverrideFinding
from db.changes.replacing import DraftReplacement
from db.errors import KnownError
from db.models.nominations import Nomination
from db.queries.standing_texts import TriedText, text_lines
from db.rules.standing_texts import TEXTS
from db.rules.terms import NominationState
from desktop.documents.engine.passages import mark_passages
from desktop.papers.reminder import REMINDERS
from desktop.papers.table import paper
from desktop.papers.tried import PAPER_OF, draw_tried
from desktop.papers.writing import write_paper
from tests.amended import amend_each_way
from tests.desktop.papers.conftest import TODAY, judged, person, unmet
from tests.desktop.papers.reading import page_words, words_of

OWN = " kèm lời đang viết"


def draw(made, tried, out):
    with made.database.read() as session:
        return draw_tried(session, tried, made.id, TODAY, out)


def test_every_text_has_its_paper_or_is_copied_into_letters():
    assert set(TEXTS) == {*PAPER_OF, *REMINDERS} and not set(PAPER_OF) & set(REMINDERS)


@pytest.mark.parametrize("code", REMINDERS)
def test_each_wording_of_a_reminder_reads_as_it_would_be_copied(invented, tmp_path, code):
    out = tmp_path / "none.pdf"
    told = draw(invented(person("Ma Văn Ước")), TriedText(code, "Xin nhắc {round} lời đang viết"), out)
    assert "Xin nhắc Phong trào năm 2022 lời" in told.copied and told.copied.startswith("Kính gửi: ")
    assert [told.copied[start:end] for start, end in told.marked] == ["Xin nhắc", "lời đang viết"]
    assert not told.says_it and not out.exists(), "nobody owes anything: an example"


def test_a_reminder_that_is_owed_names_who_owes_it_what_and_until_when(invented, tmp_path):
    made = invented(person("Bế Văn Đặng"))
    with made.database.read() as session:
        known = session.get_one(Nomination, 1)
        award, authority = known.award_type_id, known.authority_id
    late = made.database.do(AddNomination(made.id, award, authority, person("Bế Văn Đức"))).result
    made.database.do(MoveNominations((late,), NominationState.SUBMITTED))
    made.database.do(MoveNominations((late,), NominationState.RETURNED, "Thiếu xác nhận của cấp dưới"))
    told = draw(made, TriedText("reminder_again", "Mong gửi lại {before} nhé"), tmp_path / "none.pdf")
    assert told.says_it and "Thiếu xác nhận của cấp dưới" in told.copied and "Bế Văn Đức" in told.copied
    assert "nhé" in told.copied


def test_each_wording_that_is_tried_stands_on_its_paper_marked_on_the_page_told(sample, invented, tmp_path):
    lost = invented(person("Lù Thị Sinh"))
    lost.database.do(RevokeAward(1, "51/QĐ-UBND", TODAY, "Kê khai không trung thực"))
    refused = judged(
        invented(person("Tẩn A Nhì")), (person("Bế Văn Đức"), 0, "Thiếu hồ sơ"), (person("Bế Văn Hạ"), 1, "Thiếu hồ sơ")
    )
    accepted = invented(person("Lù Thị Sáng"), person("Tẩn Thị Sẩu"))
    accepted.database.do(OverrideFinding(1, "discipline_pending", "warning", "Điều 4", "Đã có kết luận"))
    amended = invented(person("Bế Thị Hoa"), person("Bế Thị Huệ"))
    amend_each_way(amended.database, 1)
    alone = unmet(invented(person("Lù Thị Xuân")), person("Bế Thị Nhung"))
    replaced = invented(person("Bế Thị Hạnh"))
    new = replaced.database.do(DraftReplacement(1, "Ghi nhầm đơn vị", (1,))).result
    replaced.database.do(IssueDecision(new, "52/QĐ-UBND", TODAY))
    others = {
        **{code: amended for code, on in PAPER_OF.items() if on == "amendment" or code == "confirmation_corrected"},
        "minutes_exceptions": accepted,
        "submission_exceptions": accepted,
        "submission_request_unmet": alone,
        "dossier_unmet": alone,
        "confirmation_revoked": lost,
        **dict.fromkeys(("decision_replaces", "confirmation_replaced"), replaced),
        "minutes_nobody": refused,
        "minutes_refused": refused,
        "script_end_posthumous": None,
        "conference": invented(person("Bế Thị Lan")),
    }
    with sample.database.read() as session:
        lines = text_lines(session, TODAY)
    for line in lines:
        made = others.get(line.code, sample)
        if line.code not in PAPER_OF or made is None or line.level in ("department", "province"):
            continue
        out = tmp_path / f"{line.code}.pdf"
        authority = line.authority_id if made is sample else int(PAPER_OF[line.code] == "amendment")  # the chairman
        told = draw(made, TriedText(line.code, line.text + OWN, authority), out)
        assert told.says_it and told.code == PAPER_OF[line.code], line.code
        found = "".join(page_words(out)[told.page].split()).casefold()
        assert "".join(OWN.split()) in found, line.code
        assert 0 <= told.place < 1 and told.round_name + told.number


def test_papers_are_as_before_once_nothing_is_tried(sample, tmp_path):
    tried, after = tmp_path / "tried.pdf", tmp_path / "after.pdf"
    with sample.database.read() as session:
        subject = sample.subjects(paper("submission"))[0]
        line = next(
            line for line in text_lines(session, TODAY) if line.code == "addressees" and line.level == "ministry"
        )
    draw(sample, TriedText("addressees", line.text + OWN, line.authority_id), tried)
    with sample.database.read() as session:
        write_paper(session, paper("submission"), subject, TODAY, after)
    assert "".join(OWN.split()) in words_of(tried) and "".join(OWN.split()) not in words_of(after)


def test_what_has_no_paper_says_so(invented, tmp_path):
    out = tmp_path / "paper.pdf"
    with pytest.raises(KnownError, match="no_paper_to_try"):
        draw(invented(person("Ma Văn Ước")), TriedText("execution", "Các ông, bà", 9_999), out)
    assert not out.exists()


def test_a_passage_is_marked_over_its_line_breaks_and_short_ones_are_left(sample, tmp_path):
    out = tmp_path / "decision.pdf"
    with sample.database.read() as session:
        write_paper(session, paper("decision"), sample.subjects(paper("decision"))[0], date(2024, 1, 2), out)
    assert mark_passages(out, ["của", "không có câu này"]) == (-1, 0.0)
    page, place = mark_passages(out, ["Độc lập -\nTự do - Hạnh phúc"])
    assert page == 0 and place < 0.15
    document = pypdfium2.PdfDocument(out)
    kinds = [pypdfium2.raw.FPDFPage_GetAnnotCount(document[at]) for at in range(len(document))]
    document.close()
    assert kinds[0] > 1 and set(kinds[1:]) <= {0}
