"""Widgets in a row go on in a line below where there is no room."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.widgets.flow_layout import FlowLayout

GAP = 8


def box(width, height=20):
    """Return a widget of one size."""
    made = QWidget()
    made.setFixedSize(width, height)
    return made


@pytest.fixture
def laid(qtbot):
    kept = []

    def lay(*widths):
        around = QWidget()
        kept.append(around)
        qtbot.addWidget(around)
        layout = FlowLayout(GAP, around)
        for width in widths:
            layout.addWidget(box(width))
        return layout

    yield lay


def places(layout):
    return [layout.itemAt(at).geometry() for at in range(layout.count())]


@pytest.mark.parametrize(
    ("width", "height"),
    [(400, 20), (316, 20), (315, 48), (208, 48), (207, 76), (100, 76), (60, 76)],
)
def test_the_height_follows_the_width(laid, width, height):
    layout = laid(100, 100, 100)
    assert layout.hasHeightForWidth()
    assert layout.heightForWidth(width) == height


def test_what_does_not_fit_starts_the_next_line(laid):
    layout = laid(100, 100, 50)
    layout.setGeometry(QRect(10, 5, 210, 100))
    assert places(layout) == [QRect(10, 5, 100, 20), QRect(118, 5, 100, 20), QRect(10, 33, 50, 20)]


def test_the_tallest_of_a_line_sets_where_the_next_begins(laid):
    layout = laid(100)
    layout.addWidget(box(50, 60))
    layout.addWidget(box(100))
    layout.setGeometry(QRect(0, 0, 160, 200))
    assert places(layout)[2].top() == 60 + GAP


def test_one_that_is_wider_than_the_line_is_cut_to_it(laid):
    layout = laid()
    words = QLabel("Trả lại cho đơn vị để bổ sung báo cáo thành tích và ý kiến của cấp ủy")
    layout.addWidget(words)
    assert words.sizeHint().width() > 120
    layout.setGeometry(QRect(0, 0, 120, 40))
    assert words.width() == 120


def test_it_asks_for_one_line_and_is_content_with_the_widest_alone(laid):
    layout = laid(100, 140, 60)
    assert layout.sizeHint() == QSize(100 + 140 + 60 + 2 * GAP, 20)
    assert layout.minimumSize() == QSize(140, 20)


def test_an_empty_one_takes_no_room(laid):
    layout = laid()
    assert (layout.sizeHint(), layout.heightForWidth(100)) == (QSize(0, 0), 0)
    assert layout.itemAt(0) is None
    assert layout.takeAt(0) is None


def test_what_is_taken_out_is_gone(laid):
    layout = laid(100, 50)
    assert layout.takeAt(0).sizeHint().width() == 100
    assert layout.count() == 1
    assert layout.takeAt(-1) is None


def test_margins_stay_free_around_the_lines(laid):
    layout = laid(60, 60)
    layout.setContentsMargins(12, 8, 10, 6)
    assert layout.sizeHint() == QSize(12 + 60 + GAP + 60 + 10, 8 + 20 + 6)
    layout.setGeometry(QRect(0, 0, 100, 80))
    assert [place.topLeft().toTuple() for place in places(layout)] == [(12, 8), (12, 8 + 20 + GAP)]
    assert layout.heightForWidth(100) == 8 + 20 + GAP + 20 + 6
