"""Who is left out of a batch of certificates, by name and with the reason, while the rest is done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.queries.sheet_list import CertificateLine
from db.rules.printed_names import name_in_sentence
from desktop.ui.core.i18n import _
from desktop.ui.framework.state_labels import SHEET_STATES

NAMED = 6  # of one reason; the list shows the others


@dataclass(frozen=True)
class LeftOut:
    """One certificate that a batch leaves out, and why."""

    line: CertificateLine
    why: str

    @property
    def name(self) -> str:
        """Whose certificate it is, as inside a sentence."""
        return called(self.line)


def called(line: CertificateLine) -> str:
    """Return "bà Hà Thị Mai", as inside a sentence."""
    return name_in_sentence(line.kind, line.honorific, line.name)


def out_words(line: CertificateLine) -> str:
    """Return that the award was revoked and by which decision, or that it has no certificate; else its state."""
    if line.revoked:
        return _("revoked by decision {number}").format(number=line.revoked)
    return _("{award} has no certificate").format(award=line.award) if line.undrawn else state_words(line)


def state_words(line: CertificateLine) -> str:
    """Return what state the newest sheet is in."""
    if not line.sheet_id:
        return _("not printed")
    return _("sheet {state}").format(state=_(SHEET_STATES[line.state][0]))


def names_told(lines: Sequence[CertificateLine]) -> str:
    """Return the first names of some certificates and how many more there are."""
    told = ", ".join(called(line) for line in lines[:NAMED])
    more = len(lines) - NAMED
    return f"{told} {_('and {n} more').format(n=more)}" if more > 0 else told


def left_out_words(rows: Iterable[LeftOut]) -> str:
    """Return "Left out: bà A, ông B (revoked by decision 12/QĐ-UBND).", one part for each reason; "" for none."""
    by_reason: dict[str, list[CertificateLine]] = {}
    for row in rows:
        by_reason.setdefault(row.why, []).append(row.line)
    told = "; ".join(f"{names_told(lines)} ({why})" for why, lines in by_reason.items())
    return _("Left out: {who}.").format(who=told) if told else ""
