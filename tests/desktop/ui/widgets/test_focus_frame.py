"""The frame around the focused button goes where the focus goes."""

from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.focus_frame import FocusFrame, FrameOverlay

NAME = "Nguyễn Thị Thu Hà"


def test_the_ring_goes_with_the_focus_and_outlives_the_page_it_lay_in(qtbot, theme):
    window, page = QWidget(), QWidget()
    page.setParent(window)
    window.resize(300, 200)
    qtbot.addWidget(window)
    first, second = ActionButton(theme, "Đạt", parent=page), ActionButton(theme, "Trả lại…", parent=window)
    first.setGeometry(10, 10, 80, 28)
    second.setGeometry(10, 60, 80, 28)
    window.show()
    around = FocusFrame(theme, window)
    around.follow(None, first)
    lies = [each for each in page.findChildren(FrameOverlay) if each.isVisible()]
    assert [each.geometry() for each in lies] == [QRect(7, 7, 86, 34)]
    first.move(20, 30)
    assert lies[0].geometry() == QRect(17, 27, 86, 34)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    around.follow(None, second)
    assert [each.geometry() for each in window.findChildren(FrameOverlay)] == [QRect(7, 57, 86, 34)]
    around.follow(second, None)
    assert not any(each.isVisible() for each in window.findChildren(FrameOverlay))
