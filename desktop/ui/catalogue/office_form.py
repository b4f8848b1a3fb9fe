"""The short form of the first start: who are we, who is above us, who signs."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.rules.authority_words import authority_doubts, level_of_body
from desktop.ui.catalogue.tab import LEVELS
from desktop.ui.core.i18n import _, problem_sentence
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.combo_box import choose, combo_box
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit

REQUIRED = ("body", "title", "office", "place", "number_suffix")


@dataclass(frozen=True)
class OfficeValues:
    """What the form holds: an authority, its head's title, its numbers and its signer."""

    level: str
    body: str
    superior: str
    title: str
    office: str
    place: str
    number_suffix: str
    signer: str
    short_title: str = ""
    fund: str = ""


class OfficeForm(Dialog):
    """The dialog for the clerk's own office, or for another authority that decides."""

    def __init__(self, theme: Theme, own: bool, parent: QWidget | None = None) -> None:
        title = _("Your office") if own else _("New authority")
        words = _("All of this can be changed later in the catalogue, with dates.") if own else ""
        super().__init__(
            theme, title, _("Start") if own else _("Add the authority"), _("Leave"), words=words, parent=parent
        )
        self.own = own
        self.level = combo_box(
            [(_(word), level) for level, word in LEVELS.items()], "department" if own else "province"
        )
        self._level_chosen = False
        self.level.activated.connect(self._choose_level)
        self.edits: dict[str, NfcLineEdit] = {}
        self.fields: dict[str, Field] = {"level": Field(theme, _("Level"), self.level)}
        for name, text, hint in (
            ("body", _("Name of the body"), "Sở Khoa học và Công nghệ tỉnh Tuyên Quang"),
            ("superior", _("Body above"), "UBND tỉnh Tuyên Quang"),
            ("title", _("Its head"), "Giám đốc Sở Khoa học và Công nghệ"),
            ("short_title", _("Head, in short"), "Giám đốc Sở"),
            ("office", _("Signs as"), "GIÁM ĐỐC"),
            ("place", _("Place"), "Tuyên Quang"),
            ("number_suffix", _("Number suffix"), "QĐ-SKHCN"),
            ("fund", _("Bonus from"), "Quỹ thi đua, khen thưởng của tỉnh"),
            ("signer", _("Who signs"), "Nguyễn Văn A"),
        ):
            edit = NfcLineEdit()
            edit.setPlaceholderText(hint)
            edit.textChanged.connect(lambda _text: self.check())
            self.edits[name] = edit
            self.fields[name] = Field(theme, text, edit)
        for name, field in self.fields.items():
            self.body.addWidget(field)
            if name in REQUIRED:
                field.mark_required(_("must be there"))
        self.edits["body"].textChanged.connect(self._follow_body)
        self.check()
        self.edits["body"].setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> bool:
        """Enable accepting when all that papers print is given; return whether it is."""
        missing = [self.fields[name].name() for name in REQUIRED if not self.edits[name].value()]
        lacking = _("Still missing: {fields}.").format(fields=", ".join(missing)) if missing else ""
        self.note.show_message("warn", lacking)
        self.accept_button.setEnabled(not missing)
        now = self.values()
        asked = authority_doubts(now.level, now.body, now.title, now.short_title, now.office, now.number_suffix)
        doubts = {each.field: problem_sentence(each.code, each.values) for each in reversed(asked)}
        for name, field in self.fields.items():
            field.show_message("warn", doubts.get(name, ""))
        return not missing

    def _choose_level(self) -> None:
        self._level_chosen = True
        self.check()

    def _follow_body(self) -> None:
        """Choose the level that the name says, until the clerk chose one."""
        said = level_of_body(self.edits["body"].value())
        if said and not self._level_chosen:
            choose(self.level, said)
            self.check()

    def values(self) -> OfficeValues:
        """Return what was entered."""
        texts = {name: edit.value() for name, edit in self.edits.items()}
        return OfficeValues(level=self.level.currentData(), **texts)
