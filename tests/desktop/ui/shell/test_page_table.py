"""The table of pages: each row can be loaded, reached and told apart."""

import importlib

import pytest
from PySide6.QtGui import QKeySequence

from desktop.labels.translation import use
from desktop.ui.shell.page_table import HIDDEN_PAGES, OTHER_PAGES, PAGES, ROUND_PAGES, load_page
from resources import paths


@pytest.mark.parametrize("name", PAGES)
def test_every_page_offers_how_it_is_made(name):
    assert callable(load_page(name))
    assert importlib.import_module(PAGES[name].module).make is load_page(name)


def test_names_and_keys_are_given_once():
    assert len(PAGES) == len(ROUND_PAGES) + len(OTHER_PAGES) + len(HIDDEN_PAGES)
    keys = [entry.key for entry in PAGES.values() if entry.key]
    assert len(keys) == len(set(keys))
    assert all(not QKeySequence(key).isEmpty() for key in keys)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_a_title_in_vietnamese_and_an_icon(name):
    use("vi")
    entry = PAGES[name]
    assert entry.title
    assert paths.path(f"icons/{entry.icon}.svg").exists()


def test_a_page_outside_the_sidebar_marks_one_that_is_in_it():
    for entry in HIDDEN_PAGES:
        assert not entry.sidebar
        assert PAGES[entry.under].sidebar
