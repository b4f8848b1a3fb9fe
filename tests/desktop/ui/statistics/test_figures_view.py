"""The table of figures: which cell is stood on, what it is called, and what stays when it is read anew."""

import pytest
from PySide6.QtCore import Qt

from db.queries.statistics import Dimension
from desktop.documents.letters.bar_chart import NO_CHART
from desktop.papers.figures import FigureRow, FigureTable
from desktop.ui.statistics.figures_view import FiguresView

AWARD, YEAR = Dimension.AWARD, Dimension.YEAR
TABLE = FigureTable(
    AWARD,
    YEAR,
    ((2022, "2022"), (2023, "2023")),
    (
        FigureRow(7, "Lao động tiên tiến", (1214, 0), "Danh hiệu thi đua"),
        FigureRow(9, "Giấy khen của Giám đốc Sở", (3, 4), "Hình thức khen thưởng"),
    ),
    0,
    NO_CHART,
)


@pytest.fixture
def view(qtbot, theme):
    made = FiguresView(theme, "Số liệu")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show_table(TABLE)
    return made


def texts(view, row):
    return [view.item(row, at).text() for at in range(view.columnCount())]


def test_groups_stand_under_their_headings_and_sums_at_the_end(view):
    assert [view.item(at, 0).text() for at in range(view.rowCount())] == [
        "Danh hiệu thi đua",
        "Lao động tiên tiến",
        "Hình thức khen thưởng",
        "Giấy khen của Giám đốc Sở",
        "Cộng",
    ]
    assert texts(view, 1)[1:] == ["1.214", "–", "1.214"]
    assert texts(view, 4)[1:] == ["1.217", "4", "1.221"]


def test_every_figure_knows_its_keys_and_its_words(view):
    for row, column, cell, words in (
        (1, 1, {AWARD: 7, YEAR: 2022}, "Lao động tiên tiến, 2022"),
        (3, 3, {AWARD: 9}, "Giấy khen của Giám đốc Sở"),
        (4, 2, {YEAR: 2023}, "2023"),
        (4, 3, {}, "Mọi lượt khen"),
        (0, 0, {}, "Danh hiệu thi đua"),
    ):
        view.setCurrentCell(row, column)
        assert (view.cell(), view.place_words()) == (cell, words)


def test_the_same_figure_is_stood_on_after_a_new_reading(view):
    assert view.cell() == {AWARD: 7, YEAR: 2022}
    view.setCurrentCell(3, 2)
    view.show_table(TABLE)
    assert view.cell() == {AWARD: 9, YEAR: 2023}
    one = FigureRow(7, "Lao động tiên tiến", (1214,), "Danh hiệu thi đua")
    fewer = FigureTable(AWARD, YEAR, ((2022, "2022"),), (one,), 0, NO_CHART)
    view.show_table(fewer)
    assert view.cell() == {AWARD: 7, YEAR: 2022}
    view.show_table(FigureTable(AWARD, YEAR, (), (), 0, NO_CHART))
    assert view.rowCount() == 0 and view.cell() == {}


def test_enter_opens_the_figure(view, qtbot):
    opened = []
    view.opened.connect(lambda: opened.append(view.cell()))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert len(opened) == 1
