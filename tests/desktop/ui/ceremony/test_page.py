"""The page of the ceremony, by keyboard: the conference, order of calling, who receives, handed over and paid."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from db.changes.certificates import MoveSheets, StartPrintRun
from db.changes.rounds import OpenRound
from db.queries.ceremony_rows import called_sections
from db.queries.round_papers import round_facts
from db.queries.sheet_list import certificate_lines
from db.rules.terms import ReceivingWay, RewardType, SheetState
from desktop.papers.table import paper
from desktop.ui.ceremony.forms import LabelSheetForm, ReceiverForm
from desktop.ui.ceremony.side import PAPERS, SET
from desktop.ui.forms.bonus_form import BonusForm
from desktop.ui.shell import gallery
from tests.conftest import type_vi
from tests.desktop.ui.windows import close_unasked, open_page, start, write
from tests.sample_record import ROUND, sample_record

TODAY = date(2024, 1, 12)


@pytest.fixture
def opened(qapp, tmp_path):
    program = start(qapp, tmp_path / "settings", sample_record(tmp_path / "record.sqlite"), TODAY)
    page = open_page(qapp, program, "ceremony")
    yield qapp, program, page
    close_unasked(program)


def rows(program):
    with program.context.database.read() as session:
        return [one for part in called_sections(session, ROUND, TODAY) for one in part.rows]


def settle(opened):
    opened[1].context.history.finish()
    gallery.settle(opened[0], opened[1])


def test_the_page_shows_who_is_called_money_and_papers(opened):
    _qapp, program, page = opened
    assert page.model.rowCount() == 13 and len(page.chosen()) == 1
    assert page.band.name.text().startswith("Hội nghị tổng kết công tác năm 2023")
    assert page.header.context.toolTip() == "11 lượt · 0 đã trao · đã chi 0 / 25.200.000"
    assert set(page.side_view.marks) == set(PAPERS)
    assert [one.code for one in page.shown()] == list(SET)
    assert not page.hand.isEnabled() and "Alt+5" in page.hand.statusTip()
    assert program.window.sidebar is not None


def test_the_set_is_not_offered_where_nobody_is_awarded(opened, qtbot):
    qapp, program, page = opened
    assert page.print_action.isEnabled()
    round_id = write(program, OpenRound("Phong trào thi đua năm 2024", 2024, RewardType.MOVEMENT))
    program.context.round.choose(round_id)
    assert open_page(qapp, program, "ceremony") is page
    qtbot.waitUntil(lambda: not page.shown() and not page.print_action.isEnabled())
    assert "Ban hành quyết định" in page.print_action.statusTip()


def test_somebody_is_called_later_and_undo_takes_it_back(opened):
    _qapp, program, page = opened
    first, second, third, fourth, *_rest = rows(program)
    page.list.choose(third.recipient_id)
    page.down.trigger()
    settle(opened)
    assert [one.recipient_id for one in rows(program)[2:4]] == [fourth.recipient_id, third.recipient_id]
    assert page.list.current_id() == third.recipient_id
    page.list.choose(second.recipient_id)
    said = []
    page.status.connect(said.append)
    page.down.trigger()  # the next one is of another kind
    assert any("cùng quyết định" in each for each in said)
    program.context.history.undo()
    settle(opened)
    assert [one.recipient_id for one in rows(program)[:4]] == [
        one.recipient_id for one in (first, second, third, fourth)
    ]


def test_the_sheet_of_labels_that_the_office_buys_is_chosen_and_its_labels_fit_it(opened, monkeypatch):
    _qapp, program, page = opened

    def answer(form):
        assert form.uses["seat"].currentText() == "10 nhãn 99,1 × 57,0 mm (2 × 5)"
        form.uses["seat"].setCurrentIndex(0)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(LabelSheetForm, "exec", answer)
    page.choose_label_sheets()
    settle(opened)
    with program.context.database.read() as session:
        made = {code: paper(code).load().gather(session, ROUND, TODAY).sheet.id for code in ("seats", "envelopes")}
    assert made == {"seats": "64x38", "envelopes": "99x38"}
    program.context.history.undo()
    settle(opened)
    with program.context.database.read() as session:
        assert paper("seats").load().gather(session, ROUND, TODAY).sheet.id == "99x57"


def test_who_receives_is_asked_for_and_written(opened, monkeypatch):
    _qapp, program, page = opened
    third = rows(program)[2]

    def answer(form):
        form.way.setCurrentIndex(1)
        assert not form.accept_button.isEnabled()
        type_vi(form.receiver, "bà Lò Thị Mai")
        assert form.accept_button.isEnabled()
        form.accept_button.click()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ReceiverForm, "exec", answer)
    page.list.choose(third.recipient_id)
    page.receive.trigger()
    settle(opened)
    told = rows(program)[2]
    assert (told.way, told.receiver) == (ReceivingWay.PROXY, "bà Lò Thị Mai")
    row = page.model.row_of(third.recipient_id)
    assert page.model.index(row, 2).data() == "Nhận thay: bà Lò Thị Mai"


def test_good_certificates_are_handed_over_to_whoever_receives_and_bonuses_paid(opened, monkeypatch):
    _qapp, program, page = opened
    every = rows(program)
    certificates = tuple(one.certificate for one in every[:2])
    write(program, StartPrintRun(certificates, "HP LaserJet A3"))
    with program.context.database.read() as session:
        sheets = [line.sheet_id for line in certificate_lines(session, every[0].decision_id) if line.sheet_id]
    write(program, MoveSheets(tuple(sheets), SheetState.GOOD))
    settle(opened)
    page.list.choose(every[0].recipient_id)
    page.list.choose_many({one.recipient_id for one in every[:3]})
    settle(opened)
    assert page.hand.isEnabled()
    page.hand.trigger()
    settle(opened)
    assert [one.handed for one in rows(program)[:3]] == [TODAY, TODAY, None]
    assert every[2].name in page.progress.words.text()  # who is left out is read on, whatever row is stood upon

    def pay(form):
        assert len(form.ticked()) == 3
        form.accept_button.click()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(BonusForm, "exec", pay)
    page.pay.trigger()
    settle(opened)
    assert [one.paid == one.bonus for one in rows(program)[:4]] == [True, True, True, False]
    page.waiting.setCurrentIndex(1)
    settle(opened)
    assert every[0].recipient_id not in page.model.ids() and every[2].recipient_id in page.model.ids()


def test_the_conference_is_kept_when_a_field_is_left(opened):
    _qapp, program, page = opened
    type_vi(page.band.chair, "Ông Phan Việt Tùng, Giám đốc Sở")
    type_vi(page.band.hour, "8h30")
    page.band.keep()
    settle(opened)
    with program.context.database.read() as session:
        held = round_facts(session, ROUND).ceremony
    assert (held.begins_at, held.chair) == ("08:30", "Ông Phan Việt Tùng, Giám đốc Sở")
    page.band.hour.setText("25h")
    page.band.keep()
    assert page.band.note.tone == "stop"


def test_a_paper_is_printed_or_saved_by_its_button(opened, monkeypatch):
    _qapp, _program, page = opened
    asked, saved = [], []
    page.print_requested.disconnect()
    page.print_requested.connect(asked.append)
    monkeypatch.setattr(page.saving, "ask", lambda *told: saved.append(told))
    for (code, way), button in page.side_view.buttons.items():
        assert button.isEnabled() and button.focusPolicy() & Qt.FocusPolicy.TabFocus
        button.click()
        assert (asked[-1][0].code if way == "print" else saved[-1][0]) == code
    assert {told[-1] for told in saved} == {"docx", "xlsx"}
