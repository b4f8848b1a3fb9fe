"""The order in which Tab visits widgets that come after their page was made."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


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
