"""Numbers of the register that nobody has."""

from db.changes.ceremonies import ExplainGap
from db.queries.register_gaps import MOST, Gap, register_gaps
from tests.db.changes.conftest import person
from tests.db.changes.test_decisions import issued


def test_a_register_without_gaps_has_none(office, ask):
    assert ask(register_gaps) == []
    issued(office, person("Ma Văn Ước"), person("Vừ Mí Kẻ"))
    assert ask(register_gaps) == []


def test_a_number_declared_empty_is_listed_with_its_reason_before_and_after_it_is_passed(office, ask):
    issued(office, person("Ma Văn Ước"))
    office.database.do(ExplainGap(2, "Ghi nhầm trong sổ giấy"))
    assert ask(register_gaps) == [Gap(2, "Ghi nhầm trong sổ giấy")]
    issued(office, person("Vừ Mí Kẻ"), number="1599")
    assert ask(register_gaps) == [Gap(2, "Ghi nhầm trong sổ giấy")]


def test_no_more_gaps_are_listed_than_a_page_can_show(office, ask):
    for number in range(2, 7):
        office.database.do(ExplainGap(number * 1000, "Sổ giấy bắt đầu từ số khác"))
    assert [gap.number for gap in ask(register_gaps)] == [2000, 3000, 4000, 5000, 6000]
    assert MOST == 500
