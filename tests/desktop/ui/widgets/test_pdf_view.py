"""The paper on the screen: pages turned by key and wheel, zoom by steps, the strip of small pages under it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.widgets.pdf_view import ZOOMS, PageStrip, PdfView
from desktop.ui.widgets.rendering import Renderer
from tests.desktop.ui.widgets.pdfs import write_pdf

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def renderer(qapp):
    made = Renderer()
    yield made
    made.close()


@pytest.fixture
def view(qtbot, theme, renderer, tmp_path):
    """A view of 400 × 500 px on a file of five pages."""
    made = PdfView(theme, renderer, "Quyết định")
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show()
    with qtbot.waitSignal(renderer.opened):
        made.open(write_pdf(tmp_path / "năm trang.pdf", *[(595, 842)] * 5))
    qtbot.waitUntil(lambda: not renderer.busy())
    return made


def wheel(view, down, modifier=NONE):
    turned = QPoint(0, -120 if down else 120)
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), turned, Qt.MouseButton.NoButton, modifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_the_page_is_fitted_into_the_room(view):
    room, image = view.viewport().size(), view.paper.image
    assert image.width() <= room.width() and image.height() <= room.height()
    assert image.height() / image.width() == pytest.approx(842 / 595, abs=0.01)


def test_keys_turn_pages_and_stop_at_both_ends(qtbot, view):
    turned = []
    view.turned.connect(turned.append)
    for key in (Qt.Key.Key_PageUp, *[Qt.Key.Key_PageDown] * 6, Qt.Key.Key_PageUp):
        qtbot.keyClick(view, key)
    assert turned == [1, 2, 3, 4, 3]
    assert view.accessibleDescription() == "4 / 5"


def test_the_wheel_turns_pages_and_with_ctrl_it_zooms(view):
    wheel(view, down=True)
    assert (view.page, view.zoom) == (1, 0.0)
    wheel(view, down=False)
    assert view.page == 0
    wheel(view, down=False, modifier=CTRL)
    assert (view.page, view.zoom) == (0, ZOOMS[1])


def test_a_zoomed_page_is_scrolled_by_the_wheel_instead(view):
    view.set_zoom(2.0)
    wheel(view, down=True)
    assert view.page == 0


@pytest.mark.parametrize(
    ("keys", "zoom"),
    [
        ([Qt.Key.Key_Plus], 0.5),
        ([Qt.Key.Key_Equal] * 3, 1.0),
        ([Qt.Key.Key_Plus] * 20, 3.0),
        ([Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Minus], 0.0),
        ([Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_0], 0.0),
    ],
)
def test_ctrl_and_a_key_zoom_by_steps_within_the_limits(qtbot, view, keys, zoom):
    for key in keys:
        qtbot.keyClick(view, key, CTRL)
    assert view.zoom == zoom


def test_at_full_size_an_inch_is_96_pixels(qtbot, view, renderer):
    view.set_zoom(1.0)
    qtbot.waitUntil(lambda: not renderer.busy())
    assert view.paper.image.width() == round(595 / 72 * 96 * view.devicePixelRatioF())


def test_a_file_drawn_anew_stays_on_its_page_and_a_shorter_one_on_its_last(qtbot, view, renderer, tmp_path):
    view.turn_to(3)
    for pages, shown in ((5, 3), (2, 1)):
        with qtbot.waitSignal(renderer.opened):
            view.open(write_pdf(tmp_path / "lại.pdf", *[(595, 842)] * pages))
        assert view.page == shown
    qtbot.waitUntil(lambda: not renderer.busy())


@pytest.fixture
def strip(qtbot, theme, view, renderer):
    made = PageStrip(theme, renderer, "Các trang")
    qtbot.addWidget(made)
    made.resize(300, made.height())
    made.show()
    return made


def test_the_strip_asks_for_another_page_by_key_and_click(qtbot, strip):
    chosen = []
    strip.chosen.connect(chosen.append)
    strip.select(1)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home):
        qtbot.keyClick(strip, key)
    strip.select(4)
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert chosen == [0, 2]
    assert strip.accessibleDescription() == "5 / 5"
    strip.select(0)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(strip.width() // 2, 20))
    assert chosen == [0, 2, 1], "three pages have room, the middle one was clicked"


def test_the_strip_follows_the_page_so_that_it_stays_in_sight(qtbot, strip):
    chosen = []
    strip.chosen.connect(chosen.append)
    strip.select(4)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(10, 20))
    assert chosen == [2]
