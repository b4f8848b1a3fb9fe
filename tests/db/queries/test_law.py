"""What holds on a day: names of authorities, regime, salary, coefficient."""

from datetime import date, timedelta

import pytest

from db.changes.office import RenameAuthority
from db.errors import KnownError
from db.queries import law
from db.rules.terms import NomineeKind


@pytest.mark.parametrize(
    ("day", "amount"), [(date(2023, 6, 30), 1_490_000), (date(2023, 7, 1), 1_800_000), (date(2024, 7, 1), 2_340_000)]
)
def test_the_salary_changes_on_its_day(ask, day, amount):
    assert ask(law.base_salary_on, day) == amount


def test_the_regime_of_a_day_sets_the_coefficient(office, ask):
    for day, hundredths in ((date(2023, 12, 31), 100), (date(2024, 1, 1), 150)):
        regime = ask(law.regime_on, day)
        assert ask(law.coefficient_of, office.award, regime.id, NomineeKind.INDIVIDUAL) == hundredths
    assert ask(law.coefficient_of, office.award, 999, NomineeKind.INDIVIDUAL) is None


@pytest.mark.parametrize("question", [law.regime_on, law.base_salary_on])
def test_before_the_catalogue_begins_there_is_no_answer(ask, question):
    with pytest.raises(KnownError) as told:
        ask(question, date(1950, 1, 1))
    assert told.value.values == {"date": date(1950, 1, 1)}


def test_an_authority_has_one_name_on_each_day(office, ask):
    first = date(2025, 7, 1)
    texts = ("Chủ tịch tỉnh mới", "", "Ủy ban nhân dân tỉnh", "CHỦ TỊCH", "Hà Giang", "QĐ-UBND")
    office.database.do(RenameAuthority(office.chairman, *texts, first))
    assert ask(law.authority_on, office.chairman, first).title == "Chủ tịch tỉnh mới"
    before = ask(law.authority_on, office.chairman, first - timedelta(days=1))
    assert before.title == "Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang"
    assert before.valid_to == first - timedelta(days=1)
    for authority, day in ((office.chairman, date(1991, 9, 30)), (999, first)):
        with pytest.raises(KnownError, match="authority_without_name"):
            ask(law.authority_on, authority, day)
