"""What a clerk can do about a doubt before printing: mend it where it stands, or accept it with a reason."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QWidget

from db.changes.change import Change
from db.changes.decisions import JudgeItem
from db.changes.people import EditPerson
from db.changes.preflight import AcceptDoubt
from db.queries.decision_list import decision_items
from db.queries.settings import person_lines
from desktop.documents.certificate.problems import PreflightLine
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _, paper_fact
from desktop.ui.forms.person_form import PersonForm
from desktop.ui.forms.wording_form import WordingForm
from desktop.ui.framework.ask_and_write import ask_and_write
from desktop.ui.framework.reason_dialog import ReasonDialog
from desktop.ui.widgets.dialog import Dialog

Action = tuple[str, Callable[[], object]]
WORDS = frozenset({"name", "position", "unit", "reason"})
LAYOUTS = 6  # tab of the catalogue
OF_PERSON = frozenset({"honorific_and_sex", "name_unlike_register"})


class PreflightActions:
    """Offers at most two actions for each doubt; `decision` returns the id and whether it is a draft."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        decision: Callable[[], tuple[int, bool]],
        go: Callable[[str, int], object],
    ) -> None:
        self._context, self._parent = context, parent
        self._decision, self._go = decision, go

    def of(self, line: PreflightLine) -> Sequence[Action]:
        """Return what can be done: words of a draft and people can be mended here, the rest on their page."""
        actions = list(self._mending(line))
        if not line.problem.stops:
            actions.append((_("Accept, reason…"), lambda: self.accept(line)))
        return actions[:2]

    def _mending(self, line: PreflightLine) -> Sequence[Action]:
        decision, draft = self._decision()
        problem = line.problem
        if line.place < 0:
            return [(_("Open the decision"), lambda: self._go("decisions", decision))]
        if draft and problem.field in WORDS:
            return [(_("Mend the wording…"), lambda: self.mend_words(line))]
        if problem.kind in OF_PERSON and line.person_id:
            return [(_("Correct the person…"), lambda: self.mend_person(line))]
        if draft:
            return [(_("Open the nomination"), lambda: self._go("nominations", line.nomination_id))]
        if problem.kind == "does_not_fit":
            return [(_("Choose a layout…"), lambda: self._go("catalogue", LAYOUTS))]
        return []

    def accept(self, line: PreflightLine) -> None:
        """Ask for the reason; the doubt is not told again."""
        ask = ReasonDialog(
            self._context.theme, line.name, _("Accept"), words=paper_fact(line.problem), parent=self._parent
        )
        decision, _draft = self._decision()
        if ask.exec() == QDialog.DialogCode.Accepted:
            self._context.do(AcceptDoubt(decision, line.key, ask.text()))

    def mend_words(self, line: PreflightLine) -> None:
        """Change the words that the draft gives to one nominee."""
        decision, _draft = self._decision()
        with self._context.database.read() as session:
            items = {item.nomination_id: item for item in decision_items(session, decision)}
        item = items.get(line.nomination_id)
        if item is None:
            return
        form = WordingForm(self._context.theme, item, self._parent)
        nomination, approved, reason = item.nomination_id, item.approved, item.reason
        self._ask(form, lambda: JudgeItem(decision, nomination, approved, reason, **form.values()))

    def mend_person(self, line: PreflightLine) -> None:
        """Correct the name or sex that the register has; what was issued keeps what it says."""
        with self._context.database.read() as session:
            person = person_lines(session, [line.person_id]).get(line.person_id)
        if person is None:
            return
        form = PersonForm(self._context.theme, person, self._parent)
        self._ask(form, lambda: EditPerson(person.id, **form.corrected()))

    def _ask(self, form: Dialog, change: Callable[[], Change[object]]) -> None:
        ask_and_write(form, lambda failed: self._context.do(change(), failed=failed))
