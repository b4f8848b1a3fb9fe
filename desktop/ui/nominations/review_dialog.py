"""What a unit changed in the list that was sent to it; each change is ticked by itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from desktop.intake.unit_review import ReviewItem, RowChange
from desktop.ui.core.i18n import N_, _
from desktop.ui.core.theme import Theme
from desktop.ui.framework.field_labels import field_label
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit

CHANGES = {RowChange.ADDED: N_("added"), RowChange.REMOVED: N_("left out"), RowChange.CHANGED: N_("corrected")}
NOT_ALONE = {
    RowChange.ADDED: N_("enter by hand: the award is not known"),
    RowChange.CHANGED: N_("another award: nominate anew"),
    RowChange.REMOVED: "",
}


class ReviewDialog(Dialog):
    """A dialog with one row for each change; Space ticks a row, Ctrl+A all. Nothing is ticked at first."""

    def __init__(self, theme: Theme, file: str, items: Sequence[ReviewItem], parent: QWidget | None = None) -> None:
        title = _("{file}: {n} changes").format(file=file, n=len(items))
        words = _("Tick what the round shall take over (Space). The rest stays as it is.")
        super().__init__(theme, title, _("Take over"), _("Leave"), words=words, width=900, parent=parent)
        self._items = items
        titles = (_("Change"), _("Who"), _("Field"), _("In the list sent"), _("Returned"), _("Cell"))
        self.table = PlainTable(theme, _("Changes"), titles, wide=4)
        self.table.setMinimumHeight(theme.px(260))
        self.table.setSelectionMode(QTableWidget.SelectionMode.ExtendedSelection)
        self.reason = NfcLineEdit(_("The unit withdrew it when it checked the list"))
        self.reason_field = Field(theme, _("Reason"), self.reason)
        self.reason_field.setVisible(any(item.change is RowChange.REMOVED for item in items))
        every = ActionButton(theme, _("Tick all"), key="Ctrl+A", small=True)
        every.clicked.connect(self.tick_all)
        self.foot.insertWidget(0, every)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.reason_field)
        self._fill()
        self.table.itemChanged.connect(lambda _item: self.check())
        QShortcut(QKeySequence("Ctrl+A"), self).activated.connect(self.tick_all)
        self.check()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        self.table.show_rows([(at, self._texts(item)) for at, item in enumerate(self._items)])
        for at, item in enumerate(self._items):
            cell = self._box(at)
            cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            if item.can_apply:
                cell.setFlags(cell.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                cell.setCheckState(Qt.CheckState.Unchecked)
        self.table.fit_columns()  # the boxes take room too

    def _box(self, at: int) -> QTableWidgetItem:
        """Return the cell that holds the tick of a row."""
        cell = self.table.item(at, 0)
        assert cell is not None
        return cell

    @staticmethod
    def _texts(item: ReviewItem) -> tuple[str, ...]:
        after = item.after if item.can_apply else f"{item.after} ({_(NOT_ALONE[item.change])})"
        field = field_label(item.field)
        return _(CHANGES[item.change]), item.name, field, item.before, after, item.cell

    def _cells(self) -> list[tuple[ReviewItem, QTableWidgetItem]]:
        return [(item, self._box(at)) for at, item in enumerate(self._items) if item.can_apply]

    def tick_all(self) -> None:
        """Tick every change that can be applied."""
        for _item, cell in self._cells():
            cell.setCheckState(Qt.CheckState.Checked)

    def accepted_items(self) -> list[ReviewItem]:
        """Return the changes that are ticked."""
        return [item for item, cell in self._cells() if cell.checkState() is Qt.CheckState.Checked]

    def check(self) -> None:
        """Show how many changes are ticked; none cannot be accepted."""
        many = len(self.accepted_items())
        self.accept_button.set_text(_("Take over {n} changes").format(n=many))
        self.lacking = "" if many else _("Tick at least one change.")
        self.accept_button.setEnabled(bool(many))
