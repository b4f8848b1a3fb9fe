"""Acts are offered where the record takes them: every stage of a nomination, and of a sheet, with every act."""

import shutil
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from sqlalchemy import text

from db.changes.ceremonies import HandOverCertificates, RevokeAward
from db.changes.certificates import MakeCertificates, MoveSheets, ReissueCertificate, StartPrintRun
from db.changes.council import DraftSubmission, RecordCouncil, Result
from db.changes.decisions import AttachScan, DraftDecision, IssueDecision, JudgeItem, JudgeItems, RemoveDraft
from db.changes.nominations import EditNomination, EditNominations, MoveNominations
from db.connect import Database
from db.errors import KnownError
from db.queries.nomination_drafts import nomination_draft
from db.rules.stages import NEED_REASON
from db.rules.terms import DecisionOrigin, DecisionState, SheetState
from db.rules.terms import NominationState as S
from desktop.labels.names import FIRST_STEPS, FIRST_STEPS_OF_SHEETS
from desktop.ui.certificates.page import Certificates
from desktop.ui.shell import gallery
from tests.desktop.ui.records import TODAY, make_record
from tests.desktop.ui.windows import open_page, start

WHY = "Theo đề nghị của đơn vị"
EVERYBODY = tuple(range(1, 11))


class TakenBackError(Exception):
    """Ends a trial: nothing of it stays in the record."""


def taken(database, *changes):
    """Return whether the record takes these changes one after the other; none of them stays."""
    try:
        with database.together() as make:
            for change in changes:
                make(change)
            raise TakenBackError
    except TakenBackError:
        return True
    except KnownError:
        return False


def put(database, table, **values):
    """Put every row of a table into a state, whatever led to it."""
    said = ", ".join(f"{name} = :{name}" for name in values)
    with database.engine.begin() as connection:
        connection.execute(text(f"UPDATE {table} SET {said}"), values)


def compare(page, acts, database, stage):
    """Compare what is offered with what the record takes; what is not offered says why."""
    offered = {name: action.isEnabled() for name, (action, _changes) in acts.items()}
    assert offered == {name: taken(database, *changes) for name, (_action, changes) in acts.items()}, stage
    for name, (action, _changes) in acts.items():
        assert bool(action.statusTip()) is not action.isEnabled(), (stage, name)
        assert action.isEnabled() or action.statusTip() == action.toolTip(), (stage, name)
        assert "{" not in action.statusTip()


@pytest.fixture(scope="module")
def issued_once(tmp_path_factory):
    file = tmp_path_factory.mktemp("record") / "so-vang.sqlite"
    make_record(file, issued=True)
    database = Database(file, today=lambda: TODAY)
    made = database.do(MakeCertificates(1)).result
    database.do(StartPrintRun(tuple(made[:1]), "HP LaserJet A3"))
    database.close()
    return file


@pytest.fixture
def issued(qapp, qtbot, own_data_folder, issued_once):
    own_data_folder.mkdir(parents=True, exist_ok=True)
    program = start(qapp, own_data_folder, shutil.copy(issued_once, own_data_folder / "so-vang.sqlite"))
    yield program
    program.window.close()


def by_key(page, key):
    return next(each for each in page.page_actions if each.shortcut() == QKeySequence(key))


def test_every_act_of_nominations_is_offered_where_the_record_takes_it(qapp, program):
    page, database = open_page(qapp, program, "nominations"), program.context.database
    steps = {
        "Ctrl+Delete": S.WITHDRAWN,
        "Ctrl+Shift+F8": S.DRAFT,
        "Ctrl+F8": S.SUBMITTED,
        "F9": S.RECOMMENDED,
        "Shift+F9": S.RETURNED,
        "Ctrl+F9": S.NOT_RECOMMENDED,
    }
    for state in S:
        put(database, "nomination", state=state.value)
        page.refresh()
        gallery.settle(qapp, program)
        chosen = page.list.selected_ids()
        assert len(chosen) == 1
        with database.read() as session:
            draft = nomination_draft(session, chosen[0])
        acts = {
            key: (by_key(page, key), [MoveNominations(chosen, to, WHY if to in NEED_REASON else "")])
            for key, to in steps.items()
        }
        acts["Ctrl+E"] = by_key(page, "Ctrl+E"), [EditNomination(chosen[0], draft)]
        assert {action for action, _refused in page._offers} - {action for action, _changes in acts.values()} == {
            by_key(page, "Ctrl+Shift+E")
        }, "an act of the page is missing in this walk"
        compare(page, acts, database, state)
        together = [EditNominations(chosen, citation=WHY), *(EditNominations(chosen, state=to, reason=WHY) for to in S)]
        assert by_key(page, "Ctrl+Shift+E").isEnabled() is any(taken(database, each) for each in together), state
        index = page.model.index(page.list.currentIndex().row(), 1)
        assert bool(page.model.flags(index) & page.model.flags(index).ItemIsEditable) is acts["Ctrl+E"][0].isEnabled()


def test_f2_in_a_nomination_that_was_withdrawn_says_what_to_press(qapp, qtbot, program):
    page, database = open_page(qapp, program, "nominations"), program.context.database
    put(database, "nomination", state=S.WITHDRAWN.value)
    page.refresh()
    gallery.settle(qapp, program)
    told = []
    page.status.connect(told.append)
    page.list.setCurrentIndex(page.model.index(page.list.currentIndex().row(), 2))
    qtbot.keyClick(page.list, Qt.Key.Key_F2)
    assert page.list.state() != page.list.State.EditingState
    assert "Nhận lại (Ctrl+Shift+F8) trước đã." in told[-1]
    page.list.opened.emit(page.list.current_id())
    assert page.panes.currentWidget() is page.details


def test_a_key_whose_act_is_not_offered_says_what_comes_first(qapp, qtbot, program):
    page = open_page(qapp, program, "nominations")
    told = []
    page.status.connect(told.append)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_F9)  # on a nomination that is being written
    assert told[-1].endswith("Nộp (Ctrl+F8) trước đã.")


def test_many_chosen_are_moved_where_all_of_them_can_be(qapp, program):
    page, database = open_page(qapp, program, "nominations"), program.context.database
    database.do(MoveNominations((2, 3), S.SUBMITTED))
    page.refresh()
    gallery.settle(qapp, program)
    page.list.selectAll()
    assert not page.submit.isEnabled() and not page.recommend.isEnabled()
    database.do(MoveNominations(tuple(set(EVERYBODY) - {2, 3}), S.SUBMITTED))
    page.refresh()
    gallery.settle(qapp, program)
    page.list.selectAll()
    assert page.recommend.isEnabled()


def test_every_act_of_the_council_is_offered_where_the_record_takes_it(qapp, program):
    page, database = open_page(qapp, program, "council"), program.context.database
    round_id = program.context.round_id
    people = ("Tuyên Quang", "Phạm Thế Khải", "Lý Thị Mỹ")
    results = tuple(Result(id_, 9, 9, recommended=True) for id_ in EVERYBODY)
    for state in S:
        put(database, "nomination", state=state.value)
        page.refresh()
        gallery.settle(qapp, program)
        acts = {
            "record": (page.record_action, [RecordCouncil(round_id, TODAY, *people, 9, 9, results)]),
            "submit": (page.submit_action, [DraftSubmission(round_id, 3, EVERYBODY, (), *people[1:])]),
        }
        compare(page, acts, database, state)


def test_every_act_of_a_decision_is_offered_where_the_record_takes_it(qapp, program, monkeypatch):
    database, round_id = program.context.database, program.context.round_id
    put(database, "nomination", state=S.RECOMMENDED.value)
    with database.read() as session:
        award = session.execute(text("SELECT award_type_id FROM nomination")).scalars().first()
    draft = DraftDecision(round_id, 3, award, DecisionOrigin.DRAFTED, (1,), signer_name="Trần Hữu Phước")
    decision = database.do(draft).result
    page = open_page(qapp, program, "decisions")
    monkeypatch.setattr(page.preview, "show_decision", lambda *_shown: None)  # no paper is looked at
    for approved in (True, False):
        for state in S:
            put(database, "nomination", state=state.value)
            put(database, "decision_item", approved=approved, reason="" if approved else WHY)
            page.refresh()
            gallery.settle(qapp, program)
            acts = {
                "issue": (page.issue, [IssueDecision(decision, "46", date(2023, 12, 12))]),
                "approve": (page.approve, [JudgeItems(decision, (1,), approved=True)]),
                "refuse": (page.refuse, [JudgeItems(decision, (1,), approved=False, reason=WHY)]),
                "reword": (page.reword, [JudgeItem(decision, 1, approved, "" if approved else WHY, unit="Sở")]),
                "remove": (page.remove, [RemoveDraft(decision)]),
            }
            compare(page, acts, database, (state, approved))


def test_an_issued_decision_is_neither_issued_again_nor_judged_nor_removed(qapp, issued):
    page, database = open_page(qapp, issued, "decisions"), issued.context.database
    acts = {
        "issue": (page.issue, [IssueDecision(1, "47", date(2023, 12, 12))]),
        "refuse": (page.refuse, [JudgeItems(1, (1,), approved=False, reason=WHY)]),
        "approve": (page.approve, [JudgeItems(1, (1,), approved=True)]),
        "reword": (page.reword, [JudgeItem(1, 1, approved=True, unit="Sở")]),
        "remove": (page.remove, [RemoveDraft(1)]),
    }
    assert next(iter(page._lines.values())).state is DecisionState.ISSUED
    compare(page, acts, database, "issued")
    assert page.scan.isEnabled() and not page.scanned.isEnabled()


def test_the_scan_of_a_paper_that_is_not_signed_yet_is_neither_asked_for_nor_taken(program):
    database, round_id = program.context.database, program.context.round_id
    put(database, "nomination", state=S.RECOMMENDED.value)
    with database.read() as session:
        award = session.execute(text("SELECT award_type_id FROM nomination")).scalars().first()
    decision = database.do(DraftDecision(round_id, 3, award, DecisionOrigin.DRAFTED, (1,))).result
    with database.engine.begin() as connection:
        connection.execute(text("INSERT INTO attachment (sha256, name, size, content) VALUES ('0', 'a.pdf', 1, x'00')"))
    assert not taken(database, AttachScan(decision, "a.pdf", "0"))


def test_every_act_of_the_register_is_offered_where_the_record_takes_it(qapp, issued):
    page, database = open_page(qapp, issued, "register"), issued.context.database
    with database.read() as session:
        pairs = session.execute(
            text(
                "SELECT certificate.id, recipient.id, recipient.nominee_id"
                " FROM certificate JOIN recipient ON recipient.id = recipient_id"
            )
        ).all()
    certificate, recipient, nominee = pairs[-1]
    page.list.choose(nominee)
    for state in (S.DECIDED, S.CERTIFICATE_ISSUED, S.HANDED_OVER, None):
        if state is None:
            database.do(RevokeAward(recipient, "12/QĐ-UBND", TODAY, WHY))
        else:
            put(database, "nomination", state=state.value)
        page.show_details(nominee)
        acts = {
            "again": (page.award_actions.again_action, [ReissueCertificate(certificate, WHY)]),
            "revoke": (page.award_actions.revoke_action, [RevokeAward(recipient, "13/QĐ-UBND", TODAY, WHY)]),
        }
        compare(page, acts, database, state)


@pytest.mark.parametrize("revoked", [False, True], ids=["in force", "revoked"])
def test_every_act_of_a_sheet_is_offered_where_the_record_takes_it(qapp, issued, revoked, monkeypatch):
    monkeypatch.setattr(Certificates, "draw", lambda _page: None)  # no paper is looked at
    page, database = open_page(qapp, issued, "certificates"), issued.context.database
    with database.read() as session:
        sheet, certificate, recipient = session.execute(
            text(
                "SELECT sheet.id, certificate_id, recipient_id"
                " FROM sheet JOIN certificate ON certificate.id = certificate_id"
            )
        ).one()
    if revoked:
        database.do(RevokeAward(recipient, "12/QĐ-UBND", TODAY, WHY))
    of_page = page.sheets
    for state in SheetState:
        put(database, "sheet", state=state.value, reason=WHY)
        page.refresh()
        gallery.settle(qapp, issued)
        page.list.choose(recipient)
        acts = {
            name: (action, [MoveSheets((sheet,), to, WHY)])
            for name, action, to in (
                ("good", of_page.good, SheetState.GOOD),
                ("spoiled", of_page.spoiled, SheetState.SPOILED),
                ("sent", of_page.sent, SheetState.SENT_FOR_SIGNATURE),
                ("signed", of_page.signed, SheetState.SIGNED),
            )
        }
        if state is not SheetState.HANDED_OVER:  # put there without the hand-over that stands beside it
            acts["over"] = of_page.over, [HandOverCertificates((certificate,), TODAY)]
        compare(page, acts, database, state)


def test_the_keys_that_refusals_name_are_those_of_the_acts(qapp, issued, monkeypatch):
    monkeypatch.setattr(Certificates, "draw", lambda _page: None)
    nominations, certificates = open_page(qapp, issued, "nominations"), open_page(qapp, issued, "certificates")
    for page, steps in ((nominations, FIRST_STEPS), (certificates, FIRST_STEPS_OF_SHEETS)):
        keys = {each.shortcut().toString() for each in page.page_actions}
        for step in steps.values():
            key = step[step.index("(") + 1 : step.index(")")]
            assert key.replace("Delete", "Del") in keys, step
