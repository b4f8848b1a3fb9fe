"""Every table of a page is arranged as the clerk wants it and copied to a spreadsheet, as the list of a page is."""

from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from desktop.ui.core.i18n import _
from desktop.ui.framework.list_page import ListPage
from desktop.ui.framework.page import Page
from desktop.ui.tables.clipboard import chosen_rows, clipboard_data
from desktop.ui.tables.column_choice import ColumnChoice
from desktop.ui.tables.column_widths import ColumnWidths
from desktop.ui.tables.columns_table import ColumnsTable
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.tables.view import RecordTable


def arrange_tables(page: Page, name: str) -> None:
    """Keep columns and widths of the tables of a page, and give the page the acts of copying and choosing."""
    theme, kept = page.theme, page.context.preferences
    own = page.list if isinstance(page, ListPage) else None
    tables = [each for each in page.findChildren(QTableView) if each is not own]
    for at, table in enumerate(tables):
        if isinstance(table, RecordTable | PlainTable | ColumnsTable) and not table.horizontalHeader().isHidden():
            key = f"{name}-{at}"
            ColumnChoice(table, theme, kept, key, ColumnWidths(table, theme, kept, key))
    if isinstance(page, ListPage):
        page.copy_action.triggered.disconnect()
        page.copy_action.triggered.connect(lambda: _copy_rows(page))
        page.columns_action.triggered.disconnect()
        page.columns_action.triggered.connect(lambda: _choose_columns(page))
    elif tables:
        page.add_action(_("Copy the chosen rows"), partial(_copy_rows, page), key="Ctrl+C", icon="copy")
        page.add_action(_("Columns…"), partial(_choose_columns, page), key="Ctrl+Shift+C", icon="columns-3")


def _table(page: Page) -> QTableView | None:
    """Return the table with the focus, else the first one in sight."""
    focused = page.focusWidget()
    if isinstance(focused, QTableView):
        return focused
    seen = [each for each in page.findChildren(QTableView) if each.isVisibleTo(page)]
    return seen[0] if seen else None


def _copy_rows(page: Page) -> None:
    table = _table(page)
    if isinstance(page, ListPage) and table in (None, page.list):
        page.copy_rows()
        return
    rows = chosen_rows(table) if table is not None else []
    if len(rows) > 1:
        QGuiApplication.clipboard().setMimeData(clipboard_data(rows))
    page.status.emit(_("{n} rows copied").format(n=max(0, len(rows) - 1)))


def _choose_columns(page: Page) -> None:
    table = _table(page)
    seen = [each for each in page.findChildren(QTableView) if each.isVisibleTo(page)]
    choices = (each.findChild(ColumnChoice) for each in (table, *seen) if each is not None)
    choice = next((each for each in choices if each is not None), None)
    if isinstance(choice, ColumnChoice):
        choice.ask(page)
    else:
        page.status.emit(_("There is no table here yet."))
