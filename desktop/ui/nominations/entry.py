"""Entering nominations beside the list: what is typed survives a crash, and a refusal stands beside its field."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from functools import cache, partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from db.changes.nominations import AddNomination, EditNomination
from db.connect import Reader
from db.errors import KnownError
from db.queries.advice import advice_on_draft
from db.queries.known_by_name import to_be_asked, unit_spelled_alike
from db.queries.lookups import known_nominees, known_units, known_words, proposable
from db.queries.nomination_drafts import nomination_draft
from db.queries.nomination_list import NominationLine
from db.queries.round_list import RoundLine
from db.rules.drafts import NominationDraft, Problem, changed_meanwhile
from db.rules.names import match_key, search_key
from db.rules.nomination_fields import RECORD, field_named
from db.rules.terms import NomineeKind, Severity
from desktop.ui.core.context import Context
from desktop.ui.core.form_autosave import FormAutosave, FormValues
from desktop.ui.core.i18n import _, problem_sentence, sentence
from desktop.ui.framework.state_labels import tone_of
from desktop.ui.nominations.nomination_form import Looked, NominationForm
from desktop.ui.widgets.completion import Suggestion
from resources.paths import path

NOT_CHECKED = frozenset({"law_silent", "law_not_in_hand"})
"""Findings that say that the law was not looked at."""


class NominationEntry(QObject):
    """Fills the form, saves what is typed as a draft, and writes the nomination.

    `here` returns the open round, `line` what the list shows of a nomination; `show` and `leave` open and close the
    form beside the list, `select` selects a nomination in it, `report` shows a sentence in the status line.
    """

    def __init__(
        self,
        context: Context,
        parent: QObject,
        here: Callable[[], RoundLine | None],
        line: Callable[[int], NominationLine | None],
        show: Callable[[QWidget], object],
        leave: Callable[[], object],
        select: Callable[[int], object],
        report: Callable[[str], object],
    ) -> None:
        super().__init__(parent)
        self._context, self._here, self._line = context, here, line
        self._show, self._leave, self._select, self._report = show, leave, select, report
        self._editing = 0
        self._before: FormValues = {}  # what stood in the form before anything was typed
        self._read: NominationDraft | None = None  # what the record said of the nomination that is changed
        self._opened: NominationDraft | None = None  # what the form said of it before anything was typed
        self._drafts: dict[tuple[str, int], FormAutosave] = {}
        self.form = NominationForm(context.theme, self._complete, self._awards(), context.today, self._look)
        self.form.save_requested.connect(self.keep)
        self.form.leave_requested.connect(leave)
        self.form.discard_requested.connect(self._forget)
        self.form.edited.connect(self._keep_typed)

    def _awards(self) -> list[tuple[str, tuple[int, int]]]:
        """Return what can be proposed: each authority's own awards, its commendation first."""
        with self._context.database.read() as session:
            return [(name, (award, body)) for name, award, body in proposable(session, self._context.round_id)]

    def _complete(self, field: str, typed: str, kind: NomineeKind) -> Sequence[Suggestion]:
        with self._context.database.read() as session:
            return suggestions(session, field, typed, kind)

    def _look(self, draft: NominationDraft, target: tuple[int, int]) -> Looked:
        """Return whom a draft may mean and what stands in the way of it; a record that cannot be read is told there."""
        try:
            return self._looked_up(draft, target)
        except KnownError as error:
            return Looked(notes=[("stop", sentence(error))])

    def _looked_up(self, draft: NominationDraft, target: tuple[int, int]) -> Looked:
        """Ask the record; the nomination's own name is not asked about."""
        context, own = self._context, self._read if self._editing else None
        renamed = own is None or (own.kind, match_key(own.name)) != (draft.kind, match_key(draft.name))
        with context.database.read() as session:
            known = to_be_asked(session, draft) if renamed else []
            if own is not None and not renamed:
                draft = replace(draft, nominee_id=own.nominee_id)
            found = advice_on_draft(session, draft, context.round_id, target[0], context.today(), self._editing)
            unit = unit_spelled_alike(session, draft.unit)
            collective = renamed and not known and draft.kind is NomineeKind.COLLECTIVE
            called = unit_spelled_alike(session, draft.name) if collective else ""
        asked = [each for each in found if each.severity is not Severity.INFO]
        silent = [each for each in found if each.rule in NOT_CHECKED]
        notes = [
            (tone_of(each.severity), problem_sentence(each.rule, json.loads(each.values))) for each in asked or silent
        ]
        return Looked(known, unit, called, notes)

    def _draft(self) -> FormAutosave:
        """Return what keeps the typing: of one nomination that is changed, or of the open round's new one."""
        context = self._context
        about = ("nomination.edit", self._editing) if self._editing else ("nomination", context.round_id)
        if about not in self._drafts:
            self._drafts[about] = FormAutosave(context.database, context.jobs, about[0], str(about[1]), self)
        return self._drafts[about]

    def _keep_typed(self, values: FormValues) -> None:
        typed = {name: value for name, value in values.items() if value != self._before.get(name)}
        if typed:
            self._draft().keep(typed)
        else:
            self._draft().drop()

    def _start(self, title: str, verb: str, values: FormValues) -> None:
        """Begin with `values` and put over them what was typed and never kept, before a crash or before Esc."""
        self._show(self.form)
        self.form.start(title, verb, values)
        self._before, self._opened = self.form.values(), self.form.draft()
        kept = self._draft().read()
        typed = {name: value for name, value in kept.items() if value != self._before.get(name)}
        if typed:
            self.form.fill({**self._before, **typed})
            self.form.select_typed(list(typed))
            self._report(_("What was typed last time is still here."))
        self.form.discard_button.setVisible(bool(typed))

    def _forget(self) -> None:
        """Drop what was typed: the form is again as the record has it."""
        self._draft().drop()
        self.form.discard_button.hide()
        self.form.fill(self._before)
        self.form.edits["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def new(self) -> None:
        """Enter a new nomination; what was typed before a crash is still there."""
        here = self._here()
        self._editing = 0
        self.form.offer(self._awards())
        proposed: FormValues = {"citation": here.citation, "period": str(here.year)} if here else {}
        self._start(_("New nomination"), _("Add"), proposed)

    def edit(self, id_: int) -> None:
        """Show everything that was entered; what is not changed stays."""
        with self._context.database.read() as session:
            draft = nomination_draft(session, id_)
        line = self._line(id_)
        if draft is None or line is None:
            return
        self._editing, self._read = id_, draft
        awards, pair = self._awards(), (line.award_type_id, line.authority_id)
        self.form.offer(awards if pair in [each for _words, each in awards] else [*awards, (line.award, pair)])
        values = {**asdict(draft), "kind": draft.kind.value, "award": (line.award_type_id, line.authority_id)}
        self._start(_("Edit"), _("Keep the changes"), values)

    def keep(self) -> None:
        """Add or change; a KnownError stands beside its field and nothing typed is lost."""
        form, context = self.form, self._context
        if not form.settle():
            return
        award, authority = form.target()
        draft, typed = form.draft(), self._draft()
        if self._editing:
            try:
                together = self._with_theirs(draft)
            except KnownError as error:
                self._refuse(error)
                return
            change = EditNomination(self._editing, together, award, authority)
            context.do(change, lambda _none: self._kept(typed), self._refuse)
            return
        following = {"kind": draft.kind.value, "award": (award, authority), "citation": draft.citation}
        added = partial(self._added, typed, {**following, "period": draft.period})
        context.do(AddNomination(context.round_id, award, authority, draft), added, self._refuse)

    def _refuse(self, error: KnownError) -> None:
        """Show what is wrong beside its field; what was typed stays."""
        field, form = str(error.values.get("field", "name")), self.form
        form.check([Problem(field if field in form.fields else "name", error.code, values=dict(error.values))])

    def _kept(self, typed: FormAutosave) -> None:
        """The nomination that was changed is written: its draft goes and the list has the focus again."""
        typed.drop()
        self._leave()

    def _added(self, typed: FormAutosave, following: FormValues, made: int) -> None:
        """The new nomination is written: select it and go on with the next, `following` filled in."""
        typed.drop()
        self._select(made)
        self._start(_("New nomination"), _("Add"), following)

    def _with_theirs(self, typed: NominationDraft) -> NominationDraft:
        """Return what was typed, and what another clerk wrote meanwhile into fields that were not touched here.

        Raises KnownError("changed_meanwhile") where both wrote into one field; keeping again puts ours there.
        """
        with self._context.database.read() as session:
            now = nomination_draft(session, self._editing)
        was, opened = self._read, self._opened
        if was is None or opened is None or now is None:
            return typed  # what is gone is said by the change
        theirs = changed_meanwhile(was, now)
        ours = changed_meanwhile(opened, typed)
        for name in theirs.keys() & ours.keys() & self.form.fields.keys():
            if theirs[name] != ours[name]:
                self._read = replace(was, **{name: theirs[name]})
                raise KnownError("changed_meanwhile", field=name, now=theirs[name])
        return replace(typed, **{name: value for name, value in theirs.items() if name not in ours})


@cache
def listed_names(catalogue: str) -> dict[str, str]:
    """Return the names of a list of `resources/catalogue/` in its order; what is also said, with the official name."""
    listed = json.loads(path(f"catalogue/{catalogue}.json").read_text(encoding="utf-8"))
    return {**dict.fromkeys(listed["names"], ""), **listed["also"]}


def _key(name: str) -> str:
    return search_key(name).replace("-", "").replace(" ", "")


def suggestions(session: Reader, field: str, typed: str, kind: NomineeKind) -> list[Suggestion]:
    """Return what is known that fits: nominees by name, units, and words used before."""
    if field == "name":
        known = known_nominees(session, typed, kind)
        return [Suggestion(each.name, ", ".join(t for t in (each.position, each.unit) if t), each) for each in known]
    completed = field_named(field).completed
    if completed != RECORD:
        listed = listed_names(completed).items()
        return [Suggestion(name, official) for name, official in listed if _key(name).startswith(_key(typed))]
    found = {text: Suggestion(text) for text in known_words(session, field, typed)}
    units = known_units(session, typed) if field in ("unit", "proposer") else []
    found.update({name: Suggestion(name, short) for _id, name, short in units})
    return list(found.values())
