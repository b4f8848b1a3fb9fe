"""One award of a round was taken back: papers of money and certificates leave it out and say so; papers of what was
decided stay as they were.
"""

import re
from pathlib import Path

import pytest

from db.changes.ceremonies import RevokeAward
from db.changes.certificates import ReissueCertificate
from db.errors import KnownError
from db.queries import round_papers
from db.queries.decision_checks import issued_facts
from db.queries.importing import namesakes
from db.queries.paper_rows import decision_rows, ids_of_round
from db.queries.register_list import RegisterFilter, filtered_ids, history_of, register_hits, register_size
from db.queries.round_desk import desk
from db.queries.round_papers import round_facts
from db.queries.round_progress import awards_by_year, round_progress
from db.queries.sheet_list import certificate_lines
from db.rules.terms import NomineeKind
from desktop.papers.certificates import gather
from desktop.papers.preflight import preflight_of
from desktop.papers.table import PAPERS, paper
from desktop.papers.writing import write_paper
from tests.desktop.papers.conftest import TODAY, person
from tests.desktop.papers.reading import words_of

LOST, KEPT = "Hà Thị Mai", "Chẩu Thị Hiền"
NUMBER = "51/QĐ-UBND"
SAYS_SO = "bà Hà Thị Mai (đã thu hồi theo Quyết định số 51/QĐ-UBND)"
PAYS = frozenset({"bonus", "list", "ceremony", "receipts"})
ASKING = frozenset({"reports", "report", "proposal", "ballot"})
"""What was asked for before any decision."""
FROZEN = frozenset({"decision", "submission", "minutes", "round", "register", "confirmation"}) | ASKING
"""What was said and decided then, or what became of each: they name her still."""


PERSON = NomineeKind.INDIVIDUAL
ASKS = re.compile(r"in_force\(\)|REVOKED|Revocation|revoked_number")
"""Or a query tells of each award by which decision it was revoked."""


@pytest.fixture(scope="module")
def made(invented):
    made = invented(person(LOST), person(KEPT), person("Ma Thị Phượng"))
    with made.database.read() as session:
        recipient = next(line.recipient_id for line in certificate_lines(session, 1) if line.name == LOST)
    made.database.do(RevokeAward(recipient, NUMBER, TODAY, "Kê khai không trung thực"))
    return made


@pytest.mark.parametrize(("row", "ending"), [(row, ending) for row in PAPERS for ending in row.formats])
def test_a_paper_leaves_her_out_and_says_so_or_tells_what_was_decided(made, tmp_path, row, ending):
    file, words = tmp_path / f"paper.{ending}", ""
    for subject in made.subjects(row):
        with made.database.read() as session:
            try:
                write_paper(session, row, subject, TODAY, file)
            except KnownError as wrong:  # nothing of hers is returned to the unit any more
                assert (row.code, wrong.code) == ("return", "nothing_to_return")
                continue
        words += words_of(file)
    lost, kept = ("".join(name.split()) in words for name in (LOST, KEPT))
    if row.code in PAYS:
        assert "".join(SAYS_SO.split()) in words and words.count("".join(LOST.split())) == 1
    if row.code in FROZEN:
        assert lost
    if row.code in ("certificates", "invitation", "script", "seats", "envelopes", "return", "appraisal", "provincial"):
        assert not lost
    if row.code == "announcement":
        assert "cho2cánhân" in words
    elif row.code == "confirmation":
        assert "đãbịhủybỏ,thuhồitheoQuyếtđịnhsố51/QĐ-UBND" in words
    if row.code in ("year-end", "official-tables", "statistics"):
        assert "Khôngtính1lượtkhenđãthuhồi" in words or ending in ("csv", "xlsx")
    if row.counts_only:
        assert not lost and not kept
    else:
        assert kept


def test_the_bonus_adds_up_without_her(made):
    with made.database.read() as session:
        (decision,) = ids_of_round(session, made.id)
        rows = decision_rows(session, decision, TODAY)
        (part,) = paper("bonus").load().gather(session, made.id, TODAY).parts
        total = [row.cells[6] for row in part.table.rows if hasattr(row, "cells")]
        assert total == [sum(row.bonus for row in rows.in_force)]
        assert len(rows.in_force) == 2 and [row.revoked for row in rows.rows] == [NUMBER, "", ""]


def test_every_counter_of_awards_leaves_her_out(made):
    with made.database.read() as session:
        progress = round_progress(session, made.id)
        assert (progress.recipients, progress.certificates, progress.entered) == (2, 2, 2)
        (decision,) = ids_of_round(session, made.id)
        rows = decision_rows(session, decision, TODAY)
        assert progress.bonus == sum(row.bonus for row in rows.in_force)
        assert [many for _year, _issuer, many in awards_by_year(session)] == [2]
        assert register_size(session)[0] == 2
        nominee = rows.rows[0].nominee_id
        hit = register_hits(session, [nominee])[nominee]
        assert (hit.awards, hit.latest) == (0, 0)
        assert [award.revoked_number for award in history_of(session, nominee)] == [NUMBER]
        by_awards = filtered_ids(session, RegisterFilter(order="awards"))
        assert by_awards[0] == nominee and len(by_awards) == 3
        assert len(gather(session, decision, TODAY)) == 2
        assert preflight_of(session, decision, TODAY).looked_at == 2


def test_papers_decision_and_desk_count_and_pay_without_her(made):
    with made.database.read() as session:
        (decision,) = ids_of_round(session, made.id)
        alive = sum(row.bonus for row in decision_rows(session, decision, TODAY).in_force)
        facts = issued_facts(session, decision)
        assert (facts.recipients, facts.printed) == (2, 0)
        kept = round_facts(session, made.id)
        assert kept.bonus == alive
        assert [one.counted.all for one in kept.decisions] == [2]
        assert desk(session, made.id, TODAY).bonus.decided == alive
        assert namesakes(session, made.id + 1, [(PERSON, LOST)]) == {}
        assert len(namesakes(session, made.id + 1, [(PERSON, KEPT)])) == 1


def test_a_certificate_issued_again_waits_no_more_once_its_award_was_taken_back(invented):
    made = invented(person("Lò Thị Ón"))
    with made.database.read() as session:
        line = certificate_lines(session, 1)[0]
    made.database.do(ReissueCertificate(line.id, "Bằng bị ẩm mốc"))
    with made.database.read() as session:
        assert len(desk(session, made.id, TODAY).reissues) == 1
    made.database.do(RevokeAward(line.recipient_id, NUMBER, TODAY, "Kê khai không trung thực"))
    with made.database.read() as session:
        assert desk(session, made.id, TODAY).reissues == ()


def test_every_query_that_adds_up_awards_asks_whether_they_are_in_force():
    adds_up = re.compile(r"func\.(?:sum|count)\([^)]*Recipient|select_from\(Recipient\)|select\(Recipient\.id")
    queries = Path(round_papers.__file__).parent
    texts = {file.name: file.read_text("utf-8") for file in queries.glob("*.py")}
    assert [name for name, text in texts.items() if adds_up.search(text) and not ASKS.search(text)] == []


def test_a_round_whose_every_award_was_taken_back_tells_no_announcement(invented):
    made = invented(person("Lò Thị Én"))
    with made.database.read() as session:
        recipient = certificate_lines(session, 1)[0].recipient_id
    made.database.do(RevokeAward(recipient, NUMBER, TODAY, "Kê khai không trung thực"))
    with made.database.read() as session, pytest.raises(KnownError) as told:
        paper("announcement").load().gather(session, made.id, TODAY)
    assert told.value.code == "nothing_awarded"
