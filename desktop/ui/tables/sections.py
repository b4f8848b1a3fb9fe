"""Rows under headings: of a unit, an award, a kind; each heading says how many stand below it."""

from collections.abc import Iterable, Sequence

from db.rules.numbers import two_digits
from desktop.ui.core.i18n import _

Group = tuple[str, Sequence[int]]


def under_headings(groups: Iterable[Group]) -> tuple[list[int], dict[int, str]]:
    """Return the ids of groups, (title, ids), behind those of their headings, which are below 0, and the headings."""
    ids: list[int] = []
    titles: dict[int, str] = {}
    for number, (title, those) in enumerate(groups, start=1):
        titles[-number] = f"{title}  {two_digits(len(those))}"
        ids += [-number, *those]
    return ids, titles


def by_unit(rows: Iterable[tuple[int, str]]) -> tuple[list[int], dict[int, str]]:
    """Return rows, (id, unit), under their units, units in the order of their first row."""
    units: dict[str, list[int]] = {}
    for id_, unit in rows:
        units.setdefault(unit, []).append(id_)
    return under_headings((unit or _("without a unit"), those) for unit, those in units.items())


def by_award(rows: Iterable[tuple[int, str]]) -> tuple[list[int], dict[int, str]]:
    """Return rows, (id, award), under their awards in the order of their first row; without headings for one award."""
    awards: dict[str, list[int]] = {}
    for id_, award in rows:
        awards.setdefault(award, []).append(id_)
    if len(awards) > 1:
        return under_headings(awards.items())
    return [id_ for those in awards.values() for id_ in those], {}
