"""Decisions of a round, their items, recipients and scans."""

from datetime import date

from db.changes.decisions import AttachScan, JudgeItem
from db.changes.office import RenameAuthority
from db.changes.scans import keep_file
from db.queries import decision_list
from db.queries.lookups import authorities
from db.rules.terms import DecisionState, NomineeKind
from tests.db.changes.conftest import collective, person
from tests.db.changes.test_decisions import drafted, issued
from tests.db.queries.conftest import questions


def test_a_round_without_decisions_has_no_lines(office, ask):
    assert ask(decision_list.decision_lines, office.round_id) == []
    assert ask(decision_list.decidable, office.round_id) == []
    assert not ask(decision_list.anybody_waits, office.round_id)


def test_a_decision_tells_how_many_of_each_kind_it_names(office, ask):
    decision, _ids = drafted(office, collective("Văn phòng Sở"), person("Ma Văn Ước"), person("Vừ Mí Kẻ"))
    (line,) = ask(decision_list.decision_lines, office.round_id)
    assert (line.id, line.state, line.number, line.dated) == (decision, DecisionState.DRAFT, "", None)
    assert line.counts == {NomineeKind.COLLECTIVE: 1, NomineeKind.INDIVIDUAL: 2}
    assert line.award == "Bằng khen của Chủ tịch UBND tỉnh"


def test_who_was_not_approved_is_not_counted(office, ask):
    decision, ids = drafted(office, person("Ma Văn Ước"), person("Vừ Mí Kẻ"))
    office.database.do(JudgeItem(decision, ids[0], approved=False, reason="Chưa đủ hồ sơ"))
    (line,) = ask(decision_list.decision_lines, office.round_id)
    assert line.counts == {NomineeKind.INDIVIDUAL: 1}


def test_items_say_the_wording_of_the_decision_where_it_has_one(office, ask):
    decision, (one, two) = drafted(office, person("Ma Văn Ước"), person("Vừ Mí Kẻ"))
    office.database.do(JudgeItem(decision, one, approved=True, recipient="Ma Văn Ướt"))
    office.database.do(JudgeItem(decision, two, approved=False, reason="Chưa đủ hồ sơ"))
    first, second = ask(decision_list.decision_items, decision)
    assert (first.nomination_id, first.name, first.changed, first.approved) == (one, "Ma Văn Ướt", True, True)
    assert first.position == "Chuyên viên"
    assert (second.name, second.changed, second.approved, second.reason) == (
        "Vừ Mí Kẻ",
        False,
        False,
        "Chưa đủ hồ sơ",
    )


def test_only_the_recommended_that_stand_in_no_decision_can_be_decided(office, ask):
    office.nominate(person("Nông Quốc Khánh"))
    two = office.recommended(person("Ma Văn Ước"), collective("Văn phòng Sở"))
    (group,) = ask(decision_list.decidable, office.round_id)
    assert ask(decision_list.anybody_waits, office.round_id)
    assert group.nomination_ids == two[::-1]
    assert (group.authority_id, group.award_type_id) == (office.chairman, office.award)
    drafted(office, person("Vừ Mí Kẻ"))
    assert ask(decision_list.decidable, office.round_id) == [group]


def test_the_next_number_counts_one_authority_and_one_year(office, ask):
    assert ask(decision_list.next_number, office.chairman, 2023) == 1
    issued(office, person("Ma Văn Ước"))
    issued(office, person("Vừ Mí Kẻ"), number="7", dated=date(2024, 1, 5))
    assert ask(decision_list.next_number, office.chairman, 2023) == 1599
    assert ask(decision_list.next_number, office.chairman, 2024) == 8
    assert ask(decision_list.next_number, office.office, 2023) == 1
    assert ask(decision_list.numbers_used, office.chairman, 2024) == {"07/QĐ-UBND": date(2024, 1, 5)}
    assert ask(decision_list.numbers_used, office.chairman, 2022) == {}


def test_a_scan_is_listed_without_its_content_and_read_whole(office, ask):
    decision, _ids = issued(office, person("Ma Văn Ước"))
    assert ask(decision_list.scans, decision) == []
    content = b"%PDF-1.7 " + b"x" * 5000
    sha256 = keep_file(office.database, "1598-QĐ-UBND.pdf", content)
    office.database.do(AttachScan(decision, "1598-QĐ-UBND.pdf", sha256))
    (scan,) = ask(decision_list.scans, decision)
    assert (scan.name, scan.size) == ("1598-QĐ-UBND.pdf", len(content))
    assert ask(decision_list.scan_content, scan.attachment_id) == ("1598-QĐ-UBND.pdf", content)


def test_recipients_are_read_by_id_in_one_question(office):
    issued(office, person("Ma Văn Ước"), person("Vừ Mí Kẻ"))
    with office.database.read() as session:
        found, asked = questions(session, lambda: decision_list.recipient_lines(session, [1, 2, 999]))
    assert [(line.ordinal, line.name, line.register_number, line.bonus) for line in found.values()] == [
        (1, "Ma Văn Ước", "01", 1_800_000),
        (2, "Vừ Mí Kẻ", "02", 1_800_000),
    ]
    assert asked == 1
    with office.database.read() as session:
        assert questions(session, lambda: decision_list.decision_lines(session, office.round_id))[1] == 5


def test_an_authority_that_was_renamed_keeps_its_old_name_on_earlier_decisions(office, ask):
    issued(office, person("Ma Văn Ước"))
    with office.database.read() as session:
        named = next(each for each in authorities(session) if each.id == office.chairman)
    words = {name: getattr(named, name) for name in ("body", "superior", "office", "place", "number_suffix")}
    later = RenameAuthority(
        office.chairman,
        title="Chủ tịch Ủy ban nhân dân tỉnh Hà Tuyên",
        short_title="Chủ tịch UBND tỉnh Hà Tuyên",
        valid_from=date(2024, 1, 4),
        **words,
    )
    office.database.do(later)
    issued(office, person("Vừ Mí Kẻ"), number="7", dated=date(2024, 1, 5))
    told = [(each.award, each.authority) for each in ask(decision_list.decision_lines, office.round_id)]
    assert told == [
        ("Bằng khen của Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh"),
        ("Bằng khen của Chủ tịch UBND tỉnh Hà Tuyên", "Chủ tịch UBND tỉnh Hà Tuyên"),
    ]
