"""The paper beside a form: its page and count, or why there is none."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from desktop.ui.widgets.preview import Preview
from tests.desktop.ui.widgets.pdfs import write_pdf


@pytest.fixture
def preview(qtbot, theme):
    made = Preview(theme, ("Bằng khen", "Gần hơn", "Xa hơn", "Vừa trang", "Các trang", "Tờ"))
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    yield made
    made.close_file()


def shown(qtbot, preview, file):
    with qtbot.waitSignal(preview.renderer.opened):
        preview.show_file(file)
    qtbot.waitUntil(lambda: not preview.renderer.busy())


def test_several_pages_are_counted_and_have_their_strip(qtbot, preview, tmp_path):
    shown(qtbot, preview, write_pdf(tmp_path / "hai.pdf", (595, 842), (595, 842)))
    assert preview.stack.currentWidget() is preview.view
    assert preview.count.text() == "1 / 2" and preview.strip.isVisible()
    preview.strip.chosen.emit(1)
    assert (preview.view.page, preview.count.text()) == (1, "2 / 2")


def test_one_page_needs_no_strip(qtbot, preview, tmp_path):
    shown(qtbot, preview, write_pdf(tmp_path / "một.pdf"))
    assert not preview.strip.isVisible() and preview.count.text() == "1 / 1"


def test_what_cannot_be_drawn_is_told_instead_of_the_paper_before(qtbot, preview, tmp_path):
    shown(qtbot, preview, write_pdf(tmp_path / "hai.pdf", (595, 842), (595, 842)))
    preview.show_nothing("Không vẽ được bằng khen", "Tên dài quá 180 chữ.")
    assert preview.stack.currentWidget() is preview.empty
    assert not preview.strip.isVisible() and preview.count.text() == ""


def test_the_buttons_zoom_and_have_names(qtbot, preview, tmp_path):
    shown(qtbot, preview, write_pdf(tmp_path / "một.pdf"))
    buttons = {each.accessibleName(): each for each in preview.findChildren(QAbstractButton)}
    buttons["Gần hơn"].click()
    buttons["Gần hơn"].click()
    assert preview.view.zoom == 0.75
    buttons["Xa hơn"].click()
    assert preview.view.zoom == 0.5
    buttons["Vừa trang"].click()
    assert preview.view.zoom == 0.0
