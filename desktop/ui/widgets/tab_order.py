"""The order in which Tab visits widgets: as they are read, also where they come after their page was made."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSplitter, QWidget


def visit_after(place: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab visit the widgets one after another behind `place`, which may be what holds them.

    Qt puts what is made later at the end of its window: buttons of a list that was filled anew would be visited after
    everything else.
    """
    policy = place.focusPolicy()
    if not policy & Qt.FocusPolicy.TabFocus:
        place.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt puts nothing behind a widget that takes no focus
    before = place
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget
    place.setFocusPolicy(policy)


def visit_in_reading_order(top: QWidget) -> None:
    """Let Tab visit what stands in a dialog or on a page as it is read: by its layouts, whenever each was made."""
    read = {widget: at for at, widget in enumerate(_read(top))}
    stops: list[QWidget] = []
    each = top.nextInFocusChain()
    while each is not None and each is not top:
        if top.isAncestorOf(each) and each.focusPolicy() != Qt.FocusPolicy.NoFocus:  # Qt passes over others
            stops.append(each)
        each = each.nextInFocusChain()
    stops.sort(key=lambda stop: _place(stop, read))  # stable: what no layout holds, such as cells, keeps its order
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _place(stop: QWidget, read: dict[QWidget, int]) -> int:
    """Return where the part stands to which a widget belongs."""
    each: QWidget | None = stop
    while each is not None and each not in read:
        each = each.parentWidget()
    return 0 if each is None else read[each]


def _read(widget: QWidget | None) -> Iterator[QWidget]:
    if widget is None:
        return
    yield widget
    if isinstance(widget, QSplitter):
        for at in range(widget.count()):
            yield from _read(widget.widget(at))
    elif isinstance(widget, QScrollArea):
        yield from _read(widget.widget())
    elif (layout := widget.layout()) is not None:
        yield from _read_layout(layout)


def _read_layout(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda at: cast(tuple[int, int, int, int], layout.getItemPosition(at))[:2])
    for at in places:
        item = layout.itemAt(at)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if inner is not None:
            yield from _read_layout(inner)
        else:
            yield from _read(widget)
