"""What a clerk does with printed sheets: good, spoiled, a run that stopped, signed, handed over, stock counted."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from db.changes.ceremonies import HandOverCertificates
from db.changes.certificates import MoveSheets
from db.changes.print_runs import StopPrintRun
from db.queries.decision_list import latest_day
from db.queries.sheet_list import CertificateLine
from db.queries.stock_list import StockCount
from db.rules.stages import sheet_refused
from db.rules.terms import SheetState
from desktop.ui.certificates.columns import LOST
from desktop.ui.certificates.left_out import LeftOut, left_out_words, names_told, out_words
from desktop.ui.certificates.print_settings import PrintSettings, StockPanel
from desktop.ui.certificates.sheet_forms import HandOverForm, StopForm
from desktop.ui.certificates.stock_forms import StocksDialog
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _
from desktop.ui.core.theme import Theme
from desktop.ui.framework.reason_dialog import ReasonDialog
from desktop.ui.tables.view import RecordTable
from desktop.ui.widgets.buttons import ActionButton, allow
from desktop.ui.widgets.text import label, picture_label

OPEN = (*LOST, SheetState.PLANNED)
ACCOUNTED = {
    SheetState.GOOD: N_("{n} good: {names}."),
    SheetState.SPOILED: N_("{n} spoiled: {names}."),
    SheetState.SENT_FOR_SIGNATURE: N_("{n} sent for signature: {names}."),
    SheetState.SIGNED: N_("{n} signed: {names}."),
    SheetState.HANDED_OVER: N_("{n} handed over: {names}."),
}
NOTHING_TO = {
    SheetState.GOOD: N_("No chosen sheet waits for a word: print it first (Ctrl+P)."),
    SheetState.SPOILED: N_("No chosen sheet can be spoiled: print it first (Ctrl+P)."),
    SheetState.SENT_FOR_SIGNATURE: N_("No chosen sheet is good yet: F9 first."),
    SheetState.SIGNED: N_("No chosen sheet is good yet: F9 first."),
    SheetState.HANDED_OVER: N_("No chosen sheet is good yet, or they are handed over: F9 first."),
}
"""Why an act is not offered, and what to press first."""


def to_print(lines: Sequence[CertificateLine]) -> list[CertificateLine]:
    """Return those that have no sheet yet, or lost it; none whose award was revoked or has no certificate."""
    return [line for line in lines if not line.out and (not line.sheet_id or line.state in OPEN)]


def may_become(line: CertificateLine, state: SheetState) -> bool:
    """Whether the newest sheet of a certificate may come into a state; a revoked one is only spoiled or found good."""
    return bool(line.sheet_id) and sheet_refused(line.state, state, revoked=bool(line.revoked)) is None


class WaitingStrip(QFrame):
    """A bar with the number of sheets that wait for an answer, and two buttons."""

    def __init__(
        self, theme: Theme, actions: Sequence[tuple[QAction, str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("stopStrip")
        self._icon = picture_label()
        self._icon.setPixmap(theme.pixmap("octagon-pause", "stop", 18, self.devicePixelRatioF()))
        self.words = label(theme, "", "strong", wrap=True)
        self.why = label(
            theme, _("A lost sheet keeps its place in the stock count. Golden-book numbers stay."), "small", "text2"
        )
        self.why.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self.why)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addLayout(column, 1)
        for action, text, key in actions:
            button = ActionButton(theme, text, key=key)
            button.follow(action)
            row.addWidget(button)
        self.hide()

    def show_message(self, waiting: int) -> None:
        """Show how many sheets wait for an answer; 0 hides the strip."""
        self.words.setText(_("{n} sheets were sent to the printer. What became of them?").format(n=waiting))
        self.setVisible(bool(waiting))


class SheetActions:
    """Accounts for printed sheets; also owns the strip about waiting sheets and fills the stock panel.

    `lines` returns the certificates shown, by recipient; `report` shows a sentence in the status line; `refresh`
    reads the page anew after stock was counted.
    """

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        add_action: Callable[..., QAction],
        table: RecordTable,
        settings: PrintSettings,
        lines: Callable[[], Mapping[int, CertificateLine]],
        report: Callable[[str], object],
        refresh: Callable[[], object],
    ) -> None:
        self._context, self._theme, self._parent = context, context.theme, parent
        self._table, self._settings, self._lines = table, settings, lines
        self._report, self._refresh = report, refresh
        self._counts: dict[int, StockCount] = {}
        self.good = add_action(_("Good"), lambda: self.account(SheetState.GOOD), key="F9", icon="circle-check")
        self.spoiled = add_action(
            _("Spoiled…"), lambda: self.account(SheetState.SPOILED), key="Shift+F9", icon="circle-x"
        )
        self.all_good = add_action(_("All came out well"), self.came_out, key="Ctrl+F9", icon="list-checks")
        self.stopped = add_action(_("The printer stopped…"), self.stop, key="Ctrl+J", icon="octagon-pause")
        self.sent = add_action(
            _("Sent for signature"), lambda: self.account(SheetState.SENT_FOR_SIGNATURE), key="Ctrl+F10", icon="send"
        )
        self.signed = add_action(
            _("Signed"), lambda: self.account(SheetState.SIGNED), key="Ctrl+Shift+F9", icon="pen-line"
        )
        self.over = add_action(_("Hand over…"), self.hand_over, key="Ctrl+T", icon="hand-heart")
        self.stock = add_action(_("Count the stock…"), self.count_stock, key="Ctrl+Shift+P", icon="package")
        well, halted = _("All came out well"), _("The printer stopped…")
        self.strip = WaitingStrip(self._theme, ((self.all_good, well, "Ctrl+F9"), (self.stopped, halted, "Ctrl+J")))
        table.selectionModel().selectionChanged.connect(lambda *_changed: self.follow())
        self.panel = StockPanel(self._theme)
        self.panel.button.follow(self.stock)
        settings.rows.addWidget(self.panel)
        settings.stock_changed.connect(self.show_stock)
        settings.kinds.currentIndexChanged.connect(lambda _at: self.show_stock())

    def show_lines(self, counts: Sequence[StockCount]) -> None:
        """Follow what the page shows, and the stock there is."""
        waiting = self.waiting()
        self.follow()
        for action in (self.all_good, self.stopped):
            allow(action, "" if waiting else _("No sheet waits for a word: print first (Ctrl+P)."))
        self.strip.show_message(len(waiting))
        self._counts = {each.id: each for each in counts}
        self._settings.show_kinds(counts)
        self.show_stock()

    def follow(self) -> None:
        """Offer what may become of the chosen sheets."""
        chosen = self._chosen()
        for action, state in (
            (self.good, SheetState.GOOD),
            (self.spoiled, SheetState.SPOILED),
            (self.sent, SheetState.SENT_FOR_SIGNATURE),
            (self.signed, SheetState.SIGNED),
            (self.over, SheetState.HANDED_OVER),
        ):
            allow(action, "" if any(may_become(line, state) for line in chosen) else _(NOTHING_TO[state]))

    def show_stock(self) -> None:
        """Show the count of the stock chosen; on plain paper nothing is shown."""
        self.panel.setVisible(self._settings.on_stock())
        chosen = self._counts.get(self._settings.kinds.currentData() or 0)
        self.panel.show_count(chosen, len(to_print(list(self._lines().values()))))

    def waiting(self) -> list[CertificateLine]:
        """Return the sheets that were sent to the printer and not looked at yet, in their order."""
        return [line for line in self._lines().values() if line.sheet_id and line.state is SheetState.PRINTED]

    def next_place(self) -> int:
        """Return the number of the first sheet still to be printed once some are done, else 0."""
        lines = list(self._lines().values())
        wanted = to_print(lines)
        return wanted[0].ordinal if wanted and len(wanted) < len(lines) else 0

    def _chosen(self) -> list[CertificateLine]:
        lines = self._lines()
        return [lines[id_] for id_ in self._table.selected_ids() if id_ in lines]

    def account(self, state: SheetState) -> None:
        """Say of the chosen sheets whether they are good or spoiled, sent for signature or signed.

        Sheets that cannot become that are left out, by name.
        """
        lines = [line for line in self._chosen() if may_become(line, state)]
        out_of = [LeftOut(line, out_words(line)) for line in self._chosen() if line not in lines]
        if not lines:
            self._report(" ".join((_("None of the chosen sheets can become that."), left_out_words(out_of))))
            return
        reason = ""
        if state is SheetState.SPOILED:
            title = _("{n} sheets spoiled").format(n=len(lines))
            ask = ReasonDialog(self._theme, title, _("Record it"), names_told(lines), self._parent)
            if ask.exec() != QDialog.DialogCode.Accepted:
                return
            reason = ask.text()
        sheets = tuple(line.sheet_id for line in lines)
        self._context.do(
            MoveSheets(sheets, state, reason), lambda _none: self._told(_(ACCOUNTED[state]), lines, out_of)
        )

    def _told(self, words: str, lines: Sequence[CertificateLine], out_of: Sequence[LeftOut]) -> None:
        """Say what was recorded of whom, and who was left out."""
        told = words.format(n=len(lines), names=names_told(lines))
        self._report(" ".join(filter(None, (told, left_out_words(out_of)))))

    def came_out(self) -> None:
        """Record that everything sent to the printer is good."""
        sheets = tuple(line.sheet_id for line in self.waiting())
        if sheets:
            words, lines = _(ACCOUNTED[SheetState.GOOD]), self.waiting()
            self._context.do(MoveSheets(sheets, SheetState.GOOD), lambda _none: self._told(words, lines, ()))

    def stop(self) -> None:
        """Ask which sheets came out; what is lost or never left the tray is printed again."""
        ask = StopForm(self._theme, self.waiting(), self._parent)
        if ask.exec() != QDialog.DialogCode.Accepted:
            return
        good, lost, rest = (tuple(line.sheet_id for line in part) for part in ask.parts())
        self._context.do(StopPrintRun(good, lost, rest, ask.reason.value()))

    def hand_over(self) -> None:
        """Record that the chosen certificates left the office."""
        lines = [line for line in self._chosen() if may_become(line, SheetState.HANDED_OVER)]
        out_of = [LeftOut(line, out_words(line)) for line in self._chosen() if line not in lines]
        if not lines:
            self._report(" ".join((_("None of the chosen sheets can be handed over."), left_out_words(out_of))))
            return
        with self._context.database.read() as session:
            decided = latest_day(session, [line.recipient_id for line in lines])
        names = [line.name for line in lines]
        ask = HandOverForm(self._theme, names, self._context.today(), decided, self._parent)
        if ask.exec() == QDialog.DialogCode.Accepted:
            day, to = ask.values()
            ids = tuple(line.id for line in lines)
            words = _(ACCOUNTED[SheetState.HANDED_OVER])
            self._context.do(
                HandOverCertificates(ids, day, received_by=to), lambda _none: self._told(words, lines, out_of)
            )

    def count_stock(self) -> None:
        """Open the dialog of all stocks."""
        StocksDialog(self._context, self._parent).exec()
        self._refresh()
