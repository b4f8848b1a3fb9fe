"""The menu bar: mnemonics, keys, and undo, redo and search in its corner."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QToolButton, QWidget

from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.shell.page_table import OTHER_PAGES, ROUND_PAGES
from desktop.ui.widgets.action_icons import draw_icons, name_icon
from desktop.ui.widgets.buttons import CAP_PAD, PressButton, allow, paint_key_cap, pressed_by
from desktop.ui.widgets.key_owner import KeyAction


class SearchButton(PressButton):
    """Looks like a field and opens the command palette."""

    def __init__(self, theme: Theme, words: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words, self._key = theme, words, key
        self.setAccessibleName(words)
        cap = theme.metrics("tick").horizontalAdvance(key) + 2 * CAP_PAD
        room = 31 + theme.metrics("text").horizontalAdvance(words) + 14 + cap + 7
        self.setFixedSize(max(theme.px(292), room), theme.px(28))

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("control"), 1))
            painter.setBrush(theme.colour("hover" if self.underMouse() else "surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            theme.paint_icon(painter, "search", "text2", QRectF(6, 0, 20, self.height()))
            painter.setPen(theme.colour("text3"))
            painter.setFont(theme.font("text"))
            flags = int(Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(31, 0, self.width() - 40, self.height()), flags, self._words)
            paint_key_cap(painter, theme, self._key, self.width() - 7, QRectF(self.rect()), theme.colour("text2"))


class CornerButton(QToolButton):
    """Undo and redo beside the search; Enter presses it as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed_by(event):
            self.click()
            return
        super().keyPressEvent(event)


class Menus(QObject):
    """All menus and their actions, in the menu bar of `window`; what an action does is connected by the program.

    `page_actions` returns the actions of the page that is shown.
    """

    def __init__(self, theme: Theme, window: QMainWindow, page_actions: Callable[[], Sequence[QAction]]) -> None:
        super().__init__(window)
        self._theme, self._page_actions = theme, page_actions
        bar = window.menuBar()
        bar.setFixedHeight(theme.px(36))
        self.file = bar.addMenu(_("&File"))
        self.edit = bar.addMenu(_("&Edit"))
        self.view = bar.addMenu(_("&View"))
        self.here = bar.addMenu(_("&Page"))
        self.help = bar.addMenu(_("&Help"))
        self._fill_file()
        self._fill_edit()
        self._fill_view()
        self.manual = self._add(self.help, _("&Manual"), "F1", "book-open-text")
        self.keys = self._add(self.help, _("&Keys"), "Ctrl+F1", "info")
        self.about = self._add(self.help, _("&About Sổ Vàng"), "", "book-marked")
        self.here.aboutToShow.connect(self._fill_here)
        for menu in (self.file, self.edit, self.view, self.here, self.help):
            menu.aboutToShow.connect(lambda menu=menu: draw_icons(menu.actions(), theme))
        self._corner(window)
        self.set_record_open(False)

    def _add(self, menu: QMenu, text: str, key: str = "", icon: str = "") -> QAction:
        action = KeyAction(text, self.parent())
        name_icon(action, icon)
        if key:
            action.setShortcut(QKeySequence(key))
        menu.addAction(action)
        return action

    def _fill_file(self) -> None:
        self.new_round = self._add(self.file, _("&New round…"), "Ctrl+Shift+N", "plus")
        self.open_record = self._add(self.file, _("&Open another record…"), "Ctrl+O", "folder-open")
        self.open_sample = self._add(self.file, _("Open the &sample round"), "", "graduation-cap")
        self.back_up = self._add(self.file, _("&Back up…"), "Ctrl+Shift+S", "database-backup")
        self.file.addSeparator()
        self.secret = self._add(self.file, _("Name the secret &list on papers and exports"), "Ctrl+Alt+M", "stamp")
        self.secret.setCheckable(True)
        self.file.addSeparator()
        self.preferences = self._add(self.file, _("&Preferences…"), "Ctrl+,", "settings")
        self.file.addSeparator()
        self.quit = self._add(self.file, _("&Quit"), "Ctrl+Q", "log-out")

    def _fill_edit(self) -> None:
        self.undo = self._add(self.edit, _("&Undo"), "Ctrl+Z", "undo-2")
        self.redo = self._add(self.edit, _("&Redo"), "Ctrl+Y", "redo-2")
        self.edit.addSeparator()
        self.steps = self._add(self.edit, _("&History of steps…"), "Ctrl+H", "history")
        self.edit.addSeparator()
        self.palette = self._add(self.edit, _("&Find or do…"), "Ctrl+K", "search")

    def _fill_view(self) -> None:
        self.pages: dict[str, QAction] = {}
        for entry in (*ROUND_PAGES, *OTHER_PAGES):
            self.pages[entry.name] = self._add(self.view, _(entry.title), entry.key, entry.icon)
        self.view.addSeparator()
        self.sidebar = self._add(self.view, _("&Narrow navigation"), "Ctrl+B")
        self.dark_theme = self._add(self.view, _("&Dark theme"), "Ctrl+Shift+D", "moon")
        self.dark_theme.setCheckable(True)
        self.dark_theme.setChecked(self._theme.choice.theme == "dark")
        self.larger = self._add(self.view, _("&Larger text"), "Ctrl+Shift+=", "zoom-in")
        self.smaller = self._add(self.view, _("&Smaller text"), "Ctrl+Shift+-", "zoom-out")

    def _fill_here(self) -> None:
        self.here.clear()
        for action in self._page_actions():
            self.here.addAction(action)

    def forget_page(self) -> None:
        """Take the actions of the page that is left out of the menu: from there their keys would still act."""
        self.here.clear()

    def _corner(self, window: QMainWindow) -> None:
        self.corner = box = QWidget(window.menuBar())  # the menu bar does not keep it alive
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 8, 4)
        row.setSpacing(6)
        for action, name in ((self.undo, _("Undo")), (self.redo, _("Redo"))):
            draw_icons([action], self._theme)
            button = CornerButton()
            button.setDefaultAction(action)
            button.setAccessibleName(name)
            row.addWidget(button)
        self.search = SearchButton(self._theme, _("Find people, decisions, commands…"), "Ctrl+K")
        self.search.clicked.connect(self.palette.trigger)
        row.addSpacing(8)
        row.addWidget(self.search)
        box.adjustSize()
        window.menuBar().setCornerWidget(box)
        box.show()

    def set_record_open(self, open_: bool) -> None:
        """Enable what needs an open record."""
        for action in (self.new_round, self.back_up, self.steps, self.secret, *self.pages.values()):
            allow(action, "" if open_ else _("Open a record or enter your office first."))

    def bind(self, open_page: Callable[[str], object], toggle_sidebar: Callable[[], object]) -> None:
        """Connect what concerns the frame itself; from now on a record is open."""
        for name, action in self.pages.items():
            action.triggered.connect(lambda _checked=False, name=name: open_page(name))
        self.sidebar.triggered.connect(toggle_sidebar)
        self.set_record_open(True)

    def show_undo(self, undo: str, redo: str) -> None:
        """Say on undo and redo what they would do; empty disables."""
        back, again = _("No step can be undone now."), _("No step was undone that could be redone.")
        for action, plain, what, nothing in (
            (self.undo, _("&Undo"), undo, back),
            (self.redo, _("&Redo"), redo, again),
        ):
            action.setText(f"{plain}: {what}" if what else plain)
            allow(action, "" if what else nothing)

    def actions_of_all(self) -> list[QAction]:
        """Return the actions of every menu but the page's."""
        menus = (self.file, self.edit, self.view, self.help)
        return [action for menu in menus for action in menu.actions() if not action.isSeparator()]
