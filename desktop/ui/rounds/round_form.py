"""Opens or changes an award round."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox, QWidget

from db.errors import KnownError
from db.queries.round_list import RoundLine
from db.rules.dates import parse_date
from db.rules.terms import RewardType
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.framework.state_labels import REWARD_TYPES
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.completion import Completion, Suggestion
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, NfcTextEdit


@dataclass(frozen=True)
class RoundValues:
    """What the form holds; `movement` is its name, "" for none."""

    title: str
    year: int
    reward_type: RewardType
    movement: str
    citation: str
    deadline: date | None


class RoundForm(Dialog):
    """The dialog for a new round, or for the changes of `old`."""

    def __init__(
        self,
        theme: Theme,
        year: int,
        movements: Sequence[str],
        old: RoundLine | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Round: {name}").format(name=old.name) if old else _("New award round")
        verb = _("Keep the changes") if old else _("Open the round")
        super().__init__(theme, title, verb, _("Leave"), parent=parent)
        self.name = NfcLineEdit(old.name if old else "")
        self.year = QSpinBox(minimum=1945, maximum=year + 1, value=old.year if old else year)
        self.reward = combo_box(
            [(_(word), kind.value) for kind, word in REWARD_TYPES.items()],
            (old.reward_type if old else RewardType.MERIT).value,
        )
        self.movement = NfcLineEdit(old.movement if old else "")
        self.citation = NfcTextEdit(old.citation if old else "")
        self.citation.setFixedHeight(theme.px(64))
        self.deadline = DateEdit(theme, parse_date, old.deadline if old else None, pick=_("Open calendar"))
        rows: tuple[tuple[str, str, QWidget], ...] = (
            ("title", _("Name"), self.name),
            ("year", _("Year"), self.year),
            ("reward", _("Type"), self.reward),
            ("movement", _("Movement"), self.movement),
            ("citation", _("Citation"), self.citation),
            ("deadline", _("Deadline"), self.deadline),
        )
        self.fields = {name: Field(theme, text, editor) for name, text, editor in rows}
        for field in self.fields.values():
            self.body.addWidget(field)
        self._known = [Suggestion(name) for name in movements]
        Completion(theme, self.movement, self._fitting, _("Known"))
        self.name.textChanged.connect(lambda _text: self.check())
        self.deadline.date_changed.connect(self.check)
        self.check()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fitting(self, typed: str) -> list[Suggestion]:
        return [each for each in self._known if typed.lower() in each.text.lower()]

    def check(self) -> bool:
        """Say what is wrong beside the fields; the record checks again when it is kept."""
        fine = bool(self.name.value())
        self.fields["deadline"].show_message("ok", "")
        try:
            self.deadline.date()
        except KnownError as error:
            self.fields["deadline"].show_message("stop", sentence(error))
            fine = False
        self.accept_button.setEnabled(fine)
        return fine

    def values(self) -> RoundValues:
        """Return what was entered; the form has been accepted."""
        return RoundValues(
            self.name.value(),
            self.year.value(),
            RewardType(self.reward.currentData()),
            self.movement.value(),
            self.citation.value(),
            self.deadline.date(),
        )
