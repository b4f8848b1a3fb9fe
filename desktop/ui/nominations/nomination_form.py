"""Enters one nomination after another: checks while typing, completes from everything known."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from db.queries.lookups import KnownNominee
from db.rules.births import short_birth
from db.rules.drafts import NominationDraft, Problem, check_nomination, check_period
from db.rules.nomination_fields import FIELDS, FieldKind
from db.rules.terms import NomineeKind, Severity
from desktop.ui.core.i18n import _, problem_sentence
from desktop.ui.core.theme import Theme
from desktop.ui.framework.state_labels import KINDS
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.completion import Completion, Suggestion
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, NfcTextEdit, label

TYPED = [each for each in FIELDS if each.asked_of and each.kind not in (FieldKind.CHOICE, FieldKind.YES_NO)]
HEIGHTS = {"citation": 62, "summary": 48}
Find = Callable[[str, str, NomineeKind], Sequence[Suggestion]]  # field, typed, kind


def gravest(found: Sequence[Problem]) -> dict[str, Problem]:
    """Return one problem for each field: the first that stops, else the first."""
    first: dict[str, Problem] = {}
    for problem in found:
        kept = first.get(problem.field)
        if kept is None or (kept.severity is not Severity.ERROR and problem.severity is Severity.ERROR):
            first[problem.field] = problem
    return first


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


class NominationForm(QWidget):
    """The entry form of one nomination; `find` completes what is typed, `awards` are those to choose from."""

    save_requested = Signal()
    leave_requested = Signal()
    edited = Signal(dict)
    discard_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        find: Find,
        awards: Sequence[tuple[str, tuple[int, int]]],
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._find, self._today = theme, find, today
        self.nominee_id: int | None = None
        self._taken: dict[str, str] = {}  # what the person chosen last filled in
        self._filling = False
        self.title = label(theme, "", "details")
        self.kind = combo_box([(_(word), kind.value) for kind, word in KINDS.items()], NomineeKind.INDIVIDUAL.value)
        self.honorific = combo_box([("–", ""), ("Ông", "Ông"), ("Bà", "Bà")], "")
        self.award = combo_box(list(awards), None)
        self.award.setToolTip(self.award.currentText())
        self.award.currentTextChanged.connect(self.award.setToolTip)  # the whole of it, where there is no room
        self.edits: dict[str, NfcLineEdit | NfcTextEdit] = {
            "name": NfcLineEdit(),
            **{each.name: NfcTextEdit() if each.kind is FieldKind.LONG else NfcLineEdit() for each in TYPED},
        }
        self.posthumous = QCheckBox(_("Posthumous"))
        self.posthumous.setFont(theme.font("text"))
        self.fields: dict[str, Field] = {}
        self._lay_out()
        self._complete()
        self._watch()
        self._kind_changed()

    def _lay_out(self) -> None:
        theme = self._theme
        sheet = QWidget()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(7)
        column.addWidget(self.title)
        self._add(column, "award", _("Award"), self.award)
        self._add(column, "kind", _("For"), self.kind)
        self._add(column, "name", _("Name"), self.edits["name"])
        chosen = {"honorific": self.honorific, "posthumous": self.posthumous}
        for each in FIELDS:
            if each.asked_of:
                title = "" if each.kind is FieldKind.YES_NO else _(each.label)
                self._add(column, each.name, title, chosen.get(each.name) or self.edits[each.name], _(each.hint))
            if each.kind is FieldKind.LONG:
                self.edits[each.name].setFixedHeight(theme.px(HEIGHTS.get(each.name, 48)))
        self.posthumous.setAccessibleName(_("Posthumous"))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        """Return the row of buttons below the entries, each with its key."""
        theme = self._theme
        self.save_button = ActionButton(theme, _("Add"), key="Ctrl+Enter", kind="primary")
        self.save_button.clicked.connect(self.save_requested)
        self.leave_button = ActionButton(theme, _("Leave"), key="Esc")
        self.leave_button.clicked.connect(self.leave_requested)
        self.discard_button = ActionButton(theme, _("Drop what was typed"), kind="flat")
        self.discard_button.clicked.connect(self.discard_requested)
        self.discard_button.hide()
        keys = {"Ctrl+Return": self.save_button, "Ctrl+Enter": self.save_button, "Esc": self.leave_button}
        for key, button in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.setSpacing(8)
        foot.addWidget(self.save_button)
        foot.addWidget(self.leave_button)
        foot.addWidget(self.discard_button)
        foot.addStretch(1)
        return foot

    def _add(self, column: QVBoxLayout, name: str, title: str, editor: QWidget, hint: str = "") -> None:
        field = Field(self._theme, title, editor, hint=hint)
        field.title.setWordWrap(True)  # a long title breaks, so that all entries begin in one line
        field.title.setFixedWidth(self._theme.px(112))
        field.title.setMinimumHeight(self._theme.px(28))
        field.title.setMaximumHeight(self._theme.px(56))
        self.fields[name] = field
        column.addWidget(field)

    def _complete(self) -> None:
        for name in ("name", *(each.name for each in FIELDS if each.completed)):
            edit = self.edits[name]
            assert isinstance(edit, NfcLineEdit)
            completion = Completion(self._theme, edit, self._finder(name), _("Known"))
            if name == "name":
                completion.taken.connect(self._take_known)

    def _finder(self, name: str) -> Callable[[str], Sequence[Suggestion]]:
        return lambda typed: self._find(name, typed, self.kind_value())

    def _watch(self) -> None:
        for edit in self.edits.values():
            edit.textChanged.connect(self._changed)
        for box in (self.kind, self.honorific, self.award):
            box.currentIndexChanged.connect(self._changed)
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.posthumous.toggled.connect(self._changed)
        name = self.edits["name"]
        assert isinstance(name, NfcLineEdit)
        name.textEdited.connect(self._name_typed)

    def kind_value(self) -> NomineeKind:
        """Return the kind of nominee chosen."""
        return NomineeKind(self.kind.currentData())

    def target(self) -> tuple[int, int]:
        """Return (award type, authority)."""
        return tuple(self.award.currentData() or (0, 0))

    def _name_typed(self) -> None:
        self.nominee_id = None  # another name is somebody else until chosen from the list

    def _kind_changed(self) -> None:
        if not self._filling:
            self.nominee_id = None  # a person is no collective
        for each in FIELDS:
            if each.asked_of:
                self.fields[each.name].setVisible(self.kind_value() in each.asked_of)

    def _take_known(self, suggestion: Suggestion) -> None:
        known = suggestion.value
        if isinstance(known, KnownNominee):
            self.nominee_id = known.nominee_id
            told = {each.name: str(getattr(known, each.name)) for each in TYPED if each.known}
            filled = {**told, "birth": short_birth(known.birth)}
            taken = self._taken
            for name, text in filled.items():
                if text or self.edits[name].value() == taken.get(name):  # that of somebody chosen before goes
                    write_into(self.edits[name], text)
            if known.honorific or self.honorific.currentData() == taken.get("honorific"):
                self.honorific.setCurrentIndex(max(0, self.honorific.findData(known.honorific)))
            self._taken = {**filled, "honorific": known.honorific}

    def draft(self) -> NominationDraft:
        """Return what is entered as a draft; fields that the kind does not have are empty."""
        kind = self.kind_value()
        asked = {each.name for each in FIELDS if kind in each.asked_of}
        texts: dict[str, Any] = {name: edit.value() for name, edit in self.edits.items() if name in asked}
        return NominationDraft(
            kind,
            self.edits["name"].value(),
            self.nominee_id,
            honorific=self.honorific.currentData() if "honorific" in asked else "",
            posthumous="posthumous" in asked and self.posthumous.isChecked(),
            **texts,
        )

    def values(self) -> dict[str, Any]:
        """Return everything typed, for the draft that survives a crash."""
        return {
            **{name: edit.value() for name, edit in self.edits.items()},
            "kind": self.kind.currentData(),
            "honorific": self.honorific.currentData(),
            "award": list(self.target()),
            "posthumous": self.posthumous.isChecked(),
            "nominee_id": self.nominee_id,
        }

    def fill(self, values: dict[str, Any]) -> None:
        """Show kept or proposed values; unknown ones are left out."""
        self._filling = True
        for name, edit in self.edits.items():
            write_into(edit, str(values.get(name, "")))
        for box, name in ((self.kind, "kind"), (self.honorific, "honorific")):
            at = box.findData(values.get(name))
            box.setCurrentIndex(at if at >= 0 else box.currentIndex())
        award = values.get("award")
        if award:
            choose_award(self.award, tuple(award))
        self.posthumous.setChecked(bool(values.get("posthumous")))
        self.nominee_id = values.get("nominee_id")
        self._taken = {}
        self._filling = False
        self.check()

    def _changed(self) -> None:
        if not self._filling:
            self.check()
            self.edited.emit(self.values())

    def check(self, also: Sequence[Problem] = ()) -> bool:
        """Say beside each field what is wrong; return whether the nomination may be kept."""
        empty = not self.edits["name"].value()
        draft = self.draft()
        found = [*check_nomination(draft), *check_period("period", draft.period, self._today().year), *also]
        first = gravest(found)
        for name, field in self.fields.items():
            problem_here = first.get(name)
            quiet = problem_here is None or (empty and not also)
            if quiet or problem_here is None:
                field.show_message("ok", "")
            else:
                tone = "stop" if problem_here.severity is Severity.ERROR else "warn"
                field.show_message(tone, problem_sentence(problem_here.code, problem_here.values))
        stopped = any(problem.severity is Severity.ERROR for problem in found)
        self.save_button.setEnabled(not stopped and self.award.count() > 0)
        return not stopped

    def start(self, title: str, verb: str, values: dict[str, Any]) -> None:
        """Begin with `values`; `verb` says what keeping does."""
        self.title.setText(title)
        self.save_button.set_text(verb)
        self.fill(values)
        self.edits["name"].setFocus(Qt.FocusReason.OtherFocusReason)
