"""The two questions of the import: a locked file's password, and the award of rows that name none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.intake.award_choice import nearest_award
from desktop.intake.doubt_causes import Award
from desktop.ui.core.i18n import _, counted
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field


class PasswordForm(Dialog):
    """A dialog for the password of a locked file; the password is not stored."""

    def __init__(self, theme: Theme, file: str, words: str, parent: QWidget | None = None) -> None:
        title = _("{file} is locked").format(file=file)
        super().__init__(theme, title, _("Open the file"), _("Leave"), words=words, width=460, parent=parent)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.body.addWidget(Field(theme, _("Password"), self.password))
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
        self.body.addWidget(Field(theme, _("Award"), self.award))
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
