"""The window: what the program does without a command."""

import argparse
import os
import sys

from PySide6.QtWidgets import QApplication

from desktop import scratch
from desktop.commands.invocation import Invocation
from desktop.ui.shell.app import Program
from desktop.ui.shell.startup import let_go_of_copied


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """The window takes no arguments of its own."""


def run(call: Invocation) -> int:
    """Open the window on the record and stay until it is closed."""
    if not screen_there():
        call.show_message("Không có màn hình. / There is no screen here: see --help for what works without one.")
        return 1
    scratch.begin()
    app = QApplication(["so-vang"])
    app.setApplicationName("so-vang")
    app.setApplicationDisplayName("")
    app.setStyle("Fusion")
    program = Program(app, call.database, today=lambda: call.today)
    program.errors.install()
    program.start()
    status = app.exec()
    let_go_of_copied()
    return status


def screen_there() -> bool:
    """Whether Qt has a screen to open: without one it aborts instead of saying so."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
