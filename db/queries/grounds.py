"""The lines "Căn cứ …" of a paper: what the catalogue has of the law on the paper's day, for who decides."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.catalogue import LegalGround, Regime
from db.rules.dates import short_date

FUNCTIONS: Final = "quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của"
COMPETENCE: Final = {
    "ministry": f"Căn cứ Nghị định số …/NĐ-CP ngày … của Chính phủ {FUNCTIONS}",
    "department": f"Căn cứ Quyết định số …/QĐ-UBND ngày … của Ủy ban nhân dân tỉnh {FUNCTIONS}",
}
"""By level: what gives a body its powers, open where the catalogue has it not; issuing waits until it is filled."""
NO_LAW: Final = "Căn cứ … (Danh mục chưa có luật thi đua, khen thưởng của ngày"
_BODY: Final = re.compile(r"cơ cấu tổ chức của (.+)$")
_COUNCILS: Final = ("Ủy ban nhân dân", "Uỷ ban nhân dân", "UBND")


def grounds_for(session: Session, level: str, on: date, body: str = "") -> list[str]:
    """Return the lines "Căn cứ …" that the catalogue proposes for an authority on a day.

    `body` is the authority's ("Bộ Thông tin và Truyền thông"): powers of another are left out, its own stand as an
    open line where the catalogue does not have them. A day of which the catalogue has no law says so in a line.
    """
    found = _fitting(session, level, on, body)
    wants = COMPETENCE.get(level, "")
    if body and wants and not any(_BODY.search(line) for line in found):
        found = [f"{wants} {body}", *found]
    return found if any(not _BODY.search(line) for line in found) else [*found, f"{NO_LAW} {short_date(on)})"]


def grounds_on(session: Session, level: str, on: date, lines: Sequence[str], body: str = "") -> list[str]:
    """Return the grounds of a draft as they are on a day: those of another day's law give way to that day's.

    What is not in the catalogue word for word is the clerk's own and stays; where no line is of another day's law,
    the lines are returned as they are. An open line that the clerk filled in stays in place of the open one.
    """
    known = set(session.scalars(select(LegalGround.text)))
    fitting = grounds_for(session, level, on, body)
    shipped = [_bare(line) in known or _is_open(line) for line in lines]
    if all(not of_law or _bare(line) in fitting for line, of_law in zip(lines, shipped, strict=True)):
        return list(lines)
    first = shipped.index(True)
    own = [(at, line) for at, line in enumerate(lines) if not shipped[at]]
    if any(_BODY.search(_bare(line)) for _at, line in own):
        fitting = [line for line in fitting if not (_is_open(line) and _BODY.search(line))]
    return [*(line for at, line in own if at < first), *fitting, *(line for at, line in own if at > first)]


def _fitting(session: Session, level: str, on: date, body: str) -> list[str]:
    levels = {level, ""} | ({"province"} if level == "other" and body.startswith(_COUNCILS) else set())
    rows = session.scalars(
        select(LegalGround.text)
        .join(Regime, Regime.id == LegalGround.regime_id)
        .where(
            LegalGround.level.in_(levels),
            Regime.valid_from <= on,
            (Regime.valid_to >= on) | Regime.valid_to.is_(None),
            (LegalGround.valid_from <= on) | LegalGround.valid_from.is_(None),
            (LegalGround.valid_to >= on) | LegalGround.valid_to.is_(None),
        )
        .order_by(LegalGround.order, LegalGround.id)
    )
    return [text for text in rows if _of_body(text, body)]


def _of_body(text: str, body: str) -> bool:
    """Tell whether a ground is one of a body: one that names whose powers it sets belongs to that body alone."""
    named = _BODY.search(_bare(text))
    return named is None or not body or named[1].casefold() == body.casefold()


def _is_open(line: str) -> bool:
    return line.startswith((NO_LAW, *COMPETENCE.values()))


def _bare(line: str) -> str:
    return line.rstrip(" ;.,")
