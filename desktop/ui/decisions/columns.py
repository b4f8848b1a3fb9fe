"""The columns of a decision's nominees."""

from collections.abc import Mapping

from db.queries.decision_list import DecisionItemLine
from db.rules.terms import NomineeKind
from desktop.ui.core.i18n import _
from desktop.ui.tables.columns import Column, Mark
from desktop.ui.tables.paged_model import NUMBER


def item_columns() -> tuple[Column[DecisionItemLine], ...]:
    return (
        Column(NUMBER, _("No."), lambda _item: "", 40, right=True, role="figures"),
        Column("name", _("Name"), lambda i: f"{i.honorific} {i.name}".strip(), 160, role="name", stretch=True),
        Column(
            "approved",
            _("Approved"),
            lambda i: (_("approved, reworded") if i.changed else _("approved")) if i.approved else i.reason,
            150,
            mark=lambda i: Mark("circle-check", "ok") if i.approved else Mark("circle-x", "stop"),
        ),
    )


def counted(counts: Mapping[NomineeKind, int]) -> str:
    """Return "02 tập thể, 05 cá nhân" in the reader's language."""
    words = {
        NomineeKind.COLLECTIVE: _("{n} collectives"),
        NomineeKind.INDIVIDUAL: _("{n} individuals"),
        NomineeKind.HOUSEHOLD: _("{n} households"),
    }
    return ", ".join(words[kind].format(n=f"{counts[kind]:02d}") for kind in words if counts.get(kind))
