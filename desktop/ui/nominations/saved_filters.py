"""Filters that a clerk uses again: kept by name in the preferences, never in the record."""

import json
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import ActionButton, allow
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.filter_bar import FilterBar, FilterState
from desktop.ui.widgets.text import NfcLineEdit, unmarked

MOST = 20


class FilterNameForm(Dialog):
    """A dialog for the name of a filter; a filter of that name is replaced."""

    def __init__(self, theme: Theme, proposed: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Keep this filter"), _("Keep it"), _("Leave"), width=420, parent=parent)
        self.name = NfcLineEdit(proposed)
        self.body.addWidget(Field(theme, _("Name"), self.name, required=True))
        self.name.textChanged.connect(lambda _text: self.check())
        self.check()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def check(self) -> None:
        """Enable accepting while a name is given."""
        self.accept_button.setEnabled(bool(self.name.value()))


class SavedFilters:
    """A button behind the filters of a list; its menu applies, saves and removes named filters."""

    def __init__(
        self, context: Context, parent: QWidget, add_action: Callable[..., QAction], bar: FilterBar, name: str
    ) -> None:
        self._context, self._parent, self._bar, self._key = context, parent, bar, f"filters/{name}"
        self.add_action = add_action(_("Kept filters…"), self.open, key="Ctrl+Shift+F", icon="bookmark")
        self.button = ActionButton(context.theme, "", icon="bookmark", kind="flat", small=True)
        self.button.setAccessibleName(_("Kept filters"))
        self.button.follow(self.add_action)
        self.button.setToolTip(_("Kept filters") + " (Ctrl+Shift+F)")
        bar.add(self.button)

    def kept(self) -> dict[str, FilterState]:
        """Return the kept filters by name; what cannot be read counts as none."""
        try:
            found = json.loads(self._context.preferences.text(self._key, "{}"))
            return {str(name): (str(text), [str(each) for each in chosen]) for name, (text, chosen) in found.items()}
        except (ValueError, TypeError, AttributeError):
            return {}

    def _keep(self, filters: dict[str, FilterState]) -> None:
        preferences = self._context.preferences
        preferences.set_text(self._key, json.dumps(dict(list(filters.items())[-MOST:]), ensure_ascii=True))
        preferences.sync()

    def menu(self) -> QMenu:
        """Return what can be done now."""
        menu, filters = QMenu(self._parent), self.kept()
        for name, state in filters.items():
            menu.addAction(unmarked(name), partial(self._bar.restore, state))
        menu.addSeparator()
        keep = menu.addAction(_("Keep this filter…"), self.keep)
        allow(keep, "" if self._bar.narrows() else _("Nothing is filtered now."))
        menu.setToolTipsVisible(True)
        if filters:
            removing = menu.addMenu(_("Forget a filter"))
            for name in filters:
                removing.addAction(unmarked(name), partial(self.forget, name))
        return menu

    def open(self) -> None:
        """Show the menu below the button."""
        menu = self.menu()
        menu.exec(self.button.mapToGlobal(QPoint(0, self.button.height())))
        menu.deleteLater()

    def keep(self) -> None:
        """Ask for a name and keep what narrows the list now."""
        bar = self._bar
        ask = FilterNameForm(self._context.theme, bar.description(), self._parent)
        if ask.exec() == QDialog.DialogCode.Accepted:
            filters = self.kept()
            filters.pop(ask.name.value(), None)
            self._keep({**filters, ask.name.value(): bar.state()})

    def forget(self, name: str) -> None:
        """Remove a saved filter."""
        filters = self.kept()
        filters.pop(name, None)
        self._keep(filters)
