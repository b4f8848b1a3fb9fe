"""Each field of a nomination on its way out of the record and in again: lists, the unit's list, papers."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from sqlalchemy import select

from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.nominations import EditNomination
from db.models.decisions import Recipient
from db.models.nominations import Nomination
from db.opening import open_record
from db.queries.nomination_drafts import nomination_draft
from db.rules.drafts import NominationDraft
from db.rules.nomination_fields import FIELDS, PRINTED, READ_PLAINLY, YES, FieldKind, NominationField, listed_text
from db.rules.terms import DecisionOrigin, NominationState, NomineeKind
from desktop.exchange.understanding.list_reader import ReadingSettings, read_list
from desktop.intake.checked_list import draft_of
from desktop.intake.unit_review import review_returned, write_unit_list
from desktop.labels.translation import _
from desktop.papers.preflight import preflight_of
from desktop.papers.table import PAPERS, Subject
from desktop.papers.writing import write_paper
from desktop.ui.framework.field_labels import CHOICES, FIELD_LABELS
from desktop.ui.framework.row_labels import COLUMNS
from tests.amended import amendments_of_round
from tests.db.changes.conftest import TODAY, Office, office, template
from tests.desktop.documents.reading import read_pages
from tests.house import ROOT

__all__ = ["office", "template"]  # fixtures
NAME = "Y Thuyên Niê"
VALUES: dict[str, Any] = {
    "honorific": "Ông",
    "gender": "male",
    "birth": "1981-03-14",
    "position": "Trưởng buôn",
    "unit": "Ủy ban nhân dân xã Ea H’leo",
    "citation": "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2022",
    "summary": "Vận động 120 hộ hiến đất làm đường",
    "period": "2019-2021",
    "posthumous": False,
    "secret": False,
}
TEXTS = {field.name: VALUES.get(field.name, f"Giá trị {number}") for number, field in enumerate(FIELDS)}
EXPORTED = [field for field in FIELDS if field.exported]
SENT = [field for field in FIELDS if field.list_title]
SECRET = [field for field in FIELDS if field.name not in (*PRINTED, "summary") and field.kind is FieldKind.LINE]
"""What no paper says; the summary stands on the list of a submission."""

TOLD = {
    **dict.fromkeys(("report", "reports"), ("ethnic_group", "period")),
    **dict.fromkeys(("appraisal", "return"), ("proposer",)),
    "provincial": ("category", "sector"),
}
"""By paper: what somebody tells of himself; to whom dossiers go back; what the provincial system asks."""


@pytest.fixture
def round_(office: Office) -> Office:
    """A round with one person who has a value in every field, and one collective."""
    office.nominate(NominationDraft(NomineeKind.INDIVIDUAL, NAME, **TEXTS))
    office.nominate(NominationDraft(NomineeKind.COLLECTIVE, "Thôn Tân Hoà", unit="xã Ea H’leo"))
    return office


@pytest.fixture
def decided(office: Office) -> tuple[Office, int]:
    """A round in which the person was awarded."""
    ids = office.recommended(NominationDraft(NomineeKind.INDIVIDUAL, NAME, **TEXTS))
    drafted = DraftDecision(office.round_id, office.chairman, office.award, DecisionOrigin.DRAFTED, ids)
    decision = office.database.do(drafted).result
    office.database.do(IssueDecision(decision, "01/QĐ-UBND", date(2024, 1, 5), signer_name="Lương Đức Thiện"))
    return office, decision


def written(office: Office, code: str, out: Path, subject: int) -> Path:
    row = {each.code: each for each in PAPERS}[code]
    with office.database.read() as session:
        write_paper(session, row, subject, TODAY, out)
    return out


def words_of(file: Path) -> str:
    """Return every text of a written file, without spaces: lines break where they like."""
    if file.suffix == ".pdf":
        text = "".join(page.text for page in read_pages(file))
    elif file.suffix == ".docx":
        opened = docx.Document(str(file))
        cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
        text = "".join([*(paragraph.text for paragraph in opened.paragraphs), *cells])
    elif file.suffix == ".xlsx":
        sheets = openpyxl.load_workbook(file).worksheets
        text = "".join(str(value) for sheet in sheets for row in sheet.values for value in row if value is not None)
    else:
        text = file.read_text("utf-8-sig")
    return "".join(text.split())


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_an_exported_list_says_comes_back_letter_for_letter(round_: Office, tmp_path: Path, ending: str) -> None:
    out = written(round_, "round", tmp_path / f"danh sách.{ending}", round_.round_id)
    found = read_list(out, ReadingSettings(TODAY))
    [one] = [draft_of(each) for each in found.nominees if each.kind == "individual"]
    back = [field.name for field in FIELDS if field.name in ("honorific", "position", "unit") or field.read_plainly]
    assert {name: getattr(one, name) for name in back} == {name: TEXTS[name] for name in back}
    assert one.name == NAME


@pytest.mark.parametrize("field", EXPORTED, ids=lambda field: field.name)
def test_an_exported_field_has_its_column_with_its_title(
    round_: Office, tmp_path: Path, field: NominationField
) -> None:
    sheet = openpyxl.load_workbook(written(round_, "round", tmp_path / "round.xlsx", round_.round_id)).active
    rows = [row for row in sheet.values if field.list_title in row]
    assert len(rows) == 1
    column = rows[0].index(field.list_title)
    assert [row[column] for row in sheet.values if isinstance(row[0], int)] == [None, TEXTS[field.name]]


@pytest.mark.parametrize("field", [each for each in FIELDS if each.read_plainly], ids=lambda field: field.name)
def test_a_units_list_with_only_that_column_beside_the_names_brings_it(tmp_path: Path, field: NominationField) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["STT", "Họ và tên", field.list_title, "Chức vụ", "Đơn vị", "Hình thức khen thưởng"])
    text = listed_text(field, TEXTS[field.name]) or YES
    sheet.append([1, NAME, text, "Trưởng buôn", "Xã Ea H’leo", "Bằng khen"])
    sheet.append([2, "Lò Thị Sen", None, "Trưởng thôn", "Xã Ea H’leo", "Bằng khen"])
    book.save(tmp_path / "list.xlsx")
    found = read_list(tmp_path / "list.xlsx", ReadingSettings(TODAY))
    assert [each.text(field.list_field) for each in found.nominees] == [text, None]
    assert found.nominees[0].cells[field.list_field] == "C2"


@pytest.mark.parametrize("field", SENT, ids=lambda field: field.name)
def test_what_a_unit_corrects_in_a_field_is_told_and_nothing_else(
    round_: Office, tmp_path: Path, field: NominationField
) -> None:
    sent = tmp_path / "gửi.xlsx"
    assert write_unit_list(round_.database, round_.round_id, "Danh sách", sent) == 2
    book = openpyxl.load_workbook(sent)
    sheet = book.worksheets[0]
    [head] = [row for row in sheet.iter_rows() if any(cell.value == field.list_title for cell in row)]
    column = next(cell.column for cell in head if cell.value == field.list_title)
    row = next(row for row in sheet.iter_rows(min_row=head[0].row + 1) if NAME in [cell.value for cell in row])
    before = listed_text(field, TEXTS[field.name])
    assert (row[column - 1].value or "") == before
    row[column - 1].value = "Bà"
    book.save(sent)
    told = [
        (item.field, item.before, item.after) for item in review_returned(round_.database, round_.round_id, sent).items
    ]
    assert told == [(field.list_field, before, "Bà")]


@pytest.mark.parametrize(
    "row", [each for each in PAPERS if each.of is not Subject.SUBMISSION and each.code != "minutes"]
)
def test_no_paper_says_what_is_not_printed(decided: tuple[Office, int], tmp_path: Path, row: Any) -> None:
    office, decision = decided
    subjects = {Subject.DECISION: decision, Subject.ROUND: office.round_id, Subject.YEAR: 2024}
    subjects |= {Subject.NOMINATION: office.all(Nomination)[0].id, Subject.AWARD: office.all(Recipient)[0].id}
    subjects |= {Subject.AMENDMENT: amendments_of_round(office.database, office.round_id)[0]}
    subject = subjects.get(row.of, 0)
    secret = [field for field in SECRET if field.name not in TOLD.get(row.code, ())]
    for ending in row.formats:
        if row.code == "round" and ending in ("xlsx", "csv"):
            continue  # data for the office itself
        words = words_of(written(office, row.code, tmp_path / f"{row.code}.{ending}", subject))
        assert [field.name for field in secret if bare(TEXTS[field.name]) in words] == [], ending


PRINTED_LINES = [field for field in FIELDS if field.name in PRINTED and field.kind is FieldKind.LINE]


@pytest.mark.parametrize("code", ["certificates", "decision", "list"])
def test_what_is_printed_stands_on_certificate_decision_and_award_list(
    decided: tuple[Office, int], tmp_path: Path, code: str
) -> None:
    office, decision = decided
    row = {each.code: each for each in PAPERS}[code]
    subject = decision if row.of is Subject.DECISION else office.round_id
    for ending in row.formats:
        words = words_of(written(office, code, tmp_path / f"{code}.{ending}", subject))
        assert [field.name for field in PRINTED_LINES if bare(TEXTS[field.name]) not in words] == [], ending
        assert bare(NAME) in words


def test_no_field_makes_the_look_before_printing_doubt_the_name(decided: tuple[Office, int]) -> None:
    office, decision = decided
    with office.database.read() as session:
        found = preflight_of(session, decision, TODAY)
    assert [line.problem.kind for line in found.lines if line.problem.field == "name"] == []


def test_every_field_has_its_words_in_the_journal_and_on_the_columns_of_lists() -> None:
    for field in FIELDS:
        assert COLUMNS[field.name] == field.label
        assert _(field.label, "vi") and _(field.label, "en") == field.label
    assert set(READ_PLAINLY) <= set(CHOICES) <= set(FIELD_LABELS)


def test_an_old_record_opens_with_later_fields_empty_and_takes_them_from_then_on(tmp_path: Path) -> None:
    file = Path(shutil.copy(ROOT / "tests/files/record-0001.sqlite", tmp_path / "sổ cũ.sqlite"))
    later = [field.name for field in FIELDS if field.read_plainly and field.kind is FieldKind.LINE]
    with open_record(file, actor="Lan", today=lambda: TODAY) as opened:
        with opened.database.read() as session:
            drafts = {id_: nomination_draft(session, id_) for id_ in session.scalars(select(Nomination.id))}
            written = select(Nomination.id).where(Nomination.state == NominationState.DRAFT)
            id_ = session.scalars(written.where(Nomination.kind == NomineeKind.INDIVIDUAL)).first()
        assert len(drafts) == 40
        assert not any(getattr(draft, name) for draft in drafts.values() for name in later)
        values = {name: TEXTS[name] for name in later}
        draft = drafts[id_]
        assert draft is not None
        opened.database.do(EditNomination(id_, replace(draft, **values)))
        with opened.database.read() as session:
            now = nomination_draft(session, id_)
        assert {name: getattr(now, name) for name in later} == values
