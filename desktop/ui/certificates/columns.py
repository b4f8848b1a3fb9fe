"""The columns of the certificates' list."""

from db.queries.sheet_list import CertificateLine
from db.rules.printed_names import printed_name
from db.rules.terms import SheetState
from desktop.ui.core.i18n import _
from desktop.ui.framework.state_labels import SHEET_STATES
from desktop.ui.tables.columns import Column, Mark

LOST = (SheetState.SPOILED, SheetState.VOID)


def sheet_words(line: CertificateLine) -> str:
    """Return the state of the newest sheet in words, or that the award was revoked or has no certificate."""
    if line.revoked:
        return _("revoked, {number}").format(number=line.revoked)
    if line.undrawn:
        return _("no certificate")
    if not line.id:
        return _("not made yet")
    return _(SHEET_STATES[line.state][0]) if line.sheet_id else _("not printed")


def sheet_mark(line: CertificateLine) -> Mark:
    """Return the icon of that state."""
    if line.revoked:
        return Mark("ban", "stop")
    if line.undrawn:
        return Mark("ban", "text2")
    return SHEET_STATES[line.state][1] if line.sheet_id else Mark("circle-dashed", "text2")


def sheet_columns() -> tuple[Column[CertificateLine], ...]:
    """Return the columns in the current language."""
    return (
        Column("ordinal", _("Sheet"), lambda line: str(line.ordinal), 44, right=True, role="figures"),
        Column(
            "name",
            _("Recipient"),
            lambda line: printed_name(line.kind, line.honorific, line.name),
            220,
            stretch=True,
            role="name",
            roomy=320,
            least=108,
            struck=lambda line: line.state in LOST or bool(line.revoked),
        ),
        Column("state", _("State"), sheet_words, 118, mark=sheet_mark, least=92),
    )
