"""The table of commands: a row for each, loaded by name."""

import pytest

from desktop.commands import registry
from desktop.labels.translation import _


@pytest.mark.parametrize("name", registry.COMMANDS)
def test_every_row_names_a_command_and_says_in_vietnamese_what_it_does(name: str) -> None:
    module = registry.load(name)
    assert callable(module.run) and callable(module.add_arguments)
    assert _(registry.COMMANDS[name].summary, "vi") != registry.COMMANDS[name].summary


def test_without_a_command_the_window_is_called() -> None:
    assert getattr(registry.load(None), "__name__", "") == "desktop.commands.window"
