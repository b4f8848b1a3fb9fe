"""Messages stand in the layout: what was done, how far it is, what came of it."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLabel

from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.message_bars import ProgressBar, UndoBar
from tests.desktop.ui.records import LONGEST_NAME

NAME = "Nguyễn Thị Thu Hà"


def buttons(bar):
    """Return the buttons of a bar by their names."""
    return {each.accessibleName(): each for each in bar.findChildren(ActionButton)}


def test_the_strip_offers_to_take_back(qtbot, theme):
    strip = UndoBar(theme, "Hoàn tác", "Đóng", "Đọc cả")
    qtbot.addWidget(strip)
    strip.show_message("Đã thêm 21 người")
    with qtbot.waitSignal(strip.undone):
        buttons(strip)["Hoàn tác"].click()
    assert strip.text() == ""


def test_progress_ends_with_what_came_of_it(qtbot, theme):
    progress = ProgressBar(theme, "Hủy", "Đọc cả")
    qtbot.addWidget(progress)
    progress.start("Đang vẽ bằng")
    progress.step(132, 1200, "132 / 1.200")
    progress.finish("11 tờ trong một tệp", [ActionButton(theme, "Mở tệp")])
    assert progress.words.text() == "11 tờ trong một tệp"
    assert not progress.isHidden()


@pytest.fixture
def undo_bar(qtbot, theme):
    bar = UndoBar(theme, "Hoàn tác", "Đóng", "Đọc cả")
    qtbot.addWidget(bar)
    return bar


@pytest.fixture
def progress(qtbot, theme):
    bar = ProgressBar(theme, "Hủy", "Đọc cả")
    qtbot.addWidget(bar)
    return bar


def test_nothing_is_shown_before_anything_was_done(undo_bar, progress):
    assert undo_bar.isHidden() and undo_bar.text() == ""
    assert progress.isHidden()


def test_what_cannot_be_undone_offers_nothing(undo_bar):
    undo_bar.show_message("Đã ban hành Quyết định 46/QĐ-UBND", undo=False)
    undo, close = (buttons(undo_bar)[name] for name in ("Hoàn tác", "Đóng"))
    assert undo.isHidden() and not close.isHidden()
    assert undo_bar.text() == "Đã ban hành Quyết định 46/QĐ-UBND"


def test_closing_takes_the_message_away_and_undoes_nothing(undo_bar, qtbot):
    told = []
    undo_bar.undone.connect(lambda: told.append("undone"))
    undo_bar.show_message("Đã thêm 21 người")
    buttons(undo_bar)["Đóng"].click()
    assert undo_bar.text() == "" and told == []


def test_a_message_is_read_as_text_never_as_markup(undo_bar):
    undo_bar.show_message("<b>Nông Thị Mai</b>")
    assert undo_bar.text() == "<b>Nông Thị Mai</b>"
    assert undo_bar.findChildren(QLabel)[1].textFormat() is Qt.TextFormat.PlainText


def test_the_message_stays_while_the_mouse_is_on_it(undo_bar):
    undo_bar.show_message("Đã thêm 21 người")
    timer = undo_bar.findChild(QTimer)
    assert timer.isActive()
    QApplication.sendEvent(undo_bar, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    assert not timer.isActive()
    QApplication.sendEvent(undo_bar, QEvent(QEvent.Type.Leave))
    assert timer.isActive()
    timer.timeout.emit()
    assert undo_bar.isHidden()


def test_quick_work_shows_no_bar(progress):
    progress.start("Đang ghi")
    assert progress.isHidden()
    progress.finish("", [])
    assert not any(timer.isActive() for timer in progress.findChildren(QTimer))
    assert progress.isHidden()


def test_work_shows_how_far_it_is(progress):
    progress.start("Đang vẽ bằng")
    assert (progress.bar.minimum(), progress.bar.maximum()) == (0, 0)
    progress.step(132, 1200, "132 / 1.200")
    assert (progress.bar.value(), progress.bar.maximum()) == (132, 1200)
    assert progress.rest.text() == "132 / 1.200"
    assert progress.bar.accessibleName() == "Đang vẽ bằng"


def test_escape_stops_the_work_only_while_there_is_any(progress, qtbot):
    progress.show()
    told = []
    progress.cancelled.connect(lambda: told.append("stop"))
    escape = progress.findChild(QShortcut)
    assert not escape.isEnabled()
    progress.start("Đang in")
    assert escape.isEnabled()
    progress.findChildren(ActionButton)[0].click()
    progress.finish("Đã dừng", [])
    assert told == ["stop"] and not escape.isEnabled()


def test_the_buttons_of_the_last_result_go_with_the_next_work(progress, theme):
    progress.finish("11 tờ trong một tệp", [ActionButton(theme, "Mở tệp"), ActionButton(theme, "Mở thư mục")])
    assert [button.text() for button in progress.buttons] == ["Mở tệp", "Mở thư mục"]
    progress.start("Đang vẽ")
    assert progress.buttons == []


@pytest.mark.parametrize("options", [ThemeOptions("light", 150), ThemeOptions("dark", 150)])
def test_the_longest_name_does_not_widen_the_window(qtbot, options):
    bar = UndoBar(Theme(options), "Hoàn tác", "Đóng", "Đọc cả")
    qtbot.addWidget(bar)
    bar.show_message("Đã thêm " + LONGEST_NAME)
    bar.resize(900, bar.height())
    bar.show()
    button = bar.findChildren(ActionButton)[0]
    assert button.mapTo(bar, button.rect().topRight()).x() <= bar.width()
    assert bar.findChildren(QLabel)[1].toolTip().endswith(LONGEST_NAME)


def test_words_longer_than_the_line_can_be_read_whole(progress, theme, qtbot):
    words = "11 tờ trong một tệp. Không gồm: " + ", ".join(f"bà Hà Thị Mai {n} (đã thu hồi)" for n in range(9))
    progress.resize(500, progress.height())
    progress.finish(words, [ActionButton(theme, "Mở tệp")])
    progress.show()
    assert progress.words.toolTip() == words
    more = next(each for each in progress.findChildren(ActionButton) if each.text() == "Đọc cả")
    assert more.isVisible()
    more.click()
    popup = QApplication.activePopupWidget()
    assert words in [each.text() for each in popup.findChildren(QLabel)]
    popup.close()
    progress.finish("Đã ghi", [])
    assert not more.isVisible()


def test_buttons_of_a_result_are_as_high_as_their_line(qtbot, theme, qapp):
    qapp.setStyleSheet(theme.style_sheet())
    progress = ProgressBar(theme, "Hủy", "Đọc cả")
    qtbot.addWidget(progress)
    opener = ActionButton(theme, "Mở tệp")
    progress.finish("9 bằng trong all.pdf", [opener])
    progress.show()
    QApplication.processEvents()
    assert opener.geometry().bottom() < progress.height() <= theme.px(24)


def test_long_words_never_push_the_line_wider_and_can_be_read_whole(qtbot, undo_bar):
    undo_bar.resize(300, 28)
    undo_bar.show_message(LONGEST_NAME)
    QApplication.processEvents()
    undo, close, more = (buttons(undo_bar)[name] for name in ("Hoàn tác", "Đóng", "Đọc cả"))
    assert undo_bar.minimumSizeHint().width() <= 300 and close.geometry().right() <= 300
    assert not more.isHidden()
    more.click()
    popup = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "panel" and w.isVisible())
    assert [each.text() for each in popup.findChildren(QLabel)] == [LONGEST_NAME]
    popup.close()
    undo_bar.show_message("Đã thêm 1 người", undo=False)
    assert more.isHidden() and undo.isHidden()


def test_a_result_that_stands_makes_way_for_what_is_done_next(progress, monkeypatch):
    progress.finish("9 bằng trong all.pdf", [])
    progress.make_way()
    assert progress.tells_result()  # its own message may come just after it
    monkeypatch.setattr("desktop.ui.widgets.message_bars.STANDS_MS", 0)
    progress.make_way()
    assert not progress.tells_result()
    progress.start("Đang vẽ bằng")
    progress.make_way()
    assert progress.words.text() == "Đang vẽ bằng"
