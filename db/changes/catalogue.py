"""Filling a new record with the law as data, and receiving what a newer program brings."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from db import catalogue
from db.changes.change import Writer, change, column_value
from db.changes.paper_grounds import keep_sent_grounds
from db.errors import KnownError
from db.models.catalogue import Regime
from db.queries.law_text import MODELS, REFERENCES, table_of
from db.queries.law_update import differences_with_shipped
from db.rules.law_rows import How, LawDifference, Standing, Values


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

        Raises KnownError: nothing_to_receive, law_row_unknown, law_row_kept, law_row_alone.
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
        for one in (one for one in wanted if one.how is How.REMOVE):
            writer.delete(MODELS[one.table], one.id)
        for one in (one for one in wanted if one.how is not How.REMOVE):
            _receive(writer, one, ids)
        return len(wanted)


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
