"""Each figure of the statistics is the number of the names behind it; what was taken back is counted nowhere."""

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.changes.ceremonies import RevokeAward
from db.changes.people import EditPerson, MergePeople
from db.changes.rounds import AddMovement
from db.connect import Database
from db.models.decisions import Decision, Recipient
from db.models.people import Person
from db.queries.statistics import (
    NO_PERSON,
    UNKNOWN,
    Dimension,
    NamedAward,
    Scope,
    award_labels,
    behind,
    choices,
    counted,
    is_leader,
    movements,
    named_awards,
    taken_back,
)
from db.rules.posts import Post
from db.rules.terms import NomineeKind
from tests.db.changes.conftest import collective, person
from tests.db.changes.test_decisions import issued
from tests.db.queries.conftest import questions

D = Dimension


@pytest.fixture(scope="module")
def invented(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A record of 15 years in which posts differ, some people have no sex and four awards were taken back."""
    file = Path(shutil.copy(made / "filled.sqlite", tmp_path_factory.mktemp("statistics") / "record.sqlite"))
    database = Database(file, today=lambda: date(2030, 1, 1))
    with database.read() as session:
        many = list(session.execute(select(Recipient.id, Recipient.kind, Decision.authority_id, Decision.dated)
                    .join(Decision, Decision.id == Recipient.decision_id).order_by(Recipient.id)))  # fmt: skip
        suffix = {row.id: row.number.partition("/")[2] for row in session.execute(select(Decision.id, Decision.number))}
        first = {row.id: row.decision_id for row in session.execute(select(Recipient.id, Recipient.decision_id))}
    for at, row in enumerate(many[:40:10]):
        number = f"{900 + at}/{suffix[first[row.id]]}"
        database.do(RevokeAward(row.id, number, date(2029, 5, 5), "Khai không trung thực"))
    yield database
    database.close()


def looked_at(session: Session, scope: Scope) -> list[NamedAward]:
    """Look at every award that was not taken back, one by one."""
    left = set(behind(session, Scope(), {}))
    rows = named_awards(session, [id_ for (id_,) in session.execute(select(Recipient.id)) if id_ in left])
    return [row for row in rows.values() if (scope.first_year or 0) <= row.year <= (scope.last_year or 9999)]


EVERY = list(Dimension)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_every_figure_is_the_number_of_names_behind_it(invented: Database, data: st.DataObject) -> None:
    with invented.read() as session:
        known = choices(session)
        years = sorted(data.draw(st.lists(st.sampled_from((0, *known.years)), min_size=2, max_size=2)))
        units = data.draw(st.none() | st.lists(st.sampled_from(known.units), max_size=4).map(tuple))
        scope = Scope(*years, data.draw(st.sampled_from((0, *(one for one, _name in known.authorities)))), units)
        by = data.draw(st.lists(st.sampled_from(EVERY), min_size=1, max_size=2, unique=True))
        figures = counted(session, scope, by)
        every = behind(session, scope, {})
        assert sum(figures.values()) == len(every) == len(set(every))
        for keys in data.draw(st.lists(st.sampled_from(sorted(figures, key=str)), max_size=3)) if figures else ():
            names = behind(session, scope, dict(zip(by, keys, strict=True)))
            assert figures[keys] == len(names)
            assert set(names) <= set(every)


def test_figures_are_what_looking_at_every_award_gives(invented: Database) -> None:
    with invented.read() as session:
        seen = looked_at(session, Scope(2015, 2022))
        figures = counted(session, Scope(2015, 2022), (D.YEAR, D.KIND))
        assert figures == Counter((row.year, row.kind) for row in seen)
        assert counted(session, Scope(2015, 2022), (D.SEX,)) == Counter((row.sex,) for row in seen)
        assert counted(session, Scope(2015, 2022), (D.POST,)) == Counter((row.post,) for row in seen)


def test_what_was_taken_back_is_told_and_counted_nowhere(invented: Database) -> None:
    with invented.read() as session:
        every = len(list(session.scalars(select(Recipient.id))))
        assert taken_back(session, Scope()) == 4
        assert len(behind(session, Scope(), {})) == every - 4
        assert taken_back(session, Scope(1990, 1991)) == 0


@pytest.mark.parametrize("by", [(each,) for each in EVERY] + [(D.AWARD, D.YEAR), (D.POST, D.SEX)])
def test_figures_and_their_names_are_one_question_each(invented: Database, by: tuple[Dimension, ...]) -> None:
    with invented.read() as session:
        figures, asked = questions(session, lambda: counted(session, Scope(), by))
        assert asked == 1
        cell = dict(zip(by, max(figures), strict=True)) if by != (D.POST, D.SEX) else {D.POST: NO_PERSON}
        assert questions(session, lambda: behind(session, Scope(), cell))[1] == 1


def test_nobody_is_a_man_or_a_worker_because_nothing_is_known(office, ask) -> None:
    drafts = (
        person("Sùng Mí Dính", honorific="", position="", unit="Bưu điện tỉnh"),
        person("Quan Thị Ánh", honorific="Bà", position="Giám đốc Trung tâm"),
        person("Ma Văn Khánh", position="Kế toán trưởng"),
        collective("Phòng Chuyển đổi số"),
    )
    issued(office, *drafts)
    assert ask(counted, Scope(), (D.SEX,)) == {(UNKNOWN,): 1, ("female",): 1, ("male",): 1, (NO_PERSON,): 1}
    assert ask(counted, Scope(), (D.POST,)) == {(UNKNOWN,): 2, (Post.LEADER,): 1, (NO_PERSON,): 1}
    assert [is_leader(key) for key in (UNKNOWN, NO_PERSON, Post.LEADER, Post.DIRECT)] == [None, None, True, False]


def test_a_double_is_counted_with_the_sex_of_the_entry_that_was_kept(office, ask) -> None:
    _decision, ids = issued(office, person("Lò Thị May", honorific=""), person("Lò Thị Mây", honorific=""))
    with office.database.read() as session:
        people = {row.full_name: row.id for row in session.execute(select(Person.full_name, Person.id))}
    assert ask(counted, Scope(), (D.SEX,)) == {(UNKNOWN,): 2}
    office.database.do(MergePeople(people["Lò Thị May"], people["Lò Thị Mây"]))
    office.database.do(EditPerson(person_id=people["Lò Thị Mây"], full_name="Lò Thị Mây", gender="female"))
    assert ask(counted, Scope(), (D.SEX,)) == {("female",): 2}
    found = ask(named_awards, ask(behind, Scope(), {D.SEX: "female"}))
    assert len({row.nominee_id for row in found.values()}) == 1
    assert len(ids) == 2


def test_a_collective_under_nobody_counts_as_its_own_unit(office, ask) -> None:
    issued(office, collective("Phòng Chuyển đổi số"), person("Ma Văn Khánh", unit=""))
    found = ask(counted, Scope(), (D.UNIT,))
    assert found[("Sở Thông tin và Truyền thông",)] == 1
    assert found[(UNKNOWN,)] == 1


def test_one_unit_or_one_authority_alone_is_asked_for(invented: Database) -> None:
    with invented.read() as session:
        known = choices(session)
        unit = known.units[0]
        assert set(counted(session, Scope(units=(unit,)), (D.UNIT,))) == {(unit,)}
        authority = known.authorities[0][0]
        assert set(counted(session, Scope(authority_id=authority), (D.AUTHORITY,))) == {(authority,)}
        assert counted(session, Scope(units=()), (D.YEAR,)) == {}


def test_awards_and_levels_have_words(invented: Database) -> None:
    with invented.read() as session:
        labels = award_labels(session)
        assert all(labels[key].text for (key,) in counted(session, Scope(), (D.AWARD,)))
        assert {NomineeKind(kind) for (kind,) in counted(session, Scope(), (D.KIND,))} <= set(NomineeKind)


def test_movements_without_a_day_are_told_apart(office, ask) -> None:
    before = ask(movements, 2023)
    office.database.do(AddMovement("Toàn dân đoàn kết chuyển đổi số", date(2023, 3, 1)))
    office.database.do(AddMovement("Thi đua không ngày"))
    assert ask(movements, 2023) == (before[0] + 1, before[1] + 1)
