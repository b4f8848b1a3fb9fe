"""What is entered on the page of the ceremony: the conference above the list, and who comes to receive."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from db.changes.office import SetSetting
from db.errors import KnownError
from db.queries.round_papers import CeremonyFacts
from db.rules.dates import clock_text, parse_date
from db.rules.terms import ReceivingWay
from desktop.documents.letters.label_sheets import SETTING, USES, LabelSheet, label_sheet, label_sheets
from desktop.ui.core.i18n import N_, _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field, Note
from desktop.ui.widgets.text import NfcLineEdit, label

CHOICES: Final = (
    (ReceivingWay.SELF, N_("In person, or a collective by somebody of it")),
    (ReceivingWay.PROXY, N_("Somebody else instead")),
    (ReceivingWay.ABSENT, N_("Absent, nobody comes instead yet")),
    (ReceivingWay.SENT, N_("Absent, it is sent later")),
)
SHEET_OF: Final = {"seat": N_("Labels of seats"), "envelope": N_("Labels of envelopes")}
NOTHING: Final = ("", None, "", "", "", "")
Planned = tuple[str, date, str, str, str, str]
"""Name, day, place, presenter, hour, chair."""


class ConferenceBand(QWidget):
    """The conference above the list; `keep` is called with it once name and day are there and something changed."""

    def __init__(self, theme: Theme, keep: Callable[[Planned], object]) -> None:
        super().__init__()
        self._keep = keep
        self._known: tuple[str, date | None, str, str, str, str] = NOTHING
        self.name, self.place, self.chair, self.presenter, self.hour = (NfcLineEdit() for _each in range(5))
        self.day = DateEdit(theme, parse_date, None, pick=_("Open calendar"))
        self.hour.setPlaceholderText("08:00")
        self.hour.setMaximumWidth(theme.px(66))
        self.note = Note(theme)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 8, 12, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        places = (
            (_("Conference"), self.name, 0, 0, 3),
            (_("Day, hour"), self.day, 0, 4, 1),
            (_("Held at"), self.place, 1, 0, 1),
            (_("Chair"), self.chair, 1, 2, 1),
            (_("Presenter"), self.presenter, 1, 4, 2),
        )
        for text, editor, row, column, wide in places:
            told = label(theme, text, "text", "text2")
            told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            told.setBuddy(editor)
            editor.setAccessibleName(text)
            grid.addWidget(told, row, column)
            grid.addWidget(editor, row, column + 1, 1, wide)
            editor.editingFinished.connect(self.keep)
        grid.addWidget(self.hour, 0, 6)
        self.hour.setAccessibleName(_("Hour"))
        self.hour.editingFinished.connect(self.keep)
        grid.addWidget(self.note, 2, 1, 1, 6)
        for column, share in ((1, 4), (3, 3), (5, 2)):
            grid.setColumnStretch(column, share)

    def show_conference(self, held: CeremonyFacts | None) -> None:
        """Show what is kept; fields that are being written in stay as they are."""
        if held is None:
            self._known = NOTHING
        else:
            self._known = (held.name, held.held_on, held.place, held.presenter, held.begins_at, held.chair)
        name, day, *texts = self._known
        editors = (self.place, self.presenter, self.hour, self.chair)
        for editor, text in zip((self.name, *editors), (name, *texts), strict=True):
            if not editor.hasFocus():
                editor.setText(str(text or ""))
                editor.setCursorPosition(0)
        if not self.day.hasFocus():
            self.day.set_date(day)
        self.note.show_message("", "")

    def keep(self) -> None:
        """Keep what was entered, or say what is wrong with it."""
        try:
            day, hour = self.day.date(), clock_text(self.hour.value())
        except KnownError as error:
            self.note.show_message("stop", sentence(error))
            return
        told = (self.name.value(), day, self.place.value(), self.presenter.value(), hour, self.chair.value())
        if told == self._known or not any(told):
            self.note.show_message("", "")
        elif not told[0] or day is None:
            self.note.show_message("warn", _("Name and day of the conference are needed before it is kept."))
        else:
            self.note.show_message("", "")
            self._known = told
            self._keep((told[0], day, *told[2:]))


class LabelSheetForm(Dialog):
    """The dialog of the sheets of labels that the office buys, one for each use."""

    def __init__(self, theme: Theme, chosen: Mapping[str, str], parent: QWidget | None = None) -> None:
        words = _("Measure the sheet that you have; print one on plain paper and hold it against the labels first.")
        super().__init__(theme, _("Sheets of labels"), _("Keep them"), _("Leave"), words=words, parent=parent)
        sheets = [(sheet_words(sheet), sheet.id) for sheet in label_sheets()]
        self.uses = {use: combo_box(sheets, label_sheet(use, chosen.get(use, "")).id) for use in USES}
        for use, box in self.uses.items():
            self.body.addWidget(Field(theme, _(SHEET_OF[use]), box))

    def changes(self) -> list[SetSetting]:
        """Return what is to be kept."""
        return [SetSetting(SETTING.format(use=use), box.currentData()) for use, box in self.uses.items()]


def sheet_words(sheet: LabelSheet) -> str:
    """Return "10 labels of 99.1 × 57 mm (2 × 5)" with the language's decimal sign."""
    width, height = (QLocale().toString(side, "f", 1) for side in (sheet.width, sheet.height))
    told = _("{n} labels of {width} × {height} mm ({across} × {down})")
    many = sheet.across * sheet.down
    return told.format(n=many, width=width, height=height, across=sheet.across, down=sheet.down)


class ReceiverForm(Dialog):
    """The dialog of who comes to receive; several at once are said alike."""

    def __init__(
        self, theme: Theme, names: str, way: ReceivingWay, receiver: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("Who receives"), _("Keep it"), _("Leave"), words=names, parent=parent)
        self.way, self.receiver = combo_box([(_(text), each) for each, text in CHOICES], way), NfcLineEdit(receiver)
        self.receiver.setPlaceholderText(_("name and position of who comes"))
        self.fields = {
            "way": Field(theme, _("Receives"), self.way),
            "receiver": Field(theme, _("Received by"), self.receiver),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.way.currentIndexChanged.connect(lambda _at: self.check())
        self.receiver.textChanged.connect(lambda _text: self.check())
        self.check()
        self.way.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> ReceivingWay:
        """Return how it is received."""
        return ReceivingWay(self.way.currentData())

    def check(self) -> None:
        """Ask for a name where somebody else comes, and for none where nobody does."""
        absent = self.chosen() in (ReceivingWay.ABSENT, ReceivingWay.SENT)
        self.fields["receiver"].setVisible(not absent)
        lacking = self.chosen() is ReceivingWay.PROXY and not self.receiver.value()
        self.fields["receiver"].show_message("stop", _("Say who comes instead.") if lacking else "")
        self.accept_button.setEnabled(not lacking)
