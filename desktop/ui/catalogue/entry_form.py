"""A dialog made from a list of fields: required ones are marked, and what is missing is said beside the button."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from db.errors import KnownError
from db.rules.dates import parse_date
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, NfcTextEdit


@dataclass(frozen=True)
class EntryField:
    """One field: a line, several lines, a day or a choice of (text, value); `read` turns the text into a value."""

    name: str
    title: str
    value: object = ""
    hint: str = ""
    kind: str = "line"
    choices: Sequence[tuple[str, object]] = ()
    required: bool = False
    read: Callable[[str], object] | None = None


@dataclass(frozen=True)
class EntryWords:
    """Title, verb and explanation of a form."""

    title: str
    verb: str
    words: str = ""
    fields: tuple[EntryField, ...] = field(default=())


class EntryForm(Dialog):
    """The dialog; `values` returns what was entered by the names of the fields."""

    def __init__(self, theme: Theme, form: EntryWords, parent: QWidget | None = None, width: int = 600) -> None:
        super().__init__(theme, form.title, form.verb, _("Leave"), words=form.words, width=width, parent=parent)
        self._entries = {each.name: each for each in form.fields}
        self.edits: dict[str, QWidget] = {}
        self.fields: dict[str, Field] = {}
        for each in form.fields:
            edit = self._editor(each)
            self.edits[each.name] = edit
            self.fields[each.name] = made = Field(theme, each.title, edit)
            if each.required:
                made.mark_required(_("must be there"))
            self.body.addWidget(made)
        self.check()
        if form.fields:
            self.edits[form.fields[0].name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _editor(self, each: EntryField) -> QWidget:
        if each.kind == "choice":
            box = combo_box(list(each.choices), each.value)
            box.currentIndexChanged.connect(lambda _at: self.check())
            return box
        if each.kind == "date":
            day = DateEdit(
                self.theme, parse_date, each.value if isinstance(each.value, date) else None, pick=_("Open calendar")
            )
            day.textChanged.connect(lambda _text: self.check())
            return day
        if each.kind == "lines":
            text = NfcTextEdit(str(each.value))
            text.setFixedHeight(self.theme.px(110))
            text.textChanged.connect(self.check)
            return text
        line = NfcLineEdit(str(each.value))
        line.setPlaceholderText(each.hint)
        line.textChanged.connect(lambda _text: self.check())
        return line

    def text(self, name: str) -> str:
        """Return what is written in a line or in lines."""
        edit = self.edits[name]
        return edit.value() if isinstance(edit, NfcLineEdit | NfcTextEdit) else ""

    def value(self, name: str) -> object:
        """Return what a field holds. Raises KnownError for what cannot be read."""
        edit, entry = self.edits[name], self._entries[name]
        if isinstance(edit, QComboBox):
            return edit.currentData()
        if isinstance(edit, DateEdit):
            return edit.date()
        return entry.read(self.text(name)) if entry.read and self.text(name) else self.text(name)

    def check(self) -> None:
        """Show what is wrong in its field and what is missing beside the button."""
        missing, fine = [], True
        for name, entry in self._entries.items():
            if name not in self.fields:
                return
            self.fields[name].show_message("ok", "")
            try:
                value = self.value(name)
            except KnownError as error:
                self.fields[name].show_message("stop", sentence(error))
                fine = False
                continue
            if entry.required and value in ("", None):
                missing.append(entry.title)
        lacking = _("Still missing: {fields}.").format(fields=", ".join(missing)) if missing else ""
        self.note.show_message("warn", lacking)
        self.accept_button.setEnabled(fine and not missing)

    def values(self) -> dict[str, object]:
        """Return everything by the names of the fields."""
        return {name: self.value(name) for name in self._entries}
