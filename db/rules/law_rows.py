"""The shipped law beside the record's, row by row: new, corrected, no longer there, or made the office's own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Values = Mapping[str, object]
"""The columns of a row as JSON keeps them; of a row of the law that it belongs to, the code stands for the id."""

TABLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "regime": (("code",), ("law", "valid_from", "valid_to", "source", "confidence")),
    "base_salary": (("valid_from",), ("amount", "valid_to", "legal_name", "source", "confidence")),
    "award_type": (("code",), ("name", "abbreviation", "form", "level", "valid_from", "valid_to")),
    "award_kind": (("award_type", "kind"), ("valid_from",)),
    "coefficient": (("award_type", "regime", "kind"), ("hundredths", "is_maximum", "source", "confidence")),
    "legal_ground": (("regime", "level", "text"), ("valid_from", "valid_to", "body", "offered_only")),
    "criterion": (
        ("code",),
        ("award_type", "kind", "article", "ways", "valid_from", "valid_to", "source", "confidence"),
    ),
    "law_block": (("code", "valid_from"), ("valid_to", "article", "source", "confidence")),
    "quota": (("award_type", "valid_from"), ("counted_of", "percent", "valid_to", "article", "source", "confidence")),
}
"""By table, in the order rows are written: what a row is known by, and what else is compared. A place in an order is
not compared, for the office puts its lists into an order of its own."""

NEVER_REMOVED = frozenset(("regime", "base_salary", "award_type"))
"""What decisions and nominations may name: it ends by its days."""
_AGAIN: tuple[dict[str, tuple[str, ...]], ...] = (
    {"legal_ground": ("regime", "level", "order")},
    {"legal_ground": ("level", "text")},
)
"""By what a row is known again whose own key was corrected: reworded at its place, moved to another law."""


class How(StrEnum):
    """What receiving a row does."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"


class Standing(StrEnum):
    """Whether a row can be received, and if not, why the record keeps its own."""

    OFFERED = "offered"
    OFFICE = "office"
    USED = "used"


@dataclass(frozen=True)
class LawRow:
    """One row of the shipped law."""

    table: str
    values: Values

    @property
    def key(self) -> tuple[object, ...]:
        """What it is known by."""
        return tuple(self.values.get(column) for column in TABLES[self.table][0])


@dataclass(frozen=True)
class KeptRow(LawRow):
    """One row of the record; `base` is how the program last gave it, None for a row of the office's own."""

    id: int
    base: Values | None = None

    @property
    def edited(self) -> bool:
        """Whether the office made it its own."""
        return self.base is None or any(self.base[c] != self.values.get(c) for c in _columns(self) if c in self.base)


@dataclass(frozen=True)
class LawDifference:
    """What receiving one row would do; `id` is the record's row, 0 for a new one."""

    table: str
    how: How
    standing: Standing
    key: str
    values: Values
    before: Values = field(default_factory=dict)
    id: int = 0

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that differ."""
        if self.how is not How.CHANGE:
            return ()
        return tuple(c for c in _columns(self) if self.values.get(c) != self.before.get(c))


def law_differences(
    shipped: Sequence[LawRow], kept: Sequence[KeptRow], removed: Iterable[LawRow] = ()
) -> list[LawDifference]:
    """Return what the shipped law has else than the record, in the order in which it would be written.

    `removed` are rows that the program gave and the office took out. What the office made its own is told only where
    the program has something new for it since, and stays the office's.
    """
    gone = {(row.table, row.key): row.values for row in removed}
    pairs, new, left = _paired(shipped, kept)
    found: list[LawDifference] = []
    for row in (row for row in shipped if (row.table, row.key) in new):
        told = gone.get((row.table, row.key))
        if told is None:
            overlaps = any(_overlap(row, each) for each in kept if each.table == row.table and each.edited)
            found.append(_difference(How.ADD, Standing.OFFICE if overlaps else Standing.OFFERED, row.values, row.table))
        elif any(told.get(column) != row.values.get(column) for column in _columns(row)):
            found.append(_difference(How.ADD, Standing.OFFICE, row.values, row.table))
    for row, own in pairs:
        if all(row.values.get(column) == own.values.get(column) for column in _columns(row)):
            continue
        if own.edited and own.base is not None and all(own.base.get(c) == row.values.get(c) for c in _columns(row)):
            continue  # nothing new since the program gave it
        standing = Standing.OFFICE if own.edited else Standing.OFFERED
        found.append(_difference(How.CHANGE, standing, row.values, row.table, own))
    found += [
        _difference(How.REMOVE, Standing.OFFERED, own.values, own.table, own)
        for own in left
        if not own.edited and own.table not in NEVER_REMOVED
    ]
    order = list(TABLES)
    return sorted(found, key=lambda one: (order.index(one.table), list(How).index(one.how)))


def _paired(
    shipped: Sequence[LawRow], kept: Sequence[KeptRow]
) -> tuple[list[tuple[LawRow, KeptRow]], set[tuple[str, tuple[object, ...]]], list[KeptRow]]:
    """Return shipped rows with the record's, the keys of those that it has not, and its rows that are not shipped."""
    by_key: dict[tuple[str, tuple[object, ...]], KeptRow] = {}
    for own in kept:
        by_key.setdefault((own.table, own.key), own)
    for own in kept:
        if own.base is not None:
            by_key[own.table, LawRow(own.table, own.base).key] = own
    pairs: list[tuple[LawRow, KeptRow]] = []
    alone: list[LawRow] = []
    for row in shipped:
        known = by_key.get((row.table, row.key))
        if known is None:
            alone.append(row)
        else:
            pairs.append((row, known))
    taken = {(own.table, own.id) for _row, own in pairs}
    left = [own for own in kept if (own.table, own.id) not in taken]
    for columns in _AGAIN:
        again, alone, left = _known_again(columns, alone, left)
        pairs += again
    return pairs, {(row.table, row.key) for row in alone}, left


def _known_again(
    columns: Mapping[str, tuple[str, ...]], alone: list[LawRow], left: list[KeptRow]
) -> tuple[list[tuple[LawRow, KeptRow]], list[LawRow], list[KeptRow]]:
    """Pair what is the same by some columns where one such row stands on each side: the shipped one is corrected."""

    def place(row: LawRow) -> tuple[object, ...]:
        return (row.table, *(row.values.get(column) for column in columns.get(row.table, ())))

    given = {id(own): place(LawRow(own.table, own.base)) for own in left if own.base is not None}
    places = Counter([*(place(row) for row in alone), *given.values()])
    pairs, rest = [], list(left)
    new: list[LawRow] = []
    for row in alone:
        there = [own for own in rest if given.get(id(own)) == place(row)]
        if row.table in columns and len(there) == 1 and places[place(row)] == 2:
            pairs.append((row, there[0]))
            rest.remove(there[0])
        else:
            new.append(row)
    return pairs, new, rest


def _difference(how: How, standing: Standing, values: Values, table: str, own: KeptRow | None = None) -> LawDifference:
    key = "|".join((table, *(str(values.get(column)) for column in TABLES[table][0])))
    return LawDifference(table, how, standing, key, values, own.values if own else {}, own.id if own else 0)


def _columns(row: LawRow | LawDifference) -> Iterator[str]:
    for columns in TABLES[row.table]:
        yield from columns


def _overlap(row: LawRow, own: LawRow) -> bool:
    """Return whether two rows of which only one can hold on a day share days."""
    if row.table not in ("regime", "base_salary"):
        return False
    first, last = str(row.values["valid_from"]), str(row.values["valid_to"] or "9999-12-31")
    return first <= str(own.values["valid_to"] or "9999-12-31") and str(own.values["valid_from"]) <= last
