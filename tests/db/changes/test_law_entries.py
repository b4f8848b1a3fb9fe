"""Base salaries, laws and grounds kept up to date; what decisions were issued with stays."""

from datetime import date

from db.changes.law_entries import (
    AddBaseSalary,
    AddGround,
    AddRegime,
    EditBaseSalary,
    EditGround,
    EditRegime,
    RemoveBaseSalary,
    RemoveRegime,
)
from db.models.catalogue import BaseSalary, LegalGround, Regime
from db.queries.grounds import grounds_for
from db.queries.law import base_salary_on, regime_on
from tests.db.changes.conftest import person
from tests.db.changes.test_decisions import issued


def salary_on(office, day):
    with office.database.read() as session:
        return base_salary_on(session, day)


def test_a_new_base_salary_ends_the_one_in_force(office):
    office.database.do(AddBaseSalary(2_800_000, date(2027, 7, 1), "Nghị định 200/2027/NĐ-CP"))
    assert salary_on(office, date(2027, 6, 30)) == 2_530_000
    assert salary_on(office, date(2027, 7, 1)) == 2_800_000
    assert office.refused(AddBaseSalary(1, date(2027, 7, 1), "Nghị định")).code == "salary_on_day"
    assert office.refused(AddBaseSalary(0, date(2028, 7, 1), "Nghị định")).code == "bad_amount"
    assert office.refused(AddBaseSalary(1, date(2028, 7, 1), " ")).code == "field_missing"


def test_a_mistyped_base_salary_is_corrected_with_its_day(office):
    made = office.database.do(AddBaseSalary(2_080_000, date(2027, 1, 7), "Nghị định 200/2027/NĐ-CP")).result
    office.database.do(EditBaseSalary(made, 2_800_000, date(2027, 7, 1), "Nghị định 200/2027/NĐ-CP"))
    assert salary_on(office, date(2027, 6, 30)) == 2_530_000
    assert salary_on(office, date(2027, 7, 1)) == 2_800_000
    office.database.do(RemoveBaseSalary(made))
    assert salary_on(office, date(2027, 7, 1)) == 2_530_000


def test_the_base_salary_of_an_issued_decision_stays(office):
    issued(office, person("Nông Quốc Khánh"))
    used = next(row for row in office.all(BaseSalary) if row.amount == 1_800_000)
    told = office.refused(RemoveBaseSalary(used.id))
    assert (told.code, told.values["number"]) == ("salary_used", "1598/QĐ-UBND")
    assert office.refused(EditBaseSalary(used.id, 1_900_000, used.valid_from, used.source)).code == "salary_used"
    office.database.do(EditBaseSalary(used.id, used.amount, used.valid_from, "Nghị định 24/2023/NĐ-CP, Điều 3"))
    assert office.refused(AddBaseSalary(1_850_000, date(2023, 12, 1), "Nghị định")).code == "salary_used"


def test_a_new_law_takes_over_grounds_and_is_removed_again(office):
    made = office.database.do(AddRegime("Luật Thi đua, khen thưởng 20/2027/QH16", date(2028, 1, 1), "Công báo")).result
    with office.database.read() as session:
        assert regime_on(session, date(2028, 1, 1)).id == made
        assert len(grounds_for(session, "province", date(2028, 1, 1))) == 3
    office.database.do(EditRegime(made, "Luật Thi đua, khen thưởng 21/2027/QH16", date(2028, 7, 1), "Công báo"))
    with office.database.read() as session:
        assert regime_on(session, date(2028, 6, 30)).code == "L2022A_N152"
        assert regime_on(session, date(2028, 7, 1)).law.endswith("21/2027/QH16")
    office.database.do(RemoveRegime(made))
    assert made not in {row.id for row in office.all(Regime)}


def test_the_law_of_an_issued_decision_stays(office):
    issued(office, person("Nông Quốc Khánh"))
    used = next(row for row in office.all(Regime) if row.code == "L2003_N91")
    assert office.refused(RemoveRegime(used.id)).code == "regime_used"
    assert office.refused(AddRegime("Luật mới", date(2023, 11, 1))).code == "regime_used"


def test_a_ground_is_proposed_in_its_days_only(office):
    law = next(row for row in office.all(Regime) if row.code == "L2003_N91").id
    rule = "Căn cứ Quy chế thi đua, khen thưởng của tỉnh"
    made = office.database.do(AddGround(law, "province", rule, date(2023, 1, 1), date(2023, 6, 30))).result

    def proposed(day):
        with office.database.read() as session:
            return grounds_for(session, "province", day)

    assert proposed(date(2023, 6, 30))[-1] == rule
    assert rule not in proposed(date(2023, 7, 1))
    office.database.do(EditGround(made, "province", f"{rule} Tuyên Quang"))
    assert proposed(date(2023, 7, 1))[-1] == f"{rule} Tuyên Quang"
    assert len(office.all(LegalGround)) > 3
