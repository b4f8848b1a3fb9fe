"""Thống kê: awards counted by two groups, a chart of the columns, and the names behind every figure."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from db.connect import Reader
from db.queries.statistics import MOST_UNITS, Choices, Dimension, Scope, choices
from db.rules.names import search_key
from db.rules.numbers import money
from desktop.labels.statistics_labels import DIMENSIONS
from desktop.papers.figures import FigureTable, figure_table
from desktop.papers.file_names import plain_stem
from desktop.papers.secret_list import NOBODY_SECRET, SecretTold
from desktop.papers.table import paper
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _
from desktop.ui.core.jobs import Job
from desktop.ui.framework.page import Page
from desktop.ui.framework.shown import Shown, ShownColumn, ShownList, ShownPaper, ShownRow
from desktop.ui.printing.open_files import file_actions
from desktop.ui.printing.print_tasks import DRAW_LIST, drawing, run_task
from desktop.ui.printing.save_paper import secret_words
from desktop.ui.statistics.figures_view import FiguresView
from desktop.ui.statistics.names_panel import NamesPanel
from desktop.ui.widgets.ask_file import Drawer, ask_save
from desktop.ui.widgets.buttons import allow
from desktop.ui.widgets.chart import ChartView
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.filter_bar import FilterBar
from desktop.ui.widgets.key_owner import WAY_OUT, KeyShortcut
from desktop.ui.widgets.saved_splitter import SavedSplitter

DOWN = (
    Dimension.AWARD,
    Dimension.LEVEL,
    Dimension.AUTHORITY,
    Dimension.UNIT,
    Dimension.KIND,
    Dimension.REWARD,
    Dimension.SEX,
    Dimension.POST,
)
ACROSS = {
    Dimension.YEAR: N_("Columns: year"),
    Dimension.KIND: N_("Columns: for whom"),
    Dimension.SEX: N_("Columns: women, men"),
    Dimension.POST: N_("Columns: post"),
    Dimension.LEVEL: N_("Columns: level"),
}
SIDE_WIDTH = 410
ENDINGS = ("xlsx", "csv", "docx", "pdf")
Reading = tuple[FigureTable, Choices]


class Statistics(Page):
    """The page of the statistics of the whole record."""

    TABLES = frozenset(
        {"recipient", "decision", "revocation", "person", "nominee", "award_round", "authority_name", "award_type"}
        | {"nomination"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Statistics"))
        self._job: Job[Reading] | None = None
        self.table: FigureTable | None = None
        self.known = Choices((), (), ())
        self.progress = self.make_progress()
        self._wanted_year = 0
        self._add_actions()
        self._add_filter()
        self.chart = ChartView(self.theme, _("Chart of the columns"))
        self.chart.setFixedHeight(self.theme.px(170))
        self.figures = FiguresView(self.theme, _("Figures"))
        self.names = NamesPanel(context)
        self._lay_out()
        self.chart.opened.connect(self.figures.stand_on_column)
        self.figures.cell_changed.connect(self._show_names)
        self.figures.opened.connect(lambda: self.names.list.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.names.list.opened.connect(lambda _id: self.open_register())
        self.names.open_button.clicked.connect(self.open_register)
        self.names.export_button.clicked.connect(self.export_names)
        for key in ("Return", "Enter"):
            enter = KeyShortcut(QKeySequence(key), self.names.list)
            enter.setContext(Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(self.open_register)

    def _add_actions(self) -> None:
        self.tables_action = self.add_action(
            _("The Ministry's tables…"), partial(self.save_paper, "official-tables"),
            key="Ctrl+Shift+M", icon="file-spreadsheet", kind="flat",
        )  # fmt: skip
        self.report_action = self.add_action(
            _("Print the figures of the year…"), self.print_report,
            key="Ctrl+Shift+R", icon="printer", kind="plain", button=_("Year-end report…"),
        )  # fmt: skip
        self.save_report_action = self.add_action(
            _("Save the figures of the year…"),
            partial(self.save_paper, "year-end"),
            key="Ctrl+Shift+W",
            icon="file-down",
        )
        self.all_action = self.add_action(
            _("Save the statistics of all years…"), partial(self.save_paper, "statistics"), icon="file-down"
        )
        self.export_action = self.add_action(
            _("Export the figures…"), self.export, key="Ctrl+S", icon="file-down", kind="primary", button=_("Export…")
        )
        self.names_action = self.add_action(
            _("Export the names…"), self.export_names, key="Ctrl+Shift+E", icon="file-down"
        )
        self.add_action(_("Go to the filter"), lambda: self.filter.edit.setFocus(), key="Ctrl+L", icon="search")

    def _add_filter(self) -> None:
        self.filter = FilterBar(self.theme, _("Unit, accents or not"))
        by = [(_(DIMENSIONS[each]), each) for each in DOWN]
        self.by = self.filter.choice(_("Rows"), by, narrows=False)
        self.across = self.filter.choice(
            _("Columns"), [(_(words), each) for each, words in ACROSS.items()], narrows=False
        )
        self.first = self.filter.choice(_("From the year"), [(_("From the first year"), 0)])
        self.last = self.filter.choice(_("To the year"), [(_("To the last year"), 0)])
        self.authorities = self.filter.choice(_("Authority"), [(_("Every authority"), 0)])
        for box in (self.by, self.across, self.first, self.last, self.authorities):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(11)
        self.filter.changed.connect(self.refresh)

    def _lay_out(self) -> None:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.chart)
        column.addWidget(self.figures, 1)
        self.empty = EmptyState(self.theme, "chart-column", "", "")
        self.stack = QStackedWidget()
        self.stack.addWidget(shown)
        self.stack.addWidget(self.empty)
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.stack, 1)
        self.names.setObjectName("side")
        self.names.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.names.setMinimumWidth(self.theme.px(300))
        kept = self.context.preferences
        self.splitter = SavedSplitter(self.theme, kept, "statistics", (0, SIDE_WIDTH), (0, 600))
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.names)
        self.column.addWidget(self.filter)
        self.column.addWidget(self.splitter, 1)
        other = KeyShortcut(QKeySequence("F6"), self)
        other.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        other.setProperty(WAY_OUT, True)
        other.activated.connect(self.other_pane)

    def other_pane(self) -> None:
        """Go from the figures to the names and back."""
        inside = self.names.list.hasFocus()
        (self.figures if inside else self.names.list).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- reading ---------------------------------------------------------------------------------------------
    def scope(self) -> Scope:
        """Return what is counted; units whose name has what was typed, accents or not."""
        typed = search_key(self.filter.text())
        units = tuple(unit for unit in self.known.units if typed in search_key(unit)) if typed else None
        if units is not None and len(units) > MOST_UNITS:
            self.status.emit(_("{n} units fit; type more of the name").format(n=money(len(units))))
            units = None
        return Scope(
            self.first.currentData() or 0, self.last.currentData() or 0, self.authorities.currentData() or 0, units
        )

    def refresh(self) -> None:
        """Count again off the window's thread; an earlier counting is of no use any more."""
        if self._job is not None:
            self._job.cancel()
        scope = self.scope()
        by, across = Dimension(self.by.currentData()), Dimension(self.across.currentData())

        def query(session: Reader) -> Reading:
            return figure_table(session, scope, by, across), choices(session)

        self._job = self.context.jobs.read(self.context.database, query, self._show, self._failed)

    def _failed(self, error: Exception) -> None:
        self._job = None
        self.context.errors.handle(error)

    def _show(self, found: Reading) -> None:
        self._job = None
        self.table, self.known = found
        self._offer_choices()
        self.stack.setCurrentIndex(0 if self.table.rows else 1)
        if not self.table.rows:
            narrowed = self.filter.narrows()
            self.empty.show_message(
                _("Nothing fits the filter") if narrowed else _("No award is in the record yet"),
                _("Choose other years, another authority or unit.")
                if narrowed
                else _("Awards are counted from the day their decision is issued."),
            )
        self.chart.show_chart(self.table.chart)
        self.figures.show_table(self.table)
        told = [_("{n} awards in force").format(n=money(self.table.total))]
        if self.table.revoked:
            told.append(_("{n} revoked, not counted").format(n=money(self.table.revoked)))
        self.header.show_message(" · ".join(told))
        self.status.emit(_("Enter on a figure: the names behind it. Ctrl+A, Ctrl+C copy the table."))
        for action in (self.export_action, self.names_action, self.report_action, self.save_report_action):
            none = _("Nothing fits the filter") if self.filter.narrows() else _("No award is in the record yet")
            allow(action, "" if self.table.rows else none)
        if self._wanted_year:
            self.select(self._wanted_year)

    def _offer_choices(self) -> None:
        years = [(str(year), year) for year in self.known.years]
        _offer(self.first, years)
        _offer(self.last, years)
        _offer(self.authorities, [(name, id_) for id_, name in self.known.authorities])

    def _show_names(self, cell: object) -> None:
        if isinstance(cell, dict) and self.table is not None:
            self.names.show_names(self.scope(), cell, self.figures.place_words())

    def select(self, id_: int) -> None:
        """Stand on the sum of a year."""
        self._wanted_year = id_
        if self._job is None and self.table is not None:
            self._wanted_year = 0
            keys = [key for key, _label in self.table.columns]
            if id_ in keys:
                self.figures.stand_on_column(keys.index(id_))

    def busy(self) -> bool:
        """Return whether figures or names are being read."""
        return self._job is not None or self.names.busy() or self.figures.following()

    # --- acts ------------------------------------------------------------------------------------------------
    def open_register(self) -> None:
        """Go to the person or collective in the register."""
        if nominee := self.names.nominee():
            self.page_requested.emit("register", nominee)

    def year(self) -> int:
        """Return the year of reports: the last one chosen, else the last one with a decision, else this year."""
        latest = self.known.years[0] if self.known.years else self.context.today().year
        return int(self.last.currentData() or latest)

    def print_report(self) -> None:
        """Print the figures of the year for the report; the dialog saves them as PDF too."""
        year = self.year()
        self.print_requested.emit((ShownPaper("year-end", year, f"{_(paper('year-end').title)} {year}"),))

    def save_paper(self, code: str) -> None:
        """Ask for a file and write a paper of the statistics to it."""
        row, year = paper(code), self.year()
        of_year = code != "statistics"
        name = f"{plain_stem(row, str(year) if of_year else self.context.today().isoformat())}.{row.formats[0]}"
        out = ask_save(self.context.preferences, self, _(row.title), name, Drawer.PAPERS, endings=row.formats)
        if out is not None:
            database = str(self.context.database.url)
            self._write(
                out, drawing(self.context.secret), database, code, year if of_year else 0, self.context.today(), out
            )

    def export(self) -> None:
        """Ask for a file and write the figures as they are shown, with their chart."""
        for shown in self._figures_shown():
            self._export_list(shown)

    def export_names(self) -> None:
        """Ask for a file and write the names behind the figure with the columns in sight."""
        if self.names.model.rowCount():
            self._export_list(self.names.as_shown())

    def _export_list(self, shown: ShownList) -> None:
        stem = plain_stem(paper("statistics"), search_key(shown.title).title())
        out = ask_save(
            self.context.preferences, self, _("Export…").rstrip("…"), f"{stem}.xlsx", Drawer.PAPERS, endings=ENDINGS
        )
        if out is None:
            return
        columns = [(column.title, column.width, column.right) for column in shown.columns]

        def write(rows: Sequence[ShownRow]) -> None:
            self._write(out, DRAW_LIST, shown.title, shown.note, columns, rows, out, shown.chart)

        self.context.jobs.read(self.context.database, shown.read, write, self._not_written)

    def _write(self, out: Path, *task: object) -> None:
        work = self.context.jobs.in_process(run_task, *task)
        stopped = partial(self.progress.finish, "", [])
        job = self.context.jobs.start(work, partial(self._written, out), failed=self._not_written, cancelled=stopped)
        self.progress.start(_("Writing {file}").format(file=out.name))
        self.progress.cancelled.connect(job.cancel)

    def _written(self, out: Path, secret: SecretTold | None) -> None:
        told = [_("Written: {file}").format(file=out.name), secret_words(secret or NOBODY_SECRET)]
        self.progress.finish(" · ".join(filter(None, told)), file_actions(self.theme, out))

    def _not_written(self, error: Exception) -> None:
        self.progress.finish("", [])
        self.context.errors.handle(error)

    def shown(self) -> Sequence[Shown]:
        if self.names.list.hasFocus() and self.names.model.rowCount():
            return (self.names.as_shown(),)
        return self._figures_shown()

    def _figures_shown(self) -> Sequence[ShownList]:
        table = self.table
        if table is None or not table.rows:
            return ()
        many = len(table.columns) + 1
        heads = [ShownColumn(self.by.currentText(), 70.0)]
        heads += [ShownColumn(label, 160 / many, right=True) for _key, label in table.columns]
        heads.append(ShownColumn(_("Total"), 160 / many, right=True))
        rows: list[ShownRow] = [(row.label, *row.figures, row.total) for row in table.rows]
        rows.append((_("Total"), *table.totals, table.total))
        narrowed = self.filter.description()
        told = [_("{n} revoked, not counted").format(n=table.revoked)] if table.revoked else []
        title = f"{_('Statistics')}: {self.by.currentText()}"
        note = " · ".join(each for each in (narrowed, *told) if each)
        return (ShownList(title, tuple(heads), lambda _session: rows, note, table.chart),)

    def first_focus(self) -> QWidget:
        return self.figures


def _offer(box: QComboBox, options: Sequence[tuple[str, int]]) -> None:
    """Offer options after the first one and keep what is chosen."""
    now = [(box.itemText(at), box.itemData(at)) for at in range(1, box.count())]
    if now == list(options):
        return
    chosen = box.currentData()
    box.blockSignals(True)
    while box.count() > 1:
        box.removeItem(1)
    for text, value in options:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return Statistics(context)
