"""Sizes, lines and baselines of name, unit and reason, which share one zone (docs/measures-of-papers.md, 2 and 5).

Everything here is in the layout file's millimetres and points, before its scale.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from desktop.documents.certificate.fitting import STEP, FittedText, TextBox, fit
from desktop.documents.certificate.layout import Box, Layout, Zone
from desktop.documents.engine.fonts import face
from desktop.documents.engine.ink_extents import CLEAR, in_mm, ink, least_step, reach, width_em
from desktop.documents.engine.units import POINTS

HONORIFIC_FACE: Final = "Tinos"
PLAIN_FACE: Final = "Tinos-Bold"
"""Has every letter that names in this country are written with."""
HONORIFIC_SIZE: Final = 0.78  # of the name's size, divided by the face's factor
HONORIFIC_GAP: Final = 0.34  # em of the name
_NAME_OVER_UNIT, _REASON_OVER_UNIT = 1.25, 1.0
_NAME_STEP, _LINE_STEP = 0.5, 0.2  # pt: how the caps go down together
_ROUNDED = 0.016  # em by which readers take a letter for larger than it is
_TIGHT_FROM = 5  # lines in all
_EASED: Final = 12  # steps after which the air is at its least


_LineAt = tuple[Box, FittedText, str]


@dataclass(frozen=True, eq=False)
class Block:
    """One of the three texts as it is set: `gaps[i]` is the way down to line i from the line before.

    Equal only to itself, which makes it a key of caches.
    """

    box: Box
    setting: FittedText
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
class FittedBody:
    """The blocks and the baseline of the first line."""

    first: float
    blocks: tuple[Block, ...]


def fit_body(layout: Layout, texts: Texts) -> FittedBody | Refused:
    """Return where the three texts stand: as large as their boxes allow, smaller together when the zone is full."""
    key = _same_fit(layout, texts)
    if key is None:
        return _fit(layout, texts)
    if key not in _fitted:
        if len(_fitted) > _KEEP:
            _fitted.clear()
        _fitted[key] = _fit(layout, texts)
    found = _fitted[key]
    if isinstance(found, Refused) or found.blocks[0].setting.lines[0] == texts.name:
        return found
    box, setting, gaps = found.blocks[0].box, found.blocks[0].setting, found.blocks[0].gaps
    named = Block(box, FittedText((texts.name,), setting.size), gaps)
    return FittedBody(found.first, (named, *found.blocks[1:]))


_fitted: dict[tuple[object, ...], FittedBody | Refused] = {}
_KEEP: Final = 4_000


def _same_fit(layout: Layout, texts: Texts) -> tuple[object, ...] | None:
    """Return what alone decides the place of a name that fits one line at its full size, None for any other name.

    Two such names with the same unit and reason stand alike when their ink goes equally far down.
    """
    box = layout.boxes["name"]
    if box.font == "GreatVibes" or face(box.font).missing(texts.name) is not None:
        return None
    if texts.honorific:
        width = name_width_em(box, texts.name, texts.honorific, 1.0)
    else:
        width = width_em(box.font, texts.name, 0.0, {}, box.word_space)
    if width * box.size > box.width * POINTS:
        return None
    return (layout, reach(box.font, texts.name)[0], texts.unit, texts.reason)


@lru_cache(maxsize=4_096)
def _eased(layout: Layout, step: int) -> Layout:
    """Return the layout with less air between lines and blocks and around them; ink stays as far from ink.

    The air gives way together with the type, so that neither falls far for one more line.
    """
    zone, part = layout.zone, step / _EASED
    if not zone.close or not step:
        return layout
    close, free = 1 - part * (1 - zone.close), 1 - part * (1 - zone.close_free)
    boxes = dict(layout.boxes)
    for name in ("name", "unit", "reason"):
        boxes[name] = replace(boxes[name], leading=boxes[name].leading * close)
    return replace(layout, boxes=boxes, zone=replace(zone, free=zone.free * free, tight=zone.tight * close))


def _fit(layout: Layout, texts: Texts) -> FittedBody | Refused:
    """Return the place with the layout's own air; a fuller zone takes smaller type and less air step by step."""
    try:
        best = _tried(layout, texts, 0)
        if best.fits:
            return _fitted_body(layout, best)
        low, high = 0, _steps(layout)
        best = _tried(layout, texts, high)
        if not best.fits:
            return Refused(_largest(best.blocks))
        while high - low > 1:
            middle = (low + high) // 2
            tried = _tried(layout, texts, middle)
            if tried.fits:
                high, best = middle, tried
            else:
                low = middle
        return _fitted_body(layout, best)
    except _DoesNotFitError as error:
        return Refused(error.field)


@dataclass(frozen=True)
class _Tried:
    """The blocks after some steps, the way down to each of their lines, and what stays free."""

    blocks: Sequence[tuple[Box, FittedText]]
    gaps: Sequence[tuple[float, ...]]
    free: float
    least: float
    """mm that must stay free."""

    @property
    def fits(self) -> bool:
        """Whether enough of the zone stays free."""
        return self.free >= self.least


def _tried(own: Layout, texts: Texts, step: int) -> _Tried:
    layout = _eased(own, min(step, _EASED))
    blocks = _blocks(layout, texts, step)
    gaps = _gaps(layout, texts, blocks)
    zone = layout.zone
    free = zone.bottom - zone.top - _cap_height(blocks) - sum(map(sum, gaps))
    return _Tried(blocks, gaps, free, zone.free)


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
    if not step:
        return box.size
    least = box.least(layout.scale)
    name = layout.boxes["name"]
    lowest = max(name.least(layout.scale), _NAME_OVER_UNIT * layout.boxes["unit"].least(layout.scale))
    if box.id == "name":
        return max(lowest, box.size - _NAME_STEP * step)
    first = int((name.size - lowest) / _NAME_STEP)
    soft = max(least, box.soft_min)
    cap = max(soft, box.size - _LINE_STEP * step)
    return max(least, cap - _LINE_STEP * (step - first)) if step > first else cap


def _blocks(layout: Layout, texts: Texts, step: int) -> Sequence[tuple[Box, FittedText]]:
    name_box = name_box_for(layout, texts.name)
    unit_box, reason_box = layout.boxes["unit"], layout.boxes["reason"]
    room = _room(layout, name_box, texts.name, _cap(layout, name_box, step))
    if texts.unit or texts.reason:  # a name is never taken so small that what stands under it has no size left
        least = max(room.least, _NAME_OVER_UNIT * unit_box.least(layout.scale))
        room = replace(room, least=least, most=max(room.most, least))
    name = _name(name_box, texts, room)
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
    """Return the name's box in a face that can be read: Great Vibes gives way to capitals and apostrophes.

    A face that lacks a letter of the name (Ƀ) gives way for the whole name to one that has them all.
    """
    box = layout.boxes["name"]
    if box.font == "GreatVibes" and (name.isupper() or "’" in name or box.lines > 1):
        box = _in_face(layout, box, "PlayfairDisplay-Bold")
    if face(box.font).missing(name) is not None and face(PLAIN_FACE).missing(name) is None:
        return _in_face(layout, box, PLAIN_FACE)
    return box


def _in_face(layout: Layout, box: Box, font: str) -> Box:
    limits = layout.faces.get(font, {"size": box.size, "min": box.min, "leading": box.leading})
    return replace(box, font=font, size=limits["size"], min=limits["min"], leading=limits["leading"], word_space=0.0)


def _room(layout: Layout, box: Box, text: str, most: float) -> TextBox:
    lines = max(box.lines, min(box.lines_forced, text.count("\n") + 1))
    return TextBox(box.font, box.width, lines, most, box.least(layout.scale), box.word_space)


def _text(layout: Layout, box: Box, text: str, most: float) -> FittedText | None:
    """Return the setting of one block, None for an empty one."""
    if not text:
        return None
    found = fit(text, _room(layout, box, text, most))
    if found is None:
        raise _DoesNotFitError(box.id)
    return found


def _name(box: Box, texts: Texts, room: TextBox) -> FittedText:
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
    return FittedText((texts.name,), size)


def name_width_em(box: Box, name: str, honorific: str, factor: float) -> float:
    """Return the advance of honorific, gap and name in em of the name."""
    before = face(HONORIFIC_FACE).text_width(honorific) * HONORIFIC_SIZE / factor + HONORIFIC_GAP
    return before + width_em(box.font, name, 0.0, {}, box.word_space)


def _cap_height(blocks: Sequence[tuple[Box, FittedText]]) -> float:
    box, setting = blocks[0]
    return face(box.font).cap_height * setting.size / POINTS


def _gaps(layout: Layout, texts: Texts, blocks: Sequence[tuple[Box, FittedText]]) -> list[tuple[float, ...]]:
    """Return the way down to each line of each block, ink kept clear of ink."""
    zone = layout.zone
    lines = sum(len(setting.lines) for _, setting in blocks)
    tight = zone.tight if lines >= _TIGHT_FROM else 1.0
    clear = CLEAR / layout.scale
    found: list[tuple[float, ...]] = []
    before: _LineAt | None = None
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
                gap = _kept_clear(gap, before, (box, setting, line), clear, texts)
            gaps.append(gap)
            before = (box, setting, line)
        found.append(tuple(gaps))
    return found


def _gap_between(zone: Zone, before: _LineAt, setting: FittedText, tight: float) -> float:
    box, above, _ = before
    if box.id != "name":
        return zone.gap_unit * tight
    descent = -reach(box.font, "gy")[0]
    return max(zone.gap_name * tight, (descent * above.size + 0.90 * setting.size) / POINTS + zone.clear)


def _kept_clear(gap: float, upper: _LineAt, lower: _LineAt, clear: float, texts: Texts) -> float:
    """Return the step between two lines: the usual one, more when letters would come too near to each other."""
    under, _ = reach(upper[0].font, upper[2])
    _, over = reach(lower[0].font, lower[2])
    clear += _ROUNDED * max(upper[1].size, lower[1].size) / POINTS
    extremes = (over * lower[1].size - under * upper[1].size) / POINTS + clear
    if extremes <= gap:
        return gap
    if upper[0].id == "name" and lower[0].id != "name":
        return extremes  # the same for every name that reaches as far down
    return max(gap, least_step(_ink(upper, texts), _ink(lower, texts), clear))


def _ink(line: _LineAt, texts: Texts) -> list[tuple[float, float, float, float]]:
    box, setting, text = line
    width = width_em(box.font, text, 0.0, {}, box.word_space)
    start = -width / 2
    if box.id == "name" and texts.honorific:
        start = name_width_em(box, text, texts.honorific, 1.0) / 2 - width
    return in_mm(ink(box.font, text, box.word_space), setting.size, start * setting.size / POINTS)


def _largest(blocks: Sequence[tuple[Box, FittedText]]) -> str:
    """Return the field that takes most of the zone; a name alone is never to blame for a long reason."""
    return max(blocks, key=lambda block: len(block[1].lines) * block[1].size)[0].id


def _fitted_body(layout: Layout, found: _Tried) -> FittedBody:
    first = layout.zone.top + layout.zone.above * found.free + _cap_height(found.blocks)
    ways = zip(found.blocks, found.gaps, strict=True)
    return FittedBody(first, tuple(Block(box, setting, way) for (box, setting), way in ways))
