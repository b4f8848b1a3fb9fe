"""What keeps a layout's file from being taken in: one sentence for each fault, with its place in the file."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Look
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field


class FaultsDialog(Dialog):
    """The sentences can be copied for whoever made the file."""

    def __init__(self, look: Look, file: str, sentences: Sequence[str], parent: QWidget | None = None) -> None:
        title = _("{file} cannot be taken in").format(file=file)
        words = _("Nothing was changed. Mend these places in the file and take it in again.")
        super().__init__(look, title, _("Close"), _("Leave"), words=words, width=640, parent=parent)
        self.cancel_button.hide()
        self.list = QPlainTextEdit("\n".join(sentences))
        self.list.setReadOnly(True)
        self.list.setMinimumHeight(look.px(160))
        self.body.addWidget(Field(look, _("Places"), self.list))
