"""What each entry of the register was given, counted when it changes: how many awards in force, and the latest year.

Derived from recipients, revocations and joined entries, as the search index is from the names: no step of the journal
tells of it, `check` counts it anew. A list of a million rows is sorted by it along an index.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, case, delete, func, insert, select
from sqlalchemy.orm import Session

from db.models.decisions import Recipient
from db.models.nominees import Nominee
from db.models.register import RegisterTotal, Revocation
from db.queries.doubles import kept_entries

if TYPE_CHECKING:
    from db.changes.change import RowImage

AT_ONCE = 500  # entries in one statement
OF_NOMINEE = frozenset({"kind", "name_sort", "merged_into_id"})
COLUMNS = ("id", "kind", "name_sort", "awards", "awards_down", "latest", "latest_down")


def keep(session: Session, images: Iterable["RowImage"]) -> None:
    """Count anew what the rows of a change touch."""
    entries, recipients = set(), set()
    for image in images:
        values = {**image.before, **image.after}
        if image.table == "recipient":
            entries |= {row["nominee_id"] for row in (image.before, image.after) if "nominee_id" in row}
            recipients.add(image.id)
        elif image.table == "revocation":
            recipients |= {row["recipient_id"] for row in (image.before, image.after) if "recipient_id" in row}
        elif image.table == "nominee" and image.before and OF_NOMINEE & values.keys():
            entries |= {image.id, image.before.get("merged_into_id"), image.after.get("merged_into_id")}
    for portion in _portions(recipients):
        entries |= set(session.scalars(select(Recipient.nominee_id).where(Recipient.id.in_(portion))))
    for portion in _portions(entries - {None}):
        _count_anew(session, portion)


def rebuild(session: Session) -> None:
    """Count every entry anew, after rows were put in by the million."""
    session.execute(delete(RegisterTotal))
    session.execute(insert(RegisterTotal).from_select(COLUMNS, _counted()))


def wrong(session: Session) -> list[int]:
    """Return the entries whose stored totals are not what counting gives, at most 100."""
    stored = select(*(getattr(RegisterTotal, name) for name in COLUMNS))
    more = stored.except_(_counted()).subquery()
    less = _counted().except_(stored).subquery()
    found = {id_ for part in (more, less) for id_ in session.scalars(select(part.c.id).limit(AT_ONCE))}
    return sorted(found)[:100]


def _counted(*where: ColumnElement[bool]) -> Select[Any]:
    """Return the rows of the table as counting gives them; `where` narrows the recipients counted."""
    pairs = kept_entries()
    entry = func.coalesce(pairs.c.kept, Recipient.nominee_id)
    in_force = Revocation.id.is_(None)
    counted = (
        select(
            entry.label("entry"),
            func.sum(case((in_force, 1), else_=0)).label("awards"),
            func.coalesce(func.max(case((in_force, Recipient.year))), 0).label("latest"),
        )
        .outerjoin(Revocation, Revocation.recipient_id == Recipient.id)
        .outerjoin(pairs, pairs.c.double == Recipient.nominee_id)
        .where(*where)
        .group_by(entry)
        .subquery()
    )
    down = ((-counted.c[figure]).label(f"{figure}_down") for figure in ("awards", "latest"))
    figures = (each for pair in zip((counted.c.awards, counted.c.latest), down, strict=True) for each in pair)
    columns = (Nominee.id, Nominee.kind, Nominee.name_sort, *figures)
    return select(*columns).join(counted, counted.c.entry == Nominee.id)


def _count_anew(session: Session, entries: Sequence[int]) -> None:
    """Write the totals of some entries, and of those that were kept of them, anew."""
    pairs = kept_entries()
    kept = set(session.scalars(select(pairs.c.kept).where(pairs.c.double.in_(entries))))
    ends = sorted({*entries, *kept})
    doubles = select(pairs.c.double).where(pairs.c.kept.in_(ends))
    members = sorted({*ends, *session.scalars(doubles)})
    session.execute(delete(RegisterTotal).where(RegisterTotal.id.in_(members)))
    rows = session.execute(_counted(Recipient.nominee_id.in_(members))).all()
    if rows:
        session.execute(insert(RegisterTotal), [dict(zip(COLUMNS, row, strict=True)) for row in rows])


def _portions(ids: Iterable[int]) -> Iterable[list[int]]:
    wanted = sorted(ids)
    return (wanted[first : first + AT_ONCE] for first in range(0, len(wanted), AT_ONCE))
