"""A new machine: one command sets everything up, once, whatever happens meanwhile.

Each machine here is a folder with main.py, its set-up and a lock of one tiny package in `wheels/`, so
that the whole way runs in two seconds and without a network. Real installations are tried in a bare
container (CONTRIBUTING.md).
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from desktop import bootstrap, installation
from desktop.bootstrap import Place, Wanted
from desktop.version import VERSION

ROOT = Path(__file__).resolve().parents[2]
BASE_PYTHON = getattr(sys, "_base_executable", sys.executable)
LINE = """
import sys
def main(arguments):
    import tiny
    print("result", tiny.VALUE, *arguments)
    return 3
"""


class Machine:
    """A machine with Python and pip, on which nothing of ours was ever started."""

    def __init__(self, root: Path, size: int = 0) -> None:
        self.root, self.place = root, Place(root)
        (root / "desktop/commands").mkdir(parents=True)
        for name in ("main.py", "desktop/bootstrap.py", "desktop/installation.py"):
            shutil.copy(ROOT / name, root / name)
        (root / "desktop/commands/cli.py").write_text(LINE, "utf-8")
        (root / "wheels").mkdir()
        self.offer("1.0", size)

    def offer(self, version: str, size: int = 0) -> None:
        """Put a package into `wheels/` and into both locks."""
        name = f"tiny-{version}-py3-none-any.whl"
        about = f"tiny-{version}.dist-info"
        with zipfile.ZipFile(self.root / "wheels" / name, "w") as wheel:
            wheel.writestr("tiny.py", f"VALUE = {version!r}\n")
            wheel.writestr("tiny.bin", os.urandom(size))
            wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n")
            wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{about}/RECORD", "")
        digest = hashlib.sha256((self.root / "wheels" / name).read_bytes()).hexdigest()
        for kind in bootstrap.KINDS:
            self.place.lock(kind).write_text(f"tiny=={version} --hash=sha256:{digest}\n", "ascii")

    def start(self, *arguments: str, python: str = BASE_PYTHON) -> "subprocess.Popen[str]":
        environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
        return subprocess.Popen(
            [python, "main.py", *arguments],
            cwd=self.root,
            env=environment,
            text=True,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def says(self, *arguments: str) -> tuple[int, str, str]:
        started = self.start(*arguments)
        out, err = started.communicate(timeout=120)
        return started.returncode, out, err


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "Sổ Vàng của Lan")


def test_the_first_start_sets_up_and_the_second_only_runs(machine: Machine) -> None:
    status, out, err = machine.says("history", "Hà Thị Tím")
    assert (status, out) == (3, "result 1.0 history Hà Thị Tím\n")
    assert "Đang chuẩn bị" in err and "Setting up" in err
    assert machine.says("history") == (3, "result 1.0 history\n", "")


def test_two_starts_at_once_share_one_set_up(machine: Machine) -> None:
    together = [machine.start("demo") for _ in range(3)]
    told = [one.communicate(timeout=120) for one in together]
    assert [one.returncode for one in together] == [3, 3, 3]
    assert [out for out, _ in told] == ["result 1.0 demo\n"] * 3
    assert sum("Đang chuẩn bị" in err for _, err in told) == 1


def test_a_set_up_that_was_killed_is_made_anew(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "may", size=2_000_000)
    first = machine.start("demo")
    half_made = machine.place.venv / "so-vang-installing"
    until = time.monotonic() + 60
    while not half_made.exists() and time.monotonic() < until:
        assert first.poll() is None
    first.kill()
    first.communicate()
    assert not bootstrap.is_ready(machine.place, Wanted("run", "none"))
    assert machine.says("demo")[:2] == (3, "result 1.0 demo\n")
    assert not half_made.exists()


def test_packages_torn_by_a_power_cut_are_put_back(machine: Machine) -> None:
    machine.says("demo")
    (installed,) = machine.place.venv.rglob("tiny.py")
    installed.unlink()
    machine.place.marker.rename(machine.place.venv / "so-vang-installing")
    assert machine.says("demo")[:2] == (3, "result 1.0 demo\n")


def test_an_environment_whose_python_went_away_is_made_anew(machine: Machine) -> None:
    machine.says("demo")
    machine.place.python.unlink()
    assert machine.says("demo")[:2] == (3, "result 1.0 demo\n")


def test_an_upgrade_of_the_program_brings_its_packages(machine: Machine) -> None:
    machine.says("demo")
    machine.offer("2.0")
    assert machine.says("demo")[:2] == (3, "result 2.0 demo\n")


def test_a_fresh_checkout_of_the_same_lock_installs_nothing(machine: Machine) -> None:
    machine.says("demo")
    os.utime(machine.place.lock("run"), (1, 1))
    assert machine.says("demo") == (3, "result 1.0 demo\n", "")


def test_a_package_that_is_not_the_locked_one_is_refused_in_words(machine: Machine) -> None:
    lock = machine.place.lock("run")
    lock.write_text(re.sub(r"[0-9a-f]{64}", "0" * 64, lock.read_text("ascii")), "ascii")
    status, out, err = machine.says("demo")
    assert (status, out) == (1, "")
    assert "Chưa cài được" in err and "could not be installed" in err
    assert not bootstrap.is_ready(machine.place, Wanted("run", "none"))


def test_an_office_without_internet_asks_its_own_folder_only(machine: Machine) -> None:
    (machine.root / "wheels/tiny-1.0-py3-none-any.whl").unlink()
    status, _, err = machine.says("demo")
    assert status == 1
    assert str(machine.root / "wheels") in err


@pytest.mark.parametrize("left", ["", "run\n", "run\n1 2\n3.11\nsofa\nx\n", "\0\n\n\n\n", "a\nb\nc\nd\ne\nf"])
def test_a_damaged_marker_proves_nothing(tmp_path: Path, left: str) -> None:
    place = Place(tmp_path)
    place.venv.mkdir()
    place.marker.write_text(left, "ascii")
    assert not bootstrap.is_ready(place, Wanted("run", "none"))
    assert installation.read_marker(place)["digest"] == ""


def test_without_rights_the_clerk_is_told_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(installation.ctypes.util, "find_library", lambda name: None)
    monkeypatch.setattr(installation.os, "geteuid", lambda: 1000)
    with (tmp_path / "lock").open("w", encoding="ascii") as lock:
        assert not installation.install_missing("window", "run", lock)
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "sudo apt-get install --no-install-recommends libgl1 libegl1" in told.err


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == VERSION
    asked = {"run": project["project"]["dependencies"], "dev": project["dependency-groups"]["dev"]}
    asked["dev"] = [*asked["run"], *asked["dev"]]
    for kind, requirements in asked.items():
        text = Place().lock(kind).read_text("ascii")
        pinned = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))
        for requirement in map(Requirement, requirements):
            name = re.sub(r"[-_.]+", "-", requirement.name).lower()
            assert requirement.specifier.contains(pinned[name]), f"{kind}.lock: {requirement}"


def test_running_and_testing_use_the_same_versions() -> None:
    run, dev = (
        dict(re.findall(r"^([a-z0-9-]+)==(\S+)", Place().lock(kind).read_text("ascii"), re.MULTILINE))
        for kind in bootstrap.KINDS
    )
    assert run.items() <= dev.items()
