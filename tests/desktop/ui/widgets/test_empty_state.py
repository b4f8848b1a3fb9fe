"""Where a list would be stands what is missing and what to do."""

import pytest

from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.widgets.empty_state import EmptyState
from tests.desktop.ui.records import LONGEST_NAME


@pytest.mark.parametrize("options", [ThemeOptions("light"), ThemeOptions("dark", 150)])
def test_both_sentences_are_shown_and_wrap(qtbot, qapp, options):
    empty = EmptyState(Theme(options), "trophy", "Chưa có đợt nào", "Mở đợt đầu tiên bằng Ctrl+Shift+N.")
    qtbot.addWidget(empty)
    assert (empty.missing.text(), empty.next_step.text()) == ("Chưa có đợt nào", "Mở đợt đầu tiên bằng Ctrl+Shift+N.")
    empty.show_message("Không có gì khớp với bộ lọc", LONGEST_NAME)
    assert (empty.missing.text(), empty.next_step.text()) == ("Không có gì khớp với bộ lọc", LONGEST_NAME)
    empty.resize(400, 300)
    empty.show()
    assert empty.width() == 400
    assert empty.next_step.height() > empty.missing.height()
