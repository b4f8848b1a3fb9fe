"""The register narrowed and sorted: what it shows is what looking at every award shows."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from db import search
from db.models.decisions import Recipient
from db.models.nominees import Nominee
from db.queries.register_list import RegisterFilter, filtered_ids, register_ids
from db.rules.terms import NomineeKind


def looked_at(session: Session, wanted: RegisterFilter) -> list[int]:
    """Look at every award, as slowly and surely as a clerk would."""
    given: dict[int, list[int]] = {}
    for nominee, year in session.execute(select(Recipient.nominee_id, Recipient.year)):
        if wanted.year in (0, year):
            given.setdefault(nominee, []).append(year)
    words = search.words_of(wanted.text)
    rows = [
        row
        for row in session.execute(select(Nominee.id, Nominee.kind, Nominee.name_sort, Nominee.name_plain))
        if row.id in given
        and wanted.kind in (None, row.kind)
        and all(any(part.startswith(word) for part in row.name_plain.split()) for word in words)
    ]
    keys = {
        "awards": lambda row: len(given[row.id]),
        "latest": lambda row: max(given[row.id]),
        "name": lambda row: row.name_sort,
    }
    rows.sort(key=lambda row: (row.name_sort, row.id))
    rows.sort(key=keys[wanted.order or "name"], reverse=wanted.descending)
    return [row.id for row in rows]


@pytest.mark.parametrize("order", ["", "name", "awards", "latest"])
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("text", ["", "nguyen van", "phong"])
def test_the_register_is_sorted_by_what_its_columns_show(
    session: Session, order: str, descending: bool, text: str
) -> None:
    wanted = RegisterFilter(text, order=order, descending=descending)
    assert list(filtered_ids(session, wanted)) == looked_at(session, wanted)


@pytest.mark.parametrize("kind", [None, *NomineeKind])
@pytest.mark.parametrize("text", ["", "nguyen"])
@pytest.mark.parametrize("order", ["", "awards"])
def test_a_year_shows_those_who_were_given_something_in_it(
    session: Session, kind: NomineeKind | None, text: str, order: str
) -> None:
    year = session.scalars(select(Recipient.year)).first() or 0
    for asked in (year, 1990):
        wanted = RegisterFilter(text, asked, kind, order)
        assert list(filtered_ids(session, wanted)) == looked_at(session, wanted)


def test_nothing_asked_is_the_whole_register(session: Session) -> None:
    assert list(filtered_ids(session, RegisterFilter())) == list(register_ids(session))
