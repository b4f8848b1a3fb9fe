"""Below the printer: what is left of the chosen stock, and whether it is enough."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from db.queries.stock_list import StockCount
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Look
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.field import Note
from desktop.ui.widgets.text import label, line


class StockPanel(QWidget):
    """Four figures and one sentence; the button opens the counts."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(look, _("Pre-printed stock"), "section", wrap=True)
        rows = (_("Received"), _("Used"), _("Spoilt, taken out"), _("Left"))
        self.figures = [label(look, "–", "figuresStrong" if row == rows[-1] else "figures") for row in rows]
        self.note = Note(look)
        self.button = ActionButton(look, _("Count the stock…"), icon="package", key="Ctrl+Shift+P")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(line())
        column.addWidget(self.title)
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        for at, (row, figure) in enumerate(zip(rows, self.figures, strict=True)):
            grid.addWidget(label(look, row, "text", "text2"), at, 0)
            grid.addWidget(figure, at, 1)
        grid.setColumnStretch(0, 1)
        column.addLayout(grid)
        column.addWidget(self.note)
        column.addWidget(self.button)

    def show_count(self, count: StockCount | None, wanted: int) -> None:
        """Show one stock; `wanted` sheets are still to be printed on it."""
        self.title.setText(count.name if count else _("Pre-printed stock"))
        shown = (count.received, count.used, count.spoilt + count.out, count.left) if count else ("–",) * 4
        for figure, value in zip(self.figures, shown, strict=True):
            figure.setText(str(value))
        if count is None:
            self.note.say("unknown", _("No stock is counted yet."))
        elif count.left < wanted:
            words = _("{wanted} sheets are still to be printed, {left} are left.")
            self.note.say("warn", words.format(wanted=wanted, left=count.left))
        else:
            self.note.say("ok", _("Enough for the {n} sheets still to be printed.").format(n=wanted) if wanted else "")
