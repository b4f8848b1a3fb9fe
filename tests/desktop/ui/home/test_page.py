"""The page of the open round: what each step says and what is left to do."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from db.changes.nominations import MoveNominations
from db.changes.round_plan import Due
from db.changes.rounds import EditRound
from db.queries.round_desk import desk
from db.queries.round_list import RoundLine, rounds
from db.queries.round_plan import asked_units, milestones
from db.queries.round_progress import RoundProgress
from db.rules.numbers import money
from db.rules.terms import MilestoneKind, NominationState, RewardType, RoundState
from desktop.ui.framework.round_form import RoundForm
from desktop.ui.framework.round_steps import share, steps
from desktop.ui.shell import gallery
from tests.desktop.ui.records import TODAY
from tests.desktop.ui.windows import open_page, write

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
    drawn=23,
    certificates=23,
    good_sheets=23,
    entered=23,
    bonus=1_000_000,
)


def test_the_step_after_the_last_finished_one_is_the_current_step():
    assert [step.page for step in steps(ROUND, EMPTY) if step.current] == ["nominations"]
    council = RoundProgress({S.SUBMITTED: 2})
    assert [step.page for step in steps(ROUND, council) if step.current] == ["council"]
    assert [step.page for step in steps(ROUND, DONE) if step.current] == ["register"]


def test_the_council_is_finished_with_a_session_and_every_nomination_judged_or_once_all_is_decided():
    judged = RoundProgress({S.RECOMMENDED: 2})
    council = {step.page: step for step in steps(ROUND, judged)}["council"]
    assert not council.done
    held = {step.page: step for step in steps(ROUND, replace(judged, council_on=date(2023, 12, 1)))}["council"]
    assert held.done and "01/12/2023" in vars_of(held)
    decided = replace(judged, states={S.DECIDED: 2}, decisions=1, issued=1, recipients=2, drawn=2)
    without = {step.page: step for step in steps(ROUND, decided)}["council"]
    assert without.done and "không qua họp" in vars_of(without)


def test_awards_without_certificates_leave_no_step_open():
    titles = replace(DONE, drawn=0, certificates=0, good_sheets=0)
    printed = {step.page: step for step in steps(ROUND, titles)}["certificates"]
    assert printed.done and "không lập bằng nào" in vars_of(printed)


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
        drawn=certificates,
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
    assert page.chores.item(0, 0).text() and page.next_page == "nominations"
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
    assert enabled == [action is page.all_action for action in page.page_actions]


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


def asked(program, **given):
    line = next(each for each in read(program, rounds) if each.id == 1)
    known = (line.name, line.year, line.reward_type, line.movement_id, line.citation, line.deadline)
    write(program, EditRound(1, *known, **given))


def read(program, query, *arguments):
    with program.context.database.read() as session:
        return query(session, *arguments)


def texts(page, column=1):
    return [page.chores.item(row, column).text() for row in range(page.chores.rowCount())]


def test_a_unit_that_owes_its_list_stands_on_the_desk_until_it_has_answered(qapp, program):
    asked(program, units=("Sở Tài chính", "Văn phòng Sở"))
    page = open_page(qapp, program, "home")
    assert "Sở Tài chính" in texts(page) and "Văn phòng Sở" not in texts(page), "the second one was nominated from"
    row = texts(page).index("Sở Tài chính")
    assert page.chores.item(row, 2).text() == "30/11/2023"
    page.chores.selectRow(row)
    page.answer_action.trigger()
    gallery.settle(qapp, program)
    assert "Sở Tài chính" not in texts(page)


def test_enter_on_what_a_unit_owes_copies_its_reminder_and_keeps_the_day(qapp, program, qtbot):
    asked(program, units=("Sở Tài chính",))
    page = open_page(qapp, program, "home")
    page.chores.selectRow(texts(page).index("Sở Tài chính"))
    qtbot.keyClick(page.chores, Qt.Key.Key_Return)
    gallery.settle(qapp, program)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Kính gửi: Sở Tài chính.") and "Tổng kết công tác năm 2022" in text
    assert "Sở Thông tin và Truyền thông" in text
    assert read(program, asked_units, 1)[0].reminded_on == TODAY


def test_what_was_returned_is_owed_by_its_unit_and_reminded_with_its_reason(qapp, program):
    write(program, MoveNominations((4,), NominationState.SUBMITTED))
    write(program, MoveNominations((4,), NominationState.RETURNED, "Thiếu báo cáo thành tích"))
    page = open_page(qapp, program, "home")
    assert "Phòng Chuyển đổi số" in texts(page)
    page.remind_all()
    assert "Ma Văn Khánh: Thiếu báo cáo thành tích" in QGuiApplication.clipboard().text()


def test_the_switch_shows_what_is_ours_or_what_units_owe(qapp, program):
    asked(program, units=("Sở Tài chính",))
    page = open_page(qapp, program, "home")
    whole = len(texts(page))
    page.which["units"].click()
    assert texts(page) == ["Sở Tài chính"]
    page.which["mine"].click()
    assert len(texts(page)) == whole - 1 and "Sở Tài chính" not in texts(page)


def test_space_says_that_a_milestone_is_done_and_takes_it_back(qapp, program, qtbot):
    asked(program, milestones=(Due(MilestoneKind.REPORT, date(2024, 1, 25)),))
    page = open_page(qapp, program, "home")
    assert page.side.days.rowCount() == 2
    page.side.days.selectRow(1)
    for done in (TODAY, None):
        qtbot.keyClick(page.side.days, Qt.Key.Key_Space)
        gallery.settle(qapp, program)
        assert read(program, milestones, 1)[0].done_on == done


def test_the_money_says_what_is_left_of_the_fund_and_that_none_was_entered(qapp, program):
    page = open_page(qapp, program, "home")
    assert page.side.figures["left"].text() == "chưa nhập quỹ"
    asked(program, fund=24_300_000)
    gallery.settle(qapp, program)
    expected = read(program, desk, 1, TODAY).bonus.expected
    assert page.side.figures["left"].text() == money(24_300_000 - expected)


def test_nothing_of_the_desk_is_left_white(qapp, program):
    page = open_page(qapp, program, "home")
    for size in ((1366, 720), (1920, 1032)):
        program.window.resize(*size)
        qapp.processEvents()
        inside = page.stack.currentWidget().widget()
        bottoms = {part.mapTo(inside, part.rect().bottomLeft()).y() for part in (page.side, page.chart.parentWidget())}
        assert max(bottoms) - min(bottoms) <= 1 and inside.height() - max(bottoms) <= 16
