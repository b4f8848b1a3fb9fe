"""Tiêu chuẩn: what each award asks for, by article and days; the office's own rules can be added."""

from typing import Any

from db.changes.catalogue import AddCriterion, EditCriterion, RemoveCriterion
from db.errors import KnownError
from db.queries.catalogue_list import CriterionLine, award_lines, criterion_lines
from db.queries.fact_list import award_names
from db.rules.case import RATING_RANKS, SCOPE_RANKS
from db.rules.own_criteria import RESULTS, OwnConditions, own_of, ways_of_form
from db.rules.terms import NomineeKind, RewardType
from desktop.labels.criterion_words import ways_words
from desktop.labels.fact_words import TYPES
from desktop.labels.names import KINDS, RATINGS, SCOPES
from desktop.labels.names import RESULTS as RESULT_WORDS
from desktop.ui.catalogue.entry_form import EntryField, EntryForm, EntryWords
from desktop.ui.catalogue.law_tab import certainty
from desktop.ui.catalogue.tab import Acts, TableTab, span
from desktop.ui.core.context import Context
from desktop.ui.core.i18n import _
from desktop.ui.framework.state_labels import article_words

OWN_FIELDS = ("basis", "years", "rating", "results", "result", "scope", "earlier", "earlier_count")


def number(text: str) -> int:
    """Return a count. Raises KnownError("bad_count")."""
    if not text.isdecimal() or len(text) > 3:
        raise KnownError("bad_count", text=text)
    return int(text)


class CriteriaTab(TableTab[CriterionLine]):
    """Every criterion of the record, by award; those of the law are read, the office's own are entered."""

    def __init__(self, context: Context) -> None:
        titles = (_("Award"), _("For"), _("Asks for"), _("Article"), _("In force"), _("Checked"))
        super().__init__(context, _("Criteria"), titles, 2)
        self._awards: dict[str, str] = {}
        self.table.fix_width(3, self.theme.px(210))
        self.table.open_current_row()

    def refresh(self) -> None:
        with self.context.database.read() as session:
            lines, self._awards = criterion_lines(session), award_names(session)
        self.show_lines(lines)

    def texts(self, line: CriterionLine) -> tuple[str, ...]:
        """Return the cells of a criterion's row."""
        asked = (ways_words(line.ways, self._awards), article_words(line.article))
        sure = _("own rule") if line.own else certainty(line.confidence)
        return (line.award, _(KINDS[line.kind]), *asked, span(line.valid_from, line.valid_to), sure)

    def acts(self) -> Acts:
        return Acts(_("Add an own criterion…"), _("Change…"), "", _("Remove the criterion"))

    def possible(self) -> dict[str, str]:
        line = self.line()
        if line is None:
            return dict.fromkeys(
                ("edit", "remove"), _("There is no criterion yet: add one, or receive the law (Alt+N).")
            )
        if not line.own:
            words = _(
                "This one is of the law: it comes with the program and ends by its days. Add an own one beside it."
            )
            return dict.fromkeys(("edit", "remove"), words)
        if own_of(line.ways) is None:
            return {"edit": _("This one says more than the form can: it came by a command, and is changed by one.")}
        return {}

    def summary(self) -> str:
        own = sum(line.own for line in self.lines)
        return _("{n} criteria, {m} of our own").format(n=len(self.lines), m=own)

    def _form(self, title: str, verb: str, old: CriterionLine | None) -> EntryForm:
        own = (own_of(old.ways) if old else None) or OwnConditions()
        awards = list(self._awards.items())
        with self.context.database.read() as session:
            ids = {line.code: line.id for line in award_lines(session)}
        kinds = [(_(words), NomineeKind(kind)) for kind, words in KINDS.items()]
        fields = (
            EntryField(
                "award_type_id",
                _("Award"),
                ids.get(old.award_code, 0) if old else 0,
                kind="choice",
                choices=[(name, ids[code]) for code, name in awards],
                required=True,
            ),
            EntryField("kind", _("For"), old.kind if old else NomineeKind.INDIVIDUAL, kind="choice", choices=kinds),
            EntryField(
                "article", _("Rule and article"), old.article if old else "", "QĐ 12/2025/QĐ-UBND Điều 5", required=True
            ),
            EntryField(
                "source", _("Source"), old.source if old else "", "Công báo tỉnh, ngày 10/8/2025", required=True
            ),
            EntryField("valid_from", _("From"), old.valid_from if old else None, kind="date", required=True),
            EntryField("valid_to", _("Until"), old.valid_to if old else None, kind="date"),
            *self._asked(own, awards),
        )
        words = _(
            "It counts beside the articles of the law: any of them is enough. What is left empty is not asked for."
        )
        return EntryForm(self.theme, EntryWords(title, verb, words, fields), self, 620)

    @staticmethod
    def _asked(own: OwnConditions, awards: list[tuple[str, str]]) -> tuple[EntryField, ...]:
        """Return the fields of what is asked for."""
        nothing = ("–", "")
        bases = [(_("any"), ""), *((_(TYPES[each]), each.value) for each in RewardType)]
        return (
            EntryField("basis", _("Reward type"), own.basis, kind="choice", choices=bases),
            _count("years", _("Years running"), own.years),
            EntryField(
                "rating",
                _("with the rating, or better"),
                own.rating,
                kind="choice",
                choices=[nothing, *((_(RATINGS[each]), each) for each in RATING_RANKS)],
            ),
            _count("results", _("How many results"), own.results),
            EntryField(
                "result", _("of"), own.result, kind="choice", choices=[(_(RESULT_WORDS[e]), e) for e in RESULTS]
            ),
            EntryField(
                "scope", _("reaching"), own.scope, kind="choice", choices=[(_(SCOPES[e]), e) for e in SCOPE_RANKS]
            ),
            EntryField(
                "earlier",
                _("Has the award"),
                own.earlier,
                kind="choice",
                choices=[nothing, *((n, c) for c, n in awards)],
            ),
            _count("earlier_count", _("how often"), own.earlier_count),
            EntryField("shown", _("What only the dossier can tell"), own.shown),
        )

    def add(self) -> None:
        form = self._form(_("New criterion of our own"), _("Add the criterion"), None)
        self.ask_new(form, lambda: AddCriterion(**typed(form)), self.table)

    def edit(self) -> None:
        line = self.line()
        if line is not None and line.own and own_of(line.ways) is not None:
            form = self._form(_("Correct a criterion"), _("Keep the changes"), line)
            self.ask(form, lambda: EditCriterion(line.id, **typed(form)))

    def remove(self) -> None:
        if line := self.line():
            self.do(RemoveCriterion(line.id))


def _count(name: str, title: str, value: int) -> EntryField:
    return EntryField(name, title, str(value or ""), "0", read=number)


def typed(form: EntryForm) -> dict[str, Any]:
    """Return the fields of the change that a form means."""
    values = form.values()
    own = {name: values.pop(name) for name in (*OWN_FIELDS, "shown")}
    counts = {name: own[name] or 0 for name in ("years", "results", "earlier_count")}
    made: dict[str, Any] = {**own, **counts}
    return {**values, "ways": ways_of_form(OwnConditions(**made))}
