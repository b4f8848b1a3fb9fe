"""A list is put forward as if each row were entered by hand, with a few statements for all of them."""

import random
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from db.changes.importing import ImportList, ListRow
from db.changes.nominations import AddNomination
from db.changes.people import AddPerson
from db.changes.putting_forward import Source
from db.changes.units import AddUnit
from db.errors import KnownError
from db.models.nominations import Nomination
from db.models.people import Person
from db.rules.drafts import NominationDraft
from db.rules.terms import NomineeKind
from tests.db.changes.conftest import collective, opened, person
from tests.db.changes.test_nominations import other_award

PEOPLE = ("Nguyễn Văn An", "Hoà Thị Thuý", "hòa thị thúy", "Ma Thị H’Lan", "Nông Quốc Khánh")
BIRTHS = ("", "", "1986", "14/03/1986", "03/1986", "02/09/1990")
UNITS = ("Phòng Bưu chính", "Phòng bưu chính", "Văn phòng Sở", "")
BODIES = ("Phòng Chuyển đổi số", "phòng chuyển đổi số", "Văn phòng Sở")


def drawn(seed: int, count: int) -> list[NominationDraft]:
    """Return people, collectives and households that share few names, births and units."""
    pick = random.Random(seed)
    found = []
    for _at in range(count):
        kind = pick.choice([NomineeKind.INDIVIDUAL] * 3 + [NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD])
        name = pick.choice(BODIES if kind is NomineeKind.COLLECTIVE else PEOPLE)
        told = {"unit": pick.choice(UNITS), "position": pick.choice(("Chuyên viên", ""))}
        if kind is NomineeKind.INDIVIDUAL:
            told |= {"birth": pick.choice(BIRTHS), "ethnic_group": pick.choice(("", "Tày", "Dao")), "honorific": "Bà"}
        found.append(NominationDraft(kind, name, citation=pick.choice(("", "Có thành tích")), **told))
    return found


def by_hand(office, rows) -> None:
    """Enter each row by itself; one that the round has already is passed over."""
    for row in rows:
        try:
            office.database.do(AddNomination(office.round_id, row.award_type_id, row.authority_id, row.draft))
        except KnownError as error:
            if error.code != "nominated_twice":
                raise


def said(office) -> dict[str, list[tuple[object, ...]]]:
    """Return people, units, nominees and nominations with what they point at in words, in no order of ids."""
    tables = office.everything()
    nominees = {row[0]: (row[1], row[5], row[2] is not None, row[3] is not None) for row in tables["nominee"]}
    facts = {each.id: (each.full_name, each.honorific, each.birth, each.ethnic_group) for each in office.all(Person)}
    nominations = [
        (each.rank, nominees[each.nominee_id], each.name, each.unit, each.position, each.citation, each.authority_id)
        for each in office.all(Nomination)
    ]
    units = sorted(tuple(map(str, row[2:])) for row in tables["unit_name"])
    posts = sorted(tuple(map(str, row[3:])) for row in tables["person_position"])
    return {
        "people": sorted(facts.values()),
        "nominees": sorted(nominees.values()),
        "nominations": sorted(nominations),
        "units": units,
        "posts": posts,
    }


@pytest.mark.parametrize("seed", range(6))
def test_a_list_is_kept_as_if_each_row_were_entered_by_hand(office, template, tmp_path, seed):
    office.database.do(AddUnit("Văn phòng Sở"))
    office.database.do(AddPerson(full_name="Nông Quốc Khánh", birth="1986", position="", unit=""))
    pick = random.Random(seed)
    drafts = drawn(seed, 40)
    by_hand(office, [ListRow(office.award, office.chairman, draft) for draft in drafts[:8]])
    copy = tmp_path / "copy.sqlite"
    office.database.close()
    copy.write_bytes(office.database.file.read_bytes())
    rows = tuple(ListRow(office.award, pick.choice((office.chairman, office.office)), draft) for draft in drafts[8:])
    beside, close = opened(copy)
    by_hand(beside, rows)
    office.database.do(ImportList(office.round_id, rows, "ds.xlsx", "ab" * 32, "2024-01-10T08:00:00"))
    assert said(office) == said(beside)
    close()


@contextmanager
def counted(office):
    """Count the statements sent to the record; many rows with one statement count once."""
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        sent.append(statement)

    event.listen(office.database.engine, "before_cursor_execute", note)
    yield sent
    event.remove(office.database.engine, "before_cursor_execute", note)


def listed(office, first: int, count: int) -> ImportList:
    rows = tuple(
        ListRow(
            office.award,
            office.chairman,
            person(f"Lê Văn {chr(65 + at // 26)}{chr(97 + at % 26)}"),
            Source("A", at, "B"),
        )
        for at in range(first, first + count)
    )
    return ImportList(office.round_id, rows, "ds.xlsx", "ab" * 32, "2024-01-10T08:00:00")


def test_a_long_list_costs_no_more_statements_than_a_short_one(office):
    office.database.do(listed(office, 0, 2))
    with counted(office) as few:
        office.database.do(listed(office, 2, 5))
    with counted(office) as many:
        office.database.do(listed(office, 7, 300))
    assert len(many) <= len(few) + 2


def test_facts_of_somebody_known_are_completed_by_the_last_row_that_tells_them(office):
    office.nominate(person("Ma Thị Hoa", birth="1986"))
    other = other_award(office)
    rows = (
        ListRow(other, office.chairman, person("Ma Thị Hoa", birth="1986", ethnic_group="Tày")),
        ListRow(office.award, office.chairman, collective("Phòng Chuyển đổi số")),
    )
    office.database.do(ImportList(office.round_id, rows, "ds.xlsx", "ab" * 32, "2024-01-10T08:00:00"))
    assert [each.ethnic_group for each in office.all(Person)] == ["Tày"]


def test_a_row_for_a_kind_that_the_award_does_not_go_to_is_named(office):
    rows = (ListRow(office.award, office.chairman, person("Ma Thị Hoa")), ListRow(999, office.chairman, person("An")))
    told = office.refused(ImportList(office.round_id, rows, "ds.xlsx", "ab" * 32, "2024-01-10T08:00:00"))
    assert told.code == "kind_not_for_award"
