"""A round in the provincial system's own template: its thirteen columns with its codes, and what has none."""

import json
from datetime import date
from functools import cache

from sqlalchemy.orm import Session

from db.errors import KnownError
from db.queries.list_rows import rows_with_awards
from db.rules.awards import general_name
from db.rules.printed_names import printed_name
from db.rules.provincial import ProvincialCodes, provincial_codes
from db.rules.terms import NomineeKind
from desktop.exchange.writers.provincial_list import ProvincialList
from resources.paths import path


@cache
def codes() -> ProvincialCodes:
    """Return the codes that ship with the program."""
    return provincial_codes(json.loads(path("catalogue/provincial_system.json").read_text(encoding="utf-8")))


def gather(session: Session, round_id: int, _today: date) -> ProvincialList:
    """Return the rows and what lacks a code. Raises KnownError: nobody_put_forward."""
    known, lacking = codes(), []
    rows: list[tuple[str, ...]] = []
    for at, (one, award) in enumerate(rows_with_awards(session, round_id), start=1):
        kind, given = known.kind(one.kind), known.award(award.code, general_name(award.name))
        category, sector = known.category(one.category, one.kind), known.sector(one.sector)
        rows.append(
            (
                *(str(at), *_called(one.kind, one.honorific, one.name), one.position, one.unit),
                *(kind.name, given.name, category.name, sector.name),
                *(kind.code, given.code, category.code, sector.code),
            )
        )
        for column, each in ((6, given), (7, category), (8, sector)):
            if not each.code:
                lacking.append(
                    (str(at), printed_name(one.kind, one.honorific, one.name), known.columns[column], each.name)
                )
    if not rows:
        raise KnownError("nobody_put_forward")
    return ProvincialList(known.sheet, known.columns, tuple(rows), tuple(lacking))


def _called(kind: NomineeKind, honorific: str, name: str) -> tuple[str, str]:
    """Return how somebody is called and the name; a household is named whole."""
    if kind is NomineeKind.HOUSEHOLD:
        return "", printed_name(kind, honorific, name)
    return honorific, name
