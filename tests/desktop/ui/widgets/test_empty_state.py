"""Where a list would be stands what is missing and what to do."""

import pytest

from desktop.ui.core.theme import Theme, ThemeOptions
from desktop.ui.widgets.buttons import ActionButton
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


def test_where_it_is_narrow_the_button_leaves_its_key_out_before_its_words_are_cut(theme, qtbot):
    empty = EmptyState(theme, "file-text", "", "")
    qtbot.addWidget(empty)
    act = ActionButton(theme, "Attach the signed scan…", icon="paperclip", key="Ctrl+D")
    empty.offer(act)
    empty.show_message("The signed scan is not attached yet", "With the scan here, it can be compared.", act=True)
    empty.show()
    for width in (600, 320, 270):
        empty.resize(width, 400)
        empty.layout().activate()
        shown = next(form for form in (0, 1, 2) if act.sizeHint().width() == act.width_in(form))
        assert act.width() >= act.sizeHint().width()
        assert shown == 0 or act.width_in(0) > width - 80
        for words in (empty.missing, empty.next_step):
            assert words.height() >= words.heightForWidth(words.width())
