"""What the rules found about a nomination, in a few words and an icon: in the list, and beside the council's votes."""

from db.queries.nomination_list import NominationLine
from desktop.ui.core.i18n import _
from desktop.ui.framework.state_labels import tone_of
from desktop.ui.tables.columns import Mark

ICONS = {"stop": "ban", "warn": "triangle-alert", "unknown": "circle-question-mark"}
"""By the tone of the gravest finding."""


def check_mark(line: NominationLine) -> Mark:
    """Return the icon of the gravest finding, or of none."""
    if line.severity is not None:
        tone = tone_of(line.severity)
        return Mark(ICONS[tone], tone)
    if line.overridden:
        return Mark("pen-line", "accent")
    return Mark("circle-check", "ok") if line.checked else Mark(ICONS["unknown"], "unknown")


def check_words(line: NominationLine) -> str:
    """Say in a few words what the rules found; the details say the rest."""
    if line.severity is None:
        if line.overridden:
            return _("accepted, with a reason")
        return _("nothing found") if line.checked else _("not checked")
    more = line.findings - line.overridden
    return _("1 finding") if more == 1 else _("{n} findings").format(n=more)
