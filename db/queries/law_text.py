"""The law as the record keeps it, row by row and as nominations are judged by it."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from db.models.catalogue import (
    AwardKind,
    AwardType,
    BaseSalary,
    Coefficient,
    Criterion,
    LawBlock,
    LegalGround,
    Quota,
    Regime,
)
from db.rules.law import Law, law_of
from db.rules.law_rows import LawRow, Values

MODELS: dict[str, Any] = {
    "regime": Regime,
    "base_salary": BaseSalary,
    "award_type": AwardType,
    "award_kind": AwardKind,
    "coefficient": Coefficient,
    "legal_ground": LegalGround,
    "criterion": Criterion,
    "law_block": LawBlock,
    "quota": Quota,
}
REFERENCES = {"regime": "regime_id", "award_type": "award_type_id"}
"""The columns of other tables that name a law or an award, by the table that they name."""
JUDGED_BY = ("regime", "award_type", "award_kind", "criterion", "law_block", "quota")
Codes = Mapping[tuple[str, int], str]


def table_of(name: str) -> Table:
    """Return a table of the law by its name."""
    table: Table = MODELS[name].__table__
    return table


def law_in(session: Session) -> Law:
    """Return the law that nominations of this record are judged by, in one question for each table."""
    codes: dict[tuple[str, int], str] = {}
    rows: list[LawRow] = []
    for name in JUDGED_BY:
        for id_, values in rows_in(session, name):
            if name in REFERENCES:
                codes[name, id_] = str(values["code"])
            rows.append(LawRow(name, named(values, codes)))
    return law_of(rows)


def rows_in(session: Session, name: str) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield the rows of a table of the law with their ids, as JSON keeps them."""
    table = table_of(name)
    for row in session.execute(select(table).order_by(table.c.id)).mappings():
        yield row["id"], {column: _plain(value) for column, value in row.items()}


def named(values: Values, codes: Codes) -> dict[str, object]:
    """Return a row with the codes of law and award in place of their ids."""
    found = dict(values)
    for name, column in REFERENCES.items():
        if column in found:
            found[name] = codes.get((name, int(str(found.pop(column)))), "")
    return found


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
