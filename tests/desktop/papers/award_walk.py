"""Every award of the catalogue given to every kind of nominee, on both sides of each change of the law."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, timedelta
from itertools import count, cycle
from pathlib import Path
from typing import Any

from sqlalchemy import select

from db.catalogue import shipped
from db.changes.award_types import AddAwardType
from db.changes.council import DraftSubmission, RecordCouncil, Result, SendSubmission
from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.nominations import AddNomination, MoveNominations
from db.changes.office import AddAuthority, AddSigner
from db.changes.rounds import OpenRound
from db.connect import Database
from db.creating import create_record
from db.errors import KnownError
from db.models.catalogue import AwardKind, AwardType
from db.models.decisions import Recipient
from db.queries.grounds import grounds_for
from db.rules.drafts import NominationDraft
from db.rules.terms import DecisionOrigin, NominationState, NomineeKind, RewardType
from desktop.papers.table import Subject, paper
from tests.desktop.papers.conftest import CITATION, person

TODAY = date(2026, 12, 1)
SINCE = date(1991, 10, 1)
CHANGES = (date(2017, 10, 1), date(2024, 1, 1), date(2025, 7, 1), date(2026, 10, 1))
DAYS = tuple(day for first in CHANGES for day in (first - timedelta(1), first))
LAW = "Luật Thi đua, khen thưởng ngày"
LAWS = {
    date(2017, 9, 30): (f"{LAW} 26 tháng 11 năm 2003", "Nghị định số 42/2010/NĐ-CP", "Nghị định số 65/2014/NĐ-CP"),
    date(2023, 12, 31): (f"{LAW} 26 tháng 11 năm 2003", "Nghị định số 91/2017/NĐ-CP"),
    date(2025, 6, 30): (f"{LAW} 15 tháng 6 năm 2022", "Nghị định số 98/2023/NĐ-CP"),
    date(2026, 9, 30): (f"{LAW} 15 tháng 6 năm 2022", "Nghị định số 152/2025/NĐ-CP"),
    date.max: (f"{LAW} 15 tháng 6 năm 2022", "ngày 23 tháng 4 năm 2026", "Nghị định số 152/2025/NĐ-CP"),
}
"""What a paper cites until a day, the last day of each regime."""
AUTHORITIES = {
    "ministry": ("Bộ trưởng Bộ Thông tin và Truyền thông", "Bộ Thông tin và Truyền thông", "BỘ TRƯỞNG", "QĐ-BTTTT"),
    "province": (
        "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang", "Ủy ban nhân dân tỉnh Tuyên Quang", "CHỦ TỊCH", "QĐ-UBND",
    ),
    "department": ("Giám đốc Sở Nội vụ", "Sở Nội vụ", "GIÁM ĐỐC", "QĐ-SNV"),
    "commune": ("Chủ tịch Ủy ban nhân dân xã Yên Sơn", "Ủy ban nhân dân xã Yên Sơn", "CHỦ TỊCH", "QĐ-UBND"),
    "government": ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ", "THỦ TƯỚNG", "QĐ-TTg"),
    "state": ("Chủ tịch nước", "Chủ tịch nước", "CHỦ TỊCH NƯỚC", "QĐ-CTN"),
}  # fmt: skip
LEVELS = ("ministry", "province", "department")
GIVEN_BY = {
    "grassroots": "department",
    "province_or_ministry": "province",
    "ministry_or_province": "ministry",
    "district": "commune",
    "district/commune": "commune",
    "enterprise": "department",
}
"""Who gives an award of a level of the catalogue."""
K = NomineeKind
NOMINEES = {
    "individual": person("Lò Thị Mẫu"),
    "posthumous": person("Vàng A Páo", honorific="Ông", posthumous=True, position="Công an viên"),
    "foreigner": person("John Müller", honorific="Ông", position="Chuyên gia", unit="Tổ chức GIZ", nationality="Đức"),
    "collective": person("Phòng Bưu chính, Viễn thông", kind=K.COLLECTIVE, honorific="", position="", unit="Sở Nội vụ"),
    "authors": person("Nhóm tác giả ca khúc Về Tuyên", kind=K.COLLECTIVE, honorific="", position="", unit=""),
    "household": person("Giàng A Páo", kind=K.HOUSEHOLD, honorific="Ông", position="", unit="Thôn Nà Tông"),
}
FURTHER = ("bravery_order", "merited_teacher", "enterprise_medal")
"""One of each family of the awards of `more_awards.json`: the others differ from it by their name only."""
OWN: dict[str, tuple[str, str, str, tuple[NomineeKind, ...]]] = {
    "own_1": ("Giấy khen chuyên đề chuyển đổi số", "commendation", "department", (K.INDIVIDUAL, K.COLLECTIVE)),
    "own_2": ("Bằng khen phong trào “Dân vận khéo”", "commendation", "province", (K.COLLECTIVE,)),
    "own_3": ("Bằng chứng nhận Nhà nông giỏi", "commendation", "commune", (K.HOUSEHOLD, K.INDIVIDUAL)),
    "own_4": ("Thư khen", "commendation", "department", (K.INDIVIDUAL,)),
    "own_5": ("Công dân Tuyên Quang ưu tú", "title", "province", (K.INDIVIDUAL,)),
    "own_6": ("Gia đình hiếu học", "title", "commune", (K.HOUSEHOLD,)),
    "own_7": ("Huy hiệu Tuyên Quang", "commendation", "province", (K.INDIVIDUAL,)),
    "own_8": ("Giải Nhất cuộc thi Sáng tạo trẻ", "commendation", "department", (K.COLLECTIVE,)),
    "own_9": ("Cờ truyền thống", "title", "province", (K.COLLECTIVE,)),
    "own_10": ("Danh hiệu Làng nghề tiêu biểu", "title", "commune", (K.COLLECTIVE,)),
}
"""What offices add in Danh mục, by the code it gets: name, form, level, kinds."""
AWARDS = {row["id"]: row for row in shipped()["awards"] if "source" not in row or row["id"] in FURTHER}
AWARDS |= {code: {"level": level} for code, (_name, _form, level, _kinds) in OWN.items()}


@dataclass(frozen=True)
class Given:
    """One award for one nominee on one day: its round and decision."""

    award: str
    who: str
    day: date
    round_id: int
    decision: int
    submission: int
    nomination: int
    recipient: int


@dataclass
class Walk:
    """The record with a round for every award and kind of nominee; `refused` has those that a day's law has not."""

    database: Database
    given: list[Given] = field(default_factory=list)
    refused: list[tuple[str, str, date, str]] = field(default_factory=list)
    said: dict[tuple[str, int], str] = field(default_factory=dict)

    def say(self, code: str, one: Given) -> str:
        """Return every text of a paper, a line each; read once where nothing was changed since."""
        if (code, one.round_id) not in self.said:
            self.said[code, one.round_id] = self._say(code, one)
        return self.said[code, one.round_id]

    def do(self, change: object) -> None:
        """Change the record; all papers are read anew."""
        self.database.do(change)
        self.said.clear()

    def _say(self, code: str, one: Given) -> str:
        row = paper(code)
        ids = {Subject.DECISION: one.decision, Subject.SUBMISSION: one.submission, Subject.ROUND: one.round_id}
        ids |= {Subject.NOMINATION: one.nomination, Subject.AWARD: one.recipient}
        with self.database.read() as session:
            return "\n".join(told(row.load().gather(session, ids.get(row.of, 0), TODAY)))


def walk_on(file: Path, days: Iterable[date], *, every: bool = False) -> Walk:
    """Return a record in which every award went to each kind of nominee that it is for, on the days in turn.

    With `every` it went to each nominee of the kind on each day; without, few stand for the others.
    """
    create_record(file, today=lambda: TODAY)
    walk = Walk(Database(file, today=lambda: TODAY))
    by_level = {level: authority_of(walk.database, level) for level in AUTHORITIES}
    for own in OWN.values():
        walk.database.do(AddAwardType(*own))
    with walk.database.read() as session:
        asked = select(AwardType.code, AwardType.id, AwardKind.kind).join(AwardKind).where(AwardType.code.in_(AWARDS))
        kinds = session.execute(asked).all()
    turn, numbers, days = cycle(days), count(1), tuple(days)
    for code, award, kind in kinds:
        level = GIVEN_BY.get(AWARDS[code]["level"], AWARDS[code]["level"])
        whos = [who for who, draft in NOMINEES.items() if draft.kind is kind]
        for who in whos if every else _some(whos, award):
            for day in days if every else _first_days(turn, code):
                _give(walk, by_level[level], level, (code, award, who), day, next(numbers))
    return walk


def _some(whos: list[str], award: int) -> list[str]:
    """Return the plain nominee of a kind; with every third award one of the others too, such as a foreigner."""
    others = whos[1:]
    return whos[:1] + ([others[award // 3 % len(others)]] if others and award % 3 == 0 else [])


def in_law(code: str, day: date) -> bool:
    """Return whether the law of a day has an award, as the shipped catalogue tells it."""
    since, until = (AWARDS[code].get(end) for end in ("valid_from", "valid_to"))
    return (not since or date.fromisoformat(since) <= day) and (not until or day <= date.fromisoformat(until))


def _first_days(turn: "cycle[date]", code: str) -> list[date]:
    """Return the next day in turn on which there is such an award."""
    return [next(day for day in turn if in_law(code, day))]


def authority_of(database: Database, level: str) -> int:
    """Return an authority of a level, made in the record."""
    title, body, office, suffix = AUTHORITIES[level]
    made: int = database.do(
        AddAuthority(
            level, level if level in LEVELS else "other", title,
            title.replace("Ủy ban nhân dân", "UBND").removesuffix(" Tuyên Quang").partition(" Bộ Thông")[0], body,
            office, "Tuyên Quang", suffix, SINCE, fund="Quỹ khen thưởng", is_office=level == "department",
        )
    ).result  # fmt: skip
    database.do(AddSigner(made, "Lương Đức Thiện", "head", office))
    return made


def _give(walk: Walk, authority: int, level: str, what: tuple[str, int, str], day: date, number: int) -> None:
    code, award, who = what
    database, draft = walk.database, _of(NOMINEES[who], day)
    opened = OpenRound(f"Đợt {number}", day.year - 1, RewardType.MERIT, citation=draft.citation)
    round_id = database.do(opened).result
    ids = (database.do(AddNomination(round_id, award, authority, draft)).result,)
    database.do(MoveNominations(ids, NominationState.SUBMITTED))
    met = day - timedelta(14)
    result = (Result(ids[0], 9, 9, recommended=True),)
    database.do(RecordCouncil(round_id, met, "Phòng họp", "Bà Lý Thị Mỹ", "Ông Ma Văn Ước", 9, 9, result))
    asked = DraftSubmission(round_id, authority, ids, (AUTHORITIES[level][0],), "Lương Đức Thiện", "")
    submission = database.do(asked).result
    database.do(SendSubmission(submission, str(number), day - timedelta(7)))
    drafted = DraftDecision(
        round_id, authority, award, DecisionOrigin.DRAFTED, ids, grounds=_grounds(database, level, day),
        recipients=("Như Điều 3", "VT"),
    )  # fmt: skip
    decision = database.do(drafted).result
    try:
        database.do(IssueDecision(decision, str(number), day, signer_name="Lương Đức Thiện", without_bonus=True))
    except KnownError as error:
        walk.refused.append((code, who, day, error.code))
        return
    with database.read() as session:
        recipient = session.scalars(select(Recipient.id).where(Recipient.decision_id == decision)).one()
    walk.given.append(Given(code, who, day, round_id, decision, submission, ids[0], recipient))


def _of(draft: NominationDraft, day: date) -> NominationDraft:
    return replace(draft, citation=CITATION.replace("2022", str(day.year - 1)))


def _grounds(database: Database, level: str, day: date) -> tuple[str, ...]:
    """Return the grounds that the catalogue has for a day, what it leaves open filled in as a clerk would."""
    with database.read() as session:
        found = grounds_for(session, level if level in LEVELS else "other", day, AUTHORITIES[level][1])
    return tuple(line.replace("số …", "số 12").replace("ngày …", "ngày 05 tháng 01 năm 2016") for line in found)


def told(value: Any) -> list[str]:
    """Return every text of a paper's value; spans of one paragraph are one text."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, (tuple, list)) and value and all(hasattr(one, "face") for one in value):
        return ["".join(one.text for one in value)]
    if is_dataclass(value):
        return [text for each in fields(value) if each.name != "layout" for text in told(getattr(value, each.name))]
    return [text for one in value for text in told(one)] if hasattr(value, "__iter__") else []
