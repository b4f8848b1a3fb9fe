"""What arrives at a printer of CUPS: the certificate's own vectors and fonts, moved as measured, part by part."""

from pathlib import Path

import pypdf
import pypdfium2
import pytest

from desktop.documents.certificate.calibration import Calibration
from desktop.spooler import cups
from desktop.spooler.options import PrintOptions
from desktop.spooler.run import PART, print_in_parts
from tests.desktop.spooler.sheets import boxed, certificates, texts

MM = 72 / 25.4


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
