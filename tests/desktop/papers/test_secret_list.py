"""Somebody of the secret list: what goes out of the office leaves her out and counts her, the rest names her."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.changes.change import Undo
from db.changes.nominations import EditNominations
from db.connect import Database
from db.errors import KnownError
from db.models.nominations import Nomination
from db.queries.nomination_list import nomination_lines
from db.queries.register_list import history_of
from db.queries.secrecy import secret_awards, secret_nominations, secret_of
from desktop.papers.table import PAPERS, Hides, Paper, paper
from desktop.papers.writing import write_paper
from tests.desktop.papers.conftest import TODAY, Round, person
from tests.desktop.papers.reading import words_of

HIDDEN, OPEN = "Hoàng Thị Nhu", "Nông Văn Dền"
COUNTED = "khôngkể01trườnghợpthuộcdanhsáchmật"
SAYS_SO = frozenset({"list", "ceremony", "announcement", "round", "register"})
"""Those that say it themselves; CSV, labels, the script and the province's template have no room for a note."""
BARE = frozenset({"csv"})
INSIDE = frozenset(
    {"call", "reports", "report", "dossier", "return", "appraisal", "proposal", "ballot", "certificates", "decision"}
    | {"amendment", "submission", "changes", "minutes", "bonus", "receipts", "envelopes", "invitation"}
    | {"confirmation", "history", "year-end", "registrations", "official-tables", "statistics"}
)
"""Papers of the office's own work, about one person, or with figures alone."""


@pytest.fixture(scope="module")
def made(invented: Callable[..., Round]) -> Round:
    made = invented(person(HIDDEN), person(OPEN), person("Ma Thị Phượng"), person("Lò Thị Sen"))
    with made.database.read() as session:
        one = next(each.id for each in session.query(Nomination) if each.name == HIDDEN)
    made.database.do(EditNominations((one,), secret=True))  # decided long ago: the mark may still be set
    return made


def test_every_paper_hides_the_secret_list_or_is_said_to_stay_inside() -> None:
    assert {row.code for row in PAPERS if row.hides is Hides.NOBODY} == INSIDE


def written(made: Round, row: Paper, file: Path, *, secret: bool = False) -> tuple[str, int]:
    words, many = "", 0
    for subject in made.subjects(row):
        with made.database.read() as session:
            try:
                many = max(many, write_paper(session, row, subject, TODAY, file, secret=secret))
            except KnownError as wrong:
                assert (row.code, wrong.code) == ("return", "nothing_to_return")
                continue
        words += words_of(file)
    return words, many


HIDING = [(row, ending) for row in PAPERS if row.hides is not Hides.NOBODY for ending in row.formats]


@pytest.mark.parametrize(("row", "ending"), HIDING, ids=lambda each: getattr(each, "code", each))
def test_what_goes_out_leaves_her_out_and_counts_her(made: Round, tmp_path: Path, row: Paper, ending: str) -> None:
    words, many = written(made, row, tmp_path / f"paper.{ending}")
    assert many == 1 and "".join(HIDDEN.split()) not in words
    assert row.counts_only or "".join(OPEN.split()) in words
    if row.code in SAYS_SO and ending not in BARE:
        assert COUNTED in words.casefold()
    words, many = written(made, row, tmp_path / f"whole.{ending}", secret=True)
    assert many == 0 and COUNTED not in words.casefold()
    assert row.counts_only or "".join(HIDDEN.split()) in words
    if row.code == "announcement":
        assert "4cánhân" in words


@pytest.mark.parametrize("code", ["decision", "certificates", "bonus", "receipts", "envelopes"])
def test_what_stays_in_the_office_names_her(made: Round, tmp_path: Path, code: str) -> None:
    words, _many = written(made, paper(code), tmp_path / f"paper.{paper(code).formats[0]}")
    assert "".join(HIDDEN.split()) in words and "".join(OPEN.split()) in words


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
