"""Whatever a command can, with each of its options, the window can too: by a button, or it says why not."""

import argparse
import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QAction

from desktop.commands.registry import COMMANDS, load
from desktop.ui.core.i18n import _
from desktop.ui.shell.page_table import PAGES
from tests.desktop.ui.test_every_action import TODAY
from tests.desktop.ui.windows import open_page, start
from tests.sample_record import sample_record

PAPER_WAYS = ("papers", "Save as PDF…", "Save as Word…", "Save as Excel…", "Save as CSV…", "Save as text…")
IN_WINDOW = {
    "demo --out": ("", "Open the &sample round"),
    "read file": ("import", "Another file…"),
    "read --password": ("import", "Another file…"),  # asked for when the file is locked
    "import file": ("import", "Take in the clean rows"),
    "import --round": ("rounds", "Work on this round"),
    "import --password": ("import", "Another file…"),
    "print paper": PAPER_WAYS,
    "print --decision": PAPER_WAYS,  # one row for each decision
    "print --round": ("rounds", "Work on this round"),
    "print --year": PAPER_WAYS,
    "print --nomination": ("nominations", "Report of achievements…"),
    "print --entry": ("register", "Confirmation of the award…", "Confirmation as Word…"),
    "print --amendment": ("decisions", "Save the correction or revocation…"),
    "print --out": PAPER_WAYS,
    "print --format": PAPER_WAYS,
    "print --stock": ("certificates", "Print on stock"),
    "print --stock-kind": ("certificates", "Count the stock…"),
    "export list": PAPER_WAYS,
    "export --round": ("rounds", "Work on this round"),
    "export --year": ("statistics", "Save the figures of the year…"),
    "export --out": ("register", "Export the register…"),
    "announce --round": ("papers", "Copy the words"),
    **dict.fromkeys(
        ("print --with-secret", "export --with-secret", "announce --with-secret"),
        ("", "Name the secret &list on papers and exports"),
    ),
    "history name": ("", "&Find or do…"),
    "backup file": ("backup", "Back up…"),
    "restore file": ("backup", "Put a copy back from a file…"),
    "restore --strip": ("backup", "Put a copy back from a file…"),  # asked before parts are left out
    "restore --try": ("backup", "Try a copy from a file…"),
    "sign paper": ("papers", "Sign digitally…"),
    "sign --key": ("papers", "Sign digitally…"),
    "sign --token": ("papers", "Sign digitally…"),
    "sign --label": ("papers", "Sign digitally…"),
    "sign --out": ("papers", "Sign digitally…"),
    "sign --check": ("decisions", "Attach the signed scan…"),  # what its signatures are worth stands beside it
    "law --receive": ("catalogue", "Law that came with the program…"),
    "same what": ("people", "May be one person or one unit…"),
    "check --head": ("backup", "Compare a printed line…"),
}
"""By command and option: the page, "" for the window, and its acts."""
PROGRAMS = "for other programs and scripts: what it does, acts of the window do one by one"
DEVELOPERS = "for those who build the program"
NOT_IN_WINDOW = {
    "read --json": PROGRAMS,
    "same --json": PROGRAMS,
    "same --least": PROGRAMS,  # the window lists the most alike first
    "sign --secret": "the window asks for password and PIN",
    "sign --roots": "which issuers are trusted is for the administrator to say",
    "judge": PROGRAMS,
    "certificates": PROGRAMS,
    "apply": PROGRAMS,
    "fill": DEVELOPERS,
    "screenshots": DEVELOPERS,
    "test": DEVELOPERS,
    "bench": DEVELOPERS,
    "bundle": DEVELOPERS,
}
"""By command, or by command and option: why the window has none."""


def options():
    """Yield "command option" for each option and argument of each command, and each command without any."""
    for name in COMMANDS:
        parser = argparse.ArgumentParser(add_help=False)
        load(name).add_arguments(parser)
        asked = [(each.option_strings or [each.dest])[-1] for each in parser._actions]
        yield from (f"{name} {option}" for option in asked)


@pytest.fixture
def program(qapp, qtbot, own_data_folder):
    file = Path(sample_record(own_data_folder / "once.sqlite"))
    program = start(qapp, own_data_folder, Path(shutil.copy(file, own_data_folder / "so-vang.sqlite")), TODAY)
    yield program
    program.window.close()


def test_every_option_of_a_command_is_told_where_it_stands_in_the_window():
    told = {option for option in options() if option not in NOT_IN_WINDOW and option.split()[0] not in NOT_IN_WINDOW}
    assert told - set(IN_WINDOW) == set()
    assert set(IN_WINDOW) <= set(options())  # what no command has any more is taken off the table


def test_every_act_that_does_what_an_option_does_is_there(qapp, program):
    acts = {name: {each.text() for each in open_page(qapp, program, name).page_actions} for name in PAGES}
    acts[""] = {each.text() for each in program.window.findChildren(QAction)}
    missing = [
        (option, act) for option, (page, *wanted) in IN_WINDOW.items() for act in wanted if _(act) not in acts[page]
    ]
    assert missing == []
