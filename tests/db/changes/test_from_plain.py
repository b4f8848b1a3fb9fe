"""Changes read from plain values: what the journal writes is read back; what fits no field is refused by its place."""

from datetime import date

import pytest

from db.changes.change import change_name, plain
from db.changes.council import RecordCouncil, Result
from db.changes.decisions import IssueDecision
from db.changes.from_plain import LATER, can_be_undone, change_from, fields_of
from db.changes.nominations import AddNomination
from db.changes.office import SetSetting
from db.changes.registry import ALL
from db.errors import KnownError
from db.rules.drafts import NominationDraft
from db.rules.terms import NomineeKind, SigningCapacity

ISSUE = {"decision_id": 4, "number": "46/QĐ-UBND", "dated": "2023-12-22", "capacity": "KT."}
DRAFT = NominationDraft(NomineeKind.INDIVIDUAL, "Sùng Mí Dính", honorific="Ông", unit="Xã Lũng Phìn")


@pytest.mark.parametrize(
    "made",
    [
        IssueDecision(4, "46/QĐ-UBND", date(2023, 12, 22), capacity=SigningCapacity.DEPUTY),
        AddNomination(1, 2, 3, DRAFT),
        RecordCouncil(1, date(2023, 11, 28), "Tầng 2", "Phan Tùng", "Lý Hường", 9, 8, (Result(5, 9, 9, True),)),
        SetSetting("office.full_name", {"tên": ["Sở Nội vụ", 3, None]}),
    ],
    ids=change_name,
)
def test_what_the_journal_keeps_of_a_change_is_read_back_as_the_same_change(made):
    assert change_from(change_name(made), plain(made), {}) == made


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_change_tells_its_fields_with_types_that_can_be_read(name):
    assert all(one.type and "any" not in one.type.split() for one in fields_of(name) if (name, one.name) not in ANY)
    assert isinstance(can_be_undone(name), bool)


ANY = {("office.set", "value"), ("criterion.add", "ways"), ("criterion.edit", "ways")}


def refused(name: str, values: object, results: dict[str, object] | None = None) -> KnownError:
    with pytest.raises(KnownError) as told:
        change_from(name, values, results or {})
    return told.value


def test_an_unknown_change_is_named():
    assert refused("decision.isue", ISSUE).code == "change_unknown"


def test_a_missing_field_is_named_with_its_change():
    error = refused("decision.issue", {"decision_id": 4, "number": "46"})
    assert (error.code, error.values["place"], error.values["name"]) == (
        "change_field_missing",
        "decision.issue",
        "dated",
    )


def test_a_field_that_the_change_does_not_have_is_refused_with_those_that_it_has():
    error = refused("decision.issue", {**ISSUE, "day": "2023-12-22"})
    assert error.code == "change_field_unknown"
    assert "dated" in error.values["known"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("dated", "22/12/2023"),
        ("dated", 20231222),
        ("dated", None),
        ("number", 46),
        ("number", "46\ud800"),
        ("decision_id", "4"),
        ("decision_id", True),
        ("decision_id", 4.5),
        ("decision_id", 2**70),
        ("capacity", "vice"),
        ("place", ["Hà Nội"]),
    ],
)
def test_a_value_of_another_type_is_refused_by_its_field(field, value):
    error = refused("decision.issue", {**ISSUE, field: value})
    assert (error.code, error.values["place"]) == ("change_field_wrong", f"decision.issue.{field}")


def test_a_wrong_value_inside_a_value_is_named_by_the_whole_way_to_it():
    given = plain(AddNomination(1, 2, 3, DRAFT))
    given["draft"]["kind"] = "village"
    assert refused("nomination.add", given).values["place"] == "nomination.add.draft.kind"
    given = {"nomination_ids": [1, "hai"], "state": "submitted"}
    assert refused("nomination.move", given).values["place"] == "nomination.move.nomination_ids[1]"


@pytest.mark.parametrize("values", [[], None, "decision_id=4"])
def test_values_that_are_no_object_are_refused(values):
    assert refused("decision.issue", values).code == "change_values_wrong"


def test_a_reference_stands_for_the_result_whole_or_in_part():
    results = {"người": [7, 8], "tệp": {"ids": [9], "duplicates": 0}}
    both = change_from("nomination.move", {"nomination_ids": {"ref": "người"}, "state": "submitted"}, results)
    last = change_from(
        "nomination.move", {"nomination_ids": [{"ref": "người", "at": 1}, 3], "state": "submitted"}, results
    )
    read = change_from(
        "nomination.move", {"nomination_ids": {"ref": "tệp", "at": "ids"}, "state": "submitted"}, results
    )
    assert [one.nomination_ids for one in (both, last, read)] == [(7, 8), (8, 3), (9,)]


def test_a_reference_to_nothing_and_to_a_part_that_is_not_there_are_refused():
    wrong = {"decision_id": {"ref": "quyết định"}, "number": "46", "dated": "2023-12-22"}
    assert refused("decision.issue", wrong).code == "change_ref_unknown"
    assert refused("decision.issue", {**wrong, "decision_id": {"ref": ["a"]}}).code == "change_ref_unknown"
    beyond = {**wrong, "decision_id": {"ref": "d", "at": 3}}
    assert refused("decision.issue", beyond, {"d": [1]}).code == "change_ref_empty"
    assert refused("decision.issue", beyond, {"d": 5}).code == "change_ref_empty"


def test_the_result_of_another_type_than_the_field_is_refused():
    wrong = {**ISSUE, "decision_id": {"ref": "d"}}
    assert refused("decision.issue", wrong, {"d": [1, 2]}).code == "change_field_wrong"


def test_a_result_that_is_still_to_come_fits_every_field():
    change_from("decision.issue", {**ISSUE, "decision_id": {"ref": "d", "at": 0}}, {"d": LATER})
