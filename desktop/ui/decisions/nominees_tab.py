"""The nominees of a decision: who was approved, who was not and why, in which words."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from db.changes.decisions import JudgeItem, JudgeItems
from db.queries.decision_list import DecisionItemLine
from db.rules.printed_names import printed_name
from db.rules.terms import NomineeKind
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.forms.wording_form import WordingForm
from desktop.ui.framework.reason_dialog import ReasonDialog
from desktop.ui.tables.columns import Column, Mark
from desktop.ui.tables.paged_model import NUMBER, PagedModel
from desktop.ui.tables.view import RecordTable
from desktop.ui.widgets.buttons import ActionButton


def item_columns() -> tuple[Column[DecisionItemLine], ...]:
    """Return the columns in the current language."""
    return (
        Column(NUMBER, _("No."), lambda _item: "", 40, right=True, role="figures"),
        Column("name", _("Name"), lambda i: printed_name(i.kind, i.honorific, i.name), 160, role="name", stretch=True),
        Column(
            "approved",
            _("Approved"),
            lambda i: (_("approved, reworded") if i.changed else _("approved")) if i.approved else i.reason,
            150,
            mark=lambda i: Mark("circle-check", "ok") if i.approved else Mark("circle-x", "stop"),
        ),
    )


def count_words(counts: Mapping[NomineeKind, int]) -> str:
    """Return "02 tập thể, 05 cá nhân" in the reader's language."""
    words = {
        NomineeKind.COLLECTIVE: _("{n} collectives"),
        NomineeKind.INDIVIDUAL: _("{n} individuals"),
        NomineeKind.HOUSEHOLD: _("{n} households"),
    }
    return ", ".join(words[kind].format(n=f"{counts[kind]:02d}") for kind in words if counts.get(kind))


class NomineesTab(QWidget):
    """A tab with the nominees of a decision; its buttons trigger the page's actions."""

    def __init__(self, context: Context, actions: Sequence[tuple[QAction, str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._theme = context, context.theme
        self._items: dict[int, DecisionItemLine] = {}
        self._decision = 0
        self.model: PagedModel[DecisionItemLine] = PagedModel(item_columns(), self._rows, _("removed"), self)
        self.items = RecordTable(self._theme, self.model, _("Nominees"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self.items, 1)
        for action, text, key in actions:
            button = ActionButton(self._theme, text, key=key)
            button.follow(action)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_items(self, decision_id: int, items: Sequence[DecisionItemLine]) -> None:
        """Show the nominees of a decision."""
        self._decision = decision_id
        self._items = {item.nomination_id: item for item in items}
        self.items.show_ids(list(self._items))

    def _rows(self, ids: Sequence[int]) -> Mapping[int, DecisionItemLine]:
        return {id_: self._items[id_] for id_ in ids if id_ in self._items}

    def judge(self, approved: bool) -> None:
        """Record the authority's word on the chosen nominees; a refusal has its reason."""
        ids = self.items.selected_ids()
        if not ids:
            return
        reason = ""
        if not approved:
            ask = ReasonDialog(self._theme, _("{n} not approved").format(n=len(ids)), _("Record it"), parent=self)
            if ask.exec() != QDialog.DialogCode.Accepted:
                return
            reason = ask.text()
        self._context.do(JudgeItems(self._decision, tuple(ids), approved, reason))

    def change_wording(self) -> None:
        """Keep the words of the signed paper where they differ from what was proposed."""
        item = self._items.get(self.items.current_id())
        if item is None:
            return
        ask = WordingForm(self._theme, item, self)
        if ask.exec() == QDialog.DialogCode.Accepted:
            change = JudgeItem(self._decision, item.nomination_id, item.approved, item.reason, **ask.values())
            self._context.do(change)
