"""How the command line speaks: argparse's messages and ours in the chosen language."""

import argparse
from collections.abc import Iterable

from db.errors import KnownError


def speak(lang: str) -> None:
    """Choose the language of everything said from now on."""


def text(english: str) -> str:
    """Return the sentence in the chosen language."""
    return english


def sentence(error: KnownError) -> str:
    """Return what went wrong in the chosen language."""
    return str(error)


class Parser(argparse.ArgumentParser):
    """Ends wrong usage with status 2 and says what was wrong; guesses nothing from abbreviations."""

    def __init__(self, *, prog: str, description: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )


def overview(commands: Iterable[str]) -> str:
    """Return one line for each command that needs no display."""
    return "\n".join(f"  {name}" for name in commands)
