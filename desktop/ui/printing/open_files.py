"""Opening files and folders with what the system has for them."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from db.connect import Database
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


def open_attachment(database: Database, attachment_id: int, folder: Path) -> Path:
    """Write a kept file into `folder` under its own name and open it."""
    with database.read() as session:
        name, content = scan_content(session, attachment_id)
    file = folder / Path(name).name
    file.write_bytes(content)
    open_file(file)
    return file
