"""What the law asks for, as the office enters it where the shipped law has no text: an article, its days, its ways."""

import json
from datetime import date
from typing import Any

from sqlalchemy import select

from db.changes.award_types import confidence_of
from db.changes.change import Writer, change
from db.changes.office import check_span, filled
from db.errors import KnownError
from db.models.catalogue import AwardType, Criterion
from db.rules.conditions import KINDS
from db.rules.terms import NomineeKind, RewardType


@change("criterion.add")
class AddCriterion:
    """Enter an article for an award and a kind of nominee; any of its `ways` is enough.

    Each way is {"point": "điểm a", "basis": ["cong_trang"], "all": [condition, …]} as `resources/catalogue` writes it.
    """

    award_type_id: int
    kind: NomineeKind
    article: str
    ways: Any
    valid_from: date
    source: str
    valid_to: date | None = None

    def apply(self, writer: Writer) -> int:
        """Return its id. Raises KnownError: gone, field_missing, ends_before, way_wrong."""
        filled(article=self.article, source=self.source)
        check_span(self.valid_from, self.valid_to)
        _check_ways(self.ways)
        if writer.session.get(AwardType, self.award_type_id) is None:
            raise KnownError("gone", table="award_type", id=self.award_type_id)
        used = set(writer.session.scalars(select(Criterion.code)))
        code = next(f"own_{number}" for number in range(1, len(used) + 2) if f"own_{number}" not in used)
        return writer.insert(
            Criterion,
            code=code,
            award_type_id=self.award_type_id,
            kind=NomineeKind(self.kind),
            article=self.article,
            ways=json.dumps(self.ways, ensure_ascii=False),
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            source=self.source,
            confidence=confidence_of(self.source),
        )


@change("criterion.remove")
class RemoveCriterion:
    """Take an article out; what it was of is then said not to be in hand."""

    criterion_id: int

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone."""
        writer.delete(Criterion, self.criterion_id)


def _check_ways(ways: Any) -> None:
    """Raise KnownError("way_wrong") for what `db.rules.law` could not read."""
    if not isinstance(ways, list | tuple) or not ways:
        raise KnownError("way_wrong", way=str(ways)[:80], known=sorted(KINDS))
    for way in ways:
        conditions = way.get("all") if isinstance(way, dict) else None
        fine = isinstance(conditions, list | tuple) and all(
            isinstance(each, dict) and each.get("is") in KINDS for each in conditions
        )
        if not fine or not set(way.get("basis", ())) <= {each.value for each in RewardType}:
            raise KnownError("way_wrong", way=str(way)[:80], known=sorted(KINDS))
