"""The law that came with a newer program, row by row: what is ticked goes into the record, the office's own stays."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from db.rules.law_rows import LawDifference, Standing
from desktop.labels.law_words import HOW, KEPT, TABLES, changed_words, names_of, row_words
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.text import label


class ReceiveLawDialog(Dialog):
    """One row for each difference. All that can be received are ticked; Space leaves one out, Ctrl+A ticks all."""

    def __init__(self, theme: Theme, found: Sequence[LawDifference], parent: QWidget | None = None) -> None:
        words = _("What is ticked is taken as one step that can be undone. Space ticks a row or leaves it out.")
        title = _("The law that came with the program")
        super().__init__(theme, title, _("Receive"), _("Leave"), words=words, width=1080, parent=parent)
        self.found = found
        titles = (_("Change"), _("Kind of entry"), _("Entry"), _("In the record"), _("In the program"), _("Source"))
        self.table = PlainTable(theme, title, titles, wide=4)
        self.table.setMinimumHeight(theme.px(340))
        self.table.setSelectionMode(QTableWidget.SelectionMode.ExtendedSelection)
        every = ActionButton(theme, _("Tick all"), key="Ctrl+A", small=True)
        every.clicked.connect(self.tick_all)
        self.foot.insertWidget(0, every)
        self.body.addWidget(self.table, 1)
        self.whole = label(theme, "", "text", "text2", wrap=True)
        self.whole.setMinimumHeight(2 * self.whole.fontMetrics().lineSpacing())
        self.body.addWidget(self.whole)
        self.table.itemSelectionChanged.connect(self._show_whole)
        self._fill()
        self.table.itemChanged.connect(lambda _item: self.check())
        QShortcut(QKeySequence("Ctrl+A"), self).activated.connect(self.tick_all)
        self.check()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        names = names_of(self.found)
        rows = []
        for at, one in enumerate(self.found):
            how = _(HOW[one.how]) if one.standing is Standing.OFFERED else _(KEPT[one.standing])
            texts = (how, _(TABLES[one.table]), row_words(one, names), *changed_words(one))
            rows.append((at, (*texts, str(one.values.get("source") or ""))))
        self.table.show_rows(rows)
        for at, one in enumerate(self.found):
            cell = self._box(at)
            cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            if one.standing is Standing.OFFERED:
                cell.setFlags(cell.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                cell.setCheckState(Qt.CheckState.Checked)
        self.table.fit_columns()  # the boxes take room too

    def _show_whole(self) -> None:
        """Say in full what the row under the cursor changes, which the columns may have to cut."""
        if 0 <= self.table.currentRow() < len(self.found):
            one = self.found[self.table.current_id()]
            change = " → ".join(text for text in changed_words(one) if text)
            self.whole.setText(f"{_(TABLES[one.table])} {row_words(one, names_of(self.found))}: {change}")

    def _box(self, at: int) -> QTableWidgetItem:
        cell = self.table.item(at, 0)
        assert cell is not None
        return cell

    def tick_all(self) -> None:
        """Tick every row that can be received."""
        for at, one in enumerate(self.found):
            if one.standing is Standing.OFFERED:
                self._box(at).setCheckState(Qt.CheckState.Checked)

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the rows that are ticked."""
        return tuple(
            one.key
            for at, one in enumerate(self.found)
            if one.standing is Standing.OFFERED and self._box(at).checkState() is Qt.CheckState.Checked
        )

    def check(self) -> None:
        """Show how many rows are ticked; none cannot be received."""
        many = len(self.keys())
        self.accept_button.set_text(_("Receive {n} rows").format(n=many))
        self.lacking = "" if many else _("Tick at least one row.")
        self.accept_button.setEnabled(bool(many))
