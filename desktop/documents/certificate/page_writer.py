"""Composed certificates as pages of a document: the static layer once as a form XObject, the variable lines by page."""

import math
import zlib
from collections.abc import Sequence
from functools import lru_cache

from desktop.documents.certificate.calibration import Calibration
from desktop.documents.certificate.compose import Certificate
from desktop.documents.certificate.layout import Layout, ProofCode, Rule
from desktop.documents.engine.archive import About
from desktop.documents.engine.document import StreamedDocument
from desktop.documents.engine.images import embed_image, qr_operators
from desktop.documents.engine.ink_extents import width_em
from desktop.documents.engine.text_operators import TextEncoder, TextLine, TextRun, number
from desktop.documents.engine.units import POINTS
from desktop.documents.ornament.drawing import ornament_code

SPECIMEN = "BẢN XEM, KHÔNG DÙNG ĐỂ TRAO"
SPECIMEN_FACE = "Tinos-Bold"
_LEVEL, _WINDOW, _MEMORY = 5, 12, 5  # of zlib: a page is 1 KB, where more effort saves nothing


class PageWriter:
    """Writes certificates into a document, each on its page, moved by the printer's calibration.

    A `specimen` says across each page that it is only to be looked at.
    """

    def __init__(
        self, document: StreamedDocument, calibration: Calibration | None, *, scan: bool, specimen: bool = False
    ) -> None:
        self.pages = 0
        self.about: About = document.about
        """What the file says of itself when it is closed."""
        self._specimen = specimen
        self._document = document
        self._calibration = calibration
        self._scan = scan  # of the stock behind the fields
        self._forms: set[str] = set()
        self._encoder = TextEncoder()

    def add(self, composed: Certificate) -> None:
        """Add the page of one certificate."""
        layout = composed.layout
        name = self._form(composed) if composed.static or (self._scan and layout.background is not None) else None
        text = self._encoder.encode(composed.lines, layout.sheet[1])
        if composed.proof and layout.code is not None:
            text += b"\n" + _proof_code(composed.proof, layout, layout.code)
        if self._specimen:
            text = self._specimen_code(layout.sheet) + text
        matrix = self._calibration.matrix(layout.sheet[1]) if self._calibration else None
        self._document.add_page(_deflated(_page_code(text, name, matrix)), layout.sheet)
        self.pages += 1

    def _specimen_code(self, sheet: tuple[float, float]) -> bytes:
        """Return the operators of the words across a sheet of this width and height in mm, from corner to corner."""
        width, height = sheet
        diagonal = math.hypot(width, height)
        em = width_em(SPECIMEN_FACE, SPECIMEN, 0.0, {})
        size = 0.7 * diagonal * POINTS / em
        line = TextLine("specimen", 0.15 * diagonal, 0.0, "gold_soft", (TextRun(SPECIMEN_FACE, size, SPECIMEN),))
        cosine, sine = width / diagonal, height / diagonal
        turn = " ".join(f"{value:.5f}" for value in (cosine, sine, -sine, cosine, 0, 0))
        return f"q {turn} cm\n".encode() + self._encoder.encode([line], 0.0) + b"\nQ\n"

    def close(self) -> None:
        """Embed the fonts and end the document."""
        for face, letters in self._encoder.letters.items():
            self._document.use_letters(face, letters)
        self._document.about = self.about
        self._document.close()

    def _form(self, composed: Certificate) -> str:
        """Return the name of the page's static layer, which is added with the first page that shows it."""
        layout, static = composed.layout, composed.static
        name = _form_name(layout, static)
        if name not in self._forms:
            self._forms.add(name)
            if static:
                images, drawn = self._images(layout)
                code = _static_code(layout, static, self._encoder) + drawn
            else:  # stock has everything but its fields already; what is behind them is its scan
                images, code = self._background(layout)
            self._document.add_form(name, code, layout.sheet, images)
        return name

    def _images(self, layout: Layout) -> tuple[dict[str, bytes], bytes]:
        """Embed the layout's pictures; returns the references by name and the operators that draw them."""
        images: dict[str, bytes] = {}
        code: list[str] = []
        scale, top = layout.scale * POINTS, layout.sheet[1] * POINTS
        for place, image in enumerate(layout.images):
            images[f"I{place}"] = embed_image(self._document, image.data or image.file)
            size = f"{number(image.width * scale)} 0 0 {number(image.height * scale)}"
            corner = f"{number(image.x * scale)} {number(top - (image.y + image.height) * scale)}"
            code.append(f"\nq {size} {corner} cm /I{place} Do Q")
        return images, "".join(code).encode()

    def _background(self, layout: Layout) -> tuple[dict[str, bytes], bytes]:
        """Embed the scan of the stock over the whole sheet, as `_images` does; only previews ask for it."""
        if not layout.background:
            return {}, b""
        width, height = (side * POINTS for side in layout.sheet)
        code = f"q {number(width)} 0 0 {number(height)} 0 0 cm /B0 Do Q".encode()
        return {"B0": embed_image(self._document, layout.background)}, code


@lru_cache(maxsize=256)
def _form_name(layout: Layout, static: tuple[TextLine, ...]) -> str:
    """Return the name of a static layer, which follows from what it shows and from nothing else."""
    drawn = (layout.frame, layout.ornament, layout.rules, layout.images) if static else layout.background
    shown = repr((layout.sheet, layout.scale, drawn, static))
    return f"S{zlib.crc32(shown.encode()):08x}"


def _static_code(layout: Layout, lines: Sequence[TextLine], encoder: TextEncoder) -> bytes:
    """Return the operators of ornament, rules and fixed lines."""
    rules = "\n".join(_rule_code(layout, rule) for rule in layout.rules)
    ornament = ornament_code(layout.ornament, layout.frame, layout.scale, layout.sheet[1])
    return ornament + b"\n" + rules.encode() + b"\n" + encoder.encode(lines, layout.sheet[1])


def _rule_code(layout: Layout, rule: Rule) -> str:
    length = rule.length
    if rule.as_long_as:
        box = layout.boxes[rule.as_long_as]
        length = width_em(box.font, box.text, box.tracking, box.pairs) * box.size / POINTS
    scale, top = layout.scale * POINTS, layout.sheet[1] * POINTS
    left, right = (rule.x - length / 2) * scale, (rule.x + length / 2) * scale
    y = top - rule.y * scale
    weight = max(0.2, rule.weight * (layout.scale if layout.scale > 0.99 else 0.86))
    return f"0 G {number(weight)} w {number(left)} {number(y)} m {number(right)} {number(y)} l S"


def _proof_code(proof: str, layout: Layout, place: ProofCode) -> bytes:
    """Return the operators of the proof's QR code."""
    scale = layout.scale
    return qr_operators(proof, place.x * scale, place.y * scale, place.size * scale, layout.sheet[1])


def _page_code(text: bytes, form: str | None, matrix: Sequence[float] | None) -> bytes:
    """Return the operators of a page: the static form, then the text, both moved by the calibration."""
    drawn = (f"/{form} Do\n".encode() if form else b"") + text
    if matrix is None:
        return drawn
    moved = " ".join(f"{value + 0.0:.6f}".rstrip("0").rstrip(".") for value in matrix)
    return f"q {moved} cm\n".encode() + drawn + b"\nQ"


def _deflated(code: bytes) -> bytes:
    """Return deflated operators; a window of 4 KB is all a page needs, and is set up sooner."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW, _MEMORY)
    return packer.compress(code) + packer.flush()
