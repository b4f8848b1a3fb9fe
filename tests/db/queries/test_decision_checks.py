"""What speaks for and against issuing a decision, as the record knows it."""

from datetime import date

from db.changes.ceremonies import RevokeAward
from db.changes.council import RecordCouncil, Result
from db.changes.decisions import AttachScan, DraftDecision, JudgeItem
from db.changes.nominations import AddNomination, MoveNominations
from db.changes.rounds import EditRound
from db.changes.scans import keep_file
from db.changes.units import RenameUnit
from db.models.decisions import Recipient
from db.models.nominees import Nominee
from db.queries.decision_checks import draft_facts, issued_facts
from db.queries.decision_list import decision_items, decision_lines
from db.rules.terms import DecisionOrigin, NominationState, RewardType
from tests.db.changes.conftest import TODAY, collective, person
from tests.db.changes.test_decisions import drafted, issued


def facts(ask, decision, day=TODAY):
    return ask(draft_facts, decision, day)


def test_a_draft_in_order_has_nothing_against_it(office, ask):
    ids = (office.nominate(person("Ma Văn Ước")), office.nominate(collective("Văn phòng Sở")))
    office.database.do(MoveNominations(ids, NominationState.SUBMITTED))
    results = tuple(Result(id_, 9, 9, recommended=True) for id_ in ids)
    held = (date(2023, 12, 1), "Tuyên Quang", "Lương Đức Thiện", "Lý Thị Mỹ", 9, 9, results)
    office.database.do(RecordCouncil(office.round_id, *held))
    made = DraftDecision(office.round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, ids)
    found = facts(ask, office.database.do(made).result)
    assert (found.approved, found.refused) == (2, 0)
    assert (found.gone, found.unjudged, found.twice, found.renamed) == ((), (), (), ())
    assert found.bonus == 2_700_000 + 5_400_000


def test_who_withdrew_after_the_draft_is_named_with_the_state(office, ask):
    decision, (one, _two) = drafted(office, person("Ma Văn Ước"), person("Vừ Mí Kẻ"))
    office.database.do(MoveNominations((one,), NominationState.WITHDRAWN, "Xin rút"))
    (gone,) = facts(ask, decision).gone
    assert (gone.nomination_id, gone.name, gone.told) == (one, "Ông Ma Văn Ước", "withdrawn")


def test_who_is_not_approved_is_counted_and_not_looked_at(office, ask):
    decision, (one, two) = drafted(office, person("Ma Văn Ước"), person("Vừ Mí Kẻ"))
    office.database.do(JudgeItem(decision, one, approved=False, reason="Chưa đủ hồ sơ"))
    found = facts(ask, decision)
    assert (found.approved, found.refused) == (1, 1)
    assert [each.nomination_id for each in found.unjudged] == [two]


def test_who_stands_in_another_decision_of_the_round_is_named_with_it(office, ask):
    issued(office, person("Nông Quốc Khánh"))
    nominee = next(each.id for each in office.all(Nominee) if each.name == "Nông Quốc Khánh")
    again = person("Nông Quốc Khánh", nominee_id=nominee)
    mine = office.database.do(AddNomination(office.round_id, office.award, office.office, again)).result
    for state in (NominationState.SUBMITTED, NominationState.RECOMMENDED):
        office.database.do(MoveNominations((mine,), state))
    made = DraftDecision(office.round_id, office.office, office.award, DecisionOrigin.DRAFTED, (mine,))
    (twice,) = facts(ask, office.database.do(made).result).twice
    assert (twice.name, twice.told) == ("Ông Nông Quốc Khánh", "1598/QĐ-UBND")


def test_a_collective_that_the_directory_calls_otherwise_by_now_is_named_with_both_names(office, ask):
    decision, _ids = drafted(office, collective("Văn phòng Sở"))
    unit = next(each.unit_id for each in office.all(Nominee) if each.name == "Văn phòng Sở")
    office.database.do(RenameUnit(unit, "Văn phòng Sở Khoa học và Công nghệ", date(2024, 1, 10)))
    (renamed,) = facts(ask, decision).renamed
    assert (renamed.name, renamed.told) == ("Văn phòng Sở", "Văn phòng Sở Khoa học và Công nghệ")
    assert facts(ask, decision, date(2024, 1, 9)).renamed == ()


def test_the_money_is_that_of_the_day_and_what_the_catalogue_lacks_is_told(office, ask):
    decision, _ids = drafted(office, person("Ma Văn Ước"))
    found = facts(ask, decision, date(1950, 1, 1))
    assert found.bonus is None and found.bonus_fault.code in ("no_regime", "no_base_salary")


def test_the_fund_and_what_issued_decisions_took_of_it_are_told(office, ask):
    issued(office, person("Nông Quốc Khánh"))
    decision, _ids = drafted(office, person("Ma Văn Ước"))
    assert facts(ask, decision).fund is None
    office.database.do(EditRound(office.round_id, "Tổng kết", 2023, RewardType.MERIT, fund=10_000_000))
    found = facts(ask, decision)
    assert (found.fund, found.spent, found.bonus) == (10_000_000, 1_800_000, 2_700_000)


def test_an_issued_decision_tells_its_scans_and_its_printed_certificates(office, ask):
    decision, _ids = issued(office, person("Ma Văn Ước"), person("Vừ Mí Kẻ"))
    assert vars(ask(issued_facts, decision)) == {"scans": 0, "recipients": 2, "printed": 0}
    office.database.do(AttachScan(decision, "46.pdf", keep_file(office.database, "46.pdf", b"%PDF-1.7 46")))
    assert ask(issued_facts, decision).scans == 1


def test_an_award_that_was_taken_back_is_told_with_the_decision_that_took_it(office, ask):
    decision, _ids = issued(office, person("Ma Văn Ước"), person("Vừ Mí Kẻ"))
    first = office.all(Recipient)[0].id
    office.database.do(RevokeAward(first, "12/QĐ-UBND", TODAY, "Khai không đúng thành tích"))
    (line,) = ask(decision_lines, office.round_id)
    assert (line.revoked, sum(line.counts.values())) == (1, 2)
    assert [item.revoked for item in ask(decision_items, decision)] == ["12/QĐ-UBND", ""]


def test_who_could_not_be_named_or_would_not_be_told_for_what_is_incomplete(office, ask):
    nowhere = person("Ma Văn Ước", position="", unit="")
    decision, (one, _two) = drafted(office, nowhere, person("Vừ Mí Kẻ", position=""))
    (found,) = facts(ask, decision).incomplete
    assert (found.nomination_id, found.told) == (one, "unit")
    office.database.do(JudgeItem(decision, one, approved=True, unit="Thôn Nà Tông"))
    assert facts(ask, decision).incomplete == ()


def test_who_is_neither_ong_nor_ba_is_named_before_the_list_is_frozen(office, ask):
    decision, (_one, two) = drafted(office, person("Ma Văn Ước"), person("Lý Thị Mai", honorific=""))
    (told,) = facts(ask, decision).unaddressed
    assert (told.nomination_id, told.name) == (two, "Lý Thị Mai")
    decision, _ids = drafted(office, collective("Văn phòng Sở"))
    assert facts(ask, decision).unaddressed == ()
