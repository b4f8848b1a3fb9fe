"""The call for nominations, the ballot, the list that is submitted and the confirmation of one award."""

from datetime import date

import pytest

from db.changes.nominations import MoveNominations
from db.changes.round_plan import Due
from db.changes.rounds import OpenRound
from db.queries.nominated import put_forward
from db.rules.terms import MilestoneKind, NominationState, NomineeKind, RewardType
from desktop.documents.letters.letter import Addressees, Closing, LetterForm, Paragraph
from desktop.documents.letters.listing import Section
from desktop.documents.letters.paper_words import spans
from desktop.papers.table import paper
from desktop.papers.writing import write_paper
from tests.desktop.papers.conftest import CITATION, TODAY, judged, person
from tests.desktop.papers.reading import page_words, words_of


def lines(letter) -> list[str]:
    return ["".join(one.text for one in spans(part.words)) for part in letter.parts if isinstance(part, Paragraph)]


def test_the_call_names_the_units_the_last_day_and_the_days_of_the_round(sample):
    letter = sample.gather(paper("call"), sample.id)
    (addressed,) = [part.names for part in letter.parts if isinstance(part, Addressees)]
    assert addressed[0] == "- Phòng Bưu chính, Viễn thông;" and len(addressed) == 3
    told = lines(letter)
    assert letter.abstract == "V/v đề nghị xét khen thưởng trong phong trào thi đua yêu nước năm 2022"
    assert any("trước hết ngày 15 tháng 11 năm 2023" in line for line in told)
    assert "- Hội đồng Thi đua - Khen thưởng họp: ngày 28 tháng 11 năm 2023;" in told
    assert "- Báo cáo về Sở Nội vụ: ngày 25 tháng 01 năm 2024." in told
    assert letter.form is LetterForm.OFFICIAL and not letter.draft


def test_what_a_round_does_not_know_is_dotted_and_many_units_stand_on_a_list(invented, tmp_path):
    made = invented(person("Hà Thị Mai"))
    empty = made.gather(paper("call"), made.id)
    assert set("".join(next(part.names for part in empty.parts if isinstance(part, Addressees)))) == {"…"}
    units = tuple(f"Xã Bình An {number}" for number in range(1, 61))
    due = (Due(MilestoneKind.COUNCIL, date(2024, 3, 1)),)
    many = made.database.do(
        OpenRound("Đợt 60 xã", 2024, RewardType.MERIT, citation=CITATION, units=units, milestones=due)
    ).result
    file = tmp_path / "call.pdf"
    with made.database.read() as session:
        write_paper(session, paper("call"), many, TODAY, file)
    pages = page_words(file)
    assert "Các đơn vị trong Danh sách kèm theo." in pages[0] and "60 Xã Bình An 9" in pages[-1]
    assert "CÔNG VĂN" not in "".join(pages).replace("Kèm theo Công văn", "")


def test_a_ballot_for_each_award_has_its_people_and_two_empty_boxes(sample):
    ballots = sample.gather(paper("ballot"), sample.id).letters
    assert [one.abstract for one in ballots] == [
        "Xét, đề nghị tặng Bằng khen của Bộ trưởng Bộ Thông tin và Truyền thông",
        "Xét, đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang",
    ]
    rows = [row for row in ballots[1].parts[1].rows if not isinstance(row, Section)]
    assert [row[2:] for row in rows] == [("", "")] * 4
    assert "Số phiếu phát ra: 09, mỗi thành viên một phiếu." in lines(ballots[0])
    assert not any(isinstance(part, Closing) for one in ballots for part in one.parts)  # it is secret


def test_an_open_vote_is_signed(invented):
    made = judged(invented(person("Ma Văn Ước")), (person("Hà Thị Mai"), 9, ""), ballot="open")
    (letter,) = made.gather(paper("ballot"), made.id).letters
    assert letter.kind == "Phiếu biểu quyết" and isinstance(letter.parts[-1], Closing)


def test_the_list_submitted_says_who_was_left_out(invented):
    made = invented(person("Hà Thị Mai"), person("Lò Văn Hặc"), issued=False)
    listing = made.gather(paper("proposal"), made.id)
    assert listing.parts[0].total == "Tổng số: 02 cá nhân./." and listing.parts[0].note == ""


@pytest.fixture(scope="module")
def returned(invented):
    made = judged(invented(person("Ma Văn Ước")), (person("Hà Thị Mai"), 9, ""), (person("Lò Văn Hặc"), 9, ""))
    with made.database.read() as session:
        ids = [one.id for one in put_forward(session, made.id, TODAY)]
    made.database.do(MoveNominations((ids[1],), NominationState.WITHDRAWN, "Đơn vị rút"))
    return made


def test_who_withdrew_is_named_above_the_list(returned):
    part = returned.gather(paper("proposal"), returned.id).parts[0]
    assert part.note == "Không gồm Lò Văn Hặc (đã trả lại hoặc rút)"
    assert part.total == "Tổng số: 01 cá nhân./."


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_confirmation_says_what_the_register_keeps(sample, tmp_path, ending):
    row = paper("confirmation")
    last = sample.subjects(row)[-1]
    file = tmp_path / f"confirmation.{ending}"
    with sample.database.read() as session:
        write_paper(session, row, last, TODAY, file)
    words = words_of(file)
    for told in (
        "Đã được: tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang.",
        "Quyết định: số 1598/QĐ-UBND ngày 22 tháng 12 năm 2023 của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang.",
        "Ông Lục Văn Toàn.",
    ):
        assert "".join(told.split()) in words
    assert "BẢNNHÁP" not in words


def test_the_dead_and_households_are_confirmed_in_their_words(invented):
    made = invented(
        person("Vũ Đình Khuê", honorific="Ông", posthumous=True),
        person("Giàng A Páo", kind=NomineeKind.HOUSEHOLD, honorific="Ông", position="", unit="Thôn Nà Tông"),
    )
    dead, household = (" ".join(lines(made.gather(paper("confirmation"), one))) for one in (1, 2))
    assert "Ông Vũ Đình Khuê (truy tặng)." in dead and "Đã được: truy tặng Bằng khen" in dead
    assert "Tên: Hộ gia đình ông Giàng A Páo." in household
