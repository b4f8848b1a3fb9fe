"""Papers about an issued decision: words are put right, awards are taken back, and what was printed stays readable."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from db.changes.amendments import (
    AmendedItem,
    CorrectedText,
    DraftAmendment,
    EditAmendment,
    IssueAmendment,
    RemoveAmendment,
)
from db.changes.certificates import MakeCertificates, StartPrintRun
from db.changes.change import Undo
from db.changes.decisions import DraftDecision, IssueDecision
from db.check import check
from db.models.amendments import Amendment, AmendmentItem, AmendmentText
from db.models.certificates import Certificate, Sheet
from db.models.decisions import Recipient
from db.models.nominations import Nomination
from db.models.nominees import Nominee
from db.models.people import Person
from db.models.register import Revocation
from db.queries.amendments import amendments_of, as_issued, corrections
from db.queries.decision_list import decision_items
from db.queries.journal_steps import step_ids
from db.queries.register_list import history_of, register_ids
from db.queries.step_subjects import told_steps
from db.rules.terms import (
    AmendmentForm,
    AmendmentKind,
    DecisionOrigin,
    NominationState,
    NomineeKind,
    SheetState,
)
from tests.db.changes.conftest import TODAY, collective, person

DAY = date(2024, 1, 5)
LETTER, DECISION = AmendmentForm.LETTER, AmendmentForm.DECISION
CORRECT, REVOKE = AmendmentKind.CORRECT, AmendmentKind.REVOKE


@pytest.fixture
def decided(office):
    """Return an office with an issued decision about three people and a collective; `decided.decision` is its id."""
    drafts = (person("Hà Thị Mai", honorific="Bà"), person("Ma Văn Ước"), person("Lù Seo Páo"), collective("Phòng Số"))
    ids = office.recommended(*drafts)
    draft = DraftDecision(
        office.round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, ids, signer_name="Lương Đức Thiện"
    )
    office.decision = office.database.do(draft).result
    office.database.do(IssueDecision(office.decision, "46", date(2023, 12, 20)))
    return office


def corrected(decided, *texts, form=LETTER, recipient=2):
    item = AmendedItem(recipient, tuple(CorrectedText(*each) for each in texts))
    return DraftAmendment(decided.decision, CORRECT, form, (item,), "Đơn vị ghi nhầm")


def names_of_steps(decided):
    with decided.database.read() as session:
        ids = step_ids(session)[:1]
        return told_steps(session, ids)[ids[0]]


def test_a_corrected_name_is_printed_from_then_on_and_the_old_one_stays_readable(decided):
    made = decided.database.do(corrected(decided, ("name", "Hạ Thị Mai"), ("position", "Trưởng phòng"))).result
    assert decided.all(Recipient)[1].name == "Hà Thị Mai"  # a draft changes nothing
    decided.database.do(IssueAmendment(made, "12/UBND", DAY))
    one = decided.all(Recipient)[1]
    assert (one.name, one.position, one.name_plain) == ("Hạ Thị Mai", "Trưởng phòng", "ha thi mai")
    assert decided.all(Person)[0].full_name == "Hạ Thị Mai"
    assert decided.all(Nominee)[0].name == "Hạ Thị Mai"
    with decided.database.read() as session:
        assert as_issued(session, decided.decision) == {2: {"name": "Hà Thị Mai", "position": "Chuyên viên"}}
        (award,) = history_of(session, 1)
        assert [(each.field, each.before, each.number) for each in award.corrections] == [
            ("name", "Hà Thị Mai", "12/UBND"),
            ("position", "Chuyên viên", "12/UBND"),
        ]
        assert list(register_ids(session, "hạ mai")) == list(register_ids(session, "hà thị m")) == [1]
        assert check(session) == []


def test_who_asks_with_the_old_certificate_is_found_by_its_name(decided):
    made = decided.database.do(corrected(decided, ("name", "Đặng Thị Mai"))).result
    decided.database.do(IssueAmendment(made, "12", DAY))
    with decided.database.read() as session:
        assert list(register_ids(session, "ha thi mai")) == list(register_ids(session, "dang")) == [1]


def test_birth_and_citation_are_put_right_too(decided):
    made = decided.database.do(corrected(decided, ("birth", "14/3/1986"), ("citation", "Đã có thành tích khác"))).result
    decided.database.do(IssueAmendment(made, "12", DAY))
    assert decided.all(Person)[0].birth == "1986-03-14"
    assert decided.all(Recipient)[1].citation == "Đã có thành tích khác"
    with decided.database.read() as session:
        assert [each.before for each in corrections(session, [2])[2]] == ["", person("A").citation]


def test_a_nationality_is_put_right_too(decided):
    made = decided.database.do(corrected(decided, ("nationality", "Hoa Kỳ"))).result
    decided.database.do(IssueAmendment(made, "12", DAY))
    assert decided.all(Recipient)[1].nationality == "Hoa Kỳ"
    with decided.database.read() as session:
        assert as_issued(session, decided.decision) == {2: {"nationality": ""}} and check(session) == []
        told = {item.name: item.corrected for item in decision_items(session, decided.decision)}
        assert told["Hà Thị Mai"] == "12/UBND" and told["Ma Văn Ước"] == ""


def test_a_second_correction_keeps_both_words_that_stood_before(decided):
    for number, name in (("12", "Hạ Thị Mai"), ("13", "Hạ Thị Mây")):
        made = decided.database.do(corrected(decided, ("name", name))).result
        decided.database.do(IssueAmendment(made, number, DAY))
    with decided.database.read() as session:
        assert as_issued(session, decided.decision)[2]["name"] == "Hà Thị Mai"
        first, second = amendments_of(session, decided.decision)
        assert (first.people[0].name, second.people[0].name) == ("Hà Thị Mai", "Hạ Thị Mai")
        assert check(session) == []


def test_two_drafts_about_one_word_do_not_overwrite_each_other(decided):
    one, two = (decided.database.do(corrected(decided, ("name", name))).result for name in ("Hạ Mai", "Hã Mai"))
    decided.database.do(IssueAmendment(one, "12", DAY))
    assert decided.refused(IssueAmendment(two, "13", DAY)).code == "amended_meanwhile"
    again = AmendedItem(2, (CorrectedText("name", "Hã Mai"),))
    decided.database.do(EditAmendment(two, LETTER, (again,)))
    decided.database.do(IssueAmendment(two, "13", DAY))
    assert decided.all(Recipient)[1].name == "Hã Mai"


def test_drafts_are_taken_back_and_done_again_and_say_of_whom_they_were(decided):
    before = decided.everything()
    done = decided.database.do(corrected(decided, ("name", "Hạ Thị Mai")))
    assert names_of_steps(decided).names == ("bà Hà Thị Mai",)
    drafted = decided.everything()
    undone = decided.database.do(Undo(done.entry_id))
    assert decided.everything() == before
    decided.database.do(Undo(undone.entry_id))
    assert decided.everything() == drafted
    removed = decided.database.do(RemoveAmendment(done.result))
    assert decided.all(Amendment) == decided.all(AmendmentItem) == decided.all(AmendmentText) == []
    decided.database.do(Undo(removed.entry_id))
    issued = decided.database.do(IssueAmendment(done.result, "12", DAY))
    assert names_of_steps(decided).names == ("bà Hạ Thị Mai",)
    assert decided.refused(Undo(issued.entry_id)).code == "only_counter_act"
    assert decided.refused(RemoveAmendment(done.result)).code == "frozen"


def test_printed_certificates_are_given_again_from_the_corrected_words(decided):
    certificates = decided.database.do(MakeCertificates(decided.decision)).result
    decided.database.do(StartPrintRun(tuple(certificates[1:2]), "HP"))
    item = AmendedItem(3, (CorrectedText("unit", "Phòng Công nghệ số"),))
    both = corrected(decided, ("name", "Hạ Thị Mai"))
    made = decided.database.do(DraftAmendment(both.decision_id, CORRECT, DECISION, (*both.items, item))).result
    (again,) = decided.database.do(IssueAmendment(made, "60", DAY, reissue=True)).result
    (sheet,) = decided.all(Sheet)
    assert (sheet.state, sheet.reason) == (SheetState.VOID, "Đính chính theo Quyết định số 60/QĐ-UBND ngày 05/01/2024")
    newest = decided.all(Certificate)[-1]
    assert (newest.id, newest.recipient_id, newest.replaces_id) == (again, 2, certificates[1])


def test_one_decision_takes_awards_of_several_back(decided):
    items = (AmendedItem(1), AmendedItem(3))
    assert decided.refused(DraftAmendment(decided.decision, REVOKE, DECISION, items)).code == "reason_missing"
    draft = DraftAmendment(decided.decision, REVOKE, LETTER, items, "Kê khai không trung thực")
    made = decided.database.do(draft).result
    decided.database.do(IssueAmendment(made, "61", DAY))
    assert [(row.recipient_id, row.number, row.dated) for row in decided.all(Revocation)] == [
        (1, "61/QĐ-UBND", DAY),
        (3, "61/QĐ-UBND", DAY),
    ]
    states = {row.id: row.state for row in decided.all(Nomination)}
    revoked = [
        row.nomination_id for row in decided.all(Recipient) if states[row.nomination_id] is NominationState.REVOKED
    ]
    assert len(revoked) == 2
    assert (
        decided.refused(DraftAmendment(decided.decision, REVOKE, DECISION, items[:1], "Lại")).code == "revoked_already"
    )
    with decided.database.read() as session:
        assert amendments_of(session, decided.decision)[0].form is DECISION
        assert check(session) == []


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ((), "nothing_corrected"),
        ((("name", "Hà Thị Mai"),), "nothing_corrected"),
        ((("name", ""),), "field_missing"),
        ((("citation", " "),), "field_missing"),
        ((("award", "Cờ"),), "not_correctable"),
        ((("birth", "14/13/1986"),), "no_such_month"),
        ((("birth", "14/03/2086"),), "future_date"),
    ],
)
def test_a_correction_that_says_nothing_or_nonsense_is_refused(decided, texts, code):
    assert decided.refused(corrected(decided, *texts)).code == code


def test_whom_and_what_a_paper_can_be_about(decided):
    assert decided.refused(corrected(decided, ("position", "Trưởng"), recipient=1)).code == "not_correctable"
    assert decided.refused(corrected(decided, ("name", "Phòng"), recipient=99)).code == "not_of_decision"
    assert decided.refused(DraftAmendment(decided.decision, CORRECT, LETTER, ())).code == "nobody_amended"
    assert decided.refused(DraftAmendment(77, CORRECT, LETTER, ())).code == "gone"
    assert decided.all(Recipient)[0].kind is NomineeKind.COLLECTIVE


@pytest.mark.parametrize(
    ("form", "number", "day", "code"),
    [
        (LETTER, "", DAY, "bad_number"),
        (LETTER, "12", date(2023, 12, 19), "before_decision"),
        (LETTER, "12", date(2024, 2, 1), "future_date"),
        (DECISION, "12/QĐ-BNV", DAY, "corrected_by_other"),
        (DECISION, "46", date(2023, 12, 21), "number_used"),
    ],
)
def test_number_and_day_of_a_correction_are_checked(decided, form, number, day, code):
    made = decided.database.do(corrected(decided, ("name", "Hạ Thị Mai"), form=form)).result
    assert decided.refused(IssueAmendment(made, number, day)).code == code


def test_a_number_of_a_correcting_decision_is_not_given_to_another_decision(decided):
    made = decided.database.do(corrected(decided, ("name", "Hạ Thị Mai"), form=DECISION)).result
    decided.database.do(IssueAmendment(made, "5", DAY))
    ids = decided.recommended(person("Vừ Mí Kẻ"))
    draft = DraftDecision(
        decided.round_id, decided.chairman, decided.award, DecisionOrigin.DRAFTED, ids, signer_name="Lương Đức Thiện"
    )
    other = decided.database.do(draft).result
    assert decided.refused(IssueDecision(other, "5", TODAY)).code == "number_used"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE recipient SET name = 'Kẻ khác' WHERE id = 2",
        "UPDATE recipient SET position = 'Giám đốc' WHERE id = 2",
        "UPDATE recipient SET name_plain = 'x' WHERE id = 2",
        "UPDATE recipient SET name = 'Hạ Thị Mai' WHERE id = 3",
        "UPDATE amendment SET number = '1/UBND'",
        "UPDATE amendment_text SET before = ''",
        "DELETE FROM amendment_text",
        "DELETE FROM amendment_item",
        "INSERT INTO amendment_text (item_id, field, before, after) VALUES (1, 'unit', 'a', 'b')",
    ],
)
def test_nothing_but_an_issued_correction_changes_what_is_printed(decided, statement):
    made = decided.database.do(corrected(decided, ("name", "Hạ Thị Mai"))).result
    decided.database.do(IssueAmendment(made, "12", DAY))
    with pytest.raises(DBAPIError, match="frozen"), decided.database.engine.begin() as connection:
        connection.execute(text(statement))
