"""The decision of a department at the year's end: three titles and its commendation in one paper."""

from datetime import date
from typing import Any, Final

from sqlalchemy import select

from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.nominations import AddNomination, MoveNominations
from db.models.catalogue import AwardType
from db.rules.drafts import NominationDraft
from db.rules.terms import DecisionOrigin, NominationState
from tests.db.changes.conftest import collective, person

SIGNED: Final = date(2024, 1, 5)
"""Under NĐ 98/2023."""
GIVEN: Final[tuple[tuple[str, tuple[NominationDraft, ...]], ...]] = (
    ("dept_director_commendation", (person("Triệu Mùi Ghển", citation="Đã có sáng kiến trong cải cách hành chính"),)),
    (
        "advanced_collective",
        (
            collective("Phòng Bưu chính"),
            collective("Văn phòng Sở"),
        ),
    ),
    ("grassroots_emulation_fighter", (person("Nông Quốc Khánh"),)),
    ("advanced_worker", (person("Nông Quốc Khánh"), person("Chẩu Thị Hiền", honorific="Bà"), person("Ma Văn Ước"))),
)
"""By award, in the order in which a unit's lists come in: not that of the law."""
IN_ORDER: Final = ("Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Tập thể lao động tiên tiến", "Giấy khen")


def nominated(office: Any, authority: int = 0) -> tuple[int, ...]:
    """Put everybody of `GIVEN` forward and recommend them; returns the nominations."""
    with office.database.read() as session:
        awards = {row.code: row.id for row in session.scalars(select(AwardType))}
    ids = tuple(
        office.database.do(AddNomination(office.round_id, awards[code], authority or office.office, draft)).result
        for code, drafts in GIVEN
        for draft in drafts
    )
    for state in (NominationState.SUBMITTED, NominationState.RECOMMENDED):
        office.database.do(MoveNominations(ids, state))
    return ids


def drafted(office: Any, origin: DecisionOrigin = DecisionOrigin.DRAFTED) -> int:
    """Draft one decision about all of them."""
    draft = DraftDecision(
        office.round_id, office.office, 0, origin, nominated(office), "Tuyên Quang", "Phan Việt Tùng", "GIÁM ĐỐC",
        recipients=("Như Điều 3", "Lãnh đạo Sở", "Hội đồng TĐ-KT Sở", "Lưu: VT, VP"),
    )  # fmt: skip
    return int(office.database.do(draft).result)


def issued(office: Any, *, without_bonus: bool = True) -> int:
    """Issue it; what the catalogue does not know of the bonuses stays not known."""
    decision = drafted(office)
    office.database.do(IssueDecision(decision, "12", SIGNED, without_bonus=without_bonus))
    return decision
