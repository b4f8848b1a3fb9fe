"""Freezing: what decision, list, certificate and register will say for ever, with the money of the day."""

from datetime import date

import pytest
from sqlalchemy import event

from db.changes.award_types import SetCoefficient
from db.changes.ceremonies import ExplainGap
from db.changes.certificates import MakeCertificates
from db.changes.decisions import IssueDecision, JudgeItem, JudgeItems
from db.changes.office import RenameAuthority
from db.changes.people import EditPerson
from db.changes.rounds import EditRound
from db.models.catalogue import Regime
from db.models.decisions import Decision, Recipient
from db.models.nominations import Nomination
from db.models.people import Person
from db.models.register import RegisterEntry
from db.queries.list_rows import register
from db.queries.paper_rows import decision_rows
from db.queries.round_desk import desk
from db.rules.nomination_fields import PRINTED
from db.rules.terms import NominationState, NomineeKind, RewardType
from tests.db.changes.conftest import CITATION, TODAY, collective, person
from tests.db.changes.test_decisions import SIGNED, drafted, issued


def test_issuing_freezes_names_numbers_and_money(office):
    issued(office, person("Nông Quốc Khánh"), collective("Phòng Bưu chính, Viễn thông"), person("Chẩu Thị Hiền"))
    kept = office.all(Recipient)
    assert [(r.register_number, r.name, r.bonus) for r in kept] == [
        ("01", "Phòng Bưu chính, Viễn thông", 3_600_000),
        ("02", "Nông Quốc Khánh", 1_800_000),
        ("03", "Chẩu Thị Hiền", 1_800_000),
    ]
    assert {(r.regime, r.base_salary) for r in kept} == {("L2003_N91", 1_800_000)}
    assert office.all(Decision)[0].number == "1598/QĐ-UBND"
    assert [e.number for e in office.all(RegisterEntry)] == [1, 2, 3]


def test_the_law_of_the_decision_day_counts_not_that_of_the_round(office):
    issued(office, person("Nông Quốc Khánh"), dated=date(2024, 1, 3))
    assert [(r.regime, r.coefficient, r.bonus) for r in office.all(Recipient)] == [("L2022_N98", 150, 2_700_000)]


@pytest.mark.parametrize(
    ("dated", "kind", "code", "kept"),
    [
        (date(2023, 12, 22), NomineeKind.HOUSEHOLD, "no_coefficient", ("L2003_N91", None, 1_800_000, 0)),
        (date(2010, 5, 20), NomineeKind.INDIVIDUAL, "no_coefficient", ("L2003_N121", None, 730_000, 0)),
        (date(2009, 12, 22), NomineeKind.INDIVIDUAL, "no_coefficient", ("L2003_N121", None, 650_000, 0)),
        (date(1992, 12, 22), NomineeKind.INDIVIDUAL, "no_coefficient", ("R1963_N104", None, 0, 0)),
    ],
)
def test_a_bonus_that_is_not_known_is_asked_about_and_frozen_as_not_known(office, dated, kind, code, kept):
    office.database.do(EditRound(office.round_id, "Tổng kết", dated.year - 1, RewardType.MERIT))
    decision, _ids = drafted(office, person("Hộ ông Vừ Mí Sình", kind=kind, honorific=""))
    told = office.refused(IssueDecision(decision, "1598", dated))
    assert (told.code, told.values["date"]) == (code, dated)
    office.database.do(IssueDecision(decision, "1598", dated, without_bonus=True))
    (found,) = office.all(Recipient)
    assert (found.regime, found.coefficient, found.base_salary, found.bonus) == kept
    with office.database.read() as session:
        assert [row.bonus for row in decision_rows(session, decision, dated).rows] == [None]
        assert [line.bonus for line in register(session)] == [None]
        assert desk(session, office.round_id, dated).bonus.unknown == 1


def test_a_coefficient_of_nought_is_the_laws_word_and_no_question(office):
    decision, _ids = drafted(office, person("Hộ ông Vừ Mí Sình", kind=NomineeKind.HOUSEHOLD, honorific=""))
    law = next(each.id for each in office.all(Regime) if each.code == "L2003_N91")
    office.database.do(SetCoefficient(office.award, law, NomineeKind.HOUSEHOLD, 0, "Quy chế"))
    office.database.do(IssueDecision(decision, "1598", SIGNED))
    with office.database.read() as session:
        assert [row.bonus for row in decision_rows(session, decision, SIGNED).rows] == [0]


def test_what_came_back_changed_is_what_is_frozen(office):
    decision, (one, two) = drafted(office, person("Nông Quốc Khánh"), person("Chẩu Thị Hiền"))
    office.database.do(JudgeItem(decision, one, approved=True, recipient="Nông Quốc Khanh", citation="Vì đóng góp"))
    office.database.do(JudgeItem(decision, two, approved=False, reason="Đã khen năm 2021 cùng thành tích"))
    office.database.do(IssueDecision(decision, "1598", SIGNED))
    assert [(r.name, r.citation) for r in office.all(Recipient)] == [("Nông Quốc Khanh", "Vì đóng góp")]
    refused = next(n for n in office.all(Nomination) if n.id == two)
    assert (refused.state, refused.state_reason) == (
        NominationState.NOT_APPROVED,
        "Đã khen năm 2021 cùng thành tích",
    )


def test_a_later_correction_of_the_person_leaves_the_snapshot(office):
    issued(office, person("Nông Quốc Khánh"))
    office.database.do(EditPerson(office.all(Person)[0].id, "Nông Quốc Khanh", honorific="Ông"))
    assert office.all(Recipient)[0].name == "Nông Quốc Khánh"


def test_the_words_of_the_nomination_are_frozen_with_the_authority_of_the_day(office):
    texts = ("Chủ tịch UBND tỉnh Hà Giang", "Chủ tịch", "UBND tỉnh Hà Giang", "CHỦ TỊCH", "Hà Giang", "QĐ-UBND")
    office.database.do(RenameAuthority(office.chairman, *texts, date(2024, 1, 1)))
    draft = person("Y’Bih Niê Kđăm", position="Bí thư", unit="Huyện đoàn Cư M’gar", other_name="Ama H’Rin")
    _decision, (nomination,) = issued(office, draft)
    issued(office, person("Ma Văn Ước"), dated=date(2024, 1, 5))
    old, new = office.all(Recipient)
    assert (old.name, old.position, old.unit, old.citation) == (draft.name, "Bí thư", "Huyện đoàn Cư M’gar", CITATION)
    assert {name: getattr(old, name) for name in PRINTED} == {name: getattr(draft, name) for name in PRINTED}
    assert (old.issuer, new.issuer) == ("Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang", "Chủ tịch UBND tỉnh Hà Giang")
    assert old.award == "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang"
    assert (old.nomination_id, old.year, new.year) == (nomination, 2023, 2024)
    entries = office.all(RegisterEntry)
    assert [(each.number, each.recipient_id, each.entered_on) for each in entries] == [
        (1, old.id, TODAY),
        (2, new.id, TODAY),
    ]
    assert office.all(Nomination)[0].state is NominationState.DECIDED


def test_each_decision_counts_its_recipients_from_one_and_the_register_counts_on(office):
    issued(office, person("Nông Quốc Khánh"), person("Chẩu Thị Hiền"))
    issued(office, *(person(f"Sùng Mí {letter}") for letter in "ABCDEFGHIK"), number="1599")
    kept = office.all(Recipient)
    assert [each.register_number for each in kept] == ["01", "02", *(f"{n:02}" for n in range(1, 11))]
    assert [each.number for each in office.all(RegisterEntry)] == list(range(1, 13))


def test_numbers_that_were_declared_empty_are_passed_over_also_several_and_also_the_first(office):
    for number in (1, 3, 4, 9):
        office.database.do(ExplainGap(number, "Ghi nhầm trong sổ giấy"))
    issued(office, *(person(name) for name in ("Nông Quốc Khánh", "Chẩu Thị Hiền", "Ma Văn Ước")))
    assert [each.number for each in office.all(RegisterEntry)] == [2, 5, 6]


def test_nobody_approved_leaves_the_draft_a_draft(office):
    decision, (one,) = drafted(office, person("Nông Quốc Khánh"))
    office.database.do(JudgeItem(decision, one, approved=False, reason="Hồ sơ chưa đủ"))
    assert office.refused(IssueDecision(decision, "1598", SIGNED)).code == "nobody_approved"


def test_a_day_without_law_or_without_salary_in_the_catalogue_freezes_nothing(office):
    decision, _ids = drafted(office, person("Nông Quốc Khánh"))
    with office.database.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM base_salary")
    assert office.refused(IssueDecision(decision, "1598", SIGNED)).code == "no_base_salary"
    with office.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE regime SET valid_from = '2030-01-01', valid_to = NULL")
    assert office.refused(IssueDecision(decision, "1598", SIGNED)).code == "no_regime"


def test_issuing_for_many_costs_no_more_statements_than_for_a_few(office):
    sent: list[str] = []
    event.listen(office.database.engine, "before_cursor_execute", lambda *told: sent.append(told[2]))
    asked = []
    for number, many in (("1598", 2), ("1599", 40)):
        people = [person(f"Lê Văn {chr(65 + at // 20)}{chr(97 + at % 20)}{number[-1]}") for at in range(many)]
        decision, ids = drafted(office, *people)
        for act in (
            JudgeItems(decision, ids, True),
            IssueDecision(decision, number, SIGNED),
            MakeCertificates(decision),
        ):
            sent.clear()
            office.database.do(act)
            asked.append(len(sent))
    assert asked[3:] == asked[:3]
