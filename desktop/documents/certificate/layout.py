"""One certificate layout as typed values, read from its JSON (resources/layouts/layout.schema.json).

Millimetres and points are those of the file; `scale` turns them into those of the sheet.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache
from typing import Any

from desktop.documents.engine.units import POINTS
from desktop.documents.ornament.drawing import Frame, Ornament


@dataclass(frozen=True)
class Box:
    """One text box; `y` is the first baseline, absent in the zone of name, unit and reason."""

    id: str
    text: str
    font: str
    size: float
    x: float
    width: float
    y: float = 0.0
    field: str = ""
    min: float = 0.0
    soft_min: float = 0.0
    floor: float = 0.0
    align: str = "center"
    colour: str = "text"
    tracking: float = 0.0
    pairs: Mapping[str, float] = dataclasses.field(default_factory=dict)
    lines: int = 1
    lines_forced: int = 0
    leading: float = 1.3
    line_step: float = 0.0
    static: bool = False
    zone: bool = False
    word_space: float = 0.0
    stacked: Mapping[str, float] = dataclasses.field(default_factory=dict)
    is_stacked: bool = False
    room: tuple[float, ...] = ()
    """Of the office: mm from its last baseline to the signer's, by its number of lines."""

    @cached_property
    def when_stacked(self) -> "Box | None":
        """The box for a text that its own lines cannot hold: more lines, smaller, from another baseline."""
        if not self.stacked:
            return None
        values: dict[str, Any] = {**self.stacked, "lines": int(self.stacked["lines"]), "stacked": {}}
        values["is_stacked"] = True
        return dataclasses.replace(self, **values)

    def least(self, scale: float) -> float:
        """Return the smallest size in the file's points, so that it is legible on the sheet."""
        return max(self.min or self.size, self.floor / scale)


@dataclass(frozen=True)
class Zone:
    """The part of the sheet that name, unit and reason share; `above` is the share of free space over them.

    What else would be refused has its leading and gaps multiplied by `close` and its free space by `close_free`.
    """

    top: float
    bottom: float
    free: float
    above: float
    gap_name: float
    gap_unit: float
    tight: float
    clear: float
    close: float = 0.0
    close_free: float = 1.0


@dataclass(frozen=True)
class Rule:
    """A horizontal rule centred on x; as long as a box's text where `as_long_as` names one."""

    x: float
    y: float
    weight: float
    length: float = 0.0
    as_long_as: str = ""


@dataclass(frozen=True)
class Image:
    """A picture that the office supplies: JPEG or PNG, as a file or inside the layout (a data URI)."""

    x: float
    y: float
    width: float
    height: float
    file: str = ""
    data: str = ""


@dataclass(frozen=True)
class ProofCode:
    """Where the QR code of the proof stands: top left corner and size in the layout's mm, and what it says."""

    x: float
    y: float
    size: float
    text: str


@dataclass(frozen=True, eq=False)
class Layout:
    """A whole layout; equal only to itself, which makes it a key of caches (`layouts` loads each once)."""

    id: str
    title: str
    width: float
    height: float
    scale: float
    frame: Frame
    ornament: Ornament
    boxes: Mapping[str, Box]
    zone: Zone
    rules: tuple[Rule, ...]
    images: tuple[Image, ...]
    faces: Mapping[str, Mapping[str, float]]
    words: Mapping[str, str]
    background: str | None = None
    code: ProofCode | None = None

    @cached_property
    def sheet(self) -> tuple[float, float]:
        """Width and height of the paper in mm; A4 is 297 × 210 though its numbers are A3 × 0.7071."""
        width, height = self.width * self.scale, self.height * self.scale
        return (round(width), round(height)) if abs(width - round(width)) < 0.1 else (width, height)

    @cached_property
    def static_boxes(self) -> tuple[Box, ...]:
        """The boxes whose words stand on pre-printed stock already."""
        return tuple(box for box in self.boxes.values() if box.static)

    @cached_property
    def foot_boxes(self) -> tuple[Box, ...]:
        """The variable boxes with a place of their own, in reading order after the zone."""
        return tuple(box for box in self.boxes.values() if not box.static and not box.zone and box.id != "issuer")


@lru_cache(maxsize=512)
def with_room(layout: Layout, lines: int) -> Layout:
    """Return the layout for an office of so many lines: it rises, and what stands over it, until signature and seal
    have their room; the zone over them gives way by as much."""
    office, signer = layout.boxes.get("office"), layout.boxes.get("signer")
    if office is None or signer is None or not office.room or not lines:
        return layout
    step = office.line_step or office.leading * office.size / POINTS
    rise = office.y + (lines - 1) * step + office.room[min(lines, len(office.room)) - 1] - signer.y
    if rise <= 0:
        return layout
    above = {box.id for box in layout.foot_boxes if box.x == office.x and box.y <= office.y}
    boxes = {name: replace(box, y=box.y - rise) if name in above else box for name, box in layout.boxes.items()}
    return replace(layout, boxes=boxes, zone=replace(layout.zone, bottom=layout.zone.bottom - rise))


def from_data(data: Mapping[str, Any], folder: str = "") -> Layout:
    """Return the layout that whole, checked data describe; images are looked for beside the layout's file."""
    return Layout(
        id=data["id"],
        title=data.get("title", data["id"]),
        width=data["paper"]["width"],
        height=data["paper"]["height"],
        scale=data.get("scale", 1.0),
        frame=Frame(**data["frame"]),
        ornament=Ornament(**data.get("ornament", {})),
        boxes={name: Box(id=name, **_known(Box, box)) for name, box in data["boxes"].items()},
        zone=Zone(**data["zone"]),
        rules=tuple(Rule(**rule) for rule in data.get("rules", ())),
        images=tuple(
            Image(**{**image, "file": f"{folder}/{image['file']}"} if folder and "file" in image else image)
            for image in data.get("images", ())
        ),
        faces=data.get("faces", {}),
        words=data.get("words", {}),
        background=data.get("background"),
        code=ProofCode(**data["code"]) if data.get("code") else None,
    )


def _known(kind: type[Any], values: Mapping[str, Any]) -> dict[str, Any]:
    names = {one.name for one in fields(kind)}
    return {key: tuple(value) if key == "room" else value for key, value in values.items() if key in names}
