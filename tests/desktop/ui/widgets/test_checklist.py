"""Points with their states: the act of each is pressed, and nothing moves while its state changes."""

from PySide6.QtCore import Qt

from desktop.ui.widgets.checklist import Checklist
from desktop.ui.widgets.findings import FindingText


def shown(qtbot, theme, points):
    made = Checklist(theme)
    qtbot.addWidget(made)
    made.show_points("Trước khi ban hành", "1 đạt, 1 cần xem", points)
    made.show()
    return made


def test_each_point_says_its_sentence_and_does_its_act(qtbot, theme):
    done = []
    missing = FindingText("warn", "Thiếu số", actions=(("Điền…", lambda: done.append("số")),))
    made = shown(qtbot, theme, [FindingText("ok", "Không ai có trong hai quyết định"), missing])
    assert made.points() == ["Không ai có trong hai quyết định", "Thiếu số"]
    assert made.heading.text() == "Trước khi ban hành" and made.count.text() == "1 đạt, 1 cần xem"
    qtbot.keyClick(made._points[1].act, Qt.Key.Key_Return)
    assert done == ["số"]
    assert "Thiếu số" in made._points[1].act.accessibleName()
    assert made._points[0].act.isHidden()


def test_another_state_is_shown_by_the_same_widgets(qtbot, theme):
    done = []
    made = shown(qtbot, theme, [FindingText("warn", "Thiếu số", actions=(("Điền…", lambda: done.append(1)),))])
    before = made._points[0]
    made.show_points("Trước khi ban hành", "", [FindingText("ok", "Số, ngày, người ký đủ")])
    assert made._points == [before] and made.points() == ["Số, ngày, người ký đủ"]
    made.press(0)
    assert done == []  # the act went with its point


def test_fewer_points_leave_no_line_behind_and_none_hide_the_list(qtbot, theme):
    made = shown(qtbot, theme, [FindingText("ok", "một"), FindingText("ok", "hai")])
    made.show_points("Sau khi ban hành", "", [FindingText("ok", "một")])
    assert made.points() == ["một"]
    made.show_points("", "", [])
    assert made.isHidden()
