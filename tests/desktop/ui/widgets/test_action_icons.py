"""Icons of actions are drawn when they are about to be seen, once."""

from PySide6.QtGui import QAction

from desktop.ui.widgets.action_icons import draw_icons, name_icon


def test_an_icon_is_drawn_when_the_menu_shows_its_action(qapp, theme):
    issue, plain = QAction("Ban hành"), QAction("Không có biểu tượng")
    name_icon(issue, "stamp")
    name_icon(plain, "")
    assert issue.icon().isNull()
    draw_icons([issue, plain], theme)
    assert not issue.icon().isNull()
    assert plain.icon().isNull()


def test_an_icon_that_is_there_is_left(qapp, theme):
    issue = QAction("Ban hành")
    name_icon(issue, "stamp")
    draw_icons([issue], theme)
    before = issue.icon().cacheKey()
    draw_icons([issue], theme)
    assert issue.icon().cacheKey() == before
