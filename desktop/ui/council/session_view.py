"""One session of the council: its facts in a band, its results by award with the votes of all members."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from db.connect import Reader
from db.errors import KnownError
from db.queries.advice import with_advice
from db.queries.council_results import (
    CouncilRow,
    held_on,
    many_recommended,
    result_ids,
    rows_by_id,
    waiting_ids,
)
from db.queries.nomination_list import NominationLine, nomination_lines
from db.queries.submission_list import SessionLine
from db.rules.catalogue import votes_needed
from db.rules.council import awaited_ballots
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.core.jobs import Job
from desktop.ui.core.theme import Theme
from desktop.ui.council.ballot_table import needed_words
from desktop.ui.framework.check_words import check_mark, check_words
from desktop.ui.tables.columns import Column, Mark
from desktop.ui.tables.page_cache import WINDOW
from desktop.ui.tables.page_loader import PageLoader
from desktop.ui.tables.paged_model import NUMBER, PagedModel
from desktop.ui.tables.sections import under_headings
from desktop.ui.tables.view import RecordTable
from desktop.ui.widgets.text import ElidedLabel, line

NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True)
class ResultLine:
    """A nomination before the council: what was said of it, what the rules found, of how many members."""

    row: CouncilRow
    line: NominationLine | None
    members: int

    def needed(self) -> int | None:
        """Return how many votes the law asks for, None where it sets nothing or no members are known."""
        if self.row.ratio is None or not self.members:
            return None
        return votes_needed(self.row.ratio, self.members)


@dataclass(frozen=True)
class Asked:
    """Which results are shown: of a session, or (0) of those who wait in a round for one."""

    session_id: int
    round_id: int
    today: date
    members: int
    """Of the last council: what the law asks for is counted over them while this one has not met."""


Found = tuple[list[int], dict[int, str], int]
"""Ids, those of headings below 0; the headings; how many were recommended."""


def find_results(session: Reader, asked: Asked) -> Found:
    """Return who is listed, each award with a heading that says how many."""
    groups = result_ids(session, asked.session_id) if asked.session_id else waiting_ids(session, asked.round_id)
    numerals = (NUMERALS[at] if at < len(NUMERALS) else str(at + 1) for at in range(len(groups)))
    ids, heads = under_headings(
        (f"{each}. {award}", those) for each, (award, those) in zip(numerals, groups, strict=True)
    )
    return ids, heads, many_recommended(session, asked.session_id) if asked.session_id else 0


def read_results(session: Reader, ids: list[int], asked: Asked) -> dict[int, ResultLine]:
    """Return rows by nomination, judged by the law of today."""
    day = held_on(session, asked.session_id) if asked.session_id else asked.today
    lines = with_advice(session, nomination_lines(session, ids), asked.today)
    rows = rows_by_id(session, ids, asked.session_id or None, day)
    return {id_: ResultLine(row, lines.get(id_), row.votes_total or asked.members) for id_, row in rows.items()}


def share(votes_for: int, votes_total: int) -> str:
    """Return "88,9 %" of all members, "–" where there are none."""
    return f"{100 * votes_for / votes_total:.1f} %".replace(".", ",") if votes_total else "–"


def result_columns() -> tuple[Column[ResultLine], ...]:
    """Return the columns in the language chosen now."""
    return (
        Column(NUMBER, _("No."), lambda _line: "", 44, right=True, role="figures", lesser=2),
        Column("name", _("Collective, individual"), _name, 232, role="name", stretch=True, roomy=260, least=120),
        Column("unit", _("Unit"), lambda each: each.row.unit, 84, grow=4, roomy=300, lesser=6),
        Column(
            "check",
            _("Check"),
            _check_words,
            134,
            mark=lambda each: check_mark(each.line) if each.line else None,
            least=108,
            lesser=5,
        ),
        Column("votes", _("For it"), _votes_words, 60, right=True, role="figures", lesser=1),
        Column("against", _("Against"), _against_words, 56, right=True, role="figures", tip=_blank_tip, lesser=4),
        Column("share", _("Share"), _share_words, 76, right=True, role="figures", spare=True),  # votes say the same
        Column(
            "needed",
            _("Must have"),
            _needed_words,
            72,
            right=True,
            role="figures",
            mark=_needed_mark,
            tip=_needed_tip,
            lesser=3,
        ),
        Column("result", _("Result"), _result_words, 112, mark=_result_mark, least=92),
    )


def _name(each: ResultLine) -> str:
    return each.row.name


def _check_words(each: ResultLine) -> str:
    return check_words(each.line) if each.line is not None else ""


def _votes_words(each: ResultLine) -> str:
    return "" if each.row.votes_for is None else f"{each.row.votes_for} / {each.row.votes_total}"


def _against_words(each: ResultLine) -> str:
    return "" if each.row.votes_against is None else str(each.row.votes_against)


def _blank_tip(each: ResultLine) -> str:
    blank = each.row.votes_blank
    return _("{n} blank or invalid").format(n=blank) if blank else ""


def _share_words(each: ResultLine) -> str:
    row = each.row
    return "" if row.votes_for is None or row.votes_total is None else share(row.votes_for, row.votes_total)


def _needed_words(each: ResultLine) -> str:
    needed = each.needed()
    return "" if needed is None else str(needed)


def _needed_mark(each: ResultLine) -> Mark | None:
    needed, given = each.needed(), each.row.votes_for
    return Mark("", "stop") if needed is not None and given is not None and given < needed else None


def _needed_tip(each: ResultLine) -> str:
    return needed_words(each.row.ratio, each.row.source, verified=each.row.verified)


def _result_words(each: ResultLine) -> str:
    if each.row.votes_for is None or each.row.votes_total is None:
        return _("waits for the council")
    return _("put forward") if each.row.recommended else each.row.reason or _("not recommended")


def _result_mark(each: ResultLine) -> Mark:
    if each.row.recommended is None:
        return Mark("circle-dashed", "text2")
    return Mark("circle-check", "ok") if each.row.recommended else Mark("circle-x", "stop")


def absent_words(session: SessionLine) -> str:
    """Return who was absent, and whose ballot in writing is still awaited; "" where everybody was there."""
    absent = session.absent.splitlines()
    if not absent:
        return ""
    awaited = awaited_ballots(absent, session.written.splitlines())
    told = _("ballots in writing awaited of: {names}").format(names="; ".join(awaited))
    state = told if awaited else _("all of them voted in writing")
    return _("Absent: {names} · {state}").format(names="; ".join(absent), state=state)


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


class ResultList(RecordTable):
    """Reads its rows behind the window: a round may have thousands before the council."""

    counted = Signal(int, int)  # how many are listed, how many of them were recommended

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context, self._asked = context, Asked(0, 0, context.today(), 0)
        self._job: Job[tuple[Found, dict[int, ResultLine]]] | None = None
        model = PagedModel(result_columns(), self._fetch, _("removed"))
        super().__init__(context.theme, model, _("Results"), parent)
        model.setParent(self)
        self.windows = PageLoader(context, model, self._reader)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.missing = ""  # said where rows would be

    def show_results(self, asked: Asked) -> None:
        """Read and show the results asked for; what is being read for an earlier asking is dropped."""
        if self._job is not None:
            self._job.cancel()
        self._asked = asked

        def query(session: Reader) -> tuple[Found, dict[int, ResultLine]]:
            found = find_results(session, asked)
            return found, read_results(session, [id_ for id_ in found[0][:WINDOW] if id_ > 0], asked)

        self._job = self._context.jobs.read(self._context.database, query, self._show, self._failed)

    def _show(self, read: tuple[Found, dict[int, ResultLine]]) -> None:
        (ids, heads, recommended), first = read
        self._job = None
        self.show_ids(ids, heads, first)
        self.counted.emit(len(ids) - len(heads), recommended)
        self.viewport().update()

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._context.errors.handle(error)

    def _reader(self) -> Callable[[Reader, list[int]], dict[int, ResultLine]]:
        return partial(read_results, asked=self._asked)

    def _fetch(self, ids: Sequence[int]) -> dict[int, ResultLine]:
        try:
            with self._context.database.read() as session:
                return read_results(session, list(ids), self._asked)
        except KnownError as error:
            self._context.errors.handle(error)
            return {}

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.missing and self._job is None and not self.table.rowCount():
            with QPainter(self.viewport()) as painter:
                painter.setFont(self._theme.font("text"))
                painter.setPen(self._theme.colour("text2"))
                box = self.viewport().rect().adjusted(12, 12, -12, -12)
                how = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
                painter.drawText(box, int(how), self.missing)
