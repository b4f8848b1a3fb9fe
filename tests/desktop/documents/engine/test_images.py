"""Pictures of layouts: what is read, what is refused, and what of them reaches the paper."""

import base64
import io
import zlib
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from db.errors import KnownError
from desktop.documents.engine import qr_code
from desktop.documents.engine.document import StreamedDocument
from desktop.documents.engine.images import embed_image, picture_size, qr_operators


def stored(folder, name: str, mode: str = "RGB", colour=(0, 60, 200), size=(30, 20)) -> str:
    file = folder / name
    Image.new(mode, size, colour).save(file)
    return str(file)


def data_uri(file: str) -> str:
    return "data:image/png;base64," + base64.b64encode(Path(file).read_bytes()).decode()


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_a_picture_is_read_from_a_file_and_from_a_data_uri(tmp_path, name):
    file = stored(tmp_path, name)
    assert picture_size(file) == picture_size(data_uri(file)) == (30, 20)


def test_the_first_page_of_a_pdf_is_a_picture_of_150_dpi(tmp_path):
    file = stored(tmp_path, "scan.pdf", size=(72, 36))  # PIL writes 72 pixels as an inch
    assert picture_size(file) == (150, 75)


@pytest.mark.parametrize(
    "content", [b"", b"khong phai anh", b"%PDF-1.7 hong", b"\x89PNG\r\n\x1a\n", b"GIF89a" + b"\x00" * 40]
)
def test_what_is_no_picture_is_refused_by_its_path(tmp_path, content):
    file = tmp_path / "logo.png"
    file.write_bytes(content)
    with pytest.raises(KnownError, match="bad_layout_image") as refused:
        picture_size(str(file))
    assert refused.value.values["path"] == str(file)


def test_a_pdf_page_as_large_as_a_house_is_refused_before_anything_is_drawn(tmp_path, monkeypatch):
    file = tmp_path / "scan.pdf"
    drawn = canvas.Canvas(str(file), pagesize=(14_400, 14_400))
    drawn.drawString(72, 72, "Bang khen")
    drawn.save()
    monkeypatch.setattr(pypdfium2.PdfPage, "render", None)
    with pytest.raises(KnownError, match="bad_layout_image"):
        picture_size(str(file))


def test_other_kinds_of_picture_are_refused(tmp_path):
    with pytest.raises(KnownError, match="bad_layout_image"):
        picture_size(stored(tmp_path, "logo.bmp"))


@pytest.mark.parametrize("source", ["không có.png", "data:image/png;base64,@@@", "data:image/png;base64,QUJD"])
def test_a_source_that_leads_nowhere_is_refused(tmp_path, source):
    with pytest.raises(KnownError, match="bad_layout_image"):
        picture_size(source)


def test_a_data_uri_is_told_by_its_beginning_only():
    with pytest.raises(KnownError) as refused:
        picture_size("data:image/png;base64," + "QUJD" * 5_000)
    assert len(str(refused.value.values["path"])) < 40


def test_a_picture_too_large_to_print_is_refused(tmp_path):
    Image.new("1", (8_000, 4_000)).save(tmp_path / "huge.png")
    with pytest.raises(KnownError, match="bad_layout_image"):
        picture_size(str(tmp_path / "huge.png"))


@pytest.mark.parametrize(
    ("mode", "colour", "printed"),
    [
        ("RGB", (0, 60, 200), (0, 60, 200)),
        ("RGBA", (0, 60, 200, 0), (255, 255, 255)),
        ("RGBA", (0, 0, 0, 128), (127, 127, 127)),
        ("L", 90, (90, 90, 90)),
        ("LA", (90, 0), (255, 255, 255)),
        ("P", 0, (0, 0, 0)),
    ],
)
def test_pixels_reach_the_file_on_white(tmp_path, mode, colour, printed):
    out = io.BytesIO()
    document = StreamedDocument(out, title="Thử", author="Thử")
    reference = embed_image(document, stored(tmp_path, "logo.png", mode, colour))
    document.add_form("S1", b"q 100 0 0 100 0 0 cm /I0 Do Q", (100.0, 100.0), {"I0": reference})
    document.add_page(zlib.compress(b"/S1 Do"), (100.0, 100.0))
    document.close()
    read = pypdfium2.PdfDocument(out.getvalue())
    drawn = read[0].render().to_pil().convert("RGB")
    read.close()
    assert drawn.getpixel((50, drawn.height - 50)) == printed
    assert b"/SMask" not in out.getvalue(), "old printers know no transparency"


def test_thirty_million_pixels_are_the_most(tmp_path):
    Image.new("1", (30_000_001, 1)).save(tmp_path / "long.png")
    with pytest.raises(KnownError, match="bad_layout_image"):
        picture_size(str(tmp_path / "long.png"))
    Image.new("1", (6_000, 5_000)).save(tmp_path / "large.png")
    assert picture_size(str(tmp_path / "large.png")) == (6_000, 5_000)


def test_a_source_is_told_whole_where_it_is_a_path_and_by_24_letters_where_it_is_data(tmp_path):
    for source, told in (
        ("không có/ảnh của sở nội vụ.png", None),
        ("data:image/png;base64,@@@@@@", "data:image/png;base64,@@…"),
    ):
        with pytest.raises(KnownError) as refused:
            picture_size(source)
        assert refused.value.values["path"] == (told or source)


def test_a_code_of_a_layout_is_the_one_that_the_encoder_draws():
    assert qr_operators("07", 10.0, 20.0, 25.0, 210.0) == qr_code.qr_operators("07", 10.0, 20.0, 25.0, 210.0)
    assert qr_operators("07", 10.0, 20.0, 25.0, 210.0).endswith(b" f")
