"""The journal tells what a step changed: in words, from what to what, also of a step long ago."""

import ast
from datetime import date
from pathlib import Path

import pytest

from db.changes.nominations import EditNomination, MoveNominations
from db.changes.office import SetSetting
from db.changes.people import EditPerson
from db.changes.units import RenameUnit
from db.connect import Database
from db.queries.journal_rows import MOST, told_rows
from db.queries.journal_steps import step_ids
from db.queries.layout_list import RETIRED, SERVES
from db.queries.preflight_rows import accepted_key
from db.rules.drafts import NominationDraft
from db.rules.terms import NominationState, NomineeKind
from desktop.intake.checking import LEARNED_HEADERS
from desktop.labels.translation import use
from desktop.ui.framework.row_labels import SETTINGS, row_lines
from desktop.ui.shell import gallery
from desktop.ui.tables.view import RecordTable
from tests.desktop.ui.windows import open_page, start
from tests.house import parsed


@pytest.fixture
def database(record):
    use("vi")
    database = Database(record, actor="Lan")
    yield database
    database.close()


def lines_of(database, change):
    done = database.do(change)
    with database.read() as session:
        rows, _many = told_rows(session, done.entry_id)
    return [line for row in rows for line in row_lines(row)]


def test_a_corrected_name_is_told_before_and_after(database):
    told = lines_of(database, EditPerson(1, "Ma Văn Khanh", honorific="Ông", birth="02/05/1980"))
    assert "Người: Ma Văn Khanh" in told
    assert "    Tên: Ma Văn Khánh → Ma Văn Khanh" in told
    assert "    Sinh: – → 02/05/1980" in told
    assert not [line for line in told if "name_sort" in line or "name_plain" in line]


def test_a_step_of_states_names_the_nominee_and_the_states_in_words(database):
    told = lines_of(database, MoveNominations((4,), NominationState.SUBMITTED))
    assert told == ["Đề nghị: Ma Văn Khánh", "    Trạng thái: đang soạn → đã nộp"]


def test_a_renamed_unit_is_told_with_its_day(database):
    told = lines_of(database, RenameUnit(1, "Phòng Dữ liệu số", date(2023, 3, 1)))
    assert "Đơn vị: Phòng Dữ liệu số" in told
    assert "    Từ ngày: 01/03/2023" in told or "    Từ: 01/03/2023" in told


@pytest.mark.parametrize(
    ("key", "told"),
    [("practice", "Cài đặt: Hồ sơ tập dùng"), ("preflight.accepted.3", "Cài đặt: Chỗ ngờ đã chấp nhận trước khi in")],
)
def test_a_setting_is_named_in_words(database, key, told):
    assert lines_of(database, SetSetting(key, True))[0] == told


def test_every_setting_that_is_ever_kept_has_words():
    literals = {
        node.args[0].value
        for path in (*Path("desktop").rglob("*.py"), *Path("db").rglob("*.py"))
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "SetSetting"
        if isinstance(node.args[0], ast.Constant)
    }
    kept = {*literals, LEARNED_HEADERS, SERVES, RETIRED, accepted_key(7)}
    assert not [key for key in kept if not key.startswith(tuple(SETTINGS))]


def test_a_step_of_hundreds_is_told_by_its_beginning_and_its_count(database):
    with database.read() as session:
        (first, *_rest) = step_ids(session)
        rows, many = told_rows(session, first)
    assert len(rows) <= MOST
    assert many >= len(rows)


def test_the_page_shows_what_the_chosen_step_changed(qapp, qtbot, own_data_folder, record, database):
    texts = {"honorific": "Ông", "position": "Trưởng phòng", "unit": "Phòng Chuyển đổi số"}
    draft = NominationDraft(NomineeKind.INDIVIDUAL, "Ma Văn Khánh", **texts)
    database.do(EditNomination(4, draft))
    database.close()
    program = start(qapp, own_data_folder, record)
    page = open_page(qapp, program, "journal")
    page.list.choose_first()
    gallery.settle(qapp, program)
    assert "Chức vụ: Phó Trưởng phòng → Trưởng phòng" in page.changes.toPlainText()
    page.filter.edit.setText("sua de nghi")
    page.reload()
    gallery.settle(qapp, program)
    assert page.model.rowCount() == 1
    assert isinstance(page.list, RecordTable)
    program.window.close()
