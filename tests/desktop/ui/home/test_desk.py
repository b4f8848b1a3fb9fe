"""What is left to do: who owes it, by when, in which order."""

from dataclasses import replace
from datetime import date

import pytest

from db.queries.advice import RoundCheck
from db.queries.round_desk import Desk, ReturnedNomination, WaitingReissue
from db.queries.round_list import RoundLine
from db.queries.round_plan import AskedUnit, MilestoneLine
from db.queries.round_progress import RoundProgress
from db.rules.terms import MilestoneKind, NominationState, RewardType, RoundState
from desktop.labels.translation import use
from desktop.ui.home.desk import chores, day_lines, days_left, tone_of_day

S, M = NominationState, MilestoneKind
DAY = date(2023, 11, 28)
ROUND = RoundLine(1, "Tổng kết", 2022, RewardType.MERIT, None, "", "", date(2023, 11, 15), RoundState.OPEN)
EMPTY = RoundProgress()
DONE = RoundProgress(
    {S.CERTIFICATE_ISSUED: 23},
    council_on=date(2023, 12, 1),
    submissions=1,
    decisions=2,
    issued=2,
    recipients=23,
    drawn=23,
    certificates=23,
    good_sheets=23,
    entered=23,
)
POST = AskedUnit(7, 3, "Bưu điện tỉnh", None, None, 0)
COUNCIL = MilestoneLine(1, M.COUNCIL, "", DAY, None)


@pytest.fixture(autouse=True)
def in_vietnamese():
    use("vi")


def told(progress, desk=None):
    return chores(ROUND, progress, desk or Desk(), "Cơ quan mình")


def test_an_empty_round_asks_for_its_first_nominations_and_nothing_else():
    assert [chore.page for chore in told(EMPTY)] == ["nominations"]


def test_a_finished_round_leaves_nothing_to_do():
    assert told(DONE) == []


@pytest.mark.parametrize(
    ("progress", "page", "number"),
    [
        (RoundProgress({S.DRAFT: 4}), "nominations", "4"),
        (RoundProgress({S.SUBMITTED: 7}), "council", "7"),
        (replace(DONE, certificates=20, good_sheets=20), "certificates", "3"),
        (replace(DONE, good_sheets=15), "certificates", "8"),
    ],
)
def test_what_is_left_is_counted_and_leads_to_the_page_where_it_is_done(progress, page, number):
    found = [chore for chore in told(progress) if chore.page == page]
    assert any(number in chore.text.split() for chore in found)


def test_certificates_in_the_office_and_bonuses_due_are_told_until_they_are_given():
    found = told(DONE, Desk(unpaid=11, to_hand_over=4, milestones=(MilestoneLine(2, M.CEREMONY, "", DAY, None),)))
    assert [(chore.page, chore.text.split()[0], chore.due) for chore in found] == [
        ("certificates", "4", DAY),
        ("ceremony", "11", DAY),
    ]


def test_those_recommended_lead_to_a_decision_until_all_of_them_stand_on_one():
    waiting = RoundProgress({S.RECOMMENDED: 3})
    assert [chore.page for chore in told(waiting, Desk(to_decide=3))] == ["decisions"]
    (chore,) = told(replace(waiting, decisions=1, issued=1), Desk(to_decide=2))
    assert (chore.page, chore.text.split()[0]) == ("decisions", "2")
    assert told(replace(waiting, decisions=1)) == []


def test_certificates_not_made_are_told_before_certificates_not_printed():
    texts = [chore.text for chore in told(replace(DONE, certificates=20, good_sheets=0))]
    assert len(texts) == 1 and "3" in texts[0]


def test_a_unit_owes_its_list_until_the_round_s_deadline_and_no_longer_once_it_has_answered():
    (chore,) = told(DONE, Desk(units=(POST, replace(POST, id=8, nominations=2), replace(POST, id=9, answered_on=DAY))))
    assert (chore.who, chore.due, chore.unit) == ("Bưu điện tỉnh", ROUND.deadline, POST)
    assert chore.owed


def test_what_was_returned_is_one_row_for_each_unit():
    rows = tuple(
        ReturnedNomination(id_, unit, name, "Thiếu báo cáo")
        for id_, unit, name in ((4, "Bưu điện tỉnh", "Ông A"), (5, "Bưu điện tỉnh", "Bà B"), (6, "Văn phòng", "Ông C"))
    )
    due = MilestoneLine(2, M.CORRECTIONS, "", DAY, None)
    post, office = told(DONE, Desk(returned=rows, milestones=(due,)))
    assert (post.who, len(post.returned), post.due) == ("Bưu điện tỉnh", 2, DAY)
    assert "2" in post.text and "Ông C" in office.text


def test_the_first_day_comes_first_and_what_has_no_day_last():
    progress = RoundProgress({S.DRAFT: 2, S.SUBMITTED: 3})
    found = told(progress, Desk(units=(POST,), milestones=(COUNCIL,), reissues=(WaitingReissue(1, "Bà D", DAY),)))
    assert [chore.due for chore in found] == [ROUND.deadline, DAY, DAY, None]
    assert "Bà D" in found[-1].text


def test_a_draft_decision_waits_for_the_authority_that_signs_it():
    (chore,) = told(replace(DONE, decisions=3), Desk(drafts=((9, "Chủ tịch UBND tỉnh"),)))
    assert (chore.who, chore.page, chore.id) == ("Chủ tịch UBND tỉnh", "decisions", 9)


def test_the_days_stand_in_order_and_those_that_the_record_knows_are_done():
    own = MilestoneLine(5, M.OTHER, "Báo cáo về Sở Nội vụ", date(2024, 1, 25), None)
    lines = day_lines(ROUND, DONE, Desk(milestones=(own, COUNCIL)))
    assert [(line.title, line.done, line.own) for line in lines] == [
        ("Hạn nhận", False, False),
        ("Hội đồng họp", True, False),
        ("Báo cáo về Sở Nội vụ", False, True),
    ]


@pytest.mark.parametrize(
    ("kind", "progress", "desk", "done"),
    [
        (M.SUBMISSION, DONE, Desk(), True),
        (M.SUBMISSION, DONE, Desk(unsent=1), False),
        (M.SUBMISSION, DONE, Desk(to_submit=2), False),
        (M.DECISION, DONE, Desk(), True),
        (M.DECISION, replace(DONE, states={S.RECOMMENDED: 2}), Desk(), False),
        (M.DECISION, replace(DONE, decisions=3), Desk(), False),
        (M.CEREMONY, DONE, Desk(), False),
        (M.CEREMONY, DONE, Desk(handed_over=22), False),
        (M.CEREMONY, DONE, Desk(handed_over=23), True),
    ],
)
def test_a_milestone_is_done_by_what_was_done_and_never_because_its_day_is_over(kind, progress, desk, done):
    (line, _lists) = sorted(
        day_lines(ROUND, progress, replace(desk, milestones=(MilestoneLine(1, kind, "", date(2020, 1, 1), None),))),
        key=lambda each: each.title == "Hạn nhận",
    )
    assert (line.done, line.own) == (done, not done)
    (told_done, _lists) = day_lines(
        ROUND, progress, replace(desk, milestones=(MilestoneLine(1, kind, "", date(2020, 1, 1), DAY),))
    )
    assert told_done.done


@pytest.mark.parametrize(
    ("due", "words", "tone"),
    [
        (date(2023, 11, 28), "hôm nay", "stop"),
        (date(2023, 12, 3), "còn 5 ngày", "warn"),
        (date(2023, 12, 30), "còn 32 ngày", "text2"),
        (date(2023, 11, 25), "quá 3 ngày", "stop"),
    ],
)
def test_a_day_is_told_by_how_far_it_is(due, words, tone):
    assert days_left(due, DAY) == words and tone_of_day(due, DAY) == tone


def test_open_findings_are_looked_at_and_what_could_not_be_checked_is_grey():
    progress = RoundProgress({S.RECOMMENDED: 9}, decisions=1, issued=1)
    found = chores(ROUND, progress, Desk(), "Cơ quan mình", RoundCheck(open=5, unchecked=3))
    told = [(chore.tone, chore.page, chore.text.split()[0]) for chore in found if chore.page == "nominations"]
    assert told == [("warn", "nominations", "5"), ("unknown", "nominations", "3")]
    assert "chưa soát được" in found[1].text


def test_certificates_to_be_exchanged_and_bonuses_paid_for_a_lower_title_are_told():
    desk = Desk(to_exchange=2, overpaid=(("Ông Ma Văn Khánh", 540_000),))
    told = {each.page: each.text for each in chores(ROUND, DONE, desk, "Sở")}
    assert told["certificates"] == "Còn 2 bằng theo quyết định đã thay thế phải đổi"
    assert told["ceremony"].startswith("Ông Ma Văn Khánh: đã trả thừa 540.000 đồng")
