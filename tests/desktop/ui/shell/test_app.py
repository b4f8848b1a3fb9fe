"""When something goes wrong in the window: a sentence, nothing lost, and the program goes on."""

import os
import subprocess
import sys
import textwrap
import threading
from dataclasses import replace

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from db.changes.nominations import MoveNominations
from db.changes.rounds import CloseRound, OpenRound
from db.connect import Database
from db.errors import KnownError
from db.queries.nomination_drafts import nomination_draft
from db.rules.terms import NominationState, RewardType
from desktop.ui.nominations.form_fields import choose_award, write_into
from desktop.ui.nominations.nomination_form import NominationForm
from desktop.ui.shell import gallery
from desktop.ui.shell.app import Program
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.report_dialog import ReportDialog
from tests.desktop.ui.records import TODAY
from tests.desktop.ui.windows import open_page, start, write
from tests.house import ROOT


def test_a_known_error_in_a_slot_becomes_a_sentence_below_the_page(qapp, program):
    program.errors.install()
    try:
        sys.excepthook(KnownError, KnownError("reason_missing", following="returned"), None)
        assert program.window.undo_bar.text().startswith("Ghi lý do") or "lý do" in program.window.undo_bar.text()
    finally:
        sys.excepthook = sys.__excepthook__


def test_another_theme_and_language_leave_nothing_of_the_window_before(qapp, program):
    before = {type(each) for each in program.children()}
    for theme, language in (("dark", "en"), ("light", "vi")):
        program._prefer("theme", theme)
        program._prefer("language", language)
        gallery.settle(qapp, program)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    kinds = [type(each) for each in program.children()]
    assert set(kinds) == before and len(kinds) == len(set(kinds))
    assert [each for each in qapp.topLevelWidgets() if isinstance(each, MainWindow)] == [program.window]


def test_a_bug_is_reported_and_the_window_goes_on(qapp, program):
    program.errors.handle(RuntimeError("001086000123"))
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, ReportDialog) and w.isVisible()]
    assert len(shown) == 1
    assert "001086000123" not in shown[0].report.toPlainText()
    shown[0].take()
    assert "RuntimeError" in QApplication.clipboard().text()
    assert open_page(qapp, program, "nominations").model.rowCount() == 12


def test_every_item_model_of_the_window_keeps_to_the_rules_of_qt(qapp, program):
    page = open_page(qapp, program, "nominations")
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(page.model, mode, page.model)]
    page.filter.edit.setText("nguyen thi")
    page.reload()
    gallery.settle(qapp, program)
    assert page.model.rowCount() == 2
    for name in ("people", "journal", "register", "rounds", "decisions", "certificates"):
        model = open_page(qapp, program, name).model
        testers.append(QAbstractItemModelTester(model, mode, model))
        program.window.pages[name].refresh()
        gallery.settle(qapp, program)
    assert len(testers) == 7


def test_undo_and_redo_work_after_a_restart(qapp, own_data_folder, record, program):
    page = open_page(qapp, program, "nominations")
    page.list.selectAll()
    page.take_step(NominationState.SUBMITTED)
    gallery.settle(qapp, program)
    program.window.close()
    again = start(qapp, own_data_folder, record)
    again.window.menus.undo.trigger()
    gallery.settle(qapp, again)
    assert states(record) == {"draft"}
    again.window.menus.redo.trigger()
    assert states(record) == {"submitted"}
    again.window.menus.undo.trigger()
    assert states(record) == {"draft"}
    again.window.close()


def states(file):
    database = Database(file)
    with database.read() as session:
        from db.queries.round_progress import round_progress

        found = {state.value for state, many in round_progress(session, 1).states.items() if many}
    database.close()
    return found


def test_closing_the_window_during_work_waits_for_it_and_loses_nothing(qapp, program):
    told, begun = [], threading.Event()
    record, close = program.record, program.record.close

    def work(step):
        begun.set()
        try:
            while True:
                step(0, 0)
        finally:
            told.append("work ended")

    def close_record():
        told.append("record closed")
        return close()

    record.close = close_record
    program.jobs.start(work, told.append, cancelled=lambda: told.append("page heard"))
    assert begun.wait(20)
    program.window.close()
    assert told == ["work ended", "page heard", "record closed"]
    assert program.record is None


def test_a_second_start_raises_the_first_window_and_opens_nothing(qapp, qtbot, program, record):
    second = Program(qapp, str(record), today=lambda: TODAY)
    raised = []
    program.instance_server.raise_requested.connect(lambda: raised.append(True))
    QTimer.singleShot(0, lambda: None)
    assert second.open() is False
    qtbot.waitUntil(lambda: bool(raised))
    assert second.record is None
    second.window.deleteLater()


def test_a_file_that_is_no_record_is_named_and_left_alone(qapp, own_data_folder):
    own_data_folder.mkdir(parents=True, exist_ok=True)
    file = own_data_folder / "bai-hat.sqlite"
    file.write_text("không phải sổ", "utf-8")
    program = start(qapp, own_data_folder, file)
    assert program.record is None
    assert program.window.undo_bar.text()
    assert file.read_text("utf-8") == "không phải sổ"
    program.window.close()


def test_correcting_one_thing_keeps_everything_else_that_was_entered(qapp, program):
    page = open_page(qapp, program, "nominations")
    page.new()
    entered = {"name": "Chẩu Thị Hiền", "unit": "Bưu điện tỉnh", "period": "2018-2022", "birth": "14/03/1986"}
    for name, text in {**entered, "summary": "Ba sáng kiến cấp cơ sở"}.items():
        write_into(page.form.edits[name], text)
    choose_award(page.form.award, line_target(page))
    page.form.checks["posthumous"].setChecked(True)
    page.keep()
    gallery.settle(qapp, program)
    made = page.list.current_id()
    before = entered_of(program, made)
    assert (before.period, before.summary, before.posthumous) == ("2018-2022", "Ba sáng kiến cấp cơ sở", True)
    row = page.model.row_of(made)
    column = [each.name for each in page.model.columns].index("position")
    assert page.model.setData(page.model.index(row, column), "Bưu tá")
    gallery.settle(qapp, program)
    assert entered_of(program, made) == replace(before, position="Bưu tá")
    page.edit(made)
    assert page.form.edits["birth"].value() == "14/03/1986"
    write_into(page.form.edits["unit"], "Bưu điện huyện Na Hang")
    page.keep()
    gallery.settle(qapp, program)
    assert entered_of(program, made) == replace(before, position="Bưu tá", unit="Bưu điện huyện Na Hang")


def entered_of(program, id_):
    with program.context.database.read() as session:
        return nomination_draft(session, id_)


def test_a_nomination_refused_by_the_record_says_so_beside_its_field(qapp, program):
    page = open_page(qapp, program, "nominations")
    page.new()
    for name, text in (("name", "Ma Văn Khánh"), ("unit", "Phòng Chuyển đổi số")):
        page.form.edits[name].setText(text)
    choose_award(page.form.award, line_target(page))
    page.keep()
    gallery.settle(qapp, program)
    assert "Ma Văn Khánh" in page.form.fields["name"].message()
    assert page.form.edits["name"].value() == "Ma Văn Khánh"


def line_target(page):
    line = page.model.row_at(1)
    return (line.award_type_id, line.authority_id)


def test_a_round_closed_meanwhile_is_told_and_what_was_typed_stays(qapp, program, record):
    page = open_page(qapp, program, "nominations")
    page.new()
    page.form.edits["name"].setText("Bàn Thị Liễu")
    other = Database(record, today=lambda: TODAY)
    other.do(CloseRound(1))
    other.close()
    page.keep()
    assert page.form.fields["name"].message()
    assert page.form.edits["name"].value() == "Bàn Thị Liễu"


def test_moving_what_another_clerk_moved_already_stops_with_a_sentence(qapp, program, record):
    page = open_page(qapp, program, "nominations")
    other = Database(record, today=lambda: TODAY)
    other.do(MoveNominations((page.list.current_id(),), NominationState.WITHDRAWN, "trùng"))
    other.close()
    page.take_step(NominationState.SUBMITTED)
    assert program.window.undo_bar.text()
    gallery.settle(qapp, program)
    assert page.model.rowCount() == 12


def test_a_record_deleted_while_it_is_open_is_told_and_what_was_typed_stays(qapp, program, record):
    page = open_page(qapp, program, "nominations")
    page.new()
    form = page.form
    assert isinstance(form, NominationForm)
    form.edits["name"].setText("Lù Thị Chấn")
    gallery.settle(qapp, program)
    for file in record.parent.glob(f"{record.name}*"):
        if not file.name.endswith(".owner"):
            file.unlink()
    page.keep()
    gallery.settle(qapp, program)
    told = " ".join([program.window.undo_bar.text(), *(field.message() for field in form.fields.values())])
    assert "đã bị chuyển hoặc xóa" in told
    page.reload()
    gallery.settle(qapp, program)
    assert not page.busy()
    assert form.edits["name"].value() == "Lù Thị Chấn"


def test_what_was_typed_for_one_round_is_not_shown_in_another(qapp, program):
    page = open_page(qapp, program, "nominations")
    page.new()
    page.form.edits["name"].setText("Lù Thị Chấn")
    gallery.settle(qapp, program)
    other = write(program, OpenRound("Đợt đột xuất", 2023, RewardType.SUDDEN))
    program.choose_round(other)
    gallery.settle(qapp, program)
    page = open_page(qapp, program, "nominations")
    page.new()
    assert page.form.edits["name"].value() == ""
    program.choose_round(1)
    gallery.settle(qapp, program)
    page = open_page(qapp, program, "nominations")
    page.new()
    assert page.form.edits["name"].value() == "Lù Thị Chấn"


TYPING = """
    import sys
    from datetime import date
    from PySide6.QtWidgets import QApplication
    app = QApplication(["so-vang"])
    from desktop.ui.shell import gallery
    from desktop.ui.shell.app import Program
    program = Program(app, sys.argv[1], today=lambda: date(2023, 12, 20))
    program.window.show()
    program.open()
    gallery.settle(app, program)
    program.window.open_page("nominations")
    gallery.settle(app, program)
    page = program.window.pages["nominations"]
    page.new()
    for letter in "Lu Thi Chan":
        edit = page.form.edits["name"]
        edit.setText(edit.text() + letter)
        gallery.settle(app, program)
    print("typed", flush=True)
    app.exec()
"""


def test_what_was_typed_survives_a_killed_program(qapp, own_data_folder, record):
    command = [sys.executable, "-c", textwrap.dedent(TYPING), str(record)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", env=environment) as typing:
        assert typing.stdout is not None
        assert typing.stdout.readline() == "typed\n"
        typing.kill()
    again = start(qapp, own_data_folder, record)
    page = open_page(qapp, again, "nominations")
    page.new()
    assert page.form.edits["name"].value() == "Lu Thi Chan"
    again.window.close()
