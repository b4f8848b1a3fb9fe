"""The law as shipped: every day has one regime and one base salary, every fact a source and how sure it is."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.catalogue import shipped
from db.errors import KnownError
from db.rules.bonus import bonus
from db.rules.catalogue import Fact, catalogue_of
from db.rules.law import NUMBER_OPEN, TEXT_OPEN
from db.rules.terms import Confidence, NomineeKind

LAW = catalogue_of(shipped())
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
SALARY_KNOWN = date(1993, 4, 1)


@given(DAYS)
def test_on_every_day_one_law_and_one_salary_hold(day):
    assert sum(one.fact.holds_on(day) for one in LAW.regimes) == 1
    assert LAW.regime_on(day).fact.holds_on(day)
    assert sum(one.fact.holds_on(day) for one in LAW.salaries) == (day >= SALARY_KNOWN)
    if day >= SALARY_KNOWN:
        assert LAW.base_salary_on(day).fact.holds_on(day)


def test_before_the_catalogue_begins_it_says_so():
    days = (date(1960, 1, 1), date(1992, 1, 1))
    for ask, code, day in zip((LAW.regime_on, LAW.base_salary_on), ("no_regime", "no_base_salary"), days, strict=True):
        with pytest.raises(KnownError) as told:
            ask(day)
        assert told.value.code == code


@pytest.mark.parametrize(
    ("day", "regime", "salary"),
    [
        (date(2009, 4, 30), "L2003_N121", 540_000), (date(2009, 5, 1), "L2003_N121", 650_000),
        (date(2010, 5, 1), "L2003_N121", 730_000), (date(2014, 8, 19), "L2003_N42", 1_150_000),
        (date(2014, 8, 20), "L2003_N65", 1_150_000), (date(2017, 9, 30), "L2003_N65", 1_300_000),
        (date(2017, 10, 1), "L2003_N91", 1_300_000),
    ],
)  # fmt: skip
def test_law_and_base_salary_of_days_at_the_borders(day, regime, salary):
    assert (LAW.regime_on(day).code, LAW.base_salary_on(day).amount) == (regime, salary)


def test_every_award_beside_the_first_ones_says_where_it_was_read_and_none_is_told_twice():
    awards = shipped()["awards"]
    names = [each["name_vi"].partition(" (")[0] for each in awards]
    assert len(set(names)) == len(names) and len({each["id"] for each in awards}) == len(awards)
    more = [each for each in awards if "source" in each]
    assert len(more) > 60
    assert all(each["source"] and Confidence(each["confidence"]) for each in more)


@pytest.mark.parametrize(
    "name",
    [
        "Huân chương Dũng cảm", "Huân chương Hữu nghị", "Huy chương Hữu nghị", "Huy chương Quân kỳ quyết thắng",
        "Kỷ niệm chương", "Kỷ niệm chương của đoàn thể", "Kỷ niệm chương của doanh nghiệp",
        "Công dân tiêu biểu tỉnh Tuyên Quang", "Chiến sĩ tiên tiến", "Đơn vị quyết thắng", "Lao động giỏi",
        "Giấy khen của Thủ trưởng đơn vị", "Giấy khen của Giám đốc doanh nghiệp", "Anh hùng Lao động",
    ],
)  # fmt: skip
def test_awards_that_clerks_enter_are_in_the_catalogue(name):
    assert name in [award.name for award in LAW.awards.values()]


@pytest.mark.parametrize(
    ("award", "kind", "day", "paid"),
    [
        ("minister_merit_certificate", NomineeKind.INDIVIDUAL, date(2023, 12, 20), 1_800_000),
        ("minister_merit_certificate", NomineeKind.COLLECTIVE, date(2023, 12, 20), 3_600_000),
        ("province_chair_merit_certificate", NomineeKind.INDIVIDUAL, date(2025, 12, 1), 3_510_000),
        ("province_chair_merit_certificate", NomineeKind.HOUSEHOLD, date(2025, 12, 1), 5_270_000),
        ("prime_minister_merit_certificate", NomineeKind.COLLECTIVE, date(2026, 7, 1), 17_710_000),
    ],
)
def test_a_bonus_follows_the_law_and_the_salary_of_its_day(award, kind, day, paid):
    found = LAW.coefficient_for(award, kind, LAW.regime_on(day).code) if day < date(2026, 7, 1) else None
    coefficient = found.value if found else Decimal("7.0")
    assert bonus(coefficient, LAW.base_salary_on(day).amount) == paid


def test_no_coefficient_is_invented_where_the_law_was_not_read():
    assert LAW.coefficient_for("province_chair_merit_certificate", NomineeKind.INDIVIDUAL, "L2003_N42") is None
    assert LAW.coefficient_for("commemorative_medal", NomineeKind.INDIVIDUAL, "L2022_N98").is_maximum


def test_the_coefficients_of_one_decree_that_were_only_recalled_say_so():
    recalled = LAW.coefficient_for("province_chair_merit_certificate", NomineeKind.INDIVIDUAL, "L2022_N98")
    assert recalled.value == Decimal("1.5") and recalled.fact.confidence is Confidence.RECALLED


def test_every_salary_and_coefficient_has_a_source():
    facts = [one.fact for one in LAW.salaries]
    facts += [one.fact for award in LAW.awards.values() for one in award.coefficients]
    assert facts and all(fact.source for fact in facts)


AWARD = {
    "id": "bk",
    "name_vi": "Bằng khen của Bộ trưởng (Luật 2022)",
    "kind": "commendation",
    "level": "ministry",
    "nominees": ["individual", "village", "commune", "household"],
    "nominee_valid_from": {"household": {"date": "2024-01-01", "confidence": "recalled", "article": "Điều 74"}},
    "bonus": [
        {"regime": "L2022_N98", "coefficients": {"individual": 1.5, "village": 2}, "confidence": "recalled"},
        {"regime": "L2022_N152", "coefficients": {"individual": 0.6}, "is_maximum": True, "confidence": "verified"},
    ],
}
REGIME = {"law": "Luật 2022", "confidence": "verified"}
DATA = {
    "legal_regimes": [
        {**REGIME, "id": "old", "valid_to": "2023-12-31", "decrees": ["NĐ 91/2017", "NĐ 65/2014"]},
        {**REGIME, "id": "new", "valid_from": "2024-01-01", "source": "Luật 06/2022"},
    ],
    "base_salary": [
        {"amount_vnd": 1_800_000, "legal_name": "lương cơ sở", "valid_from": "2023-07-01", "confidence": "verified"}
    ],
    "awards": [AWARD, {**AWARD, "id": "cs", "name_vi": "Chiến sĩ thi đua", "abbr": "CSTĐ", "valid_to": "2025-06-30"}],
}
READ = catalogue_of(DATA)


def test_an_award_is_read_with_its_short_name_its_kinds_and_since_when():
    bk, cs = READ.awards["bk"], READ.awards["cs"]
    assert (bk.name, bk.abbreviation, bk.form, bk.level) == ("Bằng khen của Bộ trưởng", "", "commendation", "ministry")
    assert (cs.name, cs.abbreviation) == ("Chiến sĩ thi đua", "CSTĐ")
    assert set(bk.kinds) == set(NomineeKind), "a village and a commune are collectives"
    assert bk.kinds[NomineeKind.INDIVIDUAL] == Fact("", Confidence.VERIFIED)
    since = Fact("", Confidence.RECALLED, date(2024, 1, 1), None, "Điều 74")
    assert bk.kinds[NomineeKind.HOUSEHOLD] == since
    assert bk.fact == Fact("", Confidence.VERIFIED) and cs.fact.valid_to == date(2025, 6, 30)


def test_what_an_award_pays_is_read_exactly_and_by_kind():
    person = READ.coefficient_for("bk", NomineeKind.INDIVIDUAL, "L2022_N98")
    assert (person.value, person.is_maximum) == (Decimal("1.5"), False)
    assert READ.coefficient_for("bk", NomineeKind.COLLECTIVE, "L2022_N98").value == Decimal(2)
    most = READ.coefficient_for("bk", NomineeKind.INDIVIDUAL, "L2022_N152")
    assert (most.value, most.is_maximum) == (Decimal("0.6"), True)
    assert READ.coefficient_for("bk", NomineeKind.HOUSEHOLD, "L2022_N98") is None
    assert READ.coefficient_for("bk", NomineeKind.COLLECTIVE, "L2022_N152") is None


def test_a_regime_holds_from_its_first_day_to_its_last():
    old, new = READ.regime_on(date(2023, 12, 31)), READ.regime_on(date(2024, 1, 1))
    assert (old.code, old.decrees) == ("old", ("NĐ 91/2017", "NĐ 65/2014"))
    assert (new.code, new.decrees) == ("new", ())
    assert new.fact == Fact("Luật 06/2022", Confidence.VERIFIED, date(2024, 1, 1))
    between = Fact("", Confidence.VERIFIED, date(2024, 1, 1), date(2024, 1, 2))
    days = [date(2023, 12, 31), date(2024, 1, 1), date(2024, 1, 2), date(2024, 1, 3)]
    assert [between.holds_on(day) for day in days] == [False, True, True, False]


def test_salaries_are_read_as_they_stand():
    salary = READ.base_salary_on(date(2023, 7, 1))
    assert (salary.amount, salary.legal_name) == (1_800_000, "lương cơ sở")
    with pytest.raises(KnownError) as told:
        READ.base_salary_on(date(2023, 6, 30))
    assert (told.value.code, told.value.values) == ("no_base_salary", {"date": date(2023, 6, 30)})


def articles(part):
    rows = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    own = [part["article"]] if isinstance(part, dict) and "article" in part else []
    return own + [one for row in rows for one in articles(row)]


def test_an_article_is_a_citation_and_how_sure_it_is_one_known_mark():
    parts = {part for one in articles(shipped()) for part in one.split("; ")}
    cited = {one.removesuffix(NUMBER_OPEN).removesuffix(TEXT_OPEN).strip() for one in parts} - {""}
    of_law = (
        r"(?:Luật|NĐ|Công văn) [\d/\-A-ZĐ]+(?: năm \d{4} mục [IV]+[.\da-z]+)?(?:(?:,| Điều| khoản| điểm)+ [\da-zđ]+)*"
    )
    assert len(cited) > 10
    assert [one for one in cited if not re.fullmatch(of_law, one)] == []
