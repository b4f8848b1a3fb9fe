"""Which state of a nomination, and of a sheet, may follow which, and who moves it there: one table each.

Pages ask before an act is offered (`refused`), changes ask before they write: a refusal names the step to take first.
"""

from collections.abc import Collection, Mapping
from typing import TypeVar

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
    SheetState.GOOD: frozenset(
        {
            SheetState.SENT_FOR_SIGNATURE,
            SheetState.SIGNED,
            SheetState.HANDED_OVER,
            SheetState.SPOILED,
            SheetState.VOID,
        }
    ),
    SheetState.SENT_FOR_SIGNATURE: frozenset(
        {SheetState.SIGNED, SheetState.HANDED_OVER, SheetState.SPOILED, SheetState.VOID}
    ),
    SheetState.SIGNED: frozenset({SheetState.HANDED_OVER, SheetState.SPOILED, SheetState.VOID}),
    SheetState.SPOILED: frozenset(),
    SheetState.VOID: frozenset(),
    SheetState.HANDED_OVER: frozenset(),
}
SHEETS_BY_HAND = frozenset(NEXT_SHEET) - {SheetState.PLANNED, SheetState.PRINTED, SheetState.HANDED_OVER}
"""States that somebody says of a sheet; the others follow from a print run and from who received it."""
LOST_SHEETS = frozenset({SheetState.SPOILED, SheetState.VOID})
READY_SHEETS = frozenset(state for state, following in NEXT_SHEET.items() if SheetState.HANDED_OVER in following)
"""States of a sheet that may be handed over."""
ONWARD = frozenset({SheetState.SENT_FOR_SIGNATURE, SheetState.SIGNED, SheetState.HANDED_OVER})
"""States that the sheet of a revoked award does not come into any more."""


State = TypeVar("State", S, SheetState)


def may_follow(state: S, following: S) -> bool:
    """Return whether a nomination in `state` may go to `following`."""
    return following in NEXT[state]


def first_step(table: Mapping[State, Collection[State]], state: State, goal: State) -> State | None:
    """Return the first step of the shortest way from `state` to `goal` in a table, None where no way leads there."""
    order = list(table)
    begun: dict[State, State] = {each: each for each in sorted(table[state], key=order.index)}
    reached = list(begun)
    for each in reached:
        if each == goal:
            return begun[each]
        for following in sorted(table[each], key=order.index):
            if following not in begun:
                begun[following] = begun[each]
                reached.append(following)
    return None


def refused(states: Collection[S], following: S) -> KnownError | None:
    """Return why nominations in these states cannot all become `following`, None where they can.

    KnownError: not_by_hand, state_already, state_not_allowed, state_final.
    """
    if following not in BY_HAND:
        return KnownError("not_by_hand", following=following.value)
    return next((_refusal(each, following) for each in states if not may_follow(each, following)), None)


def edit_refused(states: Collection[S]) -> KnownError | None:
    """Return why the texts of nominations in these states cannot be changed, None where they can.

    KnownError: not_editable, edit_final.
    """
    kept = next((each for each in states if each not in EDITABLE), None)
    if kept is None:
        return None
    steps = (first_step(NEXT, kept, each) for each in EDITABLE)
    step = next((each for each in NEXT if each in EDITABLE and each in steps), None)
    if step is None:
        return KnownError("edit_final", state=kept.value)
    return KnownError("not_editable", state=kept.value, first=step.value)


def all_refused(states: Collection[S]) -> KnownError | None:
    """Return why nominations in these states cannot be changed together, None where texts or one state can be."""
    together = any(all(may_follow(each, following) for each in states) for following in BY_HAND)
    return None if together else edit_refused(states)


def decide_refused(state: S, name: str) -> KnownError | None:
    """Return why a nomination cannot be approved by a decision, None where it can.

    KnownError: not_recommended, decided_withdrawn, decided_elsewhere.
    """
    if may_follow(state, S.DECIDED):
        return None
    codes = {S.WITHDRAWN: "decided_withdrawn", S.DRAFT: "not_recommended", S.SUBMITTED: "not_recommended"}
    return KnownError(codes.get(state, "decided_elsewhere"), name=name, state=state.value)


def pass_over_refused(state: S, name: str) -> KnownError | None:
    """Return why a decision cannot say "not approved" of a nomination, None where it can or nothing is left to say.

    KnownError: not_recommended, decided_elsewhere.
    """
    if state is S.WITHDRAWN or may_follow(state, S.NOT_APPROVED):
        return None  # withdrawn after the decision was drafted: that is what became of it
    return decide_refused(state, name) or KnownError("decided_elsewhere", name=name, state=state.value)


def _refusal(state: S, following: S) -> KnownError:
    if state is following:
        return KnownError("state_already", state=state.value)
    step = first_step(NEXT, state, following)
    if step is None:
        return KnownError("state_final", state=state.value, following=following.value)
    return KnownError("state_not_allowed", state=state.value, following=following.value, first=step.value)


def check_step(state: S, following: S, reason: str = "") -> None:
    """Raise KnownError unless the step is allowed and has the reason it needs.

    Raises KnownError: reason_missing, state_already, state_not_allowed, state_final.
    """
    if not may_follow(state, following):
        raise _refusal(state, following)
    if following in NEED_REASON and not reason.strip():
        raise KnownError("reason_missing", following=following.value)


def sheet_refused(state: SheetState, following: SheetState, *, revoked: bool = False) -> KnownError | None:
    """Return why the newest sheet of a certificate cannot become `following`, None where it can.

    The sheet of a revoked award is only spoiled, void or found good. KnownError: sheet_revoked, sheet_already,
    sheet_not_allowed, sheet_final.
    """
    if revoked and following in ONWARD:
        return KnownError("sheet_revoked", following=following.value)
    if following in NEXT_SHEET[state]:
        return None
    if state is following:
        return KnownError("sheet_already", state=state.value)
    step = first_step(NEXT_SHEET, state, following)
    if step is None:
        return KnownError("sheet_final", state=state.value, following=following.value)
    return KnownError("sheet_not_allowed", state=state.value, following=following.value, sheet_first=step.value)
