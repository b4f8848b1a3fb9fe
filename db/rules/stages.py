"""Which state of a nomination, and of a sheet, may follow which, and who moves it there: one table each."""

from db.errors import KnownError
from db.rules.terms import NominationState as S
from db.rules.terms import SheetState

NEXT: dict[S, frozenset[S]] = {
    S.DRAFT: frozenset({S.SUBMITTED, S.WITHDRAWN}),
    S.SUBMITTED: frozenset({S.RETURNED, S.RECOMMENDED, S.NOT_RECOMMENDED, S.WITHDRAWN}),
    S.RETURNED: frozenset({S.SUBMITTED, S.WITHDRAWN}),
    S.RECOMMENDED: frozenset({S.SUBMITTED, S.DECIDED, S.NOT_APPROVED, S.WITHDRAWN}),
    S.NOT_RECOMMENDED: frozenset({S.SUBMITTED}),
    S.DECIDED: frozenset({S.CERTIFICATE_ISSUED, S.REVOKED}),
    S.NOT_APPROVED: frozenset(),
    S.CERTIFICATE_ISSUED: frozenset({S.HANDED_OVER, S.REVOKED}),
    S.HANDED_OVER: frozenset({S.REVOKED}),
    S.WITHDRAWN: frozenset({S.DRAFT}),
    S.REVOKED: frozenset(),
}
"""What may follow; an empty set ends the way."""

BY_HAND = frozenset({S.DRAFT, S.SUBMITTED, S.RETURNED, S.RECOMMENDED, S.NOT_RECOMMENDED, S.WITHDRAWN})
"""States that a clerk sets; the others follow from deciding, printing, handing over and revoking."""

NEED_REASON = frozenset({S.RETURNED, S.NOT_RECOMMENDED, S.NOT_APPROVED, S.WITHDRAWN, S.REVOKED})
EDITABLE = frozenset({S.DRAFT, S.SUBMITTED, S.RETURNED, S.RECOMMENDED})

NEXT_SHEET: dict[SheetState, frozenset[SheetState]] = {
    SheetState.PLANNED: frozenset({SheetState.PRINTED, SheetState.SPOILED, SheetState.VOID}),
    SheetState.PRINTED: frozenset({SheetState.GOOD, SheetState.SPOILED, SheetState.VOID}),
    SheetState.GOOD: frozenset({SheetState.SENT_FOR_SIGNATURE, SheetState.SIGNED, SheetState.SPOILED, SheetState.VOID}),
    SheetState.SENT_FOR_SIGNATURE: frozenset({SheetState.SIGNED, SheetState.SPOILED, SheetState.VOID}),
    SheetState.SIGNED: frozenset({SheetState.HANDED_OVER, SheetState.SPOILED, SheetState.VOID}),
    SheetState.SPOILED: frozenset(),
    SheetState.VOID: frozenset(),
    SheetState.HANDED_OVER: frozenset(),
}
LOST_SHEETS = frozenset({SheetState.SPOILED, SheetState.VOID})
READY_SHEETS = frozenset({SheetState.GOOD, SheetState.SENT_FOR_SIGNATURE, SheetState.SIGNED})
"""States of a sheet that may be handed over."""


def may_follow(state: S, following: S) -> bool:
    """Return whether a nomination in `state` may go to `following`."""
    return following in NEXT[state]


def check_step(state: S, following: S, reason: str = "") -> None:
    """Raise KnownError unless the step is allowed and has the reason it needs.

    Raises KnownError: reason_missing, state_not_allowed.
    """
    if not may_follow(state, following):
        raise KnownError("state_not_allowed", state=state.value, following=following.value)
    if following in NEED_REASON and not reason.strip():
        raise KnownError("reason_missing", following=following.value)
