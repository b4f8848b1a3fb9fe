"""A round to practise on: open, its units asked, nothing taken in yet; the unit's list lies beside the record."""

from datetime import date, timedelta
from pathlib import Path

from db.changes.round_plan import Due, MarkMilestone
from db.changes.rounds import OpenRound
from db.connect import Database
from db.queries.round_plan import milestones
from db.rules.terms import MilestoneKind, RewardType

LIST_NAME = "Danh sách Bưu điện tỉnh.xlsx"
TITLE = "Tập dùng: tổng kết năm 2023"
UNITS = ("Bưu điện tỉnh Tuyên Quang", "Viễn thông Tuyên Quang")
DAYS = (
    (MilestoneKind.INVITATION, -14),
    (MilestoneKind.COUNCIL, 10),
    (MilestoneKind.SUBMISSION, 14),
    (MilestoneKind.DECISION, 28),
    (MilestoneKind.CEREMONY, 40),
)
"""Milestones, in days from the day on which practice begins."""


def list_beside(record: Path) -> Path:
    """Return where the practice list of a record lies."""
    return record.with_name(LIST_NAME)


def create_practice_round(database: Database, today: date) -> int:
    """Open the round as a clerk does before the first list has come; returns the round's id."""
    made = database.do(
        OpenRound(
            TITLE,
            2023,
            RewardType.MOVEMENT,
            citation="Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2023",
            deadline=today + timedelta(days=5),
            fund=20_000_000,
            launched_by="province",
            movement="phong trào thi đua yêu nước năm 2023",
            milestones=tuple(Due(kind, today + timedelta(days=days)) for kind, days in DAYS),
            units=UNITS,
        )
    ).result
    with database.read() as session:
        letter = next(each for each in milestones(session, made) if each.kind is MilestoneKind.INVITATION)
    database.do(MarkMilestone(letter.id, letter.due))
    return made
