"""A small record for the window's tests: one office, two authorities, one round, invented people."""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from db.changes import registry
from db.changes.council import RecordCouncil, Result
from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.nominations import AddNomination, MoveNominations
from db.changes.office import AddAuthority, AddSigner
from db.changes.rounds import AddMovement, OpenRound
from db.connect import Database
from db.creating import create_record
from db.queries.lookups import award_types
from db.rules.drafts import NominationDraft
from db.rules.terms import DecisionOrigin, NominationState, NomineeKind, RewardType, SigningCapacity

TODAY = date(2023, 12, 20)
CITATION = "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022"
LONGEST_NAME = ("Công Huyền Tôn Nữ Thị Quỳnh Như Ngọc Diễm " * 5)[:180]
"""As long as the record takes a name."""
FROM = date(2011, 1, 1)
PEOPLE = (
    ("Ông", "Ma Văn Khánh", "Phó Trưởng phòng", "Phòng Chuyển đổi số"),
    ("Bà", "Nguyễn Thị Thu Hà", "Chuyên viên", "Phòng Bưu chính, Viễn thông"),
    ("Ông", "Hoàng Đức Thắng", "Kế toán trưởng", "Văn phòng Sở"),
    ("Bà", "Quan Thị Ánh Tuyết", "Giám đốc Trung tâm", "Trung tâm Chuyển đổi số"),
    ("Ông", "Nông Ngọc Sơn", "Viên chức", "Trung tâm Chuyển đổi số"),
    ("Ông", "Sùng Mí Dính", "Công nhân", "Bưu điện tỉnh Tuyên Quang"),
    ("Bà", "Chẩu Thị Hiên", "Tổ trưởng", "Viễn thông Tuyên Quang"),
)
COLLECTIVES = ("Phòng Chuyển đổi số", "Trung tâm Chuyển đổi số", "Bưu điện huyện Sơn Dương")
assert registry.ALL


def do(database: Database, change: object) -> object:
    return database.do(change).result


def add_authorities(database: Database) -> tuple[int, int, int]:
    """Return the ids of our office, the minister and the chairman."""
    office = do(
        database,
        AddAuthority(
            "stttt",
            "department",
            "Giám đốc Sở Thông tin và Truyền thông",
            "Giám đốc Sở",
            "Sở Thông tin và Truyền thông tỉnh Tuyên Quang",
            "GIÁM ĐỐC",
            "Tuyên Quang",
            "QĐ-STTTT",
            FROM,
            superior="UBND tỉnh Tuyên Quang",
            is_office=True,
        ),
    )
    minister = do(
        database,
        AddAuthority(
            "btttt",
            "ministry",
            "Bộ trưởng Bộ Thông tin và Truyền thông",
            "Bộ trưởng Bộ TT&TT",
            "Bộ Thông tin và Truyền thông",
            "BỘ TRƯỞNG",
            "Hà Nội",
            "QĐ-BTTTT",
            FROM,
        ),
    )
    chairman = do(
        database,
        AddAuthority(
            "ubnd",
            "province",
            "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang",
            "Chủ tịch UBND tỉnh",
            "Ủy ban nhân dân tỉnh Tuyên Quang",
            "CHỦ TỊCH",
            "Tuyên Quang",
            "QĐ-UBND",
            FROM,
        ),
    )
    for authority, name, capacity, title in (
        (office, "Phạm Thế Khải", SigningCapacity.HEAD, "GIÁM ĐỐC"),
        (minister, "Lê Quang Vinh", SigningCapacity.HEAD, "BỘ TRƯỞNG"),
        (chairman, "Trần Hữu Phước", SigningCapacity.DEPUTY, "PHÓ CHỦ TỊCH"),
    ):
        do(database, AddSigner(authority, name, capacity, title))
    return office, minister, chairman


def usual_award(database: Database) -> int:
    with database.read() as session:
        return next(
            id_ for id_, name, _code in award_types(session) if name.startswith("Bằng khen của Chủ tịch UBND tỉnh")
        )


def open_round(database: Database) -> int:
    movement = do(database, AddMovement("phong trào thi đua yêu nước năm 2022"))
    return do(
        database,
        OpenRound("Tổng kết công tác năm 2022", 2022, RewardType.MERIT, movement, CITATION, date(2023, 11, 30)),
    )


def nominate(database: Database, round_id: int, authority: int) -> list[int]:
    award = usual_award(database)
    drafts = [
        NominationDraft(NomineeKind.COLLECTIVE, name, unit="Sở Thông tin và Truyền thông", citation=CITATION)
        for name in COLLECTIVES
    ]
    drafts += [
        NominationDraft(
            NomineeKind.INDIVIDUAL, name, honorific=honorific, position=position, unit=unit, citation=CITATION
        )
        for honorific, name, position, unit in PEOPLE
    ]
    return [do(database, AddNomination(round_id, award, authority, draft)) for draft in drafts]


def make_record(file: Path, issued: bool = False) -> tuple[int, int]:
    """Make a record with a round of ten nominations; return round and the chairman's id."""
    round_id, chairman, content = _made(issued)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return round_id, chairman


@cache
def _made(issued: bool) -> tuple[int, int, bytes]:
    """Return the ids of round and chairman, and the record's content: it is made once in a run."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "record.sqlite"
        round_id, chairman = _make(file, issued)
        return round_id, chairman, file.read_bytes()


def _make(file: Path, issued: bool) -> tuple[int, int]:
    create_record(file, today=lambda: TODAY)
    database = Database(file, today=lambda: TODAY)
    _office, _minister, chairman = add_authorities(database)
    round_id = open_round(database)
    ids = nominate(database, round_id, chairman)
    if issued:
        issue(database, round_id, chairman, ids)
    database.close()
    return round_id, chairman


def issue(database: Database, round_id: int, authority: int, ids: list[int]) -> int:
    do(database, MoveNominations(tuple(ids), NominationState.SUBMITTED))
    results = tuple(Result(id_, 9, 9, True) for id_ in ids)
    do(database, RecordCouncil(round_id, date(2023, 12, 1), "Tuyên Quang", "Phạm Thế Khải", "Lý Thị Mỹ", 9, 9, results))
    award = usual_award(database)
    decision = do(
        database,
        DraftDecision(
            round_id,
            authority,
            award,
            DecisionOrigin.DRAFTED,
            tuple(ids),
            "Tuyên Quang",
            "Trần Hữu Phước",
            "PHÓ CHỦ TỊCH",
            SigningCapacity.DEPUTY,
        ),
    )
    do(database, IssueDecision(decision, "46", date(2023, 12, 12)))
    return decision
