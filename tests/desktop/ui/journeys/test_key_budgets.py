"""The clerk's daily workflows in the real window, each within its number of keys; a typed text counts as one more."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from db.changes.council import RecordCouncil, Result
from db.changes.nominations import MoveNominations
from db.queries.decision_list import decision_lines
from db.queries.round_list import rounds
from db.rules.terms import NominationState
from desktop.ui.council.council_form import CouncilForm
from desktop.ui.decisions.new_decision import NewDecision
from desktop.ui.framework.reason_dialog import ReasonDialog
from desktop.ui.framework.round_form import RoundForm
from desktop.ui.widgets.dialog import Question
from tests.corpus.writers import as_xlsx
from tests.desktop.ui.clerk import CTRL, SHIFT
from tests.desktop.ui.counting_clerk import CountingClerk, nominations
from tests.desktop.ui.windows import write

PROVINCE = "Bằng khen của Chủ tịch UBND tỉnh"
HEADER = ["TT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Hình thức khen thưởng"]
MEMBERS = 9


@pytest.fixture
def clerk(qapp, qtbot, program):
    made = CountingClerk(qtbot, qapp, program)
    made.page("home")
    made.keys = 0
    return made


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
