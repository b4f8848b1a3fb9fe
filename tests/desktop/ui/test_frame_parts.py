"""Fields keep Vietnamese composed, dates are dd/mm/yyyy, strips say what was done, the rail leads."""

import unicodedata
from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget

from db.rules.dates import parse_date
from desktop.ui.core.errors import Errors
from desktop.ui.shell.instance_server import InstanceServer, raise_window
from desktop.ui.shell.sidebar import Sidebar, SidebarItem, SidebarModel
from desktop.ui.shell.single_instance import SingleInstance
from desktop.ui.widgets.buttons import ActionButton
from desktop.ui.widgets.completion import Completion, Suggestion
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.focus_frame import FocusFrame, FrameOverlay
from desktop.ui.widgets.message_bars import ProgressBar, UndoBar
from desktop.ui.widgets.step_header import StepHeader, StepItem
from desktop.ui.widgets.text import NfcLineEdit, NfcTextEdit

NAME = "Nguyễn Thị Thu Hà"


def test_a_name_typed_through_an_input_method_arrives(qtbot, type_vi):
    edit = NfcLineEdit()
    qtbot.addWidget(edit)
    type_vi(edit, NAME)
    assert edit.value() == NAME


def test_pasted_decomposed_letters_become_composed(qtbot):
    edit = NfcLineEdit()
    qtbot.addWidget(edit)
    QApplication.clipboard().setText(unicodedata.normalize("NFD", NAME) + "\u00a0")
    edit.paste()
    edit.editingFinished.emit()
    assert edit.text() == NAME + " "
    assert edit.value() == NAME


def test_pasted_text_in_a_large_field_loses_its_looks(qtbot):
    edit = NfcTextEdit()
    qtbot.addWidget(edit)
    mime = QMimeData()
    mime.setHtml("<b>đậm</b>")
    mime.setText(unicodedata.normalize("NFD", "Đã có thành tích"))
    edit.insertFromMimeData(mime)
    assert edit.value() == "Đã có thành tích"


def test_a_field_says_what_is_wrong_and_keeps_what_was_typed(qtbot, theme):
    edit = NfcLineEdit("31/02/2026")
    field = Field(theme, "Ngày ký", edit)
    qtbot.addWidget(field)
    field.show()
    field.show_message("stop", "Tháng 2 năm 2026 có 28 ngày.")
    assert field.message() == "Tháng 2 năm 2026 có 28 ngày."
    assert edit.accessibleDescription() == "Tháng 2 năm 2026 có 28 ngày."
    assert edit.text() == "31/02/2026"
    field.show_message("ok", "")
    assert field.message() == ""


def test_a_date_is_read_day_first(qtbot, theme):
    field = DateEdit(theme, parse_date, date(2023, 12, 5))
    qtbot.addWidget(field)
    assert field.text() == "05/12/2023"
    field.setText("04/05/2026")
    assert field.date() == date(2026, 5, 4)
    field.setText("")
    assert field.date() is None


def test_enter_takes_the_first_of_what_is_known(qtbot, theme):
    edit = NfcLineEdit()
    qtbot.addWidget(edit)
    known = [Suggestion("Trung tâm Chuyển đổi số", "TTCĐS", 7), Suggestion("Trung tâm Y tế")]
    completion = Completion(theme, edit, lambda text: [s for s in known if text.lower() in s.text.lower()], "Biết rồi")
    taken = []
    completion.taken.connect(taken.append)
    edit.show()
    qtbot.keyClicks(edit, "trung")
    assert completion.popup.isVisible()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "Trung tâm Chuyển đổi số"
    assert [each.value for each in taken] == [7]


def test_escape_leaves_what_was_typed(qtbot, theme):
    edit = NfcLineEdit()
    qtbot.addWidget(edit)
    completion = Completion(theme, edit, lambda text: [Suggestion("Trung tâm")], "Biết rồi")
    edit.show()
    qtbot.keyClicks(edit, "trung")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert not completion.popup.isVisible()
    assert edit.text() == "trung"


def test_the_rail_leads_by_arrows_and_steps_over_its_divider(qtbot, theme):
    items = [SidebarItem("home", "Đợt", "trophy"), SidebarItem(""), SidebarItem("people", "Danh bạ", "contact")]
    sidebar = Sidebar(theme, items, "Trang")
    qtbot.addWidget(sidebar)
    heard = []
    sidebar.chosen.connect(heard.append)
    sidebar.select_page("home")
    qtbot.keyClick(sidebar, Qt.Key.Key_Down)
    assert heard == ["people"]


def test_the_rail_keeps_to_the_rules_of_qt(qtbot):
    model = SidebarModel([SidebarItem("home", "Đợt", "trophy"), SidebarItem("")])
    assert QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_counts({"home": "148"}, frozenset())


def test_every_step_can_be_opened_by_keyboard(qtbot, theme):
    header = StepHeader(theme, "Các bước")
    qtbot.addWidget(header)
    header.show_steps([StepItem("home", "Mở đợt", "1", "", 1.0), StepItem("nominations", "Đề nghị", "148", "", 0.5)])
    heard = []
    header.opened.connect(heard.append)
    qtbot.keyClick(header, Qt.Key.Key_Right)
    qtbot.keyClick(header, Qt.Key.Key_Return)
    assert heard == ["nominations"]


def test_the_strip_offers_to_take_back(qtbot, theme):
    strip = UndoBar(theme, "Hoàn tác", "Đóng")
    qtbot.addWidget(strip)
    strip.show_message("Đã thêm 21 người")
    with qtbot.waitSignal(strip.undone):
        strip.findChildren(ActionButton)[0].click()
    assert strip.text() == ""


def test_progress_ends_with_what_came_of_it(qtbot, theme):
    progress = ProgressBar(theme, "Hủy")
    qtbot.addWidget(progress)
    progress.start("Đang vẽ bằng")
    progress.step(132, 1200, "132 / 1.200")
    progress.finish("11 tờ trong một tệp", [ActionButton(theme, "Mở tệp")])
    assert progress.words.text() == "11 tờ trong một tệp"
    assert not progress.isHidden()


def test_a_second_start_raises_the_first(qtbot, tmp_path):
    first, second = SingleInstance(tmp_path / "so-vang.sqlite"), SingleInstance(tmp_path / "so-vang.sqlite")
    assert first.take()
    bell = InstanceServer(first.name)
    with qtbot.waitSignal(bell.raise_requested, timeout=3000):
        assert not second.take()
        raise_window(second.name)
    bell.close()
    raise_window(second.name)  # nobody answers: it goes on at once
    first.release()
    assert second.take()
    second.release()


def test_a_bug_is_logged_without_what_people_typed(qtbot, tmp_path):
    errors = Errors(tmp_path / "log.txt", lambda error: error.code, "0.1")
    try:
        raise ValueError("Nguyễn Thị Thu Hà 001086000123")
    except ValueError as error:
        with qtbot.waitSignal(errors.broken) as heard:
            errors.handle(error)
    log = (tmp_path / "log.txt").read_text("utf-8")
    assert "ValueError" in log
    assert "test_frame_parts.py" in log
    assert "Nguyễn" not in log + heard.args[0]
    assert "001086000123" not in log


def test_the_ring_goes_with_the_focus_and_outlives_the_page_it_lay_in(qtbot, theme):
    window, page = QWidget(), QWidget()
    page.setParent(window)
    window.resize(300, 200)
    qtbot.addWidget(window)
    first, second = ActionButton(theme, "Đạt", parent=page), ActionButton(theme, "Trả lại…", parent=window)
    first.setGeometry(10, 10, 80, 28)
    second.setGeometry(10, 60, 80, 28)
    window.show()
    around = FocusFrame(theme, window)
    around.follow(None, first)
    lies = [each for each in page.findChildren(FrameOverlay) if each.isVisible()]
    assert [each.geometry() for each in lies] == [QRect(7, 7, 86, 34)]
    first.move(20, 30)
    assert lies[0].geometry() == QRect(17, 27, 86, 34)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    around.follow(None, second)
    assert [each.geometry() for each in window.findChildren(FrameOverlay)] == [QRect(7, 57, 86, 34)]
    around.follow(second, None)
    assert not any(each.isVisible() for each in window.findChildren(FrameOverlay))
