"""What may still happen to an award in the register, and numbers that stay empty."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox, QWidget

from db.errors import KnownError
from db.queries.register_gaps import Gap
from db.rules.dates import parse_date
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Look
from desktop.ui.widgets.date_edit import DateField
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.plain_table import PlainTable
from desktop.ui.widgets.text import NfcLineEdit, NfcTextEdit

MOST_NUMBER = 10_000_000


class RevokeForm(Dialog):
    """An award is taken back by a decision of its own; it stays in the register with it."""

    def __init__(self, look: Look, award: str, name: str, today: date, parent: QWidget | None = None) -> None:
        words = _("{award} of {name}. The award stays in the register, marked as revoked.").format(
            award=award, name=name
        )
        super().__init__(look, _("Revoke the award"), _("Revoke"), _("Leave"), words=words, parent=parent)
        self._today = today
        self.number = NfcLineEdit()
        self.number.setPlaceholderText("12/QĐ-UBND")
        self.dated = DateField(look, parse_date, None, pick=_("Open calendar"))
        self.reason = NfcTextEdit()
        self.reason.setFixedHeight(look.px(64))
        self.fields = {
            "number": Field(look, _("Decision number"), self.number),
            "dated": Field(look, _("Dated"), self.dated),
            "reason": Field(look, _("Reason"), self.reason),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.number.textChanged.connect(lambda _text: self.check())
        self.dated.textChanged.connect(lambda _text: self.check())
        self.reason.textChanged.connect(self.check)
        self.check()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        wrong, day = "", None
        try:
            day = self.dated.date()
            if day is not None and day > self._today:
                wrong = _("This day has not come yet.")
        except KnownError as error:
            wrong = sentence(error)
        self.fields["dated"].say("stop", wrong)
        self.accept_button.setEnabled(
            bool(self.number.value() and self.reason.value() and day is not None and not wrong)
        )

    def values(self) -> tuple[str, date, str]:
        """Return number, date and reason of the revoking decision."""
        day = self.dated.date()
        assert day is not None
        return self.number.value(), day, self.reason.value()


class GapsForm(Dialog):
    """Empty numbers of the register with their reasons; one more can be explained."""

    def __init__(self, look: Look, gaps: Sequence[Gap], parent: QWidget | None = None) -> None:
        words = _("An inspector asks why a number is missing. A number that stays empty keeps its reason here.")
        super().__init__(
            look, _("Empty numbers of the register"), _("Keep the reason"), _("Close"), words=words, parent=parent
        )
        self._explained = frozenset(gap.number for gap in gaps if gap.reason)
        self.table = PlainTable(look, _("Empty numbers"), (_("Number"), _("Reason")), wide=1)
        self.table.setMinimumHeight(look.px(140))
        self.table.show_rows([(gap.number, (str(gap.number), gap.reason or _("not explained yet"))) for gap in gaps])
        self.table.itemSelectionChanged.connect(self._take)
        self.number = QSpinBox(minimum=1, maximum=MOST_NUMBER)
        self.reason = NfcLineEdit()
        self.fields = {
            "number": Field(look, _("Number"), self.number),
            "reason": Field(look, _("Reason"), self.reason),
        }
        self.body.addWidget(self.table, 1)
        for field in self.fields.values():
            self.body.addWidget(field)
        self.number.valueChanged.connect(lambda _value: self.check())
        self.reason.textChanged.connect(lambda _text: self.check())
        unexplained = [gap.number for gap in gaps if not gap.reason]
        if unexplained:
            self.number.setValue(unexplained[0])
        self.check()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number.selectAll()

    def _take(self) -> None:
        if self.table.current_id():
            self.number.setValue(self.table.current_id())

    def check(self) -> None:
        twice = self.number.value() in self._explained
        self.fields["number"].say("ok", _("This number has its reason already.") if twice else "")
        self.accept_button.setEnabled(bool(self.reason.value()) and not twice)
