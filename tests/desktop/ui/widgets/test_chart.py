"""Bars by year: figures are added up, gaps stay gaps, and every bar is read out."""

import pytest
from PySide6.QtCore import Qt

from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.widgets.chart import YearChart

ROWS = ((2019, "Cá nhân", 21), (2019, "Tập thể", 4), (2021, "Cá nhân", 30), (2021, "Cá nhân", 5))


@pytest.fixture
def chart(qtbot, theme):
    made = YearChart(theme, "Khen thưởng theo năm")
    qtbot.addWidget(made)
    made.resize(420, 200)
    return made


def test_a_year_adds_up_what_was_given_in_it(chart):
    chart.show_years(ROWS)
    assert [chart.total(year) for year in (2019, 2020, 2021)] == [25, 0, 35]


def test_the_arrows_read_out_every_year_the_empty_one_too(chart, qtbot):
    chart.show_years(ROWS)
    told = []
    for _step in range(3):
        qtbot.keyClick(chart, Qt.Key.Key_Left)
        told.append(chart.accessibleDescription())
    assert told == ["2020: Cá nhân 0, Tập thể 0", "2019: Cá nhân 21, Tập thể 4", "2019: Cá nhân 21, Tập thể 4"]


def test_without_awards_there_is_nothing_to_walk(chart, qtbot):
    chart.show_years([])
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleDescription() == ""
    chart.grab()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_more_awards_are_a_taller_bar(qtbot, qapp, name):
    theme = Theme(ThemeOptions(name))
    made = YearChart(theme, "Khen thưởng")
    qtbot.addWidget(made)
    made.resize(420, 200)
    made.show_years([(2022, "Cá nhân", 10), (2023, "Cá nhân", 40)])
    image, accent = made.grab().toImage(), theme.colour("accent").name()
    high = {x: sum(image.pixelColor(x, y).name() == accent for y in range(200)) for x in range(420)}
    bars = sorted({height for height in high.values() if height > 20})
    assert len(bars) >= 2
    assert bars[-1] >= 3 * bars[0]
