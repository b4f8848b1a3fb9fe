"""The page of the open round: what each step says and what is left to do."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QDialog

from db.queries.round_list import RoundLine, rounds
from db.queries.round_progress import RoundProgress
from db.rules.terms import NominationState, RewardType, RoundState
from desktop.ui.framework.round_form import RoundForm
from desktop.ui.home.page import chores, share, steps
from desktop.ui.shell import gallery
from tests.desktop.ui.windows import open_page

S = NominationState
ROUND = RoundLine(
    1,
    "Tổng kết công tác năm 2022",
    2022,
    RewardType.MERIT,
    None,
    "",
    "Thành tích năm 2022",
    date(2023, 11, 30),
    RoundState.OPEN,
)
EMPTY = RoundProgress()
DONE = RoundProgress(
    {S.CERTIFICATE_ISSUED: 23},
    council_on=date(2023, 12, 1),
    submissions=1,
    decisions=2,
    issued=2,
    recipients=23,
    certificates=23,
    good_sheets=23,
    entered=23,
    bonus=1_000_000,
)


def test_an_empty_round_asks_for_its_first_nominations_and_nothing_else():
    assert [chore.page for chore in chores(EMPTY)] == ["nominations"]


def test_a_finished_round_leaves_nothing_to_do():
    assert chores(DONE) == []


@pytest.mark.parametrize(
    ("progress", "page", "number"),
    [
        (RoundProgress({S.DRAFT: 4}), "nominations", "4"),
        (RoundProgress({S.RETURNED: 2}), "nominations", "2"),
        (RoundProgress({S.RECOMMENDED: 3}, decisions=1, issued=1, with_open_findings=5), "nominations", "5"),
        (RoundProgress({S.SUBMITTED: 7}), "council", "7"),
        (RoundProgress({S.DECIDED: 9}, decisions=3, issued=1), "decisions", "2"),
        (replace(DONE, certificates=20, good_sheets=20), "certificates", "3"),
        (replace(DONE, good_sheets=15), "certificates", "8"),
    ],
)
def test_what_is_left_is_counted_and_leads_to_the_page_where_it_is_done(progress, page, number):
    found = [chore for chore in chores(progress) if chore.page == page]
    assert any(number in chore.text.split() for chore in found)


def test_those_recommended_lead_to_a_decision_until_one_is_drafted():
    waiting = RoundProgress({S.RECOMMENDED: 3})
    assert [chore.page for chore in chores(waiting)] == ["decisions"]
    assert chores(replace(waiting, decisions=1, issued=1)) == []


def test_certificates_not_made_are_told_before_certificates_not_printed():
    texts = [chore.text for chore in chores(replace(DONE, certificates=20, good_sheets=0))]
    assert len(texts) == 1 and "3" in texts[0]


def test_the_step_after_the_last_finished_one_is_the_current_step():
    assert [step.page for step in steps(ROUND, EMPTY) if step.current] == ["nominations"]
    council = RoundProgress({S.SUBMITTED: 2})
    assert [step.page for step in steps(ROUND, council) if step.current] == ["council"]
    assert [step.page for step in steps(ROUND, DONE) if step.current] == ["register"]


def test_the_council_is_finished_only_with_a_session_and_every_nomination_judged():
    judged = RoundProgress({S.RECOMMENDED: 2})
    council = {step.page: step for step in steps(ROUND, judged)}["council"]
    assert not council.done
    held = {step.page: step for step in steps(ROUND, replace(judged, council_on=date(2023, 12, 1)))}["council"]
    assert held.done and "01/12/2023" in vars_of(held)


def test_the_first_step_shows_the_deadline_or_the_year_where_there_is_none():
    assert "30/11/2023" in vars_of(steps(ROUND, EMPTY)[0])
    assert "2022" in vars_of(steps(replace(ROUND, deadline=None), EMPTY)[0])


def vars_of(step):
    return [getattr(step, name) for name in step.__dataclass_fields__]


@given(
    counts=st.dictionaries(st.sampled_from(list(S)), st.integers(0, 10_000)),
    numbers=st.tuples(*[st.integers(0, 10_000)] * 6),
)
def test_whatever_the_counts_one_step_is_current_and_no_bar_is_longer_than_whole(counts, numbers):
    decisions, recipients = max(numbers[:2]), max(numbers[2:])
    issued, (certificates, good, entered) = min(numbers[:2]), sorted(numbers[3:], reverse=True)
    progress = RoundProgress(
        counts,
        decisions=decisions,
        issued=issued,
        recipients=recipients,
        certificates=certificates,
        good_sheets=good,
        entered=entered,
    )
    shown = steps(ROUND, progress)
    assert sum(step.current for step in shown) == 1
    assert all(0 <= step.share <= 1 for step in shown)


def test_a_share_of_nothing_is_nothing():
    assert share(0, 0) == 0.0 and share(1, 4) == 0.25


def test_the_page_shows_the_round_and_its_first_chore_is_the_next_step(qapp, program):
    page = open_page(qapp, program, "home")
    assert page.header.title.text() == "Tổng kết công tác năm 2022"
    assert page.citation.text().startswith("Đã có thành tích")
    assert page.chores.item(0).text() and page.next_page == "nominations"
    led = []
    page.page_requested.connect(lambda name, id_: led.append((name, id_)))
    page.next_action.trigger()
    assert led[0] == ("nominations", 0)


def test_without_a_round_only_the_list_of_rounds_can_be_opened(qapp, program):
    page = open_page(qapp, program, "home")
    program.context.round.choose(0)
    gallery.settle(qapp, program)
    assert page.stack.currentIndex() == 0
    enabled = [action.isEnabled() for action in page.page_actions]
    assert enabled == [False, True, False]


def test_a_copied_round_is_of_the_next_year_and_has_no_nominations(qapp, program, monkeypatch):
    monkeypatch.setattr(RoundForm, "exec", lambda _form: QDialog.DialogCode.Accepted)
    page = open_page(qapp, program, "home")
    page.copy()
    gallery.settle(qapp, program)
    with program.context.database.read() as session:
        made = [line for line in rounds(session) if line.id != 1]
    assert [(line.year, line.name) for line in made] == [(2023, "Tổng kết công tác năm 2023")]
    assert program.context.round_id == made[0].id
    assert page.header.title.text() == "Tổng kết công tác năm 2023"
