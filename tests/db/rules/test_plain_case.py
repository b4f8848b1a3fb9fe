"""A case as other programs write it: what is absent is unknown, a list that is there is complete."""

from datetime import date

import pytest

from db.errors import KnownError
from db.rules.case import Group, Initiative, Pending
from db.rules.plain_case import case_from, discipline_category, last_year
from db.rules.terms import NomineeKind, RewardType

BARE = {"award": "bk", "kind": "household", "decided": "2025-12-01"}


def test_what_is_absent_is_unknown():
    case = case_from(BARE)
    assert (case.kind, case.award, case.basis, case.year) == (NomineeKind.HOUSEHOLD, "bk", None, 2025)
    assert (case.all_results, case.all_awards, case.group, case.received) == ((), False, None, None)


def test_a_list_that_is_there_is_complete_even_when_it_is_empty():
    case = case_from({**BARE, "initiatives": [], "awards": []})
    assert case.all_results is None and case.all_awards
    assert case.knows_results([1999]) and not case_from(BARE).knows_results([2025])


def test_every_part_is_read():
    case = case_from(
        {
            **BARE,
            "basis": "phong_trao",
            "launched_by": "province",
            "period": "2023-2024",
            "received": "2025-11-01",
            "ratings": {"2024": "excellent", "2023": "hoan_thanh_tot"},
            "initiatives": [{"year": 2024, "level": "national", "research": True, "used_for": "cs"}],
            "awards": [{"award": "cs", "decided": "2022-12-20", "basis": "dot_xuat"}],
            "discipline": [{"what": "Cảnh cáo", "from": "2024-01-01", "to": "2024-06-01"}],
            "group": {"members": 20, "completed": 19, "advanced_worker": 0},
        }
    )
    assert (case.basis, case.launched_by, case.year) == (RewardType.MOVEMENT, "province", 2024)
    assert (
        case.received == date(2025, 11, 1) and case.rank(2024) == 4 and case.rank(2023) == 3 and case.rank(2022) is None
    )
    assert case.initiatives == [Initiative(2024, "national", True, "cs")]
    assert (case.given[0].code, case.given[0].year, case.given[0].basis) == ("cs", 2022, RewardType.SUDDEN)
    assert case.pending == [Pending("Cảnh cáo", date(2024, 1, 1), date(2024, 6, 1), "warning")]
    assert case.group == Group(20, 19, None, {"advanced_worker": 0})


@pytest.mark.parametrize(("period", "year"), [("2025", 2025), ("2018-2022", 2022), ("2018–2022", 2022), (2021, 2021)])
def test_a_period_ends_with_the_year_that_counts(period, year):
    assert last_year(period) == year


@pytest.mark.parametrize(
    ("what", "category"),
    [("Khiển trách", "reprimand"), ("bị CẢNH CÁO", "warning"), ("Cách chức", "heavier"), ("thanh tra", "")],
)
def test_a_discipline_is_weighed_by_its_words(what, category):
    assert discipline_category(what) == category


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ([], "cases"),
        ({**BARE, "award": ""}, "award"),
        ({**BARE, "decided": None}, "decided"),
        ({**BARE, "group": 3}, "group"),
        ({**BARE, "discipline": [{"what": "x"}]}, "discipline"),
        ({**BARE, "awards": ["cs"]}, "awards"),
        ({**BARE, "tuổi": 3}, "tuổi"),
    ],
)
def test_a_wrong_part_is_named(wrong, place):
    with pytest.raises(KnownError) as told:
        case_from(wrong)
    assert (told.value.code, told.value.values) == ("case_wrong", {"place": place})
