"""Beside the calling list: the money by fund, and the papers of the conference with their ways out."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from db.queries.ceremony_rows import Called, CalledSection
from db.rules.numbers import money, money_in_words
from db.rules.terms import ReceivingWay
from desktop.papers.table import Paper, paper
from desktop.ui.core.i18n import N_, _, counted
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.text import ElidedLabel, label, picture_label
from desktop.ui.widgets.text import line as divider

PAPERS: Final = ("invitation", "ceremony", "script", "receipts", "bonus", "seats", "envelopes")
"""Of the conference, in the order in which they are needed."""
SET: Final = ("ceremony", "script", "receipts", "bonus")
"""What "the whole set" prints; invitations and labels went out before."""
PRINT: Final = "print"
NOBODY: Final = N_("Nobody was awarded in this round yet. Issue its decision first.")
PARTS: Final = 1_000  # of the bar that shows what was paid
Way = Callable[[Paper, str], object]


class CeremonySide(QWidget):
    """Money and papers; `take` is called with a paper and its way out: "print" or the ending of a file.

    Of `others` the first stands beside the heading of the papers, the rest below them; `unknown` is shown while a
    bonus is not known.
    """

    def __init__(
        self, theme: Theme, take: Way, whole: ActionButton, unknown: ActionButton, *others: ActionButton
    ) -> None:
        super().__init__()
        self._theme = theme
        self.funds = QVBoxLayout()
        self.funds.setSpacing(3)
        self.marks: dict[str, tuple[QLabel, QLabel]] = {}
        column = QVBoxLayout()
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addWidget(label(theme, _("Bonus"), "section"))
        column.addLayout(self.funds)
        self.unknown = unknown
        column.addWidget(unknown, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(theme, _("Papers of the conference"), "section"), 1)
        head.addWidget(others[0])
        column.addLayout(head)
        self.buttons: dict[tuple[str, str], ActionButton] = {}
        for code in PAPERS:
            column.addLayout(self._row(paper(code), take))
        below = QHBoxLayout()
        below.addStretch(1)
        for button in others[1:]:
            below.addWidget(button)
        column.addLayout(below)
        column.addStretch(1)
        inner = QWidget()
        inner.setLayout(column)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 10, 14, 10)
        foot.addWidget(whole)
        foot.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addWidget(divider())
        outer.addLayout(foot)

    def _row(self, row: Paper, take: Way) -> QHBoxLayout:
        theme, line = self._theme, QHBoxLayout()
        line.setSpacing(6)
        icon, told = picture_label(), ElidedLabel(theme, "text", lines=2)
        told.setText(_(row.title))
        told.setToolTip(_(row.title))
        told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line.addWidget(icon)
        line.addWidget(told, 1)
        second = "docx" if "docx" in row.formats else "xlsx"
        for way, text in ((PRINT, _("Print")), (second, "Word" if second == "docx" else "Excel")):
            button = ActionButton(theme, text, small=True)
            button.setAccessibleName(f"{text}: {_(row.title)}")
            button.clicked.connect(partial(take, row, way))
            self.buttons[row.code, way] = button
            line.addWidget(button)
        self.marks[row.code] = (icon, told)
        return line

    def show_sections(self, sections: Sequence[CalledSection], lacking: frozenset[str]) -> None:
        """Show the money of what was decided; `lacking` are the papers on which something is left blank."""
        while (item := self.funds.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for widget in self._money(sections):
            self.funds.addWidget(widget)
        self.unknown.setVisible(any(not one.known for part in sections for one in part.rows))
        ready = any(part.rows for part in sections)
        for code, (icon, _told) in self.marks.items():
            name, tone = ("circle-dashed", "text2")
            if ready:
                name, tone = ("triangle-alert", "warn") if code in lacking else ("circle-check", "ok")
            icon.setPixmap(self._theme.pixmap(name, tone, 16, self.devicePixelRatioF()))
            icon.setToolTip(_("Something is left blank") if code in lacking else "")
        for button in self.buttons.values():
            button.setEnabled(ready)
            button.setToolTip("" if ready else _(NOBODY))

    def _money(self, sections: Sequence[CalledSection]) -> list[QWidget]:
        """Return one block for each fund, and the sum of all."""
        theme, found = self._theme, []
        funds: dict[str, list[Called]] = {}
        for part in sections:
            funds.setdefault(part.fund, []).extend(part.rows)
        for fund, rows in funds.items():
            due, paid = sum(one.bonus for one in rows), sum(one.paid for one in rows)
            amounts: dict[int, int] = {}
            for one in rows:
                amounts[one.bonus] = amounts.get(one.bonus, 0) + 1
            told = " + ".join(f"{many} × {money(amount)}" for amount, many in amounts.items() if amount)
            found += [self._pair(fund or _("The fund is not named yet"), money(due), "strong")]
            if not fund:
                where = _("Name it in the catalogue, with the authority: “Bonus from”.")
                found.append(label(theme, where, "small", "warn", wrap=True))
            found.append(label(theme, told, "small", "text2", wrap=True))
            if many := sum(not one.known for one in rows):
                words = counted("{n} bonus is not known (Ctrl+F9)", "{n} bonuses are not known (Ctrl+F9)", many)
                words = words.format(n=many)
                found.append(label(theme, words, "small", "unknown", wrap=True))
            bar = QProgressBar()
            bar.setRange(0, PARTS)  # Qt counts to two thousand million, and bonuses are in đồng
            bar.setValue(PARTS * min(paid, due) // max(due, 1))
            bar.setTextVisible(False)
            bar.setFixedHeight(theme.px(4))
            bar.setAccessibleName(fund or _("The fund is not named yet"))
            found.append(bar)
            left = _("{amount} left").format(amount=money(due - paid))
            found.append(self._pair(_("paid {amount}").format(amount=money(paid)), left, "small"))
        total = sum(one.bonus for rows in funds.values() for one in rows)
        found.append(self._pair(_("Sum"), money(total), "strong"))
        words = money_in_words(total) if total else ""
        found.append(label(theme, words, "small", "text2", wrap=True))
        laws = dict.fromkeys((part.regime, part.base_salary) for part in sections if part.base_salary)
        for regime, salary in laws:
            basis = _("{law} · base salary {amount}").format(law=regime, amount=money(salary))
            found.append(label(theme, basis, "small", "text2", wrap=True))
        return found

    def _pair(self, left: str, right: str, role: str) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 4 if role == "strong" else 0, 0, 0)
        told = label(self._theme, left, role, wrap=True)
        line.addWidget(told, 1)
        line.addWidget(label(self._theme, right, role))
        return made


def waiting_words(sections: Sequence[CalledSection]) -> str:
    """Return how many were called, handed over and paid."""
    rows = [one for part in sections for one in part.rows]
    told = _("{n} called · {handed} handed over · paid {paid} of {due}")
    absent = sum(one.way in (ReceivingWay.ABSENT, ReceivingWay.SENT) for one in rows)
    instead = sum(one.way is ReceivingWay.PROXY for one in rows)
    words = told.format(
        n=len(rows),
        handed=sum(one.handed is not None for one in rows),
        paid=money(sum(one.paid for one in rows)),
        due=money(sum(one.bonus for one in rows)),
    )
    extra = [_("{n} by proxy").format(n=instead)] if instead else []
    extra += [_("{n} absent").format(n=absent)] if absent else []
    return " · ".join((words, *extra))
