"""The panel of what should be looked at before printing, alone."""

import pytest

from db.rules.terms import Severity
from desktop.documents.certificate.problems import PaperProblem, PreflightLine
from desktop.ui.certificates.preflight_panel import SHOWN, PreflightPanel


def line(place, severity=Severity.WARNING, name="Nguyễn Thị Quỳnh Thưởng"):
    problem = PaperProblem(place, "honorific", "honorific", severity)
    return PreflightLine(place, 1, 1, name, problem, str(place))


@pytest.fixture
def again():
    return []


@pytest.fixture
def panel(qtbot, theme, again):
    made = PreflightPanel(theme, lambda _line: (), lambda: again.append(True))
    qtbot.addWidget(made)
    return made


def test_without_doubts_the_panel_takes_no_room(panel):
    panel.show_lines([line(0)])
    assert not panel.isHidden()
    panel.show_lines([])
    assert panel.isHidden()


def test_stops_and_doubts_are_counted_apart(panel):
    panel.show_lines([line(0, Severity.ERROR), line(1), line(2)])
    assert "1" in panel.stops.text() and "2" in panel.doubts.text()
    panel.show_lines([line(1)])
    assert panel.stops.isHidden() and not panel.doubts.isHidden()


def test_a_long_list_shows_its_first_and_says_how_many_more_come(panel):
    panel.show_lines([line(at) for at in range(SHOWN + 7)])
    assert "7" in panel.more.text()
    panel.show_lines([line(at) for at in range(SHOWN)])
    assert panel.more.text() == ""


def test_only_doubts_about_the_sheets_meant_hold_the_print_back(panel):
    panel.show_lines([line(0, Severity.ERROR), line(1), line(4)])
    assert [each.place for each in panel.doubted([0, 1, 2])] == [1]
    assert panel.doubted([2, 3]) == []


def test_looking_again_is_one_click(panel, again):
    panel.again.click()
    assert again == [True]
