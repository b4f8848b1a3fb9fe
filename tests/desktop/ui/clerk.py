"""A clerk at the keyboard of the real window: nothing is called, nothing is clicked."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog

from desktop.ui.shell import gallery
from desktop.ui.shell.page_table import PAGES
from tests.conftest import type_vi

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


class Clerk:
    """Presses keys in the real window and answers what it asks; nothing is called, nothing is clicked."""

    def __init__(self, qtbot, app, program):
        self.qtbot, self.app, self.program = qtbot, app, program

    @property
    def window(self):
        return self.program.window

    def settle(self):
        gallery.settle(self.app, self.program)

    def page(self, name):
        """Go to a page by its key."""
        key = QKeySequence(PAGES[name].key)[0]
        self.press(key.key(), key.keyboardModifiers())
        self.settle()
        assert self.window.page_name == name
        return self.window.pages[name]

    def press(self, key, modifier=NONE):
        """Press a key where the focus is, as the keyboard does."""
        self.window.activateWindow()
        self.app.processEvents()
        self.qtbot.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def press_in(self, dialog, key, modifier=NONE):
        """Press a key in a dialog, which comes back to the front when what it asked is answered."""
        dialog.activateWindow()
        self.app.processEvents()
        self.qtbot.keyClick(dialog.focusWidget() or dialog, key, modifier)

    def go_to(self, field):
        """Press Tab until `field` has the focus."""
        top = field.window()
        for _step in range(120):
            if field.hasFocus() or top.focusWidget() is field:
                return
            self.qtbot.keyClick(top.focusWidget() or top, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {field.accessibleName()!r}")

    def write(self, edit, text):
        """Type into a field; letters beyond ASCII come from an input method."""
        self.go_to(edit)
        self.qtbot.keyClick(edit, Qt.Key.Key_A, CTRL)
        self.qtbot.keyClick(edit, Qt.Key.Key_Delete)
        if text.isascii():
            self.qtbot.keyClicks(edit, text)
        else:
            type_vi(edit, text)

    def choose(self, box: QComboBox, index: int):
        self.go_to(box)
        self.qtbot.keyClick(box, Qt.Key.Key_Home)
        for _ in range(index):
            self.qtbot.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() == index

    def answering(self, kind, fill):
        """Once a dialog of `kind` is open: fill it in and press Ctrl+Enter."""
        answered = []

        def theme():
            dialog = next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None)
            if dialog is None:
                QTimer.singleShot(20, theme)
                return
            dialog.activateWindow()
            self.app.processEvents()
            try:
                fill(dialog)
                self.press_in(dialog, Qt.Key.Key_Return, CTRL)
                answered.append(dialog)
            finally:
                if dialog.isVisible():  # it could not be accepted: say why instead of waiting for ever
                    answered.clear()
                    faults = {n: f.message() for n, f in getattr(dialog, "fields", {}).items() if f.message()}
                    dialog.reject()
                    raise AssertionError(f"{kind.__name__}: {faults} {dialog.note.text()}")

        QTimer.singleShot(20, theme)
        return answered

    def naming(self, file):
        """Once Qt asks for a file: type its name and press Enter."""

        def theme():
            dialog = next((w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)), None)
            if dialog is None or not dialog.isVisible():
                QTimer.singleShot(20, theme)
                return
            dialog.activateWindow()
            self.app.processEvents()
            edit = dialog.focusWidget()
            self.qtbot.keyClick(edit, Qt.Key.Key_A, CTRL)
            self.qtbot.keyClicks(edit, str(file))
            self.qtbot.keyClick(edit, Qt.Key.Key_Return)

        QTimer.singleShot(20, theme)
