"""Known errors become a sentence in the window; bugs are logged without personal data and reported."""

import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from db.errors import KnownError

LOG_BYTES = 500_000  # the log starts anew above this


def frames(error: BaseException) -> str:
    """Return where `error` happened: files, lines and kinds only; messages and values may name people."""
    lines = []
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
    kind = type(error)
    return "\n".join([f"{kind.__module__}.{kind.__qualname__}", *lines])


class Errors(QObject):
    """Shows known errors, logs and reports all others; install it to catch what nobody caught."""

    reported = Signal(str)  # a sentence for the clerk
    broken = Signal(str)  # a report of a bug, ready to copy

    def __init__(self, log: Path, sentence: Callable[[KnownError], str], version: str) -> None:
        super().__init__()
        self._log, self._sentence, self._version = log, sentence, version
        self._reporting = False

    def sentence(self, error: KnownError) -> str:
        """Return a known error in the reader's words."""
        return self._sentence(error)

    def handle(self, error: BaseException) -> None:
        """Show a known error as its sentence, log and report any other; callable from any thread."""
        if isinstance(error, KnownError):
            self.reported.emit(self._sentence(error))
            return
        report = self.report(error)
        with suppress(OSError):  # a full disk is the hour of bugs: the report is shown all the same
            self.write(report)
        if self._reporting:
            return  # what shows reports is broken itself: it stands in the log, and the program goes on
        self._reporting = True
        try:
            self.broken.emit(report)
        finally:
            self._reporting = False

    def report(self, error: BaseException) -> str:
        """Return the report of a bug: when, which version and system, and where; no messages, no values."""
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        system = f"Python {sys.version.split()[0]}, {sys.platform}"
        return f"{at} Sổ Vàng {self._version}, {system}\n{frames(error)}\n"

    def write(self, report: str) -> None:
        """Append a report to the log, which starts anew above `LOG_BYTES`. Raises OSError."""
        self._log.parent.mkdir(parents=True, exist_ok=True)
        fresh = not self._log.exists() or self._log.stat().st_size > LOG_BYTES
        with self._log.open("w" if fresh else "a", encoding="utf-8") as file:
            file.write(report + "\n")

    def install(self) -> None:
        """Hear what escapes slots and threads: the program goes on."""

        def escaped(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
            if error is None or issubclass(kind, KeyboardInterrupt):
                sys.__excepthook__(kind, error or kind(), trace)
                return
            self.handle(error)

        sys.excepthook = escaped
        threading.excepthook = lambda args: escaped(args.exc_type, args.exc_value, args.exc_traceback)
