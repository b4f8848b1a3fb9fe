"""The clerk's daily workflows in the real window, each within its number of keys; a typed text counts as one more."""

from datetime import date

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from db.changes.council import RecordCouncil, Result
from db.changes.nominations import MoveNominations
from db.queries.decision_list import decision_lines
from db.queries.nomination_list import NominationFilter, nomination_ids, nomination_lines
from db.queries.round_list import rounds
from db.queries.round_papers import round_facts
from db.queries.sheet_list import certificate_lines
from db.queries.stock_list import stock_counts
from db.rules.terms import NominationState, SheetState
from desktop.ui.catalogue.layout_forms import ServeForm
from desktop.ui.certificates.ruler_sheet import RulerForm
from desktop.ui.certificates.sheet_forms import HandOverForm
from desktop.ui.certificates.stock_forms import StockForm, StocksDialog
from desktop.ui.council.council_form import CouncilForm
from desktop.ui.decisions.new_decision import NewDecision
from desktop.ui.framework.reason_dialog import ReasonDialog
from desktop.ui.framework.round_form import RoundForm
from desktop.ui.papers.bonus_form import BonusForm
from desktop.ui.widgets.dialog import Question
from tests.conftest import type_vi
from tests.corpus.writers import as_xlsx
from tests.desktop.ui.clerk import CTRL, NONE, SHIFT, Clerk
from tests.desktop.ui.records import make_record
from tests.desktop.ui.windows import start, write

PROVINCE = "Bằng khen của Chủ tịch UBND tỉnh"
HEADER = ["TT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Hình thức khen thưởng"]
MEMBERS = 9


class CountingClerk(Clerk):
    """Counts the keys; Qt finds the widget that a key goes to, as it does for a person."""

    def __init__(self, qtbot, app, program):
        super().__init__(qtbot, app, program)
        self.keys = 0

    def press(self, key, modifier=NONE):
        """Press one key where the focus is, in a dialog where one is open."""
        self.keys += 1
        at = QApplication.activeModalWidget() or self.window
        at.activateWindow()
        self.app.processEvents()
        self.qtbot.keyClick(QApplication.focusWidget() or at.focusWidget() or at, key, modifier)
        self.app.processEvents()

    def named(self, id_):
        """Return the name of a nomination."""
        return next(line.name for line in nominations(self.program) if line.id == id_)

    def type(self, text):
        """Type a text where the focus is, over what is selected."""
        self.keys += 1
        (QApplication.activeModalWidget() or self.window).activateWindow()
        self.app.processEvents()
        if text.isascii():
            self.qtbot.keyClicks(QApplication.focusWidget(), text)
        else:
            type_vi(QApplication.focusWidget(), text)
        self.app.processEvents()

    def in_dialog(self, kind, steps):
        """Do `steps(dialog)` by keys once a dialog of `kind` is open; one left open is rejected."""
        answered = []

        def look():
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind):
                QTimer.singleShot(5, look)
                return
            try:
                steps(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()
                else:
                    answered.append(dialog)

        QTimer.singleShot(0, look)
        return answered


@pytest.fixture
def clerk(qapp, qtbot, program):
    made = CountingClerk(qtbot, qapp, program)
    made.page("home")
    made.keys = 0
    return made


@pytest.fixture
def printing_clerk(qapp, qtbot, own_data_folder):
    """At the certificates of a decision that was issued."""
    own_data_folder.mkdir(parents=True, exist_ok=True)
    make_record(own_data_folder / "so-vang.sqlite", issued=True)
    program = start(qapp, own_data_folder, own_data_folder / "so-vang.sqlite")
    made = CountingClerk(qtbot, qapp, program)
    made.page("certificates")
    made.keys = 0
    yield made
    program.window.close()


def nominations(program):
    with program.context.database.read() as session:
        ids = [
            i for found in nomination_ids(session, NominationFilter(program.context.round_id)).values() for i in found
        ]
        return list(nomination_lines(session, ids).values())


def state_of(program, name):
    return next(line.state for line in nominations(program) if line.name == name)


def submit(program):
    ids = tuple(line.id for line in nominations(program))
    write(program, MoveNominations(ids, NominationState.SUBMITTED))
    return ids


def recommend(program):
    ids = submit(program)
    results = tuple(Result(id_, MEMBERS, MEMBERS, True) for id_ in ids)
    write(
        program,
        RecordCouncil(
            program.context.round_id,
            date(2023, 12, 1),
            "Tuyên Quang",
            "Phạm Thế Khải",
            "Lý Thị Mỹ",
            MEMBERS,
            MEMBERS,
            results,
        ),
    )


def test_opening_a_round_takes_twelve(clerk):
    def fill(_form):
        clerk.type("Tổng kết phong trào thi đua năm 2023")
        clerk.press(Qt.Key.Key_Tab)
        clerk.type("2023")
        clerk.press(Qt.Key.Key_Tab)
        clerk.press(Qt.Key.Key_Tab)
        clerk.type("phong trào thi đua yêu nước năm 2023")
        clerk.press(Qt.Key.Key_Tab)
        clerk.type("Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2023")
        clerk.press(Qt.Key.Key_Return, CTRL)

    answered = clerk.in_dialog(RoundForm, fill)
    clerk.press(Qt.Key.Key_N, CTRL | SHIFT)
    clerk.settle()
    assert answered
    assert clerk.keys <= 12
    with clerk.program.context.database.read() as session:
        newest = max(rounds(session), key=lambda line: line.id)
    assert (newest.year, newest.movement) == (2023, "phong trào thi đua yêu nước năm 2023")
    assert clerk.program.context.round_id == newest.id


def test_taking_in_a_list_takes_four_and_one_for_each_distinct_doubt(clerk, tmp_path):
    file = tmp_path / "buu-dien.xlsx"
    people = [
        [1, "Ông Lương Văn Sỹ", "12/05/1974", "Phó Giám đốc", "Bưu điện tỉnh", PROVINCE],
        [2, "Bà Chẩu Thị Hạnh", "14/03/1988", "Tổ trưởng", "Bưu điện tỉnh", PROVINCE],
    ]
    file.write_bytes(as_xlsx([HEADER, *people]))
    clerk.page("nominations")
    clerk.keys = 0
    clerk.press(Qt.Key.Key_I, CTRL)
    clerk.settle()
    clerk.naming(file)
    clerk.keys += 1  # Enter in the dialog of files, which names the file
    clerk.press(Qt.Key.Key_T, CTRL)
    clerk.settle()
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.settle()
    assert clerk.keys <= 4
    assert {"Lương Văn Sỹ", "Chẩu Thị Hạnh"} <= {line.name for line in nominations(clerk.program)}


def test_a_late_nominee_whom_the_record_knows_takes_four_and_the_name(clerk):
    clerk.page("nominations")
    clerk.keys = 0
    before = len(nominations(clerk.program))
    clerk.press(Qt.Key.Key_N, CTRL)
    clerk.settle()
    clerk.type("ma van khanh")
    clerk.settle()
    clerk.press(Qt.Key.Key_Down)
    clerk.press(Qt.Key.Key_Return)
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.settle()
    assert clerk.keys <= 4 + 1
    added = nominations(clerk.program)
    assert len(added) == before + 1
    assert [line.position for line in added if line.name == "Ma Văn Khánh"] == ["Phó Trưởng phòng"] * 2


def test_a_clean_nominee_takes_one_and_a_returned_one_three(clerk):
    submit(clerk.program)
    page = clerk.page("nominations")
    clerk.settle()
    first = clerk.named(page.list.current_id())
    clerk.keys = 0
    clerk.press(Qt.Key.Key_F9)
    clerk.settle()
    assert clerk.keys == 1
    assert state_of(clerk.program, first) == NominationState.RECOMMENDED
    second = clerk.named(page.list.current_id())
    assert second != first
    clerk.keys = 0

    def why(_dialog):
        clerk.type("Thiếu xác nhận của đơn vị")
        clerk.press(Qt.Key.Key_Return, CTRL)

    answered = clerk.in_dialog(ReasonDialog, why)
    clerk.press(Qt.Key.Key_F9, SHIFT)
    clerk.settle()
    assert answered
    assert clerk.keys <= 3
    assert state_of(clerk.program, second) == NominationState.RETURNED


def test_finding_the_awards_of_a_person_takes_one_and_the_name(clerk, qtbot):
    register = clerk.page("register")
    clerk.keys = 0
    clerk.press(Qt.Key.Key_L, CTRL)
    clerk.type("ma van khanh")
    clerk.settle()
    assert clerk.keys <= 2
    qtbot.waitUntil(lambda: not register.list.current_id() or register.name.text() == "Ma Văn Khánh")


def test_council_results_take_one_for_each_exception(clerk):
    submit(clerk.program)
    clerk.page("council")
    ticked = []

    def mark_one(form):
        clerk.write(form.held_on, "01/12/2023")
        clerk.go_to(form.people)
        clerk.press(Qt.Key.Key_Down)
        clerk.keys = 0
        clerk.press(Qt.Key.Key_Space)
        ticked.extend(one.recommended for one in form.people.ballots())

    clerk.in_dialog(CouncilForm, mark_one)
    clerk.press(Qt.Key.Key_F9)
    clerk.settle()
    assert clerk.keys == 1
    assert ticked.count(False) == 1


def test_a_decision_takes_its_number_its_date_and_two_enters(clerk):
    recommend(clerk.program)
    page = clerk.page("decisions")
    drafted = clerk.in_dialog(NewDecision, lambda _form: clerk.press(Qt.Key.Key_Return, CTRL))
    clerk.press(Qt.Key.Key_N, CTRL)
    clerk.settle()
    assert drafted
    clerk.keys = 0
    page.form.number.setFocus()
    clerk.type("46")
    clerk.press(Qt.Key.Key_Tab)
    clerk.type("12/12/2023")
    issued = clerk.in_dialog(Question, lambda _form: clerk.press(Qt.Key.Key_Return, CTRL))
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.settle()
    assert issued
    assert clerk.keys <= 5
    with clerk.program.context.database.read() as session:
        assert [line.number for line in decision_lines(session, clerk.program.context.round_id)] == ["46/QĐ-UBND"]


def print_into(clerk, file):
    """Press the key of printing; the printer here writes a file, whose name is asked for."""
    clerk.naming(file)
    clerk.keys += 1  # Enter in the dialog of files
    clerk.press(Qt.Key.Key_P, CTRL)
    clerk.qtbot.waitUntil(file.exists, timeout=60_000)
    clerk.settle()
    document = pypdfium2.PdfDocument(file)
    pages = len(document)
    document.close()
    return pages


def test_printing_a_round_takes_five(printing_clerk, tmp_path):
    clerk = printing_clerk
    assert print_into(clerk, tmp_path / "bang-khen.pdf") == 10
    clerk.press(Qt.Key.Key_F9, CTRL)
    clerk.settle()
    assert clerk.keys <= 5
    page = clerk.window.pages["certificates"]
    with clerk.program.context.database.read() as session:
        sheets = certificate_lines(session, page.decision.currentData())
    assert {sheet.state for sheet in sheets} == {SheetState.GOOD}


def test_a_spoiled_sheet_is_printed_again_with_four(printing_clerk, tmp_path):
    clerk = printing_clerk
    print_into(clerk, tmp_path / "bang-khen.pdf")
    clerk.press(Qt.Key.Key_F9, CTRL)
    clerk.settle()
    page = clerk.window.pages["certificates"]
    clerk.go_to(page.list)
    clerk.keys = 0

    def why(_dialog):
        clerk.type("Mực lem")
        clerk.press(Qt.Key.Key_Return, CTRL)

    answered = clerk.in_dialog(QDialog, why)
    clerk.press(Qt.Key.Key_F9, SHIFT)
    clerk.settle()
    assert answered
    again = print_into(clerk, tmp_path / "in-lai.pdf")
    assert again == 1
    assert clerk.keys <= 4 + 1


def test_a_new_stock_is_counted_measured_and_printed_on_with_thirty(printing_clerk, tmp_path):
    clerk = printing_clerk

    def name_it(_form):
        clerk.type("Phôi Bằng khen tỉnh, 2024")
        clerk.press(Qt.Key.Key_Tab)
        clerk.type("50")
        clerk.press(Qt.Key.Key_Return, CTRL)

    def count_in(dialog):
        named = clerk.in_dialog(StockForm, name_it)
        clerk.press(Qt.Key.Key_N, CTRL)
        clerk.settle()
        assert named
        clerk.press(Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    clerk.in_dialog(StocksDialog, count_in)
    clerk.press(Qt.Key.Key_P, CTRL | SHIFT)
    clerk.settle()

    clerk.press(Qt.Key.Key_B, CTRL | SHIFT)
    clerk.settle()

    def read_off(_form):
        clerk.naming(tmp_path / "to-thuoc.pdf")
        clerk.keys += 1  # Enter in the dialog of files
        clerk.press(Qt.Key.Key_P, CTRL)
        for reading in ("21,5", "19", "19", "380", "257", "21,5"):
            clerk.press(Qt.Key.Key_Tab)
            clerk.type(reading)
        clerk.press(Qt.Key.Key_Return, CTRL)

    measured = clerk.in_dialog(RulerForm, read_off)
    clerk.press(Qt.Key.Key_M, CTRL | SHIFT)
    clerk.settle()
    assert measured

    def choose(form):
        clerk.press(Qt.Key.Key_Down)
        assert form.layout_box.currentData()
        clerk.press(Qt.Key.Key_Return, CTRL)

    clerk.press(Qt.Key.Key_K, CTRL)
    clerk.type("mau bang")
    clerk.settle()
    clerk.press(Qt.Key.Key_Return)
    clerk.settle()
    served = clerk.in_dialog(ServeForm, choose)
    clerk.press(Qt.Key.Key_F4, SHIFT)
    clerk.settle()
    assert served
    assert clerk.keys <= 30
    clerk.page("certificates")
    settings = clerk.window.pages["certificates"].settings
    assert settings.on_stock() and settings.kind_of_stock() and settings.dx.value() == -1.5
    with clerk.program.context.database.read() as session:
        assert [(one.name, one.left) for one in stock_counts(session)] == [("Phôi Bằng khen tỉnh, 2024", 50)]


def test_handing_over_and_paying_the_bonuses_take_three_each(printing_clerk, tmp_path):
    clerk = printing_clerk
    print_into(clerk, tmp_path / "bang-khen.pdf")
    clerk.press(Qt.Key.Key_F9, CTRL)
    clerk.settle()
    page = clerk.window.pages["certificates"]
    clerk.go_to(page.list)
    clerk.keys = 0
    handed = clerk.in_dialog(HandOverForm, lambda _form: clerk.press(Qt.Key.Key_Return, CTRL))
    clerk.press(Qt.Key.Key_A, CTRL)
    clerk.press(Qt.Key.Key_T, CTRL)
    clerk.settle()
    assert handed and clerk.keys <= 3
    with clerk.program.context.database.read() as session:
        sheets = certificate_lines(session, page.decision.currentData())
    assert {sheet.state for sheet in sheets} == {SheetState.HANDED_OVER}

    def pay(_form):
        clerk.press(Qt.Key.Key_Tab)
        clerk.type("PC 12")
        clerk.press(Qt.Key.Key_Return, CTRL)

    clerk.page("papers")
    clerk.keys = 0
    paid = clerk.in_dialog(BonusForm, pay)
    clerk.press(Qt.Key.Key_B, CTRL | SHIFT)
    clerk.settle()
    assert paid and clerk.keys <= 3 + 1  # and the number of the voucher
    with clerk.program.context.database.read() as session:
        facts = round_facts(session, clerk.program.context.round_id)
    assert facts.paid == facts.due == 10


def test_the_bonus_sheet_is_found_and_printed_with_three_and_its_name(printing_clerk):
    clerk = printing_clerk
    asked = []
    page = clerk.page("papers")
    page.print_requested.disconnect()
    page.print_requested.connect(asked.extend)
    clerk.page("home")
    clerk.keys = 0
    clerk.press(Qt.Key.Key_K, CTRL)
    clerk.type("tien thuong")
    clerk.settle()
    clerk.press(Qt.Key.Key_Return)
    clerk.settle()
    clerk.press(Qt.Key.Key_P, CTRL)
    clerk.settle()
    assert [paper.code for paper in asked] == ["bonus"]
    assert clerk.keys <= 3 + 1
