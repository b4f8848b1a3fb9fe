"""The window: menus, sidebar, pages, status bar; it is painted before the record is open."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QStatusBar,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.core.i18n import _
from desktop.ui.core.preferences import Preferences
from desktop.ui.core.theme import Theme
from desktop.ui.shell.menus import Menus
from desktop.ui.shell.page_table import OTHER_PAGES, PAGES, ROUND_PAGES, make_page, make_printing
from desktop.ui.shell.sidebar import RoundButton, Sidebar, SidebarItem
from desktop.ui.widgets.focus_frame import FocusFrame
from desktop.ui.widgets.key_owner import HELP_ASKED
from desktop.ui.widgets.message_bars import ProgressBar, UndoBar
from desktop.ui.widgets.page_header import PageHeader
from desktop.ui.widgets.text import ElidedLabel, label, picture_label, tag

if TYPE_CHECKING:
    from desktop.ui.core.context import Context
    from desktop.ui.framework.page import Page
    from desktop.ui.framework.shown import Shown
    from desktop.ui.shell.window_printing import WindowPrinting

SIDEBAR_WIDTH, SIDEBAR_NARROW, NARROW_BELOW = 188, 52, 1200
FIRST_PAGE = "home"


class StatusBar(QStatusBar):
    """What was done or what the page says at the left, the record at the right; 32 px at 100 %, whatever it says."""

    def __init__(self, theme: Theme, undo_bar: UndoBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setFixedHeight(theme.px(32))
        self.words = ElidedLabel(theme, "small", "text2")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._tick = picture_label()
        self._tick.setPixmap(theme.pixmap("check", "ok", 14, self.devicePixelRatioF()))
        self._tick.hide()
        self._saved = label(theme, "", "small", "text2")
        self._practice = tag(theme, _("PRACTICE"), "warn")
        self._practice.setToolTip(_("Invented names: nothing done here reaches the office's record."))
        self._practice.hide()
        self._record = label(theme, _("No record open"), "small", "text2")
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(12, 0, 12, 0)
        across.setSpacing(8)
        self._across = across
        across.addWidget(undo_bar, 4)
        across.addWidget(self.words, 1)
        across.addWidget(self._tick)
        across.addWidget(self._saved)
        across.addSpacing(8)
        across.addWidget(self._practice)
        across.addWidget(self._record)
        self.addWidget(row, 1)

    def show_message(self, text: str) -> None:
        """Show what the page says, its whole text as the tip."""
        self.words.setText(text)
        self.words.setToolTip(text)

    def take_in(self, bar: ProgressBar) -> None:
        """Show in this line how far work is and what came of it."""
        self._across.insertWidget(1, bar, 4)

    def set_record_name(self, name: str) -> None:
        """Show the name of the open record."""
        self._record.setText(name)

    def set_practice(self, practice: bool) -> None:
        """Mark the practice record, so that nobody takes it for the office's."""
        self._practice.setVisible(practice)

    def saved(self) -> None:
        """Show when the last change was written."""
        self._tick.show()
        at = datetime.now().astimezone().strftime("%H:%M")
        self._saved.setText(_("Saved {time}").format(time=at))


class MainWindow(QMainWindow):
    """One open record in one window."""

    closing = Signal()
    round_menu_requested = Signal(QMenu)
    own_step_changed = Signal()  # undo and redo mean something else now: another page, or another step of it

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self.theme, self.preferences = theme, preferences
        self.context: Context | None = None
        self.pages: dict[str, Page] = {}
        self.page_name = ""
        self._messages: dict[str, str] = {}
        self._narrow = False
        self._closing = False
        self.setMinimumSize(QSize(860, 440))  # a screen of 1366×768 at 150 % without taskbar and title bar
        self.menus = Menus(theme, self, self._page_actions)
        self.undo_bar = UndoBar(theme, _("Undo"), _("Close"), _("Read it all"))
        self.status_bar = StatusBar(theme, self.undo_bar, self)
        self.setStatusBar(self.status_bar)
        self.sidebar = Sidebar(theme, self._sidebar_items(), _("Pages"))
        self.round_button = RoundButton(theme, _("Open round"), _("No round yet"))
        self.round_button.clicked.connect(self._open_round_menu)
        self.stack = QStackedWidget()
        self.stack.currentChanged.connect(lambda _at: self.menus.forget_page())
        self.progress = ProgressBar(theme, _("Cancel"), _("Read it all"))
        self.status_bar.take_in(self.progress)
        self.undo_bar.told.connect(self.progress.make_way)
        self._printing: WindowPrinting | None = None
        self._lay_out()
        self.sidebar.chosen.connect(self.open_page)
        self.sidebar.clicked.connect(lambda _index: self._go_into_page())  # its keys are dead in the sidebar
        self.focus_frame = FocusFrame(theme, self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.focus_frame.watch(app)
        self.setWindowTitle("Sổ Vàng")
        self.setWindowIcon(theme.icon("book-marked", "gold"))
        self.sidebar.set_counts({}, frozenset(PAGES))

    def _sidebar_items(self) -> Sequence[SidebarItem]:
        shown = [SidebarItem(e.name, _(e.title), e.icon, e.key) for e in ROUND_PAGES if e.sidebar]
        shown.append(SidebarItem(""))
        return shown + [SidebarItem(e.name, _(e.title), e.icon, e.key) for e in OTHER_PAGES]

    def _lay_out(self) -> None:
        self.side = QWidget()
        self.side.setObjectName("rail")
        self.side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.side.setFixedWidth(self.theme.px(SIDEBAR_WIDTH))
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        box = QHBoxLayout()
        box.setContentsMargins(8, 0, 8, 0)
        box.addWidget(self.round_button)
        column.addLayout(box)
        column.addWidget(self.sidebar, 1)
        waiting = QWidget()
        waiting.setObjectName("page")
        waiting.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rest = QVBoxLayout(waiting)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.addWidget(PageHeader(self.theme, _(PAGES[FIRST_PAGE].title)))
        rest.addStretch(1)
        self.stack.addWidget(waiting)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        middle = QWidget()
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.side)
        across.addLayout(right, 1)
        self.setCentralWidget(middle)

    def bind(self, context: "Context") -> None:
        """Fill the frame with the open record."""
        self.context = context
        context.history.changed.connect(self._changed)
        context.errors.reported.connect(self.show_error)
        context.round.leaving.connect(self._leave_page)
        context.round.changed.connect(self._read_again)
        self.menus.bind(self.open_page, self.toggle_sidebar)

    def set_counts(self, counts: dict[str, str]) -> None:
        """Show the sidebar's counts; pages of the round are closed while none is open."""
        assert self.context is not None
        needs = frozenset(entry.name for entry in PAGES.values() if entry.needs_round)
        self.sidebar.set_counts(counts, frozenset() if self.context.round_id else needs)

    def open_page(self, name: str, id_: int = 0) -> None:
        """Show the page `name`, made when first opened, and put the focus where the next key goes."""
        if self.context is None:
            return
        before = self.page()
        if before is not None and self.page_name != name and not before.may_leave(closing=False):
            self._show_in_sidebar(self.page_name)
            return
        self.build_page(name)
        if before is not None and self.page_name != name:
            before.leave()
            self.undo_bar.hide()
            for bar in before.progress_bars:
                if bar.tells_result():  # what is under way stays in sight
                    bar.finish("", [])
        page = self.pages[name]
        self.page_name = name
        self.stack.setCurrentWidget(page)
        self.status_bar.show_message(self._messages.get(name, ""))
        self.own_step_changed.emit()
        page.enter()
        if id_:
            page.select(id_)
        self._show_in_sidebar(name)
        focused = QApplication.focusWidget()
        if focused is not self.sidebar:
            page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_into_page(self) -> None:
        page = self.page()
        if page is not None:
            first = page.first_focus()
            shown = first.isVisibleTo(page)  # an empty list is not
            (first if shown else page).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_in_sidebar(self, name: str) -> None:
        self.sidebar.select_page(name if PAGES[name].sidebar else PAGES[name].under)

    def _open_rows(self, name: str, ids: "Sequence[int]") -> None:
        """Show the page `name` with these rows marked."""
        self.open_page(name)
        if self.page_name == name:
            self.pages[name].select_many(ids)

    def may_close(self) -> bool:
        """Return whether the record may be closed: each page with work that would be lost has asked."""
        return all(page.may_leave(closing=True) for page in self.pages.values())

    def build_page(self, name: str) -> None:
        """Make the page `name` if it was not made yet, without showing it."""
        if name in self.pages or self.context is None:
            return
        self._take_in(name, make_page(name, self.context))

    def _take_in(self, name: str, page: "Page") -> None:
        """Hear a page from now on, and hold it ready to be shown."""
        page.page_requested.connect(self.open_page)
        page.rows_requested.connect(self._open_rows)
        page.print_requested.connect(self._print_shown)
        page.own_step_changed.connect(self.own_step_changed)
        page.status.connect(partial(self._on_status, name))
        for bar in page.progress_bars:
            self.status_bar.take_in(bar)
        page.progress_made.connect(self.status_bar.take_in)
        self.pages[name] = page
        self.stack.addWidget(page)

    def _on_status(self, name: str, text: str) -> None:
        """Show a page's message now, or when the page is shown again."""
        self._messages[name] = text
        if name == self.page_name:
            self.status_bar.show_message(text)

    def _print_shown(self, shown: "Sequence[Shown]") -> None:
        """Print what a page shows; what prints is loaded with the first paper."""
        if self._printing is None:
            assert self.context is not None
            self._printing = make_printing(self.context, self, self.progress)
        self._printing.print_shown(shown)

    def add_page(self, name: str, page: "Page") -> None:
        """Show a page that is not in the table, such as the first start."""
        self._take_in(name, page)
        self.stack.setCurrentWidget(page)
        self.page_name = name
        page.enter()
        page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def page(self) -> "Page | None":
        """Return the page that is shown, None before the first."""
        return self.pages.get(self.page_name)

    def current_actions(self) -> list[QAction]:
        """Return what can be done now: the page's actions, then the menus'."""
        return self._page_actions() + self.menus.actions_of_all()

    def _page_actions(self) -> list[QAction]:
        page = self.page()
        return list(page.page_actions) if page else []

    def show_error(self, sentence: str) -> None:
        """Say what went wrong and what to do, below the page; nothing is covered."""
        self.undo_bar.show_message(sentence, undo=False, icon="triangle-alert", tone="warn")
        self.status_bar.show_message("")

    def _changed(self, touched: frozenset[tuple[str, int]]) -> None:
        self.status_bar.saved()
        for page in self.pages.values():
            page.mark_stale(touched)

    def _leave_page(self) -> None:
        page = self.page()
        if page is not None:
            page.leave()

    def _read_again(self, _round_id: int) -> None:
        for page in self.pages.values():
            page.drop_readings()
            page.read_again()

    def _open_round_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.round_menu_requested.emit(menu)
        if not menu.isEmpty():
            menu.popup(self.round_button.mapToGlobal(self.round_button.rect().bottomLeft()))

    def toggle_sidebar(self) -> None:
        """Show icons only in the sidebar, or titles again."""
        self._set_narrow(not self._narrow)

    def _set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.sidebar.set_narrow(narrow)
        self.side.setFixedWidth(SIDEBAR_NARROW if narrow else self.theme.px(SIDEBAR_WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        least = max(NARROW_BELOW, self.theme.px(NARROW_BELOW) * 4 // 5)  # large letters leave pages little room
        narrow = event.size().width() < least
        if narrow != (event.oldSize().width() < least) or not event.oldSize().isValid():
            self._set_narrow(narrow)

    def customEvent(self, event: QEvent) -> None:
        if event.type() == HELP_ASKED:
            self.menus.manual.trigger()  # its own key is dead behind a dialog

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self.status_bar, self.status_bar.update)

    def bring_to_front(self) -> None:
        """Show the window above all others, also where it was minimised."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def close_now(self) -> None:
        """Close the window after waiting for what is being written."""
        self._leave_page()
        if self.context is not None:
            self.context.history.finish()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self._leave_page()
        if self.context is not None and self.context.history.writing:
            event.ignore()  # what is being written is written first, and the window closes when it has ended
            if not self._closing:
                self._closing = True
                self.context.history.idle.connect(self.close, Qt.ConnectionType.QueuedConnection)
            return
        for dialog in self.findChildren(QDialog):
            dialog.reject()  # what it would write has no record any more
        self.preferences.set_bytes("window", self.saveGeometry())
        if self.page_name in PAGES:
            self.preferences.set_text("page", self.page_name)
        self.preferences.sync()
        self.closing.emit()
        if self._printing is not None:
            self._printing.close()
        for each in self.pages.values():
            each.close_page()
        super().closeEvent(event)
