"""The lists of the catalogue's tabs: authorities with their names, awards with their bonus, the law and its grounds."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.authorities import Authority, AuthorityName
from db.models.catalogue import AwardKind, AwardType, BaseSalary, Coefficient, Criterion, LegalGround, Regime
from db.queries.award_words import OWN_WORDS
from db.queries.settings import setting
from db.rules.awards import general_name
from db.rules.terms import Confidence, NomineeKind


@dataclass(frozen=True)
class NameLine:
    """One name of an authority with all words of its papers, in a span of time."""

    id: int
    authority_id: int
    title: str
    short_title: str
    body: str
    superior: str
    office: str
    place: str
    number_suffix: str
    fund: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class AuthorityLine:
    """An authority with its names, the newest first."""

    id: int
    level: str
    is_office: bool
    names: tuple[NameLine, ...]

    @property
    def newest(self) -> NameLine:
        """The name it has now, or had last."""
        return self.names[0]


def authority_lines(session: Session, today: date) -> list[AuthorityLine]:
    """Return our office, then the authorities in use, then those that have ended; the Ministry before the province."""
    n = AuthorityName
    columns: Any = (
        n.id,
        n.authority_id,
        n.title,
        n.short_title,
        n.body,
        n.superior,
        n.office,
        n.place,
        n.number_suffix,
        n.fund,
        n.valid_from,
        n.valid_to,
    )
    names: dict[int, list[NameLine]] = {}
    for row in session.execute(select(*columns).order_by(n.valid_from.desc())):
        names.setdefault(row.authority_id, []).append(NameLine(*cast(Any, row)))
    rows = session.execute(select(Authority.id, Authority.level, Authority.is_office).order_by(Authority.id))
    found = [AuthorityLine(r.id, r.level, r.is_office, tuple(names[r.id])) for r in rows if r.id in names]
    levels = ("ministry", "province", "department", "other")
    return sorted(found, key=lambda each: (not each.is_office, ended(each, today), levels.index(each.level), each.id))


def ended(line: AuthorityLine, today: date) -> bool:
    """Return whether an authority is out of use."""
    last = line.newest.valid_to
    return last is not None and last < today


@dataclass(frozen=True)
class AwardLine:
    """An award type with what the office may change of it."""

    id: int
    code: str
    name: str
    abbreviation: str
    form: str
    level: str
    own: bool
    wording: str
    short: str
    valid_from: date | None
    valid_to: date | None
    kinds: tuple[NomineeKind, ...] = ()
    verb: str = ""
    certificate: str = ""


def award_lines(session: Session) -> list[AwardLine]:
    """Return every award type in the catalogue's order, the office's own last."""
    kinds: dict[int, set[NomineeKind]] = {}
    for row in session.execute(select(AwardKind.award_type_id, AwardKind.kind)):
        kinds.setdefault(row.award_type_id, set()).add(row.kind)
    a = AwardType
    columns: Any = (
        a.id,
        a.code,
        a.name,
        a.abbreviation,
        a.form,
        a.level,
        a.own,
        a.wording,
        a.short,
        a.valid_from,
        a.valid_to,
    )
    rows = session.execute(select(*columns).order_by(a.own, a.order, a.id))
    order = list(NomineeKind)
    found = [AwardLine(*cast(Any, (*row[:2], general_name(row.name), *row[3:]))) for row in rows]
    own = setting(session, OWN_WORDS, {})
    return [
        replace(each, kinds=tuple(sorted(kinds.get(each.id, ()), key=order.index)), **own.get(each.code, {}))
        for each in found
    ]


@dataclass(frozen=True)
class CoefficientLine:
    """The bonus of an award under a law, in hundredths of the base salary."""

    award_type_id: int
    regime_id: int
    kind: NomineeKind
    hundredths: int
    source: str


def coefficient_lines(session: Session, award_type_id: int | None = None) -> list[CoefficientLine]:
    """Return the coefficients of an award, or of all."""
    c = Coefficient
    query = select(c.award_type_id, c.regime_id, c.kind, c.hundredths, c.source).order_by(c.id)
    if award_type_id is not None:
        query = query.where(c.award_type_id == award_type_id)
    return [CoefficientLine(*cast(Any, row)) for row in session.execute(query)]


@dataclass(frozen=True)
class RegimeLine:
    """A law with its decrees."""

    id: int
    law: str
    valid_from: date
    valid_to: date | None
    source: str
    confidence: Confidence


def regime_lines(session: Session) -> list[RegimeLine]:
    """Return the laws, the newest first."""
    r = Regime
    query = select(r.id, r.law, r.valid_from, r.valid_to, r.source, r.confidence).order_by(r.valid_from.desc())
    return [RegimeLine(*cast(Any, row)) for row in session.execute(query)]


@dataclass(frozen=True)
class GroundLine:
    """A line "Căn cứ …" of a law, for authorities of a level or '' for all."""

    id: int
    regime_id: int
    level: str
    text: str
    valid_from: date | None
    valid_to: date | None
    offered_only: bool
    source: str
    verified: bool


def ground_lines(session: Session, regime_id: int) -> list[GroundLine]:
    """Return the grounds of a law in their order."""
    g = LegalGround
    columns: Any = (g.id, g.regime_id, g.level, g.text, g.valid_from, g.valid_to, g.offered_only, g.source, g.verified)
    query = select(*columns).where(g.regime_id == regime_id)
    return [GroundLine(*cast(Any, row)) for row in session.execute(query.order_by(g.order, g.id))]


@dataclass(frozen=True)
class SalaryLine:
    """A base salary in đồng."""

    id: int
    amount: int
    valid_from: date
    valid_to: date | None
    legal_name: str
    source: str
    confidence: Confidence


def salary_lines(session: Session) -> list[SalaryLine]:
    """Return the base salaries, the newest first."""
    b = BaseSalary
    columns: Any = (b.id, b.amount, b.valid_from, b.valid_to, b.legal_name, b.source, b.confidence)
    rows = session.execute(select(*columns).order_by(b.valid_from.desc()))
    return [SalaryLine(*cast(Any, row)) for row in rows]


@dataclass(frozen=True)
class CriterionLine:
    """What an award asks of a kind of nominee, by article and days; `own` is the office's rule."""

    id: int
    award_code: str
    award: str
    kind: NomineeKind
    article: str
    ways: str
    valid_from: date | None
    valid_to: date | None
    source: str
    confidence: Confidence
    own: bool


def criterion_lines(session: Session) -> list[CriterionLine]:
    """Return every criterion in the order of awards, the office's own of an award first, then the newest."""
    rows = session.execute(
        select(Criterion, AwardType.code, AwardType.name)
        .join(AwardType, AwardType.id == Criterion.award_type_id)
        .order_by(AwardType.order, AwardType.id, Criterion.kind, Criterion.valid_from.desc(), Criterion.id)
    )
    found = [
        CriterionLine(
            each.id,
            code,
            general_name(name),
            each.kind,
            each.article,
            each.ways,
            each.valid_from,
            each.valid_to,
            each.source,
            each.confidence,
            each.code.startswith("own_"),
        )
        for each, code, name in rows
    ]
    places = {code: at for at, code in enumerate(dict.fromkeys(line.award_code for line in found))}
    return sorted(found, key=lambda line: (places[line.award_code], not line.own))
