"""The forms about one known person: the identity number, and two entries that are one person."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from db.queries.settings import PersonLine
from db.rules.births import short_birth
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import label


class IdentityForm(Dialog):
    """The dialog for a person's identity number; the screen shows only its last digits afterwards."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        words = _("Kept apart from the journal; screens show only its last four digits.")
        title = _("Identity number of {name}").format(name=name)
        super().__init__(theme, title, _("Keep"), _("Leave"), words=words, width=460, parent=parent)
        self.number = QLineEdit()
        self.number.setMaxLength(20)
        self.body.addWidget(Field(theme, _("CCCD or CMND"), self.number, hint=_("12 or 9 digits")))
        self.number.textChanged.connect(lambda _text: self.check())
        self.check()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Enable accepting while something is typed; the record checks the digits."""
        self.accept_button.setEnabled(bool(self.number.text().strip()))


class MergeForm(Dialog):
    """The dialog for two entries of one person: which of them is kept."""

    def __init__(self, theme: Theme, two: Sequence[PersonLine], parent: QWidget | None = None) -> None:
        words = _("Their nominations and awards come together under the one that goes on. Undo takes them apart again.")
        title = _("Two entries of one person?")
        super().__init__(theme, title, _("They are one person"), _("Leave"), words=words, parent=parent)
        self._two = two
        self.choices = QButtonGroup(self)
        for at, line in enumerate(two):
            name = f"{line.honorific} {line.name}".strip()
            choice = QRadioButton(", ".join(text for text in (name, short_birth(line.birth)) if text))
            choice.setAccessibleName(choice.text())
            choice.setAccessibleDescription(_("This entry goes on"))
            self.choices.addButton(choice, at)
            self.body.addWidget(choice)
            where = ", ".join(text for text in (line.position, line.unit) if text)
            below = label(theme, where, "small", "text2", wrap=True)
            below.setContentsMargins(26, 0, 0, 4)
            self.body.addWidget(below)
        self.choices.button(0).setChecked(True)
        self.choices.button(0).setFocus(Qt.FocusReason.OtherFocusReason)

    def double_and_kept(self) -> tuple[int, int]:
        """Return the ids of the entry that is marked as a double and of the one that goes on."""
        kept = self.choices.checkedId()
        return self._two[1 - kept].id, self._two[kept].id
