"""Reports of achievements: what the record knows is filled in, the rest are dotted lines; one form for each kind."""

from datetime import date

import pytest
from sqlalchemy import select

from db.changes.nominations import AddNomination
from db.changes.rounds import OpenRound
from db.errors import KnownError
from db.models.authorities import Authority
from db.models.catalogue import AwardType
from db.queries.paper_order import LEVELS
from db.rules.terms import NomineeKind, RewardType
from desktop.documents.letters.letter import Dotted, Heading, Paragraph, TwoSignatures
from desktop.documents.letters.listing import Table
from desktop.documents.letters.paper_words import spans
from desktop.papers.reports import superior_body
from desktop.papers.table import paper
from tests.desktop.papers.conftest import CITATION, TODAY, Round, person

REPORTS, REPORT = paper("reports"), paper("report")


def said(letter) -> list[str]:
    """Return the lines of a report, dots left out."""
    lines = []
    for part in letter.parts:
        if isinstance(part, Paragraph):
            lines.append("".join(one.text for one in spans(part.words)))
        elif isinstance(part, Heading):
            lines.append(part.text)
        elif isinstance(part, Dotted):
            lines.append(f"{part.label}…")
    return lines


@pytest.fixture(scope="module")
def mixed(invented):
    return invented(
        person("Hà Thị Mai", honorific="Bà", birth="1986-03-14", ethnic_group="Tày", period="2022"),
        person("Trung tâm Y tế huyện Na Hang", kind=NomineeKind.COLLECTIVE, honorific="", position="", unit="Sở Y tế"),
        person("Giàng A Páo", kind=NomineeKind.HOUSEHOLD, honorific="Ông", position="", unit="Thôn Nà Tông"),
        person("Vũ Đình Khuê", honorific="Ông", posthumous=True),
    )


def test_what_is_known_of_a_person_is_filled_in_and_the_rest_is_dotted(mixed):
    lines = said(next(one for one in mixed.gather(REPORTS, mixed.id).letters if "Hà Thị Mai" in str(one)))
    assert "- Họ và tên: Bà Hà Thị Mai." in lines and "- Dân tộc: Tày." in lines
    assert "- Ngày, tháng, năm sinh: 14/03/1986." in lines and "- Quê quán:…" in lines
    assert "- Thời gian lập thành tích: năm 2022." in lines and f"- {CITATION}." in lines


def test_collectives_households_and_the_dead_sign_as_they_can(mixed):
    letters = mixed.gather(REPORTS, mixed.id).letters
    signers = [one.parts[-1].right.office[0] for one in letters]
    assert signers == ["THỦ TRƯỞNG ĐƠN VỊ", "NGƯỜI BÁO CÁO", "THỦ TRƯỞNG ĐƠN VỊ", "ĐẠI DIỆN HỘ GIA ĐÌNH"]
    assert all(isinstance(one.parts[-1], TwoSignatures) for one in letters)
    assert [one.abstract.partition(" Bằng")[0] for one in letters] == [
        *("Đề nghị tặng", "Đề nghị tặng"), *("Đề nghị truy tặng", "Đề nghị tặng"),
    ]  # fmt: skip
    assert letters[0].office.superior == "Sở Y tế" and letters[3].office.superior is None


def test_a_group_of_authors_signs_through_one_of_them(invented):
    group = person("Nhóm tác giả ca khúc Về Tuyên", kind=NomineeKind.COLLECTIVE, honorific="", position="", unit="")
    made = invented(group)
    (letter,) = made.gather(REPORTS, made.id).letters
    assert letter.parts[-1].right.office == ("ĐẠI DIỆN NHÓM TÁC GIẢ",)


@pytest.mark.parametrize(
    ("unit", "head"),
    [
        ("Phòng Bưu chính, Viễn thông, Sở Nội vụ tỉnh Tuyên Quang", "Sở Nội vụ tỉnh Tuyên Quang"),
        (
            "Trung tâm Văn hóa, Truyền thông và Thể thao huyện Lâm Bình, tỉnh Tuyên Quang",
            "Trung tâm Văn hóa, Truyền thông và Thể thao huyện Lâm Bình",
        ),
        ("Trường THCS Lê Lợi, phường Minh Xuân, tỉnh Tuyên Quang", "Trường THCS Lê Lợi"),
        ("UBND xã Yên Sơn", "UBND xã Yên Sơn"),
        ("Phòng Kế hoạch, Tài chính", "Phòng Kế hoạch, Tài chính"),
        ("Thôn 3, xã Yên Sơn", ""),
        ("", ""),
    ],
)
def test_a_report_is_headed_by_a_body_never_by_the_end_of_an_address(unit, head):
    assert superior_body(unit) == head


def test_one_report_is_that_of_all_reports(mixed):
    (first,) = [one for one in mixed.gather(REPORTS, mixed.id).letters if "Hà Thị Mai" in str(one)]
    assert mixed.gather(REPORT, 1) == first


def test_what_the_round_itself_gave_is_no_earlier_award_but_an_older_one_is(mixed):
    def tables(letter):
        return [[row for row in part.rows if row[1]] for part in letter.parts if isinstance(part, Table)]

    assert tables(mixed.gather(REPORT, 1)) == [[], []]
    with mixed.database.read() as session:
        award = session.scalars(select(AwardType.id).where(AwardType.code == "province_chair_merit_certificate")).one()
        chairman = session.scalars(select(Authority.id).order_by(LEVELS)).first()
    later = mixed.database.do(OpenRound("Đợt năm 2023", 2023, RewardType.SUDDEN, citation=CITATION)).result
    one = mixed.database.do(AddNomination(later, award, chairman, person("Hà Thị Mai", birth="1986-03-14"))).result
    letter = Round(mixed.database, later).gather(REPORT, one)
    assert "1. Nhiệm vụ được giao hoặc hoàn cảnh xảy ra sự việc:…" in said(letter)
    assert not any(isinstance(part, Table) for part in letter.parts)  # a sudden deed has no part III


def test_a_report_of_nobody_is_refused(mixed):
    with pytest.raises(KnownError) as refused:
        mixed.gather(REPORT, 4_711)
    assert refused.value.code == "gone"
    assert date(2024, 1, 1) < TODAY
