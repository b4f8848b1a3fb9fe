"""What a tờ trình asks for: one award or several, for one achievement or several."""

from sqlalchemy import select

from db.changes.council import DraftSubmission, RecordCouncil, Result
from db.changes.nominations import AddNomination, MoveNominations, OverrideFinding
from db.changes.rounds import OpenRound
from db.models.authorities import Authority
from db.models.catalogue import AwardType
from db.models.council import SubmissionItem
from db.rules.terms import NominationState, NomineeKind, RewardType, Severity
from desktop.documents.letters.letter import Paragraph
from desktop.documents.letters.listing import Section
from desktop.documents.letters.paper_words import spans
from desktop.papers.table import paper
from tests.desktop.papers.conftest import CITATION, TODAY, person, unmet
from tests.desktop.papers.test_decision import MIXED, RESCUE

ROW = paper("submission")


def asked(letter) -> list[str]:
    told = [part for part in letter.parts if isinstance(part, Paragraph)]
    return ["".join(span.text for span in spans(part.words)) for part in told]


def column(letter, at: int) -> list[object]:
    (table,) = letter.annex.parts
    return [row[at] for row in table.rows if not isinstance(row, Section)]


def test_different_achievements_are_points_and_a_column(invented):
    made = invented(*MIXED)
    letter = made.gather(ROW, made.subjects(ROW)[0])
    assert letter.abstract == (
        "Về việc đề nghị tặng và truy tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh "
        "cho tập thể, cá nhân, hộ gia đình"
    )
    first, *points = asked(letter)[:4]
    assert first.endswith("cho 01 tập thể, 03 cá nhân và 01 hộ gia đình (có Danh sách kèm theo), gồm:")
    assert points == [
        "a) tặng Bằng khen cho 01 tập thể, 01 cá nhân và 01 hộ gia đình "
        "có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022;",
        "b) tặng Bằng khen cho 01 cá nhân dũng cảm cứu người trong cơn lũ ngày 10 tháng 9 năm 2023;",
        "c) truy tặng Bằng khen cho 01 cá nhân dũng cảm cứu người trong cơn lũ ngày 10 tháng 9 năm 2023.",
    ]
    assert column(letter, 2)[3] == f"Truy tặng Bằng khen\n{RESCUE}"
    assert "Báo cáo thành tích của tập thể, cá nhân, hộ gia đình;" in asked(letter)[4]


def test_no_council_is_named_that_did_not_meet(invented):
    made = unmet(invented(person("Lù Thị Sáng")), person("Bế Văn Đặng", honorific="Ông"))
    told = " ".join(asked(made.gather(ROW, made.subjects(ROW)[0])))
    assert "Hội đồng" not in told and "Biên bản" not in told
    assert told.startswith("Sở Nội vụ đề nghị Chủ tịch Ủy ban nhân dân tỉnh")
    assert "Hồ sơ kèm theo: Báo cáo thành tích của cá nhân." in told


def test_different_awards_of_one_authority_are_asked_for_each_by_its_name(invented, tmp_path):
    made = invented(person("Ma Thị Phượng"), person("Hoàng Thị Lụa"))
    do = made.database.do
    with made.database.read() as session:
        chairman = session.scalars(select(Authority.id).where(Authority.code == "chairman")).one()
        codes = ("excellent_collective", "province_emulation_fighter")
        awards = dict(session.execute(select(AwardType.code, AwardType.id).where(AwardType.code.in_(codes))).all())
    round_id = do(OpenRound("Đợt hai", 2023, RewardType.MERIT, citation=CITATION)).result
    team = person("Văn phòng Sở", kind=NomineeKind.COLLECTIVE, honorific="", position="")
    ids = (
        do(AddNomination(round_id, awards["excellent_collective"], chairman, team)).result,
        do(AddNomination(round_id, awards["province_emulation_fighter"], chairman, person("Ma Thị Phượng"))).result,
    )
    do(MoveNominations(ids, NominationState.SUBMITTED))
    results = tuple(Result(one, 9, 9, recommended=True) for one in ids)
    do(RecordCouncil(round_id, TODAY, "Phòng họp", "Bà Lý Thị Mỹ", "Ông Ma Văn Ước", 9, 9, results))
    submission = do(DraftSubmission(round_id, chairman, ids, ("Chủ tịch",), "Lương Đức Thiện", "GIÁM ĐỐC")).result
    letter = made.gather(ROW, submission)
    assert letter.abstract.startswith("Về việc đề nghị khen thưởng cho tập thể, cá nhân có thành tích xuất sắc")
    assert asked(letter)[1].startswith("a) tặng danh hiệu “Chiến sĩ thi đua cấp tỉnh” cho 01 cá nhân có thành tích")
    assert asked(letter)[2].startswith("b) tặng danh hiệu “Tập thể lao động xuất sắc” cho 01 tập thể có thành tích")
    assert column(letter, 2) == [
        "Tặng danh hiệu “Chiến sĩ thi đua cấp tỉnh”",
        "Tặng danh hiệu “Tập thể lao động xuất sắc”",
    ]


def test_one_award_for_one_achievement_needs_no_column_of_its_own(invented):
    made = invented(person("Ma Thị Phượng"), person("Hoàng Thị Lụa"))
    letter = made.gather(ROW, made.subjects(ROW)[0])
    assert len(letter.annex.parts[0].columns) == 4
    assert "xét, tặng Bằng khen cho 02 cá nhân có thành tích xuất sắc" in asked(letter)[0]


def test_who_is_asked_for_in_spite_of_a_finding_stands_with_the_reason(invented):
    made = invented(person("Lò Thị Mẫu"))
    (submission,) = made.subjects(ROW)
    with made.database.read() as session:
        one = session.scalars(
            select(SubmissionItem.nomination_id).where(SubmissionItem.submission_id == submission)
        ).one()
    told = ("rating_low", Severity.WARNING, "NĐ 98/2023/NĐ-CP Điều 23", "đã được xếp loại lại")
    made.database.do(OverrideFinding(one, *told, '{"year": 2023, "rating": "hoan_thanh", "needed": "hoan_thanh_tot"}'))
    assert any(
        line.endswith(
            "kèm lý do: bà Lò Thị Mẫu (Năm 2023 xếp loại “Hoàn thành nhiệm vụ”, cần “Hoàn thành tốt nhiệm vụ”; "
            "NĐ 98/2023/NĐ-CP Điều 23): đã được xếp loại lại."
        )
        for line in asked(made.gather(ROW, submission))
    )
