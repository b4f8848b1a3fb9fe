"""Pages of a PDF come as pictures from a thread; of files opened one after another only the last one answers."""

import pypdfium2
import pytest

from desktop.ui.widgets.rendering import Renderer, picture
from tests.desktop.ui.widgets.pdfs import write_pdf


@pytest.fixture
def renderer(qapp):
    made = Renderer()
    yield made
    made.close()


@pytest.fixture
def opened(qtbot, renderer, tmp_path):
    """Open a file of three pages, the second one across."""
    with qtbot.waitSignal(renderer.opened) as told:
        renderer.open(write_pdf(tmp_path / "ba trang.pdf", (595, 842), (842, 595), (100, 200)))
    return told.args[0]


def test_the_pages_of_a_file_are_counted_and_measured(renderer, opened):
    assert (opened, renderer.count) == (3, 3)
    assert [renderer.size_of(page) for page in range(3)] == [(595, 842), (842, 595), (100, 200)]


def test_a_page_comes_as_wide_as_it_was_asked_for(qtbot, renderer, opened):
    with qtbot.waitSignal(renderer.rendered) as told:
        renderer.ask(1, 421)
    page, width, image = told.args
    assert (page, width, image.width()) == (1, 421, 421)
    assert image.height() == pytest.approx(421 * 595 / 842, abs=1)


def test_a_page_is_asked_for_once_until_it_came(qtbot, renderer, opened):
    came = []
    renderer.rendered.connect(lambda page, width, _image: came.append((page, width)))
    for _time in range(3):
        renderer.ask(0, 50)
    renderer.ask(2, 50)
    assert renderer.busy()
    qtbot.waitUntil(lambda: not renderer.busy())
    assert came == [(0, 50), (2, 50)]


def test_no_width_is_no_order(renderer, opened):
    renderer.ask(0, 0)
    assert not renderer.busy()


def test_only_the_newest_file_is_shown(qtbot, renderer, opened, tmp_path):
    counts = []
    renderer.opened.connect(counts.append)
    renderer.open(write_pdf(tmp_path / "cũ.pdf"))
    renderer.open(write_pdf(tmp_path / "mới.pdf", (100, 100), (100, 100)))
    qtbot.waitUntil(lambda: not renderer.busy())
    assert counts == [2] and renderer.size_of(0) == (100, 100)


def test_a_closed_renderer_lets_its_file_be_replaced_and_opens_again(qtbot, renderer, opened, tmp_path):
    renderer.close()
    renderer.close()
    with qtbot.waitSignal(renderer.opened) as told:
        renderer.open(write_pdf(tmp_path / "ba trang.pdf"))
    assert told.args == [1]


def test_a_picture_outlives_its_page(qapp, tmp_path):
    document = pypdfium2.PdfDocument(write_pdf(tmp_path / "một.pdf", (72, 36)))
    image = picture(document[0], 2.0)
    document.close()
    assert (image.width(), image.height()) == (144, 72)
    assert image.pixelColor(10, 10).name() == "#ffffff"
