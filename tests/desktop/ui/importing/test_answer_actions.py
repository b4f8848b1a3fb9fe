"""Answers to many rows of a list are given beside the window, to few at once."""

from PySide6.QtWidgets import QApplication

from desktop.ui.importing.answer_actions import AT_ONCE
from desktop.ui.shell import gallery
from tests.desktop.ui.windows import open_page

HEADER = "TT\tHọ và tên\tNăm sinh\tChức vụ\tĐơn vị\tHình thức khen thưởng"


def test_an_answer_to_many_rows_lets_the_window_go_on_and_is_taken_back_so_too(qapp, program):
    page = open_page(qapp, program, "import")
    names = [f"Ông Nông Văn {chr(65 + n // 26)}{chr(97 + n % 26)}" for n in range(AT_ONCE + 20)]
    rows = (f"{n}\t{name}\t\tBưu tá\tBưu điện tỉnh\tCúp vàng" for n, name in enumerate(names, 1))
    QApplication.clipboard().setText("\n".join((HEADER, *rows)))
    page.paste()
    gallery.settle(qapp, program)
    page.review.select(0, "award")
    assert len(page.review.targets()) == len(names)
    page.answers.keep()
    assert not page.apart.busy, "one row is answered at once"
    answers = page.review.answers
    page.review.answer(len(names), lambda: answers.keep(range(len(names))), page.review.on_answered)
    assert page.apart.busy and not page.review.isEnabled() and not page.paste_action.isEnabled()
    assert page.own_step(back=True) == "", "nothing is taken back while it is given"
    gallery.settle(qapp, program)
    assert not page.apart.busy and page.review.isEnabled()
    assert page.review.checking.checked.rows[-1].kept
    page.take_own_step(back=True)
    gallery.settle(qapp, program)
    assert not page.review.checking.checked.rows[-1].kept
