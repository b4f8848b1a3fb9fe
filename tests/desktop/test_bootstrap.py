"""Before anything is installed: what a command needs, and whether it is there already."""

import ast
import runpy
import sys
from pathlib import Path

import pytest

from desktop import bootstrap, installation
from desktop.bootstrap import Place, Wanted

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("arguments", "kind", "libraries"),
    [
        (["demo", "--out", "D"], "run", "none"),
        (["--lang", "en", "--database", "record.sqlite", "test"], "dev", "window"),
        (["--lang=en", "screenshots"], "run", "window"),
        (["history", "test"], "run", "none"),
        (["--database", "test", "announce"], "run", "none"),
        (["--database"], "run", "window"),
        ([], "run", "window"),
    ],
)
def test_a_command_asks_only_for_what_it_needs(arguments: list[str], kind: str, libraries: str) -> None:
    need = bootstrap.wanted(arguments)
    assert (need.kind, need.libraries) == (kind, libraries)


def test_a_window_on_a_real_screen_needs_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("DISPLAY", ":0")
    assert bootstrap.wanted([]).libraries == "screen"
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert bootstrap.wanted([]).libraries == "none"  # it will say so in words


@pytest.mark.parametrize(
    ("had", "needs", "ready"),
    [
        (Wanted("run", "none"), Wanted("run", "none"), True),
        (Wanted("dev", "window"), Wanted("run", "none"), True),
        (Wanted("dev", "window"), Wanted("run", "screen"), False),
        (Wanted("run", "screen"), Wanted("dev", "none"), False),
    ],
)
def test_a_set_up_serves_whoever_needs_less(tmp_path: Path, had: Wanted, needs: Wanted, ready: bool) -> None:
    place = Place(tmp_path)
    place.python.parent.mkdir(parents=True)
    place.python.write_text("", "ascii")
    place.lock("run").parent.mkdir()
    for kind in bootstrap.KINDS:
        place.lock(kind).write_text("", "ascii")
    installation.write_marker(place, had.kind, "digest", had.libraries)
    assert bootstrap.is_ready(place, needs) is ready


def test_an_environment_made_the_usual_way_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`pip install -r desktop/run.lock` in an environment of one's own: this very process has the packages."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "own"))
    assert bootstrap.in_own_environment(Place(tmp_path), Wanted("dev", "window"))
    monkeypatch.setattr(sys, "path", [])
    assert not bootstrap.in_own_environment(Place(tmp_path), Wanted("run", "none"))
    monkeypatch.undo()
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)  # the system's Python is nobody's own
    assert not bootstrap.in_own_environment(Place(tmp_path), Wanted("run", "none"))


def test_an_old_python_is_told_so_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"cần Python 3.11 trở lên.*needs Python 3.11"):
        runpy.run_path(str(ROOT / "main.py"), run_name="__main__")
    ast.parse((ROOT / "main.py").read_text("utf-8"), feature_version=(3, 7))
