"""Signed scans as pages, made in the printing process. Nothing here may import Qt."""

import importlib
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from db.connect import Database
from db.queries.decision_list import scan_content
from desktop.documents.engine.scan_pages import write_scan_pages


def draw_scan(location: str, attachment_id: int, out: Path) -> None:
    """Write a kept scan as PDF. Raises KnownError("scan_unreadable")."""
    write_scan_pages(*_kept(location, attachment_id), out)


def _kept(location: str, attachment_id: int) -> tuple[str, bytes]:
    database = Database(location, read_only=True)
    try:
        with database.read() as session:
            return scan_content(session, attachment_id)
    finally:
        database.close()


def judge_scan(location: str, attachment_id: int) -> list[tuple[str, str, str, datetime | None]]:
    """Return verdict, signer, office and time of each signature of a kept file; none of a picture or a plain scan."""
    _name, content = _kept(location, attachment_id)
    if not content.startswith(b"%PDF-") or b"/ByteRange" not in content:
        return []
    with TemporaryDirectory(prefix="so-vang-") as folder:
        file = Path(folder) / "signed.pdf"
        file.write_bytes(content)
        found = importlib.import_module("desktop.exchange.signatures").signatures_of(file)
        return [each.told_plainly() for each in found]
