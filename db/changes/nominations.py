"""Nominations: adding, editing, ordering, and the steps a clerk takes with them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from db.changes import nominees
from db.changes.change import Writer, change
from db.changes.putting_forward import Target, add, check_kind, check_once, texts
from db.changes.table_rows import AT_ONCE
from db.errors import KnownError
from db.models.nominations import Finding, Nomination
from db.queries.advice import advice, written
from db.queries.nomination_drafts import nomination_draft
from db.rules import drafts, names, stages
from db.rules.drafts import NominationDraft
from db.rules.terms import NominationState, Severity


@change("nomination.add")
class AddNomination:
    """Put someone forward in a round for one award of one authority."""

    round_id: int
    award_type_id: int
    authority_id: int
    draft: NominationDraft
    movement_id: int | None = None

    def apply(self, writer: Writer) -> int:
        """Return the nomination's id.

        Raises KnownError: round_closed, nominated_twice, kind_not_for_award, and what `drafts` finds wrong.
        """
        target = Target(self.round_id, self.award_type_id, self.authority_id, self.movement_id)
        return add(writer, target, self.draft)


@change("nomination.edit")
class EditNomination:
    """Change a nomination that is not decided yet: every text, the person's birth, the award where one is given."""

    nomination_id: int
    draft: NominationDraft
    award_type_id: int = 0
    authority_id: int = 0

    def apply(self, writer: Writer) -> None:
        """Write what the draft says; a corrected name corrects who was only named here, else it is another nominee.

        Raises KnownError: not_editable, edit_final, nominated_twice, kind_not_for_award, and what `drafts` finds wrong.
        """
        kept = _nomination(writer, self.nomination_id)
        if wrong := stages.edit_refused((kept.state,)):
            raise wrong
        draft = drafts.tidied(self.draft)
        drafts.stop_at_errors(drafts.check_fields(draft))
        values = texts(draft)
        award, authority = self.award_type_id or kept.award_type_id, self.authority_id or kept.authority_id
        renamed = names.match_key(draft.name) != names.match_key(kept.name) or draft.kind != kept.kind
        nominee = nominees.renamed(writer, kept, draft) if renamed else kept.nominee_id
        if (nominee, award, authority) != (kept.nominee_id, kept.award_type_id, kept.authority_id):
            check_kind(writer, award, draft.kind)
            target = Target(kept.round_id, award, authority, kept.movement_id)
            check_once(writer, target, nominee, draft.name, self.nomination_id)
        target_values = {"award_type_id": award, "authority_id": authority, "nominee_id": nominee}
        writer.update(Nomination, self.nomination_id, kind=draft.kind, **target_values, **values)
        if renamed:
            nominees.complete_people(writer, {nominee: draft})
        else:
            nominees.correct_person(writer, nominee, draft)


@change("nomination.edit_many")
class EditNominations:
    """Give many nominations one award, citation, unit, state or mark; what is None or 0 stays as it is in each."""

    nomination_ids: tuple[int, ...]
    award_type_id: int = 0
    authority_id: int = 0
    citation: str | None = None
    unit: str | None = None
    state: NominationState | None = None
    reason: str = ""
    secret: bool | None = None
    """The mark of the secret list; it may be set and taken off whatever became of the nomination."""

    def apply(self, writer: Writer) -> int:
        """Return how many there were; one that is refused stops all.

        Raises KnownError: gone, what `stages` refuses, nominated_twice, kind_not_for_award, reason_missing, and what
        `drafts` finds wrong.
        """
        given = {"citation": self.citation, "unit": self.unit}
        texts_given: dict[str, Any] = {name: text for name, text in given.items() if text is not None}
        if texts_given or self.award_type_id or self.authority_id:
            for id_ in self.nomination_ids:
                draft = nomination_draft(writer.session, id_)
                if draft is None:
                    raise KnownError("gone", table="nomination", id=id_)
                edited = replace(draft, **texts_given)
                EditNomination(id_, edited, self.award_type_id, self.authority_id).apply(writer)
        for id_ in self.nomination_ids if self.secret is not None else ():
            _nomination(writer, id_)
            writer.update(Nomination, id_, secret=self.secret)
        if self.state is not None:
            MoveNominations(self.nomination_ids, self.state, self.reason).apply(writer)
        return len(self.nomination_ids)


@change("nomination.reorder")
class ReorderNominations:
    """Set the order by hand: the given nominations take the ranks 1, 2, 3 …"""

    nomination_ids: tuple[int, ...]

    def apply(self, writer: Writer) -> None:
        """Write the ranks."""
        writer.update_many(Nomination, {id_: {"rank": rank} for rank, id_ in enumerate(self.nomination_ids, start=1)})


@change("nomination.move")
class MoveNominations:
    """Submit, return, recommend, withdraw: a step that the table of stages allows, for one or many."""

    nomination_ids: tuple[int, ...]
    state: NominationState
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Move all or none; what is submitted is looked at by the law, and what it finds is kept.

        Raises KnownError: not_by_hand, state_not_allowed, state_final, reason_missing, gone.
        """
        following = NominationState(self.state)
        if following not in stages.BY_HAND:
            raise KnownError("not_by_hand", following=following.value)
        states = _states(writer, self.nomination_ids)
        for id_ in self.nomination_ids:
            if id_ not in states:
                raise KnownError("gone", table="nomination", id=id_)
            stages.check_step(states[id_], following, self.reason)
            states[id_] = following
        moved = {"state": following, "state_reason": self.reason}
        writer.update_many(Nomination, dict.fromkeys(self.nomination_ids, moved))
        if following is NominationState.SUBMITTED:
            _keep_findings(writer, self.nomination_ids)


@change("finding.override")
class OverrideFinding:
    """Accept a nomination against what a rule found; the reason and who gave it stay in the record."""

    nomination_id: int
    rule: str
    severity: Severity
    article: str
    reason: str
    values: str = ""
    """JSON of what stood in the finding's sentence, for the papers that tell it; "" where it is kept already."""

    def apply(self, writer: Writer) -> int:
        """Return the finding's id. Raises KnownError("reason_missing")."""
        if not self.reason.strip():
            raise KnownError("reason_missing", following="override")
        found = writer.session.scalar(
            select(Finding.id).where(Finding.nomination_id == self.nomination_id, Finding.rule == self.rule)
        )
        values = {"override_reason": self.reason.strip(), "overridden_by": writer.actor}
        if self.values:
            values["values"] = self.values
        if found is not None:
            writer.update(Finding, found, **values)
            return found
        return writer.insert(
            Finding,
            nomination_id=self.nomination_id,
            rule=self.rule,
            severity=Severity(self.severity),
            article=self.article,
            **values,
        )


def _nomination(writer: Writer, id_: int) -> Nomination:
    found = writer.session.get(Nomination, id_, populate_existing=True)
    if found is None:
        raise KnownError("gone", table="nomination", id=id_)
    return found


def _states(writer: Writer, ids: Sequence[int]) -> dict[int, NominationState]:
    found: dict[int, NominationState] = {}
    for start in range(0, len(ids), AT_ONCE):
        part = select(Nomination.id, Nomination.state).where(Nomination.id.in_(ids[start : start + AT_ONCE]))
        found |= dict(iter(writer.session.execute(part)))
    return found


def _keep_findings(writer: Writer, nomination_ids: Sequence[int]) -> None:
    """Keep each finding that asks something of the clerk and is not kept yet; an override is never touched."""
    for start in range(0, len(nomination_ids), AT_ONCE):
        ids = nomination_ids[start : start + AT_ONCE]
        rows = writer.session.execute(select(Finding.nomination_id, Finding.rule).where(Finding.nomination_id.in_(ids)))
        kept = {(row.nomination_id, row.rule) for row in rows}
        new: list[dict[str, object]] = []
        for id_, findings in advice(writer.session, ids, writer.today).items():
            for found in findings:
                if found.severity is Severity.INFO or (id_, found.rule) in kept:
                    continue
                kept.add((id_, found.rule))
                new.append(
                    {
                        "nomination_id": id_,
                        "rule": found.rule,
                        "severity": found.severity,
                        "article": found.article,
                        "values": written(found),
                    }
                )
        writer.insert_many(Finding, new)
