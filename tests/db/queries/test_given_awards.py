"""A decision about several awards: one draft, one number, one snapshot, each award with its own words and money."""

import sqlite3
from contextlib import closing
from datetime import date

from sqlalchemy import select

from db.changes.change import Undo
from db.changes.decisions import DraftDecision, JudgeItem, RemoveDraft
from db.check import check
from db.models.decisions import Decision, Recipient
from db.models.journal import JournalEntry
from db.opening import open_record
from db.queries.ceremony_rows import called_sections
from db.queries.decision_checks import draft_facts
from db.queries.decision_list import decision_items, decision_lines
from db.queries.given_awards import awards_by_decision, given_awards
from db.queries.open_drafts import drafts_to_reword
from db.queries.palette_hits import palette_hits
from db.queries.paper_rows import decision_rows
from db.queries.round_papers import round_facts
from db.rules.terms import DecisionOrigin, NomineeKind
from tests.db import year_end
from tests.db.changes.conftest import TODAY, person
from tests.db.changes.test_decisions import drafted, issued
from tests.db.test_upgrade import frozen
from tests.db.year_end import IN_ORDER, SIGNED

P, C = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE


def test_a_decision_about_several_awards_has_them_in_the_order_of_the_law(office, ask):
    decision = year_end.drafted(office)
    (line,) = ask(decision_lines, office.round_id)
    assert [(each.award.partition(" của ")[0], each.counts) for each in line.awards] == list(
        zip(IN_ORDER, ({P: 3}, {P: 1}, {C: 2}, {P: 1}), strict=True)
    )
    assert line.counts == {P: 5, C: 2}
    items = ask(decision_items, decision)
    assert [item.award for item in items] == [*IN_ORDER[:1] * 3, *IN_ORDER[1:2], *IN_ORDER[2:3] * 2, IN_ORDER[3]]


def test_one_award_asked_for_keeps_the_others_out(office):
    ids = year_end.nominated(office)
    draft = DraftDecision(office.round_id, office.office, office.award, DecisionOrigin.DRAFTED, ids)
    assert office.refused(draft).code == "mixed_authorities"


def test_each_recipient_is_frozen_with_its_own_award_and_rate_under_one_count(office):
    decision = year_end.issued(office)
    rows = office.all(Recipient)
    assert [row.register_number for row in rows] == ["01", "02", "03", "04", "05", "06", "07"]
    assert [(row.award.partition(" của ")[0], row.kind, row.coefficient) for row in rows] == [
        *[("Lao động tiên tiến", P, 30)] * 3,
        ("Chiến sĩ thi đua cơ sở", P, 100),
        *[("Tập thể lao động tiên tiến", C, 80)] * 2,
        ("Giấy khen", P, 30),
    ]
    with office.database.read() as session:
        assert list(check(session)) == []
        told = decision_rows(session, decision, TODAY)
        assert [one.words.short for one in told.awards] == list(IN_ORDER)
        assert [[row.name for row in part.rows] for part in told.by_award][1:3] == [
            ["Nông Quốc Khánh"],
            ["Phòng Bưu chính", "Văn phòng Sở"],
        ]


def test_an_award_that_nobody_is_approved_for_is_not_given(office, ask):
    decision = year_end.drafted(office)
    last = ask(decision_items, decision)[-1]
    office.database.do(JudgeItem(decision, last.nomination_id, approved=False, reason="Chưa đủ hồ sơ"))
    assert [each.award.short or each.award.name for each in ask(given_awards, [decision])[decision]] == list(
        IN_ORDER[:3]
    )
    assert [one.words.short for one in ask(decision_rows, decision, TODAY).awards] == list(IN_ORDER[:3])


def test_what_speaks_against_one_of_the_awards_is_told(office, ask):
    decision = year_end.drafted(office)
    facts = ask(draft_facts, decision, SIGNED)
    assert facts.approved == 7 and facts.no_award is None
    assert facts.bonus == 2 * 540_000 + 1_800_000 + 2 * 1_440_000 + 540_000  # of his two titles the higher one
    with office.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE award_type SET valid_to = '2023-12-31' WHERE code = 'advanced_collective'")
    told = ask(draft_facts, decision, SIGNED).no_award
    assert told is not None and told.values["award"] == "Tập thể lao động tiên tiến"


def test_lists_of_decisions_name_every_award(office, ask):
    decision = year_end.drafted(office)
    (draft,) = ask(drafts_to_reword, (("Phan Việt Tùng", "Phan Huy Ngọc"),), TODAY)
    assert draft.about.startswith(", ".join(IN_ORDER))
    (fact,) = ask(round_facts, office.round_id).decisions
    assert fact.award == "danh hiệu “Lao động tiên tiến”, danh hiệu “Chiến sĩ thi đua cơ sở”, " + (
        "danh hiệu “Tập thể lao động tiên tiến”, Giấy khen"
    )
    assert decision in [hit.id for hit in ask(palette_hits, "chien si thi dua", office.round_id)]


def test_many_decisions_are_told_without_counting_their_people(office, ask):
    issued(office, person("Ma Văn Ước"))
    year_end.issued(office)
    draft, _ids = drafted(office, person("Lò Thị Mẫu", honorific="Bà"))
    found = ask(awards_by_decision, [1, 2, draft])
    assert [[each.id for each in found[id_]] for id_ in (1, draft)] == [[office.award]] * 2
    assert [each.name for each in found[2]][:3] == list(IN_ORDER[:3]) and len(found[2]) == 4


def test_each_award_is_called_for_itself(office, ask):
    year_end.issued(office)
    sections = ask(called_sections, office.round_id, TODAY)
    assert [(each.award.partition(" của ")[0], len(each.rows)) for each in sections] == list(
        zip(IN_ORDER, (3, 1, 2, 1), strict=True)
    )
    assert [one.number for each in sections for one in each.rows] == [1, 2, 3, 4, 5, 6, 7]


def test_a_removed_draft_about_several_awards_comes_back_whole(office, ask):
    decision = year_end.drafted(office)
    before = ask(decision_items, decision)
    office.database.do(RemoveDraft(decision))
    office.database.do(Undo(office.all(JournalEntry)[-1].id))
    assert ask(decision_items, decision) == before


def test_decisions_of_the_first_release_give_what_they_gave(tmp_path, office, ask):
    record = frozen(tmp_path)
    with closing(sqlite3.connect(record)) as old:
        kept = old.execute("SELECT id, award_type_id FROM decision ORDER BY id").fetchall()
    assert kept
    with open_record(record) as opened, opened.database.read() as session:
        given = given_awards(session, [id_ for id_, _award in kept])
        assert [(id_, [each.award.id for each in given[id_]]) for id_, _award in kept] == [
            (id_, [award]) for id_, award in kept
        ]
        frozen_awards = select(Recipient.decision_id, Recipient.award).order_by(Recipient.id)
        named = dict(session.execute(frozen_awards).all())
        for id_, award in named.items():
            assert decision_rows(session, id_, date(2026, 1, 1)).award == award


def test_a_decision_keeps_its_first_award(office):
    issued(office, person("Ma Văn Ước"))
    year_end.drafted(office)
    with office.database.read() as session:
        first, several = session.scalars(select(Decision).order_by(Decision.id))
        given = given_awards(session, [first.id, several.id])
        assert first.award_type_id == office.award == given[first.id][0].award.id
        assert several.award_type_id == given[several.id][0].award.id
