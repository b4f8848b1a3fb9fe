"""A decision is replaced as a whole: the old one stays as it was signed, the new one's awards count, each once."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from db.changes.amendments import AmendedItem, CorrectedText, DraftAmendment, IssueAmendment
from db.changes.ceremonies import HandOverCertificates, PayBonus, PayBonuses
from db.changes.certificates import MakeCertificates
from db.changes.change import Undo
from db.changes.decisions import DraftDecision, IssueDecision, JudgeItem, RemoveDraft
from db.changes.replacing import DraftReplacement
from db.check import check
from db.errors import KnownError
from db.models.amendments import Replacement
from db.models.ceremonies import BonusPayment
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.models.register import RegisterEntry, Revocation
from db.queries.bonus_due import bonus_due
from db.queries.decision_checks import draft_facts
from db.queries.decision_list import decision_items, decision_lines
from db.queries.known_facts import known_facts
from db.queries.paper_rows import decision_rows
from db.queries.register_list import history_of, register_size
from db.queries.replacements import in_its_place, many_to_exchange, replaced_by_it, to_exchange
from db.queries.statistics import Dimension, Scope, counted, taken_back
from db.rules.terms import AmendmentForm, AmendmentKind, DecisionOrigin, NominationState
from tests.db.changes.conftest import TODAY, person

DAY = date(2023, 12, 28)
WHY = "Danh sách kèm theo ghi nhầm đơn vị của nhiều người"
WRONG = "Lù Seo Páo"


@pytest.fixture
def decided(office):
    """Return an office whose decision names three people, one of them wrongly; the first was paid and holds hers."""
    ids = office.recommended(person("Hà Thị Mai", honorific="Bà"), person("Ma Văn Ước"), person(WRONG))
    draft = DraftDecision(
        office.round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, ids, signer_name="Lương Đức Thiện"
    )
    office.decision = office.database.do(draft).result
    office.database.do(IssueDecision(office.decision, "46", date(2023, 12, 20)))
    made = office.database.do(MakeCertificates(office.decision, "so-tttt@1")).result
    office.database.do(HandOverCertificates((made[0],), date(2023, 12, 21)))
    office.database.do(PayBonuses((1,), date(2023, 12, 21)))
    return office


def replaced(decided, *, recipients=(1, 2), number="50"):
    new = decided.database.do(DraftReplacement(decided.decision, WHY, recipients)).result
    decided.database.do(IssueDecision(new, number, DAY))
    return new


def test_the_old_decision_keeps_number_and_words_and_the_new_one_gives_the_awards(decided):
    new = replaced(decided)
    with decided.database.read() as session:
        old, fresh = (decision_rows(session, id_, TODAY) for id_ in (decided.decision, new))
        assert (old.number, len(old.rows), len(old.in_force)) == ("46/QĐ-UBND", 3, 0)
        assert {(row.revoked, row.replaced) for row in old.rows} == {("50/QĐ-UBND", True)}
        assert [row.name for row in fresh.in_force] == ["Hà Thị Mai", "Ma Văn Ước"]
        assert fresh.replaces is not None and fresh.replaces.number == "46/QĐ-UBND"
        place, before = in_its_place(session, decided.decision), replaced_by_it(session, new)
        assert (place.number, place.reason, before.number) == ("50/QĐ-UBND", WHY, "46/QĐ-UBND")
        lines = {line.id: line.replaced for line in decision_lines(session, decided.round_id)}
        assert lines == {decided.decision: True, new: False}
        assert {item.replaced for item in decision_items(session, decided.decision)} == {True}
        assert check(session) == []


def test_register_history_and_statistics_count_each_award_once(decided):
    replaced(decided)
    with decided.database.read() as session:
        assert register_size(session)[0] == 2
        awards = history_of(session, decided.all(Recipient)[0].nominee_id)
        assert [(each.number, each.revoked_number, each.replaced) for each in awards] == [
            ("50/QĐ-UBND", "", None),
            ("46/QĐ-UBND", "50/QĐ-UBND", True),
        ]
        assert sum(counted(session, Scope(), [Dimension.YEAR]).values()) == 2
        assert taken_back(session, Scope()) == 3
    assert len(decided.all(RegisterEntry)) == 5  # nothing leaves the register


def test_what_was_paid_counts_as_paid_and_a_certificate_in_hands_is_to_be_exchanged(decided):
    paid = decided.all(BonusPayment)[0].amount
    new = replaced(decided)
    with decided.database.read() as session:
        one, other = (each for each in decided.all(Recipient) if each.decision_id == new)
        due = session.query(bonus_due()).filter(Recipient.id == one.id).scalar()
        assert due == paid
        assert to_exchange(session, decided.decision) == ["Hà Thị Mai"]
        assert many_to_exchange(session, decided.round_id) == 1
    with pytest.raises(KnownError) as told:
        decided.database.do(PayBonus(one.id, paid, DAY))
    assert told.value.code == "paid_too_much"
    decided.database.do(PayBonus(other.id, paid, DAY))
    fresh = decided.database.do(MakeCertificates(new, "so-tttt@1")).result
    decided.database.do(HandOverCertificates((fresh[0],), DAY))
    with decided.database.read() as session:
        assert many_to_exchange(session, decided.round_id) == 0


def test_the_words_are_those_that_are_right_by_now_and_can_still_be_changed(decided):
    item = AmendedItem(2, (CorrectedText("position", "Trưởng phòng"),))
    draft = DraftAmendment(decided.decision, AmendmentKind.CORRECT, AmendmentForm.LETTER, (item,), "Ghi nhầm")
    decided.database.do(IssueAmendment(decided.database.do(draft).result, "12", DAY))
    new = decided.database.do(DraftReplacement(decided.decision, WHY, (1, 2))).result
    again = next(each for each in decided.all(Nomination) if each.id > 3 and each.name == "Ma Văn Ước")
    assert (again.position, again.state, again.movement_id) == ("Trưởng phòng", NominationState.RECOMMENDED, None)
    decided.database.do(JudgeItem(new, again.id, True, unit="Ủy ban nhân dân xã Minh Tân"))
    decided.database.do(IssueDecision(new, "50", DAY))
    assert decided.all(Recipient)[-1].unit == "Ủy ban nhân dân xã Minh Tân"


def test_a_draft_changes_nothing_and_finds_no_fault_with_the_same_awards(decided):
    new = decided.database.do(DraftReplacement(decided.decision, WHY, (1, 2))).result
    nominee = decided.all(Recipient)[0].nominee_id
    with decided.database.read() as session:
        assert len(decision_rows(session, decided.decision, TODAY).in_force) == 3
        facts = draft_facts(session, new, DAY)
        assert facts.twice == () and facts.no_award is None
        assert known_facts(session, {nominee: (nominee,)})[nominee].awards == []
        assert check(session) == []


def test_a_draft_is_removed_and_drafting_is_undone_without_a_trace(decided):
    before = [(each.id, each.state) for each in decided.all(Nomination)]
    new = decided.database.do(DraftReplacement(decided.decision, WHY, (1, 2))).result
    removed = decided.database.do(RemoveDraft(new))
    assert [(each.id, each.state) for each in decided.all(Nomination)] == before
    assert decided.all(Replacement) == [] and len(decided.all(Decision)) == 1
    decided.database.do(Undo(removed.entry_id))
    assert len(decided.all(Replacement)) == 1 and len(decided.all(Nomination)) == 5
    decided.database.do(RemoveDraft(new))
    drafted = decided.database.do(DraftReplacement(decided.decision, WHY, (3,)))
    decided.database.do(Undo(drafted.entry_id))
    assert [(each.id, each.state) for each in decided.all(Nomination)] == before


def test_one_more_of_the_round_is_decided_with_them(decided):
    (more,) = decided.recommended(person("Chẩu Thị Hiền"))
    new = decided.database.do(DraftReplacement(decided.decision, WHY, (1,), (more,))).result
    decided.database.do(IssueDecision(new, "50", DAY))
    with decided.database.read() as session:
        assert {row.name for row in decision_rows(session, new, TODAY).rows} == {"Chẩu Thị Hiền", "Hà Thị Mai"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda one: DraftReplacement(one, "  ", (1,)), "reason_missing"),
        (lambda one: DraftReplacement(one, WHY, ()), "nobody_amended"),
        (lambda one: DraftReplacement(one, WHY, (99,)), "not_of_decision"),
        (lambda _one: DraftReplacement(99, WHY, (1,)), "gone"),
    ],
)
def test_what_cannot_be_is_refused(decided, change, code):
    with pytest.raises(KnownError) as told:
        decided.database.do(change(decided.decision))
    assert told.value.code == code and len(decided.all(Decision)) == 1


def test_a_decision_is_replaced_once_and_not_before_its_own_day(decided):
    new = decided.database.do(DraftReplacement(decided.decision, WHY, (1,))).result
    for change, code in (
        (DraftReplacement(decided.decision, WHY, (2,)), "replaced_already"),
        (DraftReplacement(new, WHY, (1,)), "not_issued"),
        (IssueDecision(new, "50", date(2023, 12, 19)), "before_decision"),
    ):
        with pytest.raises(KnownError) as told:
            decided.database.do(change)
        assert told.value.code == code


def test_the_record_refuses_to_forget_a_replacement_and_check_sees_an_award_left_over(decided):
    replaced(decided)
    for statement in ("DELETE FROM replacement", "UPDATE replacement SET reason = 'x'"):
        with pytest.raises(DBAPIError), decided.database.engine.begin() as raw:
            raw.execute(text(statement))
    with decided.database.engine.begin() as raw:
        raw.execute(text("DROP TRIGGER keep_revocation_delete"))
        raw.execute(text("DELETE FROM revocation WHERE recipient_id = 3"))
    with decided.database.read() as session:
        assert ("fault_replacement", 3) in {(each.code, each.values.get("id")) for each in check(session)}
    assert len(decided.all(Revocation)) == 2
