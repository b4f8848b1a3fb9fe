"""The law catalogue as typed values, and what it says on a day; every fact keeps its source and confidence."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import Any

from db.errors import KnownError
from db.rules.terms import Confidence, NomineeKind

_AS_COLLECTIVE = {"village": "collective", "commune": "collective"}


@dataclass(frozen=True)
class Fact:
    """Where a fact was read and how sure it is, when it holds (both ends included), and the article as quoted."""

    source: str
    confidence: Confidence
    valid_from: date | None = None
    valid_to: date | None = None
    article: str = ""

    def holds_on(self, day: date) -> bool:
        """Return whether the day lies in the span."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Regime:
    """A law with its decrees."""

    code: str
    law: str
    decrees: tuple[str, ...]
    fact: Fact


@dataclass(frozen=True)
class BaseSalary:
    """Lương cơ sở in đồng (before 2013-07-01 called lương tối thiểu chung)."""

    amount: int
    legal_name: str
    fact: Fact


@dataclass(frozen=True)
class Coefficient:
    """Bonus as a multiple of the base salary; `is_maximum` where the law sets only the upper bound."""

    regime: str
    kind: NomineeKind
    value: Decimal
    is_maximum: bool
    fact: Fact


@dataclass(frozen=True)
class VoteShare:
    """Which part of all members of the council the law asks for, None for none; `regimes` are patterns."""

    regimes: tuple[str, ...]
    ratio: Decimal | None
    fact: Fact

    def of_regime(self, code: str) -> bool:
        """Return whether it belongs to the regime."""
        return any(pattern == "all" or fnmatchcase(code, pattern) for pattern in self.regimes)


def votes_needed(ratio: Decimal, members: int) -> int:
    """Return how many votes of so many members are at least this part of them; absentees count (NĐ 98 Điều 30 k7)."""
    return math.ceil(ratio * members)


@dataclass(frozen=True)
class AwardType:
    """A title or a form of commendation: whom it goes to (and since when), what it pays, which votes it asks for."""

    code: str
    name: str
    abbreviation: str
    form: str
    level: str
    kinds: Mapping[NomineeKind, Fact]
    coefficients: tuple[Coefficient, ...]
    votes: tuple[VoteShare, ...]
    fact: Fact


@dataclass(frozen=True)
class Catalogue:
    """The whole catalogue; a look-up depends on nothing else, so that a form and a write get the same answer."""

    regimes: tuple[Regime, ...]
    salaries: tuple[BaseSalary, ...]
    awards: Mapping[str, AwardType]

    def regime_on(self, day: date) -> Regime:
        """Return the regime in force. Raises KnownError("no_regime")."""
        for regime in self.regimes:
            if regime.fact.holds_on(day):
                return regime
        raise KnownError("no_regime", date=day)

    def base_salary_on(self, day: date) -> BaseSalary:
        """Return the base salary in force. Raises KnownError("no_base_salary")."""
        for salary in self.salaries:
            if salary.fact.holds_on(day):
                return salary
        raise KnownError("no_base_salary", date=day)

    def coefficient_for(self, award: str, kind: NomineeKind, regime: str) -> Coefficient | None:
        """Return what the award pays to a kind of nominee, or None where the regime sets nothing."""
        for coefficient in self.awards[award].coefficients:
            if coefficient.regime == regime and coefficient.kind is kind:
                return coefficient
        return None

    def votes_for(self, award: str, regime: str) -> VoteShare | None:
        """Return the share of votes for an award under a regime, None where nothing is known of it."""
        known = self.awards[award].votes if award in self.awards else ()
        return next((one for one in known if one.of_regime(regime)), None)


def catalogue_of(data: Mapping[str, Any]) -> Catalogue:
    """Return the typed view of `resources/catalogue/catalogue.json`."""
    return Catalogue(
        regimes=tuple(
            Regime(
                row["id"],
                row["law"],
                tuple(row.get("decrees", ())),
                _fact(row),
            )
            for row in data["legal_regimes"]
        ),
        salaries=tuple(BaseSalary(row["amount_vnd"], row["legal_name"], _fact(row)) for row in data["base_salary"]),
        awards={row["id"]: _award(row) for row in data["awards"]},
    )


def _award(row: Mapping[str, Any]) -> AwardType:
    since = row.get("nominee_valid_from", {})
    always = {"confidence": Confidence.VERIFIED, "source": ""}
    return AwardType(
        code=row["id"],
        name=row["name_vi"].partition(" (")[0],
        abbreviation=row.get("abbr") or "",
        form=row["kind"],
        level=row["level"],
        kinds={_kind(kind): _since(since.get(kind, always)) for kind in row["nominees"]},
        votes=tuple(_votes(one) for one in row.get("council_vote") or ()),
        coefficients=tuple(one for bonus in row["bonus"] for one in _coefficients(bonus)),
        fact=_fact({**always, **row}),
    )


def _votes(row: Mapping[str, Any]) -> VoteShare:
    ratio = None if row["min_ratio"] is None else Decimal(str(row["min_ratio"]))
    return VoteShare(tuple(row["regime"].split(",")), ratio, _fact(row))


def _coefficients(row: Mapping[str, Any]) -> Sequence[Coefficient]:
    return [
        Coefficient(row["regime"], _kind(kind), Decimal(str(value)), bool(row.get("is_maximum")), _fact(row))
        for kind, value in row["coefficients"].items()
    ]


def _kind(word: str) -> NomineeKind:
    return NomineeKind(_AS_COLLECTIVE.get(word, word))


def _since(row: Mapping[str, Any]) -> Fact:
    confidence = Confidence(row["confidence"])
    return Fact(row.get("source", ""), confidence, _day(row.get("date")), article=row.get("article", ""))


def _fact(row: Mapping[str, Any]) -> Fact:
    confidence = Confidence(row["confidence"])
    since, until = _day(row.get("valid_from")), _day(row.get("valid_to"))
    return Fact(row.get("source") or "", confidence, since, until, row.get("article", ""))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
