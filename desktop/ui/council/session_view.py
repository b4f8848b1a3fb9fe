"""One session of the council: its facts in a band, its results by award, who was absent."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.queries.council_results import CouncilRow
from db.queries.nomination_list import NominationLine
from db.queries.submission_list import SessionLine
from db.rules.catalogue import votes_needed
from db.rules.numbers import two_digits
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.council.ballot_table import needed_words
from desktop.ui.framework.check_words import check_mark, check_words
from desktop.ui.tables.clipboard import EMPTY
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.text import ElidedLabel, line

SHARE, NAME_WIDTH = 5, 260  # place of a column; px at 100 % that names have before it is shown
NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def share(votes_for: int, votes_total: int) -> str:
    """Return "88,9 %" of all members, "–" where there are none."""
    return f"{100 * votes_for / votes_total:.1f} %".replace(".", ",") if votes_total else "–"


class SessionBand(QWidget):
    """When, where, who led, who wrote, how many came and the number of the minutes; 50 px."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.px(50))
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(14)
        self.facts: dict[str, ElidedLabel] = {}
        for name, title, stretch in (
            ("held_on", _("Held on"), 2),
            ("place", _("Meeting place"), 4),
            ("chair", _("Chair"), 4),
            ("secretary", _("Secretary"), 3),
            ("present", _("Present"), 2),
            ("minutes", _("Number of the minutes"), 3),
        ):
            if self.facts:
                row.addWidget(line(vertical=True))
            cell = QVBoxLayout()
            cell.setSpacing(0)
            told = ElidedLabel(theme, "small", "text2")
            told.setText(title)
            cell.addWidget(told)
            self.facts[name] = ElidedLabel(theme, "name")
            cell.addWidget(self.facts[name])
            row.addLayout(cell, stretch)

    def show_session(self, session: SessionLine) -> None:
        """Show the facts of a session."""
        told = {
            "held_on": f"{session.held_on:%d/%m/%Y}",
            "place": session.place,
            "chair": session.chair,
            "secretary": session.secretary,
            "present": f"{session.members_present} / {session.members_total}",
            "minutes": session.number or _("no number yet"),
        }
        for name, text in told.items():
            self.facts[name].setText(text or "–")
            self.facts[name].setToolTip(text)


class ResultTable(PlainTable):
    """The nominations before the council under the award that each is for, with votes of all members."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        titles = (
            _("No."),
            _("Collective, individual"),
            _("Unit"),
            _("Check"),
            _("For it"),
            _("Share"),
            _("Must have"),
            _("Result"),
        )
        super().__init__(theme, _("Results"), titles, 1, parent)
        self._members = 0
        self.fix_width(0, theme.px(44))  # a heading reaches over all columns
        self.fix_width(2, theme.px(96))
        self.leave_out((SHARE,), theme.px(NAME_WIDTH))  # votes say the same

    def show_results(self, found: Sequence[CouncilRow]) -> None:
        """Replace the rows; each award has a heading with its number of nominations."""
        rows: list[tuple[int, Sequence[str]]] = []
        heads: dict[int, str] = {}
        marks: dict[int, CouncilRow] = {}
        for group, (award, members) in enumerate(groupby(found, key=lambda each: each.award)):
            listed = list(members)
            numeral = NUMERALS[group] if group < len(NUMERALS) else str(group + 1)
            heads[len(rows)] = f"{numeral}. {award}  {two_digits(len(listed))}"
            rows.append((0, (heads[len(rows)], *[" "] * 7)))
            for number, each in enumerate(listed, start=1):
                marks[len(rows)] = each
                rows.append((each.id, (str(number), each.name, each.unit, "…", *self._votes(each))))
        self.clearSpans()
        self.show_rows(rows)
        for row in heads:
            self.setSpan(row, 0, 1, self.columnCount())
            head = self.cell(row, 0)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setFont(self._theme.font("strong"))
            head.setBackground(self._theme.colour("header"))
        for row, each in marks.items():
            self._dress(row, each)
        self.fit_columns()
        if marks and self.current_id() == 0:
            self.selectRow(min(marks))

    def show_checks(self, found: Mapping[int, NominationLine]) -> None:
        """Say beside each nomination what the rules found; nothing where it is not known any more."""
        for row in range(self.rowCount()):
            cell = self.cell(row, 3)
            id_ = int(cell.data(Qt.ItemDataRole.UserRole))
            if id_ > 0:
                line = found.get(id_)
                cell.setText(check_words(line) if line else EMPTY)
                if line is not None:
                    mark = check_mark(line)
                    cell.setIcon(self._theme.icon(mark.icon, mark.tone))
                    cell.setForeground(self._theme.colour(mark.tone))
        self.fit_columns()

    def set_members(self, members: int) -> None:
        """Count what the law asks for over so many members while the council has not met."""
        self._members = members

    def _votes(self, each: CouncilRow) -> tuple[str, str, str, str]:
        members = each.votes_total or self._members
        needed = str(votes_needed(each.ratio, members)) if each.ratio is not None and members else ""
        if each.votes_for is None or each.votes_total is None:
            return "", "", needed, _("waits for the council")
        result = _("put forward") if each.recommended else each.reason or _("not recommended")
        return f"{each.votes_for} / {each.votes_total}", share(each.votes_for, each.votes_total), needed, result

    def _dress(self, row: int, each: CouncilRow) -> None:
        self.cell(row, 1).setFont(self._theme.font("name"))
        self.cell(row, 2).setForeground(self._theme.colour("text2"))
        for column in (0, 4, 5, 6):
            self.cell(row, column).setFont(self._theme.font("figures"))
            self.cell(row, column).setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        icon, tone = ("circle-check", "ok") if each.recommended else ("circle-x", "stop")
        if each.recommended is None:
            icon, tone = "circle-dashed", "text2"
        self.cell(row, 7).setIcon(self._theme.icon(icon, tone))
        self.cell(row, 7).setForeground(self._theme.colour(tone))
        needed = self.cell(row, 6)
        needed.setToolTip(needed_words(each.ratio, each.source, verified=each.verified))
        if each.votes_for is not None and needed.text().isdecimal() and each.votes_for < int(needed.text()):
            needed.setForeground(self._theme.colour("stop"))
