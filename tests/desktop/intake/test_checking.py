"""A unit's list read beside its round: the life of a list from the file to one undoable step, without a window."""

import unicodedata
from datetime import date

import pytest

from db.changes.change import Undo
from db.changes.importing import ImportList
from db.changes.office import SetSetting
from db.connect import Database
from db.queries.nomination_list import NominationFilter, nomination_ids, nomination_lines
from desktop.exchange.readers.opening import open_content
from desktop.exchange.readers.workbook import ListRefusedError
from desktop.exchange.understanding.list_reader import ReadingSettings, read_opened
from desktop.intake.checked_row import FIELDS, Level
from desktop.intake.checking import LEARNED_HEADERS, ListCheck, check_list, with_learned_headers
from tests.corpus.writers import as_csv, as_docx, as_xlsx
from tests.desktop.exchange.readers.packages import cell, xlsx
from tests.desktop.exchange.readers.test_containers import zipped
from tests.desktop.intake.conftest import HEADER, PEOPLE, PROVINCE, ROUND, Check
from tests.desktop.ui.records import TODAY


def names(database: Database) -> set[str]:
    with database.read() as session:
        ids = [one for found in nomination_ids(session, NominationFilter(ROUND)).values() for one in found]
        return {line.name for line in nomination_lines(session, ids).values()}


def import_clean(database: Database, listed: ListCheck) -> tuple[int, int]:
    """Import the clean rows; return the id of the step and the number of nominations made."""
    places = listed.checked.clean_rows()
    rows = listed.checked.rows_to_import(places)
    done = database.do(ImportList(ROUND, rows, listed.opened.name, listed.opened.sha256, "2023-12-20T08:00:00+07:00"))
    listed.checked.mark_imported(places)
    assert done.entry_id is not None
    return done.entry_id, len(done.result.ids)


def test_a_list_is_read_with_its_doubts_and_its_clean_rows(check: Check) -> None:
    listed = check(PEOPLE)
    totals = listed.checked.totals()
    assert (totals.rows, totals.people) == (4, 4)
    assert listed.checked.clean_rows() == [0, 1]
    assert listed.checked.doubtful_cells() == [(2, "dob"), (3, "award")]
    assert listed.checked.rows[0].target is not None and listed.earlier is None


def test_clean_rows_are_imported_as_one_step_that_can_be_undone(check: Check, database: Database) -> None:
    before = names(database)
    listed = check(PEOPLE)
    step, made = import_clean(database, listed)
    assert made == 2
    assert names(database) - before == {"Lương Văn Sỹ", "Chẩu Thị Hạnh"}
    assert listed.checked.totals().rows == 2 and listed.checked.clean_rows() == []
    database.do(Undo(step))
    assert names(database) == before


def test_doubts_are_answered_one_by_one_until_every_row_is_clean(check: Check, database: Database) -> None:
    checked = check(PEOPLE).checked
    checked.set_text(2, "dob", "28/02/1992")
    target = checked.rows[0].target
    assert target is not None
    checked.set_award(checked.rows_without_award(), target, PROVINCE)
    assert checked.clean_rows() == [0, 1, 2, 3]
    rows = checked.rows_to_import(checked.clean_rows())
    assert [row.draft.birth for row in rows] == ["1974-05-12", "1988-03-14", "1992-02-28", "1979-09-02"]
    assert (rows[0].source.sheet, rows[0].source.row, rows[0].source.cell) == ("DS", 2, "B2")


def test_the_same_file_is_known_again_when_it_was_imported(check: Check, database: Database) -> None:
    file = as_xlsx(PEOPLE)
    import_clean(database, check(file))
    again = check(file, "copy of the list.xlsx")
    assert again.earlier is not None and again.earlier.nominations == 2
    assert [row.level("name") for row in again.checked.rows[:2]] == [Level.WRONG, Level.WRONG]
    assert check([*PEOPLE[:2], [2, "Bà Hà Thị Mai", "1990", "Kế toán", "Bưu điện tỉnh", PROVINCE]]).earlier is None


def test_who_is_nominated_in_the_round_already_is_wrong_whatever_the_accents(check: Check) -> None:
    listed = check([HEADER, [1, "Bà Chẩu Thị Hiên", "", "Tổ trưởng", "Viễn thông Tuyên Quang", PROVINCE]])
    assert listed.checked.rows[0].level("name") is Level.WRONG
    other = check([HEADER, [1, "Bà Chẩu Thị Hiền", "", "Tổ trưởng", "Viễn thông Tuyên Quang", PROVINCE]])
    assert other.checked.rows[0].namesakes == []  # another tone is another name


def test_a_person_listed_twice_is_doubted_in_the_second_row(check: Check) -> None:
    checked = check([*PEOPLE[:2], [2, *PEOPLE[1][1:]]]).checked
    assert checked.rows[0].clean
    assert checked.rows[1].level("name") is Level.WRONG


def test_what_was_typed_is_kept_when_the_list_is_read_again(check: Check) -> None:
    before = check(PEOPLE)
    before.checked.set_text(0, "name", "Bà Lương Thị Sỹ")
    before.checked.set_text(1, "position", "Phó Giám đốc")
    before.checked.leave_out([2])
    before.checked.keep([3])
    again = check(PEOPLE, overrides={"DS": {"position": 4}})
    again.checked.copy_edits_from(before.checked)
    rows = again.checked.rows
    assert (rows[0].read.honorific, rows[0].read.name) == ("Bà", "Lương Thị Sỹ")
    assert rows[1].read.position == "Phó Giám đốc"
    assert rows[2].left_out and rows[3].kept
    assert rows[0].read.position == "Bưu điện tỉnh" and rows[0].read.unit is None  # as the column is told now


def test_a_column_assigned_by_the_clerk_is_read_and_its_header_remembered_for_the_unit(
    check: Check, database: Database
) -> None:
    grid = [
        ["STT", "Họ và tên", "Ghi chú riêng", "Đơn vị", "Hình thức khen thưởng"],
        [1, "Ông Lương Văn Sỹ", "Xanh", "Bưu điện tỉnh", PROVINCE],
        [2, "Bà Chẩu Thị Hạnh", "Vàng", "Bưu điện tỉnh", PROVINCE],
    ]
    assert [row.read.position for row in check(grid).checked.rows] == [None, None]
    listed = check(grid, overrides={"DS": {"position": 2}})
    assert [row.read.position for row in listed.checked.rows] == ["Xanh", "Vàng"]
    assert listed.corrected_headers() == {"Ghi chú riêng": "position"}
    assert listed.unit == "buu dien tinh"
    database.do(SetSetting(LEARNED_HEADERS, with_learned_headers(database, listed.unit, listed.corrected_headers())))
    assert [row.read.position for row in check(grid).checked.rows] == ["Xanh", "Vàng"]
    elsewhere = [grid[0], *([*row[:3], "Sở Y tế", row[4]] for row in grid[1:])]
    assert [row.read.position for row in check(elsewhere).checked.rows] == [None, None]  # another unit's header


def test_headers_of_units_are_added_to_those_learned_before(database: Database) -> None:
    database.do(SetSetting(LEARNED_HEADERS, {"so y te": {"Nhiệm vụ": "position"}}))
    assert with_learned_headers(database, "so y te", {"Nơi làm": "unit"}) == {
        "so y te": {"Nhiệm vụ": "position", "Nơi làm": "unit"}
    }
    with_learned_headers(database, "buu dien", {"A": "name"})
    assert with_learned_headers(database, "x", {})["so y te"] == {"Nhiệm vụ": "position"}  # nothing was written


@pytest.mark.parametrize(
    ("grid", "kind"), [([[]], "empty_file"), ([HEADER], "no_data_rows"), ([["Xin chào"]], "no_data_rows")]
)
def test_a_file_without_nominees_is_refused(check: Check, grid: list[list[object]], kind: str) -> None:
    with pytest.raises(ListRefusedError) as refused:
        check(grid)
    assert refused.value.kind == kind


def test_the_source_shows_the_file_as_it_came_and_which_cells_were_decoded(check: Check) -> None:
    grid = [
        ["STT", "Hä vµ tªn", "§¬n vÞ", "H×nh thøc khen th\u00adëng"],
        [1, "NguyÔn ThÞ H\u00ad¬ng", "Së Néi vô", "Lao ®éng tiªn tiÕn"],
    ]
    listed = check(grid)
    (sheet,) = listed.sheets
    assert sheet.rows[1][1] == "NguyÔn ThÞ H\u00ad¬ng"
    assert listed.checked.rows[0].read.name == "Nguyễn Thị Hương"
    assert (1, 1) in sheet.converted and (1, 0) not in sheet.converted
    assert sheet.used == {1}
    assert [problem.kind for problem in listed.checked.file_problems] == ["legacy_encoding"]


def test_names_typed_letter_and_mark_apart_are_the_same_people(check: Check, database: Database) -> None:
    apart = [[unicodedata.normalize("NFD", str(value)) for value in row] for row in PEOPLE[:3]]
    listed = check(as_csv(",", "utf-8")(apart), "danh sách.csv")
    assert [row.read.name for row in listed.checked.rows] == ["Lương Văn Sỹ", "Chẩu Thị Hạnh"]
    assert import_clean(database, listed)[1] == 2
    assert check(PEOPLE).checked.rows[0].level("name") is Level.WRONG


def test_a_name_of_180_letters_is_read_whole(check: Check) -> None:
    long = (
        "Tập thể cán bộ, viên chức, người lao động "
        + "Phòng Hành chính - Tổng hợp " * 4
        + "Sở Y tế tỉnh Hà Giang, cơ sở 2"
    )
    assert len(long) > 180
    listed = check([["STT", "Tên tập thể", "Hình thức khen thưởng"], [1, long, PROVINCE]])
    row = listed.checked.rows[0]
    assert (row.read.kind, row.read.name) == ("collective", long)


def test_thousands_of_rows_are_checked_and_counted(check: Check) -> None:
    grid = [HEADER] + [
        [n, f"Ông Vi Văn {chr(65 + n // 676 % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}n", "1980", "Bưu tá",
         f"Bưu điện xã số {n}", PROVINCE]
        for n in range(1, 3001)
    ]  # fmt: skip
    checked = check(grid).checked
    assert checked.totals().rows == 3000
    assert sum(checked.totals().cells.values()) == len(FIELDS) * sum(bool(row.doubts) for row in checked.rows)


def test_a_reading_can_be_stopped(database: Database) -> None:
    class StoppedError(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    grid = [HEADER, *([n, f"Ông Vi Văn {n}", "1980", "Bưu tá", "Bưu điện", PROVINCE] for n in range(2500))]
    with pytest.raises(StoppedError):
        check_list(database, ROUND, open_content(as_xlsx(grid), "list.xlsx"), TODAY, step=stop)


def test_a_column_of_the_source_is_named_by_its_header(check: Check) -> None:
    listed = check(PEOPLE)
    (sheet,) = listed.sheets
    assert [sheet.header_of(column) for column in (1, 5, 40)] == ["Họ và tên", "Hình thức khen thưởng", ""]


def test_the_day_of_the_reading_decides_about_ages(check: Check, database: Database) -> None:
    grid = [HEADER, [1, "Ông Vi Văn Quyết", "2009", "Bưu tá", "Bưu điện tỉnh", PROVINCE]]
    opened = open_content(as_xlsx(grid), "a.xlsx")
    early = check_list(database, ROUND, opened, date(2023, 12, 20))
    late = check_list(database, ROUND, opened, date(2026, 12, 20))
    assert early.checked.rows[0].level("dob") is Level.DOUBTFUL
    assert late.checked.rows[0].level("dob") is Level.SURE


def test_a_list_of_an_old_encoding_is_read(check: Check) -> None:
    content = as_csv(";", "utf-16")(PEOPLE[:3])
    assert [row.read.name for row in check(content, "danh sách.csv").checked.rows] == ["Lương Văn Sỹ", "Chẩu Thị Hạnh"]


def test_the_window_reads_every_list_of_a_zipped_folder_as_the_commands_do(database: Database) -> None:
    letter = as_docx(PEOPLE[:2])
    other = "1. Bà Lê Thị Na, Kế toán\n2. Ông Ma Văn Ước, Văn thư\n"
    packed = zipped({"a.docx": letter, "b.txt": f"Đề nghị tặng {PROVINCE}\n{other}".encode(), "c.txt": other.encode()})
    opened = open_content(packed, "hồ sơ.zip")
    read = read_opened(open_content(packed, "hồ sơ.zip"), ReadingSettings(TODAY))
    checked = check_list(database, ROUND, opened, TODAY).checked
    assert [row.read.name for row in checked.rows] == [one.name for one in read.nominees]
    assert [row.read.name for row in checked.rows] == ["Lương Văn Sỹ", *["Lê Thị Na", "Ma Văn Ước"] * 2]


def test_a_list_at_the_end_of_a_sheet_is_shown_with_its_columns(database: Database) -> None:
    rows = "".join(
        f'<row r="{at}">{"".join(map(cell, (f"{letter}{at}" for letter in "ABCDEF"), map(str, texts)))}</row>'
        for at, texts in ((1, ["DANH SÁCH"]), (900_000, HEADER), (900_001, PEOPLE[1]))
    )
    (sheet,) = (listed := check_list(database, ROUND, open_content(xlsx(rows), "ds.xlsx"), TODAY)).sheets
    assert (listed.checked.rows[0].read.source_row, sheet.used) == (900_001, {900_000})
    assert (len(sheet.rows), sheet.width, sheet.rows[900_000][1]) == (900_001, 6, "Ông Lương Văn Sỹ")
    assert sheet.header_of(1) == "Họ và tên"
