"""What a command is given when it is called: its arguments and the places to speak to."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TextIO


@dataclass(frozen=True)
class Invocation:
    """One call of one command.

    `out` carries the result and nothing else; `show_message` writes a sentence for a person to standard error.
    `database` is a file or an SQLAlchemy URL, already the default one where none was named. `rest` holds
    what `test` passes on.
    """

    arguments: argparse.Namespace
    out: TextIO
    show_message: Callable[[str], None]
    database: str
    lang: str
    today: date
    rest: tuple[str, ...] = ()
