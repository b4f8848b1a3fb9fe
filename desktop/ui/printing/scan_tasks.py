"""Signed scans as pages, made in the printing process. Nothing here may import Qt."""

from pathlib import Path

from db.connect import Database
from db.queries.decision_list import scan_content
from desktop.documents.engine.scan_pages import write_scan_pages


def draw_scan(location: str, attachment_id: int, out: Path) -> None:
    """Write a kept scan as PDF. Raises KnownError("scan_unreadable")."""
    database = Database(location)
    try:
        with database.read() as session:
            name, content = scan_content(session, attachment_id)
    finally:
        database.close()
    write_scan_pages(name, content, out)
