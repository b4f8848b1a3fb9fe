"""Opens the real window on a record, and one of its pages."""

from desktop.ui.core.preferences import Preferences
from desktop.ui.shell import gallery
from desktop.ui.shell.app import Program
from tests.desktop.ui.records import TODAY


def start(qapp, folder, file, today=TODAY):
    """Return the program with its window shown and the record open."""
    preferences = Preferences(folder)
    preferences.language = "vi"
    preferences.sync()
    program = Program(qapp, str(file), today=lambda: today)
    program.window.resize(1366, 720)
    program.window.show()
    program.open()
    gallery.settle(qapp, program)
    return program


def write(program, change):
    """Write a change as a page does, wait for its end and return its result."""
    made = []
    program.context.do(change, made.append)
    program.context.history.finish()
    return made[0]


def open_page(qapp, program, name):
    program.window.open_page(name)
    gallery.settle(qapp, program)
    return program.window.pages[name]


def close_unasked(program):
    """Close the window; a list whose answers were not taken in is dropped, for nobody is there to be asked."""
    listed = program.window.pages.get("import")
    if listed is not None:
        listed.forget()
    program.window.close()
