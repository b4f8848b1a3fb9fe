"""The right column of the desk: the round's days, the last print runs, the money of its bonus."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.queries.round_desk import BonusFigures, LastRun
from db.queries.round_list import RoundLine
from db.rules.numbers import money
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme, set_style_properties
from desktop.ui.home.chore_table import DayTable
from desktop.ui.widgets.panel import Panel
from desktop.ui.widgets.text import ElidedLabel, label, line


class Side(QWidget):
    """Days, print runs and money of the open round."""

    def __init__(self, theme: Theme, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.days = DayTable(theme, today)
        self.days.missing = _("No days entered yet. Ctrl+E enters them, with the units that are asked.")
        days = Panel(theme, _("Milestones of the round"), self.days)
        self._runs, bonus = Panel(theme, _("Last print runs")), Panel(theme, _("Bonus, đồng"))
        self.figures = {
            name: self._figure(bonus.column, title)
            for name, title in (
                ("decided", _("Decided")),
                ("expected", _("Expected of the rest")),
                ("left", _("Left of the fund")),
            )
        }
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(days, 1)
        for frame in (self._runs, bonus):
            outer.addWidget(frame)
        self._lines: list[QWidget] = []

    def _figure(self, column: QVBoxLayout, title: str) -> QLabel:
        if column.count() == 2:
            column.addWidget(line())
        across = QHBoxLayout()
        across.addWidget(label(self._theme, title, "text", "text2"))
        across.addStretch(1)
        figure = label(self._theme, "", "figuresStrong")
        across.addWidget(figure)
        column.addLayout(across)
        return figure

    def show_money(self, round_: RoundLine, bonus: BonusFigures) -> None:
        """Show what is decided, what is expected, and what is left of the fund where one was entered."""
        expected = money(bonus.expected) if bonus.expected or not bonus.unknown else "–"
        if bonus.unknown:
            expected = _("{money} + {n} without a rate").format(money=expected, n=bonus.unknown)
        rest = (round_.fund or 0) - bonus.decided - bonus.expected
        left = _("no fund entered") if round_.fund is None else f"{'≤ ' if bonus.unknown else ''}{money(rest)}"
        short = round_.fund is not None and rest < 0
        for name, text in (("decided", money(bonus.decided)), ("expected", expected), ("left", left)):
            figure = self.figures[name]
            figure.setText(text)
            set_style_properties(figure, role="stop" if name == "left" and short else "")

    def show_runs(self, runs: tuple[LastRun, ...]) -> None:
        """Show the last print runs, the newest first."""
        for widget in self._lines:
            self._runs.column.removeWidget(widget)
            widget.deleteLater()
        self._lines = []
        for run in runs:
            head = ElidedLabel(self._theme, "name")
            head.setText(f"{_shown_time(run.at)}  {run.printer}")
            head.setToolTip(head.text())
            what = _("{n} sheets on stock") if run.on_stock else _("{n} sheets")
            words = what.format(n=run.sheets + run.lost)
            if run.lost:
                words = f"{words} · {_('{n} lost').format(n=run.lost)}"
            self._lines += [head, label(self._theme, words, "small", "warn" if run.lost else "text2")]
        if not runs:
            self._lines.append(label(self._theme, _("Nothing printed yet"), "text", "text2"))
        for widget in self._lines:
            self._runs.column.addWidget(widget)


def _shown_time(at: str) -> str:
    """Return "15/01 09:36" for a moment of the record."""
    return f"{datetime.fromisoformat(at):%d/%m %H:%M}"
