"""Nominations: adding, editing, ordering, and the steps a clerk takes with them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, func, select

from db.changes import nominees, people, units
from db.changes.change import Writer, change
from db.errors import KnownError
from db.models.catalogue import AwardKind, AwardType
from db.models.nominations import Finding, Nomination
from db.models.rounds import AwardRound
from db.queries.advice import advice, written
from db.queries.nomination_drafts import nomination_draft
from db.rules import drafts, names, stages
from db.rules.clean_text import clean
from db.rules.drafts import NominationDraft
from db.rules.nomination_fields import KEPT
from db.rules.terms import NominationState, NomineeKind, RoundState, Severity

AT_ONCE = 500  # ids in one statement


@dataclass(frozen=True)
class Source:
    """Where a nomination was read: file (by hash), sheet, row and cell of the name."""

    sheet: str
    row: int
    cell: str


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


@dataclass(frozen=True)
class Target:
    """What nominations are put forward for."""

    round_id: int
    award_type_id: int
    authority_id: int
    movement_id: int | None = None


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
        drafts.stop_at_errors(drafts.check_nomination(self.draft))
        values = texts(self.draft)
        award, authority = self.award_type_id or kept.award_type_id, self.authority_id or kept.authority_id
        renamed = names.match_key(self.draft.name) != names.match_key(kept.name) or self.draft.kind != kept.kind
        nominee = nominees.renamed(writer, kept, self.draft) if renamed else kept.nominee_id
        if (nominee, award, authority) != (kept.nominee_id, kept.award_type_id, kept.authority_id):
            _check_kind(writer, award, self.draft.kind)
            target = Target(kept.round_id, award, authority, kept.movement_id)
            check_once(writer, target, nominee, self.draft.name, self.nomination_id)
        target_values = {"award_type_id": award, "authority_id": authority, "nominee_id": nominee}
        writer.update(Nomination, self.nomination_id, kind=self.draft.kind, **target_values, **values)
        if renamed:
            nominees.complete_person(writer, nominee, self.draft)
        else:
            nominees.correct_person(writer, nominee, self.draft)


@change("nomination.edit_many")
class EditNominations:
    """Give many nominations one award, citation, unit or state; what is None or 0 stays as it is in each."""

    nomination_ids: tuple[int, ...]
    award_type_id: int = 0
    authority_id: int = 0
    citation: str | None = None
    unit: str | None = None
    state: NominationState | None = None
    reason: str = ""

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
        if self.state is not None:
            MoveNominations(self.nomination_ids, self.state, self.reason).apply(writer)
        return len(self.nomination_ids)


@change("nomination.reorder")
class ReorderNominations:
    """Set the order by hand: the given nominations take the ranks 1, 2, 3 …"""

    nomination_ids: tuple[int, ...]

    def apply(self, writer: Writer) -> None:
        """Write the ranks."""
        for rank, nomination in enumerate(self.nomination_ids, start=1):
            writer.update(Nomination, nomination, rank=rank)


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
        for id_ in self.nomination_ids:
            stages.check_step(_nomination(writer, id_).state, following, self.reason)
            writer.update(Nomination, id_, state=following, state_reason=self.reason)
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

    def apply(self, writer: Writer) -> int:
        """Return the finding's id. Raises KnownError("reason_missing")."""
        if not self.reason.strip():
            raise KnownError("reason_missing", following="override")
        found = writer.session.scalar(
            select(Finding.id).where(Finding.nomination_id == self.nomination_id, Finding.rule == self.rule)
        )
        values = {"override_reason": self.reason, "overridden_by": writer.actor}
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


def add(
    writer: Writer,
    target: Target,
    draft: NominationDraft,
    file_id: int | None = None,
    source: Source | None = None,
) -> int:
    """Check and write one nomination and return its id; entry and import call it.

    Raises KnownError: gone, round_closed."""
    drafts.stop_at_errors(drafts.check_nomination(draft))
    round_ = writer.session.get(AwardRound, target.round_id)
    if round_ is None:
        raise KnownError("gone", table="award_round", id=target.round_id)
    if round_.state is RoundState.CLOSED:
        raise KnownError("round_closed", name=round_.name)
    _check_kind(writer, target.award_type_id, draft.kind)
    if not draft.citation.strip():  # a unit's list seldom says it; the round does
        draft = replace(draft, citation=round_.citation)
    nominee = nominees.nominee_for(writer, draft)
    check_once(writer, target, nominee, draft.name)
    nominees.complete_person(writer, nominee, draft)
    last = writer.session.scalar(select(func.max(Nomination.rank)).where(Nomination.round_id == target.round_id))
    return writer.insert(
        Nomination,
        round_id=target.round_id,
        nominee_id=nominee,
        award_type_id=target.award_type_id,
        authority_id=target.authority_id,
        movement_id=target.movement_id if target.movement_id is not None else round_.movement_id,
        kind=draft.kind,
        state=NominationState.DRAFT,
        rank=(last or 0) + 1,
        source_file_id=file_id,
        source_sheet=source.sheet if source else "",
        source_row=source.row if source else None,
        source_cell=source.cell if source else "",
        **texts(draft),
    )


def texts(draft: NominationDraft) -> dict[str, Any]:
    """Return the columns a draft fills, with the keys of its name."""
    person = draft.kind is not NomineeKind.COLLECTIVE
    keys = people.names_of(draft.name) if person else units.names_of(draft.name)
    return {**keys, **{name: getattr(draft, name) for name in KEPT}}


def check_once(writer: Writer, target: Target, nominee: int, name: str, own_id: int = 0) -> None:
    """Raise KnownError("nominated_twice") when the round has this nominee for this award and authority already."""
    same: list[ColumnElement[bool]] = [
        Nomination.round_id == target.round_id,
        Nomination.nominee_id == nominee,
        Nomination.award_type_id == target.award_type_id,
        Nomination.authority_id == target.authority_id,
        Nomination.id != own_id,
    ]
    state = writer.session.scalar(select(Nomination.state).where(*same).limit(1))
    if state is not None:
        raise KnownError("nominated_twice", name=clean(name), state=state.value)


def _check_kind(writer: Writer, award_type: int, kind: NomineeKind) -> None:
    kinds = writer.session.scalars(select(AwardKind.kind).where(AwardKind.award_type_id == award_type)).all()
    if kind not in kinds:
        award = writer.session.scalar(select(AwardType.name).where(AwardType.id == award_type))
        raise KnownError("kind_not_for_award", award=award or "", kind=kind.value)


def _nomination(writer: Writer, id_: int) -> Nomination:
    found = writer.session.get(Nomination, id_, populate_existing=True)
    if found is None:
        raise KnownError("gone", table="nomination", id=id_)
    return found


def _keep_findings(writer: Writer, nomination_ids: Sequence[int]) -> None:
    """Keep each finding that asks something of the clerk and is not kept yet; an override is never touched."""
    for start in range(0, len(nomination_ids), AT_ONCE):
        ids = nomination_ids[start : start + AT_ONCE]
        rows = writer.session.execute(select(Finding.nomination_id, Finding.rule).where(Finding.nomination_id.in_(ids)))
        kept = {(row.nomination_id, row.rule) for row in rows}
        for id_, findings in advice(writer.session, ids, writer.today).items():
            for found in findings:
                if found.severity is Severity.INFO or (id_, found.rule) in kept:
                    continue
                kept.add((id_, found.rule))
                writer.insert(
                    Finding,
                    nomination_id=id_,
                    rule=found.rule,
                    severity=found.severity,
                    article=found.article,
                    values=written(found),
                )
