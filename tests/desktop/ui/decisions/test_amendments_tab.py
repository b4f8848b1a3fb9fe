"""An issued decision is corrected and awards are taken back by keyboard; what was printed stays readable."""

import pytest
from PySide6.QtCore import Qt

from db.changes.certificates import MakeCertificates, StartPrintRun
from db.models.certificates import Sheet
from db.queries.amendments import amendments_of, recipient_words
from db.queries.register_list import history_of, register_ids
from db.rules.terms import AmendmentForm, SheetState
from desktop.ui.decisions.amendment_forms import IssueAmendmentForm, ReplacementForm, TakingBackForm
from desktop.ui.decisions.correction_form import CorrectionForm
from desktop.ui.widgets.buttons import ActionButton
from tests.desktop.ui.certificates import test_sheet_actions as test_sheets
from tests.desktop.ui.clerk import CTRL, SHIFT

made_once, clerk = test_sheets.made_once, test_sheets.clerk


@pytest.fixture
def page(clerk):
    page = clerk.page("decisions")
    clerk.settle()
    clerk.go_to(page.tabs.tabBar())
    while page.tabs.currentWidget() is not page.amendments:
        clerk.press(Qt.Key.Key_Right)
    return page


def push(clerk, page, words):
    """Go to a button of the tab by Tab and press it."""
    (button,) = (each for each in page.amendments.findChildren(ActionButton) if each.text() == words)
    clerk.go_to(button)
    clerk.press(Qt.Key.Key_Return)
    clerk.settle()


def recipients(clerk):
    with clerk.program.context.database.read() as session:
        return recipient_words(session, 1)


def papers(clerk):
    with clerk.program.context.database.read() as session:
        return amendments_of(session, 1)


def draft(clerk, page, **texts):
    """Draft a correction of the last recipient."""
    last = recipients(clerk)[-1]

    def correcting(form):
        form.choose(last.recipient_id)
        for name, text in texts.items():
            clerk.write(form.fields[name].editor, text)
        clerk.write(form.reason, "Đơn vị ghi nhầm")

    answered = clerk.answering(CorrectionForm, correcting)
    clerk.press(Qt.Key.Key_E, CTRL | SHIFT)
    clerk.settle()
    assert answered
    return last


def issue(clerk, page, number, day="19/12/2023"):
    told = []

    def signed(form):
        clerk.write(form.number, number)
        clerk.write(form.dated, "01/01/2001")
        told.append(form.fields["dated"].message())
        clerk.write(form.dated, day)

    answered = clerk.answering(IssueAmendmentForm, signed)
    push(clerk, page, "Ban hành…")
    assert answered and told[0]


def test_a_wrong_name_is_corrected_and_its_certificate_given_again(clerk, page):
    database = clerk.program.context.database
    certificates = database.do(MakeCertificates(1)).result
    database.do(StartPrintRun(tuple(certificates), "HP"))
    last = draft(clerk, page, name="Chẩu Thị Hạnh", birth="14/3/1986")
    (paper,) = papers(clerk)
    assert not paper.issued and page.amendments.chosen() == paper
    shown = [page.amendments.words.item(at, 1).text() for at in range(page.amendments.words.rowCount())]
    assert shown == [last.texts["name"], "–"]
    assert [one.code for one in page.shown()] == ["amendment"]
    issue(clerk, page, "12")
    (paper,) = papers(clerk)
    assert (paper.number, paper.form) == ("12/UBND", AmendmentForm.LETTER)
    assert recipients(clerk)[-1].texts["name"] == "Chẩu Thị Hạnh"
    with database.read() as session:
        states = [sheet.state for sheet in session.query(Sheet).order_by(Sheet.id)]
        (nominee,) = register_ids(session, last.texts["name"])
        (award,) = history_of(session, nominee)
    assert states.count(SheetState.VOID) == 1
    assert [one.before for one in award.corrections] == [last.texts["name"], ""]
    assert not page.amendments.change.isEnabled() and not page.amendments.remove.isEnabled()
    page.tabs.setCurrentWidget(page.form)
    assert [one.code for one in page.shown()] == ["decision"]


def test_a_draft_is_changed_removed_and_brought_back(clerk, page):
    draft(clerk, page, position="Giám đốc")

    def again(form):
        assert form.fields["position"].editor.text() == "Giám đốc"
        assert form.reason.text() == "Đơn vị ghi nhầm"
        clerk.write(form.fields["position"].editor, "Quyền Giám đốc")
        clerk.choose(form.form, 1)

    answered = clerk.answering(CorrectionForm, again)
    push(clerk, page, "Sửa…")
    assert answered
    (paper,) = papers(clerk)
    assert paper.people[0].texts[0][2] == "Quyền Giám đốc"
    assert paper.form is AmendmentForm.DECISION
    push(clerk, page, "Xóa")
    assert papers(clerk) == []
    clerk.press(Qt.Key.Key_Z, CTRL)
    clerk.settle()
    assert papers(clerk) == [paper]


def test_nothing_wrong_can_be_kept(clerk, page):
    seen = []

    def nonsense(form):
        seen.append(form.accept_button.isEnabled())
        form.choose(recipients(clerk)[-1].recipient_id)
        clerk.write(form.fields["birth"].editor, "31/02/1986")
        seen.append(form.accept_button.isEnabled())
        assert form.fields["birth"].message()
        form.reject()

    clerk.answering(CorrectionForm, nonsense)
    clerk.press(Qt.Key.Key_E, CTRL | SHIFT)
    clerk.settle()
    assert seen == [False, False]
    assert papers(clerk) == []


def test_awards_of_two_are_taken_back_by_one_decision(clerk, page):
    def ticking(form):
        assert not form.accept_button.isEnabled()
        clerk.go_to(form.list)
        for key in (Qt.Key.Key_Home, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
            clerk.press_in(form, key)
        clerk.write(form.reason, "Kê khai không trung thực")

    answered = clerk.answering(TakingBackForm, ticking)
    clerk.press(Qt.Key.Key_B, CTRL | SHIFT)
    clerk.settle()
    assert answered
    issue(clerk, page, "51/QĐ-UBND")
    assert [one.revoked for one in recipients(clerk)[:3]] == ["51/QĐ-UBND", "", "51/QĐ-UBND"]
    assert page.amendments.table.item(0, 0).text() == "Thu hồi"


def test_the_decision_is_replaced_and_the_draft_in_its_place_is_shown(clerk, page):
    def wording(form):
        assert not form.accept_button.isEnabled()
        form.list.item(0).setCheckState(Qt.CheckState.Unchecked)
        clerk.write(form.reason, "Danh sách ghi nhầm đơn vị")

    answered = clerk.answering(ReplacementForm, wording)
    page.amendments.replace.trigger()
    clerk.settle()
    assert answered and page.line().replaced is False and page.line().id != 1
    assert page.amendments.table.item(0, 0).text() == "Thay thế quyết định"
    page.select(1)
    clerk.settle()
    assert page.amendments.table.item(0, 0).text() == "Được thay thế bằng quyết định"
    assert "ban hành hoặc xóa" in page.amendments.told.text()
    assert not page.amendments.replace.isEnabled() and not page.amendments.correct.isEnabled()
