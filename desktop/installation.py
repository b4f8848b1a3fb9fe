"""The slow half of the set-up: system libraries, virtual environment, locked packages.

Runs before anything is installed, so it uses the standard library only, and speaks both languages on
standard error because nobody has chosen one yet.
"""

import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, TextIO

from desktop.bootstrap import KINDS, LIBRARIES, Place, Wanted, is_ready, python_version, stamp

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# Library as the linker knows it -> Debian's package. Found one at a time on a bare Debian 12.
WINDOW_LIBRARIES = {
    "GL": "libgl1",
    "EGL": "libegl1",
    "fontconfig": "libfontconfig1",
    "xkbcommon": "libxkbcommon0",
    "dbus-1": "libdbus-1-3",
    "glib-2.0": "libglib2.0-0",
}
SCREEN_LIBRARIES = {
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-image": "libxcb-image0",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
    "xcb-xkb": "libxcb-xkb1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "cups": "libcups2",
}
# What the tests read our papers back with -> its Debian package.
TEST_PROGRAMS = {"pdftotext": "poppler-utils", "pdffonts": "poppler-utils", "qpdf": "qpdf"}
UNWELCOME = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV", "PIP_DRY_RUN", "PYTHONHOME")


def say(vietnamese: str, english: str) -> None:
    """Tell the person what goes on; standard output belongs to the command's result."""
    sys.stderr.write(f"{vietnamese} / {english}\n")
    sys.stderr.flush()


def stop(vietnamese: str, english: str) -> NoReturn:
    """Give up with a sentence and the exit status of a problem that the person can mend."""
    say(vietnamese, english)
    sys.exit(1)


def prepare(place: Place, need: Wanted) -> None:
    """Make the environment ready, once, however many starts ask for it at the same time."""
    sys.stderr.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        with alone(place) as lock:
            if not is_ready(place, need):
                install(place, need, lock)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        stop(
            f"Không chuẩn bị được môi trường trong {place.root}: {error}.",
            f"Cannot set up in {place.root}: {error}.",
        )


@contextmanager
def alone(place: Place) -> Iterator[TextIO]:
    """Hold the set-up's lock file; the system releases it when the last process that has it open ends."""
    with (place.root / ".venv.lock").open("w", encoding="ascii") as lock:
        if not try_lock(lock, wait=False):
            say("Đang chờ một lần khởi động khác chuẩn bị xong…", "Waiting for another start to set up…")
            while not try_lock(lock, wait=True):
                pass
        yield lock


def try_lock(lock: TextIO, *, wait: bool) -> bool:
    """Take the lock if it is free, or wait for it (on Windows up to ten seconds a time)."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


def install(place: Place, need: Wanted, lock: TextIO) -> None:
    """Bring libraries and packages up to the need; what an earlier set-up gave is kept."""
    old = read_marker(place)
    level = max(need.libraries, old["libraries"], key=LIBRARIES.index)
    if not install_missing(level, need.kind, lock):
        level = LIBRARIES[0]
        if need.libraries != level:
            sys.exit(1)  # the sentence with the command to type has been said
    kind = max(need.kind, old["kind"], key=KINDS.index)
    digest = hashlib.sha256(place.lock(kind).read_bytes()).hexdigest()
    version = interpreter_version(place)
    if (old["kind"], old["digest"], old["version"]) != (kind, digest, version):
        say(
            "Đang chuẩn bị môi trường chạy, chỉ lần đầu hoặc sau khi nâng cấp…",
            "Setting up, only the first time or after an upgrade…",
        )
        install_packages(place, kind, version, lock)
        say("Đã chuẩn bị xong.", "Set-up finished.")
    write_marker(place, kind, digest, level)


def read_marker(place: Place) -> dict[str, str]:
    """Return what the last finished set-up left."""
    names = ("kind", "stamp", "version", "libraries", "digest")
    try:
        lines = place.marker.read_text("ascii").splitlines()
        found = dict(zip(names, lines, strict=True))
    except (OSError, ValueError):
        found = {}
    if found.get("kind") not in KINDS or found.get("libraries") not in LIBRARIES:
        return {"kind": KINDS[0], "libraries": LIBRARIES[0], "digest": "", "version": ""}
    return found


def write_marker(place: Place, kind: str, digest: str, libraries: str) -> None:
    """Write the proof of a finished set-up, last of all and in one piece."""
    version = interpreter_version(place) or python_version()
    aside = place.marker.with_suffix(".new")
    lines = (kind, stamp(place.lock(kind)), version, libraries, digest)
    aside.write_text("\n".join(lines) + "\n", "ascii")
    aside.replace(place.marker)


def run(
    command: Sequence[str | Path],
    lock: TextIO,
    environment: Mapping[str, str] | None = None,
    words: int | None = None,
) -> int:
    """Run one step, its words on standard error if nowhere else.

    The step inherits the lock file: if this process is killed, a step that goes on keeps other starts out.
    """
    held = () if os.name == "nt" else (lock.fileno(),)
    return subprocess.run(  # noqa: S603 -- fixed commands
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr.fileno() if words is None else words,
        env=None if environment is None else dict(environment),
        pass_fds=held,
        check=False,
    ).returncode


def interpreter_version(place: Place) -> str:
    """Return the version of the environment's Python, or "" when there is none or it does not start."""
    asking = "import sys; print('%d.%d' % sys.version_info[:2], sys.prefix)"
    try:
        asked = subprocess.run(  # noqa: S603 -- our own interpreter
            [place.python, "-X", "utf8", "-c", asking], capture_output=True, encoding="utf-8", check=False
        )
    except (OSError, UnicodeDecodeError):
        return ""
    version, _, prefix = asked.stdout.strip().partition(" ")
    packages = place.venv / ("Lib" if os.name == "nt" else f"lib/python{version}") / "site-packages"
    whole = asked.returncode == 0 and packages.is_dir() and Path(prefix).resolve() == place.venv.resolve()
    return version if whole else ""


def install_packages(place: Place, kind: str, version: str, lock: TextIO) -> None:
    """Fill the environment from the lock; one that was interrupted half-way is made anew."""
    base = getattr(sys, "_base_executable", "") or sys.executable
    if not has_pip(base):
        stop(
            "Python này chưa có pip; hãy cài pip (trên Debian: apt-get install python3-pip) rồi chạy lại.",
            "This Python has no pip; install it (on Debian: apt-get install python3-pip) and start again.",
        )
    place.marker.unlink(missing_ok=True)
    half_made = place.venv / "so-vang-installing"
    anew = not version or half_made.exists()
    if anew and run([base, "-m", "venv", "--without-pip", "--clear", place.venv], lock) != 0:
        stop(f"Không tạo được {place.venv}.", f"Cannot make {place.venv}.")
    half_made.write_text("", "ascii")
    command: list[str | Path] = [base, "-m", "pip", "--python", place.python, "install", "--no-input"]
    command += ["--require-hashes", "--only-binary=:all:", "--no-deps", "--disable-pip-version-check"]
    command += ["--no-warn-script-location", *([] if sys.stderr.isatty() else ["--quiet"])]
    environment = {name: value for name, value in os.environ.items() if name not in UNWELCOME}
    wheels = place.root / "wheels"
    if wheels.is_dir():  # an office without internet: nothing but this folder is asked
        environment = {name: value for name, value in environment.items() if not name.startswith("PIP_")}
        environment["PIP_CONFIG_FILE"] = os.devnull
        command += ["--no-index", "--find-links", wheels]
    if run([*command, "-r", place.lock(kind)], lock, environment) != 0:
        source = f"thư mục {wheels}" if wheels.is_dir() else "mạng"
        stop(
            f"Chưa cài được các gói cần thiết từ {source}; xem dòng báo lỗi phía trên rồi chạy lại.",
            f"The packages could not be installed from {wheels if wheels.is_dir() else 'the network'};"
            " see the message above and start again.",
        )
    half_made.unlink()


def has_pip(base: str) -> bool:
    """Tell whether the Python that environments are made from has pip; inside them there is none."""
    asked = subprocess.run([base, "-m", "pip", "--version"], capture_output=True, check=False)  # noqa: S603
    return asked.returncode == 0


def missing_packages(level: str, kind: str) -> list[str]:
    """Return Debian's names of what Qt would miss at this level, and the tests of a developer."""
    if not sys.platform.startswith("linux"):
        return []
    libraries: dict[str, str] = {}
    if LIBRARIES.index(level) >= LIBRARIES.index("window"):
        libraries |= WINDOW_LIBRARIES
    if LIBRARIES.index(level) >= LIBRARIES.index("screen"):
        libraries |= SCREEN_LIBRARIES
    missing = [package for name, package in libraries.items() if ctypes.util.find_library(name) is None]
    if kind == "dev":
        missing += [package for program, package in TEST_PROGRAMS.items() if shutil.which(program) is None]
    return list(dict.fromkeys(missing))


def install_missing(level: str, kind: str, lock: TextIO) -> bool:
    """Install what the system lacks as root, otherwise say what to type; tell whether all is there now."""
    missing = missing_packages(level, kind)
    if not missing:
        return True
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        say("Đang cài thư viện hệ thống còn thiếu…", "Installing missing system libraries…")
        install_libraries(apt, missing, lock)
        missing = missing_packages(level, kind)
        if not missing:
            return True
    typed = f"apt-get install --no-install-recommends {' '.join(missing)}"
    say("Thiếu thư viện hệ thống, hãy chạy", f"System libraries are missing, run: sudo {typed}")
    return False


def install_libraries(apt: str, packages: Sequence[str], lock: TextIO) -> None:
    """Ask Debian's package manager, after mending what an interrupted installation left."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    patient = [apt, "-qq", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0"]
    install_command = [*patient, "install", "-y", "--no-install-recommends", *packages]
    run([*patient, "update"], lock, environment, subprocess.DEVNULL)
    if run(install_command, lock, environment, subprocess.DEVNULL) != 0:
        run(["dpkg", "--configure", "-a"], lock, environment)
        run(install_command, lock, environment)
