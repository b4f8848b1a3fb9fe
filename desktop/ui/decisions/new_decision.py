"""Which of the recommended nominations a new decision is about, and whether we draft it or record it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QRadioButton, QVBoxLayout, QWidget

from db.queries.decision_list import Decidable, together
from db.rules.awards import with_giver
from db.rules.terms import DecisionOrigin
from desktop.ui.core.i18n import _
from desktop.ui.core.theme import Theme
from desktop.ui.widgets.combo_box import combo_box
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.tab_order import visit_after


class NewDecision(Dialog):
    """The dialog that starts a decision of one authority about an award, with others of that authority where chosen."""

    def __init__(
        self, theme: Theme, groups: Sequence[Decidable], own: frozenset[int], parent: QWidget | None = None
    ) -> None:
        words = _("Everyone recommended for this authority and award who stands in no decision yet.")
        super().__init__(theme, _("New decision"), _("Make the draft"), _("Leave"), words=words, parent=parent)
        self._groups, self._own = list(groups), own
        texts = [
            (f"{with_giver(each.award, each.authority)} ({len(each.nomination_ids)})", number)
            for number, each in enumerate(self._groups)
        ]
        self.group = combo_box(texts, 0)
        self.drafted = QRadioButton(_("We draft it: it is printed, signed and numbered here"))
        self.received = QRadioButton(_("It came back from the authority: we record what it says"))
        for button in (self.drafted, self.received):
            button.setFont(theme.font("text"))
        self.others = QWidget()
        self._boxes = QVBoxLayout(self.others)
        self._boxes.setContentsMargins(0, 4, 0, 4)
        self.also: dict[int, QCheckBox] = {}
        """By place in the groups: whether that award of the same authority goes into the same decision."""
        self.others_field = Field(theme, _("Also in this decision"), self.others)
        self.body.addWidget(Field(theme, _("About"), self.group))
        self.body.addWidget(self.others_field)
        self.body.addWidget(self.drafted)
        self.body.addWidget(self.received)
        self.group.currentIndexChanged.connect(lambda _at: self._propose())
        self.received.toggled.connect(self._name_act)
        self._propose()

    def _propose(self) -> None:
        chosen = self._groups[self.group.currentIndex()] if self._groups else None
        self._offer_others(chosen)
        own = chosen is not None and chosen.authority_id in self._own
        (self.drafted if own else self.received).setChecked(True)

    def _offer_others(self, chosen: Decidable | None) -> None:
        """Offer the other awards of the same authority, each by its name and how many it is recommended for."""
        for box in self.also.values():
            self._boxes.removeWidget(box)
            box.deleteLater()
        self.also = {
            number: QCheckBox(f"{each.award} ({len(each.nomination_ids)})")
            for number, each in enumerate(self._groups)
            if chosen is not None and each is not chosen and each.authority_id == chosen.authority_id
        }
        for box in self.also.values():
            box.setFont(self.theme.font("text"))
            self._boxes.addWidget(box)
        visit_after(self.group, self.also.values())
        self.others_field.setVisible(bool(self.also))

    def _name_act(self, received: bool) -> None:
        """Let the verb say what will be there: a draft of ours, or the data of a paper that came back."""
        self.accept_button.set_text(_("Record what it says") if received else _("Make the draft"))

    def chosen(self) -> tuple[Decidable, DecisionOrigin]:
        """Return the nominations decided about and where the paper is written."""
        origin = DecisionOrigin.DRAFTED if self.drafted.isChecked() else DecisionOrigin.RECEIVED
        chosen = {self.group.currentIndex(), *(number for number, box in self.also.items() if box.isChecked())}
        return together([each for number, each in enumerate(self._groups) if number in chosen]), origin
