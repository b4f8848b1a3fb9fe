"""The fields of one nomination as a form: what is typed, shown again, and completed from everything known."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QScrollArea, QVBoxLayout, QWidget

from db.rules.births import written_birth
from db.rules.drafts import NominationDraft
from db.rules.nomination_fields import FIELDS, FieldKind
from db.rules.terms import NomineeKind
from desktop.ui.core.form_autosave import FormValues
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.framework.state_labels import KINDS
from desktop.ui.widgets.combo_box import choose, combo_box
from desktop.ui.widgets.completion import Completion, Suggestion
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, NfcTextEdit, label

TYPED = [each for each in FIELDS if each.asked_of and each.kind not in (FieldKind.CHOICE, FieldKind.YES_NO)]
HEIGHTS = {"citation": 62, "summary": 48}
REQUIRED = ("award", "kind", "name")
Find = Callable[[str, str, NomineeKind], Sequence[Suggestion]]  # field, typed, kind


def choose_award(box: QComboBox, wanted: tuple[int, ...]) -> None:
    """Select an award and its authority, if they can be proposed."""
    for at in range(box.count()):
        if tuple(box.itemData(at) or ()) == wanted:
            box.setCurrentIndex(at)


def write_into(edit: NfcLineEdit | NfcTextEdit, text: str) -> None:
    """Put a text into a field of one line or of several."""
    if isinstance(edit, NfcLineEdit):
        edit.setText(text)
    else:
        edit.setPlainText(text)


class NominationFields(QWidget):
    """The fields of a nomination; `today` tells the century of a birth typed short."""

    def __init__(
        self, theme: Theme, find: Find, awards: Sequence[tuple[str, tuple[int, int]]], today: Callable[[], Any]
    ) -> None:
        super().__init__()
        self._theme, self._find, self._today = theme, find, today
        self.nominee_id: int | None = None
        self._filling = False
        self.title = label(theme, "", "details")
        self.kind = combo_box([(_(word), kind.value) for kind, word in KINDS.items()], NomineeKind.INDIVIDUAL.value)
        self.honorific = combo_box([("–", ""), ("Ông", "Ông"), ("Bà", "Bà")], "")
        self.award = combo_box(list(awards), None)
        self.edits: dict[str, NfcLineEdit | NfcTextEdit] = {
            "name": NfcLineEdit(),
            **{each.name: NfcTextEdit() if each.kind is FieldKind.LONG else NfcLineEdit() for each in TYPED},
        }
        self.checks = {each.name: QCheckBox(_(each.label)) for each in FIELDS if each.kind is FieldKind.YES_NO}
        for box in self.checks.values():
            box.setFont(theme.font("text"))
            box.setAccessibleName(box.text())
        self.rare_title = label(theme, _("Only where there is one"), "section", "text2")
        self.fields: dict[str, Field] = {}
        self.completions: dict[str, Completion] = {}
        self.area = self._lay_out()
        for name in ("name", *(each.name for each in FIELDS if each.completed)):
            edit = self.edits[name]
            assert isinstance(edit, NfcLineEdit)
            self.completions[name] = Completion(theme, edit, self._finder(name), _("Known"))
        birth = self.edits["birth"]
        assert isinstance(birth, NfcLineEdit)
        birth.editingFinished.connect(lambda: birth.setText(written_birth(birth.value(), self._today())))

    def _lay_out(self) -> QScrollArea:
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(7)
        column.addWidget(self.title)
        self._add(column, "award", _("Award"), self.award)
        self._add(column, "kind", _("For"), self.kind)
        self._add(column, "name", _("Name"), self.edits["name"])
        chosen: dict[str, QWidget] = {"honorific": self.honorific, **self.checks}
        for each in sorted(FIELDS, key=lambda field: field.rare):
            if each.rare and column.indexOf(self.rare_title) < 0:
                column.addWidget(self.rare_title)
            if each.asked_of:
                title = "" if each.kind is FieldKind.YES_NO else _(each.label)
                self._add(column, each.name, title, chosen.get(each.name) or self.edits[each.name], _(each.hint))
            if each.kind is FieldKind.LONG:
                self.edits[each.name].setFixedHeight(self._theme.px(HEIGHTS.get(each.name, 48)))
        for name in REQUIRED:
            self.fields[name].mark_required(_("required"))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _add(self, column: QVBoxLayout, name: str, title: str, editor: QWidget, hint: str = "") -> None:
        field = Field(self._theme, title, editor, hint=hint)
        field.title.setWordWrap(True)  # a long title breaks, so that all entries begin in one line
        field.title.setFixedWidth(self._theme.px(112))
        field.title.setMinimumHeight(self._theme.px(28))
        field.title.setMaximumHeight(self._theme.px(56))
        self.fields[name] = field
        column.addWidget(field)

    def _finder(self, name: str) -> Callable[[str], Sequence[Suggestion]]:
        return lambda typed: self._find(name, typed, self.kind_value())

    def kind_value(self) -> NomineeKind:
        """Return the kind of nominee chosen."""
        return NomineeKind(self.kind.currentData())

    def target(self) -> tuple[int, int]:
        """Return (award type, authority)."""
        return tuple(self.award.currentData() or (0, 0))

    def offer(self, awards: Sequence[tuple[str, tuple[int, int]]]) -> None:
        """Offer other awards, as the round and the catalogue have them by now; the one chosen stays where it is one."""
        if [(self.award.itemText(at), self.award.itemData(at)) for at in range(self.award.count())] == list(awards):
            return
        chosen, filling, self._filling = self.target(), self._filling, True
        self.award.clear()
        for words, pair in awards:
            self.award.addItem(words, pair)
        self.award.setCurrentIndex(max(0, self.award.findData(chosen)))
        self._filling = filling

    def show_fields_of_kind(self) -> None:
        """Ask only what is asked of this kind of nominee."""
        for each in FIELDS:
            if each.asked_of:
                self.fields[each.name].setVisible(self.kind_value() in each.asked_of)

    def draft(self) -> NominationDraft:
        """Return what is entered as a draft; fields that the kind does not have are empty, a short birth is whole."""
        kind = self.kind_value()
        asked = {each.name for each in FIELDS if kind in each.asked_of}
        texts: dict[str, Any] = {name: edit.value() for name, edit in self.edits.items() if name in asked}
        if "birth" in texts:
            texts["birth"] = written_birth(texts["birth"], self._today())
        texts |= {name: name in asked and box.isChecked() for name, box in self.checks.items()}
        return NominationDraft(
            kind,
            self.edits["name"].value(),
            self.nominee_id,
            honorific=self.honorific.currentData() if "honorific" in asked else "",
            **texts,
        )

    def values(self) -> FormValues:
        """Return everything typed, for the draft that survives a crash."""
        return {
            **{name: edit.value() for name, edit in self.edits.items()},
            "kind": self.kind.currentData(),
            "honorific": self.honorific.currentData(),
            "award": list(self.target()),
            **{name: box.isChecked() for name, box in self.checks.items()},
            "nominee_id": self.nominee_id,
        }

    def show_values(self, values: FormValues) -> None:
        """Show kept or proposed values, and nothing of what stood there before; an award that is not named stays."""
        self._filling = True
        for name, edit in self.edits.items():
            write_into(edit, str(values.get(name, "")))
        choose(self.kind, values.get("kind") or NomineeKind.INDIVIDUAL.value)
        choose(self.honorific, values.get("honorific") or "")
        award, nominee = values.get("award"), values.get("nominee_id")
        if isinstance(award, list | tuple):
            choose_award(self.award, tuple(award))
        for name, box in self.checks.items():
            box.setChecked(bool(values.get(name)))
        self.nominee_id = nominee if isinstance(nominee, int) else None
        self._filling = False
