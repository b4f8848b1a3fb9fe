"""The register: narrowed and sorted as looking at every award shows it, and what one nominee was given."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from db import search
from db.changes.ceremonies import HandOverCertificates, RevokeAward
from db.changes.certificates import MakeCertificates, MoveSheets, ReissueCertificate, StartPrintRun
from db.changes.change import Undo, Writer
from db.changes.decisions import AttachScan, keep_content
from db.changes.people import AddPerson, MergePeople
from db.changes.rounds import OpenRound
from db.changes.unit_history import JoinUnits, MergeUnitEntries
from db.changes.units import RenameUnit
from db.models.decisions import Recipient
from db.models.nominees import Nominee
from db.models.people import Person
from db.models.units import UnitName
from db.queries.register_list import (
    RegisterFilter,
    filtered_ids,
    grouped_hits,
    history_of,
    history_of_person,
    register_hits,
    register_ids,
    register_size,
)
from db.rules.terms import NomineeKind, RewardType, SheetState
from tests.db.changes.conftest import TODAY, collective, person
from tests.db.changes.test_decisions import drafted, issued


def looked_at(session: Session, wanted: RegisterFilter) -> list[int]:
    """Look at every award, as slowly and surely as a clerk would."""
    given: dict[int, list[int]] = {}
    for nominee, year in session.execute(select(Recipient.nominee_id, Recipient.year)):
        if wanted.year in (0, year):
            given.setdefault(nominee, []).append(year)
    words = search.words_of(wanted.text)
    rows = [
        row
        for row in session.execute(select(Nominee.id, Nominee.kind, Nominee.name_sort, Nominee.name_plain))
        if row.id in given
        and wanted.kind in (None, row.kind)
        and all(any(part.startswith(word) for part in row.name_plain.split()) for word in words)
    ]
    keys = {
        "awards": lambda row: len(given[row.id]),
        "latest": lambda row: max(given[row.id]),
        "name": lambda row: row.name_sort,
    }
    rows.sort(key=lambda row: (row.name_sort, row.id))
    rows.sort(key=keys[wanted.order or "name"], reverse=wanted.descending)
    return [row.id for row in rows]


@pytest.mark.parametrize("order", ["", "name", "awards", "latest"])
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("text", ["", "nguyen van", "phong"])
def test_the_register_is_sorted_by_what_its_columns_show(
    session: Session, order: str, descending: bool, text: str
) -> None:
    wanted = RegisterFilter(text, order=order, descending=descending)
    assert list(filtered_ids(session, wanted)) == looked_at(session, wanted)


@pytest.mark.parametrize("kind", [None, *NomineeKind])
@pytest.mark.parametrize("text", ["", "nguyen"])
@pytest.mark.parametrize("order", ["", "awards"])
def test_a_year_shows_those_who_were_given_something_in_it(
    session: Session, kind: NomineeKind | None, text: str, order: str
) -> None:
    year = session.scalars(select(Recipient.year)).first() or 0
    for asked in (year, 1990):
        wanted = RegisterFilter(text, asked, kind, order)
        assert list(filtered_ids(session, wanted)) == looked_at(session, wanted)


def test_nothing_asked_is_the_whole_register(session: Session) -> None:
    assert list(filtered_ids(session, RegisterFilter())) == list(register_ids(session))


def test_the_size_of_the_register_is_that_of_its_rows(session: Session) -> None:
    years = list(session.scalars(select(Recipient.year)))
    assert register_size(session) == (len(years), min(years), max(years))


def test_a_register_without_awards_is_empty(office, ask):
    drafted(office, person("Ma Văn Ước"))
    assert (ask(register_size), list(ask(register_ids))) == ((0, 0, 0), [])
    assert (ask(register_hits, []), ask(history_of, 1), ask(history_of_person, 999)) == ({}, [], [])


def issued_later(office, draft):
    """Give somebody an award of a later round."""
    later = office.database.do(OpenRound("Công trạng năm 2023", 2023, RewardType.MERIT)).result
    issued(replace(office, round_id=later), draft, number="7", dated=date(2024, 1, 5))


def test_somebody_is_in_the_register_with_the_unit_of_the_last_award(office, ask):
    issued(office, person("Sùng Mí Dính", birth="1986"), collective("Văn phòng Sở"))
    issued_later(office, person("Sùng Mí Dính", birth="1986", unit="Bưu điện tỉnh"))
    (found,) = ask(register_ids, "sung mi dinh")
    hit = ask(register_hits, [found])[found]
    assert (hit.name, hit.kind, hit.birth) == ("Sùng Mí Dính", NomineeKind.INDIVIDUAL, "1986")
    assert (hit.unit, hit.awards, hit.latest) == ("Bưu điện tỉnh", 2, 2024)
    assert len(ask(register_ids)) == 2
    assert len(ask(register_ids, limit=1)) == 1


def test_a_history_is_told_the_newest_award_first_in_its_own_words(office, ask):
    issued(office, person("Sùng Mí Dính"))
    issued_later(office, person("Sùng Mí Dính", position="Bưu tá"))
    with office.database.read() as session:
        someone = session.scalars(select(Person.id)).one()
    newest, first = ask(history_of_person, someone)
    assert (newest.number, newest.dated, newest.year, newest.position) == (
        "07/QĐ-UBND",
        date(2024, 1, 5),
        2024,
        "Bưu tá",
    )
    assert (first.position, first.entry, newest.entry) == ("Chuyên viên", 1, 2)
    assert (first.register_number, first.bonus) == ("01", 1_800_000)
    assert first.award == "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Tuyên Quang"
    assert (first.revoked, first.handed_over, first.has_scan, first.certificate, first.reissued) == (
        "",
        False,
        False,
        0,
        "",
    )


def test_a_person_who_was_given_nothing_has_no_history(office, ask):
    someone = office.database.do(AddPerson("Lục Văn Toản", honorific="Ông")).result
    assert ask(history_of_person, someone) == []


def test_a_history_tells_of_the_certificate_its_hand_over_and_its_scan(office, ask):
    decision, _ids = issued(office, person("Sùng Mí Dính"), person("Ma Văn Ước"))
    made = office.database.do(MakeCertificates(decision)).result
    sheets = office.database.do(StartPrintRun(tuple(made), "HP LaserJet A3")).result
    office.database.do(MoveSheets((sheets[0],), SheetState.GOOD))
    office.database.do(HandOverCertificates((made[0],), TODAY))
    with office.database.write() as session:
        sha = keep_content(Writer(session, actor="Lan", today=TODAY), "qđ.pdf", b"%PDF-1.7 ban scan")
    office.database.do(AttachScan(decision, "qđ.pdf", sha))
    nominees = {line.name: id_ for id_, line in ask(register_hits, ask(register_ids)).items()}
    (given,), (waiting,) = (ask(history_of, nominees[name]) for name in ("Sùng Mí Dính", "Ma Văn Ước"))
    assert (given.certificate, given.handed_over, given.has_scan) == (made[0], True, True)
    assert (waiting.certificate, waiting.handed_over, waiting.has_scan) == (made[1], False, True)


def test_a_certificate_that_was_made_again_is_told_with_its_reason(office, ask):
    decision, _ids = issued(office, person("Sùng Mí Dính"))
    (first,) = office.database.do(MakeCertificates(decision)).result
    (sheet,) = office.database.do(StartPrintRun((first,), "HP LaserJet A3")).result
    office.database.do(MoveSheets((sheet,), SheetState.GOOD))
    second = office.database.do(ReissueCertificate(first, "Bằng bị ẩm mốc")).result
    (given,) = ask(history_of, ask(register_ids)[0])
    assert (given.certificate, given.reissued) == (second, "Bằng bị ẩm mốc")


def test_a_revoked_award_stays_in_the_register_with_its_reason(office, ask):
    issued(office, person("Sùng Mí Dính"))
    (nominee,) = ask(register_ids)
    given = ask(history_of, nominee)[0]
    office.database.do(RevokeAward(given.recipient_id, "12/QĐ-UBND", TODAY, "Kê khai không đúng thành tích"))
    given = ask(history_of, nominee)[0]
    assert (given.revoked, given.revoked_number) == ("Kê khai không đúng thành tích", "12/QĐ-UBND")
    assert list(ask(register_ids)) == [nominee]


def people_of(office):
    """Return the ids of people by name."""
    return {each.full_name: each.id for each in office.all(Person)}


def test_what_a_double_was_given_stands_in_the_kept_persons_history(office, ask):
    issued(office, person("Sùng Mí Dinh", birth="1986"), person("Ma Văn Ước"))
    issued_later(office, person("Sùng Mí Dính", birth="14/03/1986", unit="Bưu điện tỉnh"))
    people = people_of(office)
    before = [ask(history_of_person, id_) for id_ in people.values()]
    done = office.database.do(MergePeople(people["Sùng Mí Dinh"], people["Sùng Mí Dính"]))
    told = ask(history_of_person, people["Sùng Mí Dính"])
    assert [(award.name, award.year) for award in told] == [("Sùng Mí Dính", 2024), ("Sùng Mí Dinh", 2023)]
    assert ask(history_of_person, people["Sùng Mí Dinh"]) == told, "the double is the same person"
    assert len(ask(history_of_person, people["Ma Văn Ước"])) == 1
    office.database.do(Undo(done.entry_id))
    assert [ask(history_of_person, id_) for id_ in people.values()] == before


def test_of_entries_recognised_as_one_the_kept_one_is_in_the_register_under_every_name(office, ask):
    issued(office, person("Sùng Mí Dinh", unit="Bưu điện tỉnh"), person("Ma Văn Ước"))
    one, other = (office.database.do(AddPerson(name, birth="1986")).result for name in ("Giàng Dính", "Vàng Dính"))
    office.database.do(MergePeople(people_of(office)["Sùng Mí Dinh"], one))
    office.database.do(MergePeople(one, other))
    both = list(ask(register_ids))
    hits = ask(register_hits, both)
    assert [(hits[id_].name, hits[id_].awards, hits[id_].unit) for id_ in both] == [
        ("Vàng Dính", 1, "Bưu điện tỉnh"),
        ("Ma Văn Ước", 1, "Phòng Bưu chính, Viễn thông"),
    ]
    for typed in ("sung mi", "giang dinh", "vang"):
        assert list(ask(register_ids, typed)) == both[:1]
        assert list(ask(register_ids, typed, 1)) == both[:1]
        assert list(ask(filtered_ids, RegisterFilter(typed, 2023))) == both[:1]
    assert list(ask(register_ids, "sung vang")) == [], "each name by itself"
    for order in ("awards", "latest", "name"):
        for descending in (True, False):
            assert sorted(ask(filtered_ids, RegisterFilter("", 2023, None, order, descending))) == sorted(both)
    assert list(ask(filtered_ids, RegisterFilter("", 1990))) == []


def test_the_awards_of_all_entries_are_counted_together(office, ask):
    issued(office, person("Sùng Mí Dinh"), person("Ma Văn Ước"))
    issued_later(office, person("Sùng Mí Dính"))
    people = people_of(office)
    office.database.do(MergePeople(people["Sùng Mí Dinh"], people["Sùng Mí Dính"]))
    first, second = ask(filtered_ids, RegisterFilter(order="awards", descending=True))
    hits = ask(register_hits, [first, second])
    assert (hits[first].name, hits[first].awards, hits[first].latest) == ("Sùng Mí Dính", 2, 2024)
    assert (hits[second].name, hits[second].awards) == ("Ma Văn Ước", 1)


def test_a_collective_is_found_by_its_old_name_its_new_one_and_that_of_the_unit_that_took_it_over(office, ask):
    issued(office, collective("Phòng Bưu chính, Viễn thông"))
    issued(office, collective("Trung tâm Công nghệ thông tin"), number="47")
    issued(office, collective("Văn phòng Sở"), number="48")
    units = {row.name: row for row in ask(lambda session: session.scalars(select(UnitName)).all())}
    post, centre = (units[name].unit_id for name in ("Phòng Bưu chính, Viễn thông", "Trung tâm Công nghệ thông tin"))
    by_unit = {row.unit_id: row.id for row in ask(lambda session: session.scalars(select(Nominee)).all())}
    office.database.do(RenameUnit(post, "Phòng Hạ tầng số", TODAY))
    joined = office.database.do(JoinUnits((post, centre), date(2024, 2, 1), name="Trung tâm Chuyển đổi số")).result
    old, new, both = by_unit[post], by_unit[centre], {by_unit[post], by_unit[centre]}
    assert list(ask(register_ids, "buu chinh")) == list(ask(register_ids, "ha tang so")) == [old]
    assert set(ask(register_ids, "chuyen doi so")) == both
    assert list(ask(register_ids, "cong nghe thong tin")) == [new]
    office.database.do(RenameUnit(joined, "Trung tâm Dữ liệu tỉnh", date(2024, 6, 1)))
    for typed in ("du lieu tinh", "chuyen doi so"):
        for wanted in (RegisterFilter(typed), RegisterFilter(typed, year=2023), RegisterFilter(typed, order="awards")):
            assert set(ask(filtered_ids, wanted)) == both, wanted
    assert list(ask(register_ids, "van phong")) == [by_unit[units["Văn phòng Sở"].unit_id]]


def test_a_unit_recognised_as_another_is_found_by_both_names(office, ask):
    issued(office, collective("Phòng BCVT"))
    issued(office, collective("Phòng Bưu chính, Viễn thông"), number="47")
    units = {row.name: row.unit_id for row in ask(lambda session: session.scalars(select(UnitName)).all())}
    office.database.do(MergeUnitEntries(units["Phòng BCVT"], units["Phòng Bưu chính, Viễn thông"]))
    found = list(ask(register_ids, "bcvt"))
    assert len(found) == 1 and found == list(ask(register_ids, "buu chinh"))


def test_the_register_is_divided_by_the_unit_or_the_award_of_the_newest_award_in_force(office, ask):
    post, school = "Bưu điện tỉnh", "Trường THCS Na Hang"
    issued(
        office, person("Ma Văn Ước", birth="1986", unit=school), person("Vừ Mí Kẻ", unit=school), person("Sùng Mí Dính")
    )
    issued_later(office, person("Ma Văn Ước", birth="1986", unit=post))
    (revoked,) = ask(register_ids, "sung mi dinh")
    award = ask(history_of, revoked)[0]
    office.database.do(RevokeAward(award.recipient_id, "12/QĐ-UBND", TODAY, "Kê khai không đúng thành tích"))
    moved, stayed = ask(register_ids, "ma van uoc"), ask(register_ids, "vu mi ke")
    assert ask(grouped_hits, RegisterFilter(), "unit") == [
        (post, list(moved)),
        (school, list(stayed)),
        ("", [revoked]),
    ]
    named, none = ask(grouped_hits, RegisterFilter(), "award")
    assert named == (award.award, [*stayed, *moved]) and none == ("", [revoked])
    assert ask(grouped_hits, RegisterFilter(text="ma van uoc", year=2023), "unit") == [(school, list(moved))]
    assert ask(grouped_hits, RegisterFilter(year=1999), "unit") == []
