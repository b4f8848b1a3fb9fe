"""Awards counted by year, award, level, who gave them, unit, kind, type of rewarding, sex and post.

What the record does not know is a group of its own, `UNKNOWN`. Awards that were taken back are counted nowhere here;
`taken_back` counts them. A certificate that was issued again is one award.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeAlias, cast

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.models.authorities import Authority
from db.models.catalogue import AwardType
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import Person
from db.models.register import Revocation
from db.models.rounds import AwardRound, Movement
from db.queries.doubles import kept_entries
from db.queries.nomination_list import authority_titles
from db.queries.revocations import in_force
from db.rules.awards import full_wording, with_giver
from db.rules.names import sex_spoken_to
from db.rules.posts import Post, post_of
from db.rules.terms import DecisionState, NomineeKind

UNKNOWN: Final = ""
"""The group of what the record does not know."""
NO_PERSON: Final = "no_person"
"""The group of collectives and households, which have neither sex nor post."""
HIGHEST: Final = ("state", "government")
"""Levels that an award type has whoever handed the decision on."""
_AUTHORITIES: Final = 1_000_000  # an award of an authority is one number
AT_ONCE: Final = 500
MOST_UNITS: Final = 2000

Key: TypeAlias = str | int
"""What a group is known by: a year, the id of an authority, the text of a unit, a code."""
_Columns: TypeAlias = tuple[ColumnElement[Any] | InstrumentedAttribute[Any], ...]


class Dimension(StrEnum):
    """By what awards are counted."""

    YEAR = "year"
    """Of the decision."""
    AWARD = "award"
    """The award with who gives it."""
    LEVEL = "level"
    AUTHORITY = "authority"
    UNIT = "unit"
    """As printed then; a collective that stands under nobody counts for itself."""
    KIND = "kind"
    REWARD = "reward"
    """Loại hình of the round."""
    SEX = "sex"
    POST = "post"


@dataclass(frozen=True)
class Scope:
    """Which awards are counted: years of the decision, both included, 0 for open; an authority, units, or all."""

    first_year: int = 0
    last_year: int = 0
    authority_id: int = 0
    units: tuple[str, ...] | None = None
    """Texts of units, at most `MOST_UNITS`; None for all."""


def _unit() -> ColumnElement[Any]:
    alone = (Recipient.kind == NomineeKind.COLLECTIVE) & (Recipient.unit == "")
    return case((alone, Recipient.name), else_=Recipient.unit)


def _level() -> ColumnElement[Any]:
    return case((AwardType.level.in_(HIGHEST), AwardType.level), else_=Authority.level)


def _sex(kind: NomineeKind, gender: str | None, honorific: str) -> Key:
    if kind is not NomineeKind.INDIVIDUAL:
        return NO_PERSON
    return gender or sex_spoken_to(honorific)


def _post(kind: NomineeKind, position: str, unit: str) -> Key:
    return post_of(position, unit) if kind is NomineeKind.INDIVIDUAL else NO_PERSON


def _with_people(query: Select[Any]) -> Select[Any]:
    """Return the query with the kept entry of each recipient and its person."""
    pairs = kept_entries()
    kept = func.coalesce(pairs.c.kept, Recipient.nominee_id)
    query = query.outerjoin(pairs, pairs.c.double == Recipient.nominee_id).join(Nominee, Nominee.id == kept)
    return query.outerjoin(Person, Person.id == Nominee.person_id)


_KEYS: Final[Mapping[Dimension, tuple[Callable[[], _Columns], Callable[..., Key] | None]]] = {
    Dimension.YEAR: (lambda: (Recipient.year,), None),
    Dimension.AWARD: (lambda: (Recipient.award_type_id * _AUTHORITIES + Decision.authority_id,), None),
    Dimension.LEVEL: (lambda: (_level(),), None),
    Dimension.AUTHORITY: (lambda: (Decision.authority_id,), None),
    Dimension.UNIT: (lambda: (_unit(),), None),
    Dimension.KIND: (lambda: (Recipient.kind,), None),
    Dimension.REWARD: (lambda: (AwardRound.reward_type,), None),
    Dimension.SEX: (lambda: (Recipient.kind, Person.gender, Recipient.honorific), _sex),
    Dimension.POST: (lambda: (Recipient.kind, Recipient.position, Recipient.unit), _post),
}
"""The columns of each dimension; where there is a function, it makes the key of what they hold."""


def _scoped(query: Any, scope: Scope, by: Iterable[Dimension] = ()) -> Any:
    """Return the query over the awards of the scope, those that were taken back too, with what `by` looks at."""
    query = query.select_from(Recipient).join(Decision, Decision.id == Recipient.decision_id)
    if Dimension.LEVEL in by:
        query = query.join(AwardType, AwardType.id == Recipient.award_type_id)
        query = query.join(Authority, Authority.id == Decision.authority_id)
    if Dimension.REWARD in by:
        query = query.join(AwardRound, AwardRound.id == Decision.round_id)
    if Dimension.SEX in by:
        query = _with_people(query)
    if scope.first_year:
        query = query.where(Recipient.year >= scope.first_year)
    if scope.last_year:
        query = query.where(Recipient.year <= scope.last_year)
    if scope.authority_id:
        query = query.where(Decision.authority_id == scope.authority_id)
    return query if scope.units is None else query.where(_unit().in_(scope.units))


def counted(session: Session, scope: Scope, by: Sequence[Dimension]) -> Counter[tuple[Key, ...]]:
    """Return how many awards in force each group has, by its key in each dimension; one statement, for a worker."""
    made = [(_KEYS[each][0](), _KEYS[each][1]) for each in by]
    columns = [column for those, _fold in made for column in those]
    labelled = [column.label(f"c{at}") for at, column in enumerate(columns)]
    query = _scoped(select(*labelled, func.count()), scope, by).where(in_force()).group_by(*columns)
    found: Counter[tuple[Key, ...]] = Counter()
    for row in session.execute(query):
        found[_folded(made, tuple(row[:-1]))] += row[-1]
    return found


ENTERPRISE: Final = "Doanh nghiệp"
"""The category of nominations (`NominationTexts.category`) that the yearly tables count by itself."""


def counted_of_category(
    session: Session, scope: Scope, by: Sequence[Dimension], category: str
) -> Counter[tuple[Key, ...]]:
    """Return the same of nominations of one category; "" counts those that nobody gave one."""
    made = [(_KEYS[each][0](), _KEYS[each][1]) for each in by]
    columns = [column for those, _fold in made for column in those]
    labelled = [column.label(f"c{at}") for at, column in enumerate(columns)]
    query = _scoped(select(*labelled, func.count()), scope, by).join(
        Nomination, Nomination.id == Recipient.nomination_id
    )
    query = query.where(Nomination.category == category, in_force()).group_by(*columns)
    found: Counter[tuple[Key, ...]] = Counter()
    for row in session.execute(query):
        found[_folded(made, tuple(row[:-1]))] += row[-1]
    return found


def _folded(made: Sequence[tuple[_Columns, Callable[..., Key] | None]], values: tuple[Any, ...]) -> tuple[Key, ...]:
    keys: list[Key] = []
    at = 0
    for columns, fold in made:
        some = values[at : at + len(columns)]
        keys.append(fold(*some) if fold else some[0])
        at += len(columns)
    return tuple(keys)


def behind(session: Session, scope: Scope, cell: Mapping[Dimension, Key]) -> list[int]:
    """Return the awards (ids of recipients) that a figure of `counted` counts, newest decision first; one statement.

    `cell` says the figure's key in each of its dimensions; an empty one asks for all of the scope.
    """
    plain = {each: key for each, key in cell.items() if _KEYS[each][1] is None}
    rest = [(_KEYS[each][0](), _KEYS[each][1]) for each in cell if each not in plain]
    wanted = tuple(key for each, key in cell.items() if each not in plain)
    columns = [column for those, _fold in rest for column in those]
    query = _scoped(select(Recipient.id, *(one.label(f"c{at}") for at, one in enumerate(columns))), scope, cell)
    for each, key in plain.items():
        query = query.where(_KEYS[each][0]()[0] == key)
    order = (Decision.dated.desc(), Decision.id, Recipient.ordinal)
    rows = session.execute(query.where(in_force()).order_by(*order))
    return [row[0] for row in rows if _folded(rest, tuple(row[1:])) == wanted]


@dataclass(frozen=True)
class NamedAward:
    """One award behind a figure, as the decision says it; `nominee_id` is the kept entry in the register."""

    recipient_id: int
    nominee_id: int
    kind: NomineeKind
    honorific: str
    name: str
    position: str
    unit: str
    award: str
    year: int
    number: str
    dated: date | None
    sex: Key
    post: Key


def named_awards(session: Session, ids: Sequence[int]) -> dict[int, NamedAward]:
    """Return plain rows by id of the recipient; one statement for each 500."""
    r = Recipient
    said = (r.id, Nominee.id, r.kind, r.honorific, r.name, r.position, r.unit, r.award, r.year)
    columns: Any = (*said, Decision.number, Decision.dated, Person.gender)
    query = _with_people(select(*columns).select_from(r).join(Decision, Decision.id == r.decision_id))
    found: dict[int, NamedAward] = {}
    for start in range(0, len(ids), AT_ONCE):
        for row in session.execute(query.where(r.id.in_(ids[start : start + AT_ONCE]))):
            *told, gender = cast(Any, tuple(row))
            kind, honorific, _name, position, unit = told[2:7]
            sex, post = _sex(kind, gender, honorific), _post(kind, position, unit)
            facts: Any = (*told, sex, post)
            found[told[0]] = NamedAward(*facts)
    return found


def taken_back(session: Session, scope: Scope) -> int:
    """Return how many awards of the scope were taken back again; they stay in the register and count nowhere."""
    query = _scoped(select(func.count()), scope).join(Revocation, Revocation.recipient_id == Recipient.id)
    return int(session.scalar(query) or 0)


@dataclass(frozen=True)
class AwardLabel:
    """What an award with who gives it is called, and its place in the catalogue; titles come before commendations."""

    text: str
    code: str
    form: str
    order: int


def award_labels(session: Session) -> dict[Key, AwardLabel]:
    """Return what each key of `Dimension.AWARD` stands for, under the names that authorities have now."""
    titles = authority_titles(session)
    types = session.execute(
        select(AwardType.id, AwardType.name, AwardType.wording, AwardType.code, AwardType.form, AwardType.order)
    )
    found: dict[Key, AwardLabel] = {}
    for row in types:
        for authority, title in titles.items():
            said = with_giver(full_wording(row.name, title, row.wording), title)
            label = AwardLabel(said, row.code, row.form, row.order)
            found[row.id * _AUTHORITIES + authority] = label
    return found


@dataclass(frozen=True)
class Choices:
    """What a scope can be chosen from: years with awards, authorities that decided, units that were awarded."""

    years: tuple[int, ...]
    authorities: tuple[tuple[int, str], ...]
    units: tuple[str, ...]


def choices(session: Session) -> Choices:
    """Return what awards can be narrowed to; three statements and the names of authorities, for a worker."""
    titles = authority_titles(session)
    deciding = session.scalars(select(Decision.authority_id).where(Decision.state == DecisionState.ISSUED).distinct())
    units = session.scalars(select(_unit()).distinct())
    return Choices(
        tuple(decided_years(session)),
        tuple((one, titles.get(one, "")) for one in sorted(deciding)),
        tuple(sorted(unit for unit in units if unit)),
    )


def decided_years(session: Session, round_id: int = 0) -> list[int]:
    """Return the years of issued decisions, of one round or of all, the newest first."""
    query = select(Decision.number_year).where(Decision.state == DecisionState.ISSUED).distinct()
    if round_id:
        query = query.where(Decision.round_id == round_id)
    return sorted((int(year) for year in session.scalars(query) if year), reverse=True)


def movements(session: Session, year: int) -> tuple[int, int]:
    """Return how many movements were launched in a year, and of how many nobody knows when they were."""
    of_year = or_(Movement.launched_on.is_(None), Movement.launched_on.between(date(year, 1, 1), date(year, 12, 31)))
    days = list(session.scalars(select(Movement.launched_on).where(of_year)))
    return sum(day is not None for day in days), sum(day is None for day in days)


def is_leader(post: Key) -> bool | None:
    """Return whether a key of `Dimension.POST` is a leader's; None where it is unknown or no person's."""
    return None if post in (UNKNOWN, NO_PERSON) else post != Post.DIRECT
