"""The way of a nomination: one table, no dead ends but the named ones."""

import pytest

from db.errors import KnownError
from db.rules import stages
from db.rules.terms import NominationState as S


def test_every_state_is_in_the_table_and_can_be_reached():
    assert set(stages.NEXT) == set(S)
    reached = {S.DRAFT}
    while more := {following for state in reached for following in stages.NEXT[state]} - reached:
        reached |= more
    assert reached == set(S)


def test_only_the_named_states_end_the_way():
    assert {state for state, following in stages.NEXT.items() if not following} == {S.NOT_APPROVED, S.REVOKED}


def test_a_return_needs_its_reason():
    stages.check_step(S.SUBMITTED, S.RETURNED, "Thiếu báo cáo thành tích")
    with pytest.raises(KnownError) as told:
        stages.check_step(S.SUBMITTED, S.RETURNED, "  ")
    assert told.value.code == "reason_missing"


def test_a_draft_cannot_be_handed_over():
    with pytest.raises(KnownError) as told:
        stages.check_step(S.DRAFT, S.HANDED_OVER)
    assert told.value.code == "state_not_allowed"


def test_what_a_clerk_sets_what_needs_a_reason_and_what_may_still_be_edited():
    assert {
        S.DRAFT,
        S.SUBMITTED,
        S.RETURNED,
        S.RECOMMENDED,
        S.NOT_RECOMMENDED,
        S.WITHDRAWN,
    } == stages.BY_HAND
    assert stages.may_follow(S.DECIDED, S.REVOKED) is True
    assert stages.may_follow(S.REVOKED, S.DECIDED) is False
    stages.check_step(S.SUBMITTED, S.RECOMMENDED)
    with pytest.raises(KnownError) as told:
        stages.check_step(S.DECIDED, S.DRAFT, "vì sao")
    assert told.value.values == {"state": "decided", "following": "draft"}
