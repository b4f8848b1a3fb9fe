"""Pictures for paper and for the screen: PNG, JPEG or a PDF's first page, without transparency."""

import base64
import importlib
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from db.errors import KnownError
from desktop.documents.engine.document import StreamedDocument
from desktop.pdfium import PDFIUM

_LARGEST: Final = 30_000_000  # pixels
_SCAN_DPI: Final = 150
_KINDS: Final = ("PNG", "JPEG")


def embed_image(document: StreamedDocument, source: str) -> bytes:
    """Add a picture on white paper to a document; returns the reference to it.

    `source` is a path or a data URI. Raises KnownError: bad_layout_image.
    """
    picture = _on_white(source)
    return document.add_image(picture.width, picture.height, picture.tobytes())


def picture_size(source: str) -> tuple[int, int]:
    """Return a picture's width and height in pixels. Raises KnownError: bad_layout_image."""
    picture = _on_white(source)
    return int(picture.width), int(picture.height)


def qr_operators(text: str, x: float, y: float, size: float, height: float) -> bytes:
    """Return the operators of a QR code of `size` mm whose top left corner is (x, y) on a sheet of this height.

    ReportLab's maker of codes is loaded here, since few layouts have one. Raises KnownError: proof_too_long.
    """
    maker = importlib.import_module("desktop.documents.engine.qr_code")
    made: bytes = maker.qr_operators(text, x, y, size, height)
    return made


def _on_white(source: str) -> Any:
    """Return a picture as a PIL image of RGB pixels on white."""
    reader = importlib.import_module("PIL.Image")  # few layouts have a picture
    told = source[:24] + "…" if source.startswith("data:") else source
    try:
        raw = base64.b64decode(source.partition(",")[2], validate=True) if source.startswith("data:") else None
        content = Path(source).read_bytes() if raw is None else raw
        opened: Any = (
            _first_page(content) if content.startswith(b"%PDF") else reader.open(BytesIO(content), formats=_KINDS)
        )
        with opened:
            if opened.width * opened.height > _LARGEST:
                raise KnownError("bad_layout_image", path=told)
            coloured = opened.convert("RGBA")
            flat = reader.new("RGB", coloured.size, (255, 255, 255))
            flat.paste(coloured, mask=coloured.getchannel("A"))
            return flat
    except (OSError, ValueError, SyntaxError, reader.DecompressionBombError) as error:
        raise KnownError("bad_layout_image", path=told) from error


def _first_page(content: bytes) -> Any:
    """Return the first page of a PDF as a PIL image."""
    pdfium = importlib.import_module("pypdfium2")
    try:
        with PDFIUM, closing(pdfium.PdfDocument(content)) as document:
            page, scale = document[0], _SCAN_DPI / 72
            width, height = page.get_size()
            if width * scale * height * scale > _LARGEST:  # judged before anything is drawn
                raise OSError(f"{width:.0f} x {height:.0f} points")
            return page.render(scale=scale).to_pil()
    except (pdfium.PdfiumError, IndexError) as error:
        raise OSError(str(error)) from error
