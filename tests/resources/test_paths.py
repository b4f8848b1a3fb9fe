"""The shipped files are found from source and in a frozen program."""

import sys

import pytest

from resources import paths


@pytest.fixture(autouse=True)
def fresh():
    """Forget the folder that was found before and after each test."""
    paths._root.cache_clear()
    yield
    paths._root.cache_clear()


@pytest.mark.parametrize(
    "name",
    ["sample/round-2022.json", "sample/practice-list.xlsx", "layouts/bang-khen.json", "fonts", "translations/vi"],
)
def test_what_is_shipped_lies_there(name):
    assert paths.path(name).exists()


def test_a_frozen_program_carries_its_own(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.path("layouts/bang-khen.json") == tmp_path / "resources" / "layouts" / "bang-khen.json"
