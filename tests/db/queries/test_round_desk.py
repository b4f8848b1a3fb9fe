"""What lies on the desk of a round, asked with a fixed number of questions."""

from db.changes.ceremonies import HandOverCertificates, PayBonuses, RevokeAward
from db.changes.certificates import MakeCertificates, MoveSheets, ReissueCertificate, StartPrintRun
from db.changes.nominations import MoveNominations
from db.changes.rounds import EditRound
from db.models.certificates import Sheet
from db.models.decisions import Recipient
from db.models.rounds import AwardRound
from db.queries.round_desk import desk
from db.rules.terms import NominationState, SheetState
from tests.db.changes.conftest import TODAY, collective, person
from tests.db.changes.test_decisions import drafted, issued
from tests.db.queries.conftest import questions

S = NominationState


def test_an_empty_round_has_an_empty_desk(office, ask):
    found = ask(desk, office.round_id, TODAY)
    assert (found.units, found.returned, found.drafts, found.runs, found.reissues) == ((), (), (), (), ())
    assert (found.bonus.decided, found.bonus.expected, found.bonus.unknown) == (0, 0, 0)


def test_what_was_returned_is_told_with_its_unit_and_reason(office, ask):
    one = office.nominate(person("Nông Quốc Khánh"))
    office.database.do(MoveNominations((one,), S.SUBMITTED))
    office.database.do(MoveNominations((one,), S.RETURNED, "Thiếu báo cáo thành tích"))
    (told,) = ask(desk, office.round_id, TODAY).returned
    assert (told.id, told.reason) == (one, "Thiếu báo cáo thành tích")
    assert told.name.endswith("Nông Quốc Khánh") and told.unit


def test_the_money_of_what_is_not_decided_is_reckoned_with_the_law_of_the_day(office, ask):
    office.nominate(person("Nông Quốc Khánh"))
    office.nominate(collective("Phòng Chuyển đổi số"))
    bonus = ask(desk, office.round_id, TODAY).bonus
    assert bonus.decided == 0 and bonus.expected > 0 and bonus.unknown == 0


def test_a_certificate_that_is_given_again_waits_until_it_is_printed(office, ask):
    decision, _ids = issued(office, person("Nông Quốc Khánh"))
    made = office.database.do(MakeCertificates(decision)).result
    assert ask(desk, office.round_id, TODAY).reissues == ()
    office.database.do(ReissueCertificate(made[0], "Bằng bị mất"))
    (told,) = ask(desk, office.round_id, TODAY).reissues
    assert told.name and told.dated == TODAY


def test_a_desk_takes_the_same_number_of_questions_however_much_lies_on_it(office):
    def asked():
        with office.database.read() as session:
            return questions(session, lambda: desk(session, office.round_id, TODAY))[1]

    kept = office.all(AwardRound)[0]
    units = tuple(f"Phòng số {number}" for number in range(30))
    office.database.do(EditRound(kept.id, kept.name, kept.year, kept.reward_type, units=units[:1]))
    office.nominate(collective("Phòng số 1"))
    few = asked()
    office.database.do(EditRound(kept.id, kept.name, kept.year, kept.reward_type, units=units))
    for name in units[2:8]:
        office.nominate(collective(name))
    assert asked() == few


def test_what_is_to_be_handed_over_and_paid_is_counted_until_it_is_done(office, ask):
    decision, _ids = issued(office, person("Nông Quốc Khánh"), person("Lý Thị Mỹ"), person("Ma Văn Ước"))
    made = office.database.do(MakeCertificates(decision)).result
    assert (ask(desk, office.round_id, TODAY).to_hand_over, ask(desk, office.round_id, TODAY).unpaid) == (0, 3)
    office.database.do(StartPrintRun(tuple(made), "Canon iX6870"))
    office.database.do(MoveSheets(tuple(each.id for each in office.all(Sheet)), SheetState.GOOD))
    first, second, _third = (each.id for each in office.all(Recipient))
    office.database.do(RevokeAward(first, "12/QĐ-UBND", TODAY, "Khai gian thành tích"))
    office.database.do(HandOverCertificates((made[1],), TODAY))
    office.database.do(PayBonuses((second,), TODAY))
    found = ask(desk, office.round_id, TODAY)
    assert (found.to_hand_over, found.handed_over, found.unpaid) == (1, 1, 1)
    office.database.do(RevokeAward(second, "13/QĐ-UBND", TODAY, "Khai gian thành tích"))
    assert ask(desk, office.round_id, TODAY).handed_over == 0


def test_those_recommended_wait_for_a_submission_and_a_decision(office, ask):
    office.recommended(person("Nông Quốc Khánh"), person("Ma Văn Ước"))
    found = ask(desk, office.round_id, TODAY)
    assert (found.to_submit, found.to_decide) == (2, 2)
    drafted(office, person("Lý Thị Mỹ"))
    found = ask(desk, office.round_id, TODAY)
    assert (found.to_submit, found.to_decide) == (3, 2)
