"""Before the first sheet: only the certificates that need eyes, each with what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.documents.certificate.problems import PreflightLine
from desktop.ui.core.i18n import _, paper_fact
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.findings import FindingList, FindingText
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.text import ElidedLabel, label, line, tag

SHOWN = 20  # more are told by their number: they are mended one after another

Actions = Callable[[PreflightLine], Sequence[tuple[str, Callable[[], object]]]]


class PreflightPanel(QWidget):
    """A panel with what stops printing and what should be checked; hidden while there is neither."""

    def __init__(
        self, theme: Theme, actions: Actions, again: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._actions = theme, actions
        self.lines: Sequence[PreflightLine] = ()
        self.waiting = False
        """Whether the sheets are still being looked over: nothing said is not yet nothing found."""
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Before printing"))
        self.stops, self.doubts = tag(theme, "", "stop"), tag(theme, "", "warn")
        self.again = ActionButton(theme, "", icon="refresh-cw", key="F5", small=True)
        self.again.setAccessibleName(_("Look again"))
        self.again.setToolTip(_("Look again"))
        self.again.clicked.connect(again)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 8, 6)
        head.setSpacing(6)
        title = ElidedLabel(theme, "section")
        title.setText(_("Before printing"))
        told = FlowLayout(6)
        for widget in (title, self.stops, self.doubts):
            told.addWidget(widget)
        head.addLayout(told, 1)
        head.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        self.findings = FindingList(theme)
        self.more = label(theme, "", "small", "text2", wrap=True)
        inside = QWidget()
        inside.setObjectName("side")
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.findings)
        column.addWidget(self.more)
        column.addStretch(1)
        self.pane = QScrollArea()
        self.pane.setWidgetResizable(True)
        self.pane.setFrameShape(QScrollArea.Shape.NoFrame)
        self.pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pane.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(line())
        outer.addWidget(self.pane, 1)
        self.hide()

    def show_lines(self, lines: Sequence[PreflightLine]) -> None:
        """Show what a look over the certificates found."""
        self.lines = lines
        stops = sum(1 for each in lines if each.problem.stops)
        self.stops.setText(_("{n} stop the print").format(n=stops))
        self.stops.setVisible(bool(stops))
        self.doubts.setText(_("{n} to check").format(n=len(lines) - stops))
        self.doubts.setVisible(len(lines) > stops)
        self.findings.show_findings([self._finding(each) for each in lines[:SHOWN]])
        left = len(lines) - SHOWN
        self.more.setText(_("{n} more come when these are done.").format(n=left) if left > 0 else "")
        self.setVisible(bool(lines))

    def _finding(self, each: PreflightLine) -> FindingText:
        who = _("{name} · sheet {n}").format(name=each.name, n=each.place + 1) if each.name else _("The decision")
        tone = "stop" if each.problem.stops else "warn"
        return FindingText(tone, who, paper_fact(each.problem), actions=tuple(self._actions(each)))

    def doubted(self, places: Sequence[int]) -> list[PreflightLine]:
        """Return the doubts about these places that nobody accepted yet."""
        wanted = set(places)
        return [each for each in self.lines if not each.problem.stops and each.place in wanted]
