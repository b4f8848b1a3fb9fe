"""A row of buttons that gives up key caps, then icons, then words before anything of it is cut."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.widgets.buttons import ActionButton

WHOLE, NO_KEY, WORDS, ICON = range(4)  # how much of a button is drawn


class CompactButtonRow(QObject):
    """Watches `box`, in which `row` runs from edge to edge."""

    def __init__(self, box: QWidget, row: QHBoxLayout) -> None:
        super().__init__(box)
        self._box, self._row = box, row
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Take the fullest form in which all have room; it depends on what is there, not on the form before."""
        buttons: list[ActionButton] = []
        others = shown = 0
        for at in range(self._row.count()):
            item = self._row.itemAt(at)
            widget = item.widget() if item is not None else None
            shown += widget is None or not widget.isHidden()
            if isinstance(widget, ActionButton):
                buttons += [] if widget.isHidden() else [widget]
            elif item is not None and widget is not None and not widget.isHidden():
                others += item.minimumSize().width()
        margins = self._row.contentsMargins()
        gaps = self._row.spacing() * max(0, shown - 1)
        room = self._box.width() - margins.left() - margins.right() - gaps - others
        form = WHOLE
        while form < ICON and sum(each.width_in(form) for each in buttons) > room:
            form += 1
        for each in buttons:
            each.take_form(form)
