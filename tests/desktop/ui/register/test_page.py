"""The golden register: hits, the line of years, and the export."""

from desktop.ui.shell import gallery
from tests.desktop.ui.windows import open_page


def test_an_export_that_cannot_be_written_says_so_and_is_over(qapp, program, tmp_path):
    page = open_page(qapp, program, "register")
    taken = tmp_path / "so-vang.xlsx"
    taken.mkdir()  # nothing can be written over it
    page.export_to(taken)
    gallery.settle(qapp, program)
    assert program.window.undo_bar.isVisible()
    assert not page.progress.isVisible()
    assert page.progress.bar.isHidden()
