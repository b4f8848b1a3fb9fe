"""The lines "Căn cứ …" of a paper: what the catalogue has of the law on the paper's day, for who decides."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.catalogue import LegalGround, Regime

FUNCTIONS: Final = "quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của"
COMPETENCE: Final = {
    "ministry": f"Căn cứ Nghị định số …/NĐ-CP ngày … của Chính phủ {FUNCTIONS}",
    "department": f"Căn cứ Quyết định số …/QĐ-UBND ngày … của Ủy ban nhân dân tỉnh {FUNCTIONS}",
}
"""By level: what gives a body its powers, open where the catalogue has it not; issuing waits until it is filled."""
EARLY_NO_LAW: Final = "Căn cứ … (Danh mục chưa có luật thi đua, khen thưởng của ngày"
"""How drafts of an earlier release said that the catalogue has no law of their day."""
_BODY: Final = re.compile(r"cơ cấu tổ chức của (.+)$")
_NUMBER: Final = re.compile(r"\d+/\d{4}/[A-ZĐ][A-ZĐ0-9-]*")
_LAW: Final = re.compile(r"Căn cứ (Luật .+?)(?= ngày | năm |;|$)")
_COUNCILS: Final = ("Ủy ban nhân dân", "Uỷ ban nhân dân", "UBND")


@dataclass(frozen=True)
class Offered:
    """A circular or a rule of the province that a paper of the day may cite; `verified` as read in its text."""

    text: str
    source: str
    verified: bool


@dataclass(frozen=True)
class Renewal:
    """What the catalogue wants of a paper's grounds on a day.

    `stale` are those of the paper that cite another day's law, or the day's law in earlier words; `lacking` those of
    the day that the paper has not; `offered` what it may cite besides and does not.
    """

    lines: tuple[str, ...]
    """The paper's own lines with the day's law in the place of any other."""
    wanted: frozenset[str]
    """Every line that the catalogue has for the paper on the day, also those that are only offered."""
    stale: tuple[str, ...]
    lacking: tuple[str, ...]
    offered: tuple[Offered, ...]
    known: bool
    """Whether the catalogue has a law of the day at all."""


def grounds_for(session: Session, level: str, on: date, body: str = "") -> list[str]:
    """Return the lines "Căn cứ …" that the catalogue proposes for an authority on a day.

    `body` is the authority's ("Bộ Thông tin và Truyền thông"): powers of another are left out, its own stand as an
    open line where the catalogue does not have them. Whether there is a law of that day at all says `law_known`.
    """
    found = [row.text for row in _fitting(session, level, on, body) if not row.offered_only]
    wants = COMPETENCE.get(level, "")
    if body and wants and not any(_BODY.search(line) for line in found):
        found = [f"{wants} {body}", *found]
    return found


def law_known(session: Session, on: date) -> bool:
    """Whether the catalogue has a law of a day."""
    inside = (Regime.valid_from <= on, (Regime.valid_to >= on) | Regime.valid_to.is_(None))
    return session.scalar(select(Regime.id).where(*inside).limit(1)) is not None


def grounds_on(session: Session, level: str, on: date, lines: Sequence[str], body: str = "") -> list[str]:
    """Return the grounds of a draft as they are on a day: those of another day's law give way to that day's.

    What is not in the catalogue word for word is the clerk's own and stays; where no line is of another day's law,
    the lines are returned as they are. An open line that the clerk filled in stays in place of the open one.
    """
    known = set(session.scalars(select(LegalGround.text)))
    fitting = grounds_for(session, level, on, body)
    shipped = [_bare(line) in known or _is_open(line) for line in lines]
    wanted = {*fitting, *(row.text for row in _fitting(session, level, on, body))}
    if all(not of_law or _bare(line) in wanted for line, of_law in zip(lines, shipped, strict=True)):
        return list(lines)
    cited = [line for line, of_law in zip(lines, shipped, strict=True) if of_law and _bare(line) in wanted]
    return _put_in(lines, shipped, [*fitting, *(line for line in cited if _bare(line) not in fitting)])


def renewal(session: Session, level: str, on: date, lines: Sequence[str], body: str = "") -> Renewal:
    """Return what would make a paper's grounds those of a day; a line counts as the catalogue's by what it cites."""
    rows = _fitting(session, level, on, body)
    fitting = grounds_for(session, level, on, body)
    wanted = {row.text for row in rows} | set(fitting)
    known = {act for text in session.scalars(select(LegalGround.text)) for act in cited(text)}
    stale, shipped = [], []
    for line in lines:
        filled = _fills(line, fitting)
        mine = not filled and (_is_open(line) or bool(cited(line) & known))
        shipped.append(mine)
        if mine and _bare(line) not in wanted:
            stale.append(line)
    there = {_bare(line) for line in lines}
    lacking = [text for text in fitting if text not in there and not any(_fills(line, [text]) for line in lines)]
    keep = [line for line, mine in zip(lines, shipped, strict=True) if mine and _bare(line) in wanted]
    new = [*fitting, *(line for line in keep if _bare(line) not in fitting)]
    whole = list(lines) if not stale and not lacking else _put_in(lines, shipped, new)
    offered = [Offered(row.text, row.source, row.verified) for row in rows if row.offered_only]
    return Renewal(
        tuple(whole),
        frozenset(wanted),
        tuple(stale),
        tuple(lacking),
        tuple(one for one in offered if one.text not in there),
        law_known(session, on),
    )


def difference(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    """Return what becomes of grounds line by line: ("same" | "out" | "in", the line); closing marks do not count."""
    old, new = [_bare(line) for line in before], [_bare(line) for line in after]
    told: list[tuple[str, str]] = []
    for what, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            told += [("same", line) for line in old[first:last]]
            continue
        told += [("out", line) for line in old[first:last]]
        told += [("in", line) for line in new[start:end]]
    return told


def cited(line: str) -> frozenset[str]:
    """Return what a ground cites, however it is worded: the number of an act, the law by its name, whose powers."""
    bare = _bare(line)
    if powers := _BODY.search(bare):
        return frozenset({f"powers of {powers[1].casefold()}"})
    law = _LAW.match(bare)
    number = _NUMBER.search(bare)
    return frozenset({law[1].casefold()} if law else {number[0]} if number else ())


def _put_in(lines: Sequence[str], shipped: Sequence[bool], fitting: Iterable[str]) -> list[str]:
    """Return lines with the fitting ones in the place of those that are the catalogue's."""
    first = shipped.index(True) if True in shipped else 0
    own = [(at, line) for at, line in enumerate(lines) if not shipped[at]]
    kept = [text for text in fitting if not any(_fills(line, [text]) for _at, line in own)]
    return [*(line for at, line in own if at < first), *kept, *(line for at, line in own if at >= first)]


def _fills(line: str, fitting: Iterable[str]) -> bool:
    """Whether a line is an open one of the fitting that the clerk filled in."""
    if not _BODY.search(_bare(line)) or _is_open(line):
        return False
    return any(_is_open(text) and cited(text) == cited(line) for text in fitting)


@dataclass(frozen=True)
class _Row:
    text: str
    offered_only: bool
    source: str
    verified: bool


def _fitting(session: Session, level: str, on: date, body: str) -> list[_Row]:
    g = LegalGround
    levels = {level, ""} | ({"province"} if level == "other" and body.startswith(_COUNCILS) else set())
    rows = session.execute(
        select(g.text, g.offered_only, g.source, g.verified, g.body)
        .join(Regime, Regime.id == g.regime_id)
        .where(
            g.level.in_(levels),
            Regime.valid_from <= on,
            (Regime.valid_to >= on) | Regime.valid_to.is_(None),
            (g.valid_from <= on) | g.valid_from.is_(None),
            (g.valid_to >= on) | g.valid_to.is_(None),
        )
        .order_by(g.order, g.id)
    )
    return [
        _Row(row.text, row.offered_only, row.source, row.verified)
        for row in rows
        if _of_body(row.text, body) and (not row.body or row.body == body)
    ]


def _of_body(text: str, body: str) -> bool:
    """Tell whether a ground is one of a body: one that names whose powers it sets belongs to that body alone."""
    named = _BODY.search(_bare(text))
    return named is None or not body or named[1].casefold() == body.casefold()


def _is_open(line: str) -> bool:
    return line.startswith((EARLY_NO_LAW, *COMPETENCE.values()))


def _bare(line: str) -> str:
    return line.rstrip(" ;.,")
