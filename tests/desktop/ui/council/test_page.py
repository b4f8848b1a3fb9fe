"""The page of council and submission: sessions, results, and the submission of each authority."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from db.changes.nominations import MoveNominations
from db.queries.nomination_list import NominationFilter, nomination_ids, nomination_lines
from db.queries.submission_list import council_sessions, submission_lines
from db.rules.terms import NominationState
from desktop.ui.council import page as council_page
from desktop.ui.shell import gallery
from tests.desktop.ui.windows import open_page


def all_ids(program):
    with program.context.database.read() as session:
        found = nomination_ids(session, NominationFilter(program.context.round_id))
    return tuple(id_ for ids in found.values() for id_ in ids)


def states(program):
    with program.context.database.read() as session:
        return {id_: line.state for id_, line in nomination_lines(session, list(all_ids(program))).items()}


@pytest.fixture
def page(qapp, program):
    program.context.history.do(MoveNominations(all_ids(program), NominationState.SUBMITTED))
    return open_page(qapp, program, "council")


def test_results_can_be_recorded_while_somebody_waits(qapp, program):
    page = open_page(qapp, program, "council")
    told = program.window.status_bar.words
    assert told.text() == "" and page.results.missing.startswith("Chưa"), "nobody is counted where nobody is"
    assert (
        not page.record_action.isEnabled() and not page.submit_action.isEnabled() and not page.send_action.isEnabled()
    )
    program.context.history.do(MoveNominations(all_ids(program)[:1], NominationState.SUBMITTED))
    gallery.settle(qapp, program)
    assert page.record_action.isEnabled() and not page.submit_action.isEnabled()
    assert told.text().startswith("1 đề nghị")
    program.context.history.undo()
    gallery.settle(qapp, program)
    assert told.text() == "" and not page.results.table.rowCount(), "nor counted still"


def record_all_but(page, monkeypatch, left_out):
    def answer(form):
        for row in range(left_out):
            form.people.cell(row, 0).setCheckState(Qt.CheckState.Unchecked)
        form.reason.setPlainText("Chưa đủ thành tích")
        form.chair.setText("Phạm Thế Khải")
        form.secretary.setText("Lý Thị Mỹ")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(council_page.CouncilForm, "exec", answer)
    page.record()


def test_the_session_is_listed_with_who_was_present_and_how_many_were_judged(qapp, program, page, monkeypatch):
    record_all_but(page, monkeypatch, 2)
    gallery.settle(qapp, program)
    assert page.sessions.currentText() == "Buổi họp 20/12/2023 · 10 đề nghị"
    shown = {name: fact.text() for name, fact in page.band.facts.items()}
    assert shown["held_on"] == "20/12/2023" and shown["place"] == "Tuyên Quang"
    assert (shown["chair"], shown["secretary"], shown["present"]) == ("Phạm Thế Khải", "Lý Thị Mỹ", "9 / 9")
    assert next(entry for entry in results(page) if entry[4] == "0 / 9")[8] == "Chưa đủ thành tích"
    found = list(states(program).values())
    assert found.count(NominationState.RECOMMENDED) == 8
    assert found.count(NominationState.NOT_RECOMMENDED) == 2
    assert not page.record_action.isEnabled() and page.submit_action.isEnabled()


def test_a_session_is_taken_back_as_one_step(qapp, program, page, monkeypatch):
    record_all_but(page, monkeypatch, 0)
    program.context.history.undo()
    gallery.settle(qapp, program)
    assert set(states(program).values()) == {NominationState.SUBMITTED}
    with program.context.database.read() as session:
        assert council_sessions(session, program.context.round_id) == []


def test_the_number_of_the_minutes_is_entered_when_they_have_one(qapp, program, page, monkeypatch):
    record_all_but(page, monkeypatch, 0)
    gallery.settle(qapp, program)

    def number(form):
        form.number.setText("12")
        form.members.setPlainText("Ông Phạm Thế Khải, Chủ tịch Hội đồng\nBà Lý Thị Mỹ, Thư ký")
        form.absent.setPlainText("Ông Ma Văn Ước (đi công tác)")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(council_page.CouncilForm, "exec", number)
    page.change_session()
    gallery.settle(qapp, program)
    with program.context.database.read() as session:
        (kept,) = council_sessions(session, program.context.round_id)
    assert kept.number.startswith("12/BB-") and kept.members_present == 2
    assert kept.absent == "Ông Ma Văn Ước (đi công tác)" and kept.results == 10


def test_the_next_session_proposes_who_met_last(qapp, program, page, monkeypatch):
    record_all_but(page, monkeypatch, 0)
    gallery.settle(qapp, program)
    seen = []

    def look(form):
        seen.append(form.values())
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(council_page.CouncilForm, "exec", look)
    page.record()
    assert (seen[0].chair, seen[0].secretary, seen[0].number) == ("Phạm Thế Khải", "Lý Thị Mỹ", "")


def test_a_submission_takes_those_recommended_and_is_numbered(qapp, program, page, monkeypatch):
    record_all_but(page, monkeypatch, 3)
    monkeypatch.setattr(council_page.SubmissionForm, "exec", lambda _form: QDialog.DialogCode.Accepted)
    page.submit()
    gallery.settle(qapp, program)
    assert page.send_action.isEnabled() and not page.submit_action.isEnabled()
    page.list.choose(council_page.MINUTES)
    assert page.send_action.isEnabled(), "the one without a number, whichever paper is looked at"

    def number(form):
        form.number.setText("95")
        form.dated.setText("05/12/2023")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(council_page.SendForm, "exec", number)
    page.send()
    gallery.settle(qapp, program)
    with program.context.database.read() as session:
        (line,) = submission_lines(session, program.context.round_id)
    assert (line.items, str(line.number).partition("/")[0]) == (7, "95")


def test_a_number_written_wrong_is_corrected_from_what_stands_there(qapp, program, page, monkeypatch):
    record_all_but(page, monkeypatch, 3)
    monkeypatch.setattr(council_page.SubmissionForm, "exec", lambda _form: QDialog.DialogCode.Accepted)
    page.submit()
    gallery.settle(qapp, program)
    stood = []

    def number(text):
        def fill(form):
            stood.append((form.number.text(), form.dated.text()))
            form.number.setText(text)
            form.dated.setText("05/12/2023")
            return QDialog.DialogCode.Accepted

        return fill

    for text in ("59", "95"):
        monkeypatch.setattr(council_page.SendForm, "exec", number(text))
        page.send()
        gallery.settle(qapp, program)
    assert stood == [("", ""), ("59/TTr-STTTT", "05/12/2023")]
    with program.context.database.read() as session:
        (line,) = submission_lines(session, program.context.round_id)
    assert line.number == "95/TTr-STTTT"


def test_a_form_that_is_left_records_nothing(qapp, program, page, monkeypatch):
    monkeypatch.setattr(council_page.CouncilForm, "exec", lambda _form: QDialog.DialogCode.Rejected)
    page.record()
    assert set(states(program).values()) == {NominationState.SUBMITTED}


def results(page):
    model = page.results.table
    rows = [row for row in range(model.rowCount()) if model.id_at(row) > 0]
    return [[model.index(row, column).data() for column in range(model.columnCount())] for row in rows]


def test_those_who_wait_stand_under_the_award_that_they_are_for(page):
    head = page.results.table.index(0, 0).data()
    assert head.startswith("I. Bằng khen của ") and head.endswith("10")
    assert page.results.columnSpan(0, 0) == 9
    rows = results(page)
    assert [row[0] for row in rows] == [str(number) for number in range(1, 11)]
    assert {row[8] for row in rows} == {"chờ Hội đồng"}
    assert page.sessions.currentText() == "Chờ Hội đồng · 10 đề nghị" and page.band.isHidden()


def test_the_main_button_says_what_is_lacking_next(qapp, program, page, monkeypatch):
    assert "kết quả" in page.next_button.text().lower()
    record_all_but(page, monkeypatch, 3)
    gallery.settle(qapp, program)
    assert page.next_button.text() == "Tờ trình mới…"
    monkeypatch.setattr(council_page.SubmissionForm, "exec", lambda _form: QDialog.DialogCode.Accepted)
    page.next_action.trigger()
    gallery.settle(qapp, program)
    assert page.next_button.text() == "Vào số tờ trình…" and page.next_action.isEnabled()


def test_the_minutes_and_each_submission_are_papers_of_the_list(qapp, program, page, monkeypatch):
    record_all_but(page, monkeypatch, 3)
    gallery.settle(qapp, program)
    assert page.list.count() == 2 and "Chủ tịch UBND tỉnh" in page.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    page.list.choose(council_page.MINUTES)
    (shown,) = page.shown()
    assert (shown.code, shown.subject_id) == ("minutes", program.context.round_id)
    page.list.setCurrentRow(1)
    page.list.choose(council_page.MINUTES)
    assert page.preview.shows_nothing() and page.preview.empty.missing.text() == "Đang vẽ bản in…", "not the one before"
    gallery.settle(qapp, program)
    assert not page.preview.shows_nothing()


def test_one_who_was_submitted_later_waits_beside_the_session_that_was_held(qapp, program, monkeypatch):
    first, *rest = all_ids(program)
    program.context.history.do(MoveNominations(tuple(rest), NominationState.SUBMITTED))
    page = open_page(qapp, program, "council")
    record_all_but(page, monkeypatch, 0)
    program.context.history.do(MoveNominations((first,), NominationState.SUBMITTED))
    gallery.settle(qapp, program)
    assert [page.sessions.itemText(at) for at in range(page.sessions.count())] == [
        "Buổi họp 20/12/2023 · 9 đề nghị",
        "Chờ Hội đồng · 1 đề nghị",
    ]
    page.sessions.setCurrentIndex(1)
    gallery.settle(qapp, program)
    assert len(results(page)) == 1 and page.band.isHidden()


def test_who_is_recommended_without_a_session_is_not_called_unsubmitted(qapp, program, page):
    assert page.results.missing.startswith("Chưa nộp đề nghị nào") or page.results.table.rowCount()
    program.context.history.do(MoveNominations(all_ids(program), NominationState.RECOMMENDED))
    gallery.settle(qapp, program)
    assert not page.results.table.rowCount()
    assert page.results.missing == "Không ai chờ Hội đồng: 10 đề nghị đã được đề nghị khen, không qua họp."


def test_no_two_buttons_of_the_page_say_the_same(qapp, program, page):
    for state in (NominationState.SUBMITTED, NominationState.RECOMMENDED):
        if state is NominationState.RECOMMENDED:
            program.context.history.do(MoveNominations(all_ids(program), state))
        gallery.settle(qapp, program)
        said = [each.accessibleName() for each in (*page.other_buttons, page.next_button) if each.isVisible()]
        assert len(said) == len(set(said)), said
