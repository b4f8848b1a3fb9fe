"""Putting nominees forward in a round: one of them or a whole list, looked up and written together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, func, select

from db.changes import nominees, people, units
from db.changes.change import Writer
from db.changes.table_rows import AT_ONCE, Row
from db.errors import KnownError
from db.models.catalogue import AwardKind, AwardType
from db.models.nominations import Nomination
from db.models.rounds import AwardRound
from db.queries.known_by_name import KnownNames
from db.rules import drafts
from db.rules.awards import general_name
from db.rules.clean_text import clean
from db.rules.drafts import NominationDraft
from db.rules.nomination_fields import KEPT
from db.rules.terms import NominationState, NomineeKind, RoundState


@dataclass(frozen=True)
class Source:
    """Where a nomination was read: file (by hash), sheet, row and cell of the name."""

    sheet: str
    row: int
    cell: str


@dataclass(frozen=True)
class Target:
    """What nominations are put forward for."""

    round_id: int
    award_type_id: int
    authority_id: int
    movement_id: int | None = None


@dataclass(frozen=True)
class Proposed:
    """One nominee to be put forward for one award, and where a list says so."""

    award_type_id: int
    authority_id: int
    draft: NominationDraft
    source: Source | None = None


def add(writer: Writer, target: Target, draft: NominationDraft) -> int:
    """Check and write one nomination and return its id.

    Raises KnownError: nominated_twice, and what `add_all` raises.
    """
    proposed = Proposed(target.award_type_id, target.authority_id, draft)
    (id_,) = add_all(writer, target.round_id, [proposed], movement_id=target.movement_id, repeats_left_out=False)
    assert id_ is not None
    return id_


def add_all(
    writer: Writer,
    round_id: int,
    proposed: Sequence[Proposed],
    *,
    file_id: int | None = None,
    movement_id: int | None = None,
    repeats_left_out: bool = True,
) -> list[int | None]:
    """Check and write nominations; return their ids in order, None for each that the round has already.

    Raises KnownError: gone, round_closed, kind_not_for_award, what `drafts` finds wrong, and nominated_twice unless
    repeats are left out.
    """
    proposed = [
        one if (draft := drafts.tidied(one.draft)) is one.draft else replace(one, draft=draft) for one in proposed
    ]
    for one in proposed:
        drafts.stop_at_errors(drafts.check_fields(one.draft))
    round_ = writer.session.get(AwardRound, round_id)
    if round_ is None:
        raise KnownError("gone", table="award_round", id=round_id)
    if round_.state is RoundState.CLOSED:
        raise KnownError("round_closed", name=round_.name)
    for award_type, kind in dict.fromkeys((one.award_type_id, one.draft.kind) for one in proposed):
        check_kind(writer, award_type, kind)
    plan = _Plan(writer, round_id, proposed)
    for one in proposed:
        if not plan.take(one) and not repeats_left_out:
            raise plan.repeated(one)
    who = plan.write_nominees()
    last = writer.session.scalar(select(func.max(Nomination.rank)).where(Nomination.round_id == round_id)) or 0
    kept = {
        "round_id": round_id,
        "movement_id": movement_id if movement_id is not None else round_.movement_id,
        "state": NominationState.DRAFT,
        "source_file_id": file_id,
    }
    rows: list[Row] = []
    for one, nominee in zip(proposed, who, strict=True):
        if nominee is not None:
            rows.append({**kept, "rank": last + len(rows) + 1, **_values(one, nominee, round_.citation)})
    ids = iter(writer.insert_many(Nomination, rows))
    return [None if nominee is None else next(ids) for nominee in who]


def _values(one: Proposed, nominee: int, citation: str) -> Row:
    draft, source = one.draft, one.source
    return {
        "nominee_id": nominee,
        "award_type_id": one.award_type_id,
        "authority_id": one.authority_id,
        "kind": draft.kind,
        "source_sheet": source.sheet if source else "",
        "source_row": source.row if source else None,
        "source_cell": source.cell if source else "",
        **texts(draft),
        "citation": draft.citation if draft.citation.strip() else citation,  # a unit's list seldom says it
    }


@dataclass
class _Plan:
    """Who is meant by each of the proposed; new nominees have negative numbers until they are written."""

    writer: Writer
    round_id: int
    proposed: Sequence[Proposed]
    _who: list[int | None] = field(default_factory=list)
    _new: list[NominationDraft] = field(default_factory=list)
    _told: dict[int, NominationDraft] = field(default_factory=dict)

    def __post_init__(self) -> None:
        session = self.writer.session
        self._known = KnownNames(session, (one.draft for one in self.proposed))
        chosen = (one.draft.nominee_id for one in self.proposed if one.draft.nominee_id is not None)
        self._taken = dict(_nominated(self.writer, self.round_id, {*self._known.nominees(), *chosen}))

    def take(self, one: Proposed) -> bool:
        """Note whom a proposal means; return False where the round has the nominee for this award already."""
        nominee = self._known.meant(one.draft)
        if nominee is None:
            self._new.append(one.draft)
            nominee = -len(self._new)
        award = nominee, one.award_type_id, one.authority_id
        if award in self._taken:
            self._who.append(None)
            return False
        self._taken[award] = NominationState.DRAFT
        self._who.append(nominee)
        self._known.add(nominee, one.draft)
        if nominee > 0:
            self._told[nominee] = replace(self._told.get(nominee, one.draft), **nominees.facts_of(one.draft))
        elif self._new[-nominee - 1] is not one.draft:
            self._new[-nominee - 1] = replace(self._new[-nominee - 1], **nominees.facts_of(one.draft))
        return True

    def repeated(self, one: Proposed) -> KnownError:
        """Return what is said of a proposal that `take` left out."""
        nominee = self._known.meant(one.draft) or 0
        state = self._taken[nominee, one.award_type_id, one.authority_id]
        return KnownError("nominated_twice", name=clean(one.draft.name), state=state.value)

    def write_nominees(self) -> list[int | None]:
        """Add new nominees and complete known people; return for each proposal its nominee, None where left out."""
        made = nominees.new_nominees(self.writer, self._new)
        nominees.complete_people(self.writer, self._told)
        return [made[-one - 1] if one is not None and one < 0 else one for one in self._who]


def _nominated(
    writer: Writer, round_id: int, of: Iterable[int]
) -> Iterable[tuple[tuple[int, int, int], NominationState]]:
    """Yield (nominee, award type, authority) and state of the nominations that these nominees have in a round."""
    ids = sorted(of)
    for first in range(0, len(ids), AT_ONCE):
        columns = Nomination.nominee_id, Nomination.award_type_id, Nomination.authority_id, Nomination.state
        here = Nomination.round_id == round_id, Nomination.nominee_id.in_(ids[first : first + AT_ONCE])
        for nominee, award_type, authority, state in writer.session.execute(select(*columns).where(*here)):
            yield (nominee, award_type, authority), state


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


def check_kind(writer: Writer, award_type: int, kind: NomineeKind) -> None:
    """Raise KnownError("kind_not_for_award") for an award that goes to no nominee of this kind."""
    kinds = writer.session.scalars(select(AwardKind.kind).where(AwardKind.award_type_id == award_type)).all()
    if kind not in kinds:
        award = writer.session.scalar(select(AwardType.name).where(AwardType.id == award_type))
        raise KnownError("kind_not_for_award", award=general_name(award or ""), kind=kind.value)
