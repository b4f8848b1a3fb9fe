"""A signal that nobody receives is a button that does nothing: every one that is declared is heard."""

import pytest
from PySide6.QtCore import QMetaMethod, QObject, Signal

from desktop.ui.core.context import Context
from desktop.ui.shell.first_start import FirstStart
from desktop.ui.shell.page_table import PAGES


def declared(thing: QObject) -> list[str]:
    """Return the names of the signals that our own classes of `thing` declare."""
    return [
        name
        for cls in type(thing).__mro__
        if cls.__module__.startswith("desktop.")
        for name, value in vars(cls).items()
        if isinstance(value, Signal)
    ]


HEARD_WHEN_CLOSING = frozenset({"History.idle"})


def unheard(thing: QObject) -> list[str]:
    return [
        f"{type(thing).__name__}.{name}"
        for name in declared(thing)
        if f"{type(thing).__name__}.{name}" not in HEARD_WHEN_CLOSING
        and not thing.isSignalConnected(QMetaMethod.fromSignal(getattr(thing, name)))
    ]


@pytest.mark.parametrize("name", PAGES)
def test_every_signal_of_a_page_has_a_receiver(program, name):
    program.window.build_page(name)
    page = program.window.pages[name]
    assert "page_requested" in declared(page) and unheard(page) == []


def test_every_signal_of_the_window_and_of_what_its_pages_share_has_a_receiver(program):
    context = program.context
    for thing in (program.window, program.window.sidebar, context.history, context.errors, context.round):
        assert unheard(thing) == []


def test_every_signal_of_the_first_screen_has_a_receiver(program):
    program._first_start()
    page = program.window.pages["first"]
    assert isinstance(page, FirstStart) and unheard(page) == []


def test_a_signal_that_nobody_receives_is_seen():
    assert unheard(FirstSignal()) == ["FirstSignal.told"]


class FirstSignal(QObject):
    told = Signal()


FirstSignal.__module__ = "desktop.ui.invented"


def test_the_open_round_has_one_setter(program):
    assert isinstance(program.context, Context)
    with pytest.raises(AttributeError):
        program.context.round_id = 7
