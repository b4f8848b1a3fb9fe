"""A nominee's awards by year: walked by arrows, read out entry by entry."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea

from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.widgets.timeline import Moment, Timeline
from tests.desktop.ui.records import LONGEST_NAME

MOMENTS = (
    Moment(31, "2023", "Bằng khen của Chủ tịch", [("46/QĐ-UBND", "text2"), ("Đã trao 20/12", "ok")]),
    Moment(12, "2021", "Giấy khen của Giám đốc Sở", [("17/QĐ-STTTT", "text2")], mark="plain"),
    Moment(5, "2019", "Giấy khen", [], mark="stop"),
)


@pytest.fixture
def timeline(qtbot, theme):
    made = Timeline(theme, "Các lần khen")
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show_moments(MOMENTS)
    return made


def test_the_newest_is_chosen_and_read_out(timeline):
    assert (timeline.place(), timeline.current()) == (0, MOMENTS[0])
    assert timeline.accessibleDescription() == "2023 Bằng khen của Chủ tịch, 46/QĐ-UBND, Đã trao 20/12"


def test_arrows_walk_and_stop_at_both_ends(timeline, qtbot):
    heard = []
    timeline.chosen.connect(heard.append)
    for key in (Qt.Key.Key_Up, *[Qt.Key.Key_Down] * 4, Qt.Key.Key_Up):
        qtbot.keyClick(timeline, key)
    assert heard == [12, 5, 12]
    assert timeline.place() == 1


def test_enter_opens_the_award_that_is_chosen(timeline, qtbot):
    heard = []
    timeline.opened.connect(heard.append)
    qtbot.keyClick(timeline, Qt.Key.Key_Down)
    qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert heard == [12]


def test_a_click_chooses_the_award_under_it(timeline, qtbot):
    heard = []
    timeline.chosen.connect(heard.append)
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(200, timeline.minimumHeight() - 20))
    assert heard == [31, 5]


def test_somebody_never_rewarded_has_nothing_to_walk(timeline, qtbot):
    timeline.show_moments([])
    heard = []
    timeline.opened.connect(heard.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(timeline, key)
    assert (timeline.place(), timeline.current(), timeline.accessibleDescription(), heard) == (-1, None, "", [])


def test_the_award_that_is_walked_to_is_scrolled_into_sight(qtbot, theme):
    area, timeline = QScrollArea(), Timeline(theme, "Các lần khen")
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(timeline)
    area.resize(420, 150)
    timeline.show_moments([Moment(n, str(2023 - n), "Giấy khen", [("1/QĐ", "text2")]) for n in range(40)])
    area.show()
    for _step in range(39):
        qtbot.keyClick(timeline, Qt.Key.Key_Down)
    assert timeline.place() == 39
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("options", [ThemeOptions("light"), ThemeOptions("dark", 150)])
def test_a_long_title_is_painted_within_the_width(qtbot, qapp, options):
    made = Timeline(Theme(options), "Các lần khen")
    qtbot.addWidget(made)
    made.show_moments([Moment(1, "2023", LONGEST_NAME, [(LONGEST_NAME, "text2")])])
    made.resize(300, made.minimumHeight())
    image = made.grab().toImage()
    edge = {image.pixelColor(299, y).name() for y in range(image.height())}
    assert edge == {Theme(options).colour("surface").name()}
