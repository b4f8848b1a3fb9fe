"""A list goes to its unit and comes back: each change is ticked by itself, one step takes them over."""

import openpyxl
import pytest
from PySide6.QtCore import Qt

from db.rules.terms import NominationState
from desktop.ui.nominations.review_dialog import ReviewDialog
from desktop.ui.shell import gallery
from tests.desktop.ui.importing.test_page import answer, names
from tests.desktop.ui.windows import open_page


@pytest.fixture
def page(qapp, program):
    return open_page(qapp, program, "nominations")


@pytest.fixture
def sent(qapp, program, page, tmp_path):
    file = tmp_path / "gửi Sở.xlsx"
    page.list.choose_first()
    page.unit_checking.write(file)
    gallery.settle(qapp, program)
    return file


def edit(file, change):
    book = openpyxl.load_workbook(file)
    change(book.worksheets[0])
    book.save(file)


def titles(sheet):
    return [cell.value for cell in sheet[2]]


def row_of(sheet, name):
    column = titles(sheet).index("Họ và tên / Tên tập thể") + 1
    return next(row for row in range(3, sheet.max_row + 1) if sheet.cell(row, column).value == name)


def set_position(sheet, name, position):
    sheet.cell(row_of(sheet, name), titles(sheet).index("Chức vụ") + 1).value = position


def compare(qapp, program, page, file):
    page.unit_checking.compare(file)
    gallery.settle(qapp, program)


def test_what_a_unit_changed_is_ticked_and_taken_over_as_one_step(qapp, qtbot, program, page, sent):
    added = {
        "Họ và tên / Tên tập thể": "Nông Văn Dũng",
        "Danh xưng": "Ông",
        "Chức vụ": "Bưu tá",
        "Đơn vị công tác": "Bưu điện tỉnh",
        "Hình thức khen thưởng": "Bằng khen của Chủ tịch UBND tỉnh",
    }

    def change(sheet):
        set_position(sheet, "Ma Văn Khánh", "Trưởng phòng")
        set_position(sheet, "Hoàng Đức Thắng", "Phó phòng")
        sheet.delete_rows(row_of(sheet, "Sùng Mí Dính"))
        sheet.append([added.get(title, "") for title in titles(sheet)])

    edit(sent, change)

    def tick(dialog):
        assert len(dialog._items) == 4
        qtbot.keyClick(dialog.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        dialog.tick_all()
        kept = next(at for at, item in enumerate(dialog._items) if item.name == "Hoàng Đức Thắng")
        dialog.table.item(kept, 0).setCheckState(Qt.CheckState.Unchecked)

    answer(qtbot, ReviewDialog, tick)
    compare(qapp, program, page, sent)
    after = names(program)
    assert after["Ma Văn Khánh"].position == "Trưởng phòng"
    assert after["Hoàng Đức Thắng"].position == "Kế toán trưởng"
    assert after["Sùng Mí Dính"].state is NominationState.WITHDRAWN
    assert after["Nông Văn Dũng"].position == "Bưu tá"
    program.window.menus.undo.trigger()
    gallery.settle(qapp, program)
    before = names(program)
    assert before["Ma Văn Khánh"].position == "Phó Trưởng phòng"
    assert "Nông Văn Dũng" not in before


def test_another_order_and_other_colours_are_no_change(qapp, program, page, sent):
    def shuffle(sheet):
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        sheet.delete_rows(3, len(rows))
        for row in reversed(rows):
            sheet.append(row)

    edit(sent, shuffle)
    said = []
    page.status.connect(said.append)
    compare(qapp, program, page, sent)
    assert any("không sửa gì" in text for text in said)


def test_what_the_office_changed_meanwhile_is_no_change_of_the_unit(qapp, qtbot, program, page, sent):
    position = [column.name for column in page.model.columns].index("position")
    assert page.model.setData(page.model.index(page.model.row_of(4), position), "Quyền Trưởng phòng")
    gallery.settle(qapp, program)
    assert names(program)["Ma Văn Khánh"].position == "Quyền Trưởng phòng"
    said = []
    page.status.connect(said.append)
    compare(qapp, program, page, sent)
    assert any("không sửa gì" in text for text in said)


def test_a_list_without_its_keys_is_told(qapp, program, page, sent):
    edit(sent, lambda sheet: sheet.delete_cols(1))
    compare(qapp, program, page, sent)
    assert "cột ẩn" in program.window.undo_bar.text().lower() or "khóa" in program.window.undo_bar.text().lower()
