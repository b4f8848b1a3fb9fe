"""The columns of the nominations' list."""

from collections.abc import Callable

from db.queries.nomination_list import NominationLine
from db.rules.nomination_fields import FIELDS
from desktop.ui.core.i18n import _
from desktop.ui.framework.state_labels import NOMINATION_STATES, nomination_state, tone_of
from desktop.ui.tables.columns import Column, Mark
from desktop.ui.tables.paged_model import NUMBER

ICONS = {"stop": "ban", "warn": "triangle-alert", "unknown": "circle-question-mark"}


def full_name(line: NominationLine) -> str:
    """Return honorific and name."""
    return f"{line.honorific} {line.name}".strip()


def check_mark(line: NominationLine) -> Mark:
    """Return the icon of the gravest finding, or of none."""
    if line.severity is not None:
        tone = tone_of(line.severity)
        return Mark(ICONS[tone], tone)
    return Mark("pen-line", "accent") if line.overridden else Mark("circle-check", "ok")


def check_words(line: NominationLine) -> str:
    """Say in a few words what the rules found; the details say the rest."""
    if line.severity is None:
        return _("accepted, with a reason") if line.overridden else _("nothing found")
    more = line.findings - line.overridden
    return _("1 finding") if more == 1 else _("{n} findings").format(n=more)


def field_columns() -> list[Column[NominationLine]]:
    """Return a column for each field that the table of fields lists; they go first where room is short."""
    return [
        Column(each.name, _(each.label), _text_of(each.name), 110, editable=True, spare=True)
        for each in FIELDS
        if each.listed
    ]


def _text_of(name: str) -> Callable[[NominationLine], str]:
    return lambda line: str(getattr(line, name))


def nomination_columns() -> tuple[Column[NominationLine], ...]:
    """Return the columns in the language chosen now."""
    return (
        Column(NUMBER, _("No."), lambda _line: "", 44, right=True, role="figures", order="rank"),
        Column("name", _("Name"), full_name, 190, order="name", role="name", editable=True, grow=4),
        Column("position", _("Position"), lambda line: line.position, 150, order="position", editable=True, grow=3),
        Column("unit", _("Unit"), lambda line: line.unit, 170, order="unit", stretch=True, editable=True),
        Column("award", _("Award of"), lambda line: line.authority, 150, order="award", spare=True, grow=1),
        *field_columns(),
        Column("check", _("Check"), check_words, 128, mark=check_mark),
        Column(
            "state",
            _("State"),
            lambda line: nomination_state(line.state),
            152,
            order="state",
            mark=lambda line: NOMINATION_STATES[line.state][1],
        ),
    )
