"""The page of nominations: grouped, copied from, pasted into."""

from PySide6.QtGui import QGuiApplication, QKeySequence

from desktop.ui.shell import gallery
from tests.desktop.ui.windows import open_page


def sections(page):
    return [page.model.index(row, 0).data() for row in page.model.section_rows()]


def test_the_list_is_grouped_by_unit_or_award_and_the_order_by_hand_waits(qapp, program):
    page = open_page(qapp, program, "nominations")
    assert page.manual_order() is not None
    page.grouping.setCurrentIndex(1)
    gallery.settle(qapp, program)
    assert "Trung tâm Chuyển đổi số  02" in sections(page)
    assert page.manual_order() is None
    assert not page.narrowed(), "grouping leaves nobody out"
    page.grouping.setCurrentIndex(2)
    gallery.settle(qapp, program)
    assert sections(page) == ["Bằng khen của Chủ tịch UBND tỉnh  10"]


def test_the_status_line_tells_how_many_are_chosen_now(qapp, program):
    page = open_page(qapp, program, "nominations")
    told = []
    page.status.connect(told.append)
    page.list.selectAll()
    assert "10 dòng, 10 đang chọn" in told[-1]
    page.list.choose(page.model.id_at(1))
    assert "10 dòng, 1 đang chọn" in told[-1]


def test_chosen_rows_are_copied_as_they_are_shown(qapp, program):
    page = open_page(qapp, program, "nominations")
    page.list.selectAll()
    page.copy_rows()
    gallery.settle(qapp, program)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 11
    assert lines[0].split("\t")[:2] == ["TT", "Tên"]
    assert any("Bà Nguyễn Thị Thu Hà" in line and "Bằng khen của Chủ tịch UBND tỉnh" in line for line in lines)


def test_rows_pasted_into_the_round_are_checked_as_a_list_first(qapp, program):
    page = open_page(qapp, program, "nominations")
    rows = "STT\tHọ và tên\tChức vụ\tĐơn vị\tHình thức\n1\tBà Lù Thị Chấn\tTổ trưởng\tBưu điện tỉnh\t{}\n"
    QGuiApplication.clipboard().setText(rows.format("Bằng khen của Chủ tịch UBND tỉnh"))
    next(each for each in page.page_actions if each.shortcut() == QKeySequence("Ctrl+V")).trigger()
    gallery.settle(qapp, program)
    lists = program.window.pages["import"]
    assert program.window.page() is lists
    assert [row.read.name for row in lists.review.checking.checked.rows] == ["Lù Thị Chấn"]
    page = open_page(qapp, program, "nominations")
    assert page.model.rowCount() == 12, "nothing is written before it is taken in"
    QGuiApplication.clipboard().setText(rows.format("").replace("Lù Thị Chấn", "Lý Thu Hường"))
    page.page_requested.emit("import", -1)
    gallery.settle(qapp, program)
    assert lists.review.checking.checked.rows[0].read.name == "Lù Thị Chấn", "the list under check is not put away"


def test_the_reports_of_the_chosen_are_printed(qapp, program):
    page = open_page(qapp, program, "nominations")
    page.list.choose_many(set(page.model.ids()[:3]))
    asked = []
    page.print_requested.disconnect()
    page.print_requested.connect(asked.append)
    next(each for each in page.page_actions if each.shortcut() == QKeySequence("Ctrl+Shift+T")).trigger()
    chosen = page.list.selected_ids()
    assert [(one.code, one.subject_id) for one in asked[0]] == [("report", id_) for id_ in chosen] and chosen
