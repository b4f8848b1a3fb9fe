"""Pages of certificates in a document: one static layer for each kind of sheet, rules, pictures, calibration."""

import io
import json

import pypdf
import pypdfium2
import pytest
from PIL import Image

from db.shipped_layouts import shipped_layout
from desktop.documents.certificate.batch import Nominees, RecordComposer, write_certificates
from desktop.documents.certificate.calibration import Calibration
from desktop.documents.certificate.layouts import wanted
from desktop.documents.certificate.page_writer import PageWriter
from desktop.documents.engine.document import StreamedDocument
from tests.desktop.documents.certificate_pages import MM, collective, pages, values


def written(*records, layout=None, calibration=None, stock=False, scan=False) -> bytes:
    """Return the document of some records, written page by page."""
    out = io.BytesIO()
    composer = RecordComposer(wanted(layout) if layout else None, Nominees(), stock=stock)
    writer = PageWriter(StreamedDocument(out, title="Thử", author="Thử"), calibration, scan=scan)
    for index, record in enumerate(records):
        writer.add(composer.compose(record, index))
    assert writer.pages == len(records)
    writer.close()
    return out.getvalue()


def codes(data: bytes) -> list[bytes]:
    return [page.get_contents().get_data() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def forms(data: bytes) -> dict:
    return pypdf.PdfReader(io.BytesIO(data)).pages[0]["/Resources"].get("/XObject", {})


def picture(data: bytes, page: int = 0, scale: float = 1.0) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    drawn = document[page].render(scale=scale).to_pil().convert("RGB")
    document.close()
    return drawn


def test_records_that_share_a_sheet_share_its_static_layer():
    alike = written(values(), values(name="Lê Ỷ", unit="Báo Tuyên Quang"), values(reason="Vì nhân dân"))
    assert len(forms(alike)) == 1
    assert len({code.split(b"\n")[0] for code in codes(alike)}) == 1
    mixed = written(values(), collective("Báo Tuyên Quang"), values(award="Giấy khen của Giám đốc Sở Nội vụ"))
    assert len(forms(mixed)) >= 2


def test_a_page_depends_on_no_other():
    alone = codes(written(values(name="Lê Ỷ")))
    among = codes(written(values(name="Đặng Ẩm"), values(name="Lê Ỷ"), collective("Báo Tuyên Quang")))
    assert among[1] == alone[0]


def test_stock_has_no_static_layer():
    data = written(values(), stock=True)
    assert forms(data) == {}
    assert b" Do" not in codes(data)[0]


def test_a_calibration_moves_layer_and_text_together():
    (code,) = codes(written(values(), calibration=Calibration(dx_mm=10.0)))
    assert code.startswith(b"q 1 0 0 1 28.346457 0 cm\n/S")
    assert code.endswith(b"\nQ")
    before, after = picture(written(values())), picture(written(values(), calibration=Calibration(dx_mm=127 / 4.5)))
    shift = round(127 / 4.5 * 72 / 25.4)
    size = before.size
    inside = before.crop((200, 100, size[0] - 200, size[1] - 100))
    moved = after.crop((200 + shift, 100, size[0] - 200 + shift, size[1] - 100))
    unlike = sum(a != b for a, b in zip(inside.tobytes(), moved.tobytes(), strict=True))
    assert unlike < 0.25 * len(inside.tobytes())


@pytest.mark.parametrize(
    "layout",
    ["bang-khen-minister-individual-a3", "bang-khen-chairman-individual-posthumous-a4", "giay-khen", "danh-hieu"],
)
def test_every_family_draws_its_ornament_and_its_form(layout):
    drawn = picture(written(values(), layout=layout), scale=0.5)
    assert len(drawn.getcolors(1 << 20)) > 20
    corners = [drawn.getpixel(spot) for spot in ((1, 1), (drawn.width - 2, drawn.height - 2))]
    assert corners == [(255, 255, 255)] * 2, "nothing is drawn at the sheet's edge"


def own_layout(**changed) -> str:
    return json.dumps({**json.loads(shipped_layout("bang-khen")), **changed})


def test_a_picture_of_the_office_stands_where_the_layout_says(tmp_path):
    Image.new("RGBA", (20, 10), (0, 60, 200, 255)).save(tmp_path / "logo.png")
    image = {"x": 60, "y": 50, "width": 40, "height": 20, "file": str(tmp_path / "logo.png")}
    data = written(values(layout=own_layout(images=[image])))
    drawn, millimetre = picture(data), MM
    assert drawn.getpixel((int(80 * millimetre), int(60 * millimetre))) == (0, 60, 200)
    assert drawn.getpixel((int(58 * millimetre), int(60 * millimetre))) != (0, 60, 200)
    assert drawn.getpixel((int(80 * millimetre), int(72 * millimetre))) != (0, 60, 200)


def test_what_is_transparent_in_a_picture_is_white(tmp_path):
    Image.new("RGBA", (20, 10), (0, 60, 200, 0)).save(tmp_path / "logo.png")
    image = {"x": 200, "y": 50, "width": 20, "height": 20, "file": str(tmp_path / "logo.png")}
    drawn = picture(written(values(layout=own_layout(images=[image]))))
    assert drawn.getpixel((int(203 * MM), int(53 * MM))) == (255, 255, 255)


def test_the_same_picture_is_embedded_once_for_a_thousand_certificates(tmp_path):
    Image.new("RGB", (200, 100), (0, 60, 200)).save(tmp_path / "logo.png")
    image = {"x": 60, "y": 50, "width": 40, "height": 20, "file": str(tmp_path / "logo.png")}
    layout = own_layout(images=[image])
    many = [values(layout=layout, register_number=str(number)) for number in range(50)]
    write_certificates(tmp_path / "a.pdf", many)
    assert (tmp_path / "a.pdf").read_bytes().count(b"/Subtype /Image") == 1
    assert len(pages(tmp_path / "a.pdf")) == 50
