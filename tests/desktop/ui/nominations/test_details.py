"""The details of one nomination beside the list."""

from dataclasses import replace

import pytest

from db.queries.nomination_list import FindingLine
from db.queries.register_list import GivenAward
from db.rules.terms import Severity
from desktop.ui.nominations.details import NominationDetails, finding_text
from tests.desktop.ui.nominations.test_columns import LINE

FINDING = FindingLine(1, "criteria_met", Severity.INFO, "Điều 71", "{}", "", "")
AWARD = GivenAward(
    **{
        name: {"year": 2021, "award": "Giấy khen", "number": "12/QĐ-STTTT", "dated": None}.get(
            name, 0 if made.type in ("int", int) else False if made.type in ("bool", bool) else ""
        )
        for name, made in GivenAward.__dataclass_fields__.items()
    }
)


@pytest.fixture
def details(qtbot, theme):
    made = NominationDetails(theme, [])
    qtbot.addWidget(made)
    return made


def texts(layout):
    return [layout.itemAt(at).widget().text() for at in range(layout.count())]


def test_the_head_names_nominee_place_and_state(details):
    details.show_nomination(replace(LINE, state_reason="chờ xác minh", source="danh sách.xlsx"), [], [])
    assert details.name.text() == "Bà Quan Thị Ánh Tuyết"
    assert details.place.text() == "Giám đốc Trung tâm, Trung tâm Chuyển đổi số"
    assert "chờ xác minh" in details.source.text() and details.source.text().endswith("danh sách.xlsx")


def test_a_nomination_without_position_shows_the_unit_alone(details):
    details.show_nomination(replace(LINE, position=""), [], [])
    assert details.place.text() == "Trung tâm Chuyển đổi số"


def test_earlier_awards_are_counted_on_the_tab_and_a_revoked_one_says_why(details):
    details.show_nomination(LINE, [], [AWARD, replace(AWARD, year=2019, revoked="Kê khai sai")])
    assert details.tabs.tabText(2).endswith("2")
    shown = texts(details.history)
    assert shown[0::2] == ["2021", "2019"] and shown[3].endswith("Kê khai sai")
    details.show_nomination(LINE, [], [])
    assert not details.tabs.tabText(2).endswith("2") and len(texts(details.history)) == 2


def test_no_selection_leaves_nothing_of_the_nomination_before(details):
    details.show_nomination(LINE, [], [AWARD])
    details.show_nothing()
    assert (details.name.text(), details.place.text(), details.source.text()) == ("", "", "")
    assert texts(details.facts) == texts(details.history) == []


def test_a_finding_that_stops_can_be_accepted_and_one_that_informs_cannot():
    accepted = []
    asked = []
    stop = finding_text(replace(FINDING, rule="too_soon", severity=Severity.ERROR), accepted.append, asked.append)
    assert stop.tone == "stop" and len(stop.actions) == 2
    stop.actions[1][1]()
    assert [finding.rule for finding in accepted] == ["too_soon"]
    stop.actions[0][1]()
    assert asked == ["too_soon"], "the facts that it asks for can be entered"
    assert not finding_text(FINDING, accepted.append, accepted.append).actions
    assert finding_text(FINDING, accepted.append, accepted.append).tone == "ok"


def test_an_accepted_finding_says_by_whom_and_why_and_offers_nothing_more():
    done = finding_text(
        replace(FINDING, severity=Severity.ERROR, override_reason="Có văn bản đồng ý", overridden_by="Lan"),
        print,
        print,
    )
    assert done.tone == "accent" and done.actions == ()
    assert "Lan" in done.why and "Có văn bản đồng ý" in done.why
