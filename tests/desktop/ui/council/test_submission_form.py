"""The forms of a submission (tờ trình), alone: to whom it goes, and its number."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from db.queries.lookups import KnownSigner
from db.rules.terms import SigningCapacity
from desktop.ui.council.submission_form import SendForm, SubmissionForm

HEAD = KnownSigner(1, 1, "Phạm Thế Khải", SigningCapacity.HEAD, "GIÁM ĐỐC", None, None)
DEPUTY = KnownSigner(2, 1, "Lý Thị Mỹ", SigningCapacity.DEPUTY, "PHÓ GIÁM ĐỐC", None, None)
GROUPS = [("Chủ tịch UBND tỉnh (12)", 3), ("Bộ trưởng Bộ TT&TT (2)", 2)]


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_the_first_authority_and_the_first_signer_are_proposed(theme, parent):
    form = SubmissionForm(theme, GROUPS, [HEAD, DEPUTY], parent)
    assert form.group.currentData() == 3 and form.signer.currentData() == 0
    assert form.signer.itemText(1) == "PHÓ GIÁM ĐỐC – Lý Thị Mỹ"
    assert form.accept_button.isEnabled() and not form.fields["signer"].message()


def test_nobody_who_signs_is_told_beside_the_signer(theme, parent):
    form = SubmissionForm(theme, GROUPS, [], parent)
    assert form.fields["signer"].message() and not form.accept_button.isEnabled()


def test_nobody_to_propose_makes_no_submission(theme, parent):
    assert not SubmissionForm(theme, [], [HEAD], parent).accept_button.isEnabled()


def test_several_addressees_stand_on_lines_of_their_own(theme, parent, type_vi):
    form = SubmissionForm(theme, GROUPS, [HEAD], parent)
    form.addressees.setPlainText("Chủ tịch UBND tỉnh\nBan Thi đua - Khen thưởng")
    assert form.addressees.value().splitlines() == ["Chủ tịch UBND tỉnh", "Ban Thi đua - Khen thưởng"]


@pytest.fixture
def send(theme, parent):
    return SendForm(theme, "TTr-STTTT", parent)


def test_number_and_day_are_both_needed(send, type_vi):
    assert not send.accept_button.isEnabled()
    type_vi(send.number, "95/TTr-STTTT")
    assert not send.accept_button.isEnabled()
    type_vi(send.dated, "05/12/2023")
    assert send.accept_button.isEnabled() and send.day() == date(2023, 12, 5)


def test_the_number_shows_how_this_office_writes_it(send):
    assert send.number.placeholderText().endswith("/TTr-STTTT")


def test_a_day_that_cannot_be_is_told_and_then_forgotten(send, type_vi):
    type_vi(send.number, "95")
    type_vi(send.dated, "31/11/2023")
    assert send.fields["dated"].message() and send.day() is None and not send.accept_button.isEnabled()
    send.dated.clear()
    type_vi(send.dated, "30/11/2023")
    assert not send.fields["dated"].message() and send.accept_button.isEnabled()
