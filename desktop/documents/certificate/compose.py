"""One certificate: which line stands where, or the field that keeps it from being printed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from db.rules.terms import Severity
from desktop.documents.certificate.award_lines import authority_of
from desktop.documents.certificate.body import (
    HONORIFIC_FACE,
    HONORIFIC_GAP,
    HONORIFIC_SIZE,
    Block,
    Refused,
    Texts,
    fit_body,
    name_box_for,
    name_width_em,
)
from desktop.documents.certificate.fitting import TextBox, fit
from desktop.documents.certificate.layout import Box, Layout, with_room
from desktop.documents.certificate.layouts import Wanted, family_for, kept_layout, layout_for
from desktop.documents.certificate.prepare import PreparedRecord
from desktop.documents.certificate.problems import PaperProblem
from desktop.documents.engine.fonts import face
from desktop.documents.engine.ink_extents import width_em
from desktop.documents.engine.text_operators import TextLine, TextRun
from desktop.documents.engine.units import POINTS

_SPACE = " "
_STACKED_LINE: Final = 0.74  # of the whole title: what one of its lines may take


@dataclass(frozen=True)
class Certificate:
    """A certificate ready to be written: its layout, the words that stand on stock already, the variable lines."""

    layout: Layout
    static: tuple[TextLine, ...]
    lines: tuple[TextLine, ...]
    proof: str = ""
    told: tuple[PaperProblem, ...] = ()
    """What is drawn otherwise than the layout says, for eyes."""


class RefusedError(Exception):
    """A field that does not fit, or a letter that no face has."""

    def __init__(self, field: str, kind: str, **values: object) -> None:
        super().__init__(field, kind)
        self.field, self.kind, self.values = field, kind, values


def layout_of(record: PreparedRecord, choice: Wanted | None) -> Layout:
    """Return the layout of a record: the one asked for, else that of its award and kind."""
    chosen = choice or _own_choice(record)
    return layout_for(
        chosen, kind=record.kind, authority=authority_of(record.award.issuer), posthumous=record.award.posthumous
    )


def _own_choice(record: PreparedRecord) -> Wanted:
    """Return what the record says of a certificate's layout, else the shipped one of its award."""
    if record.layout:
        return kept_layout(record.layout, record.layout_choice)
    return Wanted(family_for(record.award.form, title=record.award.title))


def compose(
    record: PreparedRecord, index: int, choice: Wanted | None, *, stock: bool, carries_issuer: bool = False
) -> Certificate | PaperProblem:
    """Return the lines of one certificate, or the problem that stops it; stock may carry the issuer's line already."""
    layout = layout_of(record, choice)
    values = {**record.texts, "act": layout.words.get("act", "TẶNG")}
    try:
        static = () if stock else _static(layout, values["act"], record.award.form)
        lines = [] if stock and carries_issuer else [*_single(layout, layout.boxes["issuer"], values)]
        office = layout.boxes.get("office")
        placed = with_room(layout, len(_single(layout, office, values))) if office is not None else layout
        lines += _body_lines(placed, record)
        for box in placed.foot_boxes:
            lines += _single(placed, box, values)
    except RefusedError as refused:
        return PaperProblem(index, _blamed(record, refused.field), refused.kind, values=refused.values)
    proof = _filled(layout.code.text, values) if layout.code else ""
    return Certificate(layout, static, tuple(lines), proof, _other_face(layout, record, index))


def _other_face(layout: Layout, record: PreparedRecord, index: int) -> tuple[PaperProblem, ...]:
    """Return a warning where the name is drawn in another face, for the layout's lacks one of its letters."""
    letter = face(layout.boxes["name"].font).missing(record.name)
    if letter is None:
        return ()
    told = {"letter": letter, "point": f"U+{ord(letter):04X}"}
    return (PaperProblem(index, "name", "other_face", Severity.WARNING, told),)


def _blamed(record: PreparedRecord, field: str) -> str:
    """Return the key of the input behind a field of the layout."""
    if field == "issuer" and not record.texts.get("given_issuer"):
        return "issuer"
    if field == "unit" and not record.texts["unit"]:
        return "position"
    return field


@lru_cache(maxsize=256)
def _static(layout: Layout, act: str, form: str) -> tuple[TextLine, ...]:
    """Return the lines that stand on stock already."""
    values = {"act": act, "form": form}
    return tuple(line for box in layout.static_boxes for line in _single(layout, box, values))


def _filled(template: str, values: Mapping[str, str]) -> str:
    """Return the template with its {fields}; values are never read as templates."""
    text, fields = _parts(template)
    for name, after in fields:
        text += values.get(name, "") + after
    return text


@lru_cache(maxsize=1_024)
def _parts(template: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return what stands before the first field, and each field's name with what stands behind it."""
    before, *rest = template.split("{")
    return before, tuple((name, after) for name, _, after in (part.partition("}") for part in rest))


def _covered(box: Box, text: str, name: str) -> None:
    """Refuse a letter that the face lacks."""
    letter = face(name).missing(text.replace("\n", " "))
    if letter is not None:
        raise RefusedError(box.field or box.id, "unsupported_character", letter=letter, point=f"U+{ord(letter):04X}")


def _single(layout: Layout, box: Box, values: Mapping[str, str]) -> tuple[TextLine, ...]:
    """Return the lines of a box with a place of its own."""
    text = _filled(box.text, values)
    return _set(layout, box.id, text) if text and text.strip() else ()


@lru_cache(maxsize=4_096)
def _set(layout: Layout, name: str, text: str) -> tuple[TextLine, ...]:
    """Return the lines of a box: as large as fits, down to its least size, then as its `stacked` form has them.

    Cached, since most texts repeat from record to record.
    """
    box = layout.boxes[name]
    if box.when_stacked is not None and not _holds(layout, box, text):
        box = box.when_stacked
    _covered(box, text, box.font)
    rows = text.split("\n")
    if len(rows) > box.lines:
        raise RefusedError(box.field or box.id, "does_not_fit", lines=len(rows))
    if box.lines > len(rows):
        rows = _broken(layout, box, text, rows)
    widest = max(width_em(box.font, row, box.tracking, box.pairs, box.word_space) for row in rows)
    size = min(box.size, int(box.width * POINTS / widest * 4) / 4)
    if size < box.least(layout.scale):
        raise RefusedError(box.field or box.id, "does_not_fit", letters=len(text))
    step = box.line_step or box.leading * box.size / POINTS
    return tuple(_line(layout, box, row, size, box.y + number * step) for number, row in enumerate(rows))


def _holds(layout: Layout, box: Box, text: str) -> bool:
    """Tell whether a text fits one line of its box at the least size."""
    width = width_em(box.font, text, box.tracking, box.pairs, box.word_space)
    return width * box.least(layout.scale) <= box.width * POINTS


def _broken(layout: Layout, box: Box, text: str, rows: list[str]) -> list[str]:
    """Return the rows of a box that may take more lines, broken by phrases only when one is too wide."""
    widest = max(width_em(box.font, row, box.tracking, box.pairs) for row in rows)
    if widest * box.size <= box.width * POINTS and not box.is_stacked:
        return rows
    room = TextBox(box.font, box.width, box.lines, box.size, box.least(layout.scale))
    if box.is_stacked:  # where a title parts is asked here, its size comes after
        whole = width_em(box.font, text, 0.0, {}) * box.size / POINTS
        room = TextBox(box.font, _STACKED_LINE * whole, box.lines, box.size, box.size)
    found = fit(text, room)
    if found is None:
        raise RefusedError(box.field or box.id, "does_not_fit", letters=len(text))
    return list(found.lines)


def _line(layout: Layout, box: Box, text: str, size: float, y: float) -> TextLine:
    width = width_em(box.font, text, box.tracking, box.pairs, box.word_space) * size / POINTS
    x = {"left": box.x, "center": box.x - width / 2, "right": box.x - width}[box.align]
    scale = layout.scale
    run = TextRun(box.font, size * scale, text, box.word_space)
    return TextLine(box.id, x * scale, y * scale, box.colour, (run,), box.tracking, tuple(box.pairs.items()))


def _body_lines(layout: Layout, record: PreparedRecord) -> Iterator[TextLine]:
    texts = Texts(record.name, record.honorific, record.texts["position_unit"], record.texts["reason"])
    name_box = name_box_for(layout, record.name)
    _covered(name_box, texts.name, name_box.font)
    if texts.honorific:
        _covered(Box("honorific", "", "", 1, 0, 1, field="honorific"), texts.honorific, HONORIFIC_FACE)
    _cover_unit(layout.boxes["unit"], record)
    _covered(layout.boxes["reason"], texts.reason, layout.boxes["reason"].font)
    body = fit_body(layout, texts)
    if isinstance(body, Refused):
        raise RefusedError(body.field, "does_not_fit", letters=len(getattr(texts, body.field)))
    first = body.blocks[0]
    if texts.honorific:
        yield _named(layout, first, texts, body.first)
    else:
        yield from _block_lines(layout, first, body.first)
    y = body.first + sum(first.gaps)
    for block in body.blocks[1:]:
        yield from _block_lines(layout, block, y)
        y += sum(block.gaps)


@lru_cache(maxsize=4_096)
def _block_lines(layout: Layout, block: Block, y: float) -> tuple[TextLine, ...]:
    """Return the lines of one block; `y` is the baseline of the line before it, of the name its own first one."""
    lines: list[TextLine] = []
    for text, gap in zip(block.setting.lines, block.gaps, strict=True):
        y += gap
        lines.append(_line(layout, block.box, text, block.setting.size, y))
    return tuple(lines)


def _cover_unit(box: Box, record: PreparedRecord) -> None:
    """Refuse a letter that the face lacks, by the field where it stands."""
    for field in ("position", "unit"):
        letter = face(box.font).missing(record.texts[field])
        if letter is not None:
            raise RefusedError(field, "unsupported_character", letter=letter, point=f"U+{ord(letter):04X}")


def _named(layout: Layout, block: Block, texts: Texts, y: float) -> TextLine:
    """Return honorific and name centred together, the gap between them a space made wider."""
    box, size = block.box, block.setting.size
    factor = layout.faces.get(box.font, {}).get("factor", 1.0)
    width = name_width_em(box, texts.name, texts.honorific, factor) * size / POINTS
    small = HONORIFIC_SIZE * size / factor
    gap = HONORIFIC_GAP * size - face(HONORIFIC_FACE).width(_SPACE) * small
    scale = layout.scale
    runs = (
        TextRun(HONORIFIC_FACE, small * scale, texts.honorific + _SPACE, after=gap * scale),
        TextRun(box.font, size * scale, texts.name, box.word_space),
    )
    return TextLine("name", (box.x - width / 2) * scale, y * scale, box.colour, runs)
