"""Asks for the reason of an action that needs one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcTextEdit


class ReasonDialog(Dialog):
    """Accepts only once there is a reason; it stands in the record and on papers as it is typed."""

    def __init__(self, theme: Theme, title: str, verb: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, title, verb, _("Leave"), words=words, width=460, parent=parent)
        self.reason = NfcTextEdit()
        self.reason.setFixedHeight(theme.px(70))
        self.reason.textChanged.connect(self.check)
        self.body.addWidget(Field(theme, _("Reason"), self.reason, required=True))
        self.check()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Enable the verb once a reason is written."""
        self.accept_button.setEnabled(bool(self.reason.value()))

    def text(self) -> str:
        """Return the reason."""
        return self.reason.value()
