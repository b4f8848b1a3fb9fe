"""The standing texts of papers: what the office wrote, else what is shipped, and what fills their blanks."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.council import CouncilResult, Submission, SubmissionItem
from db.queries.authority_words import AuthorityWords, authorities_on, find_office, words
from db.queries.settings import setting, settings_of
from db.rules.dates import long_date
from db.rules.standing_texts import TEXTS, Version, filled, read_versions, setting_key, version_on
from resources.paths import path

OPEN_SUBMISSION = "Tờ trình số … ngày …"
"""In the grounds of a draft until the submission has its number and day."""
OPEN_REQUEST = "Theo đề nghị của …"
"""In the place of a council at whose request a decision would be, where none judged its nominees."""
HOME_AFFAIRS = "Giám đốc Sở Nội vụ"
TRIED = "tried_text"  # under which a session knows it
_COUNCIL = re.compile(r"Hội đồng (?:Thi đua|TĐ)", re.IGNORECASE)
_AREA = re.compile(r"(?:tỉnh|thành phố) \S.*$")


@dataclass(frozen=True)
class TriedText:
    """A wording that is still being written; `authority_id` is 0 for a text of the office."""

    code: str
    text: str
    authority_id: int = 0


def try_text(session: Session, tried: TriedText) -> None:
    """Let all that is read with this session say a wording that the record does not have."""
    session.info[TRIED] = tried


def tried_text(session: Session, code: str, authority_id: int = 0) -> str | None:
    """Return the wording that is being tried in place of a text, None for all others."""
    tried: TriedText | None = session.info.get(TRIED)
    return tried.text if tried and (tried.code, tried.authority_id) == (code, authority_id) else None


@cache
def shipped() -> dict[str, Any]:
    """Return the shipped texts: by code, then by level of the authority ('' for all)."""
    loaded: dict[str, Any] = json.loads(path("papers/wording.json").read_text(encoding="utf-8"))
    return loaded


def default_text(code: str, level: str = "") -> str:
    """Return the shipped text for an authority of a level."""
    by_level = shipped()[code]
    return str(by_level.get(level, by_level[""]))


def versions(session: Session, code: str, authority_id: int = 0) -> list[Version]:
    """Return what the office wrote, oldest first; none where the shipped text holds."""
    return read_versions(setting(session, setting_key(code, authority_id)))


def text_on(session: Session, code: str, day: date, authority_id: int = 0, level: str = "") -> str:
    """Return the text that holds on a day, its blanks not yet filled; one that is being tried holds on every day."""
    tried = tried_text(session, code, authority_id)
    if tried is not None:
        return tried
    found = version_on(versions(session, code, authority_id), day)
    return found.text if found else default_text(code, level)


def blanks(session: Session, day: date, authority: AuthorityWords | None = None) -> dict[str, str]:
    """Return what fills the blanks on a day; those of the office are missing while there is no office."""
    found: dict[str, str] = {"year": str(day.year)}
    office = find_office(session, day)
    if office is not None:
        kind, _, rest = office.body.partition(" ")
        area = area_of(office.body) or area_of(office.superior)
        whole = office.body if area in office.body else f"{office.body} {area}"
        found |= {
            "office": office.body,
            "office_full": str(setting(session, "office.full_name", "")) or whole,
            "office_kind": kind,
            "office_short": rest or office.body,
            "directors": HOME_AFFAIRS if rest == "Nội vụ" else f"Giám đốc các sở: Nội vụ, {rest or office.body}",
            "office_title": office.title,
            "office_area": "" if area in office.title else area,
        }
    if authority is not None:
        found |= {
            "authority": authority.on_paper,
            "authority_title": authority.title,
            "authority_body": authority.body,
            "area": area_of(authority.body) or area_of(authority.superior),
        }
    return found


def blanks_of(session: Session, day: date, authority_id: int) -> dict[str, str]:
    """Return what fills the blanks of an authority's texts on a day; 0 for texts of the office."""
    return blanks(session, day, words(session, authority_id, day) if authority_id else None)


def area_of(body: str) -> str:
    """Return "tỉnh Tuyên Quang" from the name of a body, "" where it names none."""
    found = _AREA.search(body)
    return found[0] if found else ""


def proposed(session: Session, code: str, authority_id: int, day: date, **more: str) -> tuple[str, ...]:
    """Return a text of an authority on a day with its blanks filled, one entry a line.

    Raises KnownError: authority_without_name.
    """
    authority = words(session, authority_id, day)
    text = text_on(session, code, day, authority_id, authority.level)
    told = filled(text, {**blanks(session, day, authority), **more})
    return tuple(line for line in told.splitlines() if line.strip())


def copied(session: Session, code: str, authority_id: int, day: date, kept: str) -> tuple[str, ...]:
    """Return a text that a paper has of its own, as it keeps it; while a wording of it is tried, that one.

    Raises KnownError: authority_without_name.
    """
    if tried_text(session, code, authority_id) is None:
        return tuple(kept.splitlines())
    return proposed(session, code, authority_id, day)


def proposed_request(session: Session, authority_id: int, nominations: tuple[int, ...], day: date) -> tuple[str, ...]:
    """Return the ground "Theo đề nghị …" with the submission of the nominees.

    A council that judged none of them is not named: who asked for them is left open then, and has to be filled in
    before the decision is issued.

    Raises KnownError: authority_without_name.
    """
    row = session.execute(
        select(Submission.number, Submission.dated)
        .join(SubmissionItem, SubmissionItem.submission_id == Submission.id)
        .where(SubmissionItem.nomination_id.in_(nominations), Submission.number.is_not(None))
        .order_by(Submission.id.desc())
        .limit(1)
    ).one_or_none()
    sent = f"Tờ trình số {row.number} {long_date(row.dated)}" if row and row.dated else OPEN_SUBMISSION
    lines = proposed(session, "request_ground", authority_id, day, submission=sent)
    named = any(_COUNCIL.search(line) for line in lines) and tried_text(session, "request_ground", authority_id) is None
    if named and not _judged(session, nominations):
        lines = tuple(OPEN_REQUEST if _COUNCIL.search(line) else line for line in lines)
    office = find_office(session, day)
    if office is not None and office.title == HOME_AFFAIRS:  # it is the advising body itself: named once
        return tuple(line.partition(f" và {HOME_AFFAIRS} tại")[0] for line in lines)
    return lines


def _judged(session: Session, nominations: tuple[int, ...]) -> bool:
    """Tell whether the council judged one of these."""
    judged = select(CouncilResult.id).where(CouncilResult.nomination_id.in_(nominations)).limit(1)
    return session.scalar(judged) is not None


@dataclass(frozen=True)
class TextLine:
    """A standing text of the catalogue: whose, since when, as it is written and as it reads on a paper."""

    code: str
    authority_id: int
    authority: str
    level: str
    text: str
    valid_from: date | None
    own: bool
    reads: str
    earlier: tuple[Version, ...]
    """All versions the office wrote."""


def text_lines(session: Session, day: date) -> list[TextLine]:
    """Return every text that holds on a day: of each code that of the office, or those of the authorities."""
    authorities = [(id_, words(session, id_, day)) for id_ in session.scalars(authorities_on(day))]
    authorities.sort(key=lambda pair: (pair[1].level != "ministry", pair[1].level != "province", pair[0]))
    of_office: tuple[int, AuthorityWords | None] = (0, None)
    each = [
        (text.code, *pair) for text in TEXTS.values() for pair in (authorities if text.by_authority else [of_office])
    ]
    kept = settings_of(session, [setting_key(code, id_) for code, id_, _authority in each])
    told = {id_: blanks(session, day, authority) for id_, authority in (of_office, *authorities)}
    return [
        _line(code, id_, authority, day, read_versions(kept.get(setting_key(code, id_))), told[id_])
        for code, id_, authority in each
    ]


def _line(
    code: str,
    authority_id: int,
    authority: AuthorityWords | None,
    day: date,
    kept: Sequence[Version],
    told: Mapping[str, str],
) -> TextLine:
    now = version_on(kept, day)
    level = authority.level if authority else ""
    text = now.text if now else default_text(code, level)
    return TextLine(
        code,
        authority_id,
        authority.title if authority else "",
        level,
        text,
        now.valid_from if now else None,
        now is not None,
        filled(text, told),
        tuple(kept),
    )
