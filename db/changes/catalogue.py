"""Filling a new record with the law as data, receiving what a newer program brings, and the office's own criteria."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import select

from db import catalogue
from db.changes.award_types import confidence_of
from db.changes.change import Writer, change, column_value
from db.changes.office import check_span, filled
from db.changes.paper_grounds import keep_sent_grounds
from db.errors import KnownError
from db.models.catalogue import AwardType, BaseSalary, Criterion, Regime
from db.queries.law_text import MODELS, REFERENCES, table_of
from db.queries.law_update import differences_with_shipped
from db.rules.conditions import KINDS
from db.rules.law_rows import How, LawDifference, Standing, Values
from db.rules.terms import NomineeKind, RewardType


@change("catalogue.load", undoable=False)
class LoadCatalogue:
    """Take the shipped regimes, award types, coefficients and base salaries into an empty catalogue."""

    def apply(self, writer: Writer) -> int:
        """Return how many award types were loaded. Raises KnownError("catalogue_loaded") the second time."""
        if writer.session.scalar(select(Regime.id).limit(1)) is not None:
            raise KnownError("catalogue_loaded")
        rows = catalogue.rows_of(catalogue.shipped())
        ids: dict[tuple[str, str], int] = {}
        for row in rows:
            made = writer.insert(MODELS[row.table], **_columns(row.table, row.values, ids))
            if row.table in REFERENCES:
                ids[row.table, str(row.values["code"])] = made
        return sum(row.table == "award_type" for row in rows)


@change("catalogue.receive")
class ReceiveCatalogue:
    """Take rows of the law that came with the program into the record; the office's own are left as they are."""

    keys: tuple[str, ...] = ()
    """Of the differences, those received; empty for all that are offered."""

    def apply(self, writer: Writer) -> int:
        """Return how many rows were received.

        Raises KnownError: nothing_to_receive, law_row_unknown, law_row_kept, law_row_alone, law_days_apart.
        """
        offered = {one.key: one for one in differences_with_shipped(writer.session)}
        for key in self.keys:
            if key not in offered:
                raise KnownError("law_row_unknown", key=key)
            if offered[key].standing is not Standing.OFFERED:
                raise KnownError("law_row_kept", key=key)
        wanted = [
            one
            for one in offered.values()
            if one.standing is Standing.OFFERED and (not self.keys or one.key in self.keys)
        ]
        if not wanted:
            raise KnownError("nothing_to_receive")
        ids = {
            (name, row.code): row.id
            for name in REFERENCES
            for row in writer.session.execute(select(MODELS[name].id, MODELS[name].code))
        }
        keep_sent_grounds(writer)
        apart = _days_apart(writer)
        for one in (one for one in wanted if one.how is How.REMOVE):
            writer.delete(MODELS[one.table], one.id)
        for one in (one for one in wanted if one.how is not How.REMOVE):
            _receive(writer, one, ids)
        if new := sorted(_days_apart(writer) - apart):
            raise KnownError("law_days_apart", date=new[0])
        return len(wanted)


def _days_apart(writer: Writer) -> set[date]:
    """Return the first days on which two laws or two base salaries hold, or none between two of them."""
    found = set()
    for model in (Regime, BaseSalary):
        rows = writer.session.execute(select(model.valid_from, model.valid_to).order_by(model.valid_from)).all()
        for (_first, last), (following, _last) in pairwise(rows):
            if last is None or last + timedelta(days=1) != following:
                found.add(following if last is None or last >= following else last + timedelta(days=1))
    return found


def _receive(writer: Writer, one: LawDifference, ids: dict[tuple[str, str], int]) -> None:
    """Write one row. Raises KnownError: law_row_alone where the law or award it belongs to is not received with it."""
    if any((name, str(one.values[name])) not in ids for name in REFERENCES if name in one.values):
        raise KnownError("law_row_alone", key=one.key)
    values = _columns(one.table, one.values, ids)
    if one.how is How.CHANGE:
        changed = {REFERENCES.get(column, column) for column in one.columns}
        writer.update(MODELS[one.table], one.id, **{c: v for c, v in values.items() if c in changed})
        return
    made = writer.insert(MODELS[one.table], **values)
    if one.table in REFERENCES:
        ids[one.table, str(one.values["code"])] = made


def _columns(table: str, values: Values, ids: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    """Return the values as the columns of a table take them."""
    kept = {column: value for column, value in values.items() if column not in REFERENCES}
    found = {column: column_value(table_of(table), column, value) for column, value in kept.items()}
    return found | {REFERENCES[name]: ids[name, str(values[name])] for name in REFERENCES if name in values}


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
        values = _criterion(writer, self)
        used = set(writer.session.scalars(select(Criterion.code)))
        code = next(f"own_{number}" for number in range(1, len(used) + 2) if f"own_{number}" not in used)
        return writer.insert(Criterion, code=code, **values)


@change("criterion.edit")
class EditCriterion:
    """Correct an article that the office entered; one of the law is kept up with the program's."""

    criterion_id: int
    award_type_id: int
    kind: NomineeKind
    article: str
    ways: Any
    valid_from: date
    source: str
    valid_to: date | None = None

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone, criterion_of_law, field_missing, ends_before, way_wrong."""
        kept = writer.session.get(Criterion, self.criterion_id, populate_existing=True)
        if kept is None:
            raise KnownError("gone", table="criterion", id=self.criterion_id)
        if not kept.code.startswith("own_"):
            raise KnownError("criterion_of_law", article=kept.article)
        writer.update(Criterion, self.criterion_id, **_criterion(writer, self))


@change("criterion.remove")
class RemoveCriterion:
    """Take an article out; what it was of is then said not to be in hand."""

    criterion_id: int

    def apply(self, writer: Writer) -> None:
        """Raises KnownError: gone."""
        writer.delete(Criterion, self.criterion_id)


def _criterion(writer: Writer, named: AddCriterion | EditCriterion) -> dict[str, Any]:
    filled(article=named.article, source=named.source)
    check_span(named.valid_from, named.valid_to)
    _check_ways(named.ways)
    if writer.session.get(AwardType, named.award_type_id) is None:
        raise KnownError("gone", table="award_type", id=named.award_type_id)
    return {
        "award_type_id": named.award_type_id,
        "kind": NomineeKind(named.kind),
        "article": named.article,
        "ways": json.dumps(named.ways, ensure_ascii=False),
        "valid_from": named.valid_from,
        "valid_to": named.valid_to,
        "source": named.source,
        "confidence": confidence_of(named.source),
    }


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
