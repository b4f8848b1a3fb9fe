"""Tells in a few milliseconds whether the project's own environment is ready, and moves into it.

Read by any Python that starts main.py, before anything is installed: standard library only, and as
little of it as possible, because every start pays for it. The slow half is in `desktop.installation`.
"""

import os
import sys
from importlib.machinery import PathFinder
from pathlib import Path

if os.name == "nt":
    import subprocess

ROOT = Path(__file__).resolve().parent.parent

KINDS = ("run", "dev")  # each holds the one before
LIBRARIES = ("none", "window", "screen")  # for Qt: not needed; to draw without a display; to show on one

OPTIONS_WITH_VALUE = frozenset({"--database", "--lang", "--today"})  # before or after any command
DEVELOPERS_COMMANDS = frozenset({"test", "bench"})
DRAWING_COMMANDS = frozenset({"test", "bench", "screenshots"})
SCREENLESS_PLATFORMS = ("offscreen", "minimal", "vnc")


class Place:
    """Where one environment lies: the folder of main.py and its `.venv`."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self.venv = root / ".venv"
        self.python = self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.marker = self.venv / "so-vang-ready"

    def lock(self, kind: str) -> Path:
        """Return the list of hashed requirements for `kind`."""
        return self.root / "desktop" / f"{kind}.lock"


class Wanted:
    """What one start needs: a kind of environment and a level of Qt's system libraries."""

    def __init__(self, kind: str, libraries: str) -> None:
        self.kind = kind
        self.libraries = libraries


def command_index(arguments: list[str]) -> int:
    """Return where the command's name stands among the arguments, or their number if there is none."""
    index = 0
    while index < len(arguments) and arguments[index].startswith("-"):
        index += 2 if arguments[index] in OPTIONS_WITH_VALUE else 1
    return min(index, len(arguments))


def has_display() -> bool:
    """Tell whether a window could be opened here, by the environment alone."""
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(SCREENLESS_PLATFORMS):
        return True
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def wanted(arguments: list[str]) -> Wanted:
    """Return what these arguments need; headless commands need no Qt library at all."""
    index = command_index(arguments)
    command = arguments[index] if index < len(arguments) else None
    kind = "dev" if command in DEVELOPERS_COMMANDS else "run"
    if command in DRAWING_COMMANDS:
        return Wanted(kind, "window")
    if command is not None or not has_display():
        return Wanted(kind, "none")
    offscreen = os.environ.get("QT_QPA_PLATFORM", "").startswith(SCREENLESS_PLATFORMS)
    return Wanted(kind, "window" if offscreen else "screen")


def stamp(file: Path) -> str:
    """Return what changes when the file does, without reading it."""
    found = file.stat()
    return f"{found.st_size} {found.st_mtime_ns}"


def python_version() -> str:
    """Return the version that compiled packages depend on, such as "3.11"."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def inside(place: Place) -> bool:
    """Tell whether this process already runs in the environment; sys.executable cannot tell, being a link."""
    return Path(sys.prefix).resolve() == place.venv.resolve()


def in_own_environment(place: Place, need: Wanted) -> bool:
    """Tell whether the reader made an environment the usual way (`pip install -r`), which is left alone."""
    packages = ["PySide6", "sqlalchemy", *(["pytest"] if need.kind == "dev" else [])]
    return (
        sys.prefix != sys.base_prefix
        and not inside(place)
        and all(PathFinder.find_spec(name) is not None for name in packages)
    )


def is_ready(place: Place, need: Wanted) -> bool:
    """Tell whether a finished set-up covers the need: its marker is written last, so it proves the rest."""
    try:
        kind, lock_stamp, version, libraries, _ = place.marker.read_text("ascii").split("\n", 4)
        return (
            KINDS.index(kind) >= KINDS.index(need.kind)
            and LIBRARIES.index(libraries) >= LIBRARIES.index(need.libraries)
            and lock_stamp == stamp(place.lock(kind))
            and place.python.exists()
            and (version == python_version() or not inside(place))
        )
    except (OSError, ValueError):
        return False


def enter(place: Place) -> None:
    """Start again in the environment's Python with the same arguments; never returns."""
    arguments = [str(place.python), *sys.orig_argv[1:]]
    if os.name != "nt":
        os.execv(arguments[0], arguments)  # noqa: S606 -- our own interpreter, arguments as they came
    try:  # execv on Windows would give the prompt back at once
        sys.exit(subprocess.call(arguments))  # noqa: S603
    except KeyboardInterrupt:
        sys.exit(130)
