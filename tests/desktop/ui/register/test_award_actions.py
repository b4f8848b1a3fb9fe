"""From the register, by keyboard: a certificate again, an award revoked, an empty number explained."""

import pytest
from PySide6.QtCore import Qt

from db.changes.ceremonies import HandOverCertificates
from db.changes.certificates import MakeCertificates
from db.queries.register_gaps import Gap, register_gaps
from db.queries.register_list import history_of, register_ids
from db.queries.sheet_list import certificate_lines
from db.rules.terms import NomineeKind
from desktop.ui.framework.reason_dialog import ReasonDialog
from desktop.ui.register.award_actions import GapsForm, RevokeForm
from tests.desktop.ui.certificates import test_sheet_actions as test_sheets
from tests.desktop.ui.clerk import CTRL, SHIFT
from tests.desktop.ui.records import TODAY

made_once, clerk = test_sheets.made_once, test_sheets.clerk


@pytest.fixture
def register(clerk):
    """The register with one person's history, whose certificate was made and handed over."""
    database = clerk.program.context.database
    made = database.do(MakeCertificates(1)).result
    database.do(HandOverCertificates((made[0],), TODAY))
    page = clerk.page("register")
    clerk.write(page.filter.edit, "buu dien huyen son duong")
    clerk.settle()
    return page


def history(clerk):
    with clerk.program.context.database.read() as session:
        (nominee,) = register_ids(session, "buu dien huyen son duong")
        return history_of(session, nominee)[0]


def test_a_spoilt_certificate_is_issued_again_with_its_reason_and_waits_for_print(clerk, register):
    before = history(clerk)
    answered = clerk.answering(ReasonDialog, lambda ask: clerk.write(ask.reason, "Bằng bị ẩm mốc"))
    clerk.press(Qt.Key.Key_R, CTRL)
    clerk.settle()
    assert answered
    after = history(clerk)
    assert after.certificate != before.certificate
    assert after.reissued == "Bằng bị ẩm mốc"
    assert "Bằng bị ẩm mốc" in register.timeline.accessibleDescription()
    with clerk.program.context.database.read() as session:
        again = next(line for line in certificate_lines(session, 1) if line.id == after.certificate)
    assert again.sheet_id == 0
    assert again.register_number == before.register_number


def test_an_award_is_revoked_by_a_decision_and_stays_in_the_register(clerk, register):
    def revoking(form):
        clerk.write(form.number, "12/QĐ-UBND")
        clerk.write(form.reason, "Khai gian thành tích")
        clerk.write(form.dated, "31/02/2023")
        assert form.fields["dated"].message()
        clerk.write(form.dated, "21/12/2023")
        assert form.fields["dated"].message()
        assert not form.accept_button.isEnabled()
        clerk.write(form.dated, "19/12/2023")

    answered = clerk.answering(RevokeForm, revoking)
    clerk.press(Qt.Key.Key_R, CTRL | SHIFT)
    clerk.settle()
    assert answered
    award = history(clerk)
    assert (award.revoked, award.revoked_number) == ("Khai gian thành tích", "12/QĐ-UBND")
    assert "12/QĐ-UBND" in register.timeline.accessibleDescription()
    assert not register.award_actions.revoke_action.isEnabled()
    assert not register.award_actions.again_action.isEnabled()


def test_a_number_that_stays_empty_has_its_reason(clerk, register):
    def explain(form):
        clerk.write(form.number, "11")
        clerk.write(form.reason, "Ghi nhầm trong sổ giấy")

    answered = clerk.answering(GapsForm, explain)
    clerk.press(Qt.Key.Key_G, CTRL)
    clerk.settle()
    assert answered
    with clerk.program.context.database.read() as session:
        assert register_gaps(session) == [Gap(11, "Ghi nhầm trong sổ giấy")]


def test_a_year_narrows_the_register_and_says_when_nobody_is_left(clerk):
    page = clerk.page("register")
    everybody = page.model.rowCount()
    assert [page.years.itemText(at) for at in range(page.years.count())] == ["Mọi năm", "2023"]
    page.years.setCurrentIndex(1)
    clerk.settle()
    assert page.model.rowCount() == everybody
    page.kinds.setCurrentIndex(page.kinds.findData(NomineeKind.HOUSEHOLD))
    clerk.settle()
    assert page.model.rowCount() == 0
    assert page.stack.currentWidget() is page.empty
    page.kinds.setCurrentIndex(0)
    clerk.settle()
    assert page.model.rowCount() == everybody


def test_the_register_is_sorted_by_a_click_on_its_columns(clerk):
    page = clerk.page("register")
    names = [page.model.row_at(at).name for at in range(page.model.rowCount())]
    name = [column.name for column in page.model.columns].index("name")
    for _click in range(2):
        page.list.horizontalHeader().sectionClicked.emit(name)
        clerk.settle()
    assert [page.model.row_at(at).name for at in range(page.model.rowCount())] == names[::-1]
