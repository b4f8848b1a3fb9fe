"""However a name was typed, every paper, list, export and row of the window carries it letter for letter alike."""

import shutil
import unicodedata

import pytest

from db.changes.certificates import MakeCertificates
from db.changes.decisions import DraftDecision, IssueDecision
from db.queries.nomination_list import nomination_lines
from db.queries.register_list import register_hits, register_ids
from db.rules.terms import DecisionOrigin
from desktop.papers.table import paper
from desktop.papers.writing import write_paper
from tests.db.changes import conftest as record
from tests.desktop.papers.reading import words_of

template = record.template
office = record.office

PEOPLE = {  # as typed, pasted or sent: as every paper says it
    "Ksor Ea H'leo": "Ksor Ea H’leo",
    "Niê Ea H’leo": "Niê Ea H’leo",
    "Cư M`gar  Êban": "Cư M’gar Êban",
    "Y\u200bʼBih Aleo": "Y’Bih Aleo",
    "Rơ Châm E\u0302\u0306ban": "Rơ Châm Ê\u0306ban",
    unicodedata.normalize("NFD", "Nguyễn Thị Hòa"): "Nguyễn Thị Hòa",
    "Hoàng\u00a0Văn\ufe0f Ước\t": "Hoàng Văn Ước",
}
UNITS = {
    unicodedata.normalize("NFD", "Phòng Dân tộc huyện Ea H'leo"): "Phòng Dân tộc huyện Ea H’leo",
    "Trạm Y tế\ufe0f xã Cư M’gar": "Trạm Y tế xã Cư M’gar",
}
CITATION = "Đã có thành tích xuất sắc trong  công tác dân tộc tại buôn Ê\u0306ban,\u00a0huyện Ea H'leo năm 2022\ufe0f"
CITED = "Đã có thành tích xuất sắc trong công tác dân tộc tại buôn Ê\u0306ban, huyện Ea H’leo năm 2022"


def folded(text: str) -> str:
    """Return a text without white space: lines of a page break anywhere. No letter is normalised."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def issued(template, tmp_path_factory):
    file = tmp_path_factory.mktemp("one text") / "record.sqlite"
    shutil.copyfile(template, file)
    office, close = record.opened(file)
    drafts = [
        record.person(typed, unit=list(UNITS)[at % 2], citation=CITATION, honorific="Bà")
        for at, typed in enumerate(PEOPLE)
    ]
    nominations = office.recommended(*drafts)
    decision = office.database.do(
        DraftDecision(
            office.round_id,
            office.chairman,
            office.award,
            DecisionOrigin.DRAFTED,
            nominations,
            grounds=("Căn cứ đề nghị của Ủy ban nhân dân huyện Ea H'leo\ufe0f",),
        )
    ).result
    office.database.do(IssueDecision(decision, "46", record.TODAY, signer_name="Y'Bih Niê"))
    office.database.do(MakeCertificates(decision))
    yield office, nominations, decision
    close()


PAPERS = [
    ("certificates", "pdf", True),
    ("decision", "pdf", True),
    ("decision", "docx", True),
    ("list", "pdf", True),
    ("list", "docx", True),
    ("list", "xlsx", True),
    ("round", "csv", True),
    ("register", "csv", False),
    ("register", "xlsx", False),
    ("register", "docx", False),
]


@pytest.mark.parametrize(("code", "ending", "with_units"), PAPERS)
def test_every_file_has_the_same_letters(issued, tmp_path, code, ending, with_units):
    office, _, decision = issued
    row = paper(code)
    subject = decision if row.of.value == "decision" else office.round_id
    file = tmp_path / f"paper.{ending}"
    with office.database.read() as session:
        write_paper(session, row, subject, record.TODAY, file, ending)
    words = words_of(file)
    for name in PEOPLE.values():
        assert folded(name) in words, (code, ending, name)
    for unit in UNITS.values() if with_units else ():
        assert folded(unit) in words, (code, ending, unit)
    assert "'" not in words and "\ufe0f" not in words and "\u200b" not in words


def test_certificate_and_decision_name_citation_and_signer_alike(issued, tmp_path):
    office, _, decision = issued
    with office.database.read() as session:
        for code in ("certificates", "decision"):
            write_paper(session, paper(code), decision, record.TODAY, tmp_path / f"{code}.pdf", "pdf")
    certificates, paper_words = words_of(tmp_path / "certificates.pdf"), words_of(tmp_path / "decision.pdf")
    assert certificates.count(folded(CITED)) == len(PEOPLE)
    assert folded("công tác dân tộc tại buôn Ê\u0306ban, huyện Ea H’leo năm 2022") in paper_words
    assert folded("Y’Bih Niê") in certificates and folded("Y’Bih Niê") in paper_words
    assert folded("Ủy ban nhân dân huyện Ea H’leo") in paper_words


def test_the_rows_of_the_window_say_what_the_papers_say(issued):
    office, nominations, _ = issued
    with office.database.read() as session:
        lines = nomination_lines(session, nominations)
        hits = register_hits(session, register_ids(session))
    assert {lines[id_].name for id_ in nominations} == set(PEOPLE.values())
    assert {lines[id_].unit for id_ in nominations} == set(UNITS.values())
    assert {hit.name for hit in hits.values()} == set(PEOPLE.values())


def test_a_record_of_an_older_version_reads_clean(office):
    """A text that was stored before it was cleaned is read as every paper says it."""
    id_ = office.nominate(record.person("Ksor Lan"))
    with office.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE nomination SET unit = 'Phòng  Dân tộc huyện Ea H''leo'")
    with office.database.read() as session:
        assert nomination_lines(session, [id_])[id_].unit == "Phòng Dân tộc huyện Ea H’leo"
