"""A table over any model whose columns are chosen, moved and dragged as those of the lists are."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from desktop.ui.tables.columns import Column


class ColumnsTable(QTableView):
    """`set_columns` says what the model's columns are; the first `kept_first` of them keep their place."""

    kept_first = 1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column[object], ...] = ()
        self.chosen: dict[str, bool] = {}  # by name: columns that the clerk shows or hides
        self._unused: frozenset[str] = frozenset()
        self._least: tuple[int, ...] = ()  # px, where there is no room for more
        self._usual: tuple[int, ...] = ()  # px, before the clerk drags any

    def set_columns(self, columns: Sequence[Column[object]], widths: Sequence[int]) -> None:
        """Say what the columns are and give each its width in px."""
        self.columns = tuple(columns)
        self.resize_columns(widths)

    def resize_columns(self, widths: Sequence[int]) -> None:
        """Give each column its usual width in px, and what is left to those that grow."""
        self._least = tuple(widths)
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)
        self._usual = tuple(self.columnWidth(at) or width for at, width in enumerate(widths))
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_room()

    def _share_room(self) -> None:
        """Widen the columns that grow where there is room; what the clerk dragged is left as it is."""
        dragged = self.dragged()
        shown = [at for at in range(len(self._least)) if not self.isColumnHidden(at)]
        taken = sum(self.columnWidth(at) if at in dragged else self._least[at] for at in shown)
        room, usual = max(0, self.viewport().width() - taken), list(self._usual)
        for at in shown:
            if self.columns[at].grow and at not in dragged:
                usual[at] = self._least[at] + room * self.columns[at].grow // 10
                self.setColumnWidth(at, usual[at])
                usual[at] = self.columnWidth(at)
        self._usual = tuple(usual)

    def dragged(self) -> set[int]:
        """Return the columns whose width the clerk chose."""
        shown = (at for at in range(len(self._usual)) if not self.isColumnHidden(at))
        return {at for at in shown if self.columnWidth(at) != self._usual[at]}

    def take_usual_widths(self) -> None:
        """Let go of what the clerk dragged."""
        self.resize_columns(self._least)

    def leave_out(self, names: Collection[str]) -> None:
        """Hide columns in which nothing stands now, but those that the clerk wants to see."""
        self._unused = frozenset(names)
        self.choose_columns(self.chosen)

    def choose_columns(self, chosen: Mapping[str, bool]) -> None:
        """Show or hide columns by name, the others as usual."""
        self.chosen = dict(chosen)
        for at, column in enumerate(self.columns):
            hidden = not self.chosen.get(column.name, column.name not in self._unused)
            if hidden != self.isColumnHidden(at):
                self.setColumnHidden(at, hidden)
        self._share_room()
