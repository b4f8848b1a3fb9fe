"""Certificates of an issued decision: preview of the PDF itself, printing at exact size, sheets accounted for."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QScrollArea, QSplitter, QWidget

from db.changes.certificates import MakeCertificates
from db.changes.layouts import UsePresentLayout
from db.connect import Reader
from db.queries.decision_list import DecisionLine, decision_lines
from db.queries.sheet_list import CertificateLine, certificate_lines
from db.queries.stock_list import StockCount, stock_counts
from db.rules.awards import form_word
from db.rules.terms import DecisionState
from desktop.documents.certificate.problems import Preflight, PreflightLine
from desktop.ui.certificates.certificate_preview import CertificatePreview
from desktop.ui.certificates.columns import LOST, sheet_columns
from desktop.ui.certificates.left_out import LeftOut, left_out_words, out_words
from desktop.ui.certificates.preflight_actions import PreflightActions
from desktop.ui.certificates.preflight_panel import PreflightPanel
from desktop.ui.certificates.print_actions import PrintActions
from desktop.ui.certificates.print_settings import PrintSettings
from desktop.ui.certificates.printer_offset import PrinterOffset
from desktop.ui.certificates.ruler_sheet import RulerActions
from desktop.ui.certificates.sheet_actions import SheetActions
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, paper_fact, sentence
from desktop.ui.core.jobs import Job, Newest
from desktop.ui.core.theme import Theme
from desktop.ui.framework.page import Page
from desktop.ui.printing.draw_result import DrawResult
from desktop.ui.printing.print_tasks import LOOK_OVER, run_task
from desktop.ui.printing.printer_features import PrinterReading
from desktop.ui.tables.paged_model import PagedModel
from desktop.ui.tables.sections import by_award, by_unit
from desktop.ui.tables.view import RecordTable
from desktop.ui.widgets.buttons import ActionButton, allow
from desktop.ui.widgets.combo_box import ComboBox
from desktop.ui.widgets.saved_splitter import SavedSplitter

Read = tuple[list[CertificateLine], list[StockCount]]


class DecisionBox(ComboBox):
    """A combo box of the round's decisions; filling it again keeps the one chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts: set[int] = set()
        self.setAccessibleName(_("Decision"))
        self.setFont(theme.font("text"))
        self.setMinimumWidth(300)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def show_decisions(self, lines: Sequence[DecisionLine]) -> None:
        """Offer all that are not revoked; hidden when there is none."""
        shown = sorted(
            (line for line in lines if line.state is not DecisionState.REVOKED),
            key=lambda line: line.state is not DecisionState.ISSUED,
        )
        kept = self.currentData()
        self._drafts = {line.id for line in shown if line.state is DecisionState.DRAFT}
        self.blockSignals(True)
        self.clear()
        for line in shown:
            self.addItem(self._words(line), line.id)
        self.setCurrentIndex(max(0, self.findData(kept)))
        self.blockSignals(False)
        self.setVisible(bool(shown))

    @staticmethod
    def _words(line: DecisionLine) -> str:
        if line.state is DecisionState.DRAFT or line.dated is None:
            return f"{line.award} ({_('draft')})  {line.authority}"
        return f"{line.number}, {line.dated:%d/%m/%Y}  {line.authority}"

    def current_id(self) -> int:
        """Return the id of the decision chosen, 0 for none."""
        return int(self.currentData() or 0)

    def choose(self, id_: int) -> bool:
        """Choose a decision; say whether it is there."""
        at = self.findData(id_)
        if at >= 0:
            self.setCurrentIndex(at)
        return at >= 0

    def on_draft(self) -> bool:
        """Return whether the decision chosen is a draft."""
        return self.current_id() in self._drafts


class Certificates(Page):
    """The page of certificates: the sheets, the preview, and the printer settings."""

    TABLES = frozenset(
        {"decision", "decision_item", "certificate", "sheet", "calibration", "recipient", "setting", "person"}
        | {"stock", "stock_movement", "revocation", "nomination", "authority_name", "award_type"}
        | {"replacement"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Certificates"))
        self._lines: dict[int, CertificateLine] = {}
        self._of = 0  # the decision that they belong to
        self._wanted = 0  # the decision to show once the round's are read
        self._reading: Job[Read] | None = None
        self._look = Newest()
        self._offering: Job[Sequence[DecisionLine]] | None = None
        self.decision = DecisionBox(self.theme)
        self.decision.currentIndexChanged.connect(lambda _at: self.show_decision())
        self.header.add([self.decision])
        self._add_actions()
        self.model: PagedModel[CertificateLine] = PagedModel(sheet_columns(), self._rows, _("removed"), self)
        self.list = RecordTable(self.theme, self.model, _("Sheets"))
        self.list.current_changed.connect(self._turn_to)
        self.progress = self.make_progress()
        self.preview = CertificatePreview(context, self.progress)
        self.preview.view.turned.connect(self._select_shown)
        self.settings = PrintSettings(self.theme, ())
        self.settings.stock_changed.connect(self.draw)
        self.on_stock = self.add_action(_("Print on stock"), self.settings.turn_paper, key="Ctrl+Shift+B", icon="files")
        self.on_stock.setCheckable(True)
        self.settings.stock.toggled.connect(self.on_stock.setChecked)
        self.reading = PrinterReading(context.jobs)
        self.shift = PrinterOffset(context, self.settings, self.reading)
        self._make_parts(context)
        self.add_action(_("Look again"), self.look_again, key="F5", icon="refresh-cw")
        self._lay_out()
        self.shift.ask_printers()

    def _add_actions(self) -> None:
        self.save = self.add_action(
            _("Save as PDF…"), lambda: self.printing.save_pdf(), key="Ctrl+S", icon="file-down", kind="flat"
        )
        self.make = self.add_action(
            _("Make the certificates"), self.make_all, key="Ctrl+M", icon="file-badge", kind="flat"
        )
        self.add_action(_("Use the present layout"), self.relayout, key="Ctrl+L", icon="file-badge")
        self.group_action = self.add_action(_("Group by unit"), self._show_list, key="Ctrl+Shift+U", icon="group")
        self.group_action.setCheckable(True)
        self.group_action.setChecked(self.context.preferences.text("grouped/certificates") == "unit")
        self.print_button = self.header.button(_("Print…"), icon="printer", key="Ctrl+P", kind="primary")
        self.bind(self.print_button, self.print_action)

    def _make_parts(self, context: Context) -> None:
        """Make what acts on the sheets chosen, each with what it needs of the page."""
        self.sheets = SheetActions(
            context,
            self,
            self.add_action,
            self.list,
            self.settings,
            lambda: self._lines,
            self.status.emit,
            self.refresh,
        )
        self.ruler = RulerActions(
            context, self, self.add_action, self.settings, self.shift, self.progress, self.reading
        )
        mending = PreflightActions(
            context, self, lambda: (self.decision_id(), self.decision.on_draft()), self.page_requested.emit
        )
        self.preflight = PreflightPanel(self.theme, mending.of, self.look_again)
        self.printing = PrintActions(
            context,
            self,
            self.settings,
            self.shift,
            self.preview,
            self.preflight,
            self.list,
            self.progress,
            self.reading,
            lambda: (self.decision_id(), list(self._lines.values())),
        )

    def _lay_out(self) -> None:
        good = (self.sheets.good, _("Good"), "F9", "circle-check")
        spoiled = (self.sheets.spoiled, _("Spoiled…"), "Shift+F9", "circle-x")
        for action, text, key, icon in (good, spoiled):
            button = ActionButton(self.theme, text, key=key, icon=icon, small=True)
            button.follow(action)
            self.preview.bar.insertWidget(3, button)
        self.sides = QSplitter(Qt.Orientation.Vertical)
        self.sides.setChildrenCollapsible(False)
        self.sides.addWidget(self.preflight)
        self.sides.addWidget(self.list)
        self.splitter = SavedSplitter(
            self.theme, self.context.preferences, "certificates", (340, 0, 256), (420, 0, 300)
        )
        side = QScrollArea()
        side.setWidget(self.settings)
        side.setWidgetResizable(True)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        words = max(self.theme.px(256), self.settings.minimumSizeHint().width())  # no words are cut at the right
        for widget, least in ((self.sides, self.theme.px(250)), (self.preview, self.theme.px(300)), (side, words)):
            widget.setMinimumWidth(least)
            self.splitter.addWidget(widget)
        self.column.addWidget(self.splitter, 1)
        self.column.addWidget(self.sheets.strip)  # below: what is looked at stays where it is when it comes

    # --- reading --------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        round_id = self.context.round_id
        if self._offering is not None:
            self._offering.cancel()
        context = self.context
        self._offering = context.jobs.read(context.database, lambda s: decision_lines(s, round_id), self._offer)

    def _offer(self, decisions: Sequence[DecisionLine]) -> None:
        self._offering = None
        self.decision.show_decisions(decisions)
        if self._wanted:
            self.decision.choose(self._wanted)
            self._wanted = 0
        self.shift.read()
        self.show_decision()

    def select(self, id_: int) -> None:
        """Show the certificates of a decision."""
        if self._offering is not None or not self.decision.choose(id_):
            self._wanted = id_

    def print_shown(self) -> None:
        """Print the sheets: no other way leads to paper, for every sheet is accounted for."""
        self.printing.print_sheets()

    def decision_id(self) -> int:
        """Return the id of the decision shown, 0 for none."""
        return self.decision.current_id()

    def show_decision(self) -> None:
        """Read the certificates of the decision behind the page; no action touches those of another meanwhile."""
        id_ = self.decision_id()
        if self._reading is not None:
            self._reading.cancel()
        if id_ != self._of:
            self._lines, self._of = {}, id_
            self.progress.finish("", [])
            self.preview.drop()
            self.list.show_ids([])
            for action in (self.make, self.print_action, self.save):
                allow(action, _("The certificates of the decision are being read."))

        def query(session: Reader) -> Read:
            return certificate_lines(session, id_) if id_ else [], stock_counts(session)

        self._reading = self.context.jobs.read(self.context.database, query, self._show)

    def _show(self, found: Read) -> None:
        lines, counts = found
        self._reading = None
        self._lines = {line.recipient_id: line for line in lines}
        self._show_list()
        self.settings.set_last(len(lines))
        in_force = [line for line in lines if not line.out]
        good = sum(1 for line in in_force if line.sheet_id and line.state not in LOST)
        unmade = any(not line.id for line in lines if not line.revoked)
        issue = "" if lines else _("Issue the decision first: Alt+4, then Ctrl+Enter.")
        made = "" if unmade else _("All certificates of this decision are made; Ctrl+P prints them.")
        allow(self.make, issue or made)
        self.sheets.show_lines(counts)
        at = self.sheets.next_place()
        self.print_button.set_text(_("Print on from sheet {n}…").format(n=at) if at else _("Print…"))
        for action in (self.print_action, self.save):
            allow(action, issue)
        self.header.show_message("" if lines else _("Certificates are made of issued decisions."))
        self.status.emit(_("{n} sheets, {m} printed · printed at 100 %").format(n=len(in_force), m=good))
        self.show_preflight(())
        if lines:
            self.draw()
        elif self._of:
            words = _("What is found at the left can be mended now; certificates are printed after issue.")
            self.preview.show_nothing(_("The decision is not issued yet"), words)
            self.look_over()
        else:
            missing = _("No issued decision in this round")
            self.preview.show_nothing(missing, _("Issue one on the decisions' page, Alt+4."))

    def _show_list(self) -> None:
        """Show the sheets award by award in the order of the decision, or under the units that will fetch them."""
        grouped = self.group_action.isChecked()
        self.context.preferences.set_text("grouped/certificates", "unit" if grouped else "")
        units = ((line.recipient_id, line.unit) for line in self._lines.values())
        awards = ((line.recipient_id, form_word(line.award)) for line in self._lines.values())
        self.list.show_ids(*(by_unit(units) if grouped else by_award(awards)))

    def _rows(self, ids: Sequence[int]) -> Mapping[int, CertificateLine]:
        return {id_: self._lines[id_] for id_ in ids if id_ in self._lines}

    # --- the paper ------------------------------------------------------------------------------------------
    def draw(self) -> None:
        """Draw the certificates of the decision anew and check them."""
        if self.decision_id():
            quiet = self.printing.is_printing()  # the progress tells of the sheets alone, and can stop them
            self.preview.draw(self.decision_id(), **self.settings.sheet(), faults=self._undrawn, quiet=quiet)
            self.look_over()

    def _undrawn(self, drawn: DrawResult) -> str:
        """Return why some have no page; beside the list it is told one by one."""
        names = list(self._lines.values())
        return left_out_words(LeftOut(names[p.index], paper_fact(p)) for p in drawn.problems if p.stops)

    def look_again(self) -> None:
        """Draw the sheets anew and look at them; before issue there are none to draw."""
        if self._lines:
            self.draw()
        else:
            self.look_over()

    def look_over(self) -> None:
        """Look at every certificate before the first sheet, away from the window's thread.

        Only the last look is heard of: an earlier one saw another decision, or another stock and printer.
        """
        id_ = self.decision_id()
        context = self.context
        sheet = self.settings.sheet()
        given = (str(context.database.url), id_, context.today(), sheet["stock"], sheet["carries_issuer"])
        work = context.jobs.in_process(run_task, LOOK_OVER, *given)
        self.preflight.waiting = True
        self._look.take(context.jobs.start(work, partial(self._looked_over, id_)))

    def _looked_over(self, decision_id: int, found: Preflight) -> None:
        if decision_id != self.decision_id():
            return
        self.preflight.waiting = False
        self.show_preflight(found.lines)
        if not found.lines:
            self.status.emit(_("{n} certificates looked at, nothing needs eyes").format(n=found.looked_at))

    def show_preflight(self, lines: Sequence[PreflightLine]) -> None:
        """Give what needs eyes its room; nothing to look at takes none."""
        self.preflight.show_lines(lines)
        self.sides.setSizes([self.theme.px(460) if lines else 0, self.theme.px(240)])
        if lines and self.splitter.sizes()[0] < self.theme.px(400):
            self.splitter.setSizes([self.theme.px(400), self.theme.px(520), self.theme.px(248)])

    def _turn_to(self, recipient_id: int) -> None:
        place = list(self._lines).index(recipient_id) if recipient_id in self._lines else -1
        if place in self.preview.drawn.pages:
            self.preview.view.turn_to(self.preview.drawn.pages.index(place))

    def _select_shown(self, page: int) -> None:
        if page < len(self.preview.drawn.pages):
            recipient = list(self._lines)[self.preview.drawn.pages[page]]
            if self.list.current_id() != recipient:
                self.list.choose(recipient)

    # --- sheets ---------------------------------------------------------------------------------------------
    def make_all(self) -> None:
        """Make the certificates that are not made yet; a revoked award gets none."""
        out_of = [LeftOut(line, out_words(line)) for line in self._lines.values() if line.revoked and not line.id]

        def told(made: list[int]) -> None:
            words = _("{n} certificates are made; Ctrl+P prints them.").format(n=len(made))
            self.status.emit(" ".join(filter(None, (words, left_out_words(out_of)))))

        self.context.do(MakeCertificates(self.decision_id()), told)

    def relayout(self) -> None:
        """Let the chosen certificates that have no good sheet be drawn with the layout that serves them now."""
        chosen = (self._lines[id_].id for id_ in self.list.selected_ids())
        made = tuple(id_ for id_ in chosen if id_)

        def show_count(changed: int) -> None:
            self.status.emit(_("{n} certificates are drawn with the present layout").format(n=changed))

        if made:
            self.context.do(UsePresentLayout(made), show_count, lambda error: self.status.emit(sentence(error)))
        else:
            show_count(0)

    def close_page(self) -> None:
        self.preview.close_paper()

    def first_focus(self) -> QWidget:
        return self.list


def make(context: Context) -> Page:
    """Return the page, for the table of pages."""
    return Certificates(context)
