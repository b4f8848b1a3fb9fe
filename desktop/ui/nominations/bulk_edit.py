"""One correction for many nominations: award, unit, citation, state; what is left alone stays as it is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.changes.nominations import EditNominations
from db.queries.lookups import proposable
from db.queries.nomination_list import states_of
from db.rules import stages
from db.rules.terms import NominationState
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, sentence
from desktop.ui.core.theme import Theme
from desktop.ui.framework.ask_and_write import Failed, ask_and_write
from desktop.ui.framework.state_labels import NOMINATION_STATES
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.text import NfcLineEdit, NfcTextEdit

Award = tuple[str, tuple[int, int]]
NO_AWARD = (0, 0)


def states_for_all(states: Sequence[NominationState]) -> list[NominationState]:
    """Return the states that a clerk may give to nominations in all of `states`, in the order of the way."""
    by_hand = [each for each in NominationState if each in stages.BY_HAND]
    return [each for each in by_hand if all(stages.may_follow(now, each) for now in states)]


class BulkEditForm(Dialog):
    """The dialog for `many` nominations; every field begins with "stays as it is"."""

    def __init__(
        self,
        theme: Theme,
        many: int,
        awards: Sequence[Award],
        states: Sequence[NominationState],
        parent: QWidget | None = None,
        locked: str = "",
    ) -> None:
        """Offer `awards` and `states`; `locked` is why award, unit and citation of these stay as they are."""
        title = _("Change {n} nominations").format(n=many)
        words = _("What you leave empty stays as it is in each of them. Undo takes the whole change back.")
        super().__init__(theme, title, _("Change them"), _("Leave"), words=words, parent=parent)
        stays = _("stays as it is")
        self.award = combo_box([(stays, NO_AWARD), *awards], NO_AWARD)
        self.unit = NfcLineEdit()
        self.unit.setPlaceholderText(stays)
        self.citation = NfcTextEdit()
        self.citation.setPlaceholderText(stays)
        self.citation.setFixedHeight(theme.px(62))
        named = [(_(NOMINATION_STATES[each][0]), each.value) for each in states]
        self.state = combo_box([(stays, ""), *named], "")
        marks = [(stays, None), (_("on the secret list"), True), (_("not on the secret list"), False)]
        self.secret = combo_box(marks, None)
        self.reason = NfcLineEdit()
        self.reason_field = Field(theme, _("Reason"), self.reason)
        self.reason_field.mark_required(_("required"))
        for field in (
            Field(theme, _("Award"), self.award),
            Field(theme, _("Unit"), self.unit),
            Field(theme, _("Citation"), self.citation),
            Field(theme, _("State"), self.state),
            self.reason_field,
            Field(theme, _("Secret list"), self.secret),
        ):
            self.body.addWidget(field)
        for box in (self.award, self.unit, self.citation):
            box.setEnabled(not locked)
            box.setToolTip(locked)
        self._locked = locked
        for box in (self.award, self.state, self.secret):
            box.currentIndexChanged.connect(lambda _at: self.check())
        for edit in (self.unit, self.citation, self.reason):
            edit.textChanged.connect(lambda *_text: self.check())
        self.check()
        (self.state if locked else self.award).setFocus(Qt.FocusReason.OtherFocusReason)

    def new_state(self) -> NominationState | None:
        """Return the state chosen, None where each keeps its own."""
        return NominationState(self.state.currentData()) if self.state.currentData() else None

    def check(self) -> None:
        """Enable accepting once something changes and has the reason it needs; else the button says why not."""
        state = self.new_state()
        asks = state in stages.NEED_REASON
        self.reason_field.setVisible(asks)
        award = tuple(self.award.currentData()) != NO_AWARD
        missing = ""
        if not (award or self.unit.value() or self.citation.value() or state or self.secret.currentData() is not None):
            missing = self._locked or _("Choose at least one thing to change.")
        elif asks and not self.reason.value():
            missing = _("Give the reason; it stays in the record.")
        self.note.show_message("unknown", missing)
        self.accept_button.setEnabled(not missing)

    def change(self, ids: Sequence[int]) -> EditNominations:
        """Return the change of the nominations `ids`."""
        award, authority = tuple(self.award.currentData())
        return EditNominations(
            tuple(ids),
            award,
            authority,
            self.citation.value() or None,
            self.unit.value() or None,
            self.new_state(),
            self.reason.value() if self.new_state() in stages.NEED_REASON else "",
            self.secret.currentData(),
        )


def ask_bulk_edit(context: Context, ids: Sequence[int], parent: QWidget, then: Callable[[int], object]) -> None:
    """Ask what to change in the nominations `ids` and write it as one step; `then` hears how many were changed."""
    with context.database.read() as session:
        awards = [(name, (award, body)) for name, award, body in proposable(session, context.round_id)]
        states = states_of(session, ids)
    wrong = stages.edit_refused(states)
    told = sentence(wrong) if wrong else ""
    form = BulkEditForm(context.theme, len(ids), awards, states_for_all(states), parent, told)

    def write(failed: Failed) -> None:
        context.do(form.change(ids), then, failed)

    ask_and_write(form, write)
