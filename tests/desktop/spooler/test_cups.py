"""What arrives at a printer of CUPS: the certificate's own vectors and fonts, on the sheet, from the tray asked for."""

from pathlib import Path

import pypdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from db.errors import KnownError
from desktop.documents.certificate.batch import write_certificates
from desktop.documents.certificate.calibration import Calibration
from desktop.spooler import cups
from desktop.spooler.options import PrintOptions
from desktop.spooler.run import PART, print_in_parts
from tests.desktop.documents.certificate_pages import values

MM = 72 / 25.4
A3 = (420.0, 297.0)


def boxed(file: Path, pages: int = 1, paper: tuple[float, float] = A3) -> Path:
    """Sheets with a filled box whose edges lie 20 mm from the sheet's, and their number as a word."""
    canvas = Canvas(str(file), pagesize=(paper[0] * MM, paper[1] * MM))
    for page in range(pages):
        canvas.rect(20 * MM, 20 * MM, (paper[0] - 40) * MM, (paper[1] - 40) * MM, stroke=0, fill=1)
        canvas.drawString(2 * MM, 2 * MM, f"sheet{page + 1}")
        canvas.showPage()
    canvas.save()
    return file


def certificates(file: Path, many: int) -> Path:
    """Certificates of A3, each of another name."""
    write_certificates(file, [values(name=f"Ma Văn Ước {at}", register_number=f"{at:02}") for at in range(1, many + 1)])
    return file


def texts(file: Path) -> list[str]:
    """Return the words of each page."""
    document = pypdfium2.PdfDocument(file)
    found = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return found


def printed(job: str) -> None:
    """Return once a job is printed."""
    for _try in range(2000):
        if not cups.waits(job):
            return
    raise AssertionError(f"{job} is not printed")


def test_what_a_driver_offers_is_read(printers):
    assert set(cups.printers()) >= {"vector", "raster"}
    found = cups.features("vector")
    assert found.papers == ("A4", "A3") and found.trays == ("Tray1", "Tray2", "Manual")
    assert found.usual_tray == "Tray1" and found.two_sided and found.colour
    assert found.takes("A3") and not found.takes("A5") and not found.takes("Custom.230x330mm")
    assert found.has_tray("") and not found.has_tray("Tray9")


def test_a_certificate_arrives_as_it_was_drawn(printers, tmp_path):
    file = certificates(tmp_path / "bằng khen.pdf", 4)
    print_in_parts(file, range(4), "vector", PrintOptions(paper="A3", tray="Tray2"), Calibration(), lambda *_: None)
    got = pypdf.PdfReader(printers.out / "vector")
    objects = [got.get_object(at) for at in range(1, len(got.xref[0]) + 1)]
    kinds = [each.get("/Subtype") for each in objects if isinstance(each, dict)]
    fonts = [each for each in objects if isinstance(each, dict) and each.get("/Type") == "/FontDescriptor"]
    assert len(got.pages) == 4 and "/Image" not in kinds
    assert fonts and all("/FontFile2" in font for font in fonts)
    assert all(f"Ma Văn Ước {at + 1}" in words for at, words in enumerate(texts(printers.out / "vector")))
    assert sorted(float(side) / MM for side in got.pages[0].mediabox[2:]) == pytest.approx([297, 420], abs=0.5)


@pytest.mark.parametrize("many", [30, pytest.param(300, marks=pytest.mark.long)])
def test_a_spool_is_at_most_three_times_the_file(printers, tmp_path, monkeypatch, many):
    file = certificates(tmp_path / "nhiều.pdf", many)
    sizes: list[int] = []

    def measured(out: Path, printer: str, options: PrintOptions) -> str:
        sizes.append(out.stat().st_size)
        return send(out, printer, options)

    send = cups.send
    monkeypatch.setattr(cups, "send", measured)
    move = Calibration(1.0, -2.0)
    print_in_parts(file, range(many), "vector", PrintOptions(paper="A3"), move, lambda *_: None)
    assert len(sizes) == -(-many // PART) and sum(sizes) <= 3 * file.stat().st_size


def header_of(raster: Path) -> dict[str, int]:
    """Return what the first page of a CUPS raster says of tray, sides, colours and size (cups/raster.h)."""
    data = raster.read_bytes()
    order = "little" if data[:4] in (b"3SaR", b"2SaR") else "big"
    fields = {"duplex": 272, "media_position": 324, "copies": 340, "width": 372, "height": 376, "bits_per_pixel": 388}
    return {name: int.from_bytes(data[4 + at : 8 + at], order) for name, at in fields.items()}


def test_tray_sides_and_black_reach_a_printer_of_pictures(printers, tmp_path):
    file = boxed(tmp_path / "khung.pdf")
    job = cups.send(file, "raster", PrintOptions(paper="A3", tray="Tray2", black=True, job_name="Bằng khen – phôi"))
    printed(job)
    told = header_of(printers.out / "raster")
    assert told["media_position"] == 2 and told["duplex"] == 0 and told["bits_per_pixel"] == 8
    assert (told["width"], told["height"]) == (3508, 4961)


def edges(file: Path) -> tuple[float, ...]:
    """Return left, top, right and bottom of the ink on the first page, in mm, as the lying sheet is seen."""
    document = pypdfium2.PdfDocument(file)
    image = document[0].render(scale=600 / 72, grayscale=True).to_pil()
    document.close()
    if image.height > image.width:  # a driver turns a lying sheet for its tray
        image = image.rotate(90, expand=True)
    ink = image.crop((0, 0, image.width, image.height - round(10 / 25.4 * 600)))  # without the sheet's number
    box = ink.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    return tuple(edge / 600 * 25.4 for edge in box or ())


@pytest.mark.parametrize("move", [Calibration(), Calibration(2.0, -1.5), Calibration(-3.0, 4.0, 1.01, 0.99)])
def test_a_sheet_is_printed_at_its_own_size_and_moved_as_measured(printers, tmp_path, move):
    file = boxed(tmp_path / "khung.pdf")
    print_in_parts(file, (0,), "vector", PrintOptions(paper="A3"), move, lambda *_: None)
    left, top = 20 * move.scale_x + move.dx_mm, 20 * move.scale_y + move.dy_mm
    right, bottom = 400 * move.scale_x + move.dx_mm, 277 * move.scale_y + move.dy_mm
    assert edges(printers.out / "vector") == pytest.approx((left, top, right, bottom), abs=0.15)


def test_only_the_sheets_wanted_are_sent_in_their_order(printers, tmp_path):
    file = boxed(tmp_path / "khung.pdf", pages=5)
    handed: list[int] = []
    told: list[tuple[int, int]] = []
    print_in_parts(
        file,
        (4, 1, 2),
        "vector",
        PrintOptions(paper="A3"),
        Calibration(),
        lambda *at: told.append(at),
        handed=handed.append,
        part=2,
    )
    assert handed == [2, 3] and told[0] == (0, 3) and told[-1] == (3, 3)
    assert texts(printers.out / "vector") == ["sheet3"]  # the last part


class StoppedError(Exception):
    """The clerk pressed Esc."""


def test_a_run_that_is_stopped_takes_back_what_waits_and_hands_over_no_more(printers, tmp_path):
    printers.call("cupsdisable", "-r", "hết giấy", "vector")
    handed: list[int] = []
    reasons: list[tuple[str, ...]] = []

    def stop(_done: int, _all: int) -> None:
        if reasons:
            raise StoppedError

    try:
        file = boxed(tmp_path / "khung.pdf", pages=4)
        with pytest.raises(StoppedError):
            print_in_parts(
                file, range(4), "vector", PrintOptions(), Calibration(), stop, reasons.append, handed.append, part=2
            )
    finally:
        printers.call("cupsenable", "vector")
    assert handed == [2] and reasons == [("paused",)]
    assert printers.call("lpstat", "-W", "not-completed", "-o") == ""


def test_a_printer_that_is_gone_or_takes_nothing_is_named(printers, tmp_path):
    file = boxed(tmp_path / "khung.pdf")
    for ask in (lambda: cups.features("HP-cu"), lambda: cups.send(file, "HP-cu", PrintOptions())):
        with pytest.raises(KnownError) as gone:
            ask()
        assert gone.value.code == "printer_gone" and gone.value.values["name"] == "HP-cu"
    printers.call("cupsreject", "vector")
    try:
        with pytest.raises(KnownError) as refused:
            cups.send(file, "vector", PrintOptions())
    finally:
        printers.call("cupsaccept", "vector")
    assert refused.value.code == "printer_refuses"


def test_without_a_server_there_are_no_printers(printers, monkeypatch):
    assert cups.is_here()
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    assert cups.printers() == [] and cups.usual_printer() == "" and cups.trouble("HP") == ()


def test_a_printing_system_that_does_not_answer_is_told(monkeypatch):
    monkeypatch.setattr(cups, "ANSWERS_S", 0.01)
    monkeypatch.setenv("PATH", "/nirgends")
    with pytest.raises(KnownError, match="spooler_silent"):
        cups.printers()
