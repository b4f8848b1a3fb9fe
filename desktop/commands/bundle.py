"""`bundle`: fills `wheels/` beside main.py, from which an office without internet sets itself up."""

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from packaging.markers import Marker

from db.errors import KnownError
from desktop.bootstrap import ROOT, Place, python_version
from desktop.commands.invocation import Invocation
from desktop.labels.translation import _

# What a lock's conditions ask about, on the computers that offices have.
SYSTEMS: dict[str, Mapping[str, str]] = {
    "win_amd64": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    "manylinux_2_34_x86_64": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "macosx_15_0_arm64": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
}
OLDER = {  # wheels built for an older Linux run on a newer one, but pip must be told each name
    "manylinux_2_34_x86_64": [
        *(f"manylinux_2_{minor}_x86_64" for minor in (28, 27, 26, 24, 17, 12, 5)),
        "manylinux2014_x86_64",
    ],
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say for which computers: this one, unless another is named."""
    parser.add_argument("--platform", choices=tuple(SYSTEMS), help=_("for another kind of computer"))
    parser.add_argument(
        "--python", metavar="3.11", default=python_version(), help=_("the Python version of that computer")
    )
    parser.add_argument("--tests", action="store_true", help=_("also the packages that the tests need"))


def run(call: Invocation) -> int:
    """Download every locked package, checked by its hash, and print how many lie there."""
    wanted = call.arguments
    wheels = ROOT / "wheels"
    wheels.mkdir(exist_ok=True)
    lock = Place().lock("dev" if wanted.tests else "run").read_text("ascii")
    with tempfile.TemporaryDirectory() as folder:
        chosen = Path(folder) / "chosen.lock"
        target: list[str] = []
        if wanted.platform:
            lock = for_system(lock, wanted.platform, wanted.python)
            target = ["--implementation", "cp", "--python-version", wanted.python]
            for name in (wanted.platform, *OLDER.get(wanted.platform, [])):
                target += ["--platform", name]
        chosen.write_text(lock, "ascii")
        download(["--dest", str(wheels), "-r", str(chosen), *target])
    names = sorted(path.name for path in wheels.glob("*.whl"))
    call.out.write(f"{wheels}: {len(names)}\n")
    return 0


def download(options: list[str]) -> None:
    """Let the pip of the Python below this environment fetch; the environment itself has none.

    Raises KnownError: bundle_not_downloaded.
    """
    base = getattr(sys, "_base_executable", "") or sys.executable
    command = [base, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--require-hashes"]
    command += ["--disable-pip-version-check", "--no-input", *([] if sys.stderr.isatty() else ["--quiet"])]
    done = subprocess.run([*command, *options], stdout=sys.stderr.fileno(), check=False)  # noqa: S603
    if done.returncode != 0:
        raise KnownError("bundle_not_downloaded")


def for_system(lock: str, system: str, version: str) -> str:
    """Return the entries of the lock that `system` needs, without their conditions.

    pip weighs conditions by the computer it runs on, not by the one it downloads for.
    """
    facts = {
        **SYSTEMS[system],
        "python_version": version,
        "python_full_version": f"{version}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    entries = []
    for entry in re.split(r"\n(?=\S)", lock):
        first, _, hashes = entry.partition("\n")
        name, semicolon, condition = first.removesuffix("\\").partition(";")
        if not semicolon or Marker(condition.strip()).evaluate(dict(facts)):
            entries.append(f"{name.rstrip()} \\\n{hashes}" if hashes else name)
    return "\n".join(entries) + "\n"
