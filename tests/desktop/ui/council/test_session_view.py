"""The band over the results of a session."""

from datetime import date

import pytest

from db.queries.submission_list import SessionLine
from desktop.labels.translation import use
from desktop.ui.council.session_view import SessionBand


@pytest.fixture(autouse=True)
def in_vietnamese():
    use("vi")


def test_what_a_session_does_not_tell_is_a_dash_and_minutes_without_number_are_called_so(qtbot, theme):
    band = SessionBand(theme)
    qtbot.addWidget(band)
    band.show_session(SessionLine(1, date(2023, 11, 28), "", "Ông Phan Việt Tùng", 9, 8, 11))
    told = {name: fact.text() for name, fact in band.facts.items()}
    assert told == {
        "held_on": "28/11/2023",
        "place": "–",
        "chair": "Ông Phan Việt Tùng",
        "secretary": "–",
        "present": "8 / 9",
        "minutes": "chưa có số",
    }
