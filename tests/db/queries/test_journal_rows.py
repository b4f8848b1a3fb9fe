"""What one step of the journal did, row by row."""

from db.changes.importing import ImportList, ListRow
from db.changes.nominations import MoveNominations
from db.changes.people import AddPerson, EditPerson
from db.changes.putting_forward import Source
from db.changes.rounds import EditRound
from db.queries.journal_rows import MOST, told_rows
from db.rules.terms import NominationState, RewardType
from tests.db.changes.conftest import CITATION, person


def test_a_new_row_is_told_by_its_name_and_texts(office, ask):
    done = office.database.do(AddPerson("Nông Thị Sâm", honorific="Bà", birth="1986"))
    rows, many = ask(told_rows, done.entry_id)
    assert many == len(rows) == 2
    assert [(row.table, row.name, row.new, row.gone) for row in rows] == [
        ("person", "Nông Thị Sâm", True, False),
        ("nominee", "Nông Thị Sâm", True, False),
    ]
    assert ("birth", None, "1986") in rows[0].differences


def test_a_corrected_row_tells_only_what_is_different(office, ask):
    someone = office.database.do(AddPerson("Nông Thị Sâm", honorific="Bà", birth="1986")).result
    done = office.database.do(EditPerson(someone, "Nông Thị Sâm", honorific="Bà", birth="1987"))
    (row,), many = ask(told_rows, done.entry_id)
    assert many == 1
    assert (row.table, row.name, row.new, row.gone) == ("person", "Nông Thị Sâm", False, False)
    assert row.differences == (("birth", "1986", "1987"),)


def test_a_row_whose_name_was_not_touched_is_told_by_its_present_name(office, ask):
    one = office.nominate(person("Ma Văn Ước"))
    done = office.database.do(MoveNominations((one,), NominationState.WITHDRAWN, "Đơn vị xin rút"))
    (row,), _many = ask(told_rows, done.entry_id)
    assert row.name == "Ma Văn Ước"
    assert ("state", "draft", "withdrawn") in row.differences


def test_a_long_list_is_told_by_its_beginning_and_its_count(office, ask):
    rows = tuple(
        ListRow(office.award, office.chairman, person(f"Sùng Mí {n}"), Source("Trang 1", n, f"B{n}"))
        for n in range(1, 31)
    )
    change = ImportList(office.round_id, rows, "ds.xlsx", "a" * 64, "2024-01-10T08:00:00")
    told, many = ask(told_rows, office.database.do(change).entry_id)
    assert len(told) == MOST < many == 1 + 30 * 4


def test_a_step_that_changed_nothing_and_one_that_never_was_have_no_rows(office, ask):
    as_it_is = ("Phong trào năm 2022", 2022, RewardType.MOVEMENT)
    same = EditRound(office.round_id, *as_it_is, citation=CITATION, launched_by="province")
    assert ask(told_rows, office.database.do(same).entry_id) == ([], 0)
    assert ask(told_rows, 999_999) == ([], 0)
