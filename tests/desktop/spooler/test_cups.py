"""What a driver offers, what is asked of it, and what a printing system refuses."""

from pathlib import Path

import pytest

from db.errors import KnownError
from desktop.spooler import cups
from desktop.spooler.options import PrintOptions
from tests.desktop.spooler.sheets import boxed, printed


def test_what_a_driver_offers_is_read(printers):
    assert set(cups.printers()) >= {"vector", "raster"}
    found = cups.features("vector")
    assert found.papers == ("A4", "A3") and found.trays == ("Tray1", "Tray2", "Manual")
    assert found.two_sided and found.colour
    assert found.takes("A3") and not found.takes("A5") and not found.takes("Custom.230x330mm")
    assert found.has_tray("") and not found.has_tray("Tray9")


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
