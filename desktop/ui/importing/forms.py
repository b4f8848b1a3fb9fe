"""Where a file is dropped, and the two questions of the import: its password, and the award of rows without one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.intake.award_choice import nearest_award
from desktop.intake.doubt_causes import Award
from desktop.ui.core.i18n import _, counted
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import label, picture_label


class DropZone(QWidget):
    """The widget a file is dropped on; the first local file is emitted, whatever its suffix."""

    dropped = Signal(object)  # Path

    def __init__(self, theme: Theme, actions: list[ActionButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._over = theme, False
        self.setAcceptDrops(True)
        picture = picture_label()
        picture.setPixmap(theme.pixmap("file-input", "gold", 40, self.devicePixelRatioF()))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said = label(theme, "", "strong", "stop", wrap=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = label(theme, _("Drop the list that a unit sent here"), "section")
        hint = _(
            "Excel, Word, PDF with text, CSV, ODS, RTF, zip, e-mail, or copied cells; old .VnTime and VNI letters too."
        )
        below = label(theme, hint, "text", "text2", wrap=True)
        for words in (title, below):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in actions:
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(60, 24, 60, 24)
        column.setSpacing(10)
        column.addStretch(2)
        for widget in (picture, title, below, self.said):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(3)

    def show_message(self, sentence: str) -> None:
        """Say why a file was not read; the next one can be dropped at once."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.dropped.emit(Path(files[0]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(16.5, 12.5, -16.5, -16.5)
            painter.setBrush(self._theme.colour("selected" if self._over else "surface"))
            painter.setPen(QPen(self._theme.colour("accent" if self._over else "control"), 1.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box, 6, 6)


class PasswordForm(Dialog):
    """A dialog for the password of a locked file; the password is not stored."""

    def __init__(self, theme: Theme, file: str, words: str, parent: QWidget | None = None) -> None:
        title = _("{file} is locked").format(file=file)
        super().__init__(theme, title, _("Open the file"), _("Leave"), words=words, width=460, parent=parent)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.body.addWidget(Field(theme, _("Password"), self.password, required=True))
        self.password.textChanged.connect(lambda text: self.accept_button.setEnabled(bool(text)))
        self.accept_button.setEnabled(False)
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)


class AwardForm(Dialog):
    """A dialog for the award of one or several rows; the one nearest to `wording` is proposed, none where none is."""

    def __init__(
        self, theme: Theme, rows: int, awards: Sequence[Award], parent: QWidget | None = None, wording: str = ""
    ) -> None:
        title = counted("Award of {n} row", "Award of {n} rows", rows).format(n=rows)
        words = _("The file names no award for them, or one that the record does not know.")
        super().__init__(
            theme,
            title,
            counted("Use it for this row", "Use it for these rows", rows),
            _("Leave"),
            words=words,
            parent=parent,
        )
        self.award = combo_box([(name, (award, authority)) for name, award, authority in awards], None)
        self.body.addWidget(Field(theme, _("Award"), self.award, required=True))
        nearest = nearest_award(wording, [name for name, _award, _authority in awards])
        self.award.setPlaceholderText(_("Choose the award…"))
        self.award.currentIndexChanged.connect(lambda at: self.accept_button.setEnabled(at >= 0))
        self.award.setCurrentIndex(-1 if nearest is None else nearest)
        self.accept_button.setEnabled(nearest is not None)
        self.award.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> tuple[tuple[int, int], str]:
        """Return award and authority, and how the list calls it from now on."""
        award, authority = self.award.currentData()
        return (award, authority), self.award.currentText()
