"""The nominees of a decision: who was approved, who was not and why, in which words."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from db.changes.decisions import JudgeItem, JudgeItems
from db.queries.decision_list import DecisionItemLine
from db.rules.printed_names import printed_name
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.forms.wording_form import WordingForm
from desktop.ui.framework.reason_dialog import ReasonDialog
from desktop.ui.framework.shown import ShownList, list_of
from desktop.ui.framework.state_labels import secret_mark
from desktop.ui.tables.columns import Column, Mark
from desktop.ui.tables.paged_model import NUMBER, PagedModel
from desktop.ui.tables.sections import by_award, by_unit
from desktop.ui.tables.view import RecordTable
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.flow_layout import FlowLayout


def item_columns() -> tuple[Column[DecisionItemLine], ...]:
    """Return the columns in the current language."""
    return (
        Column(NUMBER, _("No."), lambda _item: "", 40, right=True, role="figures"),
        Column(
            "name",
            _("Name"),
            lambda i: printed_name(i.kind, i.honorific, i.name) + secret_mark(i.secret),
            160,
            role="name",
            stretch=True,
            roomy=320,
            least=140,
        ),
        Column("unit", _("Unit"), lambda item: item.unit, 150, spare=True),
        Column(
            "approved",
            _("Approved"),
            _approval,
            150,
            mark=_approval_mark,
            least=104,
        ),
    )


def _approval(item: DecisionItemLine) -> str:
    if item.replaced:
        return _("replaced by {number}").format(number=item.revoked)
    if item.revoked:
        return _("revoked by {number}").format(number=item.revoked)
    if not item.approved:
        return item.reason
    told = _("approved, reworded") if item.changed else _("approved")
    if item.corrected:
        told += " · " + _("corrected by {paper}").format(paper=item.corrected)
    return told


def _approval_mark(item: DecisionItemLine) -> Mark:
    if item.revoked:
        return Mark("ban", "stop")
    return Mark("circle-check", "ok") if item.approved else Mark("circle-x", "stop")


class NomineesTab(QWidget):
    """A tab with the nominees of a decision; its buttons trigger the page's actions."""

    def __init__(
        self, context: Context, actions: Sequence[tuple[QAction, str, str]], group: QAction, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.group_action = group
        group.setCheckable(True)
        group.setChecked(context.preferences.text("grouped/decisions") == "unit")
        self._context, self._theme = context, context.theme
        self._items: dict[int, DecisionItemLine] = {}
        self._decision = 0
        self.model: PagedModel[DecisionItemLine] = PagedModel(item_columns(), self._rows, _("removed"), self)
        self.items = RecordTable(self._theme, self.model, _("Nominees"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self.items, 1)
        acts = FlowLayout(8)
        acts.setContentsMargins(12, 8, 12, 0)
        for action, text, key in actions:
            button = ActionButton(self._theme, text, key=key)
            button.follow(action)
            acts.addWidget(button)
        column.addLayout(acts)

    def show_items(self, decision_id: int, items: Sequence[DecisionItemLine]) -> None:
        """Show the nominees of a decision."""
        self._decision = decision_id
        self._items = {item.nomination_id: item for item in items}
        self.show_list()

    def show_list(self) -> None:
        """Show the nominees in the order of the decision, or under their units; kept for the next start.

        Those of a decision about several awards stand under the awards.
        """
        grouped = self.group_action.isChecked()
        self._context.preferences.set_text("grouped/decisions", "unit" if grouped else "")
        units = ((item.nomination_id, item.unit) for item in self._items.values())
        awards = ((item.nomination_id, item.award) for item in self._items.values())
        self.items.show_ids(*(by_unit(units) if grouped else by_award(awards)))

    def _rows(self, ids: Sequence[int]) -> Mapping[int, DecisionItemLine]:
        return {id_: self._items[id_] for id_ in ids if id_ in self._items}

    def chosen(self) -> list[DecisionItemLine]:
        """Return the items that are selected."""
        return [self._items[id_] for id_ in self.items.selected_ids() if id_ in self._items]

    def current(self) -> DecisionItemLine | None:
        """Return the item that the cursor is on."""
        return self._items.get(self.items.current_id())

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
        item = self.current()
        if item is None:
            return
        ask = WordingForm(self._theme, item, self)
        if ask.exec() == QDialog.DialogCode.Accepted:
            change = JudgeItem(self._decision, item.nomination_id, item.approved, item.reason, **ask.values())
            self._context.do(change)

    def shown(self, title: str, note: str) -> ShownList:
        """Return the nominees as they are printed; the secret list is left out and counted, unless it is named."""

        def secret(row: int) -> bool:
            item = self.model.row_at(row)
            return item is not None and item.secret and not self._context.secret

        return list_of(self.items, title, note, secret)
