"""Name, unit and reason share one zone of the sheet: their sizes, lines and baselines (look/paper.md §2).

Everything here is in the layout file's millimetres and points, before its scale.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from desktop.documents.fitting import STEP, Room, Setting, fit
from desktop.documents.fonts import face
from desktop.documents.layout import Box, Layout, Zone
from desktop.documents.lines import CLEAR, POINTS, in_mm, ink, least_step, reach, width_em

HONORIFIC_FACE: Final = "Tinos"
HONORIFIC_SIZE: Final = 0.78  # of the name's size, divided by the face's factor
HONORIFIC_GAP: Final = 0.34  # em of the name
_NAME_OVER_UNIT, _REASON_OVER_UNIT = 1.25, 1.0
_NAME_STEP, _LINE_STEP = 0.5, 0.2  # pt: how the caps go down together
_TIGHT_FROM = 5  # lines in all


@dataclass(frozen=True)
class Block:
    """One of the three texts as it is set: `gaps[i]` is the way down to line i from the line before."""

    box: Box
    setting: Setting
    gaps: tuple[float, ...] = ()


@dataclass(frozen=True)
class Texts:
    """What stands in the zone; an empty text takes no room."""

    name: str
    honorific: str
    unit: str
    reason: str


@dataclass(frozen=True)
class Refused:
    """Which field does not fit."""

    field: str


@dataclass(frozen=True)
class Placed:
    """The blocks and the baseline of the first line."""

    first: float
    blocks: tuple[Block, ...]


def place(layout: Layout, texts: Texts) -> Placed | Refused:
    """Return where the three texts stand: as large as their boxes allow, smaller together when the zone is full."""
    try:
        blocks = _blocks(layout, texts, 0)
        if _free(layout, texts, blocks) >= layout.zone.free:
            return _placed(layout, texts, blocks)
        low, high = 0, _steps(layout)
        blocks = _blocks(layout, texts, high)
        if _free(layout, texts, blocks) < layout.zone.free:
            return Refused(_largest(blocks))
        while high - low > 1:
            middle = (low + high) // 2
            tried = _blocks(layout, texts, middle)
            if _free(layout, texts, tried) >= layout.zone.free:
                high, blocks = middle, tried
            else:
                low = middle
        return _placed(layout, texts, blocks)
    except _DoesNotFitError as error:
        return Refused(error.field)


class _DoesNotFitError(Exception):
    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def _steps(layout: Layout) -> int:
    """Return after how many steps every cap has come down to its floor."""
    return max(
        int(-(-(box.size - box.least(layout.scale)) // (_NAME_STEP if box.id == "name" else _LINE_STEP))) + 1
        for box in layout.boxes.values()
        if box.zone
    ) + int((layout.boxes["name"].size - layout.boxes["name"].least(layout.scale)) / _NAME_STEP)


def _cap(layout: Layout, box: Box, step: int) -> float:
    """Return the largest size after some steps; lines stop at their soft floor until the name is at its own."""
    least = box.least(layout.scale)
    name = layout.boxes["name"]
    lowest = max(name.least(layout.scale), _NAME_OVER_UNIT * layout.boxes["unit"].least(layout.scale))
    if box.id == "name":
        return max(lowest, box.size - _NAME_STEP * step)
    first = int((name.size - lowest) / _NAME_STEP)
    soft = max(least, box.soft_min)
    cap = max(soft, box.size - _LINE_STEP * step)
    return max(least, cap - _LINE_STEP * (step - first)) if step > first else cap


def _blocks(layout: Layout, texts: Texts, step: int) -> list[tuple[Box, Setting]]:
    name_box = name_box_for(layout, texts.name)
    name = _name(name_box, texts, _room(layout, name_box, texts.name, _cap(layout, name_box, step)))
    unit_box, reason_box = layout.boxes["unit"], layout.boxes["reason"]
    if name.size < _NAME_OVER_UNIT * unit_box.least(layout.scale) and (texts.unit or texts.reason):
        raise _DoesNotFitError("name")
    unit_cap = min(_cap(layout, unit_box, step), name.size / _NAME_OVER_UNIT)
    reason_cap = min(_cap(layout, reason_box, step), name.size / _NAME_OVER_UNIT + _REASON_OVER_UNIT)
    unit = reason = None
    for _ in range(6):
        unit = _text(layout, unit_box, texts.unit, unit_cap)
        reason = _text(layout, reason_box, texts.reason, reason_cap)
        if unit is None or reason is None:
            break
        if reason.size > unit.size + _REASON_OVER_UNIT:
            reason_cap = unit.size + _REASON_OVER_UNIT
        elif unit.size > reason.size:
            unit_cap = reason.size
        else:
            break
    found = [(name_box, name)]
    found += [(box, setting) for box, setting in ((unit_box, unit), (reason_box, reason)) if setting is not None]
    return found


def name_box_for(layout: Layout, name: str) -> Box:
    """Return the name's box; Great Vibes gives way where it cannot be read: capitals, apostrophes."""
    box = layout.boxes["name"]
    if box.font == "GreatVibes" and (name.isupper() or "’" in name or box.lines > 1):
        limits = layout.faces["PlayfairDisplay-Bold"]
        return replace(
            box,
            font="PlayfairDisplay-Bold",
            size=limits["size"],
            min=limits["min"],
            leading=limits["leading"],
            word_space=0.0,
        )
    return box


def _room(layout: Layout, box: Box, text: str, most: float) -> Room:
    lines = max(box.lines, min(box.lines_forced, text.count("\n") + 1))
    return Room(box.font, box.width, lines, most, box.least(layout.scale), box.word_space)


def _text(layout: Layout, box: Box, text: str, most: float) -> Setting | None:
    """Return the setting of one block, None for an empty one."""
    if not text:
        return None
    found = fit(text, _room(layout, box, text, most))
    if found is None:
        raise _DoesNotFitError(box.id)
    return found


def _name(box: Box, texts: Texts, room: Room) -> Setting:
    """Return the name's setting; an honorific keeps it on one line."""
    if not texts.honorific:
        found = fit(texts.name, room)
        if found is None:
            raise _DoesNotFitError("name")
        return found
    width = name_width_em(box, texts.name, texts.honorific, 1.0)
    most = room.width * POINTS / width
    size = room.most if most >= room.most else room.most - STEP * int(-(-(room.most - most) // STEP))
    if size < room.least:
        raise _DoesNotFitError("name")
    return Setting((texts.name,), size)


def name_width_em(box: Box, name: str, honorific: str, factor: float) -> float:
    """Return the advance of honorific, gap and name in em of the name."""
    before = face(HONORIFIC_FACE).text_width(honorific) * HONORIFIC_SIZE / factor + HONORIFIC_GAP
    return before + width_em(box.font, name, 0.0, {}, box.word_space)


def _free(layout: Layout, texts: Texts, blocks: list[tuple[Box, Setting]]) -> float:
    zone = layout.zone
    return zone.bottom - zone.top - _cap_height(blocks) - sum(sum(gaps) for gaps in _gaps(layout, texts, blocks))


def _cap_height(blocks: list[tuple[Box, Setting]]) -> float:
    box, setting = blocks[0]
    return face(box.font).cap_height * setting.size / POINTS


def _gaps(layout: Layout, texts: Texts, blocks: list[tuple[Box, Setting]]) -> list[tuple[float, ...]]:
    """Return the way down to each line of each block, ink kept clear of ink."""
    zone = layout.zone
    lines = sum(len(setting.lines) for _, setting in blocks)
    tight = zone.tight if lines >= _TIGHT_FROM else 1.0
    clear = CLEAR / layout.scale
    found: list[tuple[float, ...]] = []
    before: tuple[Box, Setting, str] | None = None
    for box, setting in blocks:
        gaps: list[float] = []
        for number, line in enumerate(setting.lines):
            if before is None:
                gap = 0.0
            elif number:
                gap = setting.size * box.leading / POINTS
            else:
                gap = _gap_between(zone, before, setting, tight)
            if before is not None:
                gap = max(gap, _least(before, (box, setting, line), clear, texts))
            gaps.append(gap)
            before = (box, setting, line)
        found.append(tuple(gaps))
    return found


def _gap_between(zone: Zone, before: tuple[Box, Setting, str], setting: Setting, tight: float) -> float:
    box, above, _ = before
    if box.id != "name":
        return zone.gap_unit * tight
    descent = -reach(box.font, "gy")[0]
    return max(zone.gap_name * tight, (descent * above.size + 0.90 * setting.size) / POINTS + zone.clear)


def _least(upper: tuple[Box, Setting, str], lower: tuple[Box, Setting, str], clear: float, texts: Texts) -> float:
    """Return the least step between two lines: by their extremes, and letter by letter when those come too near."""
    up_low, _ = reach(upper[0].font, upper[2])
    _, high = reach(lower[0].font, lower[2])
    rough = (high * lower[1].size - up_low * upper[1].size) / POINTS + clear
    if rough <= min(upper[1].size, lower[1].size) * 1.2 / POINTS:
        return rough
    return least_step(_ink(upper, texts), _ink(lower, texts), clear)


def _ink(line: tuple[Box, Setting, str], texts: Texts) -> list[tuple[float, float, float, float]]:
    box, setting, text = line
    width = width_em(box.font, text, 0.0, {}, box.word_space)
    start = -width / 2
    if box.id == "name" and texts.honorific:
        start = name_width_em(box, text, texts.honorific, 1.0) / 2 - width
    return in_mm(ink(box.font, text, box.word_space), setting.size, start * setting.size / POINTS)


def _largest(blocks: list[tuple[Box, Setting]]) -> str:
    """Return the field that takes most of the zone; a name alone is never to blame for a long reason."""
    return max(blocks, key=lambda block: len(block[1].lines) * block[1].size)[0].id


def _placed(layout: Layout, texts: Texts, blocks: list[tuple[Box, Setting]]) -> Placed:
    free = _free(layout, texts, blocks)
    first = layout.zone.top + layout.zone.above * free + _cap_height(blocks)
    gaps = _gaps(layout, texts, blocks)
    return Placed(first, tuple(Block(box, setting, way) for (box, setting), way in zip(blocks, gaps, strict=True)))


def baselines(placed: Placed) -> Iterator[tuple[Block, int, float]]:
    """Yield every line of the zone: its block, its number in it, its baseline."""
    y = placed.first
    for block in placed.blocks:
        for number, gap in enumerate(block.gaps):
            y += gap
            yield block, number, y
