"""The law that nominations are judged by, as the record keeps it: dated rows; what they say on a day."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from db.rules.awards import general_name
from db.rules.law_rows import LawRow, Values
from db.rules.terms import Confidence, NomineeKind, RewardType

NUMBER_OPEN = "(chưa đối chiếu số điều)"
"""Ends an article whose number nobody compared with the text; records keep it, the window says it in its language."""
TEXT_OPEN = "(chưa đối chiếu nội dung)"
"""The same of an article whose number is known and whose text nobody here has read."""
CONTENT_OPEN = ", nội dung chưa có trong danh mục"
"""Ends what an article asks for where the catalogue does not hold its conditions."""
Condition = Mapping[str, Any]
"""One condition as `db.rules.conditions` reads it: {"is": "years", "run": 2, …}."""


@dataclass(frozen=True)
class Span:
    """Days on which something holds, both ends included; None is open."""

    first: date | None = None
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        """Return whether the day lies in the span."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Way:
    """One way in which a criterion is met: all its conditions, for these reward types; an empty set is all."""

    point: str
    bases: frozenset[RewardType]
    conditions: tuple[Condition, ...]

    @property
    def read_only(self) -> bool:
        """Whether somebody has to read the dossier for it."""
        return any(each["is"] == "read" for each in self.conditions)


@dataclass(frozen=True)
class Criterion:
    """An article on an award for one kind of nominee: any of its ways is enough."""

    award: str
    kind: NomineeKind
    article: str
    span: Span
    ways: tuple[Way, ...]
    confidence: Confidence = Confidence.VERIFIED

    def cited(self, way: Way) -> str:
        """Return the article with the point and the day since when it holds."""
        point = f" {way.point}" if way.point else ""
        since = f" (từ {self.span.first:%d/%m/%Y})" if self.span.first else ""
        return f"{self.article}{point}{since}"


@dataclass(frozen=True)
class Block:
    """A rule that holds for every award, by its code: its article, "" where the day has none in hand."""

    code: str
    article: str
    span: Span


@dataclass(frozen=True)
class Quota:
    """At most so many percent of those with another title may be put forward for an award."""

    award: str
    of: str
    percent: int
    article: str
    span: Span


@dataclass(frozen=True)
class Award:
    """An award of the catalogue: whom it goes to and since when, and when it may be given."""

    code: str
    name: str
    span: Span
    kinds: Mapping[NomineeKind, Span] = field(default_factory=dict)
    title: bool = False


@dataclass(frozen=True)
class Regime:
    """A law with its decrees."""

    code: str
    law: str
    span: Span


@dataclass(frozen=True)
class Law:
    """Everything that a nomination is judged by."""

    regimes: tuple[Regime, ...] = ()
    awards: Mapping[str, Award] = field(default_factory=dict)
    criteria: Mapping[tuple[str, NomineeKind], tuple[Criterion, ...]] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()
    quotas: tuple[Quota, ...] = ()

    def regime_on(self, day: date) -> Regime | None:
        """Return the law in force on a day."""
        return next((each for each in self.regimes if each.span.holds_on(day)), None)

    def criteria_on(self, award: str, kind: NomineeKind, day: date) -> tuple[Criterion, ...]:
        """Return what an award asks of a kind of nominee on a day; any of them is enough."""
        return tuple(each for each in self.criteria.get((award, kind), ()) if each.span.holds_on(day))

    def any_on(self, day: date) -> bool:
        """Return whether the catalogue has what the law of a day asks for any award; of old laws it has nothing."""
        return any(each.span.holds_on(day) for those in self.criteria.values() for each in those)

    def knows(self, award: str) -> bool:
        """Return whether there are criteria of an award for any kind and day."""
        return any(code == award for code, _kind in self.criteria)

    def block_on(self, code: str, day: date) -> Block | None:
        """Return a rule that holds for every award, as it stands on a day."""
        return next((each for each in self.blocks if each.code == code and each.span.holds_on(day)), None)

    def name_of(self, award: str) -> str:
        """Return what an award is called, its code where the catalogue has none of it."""
        return general_name(self.awards[award].name) if award in self.awards else award

    def text_day(self, decided: date, received: date | None) -> date:
        """Return the day whose text counts: of a dossier received before a new law, the day before that law."""
        changed = self.block_on("received_before", decided)
        if changed and changed.span.first and received and received < changed.span.first:
            return changed.span.first - timedelta(days=1)
        return decided


def law_of(rows: Iterable[LawRow]) -> Law:
    """Return the law in rows of the record, or of the shipped catalogue."""
    by_table: defaultdict[str, list[Values]] = defaultdict(list)
    for row in rows:
        by_table[row.table].append(row.values)
    criteria: defaultdict[tuple[str, NomineeKind], list[Criterion]] = defaultdict(list)
    for values in by_table["criterion"]:
        made = _criterion(values)
        criteria[made.award, made.kind].append(made)
    kinds: defaultdict[str, dict[NomineeKind, Span]] = defaultdict(dict)
    for values in by_table["award_kind"]:
        kinds[str(values["award_type"])][NomineeKind(str(values["kind"]))] = _span(values)
    return Law(
        regimes=tuple(Regime(str(each["code"]), str(each["law"]), _span(each)) for each in by_table["regime"]),
        awards={each.code: each for each in (_award(row, kinds) for row in by_table["award_type"])},
        criteria={place: tuple(found) for place, found in criteria.items()},
        blocks=tuple(Block(str(each["code"]), str(each["article"]), _span(each)) for each in by_table["law_block"]),
        quotas=tuple(_quota(each) for each in by_table["quota"]),
    )


@lru_cache(maxsize=500)
def ways_of(text: str) -> tuple[Way, ...]:
    """Return the ways that a criterion keeps as JSON."""
    return tuple(
        Way(each.get("point", ""), frozenset(RewardType(one) for one in each.get("basis", ())), tuple(each["all"]))
        for each in json.loads(text)
    )


def _award(values: Values, kinds: Mapping[str, Mapping[NomineeKind, Span]]) -> Award:
    code, name = str(values["code"]), str(values["name"])
    return Award(code, name, _span(values), kinds.get(code, {}), values["form"] == "title")


def _criterion(values: Values) -> Criterion:
    return Criterion(
        str(values["award_type"]),
        NomineeKind(str(values["kind"])),
        str(values["article"]),
        _span(values),
        ways_of(str(values["ways"])),
        Confidence(str(values["confidence"])),
    )


def _quota(values: Values) -> Quota:
    award, of = str(values["award_type"]), str(values["counted_of"])
    return Quota(award, of, int(str(values["percent"])), str(values["article"]), _span(values))


def _span(values: Values) -> Span:
    return Span(_day(values.get("valid_from")), _day(values.get("valid_to")))


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None
