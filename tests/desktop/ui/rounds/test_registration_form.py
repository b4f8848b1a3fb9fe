"""Registrations of a year: read from lists of units, typed or pasted; each row can be corrected before it is kept."""

import pytest
from PySide6.QtWidgets import QDialog

from desktop.ui.rounds import registration_form
from desktop.ui.rounds.registration_form import RegistrationForm
from desktop.ui.shell import gallery
from tests.desktop.ui.windows import open_page

LIST = (
    "TT,Họ và tên,Đơn vị,Danh hiệu đăng ký\n1,Ông Vừ Mí Kẻ,Bưu điện tỉnh,Lao động tiên tiến\n"
    "2,Bà Sùng Thị Chứ,Bưu điện tỉnh,Danh hiệu lạ\n"
)


@pytest.fixture
def form(qapp, qtbot, program):
    page = open_page(qapp, program, "rounds")
    made = RegistrationForm(program.context, 2024, page)
    qtbot.addWidget(made)
    return made


def test_a_list_is_read_into_the_grid_corrected_and_a_line_taken_out(qapp, qtbot, program, form, tmp_path, monkeypatch):
    file = tmp_path / "dang-ky.csv"
    file.write_text(LIST, "utf-8")
    told = []

    def correct(grid):
        grid.take()
        told.append(grid.note.text())
        grid.table.item(1, 4).setText("Lao động tiên tiến")
        grid.take()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(registration_form.RegistrationGrid, "exec", correct)
    form.take_file(file)
    qtbot.waitUntil(lambda: bool(form.note.text()), timeout=20000)
    gallery.settle(qapp, program)
    assert "Lạ" in told[0] and "Đã nhận 2 đăng ký" in form.note.text()
    assert form.table.rowCount() == 2 and form.table.cell(0, 3).text() == "chưa đề nghị"
    form.table.selectRow(0)
    form.remove()
    gallery.settle(qapp, program)
    assert form.table.rowCount() == 1
