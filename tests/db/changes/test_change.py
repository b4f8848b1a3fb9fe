"""How a change is made, written down and taken back: also after a restart, and again."""

import json
import shutil
from datetime import date

import pytest

from db.changes import (
    decisions,
    people,
    rounds,
    units,
)
from db.changes.change import UNDOABLE, Undo, Writer, change, change_name, column_value, plain
from db.changes.registry import ALL
from db.connect import Database
from db.errors import KnownError
from db.models.journal import JournalEntry
from db.models.nominees import Nominee
from db.models.people import Person
from db.models.rounds import AwardRound
from db.models.tables import metadata
from db.models.units import Unit, UnitName
from db.rules.terms import (
    DecisionOrigin,
    RewardType,
)
from tests.db.changes.conftest import TODAY, opened, person
from tests.db.changes.undoable_steps import bring_newer_law, prepared, steps


@pytest.fixture(scope="module")
def everything_there(tmp_path_factory, template):
    """A record in which every change can be done, and what the changes name."""
    file = shutil.copy(template, tmp_path_factory.mktemp("prepared") / "sổ vàng.sqlite")
    office, close = opened(file)
    there = prepared(office)
    close()
    return file, there


@pytest.fixture
def full_office(everything_there, tmp_path, monkeypatch):
    """A copy of that record."""
    bring_newer_law(monkeypatch)
    office, close = opened(shutil.copy(everything_there[0], tmp_path / "sổ vàng.sqlite"))
    yield office
    close()


@pytest.mark.parametrize("name", sorted(set(ALL) & UNDOABLE - {"undo"}))
def test_undo_restores_and_redo_repeats(everything_there, full_office, name):
    office, step = full_office, steps(everything_there[1])[name]
    before = office.everything()
    done = office.database.do(step)
    after = office.everything()
    assert after != before
    undone = office.database.do(Undo(done.entry_id))
    assert office.everything() == before
    office.database.do(Undo(undone.entry_id))
    assert office.everything() == after
    assert office.refused(Undo(done.entry_id)).code == "already_undone"


def test_undo_works_after_a_restart(office):
    before = office.everything()
    done = office.database.do(rounds.OpenRound("Tổng kết năm 2023", 2023, RewardType.MERIT))
    again = Database(office.database.url.database, actor="Mai", today=lambda: TODAY)
    again.do(Undo(done.entry_id))
    again.close()
    assert office.everything() == before


def test_undo_is_refused_when_someone_changed_it_since(office):
    done = office.database.do(units.AddUnit("Văn phòng Sở"))
    office.database.do(units.RenameUnit(done.result, "Văn phòng", date(2023, 1, 1)))
    assert office.refused(Undo(done.entry_id)).code == "changed_since"
    assert len(office.all(Unit)) == 1


def test_undo_names_the_entry_that_it_takes_back_and_knows_one_that_is_not_there(office):
    done = office.database.do(units.AddUnit("Văn phòng Sở"))
    undone = office.database.do(Undo(done.entry_id))
    assert undone.result == done.entry_id
    assert undone.touched == done.touched
    assert office.all(JournalEntry)[-1].undoes == done.entry_id
    told = office.refused(Undo(999))
    assert (told.code, told.values) == ("gone", {"table": "journal", "id": 999})


def test_what_only_a_counter_act_takes_back_is_not_undone(office):
    (one,) = office.recommended(person("Ma Văn Ước"))
    draft = decisions.DraftDecision(
        office.round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, (one,), signer_name="Lương Đức Thiện"
    )
    done = office.database.do(decisions.IssueDecision(office.database.do(draft).result, "7", date(2023, 12, 20)))
    told = office.refused(Undo(done.entry_id))
    assert (told.code, told.values) == ("only_counter_act", {"change": "decision.issue"})


def test_a_person_whom_a_nomination_names_is_not_taken_away_by_undo(office):
    done = office.database.do(people.AddPerson("Sùng Mí Dính"))
    (nominee,) = office.all(Nominee)
    office.nominate(person("Sùng Mí Dính", nominee_id=nominee.id))
    assert office.refused(Undo(done.entry_id)).code == "changed_since"


def written(office, write):
    """Let a writer write, in a transaction that is kept; returns its images."""
    with office.database.write() as session:
        writer = Writer(session, actor="Lan", today=TODAY)
        write(writer)
    return [(image.act.value, image.table, image.id, image.before, image.after) for image in writer.images]


def test_a_writer_remembers_of_each_row_what_differs_and_nothing_where_nothing_does(office):
    def write(writer):
        assert writer.update(AwardRound, office.round_id, year=2023, name="Phong trào năm 2022")
        assert not writer.update(AwardRound, office.round_id, year=2023)

    assert written(office, write) == [("update", "award_round", office.round_id, {"year": 2022}, {"year": 2023})]


def test_a_writer_cleans_what_it_writes_and_what_it_remembers(office):
    images = written(office, lambda writer: writer.insert(Unit, abbreviation=" Sở\u00a0 TT&TT ", address=""))
    assert images[0][4]["abbreviation"] == office.all(Unit)[0].abbreviation == "Sở TT&TT"


def test_a_half_letter_of_an_odd_file_name_stands_in_the_journal_as_a_sign_for_it(office):
    office.database.do(units.AddUnit("Sở \udcff Nội vụ", abbreviation="SNV"))
    entry = office.all(JournalEntry)[-1]
    assert "Sở \ufffd Nội vụ" in entry.payload and "Sở \ufffd Nội vụ" in entry.rows
    assert [each.name for each in office.all(UnitName)][-1] == "Sở \ufffd Nội vụ"


def test_a_row_that_undo_removed_comes_back_whole(office):
    made = office.database.do(units.AddUnit("Văn phòng Sở", abbreviation="VP"))
    undone = office.database.do(Undo(made.entry_id))
    again = office.database.do(Undo(undone.entry_id))
    rows = json.loads(office.all(JournalEntry)[-1].rows)
    assert again.touched == made.touched
    assert {row["act"] for row in rows} == {"insert"}
    assert next(row["after"]["abbreviation"] for row in rows if row["table"] == "unit") == "VP"


def test_a_writer_refuses_rows_that_are_gone_and_marks_that_turn_the_writing(office):
    for write, code in (
        (lambda writer: writer.update(Unit, 999, address="Tuyên Quang"), "gone"),
        (lambda writer: writer.delete(Unit, 999), "gone"),
        (lambda writer: writer.insert(Unit, address="Tuyên \u202eQuang"), "direction_mark"),
        (lambda writer: writer.update(AwardRound, office.round_id, name="\u2067Đợt"), "direction_mark"),
    ):
        before = office.everything()
        with pytest.raises(KnownError) as told:
            written(office, write)
        assert told.value.code == code
        assert office.everything() == before


def test_a_value_comes_back_from_the_journal_as_its_column_takes_it():
    for column, value in (
        ("year", 2022),
        ("deadline", date(2023, 11, 30)),
        ("deadline", None),
        ("reward_type", RewardType.MERIT),
        ("name", "Phong trào năm 2022"),
    ):
        table = metadata.tables["award_round"]
        assert column_value(table, column, json.loads(json.dumps(plain(value)))) == value
    sort_key = people.names_of("Ma Văn Ước")["name_sort"]
    assert column_value(Person.__table__, "name_sort", plain(sort_key)) == sort_key


def test_a_change_stands_in_the_journal_under_one_name_for_ever():
    assert change_name(units.AddUnit("Văn phòng Sở")) == "unit.add"
    with pytest.raises(ValueError, match=r"unit\.add"):
        change("unit.add")(type("Another", (), {}))
