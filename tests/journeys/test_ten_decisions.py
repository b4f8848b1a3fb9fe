"""Ten kinds of real decisions, with invented names: entered, printed, exported to the register."""

from dataclasses import dataclass
from datetime import date

import openpyxl
import pytest
from sqlalchemy import select

from db.changes.award_types import AddAwardType
from db.changes.council import DraftSubmission, SendSubmission
from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.nominations import AddNomination, MoveNominations
from db.changes.office import AddAuthority
from db.changes.rounds import OpenRound
from db.models.authorities import Authority
from db.models.catalogue import AwardType
from db.rules.drafts import NominationDraft
from db.rules.terms import DecisionOrigin, NominationState, NomineeKind, RewardType, SigningCapacity
from desktop.papers.table import paper
from desktop.papers.writing import write_paper
from tests.db.changes.conftest import TODAY, Office, office, template
from tests.desktop.documents.reading import read_pages

__all__ = ["office", "template"]  # fixtures
K, S = NomineeKind, SigningCapacity
SINCE = date(1990, 1, 1)
CHAIRMAN = "province_chair_merit_certificate"


@dataclass(frozen=True)
class Signed:
    """One decision: who gave what to whom, as its paper says."""

    number: str
    day: date
    title: str
    body: str
    suffix: str
    nominees: tuple[tuple[NomineeKind, str, str, str], ...]
    """(kind, name, position, unit)."""
    award: str = CHAIRMAN
    own: tuple[str, str, str] = ("", "", "")
    """Name, form and level of an award that the catalogue does not have."""
    level: str = "province"
    capacity: SigningCapacity = S.DEPUTY
    reward_type: RewardType = RewardType.MERIT
    posthumous: bool = False
    without_bonus: bool = False
    """The law of its day, or its coefficient, is not in the catalogue: the bonus stays not known."""
    nationality: str = ""
    says: tuple[str, ...] = ()
    """What its paper must say beside the names."""
    also: tuple[tuple[str, tuple[tuple[NomineeKind, str, str, str], ...]], ...] = ()
    """What else the same paper gives: code of the award, and to whom."""

    @property
    def everybody(self) -> list[str]:
        """The names in it, each as often as it stands there."""
        return [
            name for those in (self.nominees, *(those for _code, those in self.also)) for _kind, name, *_rest in those
        ]


def chairman(place: str) -> tuple[str, str, str]:
    """Return title, body and suffix of a province's chairman."""
    body = f"Ủy ban nhân dân tỉnh {place}"
    return f"Chủ tịch {body}", body, "QĐ-UBND"


HOME = ("Giám đốc Sở Nội vụ", "Sở Nội vụ tỉnh Tuyên Quang", "QĐ-SNV")
PARTY = ("Ban Thường vụ Tỉnh ủy Quảng Nam", "Tỉnh ủy Quảng Nam", "QĐ/TU")
STATE = ("Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam", "Chủ tịch nước", "QĐ-CTN")
PM = ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ", "QĐ-TTg")
VOV = ("Tổng Giám đốc Đài Tiếng nói Việt Nam", "Đài Tiếng nói Việt Nam", "QĐ-TNVN")
MINISTER = ("Bộ trưởng Bộ Thông tin và Truyền thông", "Bộ Thông tin và Truyền thông", "QĐ-BTTTT")
TEN = {
    "collectives and people of a province": Signed(
        "2871/QĐ-UBND", date(2022, 10, 24), *chairman("Quảng Bình"),
        ((K.COLLECTIVE, "Phòng Tư pháp huyện Quảng Lâm", "", "Ủy ban nhân dân huyện Quảng Lâm"),
         (K.INDIVIDUAL, "Trương Thị Ái Lan", "Phó Trưởng phòng", "Sở Tư pháp tỉnh Quảng Bình")),
    ),
    "collectives alone": Signed(
        "163/QĐ-UBND", date(2023, 1, 19), *chairman("Lạng Sơn"),
        ((K.COLLECTIVE, "Trạm Y tế xã Thanh Lòa", "", "Trung tâm Y tế huyện Cao Lộc"),
         (K.COLLECTIVE, "Trường Tiểu học xã Bắc La", "", "Huyện Văn Lãng")),
    ),
    "a sudden deed": Signed(
        "1034/QĐ-UBND", date(2024, 1, 11), *chairman("Lạng Sơn"),
        ((K.INDIVIDUAL, "Hoàng Văn Lưỡng", "Công an viên", "Xã Thanh Lòa"),), reward_type=RewardType.SUDDEN,
    ),
    "proposed and decided by the Party": Signed(
        "1436-QĐ/TU", date(2023, 6, 19), *PARTY,
        ((K.COLLECTIVE, "Chi bộ thôn Trà Linh", "", "Đảng bộ xã Trà Linh"),
         (K.INDIVIDUAL, "Hồ Văn Bling", "Bí thư Chi bộ", "Đảng bộ xã Trà Linh")),
        own=("Bằng khen của Tỉnh ủy", "commendation", "other"), level="other", capacity=S.COLLECTIVE,
        without_bonus=True, says=("1436-QĐ/TU",),
    ),
    "posthumous, a citizen without office": Signed(
        "1712/QĐ-UBND", date(2023, 9, 2), *chairman("Bình Thuận"),
        ((K.INDIVIDUAL, "Đàng Năng Thọ", "", "Xã Phan Hiệp, huyện Bắc Bình"),),
        reward_type=RewardType.SUDDEN, posthumous=True, says=("Truy tặng",),
    ),
    "by the Prime Minister, to an address": Signed(
        "449/QĐ-TTg", date(2022, 4, 14), *PM,
        ((K.INDIVIDUAL, "Lý Mí Sính", "", "Thôn Há Súng, xã Lũng Táo, tỉnh Hà Giang"),),
        award="prime_minister_merit_certificate", level="other",
    ),
    "an order of the State": Signed(
        "209/QĐ-CTN", date(2024, 1, 4), *STATE,
        ((K.INDIVIDUAL, "Ksor H’Blăm", "Học sinh", "Trường THCS Ia Mlah"),),
        award="bravery_order", level="other", capacity=S.HEAD, without_bonus=True,
        reward_type=RewardType.SUDDEN, says=("Huân chương Dũng cảm",),
    ),
    "winners of a contest of a broadcaster": Signed(
        "1119/QĐ-TNVN", date(2024, 1, 9), *VOV,
        ((K.INDIVIDUAL, "Nguyễn Quỳnh Chi Mai", "Biên tập viên", "Kênh VOV5"),),
        own=("Bằng khen của Tổng Giám đốc Đài Tiếng nói Việt Nam", "commendation", "ministry"), level="other",
        without_bonus=True,
    ),
    "an enterprise": Signed(
        "2016/QĐ-BTTTT", date(2016, 12, 12), *MINISTER,
        ((K.COLLECTIVE, "Công ty Cổ phần Bưu chính Lô Lô", "", "Tổng công ty Bưu điện Việt Nam"),),
        award="minister_merit_certificate", level="ministry", without_bonus=True,
    ),
    "of 1994, under no law that the catalogue has": Signed(
        "58/QĐ-UB", date(1994, 2, 3), *chairman("Tuyên Quang"),
        ((K.INDIVIDUAL, "Quan Văn Chẩn", "Kế toán", "Hợp tác xã Kim Phú"),), without_bonus=True,
    ),
    "a department at the year's end": Signed(
        "412/QĐ-SNV", date(2024, 1, 10), *HOME,
        ((K.INDIVIDUAL, "Nguyễn Thị Bích Ngà", "Chuyên viên", "Phòng Nội vụ"),
         (K.INDIVIDUAL, "Lưu Quốc Toản", "Văn thư", "Văn phòng Sở")),
        award="advanced_worker", level="department", without_bonus=True,
        also=(
            ("grassroots_emulation_fighter", ((K.INDIVIDUAL, "Nguyễn Thị Bích Ngà", "Chuyên viên", "Phòng Nội vụ"),)),
            ("advanced_collective", ((K.COLLECTIVE, "Phòng Nội vụ", "", "Sở Nội vụ tỉnh Tuyên Quang"),)),
            ("dept_director_commendation", ((K.COLLECTIVE, "Chi đoàn Sở Nội vụ", "", "Sở Nội vụ tỉnh Tuyên Quang"),
                                            (K.INDIVIDUAL, "Lưu Quốc Toản", "Văn thư", "Văn phòng Sở"))),
        ),
        says=("Danh sách 4", "danh hiệu “Chiến sĩ thi đua cơ sở” cho 01 cá nhân", "01 tập thể và 01 cá nhân",
              "02 tập thể và 02 cá nhân"),
    ),
    "flags and certificates of a ministry in one paper": Signed(
        "2207/QĐ-BTTTT", date(2016, 12, 30), *MINISTER,
        ((K.COLLECTIVE, "Tổng công ty Viễn thông Sông Lô", "", "Bộ Thông tin và Truyền thông"),),
        award="province_emulation_flag", level="ministry", without_bonus=True,
        also=(("minister_merit_certificate",
               ((K.COLLECTIVE, "Nhà xuất bản Bản Làng", "", "Bộ Thông tin và Truyền thông"),
                (K.INDIVIDUAL, "Đinh Thị Sao Mai", "Biên tập viên", "Nhà xuất bản Bản Làng"))),),
        says=("Cờ thi đua", "Bằng khen của Bộ trưởng Bộ Thông tin và Truyền thông cho 01 tập thể và 01 cá nhân"),
    ),
    "a foreigner": Signed(
        "77/QĐ-BTTTT", date(2019, 5, 6), *MINISTER,
        ((K.INDIVIDUAL, "Takeshi Yamamoto", "Chuyên gia", "Cơ quan Hợp tác quốc tế Nhật Bản"),),
        award="minister_merit_certificate", level="ministry", nationality="Nhật Bản", says=("Nhật Bản",),
    ),
}  # fmt: skip


def enter(office: Office, one: Signed) -> tuple[int, int]:
    """Enter a decision as a clerk does; returns its id and that of its round."""
    do = office.database.do
    place = one.body.rpartition(" ")[2]
    authority = do(
        AddAuthority("giver", one.level, one.title, one.title, one.body, "CHỦ TỊCH", place, one.suffix, SINCE)
    ).result
    with office.database.read() as session:
        awards = {row.code: row.id for row in session.scalars(select(AwardType))}
    own = do(AddAwardType(*one.own, (K.INDIVIDUAL, K.COLLECTIVE))).result if one.own[0] else 0
    round_id = do(OpenRound(f"Quyết định {one.number}", one.day.year, one.reward_type)).result
    made = []
    given = [(own or awards[one.award], *each) for each in one.nominees]
    given += [(awards[code], *each) for code, those in one.also for each in those]
    for award, kind, name, position, unit in given:
        person = kind is K.INDIVIDUAL
        draft = NominationDraft(
            kind, name, honorific="Ông" if person else "", position=position, unit=unit,
            citation="Đã có thành tích xuất sắc", posthumous=one.posthumous,
            nationality=one.nationality if person else "",
        )  # fmt: skip
        made.append(do(AddNomination(round_id, award, authority, draft)).result)
    for state in (NominationState.SUBMITTED, NominationState.RECOMMENDED):
        do(MoveNominations(tuple(made), state))
    drafted = DraftDecision(
        round_id, authority, 0, DecisionOrigin.RECEIVED, tuple(made), place, "Hà Văn Ký", "PHÓ CHỦ TỊCH",
        one.capacity, ("Căn cứ Luật Thi đua, khen thưởng",),
    )  # fmt: skip
    decision = do(drafted).result
    do(IssueDecision(decision, one.number, one.day, without_bonus=one.without_bonus))
    return decision, round_id


@pytest.mark.parametrize("one", TEN.values(), ids=TEN)
def test_a_decision_of_this_kind_is_entered_printed_and_exported(office, tmp_path, one):
    decision, _round = enter(office, one)
    with office.database.read() as session:
        write_paper(session, paper("decision"), decision, TODAY, tmp_path / "decision.pdf")
        write_paper(session, paper("register"), 0, TODAY, tmp_path / "register.xlsx")
    said = " ".join(" ".join(page.text for page in read_pages(tmp_path / "decision.pdf")).split())
    for name in one.everybody:
        assert name in said
    assert f"Số: {one.number}" in said
    for words in one.says:
        assert words in said
    rows = list(openpyxl.load_workbook(tmp_path / "register.xlsx").active.iter_rows(values_only=True))
    kept = [row for row in rows if one.number in row]
    entered = [str(row[1]).removeprefix("Ông ").partition(",")[0].partition(" (")[0] for row in kept]
    assert sorted(entered) == sorted(one.everybody)


def test_a_submission_of_the_department_is_numbered_and_printed(office, tmp_path):
    (one,) = office.recommended(NominationDraft(K.INDIVIDUAL, "Trương Thị Ái Lan", honorific="Bà", unit="Sở Tư pháp"))
    council = "Hội đồng Thi đua - Khen thưởng tỉnh"
    drafted = DraftSubmission(office.round_id, office.chairman, (one,), (council,), "Phan Việt Tùng", "GIÁM ĐỐC")
    made = office.database.do(drafted).result
    office.database.do(SendSubmission(made, "2753", date(2024, 1, 11)))
    with office.database.read() as session:
        assert session.scalar(select(Authority.is_office).where(Authority.code == "office"))
        write_paper(session, paper("submission"), made, TODAY, tmp_path / "submission.pdf")
    said = " ".join(" ".join(page.text for page in read_pages(tmp_path / "submission.pdf")).split())
    assert "2753/TTr-STTTT" in said
    assert council in said
