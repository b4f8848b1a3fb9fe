"""The pre-printed sheets: which kinds there are, what came in and went out, what is left."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QRadioButton, QSpinBox, QWidget

from db.changes.certificates import AddStock, MoveStock, SayIssuerLine
from db.errors import KnownError
from db.queries.stock_list import StockCount, stock_counts, stock_moves
from desktop.ui.certificates.print_settings import below_zero
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.tables.plain_table import PlainTable
from desktop.ui.widgets.buttons import ActionButton, allow
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, label

MOST_SHEETS = 100_000


class StockForm(Dialog):
    """The dialog for a new kind of pre-printed sheets and how many came; its name must be new."""

    def __init__(self, theme: Theme, known: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(theme, _("New kind of stock"), _("Add"), _("Leave"), width=460, parent=parent)
        self._known = known
        self.name = NfcLineEdit()
        self.paper = combo_box([("A3", "A3"), ("A4", "A4")], "A3")
        self.sheets = QSpinBox(minimum=0, maximum=MOST_SHEETS)
        self.reason = NfcLineEdit(_("first delivery"))
        said = [(_("Asked before the first print"), None), (_("The stock lacks it"), False), (_("Stands on it"), True)]
        self.issuer = combo_box(said, None)
        self.fields = {
            "name": Field(theme, _("Name"), self.name, required=True),
            "sheets": Field(theme, _("Sheets that came in"), self.sheets, hint=_("Can be counted later.")),
            "reason": Field(theme, _("From whom"), self.reason),
            "paper": Field(theme, _("Paper size"), self.paper),
            "issuer": Field(theme, _("Issuer's line (“CHỦ TỊCH …”)"), self.issuer),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        for edit in (self.name, self.reason):
            edit.textChanged.connect(lambda _text: self.check())
        self.sheets.valueChanged.connect(lambda _value: self.check())
        self.check()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Refuse a name that exists; enable accepting with another one."""
        twice = self.name.value() in self._known
        self.fields["name"].show_message("stop", _("There is a stock of this name already.") if twice else "")
        unsaid = bool(self.sheets.value()) and not self.reason.value()
        self.fields["reason"].show_message("warn", _("Say from whom the sheets came.") if unsaid else "")
        self.accept_button.setEnabled(bool(self.name.value()) and not twice and not unsaid)

    def change(self) -> AddStock:
        """Return what is to be added."""
        many = self.sheets.value()
        reason = self.reason.value() if many else ""
        return AddStock(self.name.value(), self.paper.currentData(), many, reason, self.issuer.currentData())


class IssuerLineForm(Dialog):
    """Asks once for each stock whether the issuer's line stands on it already; neither answer is proposed."""

    def __init__(self, theme: Theme, name: str, carries: bool | None, parent: QWidget | None = None) -> None:
        title = _("The issuer's line on {name}").format(name=name)
        words = _(
            "Look at a sheet: does it say who gives the award (“CHỦ TỊCH ỦY BAN NHÂN DÂN …”)? Kept with the stock."
        )
        super().__init__(theme, title, _("Keep the answer"), _("Leave"), words=words, width=460, parent=parent)
        self.stands = QRadioButton(_("It stands there: do not print it again"))
        self.lacks = QRadioButton(_("The stock lacks it: print it"))
        self.lacking = _("Choose what is so.")
        for button, answer in ((self.stands, True), (self.lacks, False)):
            button.setFont(theme.font("text"))
            button.setChecked(carries is answer)
            self.body.addWidget(button)
            button.toggled.connect(lambda _on: self.check())
        self.check()

    def check(self) -> None:
        """Enable accepting with an answer."""
        self.accept_button.setEnabled(self.stands.isChecked() or self.lacks.isChecked())

    def carries(self) -> bool:
        """Return whether the issuer's line stands on the stock."""
        return self.stands.isChecked()


def issuer_cell(carries: bool | None) -> str:
    """Return what a list of stocks says of the issuer's line."""
    return {None: _("not asked yet"), True: _("stands on it"), False: _("is printed")}[carries]


class StockMoveForm(Dialog):
    """The dialog for sheets that came in, or went out other than by printing."""

    def __init__(self, theme: Theme, stock: StockCount, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Count {name}").format(name=stock.name), _("Record it"), _("Leave"), parent=parent)
        self._left = stock.left
        self.came = QRadioButton(_("Sheets came in"))
        self.went = QRadioButton(_("Sheets went out, not by printing"))
        self.came.setChecked(True)
        for button in (self.came, self.went):
            button.setFont(theme.font("text"))
            self.body.addWidget(button)
            button.toggled.connect(lambda _on: self.check())
        self.sheets = QSpinBox(minimum=1, maximum=MOST_SHEETS, value=1)
        self.reason = NfcLineEdit()
        self.reason.setPlaceholderText(_("from whom, or why"))
        self.fields = {
            "sheets": Field(theme, _("Number of sheets"), self.sheets),
            "reason": Field(theme, _("Reason"), self.reason, required=True),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.sheets.valueChanged.connect(lambda _value: self.check())
        self.reason.textChanged.connect(lambda _text: self.check())
        self.check()
        self.sheets.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sheets.selectAll()

    def check(self) -> None:
        """Refuse taking out more than is left; enable accepting with a reason."""
        short = self.went.isChecked() and self.sheets.value() > self._left
        words = _("Only {n} are left.").format(n=max(0, self._left))
        self.fields["sheets"].show_message("stop", words if short else "")
        self.accept_button.setEnabled(bool(self.reason.value()) and not short)

    def moved(self) -> int:
        """Return the sheets that came in, negative when they went out."""
        return self.sheets.value() if self.came.isChecked() else -self.sheets.value()


class StocksDialog(Dialog):
    """The dialog with every kind of stock; F2 counts the selected one, Ctrl+N adds a kind."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        theme = context.theme
        words = _("Printing counts used and spoilt sheets; what else came in or went out is written here.")
        super().__init__(theme, _("Pre-printed stock"), _("Done"), _("Close"), words=words, width=820, parent=parent)
        self._context = context
        titles = (
            _("Stock"),
            _("Paper size"),
            _("Issuer's line"),
            _("Received"),
            _("Taken out"),
            _("Used"),
            _("Spoilt"),
            _("Left"),
        )
        self.table = PlainTable(theme, _("Stock"), titles)
        self.table.missing = _("No stock yet. Name a kind and count it in with Ctrl+N.")
        self.table.setMinimumHeight(theme.px(150))
        self.moves = PlainTable(theme, _("Counted"), (_("Day"), _("Number of sheets"), _("Reason")), wide=2)
        self.moves.missing = _("Nothing counted yet.")
        self.moves.setMinimumHeight(theme.px(110))
        self.table.itemSelectionChanged.connect(self._show_moves)
        self.table.itemActivated.connect(lambda _item: self.count())
        self.body.addWidget(self.table, 2)
        self.body.addWidget(label(theme, _("Counted in and out"), "section"))
        self.body.addWidget(self.moves, 1)
        self.new_button = ActionButton(theme, _("New kind…"), key="Ctrl+N", icon="plus")
        self.count_button = ActionButton(theme, _("Count in or out…"), key="F2", icon="package")
        self.issuer_button = ActionButton(theme, _("Issuer's line…"), key="F4", icon="pencil")
        acts = (
            (self.new_button, self.new, "Ctrl+N"),
            (self.count_button, self.count, "F2"),
            (self.issuer_button, self.say_issuer, "F4"),
        )
        for at, (button, do, key) in enumerate(acts):
            button.clicked.connect(do)
            QShortcut(QKeySequence(key), self).activated.connect(do)
            button.setAutoDefault(False)
            self.foot.insertWidget(at, button)
        self.cancel_button.hide()
        self._counts: dict[int, StockCount] = {}
        self.show_counts()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_counts(self) -> None:
        """Read and show every kind of stock."""
        with self._context.database.read() as session:
            self._counts = {each.id: each for each in stock_counts(session)}
        self.table.show_rows(
            [
                (
                    c.id,
                    (
                        c.name,
                        c.paper,
                        issuer_cell(c.carries_issuer),
                        *(str(n) for n in (c.received, c.out, c.used, c.spoilt, c.left)),
                    ),
                )
                for c in self._counts.values()
            ]
        )
        for button in (self.count_button, self.issuer_button):
            allow(button, "" if self._counts else _("Add a kind of stock first (Ctrl+N)."))
        self.note.show_message("stop", " ".join(filter(None, map(below_zero, self._counts.values()))))
        self._show_moves()

    def _show_moves(self) -> None:
        stock = self.table.current_id()
        with self._context.database.read() as session:
            moves = stock_moves(session, stock) if stock else []
        rows = [(m.id, (f"{m.at[8:10]}/{m.at[5:7]}/{m.at[:4]}", f"{m.sheets:+d}", m.reason)) for m in moves]
        self.moves.show_rows(rows)

    def new(self) -> None:
        """Ask for a new kind of stock and add it."""
        ask = StockForm(self.theme, frozenset(each.name for each in self._counts.values()), self)
        if ask.exec() == QDialog.DialogCode.Accepted:
            self._do(ask.change())

    def count(self) -> None:
        """Ask what came in or went out of the stock selected and record it."""
        stock = self._counts.get(self.table.current_id())
        if stock is None:
            return
        ask = StockMoveForm(self.theme, stock, self)
        if ask.exec() == QDialog.DialogCode.Accepted:
            self._do(MoveStock(stock.id, ask.moved(), ask.reason.value()))

    def say_issuer(self) -> None:
        """Ask whether the stock selected carries the issuer's line and keep the answer."""
        stock = self._counts.get(self.table.current_id())
        if stock is None:
            return
        ask = IssuerLineForm(self.theme, stock.name, stock.carries_issuer, self)
        if ask.exec() == QDialog.DialogCode.Accepted:
            self._do(SayIssuerLine(stock.id, ask.carries()))

    def _do(self, change: AddStock | MoveStock | SayIssuerLine) -> None:
        self.note.show_message("ok", "")

        def refused(error: KnownError) -> None:
            self.note.show_message("stop", sentence(error))
            self.show_counts()

        self._context.do(change, lambda _made: self.show_counts(), refused)
