"""Nominations of a round as a list: narrowed, in order, with what waits for the clerk."""

import unicodedata
from datetime import date

import pytest
from sqlalchemy import insert, select

from db.changes.importing import ImportList, ListRow
from db.changes.nominations import AddNomination, EditNomination, MoveNominations, OverrideFinding
from db.changes.office import AddAuthority, RenameAuthority
from db.changes.putting_forward import Source
from db.models.nominations import Finding, Nomination
from db.queries.nomination_list import (
    Grouping,
    NominationFilter,
    authority_titles,
    findings_of,
    grouped_ids,
    nomination_ids,
    nomination_lines,
    states_of,
)
from db.rules.terms import NominationState, NomineeKind, Severity
from tests.db.changes.conftest import collective, person
from tests.db.queries.conftest import questions


@pytest.fixture
def listed(office, ask):
    """Return the names of a round as a filter lists them."""

    def names(**wanted):
        found = ask(nomination_ids, NominationFilter(office.round_id, **wanted))
        ids = [id_ for each in found.values() for id_ in each]
        lines = ask(nomination_lines, ids)
        return [lines[id_].name for id_ in ids]

    return names


def find(office, nomination, rule, severity, reason=""):
    """Keep a finding, as submitting does."""
    with office.database.engine.begin() as connection:
        values = {"nomination_id": nomination, "rule": rule, "severity": severity, "article": "Điều 5", "values": "{}"}
        connection.execute(
            insert(Finding).values(**values, override_reason=reason, overridden_by="Lan" if reason else "")
        )


def test_a_round_without_nominations_lists_nobody(office, ask):
    assert ask(nomination_ids, NominationFilter(office.round_id)) == {}
    assert ask(nomination_ids, NominationFilter(999)) == {}
    assert ask(nomination_lines, []) == {}


def test_collectives_come_first_then_persons_then_households(office, ask):
    office.nominate(person("Hộ ông Vừ Mí Sình", kind=NomineeKind.HOUSEHOLD, honorific=""))
    office.nominate(person("Ma Văn Ước"))
    office.nominate(collective("Phòng Chuyển đổi số"))
    kinds = list(ask(nomination_ids, NominationFilter(office.round_id)))
    assert kinds == [NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL, NomineeKind.HOUSEHOLD]


def test_names_are_sorted_by_the_given_name_with_its_marks(office, listed):
    for name in ("Trần Văn Bình", "Bùi Văn Ân", "Nguyễn Thị An", "Bùi Văn An"):
        office.nominate(person(name))
    assert listed() == ["Trần Văn Bình", "Bùi Văn Ân", "Nguyễn Thị An", "Bùi Văn An"]
    in_order = ["Bùi Văn An", "Nguyễn Thị An", "Bùi Văn Ân", "Trần Văn Bình"]
    assert listed(order="name") == in_order
    assert listed(order="name", descending=True) == in_order[::-1]


def test_the_list_is_sorted_by_position_unit_and_state_and_within_them_by_name(office, listed):
    office.nominate(person("Vừ Mí Kẻ", position="Văn thư", unit="Bưu điện tỉnh"))
    toan = office.nominate(person("Lục Văn Toản", position="Kế toán", unit="Văn phòng Sở"))
    office.nominate(person("Nông Thị Sâm", position="Văn thư", unit="Bưu điện tỉnh"))
    assert listed(order="position") == ["Lục Văn Toản", "Vừ Mí Kẻ", "Nông Thị Sâm"]
    assert listed(order="unit") == ["Vừ Mí Kẻ", "Nông Thị Sâm", "Lục Văn Toản"]
    office.database.do(MoveNominations((toan,), NominationState.SUBMITTED))
    assert listed(order="state") == ["Vừ Mí Kẻ", "Nông Thị Sâm", "Lục Văn Toản"]
    with pytest.raises(KeyError):
        listed(order="no_such_column")


def test_the_list_is_narrowed_to_states_and_to_an_authority(office, listed):
    ids = [office.nominate(person(name)) for name in ("Ma Văn Ước", "Hà Phúc Lượng", "Vừ Mí Kẻ")]
    office.database.do(MoveNominations(tuple(ids[:2]), NominationState.SUBMITTED))
    office.database.do(MoveNominations((ids[0],), NominationState.RECOMMENDED))
    assert listed(states=(NominationState.SUBMITTED,)) == ["Hà Phúc Lượng"]
    assert listed(states=(NominationState.DRAFT, NominationState.RECOMMENDED)) == ["Ma Văn Ước", "Vừ Mí Kẻ"]
    assert listed(states=(NominationState.REVOKED,)) == []
    office.database.do(AddNomination(office.round_id, office.award, office.office, person("Lục Văn Toản")))
    assert listed(authority_id=office.office) == ["Lục Văn Toản"]
    assert listed(authority_id=office.chairman, text="ke") == ["Vừ Mí Kẻ"]
    assert listed(order="award", descending=True)[0] == "Lục Văn Toản"


@pytest.mark.parametrize(
    "typed", ["khánh", "KHANH nông", "truong phong", "bưu chính khánh", unicodedata.normalize("NFD", "Khánh"), "  "]
)
def test_somebody_is_found_by_name_position_and_unit_marks_aside(office, listed, typed):
    office.nominate(person("Nông Quốc Khánh", position="Trưởng phòng"))
    assert listed(text=typed) == ["Nông Quốc Khánh"]


@pytest.mark.parametrize("typed", ["khánh lan", "%", "_", "không-ai-cả"])
def test_every_word_typed_must_be_there_and_signs_are_letters(office, listed, typed):
    office.nominate(person("Nông Quốc Khánh"))
    assert listed(text=typed) == []


def test_a_line_says_what_was_entered_and_where_it_came_from(office, ask):
    draft = person("Nông Quốc Khánh", birth="1986", ethnic_group="Tày", summary="3 sáng kiến")
    row = ListRow(office.award, office.chairman, draft, Source("Trang 1", 7, "B7"))
    list_ = ImportList(office.round_id, (row,), "Bưu điện.xlsx", "a" * 64, "2024-01-10T08:00:00")
    office.database.do(list_)
    typed = office.nominate(person("Ma Văn Ước"))
    lines = {line.name: line for line in ask(nomination_lines, [1, typed, 999]).values()}
    read = lines["Nông Quốc Khánh"]
    assert (read.source, read.ethnic_group, read.summary) == ("Bưu điện.xlsx, 7", "Tày", "3 sáng kiến")
    assert (read.award, read.authority) == ("Bằng khen của Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh")
    assert (read.state, read.rank, read.finding, read.severity) == (NominationState.DRAFT, 1, "", None)
    assert (lines["Ma Văn Ước"].source, lines["Ma Văn Ước"].ethnic_group) == ("", "")


def test_a_line_says_why_a_nomination_was_withdrawn_and_follows_a_correction(office, ask):
    id_ = office.nominate(person("Sùng Mí Dinh"))
    office.database.do(EditNomination(id_, person("Sùng Mí Dính", position="Bưu tá")))
    office.database.do(MoveNominations((id_,), NominationState.WITHDRAWN, "Đơn vị xin rút"))
    line = ask(nomination_lines, [id_])[id_]
    assert (line.name, line.position) == ("Sùng Mí Dính", "Bưu tá")
    assert (line.state, line.state_reason) == (NominationState.WITHDRAWN, "Đơn vị xin rút")


def test_a_line_shows_the_gravest_finding_that_nobody_has_accepted(office, ask):
    id_ = office.nominate(person("Ma Văn Ước"))
    find(office, id_, "facts_missing", Severity.INFO)
    find(office, id_, "twice_same_merit", Severity.WARNING)
    find(office, id_, "award_too_soon", Severity.ERROR)
    line = ask(nomination_lines, [id_])[id_]
    assert (line.finding, line.severity, line.findings, line.overridden) == ("award_too_soon", Severity.ERROR, 3, 0)
    office.database.do(OverrideFinding(id_, "award_too_soon", Severity.ERROR, "Điều 5", "Thành tích đột xuất"))
    line = ask(nomination_lines, [id_])[id_]
    assert (line.finding, line.severity, line.overridden) == ("twice_same_merit", Severity.WARNING, 1)
    assert [(one.rule, one.override_reason, one.overridden_by) for one in ask(findings_of, id_)] == [
        ("facts_missing", "", ""),
        ("twice_same_merit", "", ""),
        ("award_too_soon", "Thành tích đột xuất", "Lan"),
    ]


def test_a_nomination_whose_findings_were_all_accepted_shows_none(office, ask):
    id_ = office.nominate(person("Ma Văn Ước"))
    find(office, id_, "award_too_soon", Severity.ERROR, "Thành tích đột xuất")
    line = ask(nomination_lines, [id_])[id_]
    assert (line.finding, line.severity, line.findings, line.overridden) == ("", None, 1, 1)


def test_an_authority_is_called_by_its_newest_short_title(office, ask):
    texts = ("Chủ tịch tỉnh mới", "Chủ tịch mới", "Ủy ban nhân dân tỉnh", "CHỦ TỊCH", "Hà Giang", "QĐ-UBND")
    office.database.do(RenameAuthority(office.chairman, *texts, date(2023, 7, 1)))
    added = office.database.do(
        AddAuthority(
            "minister", "ministry", "Bộ trưởng", "Bộ trưởng", "Bộ", "BỘ TRƯỞNG", "Hà Nội", "QĐ", date(2007, 8, 1)
        )
    ).result
    assert ask(authority_titles) == {office.chairman: "Chủ tịch mới", office.office: "Giám đốc Sở", added: "Bộ trưởng"}


def test_the_lines_of_a_page_take_a_fixed_number_of_questions(office):
    ids = [office.nominate(person(f"Sùng Mí {n}")) for n in range(20)]
    with office.database.read() as session:
        one = questions(session, lambda: nomination_lines(session, ids[:1]))[1]
        lines, asked = questions(session, lambda: nomination_lines(session, ids))
    assert (len(lines), asked) == (20, one)


def test_units_and_positions_are_filtered_without_marks_in_a_large_round(session):
    row = session.scalars(select(Nomination).where(Nomination.position != "")).first()
    found = nomination_ids(session, NominationFilter(row.round_id, text=row.position.upper()))
    assert any(row.id in ids for ids in found.values())


def test_the_list_is_divided_by_unit_in_the_order_of_vietnamese_names(office, ask):
    office.nominate(person("Ma Văn Ước", unit="Văn phòng Sở"))
    office.nominate(person("Ma Văn Đán", unit="Đài Phát thanh"))
    office.nominate(person("Ma Văn Ban", unit="Đài Phát thanh"))
    office.nominate(person("Ma Văn Không", unit=""))
    found = ask(grouped_ids, NominationFilter(office.round_id), Grouping.UNIT)
    assert [(title, len(ids)) for title, ids in found] == [("", 1), ("Đài Phát thanh", 2), ("Văn phòng Sở", 1)]
    (narrowed,) = ask(grouped_ids, NominationFilter(office.round_id, text="ước"), Grouping.UNIT)
    assert narrowed[0] == "Văn phòng Sở"


def test_the_list_is_divided_by_award_and_who_gives_it(office, ask):
    office.nominate(person("Ma Văn Ước"))
    (group,) = ask(grouped_ids, NominationFilter(office.round_id), Grouping.AWARD)
    assert group[0] == "Bằng khen của Chủ tịch UBND tỉnh" and len(group[1]) == 1
    assert ask(grouped_ids, NominationFilter(999), Grouping.AWARD) == []


def test_the_states_of_nominations_come_each_once(office, ask):
    one, two = office.recommended(person("Ma Văn Ước"), person("Ma Văn Đán"))
    three = office.nominate(person("Ma Văn Ban"))
    assert ask(states_of, [one, two, three]) == [NominationState.DRAFT, NominationState.RECOMMENDED]
    assert ask(states_of, []) == []
