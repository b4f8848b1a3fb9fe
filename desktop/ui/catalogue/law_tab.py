"""Luật, căn cứ: the laws with their days, and the lines "Căn cứ …" that decisions begin with."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.changes.law_entries import (
    AddGround,
    AddRegime,
    EditGround,
    EditRegime,
    RemoveGround,
    RemoveRegime,
    ReorderGrounds,
)
from db.queries.catalogue_list import GroundLine, RegimeLine, ground_lines, regime_lines
from db.rules.terms import Confidence
from desktop.ui.catalogue.entry_form import EntryField, EntryForm, EntryWords
from desktop.ui.catalogue.tab import LEVELS, Acts, CatalogueTab, Correction, found, span
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.text import label


def certainty(confidence: Confidence) -> str:
    """Return whether an entry was compared with the text of the law."""
    return _("compared with the text") if confidence is Confidence.VERIFIED else _("to be compared with the text")


def level_word(level: str) -> str:
    """Return for whom a ground is."""
    return _(LEVELS[level]) if level in LEVELS else _("every authority")


class LawTab(CatalogueTab):
    """The laws above, the grounds of the one selected below; the acts are about the table that was used last."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.lines: list[RegimeLine] = []
        self.grounds: list[GroundLine] = []
        theme = self.theme
        self.table = PlainTable(theme, _("Laws"), (_("Law and decrees"), _("In force"), _("Source"), _("Checked")), 0)
        self.ground_table = PlainTable(
            theme,
            _("Legal grounds"),
            (_("Text"), _("For decisions of"), _("In these days"), _("In new papers"), _("Checked")),
            0,
        )
        self.ground_table.missing = _("Decisions under this law begin without a ground. Insert adds one.")
        self.last: PlainTable = self.table
        self.table.itemSelectionChanged.connect(self._show_grounds)
        for table in (self.table, self.ground_table):
            table.installEventFilter(self)
            table.itemActivated.connect(lambda _item: self.edit())
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        heading = label(theme, _("Legal grounds of decisions under this law, in their order"), "section")
        heading.setContentsMargins(12, 0, 12, 0)
        column.addWidget(heading)
        column.addWidget(self.ground_table, 1)
        self.set_panes(Qt.Orientation.Vertical, self.table, below)

    def refresh(self) -> None:
        with self.context.database.read() as session:
            self.lines = regime_lines(session)
        self.table.show_rows(
            [
                (line.id, (line.law, span(line.valid_from, line.valid_to), line.source, certainty(line.confidence)))
                for line in self.lines
            ]
        )
        self._show_grounds()

    def _show_grounds(self) -> None:
        line = self.line()
        with self.context.database.read() as session:
            self.grounds = ground_lines(session, line.id) if line else []
        self.ground_table.show_rows(
            [
                (
                    ground.id,
                    (
                        ground.text,
                        level_word(ground.level),
                        span(ground.valid_from, ground.valid_to)
                        if ground.valid_from or ground.valid_to
                        else _("as long as the law"),
                        _("offered") if ground.offered_only else _("written in"),
                        _("compared with the text") if ground.verified else _("to be compared with the text"),
                    ),
                )
                for ground in self.grounds
            ]
        )
        self.acts_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the acts be about the table that has the keyboard, or had it last."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, PlainTable):
            self.last = watched
            self.acts_changed.emit()
        return super().eventFilter(watched, event)

    def line(self) -> RegimeLine | None:
        """Return the law selected."""
        return found(self.lines, self.table.current_id())

    def ground(self) -> GroundLine | None:
        """Return the ground selected."""
        return found(self.grounds, self.ground_table.current_id())

    def on_grounds(self) -> bool:
        """Return whether the acts are about the grounds."""
        return self.last is self.ground_table

    def acts(self) -> Acts:
        remove = _("Remove the ground") if self.on_grounds() else _("Remove the law")
        return Acts(_("Add a law…"), _("Change…"), _("Add a ground…"), remove)

    def possible(self) -> dict[str, str]:
        if self.line() is None:
            return dict.fromkeys(("edit", "change", "remove"), _("Add a law first."))
        lacking = self.on_grounds() and self.ground() is None
        return dict.fromkeys(("edit", "remove"), _("There is no ground here.")) if lacking else {}

    def summary(self) -> str:
        unchecked = sum(line.confidence is not Confidence.VERIFIED for line in self.lines)
        return _("{n} laws, {m} to be compared with the text").format(n=len(self.lines), m=unchecked)

    def add(self) -> None:
        fields = (
            EntryField("law", _("Law and decrees"), "", "Luật Thi đua, khen thưởng 06/2022/QH15", required=True),
            EntryField("valid_from", _("From"), None, kind="date", required=True),
            EntryField("source", _("Source"), "", "Công báo số 795, ngày 10/8/2025"),
        )
        words = _("Grounds and bonuses of the law before it are taken over and can then be changed.")
        form = EntryForm(self.theme, EntryWords(_("New law"), _("Add the law"), words, fields), self)
        self.ask_new(form, lambda: AddRegime(**self._values(form)), self.table)

    def edit(self) -> None:
        line = self.line()
        if line is None:
            return
        if self.on_grounds():
            self._edit_ground()
            return
        fields = (
            EntryField("law", _("Law and decrees"), line.law, required=True),
            EntryField("valid_from", _("From"), line.valid_from, kind="date", required=True),
            EntryField("source", _("Source"), line.source, "Công báo số 795, ngày 10/8/2025"),
        )
        words = _("With its source an entry counts as compared with the text.")
        form = EntryForm(self.theme, EntryWords(_("Correct a law"), _("Keep the changes"), words, fields), self)
        self.ask(form, lambda: EditRegime(line.id, **self._values(form)))

    def change(self) -> None:
        self.insert()

    def insert(self) -> None:
        """Ask for another ground of the law selected."""
        line = self.line()
        if line is None:
            return
        words = _("The text without “;” and “.” at its end.")
        form = EntryForm(
            self.theme, EntryWords(_("New legal ground"), _("Add the ground"), words, self._fields(None)), self
        )
        self.ask_new(form, lambda: AddGround(line.id, **self._values(form)), self.ground_table)

    def _edit_ground(self) -> None:
        old = self.ground()
        if old is None:
            return
        form = EntryForm(
            self.theme, EntryWords(_("Correct a legal ground"), _("Keep the changes"), "", self._fields(old)), self
        )

        def done(_none: object) -> None:
            self.corrected.emit(Correction([(old.text, form.text("text"))]))

        self.ask(form, lambda: EditGround(old.id, **self._values(form)), done)

    @staticmethod
    def _fields(old: GroundLine | None) -> tuple[EntryField, ...]:
        levels = [(_("every authority"), ""), *((_(word), level) for level, word in LEVELS.items())]
        return (
            EntryField("text", _("Text"), old.text if old else "Căn cứ ", kind="lines", required=True),
            EntryField("level", _("For decisions of"), old.level if old else "", kind="choice", choices=levels),
            EntryField("valid_from", _("From"), old.valid_from if old else None, kind="date"),
            EntryField("valid_to", _("Until"), old.valid_to if old else None, kind="date"),
            EntryField(
                "offered_only",
                _("In new papers"),
                old.offered_only if old else False,
                kind="choice",
                choices=[(_("written in"), False), (_("offered"), True)],
            ),
            EntryField("source", _("Source"), old.source if old else "", "Công báo số 795, ngày 10/8/2025"),
        )

    @staticmethod
    def _values(form: EntryForm) -> dict[str, Any]:
        return form.values()

    def move_ground(self, step: int) -> None:
        """Move the ground selected up or down."""
        ids = [each.id for each in self.grounds]
        now = self.ground_table.current_id()
        at = ids.index(now) if now in ids else -1
        if at >= 0 and 0 <= at + step < len(ids):
            ids[at], ids[at + step] = ids[at + step], ids[at]
            self.do(ReorderGrounds(tuple(ids)))

    def remove(self) -> None:
        line, ground = self.line(), self.ground()
        if self.on_grounds() and ground is not None:
            self.do(RemoveGround(ground.id))
        elif line is not None:
            self.do(RemoveRegime(line.id))

    def first_focus(self) -> QWidget:
        return self.table
