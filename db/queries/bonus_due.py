"""What is to be paid of the bonuses that were decided, and how sure the figures are that they were reckoned with.

Of several titles at one time for one period only the highest is paid, where the law of the day says so; which laws do
is data (`bonus_rule.one_title` of the catalogue). What a decision says stays as it was issued.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from db.catalogue import shipped
from db.errors import KnownError
from db.models.catalogue import AwardType, BaseSalary, Coefficient, Regime
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.models.register import Revocation
from db.queries.law import known_bonus, regime_on
from db.rules.terms import Confidence

TITLE: Final = "title"


@dataclass(frozen=True)
class OneTitle:
    """The rule of a law that only the highest of several titles is paid."""

    article: str
    verified: bool


@cache
def one_title_rules() -> Mapping[str, OneTitle]:
    """Return the laws, by their code, under which only the highest of several titles of one period is paid."""
    return {
        row["regime"]: OneTitle(row["article"], row["confidence"] == Confidence.VERIFIED.value)
        for row in shipped()["bonus_rule"]["one_title"]
    }


def one_title_on(session: Session, day: date) -> OneTitle | None:
    """Return the rule of the law of a day that only the highest of several titles is paid, None where it has none."""
    try:
        return one_title_rules().get(regime_on(session, day).code)
    except KnownError:
        return None  # told with the bonus: the catalogue has no law of the day


def _higher(column: Any) -> Select[Any]:
    """Return the query of `column(award of the other)` of the titles that are paid instead of a row of `Recipient`."""
    other, decision, nomination, kind = aliased(Recipient), aliased(Decision), aliased(Nomination), aliased(AwardType)
    own = (
        select(Decision.round_id).where(Decision.id == Recipient.decision_id).scalar_subquery(),
        select(Nomination.period).where(Nomination.id == Recipient.nomination_id).scalar_subquery(),
        select(AwardType.form).where(AwardType.id == Recipient.award_type_id).scalar_subquery(),
    )
    its, mine = func.coalesce(known_bonus(other), 0), func.coalesce(known_bonus(), 0)
    more = or_(its > mine, and_(its == mine, other.id < Recipient.id))
    taken_back = select(Revocation.id).where(Revocation.recipient_id == other.id).exists()
    return (
        select(column(other))
        .join(decision, decision.id == other.decision_id)
        .join(nomination, nomination.id == other.nomination_id)
        .join(kind, kind.id == other.award_type_id)
        .where(other.nominee_id == Recipient.nominee_id, other.id != Recipient.id, more, ~taken_back)
        .where(decision.round_id == own[0], nomination.period == own[1], kind.form == TITLE, own[2] == TITLE)
        .where(Recipient.regime.in_(tuple(one_title_rules())))
        .order_by(its.desc(), other.id)
        .limit(1)
        .correlate(Recipient)
    )


@cache  # every list of recipients asks with it; to put it together takes ten times as long as to ask
def higher_title() -> ColumnElement[Any]:
    """Return the award whose bonus is paid instead of that of a row of `Recipient`, NULL for none."""
    return _higher(lambda other: other.award).scalar_subquery()


@cache
def bonus_due() -> ColumnElement[Any]:
    """Return what is to be paid for a row of `Recipient` in đồng.

    0 where a higher title of the period is paid, and where the bonus is not known.
    """
    return case((_higher(lambda other: other.id).exists(), 0), else_=func.coalesce(known_bonus(), 0))


def unsure_figures(session: Session, decisions: Sequence[int]) -> list[str]:
    """Return the sources of coefficients and base salaries of issued decisions that nobody compared with the text.

    A figure that the catalogue says otherwise by now is no longer told of.
    """
    of_these = Recipient.decision_id.in_(decisions)
    rates = (
        select(Coefficient.source)
        .join(Regime, Regime.id == Coefficient.regime_id)
        .join(Recipient, (Recipient.award_type_id == Coefficient.award_type_id) & (Recipient.kind == Coefficient.kind))
        .where(of_these, Regime.code == Recipient.regime, Recipient.coefficient == Coefficient.hundredths)
        .where(Coefficient.confidence != Confidence.VERIFIED)
    )
    inside = (BaseSalary.valid_from <= Decision.dated) & or_(
        BaseSalary.valid_to.is_(None), BaseSalary.valid_to >= Decision.dated
    )
    salaries = (
        select(BaseSalary.source)
        .select_from(Recipient)
        .join(Decision, Decision.id == Recipient.decision_id)
        .join(BaseSalary, (BaseSalary.amount == Recipient.base_salary) & inside)
        .where(of_these, BaseSalary.confidence != Confidence.VERIFIED)
    )
    found = [*session.scalars(rates.distinct()), *session.scalars(salaries.distinct())]
    return sorted(source for source in set(found) if source)


@dataclass(frozen=True)
class OtherTitle:
    """Somebody whom a draft gives a title who has another one of the period in the round already or in a draft."""

    nomination_id: int
    award: str


def other_titles(session: Session, nominations: Sequence[int]) -> list[OtherTitle]:
    """Return which of these nominations for a title stand beside another title of the same round, nominee, period."""
    mine, other, kind, own = aliased(Nomination), aliased(Nomination), aliased(AwardType), aliased(AwardType)
    rows = session.execute(
        select(mine.id, kind.name)
        .join(own, own.id == mine.award_type_id)
        .join(other, (other.nominee_id == mine.nominee_id) & (other.round_id == mine.round_id) & (other.id != mine.id))
        .join(kind, kind.id == other.award_type_id)
        .where(mine.id.in_(nominations), own.form == TITLE, kind.form == TITLE, other.period == mine.period)
        .order_by(mine.id, other.id)
    )
    return [OtherTitle(row[0], row[1]) for row in rows]
