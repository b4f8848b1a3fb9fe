"""`print certificates` draws with the layouts of the record, and a reprint with the version that drew before."""

from datetime import date

import pytest

from db.changes.certificates import MakeCertificates, MoveSheets, StartPrintRun
from db.changes.layouts import AddLayout, ReplaceLayout, ServeLayout
from db.connect import Database
from db.creating import create_record
from db.queries.sheet_list import certificate_lines
from db.rules.terms import NomineeKind, SheetState
from db.seed import sow
from db.shipped_layouts import shipped_layout
from tests.desktop.documents.certificate_pages import pages

TODAY = date(2024, 1, 12)
AWARD = "province_chair_merit_certificate"
DECISION = "1598/QĐ-UBND"


@pytest.fixture
def record(tmp_path):
    file = tmp_path / "record.sqlite"
    create_record(file, today=lambda: TODAY)
    database = Database(file, today=lambda: TODAY)
    sow(database)
    yield database
    database.close()


def widths(command, record, tmp_path, *more):
    out = tmp_path / "in.pdf"
    file = record.url.database
    told = command("print", "certificates", "--decision", DECISION, "--out", out, "--database", file, *more)
    assert told.status == 0
    return [round(page.width) for page in pages(out)]


def test_each_kind_is_drawn_on_what_the_office_chose_for_it(command, record, tmp_path):
    assert widths(command, record, tmp_path) == [420] * 4
    record.do(ServeLayout(AWARD, NomineeKind.COLLECTIVE, "bang-khen", "a4"))
    assert widths(command, record, tmp_path) == [297, 420, 420, 420]
    assert widths(command, record, tmp_path, "--stock") == [420] * 4
    record.do(ServeLayout(AWARD, NomineeKind.INDIVIDUAL, "bang-khen", "a4", stock=True))
    assert widths(command, record, tmp_path, "--stock") == [420, 297, 297, 297]


def test_a_reprint_is_byte_for_byte_what_it_was(command, record, tmp_path):
    record.do(AddLayout("so-tttt", shipped_layout("bang-khen")))
    for kind in (NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL):
        record.do(ServeLayout(AWARD, kind, "so-tttt"))
    with record.read() as session:
        decision = next(id_ for id_ in (1, 2) if len(certificate_lines(session, id_)) == 4)
    ids = record.do(MakeCertificates(decision)).result
    widths(command, record, tmp_path)
    before = (tmp_path / "in.pdf").read_bytes()
    sheets = record.do(StartPrintRun(tuple(ids), "HP")).result
    record.do(ReplaceLayout("so-tttt", shipped_layout("giay-khen")))
    record.do(MoveSheets((sheets[0],), SheetState.SPOILED, "Kẹt giấy"))
    widths(command, record, tmp_path)
    assert (tmp_path / "in.pdf").read_bytes() == before
