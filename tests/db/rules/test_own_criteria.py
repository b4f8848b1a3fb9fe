"""The form of an own criterion says the conditions that criteria keep, and is read back from them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import KnownError
from db.rules.conditions import KINDS
from db.rules.own_criteria import OwnConditions, own_of, ways_of_form

COUNTS = st.integers(0, 9)
FORMS = st.builds(
    OwnConditions,
    basis=st.sampled_from(("", "cong_trang", "dot_xuat")),
    years=COUNTS,
    rating=st.just("hoan_thanh_tot"),
    results=COUNTS,
    result=st.sampled_from(("initiative", "research")),
    scope=st.sampled_from(("grassroots", "province")),
    earlier=st.sampled_from(("", "advanced_worker")),
    earlier_count=st.integers(1, 5),
    shown=st.sampled_from(("", "đóng góp cho xã vùng cao")),
)


@given(FORMS)
def test_what_a_form_says_comes_back(form):
    if not (form.years or form.results or form.earlier or form.shown):
        with pytest.raises(KnownError, match="criterion_empty"):
            ways_of_form(form)
        return
    ways = ways_of_form(form)
    assert {each["is"] for each in ways[0]["all"]} <= set(KINDS)
    found = own_of(json.dumps(ways))
    assert found is not None and ways_of_form(found) == ways


@pytest.mark.parametrize(
    ("form", "code"), [(OwnConditions(years=99), "bad_count"), (OwnConditions(basis="x"), "bad_choice")]
)
def test_what_makes_no_sense_is_refused(form, code):
    with pytest.raises(KnownError, match=code):
        ways_of_form(form)


def test_more_than_the_form_can_say_is_not_shown_in_it():
    assert own_of('[{"all": []}, {"all": []}]') is None
    assert own_of('[{"all": [{"is": "member", "award": "x"}]}]') is None
