"""Which columns a list shows and in which order: chosen at its header or by keys, and kept for every start."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QMenu, QWidget

from desktop.ui.core.i18n import _
from desktop.ui.core.preferences import Preferences
from desktop.ui.core.theme import Theme
from desktop.ui.tables.column_widths import ColumnWidths
from desktop.ui.tables.columns import Column
from desktop.ui.tables.columns_table import ColumnsTable
from desktop.ui.tables.paged_model import NUMBER
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.tables.view import RecordTable
from desktop.ui.widgets.buttons import ActionButton, allow
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.text import unmarked

Chosen = list[tuple[str, bool]]
"""Names of columns in the order shown, each with whether it is shown."""


class ColumnForm(Dialog):
    """A list of columns: Space shows or hides one, Alt+Up and Alt+Down move it."""

    def __init__(
        self,
        theme: Theme,
        columns: Sequence[tuple[Column[object], bool]],
        parent: QWidget | None = None,
        *,
        fixed: int = 1,
    ) -> None:
        words = _("Space shows or hides a column, Alt+Up and Alt+Down move it.")
        super().__init__(theme, _("Columns"), _("Show them so"), _("Leave"), words=words, width=420, parent=parent)
        self._fixed = fixed
        self.list = QListWidget()
        self.list.setAccessibleName(_("Columns"))
        self.list.setFont(theme.font("text"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for column, shown in columns:
            item = QListWidgetItem(column.title)
            item.setData(Qt.ItemDataRole.UserRole, column.name)
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
            if always_shown(column):
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
                item.setToolTip(_("This column is always shown."))
            self.list.addItem(item)
        self.list.itemChanged.connect(self.list.setCurrentItem)  # a click on the box alone chooses no row
        self.list.currentRowChanged.connect(self._offer_moves)
        self.list.setMinimumHeight(theme.px(280))
        self.body.addWidget(self.list)
        moves = QHBoxLayout()
        moves.setSpacing(8)
        self._moves: dict[int, ActionButton] = {}
        for text, key, step in ((_("Move up"), "Alt+Up", -1), (_("Move down"), "Alt+Down", 1)):
            button = ActionButton(theme, text, key=key, small=True)
            button.clicked.connect(lambda _on=False, step=step: self.move_column(step))
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
            moves.addWidget(button)
            self._moves[step] = button
        moves.addStretch(1)
        self.body.addLayout(moves)
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_column(self, step: int) -> None:
        """Move the current column one place; the first ones, mostly one, keep theirs."""
        at = self.list.currentRow()
        to = at + step
        if not self._may_stand(at, to):
            return
        item = self.list.takeItem(at)
        self.list.insertItem(to, item)
        self.list.setCurrentRow(to)

    def _may_stand(self, at: int, to: int) -> bool:
        return min(at, to) >= self._fixed and to < self.list.count()

    def _offer_moves(self, at: int) -> None:
        for step, button in self._moves.items():
            allow(button, "" if self._may_stand(at, at + step) else _("This column stands as far as it can."))

    def chosen(self) -> Chosen:
        """Return the columns as they stand."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return [
            (str(each.data(Qt.ItemDataRole.UserRole)), each.checkState() is Qt.CheckState.Checked) for each in items
        ]


def always_shown(column: Column[object]) -> bool:
    """Return whether a list makes no sense without this column."""
    return column.name in (NUMBER, "name") or column.stretch


class ColumnChoice(QObject):
    """Belongs to a list; its header is dragged to reorder, its menu shows and hides."""

    def __init__(
        self,
        list_: RecordTable | PlainTable | ColumnsTable,
        theme: Theme,
        preferences: Preferences,
        name: str,
        widths: ColumnWidths,
    ) -> None:
        super().__init__(list_)
        self._list, self._theme, self._preferences, self._widths = list_, theme, preferences, widths
        self._key = f"columns-shown/{name}"
        self._moving = False
        self._fixed = list_.kept_first if isinstance(list_, ColumnsTable) else 1
        header = list_.horizontalHeader()
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.sectionMoved.connect(lambda _at, _before, _now: None if self._moving else self._moved())
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_menu)
        self._read()

    def use(self, name: str) -> None:
        """Show the columns that the table has now as they were chosen under this name."""
        self._key = f"columns-shown/{name}"
        self._arrange([column.name for column in self._list.columns])
        self._read()

    def columns(self) -> list[tuple[Column[object], bool]]:
        """Return the columns in the order shown, each with whether it is chosen to be shown."""
        header, columns = self._list.horizontalHeader(), self._list.columns
        order = [header.logicalIndex(at) for at in range(len(columns))]
        shown = self._list.chosen
        return [(columns[at], shown.get(columns[at].name, not self._list.isColumnHidden(at))) for at in order]

    def choose(self, chosen: Chosen) -> None:
        """Show columns as chosen, and keep it."""
        names = [column.name for column in self._list.columns]
        wanted = [(name, shown) for name, shown in chosen if name in names]
        usual = {column.name: shown for column, shown in self.columns()}
        changed = {name: shown for name, shown in wanted if shown != usual[name]}
        self._list.choose_columns({**self._list.chosen, **changed})
        self._arrange([name for name, _shown in wanted])
        self._keep()

    def reset(self) -> None:
        """Show the usual columns in the usual order and width."""
        self._list.choose_columns({})
        self._arrange([column.name for column in self._list.columns])
        self._preferences.set_text(self._key, "")
        self._widths.reset()

    def ask(self, parent: QWidget) -> None:
        """Let the clerk choose in a dialog."""
        form = ColumnForm(self._theme, self.columns(), parent, fixed=self._fixed)
        if form.exec() == Dialog.DialogCode.Accepted:
            self.choose(form.chosen())

    def _open_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._list.horizontalHeader().mapToGlobal(at))

    def menu(self) -> QMenu:
        """Return the menu of the header: one line for each column, and the way back to what is usual."""
        menu = QMenu(self._list)
        menu.setToolTipsVisible(True)
        for column, shown in self.columns():
            action = menu.addAction(unmarked(column.title))
            action.setCheckable(True)
            action.setChecked(shown)
            allow(action, _("This column is always shown.") if always_shown(column) else "")
            action.toggled.connect(lambda on, name=column.name: self._toggle(name, on))
        menu.addSeparator()
        menu.addAction(_("Order of columns…"), lambda: self.ask(self._list.window()))
        menu.addAction(_("Usual columns and widths"), self.reset)
        return menu

    def _toggle(self, name: str, on: bool) -> None:
        self.choose([(each.name, on if each.name == name else shown) for each, shown in self.columns()])

    def _arrange(self, names: Sequence[str]) -> None:
        """Bring columns into this order; the first ones keep their place."""
        header = self._list.horizontalHeader()
        places = {column.name: at for at, column in enumerate(self._list.columns)}
        self._moving = True
        for visual, name in enumerate(names):
            if visual >= self._fixed and places[name] >= self._fixed:
                header.moveSection(header.visualIndex(places[name]), visual)
        self._moving = False

    def _moved(self) -> None:
        """Keep the order that a header was dragged into; what was dragged among the first ones goes behind them."""
        first = [column.name for column in self._list.columns[: self._fixed]]
        now = [column.name for column, _shown in self.columns()]
        if now[: self._fixed] != first:
            self._moving = True
            header = self._list.horizontalHeader()
            for at in range(self._fixed):
                header.moveSection(header.visualIndex(at), at)
            self._moving = False
        self._keep()

    def _keep(self) -> None:
        signs = {name: "=1" if shown else "=0" for name, shown in self._list.chosen.items()}
        words = (f"{column.name}{signs.get(column.name, '')}" for column, _shown in self.columns())
        self._preferences.set_text(self._key, " ".join(words))

    def _read(self) -> None:
        known = {column.name for column in self._list.columns}
        words = [word.partition("=") for word in self._preferences.text(self._key).split()]
        kept = [(name, sign) for name, _equals, sign in words if name in known]
        self._list.choose_columns({name: sign == "1" for name, sign in kept if sign in ("0", "1")})
        if kept:
            self._arrange([name for name, _sign in kept])
