"""Somebody of the secret list: what goes out of the office leaves her out and counts her, the rest names her."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from db.changes.change import Undo
from db.changes.nominations import EditNominations
from db.changes.registrations import AddRegistrations, Registered
from db.connect import Database
from db.errors import KnownError
from db.models.nominations import Nomination
from db.models.rounds import AwardRound
from db.queries.nomination_list import nomination_lines
from db.queries.register_list import history_of
from db.queries.secrecy import secret_awards, secret_nominations, secret_of
from db.rules.terms import NomineeKind
from desktop.papers.secret_list import SecretList, SecretTold
from desktop.papers.table import PAPERS, Paper, paper
from desktop.papers.writing import write_paper
from tests.desktop.papers.conftest import TODAY, Round, person
from tests.desktop.papers.reading import words_of

HIDDEN, OPEN = "Hoàng Thị Nhu", "Nông Văn Dền"
COUNTED = "khôngkể01trườnghợpthuộcdanhsáchmật"
SAYS_SO = frozenset({"list", "ceremony", "announcement", "round", "register"})
"""Those that say it themselves; CSV, labels, the script and the province's template have no room for a note."""
BARE = frozenset({"csv"})
OWN = frozenset(
    {"call", "report", "dossier", "return", "certificates", "amendment", "confirmation", "history"}
    | {"year-end", "official-tables", "statistics"}
)
"""Papers about one person, or with figures alone."""
APART = frozenset({"proposal", "submission", "decision"})
"""Papers to who decides or carries out: she stands on a list of her own."""
MARKED = frozenset(
    {"reports", "appraisal", "ballot", "changes", "minutes", "bonus", "receipts", "envelopes", "registrations"}
)
"""The office's and its council's own papers: they name her and say so."""
NO_ROOM = frozenset({"envelopes"})
WARNED = "thuộcdanhsáchmật,khôngđưavàovănbảngửirangoài"


@pytest.fixture(scope="module")
def made(invented: Callable[..., Round]) -> Round:
    made = invented(person(HIDDEN), person(OPEN), person("Ma Thị Phượng"), person("Lò Thị Sen"))
    with made.database.read() as session:
        one = next(each.id for each in session.query(Nomination) if each.name == HIDDEN)
    made.database.do(EditNominations((one,), secret=True))  # decided long ago: the mark may still be set
    return made


def test_every_paper_is_said_how_it_holds_the_secret_list() -> None:
    said = {each: {row.code for row in PAPERS if row.secret is each} for each in SecretList}
    assert said[SecretList.OWN] == OWN and said[SecretList.APART] == APART and said[SecretList.MARKED] == MARKED


def written(made: Round, row: Paper, file: Path, *, secret: bool = False) -> tuple[str, SecretTold]:
    words, told = "", SecretTold()
    for subject in made.subjects(row):
        with made.database.read() as session:
            try:
                told = told.most(write_paper(session, row, subject, TODAY, file, secret=secret))
            except KnownError as wrong:
                assert (row.code, wrong.code) == ("return", "nothing_to_return")
                continue
        words += words_of(file)
    return words, told


OUT = (SecretList.NOMINATED, SecretList.AWARDED)
HIDING = [(row, ending) for row in PAPERS if row.secret in OUT for ending in row.formats]
INSIDE = [row for row in PAPERS if row.secret is SecretList.MARKED and not row.counts_only]
NAMING = [(row, ending) for row in INSIDE for ending in row.formats]
LISTED = [(row, ending) for row in PAPERS if row.secret is SecretList.APART for ending in row.formats]


@pytest.mark.parametrize(("row", "ending"), HIDING, ids=lambda each: getattr(each, "code", each))
def test_what_goes_out_leaves_her_out_and_counts_her(made: Round, tmp_path: Path, row: Paper, ending: str) -> None:
    words, told = written(made, row, tmp_path / f"paper.{ending}")
    assert told == SecretTold(1, 0) and "".join(HIDDEN.split()) not in words
    assert row.counts_only or "".join(OPEN.split()) in words
    if row.code in SAYS_SO and ending not in BARE:
        assert COUNTED in words.casefold()
    words, told = written(made, row, tmp_path / f"whole.{ending}", secret=True)
    assert told.left_out == 0 and COUNTED not in words.casefold()
    assert row.counts_only or "".join(HIDDEN.split()) in words
    if row.code == "announcement":
        assert "4cánhân" in words


@pytest.mark.parametrize(("row", "ending"), NAMING, ids=lambda each: getattr(each, "code", each))
def test_what_stays_in_the_office_names_her_and_says_so(made: Round, tmp_path: Path, row: Paper, ending: str) -> None:
    words, told = written(made, row, tmp_path / f"paper.{ending}")
    assert told == SecretTold(0, 1)
    assert "".join(HIDDEN.split()) in words and "".join(OPEN.split()) in words
    assert (f"{''.join(HIDDEN.split())}{WARNED}" in words) is (row.code not in NO_ROOM and ending not in BARE)


@pytest.mark.parametrize(("row", "ending"), LISTED, ids=lambda each: getattr(each, "code", each))
def test_what_goes_to_who_decides_names_her_on_a_list_of_her_own(
    made: Round, tmp_path: Path, row: Paper, ending: str
) -> None:
    words, told = written(made, row, tmp_path / f"paper.{ending}")
    before, name, after = words.partition("(MẬT)")
    assert told == SecretTold(0, 1) and name
    hidden, other = "".join(HIDDEN.split()), "".join(OPEN.split())
    assert hidden in after and hidden not in before and other in before and other not in after


def test_registrations_of_her_year_name_her_and_say_so(made: Round, tmp_path: Path) -> None:
    file = tmp_path / "registrations.pdf"
    with made.database.read() as session:
        award = session.scalars(select(Nomination.award_type_id)).first()
        year = session.scalars(select(AwardRound.year)).one()
    made.database.do(AddRegistrations(year, (Registered(NomineeKind.INDIVIDUAL, HIDDEN, award),)))
    with made.database.read() as session:
        assert write_paper(session, paper("registrations"), year, TODAY, file) == SecretTold(0, 1)
    assert WARNED in words_of(file)


def test_a_paper_of_her_own_tells_the_clerk_whose_it_is(made: Round, tmp_path: Path) -> None:
    for code in ("report", "confirmation", "certificates"):
        row = paper(code)
        _words, told = written(made, row, tmp_path / f"{code}.{row.formats[0]}")
        assert told == SecretTold(0, 1), code


def test_a_decision_keeps_her_on_a_list_of_its_own(made: Round) -> None:
    letter = made.gather(paper("decision"), made.subjects(paper("decision"))[0])
    assert [(one.name, len(one.parts)) for one in letter.annexes] == [("DANH SÁCH", 4), ("DANH SÁCH (MẬT)", 2)]
    assert HIDDEN in str(letter.annexes[1]) and HIDDEN not in str(letter.annexes[0])


def test_an_only_recipient_of_the_secret_list_is_not_named_in_the_article(invented: Callable[..., Round]) -> None:
    alone = invented(person("Bàn Thị Pham"))
    row = paper("decision")
    assert "Bàn Thị Pham" in str(alone.gather(row, alone.subjects(row)[0]).parts)
    alone.database.do(EditNominations((1,), secret=True))
    letter = alone.gather(row, alone.subjects(row)[0])
    assert "Bàn Thị Pham" not in str(letter.parts) and [one.name for one in letter.annexes] == ["DANH SÁCH (MẬT)"]


def test_the_window_knows_her_by_her_mark_and_undo_takes_it_off(made: Round) -> None:
    def told(database: Database) -> tuple[Any, ...]:
        with database.read() as session:
            counts = secret_nominations(session, made.id), secret_awards(session), len(secret_of(session, [1, 2, 3, 4]))
            marked = [each.name for each in nomination_lines(session, [1, 2, 3, 4]).values() if each.secret]
            return (*counts, marked, [each.secret for each in history_of(session, 1)])

    assert told(made.database) == (1, 1, 1, [HIDDEN], [True])
    taken_off = made.database.do(EditNominations((1,), secret=False))
    assert told(made.database) == (0, 0, 0, [], [False])
    made.database.do(Undo(taken_off.entry_id))
    assert told(made.database)[0] == 1
