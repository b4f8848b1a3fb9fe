"""The result of a reading: nominees with their fields, and the severity of every kind of problem."""

import pytest

from db.rules.nomination_fields import READ_PLAINLY
from db.rules.terms import Severity
from desktop.exchange.understanding.read_result import (
    FIELDS,
    SEVERITIES,
    ReadNominee,
    ReadProblem,
    ReadResult,
    RowPattern,
)


def test_what_makes_a_row_unusable_is_an_error_and_what_is_only_told_is_info() -> None:
    assert {SEVERITIES[kind] for kind in ("missing_name", "bad_date", "duplicate", "encrypted")} == {Severity.ERROR}
    assert {SEVERITIES[kind] for kind in ("missing_award", "suspect_name", "hidden_row")} == {Severity.WARNING}
    assert {SEVERITIES[kind] for kind in ("partial_date", "legacy_encoding", "macros_present")} == {Severity.INFO}


@pytest.mark.parametrize("name", [name for name in FIELDS if name not in ("kind", "name")])
def test_a_field_is_absent_until_it_is_set(name: str) -> None:
    one = ReadNominee("individual", "Lê Thị Na", "DS", 2)
    assert one.text(name) is None
    one.set_text(name, "x")
    assert one.text(name) == "x"
    one.set_text(name, None)
    assert not one.text(name)


def test_fields_read_as_they_stand_are_not_shared_between_nominees() -> None:
    for name in READ_PLAINLY:
        first = ReadNominee("individual", "Lê Thị Na", "DS", 2, plain={name: "Tày"})
        second = ReadNominee("individual", "Lê Văn Tú", "DS", 2, plain=first.plain)
        second.set_text(name, "Dao")
        assert (first.text(name), second.text(name)) == ("Tày", "Dao")


def test_nominees_and_problems_share_no_values() -> None:
    first, second = ReadNominee("individual", "a", "DS", 1), ReadNominee("individual", "b", "DS", 2)
    first.cells["name"] = "B1"
    first.confidence["name"] = 0.4
    assert (second.cells, second.confidence) == ({}, {})
    problem, other = ReadProblem("a", Severity.INFO, "list_a"), ReadProblem("b", Severity.INFO, "list_b")
    problem.values["text"] = "x"
    assert other.values == {}
    assert ReadResult("a", "0", [], []).columns is not ReadResult("b", "0", [], []).columns


def test_a_row_like_another_has_places_and_confidence_of_its_own():
    like = ReadNominee("individual", "Lê Thị Na", "DS", 3, unit="Sở Y tế", cells={"name": "B3", "unit": "C3"})
    own = {"dob": ("D", 0.97), "reason": ("E", 0.95)}
    pattern = RowPattern(like, {"name": "B", "unit": "C"}, {"name": 0.95, "unit": 0.95}, own)
    one, two = (
        ReadNominee.of_pattern(pattern, name, row, dob=dob, reason=None, identity=None)
        for name, row, dob in (("Lê Văn Tú", 7, "1986"), ("Lê Văn An", 8, None))
    )
    assert one.was_read_with("unit") and not one.was_read_with("award")
    assert one.cells == {"name": "B7", "unit": "C7", "dob": "D7"}
    assert two.cells == {"name": "B8", "unit": "C8"}
    one.confidence["name"] = 0.4
    assert (one.confidence["dob"], two.confidence) == (0.97, {"name": 0.95, "unit": 0.95})
    with pytest.raises(AttributeError):
        one.placez  # noqa: B018
