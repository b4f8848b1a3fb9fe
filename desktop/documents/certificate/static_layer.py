"""What every sheet of one kind shares: ornament, rules, the fixed lines. Drawn once for a file."""

from collections.abc import Sequence

from desktop.documents.certificate.layout import Layout, Rule
from desktop.documents.engine.lines import POINTS, Line, width_em
from desktop.documents.engine.page_code import Used, number, text_code
from desktop.documents.ornament.drawing import ornament_code


def static_code(layout: Layout, lines: Sequence[Line], used: Used) -> bytes:
    """Return the operators of the static layer; `used` gathers the letters drawn."""
    rules = "\n".join(_rule_code(layout, rule) for rule in layout.rules)
    text = text_code(lines, layout.sheet[1], used)
    return ornament_code(layout) + b"\n" + rules.encode() + b"\n" + text


def _rule_code(layout: Layout, rule: Rule) -> str:
    length = rule.length
    if rule.as_long_as:
        box = layout.boxes[rule.as_long_as]
        length = width_em(box.font, box.text, box.tracking, box.pairs) * box.size / POINTS
    scale, top = layout.scale * POINTS, layout.sheet[1] * POINTS
    left, right = (rule.x - length / 2) * scale, (rule.x + length / 2) * scale
    y = top - rule.y * scale
    weight = max(0.2, rule.weight * (layout.scale if layout.scale > 0.99 else 0.86))
    return f"0 G {number(weight)} w {number(left)} {number(y)} m {number(right)} {number(y)} l S"
