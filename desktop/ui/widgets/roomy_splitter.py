"""Panes side by side whose widths suit a small screen and a large one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.ui.look import Look

ROOMY = 1500  # px at 100 %: a page on a screen 1920 wide has more, one on 1366 less


class RoomySplitter(QSplitter):
    """Widths in px at 100 %, 0 for the pane that takes the rest; what is dragged stays until the screen changes."""

    def __init__(self, look: Look, usual: Sequence[int], roomy: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look, self._usual, self._wide = look, usual, roomy
        self._is_wide: bool | None = None
        self.setChildrenCollapsible(False)

    def addWidget(self, widget: QWidget) -> None:
        super().addWidget(widget)
        at = self.count() - 1
        self.setStretchFactor(at, 0 if self._usual[at] else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > self._look.px(ROOMY)
        if wide != self._is_wide:
            self._is_wide = wide
            sizes = [self._look.px(each) for each in (self._wide if wide else self._usual)]
            rest = self.width() - sum(sizes) - self.handleWidth() * (len(sizes) - 1)
            self.setSizes([each or max(1, rest) for each in sizes])
