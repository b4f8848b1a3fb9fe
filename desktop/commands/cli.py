"""Reads the command line, calls the window or one command, and shows errors as sentences in the chosen language."""

import argparse
import errno
import io
import os
import sys
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TextIO

from db.errors import KnownError
from desktop.bootstrap import command_index, has_display
from desktop.commands import registry
from desktop.commands.invocation import Invocation
from desktop.folders import default_record
from desktop.labels.sentences import sentence
from desktop.labels.translation import N_, _, counted, use
from desktop.version import VERSION

DONE, PROBLEM, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
NOBODY_READS = 141  # what a shell says of a program whose reader went away
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


class Parser(argparse.ArgumentParser):
    """Ends wrong usage with status 2 and says what was wrong; guesses nothing from abbreviations."""

    def __init__(self, *, prog: str, description: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )


def main(arguments: Sequence[str], out: TextIO | None = None) -> int:
    """Do what the arguments say and return the exit status; `out` stands in for standard output in tests."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="\n", errors="backslashreplace")
    try:
        status = _call(list(arguments), out or sys.stdout)
        sys.stdout.flush()
    except KnownError as error:
        show_message(sentence(error))
        return PROBLEM
    except SystemExit as end:  # argparse's way of ending
        return end.code if isinstance(end.code, int) else WRONG_USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # else Python complains once more while it closes stdout
        return NOBODY_READS
    except OSError as error:
        if error.filename is None and error.errno != errno.ENOSPC:
            raise  # not about a file that the clerk named
        show_message(os_error_message(error))
        return PROBLEM
    except UnicodeEncodeError:
        show_message(_("An argument holds letters that are none: they cannot be written down. Give it anew."))
        return PROBLEM
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def show_message(words: str) -> None:
    """Write a sentence for a person to standard error; standard output carries only results."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


def _call(arguments: list[str], out: TextIO) -> int:
    if any("\0" in word for word in arguments):  # no shell passes one on, a program that calls this may
        raise KnownError("bad_path", path=next(word for word in arguments if "\0" in word).replace("\0", "·"))
    index = command_index(arguments)
    before, name, after = arguments[:index], arguments[index : index + 1], arguments[index + 1 :]
    set_language(_language(arguments))
    general = _parser(None)
    known = general.parse_args(before)
    if not name:
        if not has_display():
            show_message(_("There is no display here, so the window cannot open. These commands need none:"))
            show_message(command_overview())
            return PROBLEM
        return registry.load(None).run(_invocation(known, out))
    command = name[0]
    if command not in registry.COMMANDS:
        general.error(
            _("there is no command {name!r}; these are there: {names}").format(
                name=command, names=", ".join(registry.COMMANDS)
            )
        )
    return _run(command, after, known, out)


def _run(command: str, after: list[str], known: argparse.Namespace, out: TextIO) -> int:
    module = registry.load(command)
    parser = _parser(command)
    module.add_arguments(parser)
    known, rest = parser.parse_known_args(after, known)
    _refuse_devices(known)
    if rest and command not in registry.PASS_ARGUMENTS_ON:
        parser.error(_("unrecognized arguments: %s") % " ".join(rest))
    return module.run(_invocation(known, out, tuple(rest)))


def _refuse_devices(known: argparse.Namespace) -> None:
    """Refuse a path to what is neither file nor folder: a pipe is waited for and a device read without end.

    What is written takes the place of what is there, which would do away with a device.
    Raises KnownError: no_file.
    """
    given = [path for value in vars(known).values() for path in (value if isinstance(value, list) else [value])]
    for path in given:
        if isinstance(path, Path) and path.exists() and not path.is_file() and not path.is_dir():
            raise KnownError("no_file", path=str(path))


def _parser(command: str | None) -> Parser:
    """Return a parser of the options that stand before or after every command."""
    program = f"main.py {command}" if command else "main.py"
    parser = Parser(prog=program, description=command_overview() if command is None else None)
    # Suppressed defaults: what was said before the command is not taken back by silence after it.
    parser.add_argument(
        "--database",
        metavar="URL|FILE",
        default=argparse.SUPPRESS,
        help=_("the record; without it, the one in your data folder"),
    )
    parser.add_argument(
        "--lang",
        choices=("vi", "en"),
        default=argparse.SUPPRESS,
        help=_("language of what the program says"),
    )
    parser.add_argument(
        "--today",
        type=_day,
        metavar="YYYY-MM-DD",
        default=argparse.SUPPRESS,
        help=_("work as if it were this day"),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Sổ Vàng {VERSION}",
        help=_("show program's version number and exit"),
    )
    return parser


def _invocation(known: argparse.Namespace, out: TextIO, rest: tuple[str, ...] = ()) -> Invocation:
    return Invocation(
        arguments=known,
        out=out,
        show_message=show_message,
        database=getattr(known, "database", None) or str(default_record()),
        lang=getattr(known, "lang", "vi"),
        today=getattr(known, "today", None) or date.today(),
        rest=rest,
    )


def _day(written: str) -> date:
    """Read the day of `--today`, as the record writes days or as a clerk does."""
    try:
        if "/" in written:
            day, month, year = map(int, written.split("/"))
            return date(year, month, day)
        return date.fromisoformat(written)
    except ValueError:
        wrong = _("a day is written as 2026-11-23 or 23/11/2026, not {written!r}")
        raise argparse.ArgumentTypeError(wrong.format(written=written)) from None


def _language(arguments: Sequence[str]) -> str:
    """Return the language wanted, read ahead of the parser, which must already speak it when it complains."""
    for word, following in pairwise([*arguments, ""]):
        chosen = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and chosen in ("vi", "en"):
            return chosen
    return "vi"


def os_error_message(error: OSError) -> str:
    """Return why the system refused a file, for what no command has better words for."""
    reason = _(REASONS[error.errno]) if error.errno in REASONS else str(error.strerror)
    return _("{path} cannot be used: {reason}.").format(path=error.filename or _("A file"), reason=reason)


def set_language(lang: str) -> None:
    """Set the language of all messages from now on, argparse's own included.

    argparse looks its messages up through these two names of its own; there is no public way to give it others.
    """
    use(lang)
    vars(argparse).update(_=_, ngettext=counted)


def command_overview() -> str:
    """Return one line for each command that needs no display."""
    width = max(map(len, registry.COMMANDS))
    return "\n".join(f"  {name:<{width}}  {_(row.summary)}" for name, row in registry.COMMANDS.items())
