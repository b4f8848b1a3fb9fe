"""Points to look at, one under another: the state of each, what is missing, and the act that mends it at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.findings import ICONS, FindingText
from desktop.ui.widgets.tab_order import visit_after
from desktop.ui.widgets.text import label


class _Point(QWidget):
    """One point; the same widgets show the next state, so that nothing moves while a field beside it is typed in."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._do: Callable[[], object] | None = None
        self.picture = label(theme, "")
        self.picture.setFixedHeight(theme.px(24))
        self.words = label(theme, "", "text", wrap=True)
        self.act = ActionButton(theme, "", kind="flat", small=True)
        self.act.clicked.connect(self._press)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        row.addWidget(self.act, 0, Qt.AlignmentFlag.AlignTop)
        self.setMinimumHeight(theme.px(24))

    def show_point(self, point: FindingText) -> None:
        """Show one point; only its first act has a button."""
        self.picture.setPixmap(self._theme.pixmap(ICONS[point.tone], point.tone, 17, self.devicePixelRatioF()))
        self.words.setText(point.fact)
        self.setAccessibleName(point.fact)
        self.act.setVisible(bool(point.actions))
        self._do = None
        for text, do in point.actions[:1]:
            self.act.set_text(text)
            self.act.setAccessibleName(f"{text}: {point.fact}")
            self._do = do

    def _press(self) -> None:
        if self._do is not None:
            self._do()


class Checklist(QWidget):
    """A heading with how many points are in order, and the points."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._points: list[_Point] = []
        self.heading = label(theme, "", "section")
        self.count = label(theme, "", "text", "text2")
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.count)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addSpacing(theme.px(2))

    def show_points(self, heading: str, count: str, points: Sequence[FindingText]) -> None:
        """Replace what is shown; no points hide the whole list."""
        self.setVisible(bool(points))
        self.heading.setText(heading)
        self.count.setText(count)
        while len(self._points) < len(points):
            made = _Point(self._theme)
            self._points.append(made)
            self._column.addWidget(made)
            visit_after(self, [made.act])
        for at, shown in enumerate(self._points):
            shown.setVisible(at < len(points))
            if at < len(points):
                shown.show_point(points[at])

    def points(self) -> list[str]:
        """Return the sentences that are shown."""
        return [each.words.text() for each in self._points if not each.isHidden()]

    def press(self, at: int) -> None:
        """Do what the button of a point does."""
        self._points[at].act.click()
