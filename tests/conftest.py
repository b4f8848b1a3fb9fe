"""What every test stands on: no screen, no real record, the same examples on every machine."""

import gc
import os
import sqlite3
import sqlite3.dbapi2
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from desktop.commands import cli
from desktop.labels.translation import LANGUAGES, use
from desktop.spooler import cups
from tests import quick
from tests.cups_server import LACKING, CupsServer, can_run, running

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"  # sizes in tests are pixels, whatever screen the developer has

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# No deadline: the workers share two cores with whatever else runs there.
_SLOW_IS_FINE = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)
settings.register_profile("short", max_examples=40, deadline=None, suppress_health_check=_SLOW_IS_FINE)
settings.register_profile("long", max_examples=2_000, deadline=None, suppress_health_check=_SLOW_IS_FINE)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also run the large figures that issues name")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("long" if config.getoption("--long") else "short")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests out unless asked for; not as skipped ones, since nobody wanted them.

    Modules whose tests take longest come first, whatever the order of the others: no worker waits for one at the end.
    """
    items.sort(key=lambda item: item.nodeid.partition("::")[0] not in quick.FIRST)
    if config.getoption("--long"):
        return
    left_out = [item for item in items if item.get_closest_marker("long")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("long")]


def pytest_collection_finish() -> None:
    """Spare Python's collector what stays to the end: twelve thousand tests, and all the modules that they loaded."""
    gc.collect()
    gc.freeze()


_OPENED: list[sqlite3.Connection] = []
"""Every connection to SQLite made since the test began; held, so that no collector closes it first."""


def _noting(connect: Callable[..., sqlite3.Connection]) -> Callable[..., sqlite3.Connection]:
    """Return `connect` that notes what it made; a hook of `sys.addaudithook` would be asked at each `id()` as well."""

    def noted(*arguments: Any, **named: Any) -> sqlite3.Connection:
        connection = connect(*arguments, **named)
        _OPENED.append(connection)
        return connection

    return noted


sqlite3.connect = sqlite3.dbapi2.connect = _noting(sqlite3.connect)  # by these two names all of the program calls it


def open_connections() -> list[str]:
    """Return the files of the connections to SQLite that this test opened and that nobody has closed yet."""
    return [file for connection in _OPENED if (file := _file_of(connection)) is not None]


def _file_of(connection: sqlite3.Connection) -> str | None:
    """Return the file of an open connection, None for a closed one; both can be told in any thread."""
    try:
        connection.total_changes  # noqa: B018 - the property that only an open connection has
    except sqlite3.ProgrammingError:
        return None
    try:
        return str(connection.execute("PRAGMA database_list").fetchone()[2])
    except sqlite3.Error as error:  # of another thread, or of a damaged file
        return str(error)


@pytest.fixture
def every_connection_closed() -> Iterator[None]:
    """Fail the test that leaves a connection to SQLite open, on every version of Python.

    Python 3.13 warns of one when it is collected, in whatever test runs then; here the test that opened it fails.
    """
    _OPENED.clear()
    yield
    files = open_connections()
    _OPENED.clear()
    assert files == [], "nobody closed the connection to these files"


def pytest_sessionfinish() -> None:
    """Let go of what was copied: without a screen Qt keeps it until Python is gone and calls it then, which crashes."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session", autouse=True)
def quick_records() -> Iterator[None]:
    """Compile each statement once for all records of a run, and wait for no disk.

    No test can see what a power failure would leave; compiling took a third of the time of the record's tests.
    """
    with quick.statements_compiled_once(), quick.no_disk_waited_for():
        yield


@pytest.fixture(scope="session")
def _data_folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(autouse=True)
def own_data_folder(_data_folders: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test, and the programs it starts, a user's data folder of its own; it is not made yet."""
    folder = _data_folders / uuid.uuid4().hex
    monkeypatch.setenv("SO_VANG_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def said_in_vietnamese() -> Iterator[None]:
    """Take back the language that a test, or a command that it called, has chosen."""
    yield
    use(LANGUAGES[0])


_TEMPORARY = tempfile.gettempdir()


@pytest.fixture(autouse=True)
def system_temporary_folder() -> Iterator[None]:
    """Take back the folder for what is written aside that a test, or a command that it called, has begun."""
    tempfile.tempdir = _TEMPORARY
    yield
    tempfile.tempdir = _TEMPORARY


@dataclass(frozen=True)
class Told:
    """How a command ended and what it told."""

    status: int
    out: str
    err: str


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    """Call the program as a clerk types it, without the second that another process would cost."""

    def call(*arguments: object) -> Told:
        capsys.readouterr()
        status = cli.main([str(argument) for argument in arguments])
        return Told(status, *capsys.readouterr())

    return call


def type_vi(widget: "QWidget", text: str) -> None:
    """Type as a Vietnamese input method does: composed first, then committed.

    `qtbot.keyClicks` cannot: a letter outside ASCII aborts the whole process inside Qt.
    """
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtWidgets import QApplication

    widget.setFocus()
    for letter in text:
        QApplication.sendEvent(widget, QInputMethodEvent(letter, []))
        commit = QInputMethodEvent()
        commit.setCommitString(letter)
        QApplication.sendEvent(widget, commit)


@pytest.fixture(scope="session")
def cups_server() -> Iterator[CupsServer]:
    """A CUPS server of our own with two queues; without one the test skips and says so."""
    if not can_run():
        pytest.skip(LACKING)
    with running() as started:
        started.add_queue("vector")
        started.add_queue("raster", "application/vnd.cups-raster application/vnd.cups-raster")
        yield started


@pytest.fixture(autouse=True)
def no_printers_of_the_machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is ever sent to the printers of the machine that runs the tests."""
    if "printers" not in request.fixturenames:
        monkeypatch.setattr(cups, "is_here", lambda: False)


@pytest.fixture
def printers(cups_server: CupsServer, monkeypatch: pytest.MonkeyPatch) -> CupsServer:
    """The server of the tests as the system's own."""
    monkeypatch.setenv("CUPS_SERVER", cups_server.address)
    return cups_server
