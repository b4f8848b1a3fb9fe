"""Bars with several parts each as plain values, and where every line, box and word of them stands.

The window paints these shapes, PDF draws them: the lengths are in whatever unit the caller measures in.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Ink(StrEnum):
    """What a shape is, from which window and paper take a colour or a grey."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    BASE = "base"
    GRID = "grid"
    TEXT = "text"
    QUIET = "quiet"


SERIES_INKS: Final = (Ink.FIRST, Ink.SECOND, Ink.THIRD, Ink.FOURTH)
MOST_TICKS: Final = 5
LEAST_LINES: Final = 6
"""Lines of text that title, bars and their words take."""


class Side(StrEnum):
    """Where a word stands beside its point."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Series:
    """One part of every bar: its name, and a figure for each bar."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """A bar for each of `groups`, its parts one on the other; at most four series."""

    title: str
    groups: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()

    def total(self, at: int) -> int:
        """Return the height of a bar."""
        return sum(one.values[at] for one in self.series)

    def told(self, at: int) -> str:
        """Return a bar in words: "2023: Cá nhân 22, Tập thể 7"."""
        return f"{self.groups[at]}: " + ", ".join(f"{one.name} {one.values[at]}" for one in self.series)

    def in_words(self) -> str:
        """Return the whole chart in words, for who cannot see it."""
        return "; ".join([self.title, *(self.told(at) for at in range(len(self.groups)))])


NO_CHART: Final = BarChart("")


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle down from (x, y); `group` is the bar that it is a part of, -1 for none."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink
    group: int = -1


@dataclass(frozen=True, slots=True)
class Level:
    """A level line from `left` to `right`."""

    left: float
    right: float
    y: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Word:
    """A text whose middle line is at `y`; `x` is its left end, middle or right end."""

    x: float
    y: float
    text: str
    side: Side
    ink: Ink = Ink.TEXT
    strong: bool = False


Shape = Box | Level | Word
Measure = Callable[[str, bool], float]
"""Width of a text, plain or strong."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The room of a chart: its size, the height of one line of text, and how to measure a text."""

    width: float
    height: float
    line: float
    measure: Measure


def ticks(most: int, room: int = MOST_TICKS) -> list[int]:
    """Return the figures beside the level lines: from 0, by 1, 2 or 5 times a power of ten, up to `most` or beyond.

    There are no more than `room` of them, though always two.
    """
    step = 1
    while step * (max(room, 2) - 1) < most:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return list(range(0, max(most, 1) + step, step))


def shapes(chart: BarChart, frame: Frame) -> Iterator[Shape]:
    """Yield the shapes of a chart from back to front."""
    line = frame.line
    key = _key_rows(chart, frame)
    yield from _head(chart, frame, key)
    if not chart.groups:
        return
    top, base = line * (1.6 + len(key)), frame.height - line * 1.5
    highest = max(chart.total(at) for at in range(len(chart.groups)))
    scale = ticks(highest, min(MOST_TICKS, int((base - top) / line) + 1))
    left = max(frame.measure(str(one), False) for one in scale) + line * 0.7
    unit = max(0.0, base - top) / scale[-1]
    for one in scale:
        yield Level(left, frame.width, base - one * unit, Ink.GRID if one else Ink.BASE)
        if not one or base - top >= line:  # else its figure would stand on that of the base
            yield Word(left - line * 0.4, base - one * unit, str(one), Side.RIGHT, Ink.QUIET)
    cell = min((frame.width - left) / len(chart.groups), line * 7)
    every = _labelled(chart.groups, frame, cell)
    for at, group in enumerate(chart.groups):
        x = left + at * cell
        yield from _bar(chart, at, x + cell * 0.2, cell * 0.6, base, unit)
        if chart.total(at):
            up = base - chart.total(at) * unit - line * 0.6
            yield Word(x + cell / 2, up, str(chart.total(at)), Side.MIDDLE, strong=True)
        if at % every == 0:
            text = shortened(group, cell * every - line * 0.3, frame.measure)
            yield Word(x + cell / 2, base + line * 0.8, text, Side.MIDDLE)


def _bar(chart: BarChart, at: int, x: float, width: float, base: float, unit: float) -> Iterator[Shape]:
    y = base
    for one, ink in zip(chart.series, SERIES_INKS, strict=False):
        high = one.values[at] * unit
        y -= high
        if high:
            yield Box(x, y, width, high, ink, at)


def _labelled(groups: Sequence[str], frame: Frame, cell: float) -> int:
    """Return every which bar has its words: years that would run into each other leave some out."""
    widest = max(frame.measure(group, False) for group in groups)
    return 1 if widest <= cell or widest > 2.5 * frame.measure("2024", False) else int(widest // cell) + 1


def _key_rows(chart: BarChart, frame: Frame) -> list[list[tuple[str, Ink]]]:
    """Return the key of the series in lines, the first beside the title where all of it has room there.

    Otherwise the first is left to the title, if there is one; names are cut where the lines would leave the bars no
    room.
    """
    line, measure = frame.line, frame.measure
    keys = [(one.name, ink) for one, ink in zip(chart.series, SERIES_INKS, strict=False)]

    def wide(row: Sequence[tuple[str, Ink]]) -> float:
        return sum(measure(name, False) + line * 1.8 for name, _ink in row)

    if wide(keys) + min(measure(chart.title, True), frame.width / 3) <= frame.width:
        return [keys]
    heads: list[list[tuple[str, Ink]]] = [[]] if chart.title else []
    most = max(1, int(frame.height / line - LEAST_LINES) + (not chart.title))
    each = frame.width / -(-len(keys) // most) - line * 1.8
    for room in (frame.width - line * 1.8, each):  # whole names where the lines for them are there
        rows = [*heads]
        for name, ink in keys:
            key = (shortened(name, room, measure), ink)
            if len(rows) == len(heads) or wide([*rows[-1], key]) > frame.width + 0.01:
                rows.append([])
            rows[-1].append(key)
        if len(rows) - len(heads) <= most:
            break
    return rows


def _head(chart: BarChart, frame: Frame, rows: Sequence[Sequence[tuple[str, Ink]]]) -> Iterator[Shape]:
    """Yield title at the left and the key of the series, each line of it from the right end on."""
    line, beside = frame.line, frame.width
    for at, row in enumerate(rows):
        right, y = frame.width, line * (0.7 + at)
        for name, ink in reversed(row):
            right -= frame.measure(name, False)
            yield Word(right, y, name, Side.LEFT)
            right -= line
            yield Box(right, y - line * 0.3, line * 0.6, line * 0.6, ink)
            right -= line * 0.8
        if at == 0:
            beside = right
    yield Word(0, line * 0.7, shortened(chart.title, beside, frame.measure, strong=True), Side.LEFT, strong=True)


def shortened(text: str, room: float, measure: Measure, *, strong: bool = False) -> str:
    """Return a text that fits, with an ellipsis where it was cut."""
    if measure(text, strong) <= room:
        return text
    cut = text
    while cut and measure(f"{cut}…", strong) > room:
        cut = cut[:-1]
    return f"{cut.rstrip()}…" if cut else ""


def chart_of_years(title: str, rows: Sequence[tuple[int, str, int]], others: str) -> BarChart:
    """Return (year, series, figure) as a chart; years without a figure stay as gaps.

    More series than there are inks are one together, called `others`.
    """
    names = list(dict.fromkeys(name for _year, name, _n in rows))
    many = len(names) > len(SERIES_INKS)
    kept = names[: len(SERIES_INKS) - 1] if many else names
    years = [year for year, _name, _n in rows]
    span = range(min(years), max(years) + 1) if years else range(0)
    sums: dict[tuple[int, str], int] = {}
    for year, name, figure in rows:
        key = (year, name if name in kept else others)
        sums[key] = sums.get(key, 0) + figure
    shown = [*kept, others] if many else kept
    series = tuple(Series(name, tuple(sums.get((year, name), 0) for year in span)) for name in shown)
    return BarChart(title, tuple(str(year) for year in span), series)
