"""A clerk who counts keys."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from db.queries.nomination_list import NominationFilter, nomination_ids, nomination_lines
from tests.conftest import type_vi
from tests.desktop.ui.clerk import NONE, Clerk


class CountingClerk(Clerk):
    """Counts the keys; Qt finds the widget that a key goes to, as it does for a person."""

    def __init__(self, qtbot, app, program):
        super().__init__(qtbot, app, program)
        self.keys = 0

    def press(self, key, modifier=NONE):
        """Press one key where the focus is, in a dialog where one is open."""
        self.keys += 1
        at = QApplication.activeModalWidget() or self.window
        at.activateWindow()
        self.app.processEvents()
        self.qtbot.keyClick(QApplication.focusWidget() or at.focusWidget() or at, key, modifier)
        self.app.processEvents()

    def named(self, id_):
        """Return the name of a nomination."""
        return next(line.name for line in nominations(self.program) if line.id == id_)

    def type(self, text):
        """Type a text where the focus is, over what is selected."""
        self.keys += 1
        (QApplication.activeModalWidget() or self.window).activateWindow()
        self.app.processEvents()
        if text.isascii():
            self.qtbot.keyClicks(QApplication.focusWidget(), text)
        else:
            type_vi(QApplication.focusWidget(), text)
        self.app.processEvents()

    def in_dialog(self, kind, steps):
        """Do `steps(dialog)` by keys once a dialog of `kind` is open; one left open is rejected."""
        answered = []

        def look():
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind):
                QTimer.singleShot(5, look)
                return
            try:
                steps(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()
                else:
                    answered.append(dialog)

        QTimer.singleShot(0, look)
        return answered


def nominations(program):
    with program.context.database.read() as session:
        ids = [
            i for found in nomination_ids(session, NominationFilter(program.context.round_id)).values() for i in found
        ]
        return list(nomination_lines(session, ids).values())
