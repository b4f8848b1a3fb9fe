"""A short read-only table of texts, for lists of some dozens."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.ui.core.theme import Theme
from desktop.ui.tables.clipboard import EMPTY, chosen_rows, clipboard_data
from desktop.ui.tables.columns import Column
from desktop.ui.widgets.stretch_column import stretch_column
from desktop.ui.widgets.text import broken, joined

BOX = 10  # px that a box of the style sheet takes beyond what Qt reckons with
MOST_LINES = 3  # of a text that has no room in one line
WHOLE = 60  # lines of a row that is shown whole
MOST_FITTED = 300  # rows of a table whose texts go on in a second line
LEAST_SHARED = 200  # px: a column is not made narrower than this to give others room; days and spans of days fit
LEAST_SHORT = 120  # px: the same where there is no room for that either
LEAST_WORDS = 104  # px: the same in the narrowest window; days still fit, spans of days go on below


def shared(wanted: Mapping[int, int], room: int, least: int) -> dict[int, int]:
    """Return widths that fit into `room` px: the widest give way, all to one width, no one below `least`."""
    level = max(wanted.values(), default=0)
    if sum(wanted.values()) > room:
        left, many, level = room, len(wanted), least
        for width in sorted(wanted.values()):
            if width * many > left:
                level = left // many
                break
            left, many = left - width, many - 1
    return {at: min(width, max(level, least)) for at, width in wanted.items()}


class JoinedDelegate(QStyledItemDelegate):
    """Ends no line of a cell within the number of a document."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if (text := option.text) != (kept := joined(text)):
            option.text = kept


class PlainTable(QTableWidget):
    """Rows of texts with an id each; the column `wide` takes what is left.

    Where not all texts have room in one line, the widest columns give way and their texts go on below.
    """

    most_lines = MOST_LINES
    _opens_current = False

    def __init__(
        self, theme: Theme, name: str, titles: Sequence[str], wide: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(0, len(titles), parent)
        self._theme, self._wide = theme, wide
        self.columns = tuple(
            Column[object](f"c{at}", title, str, stretch=at == wide) for at, title in enumerate(titles)
        )
        self.chosen: dict[str, bool] = {}  # by name: columns that the clerk shows or hides
        self._fixed: dict[int, int] = {}  # px: columns whose texts would be too wide
        self._given: dict[int, int] = {}  # px, before the clerk drags any
        self._wanted: dict[int, int] = {}  # px that texts need in one line
        self._held: tuple[int, int] | None = None  # rows of one line
        self._spare: Sequence[int] = ()
        self._least_wide = 0
        self._rows = QTimer(self, interval=0, singleShot=True)  # the wide column is laid out after the others
        self._rows.timeout.connect(self._fit_rows)
        self.missing = ""  # said where rows would be
        self.setHorizontalHeaderLabels(list(titles))
        self.setAccessibleName(name)
        self.setFont(theme.font("text"))
        self.horizontalHeader().setFont(theme.font("smallStrong"))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setMinimumSectionSize(theme.px(36))
        self.horizontalHeader().sectionResized.connect(lambda _at, _old, _new: self._rows.start())
        self.horizontalHeader().setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.setItemDelegate(JoinedDelegate(self))
        self.verticalHeader().setDefaultSectionSize(theme.row_height)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.fit_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.missing and not self.rowCount():
            with QPainter(self.viewport()) as painter:
                painter.setFont(self._theme.font("text"))
                painter.setPen(self._theme.colour("text2"))
                box = self.viewport().rect().adjusted(12, 12, -12, -12)
                how = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
                painter.drawText(box, int(how), self.missing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        current, before = self.currentIndex(), event.oldSize()
        seen = current.isValid() and self.visualRect(current).bottom() <= before.height()
        super().resizeEvent(event)
        if seen and event.size().height() < before.height():
            self.scrollTo(current)  # a strip below took its room
        if event.size().width() != event.oldSize().width():
            self._share()
        self._leave_out()
        self._stretch()

    def show_rows(self, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
        """Replace the rows, (id, texts), and select the same id as before, else the first."""
        kept = self.current_id()
        self.setRowCount(len(rows))
        for at, (id_, texts) in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text or EMPTY)
                item.setToolTip(text)
                item.setData(Qt.ItemDataRole.UserRole, id_)
                self.setItem(at, column, item)
            if id_ == kept:
                self.selectRow(at)
        if rows and self.currentRow() < 0:
            self.selectRow(0)
        self.fit_columns()

    def fix_width(self, at: int, width: int) -> None:
        """Give a column a width in px that its texts do not change; its title has room in any case."""
        self._fixed[at] = width
        self.fit_columns()

    def hold_rows(self, least: int, most: int) -> None:
        """Be as high as the rows are, at least and at most as high as so many of one line."""
        self._held = (least, most)
        self._fit_rows()

    def leave_out(self, spare: Sequence[int], least: int) -> None:
        """Leave columns out, the last first, while the wide one would have less than `least` px.

        Those that the clerk chose or dragged stay.
        """
        self._spare, self._least_wide = spare, least
        self._leave_out()

    def _leave_out(self) -> None:
        if not self.isVisible():
            return  # there is no room yet
        dragged = self.dragged()
        others = [at for at in range(len(self.columns)) if at != self._wide]
        shown = [at for at in others if at in self._spare or not self.isColumnHidden(at)]
        room = self.viewport().width() - sum(self._given.get(at, 0) for at in shown)
        for at in reversed(self._spare):
            if self.columns[at].name not in self.chosen and at not in dragged:
                narrow = room < self._least_wide
                room += self._given.get(at, 0) if narrow else 0
                self.setColumnHidden(at, narrow)

    def fit_columns(self) -> None:
        """Make columns as wide as their texts, as far as there is room; those that the clerk dragged stay."""
        header = self.horizontalHeader()
        for at in range(len(self.columns)):
            texts = self.sizeHintForColumn(at) + (self._theme.px(BOX) if self._ticked(at) else 0)
            self._wanted[at] = max(self._fixed.get(at, texts), header.sectionSizeHint(at))
        self._share()
        self._leave_out()
        self._stretch()
        self._fit_rows()

    def _share(self) -> None:
        """Give columns what their texts want, or what there is; the wide one takes what is left."""
        dragged, header = self.dragged(), self.horizontalHeader()
        shown = [at for at in self._wanted if not self.isColumnHidden(at)]
        room = self.viewport().width() - sum(self.columnWidth(at) for at in shown if at in dragged)
        fitting = {at: self._wanted[at] for at in shown if at not in dragged}
        given = fitting
        for least in (LEAST_SHARED, LEAST_SHORT, LEAST_WORDS):
            if self.isVisible() and sum(given.values()) > room:
                given = shared(fitting, room, self._theme.px(least))
        for at in self._wanted:
            if at != self._wide and at not in dragged and (at in self._spare or not self.isColumnHidden(at)):
                self._given[at] = max(given.get(at, self._wanted[at]), header.sectionSizeHint(at))
                self.setColumnWidth(at, self._given[at])
                self._given[at] = self.columnWidth(at) or self._given[at]

    def _stretch(self) -> None:
        """Let the wide column take what is left, though never less than two words of its texts need."""
        stretch_column(self, self._wide, min(self._wanted.get(self._wide, 0), self._theme.px(LEAST_WORDS)))

    def open_current_row(self) -> None:
        """Show the texts of the current row to their end, however long; those of the others up to `most_lines`."""
        self._opens_current = True
        self.currentCellChanged.connect(lambda *_cells: self._open_row())

    def _open_row(self) -> None:
        self._fit_rows()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _fit_rows(self) -> None:
        """Make rows as high as their texts, up to `most_lines`; a heading over all columns has one line."""
        if self.rowCount() > MOST_FITTED:
            return
        shown = [at for at in range(len(self.columns)) if not self.isColumnHidden(at)]
        narrow = [at for at in shown if self.sizeHintForColumn(at) > self.columnWidth(at)]  # else all have room
        for row in range(self.rowCount()):
            lines = max((self._lines_of(row, at) for at in narrow), default=1)
            height = self._theme.row_height + (lines - 1) * self.fontMetrics().lineSpacing()
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
        if self._held:
            least, most = (rows * self._theme.row_height for rows in self._held)
            high = sum(self.rowHeight(row) for row in range(self.rowCount()))
            self.setFixedHeight(max(least, min(high, most)) + self._theme.row_height + 4)

    def _lines_of(self, row: int, at: int) -> int:
        cell = self.item(row, at)
        if cell is None or self.columnSpan(row, at) > 1:
            return 1
        font = cell.data(Qt.ItemDataRole.FontRole)
        metrics = QFontMetrics(font) if isinstance(font, QFont) else self.fontMetrics()
        needed = self.sizeHintForIndex(self.model().index(row, at)).width() if cell.text() else 0
        if needed <= self.columnWidth(at):
            return 1
        around = max(0, needed - metrics.horizontalAdvance(cell.text()))
        opened = self._opens_current and row == self.currentRow()
        most = WHOLE if opened else self.most_lines
        lines = len(broken(cell.text(), metrics, self.columnWidth(at) - around, most))
        return lines + 1 if opened and lines > self.most_lines else lines  # Qt may break a long text once more

    def _ticked(self, at: int) -> bool:
        """Return whether the first row has a box in this column."""
        cell = self.item(0, at)
        return cell is not None and cell.data(Qt.ItemDataRole.CheckStateRole) is not None

    def dragged(self) -> set[int]:
        """Return the columns whose width the clerk chose."""
        return {
            at for at, width in self._given.items() if not self.isColumnHidden(at) and self.columnWidth(at) != width
        }

    def free(self) -> set[int]:
        """Return the columns that need not be as wide as their texts: these go on below."""
        squeezed = {at for at, width in self._given.items() if width < self._wanted[at]}
        return {self._wide, *self._fixed, *self.dragged(), *squeezed}

    def take_usual_widths(self) -> None:
        """Let go of what the clerk dragged."""
        self._given.clear()
        self.fit_columns()

    def choose_columns(self, chosen: Mapping[str, bool]) -> None:
        """Show or hide columns by name."""
        self.chosen = dict(chosen)
        for at, column in enumerate(self.columns):
            self.setColumnHidden(at, not self.chosen.get(column.name, True))
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):  # in a dialog; a page copies by an act of its own
            QGuiApplication.clipboard().setMimeData(clipboard_data(chosen_rows(self)))
            return
        super().keyPressEvent(event)

    def cell(self, row: int, column: int) -> QTableWidgetItem:
        """Return a cell of a row that is shown. Raises IndexError where there is none."""
        found = self.item(row, column)
        if found is None:
            raise IndexError(row, column)
        return found

    def choose(self, id_: int) -> None:
        """Select the row of an id, where it is shown."""
        for row in range(self.rowCount()):
            if self.cell(row, 0).data(Qt.ItemDataRole.UserRole) == id_:
                self.selectRow(row)

    def current_id(self) -> int:
        """Return the id of the selected row, 0 for none."""
        item = self.item(self.currentRow(), 0) if self.currentRow() >= 0 else None
        return int(item.data(Qt.ItemDataRole.UserRole)) if item else 0
