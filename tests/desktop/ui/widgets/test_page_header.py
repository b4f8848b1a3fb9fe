"""The top of a page: title, state and context; the context gives way first."""

import pytest

from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.widgets.page_header import PageHeader
from tests.desktop.ui.records import LONGEST_NAME


@pytest.fixture
def header(qtbot, theme):
    made = PageHeader(theme, "Quyết định")
    qtbot.addWidget(made)
    made.resize(900, made.height())
    return made


def test_without_a_state_no_tag_is_shown(header):
    header.show_message("2 tập thể, 5 cá nhân")
    assert header.context.text() == "2 tập thể, 5 cá nhân"
    assert header.state.isHidden()


def test_the_state_stands_beside_the_title_and_begins_with_a_capital(header):
    header.show_message("46/QĐ-UBND", "đã ban hành", "ok")
    assert header.state.text() == "Đã ban hành"
    assert header.state.property("tag") == "ok"
    header.show_message("")
    assert header.state.isHidden()


def test_buttons_stand_at_the_right_in_their_order(header):
    names = ["Lưu thành PDF…", "In…"]
    made = [header.button(name, key="Ctrl+P") for name in names]
    header.show()
    assert [button.text() for button in made] == names
    assert header.context.geometry().right() < made[0].x() < made[1].x()


@pytest.mark.parametrize("options", [ThemeOptions("light"), ThemeOptions("dark", 150)])
def test_a_long_context_is_cut_before_a_button_is(qtbot, qapp, options):
    header = PageHeader(Theme(options), "Quyết định")
    qtbot.addWidget(header)
    button = header.button("Ban hành", key="Ctrl+Enter", kind="primary")
    header.show_message(LONGEST_NAME, "dự thảo")
    header.resize(900, header.height())
    header.show()
    assert header.width() == 900
    assert button.geometry().right() < 900
    assert button.width() >= button.sizeHint().width()
    assert header.context.toolTip() == LONGEST_NAME
