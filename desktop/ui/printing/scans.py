"""The signed scan of a decision: kept in the record, opened with what the system has for it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.changes.decisions import LARGEST_SCAN
from db.changes.scans import keep_file
from db.errors import KnownError
from db.queries.decision_list import scans
from db.rules.clean_text import with_marks_named
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.core.jobs import Step
from desktop.ui.printing.open_files import kind_of, open_attachment
from desktop.ui.widgets.ask_file import Drawer, ask_open
from desktop.ui.widgets.message_bars import ProgressBar

PIECE = 2**20  # bytes
SCANS = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff")


def attach_scan(context: Context, attach: Callable[[str, str], object], progress: ProgressBar, parent: QWidget) -> None:
    """Ask for the file and keep it, in a worker: it may be as large as the record takes and lie on a slow stick.

    `attach` then gets its name and its hash.
    """
    kinds = _("Scans (*.pdf *.jpg *.png *.tif)")
    file = ask_open(context.preferences, parent, _("The signed scan"), kinds, Drawer.SCANS)
    if file is not None:
        keep_scan(context, file, attach, progress)


def keep_scan(context: Context, file: Path, attach: Callable[[str, str], object], progress: ProgressBar) -> None:
    """Keep a file in a worker; `attach` then gets its name and its hash."""
    database = context.database

    def kept(sha256: str) -> None:
        progress.finish("", [])
        attach(file.name, sha256)

    def failed(error: Exception) -> None:
        progress.finish("", [])
        context.errors.handle(error)

    job = context.jobs.start(
        lambda step: keep_file(database, file.name, read_scan(file, step)),
        kept,
        failed=failed,
        progressed=lambda done, total: progress.step(done, total, ""),
        cancelled=partial(progress.finish, "", []),
    )
    progress.start(_("Attaching {file}").format(file=with_marks_named(file.name)))
    progress.cancelled.connect(job.cancel)


def read_scan(file: Path, step: Step) -> bytes:
    """Return what is in a scan; `step` hears of the bytes. Raises KnownError: not_a_scan, file_too_large,
    list_unreadable.
    """
    if file.suffix.lower() not in SCANS:  # the system opens it later: nothing that runs may come in
        raise KnownError("not_a_scan", name=file.name, known=", ".join(SCANS))
    content = bytearray()
    try:
        size = file.stat().st_size
        if size > LARGEST_SCAN:
            raise KnownError("file_too_large", name=file.name, megabytes=size // 2**20, limit=LARGEST_SCAN // 2**20)
        with file.open("rb") as opened:
            while piece := opened.read(PIECE):
                content += piece
                step(len(content), size)
    except OSError as error:
        raise KnownError("list_unreadable", name=file.name) from error
    if content and kind_of(bytes(content[:16])) is None:  # an empty one is told by what keeps it
        raise KnownError("not_a_scan", name=file.name, known=", ".join(SCANS))
    return bytes(content)


def open_scan(context: Context, decision_id: int, folder: Path) -> bool:
    """Open the newest scan of a decision; False where none is attached."""
    with context.database.read() as session:
        found = scans(session, decision_id)
    if found:
        open_attachment(context.database, found[-1].attachment_id, folder)
    return bool(found)
