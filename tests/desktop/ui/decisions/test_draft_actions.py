"""The draft of a decision: what is typed is kept, a number or day that cannot be is told beside it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel
from sqlalchemy import delete, select

from db.changes.council import DraftSubmission, SendSubmission
from db.models.catalogue import Coefficient
from db.queries.decision_list import decision_lines
from db.queries.paper_rows import decision_rows
from db.rules.terms import DecisionState
from desktop.ui.forms.grounds_form import GroundsForm
from desktop.ui.widgets.dialog import Question
from tests.conftest import type_vi
from tests.desktop.ui.journeys import test_received_decision as received
from tests.desktop.ui.journeys.test_received_decision import receive
from tests.desktop.ui.windows import write

made_once, clerk = received.made_once, received.clerk


def kept(clerk):
    with clerk.program.context.database.read() as session:
        return decision_lines(session, clerk.program.context.round_id)[0]


def test_grounds_are_kept_when_the_clerk_goes_back_to_the_list(clerk):
    page = receive(clerk)
    clerk.go_to(page.form.grounds)
    clerk.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    clerk.press(Qt.Key.Key_Return)
    type_vi(page.form.grounds, "Căn cứ Kế hoạch số 12;")
    clerk.go_to(page.list)
    clerk.settle()
    assert kept(clerk).grounds.endswith("Căn cứ Kế hoạch số 12;")


def test_grounds_being_typed_survive_a_crash(clerk):
    page = receive(clerk)
    clerk.go_to(page.form.grounds)
    page.form.grounds.setPlainText("Căn cứ Luật Thi đua, khen thưởng;\nCăn cứ Kế hoạch số 12;")
    clerk.settle()
    page.form.grounds.blockSignals(True)  # as if nobody had come to leave the field
    page.show_decision(page.list.current_id())
    assert page.form.grounds.value().endswith("Kế hoạch số 12;")
    page.form.grounds.blockSignals(False)


def test_number_just_typed_stays_when_the_words_are_written(clerk):
    page = receive(clerk)
    clerk.write(page.form.number, "46")
    page.form.place.setText("Na Hang")
    page.drafts.keep_words()  # before the last keystroke is on the disk
    assert page.form.number.value() == "46"


@pytest.mark.parametrize(
    ("typed", "told"),
    [("21/12/2023", "sau hôm nay"), ("30/11/2021", "trước"), ("20/12/2023", ""), ("31/02/2023", "28")],
)
def test_a_day_that_cannot_be_is_told_beside_it_while_typing(clerk, typed, told):
    page = receive(clerk)
    clerk.write(page.form.dated, typed)
    said = page.form.fields["dated"].message()
    assert told in said if told else not said
    assert page.form.check() is False  # the number is still missing


def test_a_day_before_the_submission_is_asked_about_and_does_not_stop(clerk):
    page = receive(clerk)
    line = kept(clerk)
    named = tuple(page.nominees_tab.model.ids())
    proposed = DraftSubmission(line.round_id, line.authority_id, named, (), "Phạm Thế Khải", "GIÁM ĐỐC")
    write(clerk.program, SendSubmission(write(clerk.program, proposed), "95", date(2023, 12, 5)))
    clerk.settle()
    clerk.write(page.form.number, "46")
    clerk.write(page.form.dated, "04/12/2023")
    assert "trước ngày gửi tờ trình (05/12/2023)" in page.form.fields["dated"].message()
    assert page.form.check()
    clerk.write(page.form.dated, "05/12/2023")
    assert not page.form.fields["dated"].message()


NEW_LAW, OLD_LAW = "ngày 15 tháng 6 năm 2022", "ngày 26 tháng 11 năm 2003"


@pytest.fixture
def late_clerk(clerk, monkeypatch):
    """The clerk records in January 2024, under the new law, what was signed in December."""
    monkeypatch.setattr(clerk.program.context, "today", lambda: date(2024, 1, 12))
    monkeypatch.setattr(clerk.program.context.database, "today", lambda: date(2024, 1, 12))
    return clerk


def test_a_decision_recorded_later_gets_the_grounds_of_its_own_day_and_it_is_told(late_clerk):
    page = receive(late_clerk)
    assert NEW_LAW in page.form.grounds.value()
    told = []
    page.status.connect(told.append)
    late_clerk.write(page.form.dated, "22/12/2023")
    late_clerk.press(Qt.Key.Key_Tab)
    late_clerk.settle()
    assert OLD_LAW in page.form.grounds.value() and NEW_LAW not in page.form.grounds.value()
    assert OLD_LAW in kept(late_clerk).grounds and page.form.dated.value() == "22/12/2023"
    assert "22/12/2023" in "".join(told)


def test_a_day_typed_last_tells_of_its_grounds_in_the_question_before_issuing(late_clerk, monkeypatch):
    page = receive(late_clerk)
    late_clerk.write(page.form.number, "46")
    late_clerk.write(page.form.dated, "22/12/2023")
    asked = []

    def accept(question):
        asked.append(question)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(Question, "exec", accept)
    page.issue_decision()
    late_clerk.settle()
    texts = " ".join(each.text() for each in asked[0].findChildren(QLabel))
    assert "luật có hiệu lực ngày 22/12/2023" in texts
    assert kept(late_clerk).state is DecisionState.ISSUED and OLD_LAW in kept(late_clerk).grounds


def test_a_decision_is_issued_only_after_the_clerk_confirmed_it(clerk, monkeypatch):
    page = receive(clerk)
    assert page.drafts.number_fault("46", date(2023, 12, 12)) == ""
    assert page.drafts.number_fault("", date(2023, 12, 12)) != ""
    clerk.write(page.form.number, "46")
    clerk.write(page.form.dated, "12/12/2023")
    asked = []

    def answer(question):
        asked.append(question)
        return QDialog.DialogCode.Accepted if len(asked) > 1 else QDialog.DialogCode.Rejected

    monkeypatch.setattr(Question, "exec", answer)
    page.drafts.issue(kept(clerk))
    clerk.settle()
    assert kept(clerk).state is DecisionState.DRAFT, "the clerk looks again first"
    page.drafts.issue(kept(clerk))
    clerk.settle()
    assert (kept(clerk).state, kept(clerk).number) == (DecisionState.ISSUED, "46/QĐ-UBND")


def test_a_draft_that_is_removed_leaves_its_nominees_to_be_decided_again(clerk):
    page = receive(clerk)
    page.drafts.remove_draft()
    clerk.settle()
    with clerk.program.context.database.read() as session:
        assert decision_lines(session, clerk.program.context.round_id) == []
    assert receive(clerk).nominees_tab.model.ids()


def test_a_bonus_that_is_not_known_is_asked_about_and_never_nought(clerk, monkeypatch):
    page = receive(clerk)
    with clerk.program.context.database.read() as session:
        rates = session.scalars(select(Coefficient.id)).all()
    with clerk.program.context.database.engine.begin() as connection:
        connection.execute(delete(Coefficient).where(Coefficient.id.in_(rates)))
    clerk.write(page.form.number, "46")
    clerk.write(page.form.dated, "12/12/2023")
    asked = []

    def accept(question):
        asked.append(" ".join(each.text() for each in question.findChildren(QLabel)))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(Question, "exec", accept)
    page.issue_decision()
    clerk.settle()
    assert "chưa có hệ số tiền thưởng" in asked[0] and "chưa biết" in asked[0]
    with clerk.program.context.database.read() as session:
        line = decision_lines(session, clerk.program.context.round_id)[0]
        assert line.state is DecisionState.ISSUED
        assert {row.bonus for row in decision_rows(session, line.id, date(2023, 12, 20)).rows} == {None}


def test_grounds_of_before_are_renewed_from_the_checklist(clerk, monkeypatch):
    page = receive(clerk)
    early = "Căn cứ Nghị định số 91/2017/NĐ-CP của Chính phủ"
    clerk.write(page.form.grounds, early)
    clerk.write(page.form.dated, "12/12/2023")
    clerk.press(Qt.Key.Key_Tab)
    clerk.settle()
    shown = []

    def accept(form):
        rows = [form.changes.itemAt(at).widget() for at in range(form.changes.count() - 1)]
        shown.append(["  ".join(each.text() for each in row.findChildren(QLabel)) for row in rows])
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(GroundsForm, "exec", accept)
    page.renew.trigger()
    clerk.settle()
    assert f"−  {early}" in shown[0] and sum(each.startswith("+") for each in shown[0]) == 3
    assert "ngày 31 tháng 7 năm 2017" in kept(clerk).grounds and early not in kept(clerk).grounds
    clerk.program.context.history.undo()
    clerk.settle()
    assert kept(clerk).grounds == early
