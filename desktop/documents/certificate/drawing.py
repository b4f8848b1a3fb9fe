"""Records into pages: one part of a run, drawn by whichever process has it; a part knows nothing of the others."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from db.rules import names
from desktop.documents.certificate.calibration import Calibration
from desktop.documents.certificate.compose import Certificate, compose
from desktop.documents.certificate.layout import Layout
from desktop.documents.certificate.layouts import Wanted
from desktop.documents.certificate.prepare import Ready, ready
from desktop.documents.certificate.problems import PaperProblem
from desktop.documents.certificate.values import CertificateValues
from desktop.documents.engine.images import proof_code
from desktop.documents.engine.lines import Line
from desktop.documents.engine.page_code import Used, page_code, text_code

_LEVEL, _WINDOW, _MEMORY = 4, 12, 5  # of zlib: a page is 1 KB, where more effort saves nothing


@dataclass(frozen=True)
class How:
    """What a whole run shares."""

    wanted: Wanted | None = None
    stock: bool = False
    calibration: Calibration | None = None
    scan: bool = False  # the scan of the stock behind the fields, for the screen


@dataclass
class Part:
    """Drawn pages: their operators deflated, the static layers that they call, the letters used."""

    pages: list[bytes] = field(default_factory=list)
    sheets: list[tuple[float, float]] = field(default_factory=list)
    forms: list[tuple[Layout, tuple[Line, ...]]] = field(default_factory=list)
    used: Used = field(default_factory=dict)
    problems: list[PaperProblem] = field(default_factory=list)
    identities: list[tuple[int, str, str]] = field(default_factory=list)  # index, who, award


class Drawer:
    """Draws records one after another into a part; with `draws` off only finds what is wrong."""

    def __init__(self, how: How, *, draws: bool = True) -> None:
        self.part = Part()
        self._draws = draws
        self._how = how
        self._stock = how.stock or (how.wanted is not None and how.wanted.stock)
        self._forms: dict[tuple[int, int], str] = {}

    def draw(self, values: CertificateValues, index: int) -> None:
        """Add the page of one record, or the problems that it has."""
        record, problems = ready(values, index)
        self.part.problems += problems
        if record is None:
            return
        drawn = compose(record, index, self._how.wanted, stock=self._stock)
        if isinstance(drawn, PaperProblem):
            self.part.problems.append(drawn)
            return
        self.part.identities.append((index, _who(record), _key(record.texts["award"])))
        if self._draws:
            self._page(drawn)

    def _page(self, drawn: Certificate) -> None:
        layout, part = drawn.layout, self.part
        scanned = self._how.scan and self._stock and layout.background is not None
        name = self._form(drawn) if drawn.static or scanned else None
        text = text_code(drawn.lines, layout.sheet[1], part.used)
        if drawn.proof and layout.code is not None:
            text += b"\n" + proof_code(drawn.proof, layout, layout.code)
        moved = self._how.calibration.matrix(layout.sheet[1]) if self._how.calibration else None
        part.pages.append(_deflated(page_code(text, name, moved)))
        part.sheets.append(layout.sheet)

    def _form(self, drawn: Certificate) -> str:
        """Return the name of the page's static layer, noting a new one."""
        key = (id(drawn.layout), id(drawn.static))
        if key not in self._forms:
            self._forms[key] = form_name(drawn.layout, drawn.static)
            self.part.forms.append((drawn.layout, drawn.static))
        return self._forms[key]


def _deflated(code: bytes) -> bytes:
    """Return deflated operators; a window of 4 KB is all a page needs, and is set up sooner."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW, _MEMORY)
    return packer.compress(code) + packer.flush()


def form_name(layout: Layout, static: Sequence[Line]) -> str:
    """Return the name of a static layer, which follows from what it shows and from nothing else."""
    drawn = (layout.frame, layout.ornament, layout.rules, layout.images) if static else layout.background
    shown = repr((layout.sheet, layout.scale, drawn, static))
    return f"S{zlib.crc32(shown.encode()):08x}"


def draw_part(records: Sequence[CertificateValues], first: int, how: How) -> Part:
    """Return the pages of consecutive records; `first` is the index of the first one."""
    drawer = Drawer(how)
    for index, values in enumerate(records, start=first):
        drawer.draw(values, index)
    return drawer.part


def _who(record: Ready) -> str:
    """Return what tells one nominee from another: kind, name, and unit or else position."""
    texts = record.texts
    syllables = map(_key, record.name.split(" "))  # they repeat, whole names do not
    return "\x00".join((record.kind, " ".join(syllables), _key(texts["unit"] or texts["position"])))


@lru_cache(maxsize=20_000)
def _key(text: str) -> str:
    return names.match_key(text)
