"""Nominations as a list: ids in order, and plain rows by id."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from db import search
from db.models.authorities import AuthorityName
from db.models.catalogue import AwardType
from db.models.nominations import Finding, Nomination, SourceFile
from db.models.nominees import Nominee
from db.models.people import Person
from db.queries.nomination_drafts import kept_texts, person_lines
from db.rules.awards import full_wording
from db.rules.names import search_key, sort_key_text
from db.rules.nomination_fields import KEPT, PERSON_LINES, NominationTexts, PersonFacts
from db.rules.terms import NominationState, NomineeKind, Severity

KIND_ORDER = (NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL, NomineeKind.HOUSEHOLD)
ORDERS = {
    "rank": (Nomination.rank,),
    "name": (Nomination.name_sort,),
    "position": (Nomination.position, Nomination.name_sort),
    "unit": (Nomination.unit, Nomination.name_sort),
    "award": (Nomination.authority_id, Nomination.award_type_id, Nomination.rank),
    "state": (Nomination.state, Nomination.name_sort),
}

AT_ONCE = 500  # ids in one statement


@dataclass(frozen=True)
class NominationFilter:
    """What is wanted of one round; `text` is matched without accents, an empty tuple narrows nothing."""

    round_id: int
    text: str = ""
    states: tuple[NominationState, ...] = ()
    authority_id: int | None = None
    order: str = "rank"
    descending: bool = False


@dataclass(frozen=True)
class NominationLine(NominationTexts, PersonFacts):
    """One row of the list; `award` in full, with who gives it.

    `finding` is the rule of the worst finding that nobody has overridden, "" for none.
    """

    id: int
    kind: NomineeKind
    name: str
    award: str
    authority: str
    authority_id: int
    award_type_id: int
    nominee_id: int
    state: NominationState
    state_reason: str
    rank: int
    source: str
    finding: str = ""
    severity: Severity | None = None
    overridden: int = 0
    findings: int = 0
    checked: bool = False
    """Whether the law was looked at and left nothing open; `db.queries.advice.with_advice` says so."""
    missing: tuple[str, ...] | None = None
    """Papers that its dossier lacks, None where nothing says which it must have; `db.queries.dossiers.with_missing`."""


def nomination_ids(session: Session, wanted: NominationFilter) -> dict[NomineeKind, Sequence[int]]:
    """Return the matching ids by kind, collectives first, each in the order wanted."""
    order = [column.desc() if wanted.descending else column.asc() for column in ORDERS[wanted.order]]
    words = search_key(wanted.text).split()
    found: dict[NomineeKind, Sequence[int]] = {}
    for kind in KIND_ORDER:
        query = _narrowed(select(Nomination.id).where(Nomination.kind == kind), wanted)
        query = query.order_by(*order, Nomination.id)
        ids = _holding(session, query, words) if words else search.ids_of(session, query)
        if ids:
            found[kind] = ids
    return found


class Grouping(StrEnum):
    """What the list is divided by."""

    KIND = "kind"
    UNIT = "unit"
    AWARD = "award"


def grouped_ids(session: Session, wanted: NominationFilter, by: Grouping) -> list[tuple[str, list[int]]]:
    """Return (unit, or award with who gives it, and the matching ids) by name; within each as `nomination_ids` orders.

    Raises ValueError for the grouping by kind, whose titles are not the record's.
    """
    ids = [id_ for found in nomination_ids(session, wanted).values() for id_ in found]
    of_award = (AwardType.name, AwardType.wording, AwardType.order)
    joined = select(Nomination.id, Nomination.unit, Nomination.authority_id, *of_award).join(
        AwardType, AwardType.id == Nomination.award_type_id
    )
    rows = session.execute(joined.where(Nomination.round_id == wanted.round_id))
    titles = authority_titles(session)
    if by is Grouping.UNIT:
        named = {row.id: (sort_key_text(row.unit), row.unit) for row in rows}
    elif by is Grouping.AWARD:
        named = {
            row.id: (b"%09d" % row.order, full_wording(row.name, titles.get(row.authority_id, ""), row.wording))
            for row in rows
        }
    else:
        raise ValueError(by)
    groups: dict[tuple[bytes, str], list[int]] = {}
    for id_ in ids:
        groups.setdefault(named[id_], []).append(id_)
    return [(title, groups[key, title]) for key, title in sorted(groups)]


def states_of(session: Session, ids: Sequence[int]) -> list[NominationState]:
    """Return the states that nominations are in, each once, in the order of the way."""
    found: set[NominationState] = set()
    for first in range(0, len(ids), AT_ONCE):
        some = ids[first : first + AT_ONCE]
        found |= set(session.scalars(select(Nomination.state).where(Nomination.id.in_(some)).distinct()))
    return [state for state in NominationState if state in found]


def _narrowed(query: Select[int], wanted: NominationFilter) -> Select[int]:
    query = query.where(Nomination.round_id == wanted.round_id)
    if wanted.states:
        query = query.where(Nomination.state.in_(wanted.states))
    if wanted.authority_id is not None:
        query = query.where(Nomination.authority_id == wanted.authority_id)
    return query


def _holding(session: Session, query: Select[int], words: Sequence[str]) -> list[int]:
    """Return the ids whose name, position or unit hold every word, marks aside.

    Only names are stored without marks; a round has few positions and units, each is freed of its marks once.
    """
    found = []
    texts = query.add_columns(Nomination.name_plain, Nomination.position, Nomination.unit)
    for batch in session.connection().execute(texts).partitions(search.BATCH):
        for id_, name, position, unit in batch:
            text = f"{name}\n{_plain(position)}\n{_plain(unit)}"
            if all(word in text for word in words):
                found.append(id_)
    return found


@lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    return search_key(text)


def nomination_lines(session: Session, ids: Sequence[int]) -> dict[int, NominationLine]:
    """Return plain rows by id, with the worst open finding of each."""
    nomination = Nomination
    rows = session.execute(
        select(
            nomination.id,
            nomination.kind,
            nomination.name,
            *(getattr(nomination, name) for name in KEPT),
            *(getattr(Person, each.name) for each in PERSON_LINES),
            AwardType.name.label("award"),
            AwardType.wording.label("award_wording"),
            nomination.authority_id,
            nomination.award_type_id,
            nomination.nominee_id,
            nomination.state,
            nomination.state_reason,
            nomination.rank,
            SourceFile.name.label("file"),
            nomination.source_row,
        )
        .join(AwardType, AwardType.id == nomination.award_type_id)
        .outerjoin(SourceFile, SourceFile.id == nomination.source_file_id)
        .join(Nominee, Nominee.id == nomination.nominee_id)
        .outerjoin(Person, Person.id == Nominee.person_id)
        .where(nomination.id.in_(ids))
    ).all()
    titles = authority_titles(session)
    found = _findings(session, ids)
    return {
        row.id: NominationLine(
            id=row.id,
            kind=row.kind,
            name=row.name,
            award=full_wording(row.award, titles.get(row.authority_id, ""), row.award_wording),
            authority=titles.get(row.authority_id, ""),
            authority_id=row.authority_id,
            award_type_id=row.award_type_id,
            nominee_id=row.nominee_id,
            state=row.state,
            state_reason=row.state_reason,
            rank=row.rank,
            source=f"{row.file}, {row.source_row}" if row.file else "",
            **kept_texts(row),
            **person_lines(row),
            **found.get(row.id, {}),
        )
        for row in rows
    }


def dated_titles(session: Session) -> Callable[[int, date | None], str]:
    """Return what tells an authority's short title on a day, or now for None; before its first name that one."""
    query = select(AuthorityName.authority_id, AuthorityName.short_title, AuthorityName.valid_from)
    names: dict[int, list[Any]] = {}
    for row in session.execute(query.order_by(AuthorityName.valid_from)):
        names.setdefault(row.authority_id, []).append(row)

    def title(authority_id: int, day: date | None) -> str:
        known = names.get(authority_id)
        if not known:
            return ""
        then = [row for row in known if day is None or row.valid_from <= day]
        return str((then[-1] if then else known[0]).short_title)

    return title


def authority_titles(session: Session) -> dict[int, str]:
    """Return each authority's present short title."""
    names = session.execute(
        select(AuthorityName.authority_id, AuthorityName.short_title).order_by(AuthorityName.valid_from)
    )
    return {row.authority_id: row.short_title for row in names}


def _findings(session: Session, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    weight = {Severity.ERROR: 3, Severity.WARNING: 2, Severity.INFO: 1}
    made: dict[int, dict[str, Any]] = {}
    rows = session.execute(
        select(Finding.nomination_id, Finding.rule, Finding.severity, Finding.override_reason)
        .where(Finding.nomination_id.in_(ids))
        .order_by(Finding.id)
    )
    for row in rows:
        entry = made.setdefault(row.nomination_id, {"findings": 0, "overridden": 0, "finding": "", "severity": None})
        entry["findings"] = int(str(entry["findings"])) + 1
        if row.override_reason:
            entry["overridden"] = int(str(entry["overridden"])) + 1
            continue
        worst = entry["severity"]
        if worst is None or weight[row.severity] > weight[Severity(str(worst))]:
            entry["finding"], entry["severity"] = row.rule, row.severity
    return made


@dataclass(frozen=True)
class FindingLine:
    """One finding of a nomination; `values` is JSON for its sentence."""

    id: int
    rule: str
    severity: Severity
    article: str
    values: str
    override_reason: str
    overridden_by: str


def findings_of(session: Session, nomination_id: int) -> list[FindingLine]:
    """Return what the rules found, in the order found."""
    columns = (
        Finding.id,
        Finding.rule,
        Finding.severity,
        Finding.article,
        Finding.values,
        Finding.override_reason,
        Finding.overridden_by,
    )
    rows = session.execute(select(*columns).where(Finding.nomination_id == nomination_id).order_by(Finding.id))
    return [FindingLine(*row) for row in rows]
