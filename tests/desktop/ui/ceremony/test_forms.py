"""What is entered about the conference and who receives: what is wrong is said in its place, nothing half is kept."""

from datetime import date

import pytest

from db.queries.round_papers import CeremonyFacts
from db.rules.terms import ReceivingWay
from desktop.ui.ceremony.forms import ConferenceBand, ReceiverForm
from tests.conftest import type_vi

HELD = CeremonyFacts(1, "Hội nghị biểu dương", date(2024, 1, 12), "Hội trường", "Bà Hà Thị Mai", "08:00", "Ông Lý")


@pytest.fixture
def band(qtbot, theme):
    kept = []
    made = ConferenceBand(theme, kept.append)
    qtbot.addWidget(made)
    made.kept = kept
    return made


def test_nothing_is_kept_while_nothing_changed_or_name_or_day_is_missing(band):
    band.show_conference(HELD)
    band.keep()
    assert band.kept == []
    band.show_conference(None)
    band.keep()
    assert band.kept == [] and band.note.tone == ""
    type_vi(band.place, "Hội trường xã")
    band.keep()
    assert band.kept == [] and band.note.tone == "warn"


def test_a_change_is_kept_once_with_its_hour_written_out(band):
    band.show_conference(HELD)
    band.hour.setText("9h5")
    band.keep()
    band.keep()
    assert band.kept == [("Hội nghị biểu dương", date(2024, 1, 12), "Hội trường", "Bà Hà Thị Mai", "09:05", "Ông Lý")]
    band.day.setText("31/02/2024")
    band.keep()
    assert len(band.kept) == 1 and band.note.tone == "stop"


def test_who_is_absent_needs_no_name_and_a_proxy_does(qtbot, theme):
    form = ReceiverForm(theme, "Bà Hà Thị Mai", ReceivingWay.ABSENT, "")
    qtbot.addWidget(form)
    assert form.accept_button.isEnabled() and form.fields["receiver"].isHidden()
    form.way.setCurrentIndex(1)
    assert form.chosen() is ReceivingWay.PROXY and not form.accept_button.isEnabled()
    type_vi(form.receiver, "Ông Ma Văn Thay")
    assert form.accept_button.isEnabled()
