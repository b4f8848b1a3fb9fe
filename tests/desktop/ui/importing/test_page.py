"""A unit's list in the window: dropped or pasted, checked beside the file, taken in as one step that can be undone."""

from contextlib import closing

import msoffcrypto.format.ooxml as ooxml
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu

from db.changes.rounds import CloseRound, ReopenRound
from db.connect import Database
from db.queries.nomination_list import NominationFilter, nomination_ids, nomination_lines
from desktop.intake.checked_row import Level
from desktop.ui.importing.checked_table import FIRST, LEVEL_ROLE
from desktop.ui.importing.forms import AwardForm, PasswordForm
from desktop.ui.shell import gallery
from tests.corpus.writers import as_xlsx
from tests.desktop.ui.windows import open_page, write

CTRL = Qt.KeyboardModifier.ControlModifier
HEADER = ["TT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Hình thức khen thưởng"]
PROVINCE = "Bằng khen của Chủ tịch UBND tỉnh"
LIST = [
    ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2022"],
    HEADER,
    [1, "Ông Lương Văn Sỹ", "12/05/1974", "Phó Giám đốc", "Bưu điện tỉnh", PROVINCE],
    [2, "Bà Chẩu Thị Hạnh", "14/03/1988", "Tổ trưởng", "Bưu điện tỉnh", PROVINCE],
    [3, "Ông Triệu Mùi Ghển", "31/02/1992", "Bưu tá", "Bưu điện tỉnh", PROVINCE],
    [4, "Bà Đỗ Thị Kim Oanh", "02/09/1979", "Kế toán", "Bưu điện tỉnh", ""],
    ["Danh sách này có 4 cá nhân./."],
]


@pytest.fixture
def page(qapp, program):
    return open_page(qapp, program, "import")


@pytest.fixture
def listed(tmp_path):
    """Return a function that writes rows as a workbook and gives its path."""

    def written(rows, name="Bưu điện tỉnh.xlsx"):
        file = tmp_path / name
        file.write_bytes(as_xlsx(rows))
        return file

    return written


def drop(page, file):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.zone.dropEvent(event)


def read(qapp, program, page, file):
    drop(page, file)
    gallery.settle(qapp, program)


def press(qtbot, page, key, modifier=Qt.KeyboardModifier.NoModifier):
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    qtbot.keyClick(page.window().focusWidget() or page, key, modifier)


def answer(qtbot, kind, fill):
    """Let `fill` answer the next dialog of a kind; one that is not accepted is left."""

    def theme():
        asked = QApplication.activeModalWidget()
        if not isinstance(asked, kind):
            QTimer.singleShot(5, theme)
            return
        try:
            fill(asked)
            asked.take()
        finally:
            if asked.isVisible():
                asked.reject()

    QTimer.singleShot(0, theme)


def names(program):
    with program.context.database.read() as session:
        ids = [i for found in nomination_ids(session, NominationFilter(1)).values() for i in found]
        return {line.name: line for line in nomination_lines(session, ids).values()}


def test_a_dropped_list_is_taken_in_by_keyboard_as_one_step(qapp, qtbot, program, listed):
    nominations = open_page(qapp, program, "nominations")
    before = set(names(program))
    press(qtbot, nominations, Qt.Key.Key_I, CTRL)
    page = program.window.pages["import"]
    read(qapp, program, page, listed(LIST))
    assert "2" in page.take_button.text()
    press(qtbot, page, Qt.Key.Key_Return, CTRL)
    gallery.settle(qapp, program)
    after = names(program)
    assert set(after) - before == {"Lương Văn Sỹ", "Chẩu Thị Hạnh"}
    assert page.review.model.rowCount() == 2
    program.window.menus.undo.trigger()
    gallery.settle(qapp, program)
    assert set(names(program)) == before


def test_doubts_are_walked_with_f8_and_answered(qapp, qtbot, program, page, listed):
    read(qapp, program, page, listed(LIST))
    room = page.review
    assert room.current() == (2, "dob")
    assert room.bar.words.text() == "“31/02/1992” không phải ngày có thật. Hãy nhập theo ngày/tháng/năm."
    assert room.source.marked == (4, 2)
    room.model.setData(room.grid.currentIndex(), "28/02/1992")
    assert room.checking.checked.rows[2].clean
    press(qtbot, page, Qt.Key.Key_F8)
    assert room.current() == (3, "award")
    answer(
        qtbot,
        AwardForm,
        lambda asked: asked.award.setCurrentIndex(asked.award.findText(PROVINCE, Qt.MatchFlag.MatchStartsWith)),
    )
    press(qtbot, page, Qt.Key.Key_L, CTRL)
    press(qtbot, page, Qt.Key.Key_Return, CTRL)
    gallery.settle(qapp, program)
    taken = names(program)
    assert {"Lương Văn Sỹ", "Chẩu Thị Hạnh", "Triệu Mùi Ghển", "Đỗ Thị Kim Oanh"} <= set(taken)
    assert page.review.checking is None and page.progress.words.text().startswith("Đã nhận 4 dòng")


def test_a_row_left_out_stays_out(qapp, qtbot, program, page, listed):
    read(qapp, program, page, listed(LIST))
    page.review.select(0, "name")
    press(qtbot, page, Qt.Key.Key_Delete)
    assert page.review.checking.checked.rows[0].left_out
    page.take()
    gallery.settle(qapp, program)
    assert "Lương Văn Sỹ" not in names(program)
    assert "Chẩu Thị Hạnh" in names(program)


def test_keeping_a_row_settles_what_the_file_left_in_doubt(qapp, qtbot, program, page, listed):
    rows = [HEADER, [1, "Hoàng Văn Tú, Lý Thị Mai", "", "Bưu tá", "Bưu điện Na Hang", PROVINCE]]
    read(qapp, program, page, listed(rows))
    assert [row.clean for row in page.review.checking.checked.rows] == [False, False]
    press(qtbot, page, Qt.Key.Key_G, CTRL)
    press(qtbot, page, Qt.Key.Key_G, CTRL)
    assert [row.clean for row in page.review.checking.checked.rows] == [True, True]


def test_copied_cells_are_pasted(qapp, qtbot, program, page):
    cells = "\n".join("\t".join(str(cell) for cell in row) for row in LIST[1:4])
    QApplication.clipboard().setText(cells)
    press(qtbot, page, Qt.Key.Key_V, CTRL)
    gallery.settle(qapp, program)
    assert [row.read.name for row in page.review.checking.checked.rows] == ["Lương Văn Sỹ", "Chẩu Thị Hạnh"]


def test_saying_what_a_column_is_changes_every_row_and_is_known_the_next_time(qapp, qtbot, program, page, listed):
    rows = [
        ["TT", "Họ và tên", "Cột A", "Cột B", "Hình thức khen thưởng"],
        *(
            [n, f"Nông Văn {given}", "A1", "Bưu điện tỉnh", PROVINCE]
            for n, given in enumerate(("An", "Bình", "Chi"), 1)
        ),
    ]
    read(qapp, program, page, listed(rows))
    page.review.model.setData(page.review.model.index(0, FIRST), "Nông Văn Ân")
    page.answers.ask_column("DS", 2)
    menu = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())
    next(act for act in menu.actions() if act.text() == "Chức vụ").trigger()
    menu.close()
    gallery.settle(qapp, program)
    checked = page.review.checking.checked
    assert {row.read.position for row in checked.rows} == {"A1"}
    assert checked.rows[0].read.name == "Nông Văn Ân"
    for at in range(3):
        checked.keep([at])
    page.take()
    gallery.settle(qapp, program)
    again = [rows[0], [1, "Nông Văn Dũng", "A2", "Bưu điện tỉnh", PROVINCE]]
    page = open_page(qapp, program, "import")
    read(qapp, program, page, listed(again, "lần sau.xlsx"))
    assert [row.read.position for row in page.review.checking.checked.rows] == ["A2"]


def test_the_same_file_again_says_so_and_nobody_is_doubled(qapp, program, page, listed):
    file = listed(LIST)
    read(qapp, program, page, file)
    page.take()
    gallery.settle(qapp, program)
    many = len(names(program))
    said = []
    page.status.connect(said.append)
    read(qapp, program, page, file)
    assert "đã nhận ngày" in said[-1] or "đã được nhận" in said[-1]
    assert page.review.model.index(0, FIRST).data(LEVEL_ROLE) == Level.WRONG
    assert page.review.checking.checked.clean_rows() == []
    assert len(names(program)) == many


def test_somebody_in_the_register_is_pointed_out_but_not_held_back(qapp, program, page, listed):
    rows = [HEADER, [1, "Ông Ma Văn Khánh", "", "Phó Trưởng phòng", "Phòng Chuyển đổi số", "Lao động tiên tiến"]]
    read(qapp, program, page, listed(rows))
    row = page.review.checking.checked.rows[0]
    assert row.level("name") in (Level.LIKELY, Level.WRONG)
    assert row.namesakes


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 x", b"PK\x03\x04" + b"\x00" * 60], ids=["empty", "pdf", "damaged"])
def test_a_file_that_is_no_list_is_told_and_the_next_can_be_dropped(qapp, program, page, tmp_path, listed, content):
    wrong = tmp_path / "gửi lại.xlsx"
    wrong.write_bytes(content)
    read(qapp, program, page, wrong)
    assert page.zone.said.text().startswith("gửi lại.xlsx: ")
    assert len(page.zone.said.text()) > 30
    read(qapp, program, page, listed(LIST))
    assert page.review.checking is not None


def test_a_locked_file_asks_for_its_password(qapp, qtbot, program, page, tmp_path, listed):
    plain, locked = listed(LIST), tmp_path / "khóa.xlsx"
    with plain.open("rb") as source, locked.open("wb") as target:
        ooxml.OOXMLFile(source).encrypt("bưu điện", target)
    answer(qtbot, PasswordForm, lambda asked: asked.password.setText("bưu điện"))
    drop(page, locked)
    qtbot.waitUntil(lambda: page.review.checking is not None, timeout=20_000)
    assert len(page.review.checking.checked.rows) == 4


def test_a_list_put_away_while_it_is_read_shows_nothing(qapp, program, page, listed):
    drop(page, listed(LIST))
    assert page.reader.busy()
    page.forget()
    gallery.settle(qapp, program)
    assert page.review.checking is None
    assert len(names(program)) == 10


def test_closing_the_window_while_a_list_is_read_loses_nothing(qapp, program, page, listed):
    rows = [
        HEADER,
        *([n, f"Nông Văn {chr(65 + n % 26)}a", "1990", "Bưu tá", "Bưu điện", PROVINCE] for n in range(4000)),
    ]
    drop(page, listed(rows))
    file = program.context.database.file
    program.window.close()
    with closing(Database(file)) as database, database.read() as session:
        assert sum(len(ids) for ids in nomination_ids(session, NominationFilter(1)).values()) == 10


def test_a_closed_round_says_so_before_a_list_is_read_and_reads_none(qapp, program, listed):
    write(program, CloseRound(1))
    page = open_page(qapp, program, "import")
    assert "đã đóng" in page.zone.said.text()
    assert not page.choose_action.isEnabled() and "đã đóng" in page.paste_action.statusTip()
    drop(page, listed(LIST))
    gallery.settle(qapp, program)
    assert page.review.checking is None and "đã đóng" in page.zone.said.text()
    write(program, ReopenRound(1))
    gallery.settle(qapp, program)
    assert page.choose_action.isEnabled() and not page.zone.said.text()


def test_a_list_under_check_is_not_taken_into_a_round_that_was_closed_meanwhile(qapp, program, page, listed):
    read(qapp, program, page, listed(LIST))
    write(program, CloseRound(1))
    gallery.settle(qapp, program)
    assert not page.take_action.isEnabled() and page.review.checking is not None


def test_both_tables_keep_to_the_rules_of_qt(qapp, program, page, listed):
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(model, mode, model) for model in (page.review.model, page.review.source.table)]
    read(qapp, program, page, listed(LIST))
    page.take()
    gallery.settle(qapp, program)
    page.forget()
    assert len(testers) == 2


def test_reading_the_file_again_says_whether_it_has_changed_or_is_gone(qapp, program, page, listed, monkeypatch):
    file = listed(LIST)
    read(qapp, program, page, file)
    told = []
    page.status.connect(told.append)
    program.context.errors.reported.connect(told.append)
    page.review.select(3, "name")
    page.answers.leave_out()
    page.read_file_again()
    gallery.settle(qapp, program)
    assert told[-1] == "Tệp không thay đổi từ lần đọc trước."
    assert page.review.checking.checked.rows[3].left_out, "what was answered stays"
    listed([*LIST[:4], [3, "Ông Triệu Mùi Ghển", "30/03/1992", "Bưu tá", "Bưu điện tỉnh", PROVINCE]])
    monkeypatch.setattr(page, "_ask", lambda *_words: False)
    page.read_file_again()
    gallery.settle(qapp, program)
    assert page.review.model.rowCount() == 4, "answers are not dropped without a word"
    monkeypatch.setattr(page, "_ask", lambda *_words: True)
    page.read_file_again()
    gallery.settle(qapp, program)
    assert told[-1] == "Tệp đã thay đổi: nay có 3 dòng."
    assert [row.read.dob for row in page.review.checking.checked.rows][-1] == "1992-03-30"
    file.unlink()
    page.read_file_again()
    gallery.settle(qapp, program)
    assert told[-1].startswith("Không còn tệp Bưu điện tỉnh.xlsx ở chỗ cũ")
    assert page.review.model.rowCount() == 3


def test_a_pasted_list_is_called_so_and_has_no_file_to_read_again(qapp, program, page):
    QApplication.clipboard().setText("\n".join("\t".join(map(str, row)) for row in LIST[1:6]))
    page.paste()
    gallery.settle(qapp, program)
    assert [sheet.name for sheet in page.review.checking.sheets] == ["bảng dán"]
    told = []
    program.context.errors.reported.connect(told.append)
    page.read_file_again()
    assert told == ["Danh sách này là bảng dán, không có tệp để đọc lại. Hãy sao chép lại rồi bấm Ctrl+V."]
