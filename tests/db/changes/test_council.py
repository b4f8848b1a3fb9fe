"""What the council said, and the submission (tờ trình) that goes to each authority."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text

from db.changes.change import Undo
from db.changes.council import DraftSubmission, EditCouncil, RecordCouncil, Result, SendSubmission
from db.changes.decisions import DraftDecision
from db.changes.nominations import AddNomination, MoveNominations, ReorderNominations
from db.changes.office import RenameAuthority
from db.changes.rounds import OpenRound
from db.models.catalogue import AwardType
from db.models.council import CouncilResult, CouncilSession, Submission, SubmissionItem
from db.models.decisions import Decision
from db.models.nominations import Nomination
from db.queries.council_results import counted_in, result_rows
from db.rules.terms import DecisionOrigin, NominationState, NomineeKind, RewardType
from tests.db.changes.conftest import collective, person

MET = date(2023, 11, 28)


def submitted(office, *names):
    ids = tuple(office.nominate(person(name)) for name in names)
    office.database.do(MoveNominations(ids, NominationState.SUBMITTED))
    return ids


def session(office, *results, **values):
    """Return the record of a session of nine members, eight of them present."""
    kept = RecordCouncil(office.round_id, MET, "Phòng họp số 1", "Phan Việt Tùng", "Lý Thị Mỹ", 9, 8, results)
    return replace(kept, **values)


def sent_to(office, *ids, **values):
    kept = DraftSubmission(office.round_id, office.chairman, ids, ("Sở Nội vụ",), "Phan Việt Tùng", "GIÁM ĐỐC")
    return replace(kept, **values)


def test_the_council_recommends_and_one_submission_goes_to_one_authority(office):
    ids = tuple(office.nominate(person(name)) for name in ("Nông Quốc Khánh", "Chẩu Thị Hiền"))
    office.database.do(MoveNominations(ids, NominationState.SUBMITTED))
    results = (Result(ids[0], 9, 9, True), Result(ids[1], 3, 9, False, "Không đủ phiếu"))
    office.database.do(RecordCouncil(office.round_id, date(2023, 11, 28), "Phòng họp", "Ông A", "Bà B", 9, 9, results))
    sent = DraftSubmission(
        office.round_id, office.chairman, ids[:1], ("Chủ tịch UBND tỉnh",), "Phan Việt Tùng", "GIÁM ĐỐC"
    )
    submission = office.database.do(sent).result
    office.database.do(SendSubmission(submission, "95", date(2023, 12, 4)))
    other = DraftSubmission(office.round_id, office.office, ids[:1], ("Sở Nội vụ",), "Phan Việt Tùng", "GIÁM ĐỐC")
    assert office.refused(other).code == "mixed_authorities"
    again = DraftSubmission(office.round_id, office.chairman, ids[1:], ("Sở Nội vụ",), "Phan Việt Tùng", "GIÁM ĐỐC")
    assert office.refused(again).code == "not_recommended"
    with office.database.read() as session:
        assert session.execute(text("SELECT number FROM submission")).scalar_one() == "95/TTr-STTTT"


def test_more_votes_than_members_are_refused(office):
    (one,) = office.recommended(person("Nông Quốc Khánh"))
    change = RecordCouncil(office.round_id, date(2023, 11, 28), "", "", "", 9, 9, (Result(one, 10, 9, True),))
    assert office.refused(change).code == "bad_votes"


def test_a_session_keeps_who_met_and_how_each_was_voted_on(office):
    one, two = submitted(office, "Nông Quốc Khánh", "Chẩu Thị Hiền")
    results = (Result(one, 8, 9, recommended=True), Result(two, 0, 9, recommended=False, reason="Không đủ phiếu"))
    done = office.database.do(session(office, *results, absent="Ông Ma Văn Ước", number=" 12 / BB-HĐ "))
    (kept,) = office.all(CouncilSession)
    assert (kept.number, kept.held_on, kept.members_total, kept.members_present) == ("12/BB-HĐ", MET, 9, 8)
    assert (kept.chair, kept.secretary, kept.absent) == ("Phan Việt Tùng", "Lý Thị Mỹ", "Ông Ma Văn Ước")
    votes = [(each.nomination_id, each.votes_for, each.recommended) for each in office.all(CouncilResult)]
    assert votes == [(one, 8, True), (two, 0, False)]
    states = [(each.state, each.state_reason) for each in office.all(Nomination)]
    assert states == [(NominationState.RECOMMENDED, ""), (NominationState.NOT_RECOMMENDED, "Không đủ phiếu")]
    office.database.do(Undo(done.entry_id))
    assert [each.state for each in office.all(Nomination)] == [NominationState.SUBMITTED] * 2
    assert office.all(CouncilSession) == office.all(CouncilResult) == []


@pytest.mark.parametrize(
    ("votes", "total", "told"),
    [(10, 9, (10, 9)), (-1, 9, (-1, 9)), (0, -1, (0, -1)), (10, 10, (10, 9))],
)
def test_votes_that_a_council_of_nine_cannot_give_are_refused(office, votes, total, told):
    (one,) = submitted(office, "Nông Quốc Khánh")
    error = office.refused(session(office, Result(one, votes, total, recommended=True)))
    assert (error.code, error.values) == ("bad_votes", {"votes": told[0], "total": told[1]})


@pytest.mark.parametrize(("total", "present"), [(9, 10), (9, -1)])
def test_no_more_members_are_present_than_there_are(office, total, present):
    assert office.refused(session(office, members_total=total, members_present=present)).code == "bad_votes"


def test_a_session_of_tomorrow_or_about_who_cannot_be_recommended_is_refused(office):
    (one,) = submitted(office, "Nông Quốc Khánh")
    drafted = office.nominate(person("Chẩu Thị Hiền"))
    refused = {
        "future_date": session(office, held_on=date(2024, 1, 13)),
        "gone": session(office, Result(999, 9, 9, recommended=True)),
        "state_not_allowed": session(office, Result(drafted, 9, 9, recommended=True)),
        "reason_missing": session(office, Result(one, 3, 9, recommended=False)),
    }
    assert {code: office.refused(change).code for code, change in refused.items()} == {code: code for code in refused}


def test_a_submission_lists_collectives_then_people_then_households_each_in_their_order(office):
    first, second, unit, home = office.recommended(
        person("Nông Quốc Khánh"),
        person("Chẩu Thị Hiền"),
        collective("Phòng Bưu chính, Viễn thông"),
        person("Hộ ông Vừ Mí Sình", kind=NomineeKind.HOUSEHOLD, honorific=""),
    )
    office.database.do(ReorderNominations((home, second, first, unit)))
    office.database.do(sent_to(office, first, second, unit, home, addressees=("Chủ tịch UBND tỉnh", "Sở Nội vụ")))
    items = [(each.order, each.nomination_id) for each in office.all(SubmissionItem)]
    assert items == [(1, unit), (2, second), (3, first), (4, home)]
    (kept,) = office.all(Submission)
    assert (kept.number, kept.dated, kept.addressees) == (None, None, "Chủ tịch UBND tỉnh\nSở Nội vụ")


def test_a_submission_of_nobody_or_of_who_is_not_there_is_refused(office):
    (one,) = office.recommended(person("Nông Quốc Khánh"))
    assert office.refused(sent_to(office)).code == "empty_submission"
    assert office.refused(sent_to(office, one, 999)).code == "gone"


def test_the_number_of_a_submission_carries_the_suffix_of_its_day(office):
    texts = ("Giám đốc Sở KH&CN", "Giám đốc", "Sở KH&CN", "GIÁM ĐỐC", "Hà Giang", "QĐ-SKHCN")
    office.database.do(RenameAuthority(office.office, *texts, date(2024, 1, 1)))
    old, new = (
        office.database.do(sent_to(office, *office.recommended(person(name)))).result for name in ("Ma A", "Ma B")
    )
    office.database.do(SendSubmission(old, "5", date(2023, 12, 31)))
    office.database.do(SendSubmission(new, "06/TTr-SKHCN", date(2024, 1, 2)))
    assert [(each.number, each.dated) for each in office.all(Submission)] == [
        ("05/TTr-STTTT", date(2023, 12, 31)),
        ("06/TTr-SKHCN", date(2024, 1, 2)),
    ]
    assert office.last_entry() == ("Lan", "submission.send", {"submission"})


def test_a_number_is_used_once_a_year_and_may_be_kept_when_the_day_is_corrected(office):
    ids = [office.database.do(sent_to(office, *office.recommended(person(name)))).result for name in ("Ma A", "Ma B")]
    office.database.do(SendSubmission(ids[0], "95", date(2023, 12, 4)))
    told = office.refused(SendSubmission(ids[1], "95/TTr-STTTT", date(2023, 12, 5)))
    assert (told.code, told.values["date"], told.values["next"]) == ("number_used", date(2023, 12, 4), 96)
    office.database.do(SendSubmission(ids[0], "95", date(2023, 12, 6)))
    office.database.do(SendSubmission(ids[1], "95", date(2024, 1, 5)))
    assert [each.dated for each in office.all(Submission)] == [date(2023, 12, 6), date(2024, 1, 5)]


def test_a_submission_is_not_sent_tomorrow_nor_under_words(office):
    made = office.database.do(sent_to(office, *office.recommended(person("Nông Quốc Khánh")))).result
    assert office.refused(SendSubmission(made, "95", date(2024, 1, 13))).code == "future_date"
    assert office.refused(SendSubmission(made, "chín lăm", MET)).code == "bad_number"
    assert office.refused(SendSubmission(999, "95", MET)).code == "gone"


def test_what_the_minutes_say_is_corrected_and_numbered_later_while_the_votes_stay(office):
    (one,) = submitted(office, "Nông Quốc Khánh")
    kept_session = office.database.do(session(office, Result(one, 9, 9, recommended=True))).result
    people = ("Phòng họp số 2", "Phan Việt Tùng", "Lý Thị Mỹ", 9, 8)
    edit = EditCouncil(kept_session, MET, *people, absent="Ông Ma Văn Ước", present="Bà A\nÔng B", number="12")
    done = office.database.do(edit)
    (kept,) = office.all(CouncilSession)
    assert (kept.number, kept.place, kept.absent) == ("12/BB-STTTT", "Phòng họp số 2", "Ông Ma Văn Ước")
    assert kept.present == "Bà A\nÔng B" and [each.votes_for for each in office.all(CouncilResult)] == [9]
    office.database.do(Undo(done.entry_id))
    (kept,) = office.all(CouncilSession)
    assert (kept.number, kept.place, kept.present) == ("", "Phòng họp số 1", "")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"members_present": 10}, "bad_votes"),
        ({"members_present": -1}, "bad_votes"),
        ({"members_total": 8}, "bad_votes"),
        ({"held_on": date(2099, 1, 1)}, "future_date"),
        ({"session_id": 99}, "gone"),
    ],
)
def test_a_session_cannot_be_corrected_into_one_that_cannot_have_been(office, wrong, code):
    (one,) = submitted(office, "Nông Quốc Khánh")
    kept_session = office.database.do(session(office, Result(one, 9, 9, recommended=True))).result
    fine = EditCouncil(kept_session, MET, "Phòng họp", "Phan Việt Tùng", "Lý Thị Mỹ", 9, 8)
    assert office.refused(replace(fine, **wrong)).code == code


def test_nominations_of_another_round_are_neither_judged_nor_submitted_nor_decided_in_this_one(office):
    other = office.database.do(OpenRound("Khen thưởng đột xuất", 2023, RewardType.MERIT)).result
    elsewhere = office.database.do(AddNomination(other, office.award, office.chairman, person("Sùng Mí Dính"))).result
    office.database.do(MoveNominations((elsewhere,), NominationState.SUBMITTED))
    refused = office.refused(session(office, Result(elsewhere, 9, 9, True)))
    assert (refused.code, refused.values["name"]) == ("other_round", "Sùng Mí Dính")
    office.database.do(MoveNominations((elsewhere,), NominationState.RECOMMENDED))
    ours = office.recommended(person("Ma Văn Ước"))
    assert office.refused(sent_to(office, *ours, elsewhere)).code == "other_round"
    both = (*ours, elsewhere)
    draft = DraftDecision(office.round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, both)
    assert office.refused(draft).code == "other_round"
    assert office.all(CouncilSession) == office.all(Submission) == office.all(Decision) == []
    office.database.do(sent_to(office, elsewhere, round_id=other))


def test_who_misses_the_share_of_the_law_does_not_pass_silently(office):
    with office.database.read() as session:
        fighter = session.scalars(select(AwardType.id).where(AwardType.code == "province_emulation_fighter")).one()
    one = office.database.do(AddNomination(office.round_id, fighter, office.chairman, person("Ma Văn Páo"))).result
    office.database.do(MoveNominations((one,), NominationState.SUBMITTED))
    held = (office.round_id, date(2023, 12, 1), "", "", "", 9, 8)
    few = Result(one, 8, 9, recommended=True)
    refused = office.refused(RecordCouncil(*held, (few,)))
    assert refused.code == "votes_below_law" and refused.values["needed"] == 9
    said = replace(few, in_spite="Thành viên vắng mặt gửi phiếu sau", votes_against=1)
    session_id = office.database.do(
        RecordCouncil(*held, (said,), written="Bà Hà Thị Bích Ngọc", ballots_issued=9)
    ).result
    with office.database.read() as session:
        (row,) = result_rows(session, session_id)
        counted = counted_in(session, session_id)
    assert (row.votes_against, row.in_spite) == (1, "Thành viên vắng mặt gửi phiếu sau")
    assert counted.written == ("Bà Hà Thị Bích Ngọc",) and counted.shares[0].needed == 9
    assert office.refused(RecordCouncil(*held, (), ballots_returned=8, ballots_valid=9)).code == "ballots_wrong"
