"""Panes side by side whose widths suit a small screen and a large one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from desktop.ui.core.preferences import Preferences
from desktop.ui.core.theme import Theme

ROOMY = 1500  # px at 100 %: a page on a screen 1920 wide has more, one on 1366 less
LEAST_REST = 240  # px at 100 %: what is kept may not leave less to the pane that takes the rest


class SavedSplitter(QSplitter):
    """Widths in px at 100 %, 0 for the pane that takes the rest; what the clerk drags is kept for screens of that size.

    A double click on the line between two panes puts the usual widths back.
    """

    def __init__(
        self,
        theme: Theme,
        preferences: Preferences,
        name: str,
        usual: Sequence[int],
        roomy: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._usual, self._wide = theme, usual, roomy
        self._preferences, self._name = preferences, name
        self._is_wide: bool | None = None
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._keep)

    def addWidget(self, widget: QWidget) -> None:
        super().addWidget(widget)
        at = self.count() - 1
        self.setStretchFactor(at, 0 if self._usual[at] else 1)

    def createHandle(self) -> QSplitterHandle:
        return _Line(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > self._theme.px(ROOMY)
        if wide != self._is_wide:
            self._is_wide = wide
            self._share(self._kept() or self._standard())

    def reset(self) -> None:
        """Give the panes their usual widths again."""
        self._preferences.set_text(self._key(), "")
        self._share(self._standard())

    def _standard(self) -> Sequence[int]:
        return self._wide if self._is_wide else self._usual

    def _share(self, widths: Sequence[int]) -> None:
        sizes = [self._theme.px(each) for each in widths]
        rest = self.width() - sum(sizes) - self.handleWidth() * (len(sizes) - 1)
        self.setSizes([each or max(1, rest) for each in sizes])

    def _key(self) -> str:
        return f"panes/{self._name}/{'wide' if self._is_wide else 'usual'}"

    def _keep(self) -> None:
        if all(self.sizes()):  # a pane that is hidden has no width to keep
            scale = self._theme.px(1000) / 1000
            panes = zip(self.sizes(), self._standard(), strict=True)
            widths = (round(size / scale) if own else 0 for size, own in panes)
            self._preferences.set_text(self._key(), " ".join(map(str, widths)))

    def _kept(self) -> Sequence[int]:
        """Return the widths that the clerk gave, () where there are none that fit this screen and these panes."""
        words, standard = self._preferences.text(self._key()).split(), self._standard()
        if len(words) != len(standard) or not all(word.isdecimal() for word in words):
            return ()
        widths = [int(word) for word in words]
        fits = self._theme.px(sum(widths) + LEAST_REST) <= self.width()
        same = [bool(each) for each in widths] == [bool(each) for each in standard]
        return widths if fits and same else ()


class _Line(QSplitterHandle):
    """The line between two panes."""

    def __init__(self, splitter: SavedSplitter) -> None:
        super().__init__(Qt.Orientation.Horizontal, splitter)
        self._splitter = splitter

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._splitter.reset()
        event.accept()
