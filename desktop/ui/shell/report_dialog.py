"""A bug: what happened without personal data, ready to copy; the program goes on behind it."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.dialog import Dialog


class ReportDialog(Dialog):
    """Shows the report; the main button copies it."""

    def __init__(self, theme: Theme, report: str, parent: QWidget | None = None) -> None:
        words = _(
            "Something in the program did not work. Nothing that was saved is lost, and you can go on. "
            "The report names no people: copy it and send it to whoever looks after the program."
        )
        super().__init__(
            theme, _("The program made a mistake"), _("Copy the report"), _("Go on"), words=words, parent=parent
        )
        self.setModal(False)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(_("Report"))
        self.report.setFont(theme.font("small"))
        self.report.setMinimumHeight(theme.px(150))
        self.report.setTabChangesFocus(True)
        self.body.addWidget(self.report)

    def take(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        super().take()
