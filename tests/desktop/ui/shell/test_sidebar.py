"""The sidebar leads to the pages by keyboard; its button shows the open round."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.ui.shell.sidebar import Sidebar, SidebarItem, SidebarModel

NAME = "Nguyễn Thị Thu Hà"


def test_the_rail_leads_by_arrows_and_steps_over_its_divider(qtbot, theme):
    items = [SidebarItem("home", "Đợt", "trophy"), SidebarItem(""), SidebarItem("people", "Danh bạ", "contact")]
    sidebar = Sidebar(theme, items, "Trang")
    qtbot.addWidget(sidebar)
    heard = []
    sidebar.chosen.connect(heard.append)
    sidebar.select_page("home")
    qtbot.keyClick(sidebar, Qt.Key.Key_Down)
    assert heard == ["people"]


def test_the_rail_keeps_to_the_rules_of_qt(qtbot):
    model = SidebarModel([SidebarItem("home", "Đợt", "trophy"), SidebarItem("")])
    assert QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_counts({"home": "148"}, frozenset())
