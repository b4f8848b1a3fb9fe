"""A table over any model whose columns are chosen, moved and dragged as those of the lists are."""

from collections.abc import Collection, Mapping, Sequence

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
        self._usual: tuple[int, ...] = ()  # px

    def set_columns(self, columns: Sequence[Column[object]], widths: Sequence[int]) -> None:
        """Say what the columns are and give each its width in px."""
        self.columns = tuple(columns)
        self.resize_columns(widths)

    def resize_columns(self, widths: Sequence[int]) -> None:
        """Give each column its usual width in px."""
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)
        self._usual = tuple(self.columnWidth(at) for at in range(len(self.columns)))

    def dragged(self) -> set[int]:
        """Return the columns whose width the clerk chose."""
        shown = (at for at in range(len(self._usual)) if not self.isColumnHidden(at))
        return {at for at in shown if self.columnWidth(at) != self._usual[at]}

    def take_usual_widths(self) -> None:
        """Let go of what the clerk dragged."""
        self.resize_columns(self._usual)

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
