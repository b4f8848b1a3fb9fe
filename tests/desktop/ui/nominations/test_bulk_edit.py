"""One correction for many nominations at once."""

import pytest

from db.changes.nominations import EditNominations
from db.rules.terms import NominationState
from desktop.ui.nominations.bulk_edit import BulkEditForm, states_for_all
from desktop.ui.shell import gallery
from tests.desktop.ui.windows import open_page

S = NominationState
AWARDS = [("Bằng khen – Chủ tịch UBND tỉnh", (3, 7)), ("Giấy khen – Giám đốc Sở", (4, 8))]


@pytest.fixture
def form(qtbot, theme):
    made = BulkEditForm(theme, 4, AWARDS, [S.SUBMITTED, S.WITHDRAWN])
    qtbot.addWidget(made)
    return made


def test_nothing_chosen_cannot_be_accepted_and_says_so(form):
    assert not form.accept_button.isEnabled()
    assert form.note.text() == form.accept_button.toolTip() != ""


def test_what_is_left_alone_stays_as_it_is(form):
    form.citation.setPlainText("Đã hiến đất làm đường")
    assert form.accept_button.isEnabled() and not form.note.text()
    assert form.change([1, 2]) == EditNominations((1, 2), citation="Đã hiến đất làm đường")


def test_award_unit_and_state_go_together(form):
    form.award.setCurrentIndex(2)
    form.unit.setText("Bưu điện tỉnh")
    form.state.setCurrentIndex(1)
    assert form.change([1]) == EditNominations((1,), 4, 8, None, "Bưu điện tỉnh", S.SUBMITTED)


def test_a_state_that_needs_a_reason_asks_for_it(form):
    form.state.setCurrentIndex(2)
    assert not form.reason_field.isHidden() and not form.accept_button.isEnabled()
    form.reason.setText("Đơn vị xin rút")
    assert form.accept_button.isEnabled()
    assert form.change([1]).reason == "Đơn vị xin rút"
    form.state.setCurrentIndex(1)
    assert form.reason_field.isHidden() and form.change([1]).reason == ""


def test_only_states_that_may_follow_in_all_of_them_are_offered():
    assert states_for_all([S.DRAFT]) == [S.SUBMITTED, S.WITHDRAWN]
    assert states_for_all([S.DRAFT, S.SUBMITTED]) == [S.WITHDRAWN]
    assert states_for_all([S.DECIDED]) == []


def test_the_chosen_rows_of_the_list_are_changed_in_one_step(qapp, program, monkeypatch):
    page = open_page(qapp, program, "nominations")
    page.list.selectAll()

    def answer(form):
        form.unit.setText("Văn phòng Sở")
        return BulkEditForm.DialogCode.Accepted

    monkeypatch.setattr(BulkEditForm, "exec", answer)
    page.change_together()
    gallery.settle(qapp, program)
    ids = [id_ for id_ in page.model.ids() if id_ >= 0]
    assert {page.line(id_).unit for id_ in ids} == {"Văn phòng Sở"}
    program.context.history.undo()
    gallery.settle(qapp, program)
    assert len({page.line(id_).unit for id_ in ids}) > 1, "one step takes all of it back"


def test_words_of_those_that_stay_as_they_are_cannot_be_changed_and_say_why(qtbot, theme):
    why = "Nhận lại (Ctrl+Shift+F8) trước đã."
    form = BulkEditForm(theme, 2, AWARDS, [S.DRAFT], locked=why)
    qtbot.addWidget(form)
    assert not (form.award.isEnabled() or form.unit.isEnabled() or form.citation.isEnabled())
    assert form.unit.toolTip() == form.note.text() == form.accept_button.toolTip() == why
    form.state.setCurrentIndex(1)
    assert form.accept_button.isEnabled()
    assert form.change([1, 2]) == EditNominations((1, 2), state=S.DRAFT)
