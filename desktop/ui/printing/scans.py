"""The signed scan of a decision: kept in the record, opened with what the system has for it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from db.changes.decisions import LARGEST_SCAN, AttachScan
from db.changes.scans import keep_file
from db.errors import KnownError
from db.queries.decision_list import scans
from desktop.ui.context import Context
from desktop.ui.printing.opening import open_attachment
from desktop.ui.words import _

SCANS = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff")


def attach_scan(context: Context, decision_id: int, parent: QWidget) -> None:
    """Ask for the file and keep it. Raises KnownError where it cannot be read."""
    name, _kind = QFileDialog.getOpenFileName(parent, _("The signed scan"), "", _("Scans (*.pdf *.jpg *.png *.tif)"))
    if not name:
        return
    file = Path(name)
    if file.suffix.lower() not in SCANS:  # the system opens it later: nothing that runs may come in
        raise KnownError("not_a_scan", name=file.name, known=", ".join(SCANS))
    try:
        megabytes = file.stat().st_size // 2**20
        if megabytes > LARGEST_SCAN // 2**20:
            raise KnownError("file_too_large", name=file.name, megabytes=megabytes, limit=LARGEST_SCAN // 2**20)
        content = file.read_bytes()
    except OSError as error:
        raise KnownError("list_unreadable", name=file.name) from error
    sha256 = keep_file(context.database, file.name, content)
    context.history.do(AttachScan(decision_id, file.name, sha256))


def open_scan(context: Context, decision_id: int, folder: Path) -> bool:
    """Open the newest scan of a decision; False where none is attached."""
    with context.database.read() as session:
        found = scans(session, decision_id)
    if found:
        open_attachment(context.database, found[-1].attachment_id, folder)
    return bool(found)
