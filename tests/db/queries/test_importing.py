"""What taking in a list asks the record."""

import pytest

from db.changes.importing import ImportList, ListRow
from db.changes.people import AddPerson, MergePeople
from db.changes.putting_forward import Source
from db.models.people import Person
from db.queries import importing
from db.queries.known_by_name import nominee_meant
from db.rules.drafts import NominationDraft
from db.rules.terms import NominationState, NomineeKind
from tests.db.changes.conftest import person
from tests.db.changes.test_decisions import issued
from tests.db.queries.conftest import questions

NAMES = ("Nguyễn Văn An", "Nguyễn Văn Bình")


def take(office, *names, at="2024-01-10T08:00:00", sha256="a" * 64):
    rows = tuple(
        ListRow(office.award, office.chairman, person(name), Source("Trang 1", row, f"B{row}"))
        for row, name in enumerate(names, start=7)
    )
    return office.database.do(ImportList(office.round_id, rows, "ds.xlsx", sha256, at)).result


def test_a_file_that_was_taken_before_is_known_with_its_day_and_count(office, ask):
    assert ask(importing.earlier_file, office.round_id, "a" * 64) is None
    take(office, *NAMES)
    take(office, "Nguyễn Văn Cường", at="2024-01-11T09:00:00")
    earlier = ask(importing.earlier_file, office.round_id, "a" * 64)
    assert (earlier.read_at, earlier.nominations) == ("2024-01-11T09:00:00", 3)
    assert ask(importing.earlier_file, office.round_id, "b" * 64) is None
    assert ask(importing.earlier_file, 999, "a" * 64) is None


def test_awards_say_whom_they_may_go_to(office, ask):
    awards = {row.id: row for row in ask(importing.award_rows)}
    assert NomineeKind.INDIVIDUAL in awards[office.award].kinds
    assert awards[office.award].level == "province"
    flag = next(row for row in awards.values() if row.code == "province_emulation_flag")
    assert NomineeKind.INDIVIDUAL not in flag.kinds


def test_authorities_come_with_each_of_their_names(office, ask):
    rows = {row.id: row for row in ask(importing.authority_rows)}
    assert rows[office.chairman].titles == ("Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang", "Chủ tịch UBND tỉnh")
    assert (rows[office.office].is_office, rows[office.office].level) == (True, "department")


def people(*names):
    """Return names of people as a list gives them, with their kind."""
    return [("individual", name) for name in names]


@pytest.mark.parametrize(
    "written", ["Giàng A Páo", "Hộ ông Giàng A Páo", "Gia đình ông Giàng A Páo", "hộ gia đình bà Giàng A Páo"]
)
def test_a_household_is_known_whatever_stands_before_its_name(office, ask, written):
    flag = next(row.id for row in ask(importing.award_rows) if NomineeKind.HOUSEHOLD in row.kinds)
    draft = NominationDraft(NomineeKind.HOUSEHOLD, "Hộ gia đình ông Giàng A Páo", unit="Bản Phùng")
    rows = (ListRow(flag, office.chairman, draft),)
    office.database.do(ImportList(office.round_id, rows, "ds.xlsx", "a" * 64, "2024-01-10"))
    (known,) = ask(importing.namesakes, office.round_id, [("household", written)])["giang a pao"]
    assert known.in_round == {(flag, office.chairman)}
    again = NominationDraft(NomineeKind.HOUSEHOLD, written, unit="bản phùng")
    assert ask(nominee_meant, again) is not None


@pytest.mark.parametrize("written", ["Nguyễn Văn An", "nguyen van an", "NGUYỄN VĂN ÁN"])
def test_a_namesake_in_the_round_or_awarded_before_is_told(office, ask, written):
    assert ask(importing.namesakes, office.round_id, people(written)) == {}
    take(office, *NAMES)
    (known,) = ask(importing.namesakes, office.round_id, people(written, "Lò Văn Pàng", ""))["nguyen van an"]
    assert (known.name, known.kind, known.awards) == ("Nguyễn Văn An", NomineeKind.INDIVIDUAL, ())
    assert known.in_round == {(office.award, office.chairman)}


def test_earlier_awards_of_a_namesake_are_told_with_number_and_year(office, ask):
    issued(office, person("Nguyễn Văn An"))
    (known,) = ask(importing.namesakes, 999, people("Nguyễn Văn An"))["nguyen van an"]
    assert known.in_round == frozenset()
    assert known.awards == ("2023: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang (1598/QĐ-UBND)",)


def test_earlier_awards_of_a_double_are_told_of_the_kept_person(office, ask):
    issued(office, person("Nguyễn Văn Ánh"))
    kept = office.database.do(AddPerson("Nguyễn Văn An")).result
    (double,) = (each.id for each in office.all(Person) if each.id != kept)
    office.database.do(MergePeople(double, kept))
    (known,) = ask(importing.namesakes, 999, people("Nguyễn Văn An"))["nguyen van an"]
    assert len(known.awards) == 1


def test_a_list_of_thousands_of_names_is_asked_in_portions(office):
    take(office, *NAMES)
    names = [f"Sùng Mí {n}" for n in range(1200)] + list(NAMES)
    with office.database.read() as session:
        found, asked = questions(session, lambda: importing.namesakes(session, office.round_id, people(*names)))
    assert sorted(found) == ["nguyen van an", "nguyen van binh"]
    assert asked == 3 * 3 + 2, "and whether those found have doubles"


def test_rows_for_a_unit_are_all_or_those_chosen(office, ask):
    ids = take(office, *NAMES).ids
    rows = ask(importing.review_rows, office.round_id)
    assert [(row.id, row.draft.name, row.state) for row in rows] == [
        (ids[0], NAMES[0], NominationState.DRAFT),
        (ids[1], NAMES[1], NominationState.DRAFT),
    ]
    assert [row.id for row in ask(importing.review_rows, office.round_id, ids[1:])] == [ids[1]]
    assert ask(importing.review_rows, office.round_id, []) == []
