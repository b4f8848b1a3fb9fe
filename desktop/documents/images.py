"""Pictures that an office supplies for its layout: embedded once, without transparency."""

import importlib
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import KnownError
from desktop.documents.layout import Image, Layout
from desktop.documents.lines import POINTS
from desktop.documents.page_code import number

if TYPE_CHECKING:
    from desktop.documents.pdf_file import PdfFile

_LARGEST = 30_000_000  # pixels


def image_forms(file: "PdfFile", layout: Layout) -> tuple[str, bytes]:
    """Write the layout's pictures; return the resources and the operators that draw them."""
    names: list[str] = []
    code: list[str] = []
    scale, top = layout.scale * POINTS, layout.sheet[1] * POINTS
    for place, image in enumerate(layout.images):
        key = file.image(*_embedded(image))
        names.append(f"/I{place} {key} 0 R")
        size = f"{number(image.width * scale)} 0 0 {number(image.height * scale)}"
        corner = f"{number(image.x * scale)} {number(top - (image.y + image.height) * scale)}"
        code.append(f"q {size} {corner} cm /I{place} Do Q")
    resources = f"/XObject<<{''.join(names)}>>" if names else ""
    return resources, ("\n" + "\n".join(code)).encode() if code else b""


def _embedded(image: Image) -> tuple[bytes, str]:
    """Return the picture's pixels on white, deflated, and the entries that say how to read them."""
    reader = importlib.import_module("PIL.Image")  # slow to load, and few layouts have a picture
    try:
        with reader.open(Path(image.file)) as opened:
            if opened.width * opened.height > _LARGEST:
                raise KnownError("bad_layout_image", path=image.file)
            coloured = opened.convert("RGBA")
            flat = reader.new("RGB", coloured.size, (255, 255, 255))
            flat.paste(coloured, mask=coloured.getchannel("A"))
    except (OSError, ValueError) as error:
        raise KnownError("bad_layout_image", path=image.file) from error
    entries = f"/Width {flat.width}/Height {flat.height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode"
    return zlib.compress(flat.tobytes(), 6), entries
