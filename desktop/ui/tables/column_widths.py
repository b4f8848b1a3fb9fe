"""The widths that the clerk dragged columns to, now and at every start."""

from PySide6.QtCore import QObject, QTimer

from desktop.ui.core.preferences import Preferences
from desktop.ui.core.theme import Theme
from desktop.ui.tables.columns_table import ColumnsTable
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.tables.view import RecordTable

WIDEST = 900  # px at 100 %
SETTLED = 100  # ms after the last pixel dragged


class ColumnWidths(QObject):
    """Belongs to a list; in px at 100 %, by the columns' names. Columns that nobody dragged are not kept."""

    def __init__(
        self, list_: RecordTable | PlainTable | ColumnsTable, theme: Theme, preferences: Preferences, name: str
    ) -> None:
        super().__init__(list_)
        self._list, self._theme, self._preferences, self._key = list_, theme, preferences, f"columns/{name}"
        words = (word.partition("=") for word in preferences.text(self._key).split())
        self._kept = {name: min(int(width), WIDEST) for name, _equals, width in words if width.isdecimal()}
        self._settled = QTimer(self, interval=SETTLED, singleShot=True)
        self._settled.timeout.connect(self._keep)
        self._widen()
        list_.horizontalHeader().sectionResized.connect(lambda _at, _old, _new: self._settled.start())

    def reset(self) -> None:
        """Forget what was dragged."""
        self._kept.clear()
        self._list.take_usual_widths()
        self._keep()

    def _widen(self) -> None:
        for at, column in enumerate(self._list.columns):
            if column.name in self._kept and not column.stretch:
                self._list.setColumnWidth(at, self._theme.px(self._kept[column.name]))

    def _keep(self) -> None:
        dragged = self._list.dragged()
        scale = self._theme.px(1000) / 1000
        for at, column in enumerate(self._list.columns):
            if at in dragged:
                self._kept[column.name] = round(self._list.columnWidth(at) / scale)
            elif not self._list.isColumnHidden(at):
                self._kept.pop(column.name, None)
        self._preferences.set_text(self._key, " ".join(f"{name}={width}" for name, width in self._kept.items()))
