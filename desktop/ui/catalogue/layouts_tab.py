"""Mẫu bằng: the layouts of the record, what each award is printed on, and a sample of the one looked at."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from db.queries.layout_list import LayoutLine, Serving, layout_lines, servings
from db.rules.terms import NomineeKind
from desktop.documents.certificate.problems import PaperProblem
from desktop.ui.catalogue.layout_actions import DRAW_SAMPLE, LayoutActions
from desktop.ui.catalogue.layout_forms import layout_titles
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, paper_fact
from desktop.ui.framework.state_labels import kind_word
from desktop.ui.printing.paper_preview import PaperPreview
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.ask_file import Drawer, ask_open, ask_save, file_filter
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.combo_box import ComboBox
from desktop.ui.widgets.compact_button_row import CompactButtonRow
from desktop.ui.widgets.message_bars import ProgressBar
from desktop.ui.widgets.text import ElidedLabel


def sample_fault(problems: Sequence[PaperProblem]) -> str:
    """Return the first problem that keeps the sample from being drawn, in words, else ""."""
    return next((paper_fact(problem) for problem in problems if problem.stops), "")


class LayoutsTab(QWidget):
    """The tab of the layouts: the layouts, the awards they serve, and a sample of the selected one."""

    def __init__(self, context: Context, progress: ProgressBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.theme = context, context.theme
        self.layouts: list[LayoutLine] = []
        self.served: list[tuple[Serving, Serving]] = []
        self.table = PlainTable(self.theme, _("Layouts"), (_("Layout"), _("Version"), _("Origin")), parent=self)
        self.awards = PlainTable(
            self.theme, _("Awards and their layouts"), (_("Award"), _("For"), _("On plain paper"), _("On stock"))
        )
        self.kind = ComboBox()
        self.kind.setAccessibleName(_("Kind of nominee"))
        for kind in (NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD):
            self.kind.addItem(kind_word(kind), kind.value)
        self.stock, self.posthumous = QCheckBox(_("Stock")), QCheckBox(_("Posthumous"))
        self.a4 = QCheckBox("A4")
        self.preview = PaperPreview(context, _("Sample"), _("Certificate"), _("The sample cannot be drawn"))
        self.progress = progress
        self.layout_actions = LayoutActions(context, self, self.progress)
        self._lay_out()
        self.table.itemSelectionChanged.connect(self.draw)
        self.awards.itemActivated.connect(lambda _item: self.serve(stock=False))
        self.kind.currentIndexChanged.connect(lambda _at: self.draw())
        for box in (self.stock, self.posthumous, self.a4):
            box.toggled.connect(lambda _on: self.draw())

    def _lay_out(self) -> None:
        theme = self.theme
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        self.bars = (QHBoxLayout(), QHBoxLayout())
        self._crowded: list[CompactButtonRow] = []
        for words, table, bar, stretch in (
            (_("Layouts"), self.table, self.bars[0], 2),
            (_("Layout by award"), self.awards, self.bars[1], 3),
        ):
            bar.setContentsMargins(12, 2, 8, 0)
            bar.setSpacing(2)
            title = ElidedLabel(theme, "section")
            title.setText(words)
            title.setMinimumWidth(title.fontMetrics().horizontalAdvance(words) + 2)
            bar.addWidget(title, 1)
            column.addLayout(bar)
            self._crowded.append(CompactButtonRow(left, bar))
            column.addWidget(table, stretch)
        choices = QHBoxLayout()
        choices.setContentsMargins(12, 4, 12, 4)
        choices.setSpacing(12)
        for control in (self.kind, self.stock, self.posthumous, self.a4):
            control.setFont(theme.font("text"))
            choices.addWidget(control)
        choices.addStretch(1)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addLayout(choices)
        beside.addWidget(self.preview, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        left.setMinimumWidth(theme.px(420))
        right.setMinimumWidth(theme.px(400))
        splitter.setSizes([theme.px(640), theme.px(520)])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(splitter, 1)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Add the page's actions as buttons: the first three above the layouts, the last two above the awards."""
        for bar, part in ((self.bars[0], actions[:3]), (self.bars[1], actions[-2:])):
            for action in part:
                words = action.text().removesuffix("…") + "…"
                button = ActionButton(self.theme, words, key=action.shortcut().toString(), kind="flat", small=True)
                button.follow(action)
                bar.addWidget(button)

    # --- reading --------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Read layouts and what they serve."""
        with self.context.database.read() as session:
            self.layouts = layout_lines(session)
            found = servings(session)
        self.served = list(zip(found[::2], found[1::2], strict=True))
        titles = layout_titles(self.layouts)
        self.table.show_rows(
            [
                (at, (titles[line.code], str(line.version or 1), self._origin(line)))
                for at, line in enumerate(self.layouts, 1)
            ]
        )
        self.awards.show_rows(
            [
                (at, (plain.award, kind_word(plain.kind), self._words(plain, titles), self._words(stock, titles)))
                for at, (plain, stock) in enumerate(self.served, 1)
            ]
        )
        if self.isVisible():
            self.draw()

    @staticmethod
    def _origin(line: LayoutLine) -> str:
        if line.retired:
            return _("put aside")
        return _("our own") if line.own else _("shipped")

    @staticmethod
    def _words(serving: Serving, titles: dict[str, str]) -> str:
        name = titles.get(serving.code, serving.code) + (f" {serving.choice.upper()}" if serving.choice else "")
        return _("{name} · chosen").format(name=name) if serving.chosen else name

    def line(self) -> LayoutLine | None:
        """Return the layout looked at."""
        at = self.table.current_id()
        return self.layouts[at - 1] if 0 < at <= len(self.layouts) else None

    def draw(self) -> None:
        """Draw the sample of the layout looked at."""
        line = self.line()
        if line is None:
            return
        choice = "a4" if self.a4.isChecked() else ""
        kind = str(self.kind.currentData())
        self.preview.detail.setText(line.title)
        values = (line.content, "", kind, choice, self.posthumous.isChecked(), self.stock.isChecked())
        self.preview.draw_task(DRAW_SAMPLE, *values, fault=sample_fault)

    # --- actions -----------------------------------------------------------------------------------------------
    def take_in(self) -> None:
        """Ask for a layout's file and take it into the record."""
        kinds = file_filter(("json",))
        chosen = ask_open(self.context.preferences, self, _("Take in a layout"), kinds, Drawer.LAYOUTS)
        if chosen:
            self.layout_actions.take_in(chosen, {line.code for line in self.layouts})

    def give_out(self) -> None:
        """Ask for a file and write the layout selected to it."""
        line = self.line()
        if line is None:
            return
        name = f"{line.code}.json"
        asked = (self.context.preferences, self, _("Write the layout to a file"), name, Drawer.LAYOUTS)
        if chosen := ask_save(*asked, endings=("json",)):
            self.layout_actions.give_out(chosen, line.content)

    def set_scan(self) -> None:
        """Ask for a scan of the stock and put it behind the layout selected."""
        line = self.line()
        if line is None:
            return
        title, kinds = _("Scan of the stock, for the screen only"), _("Scans (*.png *.jpg *.jpeg *.pdf)")
        if chosen := ask_open(self.context.preferences, self, title, kinds, Drawer.LAYOUTS):
            self.layout_actions.set_scan(line.code, line.content, chosen, partial(self.stock.setChecked, True))

    def retire(self) -> None:
        """Put the layout selected aside, or offer it again."""
        line = self.line()
        if line is not None:
            self.layout_actions.retire(line)

    def serve(self, *, stock: bool) -> None:
        """Ask which layout serves the award selected, on plain paper or on stock."""
        at = self.awards.current_id()
        if 0 < at <= len(self.served):
            self.layout_actions.serve(self.served[at - 1][int(stock)], self.layouts)

    def close_tab(self) -> None:
        """Let go of the sample."""
        self.preview.close_paper()
