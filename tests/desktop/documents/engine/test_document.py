"""The document that writes its pages as they come: readable whatever their number, the same bytes each time."""

import errno
import io
import zlib
from itertools import pairwise

import pypdf
import pypdfium2
import pytest

from desktop.documents.engine.document import StreamedDocument

A4 = (297.0, 210.0)


class FullDisk(io.BytesIO):
    """A file that takes some bytes and no more."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write(self, data) -> int:
        if self.tell() + len(data) > self.room:
            raise OSError(errno.ENOSPC, "full")
        return super().write(data)


def square(at: int) -> bytes:
    return zlib.compress(f"{at % 500} {at // 500} 40 40 re f".encode())


def written(pages: int, sheet=A4) -> bytes:
    out = io.BytesIO()
    document = StreamedDocument(out, title="Giấy khen", author="Sổ Vàng")
    for at in range(pages):
        document.add_page(square(at), sheet)
    document.close()
    return out.getvalue()


@pytest.mark.parametrize("count", [1, 2, 1_000])
def test_every_page_is_there_in_order(count):
    reader = pypdf.PdfReader(io.BytesIO(written(count)), strict=True)
    assert len(reader.pages) == count
    for at in {0, count // 2, count - 1}:
        assert reader.pages[at].get_contents().get_data() == zlib.decompress(square(at))
    document = pypdfium2.PdfDocument(written(count))
    assert len(document) == count
    document.close()


def test_the_cross_references_point_at_their_objects():
    data = written(3)
    start = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    head, rest = data[start:].split(b"stream\n", 1)
    table = zlib.decompress(rest)
    rows = [table[at : at + 7] for at in range(0, len(table), 7)]
    assert b"/Size %d/" % len(rows) in head
    assert not any(rows[0])
    for number, row in enumerate(rows[1:], start=1):
        assert data[int.from_bytes(row[1:6], "big") :].startswith(b"%d 0 obj\n" % number)


def test_the_same_pages_give_the_same_bytes():
    assert written(5) == written(5)
    assert written(5) != written(6)


def test_pages_leave_for_the_file_as_they_come_and_nothing_of_them_stays():
    out = io.BytesIO()
    document = StreamedDocument(out, title="Giấy khen", author="Sổ Vàng")
    reached, kept = [], []
    for at in range(300):
        document.add_page(square(at), A4)
        reached.append(out.tell())
        kept.append(len(document.idToObject) + len(document.numberToId) + len(document.idToObjectNumberAndVersion))
    assert all(before + 100 < after for before, after in pairwise(reached))
    assert len(set(kept)) == 1


def test_a_page_takes_little_more_than_its_content():
    one, many = len(written(1)), len(written(1_001))
    assert (many - one) / 1_000 < len(square(700)) + 330


def test_sheets_of_several_sizes_stand_in_one_document():
    out = io.BytesIO()
    document = StreamedDocument(out, title="Giấy khen", author="Sổ Vàng")
    for sheet in (A4, (420.0, 297.0), A4):
        document.add_page(square(1), sheet)
    document.close()
    boxes = [page.mediabox for page in pypdf.PdfReader(io.BytesIO(out.getvalue())).pages]
    assert [(float(box.width), float(box.height)) for box in boxes] == [
        (841.89, 595.28),
        (1190.55, 841.89),
        (841.89, 595.28),
    ]


def test_a_form_is_written_once_and_drawn_by_every_page():
    out = io.BytesIO()
    document = StreamedDocument(out, title="Giấy khen", author="Sổ Vàng")
    red = document.add_image(2, 1, bytes((255, 0, 0, 255, 0, 0)))
    document.add_form("S1", b"q 200 0 0 200 100 100 cm /I0 Do Q", A4, {"I0": red})
    for _ in range(3):
        document.add_page(zlib.compress(b"/S1 Do"), A4)
    document.close()
    assert out.getvalue().count(b"/Subtype /Image") == out.getvalue().count(b"/Subtype /Form") == 1
    read = pypdfium2.PdfDocument(out.getvalue())
    for page in read:
        seen = page.render().to_pil().convert("RGB")
        assert seen.getpixel((200, seen.height - 200)) == (255, 0, 0)
        assert seen.getpixel((50, 50)) == (255, 255, 255)
    read.close()


def test_the_file_says_its_title_and_language():
    reader = pypdf.PdfReader(io.BytesIO(written(1)))
    assert reader.metadata.title == "Giấy khen"
    assert reader.metadata.author == reader.metadata.creator == "Sổ Vàng"
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"
    assert reader.trailer["/Root"]["/ViewerPreferences"] == {"/DisplayDocTitle": True, "/PrintScaling": "/None"}
    assert reader.pdf_header == "%PDF-1.7"


@pytest.mark.parametrize("room", [200, 2_000, 6_000])
def test_a_full_disk_is_heard_of(room):
    with pytest.raises(OSError, match="full"):
        document = StreamedDocument(FullDisk(room), title="Giấy khen", author="Sổ Vàng")
        for at in range(20):
            document.add_page(square(at), A4)
        document.close()
