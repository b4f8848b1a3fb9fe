"""Files to the printers of CUPS (Linux, macOS) as they are: the printer gets the PDF's own vectors and fonts.

CUPS is spoken to through its own programs (lp, lpstat, lpoptions, cancel): they know its servers, sockets, passwords.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from db.errors import KnownError
from desktop.spooler.options import PrinterFeatures, PrintOptions

PROGRAMS: Final = ("lp", "lpstat", "lpoptions", "cancel")
ANSWERS_S: Final = 15.0
"""How long a printing system may take to answer before it is said not to."""
GROUPS: Final = {"PageSize": "papers", "media": "papers", "InputSlot": "trays", "media-source": "trays"}
_JOB: Final = re.compile(r"\S+-\d+")


def is_here() -> bool:
    """Return whether this computer prints through CUPS."""
    return sys.platform != "win32" and all(shutil.which(each) for each in PROGRAMS)


def _call(*command: str) -> subprocess.CompletedProcess[str]:
    """Run one of its programs in English. Raises KnownError("spooler_silent") where no answer comes."""
    said = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C"}
    try:
        return subprocess.run(  # noqa: S603 -- a list of arguments, no shell
            command, capture_output=True, text=True, errors="replace", timeout=ANSWERS_S, env=said, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise KnownError("spooler_silent") from error


def printers() -> list[str]:
    """Return the names of all printers, those found in the network too; none where the server does not run."""
    return _call("lpstat", "-e").stdout.split()


def usual_printer() -> str:
    """Return the printer that the system takes where none is named, "" for none."""
    _words, found, name = _call("lpstat", "-d").stdout.partition(": ")
    return name.strip() if found else ""


def features(printer: str) -> PrinterFeatures:
    """Return what the driver of a printer offers. Raises KnownError("printer_gone")."""
    answer = _call("lpoptions", "-p", printer, "-l")
    if not answer.stdout.strip() and printer not in printers():
        raise KnownError("printer_gone", name=printer)
    found: dict[str, tuple[str, ...]] = {}
    two_sided = colour = False
    for line in answer.stdout.splitlines():
        option, _colon, values = line.partition(":")
        code, names = option.partition("/")[0], tuple(each.removeprefix("*") for each in values.split())
        if kind := GROUPS.get(code):
            found.setdefault(kind, names)
        two_sided = two_sided or (code in ("Duplex", "sides") and len(names) > 1)
        colour = colour or (code in ("ColorModel", "print-color-mode") and len(names) > 1)
    return PrinterFeatures(found.get("papers", ()), found.get("trays", ()), two_sided, colour)


def _words_of(options: PrintOptions) -> list[str]:
    """Return the options as `lp` takes them; nothing is ever fitted to the page."""
    words = ["print-scaling=none", "job-sheets=none,none"]
    if options.paper:
        words.append(f"media={options.paper}")
    if options.tray:
        words.append(f"InputSlot={options.tray}")
    words.append("sides=two-sided-long-edge" if options.two_sided else "sides=one-sided")
    words.append("print-color-mode=monochrome" if options.black else "print-color-mode=color")
    return [part for word in words for part in ("-o", word)]


def send(file: Path, printer: str, options: PrintOptions) -> str:
    """Hand a PDF over and return the job's id, such as "HP-12".

    Raises KnownError: printer_gone, printer_refuses (it takes no jobs now), spooler_silent.
    """
    named = ["-t", options.job_name] if options.job_name else []
    answer = _call(
        "lp", "-d", printer, "-n", str(options.copies), *named, *_words_of(options), "--", os.fspath(file.absolute())
    )
    if answer.returncode == 0 and (found := _JOB.search(answer.stdout.partition("request id is ")[2])):
        return found[0]
    if printer not in printers():
        raise KnownError("printer_gone", name=printer)
    raise KnownError("printer_refuses", name=printer)


def waits(job: str) -> bool:
    """Return whether a job is still to be printed."""
    listed = _call("lpstat", "-W", "not-completed", "-o").stdout.splitlines()
    return any(line.partition(" ")[0] == job for line in listed)


def trouble(printer: str) -> tuple[str, ...]:
    """Return what keeps a printer, in the codes of RFC 8011 (printer-state-reasons): "media-empty", "paused"."""
    for line in _call("lpstat", "-l", "-p", printer).stdout.splitlines():
        _before, found, reasons = line.partition("Alerts: ")
        if found:
            return tuple(each for each in reasons.split() if each != "none")
    return ()


def cancel(job: str) -> None:
    """Take a job back; the sheet that is in the printer comes out."""
    _call("cancel", job)
