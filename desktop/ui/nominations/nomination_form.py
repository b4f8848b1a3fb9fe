"""Enters one nomination after another: checks while typing with the eyes that read lists, asks who is meant."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout

from db.queries.lookups import KnownNominee
from db.rules.births import short_birth
from db.rules.drafts import NominationDraft, Problem, check_nomination, check_period
from db.rules.names import match_key
from db.rules.printed_names import in_sentence, printed_name
from db.rules.terms import NomineeKind, Severity
from desktop.intake.typed_nominee import read_typed
from desktop.ui.core.form_autosave import FormValues
from desktop.ui.core.i18n import _, problem_sentence
from desktop.ui.core.theme import Theme
from desktop.ui.nominations.form_fields import TYPED, Find, NominationFields, write_into
from desktop.ui.nominations.form_foot import FormFoot, Question
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.combo_box import choose
from desktop.ui.widgets.completion import Suggestion
from desktop.ui.widgets.key_owner import FORM, KeyShortcut
from desktop.ui.widgets.text import NfcLineEdit

LOOK_MS = 150  # after the last key, before the record is asked
Target = tuple[int, int]
TIDIED_ON_LEAVING = ("name", "position", "unit")


@dataclass(frozen=True)
class Looked:
    """What the record says of a draft: whom it may mean, a unit of nearly this spelling, and what stands in the way."""

    known: Sequence[KnownNominee] = ()
    unit: str = ""
    called: str = ""
    """What a collective is called now that is written by a name it had before."""
    notes: Sequence[tuple[str, str]] = field(default_factory=tuple)
    """(tone, sentence), the gravest first."""


Look = Callable[[NominationDraft, Target], Looked]


def nothing_known(_draft: NominationDraft, _target: Target) -> Looked:
    """Return that the record knows nothing of a draft."""
    return Looked()


def gravest(found: Sequence[Problem]) -> dict[str, Problem]:
    """Return one problem for each field: the first that stops, else the first."""
    first: dict[str, Problem] = {}
    for problem in found:
        kept = first.get(problem.field)
        if kept is None or (kept.severity is not Severity.ERROR and problem.severity is Severity.ERROR):
            first[problem.field] = problem
    return first


def who(known: KnownNominee) -> str:
    """Return "ông Ma Văn Khánh, 14/03/1986, Phó Trưởng phòng, Văn phòng Sở", as it goes on in a sentence."""
    name = printed_name(known.kind, in_sentence(known.honorific), known.name)
    return ", ".join(text for text in (name, short_birth(known.birth), known.position, known.unit) if text)


class NominationForm(NominationFields):
    """The entry form of one nomination.

    `find` completes what is typed, `awards` are those to choose from, `look` asks the record about a draft and must
    answer within a few ms.
    """

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
        look: Look = nothing_known,
    ) -> None:
        super().__init__(theme, find, awards, today)
        self.setProperty(FORM, True)
        self._look = look
        self._taken: dict[str, str] = {}  # what the person chosen last filled in
        self._tidied: dict[str, tuple[str, str]] = {}  # by field: as it was typed, as it is written now
        self._settled: set[tuple[str, str]] = set()  # questions answered with "somebody else"
        self.save_button = ActionButton(theme, _("Add"), key="Ctrl+Enter", kind="primary")
        self.save_button.clicked.connect(self.save_requested)
        self.leave_button = ActionButton(theme, _("Leave"), key="Esc")
        self.leave_button.clicked.connect(self.leave_requested)
        self.discard_button = ActionButton(theme, _("Drop what was typed"), kind="flat")
        self.discard_button.clicked.connect(self.discard_requested)
        self.discard_button.hide()
        self.foot = FormFoot(theme, (self.save_button, self.leave_button, self.discard_button), self)
        keys = {"Ctrl+Return": self.save_button, "Ctrl+Enter": self.save_button, "Esc": self.leave_button}
        for key, button in keys.items():
            shortcut = KeyShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.area, 1)
        outer.addWidget(self.foot)
        self._later = QTimer(self, interval=LOOK_MS, singleShot=True)
        self._later.timeout.connect(self.look_now)
        self._watch()
        self._kind_changed()
        self.check()

    def _watch(self) -> None:
        for edit in self.edits.values():
            edit.textChanged.connect(self._changed)
        for box in (self.kind, self.honorific, self.award):
            box.currentIndexChanged.connect(self._changed)
        self.kind.currentIndexChanged.connect(self._kind_changed)
        for check in self.checks.values():
            check.toggled.connect(self._changed)
        for name in TIDIED_ON_LEAVING:
            edit = self.edits[name]
            assert isinstance(edit, NfcLineEdit)
            edit.editingFinished.connect(self.tidy)
            if name == "name":
                edit.textEdited.connect(self._name_typed)
        self.completions["name"].taken.connect(self._take_suggestion)

    def _name_typed(self) -> None:
        self.nominee_id = None  # another name is somebody else until chosen from the list

    def _kind_changed(self) -> None:
        if not self._filling:
            self.nominee_id = None  # a person is no collective
        self.show_fields_of_kind()

    # --- who is meant ----------------------------------------------------------------------------------------
    def _take_suggestion(self, suggestion: Suggestion) -> None:
        if isinstance(suggestion.value, KnownNominee):
            self.take_known(suggestion.value)

    def take_known(self, known: KnownNominee, *, fill_only_empty: bool = False) -> None:
        """Mean somebody known, and fill in what the record says; what was typed stays with `fill_only_empty`."""
        self.nominee_id = known.nominee_id
        told = {each.name: str(getattr(known, each.name)) for each in TYPED if each.known}
        filled = {**told, "birth": short_birth(known.birth)}
        taken = self._taken
        for name, text in filled.items():
            before = self.edits[name].value()
            if before and fill_only_empty:
                continue
            if text or before == taken.get(name):  # that of somebody chosen before goes
                write_into(self.edits[name], text)
        chosen = self.honorific.currentData()
        if known.honorific or chosen == taken.get("honorific"):
            choose(self.honorific, known.honorific)
        self._taken = {**filled, "honorific": known.honorific, "name": self.edits["name"].value()}
        self.look_now()

    def _drop_taken(self) -> None:
        """Empty what somebody known filled in, once another name stands there: a position of one is not another's."""
        taken, name = self._taken, self.edits["name"].value()
        if not name or self.nominee_id is not None or not taken or match_key(name) == match_key(taken["name"]):
            return
        self._taken = {}
        for each, text in taken.items():
            if each in self.edits and each != "name" and text and self.edits[each].value() == text:
                write_into(self.edits[each], "")
        if self.honorific.currentData() == taken["honorific"]:
            choose(self.honorific, "")

    def look_now(self) -> None:
        """Ask the record about what stands in the form: who is meant, and what stands in the way."""
        self._later.stop()
        draft = self.draft()
        looked = self._look(draft, self.target()) if draft.name else Looked()
        self.foot.show_notes(looked.notes)
        self.foot.question.ask(self._question(draft, looked))

    def _question(self, draft: NominationDraft, looked: Looked) -> Question | None:
        about = (draft.kind.value, match_key(draft.name))
        if looked.known and about not in self._settled:
            answers: list[tuple[str, Callable[[], object]]] = [
                (who(each) if at else _("Yes, that one"), partial(self.take_known, each, fill_only_empty=True))
                for at, each in enumerate(looked.known)
            ]
            another = _("Another unit") if draft.kind is NomineeKind.COLLECTIVE else _("Somebody else")
            words = _("Is this {who}?").format(who=who(looked.known[0]))
            return Question(words, [*answers, (another, lambda: self._settle(about))])
        if looked.called and about not in self._settled:
            words = _("Is the unit {who}?").format(who=looked.called)
            yes = (_("Yes, that one"), lambda: write_into(self.edits["name"], looked.called))
            return Question(words, [yes, (_("Another unit"), lambda: self._settle(about))])
        unit = ("unit", match_key(draft.unit))
        if looked.unit and unit not in self._settled:
            words = _("Is the unit {who}?").format(who=looked.unit)
            yes = (_("Yes, that one"), lambda: write_into(self.edits["unit"], looked.unit))
            return Question(words, [yes, (_("Another unit"), lambda: self._settle(unit))])
        return None

    def _settle(self, about: tuple[str, str]) -> None:
        self._settled.add(about)
        self.look_now()

    def settle(self) -> bool:
        """Get ready to be kept: write the texts as lists are read, ask what is open; return whether all is settled."""
        self.tidy()
        self.look_now()
        if self.foot.question.open:
            self.foot.question.insist()
            return False
        return self.check()

    # --- what is typed ---------------------------------------------------------------------------------------
    def tidy(self) -> None:
        """Write name, position and unit as a list would be read, and say so; what is typed again so stays so."""
        if self._filling:
            return
        self._drop_taken()
        for name, text in read_typed(self.draft(), self._today()).tidied().items():
            if name == "honorific":
                if not self.honorific.currentData():
                    choose(self.honorific, text)
                continue
            typed = self.edits[name].value()
            if self._tidied.get(name, ("", ""))[0] != typed:
                self._tidied[name] = (typed, text)
                write_into(self.edits[name], text)
        self.check()

    def fill(self, values: FormValues) -> None:
        """Show kept or proposed values; what is not among them is empty."""
        self.show_values(values)
        self._taken, self._tidied, self._settled = {}, {}, set()
        self.check()
        self.look_now()

    def _changed(self) -> None:
        if not self._filling:
            self.check()
            self._later.start()
            self.edited.emit(self.values())

    def check(self, also: Sequence[Problem] = ()) -> bool:
        """Say beside each field what is wrong; return whether the nomination may be kept."""
        draft = self.draft()
        empty = not draft.name
        typed = [] if empty else read_typed(draft, self._today()).problems
        found = [*check_nomination(draft), *check_period("period", draft.period, self._today().year), *typed, *also]
        first = gravest(found)
        for name, entry in self.fields.items():
            wrong = first.get(name)
            if wrong is None or (empty and not also):
                entry.show_message("ok", self._tidied_words(name))
            else:
                tone = "stop" if wrong.severity is Severity.ERROR else "warn"
                entry.show_message(tone, problem_sentence(wrong.code, wrong.values))
        stops = [problem for problem in found if problem.severity is Severity.ERROR]
        self.foot.show_printed(draft)
        self._allow(stops)
        return not stops

    def _tidied_words(self, name: str) -> str:
        typed, written = self._tidied.get(name, ("", ""))
        shown = written and self.edits[name].value() == written
        return _("Typed as “{text}”; written as lists are read.").format(text=typed) if shown else ""

    def _allow(self, stops: Sequence[Problem]) -> None:
        """Enable keeping, or say what is still needed."""
        words = ""
        if not self.award.count():
            words = _("There is no award to choose. Add an authority under Catalogue.")
        elif stops:
            titles = [self.fields[each.field].name() for each in stops if each.field in self.fields]
            words = _("Still needed: {fields}").format(fields=", ".join(dict.fromkeys(titles)))
        self.save_button.setEnabled(not words)
        self.save_button.setToolTip(words)
        self.foot.show_missing(words)

    def start(self, title: str, verb: str, values: FormValues) -> None:
        """Begin with `values`; `verb` says what keeping does."""
        self.title.setText(title)
        self.save_button.set_text(verb)
        self.fill(values)
        self.edits["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def select_typed(self, names: Sequence[str]) -> None:
        """Select the first of these fields, so that the next key replaces what came back from a form that was left."""
        for name in ("name", *names):
            edit = self.edits.get(name)
            if name in names and edit is not None and edit.value():
                edit.setFocus(Qt.FocusReason.OtherFocusReason)
                edit.selectAll()
                return
