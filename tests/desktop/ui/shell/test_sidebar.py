"""The sidebar leads to the pages by keyboard; its button shows the open round."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.shell.sidebar import COUNT_ROLE, RoundButton, Sidebar, SidebarItem, SidebarModel
from tests.desktop.ui.records import LONGEST_NAME

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


ITEMS = (
    SidebarItem("home", "Đợt khen", "trophy", "Alt+1"),
    SidebarItem("decisions", "Quyết định", "stamp", "Alt+4"),
    SidebarItem(""),
    SidebarItem("people", "Danh bạ", "contact", "Alt+7"),
)


@pytest.fixture
def sidebar(qtbot, theme):
    made = Sidebar(theme, ITEMS, "Trang")
    qtbot.addWidget(made)
    made.resize(188, 400)
    return made


def test_selecting_a_page_asks_for_nothing(sidebar):
    heard = []
    sidebar.chosen.connect(heard.append)
    sidebar.select_page("decisions")
    assert sidebar.currentIndex().data() == "Quyết định"
    sidebar.clear_page()
    assert not sidebar.currentIndex().isValid()
    assert heard == []


def test_a_page_that_needs_a_round_cannot_be_reached_without_one(sidebar, qtbot):
    heard = []
    sidebar.chosen.connect(heard.append)
    sidebar.set_counts({}, frozenset({"decisions"}))
    sidebar.select_page("home")
    qtbot.keyClick(sidebar, Qt.Key.Key_Down)
    assert heard == ["people"]
    sidebar.set_counts({"decisions": "2/5"})
    qtbot.keyClick(sidebar, Qt.Key.Key_Up)
    assert heard == ["people", "decisions"]


def test_counts_and_keys_stand_beside_the_titles(sidebar):
    sidebar.set_counts({"decisions": "2/5"})
    model = sidebar.model()
    assert [model.index(row).data(COUNT_ROLE) for row in range(4)] == ["", "2/5", "", ""]
    assert model.index(1).data(Qt.ItemDataRole.ToolTipRole) == "Quyết định (Alt+4)"
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Quyết định"


@pytest.mark.parametrize("options", [ThemeOptions("light"), ThemeOptions("dark", 150)])
def test_narrow_it_shows_icons_only(qtbot, qapp, options):
    made = Sidebar(Theme(options), ITEMS, "Trang")
    qtbot.addWidget(made)
    made.resize(188, 300)
    wide = made.grab().toImage()
    made.set_narrow(True)
    assert made.grab().toImage() != wide
    made.set_narrow(False)
    assert made.grab().toImage() == wide


@pytest.fixture
def round_button(qtbot, theme):
    made = RoundButton(theme, "Đợt đang mở", "Chưa có đợt nào")
    qtbot.addWidget(made)
    made.resize(180, made.height())
    return made


def test_the_open_round_is_read_out_and_its_whole_name_is_the_tip(round_button):
    assert round_button.accessibleName() == "Đợt đang mở: Chưa có đợt nào"
    round_button.set_name(LONGEST_NAME)
    assert round_button.accessibleName() == f"Đợt đang mở: {LONGEST_NAME}"
    assert round_button.toolTip() == LONGEST_NAME


def test_another_round_is_painted(round_button):
    before = round_button.grab().toImage()
    round_button.set_name("Tổng kết năm 2023")
    assert round_button.grab().toImage() != before


def test_pressing_it_asks_for_the_rounds(round_button, qtbot):
    with qtbot.waitSignal(round_button.clicked):
        qtbot.keyClick(round_button, Qt.Key.Key_Space)
