"""The clerk's answers to doubts about a list: keep a row, leave it out, choose its award, say what a column is."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QDialog, QMenu, QWidget

from desktop.exchange.readers.workbook import column_letters
from desktop.intake.checked_list import CheckedList
from desktop.intake.checking import ColumnOverrides, ListCheck
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.framework.field_labels import CHOICES, field_label
from desktop.ui.importing.checked_table import Award
from desktop.ui.importing.forms import AwardForm
from desktop.ui.importing.review_view import ReviewView

NOT_READ = "left_out_"
"""Begins the name under which a column is told to be left out; its number follows."""


class ReviewAnswers:
    """Gives answers to the list that `view` shows; `awards` returns what can be proposed.

    `read` reads the list again with the columns as the clerk named them; `parent` is the parent of the dialogs.
    """

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        view: ReviewView,
        awards: Callable[[], list[Award]],
        read: Callable[[ListCheck, ColumnOverrides], None],
    ) -> None:
        self._theme, self._parent, self._view = theme, parent, view
        self._awards, self._read = awards, read

    def _checked(self) -> tuple[CheckedList, int] | None:
        place, _name = self._view.current()
        checking = self._view.checking
        return (checking.checked, place) if checking is not None and place >= 0 else None

    def keep(self) -> None:
        """Accept the row as it was read and go to the next doubt."""
        found = self._checked()
        if found:
            found[0].accept(found[1])
            self._view.on_answered([found[1]])
            self._view.walk(1)

    def leave_out(self) -> None:
        """Leave the row out, or take it up again."""
        found = self._checked()
        if found:
            found[0].leave_out(found[1], out=not found[0].rows[found[1]].left_out)
            self._view.on_answered([found[1]])
            self._view.walk(1)

    def choose_award(self) -> None:
        """Give an award to the row, and to all others that have none yet and name it in the same words."""
        found = self._checked()
        if found is None:
            return
        checked, place = found
        wording = checked.rows[place].read.award or ""
        alike = [at for at in checked.rows_without_award() if (checked.rows[at].read.award or "") == wording]
        places = sorted({place, *alike} if checked.rows[place].target is None else {place})
        form = AwardForm(self._theme, len(places), self._awards(), self._parent, wording)
        if form.exec() == QDialog.DialogCode.Accepted:
            checked.set_award(places, *form.chosen())
            self._view.on_answered()

    def ask_current(self) -> None:
        """Offer what the current column of the file can be."""
        column = max(0, self._view.source.currentIndex().column() - 1)
        self.ask_column(self._view.sheet_name(), column)

    def ask_column(self, sheet: str, column: int) -> None:
        """Offer what a column can be; the choice is read in every row of its sheet."""
        menu = QMenu(self._parent)
        menu.addAction(_("Column {letters} is").format(letters=column_letters(column))).setEnabled(False)
        menu.addSeparator()
        for name in CHOICES:
            menu.addAction(field_label(name)).triggered.connect(partial(self._assign_column, sheet, column, name))
        menu.addSeparator()
        menu.addAction(_("not to be read")).triggered.connect(
            partial(self._assign_column, sheet, column, f"{NOT_READ}{column}")
        )
        header = self._view.source.horizontalHeader()
        at = header.viewport().mapToGlobal(header.rect().bottomLeft())
        at.setX(at.x() + header.sectionViewportPosition(column + 1))
        menu.popup(at)

    def _assign_column(self, sheet: str, column: int, name: str) -> None:
        assert self._view.checking is not None
        told = {each: dict(columns) for each, columns in self._view.checking.overrides.items()}
        columns = {field: at for field, at in told.get(sheet, {}).items() if at != column}
        told[sheet] = {**columns, name: column}
        self._read(self._view.checking, told)
