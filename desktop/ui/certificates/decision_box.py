"""Which decision's certificates are looked at: issued ones first, then drafts, which can only be looked over."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from db.queries.decision_list import DecisionLine
from db.rules.terms import DecisionState
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme


class DecisionBox(QComboBox):
    """Keeps the decision chosen while the list is read anew."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts: set[int] = set()
        self.setAccessibleName(_("Decision"))
        self.setFont(theme.font("text"))
        self.setMinimumWidth(300)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.currentTextChanged.connect(self.setToolTip)  # the whole of it, where there is no room

    def show_decisions(self, lines: Sequence[DecisionLine]) -> None:
        """Offer all that are not revoked; hidden when there is none."""
        shown = sorted(
            (line for line in lines if line.state is not DecisionState.REVOKED),
            key=lambda line: line.state is not DecisionState.ISSUED,
        )
        kept = self.currentData()
        self._drafts = {line.id for line in shown if line.state is DecisionState.DRAFT}
        self.blockSignals(True)
        self.clear()
        for line in shown:
            self.addItem(self._words(line), line.id)
        self.setCurrentIndex(max(0, self.findData(kept)))
        self.blockSignals(False)
        self.setToolTip(self.currentText())
        self.setVisible(bool(shown))

    @staticmethod
    def _words(line: DecisionLine) -> str:
        if line.state is DecisionState.DRAFT or line.dated is None:
            return f"{line.award} ({_('draft')})  {line.authority}"
        return f"{line.number}, {line.dated:%d/%m/%Y}  {line.authority}"

    def current_id(self) -> int:
        return int(self.currentData() or 0)

    def on_draft(self) -> bool:
        return self.current_id() in self._drafts
