"""Nominations of a round sent to a unit for checking: the workbook, the comparison when it returns, the change."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from db.changes.importing import Correction, ListRow, TakeReview
from db.changes.putting_forward import Source
from db.connect import Database
from db.queries.importing import ReviewRow, authority_rows, award_rows, review_rows
from db.rules.drafts import NominationDraft, under_name
from db.rules.nomination_fields import FIELDS, PEOPLE, field_named, kept_value, listed_text
from db.rules.terms import NomineeKind
from desktop.exchange.readers.reading_process import Waiting
from desktop.intake.award_choice import AwardChoice
from desktop.intake.round_trip import KeyedRow, Returned, compare_returned, write_for_unit
from desktop.labels.export_labels import KINDS

TEXTS = {"name": "name", **{field.list_field: field.name for field in FIELDS if field.list_title}}
"""Field of the workbook -> field of the draft. An award is not among them: another award is another nomination."""


_OF_PEOPLE = [field.list_field for field in FIELDS if field.list_title and field.asked_of == PEOPLE]


class RowChange(StrEnum):
    """What the unit did to a row."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class ReviewItem:
    """One difference between the list sent and the list returned; `cell` is its address in the returned file."""

    change: RowChange
    name: str
    field: str = ""
    before: str = ""
    after: str = ""
    cell: str = ""
    nomination_id: int = 0
    row: ListRow | None = None

    @property
    def can_apply(self) -> bool:
        """Whether the difference can be applied; an unknown award or a changed one has to be entered by hand."""
        if self.change is RowChange.ADDED:
            return self.row is not None
        return self.change is RowChange.REMOVED or self.field in TEXTS


@dataclass(frozen=True)
class Review:
    """A returned workbook compared with the nominations of its round."""

    round_id: int
    file: Path
    sha256: str
    rows: dict[int, ReviewRow]
    items: tuple[ReviewItem, ...]


def write_unit_list(database: Database, round_id: int, title: str, path: Path, ids: Sequence[int] | None = None) -> int:
    """Write nominations of a round, all without `ids`, as a workbook with hidden keys; return how many."""
    with database.read() as session:
        rows = review_rows(session, round_id, ids)
    write_for_unit(path, title, [_keyed(row) for row in rows])
    return len(rows)


def review_returned(database: Database, round_id: int, path: Path, waiting: Waiting | None = None) -> Review:
    """Compare a returned workbook with its round.

    Raises KnownError: list_keys_gone, list_columns_gone, list_columns_renamed, and the codes of
    `reading_process.open_apart`.
    """
    with database.read() as session:
        rows = {row.id: row for row in review_rows(session, round_id)}
        choice = AwardChoice(award_rows(session), authority_rows(session))
    returned = compare_returned(path, [_keyed(row) for row in rows.values()], waiting)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return Review(round_id, path, sha256, rows, tuple(_items(returned, rows, choice)))


def _keyed(row: ReviewRow) -> KeyedRow:
    texts = {field: _listed(name, row.draft) for field, name in TEXTS.items()}
    return KeyedRow(str(row.id), {**texts, "kind": KINDS[row.draft.kind], "award": row.award})


def _listed(name: str, draft: NominationDraft) -> str:
    return draft.name if name == "name" else listed_text(field_named(name), getattr(draft, name))


def _kept(name: str, text: str) -> str | bool:
    return text if name == "name" else kept_value(field_named(name), text)


def _items(returned: Returned, rows: dict[int, ReviewRow], choice: AwardChoice) -> list[ReviewItem]:
    items = []
    for cell in returned.changed:
        row = rows.get(int(cell.key)) if cell.key.isdecimal() else None
        if row is not None and not _same_award(cell.field, cell.before, cell.after, choice):
            items.append(
                ReviewItem(RowChange.CHANGED, row.draft.name, cell.field, cell.before, cell.after, cell.cell, row.id)
            )
    for key in returned.removed:
        row = rows.get(int(key)) if key.isdecimal() else None
        if row is not None:
            items.append(ReviewItem(RowChange.REMOVED, row.draft.name, nomination_id=row.id))
    for added in returned.added:
        texts = added.texts
        told = ", ".join(texts[field] for field in ("position", "unit", "award") if texts.get(field))
        items.append(ReviewItem(RowChange.ADDED, texts.get("name", ""), after=told, row=_new(texts, choice)))
    return items


def _same_award(field: str, before: str, after: str, choice: AwardChoice) -> bool:
    """Whether a cell names the award that it named before, in other words: a list sent by an older version, say."""
    meant = choice.choose(after) if field == "award" and after else None
    return meant is not None and meant == choice.choose(before)


def _new(texts: dict[str, str], choice: AwardChoice) -> ListRow | None:
    """Return an added row as the record takes it; None where its award is unknown or not for its kind.

    A row that tells no kind is a person where it has an honorific or a position, else a collective.
    """
    chosen = choice.choose(texts["award"]) if texts.get("award") and texts.get("name") else None
    person = any(texts.get(listed) for listed in ("honorific", *_OF_PEOPLE))
    shape = NomineeKind.INDIVIDUAL if person else NomineeKind.COLLECTIVE
    kind = {word.casefold(): one for one, word in KINDS.items()}.get(texts.get("kind", "").casefold(), shape)
    if chosen is None or kind not in chosen.award.kinds:
        return None
    told: dict[str, Any] = {name: _kept(name, texts.get(field, "")) for field, name in TEXTS.items()}
    draft = NominationDraft(kind, **told)
    return ListRow(chosen.award.id, chosen.authority_id, draft, Source("", 0, ""))


def review_change(review: Review, accepted: Sequence[ReviewItem], reason: str) -> TakeReview:
    """Return the change that applies the accepted items together; `reason` is kept with those withdrawn."""
    drafts: dict[int, NominationDraft] = {}
    for item in accepted:
        if item.change is RowChange.CHANGED and item.can_apply:
            draft = drafts.get(item.nomination_id, review.rows[item.nomination_id].draft)
            corrected: dict[str, Any] = {TEXTS[item.field]: _kept(TEXTS[item.field], item.after)}
            named = under_name(draft, item.after) if item.field == "name" else replace(draft, **corrected)
            drafts[item.nomination_id] = named
    return TakeReview(
        review.round_id,
        tuple(Correction(id_, draft) for id_, draft in drafts.items()),
        tuple(item.row for item in accepted if item.row is not None),
        tuple(item.nomination_id for item in accepted if item.change is RowChange.REMOVED),
        reason,
        review.file.name,
        review.sha256,
        datetime.now().astimezone().isoformat(timespec="seconds"),
    )
