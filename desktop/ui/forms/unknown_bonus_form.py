"""A bonus that was not known when the decision was issued: whose, how much, and which paper says so."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from db.changes.entered_bonuses import EnterBonuses, reckoned
from db.errors import KnownError
from db.queries.unknown_bonuses import UnknownBonus
from db.rules.dates import parse_date, short_date
from db.rules.numbers import coefficient, money, parse_coefficient, parse_money
from desktop.labels.names import KINDS
from desktop.ui.core.i18n import N_, _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, label

AMOUNT, COEFFICIENT = "amount", "coefficient"
WAYS: Final = {AMOUNT: N_("Amount in đồng for each"), COEFFICIENT: N_("Coefficient × base salary")}
HINTS: Final = {AMOUNT: "1.490.000", COEFFICIENT: "1,5"}


class UnknownBonusForm(Dialog):
    """The dialog of one decision, award and kind at a time; of several the first is the one of those `chosen`.

    Those chosen are ticked, or everybody where none of them is there.
    """

    def __init__(
        self,
        theme: Theme,
        unknown: Sequence[UnknownBonus],
        chosen: Collection[int],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        words = _("The catalogue did not know this bonus when the decision was issued. Space unticks who gets another.")
        super().__init__(
            theme, _("Bonus that was not known"), _("Enter it"), _("Leave"), words=words, width=620, parent=parent
        )
        self._unknown, self._chosen, self._today = tuple(unknown), frozenset(chosen), today
        first = next((one for one in unknown if one.recipient_id in self._chosen), unknown[0])
        groups = {one.group: group_words(one) for one in unknown}
        places = {group: at for at, group in enumerate(groups)}
        self.of = combo_box([(text, places[group]) for group, text in groups.items()], places[first.group])
        self._groups = list(groups)
        self.way = combo_box([(_(text), way) for way, text in WAYS.items()], AMOUNT)
        self.value, self.source = NfcLineEdit(), NfcLineEdit()
        self.source.setPlaceholderText(_("number and name of the paper"))
        self.dated = DateEdit(theme, parse_date, None, pick=_("Open calendar"))
        self.people = QListWidget()
        self.people.setMinimumHeight(theme.px(140))
        rows = (
            ("of", _("Decision and award"), self.of),
            ("way", _("Decided as"), self.way),
            ("value", _("Bonus"), self.value),
            ("source", _("Paper that says it"), self.source),
            ("dated", _("Date"), self.dated),
            ("people", _("Awarded"), self.people),
        )
        needed = ("value", "source", "dated")
        self.fields = {name: Field(theme, text, editor, required=name in needed) for name, text, editor in rows}
        for field in self.fields.values():
            self.body.addWidget(field)
        self.total = label(theme, "", "name", wrap=True)
        self.body.addWidget(self.total)
        self.of.currentIndexChanged.connect(lambda _at: self._show_people())
        self.way.currentIndexChanged.connect(lambda _at: self.check())
        for edit in (self.value, self.source, self.dated):
            edit.textChanged.connect(lambda _text: self.check())
        self.people.itemChanged.connect(lambda _item: self.check())
        self._show_people()
        self.of.setFocus(Qt.FocusReason.OtherFocusReason)

    def _those(self) -> list[UnknownBonus]:
        group = self._groups[self.of.currentData()]
        return [one for one in self._unknown if one.group == group]

    def _show_people(self) -> None:
        those = self._those()
        meant = {one.recipient_id for one in those} & self._chosen or {one.recipient_id for one in those}
        self.people.blockSignals(True)
        self.people.clear()
        for one in those:
            item = QListWidgetItem(one.name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one.recipient_id in meant else Qt.CheckState.Unchecked)
            self.people.addItem(item)
        self.people.blockSignals(False)
        self.check()

    def ticked(self) -> list[UnknownBonus]:
        """Return who gets this bonus."""
        items = (self.people.item(row) for row in range(self.people.count()))
        return [
            one for one, item in zip(self._those(), items, strict=True) if item.checkState() is Qt.CheckState.Checked
        ]

    def _entered(self) -> tuple[int | None, int | None]:
        """Return the amount and the coefficient in hundredths, one of them None. Raises KnownError."""
        text = self.value.value()
        if self.way.currentData() == AMOUNT:
            return parse_money(text), None
        return None, parse_coefficient(text)

    def _each(self) -> int:
        """Return what each gets in đồng. Raises KnownError."""
        one, entered = self._those()[0], self._entered()
        if entered[1] is not None and one.base_salary is None:
            raise KnownError("no_base_salary", date=one.dated)
        return reckoned(*entered, one.base_salary or 0)

    def _fault(self) -> str:
        """Say what is wrong with the day of the paper."""
        try:
            day = self.dated.date()
        except KnownError as error:
            return sentence(error)
        return _("This day has not come yet.") if day is not None and day > self._today else ""

    def check(self) -> None:
        """Say what is wrong and how much it comes to, and enable accepting when nothing is wrong."""
        self.value.setPlaceholderText(HINTS[self.way.currentData()])
        fault, wrong, each = self._fault(), "", None
        if self.value.value():
            try:
                each = self._each()
            except KnownError as error:
                wrong = sentence(error)
        self.fields["value"].show_message("stop", wrong)
        self.fields["dated"].show_message("stop", fault)
        those = self.ticked()
        self.total.setText("" if each is None else self._sum(each, len(those)))
        empty = ((self.value, _("Bonus")), (self.source, _("Paper that says it")), (self.dated, _("Date")))
        missing = [word for edit, word in empty if not edit.text().strip()]
        self.lacking = _("Still missing: {fields}.").format(fields=", ".join(missing)) if missing else ""
        if not those:
            self.lacking = _("Tick who gets this bonus.")
        self.accept_button.setEnabled(bool(those) and each is not None and not missing and not fault)

    def _sum(self, each: int, many: int) -> str:
        """Return "1,5 × 1.800.000 = 2.700.000 đồng · 3 recipients: 8.100.000 đồng"."""
        factor, salary = self._entered()[1], self._those()[0].base_salary
        basis = f"{coefficient(factor / 100)} × {money(salary)} → " if factor is not None and salary else ""
        told = _("{amount} đồng each · {n} recipients: {sum} đồng")
        return basis + told.format(amount=money(each), n=many, sum=money(each * many))

    def change(self) -> EnterBonuses:
        """Return what is to be entered."""
        day = self.dated.date()
        assert day is not None
        amount, factor = self._entered()
        ids = tuple(one.recipient_id for one in self.ticked())
        return EnterBonuses(ids, self.source.value(), day, amount, factor)


def group_words(one: UnknownBonus) -> str:
    """Return "46/QĐ-UBND (12/12/2023) · individual · Bằng khen của …"."""
    day = f" ({short_date(one.dated)})" if one.dated else ""
    return f"{one.number}{day} · {_(KINDS[one.kind.value])} · {one.award}"
