"""The way of a nomination: one table, no dead ends but the named ones."""

import pytest

from db.errors import KnownError
from db.rules import stages
from db.rules.terms import NominationState as S
from db.rules.terms import SheetState


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
    assert (told.value.code, told.value.values) == ("state_final", {"state": "decided", "following": "draft"})


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("following", S)
def test_the_step_that_a_refusal_names_is_allowed_and_leads_on(state, following):
    step = stages.first_step(stages.NEXT, state, following)
    if following in stages.NEXT[state]:
        assert step is following
    elif step is not None:
        assert step in stages.NEXT[state]
        assert following in stages.NEXT[step] or stages.first_step(stages.NEXT, step, following) is not None


def test_a_refusal_names_the_step_to_take_first():
    assert stages.refused((S.DRAFT,), S.RECOMMENDED).values["first"] == "submitted"
    assert stages.refused((S.WITHDRAWN,), S.SUBMITTED).values["first"] == "draft"
    assert stages.refused((S.SUBMITTED, S.DRAFT), S.RECOMMENDED).values["state"] == "draft"
    assert stages.refused((S.SUBMITTED, S.SUBMITTED), S.RECOMMENDED) is None
    assert stages.refused((S.SUBMITTED,), S.SUBMITTED).code == "state_already"
    assert stages.refused((S.RECOMMENDED,), S.DECIDED).code == "not_by_hand"


def test_who_withdrew_is_taken_up_again_before_a_text_is_changed_and_what_was_decided_stays():
    assert stages.edit_refused((S.DRAFT, S.RECOMMENDED)) is None
    told = stages.edit_refused((S.DRAFT, S.WITHDRAWN))
    assert (told.code, told.values) == ("not_editable", {"state": "withdrawn", "first": "draft"})
    assert stages.edit_refused((S.DECIDED,)).code == "edit_final"


def test_many_are_changed_together_where_texts_or_one_state_can_be():
    assert stages.all_refused((S.DRAFT, S.SUBMITTED)) is None
    assert stages.all_refused((S.WITHDRAWN, S.WITHDRAWN)) is None
    assert stages.all_refused((S.WITHDRAWN, S.DECIDED)) is not None


def test_the_sheet_of_a_revoked_award_is_not_signed_any_more():
    assert stages.sheet_refused(SheetState.GOOD, SheetState.SIGNED) is None
    assert stages.sheet_refused(SheetState.GOOD, SheetState.SIGNED, revoked=True).code == "sheet_revoked"
    assert stages.sheet_refused(SheetState.GOOD, SheetState.SPOILED, revoked=True) is None
    assert stages.sheet_refused(SheetState.PRINTED, SheetState.HANDED_OVER).values["sheet_first"] == "good"
    assert stages.sheet_refused(SheetState.SPOILED, SheetState.GOOD).code == "sheet_final"


def test_a_decision_is_about_those_recommended_and_passes_over_who_withdrew():
    assert stages.decide_refused(S.RECOMMENDED, "Ma Văn Khánh") is None
    codes = {S.WITHDRAWN: "decided_withdrawn", S.DRAFT: "not_recommended", S.DECIDED: "decided_elsewhere"}
    for state, code in codes.items():
        assert stages.decide_refused(state, "Ma Văn Khánh").code == code
    assert stages.pass_over_refused(S.WITHDRAWN, "Ma Văn Khánh") is None
    assert stages.pass_over_refused(S.DRAFT, "Ma Văn Khánh").code == "not_recommended"
