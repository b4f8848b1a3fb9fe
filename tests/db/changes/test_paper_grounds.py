"""Grounds of drafts are renewed in one step that can be undone; what was sent or issued keeps its own."""

from datetime import date

import pytest

from db.changes.change import Undo
from db.changes.council import SendSubmission
from db.changes.decisions import EditDecision
from db.changes.law_entries import AddGround, EditGround, ReorderGrounds
from db.changes.paper_grounds import RenewDecisionGrounds, RenewSubmissionGrounds
from db.models.catalogue import LegalGround, Regime
from db.models.council import Submission
from db.models.decisions import Decision
from db.queries.grounds import grounds_for
from db.queries.paper_rows import submission_rows
from tests.db.changes.conftest import TODAY, person
from tests.db.changes.test_council import sent_to
from tests.db.changes.test_decisions import drafted, issued

BODY = "Ủy ban nhân dân tỉnh Tuyên Quang"
MINE = "Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2022"


@pytest.fixture
def submission(office):
    return office.database.do(sent_to(office, *office.recommended(person("Nông Quốc Khánh")))).result


def grounds(office, day, level="province"):
    with office.database.read() as session:
        return grounds_for(session, level, day, BODY if level else "")


def test_a_draft_of_before_gets_the_grounds_of_its_day_in_one_step_and_back(office):
    decision, _ = drafted(office, person("Nông Quốc Khánh"))
    early = (*grounds(office, date(2017, 9, 30)), MINE)
    office.database.do(EditDecision(decision, grounds=early))
    done = office.database.do(RenewDecisionGrounds(decision, date(2023, 12, 22)))
    wanted = [*grounds(office, date(2023, 12, 22)), MINE]
    assert office.all(Decision)[0].grounds.splitlines() == wanted
    assert office.last_entry() == ("Lan", "decision.renew_grounds", {"decision"})
    office.database.do(Undo(done.entry_id))
    assert tuple(office.all(Decision)[0].grounds.splitlines()) == early


def test_what_the_clerk_made_of_the_proposal_is_what_is_written(office):
    decision, _ = drafted(office, person("Nông Quốc Khánh"))
    office.database.do(RenewDecisionGrounds(decision, date(2023, 12, 22), (MINE,)))
    assert office.all(Decision)[0].grounds == MINE


def test_an_issued_decision_keeps_its_grounds(office):
    decision, _ = issued(office, person("Nông Quốc Khánh"))
    assert office.refused(RenewDecisionGrounds(decision, date(2023, 12, 22))).code == "frozen"
    assert office.refused(RenewDecisionGrounds(99, date(2023, 12, 22))).code == "gone"


def test_a_submission_follows_its_day_until_the_clerk_writes_its_grounds(office, submission):
    with office.database.read() as session:
        assert submission_rows(session, submission, TODAY).grounds == ()
    lines = (*grounds(office, TODAY, ""), MINE)
    done = office.database.do(RenewSubmissionGrounds(submission, lines))
    with office.database.read() as session:
        assert submission_rows(session, submission, TODAY).grounds == lines
    office.database.do(Undo(done.entry_id))
    assert office.all(Submission)[0].grounds == ""


def test_a_submission_with_a_blank_in_its_grounds_is_not_sent_and_a_sent_one_stays(office, submission):
    office.database.do(RenewSubmissionGrounds(submission, ("Căn cứ Kế hoạch số …/KH-UBND",)))
    assert office.refused(SendSubmission(submission, "95", date(2023, 12, 4))).code == "ground_left_open"
    office.database.do(RenewSubmissionGrounds(submission, (MINE,)))
    office.database.do(SendSubmission(submission, "95", date(2023, 12, 4)))
    told = office.refused(RenewSubmissionGrounds(submission, ()))
    assert (told.code, told.values["number"]) == ("submission_sent", "95/TTr-STTTT")
    assert office.refused(RenewSubmissionGrounds(99, ())).code == "gone"


def correct(ground):
    return EditGround(ground.id, ground.level, f"{ground.text} (bản sửa)")


def add(ground):
    return AddGround(ground.regime_id, "", "Căn cứ Luật khác ngày 01 tháng 01 năm 2020")


@pytest.mark.parametrize("mend", [correct, add, lambda ground: ReorderGrounds((ground.id,))])
def test_what_was_sent_keeps_the_grounds_that_the_catalogue_had_then(office, submission, mend):
    office.database.do(SendSubmission(submission, "95", date(2023, 12, 4)))
    then = grounds(office, date(2023, 12, 4), "")
    law = next(each.id for each in office.all(Regime) if each.code == "L2003_N91")
    ground = next(each for each in office.all(LegalGround) if each.text == then[0] and each.regime_id == law)
    office.database.do(mend(ground))
    with office.database.read() as session:
        assert list(submission_rows(session, submission, TODAY).grounds) == then
