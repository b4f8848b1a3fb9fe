"""Whose awards a later decision takes back and why, and number and day of a paper that was signed."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from db.errors import KnownError
from db.queries.amendments import RecipientWords
from db.queries.lookups import KnownSigner
from db.rules.dates import parse_date
from db.rules.numbering import behind_number
from db.rules.printed_names import printed_name
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, NfcTextEdit, label

OF_THE_DAY = frozenset({"future_date", "before_decision", "revocation_day_differs", "authority_without_name"})
"""What may be wrong with the day of a paper; anything else is wrong with its number."""


class _RecipientsForm(Dialog):
    """A dialog about some recipients of a decision, ticked in its list, and the reason."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        words: str,
        recipients: Sequence[RecipientWords],
        accept: str,
        *,
        ticked: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, title, accept, _("Leave"), words=words, width=680, parent=parent)
        self.list = QListWidget()
        self.list.setFont(theme.font("text"))
        self.list.setAccessibleName(_("Recipients"))
        self.list.setMinimumHeight(theme.px(200))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in (each for each in recipients if not each.revoked):
            name = printed_name(one.kind, one.texts.get("honorific", ""), one.texts["name"])
            where = ", ".join(text for text in (one.texts.get("position", ""), one.texts["unit"]) if text)
            item = QListWidgetItem(f"{one.ordinal}. {name}" + (f" – {where}" if where else ""))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, one.recipient_id)
            item.setToolTip(item.text())
            self.list.addItem(item)
        self.reason = NfcTextEdit()
        self.reason.setFixedHeight(theme.px(64))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(Field(theme, _("Reason"), self.reason, required=True))
        self.list.itemChanged.connect(lambda _item: self.check())
        self.reason.textChanged.connect(self.check)

    def check(self) -> None:
        """Enable accepting once somebody is ticked and a reason is given."""
        self.lacking = "" if self.chosen() else _("Nobody is ticked yet.")
        self.accept_button.setEnabled(bool(self.reason.value()) and not self.lacking)

    def chosen(self) -> list[int]:
        """Return who is ticked."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]


class TakingBackForm(_RecipientsForm):
    """The dialog that says whose awards one decision takes back, and why."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        recipients: Sequence[RecipientWords],
        signers: Sequence[KnownSigner],
        parent: QWidget | None = None,
    ) -> None:
        words = _("Tick whose award is taken back. It stays in the register, marked, and counts nowhere else.")
        super().__init__(theme, title, words, recipients, _("Keep the draft"), ticked=False, parent=parent)
        self._signers = list(signers)
        self.signer = combo_box([(each.full_name, at) for at, each in enumerate(self._signers)], 0)
        self.body.addWidget(Field(theme, _("Signed by"), self.signer))
        self.check()

    def take_up(self, recipient_ids: Sequence[int], reason: str, signer: str) -> None:
        """Show a draft."""
        for at in range(self.list.count()):
            item = self.list.item(at)
            chosen = item.data(Qt.ItemDataRole.UserRole) in recipient_ids
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        self.reason.setPlainText(reason)
        self.signer.setCurrentIndex(max(0, self.signer.findText(signer)))
        self.check()

    def chosen_signer(self) -> KnownSigner | None:
        """Return who signs the paper, None where the catalogue has nobody."""
        return self._signers[self.signer.currentIndex()] if self._signers else None


class ReplacementForm(_RecipientsForm):
    """The dialog that says who is given the award again by the decision in the place of another one, and why.

    `others` are recommended nominations of the round that no decision has yet: they may be given theirs by it too.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        recipients: Sequence[RecipientWords],
        others: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        words = _(
            "Tick who is given the award again. A draft is made of them: change it, then issue it as any other. From "
            "then on this decision is replaced; it stays as it was signed, its awards count nowhere any more."
        )
        super().__init__(theme, title, words, recipients, _("Make the draft"), ticked=True, parent=parent)
        self._others = tuple(others)
        self.more = QCheckBox(_("Also {n} who were recommended and stand on no decision").format(n=len(others)))
        self.more.setFont(theme.font("text"))
        self.more.setVisible(bool(others))
        self.more.toggled.connect(lambda _on: self.check())
        self.body.addWidget(self.more)
        self.check()

    def others(self) -> tuple[int, ...]:
        """Return the nominations that are decided with them."""
        return self._others if self.more.isChecked() else ()

    def check(self) -> None:
        """Enable accepting once somebody is given an award and a reason is said."""
        super().check()
        if self.others():
            self.lacking = ""
            self.accept_button.setEnabled(bool(self.reason.value()))


class IssueAmendmentForm(Dialog):
    """The dialog for number and day of a signed correction or revocation; `fault` says what the record will say.

    `printed` names those whose certificates are on paper already and can be given again.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        told: str,
        suffix: str,
        printed: Sequence[str],
        fault: Callable[[str, date], KnownError | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, title, _("Issue"), _("Leave"), words=told, parent=parent)
        self._fault = fault
        self.number = NfcLineEdit()
        self.number.setPlaceholderText("12")
        self.suffix = label(theme, behind_number(suffix), "text", "text2")
        self.dated = DateEdit(theme, parse_date, None, pick=_("Open calendar"))
        self.fields = {
            "number": Field(theme, _("Number"), self.number, beside=(self.suffix,), required=True),
            "dated": Field(theme, _("Dated"), self.dated, required=True),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.again = QCheckBox(_("Issue their certificates again; the old sheets are void"))
        self.again.setFont(theme.font("text"))
        self.again.setChecked(bool(printed))
        self.again.setVisible(bool(printed))
        if printed:
            words = _("Printed already: {names}").format(names=", ".join(printed))
            self.body.addWidget(label(theme, words, "text", "text2", wrap=True))
        self.body.addWidget(self.again)
        self.number.textChanged.connect(lambda _text: self.check())
        self.dated.textChanged.connect(lambda _text: self.check())
        self.check()

    def check(self) -> None:
        """Show what is wrong at its field; enable accepting when number and day are given and right."""
        wrong: dict[str, KnownError | None] = {"number": None, "dated": None}
        day = None
        try:
            day = self.dated.date()
        except KnownError as error:
            wrong["dated"] = error
        found = self._fault(self.number.value() or "1", day) if day is not None else None
        if found is not None and found.code in OF_THE_DAY:
            wrong["dated"] = found
        elif self.number.value():
            wrong["number"] = found
        for name, each in wrong.items():
            self.fields[name].show_message("stop", sentence(each) if each else "")
        self.suffix.setVisible("/" not in self.number.value())
        self.accept_button.setEnabled(bool(self.number.value()) and day is not None and not any(wrong.values()))

    def values(self) -> tuple[str, date, bool]:
        """Return number and day, and whether certificates are given again."""
        day = self.dated.date()
        assert day is not None
        return self.number.value(), day, self.again.isVisibleTo(self) and self.again.isChecked()
