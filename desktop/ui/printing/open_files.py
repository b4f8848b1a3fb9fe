"""Opening files and folders with what the system has for them."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from db.connect import Database
from db.errors import KnownError
from db.queries.decision_list import scan_content
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import ActionButton


def open_file(file: Path) -> None:
    """Open a file with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def file_actions(theme: Theme, file: Path) -> list[ActionButton]:
    """Return what is offered at the end of work that wrote a file: to open it, or the folder it lies in."""
    opener, folder = ActionButton(theme, _("Open the file")), ActionButton(theme, _("Open the folder"))
    opener.clicked.connect(lambda: open_file(file))
    folder.clicked.connect(lambda: open_file(file.parent))
    return [opener, folder]


KINDS = {
    ".pdf": ((b"%PDF-",), (".pdf",)),
    ".jpg": ((b"\xff\xd8\xff",), (".jpg", ".jpeg")),
    ".png": ((b"\x89PNG\r\n\x1a\n",), (".png",)),
    ".tif": ((b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"), (".tif", ".tiff")),
}
"""What a scan can be: how its content begins, and how its name may end."""


def kind_of(content: bytes) -> str | None:
    """Return how the name of a file with this content ends, None where it is no scan."""
    return next((kind for kind, (begins, _ends) in KINDS.items() if content.startswith(begins)), None)


def name_to_open(name: str, kind: str) -> str:
    """Return a file name for the system to open: the ending is that of the content, whatever the kept name says."""
    bare = name.replace("\\", "/").rpartition("/")[2]
    stem, _dot, ending = bare.rpartition(".")
    own = f".{ending}".lower() in KINDS[kind][1]
    kept = "".join(letter if letter.isalnum() or letter in " -_()," else "_" for letter in (stem if own else bare))
    return (kept.strip(" _")[:100] or "scan") + (f".{ending}" if own else kind)


def open_attachment(database: Database, attachment_id: int, folder: Path) -> Path:
    """Write a kept file into `folder` and open it, as what its content is. Raises KnownError("not_to_be_opened")."""
    with database.read() as session:
        name, content = scan_content(session, attachment_id)
    kind = kind_of(content)
    if kind is None:
        raise KnownError("not_to_be_opened", name=name, known=", ".join(KINDS))
    file = folder / name_to_open(name, kind)
    file.write_bytes(content)
    open_file(file)
    return file
