"""What became of a print run that stopped, and into whose hands certificates went."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox, QWidget

from db.errors import KnownError
from db.queries.sheet_list import CertificateLine
from db.rules.dates import parse_date, short_date
from db.rules.printed_names import printed_name
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, label

LOST_AT_ONCE = 1  # a jam usually eats the one sheet that was inside


class StopForm(Dialog):
    """The dialog about a stopped print run: the last good sheet, and how many after it are lost."""

    def __init__(self, theme: Theme, waiting: Sequence[CertificateLine], parent: QWidget | None = None) -> None:
        words = _("A lost sheet keeps its place in the stock count, with the reason. Golden-book numbers stay.")
        super().__init__(
            theme, _("The printer stopped"), _("Record it"), _("Leave"), words=words, width=600, parent=parent
        )
        self._waiting = list(waiting)
        texts = [(_("none came out well"), 0)]
        texts += [
            (f"{line.ordinal} {printed_name(line.kind, line.honorific, line.name)}", number)
            for number, line in enumerate(self._waiting, start=1)
        ]
        self.last = combo_box(texts, 0)
        self.last.setCurrentIndex(0)
        self.many = QSpinBox(minimum=0, maximum=len(self._waiting), value=LOST_AT_ONCE)
        self.reason = NfcLineEdit(_("Paper jam"))
        self.summary_label = label(theme, "", "name", wrap=True)
        self.fields = {
            "last": Field(theme, _("Last good sheet"), self.last),
            "many": Field(theme, _("Lost next"), self.many),
            "reason": Field(theme, _("Reason"), self.reason, required=True),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.body.addWidget(self.summary_label)
        self.last.currentIndexChanged.connect(lambda _at: self.check())
        self.many.valueChanged.connect(lambda _value: self.check())
        self.reason.textChanged.connect(lambda _text: self.check())
        self.check()
        self.last.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Say what will be recorded."""
        self.many.setMaximum(len(self._waiting) - self.last.currentIndex())
        good, lost, rest = self.parts()
        names = ", ".join(f"{line.ordinal} {line.name}" for line in lost[:3]) + (", …" if len(lost) > 3 else "")
        spoiled = f"{len(lost)} ({names})" if lost else "0"
        self.summary_label.setText(
            _("Good: {good}. Lost: {lost}. To be printed again: {rest}.").format(
                good=len(good), lost=spoiled, rest=len(lost) + len(rest)
            )
        )
        missing = bool(lost) and not self.reason.value()
        self.fields["reason"].show_message("stop", _("Say why the sheets are lost.") if missing else "")
        self.lacking = "" if self._waiting else _("No sheet waits for a word.")
        self.accept_button.setEnabled(bool(self._waiting) and not missing)

    def parts(self) -> tuple[list[CertificateLine], list[CertificateLine], list[CertificateLine]]:
        """Return what is good, what is lost, and what waits for paper."""
        last = self.last.currentIndex()
        lost = last + self.many.value()
        return self._waiting[:last], self._waiting[last:lost], self._waiting[lost:]


class HandOverForm(Dialog):
    """The dialog for the day of handing over and who received the certificates, if not each in person.

    `decided` is number and day of the latest decision about them: nothing is handed over before it.
    """

    def __init__(
        self,
        theme: Theme,
        names: Sequence[str],
        today: date,
        decided: tuple[str, date] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Hand over {n} certificates").format(n=len(names))
        shown = ", ".join(names[:4]) + (", …" if len(names) > 4 else "")
        if decided is not None:
            told = _("Decision {number} of {day}").format(number=decided[0], day=short_date(decided[1]))
            shown = f"{shown.removesuffix('.')}{'' if shown.endswith('…') else '.'} {told}."
        super().__init__(theme, title, _("Record it"), _("Leave"), words=shown, parent=parent)
        self.on = DateEdit(theme, parse_date, today, pick=_("Open calendar"))
        self.to = NfcLineEdit()
        self.to.setPlaceholderText(_("each recipient in person"))
        self.fields = {
            "on": Field(theme, _("Date"), self.on, required=True),
            "to": Field(theme, _("Received by"), self.to),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.on.textChanged.connect(lambda _text: self.check())
        self._today, self._decided = today, decided
        self.check()
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Show what is wrong with the day and enable accepting when nothing is."""
        wrong = ""
        try:
            day = self.on.date()
            if day is None:
                wrong = _("Give the date.")
            elif day > self._today:
                wrong = _("This day has not come yet.")
            elif self._decided is not None and day < self._decided[1]:
                number, dated = self._decided
                wrong = sentence(KnownError("before_decision", date=day, number=number, dated=dated))
        except KnownError as error:
            wrong = sentence(error)
        self.fields["on"].show_message("stop", wrong)
        self.accept_button.setEnabled(not wrong)

    def values(self) -> tuple[date, str]:
        """Return the day and who received them; '' is each in person."""
        day = self.on.date()
        assert day is not None
        return day, self.to.value()
