"""Before the first sheet the window tells of the certificates that need eyes; they are mended or accepted there."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from db.changes.certificates import MakeCertificates
from db.changes.decisions import DraftDecision, IssueDecision
from db.changes.nominations import AddNomination, MoveNominations
from db.changes.people import EditPerson
from db.connect import Database
from db.models.certificates import Certificate
from db.models.decisions import DecisionItem
from db.models.people import Person
from db.queries.preflight_rows import accepted_doubts
from db.rules.drafts import NominationDraft
from db.rules.terms import DecisionOrigin, NominationState, NomineeKind
from desktop.ui.core.preferences import Preferences
from desktop.ui.forms.wording_form import WordingForm
from desktop.ui.framework.reason_dialog import ReasonDialog
from desktop.ui.shell import gallery
from desktop.ui.shell.app import Program
from desktop.ui.widgets.buttons import ActionButton
from tests.conftest import type_vi
from tests.desktop.ui.records import CITATION, TODAY, make_record, usual_award
from tests.desktop.ui.windows import write

TOO_LONG = "Đã có thành tích xuất sắc trong công tác chuyển đổi số " * 14


def person(name, **changes):
    values = {"honorific": "Bà", "position": "Chuyên viên", "unit": "Văn phòng Sở", "citation": CITATION, **changes}
    return NominationDraft(NomineeKind.INDIVIDUAL, name, **values)


@pytest.fixture
def opened(qtbot, qapp, own_data_folder):
    """Give what opens a window on a round with these nominees in a decision of their own."""
    programs = []

    def make(*drafts, issued=True, change=lambda database: None):
        own_data_folder.mkdir(parents=True, exist_ok=True)
        file = own_data_folder / "so.sqlite"
        round_id, chairman = make_record(file)
        database = Database(file, today=lambda: TODAY)
        award = usual_award(database)
        ids = tuple(database.do(AddNomination(round_id, award, chairman, draft)).result for draft in drafts)
        database.do(MoveNominations(ids, NominationState.SUBMITTED))
        database.do(MoveNominations(ids, NominationState.RECOMMENDED))
        draft = DraftDecision(round_id, chairman, award, DecisionOrigin.DRAFTED, ids, signer_name="Trần Hữu Phước")
        decision = database.do(draft).result
        if issued:
            database.do(IssueDecision(decision, "1598", TODAY))
        change(database)
        database.close()
        preferences = Preferences(own_data_folder)
        preferences.language = "vi"
        preferences.sync()
        program = Program(qapp, str(file), today=lambda: TODAY)
        programs.append(program)
        program.window.resize(1366, 720)
        program.window.show()
        assert program.open()
        gallery.settle(qapp, program)
        program.window.open_page("certificates")
        gallery.settle(qapp, program)
        return program, program.window.pages["certificates"]

    yield make
    for program in programs:
        program.window.close()


def button(panel, text):
    return next(each for each in panel.findChildren(ActionButton) if each.text() == text and each.isVisible())


def answer(qtbot, kind, fill):
    def theme():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(20, theme)
            return
        dialog.activateWindow()
        QApplication.processEvents()
        fill(dialog)
        focused = dialog.focusWidget() or dialog
        qtbot.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        if dialog.isVisible():  # never waits for ever: what is asserted afterwards tells
            dialog.reject()

    QTimer.singleShot(20, theme)


def press(qtbot, widget):
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_Space)


def test_a_clean_round_shows_nothing(opened):
    _program, page = opened(person("Hoàng Thị Yến"))
    assert not page.preflight.isVisible()
    assert page.print_action.isEnabled()


def test_a_doubt_stops_the_print_until_it_is_accepted_with_a_reason(opened, qtbot, qapp):
    program, page = opened(person("Hoàng Thị Yến", honorific="Ông"), person("Nông Văn Ba", honorific="Ông"))
    assert [(each.place, each.problem.kind) for each in page.preflight.lines] == [(0, "honorific_and_sex")]
    assert page.printing.doubted([0])
    assert not page.printing.doubted([1])
    answer(qtbot, ReasonDialog, lambda dialog: type_vi(dialog.reason, "Đúng như quyết định đã ký"))
    press(qtbot, button(page.preflight, "Chấp nhận, lý do…"))
    gallery.settle(qapp, program)
    assert not page.preflight.isVisible()
    assert not page.printing.doubted([0])
    with program.context.database.read() as session:
        assert list(accepted_doubts(session, page.decision_id()).values()) == ["Đúng như quyết định đã ký"]
    program.context.history.undo()
    gallery.settle(qapp, program)
    assert page.preflight.isVisible()


def test_a_name_that_the_register_writes_otherwise_is_told(opened):
    def rename(database):
        with database.read() as session:
            id_ = session.query(Person.id).filter(Person.full_name == "Nông Văn Ba").scalar()
        database.do(EditPerson(id_, "Nông Văn Bá", honorific="Ông", gender="male"))

    _program, page = opened(person("Nông Văn Ba", honorific="Ông"), change=rename)
    (told,) = page.preflight.lines
    assert told.problem.kind == "name_unlike_register"
    assert button(page.preflight, "Sửa danh bạ…")


def test_a_draft_is_looked_over_and_mended_in_place(opened, qtbot, qapp):
    program, page = opened(person("Hoàng Thị Yến", citation=TOO_LONG), issued=False)
    page.decision.setCurrentIndex(page.decision.count() - 1)
    gallery.settle(qapp, program)
    kinds = {(each.problem.kind, each.problem.field) for each in page.preflight.lines}
    assert kinds == {("missing", "decision_number"), ("missing", "decision_date"), ("does_not_fit", "reason")}
    assert not page.print_action.isEnabled()

    def shorten(dialog):
        dialog.citation.selectAll()
        type_vi(dialog.citation, CITATION)

    answer(qtbot, WordingForm, shorten)
    press(qtbot, button(page.preflight, "Sửa tại chỗ…"))
    gallery.settle(qapp, program)
    assert {each.problem.kind for each in page.preflight.lines} == {"missing"}
    with program.context.database.read() as session:
        assert session.query(DecisionItem.citation).scalar() == CITATION


def test_what_does_not_fit_leads_to_the_layouts(opened, qapp):
    program, page = opened(person("Hoàng Thị Yến", citation=TOO_LONG), person("Nông Văn Ba", honorific="Ông"))
    assert [each.problem.kind for each in page.preflight.lines] == ["does_not_fit"]
    assert page.preview.drawn.pages == (1,)
    button(page.preflight, "Chọn mẫu bằng…").click()
    gallery.settle(qapp, program)
    assert program.window.page() is program.window.pages["catalogue"]


def test_certificates_without_a_good_sheet_take_the_present_layout(opened, qtbot, qapp):
    program, page = opened(person("Hoàng Thị Yến"))
    made = write(program, MakeCertificates(page.decision_id(), "bang-khen@1"))
    gallery.settle(qapp, program)
    page.list.choose(next(iter(page._lines)))
    program.window.activateWindow()
    QApplication.processEvents()
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    gallery.settle(qapp, program)
    with program.context.database.read() as session:
        assert session.get(Certificate, made[0]).layout == ""
