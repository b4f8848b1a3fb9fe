"""The ruler sheet as PDFium sees it: crosses 20 mm from the edges, a bar of 100 mm, boxes for six readings."""

import pypdfium2
import pytest

from desktop.documents.certificate.ruler_sheet import SHEETS, write_ruler_sheet
from tests.desktop.documents.certificate_pages import pages

SCALE = 4
MM = 72 / 25.4 * SCALE


@pytest.fixture(scope="module", params=sorted(SHEETS))
def sheet(request, tmp_path_factory):
    """One of the sheets: its name, its page as text, its picture in grey."""
    file = tmp_path_factory.mktemp("ruler") / f"{request.param}.pdf"
    write_ruler_sheet(file, request.param)
    document = pypdfium2.PdfDocument(file)
    picture = document[0].render(scale=SCALE, grayscale=True).to_pil()
    document.close()
    return request.param, pages(file), picture


def dark(picture, x: float, y: float) -> bool:
    """Tell whether there is ink within 0.15 mm of a spot."""
    spot = [(x + a) * MM for a in (-0.15, 0.15)] + [(y + b) * MM for b in (-0.15, 0.15)]
    left, right, top, bottom = spot
    return min(picture.crop((int(left), int(top), int(right) + 1, int(bottom) + 1)).tobytes()) < 110


def test_it_is_one_landscape_sheet_of_its_size(sheet):
    name, read, _ = sheet
    (page,) = read
    assert (page.width, page.height) == pytest.approx(SHEETS[name], abs=0.01)


def test_crosses_stand_20_mm_from_the_edges(sheet):
    name, _, picture = sheet
    width, height = SHEETS[name]
    for x in (20.0, width - 20.0):
        for y in (20.0, height - 20.0):
            for away in (-13.0, -6.0, 6.0, 13.0):
                assert dark(picture, x + away, y)
                assert dark(picture, x, y + away)
            assert not dark(picture, x + 1.5, y + 1.5)


def test_it_says_what_each_reading_should_be(sheet):
    name, (page,), _ = sheet
    width, height = SHEETS[name]
    for right in (20.0, width - 40.0, height - 40.0):
        assert f"{right:.1f}".replace(".", ",") in page.text
    said = page.text.split()
    assert all(said.count(letter) >= 2 for letter in "ABCDEF"), "in the drawing and in the table"
    assert page.says("Tờ thước căn phôi")
    assert page.says("Kích thước thật (100 %)")


def test_the_bar_is_100_mm_long_whatever_the_sheet(sheet):
    _, (page,), _ = sheet
    scale = next(line for line in page.lines if "".join(line.text.split()) == "0102030405060708090100")
    first, last = scale.ink[0], scale.ink[-3:]
    away = (last[0].left + last[-1].right) / 2 - (first.left + first.right) / 2
    assert away == pytest.approx(100, abs=0.15)


def test_it_is_the_same_each_time(tmp_path):
    for name in ("a", "b"):
        write_ruler_sheet(tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
