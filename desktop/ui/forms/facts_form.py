"""Facts about nominees as grids, one for each kind: typed, pasted from a spreadsheet, corrected, taken out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QTabWidget, QWidget

from db.changes.facts import EnterFacts, FactRow, RemoveFacts
from db.connect import StepMaker
from db.errors import KnownError
from db.queries.fact_list import FactLine, FactOwner
from db.rules.fact_fields import FACTS, FactColumn, FactKind, checked_values
from db.rules.names import match_key
from desktop.labels.fact_words import HINTS, cell_text, choices_of, read_cell
from desktop.labels.names import FACT_COLUMNS as COLUMNS
from desktop.labels.names import FACT_KINDS as KINDS
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.text import label

BLANK_ROWS = 8
WIDEST_NAME = 420  # px at 100 %
WIDE, BESIDE = 1080, 60  # px: the dialog, and what its margins and a scroll bar take
WIDE_COLUMNS = frozenset({"name", "what", "award_type_id", "rating", "citation", "used_for"})


@dataclass(frozen=True)
class FactChanges:
    """What a form says: rows to be entered or corrected, and rows to be taken out."""

    entered: tuple[FactRow, ...] = ()
    removed: tuple[FactRow, ...] = ()


def keep_facts(context: Context, told: FactChanges, failed: Callable[[KnownError], object]) -> None:
    """Write what a form of facts says as one step."""

    def work(steps: StepMaker) -> None:
        if told.removed:
            steps.do(RemoveFacts(told.removed))
        if told.entered:
            steps.do(EnterFacts(told.entered))

    if told.entered or told.removed:
        context.do_steps(work, failed=failed)


Proposed = Mapping[str, Sequence[tuple[int, Mapping[str, str]]]]
"""By kind what a list says: whose, and what its cells say by column."""


class FactTable(QTableWidget):
    """Rows of one kind: whose, then its columns. A row that is emptied is taken out; Ctrl+V pastes a block.

    `proposed` are rows of a list, still to be entered.
    """

    def __init__(
        self,
        theme: Theme,
        kind: str,
        owners: Sequence[FactOwner],
        lines: Sequence[FactLine],
        awards: Mapping[str, str],
        proposed: Sequence[tuple[int, Mapping[str, str]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        self._proposed = proposed
        self.fact: FactKind = FACTS[kind]
        self.kind, self._theme, self._awards = kind, theme, awards
        self._owners = [each for each in owners if each.kind in self.fact.kinds]
        super().__init__(0, 1 + len(self.fact.columns), parent)
        self._lines = [each for each in lines if each.kind == kind]
        self.setHorizontalHeaderLabels([_("Whose"), *(_(COLUMNS[each.name]) for each in self.fact.columns)])
        self.setAccessibleName(_(KINDS[kind]))
        self.setFont(theme.font("text"))
        header = self.horizontalHeader()
        header.setFont(theme.font("smallStrong"))
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.row_height)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self._fill()

    def _fill(self) -> None:
        names = {each.id: each.name for each in self._owners}
        alone = self._owners[0].name if len(self._owners) == 1 else ""
        from_list = [names.get(owner, "") for owner, _texts in self._proposed]
        offered = from_list if self._proposed or alone else [each.name for each in self._owners]
        whose = [*(names.get(each.nominee_id, "") for each in self._lines), *offered]
        self.setRowCount(len(whose) + BLANK_ROWS)
        for row in range(self.rowCount()):
            line = self._lines[row] if row < len(self._lines) else None
            self._put(row, 0, whose[row] if row < len(whose) else alone)
            for at, column in enumerate(self.fact.columns, start=1):
                self._put(row, at, cell_text(column, line.values[column.name], self._awards) if line else "")
        for row, (_owner, texts) in enumerate(self._proposed, start=len(self._lines)):
            for at, column in enumerate(self.fact.columns, start=1):
                text = texts.get(column.name, "")
                self._put(row, at, cell_text(column, text, self._awards) if text in column.choices else text)
        for at, column in enumerate(self.fact.columns, start=1):
            known = choices_of(column, self._awards)
            title = self.horizontalHeaderItem(at)
            if title is not None and known:
                title.setToolTip("\n".join(known))
        whole = self.sizeHintForColumn(0) + self._theme.px(8)
        wide = [200 if column.name in WIDE_COLUMNS else 110 for column in self.fact.columns]
        widest = max(WIDEST_NAME, WIDE - BESIDE - sum(wide))
        self.setColumnWidth(0, max(self._theme.px(190), min(whole, self._theme.px(widest))))
        for at, width in enumerate(wide, start=1):
            self.setColumnWidth(at, self._theme.px(width))
        self.setCurrentCell(len(self._lines), 1)

    def _put(self, row: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        if column == 0 and len(self._owners) == 1:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.setItem(row, column, item)

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell."""
        item = self.item(row, column)
        return item.text().strip() if item else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Delete):
            for item in self.selectedItems():
                if item.flags() & Qt.ItemFlag.ItemIsEditable:
                    item.setText("")
        else:
            super().keyPressEvent(event)

    def paste(self, text: str) -> None:
        """Put a block of cells from a spreadsheet in, from the current cell on; rows are added as they are needed."""
        rows = [line.split("\t") for line in text.splitlines() if line.strip()]
        top, left = max(0, self.currentRow()), max(0, self.currentColumn())
        self.setRowCount(max(self.rowCount(), top + len(rows) + 1))
        for down, cells in enumerate(rows):
            for right, cell in enumerate(cells[: self.columnCount() - left]):
                self._put(top + down, left + right, cell.strip())

    def read(self) -> tuple[FactChanges, list[str]]:
        """Return what was entered, corrected and emptied, and a sentence for each row that cannot be read.

        The first of these becomes the current row, at the cell that cannot be read.
        """
        entered: list[FactRow] = []
        removed: list[FactRow] = []
        wrong: list[str] = []
        for row in range(self.rowCount()):
            line = self._lines[row] if row < len(self._lines) else None
            if not any(self.text(row, at) for at in range(1, self.columnCount())):
                if line is not None:
                    removed.append(FactRow(self.kind, line.nominee_id, {}, line.id))
                continue
            try:
                made = self._read_row(row, line)
            except KnownError as error:
                if not wrong:
                    self.setCurrentCell(row, self._unread_column(row, line, error))
                wrong.append(_("Row {n}: {what}").format(n=row + 1, what=sentence(error)))
                continue
            if made is not None:
                entered.append(made)
        return FactChanges(tuple(entered), tuple(removed)), wrong

    def _unread_column(self, row: int, line: FactLine | None, error: KnownError) -> int:
        """Return the column that an error names, else the first whose cell cannot be read, else the first filled in."""
        names = [each.name for each in self.fact.columns]
        if error.values.get("field") in names:
            return 1 + names.index(str(error.values["field"]))
        for at, each in enumerate(self.fact.columns, start=1):
            try:
                self._read_cell(each, row, at, line)
            except KnownError:
                return at
        try:
            self._owner(self.text(row, 0))
        except KnownError:
            return 0
        return next(at for at in range(1, self.columnCount()) if self.text(row, at))

    def _read_row(self, row: int, line: FactLine | None) -> FactRow | None:
        values = {each.name: self._read_cell(each, row, at, line) for at, each in enumerate(self.fact.columns, start=1)}
        checked_values(self.kind, values)
        owner = self._owner(self.text(row, 0))
        if line is not None and owner == line.nominee_id and self._as_it_was(values, line):
            return None
        return FactRow(self.kind, owner, values, line.id if line else 0)

    def _read_cell(self, column: FactColumn, row: int, at: int, line: FactLine | None) -> object:
        text = self.text(row, at)
        if line is not None and text == cell_text(column, line.values[column.name], self._awards):
            return line.values[column.name]
        return read_cell(column, text, self._awards)

    def _as_it_was(self, values: Mapping[str, object], line: FactLine) -> bool:
        return all(values[name] == kept or (not values[name] and not kept) for name, kept in line.values.items())

    def _owner(self, name: str) -> int:
        """Return the nominee of a name among those shown. Raises KnownError: fact_owner_unknown, fact_owner_twice."""
        if not name and len(self._owners) == 1:
            return self._owners[0].id
        found = [each.id for each in self._owners if match_key(each.name) == match_key(name)]
        if len(found) != 1:
            code = "fact_owner_twice" if found else "fact_owner_unknown"
            raise KnownError(code, name=name, known=[each.name for each in self._owners[:8]])
        return found[0]


class FactsForm(Dialog):
    """The dialog with a tab for each kind of facts; `first` is the kind that is asked for."""

    def __init__(
        self,
        theme: Theme,
        owners: Sequence[FactOwner],
        lines: Sequence[FactLine],
        awards: Mapping[str, str],
        first: str = "",
        parent: QWidget | None = None,
        proposed: Proposed | None = None,
    ) -> None:
        named = owners[0].name if len(owners) == 1 else _("{n} nominees").format(n=len(owners))
        words = _("Type, or paste a block from a spreadsheet (Ctrl+V). A row that is emptied is taken out.")
        title = _("Facts: {name}").format(name=named)
        super().__init__(theme, title, _("Keep the facts"), _("Leave"), words=words, width=WIDE, parent=parent)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setFont(theme.font("name"))
        self.tabs.tabBar().setAccessibleName(_("Facts"))
        self.tabs.tabBar().setDrawBase(False)
        kinds = {each.kind for each in owners}
        self.tables = {
            kind: FactTable(theme, kind, owners, lines, awards, (proposed or {}).get(kind, ()))
            for kind, fact in FACTS.items()
            if (fact.kinds & kinds if proposed is None else kind in proposed)
        }
        for kind, table in self.tables.items():
            self.tabs.addTab(table, _(KINDS[kind]))
            table.setMinimumHeight(theme.px(300))
            table.itemChanged.connect(lambda _item: self.note.hide())
        self.hint = label(theme, "", "small", "text2", wrap=True)
        self.body.addWidget(self.tabs, 1)
        self.body.addWidget(self.hint)
        self.tabs.currentChanged.connect(lambda _at: self._show_hint())
        if first in self.tables:
            self.tabs.setCurrentWidget(self.tables[first])
        self._show_hint()
        self.tabs.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def first_field(self) -> QWidget | None:
        return self.tabs.currentWidget()

    def _show_hint(self) -> None:
        table = self.tabs.currentWidget()
        words = HINTS.get(table.kind, "") if isinstance(table, FactTable) else ""
        self.hint.setText(_(words) if words else "")
        self.hint.setVisible(bool(words))

    def take(self) -> None:
        """Accept if every row can be read; else show the first that cannot, on its tab."""
        for table in self.tables.values():
            _changes, wrong = table.read()
            if wrong:
                self.tabs.setCurrentWidget(table)
                more = _(" ({n} more rows)").format(n=len(wrong) - 1) if len(wrong) > 1 else ""
                self.note.show_message("stop", wrong[0] + more)
                table.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        super().take()

    def changes(self) -> FactChanges:
        """Return what every tab says."""
        found = [table.read()[0] for table in self.tables.values()]
        entered = tuple(row for each in found for row in each.entered)
        return FactChanges(entered, tuple(row for each in found for row in each.removed))
