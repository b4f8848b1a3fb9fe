"""A doubt before printing that the clerk accepts stays accepted, with the reason and who gave it."""

import pytest

from db.changes.change import Undo
from db.changes.preflight import AcceptDoubt
from db.models.office import Setting
from db.queries.preflight_rows import accepted_key
from db.queries.settings import setting
from tests.db.changes.conftest import person
from tests.db.changes.test_decisions import issued

KEY = "1.honorific.honorific.0"


def accepted(office, decision):
    with office.database.read() as session:
        return setting(session, accepted_key(decision), {})


def test_each_doubt_of_a_decision_keeps_its_reason_and_who_gave_it(office):
    first, _ids = issued(office, person("Nông Quốc Khánh", honorific=""))
    second, _ids = issued(office, person("Chẩu Thị Hiền"), number="1599")
    office.database.do(AcceptDoubt(first, KEY, " Đúng  như đã ký "))
    office.database.do(AcceptDoubt(first, "1.unit.unit.0", "Không có đơn vị"), actor="Mai")
    assert accepted(office, first) == {
        KEY: {"reason": "Đúng như đã ký", "by": "Lan"},
        "1.unit.unit.0": {"reason": "Không có đơn vị", "by": "Mai"},
    }
    assert accepted(office, second) == {}
    assert office.last_entry() == ("Mai", "certificate.accept", {"setting"})


def test_a_doubt_accepted_again_has_the_newer_reason_until_that_is_taken_back(office):
    decision, _ids = issued(office, person("Nông Quốc Khánh", honorific=""))
    office.database.do(AcceptDoubt(decision, KEY, "Nhầm"))
    done = office.database.do(AcceptDoubt(decision, KEY, "Đúng như đã ký"))
    assert accepted(office, decision)[KEY]["reason"] == "Đúng như đã ký"
    office.database.do(Undo(done.entry_id))
    assert accepted(office, decision)[KEY]["reason"] == "Nhầm"


@pytest.mark.parametrize("reason", ["", " ", "\u00a0"])
def test_no_doubt_is_accepted_without_a_reason(office, reason):
    assert office.refused(AcceptDoubt(1, KEY, reason)).code == "reason_missing"
    assert office.all(Setting) == []
