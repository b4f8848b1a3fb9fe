"""Nominations sent to a unit for checking and compared when they come back, without a window."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.changes.change import Undo
from db.connect import Database
from db.errors import KnownError
from db.queries.nomination_drafts import nomination_draft
from db.queries.nomination_list import NominationFilter, nomination_ids, nomination_lines
from db.rules.terms import NominationState, NomineeKind
from desktop.exchange.readers.workbook import ListRefusedError
from desktop.intake.unit_review import ReviewItem, RowChange, review_change, review_returned, write_unit_list
from desktop.labels.sentences import sentence
from tests.desktop.intake.conftest import PROVINCE, ROUND

NAME, HONORIFIC, POSITION = "Họ và tên / Tên tập thể", "Danh xưng", "Chức vụ"
UNIT, AWARD = "Đơn vị công tác", "Hình thức khen thưởng"
Edit = Callable[[Callable[[Any], None]], tuple[ReviewItem, ...]]


def lines(database: Database) -> dict[str, Any]:
    with database.read() as session:
        ids = [one for found in nomination_ids(session, NominationFilter(ROUND)).values() for one in found]
        return {line.name: line for line in nomination_lines(session, ids).values()}


@pytest.fixture
def file(database: Database, tmp_path: Path) -> Path:
    path = tmp_path / "gửi đơn vị kiểm tra.xlsx"
    assert write_unit_list(database, ROUND, "Danh sách đề nghị khen thưởng năm 2022", path) == 10
    return path


@pytest.fixture
def returned(database: Database, file: Path) -> Edit:
    """A function that lets the unit edit the list, and gives what the comparison finds."""

    def edited(edit: Callable[[Any], None]) -> tuple[ReviewItem, ...]:
        book = openpyxl.load_workbook(file)
        edit(book.worksheets[0])
        book.save(file)
        return review_returned(database, ROUND, file).items

    return edited


def column_of(sheet: Any, title: str) -> int:
    return next(cell.column for cell in sheet[2] if cell.value == title)


def row_of(sheet: Any, name: str) -> int:
    return next(row for row in range(3, sheet.max_row + 1) if cell_of(sheet, row, NAME).value == name)


def cell_of(sheet: Any, row: int, title: str) -> Any:
    return sheet.cell(row, column_of(sheet, title))


def add_row(sheet: Any, name: str, honorific: str, position: str, unit: str, award: str) -> None:
    texts = {NAME: name, HONORIFIC: honorific, POSITION: position, UNIT: unit, AWARD: award}
    sheet.append([texts.get(cell.value, "") for cell in sheet[2]])


def test_a_list_that_comes_back_untouched_has_nothing_to_ask(returned: Edit) -> None:
    assert returned(lambda sheet: None) == ()


def test_some_nominations_are_sent_alone(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "một phần.xlsx"
    some = [line.id for name, line in lines(database).items() if name in ("Ma Văn Khánh", "Sùng Mí Dính")]
    assert write_unit_list(database, ROUND, "Danh sách", path, some) == 2
    items = review_returned(database, ROUND, path).items
    assert items == ()  # what was not sent was not removed


def test_another_order_moved_columns_and_colours_are_no_change(returned: Edit) -> None:
    def shuffle(sheet: Any) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        sheet.delete_rows(2, len(rows))
        for row in (rows[0], *reversed(rows[1:])):
            sheet.append([row[0], *reversed(row[1:])])

    assert returned(shuffle) == ()


def test_a_renamed_person_and_a_changed_position_are_told_with_their_cells(returned: Edit) -> None:
    def change(sheet: Any) -> None:
        row = row_of(sheet, "Ma Văn Khánh")
        cell_of(sheet, row, NAME).value = "Ma Văn Khanh"
        cell_of(sheet, row, POSITION).value = "Trưởng phòng"

    items = returned(change)
    assert [(item.change, item.field, item.before, item.after) for item in items] == [
        (RowChange.CHANGED, "name", "Ma Văn Khánh", "Ma Văn Khanh"),
        (RowChange.CHANGED, "position", "Phó Trưởng phòng", "Trưởng phòng"),
    ]
    assert [item.cell[0] for item in items] == ["C", "H"]
    assert all(item.can_apply for item in items)


def test_another_award_is_told_but_has_to_be_nominated_anew(returned: Edit) -> None:
    def change(sheet: Any) -> None:
        cell_of(sheet, row_of(sheet, "Sùng Mí Dính"), AWARD).value = "Giấy khen của Giám đốc Sở"

    (item,) = returned(change)
    assert (item.field, item.can_apply) == ("award", False)


def test_a_missing_row_is_a_withdrawal_to_accept(returned: Edit) -> None:
    (item,) = returned(lambda sheet: sheet.delete_rows(row_of(sheet, "Sùng Mí Dính")))
    assert (item.change, item.name, item.can_apply) == (RowChange.REMOVED, "Sùng Mí Dính", True)


def test_added_rows_are_taken_where_their_award_is_known(returned: Edit) -> None:
    def add(sheet: Any) -> None:
        add_row(sheet, "Nông Văn Dũng", "Ông", "Bưu tá", "Bưu điện tỉnh", PROVINCE)
        add_row(sheet, "Hà Văn Kiên", "Ông", "Bưu tá", "Bưu điện tỉnh", "Cúp vàng")
        add_row(sheet, "Tổ bưu tá số 2", "", "", "Bưu điện tỉnh", PROVINCE)
        add_row(sheet, "", "", "", "", "")

    items = returned(add)
    assert [(item.name, item.can_apply) for item in items] == [
        ("Nông Văn Dũng", True),
        ("Hà Văn Kiên", False),
        ("Tổ bưu tá số 2", True),
    ]
    assert items[0].after == f"Bưu tá, Bưu điện tỉnh, {PROVINCE}"
    assert [item.row.draft.kind.value for item in items if item.row] == ["individual", "collective"]


def test_a_row_that_was_copied_inside_the_list_counts_as_added(returned: Edit) -> None:
    def copy(sheet: Any) -> None:
        sheet.append([cell.value for cell in sheet[row_of(sheet, "Ma Văn Khánh")]])

    (item,) = returned(copy)
    assert (item.change, item.name) == (RowChange.ADDED, "Ma Văn Khánh")


def test_accepted_changes_are_one_step_that_can_be_undone(database: Database, file: Path) -> None:
    before = {name: (line.position, line.state) for name, line in lines(database).items()}
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    cell_of(sheet, row_of(sheet, "Ma Văn Khánh"), POSITION).value = "Trưởng phòng"
    cell_of(sheet, row_of(sheet, "Hoàng Đức Thắng"), POSITION).value = "Phó phòng"
    sheet.delete_rows(row_of(sheet, "Sùng Mí Dính"))
    add_row(sheet, "Nông Văn Dũng", "Ông", "Bưu tá", "Bưu điện tỉnh", PROVINCE)
    book.save(file)
    review = review_returned(database, ROUND, file)
    accepted = [item for item in review.items if item.name != "Hoàng Đức Thắng"]
    done = database.do(review_change(review, accepted, "Đơn vị rút khi kiểm tra danh sách"))
    assert done.result == 3
    after = lines(database)
    assert after["Ma Văn Khánh"].position == "Trưởng phòng"
    assert after["Hoàng Đức Thắng"].position == "Kế toán trưởng"
    assert after["Sùng Mí Dính"].state is NominationState.WITHDRAWN
    assert after["Nông Văn Dũng"].unit == "Bưu điện tỉnh"
    assert done.entry_id is not None
    database.do(Undo(done.entry_id))
    assert {name: (line.position, line.state) for name, line in lines(database).items()} == before


def test_two_corrections_of_one_person_are_written_together(database: Database, file: Path) -> None:
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    row = row_of(sheet, "Quan Thị Ánh Tuyết")
    cell_of(sheet, row, NAME).value, cell_of(sheet, row, UNIT).value = "Quan Thị Ánh Tuyêt", "Sở Thông tin"
    book.save(file)
    review = review_returned(database, ROUND, file)
    change = review_change(review, review.items, "")
    assert len(change.corrections) == 1
    assert (change.corrections[0].draft.name, change.corrections[0].draft.unit) == (
        "Quan Thị Ánh Tuyêt",
        "Sở Thông tin",
    )
    assert change.corrections[0].draft.position == "Giám đốc Trung tâm"


def test_a_list_without_its_keys_is_refused(returned: Edit) -> None:
    with pytest.raises(ListRefusedError) as refused:
        returned(lambda sheet: sheet.delete_cols(1))
    assert refused.value.code == "list_keys_gone"


def test_a_unit_that_renames_or_takes_out_a_column_is_told_so_and_no_change_is_lost(
    database: Database, file: Path
) -> None:
    def back(title: str) -> KnownError:
        book = openpyxl.load_workbook(file)
        sheet = book.worksheets[0]
        sheet.cell(2, column_of(sheet, POSITION)).value = title
        book.save(file.with_name("trả lại.xlsx"))
        with pytest.raises(KnownError) as refused:
            review_returned(database, ROUND, file.with_name("trả lại.xlsx"))
        return refused.value

    renamed, emptied = back("Chức danh hiện nay"), back("")
    assert (renamed.code, renamed.values["others"]) == ("list_columns_renamed", "“Chức danh hiện nay”")
    assert emptied.code == "list_columns_gone"
    assert {renamed.values["columns"], emptied.values["columns"]} == {"“Chức vụ”"}
    assert "“Chức vụ”" in sentence(renamed.code, renamed.values, "vi")


def test_who_died_and_when_somebody_was_born_come_back_as_they_are_kept(database: Database, file: Path) -> None:
    def change(sheet: Any) -> None:
        row = row_of(sheet, "Ma Văn Khánh")
        cell_of(sheet, row, "Truy tặng").value = "Có"
        cell_of(sheet, row, "Ngày sinh").value = "14/03/1979"

    book = openpyxl.load_workbook(file)
    change(book.worksheets[0])
    book.save(file)
    review = review_returned(database, ROUND, file)
    database.do(review_change(review, review.items, ""))
    (id_,) = {item.nomination_id for item in review.items}
    with database.read() as session:
        draft = nomination_draft(session, id_)
    assert draft is not None
    assert (draft.posthumous, draft.birth) == (True, "14/03/1979")


def test_a_row_that_a_unit_adds_is_of_the_kind_it_says(database: Database, file: Path, returned: Edit) -> None:
    def change(sheet: Any) -> None:
        add_row(sheet, "Giàng A Páo", "Ông", "", "Bản Phùng", "Bằng khen của Chủ tịch UBND tỉnh")
        cell_of(sheet, sheet.max_row, "Đối tượng").value = "Hộ gia đình"

    (item,) = returned(change)
    assert item.row is None or item.row.draft.kind is NomineeKind.HOUSEHOLD
