"""Taking a unit's list into a round, and what the unit corrected in the list that was sent back to it."""

from dataclasses import replace

from db.changes.change import Undo
from db.changes.importing import Correction, ImportList, ListRow, TakeReview
from db.changes.nominations import MoveNominations
from db.changes.putting_forward import Source
from db.changes.rounds import CloseRound, OpenRound
from db.models.nominations import Nomination, SourceFile
from db.rules.terms import NominationState, RewardType
from tests.db.changes.conftest import person


def listed(office, *names):
    """Return the import of a list that names these people from row 7 on."""
    rows = tuple(
        ListRow(office.award, office.chairman, person(name), Source("Sheet1", row, f"C{row}"))
        for row, name in enumerate(names, start=7)
    )
    return ImportList(office.round_id, rows, "ds.xlsx", "ab" * 32, "2024-01-10T08:00:00")


def test_an_import_is_one_step_and_remembers_each_cell(office):
    done = office.database.do(listed(office, "Nguyễn Văn An", "Nguyễn Văn Bình"))
    kept = office.all(Nomination)
    assert [n.id for n in kept] == list(done.result.ids)
    assert [(n.source_sheet, n.source_row, n.source_cell) for n in kept] == [("Sheet1", 7, "C7"), ("Sheet1", 8, "C8")]


def test_one_bad_row_keeps_the_whole_list_out(office):
    assert office.refused(listed(office, "Nguyễn Văn An", "")).code == "name_missing"
    assert office.all(Nomination) == []


def reviewed(office, corrections=(), added=(), withdrawn=(), reason="Đã nghỉ hưu"):
    """Return what a unit changed in its list, as one change."""
    rows = listed(office, *added).rows
    return TakeReview(
        office.round_id, corrections, rows, withdrawn, reason, "trả lại.xlsx", "cd" * 32, "2024-01-11T08:00:00"
    )


def test_a_list_names_its_file_and_goes_with_all_its_rows_when_taken_back(office):
    before = office.everything()
    done = office.database.do(listed(office, "Nguyễn Văn An", "Nguyễn Văn Bình"))
    (file,) = office.all(SourceFile)
    assert (file.name, file.sha256, file.read_at) == ("ds.xlsx", "ab" * 32, "2024-01-10T08:00:00")
    assert {each.source_file_id for each in office.all(Nomination)} == {file.id}
    assert office.last_entry()[1] == "nomination.import_list"
    office.database.do(Undo(done.entry_id))
    assert office.everything() == before


def test_who_is_in_the_round_or_stands_twice_in_the_list_is_counted_and_left_out(office):
    office.nominate(person("Hoà Thị Thuý"))
    taken = office.database.do(listed(office, "hòa thị thúy", "Nguyễn Văn An", "Nguyễn Văn An")).result
    assert (len(taken.ids), taken.duplicates) == (1, 2)
    assert [each.name for each in office.all(Nomination)] == ["Hoà Thị Thuý", "Nguyễn Văn An"]


def test_a_list_with_nothing_new_leaves_no_trace(office):
    office.nominate(person("Nguyễn Văn An"))
    told = office.refused(listed(office, "Nguyễn Văn An"))
    assert (told.code, told.values) == ("nothing_new", {"file": "ds.xlsx"})
    assert office.refused(listed(office)).code == "nothing_new"


def test_a_closed_round_takes_no_list(office):
    office.database.do(CloseRound(office.round_id))
    assert office.refused(listed(office, "Nguyễn Văn An")).code == "round_closed"
    assert office.refused(replace(listed(office, "Nguyễn Văn An"), round_id=999)).code == "gone"


def test_a_review_corrects_adds_and_withdraws_in_one_step(office):
    wrong, leaving = (office.nominate(person(name)) for name in ("Ma Van Ước", "Nông Quốc Khánh"))
    before = office.everything()
    change = reviewed(office, (Correction(wrong, person("Ma Văn Ước")),), ("Chẩu Thị Hiền",), (leaving,))
    done = office.database.do(change)
    assert done.result == 3
    kept = [(each.name, each.state, each.state_reason, each.source_cell) for each in office.all(Nomination)]
    assert kept == [
        ("Ma Văn Ước", NominationState.DRAFT, "", ""),
        ("Nông Quốc Khánh", NominationState.WITHDRAWN, "Đã nghỉ hưu", ""),
        ("Chẩu Thị Hiền", NominationState.DRAFT, "", "C7"),
    ]
    office.database.do(Undo(done.entry_id))
    assert office.everything() == before


def test_one_line_that_is_refused_stops_the_whole_review(office):
    one, two = (office.nominate(person(name)) for name in ("Ma Văn Ước", "Nông Quốc Khánh"))
    corrected = (Correction(one, person("Ma Văn Ướt")),)
    assert office.refused(reviewed(office, corrected, ("Nông Quốc Khánh",))).code == "nominated_twice"
    assert office.refused(reviewed(office, corrected, (), (two,), reason=" ")).code == "reason_missing"
    assert office.refused(reviewed(office, (Correction(one, person("")),), (), (two,))).code == "name_missing"
    office.database.do(MoveNominations((one,), NominationState.WITHDRAWN, "Đã nghỉ hưu"))
    assert office.refused(reviewed(office, corrected)).code == "not_editable"


def test_a_review_touches_no_other_round(office):
    elsewhere = office.database.do(OpenRound("Chuyên đề", 2023, RewardType.MERIT)).result
    one = office.nominate(person("Ma Văn Ước"))
    for change in (reviewed(office, (Correction(one, person("Ma Văn Ướt")),)), reviewed(office, withdrawn=(one,))):
        told = office.refused(replace(change, round_id=elsewhere))
        assert (told.code, told.values["id"]) == ("gone", one)
    assert office.refused(reviewed(office, withdrawn=(999,))).code == "gone"
