"""The record's closed lists in the clerk's words, each with the mark that goes with it."""

import re
from collections.abc import Mapping

from db.rules.terms import (
    DecisionState,
    MilestoneKind,
    NominationState,
    NomineeKind,
    RewardType,
    Severity,
    SheetState,
    SigningCapacity,
)
from desktop.labels.law_notes import with_notes
from desktop.ui.core.i18n import N_, _
from desktop.ui.tables.columns import Mark

S = NominationState
NOMINATION_STATES = {
    S.DRAFT: (N_("being written"), Mark("circle-dashed", "text2")),
    S.SUBMITTED: (N_("submitted"), Mark("send", "text2")),
    S.RETURNED: (N_("returned"), Mark("undo-2", "stop")),
    S.RECOMMENDED: (N_("recommended"), Mark("circle-check", "ok")),
    S.NOT_RECOMMENDED: (N_("not recommended"), Mark("circle-x", "stop")),
    S.DECIDED: (N_("decided"), Mark("stamp", "ok")),
    S.NOT_APPROVED: (N_("not approved"), Mark("circle-x", "stop")),
    S.CERTIFICATE_ISSUED: (N_("certificate made"), Mark("printer", "ok")),
    S.HANDED_OVER: (N_("handed over"), Mark("hand-heart", "ok")),
    S.WITHDRAWN: (N_("withdrawn"), Mark("ban", "text3")),
    S.REVOKED: (N_("revoked"), Mark("ban", "stop")),
}
KINDS = {
    NomineeKind.COLLECTIVE: N_("Collective"),
    NomineeKind.INDIVIDUAL: N_("Individual"),
    NomineeKind.HOUSEHOLD: N_("Household"),
}
KIND_HEADS = {
    NomineeKind.COLLECTIVE: N_("Collectives"),
    NomineeKind.INDIVIDUAL: N_("Individuals"),
    NomineeKind.HOUSEHOLD: N_("Households"),
}
REWARD_TYPES = {
    RewardType.MERIT: N_("Regular merit"),
    RewardType.SUDDEN: N_("Sudden achievement"),
    RewardType.MOVEMENT: N_("Emulation movement"),
    RewardType.CONTRIBUTION: N_("Long contribution"),
    RewardType.SERVICE: N_("Years of service"),
    RewardType.EXTERNAL: N_("External relations"),
}
MILESTONES = {
    MilestoneKind.INVITATION: N_("Units asked by letter"),
    MilestoneKind.CORRECTIONS: N_("Corrections due"),
    MilestoneKind.COUNCIL: N_("Council meets"),
    MilestoneKind.SUBMISSION: N_("Submissions sent"),
    MilestoneKind.DECISION: N_("Decisions signed"),
    MilestoneKind.CEREMONY: N_("Awards presented"),
    MilestoneKind.REPORT: N_("Report sent"),
    MilestoneKind.OTHER: N_("Other days"),
}
CAPACITIES = {
    SigningCapacity.HEAD: N_("as head"),
    SigningCapacity.DEPUTY: N_("KT. (for the head)"),
    SigningCapacity.COLLECTIVE: N_("TM. (on behalf of the body)"),
    SigningCapacity.BY_ORDER: N_("TL. (by order)"),
    SigningCapacity.AUTHORISED: N_("TUQ. (authorised)"),
    SigningCapacity.ACTING: N_("Q. (acting)"),
}
DECISION_STATES = {
    DecisionState.DRAFT: (N_("Being drafted"), "warn"),
    DecisionState.ISSUED: (N_("Issued"), "ok"),
    DecisionState.REVOKED: (N_("Revoked"), "stop"),
}
SHEET_STATES = {
    SheetState.PLANNED: (N_("not printed"), Mark("circle-dashed", "text2")),
    SheetState.PRINTED: (N_("printed"), Mark("printer", "accent")),
    SheetState.GOOD: (N_("good"), Mark("circle-check", "ok")),
    SheetState.SENT_FOR_SIGNATURE: (N_("sent for signature"), Mark("send", "warn")),
    SheetState.SIGNED: (N_("signed"), Mark("pen-line", "ok")),
    SheetState.SPOILED: (N_("spoiled"), Mark("circle-x", "stop")),
    SheetState.VOID: (N_("void"), Mark("ban", "stop")),
    SheetState.HANDED_OVER: (N_("handed over"), Mark("hand-heart", "ok")),
}
SINCE = re.compile(r"\(từ (\d\d/\d\d/\d{4})\)")
"""How `Criterion.cited` ends."""
TONES = {Severity.ERROR: "stop", Severity.WARNING: "warn", Severity.INFO: "unknown"}


def milestone_words(name: str) -> str:
    """Return the office's own words for a milestone, or those of its kind, by which the record calls it then."""
    return _(MILESTONES[MilestoneKind(name)]) if name in set(MilestoneKind) else name


def article_words(article: str) -> str:
    """Return an article of law as the window cites it: since when it holds, and what of it was not compared."""
    since = SINCE.sub(lambda found: "(" + _("from {day}").format(day=found[1]) + ")", article)
    return with_notes(since)


def nomination_state(state: NominationState) -> str:
    """Return a nomination's state in the reader's words."""
    return _(NOMINATION_STATES[state][0])


def count_words(counts: Mapping[NomineeKind, int]) -> str:
    """Return "02 tập thể, 05 cá nhân" in the reader's language."""
    words = {
        NomineeKind.COLLECTIVE: _("{n} collectives"),
        NomineeKind.INDIVIDUAL: _("{n} individuals"),
        NomineeKind.HOUSEHOLD: _("{n} households"),
    }
    return ", ".join(words[kind].format(n=f"{counts[kind]:02d}") for kind in words if counts.get(kind))


def kind_word(kind: NomineeKind) -> str:
    """Return a nominee's kind in the reader's words."""
    return _(KINDS[kind])


def tone_of(severity: Severity) -> str:
    """Return the tone in which a finding is shown: ok, warn, unknown or stop."""
    return TONES[severity]


def capacity_word(capacity: SigningCapacity) -> str:
    """Return how a signer signs in the reader's words."""
    return _(CAPACITIES[capacity])


def secret_mark(secret: bool) -> str:
    """Return what stands behind a name of the secret list: " (secret)", or nothing."""
    return f" ({_('secret')})" if secret else ""
