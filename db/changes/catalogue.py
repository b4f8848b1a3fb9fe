"""Filling a new record with the law as data."""

from datetime import date
from typing import Any

from sqlalchemy import select

from db import catalogue
from db.changes.change import Writer, change
from db.errors import KnownError
from db.models.catalogue import AwardKind, AwardType, BaseSalary, Coefficient, LegalGround, Regime
from db.rules.terms import Confidence, NomineeKind

_AS_COLLECTIVE = {"village": "collective", "commune": "collective"}


@change("catalogue.load", undoable=False)
class LoadCatalogue:
    """Take the shipped regimes, award types, coefficients and base salaries into an empty catalogue."""

    def apply(self, writer: Writer) -> int:
        """Return how many award types were loaded. Raises KnownError("catalogue_loaded") the second time."""
        if writer.session.scalar(select(Regime.id).limit(1)) is not None:
            raise KnownError("catalogue_loaded")
        data = catalogue.shipped()
        regimes = {row["id"]: _regime(writer, row) for row in data["legal_regimes"]}
        for row in data["base_salary"]:
            writer.insert(
                BaseSalary,
                amount=row["amount_vnd"],
                valid_from=_day(row["valid_from"]),
                valid_to=_day(row["valid_to"]),
                legal_name=row["legal_name"],
                source=row["source"],
                confidence=Confidence(row["confidence"]),
            )
        for order, row in enumerate(data["awards"]):
            _award(writer, row, order, regimes)
        for row in data["legal_grounds"]:
            writer.insert(
                LegalGround,
                regime_id=regimes[row["regime"]],
                level=row["level"],
                order=row["order"],
                text=row["text"],
                valid_from=_day(row.get("valid_from")),
                valid_to=_day(row.get("valid_to")),
            )
        return len(data["awards"])


def _regime(writer: Writer, row: dict[str, Any]) -> int:
    return writer.insert(
        Regime,
        code=row["id"],
        law="; ".join((row["law"], *row.get("decrees", ()))),
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        source=row.get("source", ""),
        confidence=Confidence(row["confidence"]),
    )


def _award(writer: Writer, row: dict[str, Any], order: int, regimes: dict[str, int]) -> None:
    award = writer.insert(
        AwardType,
        code=row["id"],
        name=row["name_vi"].partition(" (")[0],
        abbreviation=row.get("abbr") or "",
        form=row["kind"],
        level=row["level"],
        valid_from=_day(row.get("valid_from")),
        valid_to=_day(row.get("valid_to")),
        order=order,
        own=False,
    )
    since = row.get("nominee_valid_from", {})
    for kind in row["nominees"]:
        kept = NomineeKind(_AS_COLLECTIVE.get(kind, kind))
        writer.insert(AwardKind, award_type_id=award, kind=kept, valid_from=_day(since.get(kind, {}).get("date")))
    for bonus in row["bonus"]:
        _coefficients(writer, award, bonus, regimes[bonus["regime"]], Confidence(bonus["confidence"]))
        if bonus["regime"] == "L2022_N152":  # the decree stays while the amended law's own text is not in hand
            _coefficients(writer, award, bonus, regimes["L2022A_N152"], Confidence.UNSURE)


def _coefficients(writer: Writer, award: int, bonus: dict[str, Any], regime: int, confidence: Confidence) -> None:
    for kind, value in bonus["coefficients"].items():
        writer.insert(
            Coefficient,
            award_type_id=award,
            regime_id=regime,
            kind=NomineeKind(_AS_COLLECTIVE.get(kind, kind)),
            hundredths=round(value * 100),
            is_maximum=bool(bonus.get("is_maximum")),
            source=bonus["source"],
            confidence=confidence,
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
