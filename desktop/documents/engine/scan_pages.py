"""A scan as pages of a PDF: a PDF as it is, pictures one on each A4 sheet."""

import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, ImageSequence
from pypdfium2 import PdfDocument, PdfiumError

from db.errors import KnownError
from desktop.pdfium import PDFIUM

_LARGEST: Final = 80_000_000
"""Pixels: an A3 sheet at 600 dots an inch has 70 million."""
_MOST: Final = 400_000_000
"""Pixels of all pictures together: some 50 sheets of A4 at 300 dots an inch."""
_KINDS: Final = ("PNG", "JPEG", "TIFF")
_A4_INCHES: Final = (8.27, 11.69)
_WHITE: Final = (255, 255, 255)


def write_scan_pages(name: str, content: bytes, out: Path) -> None:
    """Write the pages of a scan called `name` to a PDF. Raises KnownError("scan_unreadable")."""
    try:
        if content.startswith(b"%PDF-"):
            _look_into(content)
            out.write_bytes(content)
        else:
            _write_pictures(content, out)
    except (OSError, ValueError, SyntaxError, PdfiumError, Image.DecompressionBombError) as error:
        raise KnownError("scan_unreadable", name=name) from error


def _look_into(content: bytes) -> None:
    """Raise PdfiumError or ValueError for a PDF that asks for a password, is damaged or has no page."""
    with PDFIUM:
        document = PdfDocument(content)
        pages = len(document)
        document.close()
    if not pages:
        raise ValueError("no page")


def _write_pictures(content: bytes, out: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the size is looked at below; a damaged head shows in the picture or stops it
        with Image.open(BytesIO(content), formats=_KINDS) as opened:
            first, *others = _sheets(opened)
    width, height = sorted(first.size)
    dots = max(width / _A4_INCHES[0], height / _A4_INCHES[1])
    first.save(out, "PDF", save_all=True, append_images=others, resolution=dots)


def _sheets(opened: Image.Image) -> Iterator[Image.Image]:
    """Yield the pictures of a file. Raises ValueError where they are too large together."""
    taken = 0
    for frame in ImageSequence.Iterator(opened):
        taken += frame.width * frame.height
        if taken > _MOST:
            raise ValueError(f"more than {_MOST} pixels")
        yield _sheet(frame)


def _sheet(frame: Image.Image) -> Image.Image:
    """Return one picture on white, upright as its camera says. Raises ValueError for one that is too large."""
    if frame.width * frame.height > _LARGEST:
        raise ValueError(f"{frame.width} x {frame.height} pixels")
    upright = ImageOps.exif_transpose(frame.copy())
    if upright.mode in ("1", "L", "RGB"):
        return upright
    coloured = upright.convert("RGBA")
    flat = Image.new("RGB", coloured.size, _WHITE)
    flat.paste(coloured, mask=coloured.getchannel("A"))
    return flat
