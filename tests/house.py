"""The structure of the source, read from its imports: modules, rooms, who uses whom, and the picture of it.

`python -m tests.house` writes docs/architecture.svg; `python -m tests.house --figures` prints the counts that
CONTRIBUTING.md and the closing notes quote (files, lines, arrows, circles, tests).
"""

import ast
import gc
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar
from xml.sax.saxutils import escape

from desktop.commands.registry import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("db", "desktop", "resources")
PICTURE = ROOT / "docs" / "architecture.svg"
DEEP_ROOMS = ("db", "desktop", "desktop.documents", "desktop.exchange", "desktop.ui")
"""Packages whose folders are rooms of their own."""
SMALL = 80  # lines
Room = TypeVar("Room")


def parsed(path: Path) -> ast.Module:
    """Return the tree of a source.

    Python's collector waits meanwhile: it would look at the nodes three times as long as making them takes.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        return ast.parse(path.read_text("utf-8"), str(path))
    finally:
        if was_on:
            gc.enable()


@cache
def modules() -> Mapping[str, Path]:
    """Return the path of every source module by its dotted name; empty package files are left out."""
    paths = [ROOT / "main.py", *(path for folder in SOURCES for path in sorted((ROOT / folder).rglob("*.py")))]
    named = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in paths if path.stat().st_size}
    return {name.removesuffix(".__init__"): path for name, path in named.items()}


@cache
def lines(name: str) -> int:
    """Return how many lines the module has."""
    return len(modules()[name].read_text("utf-8").splitlines())


def _type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _running(nodes: Iterable[ast.stmt]) -> Iterator[ast.AST]:
    """Give all nodes that run, which those under `if TYPE_CHECKING:` do not."""
    for node in nodes:
        if not _type_checking(node):
            yield from ast.walk(node)


class Named(NamedTuple):
    """The modules of ours that one imports when it runs, and those that it names in a string."""

    imported: frozenset[str]
    in_text: frozenset[str]


@cache
def _named(name: str) -> Named:
    tree = parsed(modules()[name])
    found = set()
    for node in _running(tree.body):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    texts = {
        node.value.partition(":")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    ours = modules().keys()
    return Named(frozenset(found & ours) - {name}, frozenset(texts & ours) - {name})


def imports(name: str) -> frozenset[str]:
    """Return the modules of ours that a module imports when it runs."""
    return _named(name).imported


def named_in_text(name: str) -> frozenset[str]:
    """Return the modules of ours that a module names in a string, to load them by name."""
    return _named(name).in_text


@cache
def users() -> Mapping[str, frozenset[str]]:
    """Return who imports each module."""
    found: dict[str, set[str]] = {name: set() for name in modules()}
    for name in modules():
        for other in imports(name):
            found[other].add(name)
    return {name: frozenset(some) for name, some in found.items()}


def room(name: str) -> str:
    """Return the room of a module: its package, as deep as DEEP_ROOMS says."""
    parts = name.split(".")
    depth = 1
    while ".".join(parts[:depth]) in DEEP_ROOMS and depth < len(parts) - 1:
        depth += 1
    return ".".join(parts[:depth])


def small_modules_with_one_user() -> dict[str, str]:
    """Return modules under 80 lines whose one user is in the same room, loaded by no name: they belong into it."""
    by_name = {other for name in modules() for other in named_in_text(name)}
    by_name |= {f"desktop.commands.{row.module}" for row in COMMANDS.values()}
    found = {}
    for name, some in users().items():
        if lines(name) < SMALL and len(some) == 1 and name not in by_name:
            (user,) = some
            if room(user) == room(name):
                found[name] = user
    return found


@cache
def arrows() -> frozenset[tuple[str, str]]:
    """Return the pairs (room, room it imports from)."""
    pairs = {(room(name), room(other)) for name in modules() for other in imports(name)}
    return frozenset((one, other) for one, other in pairs if one != other)


def circles() -> list[list[str]]:
    """Return the groups of rooms that can reach one another by imports (Tarjan, on a handful of rooms)."""
    reach = _reach(arrows())
    rooms = sorted({name for pair in arrows() for name in pair})
    groups = {tuple(sorted(other for other in reach[one] if one in reach[other])) for one in rooms}
    return sorted(list(group) for group in groups if len(group) > 1)


def _reach(pairs: Iterable[tuple[Room, Room]]) -> Mapping[Room, frozenset[Room]]:
    to = defaultdict(set)
    for one, other in pairs:
        to[one].add(other)
    found: dict[Room, frozenset[Room]] = defaultdict(frozenset)
    for start in list(to):
        seen, waiting = set(), [start]
        while waiting:
            for other in to[waiting.pop()] - seen:
                seen.add(other)
                waiting.append(other)
        found[start] = frozenset(seen)
    return found


def _floors(rooms: Iterable[Room], pairs: frozenset[tuple[Room, Room]]) -> dict[Room, int]:
    """Return the floor of each room: one above the highest that it imports from; a circle shares its floor."""
    reach = _reach(pairs)
    floors: dict[Room, int] = {}

    def floor(name: Room) -> int:
        if name not in floors:
            below = [other for one, other in pairs if one == name and name not in reach[other]]
            floors[name] = 1 + max(map(floor, below), default=-1)
        return floors[name]

    return {name: floor(name) for name in rooms}


def picture() -> str:
    """Return the rooms as SVG: each stands above what it imports from; arrows that follow from others are left out.

    Rooms in a circle of imports share a box.
    """
    boxes = {name: tuple(circle) for circle in circles() for name in circle}
    pairs = frozenset(
        (boxes.get(one, (one,)), boxes.get(other, (other,)))
        for one, other in arrows()
        if boxes.get(one, one) != boxes.get(other, other)
    )
    rooms = sorted({boxes.get(room(name), (room(name),)) for name in modules()})
    reach = _reach(pairs)
    drawn = sorted(
        (one, other)
        for one, other in pairs
        if not any(middle not in (one, other) and other in reach[middle] for a, middle in pairs if a == one)
    )
    floors = _floors(rooms, pairs)
    rows = [[name for name in rooms if floors[name] == level] for level in range(max(floors.values()), -1, -1)]
    return _svg(rows, drawn)


BOX, GAP, HIGH, LINE, STEP, EDGE = 164, 16, 40, 15, 52, 24  # px
Box = tuple[str, ...]


def _svg(rows: list[list[Box]], drawn: list[tuple[Box, Box]]) -> str:
    width = EDGE * 2 + max(len(row) for row in rows) * (BOX + GAP) - GAP
    at: dict[Box, tuple[float, float]] = {}
    top = EDGE
    for row in rows:
        left = (width - len(row) * (BOX + GAP) + GAP) / 2
        at |= {box: (left + place * (BOX + GAP), top) for place, box in enumerate(row)}
        top += max(map(_high, row)) + STEP
    height = top - STEP + EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        ' font-family="sans-serif" font-size="12">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for one, other in drawn:
        (x, y), (u, v) = at[one], at[other]
        x, y, u = x + BOX / 2, y + _high(one), u + BOX / 2
        bend = (v - y) / 2
        parts.append(
            f'<path d="M{x:.0f} {y:.0f} C{x:.0f} {y + bend:.0f} {u:.0f} {v - bend:.0f} {u:.0f} {v:.0f}" '
            'fill="none" stroke="#8a5f12" stroke-opacity="0.55"/>'
        )
    for box, (x, y) in sorted(at.items()):
        parts.append(
            f'<rect x="{x:.0f}" y="{y:.0f}" width="{BOX}" height="{_high(box)}" rx="6" fill="{_colour(box)}"'
            ' stroke="#6b7280"/>'
        )
        parts += [
            f'<text x="{x + BOX / 2:.0f}" y="{y + 25 + line * LINE:.0f}" text-anchor="middle">'
            f"{escape(name.removeprefix('desktop.'))}</text>"
            for line, name in enumerate(box)
        ]
    return "\n".join([*parts, "</svg>", ""])


def _high(box: Box) -> int:
    return HIGH + (len(box) - 1) * LINE


def _colour(box: Box) -> str:
    if box[0].startswith("desktop.ui"):
        return "#fdecec"
    return {"db": "#e8f0fe", "resources": "#f3f4f6"}.get(box[0].partition(".")[0], "#fbf4e0")


def figures() -> dict[str, object]:
    """Return what is counted of the tree: files, lines, rooms, arrows, circles, small modules, tests per line."""
    sources = sum(lines(name) for name in modules())
    tests = sum(len(path.read_text("utf-8").splitlines()) for path in (ROOT / "tests").rglob("*.py"))
    window = {pair for pair in arrows() if all(name.startswith("desktop.ui") for name in pair)}
    floors = _floors({name for pair in window for name in pair}, frozenset(window))
    return {
        "source files": len(modules()),
        "source lines": sources,
        "longest file": max(lines(name) for name in modules()),
        "rooms": len({room(name) for name in modules()}),
        "rooms, floors, arrows of ui": (len(floors), max(floors.values()) + 1, len(window)),
        "circles of rooms": circles(),
        "small modules with one user": len(small_modules_with_one_user()),
        "test lines": tests,
        "test lines per source line": round(tests / sources, 2),
    }


if __name__ == "__main__":
    if "--figures" in sys.argv:
        for title, value in figures().items():
            print(f"{title}: {value}")
    else:
        PICTURE.write_text(picture(), "utf-8")
