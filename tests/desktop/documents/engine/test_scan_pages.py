"""Scans as pages: what offices attach is shown, and what cannot be shown is said."""

import random
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from db.errors import KnownError
from desktop.documents.engine import scan_pages
from desktop.documents.engine.scan_pages import write_scan_pages
from tests.damaged_files import damaged, drawing, noise


def picture(kind, mode="RGB", size=(620, 877), **more):
    out = BytesIO()
    Image.new(mode, size, 1 if mode == "1" else None or 0).save(out, kind, **more)
    return out.getvalue()


def sizes(file):
    document = pypdfium2.PdfDocument(file)
    found = [document.get_page_size(at) for at in range(len(document))]
    document.close()
    return found


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "RGB"), ("JPEG", "L"), ("PNG", "RGBA"), ("PNG", "P"), ("TIFF", "1"), ("TIFF", "CMYK"), ("JPEG", "CMYK")],
)
def test_a_picture_is_one_page_as_large_as_a4(tmp_path, kind, mode):
    write_scan_pages("46", picture(kind, mode), tmp_path / "46.pdf")
    ((width, height),) = sizes(tmp_path / "46.pdf")
    assert (width, height) == pytest.approx((595, 842), abs=3)


def test_a_picture_of_several_sheets_has_a_page_for_each(tmp_path):
    sheets = [Image.new("1", (620, 877)) for _sheet in range(3)]
    out = BytesIO()
    sheets[0].save(out, "TIFF", save_all=True, append_images=sheets[1:])
    write_scan_pages("46.tif", out.getvalue(), tmp_path / "46.pdf")
    assert len(sizes(tmp_path / "46.pdf")) == 3


def test_a_pdf_stays_as_it_is(tmp_path):
    write_scan_pages("46.jpg", picture("JPEG"), tmp_path / "made.pdf")
    content = (tmp_path / "made.pdf").read_bytes()
    write_scan_pages("46.pdf", content, tmp_path / "46.pdf")
    assert (tmp_path / "46.pdf").read_bytes() == content


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 and no more", b"\xff\xd8\xff cut", b"\x89PNG\r\n\x1a\n", b"II*\x00\x00", b"plain text", b""]
)
def test_what_is_damaged_is_told_by_its_name(tmp_path, content):
    with pytest.raises(KnownError) as told:
        write_scan_pages("46.pdf", content, tmp_path / "out.pdf")
    assert (told.value.code, told.value.values) == ("scan_unreadable", {"name": "46.pdf"})


def test_a_picture_larger_than_any_sheet_is_not_unfolded(tmp_path, monkeypatch):
    monkeypatch.setattr(scan_pages, "_LARGEST", 1000)
    with pytest.raises(KnownError, match="scan_unreadable"):
        write_scan_pages("46.png", picture("PNG"), tmp_path / "out.pdf")


def test_many_pictures_in_one_file_are_not_unfolded_beyond_what_a_scan_has(tmp_path, monkeypatch):
    monkeypatch.setattr(scan_pages, "_MOST", 1_000)
    out = BytesIO()
    sheet = Image.new("1", (20, 20))
    sheet.save(out, "TIFF", save_all=True, append_images=[sheet] * 2)
    with pytest.raises(KnownError, match="scan_unreadable"):
        write_scan_pages("46.tif", out.getvalue(), tmp_path / "out.pdf")


def test_a_photo_taken_upright_stands_upright(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    write_scan_pages("46.jpg", picture("JPEG", size=(877, 620), exif=exif), tmp_path / "46.pdf")
    ((width, height),) = sizes(tmp_path / "46.pdf")
    assert height > width


@pytest.mark.parametrize("count", [pytest.param(12, id="few"), pytest.param(250, marks=pytest.mark.long, id="1000")])
def test_no_damaged_scan_does_more_than_be_shown_or_refused(tmp_path, count):
    chance, refused = random.Random(7_001), 0
    for whole in (noise("PNG"), noise("JPEG"), noise("TIFF"), drawing()):
        for _number in range(count):
            try:
                write_scan_pages("quyết định", damaged(whole, chance), tmp_path / "scan.pdf")
            except KnownError as error:
                refused += 1
                assert error.code == "scan_unreadable"
    assert refused > count / 2
