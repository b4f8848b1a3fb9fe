"""One program, dressed once; Vietnamese is typed the way an input method does it."""

import os
import shutil
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.core import background_write, jobs
from desktop.ui.core.theme import Theme, ThemeOptions, load_fonts
from desktop.ui.printing import printer
from tests.desktop.ui.records import make_record
from tests.desktop.ui.windows import close_unasked, start
from tests.quick import PrintingProcess, Share


@pytest.fixture(scope="session")
def qapp(qapp_args, qapp_cls, pytestconfig):
    app = QApplication.instance() or QApplication(["so-vang"])
    app.setStyle("Fusion")
    load_fonts()
    Theme(ThemeOptions()).apply(app)
    return app


@pytest.fixture(autouse=True)
def quick_writes(monkeypatch):
    """Let every write end before the next line of a test, however busy the machine is."""
    monkeypatch.setattr(background_write, "AT_ONCE", 60)


COARSE = 60  # dots an inch


@pytest.fixture(scope="session", autouse=True)
def one_printing_process():
    """Let all windows draw in one process: each of its own would load what draws paper anew, in more than a second."""
    process = PrintingProcess()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jobs, "printing_process", lambda: Share(process))
        yield
    process.close()


@pytest.fixture(autouse=True)
def coarse_sheets(monkeypatch):
    """Let printers draw few dots: that they draw enough, and where, is seen in tests/desktop/ui/printing."""
    monkeypatch.setattr(printer, "DPI", COARSE)


@pytest.fixture(autouse=True)
def no_window_left(qapp):
    """Take closed windows apart at once: the next look would dress what the collector has half forgotten."""
    yield
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def small_record(tmp_path_factory):
    """A record with a round of ten nominations, made once; tests work on copies."""
    file = tmp_path_factory.mktemp("record") / "so-vang.sqlite"
    make_record(file)
    return file


@pytest.fixture
def record(own_data_folder, small_record):
    own_data_folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(small_record, own_data_folder / "so-vang.sqlite"))


@pytest.fixture
def program(qapp, qtbot, own_data_folder, record):
    """The window open on a copy of the small record."""
    program = start(qapp, own_data_folder, record)
    yield program
    close_unasked(program)


@pytest.fixture
def theme(qapp):
    return Theme(ThemeOptions())


@pytest.fixture
def type_vi(qapp):
    """Type `text` as IBus does: some preedit, then a commit (keyClicks aborts on Vietnamese letters)."""

    def typed(widget: QWidget, text: str) -> None:
        QApplication.sendEvent(widget, QInputMethodEvent(text[:1], []))
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    return typed
