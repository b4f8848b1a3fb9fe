"""What the minutes conclude: who is recommended and who is not, how it was voted, as the council said it then."""

import pytest
from sqlalchemy import select

from db.changes.change import Undo
from db.changes.council import EditCouncil
from db.changes.nominations import MoveNominations, OverrideFinding
from db.models.nominations import Nomination
from db.queries.submission_list import council_sessions
from db.rules.terms import NominationState, Severity
from desktop.documents.letters.letter import Paragraph
from desktop.documents.letters.listing import Section, Table
from desktop.documents.letters.paper_words import spans
from desktop.papers.table import paper
from tests.desktop.papers.conftest import judged, person

ROW = paper("minutes")
LATE = "chưa đủ thời gian công tác"


def lines(letter) -> list[str]:
    told = [part for part in letter.parts if isinstance(part, Paragraph)]
    return ["".join(span.text for span in spans(part.words)) for part in told]


@pytest.fixture
def made(invented):
    return invented(person("Lò Thị Mẫu"))


def test_all_votes_are_unanimous_and_fewer_are_a_majority(made):
    everybody = made.gather(ROW, judged(made, (person("Ma Thị Phượng"), 9, "")).id)
    assert "Hội đồng nhất trí đề nghị cấp có thẩm quyền khen thưởng 01 cá nhân có thành tích" in lines(everybody)[-2]
    most = lines(made.gather(ROW, judged(made, (person("Hoàng Thị Lụa"), 8, "")).id))
    assert "Hội đồng thống nhất theo đa số đề nghị" in most[-2]
    assert not any("nhất trí" in line for line in most)


def test_who_is_not_recommended_is_named_with_the_reason(made):
    round_ = judged(made, (person("Ma Thị Phượng"), 9, ""), (person("Ma Văn Ước", honorific="Ông"), 2, LATE))
    letter = made.gather(ROW, round_.id)
    assert lines(letter)[-2] == f"Hội đồng không đề nghị khen thưởng: ông Ma Văn Ước ({LATE})."
    (table,) = [part for part in letter.parts if isinstance(part, Table)]
    rows = [row for row in table.rows if not isinstance(row, Section)]
    assert [row[2] for row in rows] == ["Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"] * 2
    assert [(row[3], row[4], row[5]) for row in rows] == [
        ("9/9", "100 %", "Đề nghị khen thưởng"),
        ("2/9", "22,2 %", f"Không đề nghị\n{LATE}"),
    ]


def test_a_council_that_recommends_nobody_says_so(made):
    two = judged(made, (person("Ma Thị Phượng"), 0, LATE), (person("Ma Thị Phương"), 1, LATE))
    told = lines(made.gather(ROW, two.id))
    assert told[-3] == "Hội đồng không đề nghị khen thưởng trường hợp nào trong số các cá nhân nêu trên."
    assert told[-2] == f"Hội đồng không đề nghị khen thưởng: bà Ma Thị Phượng ({LATE}); bà Ma Thị Phương ({LATE})."
    assert not any("thẩm quyền" in line for line in told)


def test_what_became_of_a_nominee_later_does_not_rewrite_the_minutes(made):
    round_ = judged(made, (person("Ma Thị Phượng"), 9, ""), (person("Hà Thị Mai"), 1, LATE))
    before = lines(made.gather(ROW, round_.id))
    with made.database.read() as session:
        (held,) = council_sessions(session, round_.id)
        assert held.results == 2
    (phuong, mai) = _nominations(made, round_.id)
    made.database.do(MoveNominations((phuong,), NominationState.WITHDRAWN, "Xin rút"))
    made.database.do(MoveNominations((mai,), NominationState.SUBMITTED))
    assert lines(made.gather(ROW, round_.id)) == before


def _nominations(made, round_id: int) -> list[int]:
    """Return the ids of the round's nominations in the order they were entered."""
    with made.database.read() as session:
        return list(
            session.scalars(select(Nomination.id).where(Nomination.round_id == round_id).order_by(Nomination.id))
        )


def test_hours_and_the_way_of_voting_are_those_that_were_written_down(made):
    round_ = judged(made, (person("Ma Thị Phượng"), 9, ""), begun_at="14h", ended_at="16:30", ballot="secret")
    told = lines(made.gather(ROW, round_.id))
    assert told[0] == "Thời gian: bắt đầu lúc 14 giờ, ngày 01 tháng 12 năm 2023."
    assert "thảo luận và bỏ phiếu kín, kết quả như sau:" in " ".join(told)
    assert told[-1].startswith("Cuộc họp kết thúc lúc 16 giờ 30 phút.")
    with made.database.read() as session:
        (held,) = council_sessions(session, round_.id)
    kept = (held.held_on, held.place, held.chair, held.secretary, 9, 9)
    made.database.do(EditCouncil(held.id, *kept, begun_at="8:05", ballot="open"))
    told = lines(made.gather(ROW, round_.id))
    assert "lúc 08 giờ 05 phút" in told[0] and "biểu quyết công khai" in " ".join(told)


def test_who_is_put_forward_in_spite_of_a_finding_stands_with_the_reason_and_undo_takes_it_out(made):
    round_ = judged(made, (person("Ma Thị Phượng"), 9, ""), (person("Ma Văn Ước", honorific="Ông"), 2, LATE))
    with made.database.read() as session:
        ids = {row.name: row.id for row in session.execute(select(Nomination.name, Nomination.id))}
    values = '{"needed": 2, "result": "initiative", "scope": "province", "first": 2022, "last": 2023, "found": 1}'
    told = ("results_short", Severity.WARNING, "NĐ 98/2023/NĐ-CP Điều 23", "đề tài nghiệm thu trong tháng 12.", values)
    done = made.database.do(OverrideFinding(ids["Ma Thị Phượng"], *told))
    made.database.do(OverrideFinding(ids["Ma Văn Ước"], *told))
    said = [line for line in lines(made.gather(ROW, round_.id)) if "với lý do" in line]
    assert said == [
        "Hội đồng đã xem xét và vẫn đề nghị đối với các trường hợp hồ sơ còn điểm chưa đủ theo quy định, với lý do: bà "
        "Ma Thị Phượng (Cần 2 sáng kiến cấp tỉnh trở lên trong 2022–2023, hồ sơ có 1; NĐ 98/2023/NĐ-CP Điều 23): "
        "đề tài nghiệm thu trong tháng 12."
    ], "only those put forward"
    made.database.do(Undo(done.entry_id))
    assert not any("với lý do" in line for line in lines(made.gather(ROW, round_.id)))
