"""A table of figures of the statistics as plain values: what window, export and reports show, and its chart."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from db.queries.nomination_list import authority_titles
from db.queries.statistics import Dimension, Key, Scope, award_labels, counted, taken_back
from desktop.documents.letters.bar_chart import BarChart, Series
from desktop.labels.statistics_labels import DIMENSIONS, KeyWords
from desktop.labels.translation import _


@dataclass(frozen=True)
class FigureRow:
    """One group with its figures, one for each column, and their sum; `section` is the heading it stands under."""

    key: Key
    label: str
    figures: tuple[int, ...]
    section: str = ""

    @property
    def total(self) -> int:
        """The sum of the row."""
        return sum(self.figures)


@dataclass(frozen=True)
class FigureTable:
    """Awards in force by two dimensions; `revoked` were taken back and are not counted."""

    by: Dimension
    across: Dimension
    columns: tuple[tuple[Key, str], ...]
    rows: tuple[FigureRow, ...]
    revoked: int
    chart: BarChart

    @property
    def totals(self) -> tuple[int, ...]:
        """The sum of each column."""
        return tuple(sum(row.figures[at] for row in self.rows) for at in range(len(self.columns)))

    @property
    def total(self) -> int:
        """All awards of the table."""
        return sum(row.total for row in self.rows)


def key_words(session: Session, lang: str | None = None) -> KeyWords:
    """Return what says the groups of a record in a language."""
    return KeyWords(award_labels(session), authority_titles(session), lang)


def figure_table(
    session: Session, scope: Scope, by: Dimension, across: Dimension, lang: str | None = None
) -> FigureTable:
    """Return the awards of a scope by two dimensions, with the chart of the columns; a few statements, for a worker.

    Years without an award stand between those with some.
    """
    words = key_words(session, lang)
    cubes = counted(session, scope, (by, across, Dimension.KIND))
    flat: Counter[tuple[Key, Key]] = Counter()
    for (row, column, _kind), many in cubes.items():
        flat[row, column] += many
    columns = _columns({column for _row, column in flat}, across, words)
    rows = sorted({row for row, _column in flat}, key=lambda key: words.place(by, key))
    made = tuple(
        FigureRow(key, words.said(by, key), tuple(flat[key, one] for one, _label in columns), words.section(by, key))
        for key in rows
    )
    chart = _chart(cubes, across, columns, words, lang)
    return FigureTable(by, across, columns, made, taken_back(session, scope), chart)


def _columns(found: set[Key], across: Dimension, words: KeyWords) -> tuple[tuple[Key, str], ...]:
    keys: Sequence[Key] = sorted(found, key=lambda key: words.place(across, key))
    if across is Dimension.YEAR and found:
        keys = range(int(min(keys)), int(max(keys)) + 1)
    return tuple((key, words.said(across, key)) for key in keys)


def _chart(
    cubes: Mapping[tuple[Key, ...], int],
    across: Dimension,
    columns: Sequence[tuple[Key, str]],
    words: KeyWords,
    lang: str | None,
) -> BarChart:
    """Return the bars of the columns, parted by kind where they are not the kinds themselves."""
    sums: Counter[tuple[Key, Key]] = Counter()
    for (_row, column, kind), many in cubes.items():
        sums[column, kind] += many
    kinds = sorted({kind for _column, kind in sums}, key=lambda key: words.place(Dimension.KIND, key))
    series = tuple(
        Series(words.said(Dimension.KIND, kind), tuple(sums[column, kind] for column, _label in columns))
        for kind in kinds
    )
    return BarChart(_(DIMENSIONS[across], lang), tuple(label for _key, label in columns), series)
