"""A dossier as one PDF: a page of contents, then the pages of every scan behind each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from pypdfium2 import PdfDocument

from desktop.documents.engine.atomic_file import atomic_write
from desktop.documents.engine.scan_pages import write_scan_pages
from desktop.documents.letters.listing import CellKind, Column, Listing, ListPart, Table
from desktop.documents.letters.listing_pdf import write_listing_pdf
from desktop.documents.letters.values import Office
from desktop.pdfium import PDFIUM

COLUMNS: Final = (
    Column("TT", CellKind.NUMBER, 6, 14),
    Column("Giấy tờ", CellKind.TEXT, 60, 104),
    Column("Tình trạng", CellKind.TEXT, 40, 76),
    Column("Từ trang", CellKind.NUMBER, 10, 30),
    Column("Số trang", CellKind.NUMBER, 10, 30),
)


@dataclass(frozen=True)
class BundleEntry:
    """One line of the contents: a paper, what is said of it, and its scan where there is one."""

    name: str
    state: str
    file: str = ""
    content: bytes = b""


@dataclass(frozen=True)
class Bundle:
    """A dossier: whose, and its entries in their order."""

    title: str
    heading: tuple[str, str]
    note: str
    entries: tuple[BundleEntry, ...]
    office: Office


def contents(bundle: Bundle, pages: Sequence[int], own: int) -> Listing:
    """Return the page of contents; `pages` are those of each entry, `own` those of the contents."""
    first = accumulate((own + 1, *pages[:-1]))
    rows = tuple(
        (at, each.name, each.state, start if many else None, many or None)
        for at, (each, many, start) in enumerate(zip(bundle.entries, pages, first, strict=True), start=1)
    )
    part = ListPart(
        title=bundle.title,
        table=Table(COLUMNS, rows),
        heading=bundle.heading,
        note=bundle.note,
        total=f"Tổng số: {sum(pages):02d} trang bản quét./.",
    )
    return Listing(bundle.title, (part,), bundle.office)


def write_bundle_pdf(out: Path, bundle: Bundle, today: date | None = None) -> None:
    """Write the contents and all scans. Raises KnownError: scan_unreadable, which names the file."""
    with TemporaryDirectory(prefix="so-vang-") as name, atomic_write(out) as aside:
        folder = Path(name)
        files = [_pages_of(each, folder / f"{at}.pdf") for at, each in enumerate(bundle.entries)]
        pages = [_count(file) if file else 0 for file in files]
        cover, own = folder / "contents.pdf", 1
        write_listing_pdf(cover, contents(bundle, pages, own), today)
        if _count(cover) != own:  # a long dossier has contents of several pages
            own = _count(cover)
            write_listing_pdf(cover, contents(bundle, pages, own), today)
        with PDFIUM:
            whole = PdfDocument.new()
            for file in (cover, *(each for each in files if each)):
                source = PdfDocument(file)
                whole.import_pages(source)
                source.close()
            whole.save(aside)
            whole.close()


def _pages_of(entry: BundleEntry, file: Path) -> Path | None:
    """Write a scan as pages; None where the entry has none."""
    if not entry.content:
        return None
    write_scan_pages(entry.file, entry.content, file)
    return file


def _count(file: Path) -> int:
    with PDFIUM:
        document = PdfDocument(file)
        pages = len(document)
        document.close()
    return pages
