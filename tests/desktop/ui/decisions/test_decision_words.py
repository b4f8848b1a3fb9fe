"""What is said of a decision: our own is drafted, one that came back is recorded and never called a draft."""

from dataclasses import replace
from datetime import date

import pytest

from db.errors import KnownError
from db.queries.bonus_due import OneTitle
from db.queries.decision_checks import DraftFacts, IssuedFacts, Named
from db.queries.decision_list import GivenAward
from db.queries.grounds import Renewal
from db.rules.terms import DecisionOrigin, NomineeKind
from desktop.ui.decisions.decision_words import (
    Acts,
    FormState,
    draft_points,
    hint_words,
    issued_points,
    open_points,
    people_words,
    points_heading,
    state_words,
    title_words,
)
from desktop.ui.framework.state_labels import count_words
from tests.desktop.ui.decisions.test_decision_form import DRAFT, ISSUED

RECEIVED = replace(DRAFT, origin=DecisionOrigin.RECEIVED)
TITLES = {name: name for name in ("number", "dated", "signer", "place", "grounds", "recipients")}
FULL = FormState((), (), (), TITLES, has_scan=True)
FACTS = DraftFacts(7, 0, (), (), (), (), 4_200_000, None, 1_800_000, 10_000_000)
SOMEONE = (Named(3, "Bà Trần Thị Hòa", "withdrawn"),)


@pytest.fixture
def went():
    return []


@pytest.fixture
def acts(went):
    return Acts(
        lambda name: went.append(name),
        lambda id_: went.append(id_),
        lambda id_: went.append(("nomination", id_)),
        lambda: went.append("renew"),
        went.append,
        lambda: went.append("attach"),
    )


def tones(points):
    return [each.tone for each in points]


def test_a_draft_in_order_has_six_points_and_no_act(acts):
    points = draft_points(DRAFT, FACTS, FULL, acts)
    assert tones(points) == ["ok"] * 6
    assert not any(each.actions for each in points)
    assert points_heading(DRAFT, points) == ("Trước khi ban hành", "6 đạt")


@pytest.mark.parametrize(
    ("facts", "form", "at", "tone", "said", "goes"),
    [
        ({"approved": 0}, {}, 0, "stop", "Chưa duyệt ai", 0),
        ({"gone": SOMEONE}, {}, 0, "stop", "Bà Trần Thị Hòa: nay đã rút", 3),
        (
            {"incomplete": (Named(3, "Bà Trần Thị Hòa", "citation"), Named(4, "Ông Lù A Páo", "unit"))},
            {},
            0,
            "stop",
            "Bà Trần Thị Hòa: thiếu dòng thành tích; Ông Lù A Páo: thiếu chức vụ, đơn vị, địa chỉ",
            3,
        ),
        ({"unjudged": SOMEONE}, {}, 0, "warn", "1 chưa có kết quả Hội đồng: Bà Trần Thị Hòa", 3),
        ({"twice": (Named(4, "Ông Ma Văn Ước", "46/QĐ-UBND"),)}, {}, 1, "warn", "46/QĐ-UBND", 4),
        ({}, {"missing": ("number", "dated")}, 2, "warn", "Thiếu number, dated", "number"),
        ({}, {"wrong": ("dated",)}, 2, "stop", "dated", "dated"),
        ({}, {"doubtful": ("signer",)}, 2, "warn", "signer", "signer"),
        ({}, {"missing": ("grounds",)}, 3, "warn", "Thiếu grounds", "grounds"),
        ({}, {"wrong": ("grounds",)}, 3, "stop", "Xem lại: Grounds", "grounds"),
        ({}, {"doubtful": ("recipients",)}, 3, "warn", "Xem lại: Recipients", "recipients"),
        ({"renamed": (Named(5, "Văn phòng Sở", "Văn phòng"),)}, {}, 4, "warn", "danh bạ nay ghi Văn phòng", 5),
        ({"bonus": 9_000_000}, {}, 5, "warn", "800.000", "rounds"),
        ({"fund": None}, {}, 5, "unknown", "chưa nhập quỹ", "rounds"),
        (
            {"bonus": None, "bonus_fault": KnownError("no_base_salary", date=date(2024, 1, 1))},
            {},
            5,
            "warn",
            "01/01/2024",
            "catalogue",
        ),
    ],
)
def test_what_is_missing_is_said_with_the_act_that_mends_it(acts, went, facts, form, at, tone, said, goes):
    points = draft_points(DRAFT, replace(FACTS, **facts), replace(FULL, **form), acts)
    assert points[at].tone == tone
    assert said.casefold() in points[at].fact.casefold()
    (act,) = points[at].actions
    act[1]()
    assert went == [goes]
    assert tones(points).count("ok") == 5


def test_a_decision_that_came_back_asks_for_its_scan_in_place_of_grounds(acts, went):
    form = replace(FULL, missing=("grounds", "recipients"), has_scan=False)
    points = draft_points(RECEIVED, FACTS, form, acts)
    assert tones(points) == ["ok", "ok", "ok", "warn", "ok", "ok"]
    points[3].actions[0][1]()
    assert went == ["attach"]


def test_a_place_left_open_in_the_grounds_of_what_came_back_is_told(acts, went):
    points = draft_points(RECEIVED, FACTS, replace(FULL, doubtful=("grounds",)), acts)
    (told,) = [each for each in points if each.tone != "ok"]
    assert told.fact == "Xem lại: grounds"
    told.actions[0][1]()
    assert went == ["grounds"]


@pytest.mark.parametrize("line", [DRAFT, RECEIVED])
def test_who_would_stand_without_ong_or_ba_is_told_before_the_list_is_frozen(acts, went, line):
    points = draft_points(line, replace(FACTS, unaddressed=(Named(6, "Lý Thị Mai"),)), FULL, acts)
    (told,) = [each for each in points if each.tone != "ok"]
    assert "Lý Thị Mai" in told.fact and "Ông hay Bà" in told.fact
    assert open_points(points) == [told.fact]
    told.actions[0][1]()
    assert went == [("nomination", 6)]


@pytest.mark.parametrize("line", [RECEIVED, replace(ISSUED, origin=DecisionOrigin.RECEIVED)])
def test_what_came_back_is_never_called_a_draft(acts, line):
    points = draft_points(line, FACTS, FULL, acts)
    told = [*state_words(line), *points_heading(line, points), hint_words(line), people_words(line)]
    told += [each.fact for each in points]
    assert not [text for text in told if any(word in text.casefold() for word in ("soạn", "dự thảo", "nháp"))]


def test_an_issued_decision_tells_what_it_still_lacks(acts, went):
    points = issued_points(IssuedFacts(0, 12, 5), acts)
    assert tones(points) == ["warn", "warn"] and "5/12" in points[1].fact
    for each in points:
        each.actions[0][1]()
    assert went == ["attach", "certificates"]
    assert tones(issued_points(IssuedFacts(1, 12, 12), acts)) == ["ok", "ok"]


def test_the_list_tells_awards_that_were_taken_back():
    some, all_ = replace(ISSUED, revoked=1), replace(ISSUED, revoked=7)
    assert people_words(some).endswith("1 đã thu hồi")
    assert (state_words(some)[1], state_words(all_)) == ("ok", ("Đã thu hồi", "stop"))


def test_two_decisions_of_one_authority_are_told_apart_by_the_award():
    assert title_words(DRAFT) == "Bằng khen của Chủ tịch UBND tỉnh"
    title = GivenAward(3, "Chiến sĩ thi đua cơ sở", {NomineeKind.INDIVIDUAL: 2})
    assert title_words(replace(DRAFT, awards=(title,))) == "Chiến sĩ thi đua cơ sở – Chủ tịch UBND tỉnh"
    both = replace(DRAFT, awards=(title, *DRAFT.awards))
    assert title_words(both) == "Chiến sĩ thi đua cơ sở, Bằng khen của Chủ tịch UBND tỉnh"
    assert both.counts == {NomineeKind.INDIVIDUAL: 9}


def test_collectives_are_counted_before_individuals_with_two_digits():
    words = count_words({NomineeKind.INDIVIDUAL: 5, NomineeKind.COLLECTIVE: 2})
    assert words.index("02") < words.index("05") and words.count(",") == 1
    assert count_words({}) == "" and count_words({NomineeKind.INDIVIDUAL: 0}) == ""
    assert "120" in count_words({NomineeKind.INDIVIDUAL: 120})


@pytest.mark.parametrize(
    ("renewal", "tone", "said"),
    [
        (Renewal((), frozenset(), ("a", "b"), ("c",), (), known=True), "warn", "Căn cứ: 2"),
        (Renewal((), frozenset(), (), ("c",), (), known=True), "warn", "Căn cứ: 1"),
        (Renewal((), frozenset(), (), (), (), known=False), "warn", "chưa có luật"),
        (Renewal((), frozenset(), (), (), (), known=True), "ok", "Căn cứ đúng luật"),
    ],
)
def test_grounds_of_another_day_are_offered_to_be_renewed(acts, went, renewal, tone, said):
    point = draft_points(DRAFT, replace(FACTS, renewal=renewal), FULL, acts)[4]
    assert point.tone == tone and said in point.fact
    point.actions[0][1]()
    assert went == ["renew"]


def test_figures_that_nobody_compared_and_a_higher_title_are_told_with_their_source(acts, went):
    doubtful = replace(
        FACTS,
        unsure=("NĐ 98/2023 Điều 58",),
        one_title=OneTitle("NĐ 98/2023 Điều 53 khoản 5", verified=False),
        titled=(Named(3, "Ông Ma Văn Khánh", "Lao động tiên tiến"),),
    )
    unsure, title = draft_points(DRAFT, doubtful, FULL, acts)[-2:]
    assert (unsure.tone, title.tone) == ("unknown", "warn")
    assert "NĐ 98/2023 Điều 58" in unsure.fact
    assert "Ông Ma Văn Khánh" in title.fact and "Lao động tiên tiến" in title.fact
    assert "NĐ 98/2023 Điều 53 khoản 5, chưa đối chiếu" in title.fact
    for point in (unsure, title):
        point.actions[0][1]()
    assert went == ["catalogue", 3]
