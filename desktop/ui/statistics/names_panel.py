"""The names behind one figure: read off the window's thread, opened in the register, exported."""

from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.connect import Reader
from db.queries.secrecy import secret_of
from db.queries.statistics import NamedAward, Scope, behind, named_awards
from db.rules.dates import short_date
from db.rules.numbers import money
from db.rules.printed_names import printed_name
from desktop.labels.statistics_labels import POSTS, SEXES
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.core.jobs import Job
from desktop.ui.framework.shown import ShownColumn, ShownList, ShownRow
from desktop.ui.framework.state_labels import kind_word
from desktop.ui.printing.save_paper import left_out_words
from desktop.ui.statistics.figures_view import Cell
from desktop.ui.tables.clipboard import reader_of
from desktop.ui.tables.columns import Column
from desktop.ui.tables.page_cache import WINDOW
from desktop.ui.tables.page_loader import PageLoader
from desktop.ui.tables.paged_model import PagedModel
from desktop.ui.tables.view import RecordTable
from desktop.ui.widgets.buttons import ActionButton, allow
from desktop.ui.widgets.text import label

Found = tuple["array[int]", Mapping[int, NamedAward], frozenset[int]]


def name_columns() -> tuple[Column[NamedAward], ...]:
    """Return the columns in the current language."""
    return (
        Column(
            "name",
            _("Name"),
            lambda row: printed_name(row.kind, row.honorific, row.name),
            150,
            role="name",
            grow=5,
            roomy=320,
        ),
        Column("unit", _("Unit then"), lambda row: row.unit, 110, stretch=True, roomy=220),
        Column("decision", _("Decision"), lambda row: row.number, 116, role="figures"),
        Column(
            "dated", _("Date"), lambda row: short_date(row.dated) if row.dated else "", 84, role="figures", spare=True
        ),
        Column("award", _("Award"), lambda row: row.award, 160, spare=True),
        Column("position", _("Position"), lambda row: row.position, 120, spare=True),
        Column("kind", _("For"), lambda row: kind_word(row.kind), 80, spare=True),
        Column("sex", _("Sex"), lambda row: _(SEXES[row.sex]), 80, spare=True),
        Column("post", _("Post"), lambda row: _(POSTS[row.post]), 120, spare=True),
    )


class NamesPanel(QWidget):
    """How many, of what, and the list of them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._job: Job[Found] | None = None
        self.scope = Scope()
        self.cell: Cell = {}
        self.words = ""
        self._secret: frozenset[int] = frozenset()
        self.heading = label(theme, "", "details", wrap=True)
        self.about = label(theme, "", "text", "text2", wrap=True)
        self.model: PagedModel[NamedAward] = PagedModel(name_columns(), self._fetch, _("removed"), self)
        self._windows = PageLoader(context, self.model, lambda: named_awards)
        self.list = RecordTable(theme, self.model, _("Names behind the figure"))
        self.open_button = ActionButton(theme, _("To the register"), icon="book-open-text", key="Enter", small=True)
        self.export_button = ActionButton(theme, _("Export…"), icon="file-down", key="Ctrl+Shift+E", small=True)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(2)
        head.addWidget(self.heading)
        head.addWidget(self.about)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 6)
        foot.addWidget(self.open_button)
        foot.addStretch(1)
        foot.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _fetch(self, ids: Sequence[int]) -> Mapping[int, NamedAward]:
        with self._context.database.read() as session:
            return named_awards(session, list(ids))

    def show_names(self, scope: Scope, cell: Cell, words: str) -> None:
        """Read and show who stands behind a figure; an earlier reading is of no use any more."""
        if self._job is not None:
            self._job.cancel()
        self.scope, self.cell, self.words = scope, cell, words

        def query(session: Reader) -> Found:
            ids = array("q", behind(session, scope, cell))
            return ids, named_awards(session, list(ids[:WINDOW])), secret_of(session, list(ids))

        self._job = self._context.jobs.read(self._context.database, query, self._show, self._failed)

    def _show(self, found: Found) -> None:
        self._job = None
        ids, first, self._secret = found
        self.list.show_ids(ids, None, first)
        self.heading.setText(_("{n} awards").format(n=money(len(ids))))
        self.about.setText(self.words)
        for button in (self.open_button, self.export_button):
            allow(button, "" if ids else _("Nobody stands behind this figure."))

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._context.errors.handle(error)

    def busy(self) -> bool:
        """Return whether the names are being read."""
        return self._job is not None

    def nominee(self) -> int:
        """Return the entry in the register of the award stood on, 0 for none."""
        row = self.model.row_of(self.list.current_id()) if self.list.current_id() else -1
        award = self.model.row_at(row) if row >= 0 else None
        return award.nominee_id if award else 0

    def as_shown(self) -> ShownList:
        """Return the list with the columns in sight; its rows are read when they are written.

        The secret list is left out and counted, unless the window names it.
        """
        places = self.list.shown_columns()
        columns = [self.model.columns[at] for at in places]
        heads = tuple(
            ShownColumn(one.title, float(self.list.columnWidth(at))) for at, one in zip(places, columns, strict=True)
        )
        hidden = frozenset() if self._context.secret else self._secret
        ids = [id_ for id_ in self.model.ids() if id_ not in hidden]

        def rows(session: Reader) -> list[ShownRow]:
            read = reader_of(lambda some: named_awards(session, some), ids, WINDOW)
            return [tuple(column.text(award) for column in columns) for award in read]

        told = (self.heading.text(), left_out_words(len(hidden)))
        return ShownList(self.words, heads, rows, " · ".join(filter(None, told)))
