"""The shipped law beside the record's: what is new is offered, what the office made its own is told and kept."""

import pytest

from db.rules.law_rows import How, KeptRow, LawRow, Standing, law_differences

GROUND = {"regime": "L2022_N98", "level": "province", "order": 1, "text": "Căn cứ Luật", "valid_from": None}
GROUND = {**GROUND, "valid_to": None}
SALARY = {"valid_from": "2024-07-01", "valid_to": None, "amount": 2340000, "legal_name": "lương cơ sở"}
SALARY = {**SALARY, "source": "Nghị định 73/2024/NĐ-CP", "confidence": "verified"}


def told(shipped, kept, removed=()):
    return [(one.how, one.standing, one.table, one.columns) for one in law_differences(shipped, kept, removed)]


def row(values, table="base_salary", **changed):
    return LawRow(table, {**values, **changed})


def kept(values, base=None, table="base_salary", id_=1, **changed):
    return KeptRow(table, {**values, **changed}, id_, base)


def test_a_record_with_the_shipped_law_has_no_difference():
    assert (
        told([row(SALARY), row(GROUND, "legal_ground")], [kept(SALARY, SALARY), kept(GROUND, GROUND, "legal_ground")])
        == []
    )


def test_a_new_row_and_a_corrected_one_are_offered():
    newer = row(SALARY, valid_from="2026-07-01", amount=2530000)
    ended = row(SALARY, valid_to="2026-06-30")
    assert told([ended, newer], [kept(SALARY, SALARY)]) == [
        (How.ADD, Standing.OFFERED, "base_salary", ()),
        (How.CHANGE, Standing.OFFERED, "base_salary", ("valid_to",)),
    ]


def test_what_the_office_corrected_stays_and_is_told_only_where_the_program_has_something_new():
    own = kept(SALARY, SALARY, source="Công báo số 9")
    assert told([row(SALARY)], [own]) == []
    assert told([row(SALARY, amount=2350000)], [own]) == [
        (How.CHANGE, Standing.OFFICE, "base_salary", ("amount", "source"))
    ]


def test_what_the_office_removed_is_not_brought_back():
    gone = [row(GROUND, "legal_ground")]
    assert told([row(GROUND, "legal_ground")], [], gone) == []
    assert told([row(GROUND, "legal_ground", valid_to="2025-02-28")], [], gone) == [
        (How.ADD, Standing.OFFICE, "legal_ground", ())
    ]


def test_an_entry_of_the_office_with_the_same_days_keeps_a_new_one_out():
    own = kept(SALARY, None, valid_from="2026-07-01", amount=2600000)
    assert told([row(SALARY, valid_from="2026-09-01")], [own]) == [(How.ADD, Standing.OFFICE, "base_salary", ())]


@pytest.mark.parametrize(
    ("table", "values", "offered"),
    [("legal_ground", GROUND, [(How.REMOVE, Standing.OFFERED, "legal_ground", ())]), ("base_salary", SALARY, [])],
)
def test_a_row_that_is_no_longer_shipped_is_offered_to_go_unless_papers_may_name_it(table, values, offered):
    assert told([], [kept(values, values, table)]) == offered
    assert told([], [kept(values, None, table)]) == []
    assert told([], [kept(values, {**values, "valid_to": "2020-01-01"}, table)]) == []


def test_a_reworded_ground_at_its_place_is_a_correction_and_not_a_new_line():
    new = row(GROUND, "legal_ground", text="Căn cứ Luật ngày 15 tháng 6 năm 2022")
    assert told([new], [kept(GROUND, GROUND, "legal_ground")]) == [
        (How.CHANGE, Standing.OFFERED, "legal_ground", ("text",))
    ]
    own = kept(GROUND, GROUND, "legal_ground", text="Căn cứ Luật của cơ quan")
    assert told([new], [own]) == [(How.CHANGE, Standing.OFFICE, "legal_ground", ("text",))]


def test_a_ground_that_the_office_reworded_is_known_by_what_the_program_gave():
    own = kept(GROUND, GROUND, "legal_ground", text="Căn cứ Luật của cơ quan")
    assert told([row(GROUND, "legal_ground")], [own]) == []


def test_the_place_in_an_order_is_the_offices():
    assert told([row(GROUND, "legal_ground", order=7)], [kept(GROUND, GROUND, "legal_ground")]) == []
