"""A record with what the sample has not: an office's own authority, award and units; a household, a foreigner, a
revocation.
"""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from db.changes.award_types import AddAwardType
from db.changes.ceremonies import RevokeAward
from db.changes.certificates import AddStock, MakeCertificates, MoveSheets, StartPrintRun
from db.changes.council import DraftSubmission, RecordCouncil, Result
from db.changes.decisions import DraftDecision, IssueDecision, JudgeItem
from db.changes.nominations import AddNomination, MoveNominations
from db.changes.office import AddAuthority, AddSigner
from db.changes.round_plan import Due
from db.changes.rounds import OpenRound
from db.changes.units import AddUnit, RenameUnit, SucceedUnit
from db.connect import Database
from db.rules.drafts import NominationDraft
from db.rules.terms import (
    DecisionOrigin,
    MilestoneKind,
    NominationState,
    NomineeKind,
    RewardType,
    SheetState,
    SigningCapacity,
)
from tests.desktop.ui.records import FROM, TODAY, do, make_record

S = NominationState
FARM = "Vụ mùa năm 2023 đạt năng suất cao, giúp đỡ 12 hộ nghèo của thôn Nà Đinh"
COMMUNE = "UBND xã Kiến Thiết"
NOMINEES = (
    NominationDraft(NomineeKind.HOUSEHOLD, "Giàng A Páo", honorific="Ông", unit="Thôn Nà Đinh", citation=FARM),
    NominationDraft(
        NomineeKind.INDIVIDUAL, "Takeshi Yamamoto", honorific="Ông", position="Chuyên gia JICA", unit="Nhật Bản"
    ),
    NominationDraft(NomineeKind.COLLECTIVE, "Hợp tác xã Nông nghiệp 19/5", unit=COMMUNE, citation=FARM),
    NominationDraft(NomineeKind.INDIVIDUAL, "Ma Thị Bảy", honorific="Bà", unit="Thôn Nà Đinh", citation=FARM),
    NominationDraft(NomineeKind.INDIVIDUAL, "Lò Văn Pản", honorific="Ông", unit="Thôn Nà Đinh"),
)


def own_office_record(file: Path) -> Path:
    """Write the record to `file`; return the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_made())
    return file


@cache
def _made() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "record.sqlite"
        make_record(file, issued=True)
        database = Database(file, today=lambda: TODAY)
        _revoke_and_print(database)
        _award_of_our_own(database, _units(database))
        database.close()
        return file.read_bytes()


def _revoke_and_print(database: Database) -> None:
    """Of the decision that is there: one award revoked, one sheet spoiled, the rest printed."""
    certificates = do(database, MakeCertificates(1))
    stock = do(database, AddStock("Phôi Bằng khen tỉnh, 2023", sheets=50))
    do(database, StartPrintRun(tuple(certificates[:3]), "Canon iX6870", stock_id=stock))
    do(database, MoveSheets((2,), SheetState.SPOILED, "Kẹt giấy"))
    do(database, RevokeAward(5, "61", date(2023, 12, 19), "Khai man thành tích"))


def _units(database: Database) -> int:
    """Return our commune; a unit was renamed, another taken over."""
    commune = do(database, AddUnit(COMMUNE, abbreviation="UBND KT", address="xã Kiến Thiết, huyện Yên Sơn"))
    village = do(database, AddUnit("Thôn Nà Đinh", parent_id=commune))
    old = do(database, AddUnit("Thôn Nà Đinh 2", parent_id=commune))
    do(database, RenameUnit(commune, "Ủy ban nhân dân xã Kiến Thiết", date(2023, 7, 1)))
    do(database, SucceedUnit(old, village, date(2023, 7, 1)))
    return int(commune)


def _award_of_our_own(database: Database, _commune: int) -> None:
    """A round with an award and an authority that no catalogue names; every state of a nomination is in it."""
    chairman = do(
        database,
        AddAuthority(
            "xa-kien-thiet",
            "other",
            "Chủ tịch Ủy ban nhân dân xã Kiến Thiết",
            "Chủ tịch UBND xã",
            "Ủy ban nhân dân xã Kiến Thiết",
            "CHỦ TỊCH",
            "Kiến Thiết",
            "QĐ-UBND",
            FROM,
        ),
    )
    do(database, AddSigner(chairman, "Nông Văn Chấn", SigningCapacity.HEAD, "CHỦ TỊCH"))
    award = do(
        database,
        AddAwardType("Giấy khen Nhà nông giỏi", "commendation", "commune", tuple(NomineeKind), abbreviation="GKNN"),
    )
    report = Due(MilestoneKind.OTHER, date(2024, 1, 25), "Báo cáo UBND huyện")
    round_id = do(
        database,
        OpenRound(
            "Nhà nông giỏi năm 2023",
            2023,
            RewardType.SUDDEN,
            citation=FARM,
            deadline=date(2023, 12, 1),
            fund=9_000_000,
            milestones=(report,),
            units=("Ủy ban nhân dân xã Kiến Thiết", "Thôn Nà Đinh"),
        ),
    )
    ids = [do(database, AddNomination(round_id, award, chairman, draft)) for draft in NOMINEES]
    do(database, MoveNominations(tuple(ids[:4]), S.SUBMITTED))
    do(database, MoveNominations((ids[3],), S.RETURNED, "Thiếu xác nhận của xã"))
    results = tuple(Result(id_, 5, 7, id_ != ids[2], "" if id_ != ids[2] else "Chưa đủ phiếu") for id_ in ids[:3])
    council = RecordCouncil(round_id, date(2023, 12, 4), "Kiến Thiết", "Nông Văn Chấn", "Ma Thị Dung", 7, 7, results)
    do(database, council)
    do(database, DraftSubmission(round_id, chairman, tuple(ids[:2]), (COMMUNE,), "Nông Văn Chấn", "CHỦ TỊCH"))
    drafted = DraftDecision(
        round_id, chairman, award, DecisionOrigin.DRAFTED, tuple(ids[:2]), "Kiến Thiết", "Nông Văn Chấn", "CHỦ TỊCH"
    )
    decision = do(database, drafted)
    do(database, JudgeItem(decision, ids[1], False, "Người nước ngoài do cấp trên khen"))
    do(database, IssueDecision(decision, "112", date(2023, 12, 14), without_bonus=True))
    do(database, MakeCertificates(decision))
