"""The members of the council: name, position, capacity, from when until when, by which decision."""

from typing import Any

from db.changes.council_members import AddCouncilMember, EditCouncilMember, RemoveCouncilMember
from db.queries.council_members import MemberLine, member_lines
from desktop.ui.catalogue.entry_form import EntryField, EntryForm, EntryWords
from desktop.ui.catalogue.tab import Acts, TableTab, day_text
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import N_, _

CAPACITIES = {
    "chair": N_("Chair of the council"),
    "deputy": N_("Deputy chair"),
    "standing": N_("Standing member"),
    "secretary": N_("Secretary"),
    "member": N_("Member"),
}


class CouncilTab(TableTab[MemberLine]):
    """All members, those who left too; a session is offered who serves on its day."""

    def __init__(self, context: Context) -> None:
        titles = (_("Name"), _("Position"), _("In the council as"), _("From"), _("Until"), _("By decision"))
        missing = _("No member is entered yet. Who is entered here is offered at the next session.")
        super().__init__(context, _("Members of the council"), titles, 1, missing)

    def refresh(self) -> None:
        with self.context.database.read() as session:
            lines = member_lines(session)
        self.show_lines(lines)

    def texts(self, line: MemberLine) -> tuple[str, ...]:
        """Return the cells of a member's row."""
        days = (day_text(line.valid_from), day_text(line.valid_to))
        return (line.full_name, line.position, _(CAPACITIES[line.capacity]), *days, line.decision)

    def acts(self) -> Acts:
        return Acts(_("Add a member…"), _("Change…"), "", _("Remove the member"))

    def possible(self) -> dict[str, str]:
        return {} if self.line() else dict.fromkeys(("edit", "remove"), _("Add a member first."))

    def summary(self) -> str:
        now = sum(line.serves_on(self.context.today()) for line in self.lines)
        return _("{n} members today").format(n=now) if now else ""

    def _form(self, title: str, verb: str, words: str, old: MemberLine | None) -> EntryForm:
        kept: dict[str, Any] = {
            name: getattr(old, name) if old else None
            for name in ("full_name", "position", "capacity", "valid_from", "valid_to", "decision")
        }
        choices = [(_(word), code) for code, word in CAPACITIES.items()]
        fields = (
            EntryField("full_name", _("Name"), kept["full_name"] or "", "Ông Phan Việt Tùng", required=True),
            EntryField("position", _("Position"), kept["position"] or "", "Giám đốc Sở"),
            EntryField(
                "capacity", _("In the council as"), kept["capacity"] or "member", kind="choice", choices=choices
            ),
            EntryField("valid_from", _("From"), kept["valid_from"], kind="date"),
            EntryField("valid_to", _("Until"), kept["valid_to"], kind="date"),
            EntryField("decision", _("By decision"), kept["decision"] or "", "số 12/QĐ-STTTT ngày 05/01/2023"),
        )
        return EntryForm(self.theme, EntryWords(title, verb, words, fields), self)

    def add(self) -> None:
        words = _("Sessions from now on are offered this member; those that were held stay as they are.")
        form = self._form(_("New member of the council"), _("Add the member"), words, None)
        self.ask_new(form, lambda: AddCouncilMember(**_typed(form)), self.table)

    def edit(self) -> None:
        if line := self.line():
            words = _("Who leaves the council gets a last day; sessions that were held stay as they are.")
            form = self._form(_("Member of the council"), _("Keep the changes"), words, line)
            self.ask(form, lambda: EditCouncilMember(line.id, **_typed(form)))

    def remove(self) -> None:
        if line := self.line():
            self.do(RemoveCouncilMember(line.id))


def _typed(form: EntryForm) -> dict[str, Any]:
    return form.values()
