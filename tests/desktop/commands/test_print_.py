"""`print`: every paper of the table; certificates with the layouts of the record, a reprint as it was drawn before."""

import json
from datetime import date

import pytest

from db.changes.certificates import MakeCertificates, MoveSheets, StartPrintRun
from db.changes.layouts import AddLayout, ReplaceLayout, ServeLayout
from db.connect import Database
from db.queries.sheet_list import certificate_lines
from db.rules.terms import NomineeKind, SheetState
from db.shipped_layouts import shipped_layout
from desktop.labels.translation import _
from desktop.papers.table import PAPERS
from tests.desktop.documents.certificate_pages import pages
from tests.desktop.papers.reading import words_of
from tests.sample_record import sample_record

TODAY = date(2024, 1, 12)
AWARD = "province_chair_merit_certificate"
DECISION = "1598/QĐ-UBND"


@pytest.fixture
def record(tmp_path):
    database = Database(sample_record(tmp_path / "record.sqlite"), today=lambda: TODAY)
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


def test_help_names_every_paper_of_the_table_with_its_formats(command):
    told = command("print", "--help").out
    for row in PAPERS:
        assert f"  {row.code} " in told and _(row.title, "vi") in told
    assert "(.pdf, .docx, .xlsx)" in told


def test_a_paper_that_is_not_in_the_table_is_wrong_usage(command, tmp_path):
    told = command("print", "giay-moi", "--out", tmp_path / "x.pdf")
    assert told.status == 2 and "invitation" in told.err


@pytest.mark.parametrize("row", [row for row in PAPERS if row.of == "round"], ids=lambda row: row.code)
def test_every_paper_of_a_round_is_printed_by_its_code(command, record, tmp_path, row):
    out = tmp_path / "giấy"
    told = command("print", row.code, "--format", row.formats[-1], "--out", out, "--database", record.url.database)
    assert (told.status, told.out) == (0, ""), told
    assert out.stat().st_size


def test_a_submission_is_found_by_the_number_of_its_decision(command, record, tmp_path):
    out, file = tmp_path / "tờ trình.pdf", record.url.database
    assert command("print", "submission", "--decision", DECISION, "--out", out, "--database", file).status == 0
    told = command("print", "submission", "--out", tmp_path / "khác.pdf", "--database", file)
    assert told.status == 1 and DECISION in told.err, "two fit, so they are named"


def test_the_format_asked_for_is_the_one_that_is_refused(command, record, tmp_path):
    arguments = ("print", "minutes", "--format", "xlsx", "--out", tmp_path / "x.pdf", "--database", record.url.database)
    told = command(*arguments)
    assert told.status == 1 and "“.xlsx”" in told.err and ".pdf, .docx" in told.err


def test_a_correction_is_drafted_issued_and_printed_without_a_window(command, record, tmp_path):
    file, steps = record.url.database, tmp_path / "changes.json"
    items = [{"recipient_id": 1, "texts": [{"field": "unit", "after": "Sở Khoa học và Công nghệ"}]}]
    draft = {"decision_id": 1, "kind": "correct", "form": "letter", "items": items, "reason": "Đơn vị ghi nhầm"}
    changes = [
        {"change": "amendment.draft", "values": draft, "as": "a"},
        {"change": "amendment.issue", "values": {"amendment_id": {"ref": "a"}, "number": "12", "dated": "2024-01-05"}},
    ]
    steps.write_text(json.dumps(changes), encoding="utf-8")
    assert command("apply", steps, "--database", file, "--today", TODAY.isoformat()).status == 0
    for ending in ("pdf", "docx"):
        out = tmp_path / f"công văn.{ending}"
        told = command("print", "amendment", "--amendment", "1", "--out", out, "--database", file)
        assert (told.status, told.out) == (0, ""), told
        assert "".join(["đính", "chính", "thành", "“Sở", "Khoa", "học", "và", "Công", "nghệ”"]) in words_of(out)
    assert command("check", "--database", file).status == 0
    missing = command("print", "amendment", "--decision", DECISION, "--out", tmp_path / "x.pdf", "--database", file)
    assert missing.status == 1
