"""The papers of a dossier that the office asks for itself: with which award, of whom, to whom, since when, by what."""

from typing import Any

from db.changes.dossier_rules import AddDossierRule, EditDossierRule, RemoveDossierRule
from db.queries.dossiers import own_rules
from db.queries.lookups import authorities, award_types
from db.rules.dossier import OwnRule
from desktop.ui.catalogue.entry_form import EntryField, EntryForm, EntryWords
from desktop.ui.catalogue.tab import Acts, TableTab, day_text
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.framework.state_labels import KINDS


class DossiersTab(TableTab[OwnRule]):
    """The office's own rules; the papers of the law stand in each dossier with their article."""

    def __init__(self, context: Context) -> None:
        titles = (_("Papers"), _("Award"), _("For"), _("Authority"), _("From"), _("Until"), _("Source"))
        missing = _("Dossiers have the papers of the law. Add here what your office, province or ministry asks for.")
        super().__init__(context, _("Papers that the office asks for"), titles, 0, missing)
        self._awards: dict[int, str] = {}
        self._bodies: dict[int, str] = {}

    def refresh(self) -> None:
        with self.context.database.read() as session:
            lines = own_rules(session)
            self._awards = {id_: name for id_, name, _code in award_types(session)}
            self._bodies = {body.id: body.short_title for body in authorities(session)}
        self.show_lines(lines)

    def texts(self, line: OwnRule) -> tuple[str, ...]:
        """Return the cells of a rule's row."""
        papers = "; ".join(line.papers)
        return (
            _("only {papers}").format(papers=papers) if line.instead else papers,
            self._awards.get(line.award_type_id or 0, _("every award")),
            _(KINDS[line.kind]) if line.kind else _("everybody"),
            self._bodies.get(line.authority_id or 0, _("every authority")),
            day_text(line.valid_from),
            day_text(line.valid_to),
            line.source,
        )

    def acts(self) -> Acts:
        return Acts(_("Ask for papers…"), _("Change…"), "", _("Ask for them no more"))

    def possible(self) -> dict[str, str]:
        return {} if self.line() else dict.fromkeys(("edit", "remove"), _("Add papers first."))

    def _form(self, title: str, verb: str, old: OwnRule | None) -> EntryForm:
        awards = [(_("every award"), 0), *((name, id_) for id_, name in self._awards.items())]
        kinds = [(_("everybody"), ""), *((_(words), kind.value) for kind, words in KINDS.items())]
        bodies = [(_("every authority"), 0), *((name, id_) for id_, name in self._bodies.items())]
        ways = [(_("beside those of the law"), False), (_("instead of those of the law"), True)]
        kind = old.kind.value if old and old.kind else ""
        fields = (
            EntryField("papers", _("Papers"), "\n".join(old.papers) if old else "", kind="lines", required=True),
            EntryField("instead", _("Asked for"), bool(old and old.instead), kind="choice", choices=ways),
            EntryField("award_type_id", _("Award"), (old and old.award_type_id) or 0, kind="choice", choices=awards),
            EntryField("kind", _("For"), kind, kind="choice", choices=kinds),
            EntryField("authority_id", _("Authority"), (old and old.authority_id) or 0, kind="choice", choices=bodies),
            EntryField("copies", _("Sets"), old.copies if old else "", "02 bộ bản chính"),
            EntryField(
                "source", _("Source"), old.source if old else "", "Quyết định 15/2024/QĐ-UBND, Điều 9", required=True
            ),
            EntryField("valid_from", _("From"), old.valid_from if old else None, kind="date"),
            EntryField("valid_to", _("Until"), old.valid_to if old else None, kind="date"),
        )
        words = _("One paper a line. Dossiers that came in within these days are asked for them.")
        return EntryForm(self.theme, EntryWords(title, verb, words, fields), self)

    def add(self) -> None:
        form = self._form(_("Papers that the office asks for"), _("Ask for them"), None)
        self.ask_new(form, lambda: AddDossierRule(**_typed(form)), self.table)

    def edit(self) -> None:
        if line := self.line():
            form = self._form(_("Papers that the office asks for"), _("Keep the changes"), line)
            self.ask(form, lambda: EditDossierRule(line.id, **_typed(form)))

    def remove(self) -> None:
        if line := self.line():
            self.do(RemoveDossierRule(line.id))


def _typed(form: EntryForm) -> dict[str, Any]:
    values = form.values()
    papers = tuple(line.strip() for line in str(values["papers"]).splitlines() if line.strip())
    chosen = {name: values[name] or None for name in ("award_type_id", "kind", "authority_id")}
    return {**values, **chosen, "papers": papers}
