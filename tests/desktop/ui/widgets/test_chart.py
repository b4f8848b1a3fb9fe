"""Bars of the window: every bar is read out, walked and opened, and more awards are a taller bar."""

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop.documents.letters.bar_chart import BarChart, Box, Series, chart_of_years
from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.widgets.chart import PAD, ChartView

ROWS = ((2019, "Cá nhân", 21), (2019, "Tập thể", 4), (2021, "Cá nhân", 30), (2021, "Cá nhân", 5))


@pytest.fixture
def chart(qtbot, theme):
    made = ChartView(theme, "Khen thưởng theo năm")
    qtbot.addWidget(made)
    made.resize(420, 200)
    made.show_chart(chart_of_years("Theo năm", ROWS, "khác"))
    return made


def test_the_arrows_read_out_every_year_the_empty_one_too(chart, qtbot):
    told = []
    for _step in range(3):
        qtbot.keyClick(chart, Qt.Key.Key_Left)
        told.append(chart.accessibleDescription())
    assert told == ["2020: Cá nhân 0, Tập thể 0", "2019: Cá nhân 21, Tập thể 4", "2019: Cá nhân 21, Tập thể 4"]


def test_a_bar_is_opened_by_enter_and_by_a_click(chart, qtbot):
    opened = []
    chart.opened.connect(opened.append)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    first = next(one for one in chart.shapes() if isinstance(one, Box) and one.group == 0)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(int(PAD + first.x + 3), int(first.y + 3)))
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(415, 195))
    assert opened == [2, 0]
    assert chart.accessibleDescription().startswith("2019")


def test_without_awards_there_is_nothing_to_walk(chart, qtbot):
    chart.show_chart(chart_of_years("Theo năm", [], "khác"))
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleDescription() == ""
    chart.grab()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_more_awards_are_a_taller_bar(qtbot, qapp, name):
    theme = Theme(ThemeOptions(name))
    made = ChartView(theme, "Khen thưởng")
    qtbot.addWidget(made)
    made.resize(420, 200)
    made.show_chart(BarChart("", ("2022", "2023"), (Series("Cá nhân", (10, 40)),)))
    image, accent = made.grab().toImage(), theme.colour("accent").name()
    high = {x: sum(image.pixelColor(x, y).name() == accent for y in range(200)) for x in range(420)}
    bars = sorted({height for height in high.values() if height > 20})
    assert len(bars) >= 2
    assert bars[-1] >= 3 * bars[0]


def test_a_chart_without_bars_says_what_is_missing(chart):
    chart.missing = "Hồ sơ chưa có lượt khen nào"
    chart.show_chart(chart_of_years("Theo năm", [], "khác"))
    assert chart.accessibleDescription() == "Hồ sơ chưa có lượt khen nào"
    white = chart.grab().toImage()
    chart.missing = ""
    assert chart.grab().toImage() != white
