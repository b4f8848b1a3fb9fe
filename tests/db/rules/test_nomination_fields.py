"""The table of nomination fields agrees with the record, and everything that the record does holds for each of them."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from db.changes.change import Undo
from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.nominations import AddNomination, EditNomination
from db.changes.people import MergePeople
from db.errors import KnownError
from db.models.decisions import Recipient
from db.models.nominations import Nomination
from db.models.people import Person
from db.queries.lookups import known_nominees
from db.queries.nomination_drafts import nomination_draft
from db.queries.nomination_list import nomination_lines
from db.queries.paper_rows import decision_rows
from db.rules.drafts import NominationDraft, changed_meanwhile, check_nomination, under_name
from db.rules.nomination_fields import (
    FIELDS,
    FROM_LIST,
    KEPT,
    OF_PERSON,
    PERSON_LINES,
    PRINTED,
    READ_PLAINLY,
    RECORD,
    FieldKind,
    NominationField,
    PrintedTexts,
    field_named,
    kept_value,
    listed_text,
    texts_of,
)
from db.rules.terms import DecisionOrigin, NomineeKind, Severity
from tests.db.changes.conftest import TODAY, Office, office, person, template

__all__ = ["office", "template"]  # fixtures
NAMES = [field.name for field in FIELDS]
TEXTS = [field for field in FIELDS if field.kind in (FieldKind.LINE, FieldKind.LONG) and field.asked_of]
BOUND_TO_NAME = [name for name in OF_PERSON if name not in KEPT]


def value_of(field: NominationField, which: int = 1) -> Any:
    """A plausible value; another for each `which`."""
    if field.kind is FieldKind.YES_NO:
        return bool(which % 2)
    if field.kind is FieldKind.BIRTH:
        return f"{1980 + which}-03-14"
    if field.name == "gender":
        return ("male", "female")[which % 2]
    if field.kind is FieldKind.CHOICE:
        return ("Bà", "Ông")[which % 2]
    return f"Ea H’leo {field.name} số {which}"


def filled(which: int = 1, **changes: Any) -> NominationDraft:
    """A person's nomination with a value in every field."""
    values = {field.name: value_of(field, which) for field in FIELDS}
    return NominationDraft(NomineeKind.INDIVIDUAL, "Y Thuyên Niê", **{**values, **changes})


def kept_values(office: Office, id_: int) -> Mapping[str, Any]:
    """What nomination and person say in each field."""
    with office.database.read() as session:
        nomination = session.get_one(Nomination, id_)
        told = {name: getattr(nomination, name) for name in KEPT}
        someone = session.scalars(select(Person).order_by(Person.id)).first()
        return told | {name: getattr(someone, name) for name in BOUND_TO_NAME}


def test_every_field_has_its_row_in_the_table_and_no_row_is_without_a_field() -> None:
    assert sorted(NAMES) == sorted({*KEPT, *OF_PERSON})
    entered = {each.name for each in fields(NominationDraft)} - {"kind", "name", "nominee_id"}
    assert entered == set(NAMES)


def test_the_record_has_a_column_for_every_field_where_it_is_kept() -> None:
    for model, names in ((Nomination, KEPT), (Person, OF_PERSON), (Recipient, PRINTED)):
        assert set(names) <= {column.name for column in model.__table__.columns}


def test_no_two_fields_share_a_column_of_lists_or_its_title() -> None:
    listed = [field.list_field for field in FIELDS if field.list_field]
    titles = [field.list_title for field in FIELDS if field.list_title]
    assert len(set(listed)) == len(listed) == len(FROM_LIST)
    assert len(set(titles)) == len(titles)


def test_a_field_sent_to_units_or_exported_can_be_read_back() -> None:
    assert [field.name for field in FIELDS if (field.list_title or field.exported) and not field.list_field] == []
    assert [field.name for field in FIELDS if field.exported and not field.list_title] == []


def test_a_field_that_no_list_names_is_no_field() -> None:
    with pytest.raises(KeyError):
        field_named("salary")


def test_what_was_entered_stands_in_the_record_letter_for_letter(office: Office) -> None:
    id_ = office.nominate(filled())
    assert kept_values(office, id_) == {name: value_of(field_named(name)) for name in NAMES}


def test_a_nomination_entered_without_any_of_the_fields_is_kept_with_empty_ones(office: Office) -> None:
    id_ = office.nominate(NominationDraft(NomineeKind.INDIVIDUAL, "Ma Thị Én"))
    told = kept_values(office, id_)
    assert {name for name in NAMES if told[name]} == {"citation"}, "the round's own citation"


def test_a_nomination_is_edited_with_everything_that_was_entered(office: Office) -> None:
    id_ = office.nominate(filled())
    with office.database.read() as session:
        draft = nomination_draft(session, id_)
    assert draft is not None
    read = {name: getattr(draft, name) for name in NAMES if field_named(name).asked_of}
    expected = {name: value_of(field_named(name)) for name in read} | {"birth": "14/03/1981"}
    assert read == expected


@pytest.mark.parametrize("field", TEXTS, ids=lambda field: field.name)
def test_a_corrected_field_is_written_and_every_other_one_stays(office: Office, field: NominationField) -> None:
    id_ = office.nominate(filled())
    with office.database.read() as session:
        draft = nomination_draft(session, id_)
    assert draft is not None
    before = kept_values(office, id_)
    changes: dict[str, Any] = {field.name: "Đã sửa"}
    done = office.database.do(EditNomination(id_, replace(draft, **changes)))
    assert kept_values(office, id_) == {**before, field.name: "Đã sửa"}
    office.database.do(Undo(done.entry_id))
    assert kept_values(office, id_) == before


@pytest.mark.parametrize("field", TEXTS, ids=lambda field: field.name)
def test_a_field_can_be_emptied_again(office: Office, field: NominationField) -> None:
    id_ = office.nominate(filled())
    with office.database.read() as session:
        draft = nomination_draft(session, id_)
    assert draft is not None
    changes: dict[str, Any] = {field.name: ""}
    office.database.do(EditNomination(id_, replace(draft, **changes)))
    assert kept_values(office, id_)[field.name] == ""


@pytest.mark.parametrize("field", TEXTS, ids=lambda field: field.name)
def test_a_text_longer_than_its_field_is_refused(field: NominationField) -> None:
    def told(letters: int) -> list[str]:
        changes: dict[str, Any] = {field.name: "ô" * letters}
        found = check_nomination(filled(**changes))
        return [problem.field for problem in found if problem.severity is Severity.ERROR]

    assert told(field.length) == []
    assert told(field.length + 1) == [field.name]


@pytest.mark.parametrize("field", TEXTS, ids=lambda field: field.name)
def test_a_text_that_turns_the_direction_of_writing_is_refused(office: Office, field: NominationField) -> None:
    changes: dict[str, Any] = {field.name: "Nùng\u202eAn"}
    with pytest.raises(KnownError, match="direction_mark"):
        office.nominate(filled(**changes))


def test_the_list_of_nominations_tells_every_text_of_a_field(office: Office) -> None:
    id_ = office.nominate(filled())
    with office.database.read() as session:
        line = nomination_lines(session, [id_])[id_]
    told = {name: getattr(line, name) for name in (*KEPT, *(each.name for each in PERSON_LINES))}
    assert told == {name: value_of(field_named(name)) for name in told}


def test_somebody_known_brings_along_what_the_table_says_is_filled_in(office: Office) -> None:
    office.nominate(filled())
    with office.database.read() as session:
        [known] = known_nominees(session, "y thuyen", NomineeKind.INDIVIDUAL)
    brought = {name: getattr(known, name) for name in NAMES if getattr(known, name)}
    assert brought == {field.name: value_of(field) for field in FIELDS if field.known}


def issued(office: Office, *ids: int) -> int:
    """Draft a decision of the chairman over nominations and issue it."""
    drafted = DraftDecision(office.round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, ids)
    decision: int = office.database.do(drafted).result
    office.database.do(IssueDecision(decision, "01/QĐ-UBND", date(2024, 1, 5), signer_name="Lương Đức Thiện"))
    return decision


def test_a_decision_freezes_every_printed_field_and_nothing_else(office: Office) -> None:
    [id_] = office.recommended(filled())
    decision = issued(office, id_)
    [frozen] = office.all(Recipient)
    assert {name: getattr(frozen, name) for name in PRINTED} == {name: value_of(field_named(name)) for name in PRINTED}
    with office.database.read() as session:
        [row] = decision_rows(session, decision, TODAY).rows
    assert {name: getattr(row, name) for name in PRINTED} == {name: value_of(field_named(name)) for name in PRINTED}
    columns = {column.name for column in Recipient.__table__.columns}
    assert columns & set(NAMES) == set(PRINTED), "what is not printed is not frozen"


def test_two_clerks_who_write_into_different_fields_both_keep_theirs() -> None:
    read = filled(1)
    for mine in TEXTS:
        for theirs in TEXTS:
            if mine is not theirs:
                ours: dict[str, Any] = {mine.name: "của tôi"}
                other: dict[str, Any] = {theirs.name: "của chị Lan"}
                assert changed_meanwhile(read, replace(read, **other)) == other
                both = replace(read, **ours, **changed_meanwhile(read, replace(read, **other)))
                assert (getattr(both, mine.name), getattr(both, theirs.name)) == ("của tôi", "của chị Lan")


def test_merging_keeps_what_only_one_of_two_entries_says_and_undo_takes_it_apart(office: Office) -> None:
    office.nominate(filled(birth="", unit="Trường Tiểu học Ea Wer"))
    namesake = NominationDraft(NomineeKind.INDIVIDUAL, "Y Thuyên Niê", unit="Trường Tiểu học Tân Hoà", birth="1990")
    office.nominate(namesake)
    double, kept = (each.id for each in office.all(Person))
    before = office.everything()
    done = office.database.do(MergePeople(double, kept))
    one = office.all(Person)[1]
    expected = {name: value_of(field_named(name)) for name in OF_PERSON} | {"birth": "1990"}
    assert {name: getattr(one, name) for name in OF_PERSON} == expected
    office.database.do(Undo(done.entry_id))
    assert office.everything() == before


@given(st.sampled_from(["Y Thuyên Niê", "Y Thuyen Nie", "Y Thuyên Niê Kđăm", "Lò Thị Sen"]))
def test_facts_of_a_person_stay_with_a_slip_of_the_pen_and_go_with_another_name(name: str) -> None:
    draft = under_name(filled(nominee_id=7), name)
    alike = name != "Lò Thị Sen"
    assert all(bool(getattr(draft, fact)) is alike for fact in BOUND_TO_NAME)
    assert all(getattr(draft, text) == getattr(filled(), text) for text in KEPT)
    assert draft.nominee_id == (7 if name == "Y Thuyên Niê" else None)


def test_a_new_nomination_tells_more_of_somebody_known_and_nothing_less(office: Office) -> None:
    office.nominate(filled())
    with office.database.read() as session:
        [known] = known_nominees(session, "y thuyen", NomineeKind.INDIVIDUAL)
    before = kept_values(office, 1)
    facts = {each.name: "X" for each in PERSON_LINES}
    with pytest.raises(KnownError, match="nominated_twice"):
        office.nominate(person("Y Thuyên Niê", nominee_id=known.nominee_id, **facts))
    assert kept_values(office, 1) == before, "who is refused leaves nothing behind"
    other = person("Y Thuyên Niê", nominee_id=known.nominee_id)
    office.database.do(AddNomination(office.round_id, office.award, office.office, other))
    now = kept_values(office, 1)
    assert {name: now[name] for name in OF_PERSON} == {name: before[name] for name in OF_PERSON}


def test_what_completes_a_field_is_the_record_or_a_list_that_is_there() -> None:
    assert {field.completed for field in FIELDS} >= {"", RECORD}


def test_what_a_list_says_of_a_field_means_the_same_when_it_is_read_again() -> None:
    for field in FIELDS:
        value = {FieldKind.BIRTH: "1986-03-14", FieldKind.YES_NO: True}.get(field.kind, "Giá trị")
        listed = listed_text(field, value)
        assert kept_value(field, listed) == (listed if field.kind is FieldKind.BIRTH else value)
    posthumous = field_named("posthumous")
    assert [kept_value(posthumous, text) for text in ("", "x", "Có", "Không", " - ", "Truy tặng")] == [
        False, True, True, False, False, True,
    ]  # fmt: skip


def test_each_field_does_what_lists_papers_and_windows_expect_of_it() -> None:
    def those(trait: str) -> set[str]:
        return {field.name for field in FIELDS if getattr(field, trait)}

    assert those("known") == {"honorific", "other_name", "nationality", "position", "unit", "birth", "ethnic_group"}
    told = {"proposer", "category", "sector"}
    assert those("detailed") == {"other_name", "nationality", "position", "unit", "ethnic_group"} | told
    assert those("listed") == {"other_name", "ethnic_group", "proposer"}
    assert (
        those("read_plainly")
        == {"other_name", "nationality", "ethnic_group", "citation", "posthumous", "secret"} | told
    )
    assert those("exported") == {"ethnic_group", "period"} | told
    assert those("asked_of") == set(NAMES) - {"gender"}
    lengths = {field.name: field.length for field in FIELDS}
    assert {name: lengths[name] for name in lengths if lengths[name] != 2_000} == {
        "other_name": 100,
        "nationality": 60,
        "ethnic_group": 60,
        "proposer": 300,
        "category": 200,
        "sector": 200,
    }
    plainly = ("other_name", "nationality", "ethnic_group", "proposer", "category", "sector", "citation")
    assert (*plainly, "posthumous", "secret") == READ_PLAINLY
    assert [field.name for field in PERSON_LINES] == ["ethnic_group"]


def test_a_nomination_of_which_nothing_is_said_is_nobodys_last_honour() -> None:
    assert PrintedTexts().posthumous is False
    assert texts_of(PrintedTexts(unit="Sở Nội vụ"), ("unit", "posthumous")) == {
        "unit": "Sở Nội vụ",
        "posthumous": False,
    }
