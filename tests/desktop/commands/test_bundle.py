"""bundle: what an office without internet is given."""

import re

import pytest
from packaging.markers import default_environment

from desktop.bootstrap import Place
from desktop.commands import bundle
from tests.house import ROOT

LOCK = """\
always==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via so-vang
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:cc
    # via pytest
old==2.0 ; python_full_version < '3.12' and platform_python_implementation != 'PyPy' \\
    --hash=sha256:dd
"""


def names(lock: str) -> list[str]:
    return re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)


@pytest.mark.parametrize(
    ("system", "version", "given"),
    [
        ("win_amd64", "3.12", ["always", "colorama"]),
        ("win_amd64", "3.11", ["always", "colorama", "old"]),
        ("manylinux_2_34_x86_64", "3.11", ["always", "old"]),
        ("macosx_15_0_arm64", "3.13", ["always"]),
    ],
)
def test_a_lock_is_read_for_the_computer_it_is_meant_for(system: str, version: str, given: list[str]) -> None:
    chosen = bundle.for_system(LOCK, system, version)
    assert names(chosen) == given
    assert ";" not in chosen  # pip would weigh the condition by the computer it runs on
    assert chosen.count("--hash=") == len(given) + 1  # `always` has two


@pytest.mark.parametrize("system", sorted(bundle.SYSTEMS))
def test_no_package_is_lost_on_the_way(system: str) -> None:
    lock = Place().lock("run").read_text("ascii")
    meant = [name for name in names(lock) if name != "tzdata" or system == "win_amd64"]  # the others have it themselves
    assert names(bundle.for_system(lock, system, "3.11")) == meant


def test_every_condition_of_the_locks_is_answered() -> None:
    """A name that for_system does not set would be answered by this computer."""
    for kind in ("run", "dev"):
        conditions = re.findall(r" ; (.*) \\$", Place().lock(kind).read_text("ascii"), re.MULTILINE)
        asked = {name for text in conditions for name in default_environment() if re.search(rf"\b{name}\b", text)}
        assert asked <= {
            *bundle.SYSTEMS["win_amd64"],
            "python_version",
            "python_full_version",
            "implementation_name",
            "platform_python_implementation",
        }


def test_wheels_are_never_tracked() -> None:
    ignored = (ROOT / ".gitignore").read_text("ascii").splitlines()
    assert "wheels/" in ignored
