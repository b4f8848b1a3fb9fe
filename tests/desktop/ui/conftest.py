"""One program, dressed once; Vietnamese is typed the way an input method does it."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.look import Choice, Look, load_fonts


@pytest.fixture(scope="session")
def qapp(qapp_args, qapp_cls, pytestconfig):
    app = QApplication.instance() or QApplication(["so-vang"])
    app.setStyle("Fusion")
    load_fonts()
    Look(Choice()).apply(app)
    return app


@pytest.fixture
def look(qapp):
    return Look(Choice())


@pytest.fixture
def type_vi(qapp):
    """Type `text` as IBus does: some preedit, then a commit (keyClicks aborts on Vietnamese letters)."""

    def typed(widget: QWidget, text: str) -> None:
        QApplication.sendEvent(widget, QInputMethodEvent(text[:1], []))
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    return typed
