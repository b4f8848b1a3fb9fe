"""The words of one name of an authority, edited in place: what was typed, what it was before, how many differ."""

from dataclasses import dataclass, fields
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from db.errors import KnownError
from db.rules.authority_words import authority_doubts
from db.rules.dates import parse_date
from desktop.ui.catalogue.tab import LEVELS
from desktop.ui.core.i18n import N_, _, problem_sentence, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, label

LABEL, SECOND = 124, 72
REQUIRED = ("body", "place", "title", "number_suffix", "office")
TITLES = {
    "body": N_("Name of the body"),
    "superior": N_("Body above"),
    "place": N_("Place"),
    "title": N_("Its head"),
    "short_title": N_("Head, in short"),
    "number_suffix": N_("Number suffix"),
    "office": N_("Signs as"),
    "fund": N_("Bonus from"),
    "full_name": N_("With its province"),
}
HINTS = {
    "body": "Sở Khoa học và Công nghệ",
    "superior": "UBND tỉnh Tuyên Quang",
    "place": "Tuyên Quang",
    "title": "Giám đốc Sở Khoa học và Công nghệ",
    "short_title": "Giám đốc Sở",
    "number_suffix": "QĐ-SKHCN",
    "office": "GIÁM ĐỐC",
    "fund": "Quỹ thi đua, khen thưởng của tỉnh",
    "full_name": "Sở Khoa học và Công nghệ tỉnh Tuyên Quang",
}
ROWS = (
    ("body",),
    ("superior",),
    ("title",),
    ("short_title",),
    ("office",),
    ("place", "number_suffix"),
    ("level",),
    ("fund",),
)


@dataclass(frozen=True)
class OfficeWords:
    """What the form holds of an authority; `full_name` is of our own office only."""

    body: str = ""
    superior: str = ""
    place: str = ""
    title: str = ""
    short_title: str = ""
    number_suffix: str = ""
    office: str = ""
    fund: str = ""
    level: str = "other"
    full_name: str = ""


class OfficeWordsForm(QWidget):
    """The form; `changed` when something was typed."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.kept = OfficeWords()
        self.own = False
        self.edits = {name: NfcLineEdit() for name in TITLES}
        self.level = combo_box([(_(word), level) for level, word in LEVELS.items()], "other")
        self.fields = {name: Field(theme, _(TITLES[name]), edit) for name, edit in self.edits.items()}
        self.fields["level"] = Field(theme, _("Level"), self.level)
        for name, edit in self.edits.items():
            edit.setPlaceholderText(HINTS[name])
            edit.textChanged.connect(lambda _text: self._typed())
            if name in REQUIRED:
                self.fields[name].mark_required(_("must be there"))
        self.level.currentIndexChanged.connect(lambda _at: self._typed())
        self.correct = QRadioButton(_("Correct a typing mistake"))
        self.rename = QRadioButton(_("Another name from a day on"))
        self.start = DateEdit(theme, parse_date, pick=_("Open calendar"))
        self.start_field = Field(theme, _("From"), self.start)
        self.start_field.title.setMinimumWidth(theme.px(LABEL))
        self.start_field.mark_required(_("must be there"))
        self.start.textChanged.connect(lambda _text: self._typed())
        self._lay_out()
        self.correct.setChecked(True)
        self.rename.toggled.connect(lambda _on: self._mode_changed())
        self.start_field.hide()

    def _lay_out(self) -> None:
        theme = self.theme
        modes = QButtonGroup(self)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(label(theme, _("Name on papers"), "section"))
        across.addWidget(label(theme, _("* must be there"), "small", "text2"))
        across.addStretch(1)
        choose = QHBoxLayout()
        choose.setSpacing(12)
        for button in (self.correct, self.rename):
            button.setFont(theme.font("text"))
            modes.addButton(button)
            choose.addWidget(button)
        choose.addStretch(1)
        grid = QGridLayout()
        grid.setSpacing(6)
        for at, row in enumerate((*ROWS, ("full_name",))):
            for column, name in enumerate(row):
                field = self.fields[name]
                field.title.setMinimumWidth(theme.px(LABEL if column == 0 else SECOND))
                grid.addWidget(field, at, column, 1, 2 if len(row) == 1 else 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addLayout(across)
        whole.addLayout(choose)
        whole.addWidget(self.start_field)
        whole.addLayout(grid)

    def show_words(self, kept: OfficeWords, typed: OfficeWords | None, own: bool) -> None:
        """Show what is kept, or what was typed in its place before."""
        self.kept, self.own = kept, own
        shown = typed or kept
        self.blockSignals(True)
        for name, edit in self.edits.items():
            if edit.value() != getattr(shown, name):
                edit.setText(getattr(shown, name))
                edit.setCursorPosition(0)
        self.level.setCurrentIndex(max(0, self.level.findData(shown.level)))
        self.fields["full_name"].setVisible(own)
        self.blockSignals(False)
        self.check()

    def words(self) -> OfficeWords:
        """Return what is written."""
        texts = {name: edit.value() for name, edit in self.edits.items()}
        return OfficeWords(level=str(self.level.currentData()), **texts)

    def differing(self) -> list[str]:
        """Return the fields whose words are other than what is kept."""
        now = self.words()
        return [each.name for each in fields(now) if getattr(now, each.name) != getattr(self.kept, each.name)]

    def renames(self) -> bool:
        """Return whether the words hold from a day on instead of being a correction."""
        return self.rename.isChecked()

    def first_day(self) -> date | None:
        """Return the day of another name, None while it is missing or wrong."""
        try:
            return self.start.date()
        except KnownError:
            return None

    def fault(self) -> str:
        """Return why the words cannot be kept as they are, "" when they can."""
        now = self.words()
        missing = [_(TITLES[name]) for name in REQUIRED if not getattr(now, name)]
        if missing:
            return _("Still missing: {fields}.").format(fields=", ".join(missing))
        if self.renames() and self.first_day() is None:
            try:
                self.start.date()
            except KnownError as error:
                return sentence(error)
            return _("Give the day from which the new name holds.")
        return ""

    def check(self) -> None:
        """Say under each field what is odd about it, else what it was before where it differs."""
        differing = self.differing()
        now = self.words()
        asked = authority_doubts(now.level, now.body, now.title, now.short_title, now.office, now.number_suffix)
        doubts = {each.field: problem_sentence(each.code, each.values) for each in reversed(asked)}
        for name, field in self.fields.items():
            before = str(getattr(self.kept, name, ""))
            before = _(LEVELS[before]) if name == "level" else before
            told = _("Before: {words}").format(words=before or "–") if name in differing else ""
            field.show_message("warn" if name in doubts else "edit", doubts.get(name, told))

    def begin_again(self) -> None:
        """Drop what was typed."""
        self.correct.setChecked(True)
        self.start.clear()
        self.show_words(self.kept, None, self.own)

    def _mode_changed(self) -> None:
        self.start_field.setVisible(self.renames())
        if self.renames():
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _typed(self) -> None:
        if not self.signalsBlocked():
            self.check()
            self.changed.emit()
