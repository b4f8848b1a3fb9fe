"""Lists of units at the year's start are read as registrations; what cannot be is told."""

from desktop.ui.rounds.registration_form import RegistrationForm
from desktop.ui.shell import gallery
from tests.desktop.ui.windows import open_page

LIST = (
    "TT,Họ và tên,Đơn vị,Danh hiệu đăng ký\n1,Ông Vừ Mí Kẻ,Bưu điện tỉnh,Lao động tiên tiến\n"
    "2,Bà Sùng Thị Chứ,Bưu điện tỉnh,Danh hiệu lạ\n"
)


def test_a_list_is_read_shown_by_unit_and_a_line_taken_out(qapp, qtbot, program, tmp_path):
    page = open_page(qapp, program, "rounds")
    file = tmp_path / "dang-ky.csv"
    file.write_text(LIST, "utf-8")
    form = RegistrationForm(program.context, 2024, page)
    qtbot.addWidget(form)
    form.take_file(file)
    qtbot.waitUntil(lambda: bool(form.note.text()), timeout=20000)
    gallery.settle(qapp, program)
    assert "Đã nhận 1 đăng ký" in form.note.text() and "Sùng Thị Chứ" in form.note.text()
    assert form.table.rowCount() == 1 and form.table.cell(0, 3).text() == "chưa đề nghị"
    form.remove()
    gallery.settle(qapp, program)
    assert form.table.rowCount() == 0
