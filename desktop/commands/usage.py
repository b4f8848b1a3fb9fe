"""How the command line speaks: argparse's messages and ours in the chosen language."""

import argparse
from collections.abc import Iterable

from desktop.commands.summaries import SUMMARIES
from desktop.wording.texts import _, counted, use


def speak(lang: str) -> None:
    """Choose the language of everything said from now on, argparse's words included.

    argparse looks its messages up through these two names of its own; there is no public way to give it others.
    """
    use(lang)
    vars(argparse).update(_=_, ngettext=counted)


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
    listed = list(commands)
    width = max(map(len, listed))
    return "\n".join(f"  {name:<{width}}  {_(SUMMARIES[name])}" for name in listed)
