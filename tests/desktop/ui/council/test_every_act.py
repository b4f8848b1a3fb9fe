"""Every act of the council in the window, by keys: members, ballots, votes, thresholds, reasons, states taken back.

A change of the council, a field of its minutes and a step of a nomination without a row here fails.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from itertools import pairwise
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QSpinBox
from sqlalchemy import select, text

from db.changes import council, council_members, registry
from db.changes.council import RecordCouncil, Result
from db.changes.facts import EnterFacts, FactRow
from db.changes.nominations import MoveNominations
from db.models.council import CouncilMember, CouncilResult, CouncilSession, Submission
from db.models.journal import JournalEntry
from db.models.nominations import Finding, Nomination
from db.queries.council_results import ballot_key, waiting_rows
from db.rules.stages import BY_HAND, NEED_REASON, NEXT
from db.rules.terms import NominationState as S
from desktop.exchange.readers.opening import open_file
from desktop.exchange.writers.ballot_xlsx import write_ballots
from desktop.papers.table import paper
from desktop.ui.catalogue.entry_form import EntryForm
from desktop.ui.council import ballots
from desktop.ui.council.council_form import CouncilForm
from desktop.ui.council.submission_form import SendForm, SubmissionForm
from desktop.ui.framework.reason_dialog import ReasonDialog
from desktop.ui.widgets.buttons import ActionButton
from tests.desktop.ui.clerk import CTRL, Clerk
from tests.desktop.ui.test_every_stage import put

WHY = "Chưa đủ hai năm liên tục hoàn thành xuất sắc nhiệm vụ"
IN_SPITE = "Hội đồng thống nhất trình vì thành tích đặc biệt"
EVERYBODY = tuple(range(1, 11))

SESSION: Mapping[str, tuple[str, Any]] = {
    "held_on": ("15/12/2023", date(2023, 12, 15)),
    "place": ("Phòng họp tầng 3", "Phòng họp tầng 3"),
    "chair": ("Ông Phan Việt Tùng, Giám đốc Sở", "Ông Phan Việt Tùng, Giám đốc Sở"),
    "secretary": ("Bà Lý Thu Hường, Chánh Văn phòng", "Bà Lý Thu Hường, Chánh Văn phòng"),
    "members_total": ("9", 9),
    "present": (
        "\n".join(f"Ông Ma Văn Sơn {at}, Ủy viên" for at in range(1, 8)),
        "\n".join(f"Ông Ma Văn Sơn {at}, Ủy viên" for at in range(1, 8)),
    ),
    "members_present": ("7", 7),
    "absent": (
        "Bà Hà Kim Oanh (đi công tác)\nÔng Sùng Mí Và (nghỉ ốm)",
        "Bà Hà Kim Oanh (đi công tác)\nÔng Sùng Mí Và (nghỉ ốm)",
    ),
    "number": ("12", "12/BB-STTTT"),
    "begun_at": ("14:00", "14:00"),
    "ended_at": ("16:30", "16:30"),
    "ballot": ("secret", "secret"),
    "written": ("Bà Hà Kim Oanh", "Bà Hà Kim Oanh"),
    "tellers": ("Ông Vàng A Páo; Bà Lò Thị Sen", "Ông Vàng A Páo\nBà Lò Thị Sen"),
    "ballots_issued": ("8", 8),
    "ballots_returned": ("8", 8),
    "ballots_valid": ("8", 8),
}
"""By field of the minutes: what is typed, and what is kept."""
RESULTS: Mapping[str, str] = {
    "votes_for": "typed in a row: 7 of 9 where the law asks for 90 %",
    "votes_total": "all members",
    "recommended": "Space leaves somebody out",
    "reason": "why somebody is left out",
    "votes_against": "typed beside the votes for",
    "votes_blank": "counted from ballots that came back as Excel",
    "in_spite": "why somebody is recommended with fewer votes than the law asks for",
}
CHANGES: Mapping[str, str] = {
    "council_member.add": "test_members_are_entered_corrected_and_removed",
    "council_member.edit": "test_members_are_entered_corrected_and_removed",
    "council_member.remove": "test_members_are_entered_corrected_and_removed",
    "council.record": "test_a_session_is_typed_with_every_field_of_its_minutes",
    "council.edit": "test_a_session_is_typed_with_every_field_of_its_minutes",
    "submission.draft": "test_a_submission_is_made_and_numbered",
    "submission.send": "test_a_submission_is_made_and_numbered",
}
STEPS: Mapping[S, str] = {
    S.WITHDRAWN: "Ctrl+Delete",
    S.DRAFT: "Ctrl+Shift+F8",
    S.SUBMITTED: "Ctrl+F8",
    S.RECOMMENDED: "F9",
    S.RETURNED: "Shift+F9",
    S.NOT_RECOMMENDED: "Ctrl+F9",
}
"""By the state that a clerk moves a nomination to: its key; taken in, returned, withdrawn, opened again."""


def test_no_act_of_the_council_is_without_its_row() -> None:
    of_council = {code for code, made in registry.ALL.items() if made.__module__ in (council.__name__, MEMBERS)}
    assert of_council == set(CHANGES) and set(CHANGES.values()) <= set(globals())
    assert {each.name for each in fields(RecordCouncil)} - {"round_id", "results"} == set(SESSION)
    assert {each.name for each in fields(Result)} - {"nomination_id"} == set(RESULTS)
    assert set(STEPS) == BY_HAND


MEMBERS = council_members.__name__


@pytest.fixture
def clerk(qtbot: Any, qapp: Any, program: Any) -> Clerk:
    return Clerk(qtbot, qapp, program)


def done(clerk: Clerk) -> set[str]:
    """Return the changes of the journal by their names."""
    with clerk.program.context.database.read() as session:
        return set(session.scalars(select(JournalEntry.change)))


def rows(clerk: Clerk, model: Any) -> list[Any]:
    with clerk.program.context.database.read() as session:
        found = list(session.scalars(select(model).order_by(model.id)))
        session.expunge_all()
    return found


def key(clerk: Clerk, text_of_key: str) -> None:
    """Press a key by its name where the focus is."""
    one = QKeySequence(text_of_key)[0]
    clerk.press(one.key(), one.keyboardModifiers())


@pytest.mark.long
def test_members_are_entered_corrected_and_removed(clerk: Clerk) -> None:
    page = clerk.page("catalogue")
    page.tabs.setCurrentWidget(page.council)
    clerk.settle()

    def enter(form: EntryForm) -> None:
        clerk.write(form.edits["full_name"], "Ông Phan Việt Tùng")
        clerk.write(form.edits["position"], "Giám đốc Sở")

    def leaves(form: EntryForm) -> None:
        clerk.write(form.edits["valid_to"], "30/06/2023")

    clerk.answering(EntryForm, enter)
    page.tab_actions["add"].trigger()
    clerk.settle()
    page.council.table.selectRow(0)
    clerk.answering(EntryForm, leaves)
    page.tab_actions["edit"].trigger()
    clerk.settle()
    (kept,) = rows(clerk, CouncilMember)
    assert (kept.full_name, kept.position, kept.valid_to) == ("Ông Phan Việt Tùng", "Giám đốc Sở", date(2023, 6, 30))
    page.council.table.selectRow(0)
    page.tab_actions["remove"].trigger()
    clerk.settle()
    assert rows(clerk, CouncilMember) == []
    assert {"council_member.add", "council_member.edit", "council_member.remove"} <= done(clerk)


def give(clerk: Clerk, nomination: int, code: str) -> None:
    """Let a nomination be for another award."""
    chosen = "UPDATE nomination SET award_type_id = (SELECT id FROM award_type WHERE code = :code) WHERE id = :id"
    with clerk.program.context.database.engine.begin() as connection:
        connection.execute(text(chosen), {"code": code, "id": nomination})


def fill_session(clerk: Clerk, form: CouncilForm) -> None:
    """Type every field of the minutes, in the order of Tab."""
    begun, ended = form.hours
    issued, returned, valid = form.counts
    editors = {
        "held_on": form.held_on, "place": form.place, "chair": form.chair, "secretary": form.secretary,
        "members_total": form.total, "present": form.members, "members_present": form.present, "absent": form.absent,
        "number": form.number, "begun_at": begun, "ended_at": ended, "ballot": form.ballot, "written": form.written,
        "tellers": form.tellers, "ballots_issued": issued, "ballots_returned": returned, "ballots_valid": valid,
    }  # fmt: skip
    assert set(editors) == set(SESSION)
    for name, editor in editors.items():
        typed = SESSION[name][0]
        if name == "ballot":
            clerk.choose(editor, editor.findData(typed))
        elif isinstance(editor, QSpinBox):
            clerk.write(editor.lineEdit() if editor.hasFocus() else editor, typed)
        else:
            clerk.write(editor, typed)


@pytest.mark.long
def test_a_session_is_typed_with_every_field_of_its_minutes(clerk: Clerk) -> None:
    database = clerk.program.context.database
    give(clerk, 4, "province_emulation_fighter")
    database.do(MoveNominations(EVERYBODY, S.SUBMITTED))
    page = clerk.page("council")

    def fill(form: CouncilForm) -> None:
        fill_session(clerk, form)
        form.votes.setValue(8)
        clerk.go_to(form.people)
        order = [one.id for one in form.people.ballots()]
        cell(clerk, form, order.index(1), "0")
        tick(clerk, form, order.index(1))
        assert not form.accept_button.isEnabled() and form.fields["reason"].message()
        clerk.write(form.reason, WHY)
        clerk.go_to(form.people)
        cell(clerk, form, order.index(4), "7")
        assert "hụt 2" in form.people.cell(order.index(4), 3).text()
        tick(clerk, form, order.index(4))
        assert not form.accept_button.isEnabled() and form.fields["in_spite"].message()
        clerk.write(form.in_spite, IN_SPITE)
        clerk.go_to(form.people)
        cell(clerk, form, order.index(4), "2", against=True)

    clerk.answering(CouncilForm, fill)
    clerk.press(Qt.Key.Key_R, CTRL)
    clerk.settle()
    (kept,) = rows(clerk, CouncilSession)
    assert {name: getattr(kept, name) for name in SESSION} == {name: value for name, (_typed, value) in SESSION.items()}
    said = {each.nomination_id: each for each in rows(clerk, CouncilResult)}
    assert (said[1].recommended, said[1].reason) == (False, WHY)
    found = said[4]
    assert (found.votes_for, found.votes_total, found.votes_against) == (7, 9, 2)
    assert (found.recommended, found.in_spite) == (True, IN_SPITE)

    def quorum(form: CouncilForm) -> None:
        clerk.write(form.members, "")
        clerk.write(form.present, "5")
        assert "2/3" in form.fields["present"].message()
        clerk.write(form.place, "Hội trường")

    clerk.answering(CouncilForm, quorum)
    key(clerk, "F2")
    clerk.settle()
    (kept,) = rows(clerk, CouncilSession)
    assert (kept.place, kept.members_present) == ("Hội trường", 5)
    assert {"council.record", "council.edit"} <= done(clerk) and page.sessions.count() == 1


def cell(clerk: Clerk, form: CouncilForm, row: int, figures: str, *, against: bool = False) -> None:
    """Type a number into a row of the ballots."""
    table = form.people
    table.setCurrentCell(row, 2 if against else 1)
    table.setFocus()
    clerk.qtbot.keyClicks(table, figures[:1])
    editor = QApplication.focusWidget() or table
    clerk.qtbot.keyClick(editor, Qt.Key.Key_Return)


def tick(clerk: Clerk, form: CouncilForm, row: int) -> None:
    """Press Space in a row of the ballots: recommended or not."""
    form.people.setCurrentCell(row, 1)
    clerk.qtbot.keyClick(form.people, Qt.Key.Key_Space)


def test_ballots_go_out_as_paper_and_excel_and_are_counted(
    clerk: Clerk, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = clerk.program.context.database
    database.do(MoveNominations(EVERYBODY, S.SUBMITTED))
    page = clerk.page("council")
    assert paper("ballot").formats, "a ballot on paper"
    with database.read() as session:
        told = waiting_rows(session, clerk.program.context.round_id, clerk.program.context.today())
        sheet = ballots.sheet_of(session, clerk.program.context.round_id, told, clerk.program.context)
        write_ballots(tmp_path, sheet, 3, ballot_key(session))
    files = sorted(tmp_path.iterdir())
    for at, file in enumerate(files):
        book = openpyxl.load_workbook(file)
        for row in range(6, 16):
            if (at, row) != (2, 6):  # the third member leaves the first nominee blank
                book.active.cell(row, 6 if (at, row) == (1, 6) else 5).value = "x"
        book.save(file)
    monkeypatch.setattr(ballots, "ask_open_several", lambda *_asked: files)
    monkeypatch.setattr(ballots, "open_apart", open_file)

    def count(form: CouncilForm) -> None:
        button = next(each for each in form.findChildren(ActionButton) if each.accessibleName().startswith("Đếm phiếu"))
        clerk.go_to(button)
        clerk.qtbot.keyClick(button, Qt.Key.Key_Space)
        clerk.qtbot.waitUntil(lambda: form.counts[1].value() == 3, timeout=20_000)
        clerk.write(form.written, "Bà Hà Kim Oanh")

    clerk.answering(CouncilForm, count)
    clerk.press(Qt.Key.Key_R, CTRL)
    clerk.settle()
    said = {each.nomination_id: each for each in rows(clerk, CouncilResult)}
    first = said[told[0].id]
    assert (first.votes_for, first.votes_against, first.votes_blank) == (1, 1, 1)
    assert {(each.votes_for, each.votes_blank) for each in said.values() if each is not first} == {(3, 0)}
    assert page.sessions.count() == 1


@pytest.mark.long
def test_a_submission_is_made_and_numbered(clerk: Clerk) -> None:
    clerk.program.context.database.do(MoveNominations(EVERYBODY, S.SUBMITTED))
    clerk.program.context.database.do(MoveNominations(EVERYBODY, S.RECOMMENDED))
    clerk.page("council")
    clerk.answering(SubmissionForm, lambda form: clerk.write(form.addressees, "Chủ tịch UBND tỉnh"))
    clerk.press(Qt.Key.Key_N, CTRL)
    clerk.settle()

    def number(form: SendForm) -> None:
        clerk.write(form.number, "95")
        clerk.write(form.dated, "18/12/2023")

    clerk.answering(SendForm, number)
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.settle()
    (kept,) = rows(clerk, Submission)
    assert (kept.number, kept.dated, kept.addressees) == ("95/TTr-STTTT", date(2023, 12, 18), "Chủ tịch UBND tỉnh")
    assert {"submission.draft", "submission.send"} <= done(clerk)


WAY = (S.DRAFT, S.SUBMITTED, S.RETURNED, S.SUBMITTED, S.NOT_RECOMMENDED, S.SUBMITTED, S.RECOMMENDED, S.SUBMITTED,
       S.WITHDRAWN, S.DRAFT, S.WITHDRAWN)  # fmt: skip
BESIDE = ((S.RETURNED, S.WITHDRAWN), (S.RECOMMENDED, S.WITHDRAWN))
"""Steps that the way does not take."""


def test_each_step_of_a_nomination_is_on_the_way() -> None:
    ways = {(state, to) for state, following in NEXT.items() for to in following & BY_HAND}
    assert ways == {*pairwise(WAY), *BESIDE}


@pytest.mark.long
def test_each_step_of_a_nomination_is_taken_by_its_key_with_a_reason_where_it_needs_one(clerk: Clerk) -> None:
    page, database = clerk.page("nominations"), clerk.program.context.database
    for state, to in (*pairwise(WAY), *BESIDE):
        if (state, to) in BESIDE:
            put(database, "nomination", state=state.value, state_reason="")
            page.refresh()
            clerk.settle()
        page.list.choose(1)
        page.list.setFocus()
        if to in NEED_REASON:
            clerk.answering(ReasonDialog, lambda form: clerk.write(form.reason, WHY))
        key(clerk, STEPS[to])
        clerk.settle()
        kept = next(each for each in rows(clerk, Nomination) if each.id == 1)
        assert (kept.state, kept.state_reason) == (to, WHY if to in NEED_REASON else ""), (state, to)


@pytest.mark.long
def test_a_finding_is_accepted_with_a_reason_by_key(clerk: Clerk) -> None:
    give(clerk, 4, "grassroots_emulation_fighter")
    (whose,) = (each.nominee_id for each in rows(clerk, Nomination) if each.id == 4)
    rating = {"year": 2022, "rating": "khong_hoan_thanh"}
    clerk.program.context.database.do(EnterFacts((FactRow("duty_rating", whose, rating),)))
    page = clerk.page("nominations")
    page.list.choose(4)
    clerk.settle()
    button = next(
        each for each in page.details.findChildren(ActionButton) if each.accessibleName().startswith("Vẫn nhận")
    )
    clerk.answering(ReasonDialog, lambda form: clerk.write(form.reason, IN_SPITE))
    button.setFocus()
    clerk.qtbot.keyClick(button, Qt.Key.Key_Space)
    clerk.settle()
    assert [each.override_reason for each in rows(clerk, Finding)] == [IN_SPITE]
    assert "finding.override" in done(clerk)
