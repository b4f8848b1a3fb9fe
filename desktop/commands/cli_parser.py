"""How the command line speaks: argparse's messages and ours in the chosen language."""

import argparse
import errno
from collections.abc import Iterable

from desktop.commands.summaries import SUMMARIES
from desktop.labels.translation import N_, _, counted, use

REASONS: dict[int, str] = {
    errno.ENOENT: N_("it is not there"),
    errno.EEXIST: N_("it is there already"),
    errno.EACCES: N_("this user has no right to it"),
    errno.EPERM: N_("this user has no right to it"),
    errno.EROFS: N_("it is read-only"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a part of its path is no folder"),
    errno.ENAMETOOLONG: N_("its name is too long"),
    errno.ENOSPC: N_("the disk is full"),
}


def refusal(error: OSError) -> str:
    """Return why the system refused a file, for what no command has better words for."""
    reason = _(REASONS[error.errno]) if error.errno in REASONS else str(error.strerror)
    return _("{path} cannot be used: {reason}.").format(path=error.filename or _("A file"), reason=reason)


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
