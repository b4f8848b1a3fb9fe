"""Bonuses paid out: who got the money on which day, everybody to whom some is due by default."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from db.changes.ceremonies import PayBonuses
from db.errors import KnownError
from db.queries.round_papers import UnpaidBonus
from db.rules.dates import parse_date, short_date
from db.rules.numbers import money
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, label


class BonusForm(Dialog):
    """The dialog of one day of paying; Space takes somebody out who did not come, and leaves the bonus due."""

    def __init__(self, theme: Theme, due: Sequence[UnpaidBonus], today: date, parent: QWidget | None = None) -> None:
        words = _("Everybody ticked got what is still due. Space unticks who did not.")
        super().__init__(
            theme, _("Bonuses paid"), _("Record the payment"), _("Leave"), words=words, width=560, parent=parent
        )
        self._due, self._today = tuple(due), today
        self.on = DateEdit(theme, parse_date, today, pick=_("Open calendar"))
        self.voucher = NfcLineEdit()
        self.voucher.setPlaceholderText(_("number of the payment voucher, if there is one"))
        self.people = QListWidget()
        self.people.setMinimumHeight(theme.px(200))
        for one in self._due:
            item = QListWidgetItem(f"{one.name} · {money(one.due)} đồng")
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.people.addItem(item)
        rows = (
            ("on", _("Paid on"), self.on),
            ("voucher", _("Voucher"), self.voucher),
            ("people", _("Paid to"), self.people),
        )
        self.fields = {name: Field(theme, text, editor, required=name == "on") for name, text, editor in rows}
        for field in self.fields.values():
            self.body.addWidget(field)
        self.total = label(theme, "", "name")
        self.body.addWidget(self.total)
        self.on.textChanged.connect(lambda _text: self.check())
        self.people.itemChanged.connect(lambda _item: self.check())
        self.check()
        self.voucher.setFocus(Qt.FocusReason.OtherFocusReason)

    def ticked(self) -> list[UnpaidBonus]:
        """Return who got the money."""
        items = (self.people.item(row) for row in range(self.people.count()))
        return [one for one, item in zip(self._due, items, strict=True) if item.checkState() is Qt.CheckState.Checked]

    def _fault(self) -> str:
        """Say what is wrong with the day."""
        try:
            day = self.on.date()
        except KnownError as error:
            return sentence(error)
        if day is None:
            return _("Give the date.")
        if day > self._today:
            return _("This day has not come yet.")
        late = max((one.decided_on for one in self.ticked() if one.decided_on), default=day)
        return _("The decision is of {date}.").format(date=short_date(late)) if day < late else ""

    def check(self) -> None:
        """Say what is wrong and how much is paid, and enable accepting when nothing is wrong."""
        those, fault = self.ticked(), self._fault()
        self.fields["on"].show_message("stop", fault)
        told = _("{n} paid, {amount} đồng together")
        self.total.setText(told.format(n=len(those), amount=money(sum(one.due for one in those))))
        self.lacking = "" if those else _("Tick who got the money.")
        self.accept_button.setEnabled(bool(those) and not fault)

    def change(self) -> PayBonuses:
        """Return what is to be recorded."""
        day = self.on.date()
        assert day is not None
        return PayBonuses(tuple(one.recipient_id for one in self.ticked()), day, self.voucher.value())
