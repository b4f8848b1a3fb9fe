"""How a decision changed the wording of one nominee."""

from PySide6.QtWidgets import QWidget

from db.queries.decision_list import DecisionItemLine
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, NfcTextEdit


class WordingForm(Dialog):
    """The dialog for name, position, unit and citation as the signed decision has them."""

    def __init__(self, theme: Theme, item: DecisionItemLine, parent: QWidget | None = None) -> None:
        title = _("Wording of {name}").format(name=item.name)
        super().__init__(theme, title, _("Keep the wording"), _("Leave"), parent=parent)
        self.name, self.position, self.unit = NfcLineEdit(item.name), NfcLineEdit(item.position), NfcLineEdit(item.unit)
        self.citation = NfcTextEdit(item.citation)
        self.citation.setFixedHeight(theme.px(70))
        rows: tuple[tuple[str, QWidget], ...] = (
            (_("Name"), self.name),
            (_("Position"), self.position),
            (_("Unit"), self.unit),
            (_("Citation"), self.citation),
        )
        for text, editor in rows:
            self.body.addWidget(Field(theme, text, editor))

    def values(self) -> dict[str, str]:
        """Return the wording by the fields of `JudgeItem`."""
        return {
            "recipient": self.name.value(),
            "position": self.position.value(),
            "unit": self.unit.value(),
            "citation": self.citation.value(),
        }
