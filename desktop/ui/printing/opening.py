"""Opening files and folders with what the system has for them."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from db.connect import Database
from db.queries.decision_list import scan_content


def open_file(file: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def open_attachment(database: Database, attachment_id: int, folder: Path) -> Path:
    """Write a kept file into `folder` under its own name and open it."""
    with database.read() as session:
        name, content = scan_content(session, attachment_id)
    file = folder / Path(name).name
    file.write_bytes(content)
    open_file(file)
    return file
