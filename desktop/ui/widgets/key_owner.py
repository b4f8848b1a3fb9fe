"""Whose a key is: the widget's that has the focus, the form's it stands in, or else the page's."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from desktop.ui.widgets.date_edit import DateEdit

FORM = "keepsKeys"
"""Property of a widget in which the page's keys are silent: an open form, a cell that is being edited."""
HELP_ASKED = QEvent.Type(QEvent.registerEventType())
"""Goes to the window over which a dialog asks, when F1 is pressed in the dialog."""
WAY_OUT = "wayOut"
"""Property of a shortcut that leaves a form and does nothing else."""

_Standard = QKeySequence.StandardKey
_TEXT_KEYS = (
    _Standard.Copy, _Standard.Cut, _Standard.Paste, _Standard.Undo, _Standard.Redo, _Standard.SelectAll,
    _Standard.Delete, _Standard.DeleteEndOfWord, _Standard.DeleteStartOfWord, _Standard.DeleteEndOfLine,
    _Standard.MoveToNextChar, _Standard.MoveToPreviousChar, _Standard.MoveToNextWord, _Standard.MoveToPreviousWord,
    _Standard.MoveToStartOfLine, _Standard.MoveToEndOfLine, _Standard.SelectNextChar, _Standard.SelectPreviousChar,
    _Standard.SelectNextWord, _Standard.SelectPreviousWord, _Standard.SelectStartOfLine, _Standard.SelectEndOfLine,
    _Standard.MoveToStartOfDocument, _Standard.MoveToEndOfDocument, _Standard.SelectStartOfDocument,
    _Standard.SelectEndOfDocument,
)  # fmt: skip
_OPENS_LIST = ("Alt+Down", "Alt+Up", "F4")
_CHOICE_KEYS = (*_OPENS_LIST, "Up", "Down", "Home", "End", "PgUp", "PgDown")


def _written(keys: Iterable[QKeySequence.StandardKey]) -> frozenset[str]:
    found = (bound for key in keys for bound in QKeySequence.keyBindings(key))
    return frozenset(bound.toString() for bound in found)


def standard_keys(widget: QWidget) -> frozenset[str]:
    """Return the keys, as `QKeySequence` writes them, that a widget answers by itself on every system."""
    if isinstance(widget, DateEdit):
        return _written(_TEXT_KEYS) | {"Alt+Down"}
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return _written(_TEXT_KEYS)
    if isinstance(widget, QComboBox):
        return frozenset(_CHOICE_KEYS) | (_written(_TEXT_KEYS) if widget.isEditable() else frozenset())
    if isinstance(widget, QAbstractSpinBox):
        return _written(_TEXT_KEYS) | {"Up", "Down", "PgUp", "PgDown"}
    return frozenset()


def form_around(widget: QWidget | None, page: QWidget) -> QWidget | None:
    """Return the form that `widget` stands in, None where the page's own keys hold."""
    while widget is not None and widget is not page:
        if widget.property(FORM):
            return widget
        widget = widget.parentWidget()
    return None


def keys_of(page: QWidget, actions: Iterable[QAction]) -> frozenset[str]:
    """Return every key that acts on the page: of its actions and of its own shortcuts, but those that lead out."""
    own = [each for each in page.findChildren(QShortcut) if each.parent() is page and not each.property(WAY_OUT)]
    bound = [key for action in actions for key in action.shortcuts()] + [each.key() for each in own]
    return frozenset(key.toString() for key in bound if not key.isEmpty())


class KeyAction(QAction):
    """An action of a window or page whose keys are silent while a dialog stands before it.

    A dialog has the keyboard only some time after it is shown; Qt asks of shortcuts of windows, not of widgets,
    whether a dialog is open.
    """

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Shortcut and _behind_dialog(self.parent()):
            return True
        return super().event(event)


class KeyShortcut(QShortcut):
    """A shortcut of a window, a page or a part of it, as silent behind a dialog as a `KeyAction`."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Shortcut and _behind_dialog(self.parent()):
            return True
        return super().event(event)


def _behind_dialog(owner: QObject | None) -> bool:
    dialog = QApplication.activeModalWidget()
    return dialog is not None and isinstance(owner, QWidget) and owner.window() is not dialog


def withhold(event: QKeyEvent, page: QWidget, actions: Iterable[QAction]) -> bool:
    """Return whether a key that would act on the page belongs to the widget or the form that has the focus.

    `event` asks before shortcuts are looked up. A shortcut that the form has for the same key is done here: Qt would
    find two and do neither.
    """
    focused = QApplication.focusWidget()
    key = QKeySequence(event.keyCombination()).toString()
    if focused is None or not page.isAncestorOf(focused) or key not in keys_of(page, actions):
        return False
    if key in standard_keys(focused):
        return True
    form = form_around(focused, page)
    if form is None:
        return False
    for shortcut in form.findChildren(QShortcut):
        if shortcut.isEnabled() and shortcut.key().toString() == key:
            shortcut.activated.emit()
            break
    return True
