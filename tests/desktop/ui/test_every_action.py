"""Every action of every page answers: whatever is chosen, asked and left again, no bug is reported, nothing is lost."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from db.check import check
from db.errors import KnownError
from desktop.ui.catalogue.page import LOOKS
from desktop.ui.core.i18n import _
from desktop.ui.shell import gallery
from desktop.ui.shell.act_table import ACTS, AT_ONCE, EVERYWHERE, TAB_ACTS
from desktop.ui.shell.page_table import PAGES
from desktop.ui.widgets.dialog import Dialog
from tests.desktop.ui.looking import silent_acts
from tests.desktop.ui.windows import open_page, start
from tests.sample_record import sample_record

LEAVE_MS = 5
TODAY = date(2024, 1, 12)


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    return sample_record(tmp_path_factory.mktemp("record") / "so-vang.sqlite", practice=True)


@pytest.fixture
def program(qapp, qtbot, own_data_folder, made_once):
    own_data_folder.mkdir(parents=True, exist_ok=True)
    record = Path(shutil.copy(made_once, own_data_folder / "so-vang.sqlite"))
    program = start(qapp, own_data_folder, record, TODAY)
    yield program
    program.window.close()


class Impatient:
    """Answers whatever asks: files are never chosen; other dialogs are accepted once or left."""

    def __init__(self, app, accept):
        self._accept, self._seen = accept, set()
        self.asked = False
        self._timer = QTimer(app, interval=LEAVE_MS)
        self._timer.timeout.connect(self.answer)
        self._timer.start()

    def answer(self):
        asked = QApplication.activeModalWidget()
        popup = QApplication.activePopupWidget()
        self.asked = self.asked or asked is not None or popup is not None
        if popup is not None:
            popup.close()
        elif isinstance(asked, Dialog) and self._accept and asked not in self._seen:
            self._seen.add(asked)  # a form that is not accepted says why; it is left then
            asked.take()
        elif isinstance(asked, QDialog | QFileDialog):
            asked.reject()

    def stop(self):
        self._timer.stop()


def _named(name):
    """Return what the table of acts calls the acts of a page."""
    of_tabs = [text for texts in TAB_ACTS.values() for text in texts] if name == "catalogue" else []
    return {_(text) for text in (*ACTS[name], *of_tabs)}


@pytest.mark.parametrize("accept", [False, True], ids=["left", "accepted"])
@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_action_of_a_page_answers(qapp, qtbot, program, name, accept):
    broken, written, at_once = [], [], set()
    program.errors.broken.connect(broken.append)
    program.context.history.changed.connect(written.append)
    impatient = Impatient(qapp, accept)
    with qtbot.capture_exceptions() as raised:
        program.window.open_page(name)
        gallery.settle(qapp, program)
        page = program.window.pages[name]
        for action in list(page.page_actions):
            if action.isEnabled() and program.window.page() is page:
                written.clear()
                impatient.asked = False
                action.trigger()
                gallery.settle(qapp, program)
                if written and not impatient.asked:
                    at_once |= {action.data(), action.text()}
                program.window.open_page(name)
                gallery.settle(qapp, program)
    impatient.stop()
    assert broken == []
    named = {_(text) for text in AT_ONCE.get(name, ())}
    assert {text for text in at_once if text in _named(name)} <= named, "the palette does it unseen from another page"
    assert [error for _kind, error, _trace in raised if not isinstance(error, KnownError)] == []
    with program.context.database.read() as session:
        assert check(session) == []


def test_the_right_button_offers_what_the_page_can_do(qapp, program):
    page = open_page(qapp, program, "nominations")
    at = page.list.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, page.list.viewport().mapToGlobal(at))
    QApplication.sendEvent(page.list.viewport(), event)
    menu = QApplication.activePopupWidget()
    offered = {action.text(): action for action in menu.actions()}
    assert set(offered) == {action.text() for action in page.page_actions}
    assert not offered["Trả lại…"].icon().isNull()
    menu.close()


def test_every_act_of_the_right_button_has_a_place_that_is_always_in_sight(qapp, program):
    """Sign, hand over, stock, merge, identity number, choice of layout: none lives behind the right button alone."""
    for name in PAGES:
        page = open_page(qapp, program, name)
        at = page.rect().center()
        qapp.sendEvent(page, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, page.mapToGlobal(at)))
        menu = QApplication.activePopupWidget()
        acts = [action for action in menu.actions() if not action.isSeparator()]
        menu.close()
        window_menus = program.window.menus
        window_menus.here.aboutToShow.emit()
        in_sight = set(window_menus.here.actions()) | set(window_menus.actions_of_all())
        made = {action.data() for action in page.page_actions} - {_(text) for text in EVERYWHERE}
        of_tabs = {_(text) for _icon, _kind, text in LOOKS.values()} if name == "catalogue" else set()
        assert made - of_tabs == {_(text) for text in ACTS[name]}, f"{name}: desktop/ui/shell/act_table.py"
        assert acts and [action.text() for action in acts if action not in in_sight] == [], name
        assert silent_acts(page.page_actions) == [], name
        assert window_menus.here.menuAction().isVisible() and window_menus.here.title()
