"""The program: applies the theme, shows the window, opens the record after the first paint, and closes it."""

import importlib
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from desktop import scratch
from desktop.folders import data_folder
from desktop.ui.core.background_write import BackgroundWriter
from desktop.ui.core.contrast import high_contrast
from desktop.ui.core.errors import Errors
from desktop.ui.core.i18n import sentence, use
from desktop.ui.core.jobs import Jobs
from desktop.ui.core.preferences import Preferences
from desktop.ui.core.theme import TEXT_SIZES, Theme, load_fonts
from desktop.ui.shell.main_window import FIRST_PAGE, MainWindow
from desktop.ui.shell.page_table import page_steps
from desktop.ui.shell.single_instance import SingleInstance
from desktop.ui.shell.startup import FirstPaint, GarbageCollector, IdleLoader, load_changes, load_record_parts
from desktop.ui.shell.window_status import WindowStatus
from desktop.version import VERSION
from resources import paths

if TYPE_CHECKING:  # loaded behind the first paint
    from db.opening import Record
    from desktop.ui.core.context import Context
    from desktop.ui.shell.instance_server import InstanceServer

SESSION = "desktop.ui.shell.session"  # loaded behind the first paint
FIRST_START = "desktop.ui.shell.first_start"
DIALOGS = "desktop.ui.shell.dialogs"
HELP = "desktop.ui.shell.help_window"
OTHER_RECORD = "desktop.ui.shell.switch_record"
INSTANCE_SERVER = "desktop.ui.shell.instance_server"
PRACTICE = "tap-dung.sqlite"
TURN = 0.001  # seconds: how long a worker keeps the interpreter when the window's thread wants it, instead of 5 ms
PAGE_PAINTED = 50  # ms: what a page has read is painted before the rest is read
COPY_AFTER = 20_000  # ms: the first clicks of the morning come first


class Program(QObject):
    """One running window; `open` may be called again for another record."""

    def __init__(
        self, app: QApplication, location: str, lang: str = "", today: Callable[[], date] = date.today
    ) -> None:
        super().__init__()
        sys.setswitchinterval(TURN)
        self.app, self.location, self.today = app, location, today
        self.folder = data_folder()
        self.preferences = Preferences(self.folder)
        if lang:
            self.preferences.language = lang
        self.errors = Errors(self.folder / "errors.log", sentence, VERSION)
        self.errors.broken.connect(self._report)
        self.jobs = self._new_jobs()
        self.writer = BackgroundWriter(self)
        self.collector = GarbageCollector(self)
        self.record: Record | None = None
        self._unread: Record | None = None  # the open record while its history and figures are not read
        self._context: Context | None = None
        self.window: MainWindow
        self.single: SingleInstance | None = None
        self.instance_server: InstanceServer | None = None
        self.window_status = WindowStatus(self.choose_round, self.new_round, self)
        self.undo, self.redo = self.window_status.undo, self.window_status.redo  # steps of the record
        self._translator = QTranslator(self)
        load_fonts()
        self._build_window()

    @property
    def context(self) -> "Context":
        """What the pages of the open record work with. Raises RuntimeError before the first record was opened."""
        if self._context is None:
            raise RuntimeError("no record was opened")
        return self._context

    def _new_jobs(self) -> Jobs:
        """Return what runs the work of one window; a closed window's begins nothing any more."""
        made = Jobs(self)
        made.failed.connect(self.errors.handle)
        made.idle.connect(self._page_stands)
        return made

    def _build_window(self) -> None:
        """Make look and window anew, as the preferences say."""
        use(self.preferences.language)
        QLocale.setDefault(QLocale("vi_VN" if self.preferences.language == "vi" else "en_GB"))
        self.app.removeTranslator(self._translator)
        if self.preferences.language == "vi" and self._translator.load(str(paths.path("translations/qt_vi.qm"))):
            self.app.installTranslator(self._translator)
        choice = replace(self.preferences.choice(), system_colours=high_contrast())
        self.theme = Theme(choice, self)
        self.theme.apply(self.app)
        self.window = MainWindow(self.theme, self.preferences)
        self._connect(self.window)

    def _connect(self, window: MainWindow) -> None:
        menus = window.menus
        menus.undo.triggered.connect(lambda: self.window_status.step(back=True))
        menus.redo.triggered.connect(lambda: self.window_status.step(back=False))
        window.undo_bar.undone.connect(self.undo)
        menus.quit.triggered.connect(window.close)
        menus.preferences.triggered.connect(lambda: self._dialogs().preferences(window, self.rebuild_window))
        menus.manual.triggered.connect(lambda: importlib.import_module(HELP).show_manual(window))
        menus.keys.triggered.connect(lambda: self._dialogs().keys(window))
        menus.about.triggered.connect(lambda: self._dialogs().about(window))
        menus.steps.triggered.connect(lambda: window.open_page("journal"))
        menus.back_up.triggered.connect(lambda: window.open_page("backup"))
        menus.new_round.triggered.connect(self.new_round)
        menus.open_record.triggered.connect(self.choose_record)
        menus.open_sample.triggered.connect(self.open_sample)
        menus.palette.triggered.connect(lambda: self._dialogs().palette(window))
        menus.dark_theme.triggered.connect(lambda dark: self._prefer("theme", "dark" if dark else "light"))
        menus.secret.triggered.connect(self.window_status.name_secret)
        menus.larger.triggered.connect(lambda: self._resize_text(1))
        menus.smaller.triggered.connect(lambda: self._resize_text(-1))
        window.round_menu_requested.connect(self.window_status.fill_rounds)
        window.closing.connect(self._release)

    def show(self) -> None:
        """Paint the frame now, the record right after."""
        kept = self.preferences.saved_bytes("window")
        if kept.isEmpty() or not self.window.restoreGeometry(kept):
            self.window.resize(1366, 720)
        self.window.show()
        self.window.activateWindow()

    def start(self) -> None:
        """Show the frame; open the record once it is painted and what the record needs is loaded."""
        FirstPaint(self.window, self._load)
        self.show()

    def _load(self) -> None:
        """Load what the record needs in a worker: the window answers meanwhile."""
        self.jobs.start(load_record_parts, self._loaded, cancelled=self._build_pages)

    def _build_pages(self) -> None:
        """Load and build pages behind the first, however long that one took."""
        IdleLoader(page_steps(self._prepare), self)

    def _prepare(self, name: str) -> None:
        """Build a page before it is asked for; before the first round there is nothing to build it for."""
        if self.record is not None and self.context.round_id:
            self.window.build_page(name)

    def _loaded(self, _none: None) -> None:
        if self.record is None:  # else the clerk was quicker and chose a record
            self.open()
        self._build_pages()

    def _dialogs(self) -> ModuleType:
        return importlib.import_module(DIALOGS)

    def _other_record(self) -> ModuleType:
        return importlib.import_module(OTHER_RECORD)

    def open(self) -> bool:
        """Open `location` into the window; a record that cannot be opened is said, and another can be chosen."""
        if "://" not in self.location:
            single = SingleInstance(Path(self.location))
            if not single.take():
                importlib.import_module(INSTANCE_SERVER).raise_window(single.name)
                QTimer.singleShot(0, self.app.quit)
                return False
            self.single = single
        try:
            record: Record = importlib.import_module(SESSION).open_or_create(self.location, self.today)
        except Exception as error:  # noqa: BLE001 - told as a sentence or reported as a bug
            self._release()
            self.errors.reported.connect(self.window.show_error)
            self.errors.handle(error)
            self.errors.reported.disconnect(self.window.show_error)
            return False
        self.record = record
        self._fill(record)
        return True

    def _fill(self, record: "Record") -> None:
        """Fill the window with the open record."""
        session = importlib.import_module(SESSION)
        self._context = session.make_context(
            record, self.theme, self.errors, self.jobs, self.writer, self.preferences, self.today
        )
        window, context = self.window, self.context
        context.restore_copy = self.restore_copy
        window.bind(context)
        context.round.changed.connect(self._round_changed)
        window.status_bar.set_record_name(Path(self.location).name if "://" not in self.location else self.location)
        window.status_bar.set_practice(context.practice)
        self.window_status.bind(context, window, session)
        QTimer.singleShot(COPY_AFTER, self, partial(self._daily_copy, record))
        self.window_status.show_round(session.open_round(context))
        window.set_counts({})
        if session.is_empty(context):
            self._first_start()
        else:
            page = self.preferences.text("page", FIRST_PAGE)
            needs = page not in window.menus.pages or not context.round_id
            window.open_page(FIRST_PAGE if needs else page)
        self._unread = record
        self._page_stands()

    def _page_stands(self) -> None:
        """Read the rest once the first page has what it shows: first rows come first."""
        if self._unread is not None and not self.jobs.busy():
            QTimer.singleShot(PAGE_PAINTED, self, partial(self._read_rest, self._unread))

    def _read_rest(self, record: "Record") -> None:
        """Find out what can be undone, and the figures beside the pages' names."""
        if self._unread is record:
            self._unread = None
            self.jobs.start(load_changes, lambda _none: self._read_history(record))
            self.jobs.start(lambda _step: scratch.sweep(), lambda _removed: None)
            self.window_status.refresh()
            if self.single is not None:
                server: InstanceServer = importlib.import_module(INSTANCE_SERVER).InstanceServer(self.single.name, self)
                server.raise_requested.connect(self.window.bring_to_front)
                self.instance_server = server

    def _read_history(self, record: "Record") -> None:
        if self.record is record:
            self.context.history.read()

    def busy(self) -> bool:
        """Whether anything is being read or written, or will be without anybody's doing."""
        return self._unread is not None or self.jobs.busy() > 0 or self.writer.busy

    def _daily_copy(self, record: "Record") -> None:
        """Look at every page of the record and make today's verified copy, beside the work, if it is still open."""
        if self.record is record:
            self.jobs.start(lambda _step: record.look_and_copy(), lambda _copy: None)

    def _first_start(self) -> None:
        page = importlib.import_module(FIRST_START).FirstStart(self.context)
        page.sample_requested.connect(self.open_sample)
        page.office_requested.connect(self.start_own)
        page.record_requested.connect(self.choose_record)
        page.preferences_changed.connect(self.rebuild_window)
        self.window.add_page("first", page)

    def start_own(self) -> None:
        """Ask whose the record is, then for its first round."""
        self._dialogs().own_office(self.context, self.window, self._start_round)

    def _start_round(self) -> None:
        self.window.open_page(FIRST_PAGE)
        self.new_round()

    def open_sample(self) -> None:
        """Open the practice record, made from the sample round when it is not there."""
        file, errors = self.folder / PRACTICE, self.errors
        self._other_record().open_sample(file, self.today, self.writer, errors, self.open_instead)

    def choose_record(self) -> None:
        """Ask for another record and open it in a fresh window."""
        self._other_record().choose(self.window, self.folder, self.open_instead)

    def open_instead(self, location: str) -> None:
        """Open another record; where that cannot be, the present one stays open and the window says why."""
        self._other_record().open_instead(self.window, self.location, location, self.single, self.reopen)

    def restore_copy(self, copy: Path, strip: bool) -> None:
        """Let a copy take the place of the open record."""
        self._other_record().restore_copy(copy, Path(self.location), self.errors, self.rebuild_window, strip=strip)

    def reopen(self, location: str) -> MainWindow:
        """Leave the present record and open another; return its window, without a record where that fails."""
        if not self.window.may_close():
            return self.window
        self.location = location
        return self.rebuild_window()

    def rebuild_window(self, between: Callable[[Jobs], None] = lambda _jobs: None) -> MainWindow:
        """Build the window again and return it; `between` is called with its jobs while no record is open."""
        old, look = self.window, self.theme
        if not old.may_close():
            return old
        geometry = old.saveGeometry()
        page = old.page_name
        old.closing.disconnect(self._release)
        old.close_now()
        self._release()
        between(self.jobs)
        if page in old.menus.pages:
            self.preferences.set_text("page", page)
        self._build_window()
        self.window.restoreGeometry(geometry)
        self.window.show()
        self.window.activateWindow()  # the next key belongs to it
        old.deleteLater()
        look.deleteLater()  # after the window that wore it
        self.open()
        return self.window

    def new_round(self) -> None:
        """Ask for a new round and open it."""
        self._dialogs().new_round(self.window)

    def choose_round(self, id_: int) -> None:
        """Work on another round from now on: every page reads it, and the first page is shown."""
        self.context.round.choose(id_)

    def _round_changed(self, _id: int) -> None:
        importlib.import_module(SESSION).keep_round(self.context)
        self.window.open_page(FIRST_PAGE)
        self.window_status.refresh()

    def _prefer(self, name: str, value: object) -> None:
        setattr(self.preferences, name, value)
        self.rebuild_window()

    def _resize_text(self, step: int) -> None:
        at = TEXT_SIZES.index(self.preferences.text_size) + step
        if 0 <= at < len(TEXT_SIZES):
            self._prefer("text_size", TEXT_SIZES[at])

    def _report(self, report: str) -> None:
        self._dialogs().report(self.window, report)

    def _release(self) -> None:
        self._unread = None
        self.writer.finish()
        self.window_status.cancel()
        self.jobs.close()
        self.jobs.deleteLater()
        self.jobs = self._new_jobs()
        if self.record is not None:
            not_copied = self.record.close()
            self.record = None
            if not_copied is not None:
                self.errors.handle(not_copied)
        if self.instance_server is not None:
            self.instance_server.close()
            self.instance_server.deleteLater()
            self.instance_server = None
        if self.single is not None:
            self.single.release()
            self.single = None
