"""Pictures of a layout: what the office supplies is embedded once, without transparency; scans are for the screen."""

import base64
import importlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from db.errors import KnownError
from desktop.documents.certificate.layout import Layout, ProofCode
from desktop.documents.engine.text_operators import number
from desktop.documents.engine.units import POINTS

if TYPE_CHECKING:
    from desktop.documents.engine.document import StreamedDocument

_LARGEST: Final = 30_000_000  # pixels
_SCAN_DPI: Final = 150


def layout_images(document: "StreamedDocument", layout: Layout) -> tuple[dict[str, bytes], bytes]:
    """Add the layout's pictures to a document; returns the references by name and the operators that draw them.

    Raises KnownError bad_layout_image.
    """
    images: dict[str, bytes] = {}
    code: list[str] = []
    scale, top = layout.scale * POINTS, layout.sheet[1] * POINTS
    for place, image in enumerate(layout.images):
        images[f"I{place}"] = _embedded(document, image.data or image.file)
        size = f"{number(image.width * scale)} 0 0 {number(image.height * scale)}"
        corner = f"{number(image.x * scale)} {number(top - (image.y + image.height) * scale)}"
        code.append(f"q {size} {corner} cm /I{place} Do Q")
    return images, ("\n" + "\n".join(code)).encode() if code else b""


def background_image(document: "StreamedDocument", layout: Layout) -> tuple[dict[str, bytes], bytes]:
    """Add the scan of the stock over the whole sheet, as `layout_images` does; only previews ask for it.

    Raises KnownError bad_layout_image.
    """
    if not layout.background:
        return {}, b""
    width, height = (side * POINTS for side in layout.sheet)
    code = f"q {number(width)} 0 0 {number(height)} 0 0 cm /B0 Do Q".encode()
    return {"B0": _embedded(document, layout.background)}, code


def proof_code(proof: str, layout: Layout, place: ProofCode) -> bytes:
    """Return the operators of the proof's QR code; what makes codes is loaded for layouts that have one."""
    scale = layout.scale
    maker = importlib.import_module("desktop.documents.certificate.qr_code")
    made: bytes = maker.qr_operators(proof, place.x * scale, place.y * scale, place.size * scale, layout.sheet[1])
    return made


def picture_size(source: str) -> tuple[int, int]:
    """Return a picture's width and height in pixels. Raises KnownError bad_layout_image."""
    flat = _flat(source)
    return int(flat.width), int(flat.height)


def _embedded(document: "StreamedDocument", source: str) -> bytes:
    """Add a picture's pixels on white to a document; returns the reference to it."""
    flat = _flat(source)
    return document.add_image(flat.width, flat.height, flat.tobytes())


def _flat(source: str) -> Any:
    """Return a PNG, JPEG or page of a PDF (a path, or a data URI) on white paper."""
    reader = importlib.import_module("PIL.Image")  # slow to load, and few layouts have a picture
    told = source[:24] + "…" if source.startswith("data:") else source
    try:
        raw = base64.b64decode(source.partition(",")[2], validate=True) if source.startswith("data:") else None
        content = Path(source).read_bytes() if raw is None else raw
        opened: Any = _page(content) if content.startswith(b"%PDF") else reader.open(BytesIO(content))
        with opened:
            if opened.width * opened.height > _LARGEST or getattr(opened, "format", None) not in (None, "PNG", "JPEG"):
                raise KnownError("bad_layout_image", path=told)
            coloured = opened.convert("RGBA")
            flat = reader.new("RGB", coloured.size, (255, 255, 255))
            flat.paste(coloured, mask=coloured.getchannel("A"))
            return flat
    except (OSError, ValueError, SyntaxError, reader.DecompressionBombError) as error:
        raise KnownError("bad_layout_image", path=told) from error


def _page(content: bytes) -> Any:
    """Return the first page of a PDF as a picture."""
    pdfium = importlib.import_module("pypdfium2")
    try:
        document = pdfium.PdfDocument(content)
        try:
            return document[0].render(scale=_SCAN_DPI / 72).to_pil()
        finally:
            document.close()
    except (pdfium.PdfiumError, IndexError) as error:
        raise OSError(str(error)) from error
