"""What the record knows of a nominee that the law asks for, a double's facts with it."""

from datetime import date

from db.models.facts import Absence, DutyRating, EarlierAward, Employment, Headcount, Initiative, ResultsKnown
from db.models.nominations import Nomination
from db.queries.known_facts import Known, known_facts
from db.rules import case
from db.rules.case import Group
from db.rules.terms import RewardType
from tests.db.changes.conftest import keep, person


def known(office, nomination, *doubles):
    rows = {row.id: row.nominee_id for row in office.all(Nomination)}
    own = rows[nomination]
    with office.database.read() as session:
        return known_facts(session, {own: (own, *(rows[each] for each in doubles))})[own]


def test_nothing_is_known_of_somebody_without_facts(office):
    assert known(office, office.nominate(person("Ma Văn Páo"))) == Known()


def test_every_fact_is_read(office):
    one = office.nominate(person("Ma Văn Páo"))
    keep(office, one, DutyRating, year=2023, rating="hoan_thanh_tot")
    keep(office, one, Initiative, year=2023, level="province", name="x", used_for="advanced_worker", used_year=2022)
    keep(office, one, ResultsKnown, year=2023)
    keep(office, one, Employment, employed_on=date(2020, 3, 1))
    keep(office, one, Absence, year=2023, days=45)
    keep(office, one, Absence, year=2023, days=120, maternity=True)
    keep(office, one, Headcount, year=2023, total=20, women=9, completed=20, advanced=15, disciplined=0)
    keep(
        office,
        one,
        EarlierAward,
        award_type_id=office.award,
        year=2019,
        number="12/QĐ-UBND",
        reward_type=RewardType.SUDDEN,
    )
    found = known(office, one)
    assert found.ratings == {2023: "hoan_thanh_tot"} and found.results_known == {2023}
    assert found.initiatives == [case.Initiative(2023, "province", False, "advanced_worker", 2022)]
    assert found.employed_on == date(2020, 3, 1) and found.absent == {2023: 45}, "maternity leave counts as service"
    assert found.groups == {2023: Group(20, 20, 0, {"advanced_worker": 15})}
    ((nomination, given),) = found.awards
    assert (nomination, given.code, given.year, given.basis) == (
        0,
        "province_chair_merit_certificate",
        2019,
        RewardType.SUDDEN,
    )


def test_a_nominees_own_rating_of_a_year_goes_before_that_of_a_double(office):
    one, two = (office.nominate(person(name)) for name in ("Ma Văn Páo", "Ma Văn Pao"))
    for year, rating in ((2022, "hoan_thanh"), (2023, "khong_hoan_thanh")):
        keep(office, two, DutyRating, year=year, rating=rating)
    keep(office, one, DutyRating, year=2023, rating="hoan_thanh_tot")
    assert known(office, one, two).ratings == {2022: "hoan_thanh", 2023: "hoan_thanh_tot"}
    assert known(office, two, one).ratings == {2022: "hoan_thanh", 2023: "khong_hoan_thanh"}
